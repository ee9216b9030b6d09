//! The site's messages: the one table of parts of words (`messages/table.rs`) from which everything
//! is derived that looks for them or tells what they mean. None is a quotation
//! (source: the shape of Japanese and English service pages in general, and two
//! messages of the reset screen that are known word for word).
//!
//! A new phrase is one line: another part in a group, or another row. A group is
//! a text of parts with `|` between them, which costs the content script a third
//! of what a list costs; parts are written as [`folded`] makes texts: small
//! letters of half width.
//!
//! Rows and parts are weighed per sentence, and only where the sentence speaks
//! of now (the folder's `mood`): «your account will be locked», a link about
//! leaving, a failure that is over say nothing of this attempt.

mod mood;
mod table;

pub use table::Meaning;

use super::search::{folded, holds_of};
use Tells::{All, Done, Last, Title};
use table::{MESSAGES, Row, Tells, answer};

const fn count(tells: Tells) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < MESSAGES.len() {
        count += (MESSAGES[at].tells as u8 == tells as u8) as usize;
        at += 1;
    }
    count
}

/// The rows of a kind. These lists are made when this is compiled, so that the
/// content script carries what it asks for and not the whole table.
const fn rows_of<const N: usize>(tells: Tells) -> [Row; N] {
    let mut rows = [answer(Title, &[]); N];
    let (mut to, mut at) = (0, 0);
    while at < MESSAGES.len() {
        if MESSAGES[at].tells as u8 == tells as u8 {
            rows[to] = MESSAGES[at];
            to += 1;
        }
        at += 1;
    }
    rows
}

/// The groups that make an answer by any one part.
const LASTS: [&str; count(Last)] = {
    let rows: [Row; count(Last)] = rows_of(Last);
    let mut lasts = [""; count(Last)];
    let mut at = 0;
    while at < rows.len() {
        lasts[at] = rows[at].groups[rows[at].groups.len() - 1];
        at += 1;
    }
    lasts
};

/// Answers that take a part of each group.
const WHOLES: [Row; count(All)] = rows_of(All);
/// Answers in whatever mood.
const DONES: [Row; count(Done)] = rows_of(Done);
/// What a title or heading says with one word.
const TITLES: [Row; count(Title)] = rows_of(Title);

fn any(rows: &[Row], sentence: &str) -> bool {
    rows.iter().any(|row| row.fits(sentence))
}

fn first(rows: &[Row], sentence: &str) -> Option<Meaning> {
    rows.iter().find(|row| row.fits(sentence))?.meaning
}

fn is_stated_now(sentence: &str) -> bool {
    mood::of_now(sentence) && mood::stated(sentence)
}

/// The sentences of a folded text, each with the end of its line.
fn sentences(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|byte| byte == b'\n')? + 1;
        let (sentence, more) = rest.split_at_checked(end)?;
        rest = more;
        Some(sentence)
    })
}

/// Whether a text reads as an answer to an attempt: by its words, wherever it stands and whatever it looks like.
#[must_use]
pub fn is_answer(text: &str) -> bool {
    let told = |sentence: &str| LASTS.iter().any(|group| holds_of(sentence, group)) || any(&WHOLES, sentence);
    sentences(&folded(text)).any(|sentence| any(&DONES, sentence) || told(sentence) && mood::of_now(sentence))
}

/// Maintenance or a rush of visitors that a text tells of as a state of now. The
/// content script asks this; that a server failed it knows by the HTTP status.
#[must_use]
pub fn announced(text: &str) -> Option<Meaning> {
    let of_site = |meaning: &Meaning| meaning.of_site();
    sentences(&folded(text)).find_map(|sentence| first(&WHOLES, sentence).filter(of_site).filter(|_| is_stated_now(sentence)))
}

/// The same of what a page calls itself: one word of it is enough in a title or heading,
/// unless it is over or comes later.
#[must_use]
pub fn titled(title: &str) -> Option<Meaning> {
    announced(title).or_else(|| sentences(&folded(title)).find_map(|part| first(&TITLES, part).filter(|_| mood::of_now(part))))
}

/// Trouble of the whole site that a text tells of as a state of now, be it of any kind.
#[must_use]
pub fn trouble(text: &str) -> Option<Meaning> {
    let of_site = |row: &&Row| row.meaning.is_some_and(Meaning::of_site) && row.tells != Title;
    first_said(text, MESSAGES.iter().filter(of_site))
}

/// The meaning of the first row that fits a sentence of a text that states how it is now.
fn first_said<'a>(text: &str, mut rows: impl Iterator<Item = &'a Row>) -> Option<Meaning> {
    let folded = folded(text);
    let said: Vec<&str> = sentences(&folded).filter(|sentence| is_stated_now(sentence)).collect();
    rows.find(|row| said.iter().any(|sentence| row.fits(sentence)))?.meaning
}

/// What a text of the site means; `None`: its parts do not tell, or not of now, and it stands for itself.
#[must_use]
pub fn meaning(text: &str) -> Option<Meaning> {
    first_said(text, MESSAGES.iter().filter(|row| row.tells != Title))
}

/// Whether a text tells that a mail was sent, be it under a condition
/// («if the address is registered, …»), which [`meaning`] leaves out.
#[must_use]
pub fn tells_of_sending(text: &str) -> bool {
    sentences(&folded(text)).any(|sentence| any(&DONES, sentence))
}

