//! Whatever the page's content policy says, the person sees the same.

use e2e::in_both_browsers;
use serde_json::json;

use crate::support::{SENTINEL, click_in_hint, hint, no_hint, open, sign_in, try_to_log_in};

const ENGINES: &str = "return document.querySelectorAll('login-rescue-status').length";

in_both_browsers!(the_same_hints_under_every_policy, |session, _site| {
    let mut cards = Vec::new();
    for query in ["csp=none", "csp=wasm", "csp=strict", "trusted=1", "csp=strict&trusted=1", "csp=script-src+'self'"] {
        open(session, &sign_in(query)).await?;
        session.type_keys("#email_main", "taro＠gmial.com").await?;
        session.type_keys("#password_main", "Qz　").await?;
        let card = hint(session, "全角の空白").await?;
        assert!(card.contains("「＠」が全角です") && card.contains("gmail.com"), "{query}: {card}");
        cards.push(card);
        let look = "const style = getComputedStyle(document.querySelector('login-rescue-hint')); return [style.position, style.display]";
        assert_eq!(session.eval_in_page(look).await?, json!(["absolute", "block"]), "{query}");
        let colour = session.shadow("login-rescue-hint").await?.find(".card").await?.css_value("background-color").await?;
        assert!(colour.contains("253, 241, 240"), "{query}: the card's ground is {colour}");
        assert_eq!(session.eval_in_page(ENGINES).await?, json!(1), "{query}");
    }
    cards.dedup();
    assert_eq!(cards.len(), 1, "{cards:?}");
});

in_both_browsers!(repairs_and_the_panel_work_under_a_strict_policy, |session, site| {
    open(session, &sign_in("csp=strict&trusted=1")).await?;
    session.type_keys("#email_main", "ｔａｒｏ＠example.jp").await?;
    hint(session, "半角に直す").await?;
    click_in_hint(session, "半角に直す").await?;
    assert_eq!(session.value_of("#email_main").await?, "taro@example.jp");
    no_hint(session).await?;
    session.eval_in_page("document.querySelector('#email_main').value = ''").await?;
    try_to_log_in(session, "taro@example.jp", SENTINEL).await?;
    session.wait_until("the login", async || Ok(site.logins().len()), |n| *n == 1).await?;
    let panel = session.shadow("login-rescue-panel").await?;
    let says = panel.text(".panel").await?;
    assert!(says.contains("「入力内容をご確認のうえ、もう一度お試しください。（E-2041）」"), "{says}");
    assert_eq!(session.eval_in_page(ENGINES).await?, json!(1));
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-panel').length").await?, json!(1));
});

in_both_browsers!(a_sandboxed_page_is_left_alone, |session, _site| {
    session.goto(&sign_in("csp=sandbox")).await?;
    session.type_keys("#email_main", "taro＠").await?;
    session.press(e2e::Key::Tab).await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-hint,login-rescue-status').length").await?, json!(0));
});
