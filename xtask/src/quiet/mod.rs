//! Panics that say nothing, for the modules that run in a page.
//!
//! There is no hook that would print them there, and must be none: a panic's
//! text may quote a string, and the page's console is the page's. Yet all that
//! makes up such a text is compiled in, with tables of what is printable. So
//! the functions in which a panic begins end at once, as they would end anyway
//! after making up a text for nobody (`panic = "abort"`). This is done to the
//! compiled object, before it is linked: the linker then leaves out by itself
//! what has lost its only user, functions, texts and tables.

mod object;
mod panics;
mod relocations;

use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{Function, Module, RawSection};

use object::{Content, Object};

/// Takes the words out of the panics of a relocatable object. Gives it back
/// with the number of functions that are quiet now.
///
/// # Errors
///
/// If it is no WebAssembly object, or a damaged one.
pub(crate) fn quieten(bytes: &[u8]) -> Result<(Vec<u8>, usize)> {
    let object = Object::read(bytes)?;
    let quiet = object.bodies_of(panics::begins);
    let mut module = Module::new();
    for section in &object.sections {
        let (id, data) = (section.id, section.data);
        match &section.content {
            Content::Code => module.section(&RawSection { id, data: &all_end_at_once(data, &quiet)? }),
            Content::Relocations { name, reader } if object.are_of_code(reader) => {
                module.section(&relocations::outside_of(&quiet, name, reader)?)
            }
            _ => module.section(&RawSection { id, data }),
        };
    }
    Ok((module.finish(), quiet.len()))
}

/// The code with other bodies in place of those in `quiet`, as long as before, so that no offset moves.
fn all_end_at_once(code: &[u8], quiet: &[Range<usize>]) -> Result<Vec<u8>> {
    let mut code = code.to_vec();
    for place in quiet {
        let body = code.get_mut(place.clone()).context("a function lies outside of the code")?;
        let ends = ends_at_once(body.len());
        ensure!(ends.len() == body.len(), "a panic of {} bytes", body.len());
        body.copy_from_slice(&ends);
    }
    Ok(code)
}

/// A body of this length: `unreachable`, and nothing behind it.
fn ends_at_once(length: usize) -> Vec<u8> {
    let mut function = Function::new([]);
    function.instructions().unreachable();
    while function.byte_len() + 1 < length {
        function.instructions().nop();
    }
    function.instructions().end();
    function.into_raw_body()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANIC: &str = "_RNvNtCs0_4core9panicking9panic_fmt";
    /// Bodies of functions: a call of function 0 as the compiler leaves it to the linker, and what ends at once.
    const CALL: [u8; 8] = [0x00, 0x10, 0x80, 0x80, 0x80, 0x80, 0x00, 0x0b];
    const QUIET: [u8; 8] = [0x00, 0x00, 0x01, 0x01, 0x01, 0x01, 0x01, 0x0b];
    /// One relocation in the first of two such bodies, one in the second.
    const BOTH: [u8; 7] = [2, 0, 4, 1, 0, 13, 0];
    const SECOND: [u8; 4] = [1, 0, 13, 0];

    fn section(id: u8, body: &[u8]) -> Vec<u8> {
        [&[id, body.len() as u8], body].concat()
    }

    fn custom(name: &str, body: &[u8]) -> Vec<u8> {
        section(0, &[&[name.len() as u8], name.as_bytes(), body].concat())
    }

    /// An object with two functions of these symbols and bodies.
    fn object(symbols: [&str; 2], bodies: [[u8; 8]; 2], relocations: &[u8]) -> Vec<u8> {
        object_with(&[], 0, symbols, bodies, relocations)
    }

    fn object_with(imports: &[u8], first: u8, symbols: [&str; 2], bodies: [[u8; 8]; 2], relocations: &[u8]) -> Vec<u8> {
        let symbol = |(name, number): (&str, u8)| [&[0, 0, number, name.len() as u8], name.as_bytes()].concat();
        let symbols: Vec<u8> = symbols.into_iter().zip(first..).flat_map(symbol).collect();
        let code = if imports.is_empty() { 2 } else { 3 };
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[1, 0x60, 0, 0]),
            imports.to_vec(),
            section(3, &[2, 0, 0]),
            section(10, &[&[2, 8], &bodies[0][..], &[8], &bodies[1][..]].concat()),
            custom("linking", &[&[2, 8, symbols.len() as u8 + 1, 2], &symbols[..]].concat()),
            custom("reloc.CODE", &[&[code], relocations].concat()),
        ]
        .concat()
    }

    #[test]
    fn a_panic_ends_at_once_and_asks_the_linker_for_nothing() {
        let noisy = object([PANIC, "ours"], [CALL, CALL], &BOTH);
        let quiet = object([PANIC, "ours"], [QUIET, CALL], &SECOND);
        assert_eq!(quieten(&noisy).unwrap(), (quiet, 1));
    }

    #[test]
    fn imported_functions_have_the_first_numbers() {
        let imports = section(2, &[2, 1, b'm', 1, b'f', 0, 0, 1, b'm', 1, b'g', 3, 0x7f, 0]);
        let noisy = object_with(&imports, 1, [PANIC, "ours"], [CALL, CALL], &BOTH);
        let quiet = object_with(&imports, 1, [PANIC, "ours"], [QUIET, CALL], &SECOND);
        assert_eq!(quieten(&noisy).unwrap(), (quiet, 1));
    }

    #[test]
    fn what_is_no_panic_stays_as_it_is() {
        let object = object(["panic_button_pressed", "ours"], [CALL, CALL], &BOTH);
        assert_eq!(quieten(&object).unwrap(), (object, 0));
    }

    #[test]
    fn what_is_no_object_is_an_error() {
        let whole = object([PANIC, "ours"], [CALL, CALL], &BOTH);
        for bad in [&b""[..], b"\0asm", b"!<arch>\n", &whole[..whole.len() - 1]] {
            assert!(quieten(bad).is_err());
        }
    }

    #[test]
    fn a_damaged_object_is_no_reason_to_panic() {
        let whole = object([PANIC, "ours"], [CALL, CALL], &BOTH);
        for at in 0..whole.len() {
            let _ = quieten(&whole[..at]);
            for byte in 0..=u8::MAX {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                let _ = quieten(&damaged);
            }
        }
    }
}
