//! From Rust to scripts: cargo → wasm-bindgen → wasm-opt → one file per place.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::link;
use crate::shell::{node_tool, root, run};
use crate::text;

/// Modules that run in a page: WebAssembly as text inside the script, and a translation.
pub(crate) const IN_PAGE: [&str; 5] = ["content", "panel", "reset", "lens", "point"];
/// Modules of the extension's own pages, which load their WebAssembly as a file.
const OWN: [&str; 3] = ["background", "popup", "journal"];

/// What every browser from our floor on compiles. Not «all features»: the
/// optimiser would then write encodings that no browser reads yet.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Features that the translation to JavaScript cannot express, lowered to what it can.
const LOWER: [&str; 3] = ["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"];

/// The profile of what is shipped.
const RELEASE: &str = "wasm";

/// How much is done for size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// What is shipped.
    Release,
    /// While developing: not optimised, and without the translation, so that
    /// pages whose policy refuses WebAssembly show nothing in Chromium.
    Quick,
}

/// Builds every script; returns the folder that holds them.
pub(crate) fn bundle(effort: Effort) -> Result<PathBuf> {
    let work = root().join("target/bundle");
    let out = work.join("out");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&out)?;

    let release = effort == Effort::Release;
    let wasm = compile(&root().join("target"), "", if release { RELEASE } else { "quick" }, &["--bins"])?;
    let plain = if release { Some(compile(&root().join("target/mvp"), "-C target-cpu=mvp", RELEASE, &["--bins"])?) } else { None };
    let optimise = |file: &Path, more: &[&str]| if release { optimise(file, more) } else { Ok(()) };
    fs::write(work.join("site.js"), site_module())?;

    for name in IN_PAGE {
        let glue = work.join(name);
        bindgen(&wasm, name, &glue, false)?;
        optimise(&glue.join(format!("{name}_bg.wasm")), &[])?;
        let bytes = fs::read(glue.join(format!("{name}_bg.wasm")))?;
        fs::write(glue.join("text.cjs"), text::module(&bytes))?;
        script(name, &[(name, &glue.join(format!("{name}.js")))], Some(&glue.join("text.cjs")), &work, &out)?;

        let Some(plain) = &plain else { continue };
        let glue = work.join(format!("{name}-translated"));
        bindgen(plain, name, &glue, true)?;
        translate(name, &glue)?;
        script(&format!("{name}-translated"), &[(name, &glue.join("start.js"))], None, &work, &out)?;
    }
    for name in OWN {
        let glue = work.join(name);
        bindgen(&wasm, name, &glue, false)?;
        let file = glue.join(format!("{name}_bg.wasm"));
        optimise(&file, &[])?;
        fs::copy(&file, out.join(format!("{name}.wasm")))?;
        script(name, &[(name, &glue.join(format!("{name}.js")))], None, &work, &out)?;
    }
    Ok(out)
}

pub(crate) fn compile(target: &Path, flags: &str, profile: &str, what: &[&str]) -> Result<PathBuf> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--locked", "--profile", profile, "--target", "wasm32-unknown-unknown"])
        .args(what)
        .arg("--target-dir")
        .arg(target)
        // The folder of the person who builds must not stand in what is shipped, and the same source must give the same bytes.
        .env("RUSTFLAGS", format!("{flags} --remap-path-prefix={}=. --remap-path-prefix={}=cargo", root().display(), cargo_home()));
    // While developing, a panic may say what it has to say.
    if profile == RELEASE {
        link::through_us(&mut cargo)?;
    }
    run(if flags.is_empty() { "compile" } else { "compile for the translation" }, &mut cargo)?;
    Ok(target.join("wasm32-unknown-unknown").join(profile))
}

fn cargo_home() -> String {
    std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{}/.cargo", std::env::var("HOME").unwrap_or_default()))
}

pub(crate) fn bindgen(from: &Path, name: &str, to: &Path, for_bundler: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    let mut bytes = fs::read(from.join(format!("{name}.wasm"))).with_context(|| format!("the compiled {name}"))?;
    if for_bundler {
        forget_features(&mut bytes);
    }
    bindgen.input_bytes(name, bytes).typescript(false).remove_name_section(true).remove_producers_section(true);
    if for_bundler {
        bindgen.bundler(true)?;
    } else {
        bindgen.web(true)?;
    }
    let mut output = bindgen.generate_output().with_context(|| format!("wasm-bindgen for {name}"))?;
    let names = shorten_imports(&mut output, (!for_bundler).then_some(name));
    output.emit(to)?;
    for entry in fs::read_dir(to)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "js") {
            let mut text = fs::read_to_string(&path)?;
            for (long, short) in &names {
                text = text.replace(long, short);
            }
            fs::write(&path, text)?;
        }
    }
    Ok(())
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
        names.push((std::mem::replace(&mut import.name, short.clone()), short));
    }
    // A name that is the beginning of another one must come after it.
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    names
}

