//! The browser itself: languages, colours, starting and ending.

use std::path::Path;
use std::time::{Duration, Instant};

use e2e::{Extension, Language, Options, Session};
use serde_json::json;

use crate::{SIGN_IN, both};

const LANGUAGES: &str = "return [chrome.i18n.getUILanguage(), navigator.language]";

both!(speaks_japanese, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    assert_eq!(session.extension_eval(LANGUAGES).await?, json!(["ja", "ja"]));
    assert_eq!(session.eval_in_page("return navigator.language").await?, json!("ja"));
});

fn english() -> Options {
    Options { language: Language::English, ..Options::default() }
}

both!(speaks_english, english(), |session, _| {
    session.goto(SIGN_IN).await?;
    assert_eq!(session.extension_eval(LANGUAGES).await?, json!(["en-US", "en-US"]));
    assert_eq!(session.eval_in_page("return navigator.language").await?, json!("en-US"));
});

const COLOURS: &str = "return [matchMedia('(prefers-color-scheme: dark)').matches,
  matchMedia('(forced-colors: active)').matches]";

both!(light_by_default, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    assert_eq!(session.eval_in_page(COLOURS).await?, json!([false, false]));
});

fn dark() -> Options {
    Options { dark: true, ..Options::default() }
}

both!(dark_on_request, dark(), |session, _| {
    session.goto(SIGN_IN).await?;
    assert_eq!(session.eval_in_page(COLOURS).await?, json!([true, false]));
});

fn forced() -> Options {
    Options { forced_colors: true, ..Options::default() }
}

both!(forced_colours_on_request, forced(), |session, _| {
    session.goto(SIGN_IN).await?;
    let colours = session.eval_in_page(COLOURS).await?;
    assert_eq!(colours[1], json!(true));
});

fn window() -> Options {
    Options { window: (900, 700), ..Options::default() }
}

both!(windows_have_the_size_asked_for, window(), |session, _| {
    session.goto(SIGN_IN).await?;
    assert_eq!(session.eval_in_page("return [outerWidth, outerHeight]").await?, json!([900, 700]));
});

/// Processes that carry the session's folder in their environment.
fn alive(mark: &str) -> usize {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let environment = |path: &Path| std::fs::read(path.join("environ")).unwrap_or_default();
    processes.filter(|it| environment(&it.path()).windows(mark.len()).any(|it| it == mark.as_bytes())).count()
}

both!(nothing_is_left_behind, Options::default(), |session, _| {
    session.goto(SIGN_IN).await?;
    let browser = session.browser();
    let other = Session::start(browser, Options { extension: Extension::None, ..Options::default() }).await?;
    let mark = format!("E2E_SESSION={}", other.folder().display());
    assert!(alive(&mark) >= 2, "the driver and the browser");
    let dying = Instant::now();
    drop(other);
    while alive(&mark) > 0 {
        assert!(dying.elapsed() < Duration::from_secs(15), "{} still alive", alive(&mark));
    }
    session.goto(SIGN_IN).await?;
});
