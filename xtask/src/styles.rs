//! Merges the page's styles into two files: the styles of the grid, and the styles of the parts that load later.

use std::fs;

use anyhow::{Context, Result};

use crate::{compact, hashed, project};

/// The first style sheet of index.html that the grid does not need; neither do those after it.
const FIRST_LATE: &str = "static/styles/fields.css";
/// The name of the file with these styles, before its hash.
pub const LATE: &str = "late";

/// The start of a link to styles in index.html, and in the page.
const SOURCE: &str = "<link data-trunk rel=\"css\" href=\"";
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Replaces all links to styles by two, and merges their files in the same order. The second link is at the end of the body,
/// where it does not delay the first drawing.
pub fn joined(html: &str) -> Result<String> {
    let (mut first, mut late) = (String::new(), String::new());
    let mut is_late = false;
    let mut page = String::new();
    let mut rest = html;
    while let Some((before, link)) = rest.split_once(SOURCE) {
        let (name, after) = link.split_once('"').context("a link to styles does not end")?;
        let (_, after) = after.split_once('>').context("a link to styles does not end")?;
        let file = project::root().join(name);
        let styles = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
        is_late = is_late || name == FIRST_LATE;
        if is_late { &mut late } else { &mut first }.push_str(&styles);
        page.push_str(before);
        rest = after;
    }
    let (head, body) = rest.split_once("</head>").context("the page's head does not end")?;
    let (body, end) = body.split_once("</body>").context("the page's body does not end")?;
    let (first, late) = (written("styles", &first)?, written(LATE, &late)?);
    Ok(format!("{page}{LINK}{first}\">{head}</head>{body}{LINK}{late}\"></body>{end}"))
}

/// Writes shortened styles into the page and returns the name of their file.
fn written(name: &str, styles: &str) -> Result<String> {
    hashed::write(&project::dist(), &format!("{name}.css"), compact::styles(styles)?.as_bytes())
}
