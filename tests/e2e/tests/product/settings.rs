//! What the person sets: hints that are off, and everything at rest.

use e2e::{Result, Session, in_both_browsers};
use serde_json::json;

use crate::support::{SENTINEL, SIGN_IN, events, hint, hints, no_hint, open, ready, try_to_log_in};

const OURS: &str = "return [...document.querySelectorAll('*')].filter(e => e.localName.startsWith('login-rescue')).length";

/// Opens the journal tab, clicks there, waits until it is saved and comes back.
async fn set_in_journal(session: &Session, css: &str) -> Result<()> {
    let page = session.driver().window().await?;
    session.open_journal().await?;
    session.click(css).await?;
    session
        .wait_until("the setting", async || Ok(session.find("#settings-said").await?.text().await?), |said| said.contains("保存しました"))
        .await?;
    session.driver().close_window().await?;
    Ok(session.driver().switch_to_window(page).await?)
}

/// Opens the popup for the site's tab, clicks there, waits for a text and comes back.
async fn set_in_popup(session: &Session, css: &str, part: &str) -> Result<()> {
    let page = session.driver().window().await?;
    let tab = session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0].id").await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    // It is whole now: nothing moves under the pointer any more.
    session.find("#state .sentence").await?;
    session.find("main:not([aria-busy])").await?;
    session.click(css).await?;
    let text = async || Ok(session.find("body").await?.text().await?);
    session.wait_until(&format!("the popup with {part}"), text, |text| text.contains(part)).await?;
    session.driver().close_window().await?;
    Ok(session.driver().switch_to_window(page).await?)
}

in_both_browsers!(a_kind_that_is_off_is_silent_until_it_is_on_again, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    hint(session, "「＠」が全角です").await?;
    // It goes from the open page at once.
    set_in_journal(session, "input[value=fullwidth-at]").await?;
    no_hint(session).await?;
    // It stays away on the next page, where other kinds still speak.
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠example.jp　").await?;
    let says = hint(session, "全角の空白").await?;
    assert!(!says.contains("「＠」"), "{says}");
    set_in_journal(session, "input[value=fullwidth-at]").await?;
    hint(session, "「＠」が全角です").await?;
});

in_both_browsers!(a_rest_takes_everything_off_the_page_and_ends_on_request, |session, site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    hint(session, "全角").await?;
    set_in_popup(session, "[data-pause=until-resumed]", "休んでいます").await?;
    session.wait_until("nothing of ours", async || session.eval_in_page(OURS).await, |n| *n == json!(0)).await?;
    assert_eq!(session.eval_in_page("return document.querySelector('#email_main').hasAttribute('aria-describedby')").await?, false);

    // Nor does the next page hold anything, whatever is typed and tried there.
    session.goto(SIGN_IN).await?;
    session.eval_in_page("window.before = true").await?;
    try_to_log_in(session, "taro＠example.jp", SENTINEL).await?;
    session.wait_until("the login", async || Ok(site.logins().len()), |n| *n == 1).await?;
    let answer = "return !window.before && document.readyState === 'complete'";
    session.wait_until("the answer", async || session.eval_in_page(answer).await, |there| *there == json!(true)).await?;
    session.type_keys("#email_main", "＠").await?;
    assert_eq!(session.eval_in_page(OURS).await?, 0);
    assert_eq!(events(session).await?.len(), 0);

    set_in_popup(session, "[data-pause=resume]", "この拡張機能を休ませる").await?;
    ready(session).await?;
    session.type_keys("#email_main", "＠").await?;
    hint(session, "全角").await?;
});

in_both_browsers!(a_rest_of_an_hour_says_until_when, |session, _site| {
    open(session, SIGN_IN).await?;
    set_in_popup(session, "[data-pause=hour]", "まで休んでいます").await?;
    let until =
        session.extension_eval("return JSON.parse((await chrome.storage.local.get('settings')).settings).paused - Date.now()").await?;
    let minutes = until.as_f64().unwrap_or_default() / 60_000.0;
    assert!((58.0..=60.0).contains(&minutes), "{minutes}");
    // When the time has come, an open page goes on by itself.
    session.wait_until("nothing of ours", async || session.eval_in_page(OURS).await, |n| *n == json!(0)).await?;
    let soon = "const { settings } = await chrome.storage.local.get('settings'); \
                await chrome.storage.local.set({ settings: JSON.stringify({ ...JSON.parse(settings), paused: Date.now() + 500 }) })";
    session.extension_eval(soon).await?;
    ready(session).await?;
});

in_both_browsers!(settings_that_cannot_be_read_are_none, |session, _site| {
    open(session, SIGN_IN).await?;
    for text in ["'{'", "'null'", "'{\"off\":7,\"paused\":\"x\",\"salt\":[]}'", "17"] {
        session.extension_eval(&format!("await chrome.storage.local.set({{ settings: {text}, remembered: {text} }})")).await?;
        open(session, SIGN_IN).await?;
        session.type_keys("#email_main", "taro＠example.jp").await?;
        hint(session, "全角").await?;
        assert_eq!(hints(session).await?, 1, "{text}");
    }
});
