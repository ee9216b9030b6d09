//! Logging in: refused, accepted, and in every shape of the form.

use crate::client::{Outcome, get, login, post, send};
use reconstructed_site::{MAIL, PASSWORD, Site};

const TEXT: &str = "入力内容をご確認のうえ、もう一度お試しください。（E-2041）";

#[test]
fn a_wrong_password_brings_the_form_back_with_a_text() -> Outcome {
    let site = Site::start()?;
    let visited = get(&site, "hapitas.jp", "/auth/signin", "")?;
    assert!(visited.body.contains("id=\"email_main\"") && !visited.body.contains(TEXT));
    let refused = login(&site, "", MAIL, "wrong")?;
    assert_eq!(refused.status, 200);
    assert!(refused.body.contains("id=\"email_main\"") && refused.body.contains(TEXT));
    let logins = site.logins();
    assert_eq!(logins.len(), 1);
    assert_eq!(logins[0].host, "hapitas.jp");
    assert_eq!((logins[0].mail.as_str(), logins[0].password.as_str()), (MAIL, "wrong"));
    assert!(!logins[0].accepted);
    Ok(())
}

#[test]
fn the_right_password_opens_the_pages_of_members_until_logout() -> Outcome {
    let site = Site::start()?;
    let before = get(&site, "hapitas.jp", "/exchange/", "")?;
    assert_eq!(before.header("location"), Some("/auth/signin/?redirect=%252Fexchange%252F"));
    let accepted = login(&site, "redirect=%252Fexchange%252F", MAIL, PASSWORD)?;
    assert_eq!((accepted.status, accepted.header("location")), (302, Some("/exchange/")));
    let cookie = accepted.cookie();
    let inside = get(&site, "hapitas.jp", "/exchange/", &cookie)?;
    assert!(inside.body.contains("ログアウト") && !inside.body.contains("type=\"password\""));
    get(&site, "hapitas.jp", "/auth/logout/", &cookie)?;
    let after = get(&site, "hapitas.jp", "/mypage/", &cookie)?;
    assert_eq!(after.status, 302);
    assert!(site.logins()[0].accepted);
    Ok(())
}

#[test]
fn a_refused_page_is_the_same_variant() -> Outcome {
    let site = Site::start()?;
    let query = "form=submit&type=email&csp=strict&trusted=1&bg=dark&rtl=1&crowd=1&dialog=1";
    for answer in [get(&site, "hapitas.jp", &format!("/auth/signin/?{query}"), "")?, login(&site, query, "a@b.jp", "x")?] {
        for part in [
            "type=\"submit\" class=\"main_button\"",
            "type=\"email\"",
            "data-bg=\"dark\"",
            "dir=\"rtl\"",
            "<aside",
            "<dialog",
            "/static/dialog.js",
            &format!("action=\"/auth/signin/?{}\"", query.replace('&', "&amp;")),
        ] {
            assert!(answer.body.contains(part), "{part} is missing");
        }
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("form-action 'self'; require-trusted-types-for 'script'"));
    }
    assert_eq!(site.logins()[0].variant, query);
    Ok(())
}

#[test]
fn what_was_typed_comes_back_escaped() -> Outcome {
    let site = Site::start()?;
    let answer = login(&site, "text=mail", "<b>\"@x", "x")?;
    assert!(answer.body.contains("「&lt;b&gt;&quot;@x」"));
    let answer = login(&site, "text=markup", "a", "x")?;
    assert!(answer.body.contains("&lt;img src=x onerror=") && !answer.body.contains("<img src=x"));
    let answer = get(&site, "hapitas.jp", "/search?freeword=%3Ci%3E", "")?;
    assert!(answer.body.contains("「&lt;i&gt;」"));
    let answer = get(&site, "hapitas.jp", "/auth/signin/?bg=%22%3E%3Cx", "")?;
    assert!(answer.body.contains("data-bg=\"&quot;&gt;&lt;x\""));
    Ok(())
}

#[test]
fn a_rejected_captcha_says_nothing_even_to_the_right_password() -> Outcome {
    let site = Site::start()?;
    let answer = login(&site, "captcha=rejected", MAIL, PASSWORD)?;
    assert!(answer.body.contains("id=\"email_main\"") && !answer.body.contains("login_error_area"));
    assert!(!site.logins()[0].accepted);
    Ok(())
}

#[test]
fn the_api_answers_in_json() -> Outcome {
    let site = Site::start()?;
    let path = "/auth/api/login?form=fetch&stay=1&role=alert";
    let call = |password: &str| {
        let body = format!("{{\"mail\":\"{MAIL}\",\"password\":\"{password}\"}}");
        send(&site, "POST", "hapitas.jp", path, "", &body)
    };
    let refused = call("x")?;
    let value: serde_json::Value = serde_json::from_str(&refused.body)?;
    assert_eq!(refused.status, 401);
    assert_eq!(value["refusal"]["text"], TEXT);
    assert_eq!(value["refusal"]["role"], "alert");
    let accepted = call(PASSWORD)?;
    let value: serde_json::Value = serde_json::from_str(&accepted.body)?;
    assert_eq!((&value["ok"], &value["stay"]), (&true.into(), &true.into()));
    let inside = get(&site, "hapitas.jp", "/mypage/", &accepted.cookie())?;
    assert_eq!(inside.status, 200);
    Ok(())
}

#[test]
fn the_smartphone_host_has_its_own_names() -> Outcome {
    let site = Site::start()?;
    let host = "sp.hapitas.jp";
    let path = "/auth/login?text=%E8%AA%A4%E3%82%8A";
    let refused = post(&site, host, path, &[("userid", MAIL), ("pw", "x")])?;
    assert!(refused.body.contains("id=\"f2\"") && refused.body.contains("誤り"));
    let accepted = post(&site, host, path, &[("userid", MAIL), ("pw", PASSWORD)])?;
    let script = get(&site, host, "/static/islogin.js", &accepted.cookie())?;
    assert_eq!(script.body, "var islogin = true;\n");
    let script = get(&site, host, "/static/islogin.js", "")?;
    assert_eq!(script.body, "var islogin = false;\n");
    Ok(())
}
