//! Page templates: `{{name}}` is replaced once, text is escaped, markup is not.

/// What goes into a placeholder.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Slot<'a> {
    /// Text, escaped.
    Text(&'a str),
    /// Markup that is already safe.
    Html(&'a str),
}

/// Fills a template in one pass, so that nothing inside a value is replaced.
/// A placeholder without a value stays as it is, for the tests to find.
pub(crate) fn fill(template: &str, slots: &[(&str, Slot<'_>)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let known = after.split_once("}}").and_then(|(name, behind)| {
            let (_, slot) = slots.iter().find(|(key, _)| *key == name)?;
            Some((slot, behind))
        });
        rest = match known {
            Some((Slot::Text(text), behind)) => {
                out.push_str(&escape(text));
                behind
            }
            Some((Slot::Html(html), behind)) => {
                out.push_str(html);
                behind
            }
            None => {
                out.push_str("{{");
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// Text made safe for content and for quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_markup_is_not() {
        let slots = [("a", Slot::Text("<b>\"&'")), ("b", Slot::Html("<i>"))];
        assert_eq!(fill("{{a}}-{{b}}", &slots), "&lt;b&gt;&quot;&amp;&#39;-<i>");
    }

    #[test]
    fn a_value_is_not_filled_again() {
        let slots = [("a", Slot::Text("{{b}}")), ("b", Slot::Text("no"))];
        assert_eq!(fill("{{a}}", &slots), "{{b}}");
    }

    #[test]
    fn an_unknown_placeholder_stays() {
        assert_eq!(fill("x{{who}}y", &[]), "x{{who}}y");
    }
}
