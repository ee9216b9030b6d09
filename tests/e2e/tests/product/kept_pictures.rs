//! Pictures that were kept: in the list, large, in what is saved, and erased.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use e2e::{Key, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::journal_tab::wrong_for_screen_readers;
use crate::recorded::{ask, keys};
use crate::support::events_of;

/// A PNG of one colour.
pub(crate) fn png(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&colour.repeat((width * height) as usize)).expect("the pixels");
    writer.finish().expect("an end");
    bytes
}

/// Keeps a picture as the preview does after a yes, and gives the id of its event.
pub(crate) async fn keep(session: &Session, at: i64, png: &[u8]) -> Result<String> {
    let number = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().expect("four bytes"));
    let image = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png));
    let page = json!({ "host": "hapitas.jp", "path": "/auth/signin/" });
    let framed = json!({ "at": at, "page": page, "tab": 3, "width": number(16), "height": number(20), "image": image });
    ask(session, &json!({ "keep-picture": framed })).await?;
    let events = events_of(session, "picture", 1).await?;
    let kept = events.iter().find(|event| event["at"] == at).expect("the event of the picture");
    Ok(kept["id"].as_str().expect("an id").to_owned())
}

/// A record of 60 events with a picture after its first attempt and one after its last; their ids.
async fn first_and_last(session: &Session) -> Result<[String; 2]> {
    let events = session.store_record(60).await?;
    let attempts: Vec<i64> = events.iter().filter(|e| !e["fact"]["attempt"].is_null()).filter_map(|e| e["at"].as_i64()).collect();
    let first = keep(session, attempts[0] + 2000, &png(1200, 800, [11, 110, 105])).await?;
    let last = keep(session, attempts[attempts.len() - 1] + 2000, &png(900, 700, [178, 106, 0])).await?;
    session.open_journal().await?;
    Ok([first, last])
}

async fn has(session: &Session, id: &str, part: &str) -> Result<bool> {
    let body = format!("return !!document.querySelector(`#events [data-id='{id}'] {part}`)");
    Ok(session.eval_in_page(&body).await? == true)
}

async fn becomes(session: &Session, id: &str, part: &str, wanted: bool) -> Result<()> {
    session.wait_until(&format!("{part}: {wanted}"), async || has(session, id, part).await, |there| *there == wanted).await.map(drop)
}

in_both_browsers!(pictures_are_read_when_their_row_comes_near_and_open_large_by_keyboard, |session, _site| {
    let [first, last] = first_and_last(session).await?;
    session.eval_in_page(&format!("document.querySelector(`[data-id='{last}']`).scrollIntoView()")).await?;
    becomes(session, &last, ".thumb img[src]:not([hidden])", true).await?;
    assert!(!has(session, &first, ".thumb img[src]").await?, "far below what is in sight");
    session.eval_in_page(&format!("document.querySelector(`[data-id='{first}']`).scrollIntoView()")).await?;
    becomes(session, &first, ".thumb img[src]:not([hidden])", true).await?;
    becomes(session, &last, ".thumb img[src]", false).await?;

    session.eval_in_page(&format!("document.querySelector(`[data-id='{first}'] .thumb`).focus()")).await?;
    session.press(Key::Enter).await?;
    let look = "const image = document.querySelector('#picture-view[open] #picture-view-image');
                return image?.complete && image.naturalWidth ? [image.naturalWidth, image.alt, image.getBoundingClientRect().width] : null";
    let shown = session.wait_until("the picture", async || session.eval_in_page(look).await, Value::is_array).await?;
    assert_eq!(shown[0], 1200);
    let alt = shown[1].as_str().unwrap();
    assert!(alt.contains("hapitas.jp/auth/signin/") && alt.contains("月"), "when and which page: {alt}");
    session.resize(600, 700).await?;
    let wide = async |wanted: &dyn Fn(f64) -> bool| {
        let width = "return document.querySelector('#picture-view-image').getBoundingClientRect().width";
        session.wait_until("its width", async || session.eval_in_page(width).await, |w| wanted(w.as_f64().unwrap_or_default())).await
    };
    wide(&|width| width < 600.0).await?;
    session.click("#picture-view-size").await?;
    wide(&|width| (1195.0..1205.0).contains(&width)).await?;
    session.press(Key::Escape).await?;
    let back =
        format!("return document.activeElement.closest('.event')?.dataset.id === '{first}' && !document.querySelector('dialog[open]')");
    session.wait_until("the focus back in its row", async || session.eval_in_page(&back).await, |back| *back == true).await?;
});

