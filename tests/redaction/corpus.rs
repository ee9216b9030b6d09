//! The written texts: what each has to become.

use login_rescue::redact::{masked, places};

/// Of the harmless texts of the corpus at most this share is touched, in percent.
const MOST_LOST: f64 = 1.0;

/// A line of the corpus.
struct Case {
    kind: String,
    text: String,
    kept: String,
    typed: Vec<String>,
}

impl Case {
    fn masked(&self) -> String {
        masked(&self.text, &self.typed)
    }

    fn is_harmless(&self) -> bool {
        self.kind == "harmless"
    }
}

/// `<U+200B>` stands for that character.
fn written_out(cell: &str) -> String {
    let mut parts = cell.split("<U+");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('>').unwrap_or_default();
        out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

fn corpus() -> Vec<Case> {
    let lines = include_str!("../corpora/redaction.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            // A line that has too few cells fails the comparison, and is shown there.
            let mut cells = line.split('\t').map(written_out);
            let mut cell = || cells.next().unwrap_or_default();
            let (kind, text, kept, typed) = (cell(), cell(), cell(), cell());
            Case { kind, text, kept, typed: typed.split('|').filter(|typed| !typed.is_empty()).map(str::to_owned).collect() }
        })
        .collect()
}

#[test]
fn the_corpus_is_kept_as_it_says() {
    let corpus = corpus();
    assert!(corpus.len() >= 800, "{}", corpus.len());
    let wrong: Vec<String> = corpus
        .iter()
        .filter(|case| case.masked() != case.kept)
        .map(|case| format!("{}: {}\n  expected {}\n  became   {}", case.kind, case.text, case.kept, case.masked()))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus.len(), wrong.join("\n"));
}

#[test]
fn nothing_gets_through_and_hardly_anything_is_lost() {
    let corpus = corpus();
    let wrong = |harmless: bool| {
        let (all, wrong): (Vec<&Case>, Vec<&Case>) =
            corpus.iter().filter(|case| case.is_harmless() == harmless).partition(|case| case.masked() == case.kept);
        (wrong.len(), all.len() + wrong.len())
    };
    let ((leaks, secret), (lost, harmless)) = (wrong(false), wrong(true));
    let percent = 100.0 * lost as f64 / harmless as f64;
    println!("{} texts; {leaks} of {secret} get through; harmless ones touched: {lost} of {harmless} ({percent:.1} %)", corpus.len());
    assert!(secret >= 400 && harmless >= 300);
    assert_eq!(leaks, 0);
    assert!(percent <= MOST_LOST);
}

#[test]
fn twice_is_the_same_as_once() {
    for case in corpus() {
        let once = case.masked();
        assert_eq!(masked(&once, &case.typed), once);
        assert_eq!(masked(&once, &[]), once, "the background knows no field");
    }
}

#[test]
fn places_lie_in_order_and_between_characters() {
    for case in corpus() {
        let mut end = 0;
        for place in places(&case.text, &case.typed) {
            assert!(end <= place.at.start && place.at.start < place.at.end, "{}", case.text);
            assert!(case.text.get(place.at.clone()).is_some(), "{}", case.text);
            end = place.at.end;
        }
    }
}
