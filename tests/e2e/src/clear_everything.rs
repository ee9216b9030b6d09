//! Clearing everything that the browser keeps of any site, as its own settings do it.

use serde_json::{Value, json};

use crate::{Browser, Error, Result, Session};

/// The dialog of Chromium's settings, by its own buttons: all time, every box ticked.
const CHROMIUM: &str = "
const deep = (css, root = document) => [
  ...root.querySelectorAll(css),
  ...[...root.querySelectorAll('*')].flatMap(element => element.shadowRoot ? deep(css, element.shadowRoot) : []),
];
const until = async look => {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise(done => requestAnimationFrame(done));
  }
};
const dialog = await until(() => deep('settings-clear-browsing-data-dialog').find(dialog => dialog.shadowRoot));
const inside = css => deep(css, dialog.shadowRoot);
const press = async css => (await until(() => inside(css)[0])).click();
await press('#showMoreButton');
await press('#moreButton');
await until(() => {
  // A menu that is still being made hears no click.
  inside('button.dropdown-item').at(-1)?.click();
  return inside('cr-chip:not(#moreButton)').at(-1).selected;
});
const boxes = () => inside('cr-checkbox').filter(box => !box.disabled);
for (const box of boxes()) if (!box.checked) box.click();
await until(() => boxes().every(box => box.checked));
const ticked = boxes().length;
await press('#deleteButton');
await until(() => !deep('#deleteBrowsingDataDialog').some(dialog => dialog.open));
return ticked;
";

/// Everything that Firefox's own dialog offers, whatever its age; but the windows stay open.
const FIREFOX: &str = "
const { Sanitizer } = ChromeUtils.importESModule('resource:///modules/Sanitizer.sys.mjs');
const items = Object.keys(Sanitizer.items).filter(item => item !== 'openWindows');
await Sanitizer.sanitize(items, { ignoreTimespan: true });
return items.length;
";

impl Session {
    /// Clears history, cookies, site data, cache and whatever else the browser's own dialog offers, of every site and
    /// of all time. In Chromium this leads away from the page.
    pub async fn clear_everything(&self) -> Result<()> {
        let kinds = match self.browser() {
            Browser::Chromium => {
                self.goto("chrome://settings/clearBrowserData").await?;
                self.eval_in_page(CHROMIUM).await?
            }
            Browser::Firefox => self.in_firefox(FIREFOX, Value::Null).await?,
        };
        if kinds == json!(0) { Err(Error::Other("the browser offers nothing to clear".to_owned())) } else { Ok(()) }
    }
}
