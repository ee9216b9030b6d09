//! The journal tab over large records: time until the record is shown, the
//! memory that takes, and how long each form of it takes to be made.

use e2e::{Result, Session};
use serde_json::json;

use crate::spread::Spread;

const EVENTS: [usize; 2] = [10_000, 20_000];
const OPENED: usize = 7;
const FORMS: [&str; 7] = ["text-1000", "text", "html", "csv", "json", "card", "zip"];

/// Presses a button of the save panel and waits for its word; milliseconds.
const MAKE: &str = "
const status = document.querySelector('#save-status');
status.textContent = '';
const begin = performance.now();
document.querySelector('#save-FORM').click();
while (!status.textContent) await new Promise(done => setTimeout(done, 1));
return Math.round(performance.now() - begin);
";

/// Measures and prints.
pub(crate) async fn measure(session: &Session) -> Result<()> {
    println!("\nThe journal tab in {}", session.browser().name());
    println!("| events | opened until shown | memory of the whole browser, before → with the tab | saved, ms |");
    println!("|---|---|---|---|");
    for events in EVENTS {
        session.store_record(events).await?;
        session.goto("https://other.example/plain?seed=0").await?;
        let before = session.memory();
        let mut all = Vec::new();
        for _ in 0..OPENED {
            session.goto(&session.extension_url("journal.html")?).await?;
            let read = "return Number(document.documentElement.dataset.shown ?? 0)";
            let shown = session.wait_until("the record", async || session.eval_in_page(read).await, |at| *at != json!(0)).await?;
            all.extend(shown.as_f64());
        }
        let with = session.memory();
        session.click("#save-open").await?;
        let mut saved = Vec::new();
        for form in FORMS {
            saved.push(format!("{form} {}", session.eval_in_page(&MAKE.replace("FORM", form)).await?));
        }
        println!("| {events} | {} | {before} → {with} MiB | {} |", Spread::of(all), saved.join(", "));
    }
    Ok(())
}
