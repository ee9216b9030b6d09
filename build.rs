//! Lists the languages: a language is its folder in `extension/_locales`, and nothing else.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    const FOLDER: &str = "extension/_locales";
    println!("cargo::rerun-if-changed={FOLDER}");
    let folders = fs::read_dir(FOLDER)?.collect::<io::Result<Vec<_>>>()?;
    let mut languages: Vec<String> =
        folders.iter().filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    // The site's own language stands first where there is a choice.
    languages.sort_by_key(|language| (language != "ja", language.clone()));
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("languages.rs"), format!("&{languages:?}"))
}
