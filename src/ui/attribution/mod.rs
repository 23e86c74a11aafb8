//! Describes changes and findings in sentences.

mod causes;
mod edit_clause;
mod edit_effects;
mod findings;
mod last_edit;
mod links;
mod numbers;
mod pane;
mod summary;

pub use causes::cause_sentence;
pub use edit_effects::{EditEffects, edit_effects, is_noticeable};
pub use findings::{FindingChart, finding_sentence, gains_sentences};
pub use last_edit::LastEdit;
pub use links::{link_sentence, path_sentence};
pub use numbers::Describer;
pub use pane::change_pane;
pub use summary::{effect_message, error_sentence, headline, verdict};
