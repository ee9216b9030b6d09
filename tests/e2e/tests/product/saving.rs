//! The record, saved and copied by the journal tab's own buttons, and read again by tools that are not ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use e2e::{Options, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::kept_pictures::{keep, png};
use crate::support::{SENTINEL, SIGN_IN, events, facts, ready, try_to_log_in};

/// A fresh folder for the files of one test.
fn saving() -> Options {
    let folder = tempfile::Builder::new().prefix("e2e-saved-").tempdir().unwrap().keep();
    Options { downloads: Some(folder), ..Options::default() }
}

/// A file with that ending that is whole: browsers write under another name first.
fn finished(folder: &Path, ending: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?;
    files.filter_map(|f| Some(f.ok()?.path())).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ours = name.starts_with("hapitas-login-") && name.len() == "hapitas-login-2026-11-22.".len() + ending.len();
        ours && name.ends_with(&format!(".{ending}"))
            && std::fs::metadata(path).is_ok_and(|m| m.len() > 0)
            && !path.with_file_name(format!("{name}.part")).exists()
    })
}

/// Presses the button of a form in the open panel and waits for its file.
async fn save(session: &Session, form: &str, ending: &str) -> Result<PathBuf> {
    session.click(&format!("#save-{form}")).await?;
    let folder = session.downloads()?;
    let file = session.wait(&format!("the saved {form}"), async || Ok(finished(folder, ending))).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let said = async || Ok(session.find("#save-status").await?.text().await?);
    session.wait_until("the word that it was saved", said, |text| text.contains(&name)).await?;
    Ok(file)
}

async fn panel(session: &Session) -> Result<()> {
    session.open_journal().await?;
    session.click("#save-open").await?;
    session.find("#save[open] #save-zip").await?;
    Ok(())
}

/// What a command prints; it must succeed.
fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}: {text} {}", String::from_utf8_lossy(&output.stderr));
    text
}

fn repository() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn log(file: &Path) -> Value {
    let schema = std::fs::read_to_string(repository().join("docs/log.schema.json")).unwrap();
    let log: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let complaints: Vec<String> = validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    log
}

/// Rows as Python's own csv module reads them.
fn rows(file: &Path) -> Vec<Vec<String>> {
    const READ: &str = "import csv,json,sys;print(json.dumps(list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline='')))))";
    serde_json::from_str(&output(Command::new("python3").args(["-c", READ]).arg(file))).unwrap()
}

/// A refused login, and words of the site that a spreadsheet would take for a formula.
async fn refused(session: &Session) -> Result<()> {
    session.goto(&format!("{SIGN_IN}?text=%3DHYPERLINK(%22x%22)%2C%20%E5%85%A5%E5%8A%9B%0A2")).await?;
    ready(session).await?;
    try_to_log_in(session, "taro＠gmial.com", SENTINEL).await?;
    facts(session, "site-message", 1).await?;
    Ok(())
}

in_both_browsers!(every_form_holds_the_record_as_tools_that_are_not_ours_read_it, saving(), |session, _site| {
    refused(session).await?;
    panel(session).await?;
    // What has just arrived is folded, and told where it was tried.
    let arrived =
        async || session.extension_eval("return (await chrome.storage.local.getKeys()).filter(key => key.startsWith('in:')).length").await;
    session.wait_until("the folding", arrived, |n| *n == 0).await?;
    let recorded = events(session).await?;
    let words = recorded.iter().find_map(|e| e["fact"]["site-message"]["text"].as_str()).unwrap().to_owned();
    assert!(words.starts_with("=HYPERLINK"), "{words}");
    panel(session).await?;

    let json = save(session, "json", "json").await?;
    assert_eq!(log(&json)["events"], json!(recorded));

    let table = save(session, "csv", "csv").await?;
    let rows = rows(&table);
    assert_eq!(rows.len(), 1 + recorded.len());
    let said: Vec<&str> = rows.iter().map(|row| row[3].as_str()).filter(|cell| cell.contains("HYPERLINK")).collect();
    assert_eq!(said, [format!("'{words}")], "put to sleep, and nothing else changed");

    let text = std::fs::read_to_string(save(session, "text", "txt").await?)?;
    assert!(text.contains(&format!("「{words}」")) && text.contains("断られました"), "{text}");
    let short = std::fs::read_to_string(save(session, "text-1000", "1000.txt").await?)?;
    let units: usize = short.chars().map(|c| if c == '\n' { 2 } else { c.len_utf16() }).sum();
    assert!(units <= 1000 && short.contains("HYPERLINK"), "{units}: {short}");

    let page = save(session, "html", "html").await?;
    output(Command::new(repository().join("node_modules/.bin/html-validate")).arg(&page).current_dir(repository()));
    let html = std::fs::read_to_string(&page)?;
    assert!(html.contains(&words.replace('"', "&quot;")), "{html}");

    let card = std::fs::read(save(session, "card", "png").await?)?;
    let number = |at: usize| card[at..at + 4].iter().fold(0, |n, byte| n * 256 + u32::from(*byte));
    assert_eq!((&card[1..4], number(16), number(20)), (b"PNG".as_slice(), 1200, 860));

    let zip = save(session, "zip", "zip").await?;
    let folder = zip.with_extension("d");
    output(Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(&folder));
    let sums = output(Command::new("sha256sum").args(["-c", "SHA256SUMS.txt"]).current_dir(&folder));
    assert_eq!(sums.matches(": OK").count(), 5, "{sums}");
    let inside = |file: &Path| std::fs::read(folder.join(file.file_name().unwrap_or_default())).unwrap();
    assert_eq!(inside(&table), std::fs::read(&table)?);
    assert_eq!(log(&folder.join(json.file_name().unwrap_or_default()))["events"], json!(recorded));

    for file in [&json, &table, &page] {
        let text = String::from_utf8(std::fs::read(file)?).unwrap();
        assert!(!text.contains(SENTINEL) && !text.contains("gmial"), "typed text was saved: {}", file.display());
    }
});

