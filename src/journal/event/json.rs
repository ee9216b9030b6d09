//! The JSON of what a page writes down, letter for letter as serde writes it
//! (the test below compares), without serde in the content script. Whoever
//! reads, and whoever writes other facts, uses serde.

mod parts;

pub(crate) use parts::text;
use parts::{list, name, number, open, truth, word};

use super::{
    Address, Appeared, Attempt, EventId, Fact, FormKind, Notice, OpenFinding, Outcome, OutcomeStatement, PageSeen, SCHEMA, SiteMessage,
    Trigger, Trouble, Viewport, Way, Witness,
};
use crate::inspect::Field;
use crate::named::Named;

/// An event as a page writes it; see [`crate::journal::Event`].
#[derive(Clone, Debug)]
pub struct PageEvent<'a> {
    /// Its name.
    pub id: &'a EventId,
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// Minutes east of UTC.
    pub zone: i32,
    /// The browser's number of the tab, where known.
    pub tab: Option<i32>,
    /// Which load of a page writes it.
    pub view: &'a str,
    /// What happened.
    pub fact: FromPage,
}

/// A fact that a page writes.
#[derive(Clone, Debug)]
pub enum FromPage {
    /// [`Fact::PageSeen`]
    PageSeen(PageSeen),
    /// [`Fact::Attempt`]
    Attempt(Attempt),
    /// [`Fact::SiteMessage`]
    SiteMessage(SiteMessage),
    /// [`Fact::Outcome`]
    Outcome(OutcomeStatement),
    /// [`Fact::Notice`]
    Notice(Notice),
}

impl From<FromPage> for Fact {
    fn from(fact: FromPage) -> Self {
        match fact {
            FromPage::PageSeen(seen) => Self::PageSeen(seen),
            FromPage::Attempt(attempt) => Self::Attempt(attempt),
            FromPage::SiteMessage(message) => Self::SiteMessage(message),
            FromPage::Outcome(stated) => Self::Outcome(stated),
            FromPage::Notice(notice) => Self::Notice(notice),
        }
    }
}

impl PageEvent<'_> {
    /// The text to store.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{");
        number(&mut json, "v", i64::from(SCHEMA));
        word(&mut json, "id", self.id.as_str());
        number(&mut json, "at", self.at);
        number(&mut json, "zone", i64::from(self.zone));
        if let Some(tab) = self.tab {
            number(&mut json, "tab", i64::from(tab));
        }
        word(&mut json, "view", self.view);
        open(&mut json, "fact");
        match &self.fact {
            FromPage::PageSeen(seen) => page_seen(&mut json, seen),
            FromPage::Attempt(attempt) => tried(&mut json, attempt),
            FromPage::SiteMessage(message) => said(&mut json, message),
            FromPage::Outcome(stated) => ended(&mut json, stated),
            FromPage::Notice(notice) => announced(&mut json, notice),
        }
        json.push_str("}}}");
        json
    }
}

fn page_seen(json: &mut String, PageSeen { page, status, form, signed_in, trouble, attempt, took }: &PageSeen) {
    open(json, "page-seen");
    address(json, page);
    status_of(json, *status);
    word(json, "form", form_name(*form));
    if let Some(signed_in) = *signed_in {
        truth(json, "signed_in", signed_in);
    }
    if let Some(trouble) = *trouble {
        word(json, "trouble", trouble_name(trouble));
    }
    answers(json, attempt.as_ref());
    if let Some(took) = *took {
        number(json, "took", i64::from(took));
    }
}