/// The standard library that comes with the compiler declares reference types,
/// whatever processor we compile for; our own code has none, and wasm-bindgen
/// would look for them in vain. Without the section it looks at the code itself.
fn forget_features(wasm: &mut [u8]) {
    const SECTION: &[u8] = b"target_features";
    if let Some(at) = wasm.windows(SECTION.len()).rposition(|w| w == SECTION)
        && let Some(last) = wasm.get_mut(at + SECTION.len() - 1)
    {
        *last = b'_';
    }
}

pub(crate) fn optimise(file: &Path, more: &[&str]) -> Result<()> {
    let mut opt = node_tool("wasm-opt");
    opt.arg(file).arg("-Oz").args(FEATURES).args(more).arg("-o").arg(file);
    run(&format!("wasm-opt {}", name_of(file)), &mut opt)
}

/// WebAssembly to an ES module, and the start of it as wasm-bindgen's bundler glue would do it.
fn translate(name: &str, glue: &Path) -> Result<()> {
    let wasm = glue.join(format!("{name}_bg.wasm"));
    optimise(&wasm, &LOWER)?;
    let mut wasm2js = node_tool("wasm2js");
    wasm2js.arg(&wasm).args(["-Oz", "-o"]).arg(glue.join("translated.js"));
    run(&format!("wasm2js {name}"), &mut wasm2js)?;
    detach_when_growing(&glue.join("translated.js"))?;
    fs::write(
        glue.join("start.js"),
        format!(
            "import * as wasm from './translated.js';\nimport {{ __wbg_set_wasm }} from './{name}_bg.js';\n\
             __wbg_set_wasm(wasm);\nwasm.__wbindgen_start();\nexport * from './{name}_bg.js';\n"
        ),
    )?;
    Ok(())
}

/// A memory of WebAssembly that grows leaves its old buffer detached, by which
/// the glue sees that its views are stale. The translation left it whole: from
/// then on strings went where nobody read them, and the engine was deaf.
/// `transfer` (Chrome 114, Firefox 122) copies and detaches in one.
fn detach_when_growing(translated: &Path) -> Result<()> {
    const COPIES: [(&str, &str); 2] =
        [("new ArrayBuffer(newPages << 16)", "buffer.transfer(newPages << 16)"), ("newHEAP8.set(HEAP8);", "")];
    let mut text = fs::read_to_string(translated)?;
    for (copies, detaches) in COPIES {
        ensure!(text.matches(copies).count() == 1, "{}: wasm2js grows its memory in another way now", translated.display());
        text = text.replace(copies, detaches);
    }
    Ok(fs::write(translated, text)?)
}

/// One classic script with everything in it.
fn script(name: &str, glue: &[(&str, &Path)], text: Option<&Path>, work: &Path, out: &Path) -> Result<()> {
    let mut esbuild = node_tool("esbuild");
    esbuild
        .arg(root().join(format!("extension/js/{name}.js")))
        .args(["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=error", "--define:import.meta.url=undefined"])
        .arg("--target=chrome130,firefox140")
        .arg(format!("--alias:login-rescue-site={}", work.join("site.js").display()))
        .arg(format!("--outfile={}", out.join(format!("{name}.js")).display()));
    for (module, path) in glue {
        esbuild.arg(format!("--alias:login-rescue-{module}={}", path.display()));
    }
    if let Some(path) = text {
        esbuild.arg(format!("--alias:login-rescue-{}-text={}", glue.first().map_or("", |g| g.0), path.display()));
    }
    run(&format!("bundle {name}.js"), &mut esbuild)
}

/// What the watchman needs to know of the site, from the same tables as the engine.
fn site_module() -> String {
    use login_rescue::site;
    format!(
        "export const SELECTOR = {};\nexport const TITLE = /{}/i;\n",
        serde_json::Value::from(site::selectors::WAKE),
        site::selectors::WAKE_TITLE
    )
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
