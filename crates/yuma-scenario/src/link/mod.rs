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
pub(crate) mod packing;
mod patch;
mod text;

pub use self::error::LinkError;
pub use self::text::looks_like_link;
use super::bounded_json;
use super::dto::{MarketV2, ScenarioV1, v1_view};
use super::model::Scenario;
use super::view::SharedView;

/// The maximum number of characters of a link. The largest valid scenario, 128 rows by 256 columns of weights and of
/// bonds and the maximum number of keyframes, without any regularity, has 1,020,893. With another one pinned it has
/// fewer than twice that: every scenario can be saved and sent. Chromium opens addresses of at most 2 MiB.
pub const LENGTH_LIMIT: usize = 2_050_000;
/// The maximum number of bytes that a link may unpack to; the scenarios above have 2,384,462 each.
pub const UNPACKED_LIMIT: usize = 5 << 20;

const VERSION: &str = "v1";
/// Writes the link of a scenario, starting with `v1.`.
pub fn encode(scenario: &Scenario) -> String {
    encode_with_view(scenario, &SharedView::default())
}

/// Writes the link of a scenario with a view. The default view adds nothing.
pub fn encode_with_view(scenario: &Scenario, view: &SharedView) -> String {
    let whole = ScenarioV1 { view: v1_view::unless_usual(view), ..ScenarioV1::from(scenario) }.written();
    let forms: Vec<String> = patch::pinned_as_difference(&whole).into_iter().chain([whole]).collect();
    // No preset is this large, so a difference from one would save very little.
    if forms.iter().all(|form| form.len() >= packing::LARGE) {
        return forms.iter().min_by_key(|form| form.len()).map(|form| packed(form)).unwrap_or_default();
    }
    let links = forms.iter().filter(|form| form.len() < packing::LARGE).flat_map(|form| {
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

fn packed(json: &str) -> String {
    packing::pack(VERSION, json)
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
    let content = packing::unpack(link, VERSION).map_err(|error| or_market(error, link))?;
    let written = ScenarioV1::read(patch::resolved(content)?).map_err(not_a_scenario)?;
    let view = written.view.as_ref().map(v1_view::read);
    let scenario = Scenario::try_from(written)?;
    let view = view.map(|view| view.within(&scenario));
    Ok((scenario, view))
}

/// Returns [`LinkError::Market`] in place of an unknown version if the link is a market.
fn or_market(error: LinkError, link: &str) -> LinkError {
    let is_version = matches!(&error, LinkError::UnknownVersion { version } if version == MarketV2::LINK_VERSION);
    let content = if is_version { packing::unpack(link, MarketV2::LINK_VERSION).ok() } else { None };
    if content.is_some_and(|content| MarketV2::is_kind_of(&content)) { LinkError::Market } else { error }
}

fn not_a_scenario(error: impl ToString) -> LinkError {
    LinkError::NotAScenario { reason: bounded_json::reason(&error) }
}
