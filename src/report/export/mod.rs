//! The forms in which the record is handed over. A new form is a variant here,
//! its file in this folder, and its two sentences (`form_…`, `form_…_for`).

pub mod bundle;
pub mod card;
pub mod csv;
pub mod html;
pub mod json;
pub mod text;

use strum::VariantArray;

use super::time::Local;
use super::{Extras, Record, Wording, file_name};
use crate::named::Named;

/// A form of the record, in the order in which they are offered. The name is that
/// of HTML and of the keys of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ExportFormat {
    /// Plain text, cut to 1,000 characters.
    #[strum(serialize = "text-1000")]
    Text1000,
    /// Plain text, cut to 2,000 characters.
    #[strum(serialize = "text-2000")]
    Text2000,
    /// Plain text, whole.
    Text,
    /// A drawing of the record.
    Card,
    /// One HTML file.
    Html,
    /// A table for spreadsheets.
    Csv,
    /// The backup, for programs and for reading back in.
    Json,
    /// All of these in one file.
    Zip,
}

impl ExportFormat {
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

    /// Whether the ZIP file holds it. What is cut is there whole.
    #[must_use]
    pub fn is_bundled(self) -> bool {
        match self {
            Self::Text | Self::Card | Self::Html | Self::Csv | Self::Json => true,
            Self::Text1000 | Self::Text2000 | Self::Zip => false,
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
    pub fn text(&self, form: ExportFormat) -> Option<String> {
        let Self { record, extras, made, extension, words } = self;
        match form {
            ExportFormat::Text => Some(text::whole(record, extras, *made, words)),
            ExportFormat::Text2000 => Some(text::cut(record, extras, *made, 2000, words)),
            ExportFormat::Text1000 => Some(text::cut(record, extras, *made, 1000, words)),
            ExportFormat::Html => Some(html::page(record, extras, *made, words)),
            ExportFormat::Csv => Some(csv::table(record, &|key| words.text(key))),
            ExportFormat::Json => Some(json::log(record, *made, extension)),
            ExportFormat::Card => Some(card::drawing(record, *made, words)),
            ExportFormat::Zip => None,
        }
    }

    /// What goes into the ZIP file, in this order; each is made only when it
    /// is asked for. The card comes as the picture that the screen made of it.
    pub fn entries(&self, card: Option<&[u8]>) -> impl Iterator<Item = (String, Vec<u8>)> {
        let texts = bundled_texts().filter_map(|form| Some((form.file(self.made), self.text(form)?.into_bytes())));
        let card = card.map(|png| (ExportFormat::Card.file(self.made), png.to_vec()));
        let pictures = self.extras.pictures.iter().enumerate();
        texts.chain(card).chain(pictures.map(|(n, picture)| (format!("pictures/{}", picture.file(n + 1)), picture.png.clone())))
    }

    /// How many entries that are.
    #[must_use]
    pub fn entry_count(&self, card: bool) -> usize {
        bundled_texts().count() + usize::from(card) + self.extras.pictures.len()
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

/// What the ZIP file holds besides the card, which comes as a picture.
fn bundled_texts() -> impl Iterator<Item = ExportFormat> {
    ExportFormat::VARIANTS.iter().copied().filter(|form| form.is_bundled() && *form != ExportFormat::Card)
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
        let names: Vec<String> = ExportFormat::VARIANTS.iter().map(|form| form.file(Local::new(MADE, 540))).collect();
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
