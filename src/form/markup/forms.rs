//! Reads the forms of a page off its HTML: fields, buttons and headings, as
//! [`Page`] holds them.

use super::open::Open;
use super::style::Sheet;
use super::tag::{self, Tag};
use crate::form::page::{Button, Field, Heading, Page, Place, Takes};
use crate::form::prompts;

/// So much of the words in front of a field is read, in characters.
const WORDS_IN_FRONT: usize = 60;

/// The page that this HTML makes. `path`: of its address. Anything at all can be read; what makes no sense is left out.
#[must_use]
pub fn read(html: &str, path: &str) -> Page {
    let mut reader = Reader { page: Page { parents: vec![0], ..Page::default() }, ..Reader::default() };
    reader.page.path = path.to_ascii_lowercase();
    tag::read(html, &mut reader);
    reader.finish()
}

/// What waits until the whole document is read, because it may name what comes later.
#[derive(Clone, Debug, Default)]
struct Later {
    /// Texts of `label for=…`.
    labels: Vec<(String, String)>,
    /// Fields, by number, with their own id and the words in front of them.
    fields: Vec<(usize, String, String)>,
    /// What names its form: the attribute, and whether it is a field, and its number.
    owners: Vec<(String, bool, usize)>,
    /// Forms by their id.
    forms: Vec<(String, u32)>,
}

#[derive(Clone, Debug, Default)]
struct Reader {
    page: Page,
    open: Vec<Open>,
    sheet: Sheet,
    order: u32,
    /// What was read since the last field, button or heading.
    front: String,
    /// How many templates are open.
    templates: u32,
    later: Later,
}

impl tag::Reader for Reader {
    fn begin(&mut self, tag: Tag) {
        // What is in a template is not in the page.
        if self.templates > 0 || tag.name == "template" {
            self.templates += u32::from(tag.name == "template");
            return;
        }
        self.close_what_ends_by_itself(&tag.name);
        let above = self.open.last();
        // The summary of closed details is what stays in sight.
        let folded = above.is_some_and(|o| o.folded) && tag.name != "summary";
        let hidden = above.is_some_and(|o| o.hidden) || folded || self.sheet.hides(&tag) || tag.hides_itself();
        let masked = above.is_some_and(|o| o.masked) || self.sheet.masks(&tag);
        let (parent, mut form) = above.map_or((0, None), |o| (o.node, o.form));
        let label = above.and_then(|o| o.label);
        let place = Place { order: self.order, parent, form, seen: !hidden };
        match &*tag.name {
            "input" | "textarea" | "select" => self.control(&tag, place, masked, label),
            "img" => {
                let alt = tag.get("alt");
                self.read_in_open(&alt);
            }
            _ => {}
        }
        if tag.is_void() {
            return;
        }
        let node = u32::try_from(self.page.parents.len()).unwrap_or(u32::MAX);
        self.page.parents.push(parent);
        if tag.name == "form" {
            form = Some(node);
            self.later.forms.push((tag.get("id"), node));
        }
        let mut open = Open::new(tag, node);
        (open.form, open.hidden, open.masked, open.place) = (form, hidden, masked, Place { form, ..place });
        open.label = if open.tag.name == "label" { Some(self.open.len()) } else { label };
        self.open.push(open);
        if self.open.last().is_some_and(|o| o.is_button() || o.is_heading()) {
            self.order += 1;
        }
    }

    fn end(&mut self, name: &str) {
        if self.templates > 0 {
            self.templates -= u32::from(name == "template");
            return;
        }
        let Some(at) = self.open.iter().rposition(|o| o.tag.name == name) else { return };
        while self.open.len() > at {
            self.close();
        }
    }

    fn text(&mut self, text: &str) {
        if self.templates > 0 {
            return;
        }
        self.read_in_open(text);
        if !self.open.last().is_some_and(Open::hides_text) {
            self.front.push_str(text);
        }
    }
}

