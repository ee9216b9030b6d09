//! The panel after a refused login.

use e2e::{Key, MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::json;

use crate::support::{SENTINEL, SIGN_IN, covered, facts, hint, open, sign_in, try_to_log_in};

const REFUSAL: &str = "「入力内容をご確認のうえ、もう一度お試しください。（E-2041）」";
const PANELS: &str = "return document.querySelectorAll('login-rescue-panel').length";

/// The panel's text, once it holds `part`.
async fn panel(session: &Session, part: &str) -> Result<String> {
    let text = async || session.shadow("login-rescue-panel").await?.text(".panel").await;
    session.wait_until(&format!("the panel with {part}"), text, |text| text.contains(part)).await
}

/// What the panel's buttons say.
async fn buttons(session: &Session) -> Result<Vec<String>> {
    let mut labels = Vec::new();
    for button in session.shadow("login-rescue-panel").await?.find_all(".doors button").await? {
        labels.push(button.text().await?);
    }
    Ok(labels)
}

in_both_browsers!(the_sites_words_are_quoted_beside_the_form, |session, _site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let says = panel(session, REFUSAL).await?;
    assert!(says.contains("ログインできませんでした"), "{says}");
    assert_eq!(buttons(session).await?, ["文字を確かめる", "Cookieとキャッシュを消す", "記録を見る"]);
    assert_eq!(covered(session).await?, json!([]));
    assert_eq!(session.eval_in_page("return getComputedStyle(document.querySelector('login-rescue-panel')).position").await?, "absolute");

    // It makes way for the cards of the fields.
    session.type_keys("#password_main", "　").await?;
    hint(session, "全角の空白").await?;
    session.type_keys("#email_main", "taro＠gmial.com").await?;
    session.press(Key::Tab).await?;
    hint(session, "gmail.com").await?;
    session.wait_until("the panel to make way", async || covered(session).await, |under| *under == json!([])).await?;
    // Where the ground does not reach for all, it comes back when the cards have gone.
    session.press(Key::Escape).await?;
    session.click("#email_main").await?;
    session.press(Key::Escape).await?;
    session.wait_until("the panel alone", async || session.eval_in_page(PANELS).await, |n| *n == json!(1)).await?;
    assert_eq!(covered(session).await?, json!([]));
});

in_both_browsers!(a_refusal_costs_two_requests_and_two_folds, |session, _site| {
    open(session, SIGN_IN).await?;
    // What the background takes in is heard by our other pages, too.
    let listen = "globalThis.heard = []; \
                  chrome.runtime.onMessage.addListener((message) => { globalThis.heard.push(JSON.parse(message)); })";
    session.extension_eval(listen).await?;
    // Whoever folds holds the lock; nobody else works on the record meanwhile.
    let count = "const { locks } = background.navigator; const request = locks.request; background.folds = 0; \
                 locks.request = (...given) => { background.folds += 1; return request.apply(locks, given); }";
    session.in_background(count).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    panel(session, REFUSAL).await?;

    let heard = session.extension_eval("return globalThis.heard").await?;
    let heard = heard.as_array().unwrap();
    // The wake-up of the attempt itself goes before, if it outlives its page.
    let before = heard.iter().take_while(|request| request.get("written").is_some_and(|written| written.get("panel").is_none())).count();
    let after = &heard[before..];
    assert_eq!((&after[0], after.len()), (&json!({ "hello": null }), 2), "{heard:?}");
    let written = &after[1]["written"];
    assert_eq!((&written["panel"], written["ids"].as_array().map(Vec::len)), (&json!(false), Some(2)), "page and message: {heard:?}");
    let folds = session.in_background("return background.folds").await?;
    assert!((1..=before as u64 + 2).contains(&folds.as_u64().unwrap()), "{folds} folds, {before} before");
});

in_both_browsers!(what_was_odd_is_named_and_leads_back_to_the_field, |session, site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, "taro＠gmial.com", SENTINEL).await?;
    session.wait_until("the login", async || Ok(site.logins().len()), |n| *n == 1).await?;
    let says = panel(session, REFUSAL).await?;
    assert!(says.contains("「＠」が全角です") && says.contains("よくあるものと少し違います"), "{says}");
    assert!(says.contains("入力した内容に、直すところがあります。"), "{says}");
    assert!(!says.contains("gmail"), "a guess at what was typed is not kept: {says}");
    assert_eq!(buttons(session).await?, ["入力を見直す", "Cookieとキャッシュを消す", "文字を確かめる", "記録を見る"]);
    session.shadow("login-rescue-panel").await?.click("[data-step=review]").await?;
    assert_eq!(session.eval_in_page("return document.activeElement.id").await?, "email_main");
});

in_both_browsers!(it_can_be_closed_and_comes_back_with_the_next_refusal, |session, _site| {
    open(session, &sign_in("form=fetch")).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    panel(session, REFUSAL).await?;
    session.shadow("login-rescue-panel").await?.click("[data-step=close]").await?;
    assert_eq!(session.eval_in_page(PANELS).await?, json!(0));
    session.type_keys("#password_main", "x").await?;
    assert_eq!(session.eval_in_page(PANELS).await?, json!(0));
    session.click(".btn_login_main_white").await?;
    panel(session, "同じ表示は2回目").await?;
    assert_eq!(session.eval_in_page(PANELS).await?, json!(1));
});

in_both_browsers!(a_login_that_works_brings_no_panel, |session, _site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let at = "return location.pathname";
    session.wait_until("my page", async || session.eval_in_page(at).await, |path| path == "/mypage/").await?;
    facts(session, "page-seen", 1).await?;
    assert_eq!(session.eval_in_page(PANELS).await?, json!(0));
});

