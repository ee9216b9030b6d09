//! Reads JSON lines from standard input and prints each text as it would be
//! kept, one JSON line per line:
//!
//! ```text
//! {"text":"「ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ」は登録されていません（E-2041）","typed":["natsu-2041"]}
//! {"text":"「***@***」は登録されていません（E-2041）"}
//! ```
//!
//! `typed`: what stands in the fields; it may be left out. A malformed line gives
//! `{"error":"…"}`, so that each line has its answer.

use std::io::{self, BufRead, Write};

use login_rescue::redact::masked;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
    #[serde(default)]
    typed: Vec<String>,
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = match serde_json::from_slice(&line) {
            Ok(Question { text, typed }) => json!({ "text": masked(&text, &typed) }),
            Err(error) => json!({ "error": error.to_string() }),
        };
        writeln!(out, "{answer}")?;
        // Whoever asks line by line gets each answer at once.
        out.flush()?;
    }
    Ok(())
}
