//! What stands in a card: a row per kind of finding.

use web_sys::{Document, DocumentFragment, Element};

use super::action::Action;
use super::card::CardContent;
use crate::inspect::{Code, Field, Finding, Policy, Severity, drawn};
use crate::named::Named;
use crate::page::ui::dom;
use crate::plain;
use crate::unseen::{is_blank, is_invisible};
use crate::webext::i18n;

/// How many kinds of findings are open at once; the rest stand behind one button.
const OPEN: usize = 2;
/// How much of an address is shown, in UTF-16 units. A long paste may hold
/// thousands of findings; nobody reads them, and the page has to respond.
const SHOWN: usize = 160;

/// The input of one rendering.
pub(super) struct Rows<'a> {
    pub(super) document: &'a Document,
    pub(super) field: Field,
    pub(super) text: &'a str,
    pub(super) findings: &'a [Finding],
    pub(super) expanded: bool,
    /// Whether the person is to be asked if the address may be remembered.
    pub(super) asks: bool,
}

impl Rows<'_> {
    pub(super) fn build(&self) -> CardContent {
        let fragment = self.document.create_document_fragment();
        let mut actions = Vec::new();
        let mut sentence = String::new();
        let kinds = kinds(self.findings);
        let open = if self.expanded { kinds.len() } else { OPEN.min(kinds.len()) };
        for (n, &finding) in kinds.iter().take(open).enumerate() {
            let title = sentence_of("finding", finding, self.field);
            let why = sentence_of("why", finding, self.field);
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(&title);
            let row = self.row(finding, &title, n == 0, &mut actions);
            self.append(&fragment, row);
            if !why.is_empty() {
                self.append(&fragment, dom::make(self.document, "p", "why", &why));
            }
            if self.field == Field::Password && finding.span.end > finding.span.start {
                self.append(&fragment, dom::make(self.document, "p", "why", &place_in_words(self.text, finding)));
            }
            if n == 0 && self.field == Field::Mail && finding.span.end > finding.span.start {
                self.append(&fragment, self.spot());
            }
        }
        let mut links = Vec::new();
        if kinds.len() > open {
            links.push((i18n::text_with("card_more", &[&plain::decimal((kinds.len() - open) as i64)]), Action::More));
        }
        if !self.text.is_empty() {
            links.push((i18n::text("lens_open"), Action::Lens));
        }
        self.append(&fragment, self.links(links, "row foot", &mut actions));
        if self.asks {
            self.append(&fragment, dom::make(self.document, "p", "why ask", &i18n::text("remember_question")));
            let answers = [("remember_yes", Action::Remember(true)), ("remember_no", Action::Remember(false))];
            let answers = answers.map(|(key, action)| (i18n::text(key), action)).into();
            self.append(&fragment, self.links(answers, "row foot ask", &mut actions));
        }
        CardContent { rows: fragment, actions, sentence, severity: worst(self.findings) }
    }

    /// A row of quiet buttons.
    fn links(&self, links: Vec<(String, Action)>, class: &str, actions: &mut Vec<Action>) -> Option<Element> {
        let row = dom::make(self.document, "div", class, "").filter(|_| !links.is_empty())?;
        for (label, action) in links {
            row.append_child(&self.button(&label, "link", action, actions)?.into()).ok()?;
        }
        Some(row)
    }

    fn row(&self, finding: &Finding, title: &str, first: bool, actions: &mut Vec<Action>) -> Option<Element> {
        let row = dom::make(self.document, "div", "row", "")?;
        let mark = dom::make(self.document, "span", "mark", if finding.severity == Severity::Info { "i" } else { "!" })?;
        mark.set_attribute("aria-hidden", "true").ok()?;
        row.append_child(&mark).ok()?;
        row.append_child(&dom::make(self.document, "span", "title", title)?.into()).ok()?;
        if let Some(repair) = &finding.repair {
            let class = if repair.policy == Policy::Safe { "" } else { "second" };
            if let [_] = repair.choices.as_slice() {
                let label = i18n::text(&key("verb", finding.code.verb().name()));
                let action =
                    if repair.policy == Policy::Offered { Action::Choice(finding.clone(), 0) } else { Action::Same(finding.clone()) };
                row.append_child(&self.button(&label, class, action, actions)?.into()).ok()?;
            } else {
                for (n, choice) in repair.choices.iter().enumerate() {
                    let label = match choice.label.chars().count() {
                        0 => i18n::text(&key("verb", finding.code.verb().name())),
                        1 => i18n::text_with("verb_sign", &[&choice.label]),
                        _ => choice.label.to_string(),
                    };
                    let button = self.button(&label, class, Action::Choice(finding.clone(), n), actions)?;
                    row.append_child(&button).ok()?;
                }
            }
        }
        if first {
            let close = self.button("×", "close", Action::Close, actions)?;
            close.set_attribute("aria-label", &i18n::text("card_close")).ok()?;
            close.set_attribute("title", &i18n::text("card_close_until")).ok()?;
            row.append_child(&close).ok()?;
        }
        Some(row)
    }

    fn button(&self, label: &str, class: &str, action: Action, actions: &mut Vec<Action>) -> Option<Element> {
        let button = dom::make(self.document, "button", class, label)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-action", &plain::decimal(actions.len() as i64)).ok()?;
        actions.push(action);
        Some(button)
    }

    /// The address with its odd places marked; of a long text the part around
    /// the first of them. A password is never shown.
    fn spot(&self) -> Option<Element> {
        let line = dom::make(self.document, "p", "spot", "")?;
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let part = |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
        let drawn = drawn(self.text, self.findings);
        if drawn.start == drawn.end {
            return None;
        }
        let first = self.findings.first().map_or(0, |f| f.span.start as usize);
        let mut from = if units.len() > SHOWN { first.saturating_sub(SHOWN / 4) } else { 0 }.max(drawn.start as usize);
        let end = units.len().min(from + SHOWN).min(drawn.end as usize);
        let text = |text: &str| line.append_child(&self.document.create_text_node(text));
        if from > 0 {
            text("…").ok()?;
        }
        // Of a rewritten address the whole is meant, which would cover every other mark.
        for finding in self.findings.iter().filter(|f| f.span.end > f.span.start && f.code != Code::Rewritten) {
            let (start, stop) = (finding.span.start as usize, (finding.span.end as usize).min(end));
            if start >= end {
                break;
            }
            if start < from || stop <= start {
                continue;
            }
            text(&part(from, start)).ok()?;
            line.append_child(&dom::make(self.document, "mark", "", &readable(&part(start, stop)))?.into()).ok()?;
            from = stop;
        }
        text(&part(from, end)).ok()?;
        if end < units.len() {
            text("…").ok()?;
        }
        Some(line)
    }

    fn append(&self, fragment: &DocumentFragment, element: Option<Element>) {
        if let Some(element) = element {
            let _ = fragment.append_child(&element);
        }
    }
}

