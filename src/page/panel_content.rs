//! What the panel says.

use js_sys::Reflect;
use web_sys::{Document, DocumentFragment, Element};

use super::dom::{self, make};
use super::panel_advice::{self, Offer};
use super::pieces::{Exact, button, doors, headline, put, sentence, when};
use crate::advice::Advice;
use crate::journal::event::{Clearing, Means, Remedy};
use crate::journal::summary::{Said, Summary};
use crate::report::sums::{self, Sum};
use crate::report::{key, name};
use crate::trying::Undoable;
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
    /// Ask whether the site answers.
    Ask,
    /// A reminder to try again.
    Remind,
    /// Put the cookies back that a clearing took.
    Undo,
    /// The steps of a remedy, in the journal tab.
    Guide(Remedy),
}

impl Step {
    const OWN: [Self; 11] = [
        Self::Close,
        Self::Review,
        Self::Clear,
        Self::Journal,
        Self::Look,
        Self::Point,
        Self::Remember(true),
        Self::Remember(false),
        Self::Ask,
        Self::Remind,
        Self::Undo,
    ];

    pub(super) fn name(self) -> String {
        let own = match self {
            Self::Close => "close",
            Self::Review => "review",
            Self::Clear => "clear",
            Self::Journal => "journal",
            Self::Look => "look",
            Self::Point => "point",
            Self::Remember(true) => "remember",
            Self::Remember(false) => "remember-not",
            Self::Ask => "ask",
            Self::Remind => "remind",
            Self::Undo => "undo",
            Self::Guide(remedy) => return ["guide-", &name(&remedy)].concat(),
        };
        own.to_owned()
    }

    pub(super) fn read(name: &str) -> Option<Self> {
        let all = Self::OWN.into_iter().chain(Remedy::ALL.map(Self::Guide));
        all.into_iter().find(|step| step.name() == name)
    }
}

/// What the panel is filled with.
pub(super) struct Known {
    pub(super) summary: Summary,
    pub(super) advice: Advice,
    /// Cookies that can still be put back.
    pub(super) undoable: Option<Undoable>,
}

impl Known {
    /// A clearing that is later than the last attempt: it is what the person has just done.
    fn cleared(&self) -> Option<&(i64, Clearing)> {
        self.summary.last_clearing.as_ref().filter(|(at, _)| self.summary.last_attempt.is_none_or(|attempt| *at > attempt))
    }
}

/// Builds the panel's content.
pub(super) fn build(document: &Document, known: &Known) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    match known.cleared() {
        Some((at, clearing)) => after_clearing(document, *at, clearing, known.undoable, &fragment),
        None => after_refusal(document, known, &fragment),
    }
    fragment
}

fn after_clearing(document: &Document, at: i64, clearing: &Clearing, undoable: Option<Undoable>, fragment: &DocumentFragment) {
    let add = |piece| put(fragment, piece);
    add(headline(document, "panel_cleared", &Step::Close.name()));
    add(make(document, "p", "quiet", &when(at, Exact::Second)));
    add(table(document, clearing));
    add(sentence(document, "panel_try_again"));
    add(make(document, "p", "quiet", &i18n::text("panel_restart")));
    if let Some(undoable) = undoable {
        let until = i18n::text_with("panel_undo_what", &[&undoable.cookies.to_string(), &when(undoable.until, Exact::Second)]);
        add(make(document, "p", "undo", &until));
        let row = doors(document, &[(&Step::Undo.name(), "panel_undo", "second")]);
        if let Some(row) = &row {
            row.set_class_name("doors undo");
        }
        add(row);
    }
    add(doors(document, &[(&Step::Journal.name(), "panel_journal", "link")]));
}

fn after_refusal(document: &Document, known: &Known, fragment: &DocumentFragment) {
    let Known { summary, advice, .. } = known;
    let add = |piece| put(fragment, piece);
    add(headline(document, "panel_refused", &Step::Close.name()));
    let message = summary.last_message.as_ref().filter(|m| summary.last_attempt.is_none_or(|a| m.at >= a));
    add(said(document, message));
    if message.is_none() {
        add(doors(document, &[(&Step::Point.name(), "point_this_message", "link")]));
    }
    let odd = odd(document, summary);
    let is_odd = odd.is_some();
    if is_odd {
        add(sentence(document, "panel_findings"));
        add(odd);
    }
    panel_advice::cause(document, advice, fragment);
    panel_advice::besides(document, advice, fragment);
    // Without advice: what costs least first.
    let next = advice.next.unwrap_or(if is_odd { Remedy::CheckInput } else { Remedy::ClearData });
    let main = Offer::of(document, next, advice, is_odd);
    if next == Remedy::ClearData {
        add(sentence(document, "panel_clear_why"));
    }
    add(next_steps(document, &main));
    add(make(document, "p", "quiet", &i18n::text("panel_clear_warning")));
    add(panel_advice::ways(document, advice, is_odd));
    if may_ask() {
        add(make(document, "p", "ask", &i18n::text("remember_question")));
        let (yes, no) = (Step::Remember(true).name(), Step::Remember(false).name());
        let answers = doors(document, &[(&yes, "remember_yes", "second"), (&no, "remember_no", "link")]);
        if let Some(row) = &answers {
            row.set_class_name("row ask");
        }
        add(answers);
    }
}

/// The next step, and what is always there.
fn next_steps(document: &Document, main: &Offer) -> Option<Element> {
    let row = make(document, "div", "doors", "")?;
    row.append_child(&main.piece(document, "")?.into()).ok()?;
    for (step, key, class) in
        [(Step::Clear, "panel_clear", "second"), (Step::Look, "lens_open", "link"), (Step::Journal, "panel_journal", "link")]
    {
        if !main.leads_to(step) {
            row.append_child(&button(document, &step.name(), &i18n::text(key), class)?.into()).ok()?;
        }
    }
    Some(row)
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

/// The site's words, quoted; shortened on the screen only.
fn said(document: &Document, said: Option<&Said>) -> Option<Element> {
    let Some(said) = said else { return make(document, "p", "quiet", &i18n::text("panel_no_words")) };
    let quote = make(document, "div", "quote certain", "")?;
    let short: String = said.text.chars().take(SHOWN).collect();
    let cut = short.len() < said.text.len();
    quote.append_child(&make(document, "p", "", &i18n::text_with("quoted", &[&(short + if cut { "…" } else { "" })]))?.into()).ok()?;
    let mut note = when(said.at, Exact::Second);
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
