//! Nothing covers the site, nothing moves unasked.

use e2e::{Browser, Key, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SENTINEL, covered, hint, hints, no_hint, open, sign_in};

/// How each card stands: `absolute` over free ground, `static` as a line in the flow.
async fn stands(session: &Session) -> Result<Value> {
    session.eval_in_page("return [...document.querySelectorAll('login-rescue-hint')].map(it => getComputedStyle(it).position)").await
}

/// Oddities in both fields.
async fn mistype(session: &Session) -> Result<()> {
    session.type_keys("#email_main", "taro＠gmial.com").await?;
    session.type_keys("#password_main", "Qz　").await?;
    hint(session, "gmail.com").await?;
    hint(session, "全角の空白").await?;
    Ok(())
}

in_both_browsers!(cards_stand_on_free_ground, |session, _site| {
    for query in ["form=button", "bg=dark", "rtl=1", "form=none", "error=load"] {
        open(session, &sign_in(query)).await?;
        mistype(session).await?;
        assert_eq!(covered(session).await?, json!([]), "{query}");
        assert_eq!(stands(session).await?, json!(["absolute", "absolute"]), "{query}");
    }
});

in_both_browsers!(without_free_ground_a_line_stands_under_the_field, |session, _site| {
    for (query, width) in
        [("crowd=1", 1280), ("form=button", 360), ("form=button", 320), ("rtl=1", 360), ("dialog=1", 1280), ("form=two&crowd=1", 800)]
    {
        session.resize(width, 900).await?;
        open(session, &sign_in(query)).await?;
        mistype(session).await?;
        assert_eq!(covered(session).await?, json!([]), "{query} at {width}");
        assert_eq!(stands(session).await?, json!(["static", "static"]), "{query} at {width}");
        let under = "return ['email_main', 'password_main'].every(id => { \
            const field = document.getElementById(id), card = document.getElementById(field.getAttribute('aria-describedby')); \
            const gap = card.getBoundingClientRect().top - field.getBoundingClientRect().bottom; \
            return gap >= 0 && gap < 24 && document.documentElement.scrollWidth <= innerWidth; })";
        assert_eq!(
            session.eval_in_page(under).await?,
            json!(true),
            "{query} at {width}: right under its field, and nothing to scroll sideways"
        );
    }
});

in_both_browsers!(a_small_form_in_the_header_is_not_covered_either, |session, _site| {
    open(session, &sign_in("form=two")).await?;
    session.type_keys("#email_header", "taro＠").await?;
    session.type_keys("#password_header", "　").await?;
    hint(session, "「＠」が全角です").await?;
    hint(session, "全角の空白").await?;
    assert_eq!(covered(session).await?, json!([]));
});

in_both_browsers!(a_line_stays_while_the_page_scrolls_and_changes, |session, _site| {
    session.resize(360, 500).await?;
    open(session, &sign_in("form=button")).await?;
    session.type_keys("#email_main", "taro＠").await?;
    hint(session, "全角").await?;
    session.eval_in_page("window.line = document.querySelector('login-rescue-hint')").await?;
    session.eval_in_page("scrollBy(0, 60); document.querySelector('footer').append('…')").await?;
    let rest = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); \
                return window.line.isConnected && getComputedStyle(window.line).position";
    assert_eq!(session.eval_in_page(rest).await?, "static");
});

// A line that came or went between press and release would take the click from the site's button.
in_both_browsers!(leaving_a_field_by_a_click_does_not_move_what_is_clicked, |session, site| {
    session.resize(360, 900).await?;
    open(session, &sign_in("form=button")).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.type_keys("#email_main", "taro.example.jp").await?;
    assert_eq!(hints(session).await?, 0);
    session
        .eval_in_page("document.querySelector('#post_review').addEventListener('click', event => event.stopImmediatePropagation(), true)")
        .await?;
    session
        .eval_in_page(
            "window.tops = []; const button = document.querySelector('.btn_login_main_white'); \
             for (const kind of ['mousedown', 'mouseup']) \
               addEventListener(kind, () => tops.push(button.getBoundingClientRect().top))",
        )
        .await?;
    session.click(".btn_login_main_white").await?;
    hint(session, "「@」がありません").await?;
    let tops: Vec<f64> = serde_json::from_value(session.eval_in_page("return tops").await?)?;
    assert!(tops.len() == 2 && tops[0] == tops[1], "{tops:?}");
    assert!(site.logins().is_empty());
});

in_both_browsers!(a_dark_page_gets_a_dark_card, |session, _site| {
    for (query, dark) in [("bg=dark", true), ("form=button", false)] {
        open(session, &sign_in(query)).await?;
        session.type_keys("#email_main", "taro＠").await?;
        hint(session, "全角").await?;
        let class = session.shadow("login-rescue-hint").await?.find(".card").await?.class_name().await?.unwrap_or_default();
        assert_eq!(class.contains("dark"), dark, "{query}: {class}");
    }
});

in_both_browsers!(nothing_shifts, |session, _site| {
    if session.browser() == Browser::Firefox {
        // Firefox does not measure it; that the site's own elements stay where they are is asked of both below.
        return Ok(());
    }
    for (query, width) in [("form=button", 1280), ("crowd=1", 1280), ("form=button", 360), ("form=react&rerender=1", 360)] {
        session.resize(width, 900).await?;
        open(session, &sign_in(query)).await?;
        session
            .eval_in_page(
                "window.shifts = []; \
                 new PerformanceObserver(list => shifts.push(...list.getEntries().filter(it => !it.hadRecentInput))) \
                   .observe({ type: 'layout-shift', buffered: true })",
            )
            .await?;
        mistype(session).await?;
        session.press(Key::Escape).await?;
        session.click("#email_main").await?;
        session.press(Key::Backspace).await?;
        let rest = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); return shifts.length";
        assert_eq!(session.eval_in_page(rest).await?, json!(0), "{query} at {width}");
        // Such a shift would have been seen (unless the browser scrolled against it).
        session.wait_until(
            "a shift of our own making",
            async || session.eval_in_page("document.documentElement.style.overflowAnchor = 'none'; scrollTo(0, 0); document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'x', style: 'height: 90px' })); return shifts.length").await,
            |n| *n != json!(0),
        ).await?;
    }
});

in_both_browsers!(the_site_stays_where_it_is, |session, _site| {
    let places = "return JSON.stringify([...document.body.querySelectorAll('*:not(login-rescue-hint)')].map(it => { \
        const { left, top, width, height } = it.getBoundingClientRect(); return [left, top, width, height]; }))";
    open(session, &sign_in("form=button")).await?;
    let before = session.eval_in_page(places).await?;
    mistype(session).await?;
    assert_eq!(stands(session).await?, json!(["absolute", "absolute"]));
    assert_eq!(session.eval_in_page(places).await?, before);

    // In the narrow case it is as before once the hints are gone.
    session.resize(360, 900).await?;
    open(session, &sign_in("form=button")).await?;
    let before = session.eval_in_page(places).await?;
    session.type_keys("#email_main", "taro＠").await?;
    hint(session, "全角").await?;
    assert_ne!(session.eval_in_page(places).await?, before);
    session.press(Key::Backspace).await?;
    no_hint(session).await?;
    assert_eq!(session.eval_in_page(places).await?, before);
});
