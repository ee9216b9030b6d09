//! Sign-in pages that are hard to get right (`tests/site/pages/kinds/`): each stands for a kind that is found in the
//! open, and is used as its user would.

use e2e::{Conduct, Key, Result, Session, Site, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SENTINEL, SIGN_IN, click_in_hint, events, events_of, facts, hint, hints, ready, said};

const ADDRESS: &str = "taro@example.jp";

/// Opens the sign-in page of a kind.
async fn visit(session: &Session, site: &Site, kind: &'static str, query: &str) -> Result<()> {
    site.behave(Conduct { kind: Some(kind), ..Conduct::default() });
    session.goto(&format!("{SIGN_IN}{query}")).await?;
    ready(session).await
}

/// Types what does not fit and presses the page's button.
async fn log_in(session: &Session) -> Result<()> {
    session.type_keys("#who", ADDRESS).await?;
    session.type_keys("#secret", SENTINEL).await?;
    session.click("#enter").await
}

/// One attempt, refused with exactly these words.
async fn assert_refused(session: &Session, words: &str) -> Result<()> {
    assert_eq!(said(session, 1).await?, [words]);
    let attempts = events_of(session, "attempt", 1).await?;
    assert_eq!(attempts.len(), 1);
    let message = facts(session, "site-message", 1).await?.remove(0);
    assert_eq!(message["attempt"], attempts[0]["id"]);
    Ok(())
}

in_both_browsers!(a_password_field_that_nobody_sees_is_no_second_one, |session, site| {
    visit(session, site, "dummy-password", "").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-1）。").await?;
    assert_eq!(session.value_of("#dummy").await?, "");
    session.goto(&format!("{SIGN_IN}?dummy=far")).await?;
    ready(session).await?;
    session.type_keys("#secret", "ｑ").await?;
    hint(session, "全角の文字").await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('login-rescue-reset').length").await?, json!(0));
});

in_both_browsers!(a_field_for_robots_is_left_alone, |session, site| {
    visit(session, site, "decoy-address", "").await?;
    session.type_keys("#who", "taro＠gmial.com").await?;
    session.press(Key::Tab).await?;
    let card = hint(session, "gmail.com").await?;
    assert!(card.contains("全角"), "{card}");
    session.type_keys("#secret", SENTINEL).await?;
    session.click("#enter").await?;
    assert_refused(session, "ログインIDまたはパスワードが一致しません（K-2）。").await?;
    assert_eq!(session.eval_in_page("return document.querySelector('#decoy').attributes.length").await?, json!(4));
});

in_both_browsers!(a_message_with_its_own_close_button_is_read_without_it, |session, site| {
    visit(session, site, "message-with-close", "").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-3）。").await?;
});

in_both_browsers!(a_message_in_no_element_of_its_own_is_read, |session, site| {
    visit(session, site, "bare-text", "").await?;
    log_in(session).await?;
    assert_refused(session, "ログインできませんでした。入力した内容をお確かめください（K-4）。").await?;
});

in_both_browsers!(a_message_that_was_seen_through_is_read_when_it_shows, |session, site| {
    visit(session, site, "collapsed-message", "").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-5a）。").await?;
});

in_both_browsers!(a_message_that_was_folded_is_read_when_it_shows, |session, site| {
    visit(session, site, "collapsed-message", "?kind=fold").await?;
    log_in(session).await?;
    assert_refused(session, "ログインに失敗しました。もう一度入力してください（K-5b）。").await?;
});

in_both_browsers!(a_message_that_counts_down_is_one_message, |session, site| {
    visit(session, site, "countdown", "").await?;
    log_in(session).await?;
    let counted = "return document.querySelector('.site-error')?.textContent.match(/残り(\\d+)秒/)?.[1] ?? '180'";
    let down = |left: &Value| left.as_str().and_then(|left| left.parse::<u32>().ok()).is_some_and(|left| left < 175);
    session.wait_until("five seconds of it", async || session.eval_in_page(counted).await, down).await?;
    let words = said(session, 1).await?;
    assert!(words.len() == 1 && words[0].starts_with("いまはログインできません。残り"), "{words:?}");
});

in_both_browsers!(an_answer_in_a_box_of_the_browser_is_no_silence_of_the_site, |session, site| {
    visit(session, site, "alert-box", "").await?;
    log_in(session).await?;
    let told = async || {
        // Firefox's driver closes it by itself.
        let _ = session.driver().accept_alert().await;
        session.eval_in_page("return document.body.dataset.told !== undefined").await
    };
    session.wait_until("the box to be closed", told, |told| *told == json!(true)).await?;
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    let stated = facts(session, "outcome", 1).await?;
    assert_eq!(stated, [json!({ "attempt": attempt["id"], "outcome": "unknown", "by": "page" })]);
    assert!(said(session, 0).await?.is_empty());
});

