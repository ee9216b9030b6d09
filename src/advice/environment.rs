//! Whether this browser is fit to log in: raw readings → a verdict for each
//! aspect. Sentences: `aspect_<name>_<verdict>_why` and, where something can be
//! done, `aspect_<name>_<verdict>_repair`; of a question to the site that was not
//! answered also `failure_<name>_repair`.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::version;
use crate::journal::event::{Aspect, AspectResult, Environment, EnvironmentCheck, Failure, Reachability, Verdict};

/// A clock this far off, in milliseconds, is fine: the site's answer tells whole seconds, and was on its way.
const CLOCK_FINE: i64 = 5 * 60_000;
/// A clock further off than this, in milliseconds, is in the way: cookies that
/// last half an hour are over before they begin.
const CLOCK_BAD: i64 = 30 * 60_000;

/// What a script in an open page of the site reads. What it cannot tell is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Page {
    /// `navigator.cookieEnabled`.
    pub cookies_enabled: Option<bool>,
    /// A cookie of our own was set and could be read back.
    pub cookie_kept: Option<bool>,
    /// The page asks for a captcha's script.
    pub captcha_wanted: Option<bool>,
    /// It came: what only this script makes is in the page.
    pub captcha_came: Option<bool>,
    /// How many scripts and frames of other companies the page asks for, the captcha's left out.
    pub foreign_wanted: Option<u32>,
    /// How many of these came.
    pub foreign_came: Option<u32>,
    /// The browser has translated the page.
    pub translated: Option<bool>,
}

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readings {
    /// The extension may see the site.
    pub permission: Option<bool>,
    /// `navigator.onLine`: false is true, true means little.
    pub online: Option<bool>,
    /// What the site answered just now.
    pub reached: Option<Reachability>,
    /// What an open page of the site tells; `None`: none is open.
    pub page: Option<Page>,
    /// Browser and system.
    pub browser: Option<Environment>,
    /// When all this was read, in milliseconds since the epoch.
    pub now: i64,
}

/// Judges each aspect once, in the order of [`Aspect`].
#[must_use]
pub fn environment(readings: &Readings) -> EnvironmentCheck {
    EnvironmentCheck {
        found: Aspect::VARIANTS.iter().map(|aspect| AspectResult { aspect: *aspect, verdict: verdict(*aspect, readings) }).collect(),
    }
}

fn verdict(aspect: Aspect, readings: &Readings) -> Verdict {
    let page = readings.page.clone().unwrap_or_default();
    match aspect {
        Aspect::Permission => known(readings.permission, Verdict::Bad),
        Aspect::Network => network(readings),
        Aspect::Site => site(readings.reached.as_ref()),
        Aspect::Cookies => match (page.cookies_enabled, page.cookie_kept) {
            (Some(false), _) | (_, Some(false)) => Verdict::Bad,
            (_, Some(true)) => Verdict::Good,
            _ => Verdict::Unknown,
        },
        Aspect::Captcha => match (page.captcha_wanted, page.captcha_came) {
            (_, Some(true)) => Verdict::Good,
            (Some(true), Some(false)) => Verdict::Bad,
            // A page without a captcha tells nothing of it.
            _ => Verdict::Unknown,
        },
        // Blockers of advertising hold something back on most pages; that alone stops no login.
        Aspect::ThirdParty => match (page.foreign_wanted, page.foreign_came) {
            (Some(wanted), Some(came)) if wanted > 0 => {
                if came < wanted {
                    Verdict::Doubtful
                } else {
                    Verdict::Good
                }
            }
            _ => Verdict::Unknown,
        },
        Aspect::Clock => clock(readings.reached.as_ref()),
        Aspect::Translation => known(page.translated.map(|translated| !translated), Verdict::Doubtful),
        Aspect::Version => readings.browser.as_ref().map_or(Verdict::Unknown, |browser| version::verdict(browser, readings.now)),
    }
}

