//! Saves the record by the journal tab's own buttons.

use std::path::{Path, PathBuf};

use e2e::{Result, Session};

/// Opens the panel, clicks both buttons, waits for the files, and gives them their short names.
pub(crate) async fn both(session: &Session, folder: &Path) -> Result<()> {
    session.click("#save-open:not([disabled])").await?;
    for kind in ["json", "csv"] {
        session.click(&format!("#save-{kind}")).await?;
        let saved = session.wait(&format!("the saved {kind}"), async || Ok(finished(&folder.join("downloads"), kind))).await?;
        std::fs::rename(saved, folder.join(format!("log.{kind}")))?;
    }
    std::fs::remove_dir_all(folder.join("downloads"))?;
    Ok(())
}

/// A file of that kind that is whole: browsers write under another name first.
fn finished(folder: &Path, kind: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?;
    files.filter_map(|f| Some(f.ok()?.path())).find(|p| {
        p.extension().is_some_and(|e| e == kind)
            && std::fs::metadata(p).is_ok_and(|m| m.len() > 0)
            && !p.with_extension(format!("{kind}.part")).exists()
    })
}
