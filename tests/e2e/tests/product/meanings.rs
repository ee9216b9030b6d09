//! What the site says is recorded word for word, and told apart where its words tell.

use e2e::{CODE, MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, events, facts, said, sign_in_page, try_to_log_in};

/// What the tab's rows say that the site's words mean, newest first.
async fn told(session: &Session, count: usize) -> Result<Vec<String>> {
    session.open_journal().await?;
    let told = "return [...document.querySelectorAll('#events [data-meaning]')].map((line) => line.textContent)";
    let told =
        session.wait_until("the meanings", async || session.eval_in_page(told).await, |t| t.as_array().is_some_and(|t| t.len() >= count));
    Ok(serde_json::from_value(told.await?)?)
}

/// How every attempt ended, oldest first, as the saved log says it.
async fn outcomes(session: &Session) -> Result<Vec<Value>> {
    let rows = "return [...document.querySelectorAll('#events .result')].map((result) => result.textContent).reverse()";
    Ok(serde_json::from_value(session.eval_in_page(rows).await?)?)
}

/// Waits until exactly this text is recorded. A page without a form may have more to say, such as its heading.
async fn says(session: &Session, text: &str) -> Result<()> {
    session.wait_until(text, async || said(session, 1).await, |texts| texts.iter().any(|one| one == text)).await.map(drop)
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

in_both_browsers!(a_rejected_captcha_a_lock_and_a_mistake_are_told_apart_word_for_word, |session, site| {
    let cases = [
        ("captcha=rejected&", "画像認証に失敗しました。もう一度お試しください。", "画像認証が通らなかった"),
        ("", "ログインの失敗が続いたため、アカウントをロックしました（E-3007）。", "ロックされている"),
        ("", "メールアドレスまたはパスワードが違います。", "入力したもの（メールアドレスやパスワードなど）が違う"),
        ("", "ブラウザのCookieを有効にしてからログインしてください。", "Cookieが使えない"),
        ("", "この会員IDは退会済みです。", "退会済み"),
    ];
    for (count, (mode, text, _)) in (1..).zip(&cases) {
        sign_in_page(session, &format!("?{mode}text={}", encoded(text))).await?;
        try_to_log_in(session, MAIL, SENTINEL).await?;
        said(session, count).await?;
    }
    let texts: Vec<&str> = cases.iter().map(|(_, text, _)| *text).collect();
    assert_eq!(said(session, cases.len()).await?, texts);
    assert_no_trace(session, site).await?;
    let mut told = told(session, cases.len()).await?;
    told.reverse();
    for ((_, text, meaning), told) in cases.iter().zip(&told) {
        assert!(told.contains(meaning) && told.contains("ようです"), "{text}: {told}");
    }
    assert_eq!(outcomes(session).await?, vec![json!("結果：断られました"); cases.len()]);
});

in_both_browsers!(a_session_that_has_ended_is_named_by_its_own_words, |session, site| {
    sign_in_page(session, "?session=expired").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    assert_eq!(said(session, 1).await?, ["セッションの有効期限が切れました。もう一度ログインしてください。"]);
    assert_no_trace(session, site).await?;
    assert!(told(session, 1).await?[0].contains("時間がたち"));
    assert_eq!(outcomes(session).await?, ["結果：断られました"]);
});

in_both_browsers!(a_second_step_is_no_refusal_and_its_end_counts, |session, site| {
    sign_in_page(session, "?step=code").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let wanted = "ご登録のメールアドレスに認証コードをお送りしました。届いた6桁の数字を入力してください。";
    says(session, wanted).await?;
    let attempt = events(session).await?[0]["id"].clone();
    session.type_keys("#code", "111111").await?;
    session.click("button.main_button").await?;
    says(session, "認証コードが正しくありません。").await?;
    session.type_keys("#code", CODE).await?;
    session.click("button.main_button").await?;
    let pages = session
        .wait_until(
            "the page behind the login",
            async || facts(session, "page-seen", 1).await,
            |pages| pages.iter().any(|page| page["signed_in"] == true),
        )
        .await?;
    assert!(pages.iter().all(|page| page["attempt"] == attempt), "every page belongs to the one attempt: {pages:?}");
    assert_no_trace(session, site).await?;
    let told = told(session, 2).await?;
    assert!(told.iter().any(|t| t.contains("求められている")) && told.iter().any(|t| t.contains("合わなかった")), "{told:?}");
    assert_eq!(outcomes(session).await?, ["結果：ログインできました"]);
});
