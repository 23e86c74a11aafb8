//! The text around the payload of a link, and its repair after transmission.

use std::borrow::Cow;

use super::error::LinkError;

/// Returns whether an address's fragment is a link to a scenario, whole or broken, and not an anchor of the page.
pub fn looks_like_link(fragment: &str) -> bool {
    let text = restored(fragment);
    let mut characters = text.chars();
    characters.next() == Some('v') && characters.next().is_some_and(|second| second.is_ascii_digit())
}

/// Returns the text from the version on, without the address before it, percent encoding, blanks and line breaks, and
/// the trailing punctuation of a sentence.
pub fn restored(link: &str) -> String {
    let plain = percent_decoded(link);
    let fragment = plain.rsplit_once('#').map_or(&*plain, |(_, fragment)| fragment);
    let text: String = fragment.chars().filter(|character| !is_blank(*character)).collect();
    text.trim_end_matches(is_behind).trim_start_matches(['<', '(', '"', '\'', '“', '（']).to_owned()
}

/// Returns the version of a restored link, such as `v1`, and the payload after it.
pub fn version_and_payload(text: &str) -> Result<(&str, &str), LinkError> {
    let (version, payload) = text.split_once('.').unwrap_or((text, ""));
    let number = version.strip_prefix('v').unwrap_or_default();
    let is_version = !number.is_empty() && number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_version { Ok((version, payload)) } else { Err(LinkError::NotALink) }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Returns whether a character cannot be the end of base64url text.
fn is_behind(character: char) -> bool {
    !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
}

/// Decodes percent-encoded ASCII; anything else is unchanged.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        plain.push_str(before);
        let code = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
        match code {
            Some(byte) => {
                plain.push(char::from(byte));
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                plain.push('%');
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
