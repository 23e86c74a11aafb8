//! The specifications as pages (`spec/yuma.html`), to whose sections the page links.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::{compact, csp, dist, hashed, project};

/// The folder of the specifications in the page.
pub const FOLDER: &str = "spec";

/// Writes every document of `docs/spec` as a page.
pub fn write_pages() -> Result<()> {
    let folder = project::dist().join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let styles = project::root().join("static/spec.css");
    let styles = fs::read_to_string(&styles).with_context(|| format!("could not read {}", styles.display()))?;
    let styles = compact::styles(&styles)?;
    let name_of_styles = hashed::write(&folder, "spec.css", styles.as_bytes())?;
    for (name, path) in dist::files(&project::root().join("docs/spec"))? {
        let Some(name) = name.strip_suffix(".md") else { continue };
        let markdown = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        write(&folder.join(format!("{name}.html")), &csp::with_policy(&page(&markdown, &name_of_styles))?)?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}

fn page(markdown: &str, styles: &str) -> String {
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(with_page_links).collect();
    let mut title = String::new();
    let mut open = None;
    for at in 0..events.len() {
        match &events[at] {
            Event::Start(Tag::Heading { level, .. }) => open = Some((at, *level, String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, heading)) = &mut open {
                    heading.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let Some((start, level, heading)) = open.take() else { continue };
                if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
                    *id = section(&heading).map(|section| CowStr::from(section.to_owned()));
                }
                if level == HeadingLevel::H1 {
                    title = heading;
                }
            }
            _ => {}
        }
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{styles}\"></head><body><main>\n{body}</main></body></html>\n"
    )
}

/// Returns the number that a heading starts with, without a final dot: `5.7` of `5.7 Clipping`.
fn section(heading: &str) -> Option<&str> {
    let number = heading.split_whitespace().next()?.trim_end_matches('.');
    number.starts_with(|first: char| first.is_ascii_digit()).then_some(number)
}

/// Lets links between the documents lead from page to page.
fn with_page_links(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = match dest_url.strip_suffix(".md") {
                Some(name) => CowStr::from(format!("{name}.html")),
                None => dest_url,
            };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{page, section};

    #[test]
    fn headings_are_found_by_their_section() {
        for (heading, expected) in
            [("5.7 Clipping", Some("5.7")), ("1. The AMM", Some("1")), ("Appendix A. Numbers", None), ("", None)]
        {
            assert_eq!(section(heading), expected, "{heading}");
        }
        let html = page("# A & B\n\n## 2. `x` <y>\n\n[c](c.md) [d](https://d.md/)\n", "styles-1.css");
        for part in [
            "<title>A & B</title>",
            "<h2 id=\"2\">2. <code>x</code> <y></h2>",
            "<a href=\"c.html\">c</a>",
            "<a href=\"https://d.md/\">d</a>",
            "href=\"styles-1.css\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
