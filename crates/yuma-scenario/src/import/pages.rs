//! Pages of taostats' lists.

use serde_json::Value;

use super::note::Ignored;

/// Returns the note that a list has further pages, which are not in the file.
pub(super) fn further(content: &Value) -> Option<Ignored> {
    let pages = content.get("pagination")?.get("total_pages")?.as_u64()?;
    (pages > 1).then_some(Ignored::FurtherPages { pages })
}
