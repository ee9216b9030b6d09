//! Which forms a page shows, what each is for, and which fields are the
//! login's: the evidence of [`super::evidence`] added up.

use super::evidence::{ANEW, PARTS, Part, ROWS, Reason, Source, holds};
use super::fields;
use super::groups::{self, Group};
use super::kinds::FormKind;
use super::page::Page;
use super::purpose::Purpose;

/// A form without a password needs this much to be taken for anything.
const ENOUGH_FOR_RESET: i32 = 5;
/// The first of two steps is easily mistaken, so it needs more.
const ENOUGH_FOR_FIRST_STEP: i32 = 7;
/// The headings next in front of a form that are taken for its own.
const HEADINGS: usize = 2;

/// A form, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What it is for.
    pub purpose: Purpose,
    /// The node that holds it.
    pub scope: u32,
    /// The field that says who somebody is, by number; `None` where nothing fits.
    pub identifier: Option<usize>,
    /// What that field takes is a whole mail address and nothing else.
    pub is_address: bool,
    /// The fields that take a password, by number. Those out of sight are left out, unless the whole form is.
    pub passwords: Vec<usize>,
    /// The button that sends it, by number.
    pub button: Option<usize>,
    /// Whether anybody can see it.
    pub seen: bool,
}

/// The forms of a page that concern us, in the order of the document.
#[must_use]
pub fn judge(page: &Page) -> Vec<Judged> {
    judge_and_tell(page, &mut |_, _| {})
}

/// The same; `tell` is given each piece of evidence, with the scope of the form that it is for.
pub fn judge_and_tell(page: &Page, tell: &mut impl FnMut(u32, Reason)) -> Vec<Judged> {
    let [mail, password] = page.pointed;
    let pointed = groups::of_pointed(page, mail, password).map(|group| {
        // Whoever pointed at one of them has left the other to us.
        let who = mail.or_else(|| identifier(page, &group));
        Judged {
            purpose: Purpose::SignIn,
            identifier: who,
            is_address: is_address(page, &group, who),
            scope: group.scope,
            passwords: group.passwords,
            button: group.button,
            seen: group.seen,
        }
    });
    let mut behind = 0;
    let mut forms: Vec<Judged> = Vec::new();
    for group in groups::with_password(page) {
        if pointed.as_ref().is_some_and(|p| group.passwords.iter().any(|at| p.passwords.contains(at)) || p.scope == group.scope) {
            continue;
        }
        let form = weigh(page, group, behind, tell);
        behind = form.passwords.last().and_then(|at| page.fields.get(*at)).map_or(behind, |f| f.place.order);
        forms.push(form);
    }
    forms.extend(pointed);
    forms.retain(|form| form.purpose.kind() != FormKind::None);
    if !forms.iter().any(|form| form.seen) {
        for group in groups::without_password(page) {
            let form = weigh(page, group, 0, tell);
            if matches!(form.purpose, Purpose::SignIn | Purpose::Reset) {
                forms.push(form);
            }
        }
    }
    forms
}

/// What kind of form the page shows, of forms each with whether it can be seen: a sign-in form before all others.
#[must_use]
pub fn kind_shown(forms: impl Iterator<Item = (FormKind, bool)>) -> FormKind {
    let mut shown = FormKind::None;
    for (kind, _) in forms.filter(|(_, seen)| *seen) {
        if shown == FormKind::None || kind == FormKind::SignIn {
            shown = kind;
        }
    }
    shown
}

/// The field of a group that says who somebody is: the best one, in front of the password if there is one.
fn identifier(page: &Page, group: &Group) -> Option<usize> {
    let order = |at: &usize| page.fields.get(*at).map(|f| f.place.order);
    let password = group.passwords.first().and_then(order);
    let mut best = (0, None);
    for at in group.fields.iter().filter(|at| !group.passwords.contains(at)) {
        let Some(field) = page.fields.get(*at) else { continue };
        let mut sum = fields::as_identifier(field);
        if password.is_some_and(|password| field.place.order > password) {
            sum -= 6;
        }
        if sum > best.0 {
            best = (sum, Some(*at));
        }
    }
    best.1
}

/// What is said in front of a group: its headings.
fn headings(page: &Page, group: &Group, behind: u32) -> String {
    let first = group.passwords.first().or(group.fields.first()).and_then(|at| page.fields.get(*at)).map_or(0, |f| f.place.order);
    let mut words = String::new();
    let fits =
        page.headings.iter().filter(|h| h.place.order < first && h.place.order >= behind.max(group.from) && h.place.seen == group.seen);
    for heading in fits.rev().take(HEADINGS) {
        words.push_str(&heading.says);
        words.push('\n');
    }
    words
}