/// Good if so, this if not.
fn known(fine: Option<bool>, otherwise: Verdict) -> Verdict {
    fine.map_or(Verdict::Unknown, |fine| if fine { Verdict::Good } else { otherwise })
}

fn network(readings: &Readings) -> Verdict {
    let Some(reached) = &readings.reached else { return if readings.online == Some(false) { Verdict::Bad } else { Verdict::Unknown } };
    if reached.status.is_some() {
        return Verdict::Good;
    }
    match reached.failures.as_slice() {
        [Failure::Offline | Failure::Name] => Verdict::Bad,
        [] | [Failure::Permission] if readings.online == Some(false) => Verdict::Bad,
        [] | [Failure::Permission] => Verdict::Unknown,
        _ if readings.online == Some(false) => Verdict::Bad,
        _ => Verdict::Doubtful,
    }
}

fn site(reached: Option<&Reachability>) -> Verdict {
    let Some(reached) = reached else { return Verdict::Unknown };
    let refused = |failure: &Failure| matches!(failure, Failure::Connection | Failure::TimedOut);
    match (reached.trouble, reached.status) {
        (Some(_), _) | (None, Some(500..)) => Verdict::Bad,
        (None, Some(200..=399)) => Verdict::Good,
        (None, Some(_)) => Verdict::Doubtful,
        // It may be the site as well as the way to it.
        (None, None) if !reached.failures.is_empty() && reached.failures.iter().all(refused) => Verdict::Doubtful,
        (None, None) => Verdict::Unknown,
    }
}

fn clock(reached: Option<&Reachability>) -> Verdict {
    let Some(reached) = reached else { return Verdict::Unknown };
    match reached.clock.map(i64::saturating_abs) {
        Some(..=CLOCK_FINE) => Verdict::Good,
        Some(..=CLOCK_BAD) => Verdict::Doubtful,
        Some(_) => Verdict::Bad,
        // A certificate is judged by the clock.
        None if reached.failures.contains(&Failure::Certificate) => Verdict::Doubtful,
        None => Verdict::Unknown,
    }
}

