//! How Chromium is started.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::process::command;
use crate::tools::Tool;
use crate::{Language, Options, Result};

const FLAGS: &[&str] = &[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-crash-restore-bubble",
    // A tab behind another one must not be slowed down: tests wait on both.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
];

/// The names the server answers to.
const HOSTS: [&str; 4] = ["hapitas.jp", "*.hapitas.jp", "other.example", "*.other.example"];

/// The driver, in the environment that gives the browser its language.
pub(crate) fn driver(options: &Options) -> Result<Command> {
    let mut driver = command(Tool::Chromedriver.find()?);
    driver.arg("--port=0");
    // On Linux Chromium takes its language from here and not from `--lang`.
    driver.env("LANGUAGE", tag(options.language));
    Ok(driver)
}

/// "ChromeDriver was started successfully on port 37671."
pub(crate) fn announced_port(line: &str) -> Option<u16> {
    line.strip_prefix("ChromeDriver was started successfully on port ")?.trim_end_matches('.').parse().ok()
}

pub(crate) fn capabilities(options: &Options, extension: Option<&Path>, profile: &Path) -> Result<Value> {
    let mut args: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
    let (width, height) = options.window;
    args.push(format!("--window-size={width},{height}"));
    args.push(format!("--user-data-dir={}", profile.display()));
    args.push(format!("--lang={}", tag(options.language)));
    args.push(format!("--accept-lang={}", accepted(options.language)));
    if !options.headful && !options.on_screen {
        args.push("--headless=new".to_owned());
    }
    if options.dark {
        args.push("--force-dark-mode".to_owned());
    }
    if options.forced_colors {
        args.push("--force-high-contrast".to_owned());
    }
    if let Some(extension) = extension {
        args.push(format!("--load-extension={}", extension.display()));
    }
    if let Some(server) = &options.server {
        let to = format!(":443 127.0.0.1:{}", server.port);
        let hosts = HOSTS.map(|host| format!("MAP {host}{to}")).join(",");
        // No other name leads anywhere: what a test forgot, and what the browser asks on its own.
        args.push(format!("--host-resolver-rules={hosts},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"));
        if options.accepts_certificate {
            args.push(format!("--ignore-certificate-errors-spki-list={}", server.spki_sha256));
        }
    }
    args.extend(options.chromium_flags.iter().cloned());
    let mut prefs = serde_json::Map::new();
    if let Some(downloads) = &options.downloads {
        prefs.insert("download.default_directory".to_owned(), json!(downloads));
    }
    prefs.extend(options.chromium_prefs.iter().cloned());
    Ok(json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": Tool::Chromium.find()?,
            "args": args,
            "prefs": prefs,
            // The driver turns extensions off unless told not to.
            "excludeSwitches": ["disable-extensions", "enable-automation"],
        },
    }))
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Japanese => "ja",
        Language::English => "en_US",
    }
}

fn accepted(language: Language) -> &'static str {
    match language {
        Language::Japanese => "ja,en-US,en",
        Language::English => "en-US,en",
    }
}
