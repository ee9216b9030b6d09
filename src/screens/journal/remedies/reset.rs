//! A new password: the steps with their times, how long the link works, what
//! to look at if no mail comes, and a password that is made on request.

use crate::screens::action::StepAction;
use std::rc::Rc;

use js_sys::Uint8Array;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{Step, say_near};
use crate::advice::password;
use crate::journal::event::{Fact, ResetStep};
use crate::protocol::remedies::RecordReset;
use crate::report::{Record, name};
use crate::screens::dom::{Piece, button, by_id, piece, show, update};
use crate::screens::journal::{Journal, clipboard, gather};
use crate::screens::sentences::say;
use crate::screens::{Result, dates};
use crate::site::reset_link;
use crate::webext::i18n::{text, text_with};
use crate::webext::{ApiError, runtime};

pub(super) const STEP: Step = Step { pieces, render: |_, current| render(current.record) };

fn pieces() -> Vec<Piece> {
    let steps = ResetStep::VARIANTS.iter().map(|step| {
        let name = name(step);
        button("", &format!("reset_{}_do", name.replace('-', "_"))).does(StepAction::Reset).attr("data-step", name)
    });
    let length = piece("input")
        .attr("id", "password-length")
        .attr("type", "number")
        .attr("min", password::LENGTHS.start().to_string())
        .attr("max", password::LENGTHS.end().to_string())
        .attr("value", password::LENGTH.to_string());
    let made = piece("input")
        .attr("id", "password-made")
        .attr("type", "text")
        .attr("readonly", "")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", text("password_made"));
    let shown = piece("p")
        .class("password")
        .attr("id", "password-shown")
        .attr("hidden", "")
        .with(made)
        .with(button("", "password_copy").does(StepAction::CopyPassword));
    vec![
        piece("p").attr("id", "reset-state").class("strong").attr("hidden", ""),
        piece("p").class("acts").with_all(steps),
        piece("div").attr("id", "no-mail").attr("hidden", "").with(no_mail()),
        piece("h3").text(text("password_title")),
        piece("p").class("small").text(text("password_what")),
        piece("div")
            .class("fields")
            .with(piece("label").with(piece("span").text(text("password_length"))).with(length))
            .with(button("second", "password_make").does(StepAction::Generate)),
        shown,
        piece("p").class("small").text(text("password_keep")),
        piece("p").class("small").text(text("never_register_again")),
    ]
}

fn no_mail() -> Piece {
    let places = ["no_mail_spam", "no_mail_domain", "no_mail_carrier", "no_mail_address", "no_mail_newest"];
    let rows = places.map(|key| piece("li").text(text(key)));
    piece("div").with(piece("p").text(text("no_mail_title"))).with(piece("ul").with_all(rows))
}

/// Writes a step down.
pub(super) async fn step(journal: &Rc<Journal>, button: &Element) -> Result<()> {
    let named = button.get_attribute("data-step").unwrap_or_default();
    if let Ok(step) = named.parse() {
        runtime::request(&RecordReset(step)).await?;
        say_near(button, &text("tick_added"));
        gather(journal, 0);
    }
    Ok(())
}

/// Makes a password, or puts the one that was made on the clipboard.
pub(super) async fn generate(action: StepAction) -> Result<()> {
    let field = by_id("password-made")?.unchecked_into::<HtmlInputElement>();
    if action == StepAction::CopyPassword {
        let copied = clipboard::text(&field.value()).await;
        if copied.is_err() {
            field.select();
        }
        say_near(&field, &text(if copied.is_ok() { "password_copied" } else { "password_not_copied" }));
        return Ok(());
    }
    let length = by_id("password-length")?.unchecked_into::<HtmlInputElement>().value().parse().unwrap_or(password::LENGTH);
    let wish = password::PasswordRules { length, signs: false };
    let made = password::password(wish, &random()?).ok_or_else(|| ApiError("not enough random bytes".to_owned()))?;
    field.set_value(&made);
    show(&by_id("password-shown")?, true);
    say_near(&field, "");
    Ok(())
}

/// Bytes that nobody can guess.
fn random() -> Result<Vec<u8>> {
    let array = Uint8Array::new_with_length(password::BYTES as u32);
    gloo_utils::window().crypto()?.get_random_values_with_array_buffer_view(&array)?;
    Ok(array.to_vec())
}

/// Brings the state of the reset up to date.
fn render(record: &Record) -> Result<()> {
    let last = |wanted: ResetStep| {
        record.events.iter().rev().find_map(|event| matches!(&event.fact, Fact::Reset(step) if *step == wanted).then_some(event.at))
    };
    let latest =
        record.events.iter().rev().find_map(|event| if let Fact::Reset(step) = &event.fact { Some((event.at, *step)) } else { None });
    let state = by_id("reset-state")?;
    show(&state, latest.is_some());
    show(&by_id("no-mail")?, latest.is_some_and(|(_, step)| step == ResetStep::NoMail));
    let Some((at, step)) = latest else { return Ok(()) };
    let mut lines = vec![[dates::minute(at), say("reset", &step)].join(&text("list_dot"))];
    let asked = last(ResetStep::MailCame).max(last(ResetStep::Asked));
    if let (Some(asked), false) = (asked, step == ResetStep::PasswordSent) {
        let until = asked.saturating_add(reset_link::HOLDS);
        let left = until - dates::now();
        lines.push(if left > 0 {
            text_with("reset_link_until", &[&dates::minute(until), &(left / 3_600_000).max(1).to_string()])
        } else {
            text("reset_link_over")
        });
    }
    if step == ResetStep::PasswordSent {
        lines.push(text("reset_log_in_now"));
    }
    update(&state, &lines.into_iter().map(|line| piece("span").class("line").text(line)).collect::<Vec<_>>())
}
