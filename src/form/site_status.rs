//! Trouble of the site as a whole, told by what a page calls itself or by the
//! HTTP status.

use super::Trouble;

/// From this HTTP status on it is the server that failed.
const SERVER_FAILED: u16 = 500;

/// Trouble that a whole page is: told by its title or a heading, else by the
/// status. A page with the form to log in is well, whatever its title says; ask
/// only for others.
#[must_use]
pub fn of_page<'a>(mut titles: impl Iterator<Item = &'a str>, status: Option<u16>) -> Option<Trouble> {
    titles.find_map(Trouble::titled).or_else(|| status.filter(|status| *status >= SERVER_FAILED).map(|_| Trouble::ServerError))
}

/// Trouble to be noted although nobody tried anything, and the text that tells
/// of it: on a page that is nothing but that (`whole`), or in words that are new
/// on the site (`is_new`).
#[must_use]
pub fn noticed(whole: Option<Trouble>, said: Vec<String>, is_new: impl Fn(&str) -> bool) -> Option<(Trouble, Option<String>)> {
    let telling = said.into_iter().find(|text| Trouble::announced(text).is_some() && (whole.is_some() || is_new(text)));
    let trouble = whole.or_else(|| Trouble::announced(telling.as_deref()?))?;
    Some((trouble, telling))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_a_title_is_enough_unless_it_is_over_or_later() {
        for (title, expected) in [
            ("メンテナンス", Some(Trouble::Maintenance)),
            ("Maintenance | example", Some(Trouble::Maintenance)),
            ("アクセス集中", Some(Trouble::Busy)),
            ("メンテナンス終了のお知らせ", None),
            ("メンテナンスを予定しています", None),
            ("マイページ", None),
        ] {
            assert_eq!(of_page([title].into_iter(), Some(200)), expected, "{title}");
        }
    }

    #[test]
    fn the_status_tells_where_no_title_does() {
        assert_eq!(of_page(["ご案内"].into_iter(), Some(500)), Some(Trouble::ServerError));
        assert_eq!(of_page(["ご案内", "混雑しています"].into_iter(), Some(503)), Some(Trouble::Busy));
        assert_eq!(of_page(["ご案内"].into_iter(), Some(499)), None);
        assert_eq!(of_page(["ご案内"].into_iter(), None), None);
    }

    #[test]
    fn on_a_page_of_its_own_trouble_is_noticed_each_time_else_only_when_it_is_new() {
        let said = || vec!["ようこそ".to_owned(), "ただいまメンテナンス中です".to_owned()];
        let telling = said().pop();
        let noted = Some((Trouble::Maintenance, telling.clone()));
        assert_eq!(noticed(None, said(), |_| true), noted);
        assert_eq!(noticed(None, said(), |_| false), None);
        assert_eq!(noticed(Some(Trouble::ServerError), said(), |_| false), Some((Trouble::ServerError, telling)));
        assert_eq!(noticed(Some(Trouble::ServerError), Vec::new(), |_| true), Some((Trouble::ServerError, None)));
    }
}
