//! Loops of imports: files that cannot be understood one after the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::layers::statements;
use crate::source::{Source, sources};

/// Two files may import each other, such as a type and a function that makes its values.
const LONGEST: usize = 2;
/// The most re-exports between a use of a name and its definition, so that the search ends.
const MAX_REEXPORTS: usize = 9;

/// A module, or a name in one, as the path from the root of its crate.
type ModulePath = Vec<String>;

/// The imports between the files of a crate.
#[derive(Default)]
struct Imports {
    files: BTreeMap<ModulePath, String>,
    /// The names that a module re-exports, with their origin.
    reexports: BTreeMap<ModulePath, ModulePath>,
    imports: Vec<(ModulePath, ModulePath)>,
}

impl Imports {
    /// Reads the files under a folder of sources.
    fn of(folder: &str, files: &[Source]) -> Imports {
        let mut imports = Imports::default();
        let inside = files.iter().filter_map(|file| Some((file, module(file.path.strip_prefix(folder)?)?)));
        let inside: Vec<_> = inside.collect();
        imports.files = inside.iter().map(|(file, module)| (module.clone(), file.path.clone())).collect();
        for (file, module) in inside {
            let end = file.text.find("#[cfg(test)]\nmod tests").unwrap_or(file.text.len());
            let code = Source::new(&file.path, file.text.get(..end).unwrap_or_default());
            for (_, statement) in statements(&code) {
                imports.read(&module, &statement);
            }
        }
        imports
    }

    fn read(&mut self, module: &ModulePath, statement: &str) {
        let is_use = statement.contains("use ");
        let is_reexport = is_use && statement.starts_with("pub");
        let words = statement.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        let mut words = words.filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            // Outside of `use`, only these words are paths without doubt.
            if !(is_use || word.starts_with("crate::") || word.starts_with("super::")) {
                continue;
            }
            let path: ModulePath =
                word.split("::").filter(|name| !name.is_empty() && *name != "self").map(String::from).collect();
            let alias = if words.next_if_eq(&"as").is_some() { words.next() } else { None };
            let Some(target) = self.absolute(module, word, &path) else { continue };
            match (alias, path.last()) {
                (Some(alias), _) if is_reexport => self.reexport(module, alias, target),
                (None, Some(name)) if is_reexport => self.reexport(module, name, target),
                _ => self.imports.push((module.clone(), target)),
            }
        }
    }

    fn reexport(&mut self, module: &ModulePath, name: &str, target: ModulePath) {
        self.reexports.insert([module.as_slice(), &[name.to_owned()]].concat(), target);
    }

    /// Returns a written path from the root of the crate; `None` for another crate's.
    fn absolute(&self, module: &ModulePath, word: &str, path: &ModulePath) -> Option<ModulePath> {
        let above = path.iter().take_while(|name| *name == "super").count();
        match path.first()?.as_str() {
            "crate" => Some(path.get(1..)?.to_vec()),
            "super" => Some([module.get(..module.len().checked_sub(above)?)?, path.get(above..)?].concat()),
            first => {
                let own = [module.as_slice(), path].concat();
                let is_own = word.starts_with("self") || self.files.contains_key(own.get(..=module.len())?);
                (is_own && !first.is_empty()).then_some(own)
            }
        }
    }

    /// Returns the module that defines a name, through re-exports.
    fn defining(&self, path: &ModulePath, depth: usize) -> Option<ModulePath> {
        if depth > MAX_REEXPORTS {
            return None;
        }
        for end in (0..=path.len()).rev() {
            let (start, rest) = path.split_at(end);
            if let Some(origin) = self.reexports.get(start) {
                return self.defining(&[origin.as_slice(), rest].concat(), depth + 1);
            }
            if self.files.contains_key(start) {
                return Some(start.to_vec());
            }
        }
        None
    }

    /// Returns the groups of more than two files that import each other, directly or through others.
    fn loops(&self) -> BTreeSet<BTreeSet<&str>> {
        let mut next: BTreeMap<&ModulePath, BTreeSet<ModulePath>> = BTreeMap::new();
        for (from, path) in &self.imports {
            next.entry(from).or_default().extend(self.defining(path, 0).filter(|to| to != from));
        }
        let reached = |from: &ModulePath| {
            let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(module) = open.pop() {
                open.extend(next.get(module).into_iter().flatten().filter(|to| reached.insert((*to).clone())));
            }
            reached
        };
        let reached: BTreeMap<&ModulePath, BTreeSet<ModulePath>> =
            self.files.keys().map(|module| (module, reached(module))).collect();
        let with = |module: &ModulePath| {
            let back = reached.get(module).into_iter().flatten();
            let back = back.filter(|other| reached.get(other).is_some_and(|found| found.contains(module)));
            back.filter_map(|other| self.files.get(other)).map(String::as_str).collect::<BTreeSet<_>>()
        };
        self.files.keys().map(with).filter(|members| members.len() > LONGEST).collect()
    }
}

