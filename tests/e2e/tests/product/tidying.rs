//! What the person adds to the record and takes out of it, by the journal tab's own buttons.

use e2e::{Options, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::support::events_of;

/// A fresh folder for the files of one test.
fn downloading() -> Options {
    let folder = tempfile::Builder::new().prefix("e2e-saved-").tempdir().unwrap().keep();
    Options { downloads: Some(folder), ..Options::default() }
}

async fn text(session: &Session, css: &str) -> Result<String> {
    Ok(session.find(css).await?.text().await?)
}

async fn shown(session: &Session, css: &str, part: &str) -> Result<String> {
    session.wait_until(&format!("{part} in {css}"), async || text(session, css).await, |text| text.contains(part)).await
}

/// A record of six events, shown.
async fn six(session: &Session) -> Result<Vec<Value>> {
    let events = session.store_record(6).await?;
    session.open_journal().await?;
    session.wait_until("six rows", async || rows(session).await, |n| *n == 6).await?;
    Ok(events)
}

async fn rows(session: &Session) -> Result<i64> {
    Ok(session.eval_in_page("return document.querySelectorAll('#events > .event').length").await?.as_i64().unwrap_or_default())
}

async fn one(session: &Session, kind: &str) -> Result<Value> {
    Ok(events_of(session, kind, 1).await?.remove(0)["fact"][kind].clone())
}

in_both_browsers!(a_note_and_what_was_seen_elsewhere_stand_in_the_record, |session, _site| {
    six(session).await?;
    session.click("summary[data-text=note_title]").await?;
    session.type_keys("#note-text", "電話で問い合わせた").await?;
    session.click("#note-add").await?;
    shown(session, "#events", "電話で問い合わせた").await?;
    assert_eq!(one(session, "note").await?["text"], "電話で問い合わせた");

    session.click("summary[data-text=elsewhere_title]").await?;
    session.eval_in_page("document.querySelector('#elsewhere-when').value = '2026-11-20T21:04'; document.querySelector('#elsewhere-place').value = 'phone-app'").await?;
    session.type_keys("#elsewhere-said", "ようこそ").await?;
    session.click("#elsewhere-add").await?;
    shown(session, "#events", "スマートフォンのアプリ").await?;
    let told = one(session, "elsewhere").await?;
    assert_eq!((&told["place"], &told["outcome"], &told["said"]), (&json!("phone-app"), &json!("in"), &json!("ようこそ")));
});

in_both_browsers!(the_time_before_the_record_is_asked_once_and_marked, |session, _site| {
    six(session).await?;
    session.wait_until("the question", async || Ok(session.find("#before").await?.is_displayed().await?), |shown| *shown).await?;
    session.eval_in_page("document.querySelector('#before-success').value = '2026-10-01'").await?;
    session.click("#before-save").await?;
    assert_eq!(one(session, "self-report").await?["last_success"]["exact"], "day");
    shown(session, "#events", "自己申告").await?;
    session.open_journal().await?;
    shown(session, "#events", "自己申告").await?;
    assert!(!session.find("#before").await?.is_displayed().await?, "asked once");
});

in_both_browsers!(an_attempt_is_corrected_and_erased_with_a_way_back, |session, _site| {
    six(session).await?;
    let latest = "#events .event:has([data-do=was-in])";
    session.click(&format!("{latest} [data-do=open]")).await?;
    session.click(&format!("{latest} [data-do=was-in]")).await?;
    shown(session, "h1", "ログインできました").await?;
    let stated = one(session, "outcome").await?;
    assert_eq!((&stated["outcome"], &stated["by"]), (&json!("in"), &json!("person")));

    let before = rows(session).await?;
    session.click("summary[data-text=erase_title]").await?;
    session.click("#erase-all").await?;
    shown(session, "#state-notices", "元に戻せます").await?;
    session.wait_until("an empty list", async || rows(session).await, |n| *n == 0).await?;
    session.click("#state-notices [data-do=undo]").await?;
    session.wait_until("the record again", async || rows(session).await, |n| *n == before).await?;
});

in_both_browsers!(how_long_it_is_kept_is_chosen_and_shown_again, |session, _site| {
    six(session).await?;
    session.click("summary[data-text=keep_title]").await?;
    session
        .eval_in_page("const days = document.querySelector('#keep-days'); days.value = '90'; days.dispatchEvent(new Event('change'))")
        .await?;
    shown(session, "#tidy-status", "変えました").await?;
    session.open_journal().await?;
    session.wait_until("what was chosen", async || session.value_of("#keep-days").await, |days| days == "90").await?;
});

in_both_browsers!(a_backup_is_read_back_in_and_a_damaged_one_is_named, |session, _site| {
    let stored = six(session).await?;
    session.click("summary[data-text=import_title]").await?;
    let events: Vec<String> = stored.iter().map(Value::to_string).collect();
    let log = |events: &str| {
        format!(
            "{{\n\"format\":\"login-rescue-log\",\n\"version\":1,\n\"made\":\"2026-11-22T21:04:31.000+09:00\",\n\"extension\":\"0.1.0\",\n\"events\":[\n{events}\n],\n\"attempts\":[],\n\"unreadable\":[]\n}}\n"
        )
    };
    let file = tempfile::Builder::new().suffix(".json").tempfile()?;
    let give = async |contents: &str| {
        std::fs::write(file.path(), contents)?;
        session.find("#import-file").await?.send_keys(file.path().display().to_string()).await?;
        Ok::<_, e2e::Error>(())
    };
    give(&log(&events.join(",\n"))).await?;
    shown(session, "#tidy-status", "0件を読み込みました。6件はすでに").await?;
    give(&log(&format!("{},\n{{\"v\":1}}", events[0]))).await?;
    shown(session, "#tidy-status", "8行目").await?;
});

in_both_browsers!(a_note_is_about_its_attempt_and_what_is_being_written_survives_a_change_of_the_row, |session, _site| {
    let stored = six(session).await?;
    let attempt = stored.iter().rfind(|e| !e["fact"]["attempt"].is_null()).unwrap()["id"].as_str().unwrap().to_owned();
    let row = format!("#events [data-id='{attempt}']");
    session.click(&format!("{row} [data-do=open]")).await?;
    session.click(&format!("{row} [data-do=about]")).await?;
    let focused = "return document.activeElement.matches('.about textarea')";
    assert_eq!(session.eval_in_page(focused).await?, true, "the place to write is ready");
    session.type_on("このあと電話した").await?;
    // The row is made anew: its outcome changes.
    session
        .extension_eval(&format!(
            "return await chrome.runtime.sendMessage('{{\"correct\":{{\"attempt\":\"{attempt}\",\"outcome\":\"in\"}}}}')"
        ))
        .await?;
    shown(session, &row, "「ログインできていない」に直す").await?;
    assert_eq!(session.value_of(&format!("{row} textarea")).await?, "このあと電話した");
    assert_eq!(session.eval_in_page(focused).await?, true, "and so is the focus");

    session.click(&format!("{row} [data-do=add-note]")).await?;
    shown(session, &format!("{row} .row-said"), "書きたしました").await?;
    let note = one(session, "note").await?;
    assert_eq!((&note["text"], &note["about"]), (&json!("このあと電話した"), &json!(attempt)));
    shown(session, "#events", "のログインについて").await?;
    assert!(!session.find(&format!("{row} .about")).await?.is_displayed().await?, "written, it closes");

    session.click(&format!("{row} [data-do=about]")).await?;
    session.click(&format!("{row} [data-do=add-note]")).await?;
    shown(session, &format!("{row} .row-said"), "メモが空です").await?;
    // A note goes alone; its attempt stays.
    let noted = "#events .event:has([data-do=erase]):not(:has([data-do=about]))";
    session.click(&format!("{noted} [data-do=open]")).await?;
    session.click(&format!("{noted} [data-do=erase]")).await?;
    session.wait_until("the note to go", async || Ok(text(session, "#events").await?), |all| !all.contains("電話した")).await?;
    assert!(session.find(&row).await?.is_displayed().await?);
});

in_both_browsers!(one_attempt_is_erased_from_its_row_and_brought_back, |session, _site| {
    let stored = six(session).await?;
    let attempt = stored.iter().rfind(|e| !e["fact"]["attempt"].is_null()).unwrap()["id"].as_str().unwrap().to_owned();
    session.click(&format!("[data-id='{attempt}'] [data-do=open]")).await?;
    session.click(&format!("[data-id='{attempt}'] [data-do=erase]")).await?;
    // The attempt, its page and what the site said.
    session.wait_until("the rest", async || rows(session).await, |n| *n == 3).await?;
    shown(session, "#state-notices", "元に戻せます").await?;
    session.click("#state-notices [data-do=undo]").await?;
    session.wait_until("all of it", async || rows(session).await, |n| *n == 6).await?;
});

in_both_browsers!(what_cannot_be_read_is_saved_word_for_word, downloading(), |session, _site| {
    session.store_record(6).await?;
    let foreign = ["{\"v\":99,\"id\":\"x\",\"say\":\"後の版 <b>\"}", "こわれた\t記録 \u{1f600}"];
    session.extension_eval(&format!("await chrome.storage.local.set({})", json!({ "in:1": foreign[0], "in:2": foreign[1] }))).await?;
    session.open_journal().await?;
    shown(session, "#notices", "読めない記録が 2件").await?;
    session.click("#notices [data-do=save-unreadable]").await?;
    let folder = session.downloads()?;
    let saved = async || {
        let files = std::fs::read_dir(folder)?.filter_map(|file| Some(file.ok()?.path()));
        let whole = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
        Ok(whole.filter_map(|path| std::fs::read_to_string(path).ok()).find(|text| !text.is_empty()))
    };
    let saved = session.wait("the file", saved).await?;
    let mut lines: Vec<&str> = saved.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, foreign);
    shown(session, "#notices-said", "unreadable.txt").await?;
});