/// What wakes the engine in the title of a page without a form, as a regular expression of
/// JavaScript to be used without regard to case: made from the table, so that it cannot drift.
#[must_use]
pub fn wake_title() -> String {
    TITLES.iter().flat_map(|row| row.groups.iter().copied()).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_apart() {
        for (text, expected) in [
            ("ただいまシステムメンテナンス中です。", Meaning::Maintenance),
            ("500 Internal Server Error", Meaning::ServerError),
            ("システムエラーが発生しました", Meaning::ServerError),
            ("アクセスが集中しています。しばらくしてから…", Meaning::Busy),
            ("画像認証に失敗しました。もう一度お試しください。", Meaning::CaptchaRejected),
            ("ロボットではないことを確認してください", Meaning::CaptchaWanted),
            ("セッションの有効期限が切れました", Meaning::SessionExpired),
            ("このURLは有効期限が切れています", Meaning::LinkExpired),
            ("メールに届いた認証コードを入力してください", Meaning::CodeWanted),
            ("認証コードが正しくありません", Meaning::CodeRejected),
            ("ブラウザのCookieを有効にしてください", Meaning::CookiesOff),
            ("アカウントがロックされています", Meaning::Locked),
            ("ログイン試行回数の上限を超えました", Meaning::Locked),
            ("このアカウントは退会済みです", Meaning::MembershipEnded),
            ("入力された情報がお客様の登録情報と一致しません", Meaning::NotRegistered),
            ("パスワードリセット用のURLをメールでお送りしました", Meaning::ResetSent),
            ("メールアドレスまたはパスワードが違います", Meaning::WrongInput),
            ("入力内容をご確認のうえ、もう一度お試しください", Meaning::CheckInput),
        ] {
            assert_eq!(meaning(text), Some(expected), "{text}");
            assert!(is_answer(text), "not found where nothing but its words tells: {text}");
            assert_eq!(trouble(text).is_some(), expected.of_site(), "{text}");
        }
    }

    #[test]
    fn what_matches_nothing_stands_for_itself() {
        for text in ["", "こんにちは", "E-2041", "ポイントが2倍", "🔑"] {
            assert_eq!(meaning(text), None, "{text}");
            assert!(!is_answer(text), "{text}");
        }
    }

    #[test]
    fn every_part_is_written_as_texts_are_folded_and_stands_in_its_group_once() {
        for row in MESSAGES {
            assert!(!row.groups.is_empty(), "{row:?}");
            for group in row.groups {
                let parts: Vec<&str> = group.split('|').collect();
                for part in &parts {
                    assert_eq!(folded(part).trim_end_matches('\n'), part.trim_end_matches('\n'), "{row:?}");
                    assert_eq!(parts.iter().filter(|other| *other == part).count(), 1, "{part}");
                    assert!(!part.is_empty(), "{row:?}");
                }
            }
        }
    }

    fn ends_in(row: &Row, sentence: &str) -> bool {
        row.groups.last().is_some_and(|group| holds_of(sentence, group))
    }

    /// What a table makes of a text: whether it is an answer, and what it means.
    fn judged(rows: &[Row], text: &str) -> (bool, Option<Meaning>) {
        let told = |row: &Row, sentence: &str| match row.tells {
            Last => ends_in(row, sentence) && mood::of_now(sentence),
            All => row.fits(sentence) && mood::of_now(sentence),
            Done => row.fits(sentence),
            Title => false,
        };
        let answers = sentences(&folded(text)).any(|sentence| rows.iter().any(|row| told(row, sentence)));
        (answers, first_said(text, rows.iter().filter(|row| row.tells != Title)))
    }

    #[test]
    fn without_any_row_some_sentence_is_taken_for_something_else() {
        let corpus = include_str!("../../tests/corpora/site-messages.tsv").lines().filter(|line| !line.starts_with('#'));
        let texts: Vec<&str> = corpus.filter_map(|line| line.split('\t').next()).collect();
        for text in &texts {
            assert_eq!(judged(MESSAGES, text), (is_answer(text), meaning(text)), "the parts that are made of the table: {text}");
        }
        for (left_out, row) in MESSAGES.iter().enumerate().filter(|(_, row)| row.tells != Title) {
            let rows: Vec<Row> = MESSAGES.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, row)| *row).collect();
            let mut concerned = texts.iter().filter(|text| ends_in(row, &folded(text)));
            let changes = concerned.any(|text| judged(&rows, text) != judged(MESSAGES, text));
            assert!(changes, "no sentence needs this row: {row:?}");
        }
    }

    /// A phrase is one line in this table: whatever row it is added to, it is searched for.
    #[test]
    fn every_row_with_a_meaning_is_found_by_its_words() {
        for row in MESSAGES.iter().filter(|row| row.tells != Title) {
            for part in row.groups.last().into_iter().flat_map(|group| group.split('|')) {
                let others = row.groups.iter().rev().skip(1).filter_map(|group| group.split('|').next());
                let text: String = others.chain([part]).collect();
                assert!(is_answer(&text) || !mood::of_now(&folded(&text)), "{text}");
            }
        }
    }

    #[test]
    fn titles_wake_the_engine_for_the_words_that_titles_are_known_by() {
        let wakes = |title: &str| wake_title().split('|').any(|part| folded(title).contains(part));
        for title in ["メンテナンス中 | 再現", "Maintenance", "アクセスが集中しております", "混雑しています"] {
            assert!(wakes(title), "{title}");
        }
        assert!(!wakes("マイページ"));
        assert!(
            wake_title().chars().all(|letter| letter == '|' || letter.is_alphanumeric()),
            "nothing that a regular expression would read"
        );
    }

    #[test]
    fn a_mail_that_was_sent_under_a_condition_is_told_apart() {
        let text = "ご登録がある場合は、メールをお送りしました";
        assert!(tells_of_sending(text) && is_answer(text));
        assert_eq!(meaning(text), None);
        assert!(!tells_of_sending("登録したメールアドレスにメールをお送りします"));
    }
}
