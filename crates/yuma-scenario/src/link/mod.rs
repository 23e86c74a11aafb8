//! The link that contains the document: `#v1.` and the scenario as JSON, compressed by zlib, in base64url without
//! padding.
//!
//! If a scenario resembles a preset, the JSON may be `{"preset": id, "patch": RFC 6902}`, the difference from the
//! written preset; the shorter form is used. A pinned scenario may be written as the difference from the current one,
//! `"compare": {"patch": RFC 6902}`. `"view"` is the sender's view; a link without one contains only the document.
//! The checksum of zlib detects a damaged link.
//!
//! Links come from untrusted sources: the length is checked before anything is unpacked, and the depth and length of
//! every list before it is built.

mod error;
mod patch;
mod text;

use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

pub use self::error::LinkError;
pub use self::text::looks_like_link;
use super::bounded_json;
use super::dto::{ScenarioV1, v1_view};
use super::model::Scenario;
use super::view::SharedView;

/// The maximum number of characters of a link. The largest valid scenario, 128 rows by 256 columns of weights and of
/// bonds and the maximum number of keyframes, without any regularity, has 1,020,893. With another one pinned it has
/// fewer than twice that: every scenario can be saved and sent. Chromium opens addresses of at most 2 MiB.
pub const LENGTH_LIMIT: usize = 2_050_000;
/// The maximum number of bytes that a link may unpack to; the scenarios above have 2,384,462 each.
pub const UNPACKED_LIMIT: usize = 5 << 20;

const VERSION: &str = "v1";
/// The number of bytes of JSON from which a link is compressed for speed instead of size, because autosave writes one
/// after every edit. Level 2 is ten times as fast as level 10, the shortest, for a link that is a tenth longer.
const LARGE: usize = 100_000;
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

/// Writes the link of a scenario, starting with `v1.`.
pub fn encode(scenario: &Scenario) -> String {
    encode_with_view(scenario, &SharedView::default())
}

/// Writes the link of a scenario with a view. The default view adds nothing.
pub fn encode_with_view(scenario: &Scenario, view: &SharedView) -> String {
    let whole = ScenarioV1 { view: v1_view::unless_usual(view), ..ScenarioV1::from(scenario) }.written();
    let forms: Vec<String> = patch::pinned_as_difference(&whole).into_iter().chain([whole]).collect();
    // No preset is this large, so a difference from one would save very little.
    if forms.iter().all(|form| form.len() >= LARGE) {
        return forms.iter().min_by_key(|form| form.len()).map(|form| packed(form)).unwrap_or_default();
    }
    let links = forms.iter().filter(|form| form.len() < LARGE).flat_map(|form| {
        let differences = patch::differences(form).into_iter().map(|patch| packed(&patch.to_string()));
        std::iter::once(packed(form)).chain(differences)
    });
    links.min_by_key(String::len).unwrap_or_default()
}

/// Writes the link of a scenario that can be read without presets; longer than that of [`encode`] if it uses a
/// difference.
pub fn encode_whole(scenario: &Scenario) -> String {
    packed(&ScenarioV1::from(scenario).written())
}

#[inline(never)]
fn packed(json: &str) -> String {
    let level = if json.len() < LARGE { COMPRESSION_LEVEL } else { LARGE_COMPRESSION_LEVEL };
    format!("{VERSION}.{}", BASE64.encode(compress_to_vec_zlib(json.as_bytes(), level)))
}

/// Reads a link: a whole address, or the part after its `#`.
///
/// First reverts changes made by chat and mail programs: percent encoding, line breaks, and trailing punctuation.
///
/// # Errors
/// Returns the first [`LinkError`] that applies.
pub fn decode(link: &str) -> Result<Scenario, LinkError> {
    decode_with_view(link).map(|(scenario, _)| scenario)
}

/// Reads a link and the view of its sender, if it contains one, reduced to what exists in the scenario.
///
/// # Errors
/// Returns the errors of [`decode`]. A view that cannot be read is not an error.
pub fn decode_with_view(link: &str) -> Result<(Scenario, Option<SharedView>), LinkError> {
    if link.len() > LENGTH_LIMIT {
        return Err(LinkError::TooLong { length: link.len(), limit: LENGTH_LIMIT });
    }
    let restored = text::restored(link);
    let payload = text::payload(&restored, VERSION)?;
    let json = unpacked(&decoded(payload)?)?;
    let json = str::from_utf8(&json).map_err(not_a_scenario)?;
    let content = bounded_json::parse(json)?;
    let written = ScenarioV1::read(patch::resolved(content)?).map_err(not_a_scenario)?;
    let view = written.view.as_ref().map(v1_view::read);
    let scenario = Scenario::try_from(written)?;
    let view = view.map(|view| view.within(&scenario));
    Ok((scenario, view))
}

fn not_a_scenario(error: impl ToString) -> LinkError {
    LinkError::NotAScenario { reason: bounded_json::reason(&error) }
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
