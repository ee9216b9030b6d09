//! Who is logged in.

use std::collections::BTreeSet;

use ring::rand::{SecureRandom, SystemRandom};

/// The cookie that stands for a session.
pub(crate) const COOKIE: &str = "hp_session";

/// The sessions that are open.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    open: BTreeSet<String>,
}

impl Sessions {
    /// Opens one and gives its `Set-Cookie` value; `None` if the system has no random bytes.
    pub(crate) fn open(&mut self) -> Option<String> {
        let token = random_token()?;
        let cookie = format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax");
        self.open.insert(token);
        Some(cookie)
    }

    pub(crate) fn has(&self, token: &str) -> bool {
        self.open.contains(token)
    }

    /// Closes one and gives the `Set-Cookie` value that removes its cookie.
    pub(crate) fn close(&mut self, token: &str) -> String {
        self.open.remove(token);
        format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
    }
}

/// 16 random bytes in hexadecimal: a cookie kept from an earlier run never opens a page.
pub(crate) fn random_token() -> Option<String> {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
