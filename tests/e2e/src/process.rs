//! A child process in a process group of its own, killed whole when dropped.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::wait::poll;
use crate::{Error, Result};

const MARK: &str = "E2E_SESSION";

/// A program started by the harness, its output in a file.
#[derive(Debug)]
pub(crate) struct Process {
    program: &'static str,
    child: Child,
    log: PathBuf,
    /// `E2E_SESSION=<log>`, in the environment of everything it starts.
    mark: String,
    /// Its number may belong to somebody else by now.
    ended: bool,
}

impl Process {
    /// Starts `command`; what it writes goes to `folder/program-<number>.log`.
    pub(crate) fn start(program: &'static str, mut command: Command, folder: &Path) -> Result<Self> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let log = folder.join(format!("{program}-{number}.log"));
        let file = File::create(&log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).process_group(0);
        let mark = format!("{MARK}={}", log.display());
        // Killed browsers leave sockets and the like in the temporary folder.
        command.env(MARK, &log).env("TMPDIR", folder);
        Ok(Self { program, child: command.spawn()?, log, mark, ended: false })
    }

    /// Waits for a line of the log that `find` understands: the port a driver took, say.
    pub(crate) async fn announced<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T> {
        let found = poll(Duration::from_secs(15), Duration::from_millis(5), async || {
            if let Some(found) = self.log().lines().find_map(&find) {
                return Ok(Some(Some(found)));
            }
            Ok(self.child.try_wait()?.map(|_| None))
        })
        .await;
        match found {
            Ok(Some(found)) => Ok(found),
            _ => Err(Error::DidNotStart { program: self.program, log: self.log() }),
        }
    }

    /// Everything it wrote so far.
    pub(crate) fn log(&self) -> String {
        fs::read(&self.log).map(|it| String::from_utf8_lossy(&it).into_owned()).unwrap_or_default()
    }

    /// SIGKILL to the group, and to those that left it; waits until the child is gone.
    pub(crate) fn kill(&mut self) {
        self.signal(Signal::KILL);
        for stray in marked(&self.mark) {
            let _ = kill_process(stray, Signal::KILL);
        }
    }

    /// SIGTERM, for what tidies up after itself, and waits until it is gone.
    pub(crate) fn end(&mut self) {
        self.signal(Signal::TERM);
    }

    fn signal(&mut self, signal: Signal) {
        if !self.ended {
            if let Some(pid) = Pid::from_raw(self.child.id().cast_signed()) {
                let _ = kill_process_group(pid, signal);
            }
            let _ = self.child.wait();
            self.ended = true;
        }
    }

    /// What it and all that it has started hold in memory, in MiB; pages that
    /// several of them share count once (the kernel's proportional set size).
    pub(crate) fn memory(&self) -> u64 {
        let held = |pid: Pid| {
            let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", pid.as_raw_nonzero())).unwrap_or_default();
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0)
        };
        marked(&self.mark).into_iter().map(held).sum::<u64>() / 1024
    }

    /// Whether it has not ended yet.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// All processes that inherited `mark`: Firefox's crash helper starts a group of its own.
fn marked(mark: &str) -> Vec<Pid> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| {
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            environment.split(|&byte| byte == 0).any(|variable| variable == mark.as_bytes())
        })
        .filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?))
        .collect()
}

/// A command that inherits nothing of the user's language settings.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for variable in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(variable);
    }
    command
}
