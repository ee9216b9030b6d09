//! What words of the site mean, as a closed list.

/// What words of the site mean, where parts of them tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Meaning {
    /// The site is under maintenance.
    Maintenance,
    /// The server failed, or the service cannot be used.
    ServerError,
    /// Too many visitors.
    Busy,
    /// The picture puzzle was not passed.
    CaptchaRejected,
    /// The picture puzzle is to be done.
    CaptchaWanted,
    /// The page had been open for too long.
    SessionExpired,
    /// A link out of a mail is not valid any more.
    LinkExpired,
    /// A code of the second step was wrong or too old.
    CodeRejected,
    /// A code of a second step is wanted.
    CodeWanted,
    /// Cookies are off.
    CookiesOff,
    /// The login is locked, or was tried too often.
    Locked,
    /// The membership is suspended or has ended.
    MembershipEnded,
    /// What was typed is not what is registered.
    NotRegistered,
    /// A mail is on its way.
    ResetSent,
    /// Something that was typed is wrong.
    WrongInput,
    /// What was typed is to be looked at again; whether it is wrong is not said.
    CheckInput,
}

impl Meaning {
    /// Whether it is trouble of the whole site, and not of this login.
    #[must_use]
    pub const fn of_site(self) -> bool {
        matches!(self, Self::Maintenance | Self::ServerError | Self::Busy)
    }
}
