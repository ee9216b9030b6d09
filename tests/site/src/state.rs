//! Everything that outlives one request: the log, the sessions, the held answers.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::conduct::Conduct;
use crate::record::{Login, Request};
use crate::session::Sessions;

/// How often each path of each host was asked for.
pub(crate) type Hits = BTreeMap<String, BTreeMap<String, usize>>;

#[derive(Debug)]
pub(crate) struct State {
    log: Mutex<Log>,
    arrived: Condvar,
    sessions: Mutex<Sessions>,
    release: watch::Sender<()>,
    conduct: Mutex<Conduct>,
}

#[derive(Debug, Default)]
struct Log {
    requests: Vec<Request>,
    logins: Vec<Login>,
    hits: Hits,
}

impl State {
    pub(crate) fn new() -> Self {
        Self {
            log: Mutex::default(),
            arrived: Condvar::new(),
            sessions: Mutex::default(),
            release: watch::Sender::new(()),
            conduct: Mutex::default(),
        }
    }

    pub(crate) fn record(&self, request: &Request) {
        let mut log = lock(&self.log);
        *log.hits.entry(request.host.clone()).or_default().entry(request.path.clone()).or_default() += 1;
        log.requests.push(request.clone());
        self.arrived.notify_all();
    }

    pub(crate) fn record_login(&self, login: Login) {
        lock(&self.log).logins.push(login);
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        lock(&self.log).requests.clone()
    }

    pub(crate) fn forget_requests(&self) {
        lock(&self.log).requests.clear();
    }

    pub(crate) fn logins(&self) -> Vec<Login> {
        lock(&self.log).logins.clone()
    }

    pub(crate) fn hits(&self) -> Hits {
        lock(&self.log).hits.clone()
    }

    /// Waits until a recorded request satisfies `wanted`, at most `limit`.
    pub(crate) fn wait_for(&self, limit: Duration, wanted: impl Fn(&Request) -> bool) -> Option<Request> {
        let end = Instant::now() + limit;
        let mut log = lock(&self.log);
        loop {
            if let Some(found) = log.requests.iter().find(|request| wanted(request)) {
                return Some(found.clone());
            }
            let left = end.checked_duration_since(Instant::now())?;
            (log, _) = self.arrived.wait_timeout(log, left).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub(crate) fn sessions(&self) -> MutexGuard<'_, Sessions> {
        lock(&self.sessions)
    }

    pub(crate) fn conduct(&self) -> Conduct {
        lock(&self.conduct).clone()
    }

    pub(crate) fn set_conduct(&self, conduct: Conduct) {
        *lock(&self.conduct) = conduct;
    }

    /// A receiver that wakes at the next release. Taken before the request is
    /// recorded: whoever sees the request in the log can release its answer.
    pub(crate) fn next_release(&self) -> watch::Receiver<()> {
        self.release.subscribe()
    }

    pub(crate) fn release(&self) {
        self.release.send_replace(());
    }
}

/// A test that panicked while it read the log does not take the server with it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
