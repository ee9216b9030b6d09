//! Which page answers which host and path.

use crate::answer::Answer;
use crate::assets;
use crate::fault::Fault;
use crate::pages::{api, article, code, contact, frames, kinds, member, other, probes, register, reset, signin, smartphone, status};
use crate::query::Query;
use crate::record::Request;
use crate::session;
use crate::state::State;

/// The hosts that differ in what they serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// `hapitas.jp`, `www.`, and every name not listed below.
    Main,
    /// `sp.hapitas.jp`
    Smartphone,
    /// `m.hapitas.jp`
    Mobile,
    /// `faq.hapitas.jp`
    Help,
    /// `other.example` and its subdomains.
    Other,
}

impl Host {
    fn of(name: &str) -> Self {
        match name {
            "sp.hapitas.jp" => Self::Smartphone,
            "m.hapitas.jp" => Self::Mobile,
            "faq.hapitas.jp" => Self::Help,
            "other.example" => Self::Other,
            _ if name.ends_with(".other.example") => Self::Other,
            _ => Self::Main,
        }
    }

    /// Whether it belongs to the site itself; the help pages are another system.
    pub(crate) fn is_hapitas(self) -> bool {
        HAPITAS.contains(&self)
    }
}

/// One request on its way to a page.
pub(crate) struct Visit<'a> {
    pub(crate) request: &'a Request,
    pub(crate) state: &'a State,
    pub(crate) query: Query,
    pub(crate) host: Host,
    pub(crate) fault: Fault,
}

impl Visit<'_> {
    pub(crate) fn is_post(&self) -> bool {
        self.request.method == "POST"
    }

    pub(crate) fn signed_in(&self) -> bool {
        let token = self.request.cookie(session::COOKIE);
        token.is_some_and(|token| self.state.sessions().has(token))
    }

    /// The fields of the form that was sent.
    pub(crate) fn form(&self) -> Query {
        Query::parse(&self.request.body)
    }
}

type Page = fn(&Visit<'_>) -> Answer;

const HAPITAS: &[Host] = &[Host::Main, Host::Smartphone, Host::Mobile];
const EVERY: &[Host] = &[Host::Main, Host::Smartphone, Host::Mobile, Host::Help, Host::Other];

/// Paths without their last slash; the first that fits answers.
const ROUTES: &[(&[Host], &str, Page)] = &[
    (&[Host::Smartphone], "", smartphone::top),
    (&[Host::Smartphone], "/auth/login", smartphone::signin),
    (&[Host::Smartphone], "/static/islogin.js", smartphone::is_login),
    (&[Host::Mobile], "", article::mobile),
    (&[Host::Help], "", article::help_top),
    (&[Host::Help], "/hc/ja", article::help),
    (&[Host::Other], "", other::answer),
    (HAPITAS, "", member::top),
    (HAPITAS, "/auth/signin", signin::answer),
    (HAPITAS, "/auth/api/login", api::answer),
    (HAPITAS, "/auth/code", code::answer),
    (HAPITAS, "/auth/logout", member::logout),
    (HAPITAS, "/auth/remind", reset::remind),
    (HAPITAS, "/auth/reset", reset::reset),
    (HAPITAS, "/mypage", member::my_page),
    (HAPITAS, "/exchange", member::exchange),
    (HAPITAS, "/register", register::answer),
    (HAPITAS, "/contact", contact::answer),
    (HAPITAS, "/recaptcha/bframe", frames::captcha),
    (HAPITAS, "/recaptcha/api2/bframe", frames::captcha),
    (EVERY, "/iframe", frames::sign_in),
    (EVERY, "/plain", article::plain),
    (EVERY, "/search", article::search),
    (EVERY, "/maintenance", status::maintenance),
    (EVERY, "/whoami", probes::whoami),
    (EVERY, "/hits", probes::hits),
];

/// The answer to a request.
pub(crate) fn answer(request: &Request, state: &State) -> Answer {
    let conduct = state.conduct();
    let fault = conduct.or(Fault::of(request));
    let visit = Visit { request, state, query: Query::parse(&request.query), host: Host::of(&request.host), fault };
    let path = request.path.strip_suffix('/').unwrap_or(&request.path);
    if let Some(to) = conduct.sends_on.filter(|_| request.host == "hapitas.jp" && path == "/auth/signin") {
        return Answer::redirect(&to);
    }
    let kind = conduct.kind.filter(|_| request.host == "hapitas.jp" && path == "/auth/signin");
    if let Some(kind) = kind.filter(|_| visit.fault.status.is_none()) {
        return kinds::answer(&visit, kind);
    }
    let route = ROUTES.iter().find(|(hosts, route, _)| *route == path && hosts.contains(&visit.host));
    let answer = match route {
        Some((_, _, page)) => page(&visit),
        None => assets::find(path).unwrap_or_else(|| status::page(&visit, 404)),
    };
    match visit.fault.status {
        Some(status) => status::page(&visit, status),
        None => answer,
    }
}
