//! The size of the built page, compressed as for its transfer.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::split::FOLDER;
use crate::standard_library::StandardLibrary;
use crate::{dist, offline, page, project, spec, styles};

/// The maximum size in bytes of the files that the opening scenario needs, compressed like on static hosts. Excludes the
/// files that browsers load after the start: the parts with their styles, the service worker, the manifest with its icons, and the script
/// that starts a worker for a long run.
const BUDGET: usize = 240_000;

/// Builds the page and measures it.
pub fn size(wanted: StandardLibrary) -> Result<()> {
    let library = page::build(wanted)?;
    measure(library)
}

/// Prints the size of each file of the built page, raw and gzip. Returns an error if the first load exceeds its
/// budget, which holds for the standard library that is built for size.
pub fn measure(library: StandardLibrary) -> Result<()> {
    println!("{:>10} {:>10}  file, bytes", "raw", "gzip -9");
    let (parts, rest): (Vec<_>, Vec<_>) = dist::files(&project::dist())?.into_iter().partition(is_part);
    let (install, first): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_for_later);
    let parts = total(&parts, "parts, fetched after the start")?;
    let install = total(&install, "workers, manifest and specifications, fetched after the start")?;
    let first = total(&first, "first load")?;
    println!(
        "first load {}% of its budget of {BUDGET}; all together {}",
        first * 100 / BUDGET,
        first + parts + install
    );
    let is_within = library == StandardLibrary::Precompiled || first <= BUDGET;
    ensure!(is_within, "the first load is {} bytes over its budget", first.saturating_sub(BUDGET));
    Ok(())
}

/// Returns whether a file is a part. The loader of the parts belongs to the first load.
fn is_part((name, _): &(String, PathBuf)) -> bool {
    name.starts_with(FOLDER) && !name.ends_with(".js")
}

/// Returns whether a file is only for what loads later, for use without a connection, for an installed app, or for long runs.
fn is_for_later((name, _): &(String, PathBuf)) -> bool {
    [offline::WORKER, "worker.js"].contains(&name.as_str())
        || name.ends_with(".webmanifest")
        || name.starts_with(&format!("{}-", styles::LATE))
        || name.starts_with("icons/")
        || name.starts_with("lessons/")
        || name.starts_with(spec::FOLDER)
}

/// Prints the size of each file and their sum. Returns the compressed sum.
fn total(files: &[(String, PathBuf)], what: &str) -> Result<usize> {
    let (mut raw, mut compressed) = (0, 0);
    for (name, path) in files {
        let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        let gzip = gzip_size(&bytes)?;
        println!("{:>10} {gzip:>10}  {name}", bytes.len());
        raw += bytes.len();
        compressed += gzip;
    }
    println!("{raw:>10} {compressed:>10}  {what}\n");
    Ok(compressed)
}

fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
