//! The journal tab: what it shows of a record, and how it is looked through.

use e2e::{Key, Result, Session, in_both_browsers};
use serde_json::{Value, json};

async fn count(session: &Session, css: &str) -> Result<i64> {
    let count = session.eval_in_page(&format!("return document.querySelectorAll({css:?}).length")).await?;
    Ok(count.as_i64().unwrap_or_default())
}

/// Waits until so many events are listed.
async fn listed(session: &Session, expected: i64) -> Result<()> {
    session.wait_until("the listed events", async || count(session, "#events > .event").await, |n| *n == expected).await?;
    Ok(())
}

/// What axe finds wrong after this was done.
pub(crate) async fn wrong_for_screen_readers(session: &Session, first: &str) -> Result<Value> {
    let axe = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../node_modules/axe-core/axe.min.js"))?;
    // A button that has just been allowed is still fading in.
    let still = "await Promise.all(document.getAnimations().filter(a => a.playState === 'running').map(a => a.finished));";
    let body = format!(
        "{first} {still} {axe}; const found = await (window.axe ?? axe).run(document); \
         return found.violations.map(v => `${{v.id}}: ${{v.nodes.map(n => n.target).join(' ')}}`)"
    );
    session.eval_in_page(&body).await
}

async fn text(session: &Session, css: &str) -> Result<String> {
    Ok(session.find(css).await?.text().await?)
}

/// Chooses an entry as a person's choice does.
async fn choose(session: &Session, css: &str, value: &str) -> Result<()> {
    let body = format!(
        "const select = document.querySelector({css:?}); select.value = {value:?}; \
         select.dispatchEvent(new Event('change', {{ bubbles: true }})); return select.value"
    );
    assert_eq!(session.eval_in_page(&body).await?, value, "there is such a choice");
    Ok(())
}

fn of_kind<'a>(events: &'a [Value], kind: &'a str) -> impl Iterator<Item = &'a Value> {
    events.iter().filter(move |event| !event["fact"][kind].is_null())
}

in_both_browsers!(an_empty_record_says_what_comes, |session, _site| {
    session.store_record(0).await?;
    session.open_journal().await?;
    assert_eq!(text(session, "h1").await?, "まだ記録はありません");
    assert!(text(session, "#empty").await?.contains("ここに並びます"));
    assert!(!session.find("#happenings").await?.is_displayed().await?);
});

in_both_browsers!(the_heat_map_is_a_table_that_holds_every_attempt, |session, _site| {
    let events = session.store_record(30).await?;
    session.open_journal().await?;
    listed(session, 30).await?;
    let tried = i64::try_from(of_kind(&events, "attempt").count()).unwrap();
    // One led in, at the very beginning; that hour is marked and counts nothing.
    let sum = "return [...document.querySelectorAll('#heat .wide td')].reduce((sum, cell) => sum + Number(cell.textContent), 0)";
    assert_eq!(session.eval_in_page(sum).await?, tried - 1);
    assert_eq!(count(session, "#heat .wide .worked").await?, 1);
    assert_eq!(count(session, "#heat .wide thead th[scope=col]").await?, 25);
    assert_eq!(count(session, "#heat .wide tbody th[scope=row]").await?, 7);
    // Narrow: the same table, lying the other way.
    session.resize(320, 800).await?;
    assert!(session.find("#heat .tall").await?.is_displayed().await?);
    assert!(!session.find("#heat .wide").await?.is_displayed().await?);
    assert_eq!(session.eval_in_page("return document.documentElement.scrollWidth <= innerWidth").await?, true);
});

in_both_browsers!(events_are_found_by_kind_day_outcome_and_words, |session, _site| {
    let events = session.store_record(75).await?;
    session.open_journal().await?;
    listed(session, 75).await?;
    let number = |n: usize| i64::try_from(n).unwrap();

    session.click("[data-filter=said]").await?;
    let messages = number(of_kind(&events, "site-message").count());
    listed(session, messages).await?;
    let later =
        of_kind(&events, "site-message").filter(|m| m["fact"]["site-message"]["text"].as_str().unwrap().contains("しばらく")).count();
    session.type_keys("#filter-text", "しばらく").await?;
    listed(session, number(later)).await?;
    assert!(text(session, "#filter-found").await?.contains(&format!("{later}件を出しています")));
    session.type_on("どこにもない").await?;
    listed(session, 0).await?;
    assert!(text(session, "#none").await?.contains("すべて出す"));
    session.click("#filter-all").await?;
    listed(session, 75).await?;
    assert_eq!(session.value_of("#filter-text").await?, "");

    choose(session, "#filter-outcome", "in").await?;
    // The one success: the attempt and the page that came of it.
    listed(session, 2).await?;
    choose(session, "#filter-outcome", "").await?;
    let day = session.eval_in_page("return document.querySelector('#days [data-day]:not(:first-child)')?.dataset.day ?? document.querySelector('#days [data-day]').dataset.day").await?;
    let day = day.as_str().unwrap().to_owned();
    let on_day = session
        .eval_in_page(&format!("return [...document.querySelectorAll('#events time')].filter(t => t.dateTime.startsWith('{day}')).length"))
        .await?;
    session.click(&format!("#days [data-day='{day}']")).await?;
    listed(session, on_day.as_i64().unwrap()).await?;
    assert_eq!(session.value_of("#filter-day").await?, day);
});

in_both_browsers!(a_row_opens_by_keyboard_to_exactly_what_is_stored, |session, _site| {
    let events = session.store_record(9).await?;
    session.open_journal().await?;
    listed(session, 9).await?;
    session.eval_in_page("document.querySelector('#events [data-do=open]').focus()").await?;
    session.press(Key::Enter).await?;
    let stored = session.wait_until("what is stored", async || text(session, "#events .stored").await, |text| !text.is_empty()).await?;
    let shown: Value = serde_json::from_str(&stored)?;
    let newest = events.last().unwrap();
    assert_eq!(shown["fact"], newest["fact"]);
    assert_eq!((&shown["id"], &shown["at"]), (&newest["id"], &newest["at"]));
});

in_both_browsers!(ten_thousand_events_scroll_without_a_blank_place, |session, _site| {
    session.store_record(10_000).await?;
    session.open_journal().await?;
    // What stands in the middle of the window at each step, and at the very end.
    let jumps = "
      const blank = [];
      const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
      document.querySelector('#events-title').scrollIntoView();
      for (let step = 0; step < 60; step++) {
        window.scrollBy(0, 2000);
        await frame();
        const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        const row = middle?.closest('.event');
        const at = row?.querySelector('.title')?.getBoundingClientRect();
        if (!(at?.height > 0 && row.contains(middle))) blank.push([scrollY, middle?.outerHTML.slice(0, 80)]);
      }
      return blank";
    assert_eq!(session.eval_in_page(jumps).await?, json!([]));
    let rows = count(session, "#events > .event").await?;
    assert!((1000..10_000).contains(&rows), "as many as were needed: {rows}");
});

in_both_browsers!(a_screen_reader_finds_nothing_wrong, |session, _site| {
    session.store_record(30).await?;
    session.open_journal().await?;
    for open in ["", "document.querySelector('#save-open').click();"] {
        assert_eq!(wrong_for_screen_readers(session, open).await?, json!([]), "{open}");
    }
});
