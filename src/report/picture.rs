//! A picture of a page, as it goes into a file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::time::Local;
use crate::journal::storage::picture::data;

/// A picture of a page, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// When it was taken.
    pub at: Local,
    /// A PNG file.
    pub png: Vec<u8>,
}

impl Picture {
    /// The picture in a `data:` address, as the storage holds it; `None` for a text that is no PNG.
    #[must_use]
    pub fn read(at: Local, address: &str) -> Option<Self> {
        const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
        let png = STANDARD.decode(data(address)?).ok()?;
        png.starts_with(SIGNATURE).then_some(Self { at, png })
    }

    /// Its `data:` address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("data:image/png;base64,{}", STANDARD.encode(&self.png))
    }

    /// The name of its file, such as `1-2026-11-22.png` for the first one.
    #[must_use]
    pub fn file(&self, number: usize) -> String {
        format!("{number}-{}.png", self.at.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_of_a_kept_picture_come_back() {
        let at = Local::new(1_795_349_471_000, 540);
        let picture = Picture { at, png: b"\x89PNG\r\n\x1a\nrest".to_vec() };
        assert_eq!(Picture::read(at, &picture.address()), Some(picture.clone()));
        assert_eq!(picture.file(2), "2-2026-11-22.png");
    }

    #[test]
    fn what_is_no_png_is_no_picture() {
        let at = Local::new(0, 0);
        for text in [
            "",
            "data:image/png;base64,",
            "data:image/png;base64,AAAA",
            "data:image/png;base64,iVBORw0KGgo",
            "data:image/svg+xml;base64,AAAA",
        ] {
            assert_eq!(Picture::read(at, text), None, "{text}");
        }
    }
}
