//! What a form is for.

use super::kinds::FormKind;

/// What a form is for. The order is that of the columns of [`super::evidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To log in; with no password field it is the first of two steps.
    SignIn,
    /// To become a member.
    Register,
    /// To set a new password: after a reset, or in one's settings.
    NewPassword,
    /// To ask for a mail with which a forgotten password is set anew.
    Reset,
    /// To pay.
    Payment,
    /// To type a code that was sent.
    Code,
    /// To write something: an inquiry, a comment, a survey.
    Contact,
    /// To be sent a newsletter.
    Subscribe,
    /// To look for something.
    Search,
}

impl Purpose {
    /// Every purpose, in order.
    pub const ALL: [Self; 9] = [
        Self::SignIn,
        Self::Register,
        Self::NewPassword,
        Self::Reset,
        Self::Payment,
        Self::Code,
        Self::Contact,
        Self::Subscribe,
        Self::Search,
    ];

    /// As the record knows it, where a new password and a new account are one: no login.
    #[must_use]
    pub fn kind(self) -> FormKind {
        match self {
            Self::SignIn => FormKind::SignIn,
            Self::Register | Self::NewPassword => FormKind::Register,
            Self::Reset => FormKind::Reset,
            _ => FormKind::None,
        }
    }
}
