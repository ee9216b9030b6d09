//! Which fields belong together. A `form` is the first sign of it and not the
//! last word: one `form` may hold a login and a registration, and a login may
//! have no `form` at all.

use super::buttons;
use super::evidence::{SEARCH, holds};
use super::fields;
use super::page::{Field, Page, Place, Takes};

/// More passwords than this are a list of accounts, of which only the first are looked at.
const MOST_PASSWORDS: usize = 12;

/// Fields that are filled in together. All are numbers of [`Page::fields`] and [`Page::buttons`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The node that holds it: the form, or the nearest that holds identifier and button.
    pub(super) scope: u32,
    /// It is the part of its scope behind this order …
    pub(super) from: u32,
    /// … and up to this one.
    pub(super) to: u32,
    /// All its fields, those that nobody can see left out if any can be seen.
    pub(super) fields: Vec<usize>,
    /// Those of them that take the password.
    pub(super) passwords: Vec<usize>,
    /// The button that sends it.
    pub(super) button: Option<usize>,
    /// Whether anybody can see it.
    pub(super) seen: bool,
}

/// The groups with a password, in the order of the document.
pub(super) fn with_password(page: &Page) -> Vec<Group> {
    let mut passwords = numbers(page, &fields::is_password);
    // Where no field of that type is in sight, one that is called a password may be it.
    if !passwords.iter().any(|at| is_seen(page, *at)) {
        passwords.extend(numbers(page, &fields::is_called_password));
    }
    let known = numbers(page, &|f: &Field| fields::is_known(f) && fields::is_called_password(f));
    passwords.extend(known);
    let mut groups: Vec<Group> = Vec::new();
    for at in passwords.into_iter().take(MOST_PASSWORDS) {
        let Some(field) = page.fields.get(at) else { continue };
        let mut group = around(page, field);
        if let Some(there) = groups.iter_mut().find(|g| g.scope == group.scope && g.from == group.from) {
            if !there.passwords.contains(&at) {
                there.passwords.push(at);
            }
        } else {
            group.passwords.push(at);
            groups.push(group);
        }
    }
    for group in &mut groups {
        fill(page, group);
    }
    groups.retain(|group| !group.passwords.is_empty());
    groups
}

/// The group of each field without a password that may say who somebody is.
pub(super) fn without_password(page: &Page) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for field in page.fields.iter().filter(|f| f.place.seen && fields::as_identifier(f) > 0) {
        let group = around(page, field);
        if !groups.iter().any(|g| g.scope == group.scope && g.from == group.from) {
            groups.push(group);
        }
    }
    for group in &mut groups {
        fill(page, group);
    }
    groups
}

/// The group of a field that was pointed at.
pub(super) fn of_pointed(page: &Page, mail: Option<usize>, password: Option<usize>) -> Option<Group> {
    let inner = page.fields.get(password.or(mail)?)?;
    let mut group = around(page, inner);
    let outer = mail.and_then(|at| page.fields.get(at)).map_or(0, |f| f.place.parent);
    if mail.is_some() {
        group.scope = page.around(group.scope).find(|scope| page.holds(*scope, outer)).unwrap_or(0);
    }
    (group.from, group.to) = (0, u32::MAX);
    group.passwords = password.into_iter().collect();
    if group.passwords.is_empty() {
        group.passwords =
            numbers(page, &|f: &Field| fields::is_password(f) && in_scope(page, group.scope, f.place)).into_iter().take(1).collect();
    }
    fill(page, &mut group);
    Some(group)
}

// One function for every question: the content script pays for each copy of it.
fn numbers(page: &Page, fits: &dyn Fn(&Field) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, field) in page.fields.iter().enumerate() {
        if fits(field) {
            found.push(at);
        }
    }
    found
}

fn is_seen(page: &Page, at: usize) -> bool {
    page.fields.get(at).is_some_and(|f| f.place.seen)
}

/// Whether something belongs to a scope: to the form that it is, or to the node that holds it.
fn in_scope(page: &Page, scope: u32, place: Place) -> bool {
    place.form == Some(scope) || page.holds(scope, place.parent)
}

/// The part of a form around a field, not yet filled.
fn around(page: &Page, field: &Field) -> Group {
    let place = field.place;
    let scope = place.form.unwrap_or_else(|| nearest(page, field));
    let ends = |order: u32| {
        // A search box is one field and its button.
        let of = |p: &Place| p.form == place.form && (p.seen || !place.seen) && in_scope(page, scope, *p);
        page.buttons
            .iter()
            .filter(move |b| of(&b.place))
            .filter(move |b| {
                buttons::ends_form(b)
                    || holds(&b.says, SEARCH)
                        && page.fields.iter().filter(|f| of(&f.place) && f.place.order < b.place.order && f.takes.is_line()).count() == 1
            })
            .map(|b| b.place.order)
            .filter(move |at| *at != order)
    };
    let from = ends(place.order).filter(|at| *at < place.order).max().unwrap_or(0);
    let to = ends(place.order).filter(|at| *at > place.order).min().unwrap_or(u32::MAX);
    Group { scope, from, to, seen: place.seen, ..Group::default() }
}

/// The nearest node around a field without a form that holds something to say who it is, and a button.
fn nearest(page: &Page, field: &Field) -> u32 {
    let mut with_button = None;
    for scope in page.around(field.place.parent) {
        let in_reach = |place: Place| (place.seen || !field.place.seen) && page.holds(scope, place.parent);
        if page.buttons.iter().any(|b| in_reach(b.place) && buttons::sends(b)) {
            with_button = with_button.or(Some(scope));
            if page.fields.iter().any(|f| in_reach(f.place) && fields::as_identifier(f) > 0) {
                return scope;
            }
        }
    }
    with_button.unwrap_or(0)
}

/// Finds out what a group holds.
fn fill(page: &Page, group: &mut Group) {
    let within = |place: Place| in_scope(page, group.scope, place) && place.order >= group.from && place.order <= group.to;
    group.fields = numbers(page, &|f: &Field| within(f.place));
    // A password that nobody sees beside fields that can be seen is a decoy, a twin, or comes later.
    let typed = |f: &Field| f.takes != Takes::Choice;
    group.seen = group.fields.iter().any(|at| is_seen(page, *at) && page.fields.get(*at).is_some_and(typed));
    let seen = group.seen;
    group.fields.retain(|at| !seen || is_seen(page, *at));
    group.passwords.retain(|at| !seen || is_seen(page, *at));
    let within = |place: Place| within(place) && (place.seen || !seen);
    let behind = group.passwords.last().or(group.fields.last()).and_then(|at| page.fields.get(*at)).map_or(0, |f| f.place.order);
    let mut best = (-1, None);
    for (at, button) in
        page.buttons.iter().enumerate().filter(|(_, b)| within(b.place) && b.place.order > group.from.min(behind) && buttons::sends(b))
    {
        let sum = i32::from(button.place.order > behind) * 4
            + i32::from(button.submits) * 2
            + i32::from(buttons::ends_form(button)) * 3
            + i32::from(buttons::is_known(&button.names)) * 3;
        if sum > best.0 {
            best = (sum, Some(at));
        }
    }
    // One that seems to show something may be all there is to press.
    let only = || page.buttons.iter().position(|b| within(b.place) && b.submits && b.place.order > behind);
    group.button = best.1.or_else(only).or_else(|| {
        // A link or a `div` behind the form may be what sends it.
        page.buttons.iter().position(|b| b.place.form.is_none() && b.place.order > behind && buttons::logs_in(&b.names, &b.says))
    });
}
