//! The extension's pages, rights, background and storage.

use e2e::{Options, Session};
use serde_json::{Value, json};

use crate::{SIGN_IN, both};

both!(pages_open_in_a_tab, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let page = session.driver().window().await?;
    session.open_extension_page("popup.html").await?;
    assert_eq!(session.driver().title().await?, "popup");
    let id = session.eval_in_page("return chrome.runtime.getURL('')").await?;
    assert_eq!(id, json!(session.extension_url("")?));
    session.driver().close_window().await?;
    session.driver().switch_to_window(page).await?;
    assert_eq!(session.driver().title().await?, "stand-in");
});

both!(scripts_have_the_extensions_rights, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.click("#mail").await?;
    let stored = session
        .wait_until(
            "what the content script wrote",
            async || session.extension_eval("return chrome.storage.local.get(null)").await,
            |stored| stored["host"] == "hapitas.jp",
        )
        .await?;
    assert_eq!(stored["language"], "ja");
    // The page has noticed nothing.
    let noticed = "return [document.hasFocus(), document.visibilityState, document.activeElement.id,
      keys.filter(it => it.type === 'blur' || it.type === 'visibilitychange').length]";
    assert_eq!(session.eval_in_page(noticed).await?, json!([true, "visible", "mail", 0]));
    let error = session.extension_eval("return chrome.nothing.here").await.unwrap_err().to_string();
    assert!(error.contains("undefined"), "{error}");
});

/// The number the background made when it started; asking wakes it.
async fn life(session: &Session) -> e2e::Result<Value> {
    session.extension_eval("return chrome.runtime.sendMessage('who')").await
}

both!(the_background_stops, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let first = life(session).await?;
    assert!(first.is_f64(), "{first}");
    assert_eq!(life(session).await?, first);
    session.stop_background().await?;
    assert_ne!(life(session).await?, first);
    session.stop_background().await?;
    session.stop_background().await?;
});

both!(storage_survives_a_crash, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.extension_eval("return chrome.storage.local.set({ kept: [1, '二'] })").await?;
    session.kill();
    session.restart().await?;
    let kept = session.extension_eval("return (await chrome.storage.local.get('kept')).kept").await?;
    assert_eq!(kept, json!([1, "二"]));
    session.goto(SIGN_IN).await?;
    session.shadow("#fixture").await?;
});

both!(storage_survives_a_restart, Options::default(), |session, _| {
    session.extension_eval("return chrome.storage.local.set({ kept: 1 })").await?;
    session.restart().await?;
    let kept = session.extension_eval("return (await chrome.storage.local.get('kept')).kept").await?;
    assert_eq!(kept, json!(1));
});

both!(cookies_are_seen, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let cookies = session.cookies().await?;
    let seen = cookies.iter().find(|it| it.name == "seen").expect("the server's cookie");
    assert_eq!((seen.domain.as_str(), seen.value.as_str(), seen.http_only), ("hapitas.jp", "1", true));
});
