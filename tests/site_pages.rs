//! Pages that come after an attempt, as data: which of their texts are answers,
//! whether somebody is logged in, what came of the attempt.

use login_rescue::form::markup::texts;
use login_rescue::form::outcome::{self, PageAfter};
use login_rescue::form::texts::Text;
use login_rescue::form::{FormKind, Outcome, answers, signed_in, site_status};

const FORM: &str = "<form><label>メールアドレス <input type=text name=mail></label><label>パスワード \
                    <input type=password name=password></label><button type=button>ログイン</button></form>";

/// What a page is to be taken for.
#[derive(Debug, PartialEq)]
struct Judged {
    outcome: Outcome,
    signed_in: bool,
    answers: Vec<String>,
}

struct Case {
    name: &'static str,
    status: u16,
    right: Judged,
    html: String,
}

/// The pages of the corpus, or the first section that cannot be read.
fn cases() -> Result<Vec<Case>, String> {
    let corpus = include_str!("corpora/site-pages.txt");
    corpus.split("\n=== ").skip(1).map(|section| case(section).ok_or_else(|| section.to_owned())).collect()
}

fn case(section: &'static str) -> Option<Case> {
    let (head, html) = section.split_once("\nhtml\n")?;
    let mut lines = head.lines();
    let name = lines.next()?;
    let mut right = Judged { outcome: Outcome::Unknown, signed_in: false, answers: Vec::new() };
    let mut status = 200;
    for line in lines {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("outcome", outcome) => right.outcome = serde_json::from_value(outcome.into()).ok()?,
            ("signed-in", _) => right.signed_in = true,
            ("status", number) => status = number.parse().ok()?,
            ("answer", text) => right.answers.push(text.replace("\\n", "\n")),
            _ => return None,
        }
    }
    Some(Case { name, status, right, html: html.replace("{form}", FORM) })
}

/// As the content script judges a page, with a reader of markup in place of the browser.
fn judged(html: &str, status: u16) -> Judged {
    let page = texts::read(html);
    let form = if page.asks_password { FormKind::SignIn } else { FormKind::None };
    let logs_out = page.controls.iter().map(|control| signed_in::logs_out(control.address.as_deref(), || control.label.clone()));
    let signed_in = signed_in::signed_in(form, logs_out);
    let whole = if form == FormKind::SignIn { None } else { site_status::of_page(page.titles.iter().map(String::as_str), Some(status)) };
    let after = PageAfter { trouble: whole, status: Some(status), signed_in, form, otherwise: false };
    let found: Vec<&Text> = page.texts.iter().filter(|text| answers::is_answer(*text)).collect();
    let found = answers::chosen(found, |a, b| a.holds(b), |a, b| a.node < b.node, |text| text.words.clone());
    Judged {
        outcome: outcome::of_page(&after).outcome(),
        signed_in: signed_in == Some(true),
        answers: found.into_iter().map(|(_, words)| words).collect(),
    }
}

#[test]
fn every_page_is_taken_for_what_it_is() -> Result<(), String> {
    let cases = cases()?;
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let judged = judged(&case.html, case.status);
            (judged != case.right).then(|| format!("{}: {judged:?}\n    right: {:?}", case.name, case.right))
        })
        .collect();
    println!("{} pages, {} wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases.len() >= 60);
    Ok(())
}
