//! What waits on the way to a new password: the site's answer to a request
//! for a mail, or the login with the new password. Kept under one key, as
//! plain words, from the moment a form goes off until the next page tells:
//! `<step> <ms since the epoch> <mask or -> <digest> <digest> …`. Which events
//! come of it: [`super::reset_steps`].

use super::key::Stored;
use super::remembered::comparable;
use crate::plain;
use crate::site::messages::{Meaning, meaning, tells_of_sending};

/// For so long a page may still be the answer, in milliseconds.
pub const PATIENCE: i64 = 30 * 60 * 1000;

/// How many digests are kept.
const MOST: usize = 20;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitedStep {
    /// The site's answer to a request for a mail, if one goes off.
    Mail,
    /// The same, and the form was seen to go off.
    MailSent,
    /// The same, and the record says so already: for a minute no page had told an answer.
    MailNoted,
    /// The page after a new password, if it goes off.
    Password,
    /// The form with the new password was seen to go off, and the record does not say so yet.
    PasswordSent,
    /// A login with the new password.
    Login,
}

impl AwaitedStep {
    const ALL: [Self; 6] = [Self::Mail, Self::MailSent, Self::MailNoted, Self::Password, Self::PasswordSent, Self::Login];

    /// Its name in the key's text. The watchman writes two of them itself.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::MailSent => "mail-sent",
            Self::MailNoted => "mail-noted",
            Self::Password => "password",
            Self::PasswordSent => "password-sent",
            Self::Login => "login",
        }
    }

    /// Whether an answer to a request for a mail is waited for.
    #[must_use]
    pub fn is_mail(self) -> bool {
        matches!(self, Self::Mail | Self::MailSent | Self::MailNoted)
    }

    /// Whether the page after a new password is waited for.
    #[must_use]
    pub fn is_password(self) -> bool {
        matches!(self, Self::Password | Self::PasswordSent)
    }
}

/// What waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingReset {
    /// For what.
    pub step: AwaitedStep,
    /// Since when, in milliseconds since the epoch.
    pub at: i64,
    /// `t***@example.jp`, only if the person asked for this check to be recorded.
    pub mask: Option<String>,
    /// Texts that looked like an answer before anything was sent, as digests.
    pub stood: Vec<u32>,
}

impl PendingReset {
    /// Whether a page of `now` (ms since the epoch) may still tell what is waited for.
    #[must_use]
    pub fn may_be_answered(&self, now: i64) -> bool {
        (0..=PATIENCE).contains(&now.saturating_sub(self.at))
    }
}

impl Stored for PendingReset {
    /// However old it is.
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let name = words.next()?;
        let step = AwaitedStep::ALL.into_iter().find(|step| step.as_str() == name)?;
        let at = plain::read_decimal(words.next()?)?;
        let mask = words.next().filter(|mask| is_mask(mask)).map(str::to_owned);
        let stood = words.filter_map(|digest| plain::read_hexadecimal(digest)?.try_into().ok()).take(MOST).collect();
        Some(Self { step, at, mask, stood })
    }

    fn write(&self) -> String {
        let mut words = vec![self.step.as_str().to_owned(), plain::decimal(self.at), self.mask.clone().unwrap_or_else(|| "-".to_owned())];
        words.extend(self.stood.iter().take(MOST).map(|digest| plain::hexadecimal(u64::from(*digest), 1)));
        words.join(" ")
    }
}

/// Whether a text is the mask of an address, and no address.
fn is_mask(text: &str) -> bool {
    comparable(text).is_some_and(|(_, mask)| mask == text)
}

/// What the site answered to a request for a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetReply {
    /// The mail is on its way: the address is registered.
    Sent,
    /// A mail comes if the address is registered.
    SentIfRegistered,
    /// The address is not registered.
    Unknown,
}

impl ResetReply {
    /// The answer that a text of the site gives, if it is one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        match meaning(text) {
            Some(Meaning::ResetSent) => Some(Self::Sent),
            Some(Meaning::NotRegistered | Meaning::WrongInput) => Some(Self::Unknown),
            // Who does not want to tell strangers who is a member answers everybody with a condition.
            None if tells_of_sending(text) => Some(Self::SentIfRegistered),
            _ => None,
        }
    }

    /// Whether the address is registered, as far as the answer tells.
    #[must_use]
    pub fn registered(self) -> Option<bool> {
        match self {
            Self::Sent => Some(true),
            Self::SentIfRegistered => None,
            Self::Unknown => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, now: i64) -> Option<PendingReset> {
        PendingReset::read(text).filter(|one| one.may_be_answered(now))
    }

    fn waits(mask: Option<&str>, stood: &[u32]) -> PendingReset {
        PendingReset { step: AwaitedStep::Mail, at: 1000, mask: mask.map(str::to_owned), stood: stood.to_vec() }
    }

    #[test]
    fn what_was_written_is_read_back() {
        for step in AwaitedStep::ALL {
            for one in [waits(None, &[]), waits(Some("t***@example.jp"), &[1, u32::MAX])] {
                let one = PendingReset { step, ..one };
                assert_eq!(read(&one.write(), 2000), Some(one));
            }
        }
    }

    #[test]
    fn what_is_foreign_or_old_is_nothing() {
        let old = waits(None, &[]).write();
        assert_eq!(read(&old, 1001 + PATIENCE), None);
        assert_eq!(read(&old, 999), None, "from the future");
        for text in ["", "mail", "mail x -", "magic 1000 -", "{}"] {
            assert_eq!(read(text, 1000), None, "{text}");
        }
    }

    #[test]
    fn a_whole_address_is_never_read_as_a_mask() {
        for text in ["mail 1000 taro@example.jp", "mail 1000 t***@", "mail 1000 ta***@example.jp", "mail 1000 <b>***@x.jp"] {
            assert_eq!(read(text, 1000).and_then(|r| r.mask), None, "{text}");
        }
    }

    #[test]
    fn the_two_sentences_of_the_site_are_understood() {
        assert_eq!(ResetReply::of("パスワードリセット用のURLをメールでお送りしました"), Some(ResetReply::Sent));
        assert_eq!(ResetReply::of("入力された情報がお客様の登録情報と一致しません"), Some(ResetReply::Unknown));
        assert_eq!(ResetReply::of("ご登録がある場合は、メールをお送りしました"), Some(ResetReply::SentIfRegistered));
        for text in ["", "メールアドレス", "メンテナンス中です", "登録したメールアドレスにメールをお送りします"]
        {
            assert_eq!(ResetReply::of(text), None, "{text}");
        }
    }
}
