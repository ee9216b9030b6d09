//! For everybody: what a checker of accessibility finds, and what a keyboard reaches.
//!
//! A checker cannot look into closed roots, nor can these tests ask there for the focus: they run on the copy
//! whose roots are open, and differ from what is shipped in nothing else.

use e2e::{Extension, Key, MAIL, Options, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SENTINEL, SIGN_IN, events, facts, hint, no_hint, open, sign_in, try_to_log_in};

fn open_roots() -> Options {
    Options { extension: Extension::OpenRoots, ..Options::default() }
}

/// Nothing is found, and something was looked for.
async fn assert_found_nothing(session: &Session, css: Option<&str>, what: &str) -> Result<()> {
    let audit = session.audit(css).await?;
    assert_eq!(audit.broken, Vec::<String>::new(), "{what}");
    for rule in ["button-name", "color-contrast", "target-size"] {
        assert!(audit.held.iter().any(|held| held == rule), "{rule} was not looked for in {what}: {audit:?}");
    }
    Ok(())
}

/// Opens the lens by the button of the card.
async fn look(session: &Session) -> Result<()> {
    press(session, "login-rescue-hint", "文字を確かめる").await?;
    session.shadow("login-rescue-lens").await?.find("h2").await.map(drop)
}

in_both_browsers!(a_checker_finds_nothing_in_the_page, open_roots(), |session, _site| {
    for query in ["form=button", "bg=dark"] {
        open(session, &sign_in(query)).await?;
        session.type_keys("#email_main", "taro＠gmial.com").await?;
        hint(session, "gmail.com").await?;
        assert_found_nothing(session, Some("login-rescue-hint"), &format!("the hint, {query}")).await?;
        look(session).await?;
        assert_found_nothing(session, Some("login-rescue-lens"), &format!("the lens, {query}")).await?;
        session.press(Key::Escape).await?;
        session.type_keys("#password_main", SENTINEL).await?;
        session.click(".btn_login_main_white").await?;
        session.shadow("login-rescue-panel").await?.find("button").await?;
        assert_found_nothing(session, Some("login-rescue-panel"), &format!("the panel, {query}")).await?;
    }
    // It would have seen a button without a name in there.
    let unnamed = "document.querySelector('login-rescue-panel').shadowRoot.querySelector('.doors button').textContent = ''";
    session.eval_in_page(unnamed).await?;
    let broken = session.audit(Some("login-rescue-panel")).await?.broken;
    assert!(broken.iter().any(|line| line.starts_with("button-name")), "{broken:?}");
});

in_both_browsers!(a_checker_and_a_keyboard_find_nothing_amiss_in_the_help_with_a_new_password, open_roots(), |session, _site| {
    let help = "login-rescue-reset";
    for query in ["bg=light", "bg=dark"] {
        session.goto(&format!("https://hapitas.jp/auth/remind/?{query}")).await?;
        session.shadow(help).await?.find("[data-step=record]").await?;
        assert_found_nothing(session, Some(help), &format!("the help with a mail, {query}")).await?;
        session.goto(&format!("https://hapitas.jp/auth/reset/?token=1&{query}")).await?;
        session.shadow(help).await?.click("[data-step=make]").await?;
        session.shadow(help).await?.find("[data-step=fill]").await?;
        assert_found_nothing(session, Some(help), &format!("the help with a password, {query}")).await?;
    }
    session.click("#new_password").await?;
    reach_all(session, help).await?;
});

/// A record with an attempt, its answer, and what was cleared, and the popup's address for the page.
async fn with_a_record(session: &Session) -> Result<String> {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    facts(session, "site-message", 1).await?;
    let tab = "const [tab] = await chrome.tabs.query({ url: 'https://hapitas.jp/*' }); return tab.id";
    Ok(format!("popup.html?tab={}", session.extension_eval(tab).await?))
}

/// Opens one of our pages and waits until it is filled.
async fn filled(session: &Session, page: &str) -> Result<()> {
    session.open_extension_page(page).await?;
    let filled = "return document.querySelectorAll('main:not([aria-busy=true], [hidden])').length";
    session.wait_until(page, async || session.eval_in_page(filled).await, |n| *n == json!(1)).await.map(drop)
}

