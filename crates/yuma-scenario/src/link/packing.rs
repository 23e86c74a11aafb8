//! JSON as the text of a link, and back: a version, then zlib in base64url. All kinds of documents share these steps.

use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use serde_json::Value;

use super::error::LinkError;
use super::{LENGTH_LIMIT, UNPACKED_LIMIT, not_a_scenario, text};
use crate::bounded_json;

/// The number of bytes of JSON from which a link is compressed for speed instead of size, because autosave writes one
/// after every edit. Level 2 is ten times as fast as level 10, the shortest, for a link that is a tenth longer.
pub const LARGE: usize = 100_000;
const COMPRESSION_LEVEL: u8 = 10;
const LARGE_COMPRESSION_LEVEL: u8 = 2;
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        // The last character of a cut link; missing data is detected when it is unpacked.
        .with_decode_allow_trailing_bits(true),
);

/// Writes a link of a version.
#[inline(never)]
pub fn pack(version: &str, json: &str) -> String {
    let level = if json.len() < LARGE { COMPRESSION_LEVEL } else { LARGE_COMPRESSION_LEVEL };
    format!("{version}.{}", BASE64.encode(compress_to_vec_zlib(json.as_bytes(), level)))
}

/// Returns the version of a link; `None` if the text is not a link or too long.
pub fn version(link: &str) -> Option<String> {
    if link.len() > LENGTH_LIMIT {
        return None;
    }
    text::version_and_payload(&text::restored(link)).ok().map(|(version, _)| version.to_owned())
}

/// Returns the JSON of a link of a version: a whole address, or the part after its `#`. Reverts changes made by chat
/// and mail programs.
///
/// # Errors
/// Returns the first [`LinkError`] of the steps: length, version, base64, zlib, JSON.
pub fn unpack(link: &str, version: &str) -> Result<Value, LinkError> {
    if link.len() > LENGTH_LIMIT {
        return Err(LinkError::TooLong { length: link.len(), limit: LENGTH_LIMIT });
    }
    let restored = text::restored(link);
    let (found, payload) = text::version_and_payload(&restored)?;
    if found != version {
        return Err(LinkError::UnknownVersion { version: found.to_owned() });
    }
    let json = unpacked(&decoded(payload)?)?;
    let json = str::from_utf8(&json).map_err(not_a_scenario)?;
    Ok(bounded_json::parse(json)?)
}

fn decoded(payload: &str) -> Result<Vec<u8>, LinkError> {
    let bytes = payload.as_bytes();
    // A single character after complete groups of four carries less than a byte: the link was cut there.
    let whole = if bytes.len() % 4 == 1 { bytes.split_last().map_or(bytes, |(_, rest)| rest) } else { bytes };
    BASE64.decode(whole).map_err(|error| match error {
        DecodeError::InvalidByte(position, _) => match payload.get(position..).and_then(|rest| rest.chars().next()) {
            Some(character) => LinkError::ForeignCharacter { position, character },
            None => LinkError::Damaged,
        },
        _ => LinkError::Cut,
    })
}

fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    if bytes.is_empty() {
        return Err(LinkError::Cut);
    }
    decompress_to_vec_zlib_with_limit(bytes, UNPACKED_LIMIT).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooBig { limit: UNPACKED_LIMIT },
        TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => LinkError::Cut,
        _ => LinkError::Damaged,
    })
}
