//! Merges the page's styles into one file: one request, and a third smaller than many small files.

use std::fs;

use anyhow::{Context, Result};

use crate::{compact, hashed, project};

const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Replaces all links to styles by one, and merges their files in the same order.
pub fn joined(html: &str) -> Result<String> {
    let mut styles = String::new();
    let mut page = String::new();
    let mut rest = html;
    while let Some((before, link)) = rest.split_once(LINK) {
        let (name, after) = link.split_once('"').context("a link to styles does not end")?;
        let (_, after) = after.split_once('>').context("a link to styles does not end")?;
        let file = project::dist().join(name);
        styles.push_str(&fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?);
        fs::remove_file(&file).with_context(|| format!("could not delete {}", file.display()))?;
        page.push_str(before);
        rest = after;
    }
    let styles = compact::styles(&styles)?;
    let name = hashed::name("styles.css", styles.as_bytes());
    let file = project::dist().join(&name);
    fs::write(&file, styles).with_context(|| format!("could not write {}", file.display()))?;
    let (head, body) = rest.split_once("</head>").context("the page's head does not end")?;
    Ok(format!("{page}{LINK}{name}\">{head}</head>{body}"))
}
