//! What the help with a new password says.

use web_sys::{Document, DocumentFragment, Element};

use super::action::ResetAction;
use crate::journal::storage::pending_reset::ResetReply;
use crate::page::ui::dom::make;
use crate::page::ui::pieces::{Exact, doors, headline, list, more, put, sentence, when};
use crate::site::reset_link;
use crate::webext::i18n;

/// What the site has answered.
#[derive(Clone, Debug)]
pub(crate) struct SiteReply {
    pub(crate) answer: ResetReply,
    /// In its words, masked.
    pub(crate) text: String,
    /// When it was asked, in milliseconds since the epoch.
    pub(crate) at: i64,
}

/// Beside the form that asks for an address. `asks`: there is such a form on the page.
pub(crate) fn ask(document: &Document, said: Option<&SiteReply>, asks: bool) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    let add = |piece| put(&fragment, piece);
    match said {
        None => add(headline(document, "renew_ask_title", ResetAction::Close)),
        Some(said) if said.answer == ResetReply::Unknown => {
            add(headline(document, "renew_unknown_title", ResetAction::Close));
            add(quote(document, "certain", &said.text));
            add(sentence(document, "renew_unknown_next"));
        }
        Some(said) => {
            add(headline(document, "renew_sent_title", ResetAction::Close));
            add(quote(document, "done", &said.text));
            mail_is_coming(document, said, &fragment);
        }
    }
    if asks && said.is_none_or(|said| said.answer == ResetReply::Unknown) {
        if said.is_none() {
            add(sentence(document, "renew_ask_tells"));
        }
        add(list(document, &["renew_ask_own", "renew_ask_newest", "renew_ask_no_second"]));
        add(doors(document, &[(ResetAction::Record, "renew_record", "second")]));
        add(note(document, "renew_record_what"));
    }
    fragment
}

/// Until when the link works, and what to do if no mail comes.
fn mail_is_coming(document: &Document, said: &SiteReply, fragment: &DocumentFragment) {
    let until = when(said.at + reset_link::HOLDS, Exact::Minute);
    put(fragment, make(document, "p", "", &i18n::text_with("renew_link_until", &[&until])));
    if said.answer == ResetReply::SentIfRegistered {
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
    put(fragment, doors(document, &[(ResetAction::Remind, "renew_remind", "second")]));
    put(
        fragment,
        doors(document, &[(ResetAction::MailCame, "renew_mail_came", "link"), (ResetAction::NoMail, "renew_mail_missing", "link")]),
    );
}

/// Beside the form for a new password.
pub(crate) fn new(document: &Document) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    put(&fragment, headline(document, "renew_new_title", ResetAction::Close));
    put(&fragment, make(document, "ul", "state", ""));
    put(&fragment, doors(document, &[(ResetAction::Make, "renew_make", "second")]));
    put(&fragment, make(document, "div", "made", ""));
    put(&fragment, note(document, "renew_new_kept"));
    fragment
}

/// Beside the login, after a new password was sent.
pub(crate) fn login(document: &Document) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    put(&fragment, headline(document, "renew_login_title", ResetAction::Close));
    put(&fragment, sentence(document, "renew_login_next"));
    put(&fragment, note(document, "renew_login_old"));
    fragment
}

/// What a button has led to: in its place, or behind it.
pub(crate) fn note(document: &Document, key: &str) -> Option<Element> {
    make(document, "p", "quiet", &i18n::text(key))
}

fn quote(document: &Document, class: &str, text: &str) -> Option<Element> {
    let quote = make(document, "div", &["quote ", class].concat(), "")?;
    quote.append_child(&make(document, "p", "", &i18n::text_with("quoted", &[text]))?.into()).ok()?;
    Some(quote)
}