in_both_browsers!(a_form_in_a_shadow_root_is_found, |session, site| {
    site.behave(Conduct { kind: Some("shadow-form"), ..Conduct::default() });
    session.goto(SIGN_IN).await?;
    let root = session.shadow("member-box").await?;
    root.click("#who").await?;
    ready(session).await?;
    session.type_on("taro＠example.jp").await?;
    session.press(Key::Tab).await?;
    let inside = "const root = document.querySelector('member-box').shadowRoot; \
        const card = root.querySelector('login-rescue-hint'); \
        return card && [card.getBoundingClientRect().height > 10, root.querySelector('#who').value]";
    let shown = async || session.eval_in_page(inside).await;
    session.wait_until("the card", shown, |card| *card == json!([true, "taro＠example.jp"])).await?;
    root.click("#secret").await?;
    session.type_on(SENTINEL).await?;
    root.click("#enter").await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-8）。").await?;
    assert_eq!(facts(session, "attempt", 1).await?[0]["findings"], json!([{ "field": "mail", "code": "fullwidth-at" }]));
});

in_both_browsers!(a_picture_is_a_button, |session, site| {
    visit(session, site, "picture-button", "").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-9）。").await?;
    assert_eq!(facts(session, "attempt", 1).await?[0]["trigger"], "button");
});

in_both_browsers!(a_button_is_named_by_an_attribute, |session, site| {
    visit(session, site, "picture-button", "?way=label").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-9）。").await?;
    assert_eq!(facts(session, "attempt", 1).await?[0]["trigger"], "button");
});

