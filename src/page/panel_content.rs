//! What the panel says.

use js_sys::{Date, Object, Reflect};
use web_sys::{Document, DocumentFragment, Element};

use super::dom::{self, make};
use crate::journal::event::{Clearing, Means};
use crate::journal::summary::{Said, Summary};
use crate::report::key;
use crate::report::sums::{self, Sum};
use crate::webext::i18n;

/// A longer message is shortened on the screen only, in characters.
const SHOWN: usize = 300;

/// What a button of the panel leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Close,
    Review,
    Clear,
    Journal,
    Look,
    Point,
    Remember(bool),
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Review => "review",
            Self::Clear => "clear",
            Self::Journal => "journal",
            Self::Look => "look",
            Self::Point => "point",
            Self::Remember(true) => "remember",
            Self::Remember(false) => "remember-not",
        }
    }

    pub(super) fn read(name: &str) -> Option<Self> {
        [Self::Close, Self::Review, Self::Clear, Self::Journal, Self::Look, Self::Point, Self::Remember(true), Self::Remember(false)]
            .into_iter()
            .find(|s| s.name() == name)
    }
}

/// Builds the panel's content.
pub(super) fn build(document: &Document, summary: &Summary) -> Option<DocumentFragment> {
    let fragment = document.create_document_fragment();
    let add = |element: Option<Element>| {
        if let Some(element) = element {
            let _ = fragment.append_child(&element);
        }
    };
    // A clearing that is later than the last attempt is what the person has just done.
    let cleared = summary.last_clearing.as_ref().filter(|(at, _)| summary.last_attempt.is_none_or(|a| *at > a));
    add(headline(document, if cleared.is_some() { "panel_cleared" } else { "panel_refused" }));
    if let Some((at, clearing)) = cleared {
        add(make(document, "p", "quiet", &when(*at)));
        add(table(document, clearing));
        add(sentence(document, "panel_try_again"));
        add(doors(document, &[(Step::Journal, "panel_journal", "second")]));
        return Some(fragment);
    }
    let message = summary.last_message.as_ref().filter(|m| summary.last_attempt.is_none_or(|a| m.at >= a));
    add(said(document, message));
    if message.is_none() {
        add(doors(document, &[(Step::Point, "point_this_message", "link")]));
    }
    let odd = odd(document, summary);
    if odd.is_some() {
        add(sentence(document, "panel_findings"));
        add(odd);
        add(doors(
            document,
            &[
                (Step::Review, "panel_review", ""),
                (Step::Clear, "panel_clear", "second"),
                (Step::Look, "lens_open", "link"),
                (Step::Journal, "panel_journal", "link"),
            ],
        ));
    } else {
        add(sentence(document, "panel_clear_why"));
        add(doors(
            document,
            &[(Step::Clear, "panel_clear", ""), (Step::Look, "lens_open", "link"), (Step::Journal, "panel_journal", "link")],
        ));
    }
    add(make(document, "p", "quiet", &i18n::text("panel_clear_warning")));
    if may_ask() {
        add(make(document, "p", "ask", &i18n::text("remember_question")));
        let answers = doors(document, &[(Step::Remember(true), "remember_yes", "second"), (Step::Remember(false), "remember_no", "link")]);
        if let Some(row) = &answers {
            row.set_class_name("row ask");
        }
        add(answers);
    }
    Some(fragment)
}

/// Whether the person was not asked yet if an address may be remembered.
fn may_ask() -> bool {
    let set = dom::ask_watchman("set");
    Reflect::get_u32(&set, 1).is_ok_and(|memory| memory.as_string().as_deref() == Some("unasked"))
}

