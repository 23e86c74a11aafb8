//! File names that change with the content, so that no cache mixes two builds.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Returns a file's name with 40 bits of a hash of its content, which tell builds apart. More would only lengthen the first load.
pub fn name(file: &str, content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let hash: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{file}-{hash}"),
    }
}

/// Writes a file into a folder with a hash in its name, and returns the name.
pub fn write(folder: &Path, file: &str, content: &[u8]) -> Result<String> {
    let name = name(file, content);
    let path = folder.join(&name);
    fs::write(&path, content).with_context(|| format!("could not write {}", path.display()))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn the_hash_stands_before_the_extension() {
        // printf x | sha256sum
        assert_eq!(name("inspector.wasm", b"x"), "inspector-2d711642b7.wasm");
        assert_ne!(name("inspector.wasm", b"y"), name("inspector.wasm", b"x"));
    }
}
