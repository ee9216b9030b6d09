//! What the help with a new password says.

use web_sys::{Document, DocumentFragment, Element};

use super::dom::make;
use super::pieces::{Exact, doors, headline, list, more, put, sentence, when};
use crate::journal::resetting::{Answer, LINK_WORKS};
use crate::webext::i18n;

/// What a button of it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Close,
    /// The next check of an address is to be recorded.
    Record,
    /// A reminder before the link ends.
    Remind,
    /// The mail came, or did not.
    Mail(bool),
    /// Make a password.
    Make,
    /// Put the password that was made into both fields.
    Fill,
    Copy,
}

impl Step {
    const ALL: [Self; 8] =
        [Self::Close, Self::Record, Self::Remind, Self::Mail(true), Self::Mail(false), Self::Make, Self::Fill, Self::Copy];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Record => "record",
            Self::Remind => "remind",
            Self::Mail(true) => "mail-came",
            Self::Mail(false) => "no-mail",
            Self::Make => "make",
            Self::Fill => "fill",
            Self::Copy => "copy",
        }
    }

    pub(super) fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

/// What the site has answered.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) answer: Answer,
    /// In its words, masked.
    pub(super) text: String,
    /// When it was asked, in milliseconds since the epoch.
    pub(super) at: i64,
}

/// Beside the form that asks for an address. `asks`: there is such a form on the page.
pub(super) fn ask(document: &Document, said: Option<&Said>, asks: bool) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    let add = |piece| put(&fragment, piece);
    match said {
        None => add(headline(document, "renew_ask_title", Step::Close.name())),
        Some(said) if said.answer == Answer::Unknown => {
            add(headline(document, "renew_unknown_title", Step::Close.name()));
            add(quote(document, "certain", &said.text));
            add(sentence(document, "renew_unknown_next"));
        }
        Some(said) => {
            add(headline(document, "renew_sent_title", Step::Close.name()));
            add(quote(document, "done", &said.text));
            mail_is_coming(document, said, &fragment);
        }
    }
    if asks && said.is_none_or(|said| said.answer == Answer::Unknown) {
        if said.is_none() {
            add(sentence(document, "renew_ask_tells"));
        }
        add(list(document, &["renew_ask_own", "renew_ask_newest", "renew_ask_no_second"]));
        add(doors(document, &[(Step::Record.name(), "renew_record", "second")]));
        add(note(document, "renew_record_what"));
    }
    fragment
}

/// Until when the link works, and what to do if no mail comes.
fn mail_is_coming(document: &Document, said: &Said, fragment: &DocumentFragment) {
    let until = when(said.at + LINK_WORKS, Exact::Minute);
    put(fragment, make(document, "p", "", &i18n::text_with("renew_link_until", &[&until])));
    if said.answer == Answer::SentIfRegistered {
        put(fragment, sentence(document, "renew_sent_if_registered"));
    }
    put(
        fragment,
        more(
            document,
            "renew_no_mail",
            &[list(
                document,
                &["renew_no_mail_wait", "renew_no_mail_spam", "renew_no_mail_refused", "renew_no_mail_carrier", "renew_no_mail_other"],
            )],
        ),
    );
    put(fragment, doors(document, &[(Step::Remind.name(), "renew_remind", "second")]));
    put(
        fragment,
        doors(document, &[(Step::Mail(true).name(), "renew_mail_came", "link"), (Step::Mail(false).name(), "renew_mail_missing", "link")]),
    );
}

/// Beside the form for a new password.
pub(super) fn new(document: &Document) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    put(&fragment, headline(document, "renew_new_title", Step::Close.name()));
    put(&fragment, make(document, "ul", "state", ""));
    put(&fragment, doors(document, &[(Step::Make.name(), "renew_make", "second")]));
    put(&fragment, make(document, "div", "made", ""));
    put(&fragment, note(document, "renew_new_kept"));
    fragment
}

/// Beside the login, after a new password was sent.
pub(super) fn login(document: &Document) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    put(&fragment, headline(document, "renew_login_title", Step::Close.name()));
    put(&fragment, sentence(document, "renew_login_next"));
    put(&fragment, note(document, "renew_login_old"));
    fragment
}

/// What a button has led to: in its place, or behind it.
pub(super) fn note(document: &Document, key: &str) -> Option<Element> {
    make(document, "p", "quiet", &i18n::text(key))
}

fn quote(document: &Document, class: &str, text: &str) -> Option<Element> {
    let quote = make(document, "div", &["quote ", class].concat(), "")?;
    quote.append_child(&make(document, "p", "", &i18n::text_with("quoted", &[text]))?.into()).ok()?;
    Some(quote)
}
