//! What came of an attempt, judged by the page that came after it, or by what
//! happened on the page on which it was made.
//!
//! | what is seen | outcome | how sure |
//! |---|---|---|
//! | trouble of the whole site, or an HTTP status from 500 on | the site is down | clear |
//! | somebody is logged in | in | clear |
//! | the form to log in, after a try with mail and password | refused | clear |
//! | the form to log in, back from another company's page | unknown | open |
//! | neither form nor sign: a code page, a page on the way | unknown | open |
//!
//! The first row that fits holds. A logout control on a page with the form to
//! log in is no sign of being logged in, see [`super::signed_in`].

use super::{FormKind, Outcome, Rect, Trouble};

/// What a page shows that came after an attempt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageAfter {
    /// Trouble of the whole site.
    pub trouble: Option<Trouble>,
    /// The HTTP status, where the browser tells.
    pub status: Option<u16>,
    /// Whether somebody is logged in, where something tells.
    pub signed_in: Option<bool>,
    /// The form that it shows.
    pub form: FormKind,
    /// The attempt was made with another company's account.
    pub otherwise: bool,
}

/// Why an outcome was judged so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The site as a whole has a problem.
    Trouble,
    /// A sign of being logged in.
    SignedIn,
    /// The form to log in came again.
    FormAgain,
    /// Back from another company's page: refused there, or thought better of; only words would tell.
    BackFromElsewhere,
    /// Nothing tells.
    NoSign,
}

impl Reason {
    /// The outcome that it makes.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Trouble => Outcome::SiteDown,
            Self::SignedIn => Outcome::In,
            Self::FormAgain => Outcome::Refused,
            Self::BackFromElsewhere | Self::NoSign => Outcome::Unknown,
        }
    }

    /// A later page may tell more.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::BackFromElsewhere | Self::NoSign)
    }
}

/// What the page after an attempt tells of it, by the table above.
#[must_use]
pub fn of_page(page: &PageAfter) -> Reason {
    match page {
        PageAfter { trouble: Some(_), .. } => Reason::Trouble,
        PageAfter { status: Some(500..), .. } => Reason::Trouble,
        PageAfter { signed_in: Some(true), .. } => Reason::SignedIn,
        PageAfter { form: FormKind::SignIn, otherwise: true, .. } => Reason::BackFromElsewhere,
        PageAfter { form: FormKind::SignIn, .. } => Reason::FormAgain,
        _ => Reason::NoSign,
    }
}

/// Whether the page ends the waiting for an answer: the content script does not know what the attempt was made with.
#[must_use]
pub fn is_decided(page: &PageAfter) -> bool {
    page.signed_in == Some(true) || page.form == FormKind::SignIn || page.trouble.is_some()
}

/// What the page on which the attempt was made has become: logged in without a load of a new page.
#[must_use]
pub fn is_in_here(made_here: bool, form: FormKind, signed_in: impl FnOnce() -> Option<bool>) -> bool {
    made_here && form != FormKind::SignIn && signed_in() == Some(true)
}

/// What was seen of an attempt on the page on which it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// It was made on this load of the page.
    pub here: bool,
    /// With another company's account.
    pub otherwise: bool,
    /// A load of another page has begun.
    pub leaving: bool,
    /// Words of the site were written down for it.
    pub said: bool,
    /// What was stated of it.
    pub stated: Option<Outcome>,
    /// The browser's own check of the fields found something.
    pub checked: bool,
    /// How long ago it was made, in milliseconds.
    pub age: i64,
}

/// Click, Enter and `submit` of one try come within this time, in milliseconds.
const ONE_TRY: i64 = 1500;

impl Watched {
    /// The page's own script has sent something and had its answer, and nothing that can be read came of it: that
    /// the site did not answer would be false. `sent`: such a request is over.
    #[must_use]
    pub fn is_unread(&self, sent: bool) -> bool {
        self.here && sent && !self.otherwise && !self.leaving && !self.said && self.stated.is_none()
    }

    /// Whether what is done now belongs to this attempt: a click brings a `submit`
    /// with it, and Enter a click. `submits`: what is done is a `submit`.
    #[must_use]
    pub fn is_same_try(&self, submits: bool) -> bool {
        // What a script sends after a solved captcha belongs to the click that opened it.
        let after_captcha = submits && self.stated == Some(Outcome::Captcha);
        self.here && !self.otherwise && (self.age < ONE_TRY && !self.said || after_captcha)
    }

    /// Nothing has left the page, and the reason was seen: the check of the fields kept it back. That
    /// nothing was seen to leave is no reason: a request that is on its way is in no list.
    #[must_use]
    pub fn is_kept_back(&self) -> bool {
        self.here && self.checked && !self.leaving && !self.said && self.stated.is_none()
    }
}

/// A challenge is wider than the badge that waits at the edge of a page, in CSS pixels.
const CHALLENGE_WIDTH: f64 = 150.0;

