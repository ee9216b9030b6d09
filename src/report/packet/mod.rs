//! All of it for somebody who is to help in person, such as a consumer centre:
//! a page that says it in short, letters and replies, what the site said,
//! pictures, everything that happened by its date, the terms of use. One HTML
//! file that prints well, and a ZIP file of that and of what it is made from.

mod history;
mod letters;
mod summary;

use serde::Serialize;

use super::export::bundle::{Bundle, NotBundled};
use super::export::html::{document, pictures, said, section, written};
use super::export::{ExportFormat, Source};
use super::letter::{Case, Details};
use super::markup::element;
use super::{Extras, Picture, file_name};
use crate::journal::event::Fact;

/// What there is to know about consumer centres, as keys of sentences: that
/// they are the last resort, what 188 is, when to call, what to bring.
pub const CENTRE: [&str; 4] = ["centre_last", "centre_what", "centre_when", "centre_bring"];

/// What somebody may want of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PacketOptions {
    /// To log in again.
    LogIn,
    /// To know what became of the account.
    Account,
    /// To have the points kept, or to exchange them.
    Points,
    /// An answer.
    Answer,
}

/// What a packet is made of.
#[derive(Clone, Copy)]
pub struct Packet<'a> {
    /// The record and what was looked up in it.
    pub case: &'a Case<'a>,
    /// What names the person, if it is to stand there.
    pub details: Option<&'a Details>,
    /// What the person wants.
    pub wishes: &'a [PacketOptions],
    /// The same in the person's own words; may be empty.
    pub own_words: &'a str,
    /// Pictures that the person chose.
    pub pictures: &'a [Picture],
    /// The version of the extension.
    pub extension: &'a str,
}

impl Packet<'_> {
    /// The HTML file.
    #[must_use]
    pub fn page(&self) -> String {
        let (case, words) = (self.case, &self.case.words);
        let title = words.text("packet_title");
        let header = element("header")
            .with(element("h1").text(&title))
            .with(element("p").attr("class", "quiet").text(written(case.made(), words)))
            .with(element("p").attr("class", "quiet").text(words.text("packet_remembered")));
        let terms = self.terms().map(|terms| section("packet_terms", words).with(element("p").attr("class", "letter").text(terms)));
        let body = element("body")
            .with(header)
            .with(section("packet_summary", words).with(self.facts()))
            .with_all(letters::section_of(case))
            .with_all(said(&case.figures, words))
            .with_all(pictures(self.pictures, words))
            .with_all(history::section_of(case))
            .with_all(terms);
        document(&title, body, words)
    }

    /// The page that says it in short, as text.
    #[must_use]
    pub fn summary(&self) -> String {
        let words = &self.case.words;
        let mut lines = vec![words.text("packet_title"), written(self.case.made(), words), words.text("packet_remembered"), String::new()];
        for (name, values) in summary::facts(self) {
            lines.push(words.with("packet_named", &[&name]));
            lines.extend(values);
        }
        lines.join("\n") + "\n"
    }

    /// What goes into the ZIP file, in this order; each is made only when it is asked for.
    pub fn entries(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let made = self.case.made();
        let extras = Extras::default();
        let own = [("packet.html", self.page()), ("summary.txt", self.summary())].into_iter();
        let own = own.map(move |(ending, text)| (file_name(made, ending), text.into_bytes()));
        let record = [ExportFormat::Text, ExportFormat::Csv, ExportFormat::Json].into_iter().filter_map(move |form| {
            let source = Source { record: self.case.record, extras: &extras, made, extension: self.extension, words: self.case.words };
            Some((form.file(made), source.text(form)?.into_bytes()))
        });
        let terms = self.terms().map(|terms| ("terms.txt".to_owned(), terms.as_bytes().to_vec()));
        let pictures = self.pictures.iter().enumerate();
        let pictures = pictures.map(|(n, picture)| (format!("pictures/{}-{}.png", n + 1, picture.at.day()), picture.png.clone()));
        own.chain(letters::files(self.case)).chain(record).chain(terms).chain(pictures)
    }

    /// The ZIP file.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn zip(&self) -> Result<Vec<u8>, NotBundled> {
        let mut bundle = Bundle::new(self.case.made());
        for (name, contents) in self.entries() {
            bundle.add(&name, &contents)?;
        }
        bundle.finish()
    }

    fn facts(&self) -> super::markup::Element {
        super::export::html::pairs(summary::facts(self).into_iter())
    }

    /// The latest terms of use that the person saved.
    fn terms(&self) -> Option<&str> {
        self.case.record.events.iter().rev().find_map(|event| match &event.fact {
            Fact::Terms(terms) => Some(terms.text.as_str()),
            _ => None,
        })
    }
}
