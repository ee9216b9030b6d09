//! The journal tab on paper: printed by each browser, and read again by `pdftotext`.

use std::process::Command;

use e2e::{Result, Session, in_both_browsers};
use thirtyfour::common::print::PrintParameters;

/// The text of every page that the browser would print.
pub(crate) async fn printed(session: &Session) -> Result<Vec<String>> {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile()?;
    std::fs::write(file.path(), session.driver().print_page(PrintParameters::default()).await?)?;
    let read = Command::new("pdftotext").arg("-raw").arg(file.path()).arg("-").output()?;
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    // Where a font draws a radical and a character alike, the browser may name either.
    let plain = "return text.replace(/[\\u2e80-\\u2fdf]/g, (radical) => radical.normalize('NFKC'))";
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let text = session.eval_in_page(&format!("const text = {}; {plain}", serde_json::json!(text))).await?;
    let text = text.as_str().unwrap_or_default();
    // Every page ends with a form feed.
    Ok(text.strip_suffix('\u{c}').unwrap_or(text).split('\u{c}').map(str::to_owned).collect())
}

in_both_browsers!(the_tab_prints_whole_without_its_tools, |session, _site| {
    session.store_record(300).await?;
    session.open_journal().await?;
    let made = "return document.querySelectorAll('#events > .event').length";
    let before = session.eval_in_page(made).await?.as_i64().unwrap_or_default();
    assert!(before < 300, "only what may be read soon was made: {before}");
    let pages = printed(session).await?;
    assert!(pages.len() > 3 && pages.iter().all(|page| page.trim().chars().count() > 20), "a blank page: {pages:#?}");
    let all = pages.concat();
    let times = session.eval_in_page("return [...document.querySelectorAll('#events time')].map((time) => time.textContent)").await?;
    let times: Vec<String> = serde_json::from_value(times)?;
    assert_eq!(times.len(), 300);
    let missing: Vec<&String> = times.iter().filter(|time| !all.contains(time.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?} of {all}");
    // A page begins with a whole row: none is cut in two by the end of a page.
    let first: Vec<&str> =
        pages.iter().skip_while(|page| !page.contains("できごと")).skip(1).filter_map(|page| page.lines().next()).collect();
    let footer = "ハピタスの運営会社とは関わりのない";
    let cut: Vec<&&str> = first.iter().filter(|line| !line.starts_with(footer) && !times.iter().any(|t| line.starts_with(t))).collect();
    assert!(first.len() > 3 && cut.is_empty(), "{cut:?}");
    assert!(all.contains("同じ表示です") && all.contains("いつ起きたか") && all.contains("E-2041"), "{all}");
    for tool in [
        "保存・コピー",
        "ことばで探す",
        "すべての日",
        "押すと",
        "くわしく",
        "この回の記録を消す",
        "すべて消す",
        "バックアップを読み込む",
        "入力中の案内",
    ] {
        assert!(!all.contains(tool), "{tool} is of no use on paper");
    }
});
