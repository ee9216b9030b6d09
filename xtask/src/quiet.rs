//! Panics that say nothing, for the modules that run in a page.
//!
//! There is no hook that would print them there, and must be none: a panic's
//! text may quote a string, and the page's console is the page's. Yet all that
//! makes up such a text is compiled in, with tables of what is printable. So
//! the functions in which a panic begins end at once, as they would end anyway
//! after making up a text for nobody (`panic = "abort"`). This is done to the
//! compiled object, before it is linked: the linker then leaves out by itself
//! what has lost its only user, functions, texts and tables.

use std::ops::Range;

use anyhow::{Context, Result, ensure};

/// Functions of the standard library that never return, by what stands in
/// their symbols: module and name, each with its length before it.
const PANICS: [&str; 18] = [
    "4core9panicking9panic_fmt",
    "4core9panicking5panic",
    "4core9panicking18panic_bounds_check",
    "4core9panicking13assert_failed",
    "4core5slice5index16slice_index_fail",
    "4core5slice20copy_from_slice_impl17len_mismatch_fail",
    "4core3str16slice_error_fail",
    "4core6option13unwrap_failed",
    "4core6option13expect_failed",
    "4core6result13unwrap_failed",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4core4cell4lazy14panic_poisoned",
    "5alloc7raw_vec12handle_error",
    "5alloc5alloc18handle_alloc_error",
    "11swap_remove13assert_failed",
    "3std6thread5local18panic_access_error",
    "7___rustc17rust_begin_unwind",
];

// Sections, kinds and flags of https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const SYMBOLS: u8 = 8;
const UNDEFINED: u32 = 0x10;
const EXPLICIT_NAME: u32 = 0x40;

/// Takes the words out of the panics of a relocatable object. Gives it back
/// with the number of functions that are quiet now.
pub(crate) fn quieten(object: &[u8]) -> Result<(Vec<u8>, usize)> {
    let sections = sections(object)?;
    let code = sections.iter().position(|s| s.id == CODE);
    let names = sections.iter().find(|s| s.name == "linking");
    let (Some(code), Some(names)) = (code, names) else { return Ok((object.to_vec(), 0)) };
    let imported = match sections.iter().find(|s| s.id == IMPORTS) {
        Some(imports) => imported_functions(&object[imports.body.clone()])?,
        None => 0,
    };
    let bodies = bodies(object, &sections[code].body)?;
    let quiet: Vec<Range<usize>> = panics(&object[names.body.clone()])?
        .into_iter()
        .filter_map(|function| bodies.get((function.checked_sub(imported)?) as usize).cloned())
        .collect();
    let mut out = Vec::with_capacity(object.len());
    out.extend(&object[..8]);
    for section in &sections {
        let mut body = object[section.body.clone()].to_vec();
        if section.id == CODE {
            let start = section.body.start;
            quiet.iter().for_each(|q| end_at_once(&mut body[q.start - start..q.end - start]));
        } else if section.name.starts_with("reloc.") {
            let start = sections[code].body.start;
            body = without_relocations(&body, code, |offset| quiet.iter().any(|q| q.contains(&(start + offset))))?;
        }
        let mut whole = Vec::new();
        if section.id == CUSTOM {
            write_number(&mut whole, section.name.len() as u32);
            whole.extend(section.name.as_bytes());
        }
        whole.extend(body);
        out.push(section.id);
        write_number(&mut out, whole.len() as u32);
        out.extend(whole);
    }
    Ok((out, quiet.len()))
}

/// `unreachable`, and nothing behind it; as long as before, so that no offset moves.
fn end_at_once(body: &mut [u8]) {
    const NO_LOCALS: u8 = 0x00;
    const UNREACHABLE: u8 = 0x00;
    const NOP: u8 = 0x01;
    const END: u8 = 0x0b;
    body.fill(NOP);
    if let [locals, first, .., last] = body {
        (*locals, *first, *last) = (NO_LOCALS, UNREACHABLE, END);
    }
}

struct Section {
    id: u8,
    /// Of a custom section.
    name: String,
    /// What stands in it, behind the name.
    body: Range<usize>,
}

fn sections(object: &[u8]) -> Result<Vec<Section>> {
    ensure!(object.starts_with(b"\0asm\x01\0\0\0"), "no WebAssembly object");
    let mut at = Reader { bytes: object, at: 8 };
    let mut sections = Vec::new();
    while at.at < object.len() {
        let id = at.byte()?;
        let length = at.number()? as usize;
        let end = at.at + length;
        let name = if id == CUSTOM { at.text()? } else { String::new() };
        ensure!((at.at..=object.len()).contains(&end), "a section ends outside of the object");
        sections.push(Section { id, name, body: at.at..end });
        at.at = end;
    }
    Ok(sections)
}

fn imported_functions(body: &[u8]) -> Result<u32> {
    let mut at = Reader { bytes: body, at: 0 };
    let mut functions = 0;
    for _ in 0..at.number()? {
        at.text()?;
        at.text()?;
        match at.byte()? {
            0 => {
                at.number()?;
                functions += 1;
            }
            // A table has its type before its limits; a memory has none.
            kind @ (1 | 2) => {
                if kind == 1 {
                    at.byte()?;
                }
                let has_most = at.number()? & 1 == 1;
                at.number()?;
                if has_most {
                    at.number()?;
                }
            }
            3 => {
                at.byte()?;
                at.byte()?;
            }
            other => anyhow::bail!("an import of kind {other}"),
        }
    }
    Ok(functions)
}

/// Where each function's body lies, without its length.
fn bodies(object: &[u8], code: &Range<usize>) -> Result<Vec<Range<usize>>> {
    let mut at = Reader { bytes: object, at: code.start };
    let count = at.number()?;
    (0..count)
        .map(|_| {
            let length = at.number()? as usize;
            let body = at.at..at.at + length;
            at.at = body.end;
            Ok(body)
        })
        .collect()
}

