//! What the panel says of the cause, and what it offers to do.

use web_sys::{Document, DocumentFragment, Element, HtmlAnchorElement};

use super::action::PanelAction;
use crate::advice::remedies::{Action, row};
use crate::advice::{Advice, Ground, Polarity, Status};
use crate::journal::event::Remedy;
use crate::named::Named;
use crate::page::ui::action::button;
use crate::page::ui::dom::{self, make};
use crate::page::ui::pieces::{Exact, put, when};
use crate::report::{key, name};
use crate::site::{hosts, phrases};
use crate::webext::i18n;

/// A thing that the panel offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// A button of the panel.
    Press(PanelAction, String),
    /// A link of the page, as it stands there.
    Follow(String, String),
}

impl Offer {
    /// What is offered for a remedy. `odd`: something was odd about the fields at the attempt.
    pub(crate) fn of(document: &Document, remedy: Remedy, advice: &Advice, odd: bool) -> Self {
        let named = || i18n::text(&key("remedy", &remedy));
        match row(remedy).action {
            Action::Look if odd => Self::Press(PanelAction::Review, i18n::text("panel_review")),
            Action::Look => Self::Press(PanelAction::Look, i18n::text("lens_open")),
            Action::Clear => Self::Press(PanelAction::Clear, i18n::text("panel_clear")),
            Action::Ask => Self::Press(PanelAction::Ask, named()),
            Action::ResetLink => match forgotten(document) {
                Some(href) => Self::Follow(href, named()),
                None => Self::Press(PanelAction::Guide(remedy), named()),
            },
            Action::Remind => match &advice.wait {
                Some(wait) => Self::Press(PanelAction::Remind, i18n::text_with("panel_remind", &[&when(wait.from, Exact::Minute)])),
                None => Self::Press(PanelAction::Guide(remedy), named()),
            },
            Action::Guide => Self::Press(PanelAction::Guide(remedy), named()),
        }
    }

    /// Its button or link.
    pub(crate) fn piece(&self, document: &Document, class: &str) -> Option<Element> {
        match self {
            Self::Press(action, label) => button(document, *action, label, class),
            Self::Follow(href, label) => {
                let link = make(document, "a", &["button ", class].concat(), label)?;
                link.set_attribute("href", href).ok()?;
                Some(link)
            }
        }
    }

    pub(crate) fn leads_to(&self, action: PanelAction) -> bool {
        matches!(self, Self::Press(own, _) if *own == action)
    }
}

/// The address behind the page's own link for a forgotten password, if it leads to the site.
fn forgotten(document: &Document) -> Option<String> {
    let links = dom::all::<HtmlAnchorElement>(&document.document_element()?, "a[href]");
    let fits = |link: &HtmlAnchorElement| {
        let there = link.protocol() == "https:" && hosts::is_site_host(&link.hostname());
        there && phrases::holds(&dom::label(link), &phrases::FORGOTTEN) && dom::visible(link)
    };
    links.iter().find(|link| fits(link)).map(HtmlAnchorElement::href)
}

/// The likeliest cause in a sentence, no surer than the evidence, and what speaks for it most.
pub(crate) fn cause(document: &Document, advice: &Advice, fragment: &DocumentFragment) {
    let Some(first) = advice.first() else {
        return put(fragment, make(document, "p", "", &i18n::text("cause_unknown")));
    };
    let sentence = [&*key("cause", &first.cause), "_", name(&advice.certainty)].concat();
    put(fragment, make(document, "p", "cause", &i18n::text(&sentence)));
    let ground = first.grounds.iter().find(|ground| ground.speaks == Polarity::For).map(ground);
    put(fragment, ground.and_then(|ground| make(document, "p", "quiet", &ground)));
}

fn ground(ground: &Ground) -> String {
    let words = i18n::text(&["ground_", &ground.rule.name().replace('-', "_")].concat());
    if ground.times > 1 { i18n::text_with("ground_times", &[&words, &ground.times.to_string()]) } else { words }
}

/// What else there is to say: a rest, what is most pressing, and until when to wait.
pub(crate) fn besides(document: &Document, advice: &Advice, fragment: &DocumentFragment) {
    if advice.slow_down {
        let count = advice.last_hour.to_string();
        put(fragment, make(document, "p", "", &i18n::text_with("panel_slow_down", &[&count])));
    }
    // One at a time: the most pressing.
    let hint = advice.hints.first().map(|hint| i18n::text(&key("hint", hint)));
    put(fragment, hint.and_then(|hint| make(document, "p", "", &hint)));
    if let Some(wait) = advice.wait.as_ref().filter(|_| advice.next == Some(Remedy::Wait)) {
        let words = i18n::text_with(&key("wait", &wait.why), &[&when(wait.from, Exact::Minute)]);
        put(fragment, make(document, "p", "", &words));
    }
}

/// The eight, each with how it stands, behind a line that opens them.
pub(crate) fn ways(document: &Document, advice: &Advice, odd: bool) -> Option<Element> {
    let list = make(document, "ul", "ways", "")?;
    for step in &advice.checklist {
        let item = make(document, "li", "", "")?;
        item.append_child(&Offer::of(document, step.remedy, advice, odd).piece(document, "link")?.into()).ok()?;
        let state = match step.status() {
            Status::Untried => i18n::text("panel_way_untried"),
            Status::Asked => i18n::text("panel_way_done"),
            Status::Open => i18n::text("panel_way_tried"),
            Status::Ended(result) => i18n::text(&key("trial", &result)),
        };
        item.append_child(&make(document, "small", "", &state)?.into()).ok()?;
        list.append_child(&item).ok()?;
    }
    crate::page::ui::pieces::more(document, "panel_ways", &[Some(list)])
}