in_both_browsers!(where_there_is_no_room_it_waits_for_the_person, |session, site| {
    session.resize(360, 700).await?;
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    session.wait_until("the login", async || Ok(site.logins().len()), |n| *n == 1).await?;
    // The panel is asked for by the page that brings the refusal, and told to the record first.
    facts(session, "site-message", 1).await?;
    session.wait_until("the refusal", async || session.eval_in_page("return document.readyState").await, |s| s == "complete").await?;
    assert_eq!(session.eval_in_page(PANELS).await?, json!(0));
    let told = async || {
        session.click(".bar .label").await?;
        session.eval_in_page(PANELS).await
    };
    session.wait_until("the panel after a click", told, |n| *n == json!(1)).await?;
    panel(session, REFUSAL).await?;
    assert_eq!(session.eval_in_page("return getComputedStyle(document.querySelector('login-rescue-panel')).position").await?, "static");
    assert_eq!(covered(session).await?, json!([]));
});

in_both_browsers!(the_record_opens_from_it, |session, _site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    panel(session, REFUSAL).await?;
    session.shadow("login-rescue-panel").await?.click("[data-step=journal]").await?;
    let journal = session.extension_url("journal.html")?;
    session
        .wait_until(
            "the journal tab",
            async || {
                let open = "return (await chrome.tabs.query({})).map(tab => tab.url ?? '')";
                session.extension_eval(open).await
            },
            |urls| urls.as_array().is_some_and(|all| all.iter().any(|url| *url == json!(journal))),
        )
        .await?;
});

/// Tries once on a page that answers with `query`, and gives what the panel says.
async fn refused_with(session: &Session, query: &str, part: &str) -> Result<String> {
    open(session, &sign_in(query)).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    panel(session, part).await
}

async fn press(session: &Session, step: &str) -> Result<()> {
    session.shadow("login-rescue-panel").await?.click(&format!("[data-step={step}]")).await
}

/// Opens the rest of what can be done.
async fn open_ways(session: &Session) -> Result<()> {
    session.shadow("login-rescue-panel").await?.click("summary").await?;
    panel(session, "サイトが動いているか確かめる").await.map(drop)
}

in_both_browsers!(stale_data_leads_to_clearing_and_the_cookies_come_back, |session, site| {
    let says = refused_with(session, "text=セッションの有効期限が切れました", "セッションの有効期限が切れました").await?;
    assert!(says.contains("このブラウザー"), "{says}");
    assert_eq!(buttons(session).await?[0], "Cookieとキャッシュを消す");
    press(session, "clear").await?;
    // The page comes twice, the second time past the cache: that one stays.
    let stays = async || {
        let last = site.requests().into_iter().rev().find(|r| r.path == "/auth/signin/");
        Ok(last.is_some_and(|r| r.method == "GET" && r.header("cache-control") == Some("no-cache")))
    };
    session.wait_until("the page that stays", stays, |it| *it).await?;
    let says = panel(session, "消しました").await?;
    assert!(says.contains("開き直してみてください") && says.contains("元に戻せます"), "{says}");
    press(session, "undo").await?;
    // What the site has set anew, because its page was loaded again, is left alone.
    panel(session, "サイトが作り直していたので残した数:").await?;
    let back = &facts(session, "cookies-restored", 1).await?[0];
    assert_eq!(back["failed"], json!(0), "{back}");
});

in_both_browsers!(a_site_in_trouble_is_asked_and_answers_in_the_panel, |session, site| {
    let says = refused_with(session, "text=ただいまメンテナンス中です", "「ただいまメンテナンス中です」").await?;
    assert!(says.contains("サイトの側"), "{says}");
    open_ways(session).await?;
    site.forget_requests();
    press(session, "ask").await?;
    panel(session, "サイトは動いています").await?;
    assert_eq!(facts(session, "reached", 1).await?[0]["status"], json!(200));
    assert_eq!(covered(session).await?, json!([]));
});

in_both_browsers!(where_nothing_is_known_it_says_so_and_offers_what_is_quick, |session, _site| {
    let says = refused_with(session, "captcha=rejected", "ログインできませんでした").await?;
    assert!(says.contains("原因はまだわかりません。"), "{says}");
    assert_eq!(buttons(session).await?.iter().filter(|label| *label == "文字を確かめる").count(), 1);
    press(session, "look").await?;
    session.shadow("login-rescue-lens").await?;
    assert_eq!(facts(session, "trial", 1).await?, [json!({ "remedy": "check-input" })]);
});

in_both_browsers!(the_other_ways_lead_to_the_page_for_a_new_password_and_to_the_guided_steps, |session, _site| {
    refused_with(session, "", REFUSAL).await?;
    open_ways(session).await?;
    let says = panel(session, "まだ試していません").await?;
    assert_eq!(session.shadow("login-rescue-panel").await?.find_all(".ways li").await?.len(), 8, "{says}");
    assert_eq!(covered(session).await?, json!([]));
    press(session, "guide-find-address").await?;
    let guided = session.extension_url("journal.html#try-find-address")?;
    let open = "return (await chrome.tabs.query({})).map(tab => tab.url ?? '')";
    let shown = |urls: &serde_json::Value| urls.as_array().is_some_and(|all| all.iter().any(|url| *url == json!(guided)));
    session.wait_until("the guided step", async || session.extension_eval(open).await, shown).await?;
    session.shadow("login-rescue-panel").await?.click("a[href$='/auth/remind/']").await?;
    let at = "return location.pathname";
    session.wait_until("the page for a new password", async || session.eval_in_page(at).await, |path| path == "/auth/remind/").await?;
});
