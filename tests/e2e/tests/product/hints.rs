//! Hints while typing.

use e2e::{Browser, Key, Language, Options, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SENTINEL, SIGN_IN, click_in_hint, hint, hints, no_hint, open, sign_in};

in_both_browsers!(a_full_width_at_sign_is_flagged_and_repaired, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    hint(session, "全角").await?;
    click_in_hint(session, "半角に直す").await?;
    assert_eq!(session.value_of("#email_main").await?, "taro@example.jp");
    no_hint(session).await?;
});

in_both_browsers!(what_is_right_gets_no_hint, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro@example.jp").await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.click(".bar .label").await?;
    assert_eq!(hints(session).await?, 0);
    // The same fields, a moment later, do speak.
    session.type_keys("#password_main", "　").await?;
    hint(session, "全角の空白").await?;
});

in_both_browsers!(a_hint_goes_when_the_text_is_mended_by_hand, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠").await?;
    hint(session, "全角").await?;
    session.press(Key::Backspace).await?;
    no_hint(session).await?;
    session.type_on("@example.jp").await?;
    assert_eq!(session.value_of("#email_main").await?, "taro@example.jp");
    assert_eq!(hints(session).await?, 0);
});

in_both_browsers!(a_hint_can_be_sent_away_and_comes_back_with_another_text, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    hint(session, "全角").await?;
    session.press(Key::Escape).await?;
    no_hint(session).await?;
    // Neither moving in the text nor leaving and coming back is another text.
    session.press(Key::Left).await?;
    session.click("#password_main").await?;
    session.click("#email_main").await?;
    assert_eq!(hints(session).await?, 0);
    session.press(Key::End).await?;
    session.type_on("x").await?;
    hint(session, "全角").await?;

    session.shadow("login-rescue-hint").await?.click("button.close").await?;
    no_hint(session).await?;
    assert_eq!(session.eval_in_page("return document.activeElement.id").await?, "email_main");
    session.press(Key::Backspace).await?;
    hint(session, "全角").await?;
});

in_both_browsers!(repairs_give_the_right_address_and_undo_takes_them_back, |session, _site| {
    for (typed, button, right) in [
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "半角に直す", "taro@example.jp"),
        ("taro@example.jp　", "空白を消す", "taro@example.jp"),
        ("taro@gmial.com", "これに直す", "taro@gmail.com"),
        ("taro@gmail.con", "これに直す", "taro@gmail.com"),
    ] {
        open(session, SIGN_IN).await?;
        session.type_keys("#email_main", typed).await?;
        // What is merely unfinished is not spoken of before the field is left.
        session.press(Key::Tab).await?;
        hint(session, button).await?;
        click_in_hint(session, button).await?;
        assert_eq!(session.value_of("#email_main").await?, right, "{typed}");
        no_hint(session).await?;
        session.press_with(Key::Control, 'z').await?;
        assert_eq!(session.value_of("#email_main").await?, typed, "undo of {right}");
        hint(session, button).await?;
    }
});

in_both_browsers!(words_are_joined_only_as_the_person_says, |session, _site| {
    for (button, right) in [("空白を消す", "tarohapitas@example.jp"), ("「+」に直す", "taro+hapitas@example.jp")] {
        open(session, SIGN_IN).await?;
        session.type_keys("#email_main", "taro hapitas@example.jp").await?;
        session.press(Key::Tab).await?;
        hint(session, "途中に空白があります").await?;
        click_in_hint(session, button).await?;
        assert_eq!(session.value_of("#email_main").await?, right);
        no_hint(session).await?;
    }
    open(session, SIGN_IN).await?;
    session.paste("#email_main", "taro@example.jp hanako@example.jp").await?;
    hint(session, "「@」が2つ以上あります").await?;
    click_in_hint(session, "hanako@example.jp").await?;
    assert_eq!(session.value_of("#email_main").await?, "hanako@example.jp");
    no_hint(session).await?;
});

in_both_browsers!(a_password_that_was_copied_with_the_address_is_drawn_nowhere, |session, _site| {
    open(session, SIGN_IN).await?;
    session.paste("#email_main", "taro@example.jp Qz7-kVx").await?;
    let card = hint(session, "アドレス以外の文字").await?;
    assert!(card.contains("taro@example.jp") && !card.contains("Qz7"), "{card}");
    click_in_hint(session, "アドレスだけにする").await?;
    assert_eq!(session.value_of("#email_main").await?, "taro@example.jp");
    no_hint(session).await?;
});

in_both_browsers!(a_password_is_never_shown, |session, _site| {
    open(session, SIGN_IN).await?;
    for (typed, says) in [("Ｑｚ7-kＶx", "全角の文字"), ("Qz7-kVx ", "前後に空白"), ("Qz7\u{200b}kVx", "目に見えない文字")]
    {
        session.goto(SIGN_IN).await?;
        session.paste("#password_main", typed).await?;
        session.press(Key::Tab).await?;
        let card = hint(session, says).await?;
        for part in ["Qz", "Ｑｚ", "kVx", "kＶ", "Ｖ"] {
            assert!(!card.contains(part), "{part} of the password stands in {card}");
        }
        let description = session.accessible_description("#password_main").await?;
        assert!(description.contains(says) && !description.contains('V') && !description.contains('Ｖ'), "{description}");
        let page = session.driver().source().await?;
        assert!(!page.contains("kVx") && !page.contains("kＶ"), "the password stands in the page");
    }
});

in_both_browsers!(a_password_is_repaired_only_as_asked, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#password_main", "ｐass-１ ").await?;
    hint(session, "全角の文字").await?;
    click_in_hint(session, "半角に直す").await?;
    assert_eq!(session.value_of("#password_main").await?, "pass-1 ");
    hint(session, "前後に空白").await?;
    click_in_hint(session, "空白を消す").await?;
    assert_eq!(session.value_of("#password_main").await?, "pass-1");
    no_hint(session).await?;
});

