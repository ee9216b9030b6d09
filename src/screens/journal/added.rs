//! What the person may add to a save: the registered address, and pictures of the page.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{Journal, thumbs};
use crate::journal::event::{EventId, Fact};
use crate::report::export::ExportFormat;
use crate::report::time::Local;
use crate::report::{Extras, Picture, Record};
use crate::screens::Result;
use crate::screens::dom::{by_id, on, show};
use crate::webext::i18n::text_with;

/// The longest address that is taken, in characters: more than any mail address has.
const LONGEST_ADDRESS: usize = 320;

/// Makes the choices work; `changed` is called when pictures are chosen or left out.
pub(super) fn bind(changed: impl Fn() + 'static) -> Result<()> {
    on(&by_id("choose-address")?, "change", |_| {
        if let (Ok(line), Ok(field)) = (by_id("address-line"), by_id("address")) {
            let chosen = checked("choose-address");
            show(&line, chosen);
            if chosen {
                // The field is there now; a browser that does not move the focus leaves it on the box.
                let _ = field.unchecked_into::<HtmlElement>().focus();
            }
        }
    });
    on(&by_id("choose-pictures")?, "change", move |_| changed());
    Ok(())
}

/// Offers the pictures that are there, each time anew without them; gives how many there are.
pub(super) fn offer(journal: &Journal) -> Result<()> {
    let kept = kept(journal);
    let bytes: u64 = kept.iter().map(|(_, _, bytes)| u64::from(*bytes)).sum();
    input("choose-pictures")?.set_checked(false);
    show(&by_id("pictures-line")?, !kept.is_empty());
    by_id("pictures-label")?.set_text_content(Some(&text_with("choose_pictures", &[&kept.len().to_string(), &megabytes(bytes)])));
    Ok(())
}

/// How many pictures are there, and whether they were chosen.
pub(super) fn pictures(journal: &Journal) -> (u32, bool) {
    (u32::try_from(kept(journal).len()).unwrap_or(u32::MAX), checked("choose-pictures"))
}

/// What the person chose, but for the pictures.
pub(super) fn address() -> Extras {
    let typed = input("address").map(|field| field.value()).unwrap_or_default();
    let address: String = typed.trim().chars().take(LONGEST_ADDRESS).collect();
    Extras { address: (checked("choose-address") && !address.is_empty()).then_some(address), pictures: Vec::new() }
}

/// What the person chose to add to this form, and how many of the chosen
/// pictures could not be read. They are read only now, one after the other.
pub(super) async fn chosen(journal: &Rc<Journal>, form: ExportFormat) -> (Extras, usize) {
    let (mut extras, mut missing) = (address(), 0);
    if checked("choose-pictures") && form.takes_pictures() {
        for (id, at, _) in kept(journal) {
            match thumbs::read(&id).await.ok().and_then(|address| Picture::read(at, &address)) {
                Some(picture) => extras.pictures.push(picture),
                None => missing += 1,
            }
        }
    }
    (extras, missing)
}

/// The pictures that are there, oldest first: event, time, bytes.
fn kept(journal: &Journal) -> Vec<(EventId, Local, u32)> {
    let (record, there) = (journal.record.borrow(), journal.pictures.borrow());
    let record: &Record = &record;
    let pictures = record.events.iter().filter_map(|event| match &event.fact {
        Fact::Picture(picture) if there.contains(&event.id) => Some((event.id.clone(), Local::new(event.at, event.zone), picture.bytes)),
        _ => None,
    });
    pictures.collect()
}

fn input(id: &str) -> Result<HtmlInputElement> {
    Ok(by_id(id)?.unchecked_into())
}

fn checked(id: &str) -> bool {
    input(id).is_ok_and(|input| input.checked())
}

/// Such as `1.2`; never nothing.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000).max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}
