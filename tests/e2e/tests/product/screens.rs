//! What the popup says of the page in front of it.

use e2e::{Language, Options, Result, Session, in_both_browsers};

use crate::support::{SIGN_IN, ready};

/// The number of the tab that shows `url`, or of the latest one whose address we may not see.
async fn tab(session: &Session, pattern: &str) -> Result<i64> {
    let body = format!("const [tab] = await chrome.tabs.query({{ url: '{pattern}' }}); return tab?.id ?? 0");
    Ok(session.extension_eval(&body).await?.as_i64().unwrap_or_default())
}

/// Opens the popup's page for a tab and gives what it says of it.
async fn popup_says(session: &Session, tab: i64, part: &str) -> Result<String> {
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session
        .wait_until(
            &format!("the popup to say {part}"),
            async || session.find("main").await?.text().await.map_err(Into::into),
            |text| text.contains(part),
        )
        .await
}

in_both_browsers!(the_popup_watches_the_sign_in_page, |session, _site| {
    session.goto(SIGN_IN).await?;
    ready(session).await?;
    let tab = tab(session, "https://hapitas.jp/*").await?;
    let text = popup_says(session, tab, "まだ記録はありません").await?;
    assert!(text.contains("見守っています") && text.contains("ポイントを貯める"), "{text}");
});

in_both_browsers!(offers_stand_behind_the_one_button_and_what_is_wrong_before_it, |session, _site| {
    let order = "const button = document.querySelector('#clear-button').getBoundingClientRect();
                 const page = document.querySelector('#page').getBoundingClientRect();
                 return page.top >= button.bottom ? 'behind' : page.bottom <= button.top ? 'before' : 'across'";
    session.goto(SIGN_IN).await?;
    ready(session).await?;
    let number = tab(session, "https://hapitas.jp/*").await?;
    popup_says(session, number, "見守っています").await?;
    session.wait_until("the order", async || session.eval_in_page(order).await, |at| *at == "behind").await?;

    session.goto(&format!("{SIGN_IN}?form=soup")).await?;
    let number = tab(session, "https://hapitas.jp/*form=soup*").await?;
    popup_says(session, number, "見つかりません").await?;
    session.wait_until("the order", async || session.eval_in_page(order).await, |at| *at == "before").await?;
});

in_both_browsers!(a_headline_breaks_between_words, |session, _site| {
    session.store_record(30).await?;
    session.goto(SIGN_IN).await?;
    ready(session).await?;
    let number = tab(session, "https://hapitas.jp/*").await?;
    popup_says(session, number, "ログインできていません").await?;
    // Every width at which the popup and the tab may be seen.
    let torn = "
      const torn = [];
      for (let width = 240; width <= 420; width += 4) {
        document.body.setAttribute('style', `width:${width}px;max-width:none`);
        const walker = document.createTreeWalker(document.querySelector('h2.sentence, #headline'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.data.indexOf('ログイン');
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 4);
          if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) torn.push(width);
        }
      }
      return torn";
    assert_eq!(session.eval_in_page(torn).await?, serde_json::json!([]));
});

in_both_browsers!(another_site_gets_a_link_to_the_sign_in_page, |session, _site| {
    session.goto("https://other.example/").await?;
    let all = session.extension_eval("return (await chrome.tabs.query({})).filter((t) => !t.url).map((t) => t.id)").await?;
    let tab = all[0].as_i64().unwrap_or_default();
    popup_says(session, tab, "ログインページを開く").await?;
    session.click("#page-action").await?;
    session.wait_until("the sign-in page", async || tab_count(session).await, |count| *count == 1).await?;
});

async fn tab_count(session: &Session) -> Result<u64> {
    let count = session.extension_eval(&format!("return (await chrome.tabs.query({{ url: '{SIGN_IN}*' }})).length")).await?;
    Ok(count.as_u64().unwrap_or_default())
}

in_both_browsers!(a_withdrawn_permission_is_said_and_can_be_given_back, |session, _site| {
    session.goto(SIGN_IN).await?;
    ready(session).await?;
    let tab = tab(session, "https://hapitas.jp/*").await?;
    session.withdraw_hosts().await?;
    let text = popup_says(session, tab, "許可").await?;
    assert!(text.contains("許可する"), "{text}");
});

in_both_browsers!(the_screens_speak_english_too, Options { language: Language::English, ..Options::default() }, |session, _site| {
    session.goto(SIGN_IN).await?;
    ready(session).await?;
    let tab = tab(session, "https://hapitas.jp/*").await?;
    let text = popup_says(session, tab, "Clear cookies and cache").await?;
    // The site's own button keeps its name.
    let ours = text.replace("「ポイントを貯める」", "");
    assert!(ours.is_ascii(), "{ours}");
    session.open_extension_page("journal.html").await?;
    let headline =
        session.wait_until("the headline", async || session.find("h1").await?.text().await.map_err(Into::into), |t| !t.is_empty()).await?;
    assert!(headline.is_ascii(), "{headline}");
});