in_both_browsers!(a_copied_text_is_on_the_clipboard, |session, _site| {
    session.store_record(30).await?;
    panel(session).await?;
    session.click("#copy-text-1000").await?;
    let said = async || Ok(session.find("#save-status").await?.text().await?);
    session.wait_until("the word that it was copied", said, |text| text.contains("コピーしました")).await?;
    session.click("#copy-card").await?;
    session.wait_until("the word that the card was copied", said, |text| text.contains("図")).await?;
    session.click("#copy-text-1000").await?;
    session.wait_until("the word that the text was copied", said, |text| text.contains("文章")).await?;
    session.click("#save-close").await?;
    // Rows of the list may still find their height, which would move a place that is clicked.
    session.eval_in_page("const note = document.querySelector('#note-text'); note.closest('details').open = true; note.focus()").await?;
    session.press_with(e2e::Key::Control, 'v').await?;
    let pasted = session.wait_until("the text", async || session.value_of("#note-text").await, |text| !text.is_empty()).await?;
    assert!(pasted.starts_with("ハピタスにログインできない件の記録") && pasted.contains("E-2041"), "{pasted}");
});

in_both_browsers!(the_panel_says_what_is_in_it_and_an_address_only_when_it_is_given, saving(), |session, _site| {
    refused(session).await?;
    panel(session).await?;
    let inside = session.find("#save-in").await?.text().await?;
    assert!(inside.contains("ログイン 1件") && inside.contains("サイトの表示 1件") && inside.contains("種類だけ"), "{inside}");
    assert!(session.find("#save-out").await?.text().await?.contains("パスワード"));
    assert!(!session.find("#address").await?.is_displayed().await?);
    let without = std::fs::read_to_string(save(session, "text", "txt").await?)?;
    assert!(!without.contains("taro"), "{without}");

    session.click("#choose-address").await?;
    session.type_keys("#address", "taro@example.jp").await?;
    let with = std::fs::read_to_string(save(session, "html", "html").await?)?;
    assert!(with.contains("taro@example.jp"), "{with}");
    let stored = session.extension_eval("return JSON.stringify(await chrome.storage.local.get(null))").await?;
    assert!(!stored.as_str().unwrap_or_default().contains("taro@example.jp"), "kept in the storage");
});

