//! What `./build.sh bench` needs besides the extension: one script with our
//! checks, their peers and the addresses, and a copy of the extension that
//! tells its times.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

use crate::bundle::{bindgen, compile, optimise};
use crate::shell::{node_tool, root, run};
use crate::text;

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
    let work = root().join("target/bench");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    checks(&work)?;
    for name in ["chrome", "firefox"] {
        telling(&root().join("dist").join(name), &work.join(name))?;
    }
    Ok(())
}

fn checks(work: &Path) -> Result<()> {
    let wasm = compile(&root().join("target"), "", "wasm", &["--package", "checks-bench", "--bins"])?;
    let glue = work.join("glue");
    bindgen(&wasm, "checks-bench", &glue, false)?;
    let file = glue.join("checks-bench_bg.wasm");
    optimise(&file, &[])?;
    fs::write(glue.join("text.cjs"), text::module(&fs::read(&file)?))?;
    let read = root().join("extension/js/bytes.js");
    fs::write(glue.join("bytes.js"), format!("import bytes from {read:?};\nexport default bytes(require(\"./text.cjs\"));\n"))?;
    fs::write(glue.join("inputs.json"), inputs()?.to_string())?;
    let mut esbuild = node_tool("esbuild");
    esbuild
        .arg(root().join("benches/checks.js"))
        .args(["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=error", "--define:import.meta.url=undefined"])
        .arg(format!("--alias:checks-bench-glue={}", glue.join("checks-bench.js").display()))
        .arg(format!("--alias:checks-bench-bytes={}", glue.join("bytes.js").display()))
        .arg(format!("--alias:checks-bench-inputs={}", glue.join("inputs.json").display()))
        .arg(format!("--outfile={}", work.join("checks.js").display()));
    run("bundle checks.js", &mut esbuild)?;
    for (name, entry) in [("mailcheck", "mailcheck"), ("email-spell-checker", "@zootools/email-spell-checker")] {
        let mut esbuild = node_tool("esbuild");
        esbuild
            .arg(format!("./node_modules/{entry}"))
            .args(["--bundle", "--format=iife", "--minify", "--log-level=error"])
            .arg(format!("--outfile={}", work.join(format!("peer-{name}.js")).display()));
        run(&format!("bundle {name}"), &mut esbuild)?;
    }
    fs::copy(&file, work.join("ours.wasm"))?;
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
    run("copy the extension", Command::new("cp").arg("-r").arg(from).arg(to))?;
    let script = fs::read_to_string(to.join("content.js"))?;
    fs::write(to.join("content.js"), format!("{BEFORE}{script}{BEHIND}"))?;
    let mut manifest: Value = serde_json::from_str(&fs::read_to_string(to.join("manifest.json"))?)?;
    manifest["content_scripts"][0]["run_at"] = json!("document_idle");
    fs::write(to.join("manifest.json"), serde_json::to_string_pretty(&manifest)?)?;
    fs::write(to.join("bench.js"), JOURNAL)?;
    let page = fs::read_to_string(to.join("journal.html"))?;
    Ok(fs::write(to.join("journal.html"), page.replacen("<script", "<script src=\"bench.js\"></script>\n    <script", 1))?)
}