/// Whether the frame of a captcha asks: one that waits out of sight stands far above the page.
#[must_use]
pub fn is_challenge(frame: &Rect) -> bool {
    frame.width() > CHALLENGE_WIDTH && frame.bottom > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGN_IN: PageAfter = PageAfter { trouble: None, status: Some(200), signed_in: None, form: FormKind::SignIn, otherwise: false };

    #[test]
    fn each_row_of_the_table_holds() {
        let plain = PageAfter { form: FormKind::None, ..SIGN_IN };
        for (page, reason, outcome) in [
            (PageAfter { trouble: Some(Trouble::Maintenance), signed_in: Some(true), ..plain }, Reason::Trouble, Outcome::SiteDown),
            (PageAfter { status: Some(500), ..SIGN_IN }, Reason::Trouble, Outcome::SiteDown),
            (PageAfter { status: Some(499), ..SIGN_IN }, Reason::FormAgain, Outcome::Refused),
            (PageAfter { signed_in: Some(true), ..plain }, Reason::SignedIn, Outcome::In),
            (SIGN_IN, Reason::FormAgain, Outcome::Refused),
            (PageAfter { otherwise: true, ..SIGN_IN }, Reason::BackFromElsewhere, Outcome::Unknown),
            (plain, Reason::NoSign, Outcome::Unknown),
            (PageAfter { form: FormKind::Register, ..plain }, Reason::NoSign, Outcome::Unknown),
            (PageAfter { signed_in: Some(false), ..plain }, Reason::NoSign, Outcome::Unknown),
        ] {
            assert_eq!((of_page(&page), of_page(&page).outcome()), (reason, outcome), "{page:?}");
            assert_eq!(of_page(&page).is_open(), outcome == Outcome::Unknown, "{page:?}");
        }
    }

    #[test]
    fn the_waiting_ends_with_a_form_a_sign_or_trouble() {
        let plain = PageAfter { form: FormKind::None, ..SIGN_IN };
        assert!(is_decided(&SIGN_IN) && is_decided(&PageAfter { signed_in: Some(true), ..plain }));
        assert!(is_decided(&PageAfter { trouble: Some(Trouble::Busy), ..plain }));
        assert!(!is_decided(&plain) && !is_decided(&PageAfter { form: FormKind::Reset, ..plain }));
    }

    #[test]
    fn a_page_that_logs_in_by_script_is_known_once_the_form_is_gone() {
        assert!(is_in_here(true, FormKind::None, || Some(true)));
        assert!(!is_in_here(true, FormKind::SignIn, || Some(true)));
        assert!(!is_in_here(false, FormKind::None, || Some(true)));
        assert!(!is_in_here(true, FormKind::None, || None));
    }

    #[test]
    fn events_of_one_try_are_one_attempt() {
        let made = Watched { here: true, age: 1499, ..Watched::default() };
        assert!(made.is_same_try(false));
        assert!(!Watched { age: 1500, ..made }.is_same_try(false), "later");
        assert!(!Watched { said: true, ..made }.is_same_try(false), "it was answered");
        assert!(!Watched { here: false, ..made }.is_same_try(false) && !Watched { otherwise: true, ..made }.is_same_try(false));
        let captcha = Watched { age: 90_000, said: true, stated: Some(Outcome::Captcha), ..made };
        assert!(captcha.is_same_try(true) && !captcha.is_same_try(false));
    }

    #[test]
    fn it_was_kept_back_only_where_the_reason_was_seen() {
        let kept = Watched { here: true, checked: true, ..Watched::default() };
        assert!(kept.is_kept_back());
        for other in [
            Watched { checked: false, ..kept },
            Watched { here: false, ..kept },
            Watched { leaving: true, ..kept },
            Watched { said: true, ..kept },
            Watched { stated: Some(Outcome::Captcha), ..kept },
        ] {
            assert!(!other.is_kept_back(), "{other:?}");
        }
    }

    #[test]
    fn an_answer_that_nobody_could_read_is_no_silence_of_the_site() {
        let here = Watched { here: true, ..Watched::default() };
        assert!(here.is_unread(true) && !here.is_unread(false));
        for other in [
            Watched { here: false, ..here },
            Watched { otherwise: true, ..here },
            Watched { leaving: true, ..here },
            Watched { said: true, ..here },
            Watched { stated: Some(Outcome::Captcha), ..here },
        ] {
            assert!(!other.is_unread(true), "{other:?}");
        }
    }

    #[test]
    fn a_badge_and_a_challenge_out_of_sight_do_not_ask() {
        let frame = Rect { left: 0.0, top: 10.0, right: 400.0, bottom: 500.0 };
        assert!(is_challenge(&frame));
        assert!(!is_challenge(&Rect { right: 150.0, ..frame }), "a badge");
        assert!(!is_challenge(&Rect { top: -9999.0, bottom: -9500.0, ..frame }));
    }
}
