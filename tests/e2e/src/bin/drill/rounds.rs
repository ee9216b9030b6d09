//! Attempts, and a kill in the middle of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use e2e::{MAIL, Result, Session, Site};
use futures_util::future::try_join;

use crate::chance::Chance;
use crate::stored::{self, Stored};

const SIGN_IN: &str = "https://hapitas.jp/auth/signin/";
/// Not the account's password: every login is refused, and the next attempt can follow.
const WRONG: &str = "haru-1192-Sakura";
/// The kill comes within this time after the sign-in page stands there: before the first attempt, into one,
/// between two. An attempt with its answer takes about a second.
const LATEST: Duration = Duration::from_millis(3000);

/// What the rounds in one browser came to.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pub(crate) kills: u32,
    /// Kills while events lay in the inbox, not yet folded into a block.
    pub(crate) unfolded: u32,
    /// Events whose key was seen in the storage before a kill.
    pub(crate) acknowledged: BTreeSet<String>,
    /// Of these, those that were not there after a restart.
    pub(crate) lost: BTreeSet<String>,
    /// Keys that could not be read after a restart.
    pub(crate) unreadable: BTreeSet<String>,
}

/// Kills and restarts the browser `rounds` times while attempts are recorded, and reads the record after each.
pub(crate) async fn play(session: &mut Session, site: &Site, rounds: u32, chance: &mut Chance) -> Result<Figures> {
    let mut figures = Figures::default();
    for round in 1..=rounds {
        session.goto(SIGN_IN).await?;
        let moment = chance.moment(LATEST);
        let last = record_until(moment, session, site, &mut figures.acknowledged).await?;
        session.kill();
        session.restart().await?;
        figures.kills += 1;
        figures.unfolded += u32::from(last.is_some_and(|last| last.inbox > 0));

        let now = Stored::look(session).await?;
        let lost: BTreeSet<_> = figures.acknowledged.difference(&now.events).cloned().collect();
        if !lost.is_empty() || !now.unreadable.is_empty() {
            println!("  round {round}: killed after {} ms; lost {lost:?}, unreadable {:?}", moment.as_millis(), now.unreadable);
        }
        figures.lost.extend(lost);
        figures.unreadable.extend(now.unreadable);
        stored::shown(session).await?;
    }
    Ok(figures)
}

/// Makes attempts until `moment` has passed, adds to `seen` what is seen in the storage meanwhile, and gives the last look.
async fn record_until(moment: Duration, session: &Session, site: &Site, seen: &mut BTreeSet<String>) -> Result<Option<Stored>> {
    let last = RefCell::new(None);
    let attempts = async {
        loop {
            attempt(session, site).await?;
        }
        #[expect(unreachable_code, reason = "it says what kind of error ends the loop")]
        Ok::<(), e2e::Error>(())
    };
    let looks = async {
        loop {
            let look = Stored::look(session).await?;
            seen.extend(look.events.iter().cloned());
            last.replace(Some(look));
        }
        #[expect(unreachable_code, reason = "it says what kind of error ends the loop")]
        Ok::<(), e2e::Error>(())
    };
    // That the time is over is how it should end; anything else is an error.
    if let Ok(ended) = tokio::time::timeout(moment, try_join(attempts, looks)).await {
        ended?;
    }
    Ok(last.into_inner())
}

/// One login that is refused, and the wait for the page that says so.
pub(crate) async fn attempt(session: &Session, site: &Site) -> Result<()> {
    let before = site.logins().len();
    session.eval_in_page("window.before = true").await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", WRONG).await?;
    session.click(".btn_login_main_white").await?;
    session.wait_until("the login", async || Ok(site.logins().len()), |n| *n > before).await?;
    let answered = "return !window.before && document.readyState === 'complete'";
    session.wait_until("the answer", async || session.eval_in_page(answered).await, |there| *there == true).await?;
    Ok(())
}
