//! Whether the site answers: its sign-in page is asked for once, on the person's click.
//!
//! The sign-in page, because it is the one that matters: the top page sends on
//! to another one, and a server may well give that while logging in is down.
//! Nothing of the person goes along and nothing comes back but the answer, so
//! a form that is open stays as it is.

use web_sys::Url;

use crate::background::Result;
use crate::background::duties::journal_writer;
use crate::journal::event::failure::failures;
use crate::journal::event::{Fact, Failure, Reachability};
use crate::journal::site_response::{clock_ahead, trouble};
use crate::site::hosts;
use crate::webext::permissions;
use crate::webext::question::{self, Response};

/// How long the site may take, in milliseconds.
const PATIENCE: u32 = 15_000;
/// Redirects that are followed, all of them within the site.
const MOST_REDIRECTS: usize = 5;

/// Asks, and writes down what came of it.
pub(crate) async fn ask() -> Result<Reachability> {
    let reached = reached().await?;
    journal_writer::write(Fact::Reached(reached.clone())).await?;
    Ok(reached)
}

/// Asks; nothing is written down.
pub(crate) async fn reached() -> Result<Reachability> {
    let mut reached = Reachability { host: hosts::DOMAIN.to_owned(), ..Reachability::default() };
    if !permissions::has_host(hosts::PATTERN).await? {
        reached.failures = vec![Failure::Permission];
        return Ok(reached);
    }
    let (mut url, mut begun) = (hosts::SIGN_IN.to_owned(), None);
    for left in (0..=MOST_REDIRECTS).rev() {
        let told = question::ask(&url, hosts::PATTERN, PATIENCE).await?;
        let begun = *begun.get_or_insert(told.sent);
        match told.status {
            Some(status) => answered(&mut reached, status, &told, begun),
            // It answers; what it answers the browser keeps to itself.
            None if told.redirected => {
                reached.took = Some((told.came - begun).max(0.0) as u32);
                break;
            }
            None => {
                reached.failures = why_not(&told).await?;
                reached.code.clone_from(&told.code);
                // What was said on the way there is no answer.
                (reached.status, reached.took) = (None, None);
                return Ok(reached);
            }
        }
        match told.location.and_then(|to| within_the_site(&to, &url)) {
            Some((host, next)) if left > 0 => (reached.host, url) = (host, next),
            _ => break,
        }
    }
    Ok(reached)
}

fn answered(reached: &mut Reachability, status: u16, told: &Response, begun: f64) {
    reached.status = Some(status);
    reached.took = Some((told.came - begun).max(0.0) as u32);
    (reached.trouble, reached.text) = trouble(status, &told.text);
    reached.clock = told.date.map(|date| clock_ahead(date as i64, told.age as i64, told.sent as i64, told.came as i64));
}

async fn why_not(told: &Response) -> Result<Vec<Failure>> {
    Ok(if told.late {
        vec![Failure::TimedOut]
    } else if told.offline {
        vec![Failure::Offline]
    } else if !permissions::has_host(hosts::PATTERN).await? {
        // Withdrawn while it was under way.
        vec![Failure::Permission]
    } else {
        failures(told.code.as_deref())
    })
}

/// Host and address that an answer sends on to, if that is a page of the site over HTTPS.
fn within_the_site(to: &str, from: &str) -> Option<(String, String)> {
    let url = Url::new_with_base(to, from).ok()?;
    (url.protocol() == "https:" && hosts::is_site_origin(&url.origin())).then(|| (url.hostname(), url.href()))
}
