//! A picture of the page: covered, shown, and kept only on a yes.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use e2e::{Browser, MAIL, Options, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, SIGN_IN, events_of, facts, open, said, sign_in, try_to_log_in};

/// The colour of what is covered.
const COVER: [u8; 3] = [0x55, 0x60, 0x6b];
/// The picture's frame: at the left, and above, in pixels.
const FRAME: (f64, f64) = (8.0, 60.0);

/// Keys reach only a window on a screen.
fn on_screen() -> Options {
    // Without a window manager Firefox takes each look of a test for a reason to close the popup.
    let stays = ("ui.popup.disable_autohide".to_owned(), json!(true));
    Options { headful: true, firefox_prefs: vec![stays], ..Options::default() }
}

/// Addresses as a page may show them, the last one cut up by tags; a frame; and a popover above everything.
const MORE: &str = "
const main = document.querySelector('main');
const add = (parent, tag, text) => { const e = document.createElement(tag); e.textContent = text; parent.append(e); return e; };
add(main, 'p', 'ご登録のtaro@example.jpへお送りしました').id = 'plain';
add(main, 'p', 'ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ').className = 'secret';
const cut = add(main, 'p', ''); cut.className = 'secret';
add(cut, 'b', 'taro'); add(cut, 'span', '@exam'); add(cut, 'i', 'ple.jp');
const closed = add(main, 'div', ''); closed.className = 'secret';
const inner = closed.attachShadow({ mode: 'closed' }); add(inner, 'p', 'taro@example.jp');
const editable = add(main, 'div', 'かきかけ'); editable.contentEditable = 'true'; editable.className = 'secret';
const frame = add(main, 'iframe', ''); frame.src = '/plain'; frame.width = 200; frame.height = 60;
const over = add(main, 'div', 'taro@example.jp'); over.className = 'secret'; over.popover = 'manual'; over.showPopover();
const style = add(document.head, 'style', '.secret{width:max-content;line-height:normal;padding:0;border:0} body *{opacity:.99!important}');
document.querySelectorAll('.elsewhere,.notice').forEach(e => e.remove()); scrollTo(0, 0);
";

/// Everything secret that can be seen: a name, and left, top, width, height in CSS pixels.
const SECRETS: &str = "
const found = [];
const add = (name, r) => { if (r.width && r.height && r.top >= 0 && r.bottom <= innerHeight && r.left >= 0 && r.right <= innerWidth)
  found.push([name, r.left, r.top, r.width, r.height]); };
for (const e of document.querySelectorAll('input:not([type=hidden]):not([type=button]):not([type=submit]),iframe,.secret'))
  add(e.id || e.className || e.localName, e.getBoundingClientRect());
const text = document.querySelector('#plain')?.firstChild;
if (text) {
  const range = document.createRange();
  const from = text.data.indexOf('taro');
  range.setStart(text, from); range.setEnd(text, from + 15);
  add('in a sentence', range.getBoundingClientRect());
}
return { found, wide: innerWidth, ratio: devicePixelRatio };
";

const COVERS: &str = "return document.querySelectorAll('login-rescue-cover').length";

/// Opens the popup as a person does, by the shortcut of the toolbar's button, and presses its button for a picture.
async fn take(session: &Session) -> Result<()> {
    take_over(session, "#freeword").await
}

/// As [`take`], with the focus in this field of the page.
async fn take_over(session: &Session, field: &str) -> Result<()> {
    // The helper tab is to be there before the popup, which it would close.
    session.extension_eval("return 1").await?;
    session.hardware_click(field).await?;
    session.hardware_keys(&["alt+shift+l"])?;
    press_in_popup(session).await
}

async fn press_in_popup(session: &Session) -> Result<()> {
    let press = "const [popup] = chrome.extension.getViews({ type: 'popup' });
                 const button = popup?.document.querySelector('#picture:not([hidden]) #picture-button');
                 button?.click();
                 return button ? 'pressed' : popup ? popup.document.body.innerText : 'no popup'";
    session.wait_until("the popup's button", async || session.extension_eval(press).await, |said| *said == "pressed").await.map(drop)
}