/// The numbers of the functions whose symbols are those of [`PANICS`].
fn panics(linking: &[u8]) -> Result<Vec<u32>> {
    let mut at = Reader { bytes: linking, at: 0 };
    ensure!(at.number()? == 2, "another version of the linking section");
    let mut found = Vec::new();
    while at.at < linking.len() {
        let kind = at.byte()?;
        let length = at.number()? as usize;
        let end = at.at + length;
        if kind == SYMBOLS {
            for _ in 0..at.number()? {
                found.extend(at.symbol()?.filter(|(_, name)| PANICS.iter().any(|panic| name.contains(panic))).map(|(number, _)| number));
            }
        }
        at.at = end;
    }
    Ok(found)
}

/// A section of relocations without those of the code that lie where `gone` says.
fn without_relocations(body: &[u8], code: usize, gone: impl Fn(usize) -> bool) -> Result<Vec<u8>> {
    let mut at = Reader { bytes: body, at: 0 };
    let section = at.number()?;
    if section as usize != code {
        return Ok(body.to_vec());
    }
    let (mut kept, mut count) = (Vec::<u8>::new(), 0_u32);
    for _ in 0..at.number()? {
        let start = at.at;
        let kind = at.byte()?;
        let offset = at.number()?;
        at.number()?;
        // Addresses in memory, and places in a function or section, carry something to add.
        if matches!(kind, 3..=5 | 8 | 9 | 11 | 14..=17 | 21..=23 | 25) {
            at.number()?;
        }
        if !gone(offset as usize) {
            kept.extend(&body[start..at.at]);
            count += 1;
        }
    }
    let mut out = Vec::new();
    write_number(&mut out, section);
    write_number(&mut out, count);
    out.extend(kept);
    Ok(out)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Result<u8> {
        let byte = self.bytes.get(self.at).context("the object ends too early")?;
        self.at += 1;
        Ok(*byte)
    }

    /// A number in LEB128. Of signed ones only the length matters here.
    fn number(&mut self) -> Result<u32> {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
    }

    fn text(&mut self) -> Result<String> {
        let length = self.number()? as usize;
        let text = self.bytes.get(self.at..self.at + length).context("the object ends too early")?;
        self.at += length;
        Ok(String::from_utf8_lossy(text).into_owned())
    }

    /// Number and name of a function that is defined here; nothing for other symbols.
    fn symbol(&mut self) -> Result<Option<(u32, String)>> {
        let kind = self.byte()?;
        let flags = self.number()?;
        let defined = flags & UNDEFINED == 0;
        match kind {
            1 => {
                self.text()?;
                if defined {
                    for _place in ["segment", "offset", "length"] {
                        self.number()?;
                    }
                }
                Ok(None)
            }
            3 => self.number().map(|_| None),
            _ => {
                let number = self.number()?;
                let name = if defined || flags & EXPLICIT_NAME != 0 { self.text()? } else { String::new() };
                Ok((kind == 0 && defined).then_some((number, name)))
            }
        }
    }
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A call of function 0, as the compiler leaves it to the linker.
    const CALL: [u8; 8] = [0x00, 0x10, 0x80, 0x80, 0x80, 0x80, 0x00, 0x0b];

    fn section(id: u8, name: &str, body: &[u8]) -> Vec<u8> {
        let name: Vec<u8> = if id == CUSTOM { [&[name.len() as u8], name.as_bytes()].concat() } else { Vec::new() };
        [&[id, (name.len() + body.len()) as u8], &name[..], body].concat()
    }

    /// An object with two functions of these symbols, each of which holds one relocation.
    fn object(symbols: [&str; 2]) -> Vec<u8> {
        let table: Vec<u8> =
            symbols.iter().zip(0..).flat_map(|(name, n)| [&[0, 0, n, name.len() as u8], name.as_bytes()].concat()).collect();
        let linking = [&[2, SYMBOLS, table.len() as u8 + 1, 2], &table[..]].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, "", &[1, 0x60, 0, 0]),
            section(3, "", &[2, 0, 0]),
            section(CODE, "", &[&[2, 8], &CALL[..], &[8], &CALL[..]].concat()),
            section(CUSTOM, "linking", &linking),
            section(CUSTOM, "reloc.CODE", &[2, 2, 0, 4, 1, 0, 13, 0]),
        ]
        .concat()
    }

    #[test]
    fn a_panic_ends_at_once_and_asks_the_linker_for_nothing() {
        let noisy = object(["_RNvNtCs0_4core9panicking9panic_fmt", "ours"]);
        let (quiet, count) = quieten(&noisy).unwrap();
        assert_eq!(count, 1);
        assert_eq!(quiet.len(), noisy.len() - 3);
        let sections = sections(&quiet).unwrap();
        let code = &quiet[sections[2].body.clone()];
        assert_eq!(code[2..10], [0x00, 0x00, 0x01, 0x01, 0x01, 0x01, 0x01, 0x0b]);
        assert_eq!(code[11..], CALL);
        assert_eq!(quiet[sections[4].body.clone()], [2, 1, 0, 13, 0]);
    }

    #[test]
    fn what_is_no_panic_stays_as_it_is() {
        let object = object(["panic_button_pressed", "ours"]);
        assert_eq!(quieten(&object).unwrap(), (object, 0));
    }

    #[test]
    fn what_is_no_object_is_an_error() {
        let whole = object(["_RNvNtCs0_4core9panicking9panic_fmt", "ours"]);
        for bad in [&b""[..], b"\0asm", b"!<arch>\n", &whole[..whole.len() - 1]] {
            assert!(quieten(bad).is_err());
        }
    }
}
