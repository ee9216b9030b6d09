//! What waits on the way to a new password: the site's answer to a request
//! for a mail, or the login with the new password. Kept under one key, as
//! plain words, from the moment a form goes off until the next page tells:
//! `<step> <ms since the epoch> <mask or -> <digest> <digest> …`.

use super::memory::comparable;
use super::plain;
use crate::site::meanings::{Meaning, meaning};
use crate::site::phrases::has;

/// The key.
pub const KEY: &str = "resetting";

/// For so long a page may still be the answer, in milliseconds.
pub const PATIENCE: i64 = 30 * 60 * 1000;

/// How long the link in the site's mail works, from when it came, in milliseconds (source: the site's FAQ, as blogs tell it).
pub const LINK_WORKS: i64 = 48 * 60 * 60 * 1000;

/// How many digests are kept.
const MOST: usize = 20;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The site's answer to the request for a mail.
    Mail,
    /// The page after a new password was sent.
    Password,
    /// A login with the new password.
    Login,
}

impl Step {
    const ALL: [Self; 3] = [Self::Mail, Self::Password, Self::Login];

    fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Password => "password",
            Self::Login => "login",
        }
    }
}

/// What waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resetting {
    /// For what.
    pub step: Step,
    /// Since when, in milliseconds since the epoch.
    pub at: i64,
    /// `t***@example.jp`, only if the person asked for this check to be recorded.
    pub mask: Option<String>,
    /// Texts that looked like an answer before anything was sent, as digests.
    pub stood: Vec<u32>,
}

impl Resetting {
    /// Reads the key's text; `None` for one that is not ours or is too old at `now` (ms since the epoch).
    #[must_use]
    pub fn read(text: &str, now: i64) -> Option<Self> {
        let mut words = text.split(' ');
        let name = words.next()?;
        let step = Step::ALL.into_iter().find(|step| step.name() == name)?;
        let at = plain::read_decimal(words.next()?).filter(|at| (0..=PATIENCE).contains(&now.saturating_sub(*at)))?;
        let mask = words.next().filter(|mask| is_mask(mask)).map(str::to_owned);
        let stood = words.filter_map(|digest| plain::read_hexadecimal(digest)?.try_into().ok()).take(MOST).collect();
        Some(Self { step, at, mask, stood })
    }

    /// The key's text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut words = vec![self.step.name().to_owned(), plain::decimal(self.at), self.mask.clone().unwrap_or_else(|| "-".to_owned())];
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
pub enum Answer {
    /// The mail is on its way: the address is registered.
    Sent,
    /// A mail comes if the address is registered.
    SentIfRegistered,
    /// The address is not registered.
    Unknown,
}

impl Answer {
    /// The answer that a text of the site gives, if it is one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        match meaning(text)? {
            // Who does not want to tell strangers who is a member answers everybody so.
            Meaning::ResetSent if has(text, "場合") => Some(Self::SentIfRegistered),
            Meaning::ResetSent => Some(Self::Sent),
            Meaning::NotRegistered | Meaning::WrongInput => Some(Self::Unknown),
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

    fn waits(mask: Option<&str>, stood: &[u32]) -> Resetting {
        Resetting { step: Step::Mail, at: 1000, mask: mask.map(str::to_owned), stood: stood.to_vec() }
    }

    #[test]
    fn what_was_written_is_read_back() {
        for step in Step::ALL {
            for one in [waits(None, &[]), waits(Some("t***@example.jp"), &[1, u32::MAX])] {
                let one = Resetting { step, ..one };
                assert_eq!(Resetting::read(&one.write(), 2000), Some(one));
            }
        }
    }

    #[test]
    fn what_is_foreign_or_old_is_nothing() {
        let old = waits(None, &[]).write();
        assert_eq!(Resetting::read(&old, 1001 + PATIENCE), None);
        assert_eq!(Resetting::read(&old, 999), None, "from the future");
        for text in ["", "mail", "mail x -", "magic 1000 -", "{}"] {
            assert_eq!(Resetting::read(text, 1000), None, "{text}");
        }
    }

    #[test]
    fn a_whole_address_is_never_read_as_a_mask() {
        for text in ["mail 1000 taro@example.jp", "mail 1000 t***@", "mail 1000 ta***@example.jp", "mail 1000 <b>***@x.jp"] {
            assert_eq!(Resetting::read(text, 1000).and_then(|r| r.mask), None, "{text}");
        }
    }

    #[test]
    fn the_two_sentences_of_the_site_are_understood() {
        assert_eq!(Answer::of("パスワードリセット用のURLをメールでお送りしました"), Some(Answer::Sent));
        assert_eq!(Answer::of("入力された情報がお客様の登録情報と一致しません"), Some(Answer::Unknown));
        assert_eq!(Answer::of("ご登録がある場合は、メールをお送りしました"), Some(Answer::SentIfRegistered));
        for text in ["", "メールアドレス", "メンテナンス中です", "登録したメールアドレスにメールをお送りします"]
        {
            assert_eq!(Answer::of(text), None, "{text}");
        }
    }
}
