//! Texts for parts of the page that are missing.

use yew::AttrValue;

use crate::store::PartFailure;
use crate::ui::messages::Messages;

/// Describes why a part of the page is missing, with the remedy.
pub fn part_failure(messages: &Messages, failure: &PartFailure) -> AttrValue {
    match failure {
        PartFailure::Connection => messages.text("notice.part_missing.connection"),
        PartFailure::Status(404) => messages.text("notice.part_missing.gone"),
        PartFailure::Status(status) => messages.fill("notice.part_missing.status", &[("status", &status.to_string())]),
        PartFailure::Other(reason) => messages.fill("notice.part_missing.other", &[("reason", reason)]),
    }
}
