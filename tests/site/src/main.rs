//! Runs the reconstructed site by hand until it is killed.

use std::error::Error;

use reconstructed_site::{MAIL, PASSWORD, Site};

const ADDRESS: &str = "https://hapitas.jp/auth/signin/";

fn main() -> Result<(), Box<dyn Error>> {
    let port = match std::env::args().nth(1) {
        Some(port) => port.parse()?,
        None => 0,
    };
    let site = Site::start_on(port)?;
    let port = site.port();
    let map = |name: &str| format!("MAP {name}:443 127.0.0.1:{port}");
    let rules = ["hapitas.jp", "*.hapitas.jp", "other.example", "*.other.example"].map(map);
    println!("port         {port}");
    println!("SPKI SHA-256 {}", site.spki_sha256());
    println!("account      {MAIL} / {PASSWORD}");
    println!();
    println!(
        "chromium --user-data-dir=$(mktemp -d) --no-first-run --disable-quic \
         --host-resolver-rules=\"{}\" --ignore-certificate-errors-spki-list={} {ADDRESS}",
        rules.join(","),
        site.spki_sha256()
    );
    println!();
    println!(
        "profile=$(mktemp -d); printf '%s\\n' \
         'user_pref(\"network.dns.forceResolve\", \"127.0.0.1\");' \
         'user_pref(\"network.socket.forcePort\", \"443={port}\");' \
         > $profile/user.js; firefox-esr --profile $profile {ADDRESS}"
    );
    println!("(Firefox asks once whether to accept the certificate; drivers set acceptInsecureCerts.)");
    loop {
        std::thread::park();
    }
}