/// What was odd about the fields at the attempt, each once. What would name a
/// guess has a sentence of its own: the record does not keep the guess.
fn odd(document: &Document, summary: &Summary) -> Option<Element> {
    let list = make(document, "ul", "", "")?;
    let mut codes = Vec::new();
    for finding in &summary.last_findings {
        if codes.contains(&finding.code) {
            continue;
        }
        codes.push(finding.code);
        let name = finding.code.as_str().replace('-', "_");
        let own = i18n::text(&("noted_".to_owned() + &name));
        let says = if own.is_empty() { i18n::text(&("finding_".to_owned() + &name)) } else { own };
        list.append_child(&make(document, "li", "", &says)?.into()).ok()?;
    }
    (!codes.is_empty()).then_some(list)
}

/// One sentence of its own.
pub(super) fn sentence(document: &Document, key: &str) -> Option<Element> {
    make(document, "p", "", &i18n::text(key))
}

fn headline(document: &Document, key: &str) -> Option<Element> {
    let row = make(document, "div", "row", "")?;
    row.append_child(&make(document, "h2", "", &i18n::text(key))?.into()).ok()?;
    let close = button(document, Step::Close, "×", "close")?;
    close.set_attribute("aria-label", &i18n::text("card_close")).ok()?;
    row.append_child(&close).ok()?;
    Some(row)
}

/// The site's words, quoted; shortened on the screen only.
fn said(document: &Document, said: Option<&Said>) -> Option<Element> {
    let Some(said) = said else { return make(document, "p", "quiet", &i18n::text("panel_no_words")) };
    let quote = make(document, "div", "quote certain", "")?;
    let short: String = said.text.chars().take(SHOWN).collect();
    let cut = short.len() < said.text.len();
    quote.append_child(&make(document, "p", "", &i18n::text_with("quoted", &[&(short + if cut { "…" } else { "" })]))?.into()).ok()?;
    let mut note = when(said.at);
    if said.times > 1 {
        note.push_str(&i18n::text_with("panel_times", &[&said.times.to_string()]));
    }
    if cut {
        note.push_str(&i18n::text("panel_shortened"));
    }
    quote.append_child(&make(document, "small", "", &note)?.into()).ok()?;
    Some(quote)
}

/// What was cleared, by type, summed over the hosts.
fn table(document: &Document, clearing: &Clearing) -> Option<Element> {
    let table = make(document, "table", "", "")?;
    for sum in sums::by_kind(clearing) {
        let row = make(document, "tr", "", "")?;
        let head = make(document, "th", "", &i18n::text(&key("data", &sum.kind)))?;
        head.set_attribute("scope", "row").ok()?;
        row.append_child(&head).ok()?;
        row.append_child(&make(document, "td", "", &result(&sum))?.into()).ok()?;
        table.append_child(&row).ok()?;
    }
    Some(table)
}

/// Before and after where the browser counts, else in words.
fn result(sum: &Sum) -> String {
    match (sum.before, sum.after, sum.means) {
        (Some(before), Some(after), Means::Removed | Means::RemovedUncounted) => {
            i18n::text_with("before_after", &[&before.to_string(), &after.to_string()])
        }
        _ => i18n::text(&key("means", &sum.means)),
    }
}

fn doors(document: &Document, steps: &[(Step, &str, &str)]) -> Option<Element> {
    let row = make(document, "div", "doors", "")?;
    for (step, key, class) in steps {
        row.append_child(&button(document, *step, &i18n::text(key), class)?.into()).ok()?;
    }
    Some(row)
}

fn button(document: &Document, step: Step, label: &str, class: &str) -> Option<Element> {
    let button = make(document, "button", class, label)?;
    button.set_attribute("type", "button").ok()?;
    button.set_attribute("data-step", step.name()).ok()?;
    Some(button)
}

/// A time in full, as the person's language writes it (11月22日 21:04:31).
fn when(at: i64) -> String {
    let options = Object::new();
    for (name, value) in [("month", "long"), ("day", "numeric"), ("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let _ = Reflect::set(&options, &"hourCycle".into(), &"h23".into());
    Date::new(&(at as f64).into()).to_locale_string(&i18n::language(), &options).into()
}
