//! The forms in which the record is handed over. A new form is a line here,
//! its file in this folder, and its two sentences (`form_…`, `form_…_for`).

use super::time::Local;
use super::{Extras, Record, Wording, bundle, card, csv, file_name, html, json, text};

/// A form of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Plain text, whole.
    Text,
    /// Plain text, cut to 2,000 characters.
    Text2000,
    /// Plain text, cut to 1,000 characters.
    Text1000,
    /// One HTML file.
    Html,
    /// A table for spreadsheets.
    Csv,
    /// The backup, for programs and for reading back in.
    Json,
    /// A drawing of the record.
    Card,
    /// All of these in one file.
    Zip,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [Self::Text1000, Self::Text2000, Self::Text, Self::Card, Self::Html, Self::Csv, Self::Json, Self::Zip];

    /// Its name in HTML and in the keys of sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Text2000 => "text-2000",
            Self::Text1000 => "text-1000",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Card => "card",
            Self::Zip => "zip",
        }
    }

    /// How the name of its file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Text2000 => "2000.txt",
            Self::Text1000 => "1000.txt",
            Self::Card => "png",
            Self::Html | Self::Csv | Self::Json | Self::Zip => self.name(),
        }
    }

    /// The type of its file.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text | Self::Text2000 | Self::Text1000 => "text/plain;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Card => "image/png",
            Self::Zip => "application/zip",
        }
    }

    /// Whether chosen pictures go into it.
    #[must_use]
    pub fn takes_pictures(self) -> bool {
        matches!(self, Self::Html | Self::Zip)
    }

    /// The name of its file, such as `hapitas-login-2026-11-22.csv`.
    #[must_use]
    pub fn file(self, made: Local) -> String {
        file_name(made, self.ending())
    }
}

/// All that the forms are made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The record.
    pub record: &'a Record,
    /// What the person chose to add.
    pub extras: &'a Extras,
    /// When the files are made.
    pub made: Local,
    /// The version of the extension.
    pub extension: &'a str,
    /// The language of the files.
    pub words: Wording<'a>,
}

impl Source<'_> {
    /// The text of a form. The card is SVG here, and becomes a picture where
    /// there is a canvas; a ZIP file is no text.
    #[must_use]
    pub fn text(&self, form: Form) -> Option<String> {
        let Self { record, extras, made, extension, words } = self;
        match form {
            Form::Text => Some(text::whole(record, extras, *made, words)),
            Form::Text2000 => Some(text::cut(record, extras, *made, 2000, words)),
            Form::Text1000 => Some(text::cut(record, extras, *made, 1000, words)),
            Form::Html => Some(html::page(record, extras, *made, words)),
            Form::Csv => Some(csv::table(record, &|key| words.text(key))),
            Form::Json => Some(json::log(record, *made, extension)),
            Form::Card => Some(card::drawing(record, *made, words)),
            Form::Zip => None,
        }
    }

    /// What goes into the ZIP file, in this order; each is made only when it
    /// is asked for. The card comes as the picture that the screen made of it.
    pub fn entries(&self, card: Option<&[u8]>) -> impl Iterator<Item = (String, Vec<u8>)> {
        let texts = [Form::Text, Form::Html, Form::Csv, Form::Json].into_iter();
        let texts = texts.filter_map(|form| Some((form.file(self.made), self.text(form)?.into_bytes())));
        let card = card.map(|png| (Form::Card.file(self.made), png.to_vec()));
        let pictures = self.extras.pictures.iter().enumerate();
        texts.chain(card).chain(pictures.map(|(n, picture)| (format!("pictures/{}", picture.file(n + 1)), picture.png.clone())))
    }

    /// How many entries that are.
    #[must_use]
    pub fn entry_count(&self, card: bool) -> usize {
        4 + usize::from(card) + self.extras.pictures.len()
    }

    /// The ZIP file in one go.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn zip(&self, card: Option<&[u8]>) -> Result<Vec<u8>, bundle::NotBundled> {
        let mut bundle = bundle::Bundle::new(self.made);
        for (name, contents) in self.entries(card) {
            bundle.add(&name, &contents)?;
        }
        bundle.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::Picture;
    use super::super::samples::weeks;
    use super::super::wording::tests::sentences;
    use super::*;

    const MADE: i64 = 1_795_349_471_000;

    fn zip_of(extras: &Extras) -> Vec<u8> {
        let (ja, made) = (sentences("ja"), Local::new(MADE, 540));
        let record = weeks(5);
        let source = Source { record: &record, extras, made, extension: "0.1.0", words: Wording::new(&ja, made) };
        assert_eq!(source.entries(Some(&[1])).count(), source.entry_count(true));
        source.zip(Some(&[1])).expect("a zip file")
    }

    #[test]
    fn files_carry_the_date_and_their_kind() {
        let names: Vec<String> = Form::ALL.iter().map(|form| form.file(Local::new(MADE, 540))).collect();
        let expected =
            ["1000.txt", "2000.txt", "txt", "png", "html", "csv", "json", "zip"].map(|ending| format!("hapitas-login-2026-11-22.{ending}"));
        assert_eq!(names, expected);
    }

    #[test]
    fn the_zip_file_holds_every_form_and_is_the_same_each_time() {
        let picture = Picture { at: Local::new(MADE, 540), png: vec![2] };
        let extras = Extras { address: None, pictures: vec![picture] };
        let zip = zip_of(&extras);
        assert_eq!(zip, zip_of(&extras));
        let archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip file");
        let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let forms = ["txt", "html", "csv", "json", "png"].map(|ending| format!("hapitas-login-2026-11-22.{ending}"));
        let others = ["pictures/1-2026-11-22.png".to_owned(), bundle::SUMS.to_owned()];
        assert_eq!(names, forms.into_iter().chain(others).collect::<Vec<_>>());
    }

    #[test]
    fn without_a_choice_no_picture_is_in_it() {
        let archive = zip::ZipArchive::new(Cursor::new(zip_of(&Extras::default()))).expect("a zip file");
        assert!(archive.file_names().all(|name| !name.expect("a name").starts_with("pictures/")));
    }
}
