//! How card, lens and panel look where colours, direction or room are not the usual ones: readable, and over nothing.
//! The pictures of each are in `target/e2e/sights/`.

use e2e::{Browser, Extension, Key, Options, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SENTINEL, click_in_hint, covered, hint, no_hint, open, sign_in};

/// The checker of contrast sees into open roots only.
fn options() -> Options {
    Options { extension: Extension::OpenRoots, ..Options::default() }
}

/// Takes a picture, and asks whether everything of ours is legible and nothing is covered by it.
async fn assert_good(session: &Session, name: &str, host: &str) -> Result<()> {
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/e2e/sights");
    session.screenshot(format!("{picture}/{name}-{host}-{}.png", session.browser().name())).await?;
    assert_eq!(covered(session).await?, json!([]), "{name}: under {host}");
    let audit = session.audit(Some(&format!("login-rescue-{host}"))).await?;
    assert_eq!(audit.broken, Vec::<String>::new(), "{name}: {host}");
    let cut = format!(
        "return [...document.querySelector('login-rescue-{host}').shadowRoot.querySelectorAll('h2,p,button,.title,.why')] \
         .filter(it => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1).map(it => it.innerText)"
    );
    assert_eq!(session.eval_in_page(&cut).await?, json!([]), "{name}: what does not fit into {host}");
    assert_eq!(session.eval_in_page(SIDEWAYS).await?, json!(false), "{name}: the page scrolls sideways with {host}");
    Ok(())
}

const SIDEWAYS: &str = "return document.documentElement.scrollWidth > innerWidth";

/// Card, lens and panel, one after the other, on one kind of page.
async fn all_three(session: &Session, name: &str, query: &str) -> Result<()> {
    open(session, &sign_in(query)).await?;
    session.type_keys("#email_main", "taro＠gmial.com").await?;
    hint(session, "gmail.com").await?;
    assert_good(session, name, "hint").await?;
    click_in_hint(session, "文字を確かめる").await?;
    session.shadow("login-rescue-lens").await?.find(".glyphs li").await?;
    assert_good(session, name, "lens").await?;
    session.press(Key::Escape).await?;
    session.press(Key::Escape).await?;
    no_hint(session).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.click(".btn_login_main_white").await?;
    // Where there is no room beside the form, the panel comes with the next click.
    let panel = async || {
        session.click(".bar .label").await?;
        session.eval_in_page("return document.querySelectorAll('login-rescue-panel').length").await
    };
    session.wait_until("the panel", panel, |n| *n == json!(1)).await?;
    session.eval_in_page("document.querySelector('login-rescue-panel').scrollIntoView({ block: 'nearest' })").await?;
    assert_good(session, name, "panel").await
}

in_both_browsers!(on_a_light_and_a_dark_page, options(), |session, _site| {
    all_three(session, "light", "form=button").await?;
    all_three(session, "dark", "bg=dark").await?;
});

in_both_browsers!(from_right_to_left, options(), |session, _site| {
    all_three(session, "right-to-left", "rtl=1").await?;
    // Text of such a script in the field is marked where it stands, and the card's own sentences stay as they are.
    session.type_keys("#email_main", "מייל＠example.jp").await?;
    hint(session, "「＠」が全角です").await?;
    assert_good(session, "hebrew", "hint").await?;
});

in_both_browsers!(at_four_hundred_percent, options(), |session, _site| {
    session.resize(320, 256 * 2).await?;
    all_three(session, "narrow", "form=button").await?;
    all_three(session, "narrow-dark-right-to-left", "bg=dark&rtl=1").await?;
});

in_both_browsers!(in_forced_colours, Options { forced_colors: true, ..options() }, |session, _site| {
    assert_eq!(session.eval_in_page("return matchMedia('(forced-colors: active)').matches").await?, json!(true));
    all_three(session, "forced", "form=button").await?;
    session.resize(320, 256 * 2).await?;
    all_three(session, "forced-narrow", "form=button").await?;
    // Colour alone must not tell what is what: borders are drawn, and the focus is.
    let drawn = "const root = document.querySelector('login-rescue-panel').shadowRoot; \
        return ['.panel', '.quote', 'button:not(.link):not(.close)'].map(css => getComputedStyle(root.querySelector(css)).borderTopStyle)";
    assert_eq!(session.eval_in_page(drawn).await?, json!(["solid", "solid", "solid"]));
});

in_both_browsers!(neither_panel_nor_lens_shifts_anything, |session, _site| {
    if session.browser() == Browser::Firefox {
        // Firefox does not measure it.
        return Ok(());
    }
    for width in [1280, 360] {
        session.resize(width, 900).await?;
        open(session, &sign_in("form=fetch")).await?;
        session.eval_in_page(WATCH).await?;
        session.type_keys("#email_main", "taro＠example.jp").await?;
        session.type_keys("#password_main", SENTINEL).await?;
        session.click(".btn_login_main_white").await?;
        let panel = async || {
            session.click(".bar .label").await?;
            session.eval_in_page("return document.querySelectorAll('login-rescue-panel').length").await
        };
        session.wait_until("the panel", panel, |n| *n == json!(1)).await?;
        session.shadow("login-rescue-panel").await?.click("[data-step=look]").await?;
        session.shadow("login-rescue-lens").await?.find(".glyphs li").await?;
        session.press(Key::Escape).await?;
        assert_eq!(shifted(session).await?, json!([]), "at {width}");
    }
});

const WATCH: &str = "
window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().filter(it => !it.hadRecentInput)))
  .observe({ type: 'layout-shift', buffered: true });
";

/// What moved without anybody having pressed a key or button.
async fn shifted(session: &Session) -> Result<Value> {
    let shifts = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); \
        return shifts.map(shift => [shift.value, shift.sources.map(source => source.node?.localName ?? '')])";
    session.eval_in_page(shifts).await
}
