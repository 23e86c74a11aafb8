//! The order of a module's functions: similar ones are neighbors, because gzip finds repetitions within 32 KB only.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The length of the sequences of bytes by which functions are compared: about two instructions.
const LENGTH: usize = 5;
/// Sequences in at least as many functions say nothing.
const COMMON: usize = 64;

/// Returns the module with its functions in another order.
pub fn sorted(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, &function) in order.iter().enumerate() {
        places[function] = imported + place;
    }
    let mut encoded = Module::new();
    Reordered { imported, order, places }.parse_core_module(&mut encoded, Parser::new(0), module)?;
    Ok(encoded.finish())
}

/// Returns the indices of functions, each followed by the function that shares most sequences with it. Starts with the longest.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let sequences: Vec<Vec<&[u8]>> = bodies.iter().map(|body| distinct(body)).collect();
    let mut places: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, sequences) in sequences.iter().enumerate() {
        for sequence in sequences {
            places.entry(sequence).or_default().push(function);
        }
    }
    places.retain(|_, functions| functions.len() < COMMON);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|&function| bodies[function].len());
    let mut is_left = vec![true; bodies.len()];
    let mut order = Vec::new();
    let mut next = None;
    while let Some(function) = next.take().or_else(|| longest(&mut left, &is_left)) {
        is_left[function] = false;
        order.push(function);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for other in sequences[function].iter().filter_map(|sequence| places.get(sequence)).flatten() {
            if is_left[*other] {
                *shared.entry(*other).or_default() += 1;
            }
        }
        // The index decides between equals, so that a build can be repeated.
        next = shared.into_iter().max_by_key(|&(other, count)| (count, other)).map(|(other, _)| other);
    }
    order
}

fn distinct(body: &[u8]) -> Vec<&[u8]> {
    let mut sequences: Vec<&[u8]> = body.windows(LENGTH).collect();
    sequences.sort_unstable();
    sequences.dedup();
    sequences
}

/// Takes the longest function that is left.
fn longest(ascending: &mut Vec<usize>, is_left: &[bool]) -> Option<usize> {
    std::iter::from_fn(|| ascending.pop()).find(|&function| is_left[function])
}

struct Reordered {
    imported: usize,
    /// The former index of each function, imports not counted.
    order: Vec<usize>,
    /// The new index of each function, imports counted.
    places: Vec<usize>,
}

impl Reencode for Reordered {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        let function = (index as usize).checked_sub(self.imported);
        Ok(function.map_or(index, |function| self.places[function] as u32))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection};
    use wasmparser::{Operator, Parser, Payload};

    use super::{order, sorted};

    #[test]
    fn each_function_is_followed_by_the_most_similar_one() {
        let check = |bodies: &[&str], expected: &[usize]| {
            let bodies: Vec<&[u8]> = bodies.iter().map(|body| body.as_bytes()).collect();
            assert_eq!(order(&bodies), expected, "{bodies:?}");
        };
        check(&[], &[]);
        check(&["ab"], &[0]);
        check(&["abcdefgh", "0123456789", "bcdefghi", "1234567"], &[1, 3, 2, 0]);
        check(&["abcdefgh", "0123456789", "bcdefg"], &[1, 0, 2]);
    }

    /// A module whose functions push one number each, often enough for their lengths to differ; the last calls the first.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code, mut exports) = (FunctionSection::new(), CodeSection::new(), ExportSection::new());
        for (index, lines) in [(0u32, 1), (1, 9), (2, 5)] {
            functions.function(0);
            exports.export(&format!("f{index}"), ExportKind::Func, index);
            let mut body = Function::new([]);
            for _ in 0..lines {
                body.instructions().i32_const(100 + index as i32).drop();
            }
            body.instructions().call(0).end();
            code.function(&body);
        }
        Module::new().section(&types).section(&functions).section(&exports).section(&code).clone().finish()
    }

    /// The first constant of each exported function, and that of the function that it calls.
    fn constants(module: &[u8]) -> Vec<(String, i32, i32)> {
        let (mut bodies, mut exported) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module).map(Result::unwrap) {
            match payload {
                Payload::ExportSection(section) => {
                    exported.extend(
                        section.into_iter().map(|export| export.unwrap()).map(|e| (e.name.to_owned(), e.index)),
                    );
                }
                Payload::CodeSectionEntry(body) => {
                    let (mut constant, mut called) = (None, None);
                    for operator in body.get_operators_reader().unwrap().into_iter().map(Result::unwrap) {
                        match operator {
                            Operator::I32Const { value } => constant = Some(value),
                            Operator::Call { function_index } => called = Some(function_index as usize),
                            _ => {}
                        }
                    }
                    bodies.push((constant.unwrap(), called.unwrap()));
                }
                _ => {}
            }
        }
        let of = |index: usize| bodies[index].0;
        exported.into_iter().map(|(name, index)| (name, of(index as usize), of(bodies[index as usize].1))).collect()
    }

    #[test]
    fn exports_and_calls_lead_to_the_same_functions() {
        let given = module();
        let other = sorted(&given).unwrap();
        assert_ne!(given, other);
        let expected = [("f0", 100, 100), ("f1", 101, 100), ("f2", 102, 100)];
        assert_eq!(constants(&given), expected.map(|(name, own, called)| (name.to_owned(), own, called)));
        assert_eq!(constants(&other), constants(&given));
        assert!(sorted(b"no module").is_err());
    }
}