fn tried(json: &mut String, attempt: &Attempt) {
    // The environment is none of the page's: the background adds it.
    let Attempt { page, trigger, findings, autofilled, captcha, way, viewport, cookies, environment: _ } = attempt;
    open(json, "attempt");
    address(json, page);
    let name = match trigger {
        Trigger::Button => "button",
        Trigger::Enter => "enter",
        Trigger::Submit => "submit",
        Trigger::FirstStep => "first-step",
    };
    word(json, "trigger", name);
    odd(json, findings);
    truth(json, "autofilled", *autofilled);
    truth(json, "captcha", *captcha);
    let way = match way {
        Way::Mail => None,
        Way::Yahoo => Some("yahoo"),
        Way::Line => Some("line"),
        Way::Apple => Some("apple"),
    };
    if let Some(way) = way {
        word(json, "way", way);
    }
    if let Some(Viewport { width, height }) = viewport {
        open(json, "viewport");
        number(json, "width", i64::from(*width));
        number(json, "height", i64::from(*height));
        json.push('}');
    }
    if let Some(cookies) = *cookies {
        truth(json, "cookies", cookies);
    }
}

fn said(json: &mut String, SiteMessage { text, cut, page, status, appeared, attempt, findings }: &SiteMessage) {
    open(json, "site-message");
    word(json, "text", text);
    if let Some(cut) = *cut {
        number(json, "cut", i64::from(cut));
    }
    address(json, page);
    status_of(json, *status);
    let name = match appeared {
        Appeared::WithPage => "with-page",
        Appeared::Later => "later",
    };
    word(json, "appeared", name);
    answers(json, attempt.as_ref());
    odd(json, findings);
}

fn ended(json: &mut String, OutcomeStatement { attempt, outcome, by }: &OutcomeStatement) {
    open(json, "outcome");
    word(json, "attempt", attempt.as_str());
    let name = match outcome {
        Outcome::In => "in",
        Outcome::Refused => "refused",
        Outcome::Captcha => "captcha",
        Outcome::NotSent => "not-sent",
        Outcome::NoAnswer => "no-answer",
        Outcome::SiteDown => "site-down",
        Outcome::Unknown => "unknown",
    };
    word(json, "outcome", name);
    let name = match by {
        Witness::Clock => "clock",
        Witness::Page => "page",
        Witness::Person => "person",
    };
    word(json, "by", name);
}

fn announced(json: &mut String, Notice { page, trouble, text, status }: &Notice) {
    open(json, "notice");
    address(json, page);
    word(json, "trouble", trouble_name(*trouble));
    if let Some(text) = text {
        word(json, "text", text);
    }
    status_of(json, *status);
}

fn trouble_name(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Maintenance => "maintenance",
        Trouble::Busy => "busy",
        Trouble::ServerError => "server-error",
    }
}

fn form_name(form: FormKind) -> &'static str {
    match form {
        FormKind::None => "none",
        FormKind::SignIn => "sign-in",
        FormKind::Reset => "reset",
        FormKind::Register => "register",
    }
}

fn address(json: &mut String, Address { host, path, query }: &Address) {
    open(json, "page");
    word(json, "host", host);
    word(json, "path", path);
    if !query.is_empty() {
        name(json, "query");
        list(json, query, |json, key| text(json, key));
    }
    json.push('}');
}

fn odd(json: &mut String, findings: &[OpenFinding]) {
    if !findings.is_empty() {
        name(json, "findings");
        list(json, findings, |json, OpenFinding { field, code }| {
            json.push('{');
            word(json, "field", if *field == Field::Mail { "mail" } else { "password" });
            word(json, "code", code.name());
            json.push('}');
        });
    }
}

fn answers(json: &mut String, attempt: Option<&EventId>) {
    if let Some(attempt) = attempt {
        word(json, "attempt", attempt.as_str());
    }
}