/// What the popup says became of the picture.
async fn popup_said(session: &Session) -> Result<Value> {
    let said =
        "const [popup] = chrome.extension.getViews({ type: 'popup' }); return popup?.document.querySelector('#picture-said').textContent";
    session.extension_eval(said).await
}

/// Runs the body of an async function with the journal tab's own `document`. Chromium's driver does not
/// know tabs that an extension has opened; the extension itself does.
async fn in_journal(session: &Session, body: &str) -> Result<Value> {
    let find = "const view = chrome.extension.getViews({ type: 'tab' }).find((view) => view.location.pathname === '/journal.html');
                const document = view?.document;";
    session.extension_eval(&format!("{find} {body}")).await
}

/// The picture, once the journal tab shows it in front.
async fn preview(session: &Session) -> Result<Picture> {
    let image = "const image = document?.querySelector('#picture[open] #picture-image');
                 return image?.complete && !document.hidden ? image.getAttribute('src') : null";
    let shown = session.wait_until("the picture", async || in_journal(session, image).await, Value::is_string).await;
    match shown {
        Ok(src) => Ok(Picture::decode(src.as_str().unwrap_or_default())),
        Err(error) => Err(e2e::Error::Other(format!("{error}; the popup says {}", popup_said(session).await?))),
    }
}

/// Presses a button in the journal tab.
async fn press(session: &Session, id: &str) -> Result<()> {
    in_journal(session, &format!("document.querySelector('#{id}').click()")).await.map(drop)
}

/// Waits until the journal tab shows no picture, and holds none.
async fn no_preview(session: &Session) -> Result<()> {
    let gone = "return !document.querySelector('#picture').open && !document.querySelector('#picture-image').hasAttribute('src')";
    session.wait_until("the picture to go", async || in_journal(session, gone).await, |gone| *gone == true).await.map(drop)
}

/// Brings the page of the site to the front again.
async fn page_in_front(session: &Session) -> Result<()> {
    let front =
        "const [tab] = await chrome.tabs.query({ url: 'https://hapitas.jp/*' }); await chrome.tabs.update(tab.id, { active: true })";
    session.extension_eval(front).await?;
    let seen = "return document.visibilityState";
    session.wait_until("the page in front", async || session.eval_in_page(seen).await, |state| *state == "visible").await.map(drop)
}

/// A decoded PNG.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    channels: usize,
    png: Vec<u8>,
}

impl Picture {
    fn decode(url: &str) -> Self {
        let png = BASE64_STANDARD.decode(url.strip_prefix("data:image/png;base64,").expect("a PNG")).expect("base64");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("its pixels");
        let channels = info.color_type.samples();
        Self { width: info.width as usize, height: info.height as usize, pixels, channels, png }
    }

    fn at(&self, x: usize, y: usize) -> &[u8] {
        let from = (y * self.width + x) * self.channels;
        &self.pixels[from..from + 3]
    }

    /// Pixels within this part of the page that do not have the colour of the cover.
    fn seen(&self, scale: f64, [left, top, wide, high]: [f64; 4]) -> usize {
        let range = |from: f64, length: f64, edge: f64| {
            ((from * scale + edge).floor() as usize)..((((from + length) * scale) + edge).ceil() as usize)
        };
        let rows = range(top, high, FRAME.1);
        rows.flat_map(|y| range(left, wide, FRAME.0).map(move |x| (x, y)))
            .filter(|&(x, y)| x < self.width && y < self.height && self.at(x, y) != COVER)
            .count()
    }
}

/// What of the secrets can be seen in a picture. Every kind must be there to be looked for.
fn seen(picture: &Picture, secrets: &Value) -> Vec<String> {
    let scale = (picture.width as f64 - 2.0 * FRAME.0) / secrets["wide"].as_f64().expect("a width");
    let list: Vec<(String, f64, f64, f64, f64)> = serde_json::from_value(secrets["found"].clone()).expect("secrets");
    list.into_iter()
        .map(|(name, left, top, wide, high)| (name, picture.seen(scale, [left, top, wide, high])))
        .filter(|(_, pixels)| *pixels > 0)
        .map(|(name, pixels)| format!("{name}: {pixels} pixels"))
        .collect()
}

