//! What a relocatable object says of itself: its sections, and where the
//! function of each symbol lies. The format, beyond that of every module:
//! <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>.

use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    BinaryReader, CustomSectionReader, ImportSectionReader, Linking, LinkingSectionReader, Parser, Payload, RelocSectionReader,
    SymbolFlags, SymbolInfo, TypeRef,
};

pub(super) struct Object<'a> {
    pub(super) sections: Vec<Section<'a>>,
    /// The bodies of the functions that are defined here, in bytes from the start of the code section.
    bodies: Vec<Range<usize>>,
    /// How many functions are numbered before these.
    imported: usize,
    /// The symbols of functions that are defined here, with the function's number.
    symbols: Vec<(usize, &'a str)>,
}

pub(super) struct Section<'a> {
    pub(super) id: u8,
    /// All of it but its id and its length.
    pub(super) data: &'a [u8],
    pub(super) content: Content<'a>,
}

pub(super) enum Content<'a> {
    Code,
    Relocations { name: &'a str, reader: RelocSectionReader<'a> },
    Other,
}

impl<'a> Object<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut object = Self { sections: Vec::new(), bodies: Vec::new(), imported: 0, symbols: Vec::new() };
        let mut code_start = 0;
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            let mut content = Content::Other;
            match &payload {
                Payload::ImportSection(imports) => object.imported = functions_in(imports)?,
                Payload::CodeSectionStart { range, .. } => {
                    code_start = range.start;
                    content = Content::Code;
                }
                Payload::CodeSectionEntry(body) => object.bodies.push(body.range().start - code_start..body.range().end - code_start),
                Payload::CustomSection(custom) if custom.name() == "linking" => object.symbols = symbols(custom)?,
                Payload::CustomSection(custom) if custom.name().starts_with("reloc.") => {
                    content = Content::Relocations { name: custom.name(), reader: RelocSectionReader::new(reader(custom))? };
                }
                _ => {}
            }
            if let Some((id, range)) = payload.as_section() {
                let data = bytes.get(range).context("a section ends outside of the object")?;
                object.sections.push(Section { id, data, content });
            }
        }
        Ok(object)
    }

    /// The bodies of the functions with such a symbol.
    pub(super) fn bodies_of(&self, wanted: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
        let wanted = self.symbols.iter().filter(|(_, symbol)| wanted(symbol));
        wanted.filter_map(|(function, _)| self.bodies.get(function.checked_sub(self.imported)?).cloned()).collect()
    }

    /// Whether it is the code that these relocations are for.
    pub(super) fn are_of_code(&self, relocations: &RelocSectionReader) -> bool {
        let section = self.sections.get(relocations.section_index() as usize);
        section.is_some_and(|section| matches!(section.content, Content::Code))
    }
}

fn functions_in(imports: &ImportSectionReader) -> Result<usize> {
    imports.clone().into_imports().try_fold(0, |functions, import| {
        let is_function = matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
        Ok(functions + usize::from(is_function))
    })
}

fn symbols<'a>(linking: &CustomSectionReader<'a>) -> Result<Vec<(usize, &'a str)>> {
    let mut found = Vec::new();
    for part in LinkingSectionReader::new(reader(linking))?.subsections() {
        let Linking::SymbolTable(table) = part? else { continue };
        for symbol in table {
            if let SymbolInfo::Func { flags, index, name: Some(name) } = symbol?
                && !flags.contains(SymbolFlags::UNDEFINED)
            {
                found.push((index as usize, name));
            }
        }
    }
    Ok(found)
}

/// What stands in it, behind the name.
fn reader<'a>(custom: &CustomSectionReader<'a>) -> BinaryReader<'a> {
    BinaryReader::new(custom.data(), custom.data_offset())
}
