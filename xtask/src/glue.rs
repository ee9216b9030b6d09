//! From the compiled WebAssembly to a module and the script that starts it:
//! wasm-bindgen.

use std::cmp::Reverse;
use std::fs;
use std::mem;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, Output};
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::bundle::IN_PAGE;

/// Who starts the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loader {
    /// A script of ours, which calls what wasm-bindgen has made for it.
    Script,
    /// The imports of the translation, as a bundler follows them.
    Imports,
}

/// Makes `<name>_bg.wasm` and its scripts in the folder `to`, from `<name>.wasm` in `from`.
pub(crate) fn bindgen(from: &Path, name: &str, to: &Path, loader: Loader) -> Result<()> {
    let mut bytes = fs::read(from.join(format!("{name}.wasm"))).with_context(|| format!("the compiled {name}"))?;
    let mut bindgen = Bindgen::new();
    match loader {
        Loader::Script => bindgen.web(true)?,
        Loader::Imports => {
            bytes = without_features(&bytes).with_context(|| format!("the compiled {name}"))?;
            bindgen.bundler(true)?
        }
    };
    bindgen.input_bytes(name, bytes).typescript(false).remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().with_context(|| format!("wasm-bindgen for {name}"))?;
    let names = shorten_imports(&mut output, (loader == Loader::Script).then_some(name));
    output.emit(to)?;
    for entry in fs::read_dir(to)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "js") {
            let text = fs::read_to_string(&path)?;
            let text = names.iter().fold(text, |text, (long, short)| text.replace(long, short));
            fs::write(&path, if IN_PAGE.contains(&name) { unmisled(&text) } else { text })?;
        }
    }
    Ok(())
}

/// Looks a name up as the browser made it. The fields of a form hide its own names
/// (`<input name=parentElement>`) and named elements those of a document: a page could
/// send us round in circles with one line. What hides a name is an element or a list of
/// them, never a function, text or number; to ask what kind of thing is before us is
/// slow where Firefox stands between a page and its extensions, so that comes last.
const OWN: &str = "
const $form = HTMLFormElement.prototype, $page = HTMLDocument.prototype, $hidden = Object.create(null);
function $own(of, name) {
  const own = of[name];
  if (own === null || typeof own !== \"object\" || !($hidden[name] ??= name in $form || name in $page)) return own;
  const made = of instanceof HTMLFormElement ? $form : of instanceof Document ? $page : of;
  return made !== of && name in made ? Reflect.get(made, name, of) : own;
}
";

/// The glue with every call and every property of an object looked up by `$own`; what is set stays as it is.
fn unmisled(glue: &str) -> String {
    let mut out = String::with_capacity(glue.len() * 5 / 4);
    let mut rest = glue;
    while let Some(at) = rest.find("arg") {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let inside = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'));
        let of = found.get(..4).filter(|of| !inside && matches!(*of, "arg0" | "arg1"));
        let name = of.and_then(|_| found.get(4..)?.strip_prefix('.')).map(|behind| {
            let end = behind.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(behind.len());
            behind.split_at(end)
        });
        rest = match (of, name) {
            (Some(of), Some((name, behind))) if !behind.starts_with(" = ") => {
                out.push_str(&format!("$own({of}, \"{name}\")"));
                match behind.strip_prefix('(') {
                    Some(given) => {
                        let comma = if given.starts_with(')') { "" } else { ", " };
                        out.push_str(&format!(".call({of}{comma}"));
                        given
                    }
                    None => behind,
                }
            }
            _ => {
                out.push_str("arg");
                found.get(3..).unwrap_or_default()
            }
        };
    }
    out.push_str(rest);
    out.push_str(OWN);
    out
}

/// Gives the functions that WebAssembly imports from its glue short names: each
/// carries a hash, stands in both, and no compression helps against a hash.
/// `module`: whose glue it is, where the glue's own name may be short too.
fn shorten_imports(output: &mut Output, module: Option<&str>) -> Vec<(String, String)> {
    let mut names = Vec::new();
    // The glue's name stands there once for each function. Where a bundler follows it, it must stay.
    if let Some(module) = module {
        let long = format!("./{module}_bg.js");
        let imports = output.wasm_mut().imports.iter_mut();
        imports.filter(|i| i.module == long).for_each(|i| i.module = ".".to_owned());
        names.push((format!("\"{long}\""), "\".\"".to_owned()));
    }
    for import in output.wasm_mut().imports.iter_mut().filter(|i| i.name.starts_with("__wb")) {
        let short = format!("${}", names.len());
        names.push((mem::replace(&mut import.name, short.clone()), short));
    }
    // A name that is the beginning of another one must come after it.
    names.sort_by_key(|(long, _)| Reverse(long.len()));
    names
}

/// The standard library that comes with the compiler declares reference types,
/// whatever processor we compile for; our own code has none, and wasm-bindgen
/// would look for them in vain. Without the section it looks at the code itself.
fn without_features(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let declares = matches!(&payload, Payload::CustomSection(custom) if custom.name() == "target_features");
        if let Some((id, range)) = payload.as_section().filter(|_| !declares) {
            module.section(&RawSection { id, data: wasm.get(range).context("a section ends outside of the module")? });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::CustomSection;

    use super::*;

    fn module(sections: &[&str]) -> Vec<u8> {
        let mut module = Module::new();
        for name in sections {
            module.section(&CustomSection { name: (*name).into(), data: b"data"[..].into() });
        }
        module.finish()
    }

    #[test]
    fn no_name_of_a_page_is_taken_for_one_of_the_browser() {
        for (glue, looked_up) in [
            ("ret = arg0.closest(text(arg1, arg2));", "ret = $own(arg0, \"closest\").call(arg0, text(arg1, arg2));"),
            ("arg0.remove();", "$own(arg0, \"remove\").call(arg0);"),
            ("ret = arg1.textContent;", "ret = $own(arg1, \"textContent\");"),
            ("arg0.value = text(arg1, arg2);", "arg0.value = text(arg1, arg2);"),
            ("Element.prototype.closest.call(arg0, arg1)", "Element.prototype.closest.call(arg0, arg1)"),
            ("x.arg0.y, target0, arg2.z, args", "x.arg0.y, target0, arg2.z, args"),
        ] {
            assert_eq!(unmisled(glue), [looked_up, OWN].concat());
        }
    }

    #[test]
    fn nothing_but_the_features_is_forgotten() {
        let declares = module(&["producers", "target_features", "name"]);
        assert_eq!(without_features(&declares).unwrap(), module(&["producers", "name"]));
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        let declares = module(&["target_features"]);
        for bad in [&b""[..], b"\0asm", &declares[..declares.len() - 1]] {
            assert!(without_features(bad).is_err());
        }
    }
}
