//! A form or a message that was not recognised: the person points at it once.

use e2e::{Key, MAIL, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, facts, hint, hints, no_hint, open, said, sign_in, try_to_log_in};

const MAIL_FIELD: &str = "input[name=kx1]";
const PASSWORD_FIELD: &str = ".soup > div:nth-child(2) input";
const POINTED: &str = "return (await chrome.storage.local.get('pointed:hapitas.jp'))['pointed:hapitas.jp'] ?? ''";
const POINTING: &str = "return document.querySelectorAll('login-rescue-point').length";
/// Words that no table of ours holds, in a place that is called nothing.
const ODD: &str =
    "error=load&errclass=kx9&text=%E5%88%A5%E3%81%AE%E7%B5%84%E3%81%BF%E5%90%88%E3%82%8F%E3%81%9B%E3%82%92%E3%81%A9%E3%81%86%E3%81%9E";
const ODD_WORDS: &str = "別の組み合わせをどうぞ";

/// The number of the site's tab.
async fn site_tab(session: &Session) -> Result<Value> {
    session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0].id").await
}

/// Opens the popup for the site's tab, presses an offer there and comes back.
async fn from_popup(session: &Session, offer: &str) -> Result<()> {
    let page = session.driver().window().await?;
    let tab = site_tab(session).await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session.find("#state .sentence").await?;
    session.find("main:not([aria-busy])").await?;
    session.find(&format!("[data-point={offer}]")).await?;
    session.click(&format!("[data-point={offer}]")).await?;
    let there = format!(
        "const [answer] = await chrome.scripting.executeScript({{ target: {{ tabId: {tab} }}, func: () => document.querySelectorAll('login-rescue-point').length }}); return answer.result"
    );
    session.wait_until("the bar in the page", async || session.extension_eval(&there).await, |n| *n == json!(1)).await?;
    session.driver().close_window().await?;
    Ok(session.driver().switch_to_window(page).await?)
}

/// What the bar says, once it holds `part`.
async fn bar(session: &Session, part: &str) -> Result<String> {
    let text = async || session.shadow("login-rescue-point").await?.text(".bar").await;
    session.wait_until(&format!("the bar with {part}"), text, |text| text.contains(part)).await
}

async fn gone(session: &Session) -> Result<()> {
    session.wait_until("the bar to go", async || session.eval_in_page(POINTING).await, |n| *n == json!(0)).await.map(drop)
}

async fn stored(session: &Session, wanted: impl Fn(&str) -> bool) -> Result<String> {
    let read = async || Ok(session.extension_eval(POINTED).await?.as_str().unwrap_or_default().to_owned());
    session.wait_until("what was pointed at", read, |text| wanted(text)).await
}

/// Points at both fields by mouse.
async fn point_at_fields(session: &Session) -> Result<()> {
    from_popup(session, "point-fields").await?;
    bar(session, "メールアドレスの欄を選んでください").await?;
    session.click(MAIL_FIELD).await?;
    bar(session, "パスワードの欄を選んでください").await?;
    session.click(PASSWORD_FIELD).await?;
    bar(session, "入力欄を見守ります").await?;
    session.shadow("login-rescue-point").await?.click("[data-step=close]").await?;
    gone(session).await
}

in_both_browsers!(a_form_that_nothing_tells_is_watched_after_pointing_and_after_a_reload, |session, site| {
    session.goto(&sign_in("form=soup")).await?;
    session.type_keys(MAIL_FIELD, "taro＠example.jp").await?;
    session.type_keys(PASSWORD_FIELD, SENTINEL).await?;
    assert_eq!(hints(session).await?, 0);
    point_at_fields(session).await?;
    hint(session, "「＠」が全角です").await?;
    let kept = stored(session, |text| text.lines().count() == 2).await?;
    assert!(kept.contains(" input[name=\"kx1\"]\n") && kept.contains("\npassword "), "{kept}");
    assert_no_trace(session, site).await?;

    open(session, &sign_in("form=soup")).await?;
    session.type_keys(PASSWORD_FIELD, "ｑ").await?;
    let card = hint(session, "全角の文字").await?;
    assert!(!card.contains('ｑ'), "the password stands in {card}");
    session.eval_in_page("document.querySelectorAll('.soup input').forEach(i => { i.value = ''; })").await?;
    session.type_keys(MAIL_FIELD, "taro＠example.jp").await?;
    session.type_keys(PASSWORD_FIELD, SENTINEL).await?;
    session.click(".go").await?;
    let attempts = facts(session, "attempt", 1).await?;
    assert_eq!(attempts[0]["findings"][0]["code"], "fullwidth-at");
    said(session, 1).await?;
    assert_no_trace(session, site).await?;
});