/// The class of the gravest finding.
fn worst(findings: &[Finding]) -> &'static str {
    findings.iter().map(|f| f.severity).min_by_key(|s| *s as u8).unwrap_or(Severity::Info).name()
}

/// One finding for each kind, gravest first, in the order of the text
/// otherwise. What one press of a button mends together is one kind, told by
/// its longest part: an address typed in full-width letters is one mistake.
fn kinds(findings: &[Finding]) -> Vec<&Finding> {
    let mut kinds: Vec<&Finding> = Vec::new();
    for finding in findings {
        match kinds.iter_mut().find(|k| k.code == finding.code || mended_together(k, finding)) {
            None => kinds.push(finding),
            Some(kind) if kind.code != finding.code && length(finding) > length(kind) => *kind = finding,
            Some(_) => {}
        }
    }
    dom::put_in_order(&mut kinds, |a, b| (a.severity as u8) < (b.severity as u8));
    kinds
}

fn mended_together(a: &Finding, b: &Finding) -> bool {
    let at_one_press = |f: &Finding| f.repair.as_ref().is_some_and(|r| r.policy != Policy::Offered && r.choices.len() == 1);
    a.code.verb() == b.code.verb() && at_one_press(a) && at_one_press(b)
}

fn length(finding: &Finding) -> u32 {
    finding.span.end - finding.span.start
}

fn key(kind: &str, name: &str) -> String {
    let name: String = name.chars().map(|c| if c == '-' { '_' } else { c }).collect();
    [kind, "_", &name].concat()
}

/// The sentence of a finding: the one for this field, else the one for both.
fn sentence_of(kind: &str, finding: &Finding, field: Field) -> String {
    let label = finding.repair.as_ref().and_then(|r| r.choices.first()).map_or("", |c| c.label.as_ref());
    let key = key(kind, finding.code.name());
    if field == Field::Password {
        let own = i18n::text(&[&key, "_password"].concat());
        if !own.is_empty() {
            return own;
        }
    }
    i18n::text_with(&key, &[label])
}

/// Where in the password, without a character of it: at its start, its end, or inside.
fn place_in_words(text: &str, finding: &Finding) -> String {
    let length = text.encode_utf16().count() as u32;
    let key = match (finding.span.start == 0, finding.span.end == length) {
        (true, true) => "place_whole",
        (true, false) => "place_start",
        (false, true) => "place_end",
        (false, false) => "place_middle",
    };
    i18n::text(key)
}

/// Makes what cannot be seen visible, for the marked spot only.
fn readable(text: &str) -> String {
    text.chars().map(|c| if is_blank(c) || is_invisible(c) { '␣' } else { c }).collect()
}