impl Reader {
    fn control(&mut self, tag: &Tag, place: Place, masked: bool, label: Option<usize>) {
        let kind = tag.get("type").to_ascii_lowercase();
        if tag.name == "input" && matches!(&*kind, "submit" | "button" | "image") {
            let says = words(&[&tag.get("value"), &tag.get("alt"), &tag.get("aria-label"), &tag.get("title")]);
            return self.button(tag, place, says, kind != "button");
        }
        let takes = match &*tag.name {
            "textarea" => Takes::LongText,
            "select" => Takes::Choice,
            _ => match Takes::of_input(&kind) {
                Some(Takes::Text | Takes::Number) if masked => Takes::Password,
                Some(takes) => takes,
                None => return,
            },
        };
        let given = |name: &str| tag.has(name);
        let field = Field {
            takes,
            names: words(&[&tag.get("name"), &tag.get("id")]),
            autocomplete: tag.get("autocomplete").to_ascii_lowercase(),
            says: words(&[&tag.get("placeholder"), &tag.get("aria-label"), &tag.get("title")]),
            aside: given("disabled") || given("readonly") || tag.get("tabindex") == "-1" || tag.get("aria-hidden") == "true",
            prompt: takes.is_line() && prompts::is_prompt(&tag.get("value")),
            place,
        };
        let at = self.page.fields.len();
        if let Some(label) = label.and_then(|at| self.open.get_mut(at)) {
            label.labels.push(at);
        }
        if given("form") {
            self.later.owners.push((tag.get("form"), true, at));
        }
        let front = std::mem::take(&mut self.front);
        self.later.fields.push((at, tag.get("id"), front));
        self.page.fields.push(field);
        self.order += 1;
    }

    fn button(&mut self, tag: &Tag, place: Place, says: String, submits: bool) {
        if tag.has("form") {
            self.later.owners.push((tag.get("form"), false, self.page.buttons.len()));
        }
        self.front.clear();
        let names = words(&[&tag.get("id"), &tag.get("class")]);
        self.page.buttons.push(Button { names, says, submits, place });
        self.order += u32::from(tag.name == "input");
    }

    fn close_what_ends_by_itself(&mut self, next: &str) {
        while self.open.last().is_some_and(|o| o.tag.ends_before(next)) {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match &*open.tag.name {
            "style" => return self.sheet.read(&open.text),
            "title" if self.page.title.is_empty() => {
                self.page.title = words(&[&open.text]);
                self.front.clear();
                return;
            }
            "label" if open.tag.has("for") => self.later.labels.push((open.tag.get("for"), open.text.clone())),
            "label" => {
                for field in &open.labels {
                    if let Some(field) = self.page.fields.get_mut(*field) {
                        field.says = words(&[&open.text, &field.says]);
                    }
                }
            }
            _ => {}
        }
        if open.is_button() {
            let says = words(&[&open.text, &open.tag.get("aria-label"), &open.tag.get("title")]);
            let submits = open.tag.name == "button" && !matches!(&*open.tag.get("type"), "button" | "reset");
            self.button(&open.tag, open.place, says, submits);
        } else if open.is_heading() {
            self.front.clear();
            self.page.headings.push(Heading { says: words(&[&open.text]), place: open.place });
        }
        if !open.hides_text()
            && let Some(above) = self.open.last_mut()
        {
            above.read(&open.text);
        }
    }

    fn read_in_open(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.read(text);
        }
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        for (at, id, front) in &self.later.fields {
            let Some(field) = self.page.fields.get_mut(*at) else { continue };
            let labels = self.later.labels.iter().filter(|(of, _)| !id.is_empty() && of == id);
            for (_, label) in labels {
                field.says = words(&[label, &field.says]);
            }
            if field.says.is_empty() {
                field.says = last(&words(&[front]), WORDS_IN_FRONT);
            }
        }
        for (id, is_field, at) in &self.later.owners {
            let form = self.later.forms.iter().find(|(of, _)| of == id).map(|(_, node)| *node);
            let place = match is_field {
                true => self.page.fields.get_mut(*at).map(|field| &mut field.place),
                false => self.page.buttons.get_mut(*at).map(|button| &mut button.place),
            };
            if let Some(place) = place {
                place.form = form;
            }
        }
        self.page.buttons.sort_by_key(|button| button.place.order);
        self.page.headings.sort_by_key(|heading| heading.place.order);
        self.page
    }
}

