//! A disk that is really full: the profile lies on a small file system of its
//! own, which is filled to the last byte while attempts are recorded.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use e2e::{Browser, Error, Options, Result, Server, Session, Site};
use serde_json::Value;

use crate::rounds::attempt;
use crate::stored::Stored;

const SIGN_IN: &str = "https://hapitas.jp/auth/signin/";
/// How large the file system is: a fresh profile takes less than half of it.
const SIZE: &str = "size=256m";
/// Attempts before the disk is full, while it is, and afterwards.
const ATTEMPTS: usize = 3;

/// A file system in memory, as long as this lives.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn mount() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("drill-full-").tempdir()?;
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(folder.path()).output()?;
        if mounted.status.success() {
            return Ok(Self { folder });
        }
        let said = String::from_utf8_lossy(&mounted.stderr).trim().to_owned();
        Err(Error::Other(format!("no small disk can be mounted here ({said}); try: unshare --map-root-user --mount ./build.sh drill full")))
    }

    /// Writes until not one byte more fits, and gives how many did.
    fn fill(&self) -> Result<u64> {
        let mut file = std::fs::File::create(self.folder.path().join("filler"))?;
        let mut written = 0;
        for size in [1 << 20, 1 << 12, 1] {
            while file.write_all(&vec![1; size]).is_ok() {
                written += size as u64;
            }
        }
        Ok(written)
    }

    fn free(&self) -> Result<()> {
        Ok(std::fs::remove_file(self.folder.path().join("filler"))?)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a browser that was just killed may still hold a file.
        let _ = Command::new("umount").arg("--lazy").arg(self.folder.path()).status();
    }
}

/// Whether nothing was lost, and the person was told.
pub(crate) async fn play(browser: Browser, site: &Site) -> Result<bool> {
    let disk = SmallDisk::mount()?;
    let server = Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() };
    let options = Options { server: Some(server), profile: Some(profile(disk.folder.path())?), ..Options::default() };
    let mut session = Session::start(browser, options).await?;
    println!("{}", browser.name());

    attempts(&session, site).await?;
    let acknowledged = all_attempts(&session, ATTEMPTS).await?;
    let filled = disk.fill()?;
    println!("  disk full after {filled} more bytes; attempts written before: {}", acknowledged.len());
    attempts(&session, site).await?;
    let told = session.wait_until("the word that it is full", async || summary(&session).await, |told| told["keeping"] != "well").await?;
    let counted = told["attempts"].as_u64().unwrap_or_default() as usize;
    println!("  while it is full the record says: {}; events only in memory: {}", told["keeping"], told["held"]);
    println!("  attempts {}, of these in the record {counted}", 2 * ATTEMPTS);

    disk.free()?;
    let mended = session.wait_until("the record to be written", async || summary(&session).await, |told| told["keeping"] == "well").await?;
    let after = all_attempts(&session, counted).await?;
    println!("  with room again: {}; in memory {}; attempts in the storage {}", mended["keeping"], mended["held"], after.len());
    session.kill();
    session.restart().await?;
    let kept = Stored::look(&session).await?;
    let lost = after.difference(&kept.events).count();
    println!("  after a SIGKILL: of these lost {lost}; entries that could not be read {}", kept.unreadable.len());
    let told_and_kept = acknowledged.is_subset(&after) && counted > acknowledged.len();
    Ok(told_and_kept && lost == 0 && kept.unreadable.is_empty())
}

fn profile(disk: &Path) -> Result<std::path::PathBuf> {
    let profile = disk.join("profile");
    std::fs::create_dir(&profile)?;
    Ok(profile)
}

async fn attempts(session: &Session, site: &Site) -> Result<()> {
    session.goto(SIGN_IN).await?;
    for _ in 0..ATTEMPTS {
        attempt(session, site).await?;
    }
    Ok(())
}

async fn summary(session: &Session) -> Result<Value> {
    let text = session.extension_eval("return await chrome.runtime.sendMessage('{\"summary\":null}')").await?;
    let mut answer: Value = serde_json::from_str(text.as_str().unwrap_or("null"))?;
    Ok(answer["Ok"].take())
}

/// The ids of all attempts in the storage, once there are so many.
async fn all_attempts(session: &Session, count: usize) -> Result<BTreeSet<String>> {
    const ATTEMPTS_THERE: &str = "
      const ids = [];
      for (const [key, text] of Object.entries(await chrome.storage.local.get(null)))
        if (/^(in|block):/.test(key)) ids.push(...[JSON.parse(text)].flat().filter((e) => e.fact.attempt).map((e) => e.id));
      return ids";
    let look = async || Ok(serde_json::from_value::<BTreeSet<String>>(session.extension_eval(ATTEMPTS_THERE).await?)?);
    session.wait_until("the attempts in the storage", look, |ids| ids.len() >= count).await
}