async fn assert_screens_hold(session: &Session) -> Result<()> {
    let popup = with_a_record(session).await?;
    for page in [&popup, "journal.html"] {
        filled(session, page).await?;
        assert_found_nothing(session, None, page).await?;
    }
    // The other views, with everything in them open.
    for view in ["try", "letter"] {
        session.eval_in_page(&format!("location.hash = '{view}'")).await?;
        let there = format!("return !!document.querySelector('#{view}:not([hidden]) :is(#steps .step, .letter-read p)')");
        session.wait_until(view, async || session.eval_in_page(&there).await, |there| *there == json!(true)).await?;
        session.eval_in_page("document.querySelectorAll('details').forEach((details) => { details.open = true })").await?;
        assert_found_nothing(session, None, view).await?;
    }
    Ok(())
}

in_both_browsers!(a_checker_finds_nothing_in_popup_and_journal, |session, _site| {
    assert_screens_hold(session).await?;
});

in_both_browsers!(a_checker_finds_nothing_in_dark_popup_and_journal, Options { dark: true, ..Options::default() }, |session, _site| {
    assert_screens_hold(session).await?;
});

/// What a keyboard should reach inside the host `argument`, or on the whole page.
const CONTROLS: &str = "
const root = argument ? document.querySelector(argument)?.shadowRoot : document;
const controls = [...(root ?? new DocumentFragment()).querySelectorAll('button,a[href],input,select,textarea,summary,[tabindex=\"0\"]')]
  .filter(control => control.checkVisibility() && !control.disabled);
const name = control => control.getAttribute('aria-label') || control.innerText || control.id;
// In the browser's own buttons the page still has an active element.
let focused = document.hasFocus() ? document.activeElement : null;
while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
";

/// Notes where the focus is, and whether it is seen there.
const NOTE: &str = "
window.reached ??= new Map();
const style = focused && getComputedStyle(focused);
// Chromium marks the part of a date that has the focus, which no page can see.
const seen = focused?.type === 'datetime-local' || focused?.type === 'date' ||
  focused?.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
if (controls.includes(focused)) window.reached.set(focused, seen);
return controls.filter(control => !window.reached.get(control)).map(name);
";

async fn in_host(session: &Session, host: &str, body: &str) -> Result<Value> {
    session.eval_in_page(&format!("const argument = {}; {CONTROLS}{body}", json!(host))).await
}

/// More keys than any of our places has stops, with those of the page before it; a date has one for each of its parts.
const KEYS: usize = 200;

/// Presses Tab until the focus was in every control of `host` (of the page, if empty) and was seen there.
async fn reach_all(session: &Session, host: &str) -> Result<()> {
    session.eval_in_page("delete window.reached").await?;
    let mut left = json!(null);
    for _ in 0..KEYS {
        session.press(Key::Tab).await?;
        left = in_host(session, host, NOTE).await?;
        if left == json!([]) {
            return Ok(());
        }
    }
    Err(e2e::Error::Other(format!("in {host:?} the focus was not reached or not seen in {left}")))
}

/// Goes on by Tab to the control of `host` that says `label`, and presses Enter. Firefox does not come back to a page
/// whose end it has passed.
async fn press(session: &Session, host: &str, label: &str) -> Result<()> {
    let there = format!("return controls.includes(focused) && name(focused).includes({})", json!(label));
    for _ in 0..KEYS {
        session.press(Key::Tab).await?;
        if in_host(session, host, &there).await? == json!(true) {
            return session.press(Key::Enter).await;
        }
    }
    Err(e2e::Error::Other(format!("no key leads to {label} in {host:?}")))
}

async fn count(session: &Session, css: &str) -> Result<usize> {
    Ok(session.driver().find_all(thirtyfour::By::Css(css)).await?.len())
}

async fn until_there_are(session: &Session, n: usize, css: &str) -> Result<()> {
    session.wait_until(&format!("{n} {css}"), async || count(session, css).await, |found| *found == n).await.map(drop)
}