in_both_browsers!(it_works_by_keyboard_and_ends_with_esc, |session, _site| {
    session.goto(&sign_in("form=soup")).await?;
    from_popup(session, "point-fields").await?;
    bar(session, "メールアドレス").await?;
    session.press(Key::Escape).await?;
    gone(session).await?;
    assert_eq!(session.extension_eval(POINTED).await?, "");

    from_popup(session, "point-fields").await?;
    bar(session, "メールアドレス").await?;
    // The first field of the page is the search box, and what was chosen is not offered again.
    for question in ["メールアドレスの欄を", "パスワードの欄を"] {
        bar(session, question).await?;
        session.press(Key::Down).await?;
        session.press(Key::Down).await?;
        let says = session.shadow("login-rescue-point").await?.find("[role=status]").await?.inner_html().await?;
        assert!(says.starts_with("2番目"), "{says}");
        session.press(Key::Enter).await?;
    }
    bar(session, "覚えました").await?;
    session.press(Key::Escape).await?;
    gone(session).await?;
    session.type_keys(MAIL_FIELD, "taro＠").await?;
    hint(session, "全角").await?;
});

in_both_browsers!(one_field_is_enough_and_the_site_notices_nothing, |session, _site| {
    session.goto(&sign_in("form=soup")).await?;
    let listen = "window.heard = []; for (const kind of ['click', 'mousedown', 'pointerdown', 'focus']) \
                  document.querySelectorAll('.soup input, .soup button').forEach(e => e.addEventListener(kind, () => heard.push(kind)))";
    session.eval_in_page(listen).await?;
    from_popup(session, "point-fields").await?;
    bar(session, "メールアドレス").await?;
    // The button is no field: nothing happens to it.
    session.click(".go").await?;
    session.click(MAIL_FIELD).await?;
    bar(session, "パスワード").await?;
    session.shadow("login-rescue-point").await?.click("[data-step=skip]").await?;
    bar(session, "覚えました").await?;
    assert_eq!(session.eval_in_page("return heard").await?, json!([]));
    assert!(stored(session, |text| !text.is_empty()).await?.starts_with("mail "));
    session.type_keys(MAIL_FIELD, "taro＠").await?;
    hint(session, "全角").await?;
});

in_both_browsers!(it_can_be_taken_back_in_the_journal_tab, |session, _site| {
    session.goto(&sign_in("form=soup")).await?;
    point_at_fields(session).await?;
    session.type_keys(MAIL_FIELD, "taro＠").await?;
    hint(session, "全角").await?;
    let page = session.driver().window().await?;
    session.open_extension_page("journal.html").await?;
    let listed = async || Ok(session.find("#pointed").await?.text().await?);
    session.wait_until("the list", listed, |text| text.contains("パスワードの欄") && text.contains("hapitas.jp")).await?;
    for (role, name) in [("mail", "メールアドレスの欄"), ("password", "パスワードの欄")] {
        session.click(&format!("[data-forget={role}]")).await?;
        stored(session, |text| !text.contains(role)).await?;
        session.wait_until("the shorter list", listed, |text| !text.contains(name)).await?;
    }
    session.wait_until("the empty list", listed, |text| text.contains("まだありません")).await?;
    session.driver().close_window().await?;
    session.driver().switch_to_window(page).await?;
    // The page that is open is left alone at once.
    no_hint(session).await?;
    session.goto(&sign_in("form=soup")).await?;
    session.type_keys(MAIL_FIELD, "＠").await?;
    assert_eq!(hints(session).await?, 0);
});

