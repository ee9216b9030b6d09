//! Whether the site answers: asked once, on a click, and told truly.

use e2e::{Browser, Conduct, Options, Result, Session, Site, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{ask, summary};
use crate::support::{events, facts, sign_in_page};

async fn asked(session: &Session) -> Result<Value> {
    ask(session, &json!("ask")).await
}

/// How many requests of anybody's but the browser's maker came.
fn ours(site: &Site) -> usize {
    site.requests().iter().filter(|r| r.host.ends_with("hapitas.jp") || r.host.ends_with(".example")).count()
}

/// A browser that knows no name.
pub(crate) fn without_names() -> Options {
    Options {
        chromium_flags: vec!["--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1".to_owned()],
        firefox_prefs: vec![("network.dns.forceResolve".to_owned(), json!("")), ("network.dns.disabled".to_owned(), json!(true))],
        ..Options::default()
    }
}

/// A browser that does not trust the site's certificate.
pub(crate) fn without_trust() -> Options {
    Options { accepts_certificate: false, ..Options::default() }
}

/// A browser that, without a network, does not talk to this computer either: that is where the test's site is.
pub(crate) fn without_cable() -> Options {
    Options { firefox_prefs: vec![("network.disable-localhost-when-offline".to_owned(), json!(true))], ..Options::default() }
}

/// Why there is no answer: Firefox tells, in Chromium all that it may be is named.
pub(crate) fn told(session: &Session, why: &str) -> Value {
    match session.browser() {
        Browser::Firefox => json!([why]),
        Browser::Chromium => json!(["name", "certificate", "connection"]),
    }
}

in_both_browsers!(a_site_that_answers_is_said_to_answer_and_the_open_form_is_untouched, |session, site| {
    sign_in_page(session, "?seed=0").await?;
    session.type_keys("#email_main", "taro").await?;
    let cookies = session.cookies().await?;
    site.forget_requests();
    let reached = asked(session).await?;
    assert_eq!((&reached["host"], &reached["status"]), (&json!("hapitas.jp"), &json!(200)), "{reached}");
    for absent in ["failures", "code", "trouble", "text"] {
        assert_eq!(reached[absent], Value::Null, "{reached}");
    }
    assert!(reached["took"].is_u64() && reached["clock"].as_i64().unwrap().abs() < 3_000, "{reached}");
    // Beside it the browser may still be busy with the page's pictures, and with what its maker has to say.
    let requests: Vec<_> = site.requests().into_iter().filter(|r| r.host == "hapitas.jp" && !r.path.starts_with("/static/")).collect();
    assert_eq!(requests.len(), 1, "{requests:?}");
    let request = &requests[0];
    assert_eq!((request.method.as_str(), request.path.as_str(), request.query.as_str()), ("GET", "/auth/signin/", ""));
    assert_eq!((request.cookies.len(), request.body.as_str(), request.header("referer")), (0, "", None));
    assert_eq!(session.cookies().await?, cookies, "no cookie came with the answer");
    assert_eq!(session.value_of("#email_main").await?, "taro");
    assert_eq!(facts(session, "reached", 1).await?, [reached]);
});

in_both_browsers!(maintenance_is_told_with_the_sites_words, |session, site| {
    site.behave(Conduct { status: Some(503), ..Conduct::default() });
    let reached = asked(session).await?;
    assert_eq!((&reached["status"], &reached["trouble"]), (&json!(503), &json!("maintenance")), "{reached}");
    assert!(reached["text"].as_str().unwrap().contains("ただいまメンテナンスを行っています"), "{reached}");
    site.behave(Conduct { status: Some(500), ..Conduct::default() });
    assert_eq!(asked(session).await?["trouble"], "server-error");
    site.behave(Conduct::default());
    assert_eq!(asked(session).await?["status"], 200, "the answers are kept apart");
    assert_eq!(facts(session, "reached", 3).await?.len(), 3);
});

in_both_browsers!(a_clock_that_is_a_day_off_is_measured, |session, site| {
    for ahead in [86_400, -86_400] {
        site.behave(Conduct { ahead, ..Conduct::default() });
        let off = asked(session).await?["clock"].as_i64().unwrap() + ahead * 1000;
        assert!(off.abs() < 3_000, "{ahead} s: {off} ms beside it");
    }
});

in_both_browsers!(a_redirect_is_followed_within_the_site_and_nowhere_else, |session, site| {
    if session.browser() == Browser::Chromium {
        // There the browser keeps to itself where to: nothing is followed, and no status is made up.
        site.behave(Conduct { sends_on: Some("https://other.example/".to_owned()), ..Conduct::default() });
        let reached = asked(session).await?;
        assert_eq!(reached, json!({ "host": "hapitas.jp", "took": reached["took"] }));
        assert!(reached["took"].is_u64());
        assert_eq!(ours(site), 1);
        return Ok(());
    }
    site.behave(Conduct { sends_on: Some("https://sp.hapitas.jp/auth/login".to_owned()), ..Conduct::default() });
    let reached = asked(session).await?;
    assert_eq!((&reached["host"], &reached["status"]), (&json!("sp.hapitas.jp"), &json!(200)), "{reached}");
    assert_eq!(site.hits("sp.hapitas.jp", "/auth/login"), 1);
    for elsewhere in ["https://other.example/", "http://hapitas.jp/", "https://faq.hapitas.jp/hc/ja/"] {
        site.behave(Conduct { sends_on: Some(elsewhere.to_owned()), ..Conduct::default() });
        site.forget_requests();
        let reached = asked(session).await?;
        assert_eq!((&reached["host"], &reached["status"]), (&json!("hapitas.jp"), &json!(302)), "{elsewhere}: {reached}");
        assert_eq!(ours(site), 1, "{elsewhere} was asked");
    }
    // Round and round.
    site.behave(Conduct { sends_on: Some("/auth/signin/?again".to_owned()), ..Conduct::default() });
    site.forget_requests();
    assert_eq!(asked(session).await?["status"], 302);
    assert_eq!(ours(site), 6);
});

in_both_browsers!(a_connection_that_breaks_is_no_answer, |session, site| {
    site.behave(Conduct { drops: true, ..Conduct::default() });
    let reached = asked(session).await?;
    assert_eq!((&reached["failures"], &reached["status"]), (&told(session, "connection"), &Value::Null), "{reached}");
    assert_eq!(reached["code"].is_string(), session.browser() == Browser::Firefox, "{reached}");
});

in_both_browsers!(a_site_that_keeps_silent_is_given_up, |session, site| {
    site.behave(Conduct { holds: true, ..Conduct::default() });
    summary(session).await?;
    // Nobody waits a quarter of a minute in a test.
    let sooner = "const { setTimeout } = background;
        background.setTimeout = (then, time) => setTimeout(then, time === 15_000 ? 50 : time)";
    session.in_background(sooner).await?;
    let reached = asked(session).await?;
    assert_eq!((&reached["failures"], &reached["status"]), (&json!(["timed-out"]), &Value::Null), "{reached}");
    site.release_slow();
});

in_both_browsers!(a_name_that_leads_nowhere_is_told, without_names(), |session, site| {
    let reached = asked(session).await?;
    assert_eq!(reached["failures"], told(session, "name"), "{reached}");
    let code = if session.browser() == Browser::Firefox { json!("NS_ERROR_UNKNOWN_HOST") } else { Value::Null };
    assert_eq!(reached["code"], code);
    assert_eq!(ours(site), 0);
});

in_both_browsers!(a_certificate_that_is_not_trusted_is_told, without_trust(), |session, site| {
    let reached = asked(session).await?;
    assert_eq!(reached["failures"], told(session, "certificate"), "{reached}");
    assert_eq!(ours(site), 0);
});

in_both_browsers!(without_a_network_the_question_says_so, without_cable(), |session, _site| {
    summary(session).await?;
    let offline = session.go_offline().await?;
    let reached = asked(session).await?;
    assert_eq!((&reached["failures"], &reached["status"]), (&json!(["offline"]), &Value::Null), "{reached}");
    drop(offline);
});

in_both_browsers!(without_the_permission_nobody_is_asked, |session, site| {
    session.withdraw_hosts().await?;
    let told = async || Ok(asked(session).await?["failures"].clone());
    session.wait_until("the word of it", told, |failures| *failures == json!(["permission"])).await?;
    let before = ours(site);
    asked(session).await?;
    assert_eq!(ours(site), before);
    assert!(events(session).await?.iter().any(|e| e["fact"]["reached"]["failures"] == json!(["permission"])));
});
