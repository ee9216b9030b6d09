//! The browser's own password manager.

use serde_json::json;

use crate::{Browser, Result, Session};

const CHROMIUM: &str = "
const [url, username, password] = argument;
await chrome.passwordsPrivate.addPassword({ url, username, password, note: '', useAccountStore: false });
";

/// The driver turns the manager off, as nobody else does.
const FIREFOX: &str = "
for (const name of ['signon.rememberSignons', 'signon.autofillForms']) Services.prefs.setBoolPref(name, true);
const [url, username, password] = argument;
const { origin } = new URL(url);
const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
login.init(origin, origin, null, username, password, '', '');
await Services.logins.addLoginAsync(login);
";

impl Session {
    /// Saves a login for the page at `url`, as if the person had let the browser save it. Leads away from the page in Chromium.
    pub async fn save_login(&self, url: &str, name: &str, password: &str) -> Result<()> {
        let login = json!([url, name, password]);
        match self.browser() {
            Browser::Chromium => {
                self.goto("chrome://password-manager/passwords").await?;
                self.run(CHROMIUM, login).await.map(drop)
            }
            Browser::Firefox => self.in_firefox(FIREFOX, login).await.map(drop),
        }
    }
}