in_both_browsers!(a_picture_goes_with_its_attempt_comes_back_and_goes_alone, |session, _site| {
    let [first, last] = first_and_last(session).await?;
    let pictures = events_of(session, "picture", 2).await?;
    let attempt = pictures.iter().find(|p| p["id"] == last.as_str()).unwrap()["fact"]["picture"]["attempt"].as_str().unwrap().to_owned();
    let erase = async |id: &str| {
        // A row that comes back is as open as it was.
        if has(session, id, "[data-do=open][aria-expanded=false]").await? {
            session.click(&format!("[data-id='{id}'] [data-do=open]")).await?;
        }
        session.click(&format!("[data-id='{id}'] [data-do=erase]")).await
    };
    erase(&attempt).await?;
    becomes(session, &last, "", false).await?;
    session.click("#state-notices [data-do=undo]").await?;
    becomes(session, &last, ".thumb", true).await?;
    erase(&attempt).await?;
    let left = async || keys(session, "picture:").await;
    session.wait_until("the first one alone", left, |left| *left == [format!("picture:{first}")]).await?;

    erase(&first).await?;
    session.wait_until("none", left, Vec::is_empty).await?;
    let attempts = events_of(session, "attempt", 1).await?.len();
    assert_eq!(attempts, 19, "of twenty attempts one has gone, with one of the pictures");
});

in_both_browsers!(where_only_the_entry_is_left_or_the_picture_is_damaged_the_row_says_so, |session, _site| {
    let [first, last] = first_and_last(session).await?;
    let damage = format!(
        "await chrome.storage.local.remove('picture:{first}'); await chrome.storage.local.set({{ 'picture:{last}': 'data:image/png;base64,AAAA' }})"
    );
    session.extension_eval(&damage).await?;
    session.open_journal().await?;
    let text = async |id: &str| Ok(session.find(&format!("[data-id='{id}'] .what")).await?.text().await?);
    session.eval_in_page(&format!("document.querySelector(`[data-id='{last}']`).scrollIntoView()")).await?;
    session.wait_until("the word for a damaged one", async || text(&last).await, |text| text.contains("読み出せませんでした")).await?;
    assert!(text(&first).await?.contains("残っていません") && !has(session, &first, ".thumb").await?);
});

in_both_browsers!(a_screen_reader_finds_nothing_wrong_in_opened_rows_and_large_pictures, |session, _site| {
    let [_, last] = first_and_last(session).await?;
    session.eval_in_page(&format!("document.querySelector(`[data-id='{last}']`).scrollIntoView()")).await?;
    becomes(session, &last, ".thumb img[src]:not([hidden])", true).await?;
    let rows = "for (const button of document.querySelectorAll('[data-do=open]')) button.click();
                document.querySelector('[data-do=about]').click();";
    assert_eq!(wrong_for_screen_readers(session, rows).await?, json!([]), "rows");
    session.eval_in_page("document.querySelector('.thumb').click()").await?;
    let able = "return !document.querySelector('#picture-view-save').disabled";
    session.wait_until("the picture", async || session.eval_in_page(able).await, |able| *able == true).await?;
    assert_eq!(wrong_for_screen_readers(session, "").await?, json!([]), "a picture");
});
