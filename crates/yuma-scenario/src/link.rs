//! The link that is the document: `#v1.` and the scenario as JSON, compressed by zlib, in base64url without padding.
//!
//! Where a scenario resembles a preset the JSON may be `{"preset": id, "patch": RFC 6902}`, the difference to the preset
//! as it is written; the shorter form is sent. A pinned scenario may be written as the difference to the present one,
//! `"compare": {"patch": RFC 6902}`. `"view"` is what the sender looks at; a link without one is the document alone. zlib's
//! checksum tells a damaged link from a whole one.
//!
//! Links come from strangers: the length is bounded before anything is unpacked, depth and length of every list before it is
//! built.

use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use thiserror::Error;

use super::dto::{ScenarioV1, v1_view};
use super::{Invalid, JsonError, Scenario, SharedView, bounded_json, link_patch, link_text};

/// Characters of a link that are read. The largest legal scenario, 128 rows by 256 columns of weights and of bonds and all
/// keyframes that there may be, without any regularity, has 1,020,893, and with another one pinned beside it fewer than
/// twice as many: every scenario can be saved and sent. Chromium opens addresses of at most 2 MiB.
pub const LENGTH_LIMIT: usize = 2_050_000;
/// Bytes that a link may unpack to; the same scenarios have 2,384,462 each.
pub const UNPACKED_LIMIT: usize = 5 << 20;

const VERSION: &str = "v1";
/// Bytes of JSON from which on a link is written fast instead of short: autosave writes one after every edit. Level 2 is
/// ten times as fast as level 10, the shortest, for a link that is a tenth longer.
const LARGE: usize = 100_000;
const COMPRESSION_LEVEL: u8 = 10;
const LARGE_COMPRESSION_LEVEL: u8 = 2;
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        // The last character of a cut link; what it lacks shows when it is unpacked.
        .with_decode_allow_trailing_bits(true),
);

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// More characters than are looked at.
    #[error("the link has {length} characters, at most {limit} are read")]
    TooLong {
        /// Its characters.
        length: usize,
        /// The characters allowed.
        limit: usize,
    },
    /// Nothing that this page writes.
    #[error("the text is no link to a scenario: it does not begin with \"v1.\"")]
    NotALink,
    /// Written by a later version of the page.
    #[error("the link has the format \"{version}\", which this page does not know; it reads v1")]
    UnknownVersion {
        /// The version found.
        version: String,
    },
    /// A character that no link has.
    #[error("the link holds the foreign character {character:?} at index {position}")]
    ForeignCharacter {
        /// Its place behind the version, from 0.
        position: usize,
        /// The character.
        character: char,
    },
    /// The end is missing.
    #[error("the link is cut: its end is missing")]
    Cut,
    /// Something was altered.
    #[error("the link is damaged: its checksum does not match")]
    Damaged,
    /// It unpacks to more than any scenario needs.
    #[error("the link unpacks to more than {limit} bytes")]
    TooBig {
        /// The bytes allowed.
        limit: usize,
    },
    /// The content is no scenario in JSON.
    #[error("the link's content is not what a scenario looks like: {reason}")]
    NotAScenario {
        /// What the JSON reader says.
        reason: String,
    },
    /// The content is not JSON, or more of it than any scenario needs.
    #[error("the link's content cannot be read: {0}")]
    Json(#[from] JsonError),
    /// It changes a preset that this page does not have.
    #[error("the link changes the preset \"{id}\", which this page does not have")]
    UnknownPreset {
        /// The preset's id.
        id: String,
    },
    /// Its changes do not fit the preset.
    #[error("the link's changes do not fit its preset: {reason}")]
    BadPatch {
        /// What does not fit.
        reason: String,
    },
    /// The scenario breaks a rule.
    #[error("the link's scenario is not valid: {0}")]
    Invalid(#[from] Invalid),
}

/// The link of a scenario, from `v1.` on.
pub fn encode(scenario: &Scenario) -> String {
    encode_with_view(scenario, &SharedView::default())
}

/// The link of a scenario as somebody looks at it. The usual view adds nothing.
pub fn encode_with_view(scenario: &Scenario, view: &SharedView) -> String {
    let whole = ScenarioV1 { view: v1_view::unless_usual(view), ..ScenarioV1::from(scenario) }.written();
    let forms: Vec<String> = link_patch::pinned_as_difference(&whole).into_iter().chain([whole]).collect();
    // No preset is as large, so that a difference to one saves next to nothing.
    if forms.iter().all(|form| form.len() >= LARGE) {
        return forms.iter().min_by_key(|form| form.len()).map(|form| packed(form)).unwrap_or_default();
    }
    let links = forms.iter().filter(|form| form.len() < LARGE).flat_map(|form| {
        let differences = link_patch::differences(form).into_iter().map(|patch| packed(&patch.to_string()));
        std::iter::once(packed(form)).chain(differences)
    });
    links.min_by_key(String::len).unwrap_or_default()
}

/// The link of a scenario that needs no preset to be read; longer, where [`encode`] sends a difference.
pub fn encode_whole(scenario: &Scenario) -> String {
    packed(&ScenarioV1::from(scenario).written())
}

#[inline(never)]
fn packed(json: &str) -> String {
    let level = if json.len() < LARGE { COMPRESSION_LEVEL } else { LARGE_COMPRESSION_LEVEL };
    format!("{VERSION}.{}", BASE64.encode(compress_to_vec_zlib(json.as_bytes(), level)))
}

/// Reads a link: a whole address, or what stands behind its `#`.
///
/// What chat programs and mail do to links is undone first: percent encoding, line breaks, and punctuation behind.
///
/// # Errors
/// The first [`LinkError`] that holds.
pub fn decode(link: &str) -> Result<Scenario, LinkError> {
    decode_with_view(link).map(|(scenario, _)| scenario)
}

/// Reads a link, and what its sender looks at if it says so, as far as the scenario has it.
///
/// # Errors
/// As [`decode`]; none for a view that cannot be read.
pub fn decode_with_view(link: &str) -> Result<(Scenario, Option<SharedView>), LinkError> {
    if link.len() > LENGTH_LIMIT {
        return Err(LinkError::TooLong { length: link.len(), limit: LENGTH_LIMIT });
    }
    let text = link_text::restored(link);
    let payload = link_text::payload(&text, VERSION)?;
    let json = unpacked(&decoded(payload)?)?;
    let json = str::from_utf8(&json).map_err(not_a_scenario)?;
    let content = bounded_json::parse(json)?;
    let written = ScenarioV1::read(link_patch::resolved(content)?).map_err(not_a_scenario)?;
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
    // A single character behind whole quads carries less than a byte: the link is cut there.
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