/// Adds up the evidence for a group.
fn weigh(page: &Page, group: Group, behind: u32, tell: &mut impl FnMut(u32, Reason)) -> Judged {
    let who = identifier(page, &group);
    let heading = headings(page, &group, behind);
    let called = [&*page.title, "\n", &page.path].concat();
    let button = group.button.and_then(|at| page.buttons.get(at));
    let (mut around, mut secret) = (String::new(), String::new());
    let anew = |text: &str| holds(text, ANEW);
    let (mut lines, mut long, mut known, mut current, mut username) = (0, 0, 0, 0, 0);
    for at in &group.fields {
        let Some(field) = page.fields.get(*at) else { continue };
        let is_password = group.passwords.contains(at);
        let text = if is_password { &mut secret } else { &mut around };
        text.push_str(&fields::words(field));
        text.push('\n');
        known |= i32::from(fields::is_known(field));
        current |= i32::from(is_password && holds(&field.autocomplete, "current-password"));
        username |= i32::from(!is_password && holds(&field.autocomplete, "username"));
        long |= i32::from(field.takes == super::page::Takes::LongText);
        lines += i32::from(!is_password && field.takes.is_line() && !field.aside && Some(*at) != who);
    }
    known |= i32::from(button.is_some_and(|b| holds(&b.names, "btn_login_main_white")));

    let mut sums = [0; Purpose::ALL.len()];
    let mut add = |reason: Reason| {
        for (sum, weight) in sums.iter_mut().zip(reason.weights()) {
            *sum += weight;
        }
        tell(group.scope, reason);
    };
    for row in &ROWS {
        let times = match row.source {
            Source::Told => {
                3 * i32::from(button.is_some_and(|b| holds(&b.says, row.words)))
                    + 2 * i32::from(holds(&heading, row.words))
                    + i32::from(holds(&called, row.words))
            }
            Source::Headings => 2 * i32::from(holds(&heading, row.words)),
            Source::Fields => i32::from(holds(&around, row.words)),
            Source::Passwords => i32::from(holds(&secret, row.words)),
        };
        if times > 0 {
            add(Reason::Words(row, times));
        }
    }
    let passwords = group.passwords.len();
    // Of a row of accounts with their passwords none is a new one.
    let is_set_anew = if passwords == 1 { anew(&secret) || anew(&heading) || anew(&called) } else { is_together(page, &group) };
    let times = |part: Part| match part {
        Part::NoPassword => i32::from(passwords == 0),
        Part::OnePassword => i32::from(passwords == 1),
        Part::TwoPasswords => i32::from(passwords == 2),
        Part::MorePasswords => i32::from(passwords > 2),
        Part::Identifier => i32::from(who.is_some()),
        Part::Nobody => i32::from(who.is_none()),
        Part::Line => lines.min(4),
        Part::LongText => long,
        Part::NoButton => i32::from(button.is_none()),
        Part::CurrentPassword => current,
        Part::UserName => username,
        Part::Known => known,
    };
    for (part, _) in &PARTS {
        let times = times(*part);
        if times > 0 {
            add(Reason::Part(*part, times));
        }
    }
    Judged {
        purpose: decide(sums, passwords, lines, is_set_anew),
        scope: group.scope,
        identifier: who,
        is_address: is_address(page, &group, who),
        passwords: group.passwords,
        button: group.button,
        seen: group.seen,
    }
}

/// Whether the identifier takes a whole address: it is called so, and no other field takes the part behind the @.
fn is_address(page: &Page, group: &Group, who: Option<usize>) -> bool {
    who.and_then(|at| page.fields.get(at)).is_some_and(fields::takes_address)
        && !group.fields.iter().any(|at| Some(*at) != who && page.fields.get(*at).is_some_and(fields::is_behind_at))
}

/// Whether nothing else is to be filled in between the passwords.
fn is_together(page: &Page, group: &Group) -> bool {
    let order = |at: Option<&usize>| at.and_then(|at| page.fields.get(*at)).map_or(0, |f| f.place.order);
    let (first, last) = (order(group.passwords.first()), order(group.passwords.last()));
    let between = |at: &usize| page.fields.get(*at).is_some_and(|f| f.takes.is_line() && f.place.order > first && f.place.order < last);
    !group.fields.iter().any(|at| between(at) && !group.passwords.contains(at))
}

/// The purpose with the largest sum; of equals the first.
fn decide(sums: [i32; Purpose::ALL.len()], passwords: usize, lines: i32, is_set_anew: bool) -> Purpose {
    let mut best = (i32::MIN, Purpose::Search);
    for (sum, purpose) in sums.into_iter().zip(Purpose::ALL) {
        let possible = match purpose {
            Purpose::SignIn => passwords > 0 || lines == 0 && sum >= ENOUGH_FOR_FIRST_STEP,
            Purpose::NewPassword => passwords > 0 && is_set_anew,
            Purpose::Reset => passwords == 0 && sum >= ENOUGH_FOR_RESET,
            _ => true,
        };
        if possible && sum > best.0 {
            best = (sum, purpose);
        }
    }
    best.1
}
