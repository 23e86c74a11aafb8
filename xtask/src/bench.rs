//! Benchmarks.

use anyhow::Result;

/// Prints one table.
pub fn bench() -> Result<()> {
    Ok(())
}