in_both_browsers!(a_keyboard_reaches_and_presses_everything_in_card_and_lens, open_roots(), |session, _site| {
    let card = "login-rescue-hint";
    let typed = async || {
        open(session, SIGN_IN).await?;
        session.type_keys("#email_main", "taro＠gmial.com").await?;
        hint(session, "gmail.com").await.map(drop)
    };
    typed().await?;
    reach_all(session, card).await?;
    session.click("#email_main").await?;
    press(session, card, "半角に直す").await?;
    session.wait_until("the repair", async || session.value_of("#email_main").await, |value| value == "taro@gmial.com").await?;
    press(session, card, "これに直す").await?;
    session.wait_until("the repair", async || session.value_of("#email_main").await, |value| value == "taro@gmail.com").await?;
    no_hint(session).await?;

    typed().await?;
    press(session, card, "閉じる").await?;
    no_hint(session).await?;

    typed().await?;
    look(session).await?;
    reach_all(session, "login-rescue-lens").await?;
    // One more Tab would leave the lens, which closes it.
    session.press(Key::Escape).await?;
    look(session).await?;
    press(session, "login-rescue-lens", "パスワード").await?;
    session
        .wait_until(
            "the other field",
            async || session.shadow("login-rescue-lens").await?.text(".lens").await,
            |text| text.contains("まだ何も入力されていません"),
        )
        .await?;
    press(session, "login-rescue-lens", "閉じる").await?;
    until_there_are(session, 0, "login-rescue-lens").await?;
    session.click("#email_main").await?;
    look(session).await?;
    session.press(Key::Escape).await?;
    until_there_are(session, 0, "login-rescue-lens").await?;
    session.press(Key::Escape).await?;
    no_hint(session).await?;
});

in_both_browsers!(a_keyboard_reaches_and_presses_everything_in_the_panel, open_roots(), |session, _site| {
    let panel = "login-rescue-panel";
    let refused = async || {
        open(session, SIGN_IN).await?;
        try_to_log_in(session, "taro＠example.jp", SENTINEL).await?;
        session.shadow(panel).await?.find(".doors button").await.map(drop)
    };
    refused().await?;
    session.click("#email_main").await?;
    reach_all(session, panel).await?;
    session.click("#email_main").await?;
    press(session, panel, "入力を見直す").await?;
    assert_eq!(session.eval_in_page("return document.activeElement.id").await?, "email_main");
    press(session, panel, "文字を確かめる").await?;
    until_there_are(session, 1, "login-rescue-lens").await?;
    session.press(Key::Escape).await?;
    until_there_are(session, 0, "login-rescue-lens").await?;
    session.click("#email_main").await?;
    press(session, panel, "閉じる").await?;
    until_there_are(session, 0, panel).await?;

    let page = session.driver().window().await?;
    refused().await?;
    session.click("#email_main").await?;
    press(session, panel, "記録を見る").await?;
    let journals = "return (await chrome.tabs.query({})).filter(tab => tab.url?.endsWith('/journal.html')).length";
    session.wait_until("the journal tab", async || session.extension_eval(journals).await, |n| *n == json!(1)).await?;
    session.driver().switch_to_window(page).await?;
    refused().await?;
    session.click("#email_main").await?;
    press(session, panel, "Cookieとキャッシュを消す").await?;
    facts(session, "data-cleared", 1).await?;
});

in_both_browsers!(a_keyboard_reaches_and_presses_everything_in_popup_and_journal, |session, _site| {
    let popup = with_a_record(session).await?;
    filled(session, &popup).await?;
    reach_all(session, "").await?;
    filled(session, &popup).await?;
    press(session, "", "記録を見る").await?;
    let journals = "return (await chrome.tabs.query({})).filter(tab => tab.url?.includes('/journal.html')).length";
    session.wait_until("the journal tab", async || session.extension_eval(journals).await, |n| *n == json!(1)).await?;
    let before = events(session).await?.len();
    filled(session, &popup).await?;
    press(session, "", "Cookieとキャッシュを消す").await?;
    session.wait_until("what was cleared, in the record", async || Ok(events(session).await?.len()), |n| *n > before).await?;

    filled(session, "journal.html").await?;
    reach_all(session, "").await?;
    filled(session, "journal.html").await?;
    let pressed = "return document.querySelector('.pill[aria-pressed=true]').dataset.filter";
    press(session, "", "表示").await?;
    assert_eq!(session.eval_in_page(pressed).await?, "said");
});
