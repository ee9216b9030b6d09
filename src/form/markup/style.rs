//! What simple rules of a page hide. A rule counts if it names one class, id or
//! tag and nothing else; what it says holds whatever medium it is for.

use super::tag::Tag;

/// The rules that hide or mask something, by their selectors.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    hiding: Vec<String>,
    masking: Vec<String>,
}

impl Sheet {
    /// Takes in the text of a `style` element.
    pub(super) fn read(&mut self, text: &str) {
        for rule in text.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            // In front of a rule within `@media …{` stands that of the medium.
            let selectors = selectors.rsplit(['{', ';']).next().unwrap_or_default();
            let list = if hides(declarations) {
                &mut self.hiding
            } else if masks(declarations) {
                &mut self.masking
            } else {
                continue;
            };
            list.extend(selectors.split(',').map(|selector| selector.trim().to_owned()));
        }
    }

    /// Whether the element is out of sight by a rule or by its own style.
    pub(super) fn hides(&self, tag: &Tag) -> bool {
        hides(&tag.get("style")) || fits(&self.hiding, tag)
    }

    /// Whether what is typed into the element shows as dots.
    pub(super) fn masks(&self, tag: &Tag) -> bool {
        masks(&tag.get("style")) || fits(&self.masking, tag)
    }
}

fn fits(selectors: &[String], tag: &Tag) -> bool {
    let (id, classes) = (tag.get("id"), tag.get("class"));
    selectors.iter().any(|selector| match selector.split_at_checked(1) {
        Some((".", class)) => classes.split_whitespace().any(|given| given == class),
        Some(("#", named)) => id == named,
        _ => *selector == tag.name,
    })
}

fn hides(declarations: &str) -> bool {
    let style: String = declarations.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let says = |name: &str, values: &[&str]| {
        style.split(';').filter_map(|d| d.split_once(':')).any(|(given, value)| {
            given == name && values.iter().any(|v| value == *v || value.strip_suffix("!important").is_some_and(|value| value == *v))
        })
    };
    let nothing = &["0", "0px", "1px"][..];
    says("display", &["none"])
        || says("visibility", &["hidden", "collapse"])
        || says("opacity", &["0", "0.0", "0%"])
        || (says("width", nothing) || says("height", nothing)) && says("overflow", &["hidden", "clip"])
        || says("clip", &["rect(0,0,0,0)", "rect(0000)", "rect(1px,1px,1px,1px)"])
        || says("clip-path", &["inset(50%)", "inset(100%)"])
        || ["left:-", "top:-", "right:-"].iter().any(|side| off_the_page(&style, side))
}

/// Moved by more than any page is wide.
fn off_the_page(style: &str, side: &str) -> bool {
    let Some((_, behind)) = style.split_once(side) else { return false };
    let digits = behind.chars().take_while(char::is_ascii_digit).count();
    digits >= 4 || digits == 3 && behind.get(3..).is_some_and(|unit| unit.starts_with("em") || unit.starts_with("rem"))
}

fn masks(declarations: &str) -> bool {
    declarations.contains("-webkit-text-security") && !declarations.contains("security:none")
}