fn save(session: &Session, name: &str, picture: &Picture) -> Result<()> {
    let browser = if session.browser() == Browser::Chromium { "chromium" } else { "firefox" };
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
    std::fs::create_dir_all(&folder)?;
    Ok(std::fs::write(folder.join(format!("picture-{name}-{browser}.png")), &picture.png)?)
}

async fn uncovered(session: &Session) -> Result<()> {
    session.wait_until("the boxes to go", async || session.eval_in_page(COVERS).await, |n| *n == json!(0)).await.map(drop)
}

async fn kept(session: &Session) -> Result<Vec<String>> {
    let keys = session.extension_eval("return (await chrome.storage.local.getKeys()).filter(key => key.startsWith('picture:'))").await?;
    Ok(serde_json::from_value(keys)?)
}

in_both_browsers!(fields_addresses_and_frames_are_opaque_in_it_and_it_is_kept_on_a_yes, on_screen(), |session, site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 1).await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.eval_in_page(MORE).await?;
    let secrets = session.eval_in_page(SECRETS).await?;
    let names: Vec<&str> = secrets["found"].as_array().unwrap().iter().filter_map(|s| s[0].as_str()).collect();
    for name in ["freeword", "email_main", "password_main", "in a sentence", "iframe"] {
        assert!(names.contains(&name), "{name} is not in sight: {names:?}");
    }
    assert!(names.iter().filter(|name| **name == "secret").count() == 5, "{names:?}");
    take(session).await?;
    let picture = preview(session).await?;
    save(session, "page", &picture)?;
    assert_eq!(seen(&picture, &secrets), Vec::<String>::new());
    assert!(picture.width <= 1600 && picture.height <= 1600 && picture.width > 800);
    let covered = picture.pixels.chunks(picture.channels).filter(|p| p[..3] == COVER).count();
    assert!(covered * 2 < picture.width * picture.height, "the rest of the page can be seen");
    assert_eq!(kept(session).await?, Vec::<String>::new(), "nobody has said yes");

    press(session, "picture-keep").await?;
    let pictures = events_of(session, "picture", 1).await?;
    let fact = &pictures[0]["fact"]["picture"];
    assert_eq!(fact["page"], json!({ "host": "hapitas.jp", "path": "/auth/signin/" }));
    assert_eq!((fact["width"].as_u64(), fact["height"].as_u64()), (Some(picture.width as u64), Some(picture.height as u64)));
    assert_eq!(fact["bytes"].as_u64(), Some(picture.png.len() as u64));
    assert_eq!(fact["attempt"], events_of(session, "attempt", 1).await?[0]["id"], "the answer to the attempt is in it");
    let key = format!("picture:{}", pictures[0]["id"].as_str().unwrap());
    assert_eq!(kept(session).await?, [key.as_str()]);
    let stored = session.extension_eval(&format!("return (await chrome.storage.local.get('{key}'))['{key}']")).await?;
    assert_eq!(Picture::decode(stored.as_str().unwrap()).png, picture.png, "what was shown is what is kept");
    no_preview(session).await?;

    page_in_front(session).await?;
    uncovered(session).await?;
    assert_no_trace(session, site).await?;
    // It goes with the record.
    session.extension_eval("return await chrome.runtime.sendMessage('{\"erase\":null}')").await?;
    facts(session, "erased", 0).await?;
    session.wait_until("the picture to be erased", async || kept(session).await, Vec::is_empty).await?;
});

