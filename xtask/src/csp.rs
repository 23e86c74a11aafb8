//! The content security policy as a meta element, because a static host may not allow custom headers.

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// Inserts a policy as the first element of the page's head. The policy allows only the page's own files and its present
/// inline scripts, one of which starts the module.
pub fn with_policy(html: &str) -> Result<String> {
    ensure!(!html.contains("Content-Security-Policy"), "the page carries a content security policy already");
    let head = html.find("<head>").or_else(|| html.find("<head ")).context("the page has no head")?;
    let end = head + html[head..].find('>').context("the page's head tag does not end")? + 1;
    let (before, after) = html.split_at(end);
    Ok(format!("{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">{after}", policy(html)))
}

fn policy(html: &str) -> String {
    let scripts: String = inline_scripts(html)
        .map(|script| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; \
         object-src 'none'; form-action 'none'"
    )
}

/// Returns the text of each script element without `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|piece| {
        let (attributes, rest) = piece.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::{inline_scripts, with_policy};

    #[test]
    fn inline_scripts_are_those_without_a_source() {
        let check = |html, expected: &[&str]| assert_eq!(inline_scripts(html).collect::<Vec<_>>(), expected, "{html}");
        check("<p>text</p>", &[]);
        check(r#"<script src="boot.js"></script>"#, &[]);
        check(r#"<script type="module">a < b</script><script>c</script>"#, &["a < b", "c"]);
        check("<script>\n x\n</script>", &["\n x\n"]);
    }

    #[test]
    fn the_policy_stands_first_and_names_the_hash_of_each_inline_script() {
        // printf alert | openssl dgst -sha256 -binary | base64
        let html = with_policy("<html><head lang=en><title>t</title></head><script>alert</script></html>").unwrap();
        assert!(html.starts_with("<html><head lang=en><meta http-equiv=\"Content-Security-Policy\""), "{html}");
        assert!(html.contains("'wasm-unsafe-eval' 'sha256-35BQWN1npAn++BSA6B5HNlcrDttNf7mHxpXNB+Jg7IE=';"), "{html}");
    }

    #[test]
    fn a_header_is_no_head() {
        assert!(with_policy("<html><header></header></html>").is_err());
    }

    #[test]
    fn a_page_is_sealed_once() {
        let once = with_policy("<head></head>").unwrap();
        assert!(with_policy(&once).is_err());
        assert!(with_policy("<p>no head</p>").is_err());
    }
}
