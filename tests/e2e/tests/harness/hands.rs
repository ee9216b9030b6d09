//! Keys, pointer, clipboard, input method, and the real keyboard of a headful session.

use e2e::{Key, Options};
use serde_json::{Value, json};

use crate::{SIGN_IN, both};

both!(keys_come_one_by_one, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.type_keys("#mail", "a@ｇ.jp").await?;
    session.press(Key::Backspace).await?;
    assert_eq!(session.value_of("#mail").await?, "a@ｇ.j");
    let keys = session.eval_in_page("return keys.filter(it => it.type === 'keydown' && it.trusted).map(it => it.key)").await?;
    assert_eq!(keys, json!(["a", "@", "ｇ", ".", "j", "p", "Backspace"]));
});

both!(clicks_are_real, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.click("#send").await?;
    assert_eq!(session.find("#send").await?.text().await?, "clicked");
});

both!(closed_shadow_roots_are_open_to_us, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.find("#fixture").await?;
    assert_eq!(session.eval_in_page("return document.querySelector('#fixture').shadowRoot").await?, json!(null));
    let shadow = session.shadow("#fixture").await?;
    assert_eq!(shadow.text("p").await?, "hidden text");
    shadow.click("button").await?;
    shadow.click("button").await?;
    assert_eq!(shadow.text("button").await?, "2");
    assert_eq!(shadow.find_all("i").await?.len(), 0);
});

both!(pasting, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.paste("#mail", "　a@hapitas.jp ").await?;
    assert_eq!(session.value_of("#mail").await?, "　a@hapitas.jp ");
    let pasted = session.eval_in_page("return keys.filter(it => it.type === 'paste')[0].trusted").await?;
    assert_eq!(pasted, json!(true));
    assert_eq!(session.eval_in_page("return keys.some(it => it.type === 'blur')").await?, json!(false));
});

both!(composing, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.click("#mail").await?;
    session.compose("は").await?;
    session.compose("はぴ").await?;
    assert_eq!(session.value_of("#mail").await?, "はぴ");
    session.commit("ハピ").await?;
    assert_eq!(session.value_of("#mail").await?, "ハピ");
    let kinds = session.eval_in_page("return keys.filter(it => /composition/.test(it.type)).map(it => it.type)").await?;
    assert_eq!(kinds, json!(["compositionstart", "compositionend"]));
    let composing = session.eval_in_page("return keys.find(it => it.type === 'input').composing").await?;
    assert_eq!(composing, json!(true));
    session.type_on("x").await?;
    assert_eq!(session.value_of("#mail").await?, "ハピx");
});

fn headful() -> Options {
    Options { headful: true, ..Options::default() }
}

both!(caps_lock_is_seen, headful(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.hardware_click("#mail").await?;
    session.hardware_keys(&["a"])?;
    session.caps_lock().await?;
    session.hardware_keys(&["a", "b"])?;
    session.caps_lock().await?;
    session.hardware_keys(&["c"])?;
    session.wait_until("aABc", async || session.value_of("#mail").await, |value| value == "aABc").await?;
    let caps = "return keys.filter(it => it.type === 'keydown' && it.key.length === 1).map(it => it.caps)";
    assert_eq!(session.eval_in_page(caps).await?, json!([false, true, true, false]));
    let untrusted: Value = session.eval_in_page("return keys.filter(it => !it.trusted).length").await?;
    assert_eq!(untrusted, json!(0));
});

// Why the test above needs real keys.
both!(driven_keys_know_no_caps_lock, headful(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.hardware_click("#mail").await?;
    session.caps_lock().await?;
    session.type_on("a").await?;
    session.wait_until("a", async || session.value_of("#mail").await, |value| value == "a").await?;
    let caps = "return keys.find(it => it.type === 'keydown' && it.key === 'a').caps";
    assert_eq!(session.eval_in_page(caps).await?, json!(false));
});
