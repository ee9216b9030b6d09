//! A button of a card was pressed.

use std::rc::Rc;

use super::action::Action;
use super::field::WatchedField;
use super::fields::Fields;
use crate::inspect::{Context, Field, Input, Keyboard, apply, repair_same};
use crate::page::ui::insert::replace;
use crate::page::{watchman, writer};
use crate::protocol::page::{Inject, Module};

impl Fields {
    pub(super) fn pressed(self: &Rc<Self>, watched: &Rc<WatchedField>, action: Action) {
        let (field, text) = (watched.field, watched.input.value());
        match action {
            Action::Close => {
                self.dismiss(watched);
                let _ = watched.input.focus();
                return;
            }
            Action::More => {
                watched.card.expanded.set(true);
                watched.card.stale.set(true);
            }
            Action::Lens => return self.ask_lens(field),
            Action::Remember(yes) => {
                self.memory.answered();
                writer::remember(yes);
                watched.card.stale.set(true);
            }
            Action::Same(finding) => {
                let input = Input { field, text: &text, keyboard: Keyboard::default(), complete: true, around: Context::default() };
                replace(&watched.input, &repair_same(&input, finding.code.verb()));
            }
            Action::Choice(finding, n) => {
                if let Some(choice) = finding.repair.as_ref().and_then(|r| r.choices.get(n)) {
                    replace(&watched.input, &apply(&text, choice));
                }
            }
        }
        self.look(watched, true, true);
    }

    /// Asks for the lens on a field.
    fn ask_lens(&self, field: Field) {
        if self.page.alive() {
            watchman::set("look", &(if field == Field::Mail { "mail" } else { "password" }).into());
            writer::tell(&Inject(Module::Lens, watchman::is_translation()));
        }
    }
}
