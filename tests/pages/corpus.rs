//! Pages as data, one after the other in a file:
//!
//! ```text
//! == name | purposes | path | mail | password | button
//! <title>…
//! ```
//!
//! Purposes: those of all forms that concern us, the form that mail, password
//! and button belong to first; `none` if there is none, `settings` where a
//! password is asked for among other things that are set. Fields are named by
//! their `name` or `id`, a button by a part of what it says, `-` is nothing.

use std::fmt::Write;
use std::path::Path;

use login_rescue::form::Purpose;
use login_rescue::form::evidence::Reason;
use login_rescue::form::judge::{Judged, judge_and_tell};
use login_rescue::form::markup;
use login_rescue::form::page::Page;

/// A page with its truth.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) purposes: Vec<Purpose>,
    pub(crate) page: Page,
    mail: Option<String>,
    password: Option<String>,
    button: Option<String>,
}

/// Every page of the corpus.
pub(crate) fn read_all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/forms");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|file| (file.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(file).unwrap()));
    texts.flat_map(|(file, text)| text.split("== ").skip(1).map(|part| read(&file, part)).collect::<Vec<_>>()).collect()
}

fn read(file: &str, part: &str) -> Case {
    let (head, html) = part.split_once('\n').unwrap();
    let columns: Vec<&str> = head.split('|').map(str::trim).collect();
    let [name, purposes, path, mail, password, button] = columns[..] else { panic!("{file}: six columns, not {head}") };
    case(&format!("{file}/{name}"), purposes, markup::read(html, path), [mail, password, button])
}

/// A case with its truth as it stands in a file.
pub(crate) fn case(name: &str, purposes: &str, page: Page, truth: [&str; 3]) -> Case {
    let purposes = purposes.split(' ').filter(|name| *name != "none").map(|name| purpose(name).unwrap_or_else(|| panic!("purpose {name}")));
    let [mail, password, button] = truth.map(|part| Some(part.to_ascii_lowercase()).filter(|part| part != "-"));
    Case { name: name.to_owned(), purposes: purposes.collect(), page, mail, password, button }
}

fn purpose(name: &str) -> Option<Purpose> {
    Some(match name {
        "sign-in" => Purpose::SignIn,
        "register" => Purpose::Register,
        "new-password" => Purpose::NewPassword,
        "reset" => Purpose::Reset,
        // For the record, settings with a password are what a registration is: no login.
        "settings" => Purpose::Register,
        _ => return None,
    })
}

impl Case {
    /// Whether the page holds a login, by the truth.
    pub(crate) fn is_login(&self) -> bool {
        self.purposes.first() == Some(&Purpose::SignIn)
    }

    /// What is wrong with a judgement of it; empty if nothing is.
    pub(crate) fn faults(&self, forms: &[Judged]) -> String {
        let names = |purposes: &[Purpose]| {
            let mut names: Vec<String> = purposes.iter().map(|p| format!("{p:?}")).collect();
            names.sort();
            names
        };
        let found: Vec<Purpose> = forms.iter().map(|form| form.purpose).collect();
        let mut faults = String::new();
        if names(&found) != names(&self.purposes) {
            write!(faults, "purposes {found:?}, not {:?}; ", self.purposes).unwrap();
        }
        let Some(form) = self.purposes.first().and_then(|wanted| forms.iter().find(|form| form.purpose == *wanted)) else { return faults };
        if form.purpose == Purpose::Register {
            return faults;
        }
        let field = |at: Option<usize>| at.and_then(|at| self.page.fields.get(at)).map(|field| &*field.names);
        let is = |found: Option<&str>, wanted: &Option<String>| match (found, wanted) {
            (None, None) => true,
            (Some(names), Some(wanted)) => names.split(' ').any(|name| name == wanted),
            _ => false,
        };
        if form.purpose != Purpose::NewPassword && !is(field(form.identifier), &self.mail) {
            write!(faults, "mail {:?}, not {:?}; ", field(form.identifier), self.mail).unwrap();
        }
        let password = field(form.passwords.first().copied());
        let among = form.purpose == Purpose::NewPassword && form.passwords.iter().any(|at| is(field(Some(*at)), &self.password));
        if !among && !is(password, &self.password) {
            write!(faults, "password {password:?}, not {:?}; ", self.password).unwrap();
        }
        let button = form.button.and_then(|at| self.page.buttons.get(at)).map(|button| &*button.says);
        let right = match (button, &self.button) {
            (None, None) => true,
            (Some(says), Some(wanted)) => says.contains(wanted.as_str()),
            _ => false,
        };
        if !right {
            write!(faults, "button {button:?}, not {:?}; ", self.button).unwrap();
        }
        faults
    }

    /// Why the forms of the page were judged as they were, for reading.
    pub(crate) fn reasons(&self) -> String {
        let mut told = String::new();
        judge_and_tell(&self.page, &mut |scope, reason| {
            let what = match reason {
                Reason::Words(row, times) => format!("{times} × {:?} {}", row.source, row.words.chars().take(24).collect::<String>()),
                Reason::Part(part, times) => format!("{times} × {part:?}"),
            };
            writeln!(told, "    {scope}: {:?} {what}", reason.weights()).unwrap();
        });
        told
    }
}
