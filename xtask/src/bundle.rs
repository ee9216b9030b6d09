//! Every script of the extension: cargo → wasm-bindgen → binaryen → one file
//! per place.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::binaryen::{optimise, translate};
use crate::compile::{Effort, compile, compile_for_translation};
use crate::glue::{Loader, bindgen};
use crate::shell::{empty, root};
use crate::{constants, esbuild, literals, text};

/// Modules that run in a page: WebAssembly as text inside the script, and a translation.
pub(crate) const IN_PAGE: [&str; 5] = ["content", "panel", "reset", "lens", "point"];
/// Modules of the extension's own pages, which load their WebAssembly as a file.
pub(crate) const OWN: [&str; 3] = ["background", "popup", "journal"];

/// Builds every script; returns the folder that holds them.
pub(crate) fn bundle(effort: Effort) -> Result<PathBuf> {
    literals::refuse(&root().join("extension/js"), constants::KEYS)?;
    let work = Work::begin(effort)?;
    let compiled = compile(effort, &["--bins"])?;
    for name in IN_PAGE {
        work.in_page(name, &compiled)?;
    }
    for name in OWN {
        work.own(name, &compiled)?;
    }
    if effort == Effort::Release {
        let compiled = compile_for_translation()?;
        for name in IN_PAGE {
            work.translated(name, &compiled)?;
        }
    }
    Ok(work.out())
}

/// The folder in which all is made.
struct Work {
    folder: PathBuf,
    effort: Effort,
}

impl Work {
    fn begin(effort: Effort) -> Result<Self> {
        let work = Self { folder: empty(root().join("target/bundle"))?, effort };
        fs::create_dir_all(work.out())?;
        fs::write(work.constants(), constants::module())?;
        Ok(work)
    }

    /// The folder of what is done.
    fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    fn constants(&self) -> PathBuf {
        self.folder.join("constants.js")
    }

    /// A script that carries its WebAssembly as text.
    fn in_page(&self, name: &str, compiled: &Path) -> Result<()> {
        let (glue, wasm) = self.module(name, compiled)?;
        let text = glue.join("text.cjs");
        fs::write(&text, text::module(&fs::read(wasm)?))?;
        // Without the default export, which fetches a module: in a page there is nothing to fetch.
        let start = glue.join("start.js");
        fs::write(&start, format!("export * from './{name}.js';\n"))?;
        self.script(name, &[(name.to_owned(), start), (format!("{name}-text"), text)])
    }

    /// A script that loads its WebAssembly from the file beside it.
    fn own(&self, name: &str, compiled: &Path) -> Result<()> {
        let (glue, wasm) = self.module(name, compiled)?;
        fs::copy(wasm, self.out().join(format!("{name}.wasm")))?;
        self.script(name, &[(name.to_owned(), glue.join(format!("{name}.js")))])
    }

    /// A script that needs no WebAssembly.
    fn translated(&self, name: &str, compiled: &Path) -> Result<()> {
        let script = format!("{name}-translated");
        let glue = self.folder.join(&script);
        bindgen(compiled, name, &glue, Loader::Imports)?;
        translate(name, &glue)?;
        self.script(&script, &[(name.to_owned(), glue.join("start.js"))])
    }

    /// The folder of a module's glue, and its WebAssembly.
    fn module(&self, name: &str, compiled: &Path) -> Result<(PathBuf, PathBuf)> {
        let glue = self.folder.join(name);
        bindgen(compiled, name, &glue, Loader::Script)?;
        let wasm = glue.join(format!("{name}_bg.wasm"));
        if self.effort == Effort::Release {
            optimise(&wasm)?;
        }
        Ok((glue, wasm))
    }

    /// Bundles `extension/js/<name>.js`; the modules are imported by their names behind `login-rescue-`.
    fn script(&self, name: &str, modules: &[(String, PathBuf)]) -> Result<()> {
        let mut aliases = vec![(constants::MODULE.to_owned(), self.constants())];
        aliases.extend(modules.iter().map(|(module, path)| (format!("login-rescue-{module}"), path.clone())));
        let entry = format!("extension/js/{name}.js");
        esbuild::bundle(Path::new(&entry), &aliases, &self.out().join(format!("{name}.js")))
    }
}