in_both_browsers!(a_mail_field_of_type_email_is_read_and_repaired_too, |session, _site| {
    open(session, &sign_in("type=email")).await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    hint(session, "全角").await?;
    click_in_hint(session, "半角に直す").await?;
    assert_eq!(session.value_of("#email_main").await?, "taro@example.jp");
    no_hint(session).await?;
});

in_both_browsers!(nothing_happens_while_an_input_method_composes, |session, _site| {
    open(session, SIGN_IN).await?;
    session.click("#email_main").await?;
    for step in ["た", "たろ", "太郎＠"] {
        session.compose(step).await?;
        session.wait_until("the composition", async || session.value_of("#email_main").await, |value| value == step).await?;
        assert_eq!(hints(session).await?, 0, "while {step} is composed");
    }
    session.commit("太郎＠").await?;
    hint(session, "全角").await?;
    assert_eq!(session.value_of("#email_main").await?, "太郎＠");
});

in_both_browsers!(a_screen_reader_hears_a_hint_and_its_end, |session, _site| {
    open(session, SIGN_IN).await?;
    let help =
        "document.querySelector('.bar .label').id = 'help'; document.querySelector('#email_main').setAttribute('aria-describedby', 'help')";
    session.eval_in_page(help).await?;
    let own = session.accessible_description("#email_main").await?;
    session.type_keys("#email_main", "taro＠").await?;
    hint(session, "全角").await?;
    let described = session.accessible_description("#email_main").await?;
    assert!(described.starts_with(&own) && described.contains("「＠」が全角です"), "{described}");
    said(session, "「＠」が全角です").await?;
    assert_eq!(session.eval_in_page("return document.activeElement.id").await?, "email_main");

    session.press(Key::Backspace).await?;
    no_hint(session).await?;
    assert_eq!(session.accessible_description("#email_main").await?, own);
    assert_eq!(session.eval_in_page("return document.querySelector('#email_main').getAttribute('aria-describedby')").await?, "help");
    said(session, "").await?;

    // Without a description of its own the field has none afterwards.
    session.eval_in_page("document.querySelector('#email_main').value = ''").await?;
    session.type_keys("#password_main", "　").await?;
    hint(session, "全角").await?;
    session.press(Key::Backspace).await?;
    no_hint(session).await?;
    assert_eq!(session.eval_in_page("return document.querySelector('#password_main').hasAttribute('aria-describedby')").await?, false);
});

/// Waits until the polite region says exactly this.
async fn said(session: &e2e::Session, sentence: &str) -> e2e::Result<()> {
    let region = session.shadow("login-rescue-status").await?.find("[role=status][aria-live=polite]").await?;
    let words = async || Ok(region.prop("textContent").await?.unwrap_or_default());
    session.wait_until(&format!("{sentence:?} to be said"), words, |said| said == sentence).await?;
    Ok(())
}

in_both_browsers!(
    an_english_browser_gets_english_hints,
    Options { language: Language::English, ..Options::default() },
    |session, _site| {
        open(session, SIGN_IN).await?;
        session.type_keys("#email_main", "taro＠example.jp").await?;
        let card = hint(session, "full-width").await?;
        assert!(!card.contains("全角"), "{card}");
        assert_eq!(session.eval_in_page("return document.querySelector('login-rescue-hint').lang").await?, "en");
    }
);

in_both_browsers!(caps_lock_is_told, Options { headful: true, ..Options::default() }, |session, _site| {
    open(session, SIGN_IN).await?;
    session.caps_lock().await?;
    // A click tells it before any key does, also when it comes from another field.
    session.hardware_click("#email_main").await?;
    hint(session, "Caps Lock").await?;
    session.hardware_click("#password_main").await?;
    hint(session, "Caps Lock").await?;
    session.hardware_keys(&["a"])?;
    session.wait_until("A", async || session.value_of("#password_main").await, |value| value == "A").await?;
    hint(session, "Caps Lock").await?;
    session.caps_lock().await?;
    session.hardware_keys(&["b"])?;
    no_hint(session).await?;
    assert_eq!(session.value_of("#password_main").await?, "Ab");
});

in_both_browsers!(a_new_version_takes_the_place_of_the_old_one, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro＠").await?;
    hint(session, "全角").await?;
    let old: Value = session.eval_in_page("return document.querySelector('login-rescue-hint').id").await?;
    session.eval_in_page("document.querySelector('login-rescue-status').id = 'old'").await?;
    // The helper page goes away with the extension it belongs to.
    let _ = session.extension_eval("setTimeout(() => chrome.runtime.reload(), 0)").await;
    let left = async || session.eval_in_page("return document.querySelectorAll('#old').length").await;
    session.wait_until("the old engine to go", left, |n| *n == json!(0)).await?;
    session.type_on("example.jp").await?;
    if session.browser() == Browser::Chromium {
        // It does not load an extension of the command line again; what the old one leaves is to be seen all the same.
        no_hint(session).await?;
        assert_eq!(session.eval_in_page(DESCRIBED).await?, json!(null));
        return Ok(());
    }
    hint(session, "全角").await?;
    let hosts = session.eval_in_page("return [...document.querySelectorAll('login-rescue-hint')].map(it => it.id)").await?;
    assert!(hosts.as_array().is_some_and(|all| all.len() == 1 && all[0] != old), "{hosts}");
    assert_eq!(session.eval_in_page(DESCRIBED).await?, hosts[0]);
});

const DESCRIBED: &str = "return document.querySelector('#email_main').getAttribute('aria-describedby')";
