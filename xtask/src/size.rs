//! The size of the built page, as a visitor's connection sees it.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{dist, page, project};

/// What all files of the page should weigh together, compressed as static hosts do, in bytes.
const BUDGET: usize = 250 * 1024;
/// What they weigh at most until the budget is met. It only ever goes down.
const CEILING: usize = 455 * 1024;

/// Builds the page and measures it.
pub fn size() -> Result<()> {
    page::build()?;
    measure()
}

/// Prints the size of each file of the built page, raw and gzip; an error if together they exceed the ceiling.
pub fn measure() -> Result<()> {
    println!("{:>10} {:>10}  file, bytes", "raw", "gzip -9");
    let (mut raw, mut compressed) = (0, 0);
    for (name, path) in dist::files(&project::dist())? {
        let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        let gzip = gzip_size(&bytes)?;
        println!("{:>10} {gzip:>10}  {name}", bytes.len());
        raw += bytes.len();
        compressed += gzip;
    }
    println!("{raw:>10} {compressed:>10}  first load; budget {BUDGET} gzip, {}% used", compressed * 100 / BUDGET);
    if compressed > BUDGET {
        println!("the page is {} bytes over its budget, and may not exceed {CEILING}", compressed - BUDGET);
    }
    ensure!(compressed <= CEILING, "the page is {} bytes over its ceiling", compressed - CEILING);
    Ok(())
}

fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
