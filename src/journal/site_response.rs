//! What an answer of the site says: whether the site as a whole has a problem,
//! in its own words, and how far this computer's clock is from the site's.

use super::event::Trouble;
use crate::form::markup::texts;
use crate::form::site_status;
use crate::form::texts::says_answer;
use crate::redact;

/// Texts of an answer that are kept at most, and characters of each.
const MOST: usize = 3;
const LONGEST: usize = 300;

/// Trouble that an answer tells of, and the site's words about it, masked.
/// A page with a password field is a page to log in, whatever its title says.
#[must_use]
pub fn trouble(status: u16, markup: &str) -> (Option<Trouble>, Option<String>) {
    let page = texts::read(markup);
    let titles = page.titles.iter().map(String::as_str).filter(|_| !page.asks_password);
    let Some(trouble) = site_status::of_page(titles, Some(status)) else { return (None, None) };
    let mut said: Vec<String> = Vec::new();
    for line in page.lines.iter().filter(|line| Trouble::titled(line).is_some() || says_answer(line)) {
        let words: String = redact::masked(line, &[]).chars().take(LONGEST).collect();
        if said.len() < MOST && !said.contains(&words) {
            said.push(words);
        }
    }
    (Some(trouble), (!said.is_empty()).then(|| said.join("\n")))
}

/// How far this computer's clock is ahead of the site's, in milliseconds.
/// `date`: what the answer is dated, which is cut to whole seconds; `age`: how
/// long it lay on the way since, in seconds; `sent`, `came`: by this computer's
/// clock. All in milliseconds since the epoch but for `age`.
#[must_use]
pub fn clock_ahead(date: i64, age: i64, sent: i64, came: i64) -> i64 {
    // The answer is dated in the middle of its way, and half a second is cut off on average.
    let here = sent.saturating_add(came.saturating_sub(sent) / 2);
    here.saturating_sub(date.saturating_add(500).saturating_add(age.saturating_mul(1000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maintenance_is_told_in_the_sites_words() {
        let page = "<!doctype html><title>メンテナンス中</title><style>.a{}</style><h1>ただいま<b>メンテナンス</b>中です</h1>\
                    <p>終了は&nbsp;6:00 の予定です。</p><p>しばらくお待ちください。<br>taro@example.jp</p>";
        let (trouble, said) = trouble(503, page);
        assert_eq!(trouble, Some(Trouble::Maintenance));
        assert_eq!(said.as_deref(), Some("メンテナンス中\nただいまメンテナンス中です\nしばらくお待ちください。"));
    }

    #[test]
    fn a_status_alone_is_trouble_without_words() {
        assert_eq!(trouble(502, "<html><h1>502</h1></html>"), (Some(Trouble::ServerError), None));
        assert_eq!(trouble(500, ""), (Some(Trouble::ServerError), None));
    }

    #[test]
    fn a_page_to_log_in_is_well_although_it_names_a_coming_maintenance() {
        let page = "<title>ログイン</title><h2>メンテナンスのお知らせ</h2><input type='password'>";
        assert_eq!(trouble(200, page), (None, None));
        assert_eq!(trouble(200, "<p>メンテナンス</p>"), (None, None), "neither title nor heading");
    }

    #[test]
    fn what_names_a_person_is_masked_and_scripts_say_nothing() {
        let page =
            "<h1>混雑しています</h1><SCRIPT>var x = '<h1>メンテナンス'</SCRIPT><!-- <h1>メンテナンス --><p>エラー taro@example.jp</p>";
        assert_eq!(trouble(200, page), (Some(Trouble::Busy), Some("混雑しています\nエラー ***@***".to_owned())));
    }

    #[test]
    fn broken_markup_ends() {
        for page in ["<", "<!--", "<script>", "<h1>メンテナンス", "</", "<title", "&", "<<>><h1><h1>", "<ſcript>İ</script>"] {
            let _ = trouble(200, page);
        }
    }

    #[test]
    fn half_of_the_way_and_the_time_on_a_shelf_are_taken_off() {
        assert_eq!(clock_ahead(10_000, 0, 10_400, 10_600), 0);
        assert_eq!(clock_ahead(10_000, 60, 70_400, 70_600), 0);
        assert_eq!(clock_ahead(86_410_000, 0, 10_400, 10_600), -86_400_000);
        assert_eq!(clock_ahead(i64::MAX, i64::MAX, i64::MIN, i64::MAX), clock_ahead(i64::MAX, i64::MAX, i64::MIN, i64::MAX));
    }
}
