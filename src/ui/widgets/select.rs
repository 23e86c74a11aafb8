//! The choice in a select.

use web_sys::HtmlSelectElement;
use yew::{Event, TargetCast};

/// Returns the index of the option that was chosen.
pub fn chosen_index(event: &Event) -> Option<usize> {
    usize::try_from(event.target_unchecked_into::<HtmlSelectElement>().selected_index()).ok()
}
