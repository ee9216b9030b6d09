//! binaryen's tools: modules as small as they get, and their translation to
//! JavaScript.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::shell::{node_tool, run};

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

/// Makes a module smaller, in its place.
pub(crate) fn optimise(file: &Path) -> Result<()> {
    wasm_opt(file, &[])
}

fn wasm_opt(file: &Path, more: &[&str]) -> Result<()> {
    let mut opt = node_tool("wasm-opt");
    opt.arg(file).arg("-Oz").args(FEATURES).args(more).arg("-o").arg(file);
    run(&format!("wasm-opt {}", file.file_name().unwrap_or_default().to_string_lossy()), &mut opt)
}

/// `<name>_bg.wasm` to an ES module, and `start.js`, which starts it as wasm-bindgen's bundler glue would do it.
pub(crate) fn translate(name: &str, glue: &Path) -> Result<()> {
    let (wasm, translated) = (glue.join(format!("{name}_bg.wasm")), glue.join("translated.js"));
    wasm_opt(&wasm, &LOWER)?;
    let mut wasm2js = node_tool("wasm2js");
    wasm2js.arg(&wasm).args(["-Oz", "-o"]).arg(&translated);
    run(&format!("wasm2js {name}"), &mut wasm2js)?;
    fs::write(&translated, detaching_when_it_grows(fs::read_to_string(&translated)?)?)?;
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
fn detaching_when_it_grows(mut translated: String) -> Result<String> {
    const COPIES: [(&str, &str); 2] =
        [("new ArrayBuffer(newPages << 16)", "buffer.transfer(newPages << 16)"), ("newHEAP8.set(HEAP8);", "")];
    for (copies, detaches) in COPIES {
        ensure!(translated.matches(copies).count() == 1, "wasm2js grows its memory in another way now: no {copies:?}");
        translated = translated.replace(copies, detaches);
    }
    Ok(translated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_that_grows_detaches_its_old_buffer() {
        let translated = "let newBuffer = new ArrayBuffer(newPages << 16); newHEAP8.set(HEAP8);".to_owned();
        assert_eq!(detaching_when_it_grows(translated).unwrap(), "let newBuffer = buffer.transfer(newPages << 16); ");
    }

    #[test]
    fn another_translation_than_ours_is_refused() {
        for other in ["", "new ArrayBuffer(newPages << 16)", "new ArrayBuffer(newPages << 16); newHEAP8.set(HEAP8); newHEAP8.set(HEAP8);"] {
            assert!(detaching_when_it_grows(other.to_owned()).is_err(), "{other}");
        }
    }
}
