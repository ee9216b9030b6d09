//! What the buttons of our pieces do. Each piece has an enum of its own; the
//! name that a button carries is made from it and read back into it, so that a
//! button without a handler does not compile.

use web_sys::{Document, Element, Event};

use super::dom::{element_at, make};

/// The attribute that carries the name.
const ATTRIBUTE: &str = "data-step";

/// What a button of a piece does.
pub(crate) trait ButtonAction: Copy {
    /// The name that its button carries.
    fn name(self) -> String;

    /// What a button of that name does.
    fn read(name: &str) -> Option<Self>;
}

/// A button that does this.
pub(crate) fn button(document: &Document, action: impl ButtonAction, label: &str, class: &str) -> Option<Element> {
    let button = make(document, "button", class, label)?;
    button.set_attribute("type", "button").ok()?;
    button.set_attribute(ATTRIBUTE, &action.name()).ok()?;
    Some(button)
}

/// What a button does.
pub(crate) fn action_of<A: ButtonAction>(button: &Element) -> Option<A> {
    A::read(&button.get_attribute(ATTRIBUTE)?)
}

/// What the button under a click does; `None` where there is none.
pub(crate) fn action_at<A: ButtonAction>(click: &Event) -> Option<A> {
    action_of(&element_at(click)?.closest("button").ok()??)
}