/// Returns the module of a file below the sources of its crate; `None` for one that is no part of the library.
fn module(path: &str) -> Option<ModulePath> {
    let path = path.strip_suffix(".rs").filter(|path| *path != "main")?;
    let path = path.strip_suffix("/mod").unwrap_or(path);
    Some(path.split('/').filter(|name| *name != "lib").map(String::from).collect())
}

#[test]
fn no_loop_of_imports_is_longer_than_two_files() {
    let files = sources(&["src", "crates"], &[".rs"]);
    let folders = ["src/", "crates/yuma-engine/src/", "crates/yuma-scenario/src/", "crates/yuma-lessons/src/"];
    for folder in folders {
        let imports = Imports::of(folder, &files);
        assert!(imports.imports.len() > 50, "{folder}: {} imports", imports.imports.len());
        assert_eq!(imports.loops(), BTreeSet::new(), "{folder}");
    }
}

#[test]
fn a_loop_is_found_through_reexports() {
    let check = |texts: &[(&str, &str)], expected: &[&str]| {
        let files: Vec<Source> = texts.iter().map(|(path, text)| Source::new(path, text)).collect();
        let imports = Imports::of("src/", &files);
        let loops: Vec<Vec<&str>> = imports.loops().into_iter().map(Vec::from_iter).collect();
        let expected: Vec<Vec<&str>> = Vec::from_iter((!expected.is_empty()).then(|| expected.to_vec()));
        assert_eq!(loops, expected, "{texts:?}");
    };
    let hub = ("src/a/mod.rs", "mod b;\nmod c;\npub use self::b::B;\npub use c::{C, D};");
    let (b, c, d) = ("use super::c::C;", "use crate::d::{\n    D,\n    E,\n};", "use crate::a::B;");
    check(&[hub, ("src/a/b.rs", b), ("src/a/c.rs", c), ("src/d.rs", d)], &["src/a/b.rs", "src/a/c.rs", "src/d.rs"]);
    check(
        &[hub, ("src/a/b.rs", b), ("src/a/c.rs", "fn f() { crate::d::e(); }"), ("src/d.rs", d)],
        &["src/a/b.rs", "src/a/c.rs", "src/d.rs"],
    );
    check(&[hub, ("src/a/b.rs", b), ("src/a/c.rs", "use super::B;")], &[]);
    check(
        &[
            hub,
            ("src/a/b.rs", b),
            ("src/a/c.rs", c),
            ("src/d.rs", "use std::a::B;\n#[cfg(test)]\nmod tests { use crate::a::B; }"),
        ],
        &[],
    );
    let renamed = ("src/a/mod.rs", "mod b;\nmod c;\npub use self::b::B as Other;\npub use c::C;");
    let d = "use crate::a::Other;";
    check(&[renamed, ("src/a/b.rs", b), ("src/a/c.rs", c), ("src/d.rs", d)], &["src/a/b.rs", "src/a/c.rs", "src/d.rs"]);
}
