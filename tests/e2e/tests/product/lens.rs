//! The lens: what was typed, letter by letter, because somebody asked to see it.

use e2e::{Key, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, SIGN_IN, click_in_hint, covered, events, hint, open, sign_in};

const LENSES: &str = "return document.querySelectorAll('login-rescue-lens').length";
const FOCUSED: &str = "return document.activeElement.id";

/// What the lens says, once it holds `part`.
async fn lens(session: &Session, part: &str) -> Result<String> {
    let text = async || session.shadow("login-rescue-lens").await?.text(".lens").await;
    session.wait_until(&format!("the lens with {part}"), text, |text| text.contains(part)).await
}

/// The readings, in order.
async fn readings(session: &Session) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for reading in session.shadow("login-rescue-lens").await?.find_all(".glyphs span").await? {
        all.push(reading.text().await?);
    }
    Ok(all)
}

async fn gone(session: &Session) -> Result<Value> {
    session.wait_until("the lens to close", async || session.eval_in_page(LENSES).await, |n| *n == json!(0)).await
}

/// Types a password with a hint and looks at it.
async fn look_at_password(session: &Session, password: &str) -> Result<()> {
    session.type_keys("#password_main", password).await?;
    session.press(Key::Tab).await?;
    hint(session, "文字を確かめる").await?;
    click_in_hint(session, "文字を確かめる").await?;
    lens(session, "パスワードが画面に見えています").await.map(drop)
}

in_both_browsers!(every_character_is_read_and_twins_are_marked, |session, _site| {
    open(session, SIGN_IN).await?;
    look_at_password(session, "0OlI1 Ａ").await?;
    let expected = ["数字ゼロ", "大文字オー", "小文字エル", "大文字アイ", "数字イチ", "半角スペース", "全角 大文字エー"];
    assert_eq!(readings(session).await?, expected);
    let all = lens(session, "全部で7文字").await?;
    assert!(all.contains("0（数字ゼロ）、O（大文字オー）"), "{all}");
    assert_eq!(session.shadow("login-rescue-lens").await?.find_all(".twin").await?.len(), 5);
    assert_eq!(covered(session).await?, json!([]));

    session.shadow("login-rescue-lens").await?.click("button[data-step=mail]").await?;
    let all = lens(session, "まだ何も入力されていません").await?;
    assert!(!all.contains("画面に見えています"), "{all}");
});

in_both_browsers!(it_closes_in_every_way, |session, _site| {
    open(session, SIGN_IN).await?;
    look_at_password(session, "x　").await?;
    session.press(Key::Escape).await?;
    gone(session).await?;
    assert_eq!(session.eval_in_page(FOCUSED).await?, "password_main");
    // The card, which Esc would have closed next, is still there.
    for way in ["the cross", "elsewhere", "another window", "another tab", "no use"] {
        hint(session, "文字を確かめる").await?;
        click_in_hint(session, "文字を確かめる").await?;
        lens(session, "パスワード").await?;
        match way {
            "the cross" => session.shadow("login-rescue-lens").await?.click("button.close").await?,
            "elsewhere" => session.click("#email_main").await?,
            "another window" => drop(session.eval_in_page("window.dispatchEvent(new Event('blur'))").await?),
            "another tab" => {
                let page = session.driver().window().await?;
                session.driver().switch_to_window(session.driver().new_tab().await?).await?;
                session.driver().switch_to_window(page).await?;
            }
            _ => {}
        }
        gone(session).await?;
    }
});

in_both_browsers!(nothing_of_it_is_kept, |session, site| {
    open(session, SIGN_IN).await?;
    look_at_password(session, &format!("{SENTINEL}　")).await?;
    assert_eq!(events(session).await?.len(), 0);
    session.press(Key::Escape).await?;
    gone(session).await?;
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_long_paste_shows_its_beginning, |session, _site| {
    open(session, SIGN_IN).await?;
    session.eval_in_page("document.querySelector('#password_main').value = 'か\\u3099' + '　' + 'x'.repeat(1000000)").await?;
    session.click("#password_main").await?;
    session.press(Key::Tab).await?;
    hint(session, "文字を確かめる").await?;
    click_in_hint(session, "文字を確かめる").await?;
    lens(session, "はじめの200文字").await?;
    let all = readings(session).await?;
    assert_eq!(all.len(), 200);
    assert_eq!(all[0], "ひらがな（2文字で1つ）");
});

in_both_browsers!(it_works_by_keyboard_where_there_is_no_room_and_under_a_strict_policy, |session, _site| {
    for query in ["csp=none", "csp=strict"] {
        open(session, &sign_in(query)).await?;
        session.resize(320, 640).await?;
        session.type_keys("#email_main", "taro＠gmail.com").await?;
        hint(session, "文字を確かめる").await?;
        // The card's buttons come after the field: repair, close, look.
        for _ in 0..3 {
            session.press(Key::Tab).await?;
        }
        session.press(Key::Enter).await?;
        let says = lens(session, "全角 アットマーク").await?;
        assert!(says.contains("メールアドレスの文字"), "{says}");
        assert_eq!(covered(session).await?, json!([]), "{query}");
        session.press(Key::Escape).await?;
        gone(session).await?;
        assert_eq!(session.eval_in_page(FOCUSED).await?, "email_main");
    }
});

in_both_browsers!(the_popup_opens_it_on_the_address, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "t0@example.jp").await?;
    // The popup as a tab behind the page, as a popup stands before it.
    let body = "const [tab] = await chrome.tabs.query({ url: 'https://hapitas.jp/*' }); \
                return await chrome.runtime.sendMessage(JSON.stringify({ 'look-at': tab.id }))";
    assert_eq!(session.extension_eval(body).await?, r#"{"Ok":null}"#);
    let says = lens(session, "メールアドレスの文字").await?;
    assert!(says.contains("数字ゼロ") && says.contains("似ている文字があります") && !says.contains("画面に見えています"), "{says}");
});
