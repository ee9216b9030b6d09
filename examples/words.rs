//! Reads JSON lines from standard input and prints what the site's words are
//! taken for, one JSON line per line:
//!
//! ```text
//! {"text":"メールアドレスまたはパスワードが違います"}
//! {"answer":true,"trouble":false,"meaning":"wrong-input","ground":"…"}
//! ```
//!
//! `answer`: whether the text would be found in a page in which it has no class,
//! role or colour; `trouble`: whether it tells of trouble of the whole site;
//! `meaning` and `ground` (the Japanese sentence of the ground that quotes the
//! site so) are absent where there is none. A malformed line is told on standard
//! error with its number, and the next one is read.

use std::error::Error;
use std::io::{self, BufRead, Write};

use login_rescue::advice::ground_of;
use login_rescue::form::texts::says_answer;
use login_rescue::named::Named;
use login_rescue::report::key;
use login_rescue::site::messages::{meaning, trouble};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    answer: bool,
    trouble: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<&'a str>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let sentences: Map<String, Value> = serde_json::from_str(include_str!("../extension/_locales/ja/advice.json"))?;
    let mut out = io::stdout().lock();
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(Question { text }) => writeln!(out, "{}", serde_json::to_string(&judged(&text, &sentences))?)?,
            Err(wrong) => eprintln!("line {}: {wrong}", number + 1),
        }
    }
    Ok(())
}

fn judged<'a>(text: &str, sentences: &'a Map<String, Value>) -> Answer<'a> {
    let meant = meaning(text);
    let ground = meant.and_then(ground_of).and_then(|rule| sentences.get(&key("ground", &rule))?.as_str());
    Answer { answer: says_answer(text), trouble: trouble(text).is_some(), meaning: meant.map(|meant| meant.name()), ground }
}
