//! What was typed stays in the site's own fields and in its own login request.

use e2e::{Key, MAIL, PASSWORD, Request, Result, Session, Site, in_both_browsers};
use thirtyfour::By;

use crate::support::{SENTINEL, facts, said, sign_in_page, try_to_log_in};

/// Parts of both passwords; the whole need not stand somewhere for the secret to be out.
const PASSWORDS: [&str; 4] = [SENTINEL, "sentinel-", PASSWORD, "sakura-2041"];
/// The address, as it is and as addresses of pages write it.
const MAILS: [&str; 3] = [MAIL, "taro%40example.jp", "taro＠example.jp"];
/// Where the site itself is told the password.
const OWN_LOGINS: [&str; 3] = ["/auth/signin", "/auth/login", "/auth/api/login"];

/// Looks for typed text everywhere it must not be. At the end of every test that types a password.
pub(crate) async fn assert_no_trace(session: &Session, site: &Site) -> Result<()> {
    let all = [PASSWORDS.as_slice(), MAILS.as_slice()].concat();
    assert_no_trace_of(session, &all).await?;
    // The site may show the address that it was sent; nobody may show the password.
    let page = session.eval_in_page("return document.documentElement.outerHTML").await?;
    assert_free(page.as_str().unwrap_or_default(), &PASSWORDS, "the page");
    for host in ["login-rescue-hint", "login-rescue-panel", "login-rescue-reset", "login-rescue-status"] {
        if !session.driver().find_all(By::Css(host)).await?.is_empty() {
            for element in session.shadow(host).await?.find_all("*").await? {
                assert_free(&element.outer_html().await.unwrap_or_default(), &PASSWORDS, host);
            }
        }
    }
    for request in site.requests() {
        assert_free(&outside_of_logins(&request), &all, &format!("{} {}{}", request.method, request.host, request.path));
    }
    Ok(())
}

/// Looks for these in what the extension stores and in the console.
pub(crate) async fn assert_no_trace_of(session: &Session, secrets: &[&str]) -> Result<()> {
    let stored = session
        .extension_eval(
            "const all = {};
             for (const area of ['local', 'session', 'sync']) {
               try { all[area] = await chrome.storage[area].get(null); } catch { all[area] = 'none'; }
             }
             return JSON.stringify(all);",
        )
        .await?;
    assert_free(stored.as_str().unwrap_or_default(), secrets, "the extension's storage");
    for message in session.console().await? {
        assert_free(&message.text, secrets, "the console");
    }
    Ok(())
}

/// All of a request; of the site's own login what is not its body.
fn outside_of_logins(request: &Request) -> String {
    let own = request.method == "POST" && OWN_LOGINS.contains(&request.path.trim_end_matches('/'));
    let body = if own { "" } else { request.body.as_str() };
    format!("{} {} {:?} {body}", request.path, request.query, request.headers)
}

fn assert_free(text: &str, secrets: &[&str], place: &str) {
    for secret in secrets {
        assert!(!text.contains(secret), "{secret} stands in {place}: {text}");
    }
}

in_both_browsers!(neither_the_record_nor_what_is_saved_of_it_holds_what_was_typed, |session, site| {
    // Typed, corrected, shown, pasted: whatever a person does with a password.
    sign_in_page(session, "?form=text&text=mail").await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", "Zx9-sentinel-Qw7x").await?;
    session.press(Key::Backspace).await?;
    session.click("#password_toggle").await?;
    assert_eq!(session.value_of("#password_main").await?, SENTINEL);
    session.click(".btn_login_main_white").await?;
    said(session, 1).await?;
    session.click("#password_toggle").await?;
    session.paste("#password_main", SENTINEL).await?;
    session.type_keys("#email_main", MAIL).await?;
    session.click(".btn_login_main_white").await?;
    said(session, 2).await?;
    assert_no_trace(session, site).await?;

    session.open_extension_page("journal.html").await?;
    session.find("#events .event").await?;
    session.click("#save-open").await?;
    for format in ["json", "csv", "text", "text-1000", "html"] {
        let catch = format!(
            "const made = new Promise(resolve => {{
               const before = URL.createObjectURL;
               URL.createObjectURL = blob => {{ URL.createObjectURL = before; resolve(blob.text()); return before.call(URL, blob); }};
             }});
             document.querySelector('#save-{format}').click();
             return await made;"
        );
        let saved = session.eval_in_page(&catch).await?;
        let saved = saved.as_str().unwrap_or_default();
        session
            .wait_until(
                "the word that it was saved",
                async || Ok(session.find("#save-status").await?.text().await?),
                |text| !text.is_empty(),
            )
            .await?;
        assert!(saved.contains("***@***"), "the file holds the record: {saved}");
        assert_free(saved, &[PASSWORDS.as_slice(), MAILS.as_slice()].concat(), format);
    }
    let shown = session.eval_in_page("return document.documentElement.outerHTML").await?;
    assert_free(shown.as_str().unwrap_or_default(), &[PASSWORDS.as_slice(), MAILS.as_slice()].concat(), "the journal tab");
});

in_both_browsers!(an_address_that_the_site_repeats_is_masked, |session, site| {
    sign_in_page(session, "?text=mail").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    assert_eq!(said(session, 1).await?, ["「***@***」ではログインできませんでした。入力内容をお確かめください。"]);
    sign_in_page(session, "?text=mail&form=fetch").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    // Here it still stands in the field as well, and is masked by its value.
    assert!(said(session, 2).await?[1].contains("***"));
    // An address in the query of a page is not kept either.
    sign_in_page(session, "?mail=taro%40example.jp").await?;
    session.driver().delete_all_cookies().await?;
    try_to_log_in(session, "hanako@example.jp", SENTINEL).await?;
    let attempts = facts(session, "attempt", 3).await?;
    assert_eq!(attempts[2]["page"]["query"], serde_json::json!(["mail"]));
    let stored = session.extension_eval("return JSON.stringify(await chrome.storage.local.get(null))").await?;
    assert_free(stored.as_str().unwrap_or_default(), &[PASSWORDS.as_slice(), MAILS.as_slice(), &["hanako"]].concat(), "the storage");
    let _ = site;
});
