//! What is known about the HTTP cache, measured: how it is counted in
//! Chromium, and what stands for clearing it in Firefox.

use e2e::{Browser, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SIGN_IN, sign_in_page};

/// The day and second at which the copy in the cache was made, or nothing.
const COPY: &str = "return await fetch('/static/cached.js', { cache: 'only-if-cached', mode: 'same-origin' }).then(it => it.headers.get('date'), () => null)";

in_both_browsers!(what_the_cache_holds_is_counted_truly, |session, site| {
    for query in ["", "?csp=default-src 'self'; connect-src 'none'"] {
        session.goto(&format!("{SIGN_IN}{query}")).await?;
        if session.browser() == Browser::Firefox {
            return Ok(());
        }
        assert_ne!(session.eval_in_page("return performance.getEntriesByType('resource').length").await?, 0);
        let held = in_the_page(session, "http-cache.js").await?;
        assert!(held["held"].as_u64() >= Some(4), "the page, a script, a style, a picture: {held}");
        let hits = site.hits("hapitas.jp", "/static/cached.js");
        let remove = "await chrome.browsingData.remove({ origins: ['https://hapitas.jp'] }, { cache: true })";
        session.extension_eval(remove).await?;
        let left = in_the_page(session, "http-cache.js").await?;
        assert_eq!(left["held"], 0, "{query}");
        assert_eq!(site.hits("hapitas.jp", "/static/cached.js"), hits, "counting asks the network for nothing");
    }
});

in_both_browsers!(fetching_anew_replaces_the_copy_that_pages_use, |session, site| {
    if session.browser() == Browser::Chromium {
        return Ok(());
    }
    sign_in_page(session, "").await?;
    let old = session.eval_in_page(COPY).await?;
    assert!(old.is_string());
    let second = "return new Date().toUTCString()";
    session.wait_until("another second", async || session.eval_in_page(second).await, |now| *now != old).await?;
    let hits = site.hits("hapitas.jp", "/static/cached.js");
    let answer = in_the_page(session, "http-cache-anew.js").await?;
    assert_eq!(answer["held"], answer["fetched"], "{answer}");
    assert_eq!(site.hits("hapitas.jp", "/static/cached.js"), hits + 1);
    assert_ne!(session.eval_in_page(COPY).await?, old);
});

/// Runs a file of the extension in the page, as the background does.
async fn in_the_page(session: &Session, file: &str) -> Result<Value> {
    let run = format!(
        "const [tab] = await chrome.tabs.query({{ url: 'https://hapitas.jp/*' }});
         const [run] = await chrome.scripting.executeScript({{ target: {{ tabId: tab.id }}, files: [{}] }});
         return run.result",
        json!(file)
    );
    session.extension_eval(&run).await
}