/// Every verdict that an aspect can get: those that need a sentence.
#[must_use]
pub fn verdicts(aspect: Aspect) -> &'static [Verdict] {
    use Verdict::{Bad, Doubtful, Good, Unknown};
    match aspect {
        Aspect::Permission | Aspect::Cookies | Aspect::Captcha => &[Good, Bad, Unknown],
        Aspect::Network | Aspect::Site | Aspect::Clock => &[Good, Doubtful, Bad, Unknown],
        Aspect::ThirdParty | Aspect::Translation | Aspect::Version => &[Good, Doubtful, Unknown],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::Trouble;

    fn healthy() -> Readings {
        Readings {
            permission: Some(true),
            online: Some(true),
            reached: Some(Reachability { status: Some(200), took: Some(80), clock: Some(-900), ..Reachability::default() }),
            page: Some(Page {
                cookies_enabled: Some(true),
                cookie_kept: Some(true),
                captcha_wanted: Some(true),
                captcha_came: Some(true),
                foreign_wanted: Some(3),
                foreign_came: Some(3),
                translated: Some(false),
            }),
            browser: None,
            now: 1_795_600_000_000,
        }
    }

    /// The aspects that are not fine, the browser's version left out.
    fn notable(readings: &Readings) -> Vec<(Aspect, Verdict)> {
        let found = environment(readings).found;
        assert_eq!(found.iter().map(|f| f.aspect).collect::<Vec<_>>(), Aspect::VARIANTS, "each once");
        assert!(found.iter().all(|f| verdicts(f.aspect).contains(&f.verdict)), "{found:?}");
        found.iter().filter(|f| f.verdict != Verdict::Good && f.aspect != Aspect::Version).map(|f| (f.aspect, f.verdict)).collect()
    }

    fn failing(failure: Failure) -> Readings {
        Readings { reached: Some(Reachability { failures: vec![failure], ..Reachability::default() }), page: None, ..healthy() }
    }

    #[test]
    fn a_healthy_one_is_healthy() {
        assert_eq!(notable(&healthy()), []);
    }

    #[test]
    fn what_is_broken_in_an_open_page_is_told_apart() {
        let with = |change: &dyn Fn(&mut Page)| {
            let mut readings = healthy();
            readings.page.iter_mut().for_each(change);
            notable(&readings)
        };
        assert_eq!(with(&|page| page.cookie_kept = Some(false)), [(Aspect::Cookies, Verdict::Bad)]);
        assert_eq!(with(&|page| page.cookies_enabled = Some(false)), [(Aspect::Cookies, Verdict::Bad)]);
        assert_eq!(with(&|page| page.captcha_came = Some(false)), [(Aspect::Captcha, Verdict::Bad)]);
        assert_eq!(with(&|page| page.foreign_came = Some(1)), [(Aspect::ThirdParty, Verdict::Doubtful)]);
        assert_eq!(with(&|page| page.translated = Some(true)), [(Aspect::Translation, Verdict::Doubtful)]);
    }

    #[test]
    fn what_is_broken_on_the_way_is_told_apart() {
        let of_way = |readings: &Readings| {
            let found = notable(readings);
            [Aspect::Network, Aspect::Site, Aspect::Clock].map(|a| found.iter().find(|(b, _)| a == *b).map_or(Verdict::Good, |(_, v)| *v))
        };
        use Verdict::{Bad, Doubtful, Good, Unknown};
        let down = Reachability { status: Some(503), trouble: Some(Trouble::ServerError), clock: Some(0), ..Reachability::default() };
        assert_eq!(of_way(&Readings { reached: Some(down), ..healthy() }), [Good, Bad, Good]);
        assert_eq!(of_way(&failing(Failure::Name)), [Bad, Unknown, Unknown]);
        assert_eq!(of_way(&failing(Failure::Offline)), [Bad, Unknown, Unknown]);
        assert_eq!(of_way(&failing(Failure::Certificate)), [Doubtful, Unknown, Doubtful]);
        assert_eq!(of_way(&failing(Failure::TimedOut)), [Doubtful, Doubtful, Unknown]);
        for (ahead, verdict) in [(299_999, Good), (-1_200_000, Doubtful), (86_400_000, Bad), (i64::MIN, Bad)] {
            let reached = Reachability { status: Some(200), clock: Some(ahead), ..Reachability::default() };
            assert_eq!(of_way(&Readings { reached: Some(reached), ..healthy() })[2], verdict, "{ahead}");
        }
    }

    #[test]
    fn without_permission_nothing_else_is_claimed() {
        let reached = Reachability { failures: vec![Failure::Permission], ..Reachability::default() };
        let readings = Readings { permission: Some(false), reached: Some(reached), page: None, ..healthy() };
        let found = notable(&readings);
        assert_eq!(found.first(), Some(&(Aspect::Permission, Verdict::Bad)));
        assert!(found.iter().skip(1).all(|(_, verdict)| *verdict == Verdict::Unknown), "{found:?}");
        assert!(environment(&Readings::default()).found.iter().all(|f| f.verdict == Verdict::Unknown));
    }

    #[test]
    fn a_page_tells_in_the_words_of_its_script() {
        let page: Page = serde_json::from_str(r#"{"cookiesEnabled":true,"cookieKept":null,"foreignWanted":2}"#).unwrap();
        assert_eq!(page, Page { cookies_enabled: Some(true), foreign_wanted: Some(2), ..Page::default() });
        for foreign in ["[1]", "{\"x\":1}", "{\"foreignCame\":-1}", ""] {
            assert!(serde_json::from_str::<Page>(foreign).is_err(), "{foreign}");
        }
    }
}
