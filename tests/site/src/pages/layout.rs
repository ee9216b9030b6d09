//! What every page has around it: the label, the search, the links, the footer.

use crate::answer::Answer;
use crate::cookies;
use crate::policy::policy;
use crate::query::Query;
use crate::route::{Host, Visit};
use crate::template::{Slot, escape, fill};

const LAYOUT: &str = include_str!("../../pages/layout.html");
const LINKS_IN: &str = include_str!("../../pages/links-in.html");
const LINKS_OUT: &str = include_str!("../../pages/links-out.html");

/// Looks and behaviour that scripts and styles read from `<html>`.
const ATTRIBUTES: [(&str, &str); 3] = [("bg", "data-bg"), ("captcha", "data-captcha"), ("send", "data-send")];

/// One page without what is around it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Page<'a> {
    /// The document's title and the name in the label.
    pub(crate) name: &'a str,
    pub(crate) main: &'a str,
    /// Markup between the header and the main part.
    pub(crate) below_header: &'a str,
    /// Files of `/static`, without `.js`.
    pub(crate) scripts: &'a [&'a str],
    /// Whether it is a sign-in page, which sets cookies of every kind and seeds storage.
    pub(crate) sign_in: bool,
    /// Whether the header offers to log in or out.
    pub(crate) links: bool,
}

/// The finished page, with its policy and its cookies.
pub(crate) fn page(visit: &Visit<'_>, page: Page<'_>) -> Answer {
    let seeds = page.sign_in || !matches!(visit.host, Host::Main | Host::Smartphone);
    let seed: &[&str] = if seeds && !visit.query.is("seed", "0") { &["seed"] } else { &[] };
    let scripts: String = page.scripts.iter().chain(seed).map(script).collect();
    let links = match (page.links && visit.host.is_hapitas(), visit.signed_in()) {
        (false, _) => "",
        (true, true) => LINKS_IN,
        (true, false) => LINKS_OUT,
    };
    let html = fill(
        LAYOUT,
        &[
            ("attributes", Slot::Html(&attributes(&visit.query))),
            ("title", Slot::Text(page.name)),
            ("name", Slot::Text(page.name)),
            ("scripts", Slot::Html(&scripts)),
            ("links", Slot::Html(links)),
            ("below_header", Slot::Html(page.below_header)),
            ("main", Slot::Html(page.main)),
        ],
    );
    let mut answer = Answer::html(html);
    if let Some(policy) = policy(&visit.query) {
        answer = answer.with("content-security-policy", policy);
    }
    for cookie in cookies::set_by_page(visit.request, visit.host, page.sign_in) {
        answer = answer.with("set-cookie", cookie);
    }
    answer
}

fn script(name: &&str) -> String {
    format!("<script src=\"/static/{name}.js\" defer></script>\n")
}

fn attributes(query: &Query) -> String {
    let direction = if query.on("rtl") { " dir=\"rtl\"" } else { "" };
    let values = ATTRIBUTES.iter().filter_map(|(parameter, attribute)| {
        let value = escape(query.get(parameter)?);
        Some(format!(" {attribute}=\"{value}\""))
    });
    std::iter::once(direction.to_owned()).chain(values).collect()
}