/// Opens the box, mistypes, and repairs by the card's button: the box is still there.
async fn repair_in_a_box(session: &Session) -> Result<()> {
    session.click("#open").await?;
    session.type_keys("#who", "taro＠example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "全角").await?;
    click_in_hint(session, "半角に直す").await?;
    session.wait_until("the repair", async || session.value_of("#who").await, |value| value == ADDRESS).await?;
    let open = "return document.querySelector('#box').checkVisibility()";
    assert_eq!(session.eval_in_page(open).await?, json!(true));
    Ok(())
}

in_both_browsers!(a_press_on_a_card_closes_no_box_of_the_page, |session, site| {
    visit(session, site, "outside-press", "").await?;
    repair_in_a_box(session).await?;
});

in_both_browsers!(a_press_on_a_card_closes_no_popover, |session, site| {
    visit(session, site, "outside-press", "?kind=popover").await?;
    repair_in_a_box(session).await?;
});

in_both_browsers!(a_document_that_is_written_anew_keeps_hints_and_record, |session, site| {
    visit(session, site, "written-anew", "").await?;
    log_in(session).await?;
    assert_eq!(said(session, 1).await?, ["アドレスまたはパスワードが一致しません（K-11-1）。"]);
    session.type_keys("#who", "taro＠example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "全角").await?;
    session.type_keys("#secret", SENTINEL).await?;
    session.click("#enter").await?;
    let words = said(session, 2).await?;
    assert_eq!(words[1..], ["アドレスまたはパスワードが一致しません（K-11-2）。"]);
    assert_eq!(events_of(session, "attempt", 2).await?.len(), 2);
});

in_both_browsers!(a_text_field_shown_as_dots_is_a_password, |session, site| {
    visit(session, site, "masked-text", "").await?;
    session.type_keys("#who", "0123").await?;
    session.type_keys("#secret", "ｓakura-2041").await?;
    session.press(Key::Tab).await?;
    let card = hint(session, "全角").await?;
    assert!(!card.contains("akura") && !card.contains("＠") && !card.contains("アドレス"), "{card}");
    session.click("#enter").await?;
    assert_refused(session, "お客様番号またはパスワードが一致しません（K-12）。").await?;
});

in_both_browsers!(an_address_in_two_fields_misses_no_at_sign, |session, site| {
    visit(session, site, "split-address", "").await?;
    session.type_keys("#who", "taro").await?;
    session.type_keys("#host", "gmail.com").await?;
    session.press(Key::Tab).await?;
    // The password is looked at after the address: once its card stands, the other would too.
    session.type_keys("#secret", "ｑ").await?;
    let card = hint(session, "全角の文字").await?;
    assert!(!card.contains('＠') && !card.contains('@'), "{card}");
    assert_eq!(hints(session).await?, 1);
});

in_both_browsers!(a_translation_of_the_page_is_no_answer, |session, site| {
    visit(session, site, "translated", "").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-14）。").await?;
    session.find("[data-translated].site-error").await?;
    session.type_keys("#secret", "ｑ").await?;
    hint(session, "全角の文字").await?;
    assert_eq!(said(session, 1).await?.len(), 1);
});

in_both_browsers!(a_page_that_hides_what_is_not_defined_hides_nothing_of_ours, |session, site| {
    visit(session, site, "not-defined", "").await?;
    session.type_keys("#who", "taro＠example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "全角").await?;
    let shown = "const shown = (css) => getComputedStyle(document.querySelector(css)).visibility; \
        return [shown('login-rescue-hint'), shown('login-rescue-status')]";
    assert_eq!(session.eval_in_page(shown).await?, json!(["visible", "visible"]));
});

in_both_browsers!(a_line_stands_under_its_field_however_far_the_row_reaches, |session, site| {
    // Beside it there is no room.
    session.resize(360, 900).await?;
    visit(session, site, "tall-row", "").await?;
    session.type_keys("#secret", "ｑ").await?;
    hint(session, "全角の文字").await?;
    let under = "const edge = (css, side) => document.querySelector(css).getBoundingClientRect()[side]; \
        return edge('login-rescue-hint', 'top') - edge('#secret', 'bottom')";
    let under = session.eval_in_page(under).await?.as_f64().unwrap_or(f64::MAX);
    assert!((0.0..=40.0).contains(&under), "{under}");
});

in_both_browsers!(a_way_out_in_a_closed_drawer_says_that_somebody_is_in, |session, site| {
    visit(session, site, "logout-in-drawer", "").await?;
    log_in(session).await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!(pages[0]["signed_in"], true);
});

in_both_browsers!(help_about_logging_out_is_no_way_out, |session, site| {
    visit(session, site, "help-about-logout", "").await?;
    log_in(session).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-17）。").await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["form"], pages[0].get("signed_in")), (&json!("sign-in"), None));
});

in_both_browsers!(an_address_is_looked_at_on_the_first_of_two_pages, |session, site| {
    visit(session, site, "two-steps", "").await?;
    session.type_keys("#who", "taro＠example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "全角").await?;
    click_in_hint(session, "半角に直す").await?;
    session.click("#enter").await?;
    session.find("#secret").await?;
    // On to the next page is no attempt: nothing was tried yet.
    ready(session).await?;
    assert!(events(session).await?.iter().all(|event| event["fact"]["attempt"].is_null()));
    session.type_keys("#secret", SENTINEL).await?;
    session.click("#enter").await?;
    assert_refused(session, "パスワードが一致しません（K-18b）。").await?;
});

in_both_browsers!(a_greeting_on_the_second_of_two_steps_refuses_nothing, |session, site| {
    visit(session, site, "two-steps", "?place=same").await?;
    session.type_keys("#who", ADDRESS).await?;
    session.click("#enter").await?;
    session.find("#secret").await?;
    session.type_keys("#secret", SENTINEL).await?;
    session.click("#enter").await?;
    // What the first step had to say would stand before this.
    assert_refused(session, "パスワードが一致しません（K-18b）。").await?;
    assert_eq!(facts(session, "attempt", 1).await?[0]["trigger"], "button");
});

in_both_browsers!(an_address_that_is_refused_on_the_first_of_two_pages_was_an_attempt, |session, site| {
    visit(session, site, "two-steps", "").await?;
    session.type_keys("#who", "none@example.jp").await?;
    session.click("#enter").await?;
    assert_refused(session, "このアドレスは登録されていません（K-18a）。").await?;
    assert_eq!(facts(session, "attempt", 1).await?[0]["trigger"], "first-step");
    assert_eq!(facts(session, "page-seen", 1).await?.len(), 1);
});

in_both_browsers!(fields_called_as_methods_mislead_nobody, |session, site| {
    visit(session, site, "method-names", "").await?;
    // By keys and scripts alone: Chromium's driver hangs once it looks for an element in such a form.
    session.type_on("taro＠example.jp").await?;
    let cards = async || session.eval_in_page("return document.querySelectorAll('login-rescue-hint').length").await;
    session.wait_until("the card", cards, |cards| *cards == json!(1)).await?;
    session.press(Key::Tab).await?;
    session.type_on(SENTINEL).await?;
    session.press(Key::Enter).await?;
    assert_refused(session, "アドレスまたはパスワードが一致しません（K-19）。").await?;
    assert_eq!(facts(session, "attempt", 1).await?[0]["findings"], json!([{ "field": "mail", "code": "fullwidth-at" }]));
});
