//! What a refused login says, and how: `error`, `text`, `errclass`, `plain`, `role`.

use serde_json::{Value, json};

use crate::query::Query;
use crate::template::escape;

const USUAL: &str = "入力内容をご確認のうえ、もう一度お試しください。（E-2041）";
const ENDED: &str = "セッションの有効期限が切れました。もう一度ログインしてください。";
const MARKUP: &str = "<img src=x onerror=\"document.title='executed'\"><script>document.title='executed'</script><b>太字</b>";
const HUGE_SENTENCE: &str = "入力された内容を確認できなかったため、もう一度はじめからお試しください。";
const HUGE_BYTES: usize = 100 * 1024;

/// When the text appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// With the page.
    Load,
    /// 700 ms later, by script.
    Late,
}

/// The message of one refused login.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    text: String,
    class: String,
    plain: bool,
    role: Option<String>,
    when: When,
}

impl Refusal {
    /// `None`: the form just comes back.
    pub(crate) fn of(query: &Query, mail: &str) -> Option<Self> {
        if query.is("captcha", "rejected") && query.get("text").is_none() {
            return None;
        }
        let when = match query.get("error") {
            Some("none") => return None,
            Some("late") => When::Late,
            _ => When::Load,
        };
        Some(Self {
            text: text(query.get("text").unwrap_or("default"), mail),
            class: query.get("errclass").unwrap_or("login_error_area").to_owned(),
            plain: query.on("plain"),
            role: query.get("role").map(str::to_owned),
            when,
        })
    }

    /// What a visit is told that was sent back because its session had ended.
    pub(crate) fn of_visit(query: &Query) -> Option<Self> {
        query.is("session", "ended").then(|| Self {
            text: ENDED.to_owned(),
            class: "login_error_area".to_owned(),
            plain: false,
            role: None,
            when: When::Load,
        })
    }

    /// Markup just above the form.
    pub(crate) fn html(&self) -> String {
        let role = self.role.as_ref().map_or(String::new(), |role| format!(" role=\"{}\"", escape(role)));
        let text = escape(&self.text);
        let element = if self.plain {
            format!("<p style=\"color:#c00\"{role}>{text}</p>\n")
        } else {
            format!("<p class=\"{}\"{role}>{text}</p>\n", escape(&self.class))
        };
        match self.when {
            When::Load => element,
            When::Late => format!("<template id=\"late_error\">{element}</template>\n"),
        }
    }

    /// The script that shows it later, if there is one.
    pub(crate) fn scripts(&self) -> &'static [&'static str] {
        match self.when {
            When::Load => &[],
            When::Late => &["late-error"],
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "text": self.text,
            "class": self.class,
            "plain": self.plain,
            "role": self.role,
            "when": match self.when { When::Load => "load", When::Late => "late" },
        })
    }
}

fn text(asked: &str, mail: &str) -> String {
    match asked {
        "default" => USUAL.to_owned(),
        "huge" => HUGE_SENTENCE.repeat(HUGE_BYTES.div_ceil(HUGE_SENTENCE.len())),
        "emoji" => "😥🔑❌🙏".to_owned(),
        "markup" => MARKUP.to_owned(),
        "mail" => format!("「{mail}」ではログインできませんでした。入力内容をお確かめください。"),
        literal => literal.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(query: &str) -> String {
        Refusal::of(&Query::parse(query), "a\"b@example.jp").map_or(String::new(), |it| it.html())
    }

    #[test]
    fn the_text_is_chosen_and_escaped() {
        assert!(html("").contains(USUAL));
        assert!(html("text=huge").len() >= HUGE_BYTES);
        assert!(html("text=mail").contains("「a&quot;b@example.jp」"));
        assert!(html("text=%3Cb%3E").contains("&lt;b&gt;"));
        let markup = html("text=markup");
        assert!(markup.contains("&lt;img src=x onerror=") && !markup.contains("<img"));
    }

    #[test]
    fn the_element_is_chosen() {
        assert!(html("errclass=x%22y").contains("class=\"x&quot;y\""));
        assert!(html("plain=1").starts_with("<p style=\"color:#c00\">"));
        assert!(html("role=alert").contains(" role=\"alert\""));
        assert!(html("error=late").starts_with("<template"));
    }

    #[test]
    fn some_refusals_say_nothing() {
        assert_eq!(html("error=none"), "");
        assert_eq!(html("captcha=rejected"), "");
        assert!(html("captcha=rejected&text=x").contains(">x<"));
    }
}
