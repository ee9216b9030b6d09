//! What `./build.sh bench` needs besides the extension: one script with our
//! checks, their peers and the addresses, and a copy of the extension that
//! tells its times.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::assets::copy_all;
use crate::binaryen::optimise;
use crate::compile::{Effort, compile};
use crate::glue::{Loader, bindgen};
use crate::shell::{empty, root};
use crate::{Target, esbuild, text};

/// Tells the page when the script's first line ran, and what a key costs us:
/// its listeners stand in front of those that the engine adds.
const BEFORE: &str = "const bench = { first: performance.now(), at: 0, key: 0, keys: [] };
for (const kind of ['keydown', 'input', 'keyup']) addEventListener(kind, () => { bench.at = performance.now(); }, true);\n";

/// Its listeners stand behind the engine's: when they run, the hint is in the DOM.
const BEHIND: &str = "\nbench.live = performance.now();
for (const kind of ['keydown', 'input', 'keyup']) addEventListener(kind, () => {
  bench.key += performance.now() - bench.at;
  if (kind === 'keyup') { bench.keys.push(bench.key); bench.key = 0; }
}, true);
addEventListener('bench', () => {
  document.documentElement.dataset.bench = JSON.stringify({ start: bench.live - bench.first, keys: bench.keys });
});\n";

/// Tells when the record is shown, counted from the start of the page.
const JOURNAL: &str = "new MutationObserver((records, observer) => {
  if (document.querySelector('#record[aria-busy=false]')) {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.shown = performance.now(); }));
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });\n";

/// Writes `target/bench/checks.js` and `target/bench/{chrome,firefox}/`; the extension was built before.
pub(crate) fn prepare() -> Result<()> {
    let work = empty(root().join("target/bench"))?;
    checks(&work)?;
    for target in Target::ALL {
        telling(&root().join("dist").join(target.name()), &work.join(target.name()))?;
    }
    Ok(())
}

fn checks(work: &Path) -> Result<()> {
    let compiled = compile(Effort::Release, &["--package", "checks-bench", "--bins"])?;
    let glue = work.join("glue");
    bindgen(&compiled, "checks-bench", &glue, Loader::Script)?;
    let wasm = glue.join("checks-bench_bg.wasm");
    optimise(&wasm)?;
    fs::copy(&wasm, work.join("ours.wasm"))?;
    fs::write(glue.join("text.cjs"), text::module(&fs::read(&wasm)?))?;
    let read = root().join("extension/js/bytes.js");
    fs::write(glue.join("bytes.js"), format!("import bytes from {read:?};\nexport default bytes(require(\"./text.cjs\"));\n"))?;
    fs::write(glue.join("inputs.json"), inputs()?.to_string())?;
    let modules = [("glue", "checks-bench.js"), ("bytes", "bytes.js"), ("inputs", "inputs.json")];
    let aliases = modules.map(|(module, file)| (format!("checks-bench-{module}"), glue.join(file)));
    esbuild::bundle(Path::new("benches/checks.js"), &aliases, &work.join("checks.js"))?;
    for (name, package) in [("mailcheck", "mailcheck"), ("email-spell-checker", "@zootools/email-spell-checker")] {
        let out = work.join(format!("peer-{name}.js"));
        esbuild::bundle(&Path::new("node_modules").join(package), &[], &out)?;
    }
    Ok(())
}

/// The addresses: mistyped with what is meant, right domains, odd but legal ones.
fn inputs() -> Result<Value> {
    let list = |name: &str| -> Result<Vec<String>> {
        let text = fs::read_to_string(root().join("tests/corpora").join(name))?;
        Ok(text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
    };
    let pairs = list("mail-typos.tsv")?;
    // Of two that may be meant nobody repairs one: `-`.
    let typos: Vec<(&str, &str)> = pairs.iter().filter_map(|line| line.split_once('\t')).filter(|(_, meant)| *meant != "-").collect();
    let real: Vec<String> = list("mail-domains.txt")?.iter().map(|domain| format!("taro@{domain}")).collect();
    Ok(json!({ "typos": typos, "real": real, "legal": list("mail-legal.txt")? }))
}

/// A copy of the extension whose content script starts on a finished page, so
/// that its own time is all that is measured, and which tells its times.
fn telling(from: &Path, to: &Path) -> Result<()> {
    copy_all(from, to).context("copy the extension that was built before")?;
    change(&to.join("content.js"), |script| Ok(format!("{BEFORE}{script}{BEHIND}")))?;
    change(&to.join("manifest.json"), |manifest| late(&manifest))?;
    fs::write(to.join("bench.js"), JOURNAL)?;
    change(&to.join("journal.html"), |page| {
        let (head, rest) = page.split_once("<script").context("the page has no script")?;
        Ok(format!("{head}<script src=\"bench.js\"></script>\n    <script{rest}"))
    })
}

fn change(file: &Path, change: impl Fn(String) -> Result<String>) -> Result<()> {
    let changed = fs::read_to_string(file).map_err(Into::into).and_then(change).with_context(|| file.display().to_string())?;
    Ok(fs::write(file, changed)?)
}

/// The manifest with a content script that starts late.
fn late(manifest: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest)?;
    let run_at = manifest.pointer_mut("/content_scripts/0/run_at").context("no content script that says when it starts")?;
    *run_at = json!("document_idle");
    Ok(serde_json::to_string_pretty(&manifest)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_of_every_list_are_read() {
        let inputs = inputs().unwrap();
        for list in ["typos", "real", "legal"] {
            assert!(inputs[list].as_array().is_some_and(|list| list.len() > 10), "{list}");
        }
        assert!(inputs["typos"].as_array().unwrap().iter().all(|pair| pair[1] != "-"));
    }

    #[test]
    fn the_copy_starts_late_and_tells_its_times() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::create_dir(&from).unwrap();
        fs::write(from.join("content.js"), "engine();").unwrap();
        fs::write(from.join("manifest.json"), r#"{"content_scripts":[{"run_at":"document_start"}]}"#).unwrap();
        fs::write(from.join("journal.html"), "<head><script src=\"journal.js\"></script>").unwrap();
        telling(&from, &to).unwrap();
        let read = |name: &str| fs::read_to_string(to.join(name)).unwrap();
        assert_eq!(read("content.js"), format!("{BEFORE}engine();{BEHIND}"));
        assert!(read("manifest.json").contains("document_idle"));
        assert!(read("journal.html").find("bench.js") < read("journal.html").find("journal.js"));
    }

    #[test]
    fn a_manifest_without_a_content_script_is_an_error() {
        for bad in ["", "[]", "{}", r#"{"content_scripts":[{}]}"#] {
            assert!(late(bad).is_err(), "{bad}");
        }
    }
}
