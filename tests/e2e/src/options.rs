//! What a session is started with.

use std::path::PathBuf;

use serde_json::Value;

/// The two browsers every test runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Debian's Chromium.
    Chromium,
    /// Debian's Firefox ESR.
    Firefox,
}

impl Browser {
    /// The name in file names and in `dist/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The language the browser itself speaks; pages see it in `navigator.language`, the extension in
/// `i18n.getUILanguage()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// `ja`
    #[default]
    Japanese,
    /// `en-US`, which is what `getUILanguage()` says in both browsers.
    English,
}

/// The extension a session starts with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Extension {
    /// The product: `$E2E_DIST/<browser>`, else `dist/<browser>` of the repository; Chromium's folder is `chrome`.
    #[default]
    Dist,
    /// A copy of the product whose shadow roots are open, for [`Session::audit`](crate::Session::audit).
    OpenRoots,
    /// Another unpacked extension.
    Folder(PathBuf),
    /// A browser without any.
    None,
}

/// The local server that stands for every host name on port 443.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its port on 127.0.0.1.
    pub port: u16,
    /// Base64 of the SHA-256 of its certificate's public key (SPKI).
    pub spki_sha256: String,
}

/// How to start a browser. The default is what a user of hapitas.jp has.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where all names lead; without it they lead nowhere.
    pub server: Option<Server>,
    /// The extension under test.
    pub extension: Extension,
    /// The browser's language.
    pub language: Language,
    /// Width and height of the window, in CSS pixels.
    pub window: (u32, u32),
    /// `prefers-color-scheme: dark`
    pub dark: bool,
    /// `forced-colors: active`
    pub forced_colors: bool,
    /// On a screen of its own (Xvfb), with a real keyboard: see [`Session::caps_lock`](crate::Session::caps_lock).
    pub headful: bool,
    /// In a window on the display that the person has (`DISPLAY`), instead of headless.
    pub on_screen: bool,
    /// Where files that pages save go, without asking.
    pub downloads: Option<PathBuf>,
    /// Use and keep this profile folder, instead of a fresh one that goes with the session.
    pub profile: Option<PathBuf>,
    /// Whether the browser accepts the server's certificate, which nobody has signed.
    pub accepts_certificate: bool,
    /// More command-line flags for Chromium.
    pub chromium_flags: Vec<String>,
    /// More preferences for Chromium, by their path.
    pub chromium_prefs: Vec<(String, Value)>,
    /// More preferences for Firefox.
    pub firefox_prefs: Vec<(String, Value)>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            server: None,
            extension: Extension::default(),
            language: Language::default(),
            window: (1280, 900),
            dark: false,
            forced_colors: false,
            headful: false,
            on_screen: false,
            downloads: None,
            profile: None,
            accepts_certificate: true,
            chromium_flags: Vec::new(),
            chromium_prefs: Vec::new(),
            firefox_prefs: Vec::new(),
        }
    }
}
