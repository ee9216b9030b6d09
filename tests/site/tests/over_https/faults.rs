//! Answers that go wrong on purpose.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::client::{Outcome, get, login, post, send};
use reconstructed_site::{Conduct, MAIL, PASSWORD, Site};

const LIMIT: Duration = Duration::from_secs(20);

#[test]
fn a_dropped_login_is_received_and_not_answered() -> Outcome {
    let site = Site::start()?;
    let path = "/auth/signin/?drop=1";
    let error = send(&site, "POST", "hapitas.jp", path, "", "mail=a&password=b").err();
    let kind = error.map(|error| error.kind());
    assert!(matches!(kind, Some(ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset)));
    assert_eq!(site.logins().len(), 1);
    assert_eq!(get(&site, "hapitas.jp", path, "")?.status, 200);
    Ok(())
}

#[test]
fn a_held_login_is_answered_after_the_release() -> Outcome {
    let site = Site::start()?;
    thread::scope(|scope| {
        let held = scope.spawn(|| login(&site, "slow=hold", MAIL, PASSWORD).map_err(|error| error.to_string()));
        let seen = site.wait_for(LIMIT, |request| request.method == "POST");
        assert!(seen.is_some() && !held.is_finished());
        site.release_slow();
        let answer = held.join().map_err(|_| "the client panicked")??;
        assert_eq!(answer.status, 302);
        Ok(())
    })
}

#[test]
fn a_slow_login_takes_its_time_or_is_released() -> Outcome {
    let site = Site::start()?;
    let start = Instant::now();
    login(&site, "slow=60", "a", "b")?;
    assert!(start.elapsed() >= Duration::from_millis(60));
    thread::scope(|scope| {
        let slow = scope.spawn(|| login(&site, "slow=3600000", "a", "b").map_err(|error| error.to_string()));
        site.wait_for(LIMIT, |request| request.query == "slow=3600000");
        site.release_slow();
        let answer = slow.join().map_err(|_| "the client panicked")??;
        assert_eq!(answer.status, 200);
        Ok(())
    })
}

#[test]
fn a_status_stands_in_place_of_the_page_and_lets_nobody_in() -> Outcome {
    let site = Site::start()?;
    for (status, title) in
        [(403, "アクセスできません"), (429, "アクセスが集中しています"), (500, "サーバーエラー"), (503, "メンテナンス中")]
    {
        let query = format!("status={status}");
        let answer = login(&site, &query, MAIL, PASSWORD)?;
        assert_eq!(answer.status, status);
        assert!(answer.body.contains(&format!("<title>{title}</title>")));
        assert!(!answer.body.contains("type=\"password\"") && !answer.cookie().contains("hp_session"));
        let path = format!("/auth/signin/?{query}");
        assert_eq!(get(&site, "hapitas.jp", &path, "")?.status, 200);
        assert_eq!(get(&site, "hapitas.jp", &format!("{path}&on=get"), "")?.status, status);
    }
    assert!(site.logins().iter().all(|login| !login.accepted));
    assert_eq!(get(&site, "hapitas.jp", "/maintenance", "")?.status, 503);
    Ok(())
}

#[test]
fn dropping_the_site_frees_its_port_even_with_a_connection_open() -> Outcome {
    let site = Site::start()?;
    let port = site.port();
    let _open = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    drop(site);
    let site = Site::start_on(port)?;
    assert_eq!(site.port(), port);
    let other = Site::start_on(port);
    assert!(other.is_err());
    Ok(())
}

#[test]
fn the_api_has_the_same_faults() -> Outcome {
    let site = Site::start()?;
    let answer = post(&site, "hapitas.jp", "/auth/api/login?status=503", &[])?;
    assert_eq!(answer.status, 503);
    Ok(())
}

#[test]
fn the_whole_site_behaves_as_it_is_told_until_it_is_told_otherwise() -> Outcome {
    let site = Site::start()?;
    let path = "/auth/signin/";
    let true_date = get(&site, "hapitas.jp", path, "")?.header("date").map(str::to_owned);
    site.behave(Conduct { status: Some(503), ahead: 86_400, ..Conduct::default() });
    let answer = get(&site, "hapitas.jp", path, "")?;
    assert_eq!(answer.status, 503);
    assert!(answer.header("date").is_some() && answer.header("date") != true_date.as_deref());
    assert_eq!(answer.all("date").count(), 1);
    site.behave(Conduct { sends_on: Some("https://sp.hapitas.jp/auth/login".to_owned()), ..Conduct::default() });
    assert_eq!(get(&site, "hapitas.jp", path, "")?.header("location"), Some("https://sp.hapitas.jp/auth/login"));
    assert_eq!(get(&site, "sp.hapitas.jp", "/auth/login", "")?.status, 200, "another host is left alone");
    site.behave(Conduct { drops: true, ..Conduct::default() });
    assert!(get(&site, "hapitas.jp", path, "").is_err());
    site.behave(Conduct::default());
    assert_eq!(get(&site, "hapitas.jp", path, "")?.status, 200);
    Ok(())
}