/// Texts put together as they are compared: in lower case, one blank between words.
fn words(texts: &[&str]) -> String {
    let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
    words.join(" ").to_ascii_lowercase()
}

/// The last characters of a text.
fn last(text: &str, most: usize) -> String {
    text.chars().skip(text.chars().count().saturating_sub(most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        read(html, "/")
    }

    #[test]
    fn a_login_is_read_with_its_labels_and_its_button() {
        let page = page(
            "<!doctype html><title>会員 ログイン</title><h1>Log&nbsp;In</h1><form id=f><label for=m>メール</label><input id=m name=Mail type=email>\
             <label>パスワード <input type=password name=pw></label><button>Log <b>in</b></button></form>",
        );
        assert_eq!(page.title, "会員 ログイン");
        assert_eq!(page.headings.first().map(|h| &*h.says), Some("log in"));
        let [mail, password] = page.fields.as_slice() else { panic!("{:?}", page.fields) };
        assert_eq!((mail.takes, &*mail.names, &*mail.says), (Takes::Mail, "mail m", "メール"));
        assert_eq!((password.takes, &*password.says), (Takes::Password, "パスワード"));
        let [button] = page.buttons.as_slice() else { panic!("{:?}", page.buttons) };
        assert_eq!((&*button.says, button.submits), ("log in", true));
        assert!(mail.place.order < password.place.order && password.place.order < button.place.order);
        assert!(mail.place.form.is_some() && mail.place.form == button.place.form);
    }

    #[test]
    fn what_is_hidden_is_not_seen() {
        for (seen, html) in [
            (true, "<input name=a>"),
            (false, "<input name=a hidden>"),
            (false, "<div hidden><p><input name=a></p></div>"),
            (false, "<div inert><input name=a></div>"),
            (false, "<p style='display: none'><input name=a></p>"),
            (false, "<input name=a style='position:absolute;left:-9999px'>"),
            (false, "<div style='opacity:0'><input name=a></div>"),
            (false, "<style>.x{color:red;visibility:hidden}</style><input name=a class='y x'>"),
            (false, "<style>@media screen{#q{height:0;overflow:hidden}}</style><div id=q><input name=a></div>"),
            (false, "<details><summary>more</summary><input name=a></details>"),
            (true, "<details open><summary>more</summary><input name=a></details>"),
            (true, "<details><summary><input name=a></summary></details>"),
            (false, "<dialog><input name=a></dialog>"),
        ] {
            let page = page(html);
            assert_eq!(page.fields.iter().map(|f| f.place.seen).collect::<Vec<_>>(), [seen], "{html}");
        }
    }

    #[test]
    fn scripts_templates_and_hidden_fields_hold_nothing() {
        let page = page("<script>'<input name=a>'</script><template><input name=b></template><input type=hidden name=c><!-- <input> -->");
        assert_eq!(page.fields, []);
    }

    #[test]
    fn words_in_front_stand_for_a_label() {
        let page = page("<table><tr><th>会員番号<td><input name=a><tr><th>暗証<td><input name=b placeholder=1234></table>");
        let says: Vec<&str> = page.fields.iter().map(|f| &*f.says).collect();
        assert_eq!(says, ["会員番号", "1234"]);
    }

    #[test]
    fn what_names_its_form_belongs_to_it() {
        let page = page("<form id=f><input name=a></form><input form=f name=b><button form=f>go</button><input form=none name=c>");
        let forms: Vec<Option<u32>> = page.fields.iter().map(|f| f.place.form).collect();
        assert!(forms.first().is_some_and(Option::is_some));
        assert_eq!(forms.first(), forms.get(1));
        assert_eq!(forms.get(2), Some(&None));
        assert_eq!(page.buttons.first().map(|b| b.place.form), forms.first().copied());
    }

    #[test]
    fn pictures_and_labels_make_words_of_a_button() {
        let page = page(
            "<button><img alt=ログイン></button><div role=button aria-label=検索></div><input type=image alt=送信><a onclick=x()>入る</a>",
        );
        let says: Vec<&str> = page.buttons.iter().map(|b| &*b.says).collect();
        assert_eq!(says, ["ログイン", "検索", "送信", "入る"]);
    }
}
