//! An open tab of the site, for what only a page of the site can tell.

use crate::site::hosts::PATTERN;
use crate::webext::{Result, tabs};

/// An open page of the site, the sign-in page first. `None`: none is open.
pub(super) async fn page_of_site() -> Result<Option<i32>> {
    let open = tabs::query(&tabs::Filter { url: Some(vec![PATTERN]), discarded: Some(false), ..tabs::Filter::default() }).await?;
    let signs_in = |tab: &&tabs::Tab| tab.url.as_deref().is_some_and(|url| url.contains("/auth/"));
    Ok(open.iter().find(signs_in).or(open.first()).and_then(|tab| tab.id))
}
