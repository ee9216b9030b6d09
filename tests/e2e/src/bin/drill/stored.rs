//! What lies in the extension's storage, read as it stands there.

use std::collections::BTreeSet;

use e2e::{Error, Result, Session};

/// One look into the storage.
#[derive(Debug)]
pub(crate) struct Stored {
    /// The ids of all events, folded or not.
    pub(crate) events: BTreeSet<String>,
    /// How many events nobody has folded into a block yet.
    pub(crate) inbox: usize,
    /// Keys whose text is no event and no block of events.
    pub(crate) unreadable: Vec<String>,
}

const LOOK: &str = "
const events = new Set(), unreadable = [];
let inbox = 0;
for (const [key, text] of Object.entries(await chrome.storage.local.get(null))) {
  if (!/^(in|block):/.test(key)) continue;
  try {
    const some = [JSON.parse(text)].flat();
    if (!some.every(event => typeof event.id === 'string' && event.fact)) throw new Error('no event');
    if (key.startsWith('in:')) inbox += 1;
    some.forEach(event => events.add(event.id));
  } catch {
    unreadable.push(key);
  }
}
return [[...events], inbox, unreadable];
";

impl Stored {
    /// Reads everything with the extension's own rights.
    pub(crate) async fn look(session: &Session) -> Result<Self> {
        let (events, inbox, unreadable) = serde_json::from_value(session.extension_eval(LOOK).await?)?;
        Ok(Self { events, inbox, unreadable })
    }
}

/// Opens the journal tab and waits until it shows the record: whoever opens it after a crash sees everything.
pub(crate) async fn shown(session: &Session) -> Result<()> {
    session.goto(&session.extension_url("journal.html")?).await?;
    let rows = "return document.querySelector('#record[aria-busy=false]') && document.querySelectorAll('#events > li').length";
    session.wait_until("the record to be shown", async || session.eval_in_page(rows).await, |rows| !rows.is_null()).await?;
    let notices = session.eval_in_page("return document.querySelector('#notices').textContent").await?;
    match notices.as_str() {
        Some("") => Ok(()),
        _ => Err(Error::Other(format!("the journal tab tells of {notices}"))),
    }
}
