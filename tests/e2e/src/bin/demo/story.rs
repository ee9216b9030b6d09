//! The story, step by step.

use std::path::Path;

use e2e::{MAIL, Result, Session, Site};
use thirtyfour::By;

use crate::save;

const SIGN_IN: &str = "https://hapitas.jp/auth/signin/";
/// Not the account's password: the login is to be refused.
const WRONG: &str = "haru-1192-Sakura";

/// Whoever writes the letter.
const NAME: &str = "山田 太郎";

/// Plays every step, says what happened, and saves a picture of it.
pub(crate) async fn tell(session: &Session, site: &Site, folder: &Path) -> Result<()> {
    let picture = |name: &str| folder.join(format!("{name}.png"));

    session.goto(SIGN_IN).await?;
    session.wait_until("the engine", async || Ok(count(session, "login-rescue-status").await?), |n| *n == 1).await?;
    session.screenshot(picture("1-page")).await?;
    step(1, "the sign-in page is open, and the extension watches its two fields");

    session.type_keys("#email_main", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ").await?;
    let card = session.shadow("login-rescue-hint").await?;
    let title = session.wait_until("the hint", async || card.text(".title").await, |text| !text.is_empty()).await?;
    session.screenshot(picture("2-hint")).await?;
    step(2, &format!("an address typed in full-width letters: 「{title}」"));

    card.click("button[data-action='0']").await?;
    let value = session.wait_until("the repair", async || session.value_of("#email_main").await, |v| v == MAIL).await?;
    session.screenshot(picture("3-repaired")).await?;
    step(3, &format!("one click on its button: {value}"));

    session.type_keys("#password_main", WRONG).await?;
    session.click(".btn_login_main_white").await?;
    let panel = session.shadow("login-rescue-panel").await?;
    let said = panel.text(".quote").await?;
    session.screenshot(picture("4-refused")).await?;
    step(4, &format!("a refused login, written down: {}", said.replace('\n', " / ")));

    let before = session.cookies().await?.len();
    panel.click("button[data-step='clear']").await?;
    let told = session
        .wait_until(
            "what was cleared",
            async || {
                let panel = session.shadow("login-rescue-panel").await?;
                let rows = panel.find_all("tr").await?;
                let mut told = Vec::new();
                for row in rows {
                    told.push(row.text().await?);
                }
                Ok(told)
            },
            |rows| !rows.is_empty(),
        )
        .await?;
    session.screenshot(picture("5-cleared")).await?;
    step(5, &format!("one click: cookies and cache ({before} cookies of all sites before), by type"));
    for row in told {
        println!("     {row}");
    }
    println!("     the sign-in page was loaded anew; logins that the site has received: {}", site.logins().len());

    let tab = session.extension_eval("return (await chrome.tabs.query({ url: '*://*.hapitas.jp/*' }))[0]?.id ?? 0").await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session.wait_until("the popup", async || Ok(session.find("#state").await?.text().await?), |t| !t.is_empty()).await?;
    session.resize(380, 860).await?;
    session.screenshot(picture("6-popup")).await?;
    session.resize(1130, 860).await?;
    step(6, "the popup says how things stand");

    session.open_extension_page("journal.html").await?;
    session.wait_until("the record", async || Ok(session.driver().find_all(By::Css("#events > li")).await?.len()), |n| *n >= 3).await?;
    session.screenshot(picture("7-journal")).await?;
    save::both(session, folder).await?;
    step(7, "the record is saved as log.json and log.csv");

    session.click("#save-close").await?;
    session.eval_in_page("location.hash = 'try'").await?;
    let cause =
        session.wait_until("the likely cause", async || Ok(session.find("#advice").await?.text().await?), |t| !t.is_empty()).await?;
    session.screenshot(picture("8-try")).await?;
    step(8, &format!("what it may be, and what to try: {}", cause.lines().next().unwrap_or_default()));

    session.eval_in_page("location.hash = 'letter'").await?;
    session.find(".letter-read p").await?;
    session.type_keys("#detail-name", NAME).await?;
    let letter = async || Ok(session.find("#letter-read").await?.text().await?);
    let letter = session.wait_until("the letter", letter, |text| text.contains(NAME)).await?;
    session.eval_in_page("scrollTo(0, 0)").await?;
    session.screenshot(picture("9-letter")).await?;
    step(9, &format!("a letter to support, ready to be copied ({} characters)", letter.chars().count()));
    Ok(())
}

async fn count(session: &Session, css: &str) -> Result<usize> {
    Ok(session.driver().find_all(By::Css(css)).await?.len())
}

fn step(number: usize, what: &str) {
    println!("  {number}. {what}");
}
