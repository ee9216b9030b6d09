//! The page in front: names, pictures, sizes, the console, what a screen reader is told.

use e2e::{Error, Options};
use serde_json::json;

use crate::{SIGN_IN, both};

both!(names_lead_to_the_server, Options::default(), |session, stand_in| {
    for host in ["hapitas.jp", "www.hapitas.jp", "a.b.hapitas.jp", "other.example"] {
        session.goto(&format!("https://{host}/where?q=1")).await?;
        let wanted = format!("{host} /where?q=1");
        assert!(stand_in.requests().contains(&wanted), "{wanted} in {:?}", stand_in.requests());
    }
});

both!(scripts_answer_or_throw, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let answer = session.eval_in_page("await 0; return { title: document.title }").await?;
    assert_eq!(answer, json!({ "title": "stand-in" }));
    assert_eq!(session.eval_in_page("").await?, json!(null));
    let error = session.eval_in_page("nothing.here").await.unwrap_err().to_string();
    assert!(error.contains("nothing is not defined"), "{error}");
});

both!(a_wait_says_what_it_saw_last, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let error = session.wait_until("the moon", async || session.value_of("#mail").await, |value| value == "moon").await.unwrap_err();
    assert!(matches!(&error, Error::Timeout { what, .. } if what == "the moon"));
    let text = error.to_string();
    assert!(text.contains("last state: \"\"; at https://hapitas.jp/signin"), "{text}");
});

both!(pictures_have_the_size_of_the_page, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("new/shot.png");
    session.resize(320, 480).await?;
    session
        .wait_until("320 x 480", async || session.eval_in_page("return [innerWidth, innerHeight]").await, |size| *size == json!([320, 480]))
        .await?;
    session.screenshot(&path).await?;
    let png = std::fs::read(path)?;
    assert_eq!(png.get(16..24), Some(&[0, 0, 1, 64, 0, 0, 1, 224][..]));
});

both!(the_console_is_kept, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    session.eval_in_page("console.log('a word', 1)").await?;
    session.eval_in_page("setTimeout(() => { throw new Error('a mishap') })").await?;
    let console = session
        .wait("the mishap", async || {
            let console = session.console().await?;
            Ok(console.iter().any(|it| it.text.contains("a mishap")).then_some(console))
        })
        .await?;
    let said = |text: &str| console.iter().find(|it| it.text.contains(text));
    assert!(said("a word").is_some_and(|it| !it.is_error), "{console:?}");
    assert!(said("a mishap").is_some_and(|it| it.is_error), "{console:?}");
    assert!(said("from the content script").is_some(), "{console:?}");
});

both!(screen_readers_hear_the_description, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    assert_eq!(session.accessible_description("#mail").await?, "the description");
    assert_eq!(session.accessible_name("#send").await?, "go");
    let describe = "document.querySelector('#mail').setAttribute('aria-describedby', 'advice fixture')";
    session.eval_in_page(describe).await?;
    session
        .wait_until(
            "the text of the closed shadow root",
            async || session.accessible_description("#mail").await,
            |description| description.contains("hidden text"),
        )
        .await?;
});
