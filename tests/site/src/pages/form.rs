//! The shapes the sign-in form can have, chosen by `form=`.

use crate::query::Query;
use crate::template::{Slot, fill};

const FIELDS: &str = include_str!("../../pages/signin-fields.html");
const FORM: &str = include_str!("../../pages/signin-form.html");
const LATE: &str = include_str!("../../pages/signin-late.html");
const NONE: &str = include_str!("../../pages/signin-none.html");
const SMALL: &str = include_str!("../../pages/signin-small.html");
const SOUP: &str = include_str!("../../pages/signin-soup.html");
const TOGGLE: &str = include_str!("../../pages/signin-toggle.html");

const SCRIPT_BUTTON: &str = r#"<input type="button" class="btn_login_main_white g-recaptcha" value="ログイン">"#;
const SUBMIT_BUTTON: &str = r#"<button type="submit" class="main_button">ログイン</button>"#;

/// One shape of the form.
pub(crate) struct Kind {
    name: &'static str,
    template: &'static str,
    button: &'static str,
    toggle: &'static str,
    /// A second, small form under the header.
    small: bool,
    pub(crate) scripts: &'static [&'static str],
}

const BUTTON: Kind =
    Kind { name: "button", template: FORM, button: SCRIPT_BUTTON, toggle: "", small: false, scripts: &["captcha", "form-button"] };

static KINDS: [Kind; 9] = [
    BUTTON,
    Kind { name: "submit", button: SUBMIT_BUTTON, scripts: &["captcha", "form-submit"], ..BUTTON },
    Kind { name: "none", template: NONE, scripts: &["captcha", "form-none"], ..BUTTON },
    Kind { name: "two", small: true, ..BUTTON },
    Kind { name: "fetch", scripts: &["captcha", "form-fetch"], ..BUTTON },
    Kind { name: "react", scripts: &["captcha", "form-react"], ..BUTTON },
    Kind { name: "late", template: LATE, scripts: &["captcha", "form-button", "form-late"], ..BUTTON },
    Kind { name: "soup", template: SOUP, scripts: &["captcha", "form-soup"], ..BUTTON },
    Kind { name: "text", toggle: TOGGLE, scripts: &["captcha", "form-button", "form-text"], ..BUTTON },
];

impl Kind {
    /// The shape the query asks for; `button` if it asks for none that exists.
    pub(crate) fn of(query: &Query) -> &'static Self {
        let asked = query.get("form").unwrap_or_default();
        let [usual, ..] = &KINDS;
        KINDS.iter().find(|kind| kind.name == asked).unwrap_or(usual)
    }

    /// The markup of the form.
    pub(crate) fn form(&self, query: &Query) -> String {
        let fields = fill(
            FIELDS,
            &[
                ("mail_type", Slot::Text(mail_type(query))),
                ("password_type", Slot::Text(self.password_type(query))),
                ("toggle", Slot::Html(self.toggle)),
            ],
        );
        fill(
            self.template,
            &[
                ("action", Slot::Text(&query.behind("/auth/signin/"))),
                ("api", Slot::Text(&query.behind("/auth/api/login"))),
                ("rerender", Slot::Text(query.get("rerender").unwrap_or_default())),
                ("fields", Slot::Html(&fields)),
                ("button", Slot::Html(self.button)),
            ],
        )
    }

    /// The markup of the small form, if there is one.
    pub(crate) fn small_form(&self, query: &Query) -> String {
        if !self.small {
            return String::new();
        }
        let action = query.behind("/auth/signin/");
        fill(SMALL, &[("action", Slot::Text(&action))])
    }

    /// A form with a toggle shows the password at first, unless `shown=0`.
    fn password_type(&self, query: &Query) -> &'static str {
        if !self.toggle.is_empty() && !query.is("shown", "0") { "text" } else { "password" }
    }
}

/// The type of the mail field, by `type=`.
pub(crate) fn mail_type(query: &Query) -> &'static str {
    if query.is("type", "email") { "email" } else { "text" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_filled_and_carries_its_query() {
        for kind in &KINDS {
            let query = Query::parse(&format!("form={}&text=%3C", kind.name));
            let kind = Kind::of(&query);
            let html = kind.form(&query) + &kind.small_form(&query);
            assert!(!html.contains("{{"), "{html}");
            assert!(html.contains(&format!("?form={}&amp;text=%3C", kind.name)));
            assert_eq!(html.matches("id=\"password_main\"").count(), usize::from(kind.name != "soup"));
        }
    }

    #[test]
    fn an_unknown_shape_is_the_usual_one() {
        assert_eq!(Kind::of(&Query::parse("form=x")).name, "button");
    }
}