in_both_browsers!(a_no_keeps_nothing_and_neither_does_leaving, on_screen(), |session, site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    for answer in ["no", "escape", "closed"] {
        take(session).await?;
        preview(session).await?;
        match answer {
            "no" => press(session, "picture-drop").await?,
            "escape" => session.hardware_keys(&["Escape"])?,
            _ => {
                let close =
                    "chrome.tabs.remove((await chrome.tabs.query({ url: chrome.runtime.getURL('journal.html') })).map((tab) => tab.id))";
                session.extension_eval(close).await?;
            }
        }
        if answer != "closed" {
            no_preview(session).await?;
        }
        page_in_front(session).await?;
        assert_eq!(kept(session).await?, Vec::<String>::new(), "{answer}");
        assert_eq!(facts(session, "picture", 0).await?, Vec::<Value>::new(), "{answer}");
    }
    // It is handed out once.
    assert_eq!(session.extension_eval("return await chrome.runtime.sendMessage('{\"taken-picture\":null}')").await?, r#"{"Ok":null}"#);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_page_that_refuses_webassembly_and_one_with_a_dialog_are_covered_too, on_screen(), |session, site| {
    for query in ["csp=strict", "dialog=1"] {
        session.goto(&sign_in(query)).await?;
        session.type_keys("#email_main", "taro＠example.jp").await?;
        session.type_keys("#password_main", SENTINEL).await?;
        let secrets = session.eval_in_page(SECRETS).await?;
        // Behind an open dialog the search box cannot be clicked.
        take_over(session, if query == "dialog=1" { "#email_main" } else { "#freeword" }).await?;
        let picture = preview(session).await?;
        save(session, query, &picture)?;
        assert_eq!(seen(&picture, &secrets), Vec::<String>::new(), "{query}");
        press(session, "picture-drop").await?;
        no_preview(session).await?;
        page_in_front(session).await?;
        uncovered(session).await?;
    }
    assert_no_trace(session, site).await?;
});

in_both_browsers!(the_boxes_go_by_themselves, |session, _site| {
    open(session, SIGN_IN).await?;
    session.eval_in_page("document.querySelector('#email_main').value = 'taro＠example.jp'").await?;
    let cover = "const [tab] = await chrome.tabs.query({ url: 'https://hapitas.jp/*' });
                 const [run] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['cover.js'] });
                 return run.result";
    let covered = session.extension_eval(cover).await?;
    assert_eq!(covered["shown"], true);
    assert!(covered["boxes"].as_array().unwrap().len() >= 3, "{covered}");
    uncovered(session).await?;
});

in_both_browsers!(what_moves_from_under_its_box_is_noticed, |session, _site| {
    open(session, SIGN_IN).await?;
    let moves = [
        ("nothing", "", true),
        ("a field", "document.querySelector('#email_main').style.marginTop = '40px'", false),
        ("the page", "document.body.style.minHeight = '3000px'; scrollTo(0, 50)", false),
        ("an address that comes", "document.querySelector('main').prepend('taro@example.jp')", false),
        ("a dialog above", "const d = document.createElement('dialog'); document.body.append(d); d.showModal()", false),
        ("the boxes", "document.querySelector('login-rescue-cover').remove()", false),
    ];
    let tab = "const [tab] = await chrome.tabs.query({ url: 'https://hapitas.jp/*' });
               const run = async (file) => (await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: [file] }))[0].result;";
    for (name, move_, held) in moves {
        let body = format!(
            "{tab} await run('cover.js');
             await chrome.scripting.executeScript({{ target: {{ tabId: tab.id }}, world: 'MAIN', func: () => {{ {move_} }} }});
             return await run('verify-cover.js')"
        );
        assert_eq!(session.extension_eval(&body).await?, held, "{name}");
        session.goto(SIGN_IN).await?;
    }
    // On a page that came since then there are no boxes.
    assert_eq!(session.extension_eval(&format!("{tab} return await run('verify-cover.js')")).await?, false);
});

in_both_browsers!(without_the_toolbars_button_the_browser_refuses_and_the_popup_says_what_to_do, |session, _site| {
    open(session, SIGN_IN).await?;
    let tab = session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0].id").await?;
    // Access to the site's pages is granted; for a picture it is not enough.
    let ask = format!("return await chrome.runtime.sendMessage('{{\"take-picture\":{tab}}}')");
    assert_eq!(session.extension_eval(&ask).await?, r#"{"Err":"permission"}"#);
    uncovered(session).await?;
    // A popup that stands in front as a tab has no page behind it that could be seen.
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session.click("#picture:not([hidden]) #picture-button").await?;
    session
        .wait_until(
            "the sentence",
            async || Ok(session.find("#picture-said").await?.text().await?),
            |said| said.contains("ハピタスのページを前に出して"),
        )
        .await?;
    assert_eq!(kept(session).await?, Vec::<String>::new());
});