in_both_browsers!(a_message_that_is_pointed_at_is_recorded_at_once_and_from_then_on, |session, site| {
    open(session, &sign_in(ODD)).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let panel = async || session.shadow("login-rescue-panel").await?.text(".panel").await;
    session.wait_until("the panel", panel, |text| text.contains("サイトの説明は見つかりませんでした")).await?;
    session.shadow("login-rescue-panel").await?.click("[data-step=point]").await?;
    bar(session, "サイトの説明の文を選んでください").await?;
    session.click(".kx9").await?;
    bar(session, "この文を記録しました").await?;
    assert_eq!(said(session, 1).await?, [ODD_WORDS]);
    let attempt = crate::support::events_of(session, "attempt", 1).await?;
    assert_eq!(facts(session, "site-message", 1).await?[0]["attempt"], attempt[0]["id"]);
    // The panel quotes it now.
    session.wait_until("the quote", panel, |text| text.contains(ODD_WORDS)).await?;
    session.press(Key::Escape).await?;
    gone(session).await?;

    session.eval_in_page("document.querySelector('#email_main').value = ''").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    session.wait_until("the second login", async || Ok(site.logins().len()), |n| *n == 2).await?;
    assert_eq!(said(session, 2).await?, [ODD_WORDS, ODD_WORDS]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(it_works_under_a_strict_policy, |session, _site| {
    session.goto(&sign_in("form=soup&csp=strict&trusted=1")).await?;
    point_at_fields(session).await?;
    session.type_keys(MAIL_FIELD, "taro＠").await?;
    hint(session, "全角").await?;
});

in_both_browsers!(what_is_no_selector_of_ours_is_left_out, |session, _site| {
    for text in ["'mail 1 input,body'", "'mail 1 input:has(*)'", "'password x input'", "17", "'mail 1 '.repeat(100000)"] {
        session.goto(&sign_in("form=soup")).await?;
        session.extension_eval(&format!("await chrome.storage.local.set({{ 'pointed:hapitas.jp': {text} }})")).await?;
        session.goto(&sign_in("form=soup")).await?;
        session.type_keys(MAIL_FIELD, "＠").await?;
        assert_eq!(hints(session).await?, 0, "{text}");
        // The site's own form is watched as ever.
        open(session, &sign_in("form=button")).await?;
        session.type_keys("#email_main", "＠").await?;
        hint(session, "全角").await?;
    }
});

in_both_browsers!(the_diagnostic_tells_the_structure_and_nothing_else, |session, site| {
    session.goto(&sign_in("form=soup")).await?;
    session.type_keys(MAIL_FIELD, MAIL).await?;
    session.type_keys(PASSWORD_FIELD, SENTINEL).await?;
    session.eval_in_page("document.querySelector('.go').id = 'user-20411203'").await?;
    let tab = site_tab(session).await?;
    session.open_extension_page(&format!("journal.html?diagnose={tab}")).await?;
    let text = async || Ok(session.find("#diagnostic-text").await?.text().await?);
    let told = session.wait_until("the diagnostic", text, |text| !text.is_empty()).await?;
    for part in ["state: idle", "known sign-in address: yes", "forms found: 0", "tag=input name=kx1", "logs-in", "id=***", "fields: 3"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    for secret in [MAIL, SENTINEL, "お客様", "再現", "ログイン", "20411203", "https:", "hapitas.jp"] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    session.click("#diagnostic-copy").await?;
    let says = async || Ok(session.find("#diagnostic-said").await?.text().await?);
    session.wait_until("the copy", says, |text| text.contains("コピーしました")).await?;
    session.click("#diagnostic-save").await?;
    session.wait_until("the file", says, |text| text.contains("hapitas-login-diagnostic-")).await?;
    assert_no_trace(session, site).await?;
});
