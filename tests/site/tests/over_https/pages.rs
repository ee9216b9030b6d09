//! Every other page, the cookies, the files, and what the server tells about itself.

use crate::client::{Outcome, get, post};
use reconstructed_site::{MAIL, Site};

const PAGES: [(&str, &str); 17] = [
    ("hapitas.jp", "/auth/signin/"),
    ("www.hapitas.jp", "/auth/signin"),
    ("hapitas.jp", "/register"),
    ("hapitas.jp", "/auth/remind/"),
    ("hapitas.jp", "/auth/reset/?token=x"),
    ("hapitas.jp", "/maintenance"),
    ("hapitas.jp", "/contact/"),
    ("hapitas.jp", "/plain"),
    ("hapitas.jp", "/iframe"),
    ("hapitas.jp", "/search?freeword=x"),
    ("hapitas.jp", "/nowhere"),
    ("hapitas.jp", "/recaptcha/bframe"),
    ("hapitas.jp", "/recaptcha/api2/bframe"),
    ("sp.hapitas.jp", "/auth/login"),
    ("m.hapitas.jp", "/"),
    ("faq.hapitas.jp", "/hc/ja/"),
    ("other.example", "/"),
];

#[test]
fn every_page_says_what_it_is_and_every_file_it_names_is_there() -> Outcome {
    let site = Site::start()?;
    for (host, path) in PAGES {
        let page = get(&site, host, path, "")?;
        assert!(page.body.contains("再現ページ（reconstructed）・"), "{host}{path}");
        assert!(page.body.contains("content=\"reconstructed page, not the real site\""));
        assert!(!page.body.contains("{{"), "{host}{path}: a placeholder is left");
        assert!(!page.body.contains("<script>") && !page.body.contains("<style"));
        for file in page.body.split('"').filter(|part| part.starts_with("/static/")) {
            assert_eq!(get(&site, host, file, "")?.status, 200, "{host}{file}");
        }
    }
    Ok(())
}

#[test]
fn the_reset_page_knows_one_address() -> Outcome {
    let site = Site::start()?;
    let ask = |mail: &str| post(&site, "hapitas.jp", "/auth/remind/", &[("mail", mail)]);
    let sent = "パスワードリセット用のURLをメールでお送りしました";
    let unknown = "入力された情報がお客様の登録情報と一致しません";
    assert!(ask(MAIL)?.body.contains(sent));
    assert!(ask("x@example.jp")?.body.contains(unknown));
    Ok(())
}

#[test]
fn the_sign_in_page_sets_a_cookie_of_every_kind() -> Outcome {
    let site = Site::start()?;
    let page = get(&site, "hapitas.jp", "/auth/signin/", "")?;
    let cookies: Vec<&str> = page.all("set-cookie").collect();
    for (name, attributes) in [
        ("x-hapitas-yourtoken", "Path=/; Secure"),
        ("hp_domain", "Domain=hapitas.jp; Path=/; Secure"),
        ("hp_httponly", "Path=/; Secure; HttpOnly"),
        ("hp_insecure", "Path=/"),
        ("hp_part", "Path=/; Secure; SameSite=None; Partitioned"),
        ("__Host-hp", "Path=/; Secure"),
        ("hp_persist", "Path=/; Secure; Max-Age=2592000"),
    ] {
        let found = cookies.iter().find_map(|cookie| {
            let (pair, rest) = cookie.split_once("; ")?;
            pair.starts_with(&format!("{name}=")).then_some(rest)
        });
        assert_eq!(found, Some(attributes), "{name}");
    }
    assert_eq!(cookies.len(), 7);
    let again = get(&site, "hapitas.jp", "/auth/signin/", &page.cookie())?;
    assert_eq!(again.all("set-cookie").count(), 0, "what came is left alone");
    let whoami = get(&site, "hapitas.jp", "/whoami", "hp_domain=abc")?;
    assert!(whoami.body.contains("{\"name\":\"hp_domain\",\"value\":\"abc\"}"));
    Ok(())
}

#[test]
fn every_other_host_has_a_cookie_of_its_own() -> Outcome {
    let site = Site::start()?;
    for (host, path, name) in [
        ("www.hapitas.jp", "/auth/signin/", "host_www="),
        ("sp.hapitas.jp", "/auth/login", "host_sp="),
        ("m.hapitas.jp", "/", "host_m="),
        ("faq.hapitas.jp", "/hc/ja/", "faq_own="),
        ("other.example", "/", "other_own="),
    ] {
        let page = get(&site, host, path, "")?;
        assert!(page.cookie().starts_with(name), "{host}");
        assert!(page.body.contains("/static/seed.js"), "{host}");
        let unseeded = get(&site, host, &format!("{path}?seed=0"), "")?;
        assert!(!unseeded.body.contains("/static/seed.js"), "{host}");
    }
    Ok(())
}

#[test]
fn visitors_are_sent_where_they_belong() -> Outcome {
    let site = Site::start()?;
    for (host, path, location) in [
        ("hapitas.jp", "/", "/register"),
        ("sp.hapitas.jp", "/", "/auth/login"),
        ("faq.hapitas.jp", "/", "/hc/ja/"),
        ("hapitas.jp", "/mypage/", "/auth/signin/?redirect=%252Fmypage%252F"),
    ] {
        let answer = get(&site, host, path, "")?;
        assert_eq!((answer.status, answer.header("location")), (302, Some(location)));
    }
    Ok(())
}

#[test]
fn hits_are_counted_by_host_and_path_and_outlive_the_requests() -> Outcome {
    let site = Site::start()?;
    for host in ["hapitas.jp", "hapitas.jp", "www.hapitas.jp"] {
        let file = get(&site, host, "/static/cached.css", "")?;
        assert_eq!(file.header("cache-control"), Some("max-age=86400"));
    }
    assert_eq!(site.requests().len(), 3);
    assert_eq!(site.requests()[0].header("host"), Some("hapitas.jp"));
    site.forget_requests();
    assert!(site.requests().is_empty());
    assert_eq!(site.hits("hapitas.jp", "/static/cached.css"), 2);
    let hits: serde_json::Value = serde_json::from_str(&get(&site, "localhost", "/hits", "")?.body)?;
    assert_eq!(hits["www.hapitas.jp"]["/static/cached.css"], 1);
    Ok(())
}