in_both_browsers!(pictures_are_saved_only_when_they_are_chosen, saving(), |session, _site| {
    let events = session.store_record(6).await?;
    panel(session).await?;
    assert!(!session.find("#choose-pictures").await?.is_displayed().await?, "there are none");
    let pictures = [png(640, 400, [11, 110, 105]), png(500, 900, [178, 106, 0])];
    for (n, picture) in (0..).zip(&pictures) {
        keep(session, events[0]["at"].as_i64().unwrap() + 3000 + n, picture).await?;
    }
    panel(session).await?;
    let label = session.find("#pictures-label").await?.text().await?;
    assert!(label.contains("2枚") && label.contains("MB"), "{label}");
    assert!(session.find("#save-out").await?.text().await?.contains("写真そのもの 2枚"));
    assert!(!session.find("#save-in").await?.text().await?.contains("写真そのもの 2枚"));
    let without = std::fs::read_to_string(save(session, "html", "html").await?)?;
    assert!(!without.contains("data:image"));
    let inside = |zip: &Path| {
        let list = output(Command::new("unzip").args(["-Z1"]).arg(zip));
        list.lines()
            .filter(|name| name.starts_with("pictures/"))
            .map(|name| {
                let bytes = Command::new("unzip").arg("-p").arg(zip).arg(name).output().unwrap().stdout;
                (name.to_owned(), bytes)
            })
            .collect::<Vec<_>>()
    };
    let zip = save(session, "zip", "zip").await?;
    assert_eq!(inside(&zip), []);
    for file in std::fs::read_dir(session.downloads()?)? {
        std::fs::remove_file(file?.path())?;
    }

    session.click("#choose-pictures").await?;
    assert!(!session.find("#save-out").await?.text().await?.contains("写真"));
    assert!(session.find("#save-in").await?.text().await?.contains("写真そのもの 2枚"));
    let page = save(session, "html", "html").await?;
    output(Command::new(repository().join("node_modules/.bin/html-validate")).arg(&page).current_dir(repository()));
    let html = std::fs::read_to_string(&page)?;
    let shown = html.split("src=\"data:image/png;base64,").skip(1).filter_map(|rest| rest.split('"').next());
    let shown: Vec<Vec<u8>> = shown.map(|data| base64::prelude::BASE64_STANDARD.decode(data).unwrap()).collect();
    assert!(shown == pictures, "the same bytes, in order of time");
    let zip = save(session, "zip", "zip").await?;
    let (names, saved): (Vec<_>, Vec<_>) = inside(&zip).into_iter().unzip();
    assert!(saved == pictures, "the same bytes: {names:?}");
    let folder = zip.with_extension("d");
    output(Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(&folder));
    let sums = output(Command::new("sha256sum").args(["-c", "SHA256SUMS.txt"]).current_dir(&folder));
    assert_eq!(sums.matches(": OK").count(), 7, "{sums}");

    session.click("#save-close").await?;
    session.click("#save-open").await?;
    assert!(!session.find("#choose-pictures").await?.is_selected().await?, "chosen for one save only");
});

in_both_browsers!(what_the_browser_does_not_copy_is_selected_to_be_copied_by_hand, |session, _site| {
    session.store_record(30).await?;
    panel(session).await?;
    let refuse = "const no = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
                  navigator.clipboard.writeText = no; navigator.clipboard.write = no";
    session.eval_in_page(refuse).await?;
    session.click("#copy-text-1000").await?;
    let said = async || Ok(session.find("#save-status").await?.text().await?);
    session.wait_until("the word that it was not copied", said, |text| text.contains("Ctrl+C")).await?;
    let chosen = "const field = document.activeElement; return [field.id, field.value.slice(field.selectionStart, field.selectionEnd)]";
    let chosen = session.eval_in_page(chosen).await?;
    assert_eq!(chosen[0], "save-by-hand-text");
    assert!(chosen[1].as_str().unwrap().starts_with("ハピタスにログインできない件の記録"), "{chosen}");
    session.press_with(e2e::Key::Control, 'c').await?;
    session.click("#copy-card").await?;
    session.wait_until("the word for the picture", said, |text| text.contains("保存する")).await?;
    assert!(!session.find("#save-by-hand").await?.is_displayed().await?, "a picture cannot be selected");
    session.click("#save-close").await?;
    session.eval_in_page("const note = document.querySelector('#note-text'); note.closest('details').open = true; note.focus()").await?;
    session.press_with(e2e::Key::Control, 'v').await?;
    let pasted = session.wait_until("the text", async || session.value_of("#note-text").await, |text| !text.is_empty()).await?;
    assert!(pasted.starts_with("ハピタスにログインできない件の記録"), "{pasted}");
});

in_both_browsers!(what_takes_long_shows_how_far_it_is, saving(), |session, _site| {
    session.store_record(20_000).await?;
    panel(session).await?;
    // What a person sees of the bar, frame by frame.
    let watch = "
      const bar = document.querySelector('#save-progress');
      window.frames_seen = [];
      const look = () => {
        if (bar.checkVisibility({ opacityProperty: true, visibilityProperty: true })) frames_seen.push(bar.position);
        requestAnimationFrame(look);
      };
      look();";
    session.eval_in_page(watch).await?;
    save(session, "zip", "zip").await?;
    let seen: Vec<f64> = serde_json::from_value(session.eval_in_page("return window.frames_seen").await?)?;
    let parts: std::collections::BTreeSet<i64> = seen.iter().map(|part| (part * 10.0).round() as i64).collect();
    assert!(parts.len() >= 3, "it was seen to grow: {seen:?}");
    assert!(seen.is_sorted(), "{seen:?}");
    assert!(!session.find("#save-progress").await?.is_displayed().await?, "and is gone afterwards");
});
