//! Relocations: where in the code the linker has to put an address or a number
//! that only it knows.

use std::ops::Range;

use anyhow::Result;
use wasm_encoder::{CustomSection, Encode};
use wasmparser::{RelocAddendKind, RelocSectionReader, RelocationEntry};

/// The section without the relocations that lie in one of these places of the
/// code: they would keep alive what they point at.
pub(super) fn outside_of<'a>(places: &[Range<usize>], name: &'a str, reader: &RelocSectionReader) -> Result<CustomSection<'a>> {
    let mut entries = Vec::new();
    let mut count = 0_u32;
    for entry in reader.entries() {
        let entry = entry?;
        if !places.iter().any(|place| place.contains(&(entry.offset as usize))) {
            encode(&entry, &mut entries);
            count += 1;
        }
    }
    let mut data = Vec::new();
    reader.section_index().encode(&mut data);
    count.encode(&mut data);
    data.extend(entries);
    Ok(CustomSection { name: name.into(), data: data.into() })
}

fn encode(entry: &RelocationEntry, out: &mut Vec<u8>) {
    out.push(entry.ty as u8);
    entry.offset.encode(out);
    entry.index.encode(out);
    // 32 or 64 bits wide, it is written as short as its value allows.
    if entry.ty.addend_kind() != RelocAddendKind::None {
        entry.addend.encode(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::BinaryReader;

    /// Of each kind the specification has: kind, offset, symbol and, where the kind has one, −3 to add.
    fn every_kind() -> Vec<u8> {
        let mut section = vec![9, 27];
        for kind in 0..27 {
            section.extend([kind, kind * 4, 1]);
            if matches!(kind, 3..=5 | 8 | 9 | 11 | 14..=17 | 21..=23 | 25) {
                section.push(0x7d);
            }
        }
        section
    }

    #[test]
    fn every_kind_of_relocation_comes_back() {
        let section = every_kind();
        let reader = RelocSectionReader::new(BinaryReader::new(&section, 0)).unwrap();
        let all = outside_of(&[], "reloc.CODE", &reader).unwrap();
        assert_eq!((all.name.as_ref(), all.data.as_ref()), ("reloc.CODE", &section[..]));
    }

    #[test]
    fn those_in_a_place_go() {
        let section = [9, 4, 0, 4, 1, 0, 8, 1, 0, 12, 1, 0, 20, 1];
        let reader = RelocSectionReader::new(BinaryReader::new(&section, 0)).unwrap();
        let rest = outside_of(&[5..12, 20..21], "reloc.CODE", &reader).unwrap();
        assert_eq!(rest.data.as_ref(), [9, 2, 0, 4, 1, 0, 12, 1]);
    }
}
