//! Short names for what the page's module imports from its script.
//!
//! The names of wasm-bindgen end in hashes. They stand in the module and in its script, and cannot be compressed.

use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{Imports, Parser};

use crate::gaps::filled;

/// What the module calls its script.
const SCRIPT: &str = "script";

/// Returns a module and its script with numbers for names. The module calls the script `module_name`.
pub fn shorten(module: &[u8], script: &str, module_name: &str) -> Result<(Vec<u8>, String)> {
    let mut shortened = Shortened { module_name, names: Vec::new() };
    let mut encoded = Module::new();
    shortened.parse_core_module(&mut encoded, Parser::new(0), module)?;
    let mut script = filled(script, &format!("\"{module_name}\":"), &format!("\"{SCRIPT}\":"))?;
    for (number, name) in shortened.names.iter().enumerate() {
        script = filled(&script, &format!(" {name}:"), &format!(" {number}:"))?;
    }
    Ok((encoded.finish(), script))
}

struct Shortened<'a> {
    module_name: &'a str,
    /// The former names, in the order of their numbers.
    names: Vec<String>,
}

impl Reencode for Shortened<'_> {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), reencode::Error> {
        match imports {
            Imports::Single(_, import) if import.module == self.module_name => {
                let kind = self.entity_type(import.ty)?;
                section.import(SCRIPT, &self.names.len().to_string(), kind);
                self.names.push(import.name.to_owned());
                Ok(())
            }
            others => utils::parse_imports(self, section, others),
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ImportSection, Module};
    use wasmparser::{Parser, Payload};

    use super::shorten;

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut section = ImportSection::new();
        let memory = wasm_encoder::MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        for (module, name) in imports {
            section.import(module, name, EntityType::Memory(memory));
        }
        Module::new().section(&section).clone().finish()
    }

    fn imports(module: &[u8]) -> Vec<(String, String)> {
        let sections = Parser::new(0).parse_all(module).filter_map(|payload| match payload.unwrap() {
            Payload::ImportSection(section) => Some(section),
            _ => None,
        });
        sections
            .flat_map(|section| section.into_imports())
            .map(Result::unwrap)
            .map(|import| (import.module.to_owned(), import.name.to_owned()))
            .collect()
    }

    #[test]
    fn the_module_and_its_script_have_the_same_numbers() {
        let given = module(&[("./a.js", "b_77"), ("./parts.js", "c"), ("./a.js", "a_66")]);
        let script = "const imports = {\n    a_66: function() {},\n    b_77: b,\n};\nreturn { \"./a.js\": imports };";
        let (module, script) = shorten(&given, script, "./a.js").unwrap();
        let expected = [("script", "0"), ("./parts.js", "c"), ("script", "1")];
        assert_eq!(imports(&module), expected.map(|(module, name)| (module.to_owned(), name.to_owned())));
        assert_eq!(script, "const imports = {\n    1: function() {},\n    0: b,\n};\nreturn { \"script\": imports };");
    }

    #[test]
    fn a_name_that_the_script_lacks_is_an_error() {
        let given = module(&[("./a.js", "b_77")]);
        assert!(shorten(&given, "{ \"./a.js\": {} }", "./a.js").is_err());
        assert!(shorten(b"no module", "", "./a.js").is_err());
    }
}
