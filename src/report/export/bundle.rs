//! Every form of the record in one ZIP file, with the SHA-256 sum of each, so
//! that whoever gets it can see that nothing was changed on the way:
//! `sha256sum -c SHA256SUMS.txt`.

use std::io::{Cursor, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::report::time::Local;

/// The name of the list of sums.
pub const SUMS: &str = "SHA256SUMS.txt";

/// A ZIP file that is being put together: one file at a time, so that a
/// screen can show how far it is. The same files give the same bytes.
pub struct Bundle {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    sums: String,
}

/// Why no ZIP file could be made; what the library said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotBundled(pub String);

impl Bundle {
    /// `made`: the time that its files carry.
    #[must_use]
    pub fn new(made: Local) -> Self {
        let options = SimpleFileOptions::default().last_modified_time(time(made));
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options, sums: String::new() }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When the library refuses it, such as a second file of the same name.
    pub fn add(&mut self, name: &str, contents: &[u8]) -> Result<(), NotBundled> {
        self.write(name, contents)?;
        self.sums.push_str(&format!("{}  {name}\n", sum(contents)));
        Ok(())
    }

    /// The ZIP file, with the list of sums as its last entry.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn finish(mut self) -> Result<Vec<u8>, NotBundled> {
        let sums = std::mem::take(&mut self.sums);
        self.write(SUMS, sums.as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }

    fn write(&mut self, name: &str, contents: &[u8]) -> Result<(), NotBundled> {
        // A PNG is compressed already: trying once more costs seconds and saves nothing.
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.zip.start_file(name, self.options.compression_method(method))?;
        self.zip.write_all(contents).map_err(|error| NotBundled(error.to_string()))
    }
}

impl From<zip::result::ZipError> for NotBundled {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}

/// The SHA-256 sum in hexadecimal.
#[must_use]
pub fn sum(contents: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    Sha256::digest(contents).iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// ZIP knows the years 1980 to 2107 and no zone; other times are its beginning.
fn time(made: Local) -> DateTime {
    let [month, day, hour, minute, second] =
        [made.month(), made.day_of_month(), i64::try_from(made.hour()).unwrap_or_default(), made.minute_of_hour(), made.second_of_minute()]
            .map(|part| u8::try_from(part).unwrap_or_default());
    let year = u16::try_from(made.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn bundle(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bundle = Bundle::new(Local::new(1_795_349_471_000, 540));
        for (name, contents) in files {
            bundle.add(name, contents).expect("added");
        }
        bundle.finish().expect("finished")
    }

    #[test]
    fn what_went_in_comes_out_with_its_sum() {
        let text = "記録".repeat(1000);
        let zip = bundle(&[("a.txt", text.as_bytes()), ("pictures/1.png", &[0, 255])]);
        assert!(zip.len() < 1000, "compressed: {}", zip.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip file");
        let mut read = |name: &str| {
            let mut contents = Vec::new();
            archive.by_name(name).expect(name).read_to_end(&mut contents).expect("read");
            contents
        };
        assert_eq!((read("a.txt"), read("pictures/1.png")), (text.into_bytes(), vec![0, 255]));
        let sums = String::from_utf8(read(SUMS)).expect("text");
        assert_eq!(sums.lines().count(), 2);
        assert!(sums.ends_with(&format!("{}  pictures/1.png\n", sum(&[0, 255]))), "{sums}");
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files: [(&str, &[u8]); 2] = [("a.txt", b"a"), ("b.txt", b"b")];
        assert_eq!(bundle(&files), bundle(&files));
    }

    #[test]
    fn the_sum_is_the_one_that_everybody_knows() {
        // FIPS 180-2, "abc".
        assert_eq!(sum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn one_name_twice_is_an_error() {
        let mut bundle = Bundle::new(Local::new(0, 0));
        assert_eq!(bundle.add("a.txt", b"a"), Ok(()));
        assert!(bundle.add("a.txt", b"b").is_err());
    }
}
