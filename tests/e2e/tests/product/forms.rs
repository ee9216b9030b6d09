//! Every shape of the sign-in form is watched; everything else is left alone.

use e2e::{Result, Session, Site, in_both_browsers};
use serde_json::json;

use crate::support::{SENTINEL, background_runs, click_in_hint, hint, no_hint, open, ready, sign_in};

/// Mistypes the address, repairs it by the button, logs in: what arrives at the site is the repaired one.
async fn mistype_repair_send(session: &Session, site: &Site, [mail, password, button]: [&str; 3]) -> Result<()> {
    let before = site.logins().len();
    session.type_keys(mail, "taro＠example.jp").await?;
    // A page that renders its fields anew does so after the last key, and the card comes anew with its field.
    let resting = "return document.querySelector('[data-resting]') !== null";
    session.wait_until("the page to rest", async || session.eval_in_page(resting).await, |resting| *resting == json!(false)).await?;
    hint(session, "全角").await?;
    click_in_hint(session, "半角に直す").await?;
    no_hint(session).await?;
    session.type_keys(password, SENTINEL).await?;
    session.click(button).await?;
    let logins = session.wait_until("the login", async || Ok(site.logins()), |logins| logins.len() > before).await?;
    let login = logins.last().map(|it| (it.mail.clone(), it.password.clone()));
    assert_eq!(login, Some(("taro@example.jp".to_owned(), SENTINEL.to_owned())), "{mail}");
    Ok(())
}

const MAIN: [&str; 3] = ["#email_main", "#password_main", "#post_review .btn_login_main_white, #post_review .main_button"];

in_both_browsers!(ordinary_shapes, |session, site| {
    for query in ["form=button", "form=submit", "form=none", "type=email&form=submit"] {
        open(session, &sign_in(query)).await?;
        mistype_repair_send(session, site, MAIN).await?;
    }
});

in_both_browsers!(shapes_made_by_scripts, |session, site| {
    for query in ["form=fetch", "form=react", "form=react&rerender=1", "form=late", "dialog=1"] {
        open(session, &sign_in(query)).await?;
        mistype_repair_send(session, site, MAIN).await?;
    }
});

in_both_browsers!(two_forms_on_one_page, |session, site| {
    open(session, &sign_in("form=two")).await?;
    mistype_repair_send(session, site, ["#email_header", "#password_header", ".small_login button"]).await?;
    open(session, &sign_in("form=two")).await?;
    mistype_repair_send(session, site, MAIN).await?;
});

in_both_browsers!(the_smartphone_form_with_unknown_ids, |session, site| {
    open(session, "https://sp.hapitas.jp/auth/login").await?;
    mistype_repair_send(session, site, ["#f1", "#f2", ".main_button"]).await?;
});

in_both_browsers!(a_password_that_can_be_shown, |session, _site| {
    for query in ["form=text", "form=text&shown=0"] {
        open(session, &sign_in(query)).await?;
        session.type_keys("#password_main", "ｑ").await?;
        let card = hint(session, "全角の文字").await?;
        assert!(!card.contains('ｑ'), "{query}: the password stands in {card}");
        session.click("#password_toggle").await?;
        session.type_keys("#password_main", "ｗ").await?;
        let card = hint(session, "全角の文字").await?;
        assert!(!card.contains('ｗ') && !card.contains('ｑ'), "{query}, switched: the password stands in {card}");
    }
});

in_both_browsers!(a_field_rendered_anew_keeps_what_was_said_of_it, |session, _site| {
    open(session, &sign_in("form=react&rerender=1")).await?;
    session.eval_in_page("window.first = document.querySelector('#password_main')").await?;
    session.type_keys("#password_main", "Qz　").await?;
    let anew = "return window.first !== document.querySelector('#password_main')";
    session.wait_until("the new field", async || session.eval_in_page(anew).await, |new| *new == json!(true)).await?;
    hint(session, "全角").await?;
    session.eval_in_page("window.first = document.querySelector('#password_main')").await?;
    session.press(e2e::Key::Escape).await?;
    no_hint(session).await?;
    session.wait_until("the new field", async || session.eval_in_page(anew).await, |new| *new == json!(true)).await?;
    no_hint(session).await?;
});

in_both_browsers!(other_pages_are_left_alone, |session, _site| {
    let hosts = "return document.querySelectorAll('login-rescue-hint,login-rescue-panel').length";
    for (url, field) in [
        ("https://hapitas.jp/register", "input[name=mail]"),
        ("https://hapitas.jp/register", "input[type=password]"),
        ("https://hapitas.jp/auth/remind/", "main input:not([type=hidden])"),
        ("https://hapitas.jp/auth/reset/?token=1", "input[type=password]"),
        ("https://hapitas.jp/contact/", "main input:not([type=hidden])"),
        ("https://hapitas.jp/plain", "#freeword"),
        ("https://faq.hapitas.jp/hc/ja/", "body"),
    ] {
        session.goto(url).await?;
        session.type_keys(field, "taro＠　").await?;
        session.press(e2e::Key::Tab).await?;
        assert_eq!(session.eval_in_page(hosts).await?, json!(0), "{url} {field}");
    }
    session.goto("https://other.example/").await?;
    session.type_keys("#user", "taro＠").await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-status').length").await?, json!(0));
});

in_both_browsers!(the_search_box_of_the_sign_in_page_is_left_alone, |session, _site| {
    open(session, &sign_in("form=button")).await?;
    session.type_keys("#freeword", "taro＠").await?;
    session.press(e2e::Key::Tab).await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-hint').length").await?, json!(0));
    session.type_keys("#email_main", "taro＠").await?;
    hint(session, "全角").await?;
});

in_both_browsers!(a_form_in_a_frame_is_left_alone, |session, _site| {
    session.goto("https://hapitas.jp/iframe").await?;
    let frame = session.find(".inner_page").await?;
    frame.enter_frame().await?;
    session.find("#email_main").await?;
    session.find("#email_main").await?.send_keys("taro＠").await?;
    session.wait_until("the text", async || session.value_of("#email_main").await, |value| value == "taro＠").await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-hint,login-rescue-status').length").await?, json!(0));
    session.driver().enter_default_frame().await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-hint,login-rescue-status').length").await?, json!(0));
});

in_both_browsers!(a_page_without_a_form_wakes_nobody, |session, _site| {
    open(session, &sign_in("form=button")).await?;
    session.stop_background().await?;
    session.goto("https://hapitas.jp/plain").await?;
    session.type_keys("#freeword", "taro＠").await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-status').length").await?, json!(0));
    assert!(!background_runs(session).await?, "the background was woken");
    // The next page with a form starts as ever.
    session.goto(&sign_in("form=button")).await?;
    ready(session).await?;
});