fn status_of(json: &mut String, status: Option<u16>) {
    if let Some(status) = status {
        number(json, "status", i64::from(status));
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;
    use crate::inspect::Code;
    use crate::journal::Event;

    fn assert_as_serde(fact: FromPage) {
        let id = EventId::new(1_763_802_271_000, 7);
        for (tab, zone) in [(None, 540), (Some(12), -720)] {
            let written = PageEvent { id: &id, at: 1_763_802_271_000, zone, tab, view: "1a2b", fact: fact.clone() };
            let event =
                Event { v: SCHEMA, id: id.clone(), at: written.at, zone, tab, view: Some("1a2b".to_owned()), fact: fact.clone().into() };
            assert_eq!(written.to_json(), event.to_json());
        }
    }

    fn pages() -> [Address; 2] {
        let full = Address { host: "hapitas.jp".into(), path: "/auth/\"\\/".into(), query: vec!["redirect".into(), "***".into()] };
        [full, Address::default()]
    }

    fn id() -> EventId {
        EventId::new(5, 6)
    }

    #[test]
    fn a_page_is_written_as_serde_writes_it() {
        for page in pages() {
            for (n, form) in [FormKind::None, FormKind::SignIn, FormKind::Reset, FormKind::Register].into_iter().enumerate() {
                let trouble = [None, Some(Trouble::Maintenance), Some(Trouble::Busy), Some(Trouble::ServerError)][n];
                let signed_in = [None, Some(true), Some(false), None][n];
                let (status, attempt) = if n % 2 == 0 { (None, None) } else { (Some(503), Some(id())) };
                let took = (n > 1).then_some(840);
                assert_as_serde(FromPage::PageSeen(PageSeen { page: page.clone(), status, form, signed_in, trouble, attempt, took }));
            }
        }
    }

    #[test]
    fn an_attempt_is_written_as_serde_writes_it() {
        let all = Code::VARIANTS.iter().flat_map(|&code| [Field::Mail, Field::Password].map(|field| OpenFinding { field, code })).collect();
        for (findings, trigger) in
            [(vec![], Trigger::Button), (all, Trigger::Enter), (vec![], Trigger::Submit), (vec![], Trigger::FirstStep)]
        {
            for [autofilled, captcha] in [[true, false], [false, true]] {
                let [page, _] = pages();
                let viewport = captcha.then_some(Viewport { width: 1280, height: 0 });
                let cookies = [None, Some(autofilled)][usize::from(captcha)];
                for way in [Way::Mail, Way::Yahoo, Way::Line, Way::Apple] {
                    let (page, findings) = (page.clone(), findings.clone());
                    assert_as_serde(FromPage::Attempt(Attempt {
                        page,
                        trigger,
                        findings,
                        autofilled,
                        captcha,
                        way,
                        viewport,
                        cookies,
                        environment: None,
                    }));
                }
            }
        }
    }

    #[test]
    fn any_words_are_written_as_serde_writes_them() {
        let odd: String = (0..0x3000).filter_map(char::from_u32).chain("\u{2028}\u{feff}\u{ffff}🔑</script>".chars()).collect();
        for (text, appeared) in [(odd, Appeared::Later), ("ご確認ください".to_owned(), Appeared::WithPage)] {
            for (cut, status, attempt) in [(None, None, None), (Some(u32::MAX), Some(200), Some(id()))] {
                let [page, _] = pages();
                let findings = vec![OpenFinding { field: Field::Mail, code: Code::FullwidthAt }];
                let text = text.clone();
                assert_as_serde(FromPage::SiteMessage(SiteMessage { text, cut, page, status, appeared, attempt, findings }));
            }
        }
    }

    #[test]
    fn a_notice_is_written_as_serde_writes_it() {
        for trouble in [Trouble::Maintenance, Trouble::Busy, Trouble::ServerError] {
            for (text, status) in [(None, None), (Some("「\"\u{1}」".to_owned()), Some(503))] {
                let [page, _] = pages();
                assert_as_serde(FromPage::Notice(Notice { page, trouble, text, status }));
            }
        }
    }

    #[test]
    fn an_outcome_is_written_as_serde_writes_it() {
        use Outcome::{Captcha, In, NoAnswer, NotSent, Refused, SiteDown, Unknown};
        for outcome in [In, Refused, Captcha, NotSent, NoAnswer, SiteDown, Unknown] {
            for by in [Witness::Clock, Witness::Page, Witness::Person] {
                assert_as_serde(FromPage::Outcome(OutcomeStatement { attempt: id(), outcome, by }));
            }
        }
    }
}
