//! The content script in a page: what its start costs, and what a key costs.
//! The copy of the extension tells its own times (`xtask/src/bench.rs`).

use e2e::{Key, Result, Session};
use serde_json::Value;

use crate::spread::Spread;

const SIGN_IN: &str = "https://hapitas.jp/auth/signin/";
const NO_FORM: &str = "https://hapitas.jp/plain?seed=0";
const LOADS: usize = 40;
/// Odd from the fourth key on: a full-width sign, then a mistyped domain.
const TYPED: &str = "taro＠gmial.co";

/// Measures and prints.
pub(crate) async fn measure(session: &Session) -> Result<()> {
    let name = session.browser().name();
    println!("\nThe content script in {name}");
    println!("| what | figure |\n|---|---|");
    println!("| first line → hints live, on the sign-in page | {} |", starts(session, SIGN_IN).await?);
    println!("| the whole script, on a page without a form | {} |", starts(session, NO_FORM).await?);
    println!("| key → hint in the DOM, 500 keys | {} |", keys(session).await?);
    Ok(())
}

async fn told(session: &Session) -> Result<Value> {
    let read = "dispatchEvent(new Event('bench')); return JSON.parse(document.documentElement.dataset.bench ?? 'null')";
    session.wait_until("the times of the content script", async || session.eval_in_page(read).await, |told| !told.is_null()).await
}

async fn starts(session: &Session, url: &str) -> Result<Spread> {
    let mut all = Vec::new();
    for _ in 0..LOADS {
        session.goto(url).await?;
        all.extend(told(session).await?["start"].as_f64());
    }
    Ok(Spread::of(all))
}

/// 500 real keys: an odd address typed and taken back, again and again.
async fn keys(session: &Session) -> Result<Spread> {
    session.goto(SIGN_IN).await?;
    told(session).await?;
    session.click("#email_main").await?;
    let back: String = std::iter::repeat_n(Key::Backspace.value(), TYPED.chars().count()).collect();
    let round = format!("{TYPED}{back}");
    let keys: String = round.chars().cycle().take(500).collect();
    session.type_on(&keys).await?;
    Ok(Spread::of_json(&told(session).await?["keys"]))
}
