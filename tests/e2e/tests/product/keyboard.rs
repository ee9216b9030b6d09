//! What the keyboard does, told by the places of its keys; and what a field hides of what was put in.

use e2e::{Browser, Key, Session, in_both_browsers};

use crate::support::{SIGN_IN, hint, hints, no_hint, open, sign_in};

in_both_browsers!(a_number_pad_that_moves_the_cursor_is_told, |session, _site| {
    open(session, SIGN_IN).await?;
    session.click("#password_main").await?;
    session.stroke("Home", "Home", false).await?;
    session.stroke("Digit1", "!", true).await?;
    assert_eq!(hints(session).await?, 0);
    session.stroke("Numpad1", "End", false).await?;
    hint(session, "テンキー").await?;
    session.stroke("Numpad1", "1", false).await?;
    no_hint(session).await?;
});

in_both_browsers!(another_layout_is_told_by_what_comes_instead_of_the_at_sign, |session, _site| {
    for (code, key, shift, says) in [("BracketLeft", "[", false, "Shift＋2"), ("Digit2", "\"", true, "P の右どなり")] {
        open(session, SIGN_IN).await?;
        // Until a key has shown it, the same signs in a password say nothing.
        session.click("#password_main").await?;
        session.stroke(code, key, shift).await?;
        assert_eq!(hints(session).await?, 0, "{key}");
        session.type_keys("#email_main", "taro").await?;
        session.stroke(code, key, shift).await?;
        hint(session, says).await?;
        // An address that has its @ is no longer spoken of; the password's signs have moved all the same.
        session.press(Key::Backspace).await?;
        session.type_on("@example.jp").await?;
        no_hint(session).await?;
        session.type_keys("#password_main", "a").await?;
        hint(session, "記号のキーの位置").await?;
    }
});

in_both_browsers!(the_address_in_the_password_field_is_told, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "taro@example.jp").await?;
    session.type_keys("#password_main", "taro@example.jp").await?;
    hint(session, "メールアドレスと同じ値").await?;
    session.type_on("x").await?;
    no_hint(session).await?;
});

in_both_browsers!(blanks_that_a_field_leaves_out_are_told, |session, _site| {
    open(session, &sign_in("type=email")).await?;
    session.paste("#email_main", " taro@example.jp ").await?;
    assert_eq!(session.value_of("#email_main").await?, "taro@example.jp");
    assert_eq!(hints(session).await?, 0);
    session.press(Key::Tab).await?;
    hint(session, "前後の空白は送られません").await?;
    // A field of text keeps them, and says so itself.
    open(session, SIGN_IN).await?;
    session.paste("#email_main", " taro@example.jp ").await?;
    session.press(Key::Tab).await?;
    let card = hint(session, "前後に空白があります").await?;
    assert!(!card.contains("送られません"), "{card}");
});

in_both_browsers!(what_a_field_sends_instead_is_told, |session, _site| {
    let value = "taro@gmail.com";
    for (record_input, says) in [("taro@ｇｍａｉｌ．ｃｏｍ", "全角の文字"), ("taro@gm\u{200b}ail.com", "目に見えない文字")]
    {
        open(session, &sign_in("type=email")).await?;
        session.paste("#email_main", record_input).await?;
        // Chromium mends the domain, Firefox sends it as it is, and the checks speak of it.
        if session.browser() == Browser::Chromium {
            assert_eq!(session.value_of("#email_main").await?, value);
            let card = hint(session, "送られる文字が違います").await?;
            assert!(card.contains(value), "{card}");
            session.press(Key::Backspace).await?;
            no_hint(session).await?;
        } else {
            assert_eq!(session.value_of("#email_main").await?, record_input);
            let card = hint(session, says).await?;
            assert!(!card.contains("送られる文字が違います"), "{card}");
        }
    }
});

in_both_browsers!(a_composed_domain_that_a_field_rewrites_is_told, |session, _site| {
    open(session, &sign_in("type=email")).await?;
    session.type_keys("#email_main", "taro@").await?;
    session.compose("ｇｍａｉｌ").await?;
    session.commit("ｇｍａｉｌ").await?;
    session.type_on(".com").await?;
    let says = if session.browser() == Browser::Chromium { "送られる文字が違います" } else { "全角の文字" };
    hint(session, says).await?;
});

in_both_browsers!(a_paste_that_is_cut_is_told_where_the_browser_tells_it, |session, _site| {
    open(session, SIGN_IN).await?;
    session.eval_in_page("document.querySelector('#password_main').maxLength = 8").await?;
    session.paste("#password_main", "12345678901").await?;
    assert_eq!(session.value_of("#password_main").await?, "12345678");
    if session.browser() == Browser::Firefox {
        let card = hint(session, "送られる文字が違います").await?;
        assert!(!card.contains("1234"), "{card}");
    } else {
        // Chromium names only what it has let in: nothing tells that there was more.
        silent(session).await?;
    }
});

/// A field in which nothing odd was put says nothing.
async fn silent(session: &Session) -> e2e::Result<()> {
    session.press(Key::Tab).await?;
    assert_eq!(hints(session).await?, 0);
    Ok(())
}

in_both_browsers!(what_is_typed_letter_by_letter_arrives_and_is_silent, |session, _site| {
    for query in ["type=email", ""] {
        open(session, &sign_in(query)).await?;
        session.type_keys("#email_main", "taro.yamada+1@example.co.jp").await?;
        silent(session).await?;
        session.paste("#password_main", "Qz7 kVx").await?;
        silent(session).await?;
    }
});
