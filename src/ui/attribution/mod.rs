//! Why something changed, and what a run shows, in sentences.

mod causes;
mod findings;
mod links;
mod numbers;
mod pane;
mod summary;

pub use causes::cause_sentence;
pub use findings::{Chart, finding_sentence, gains_sentences};
pub use links::{place_sentence, story};
pub use numbers::Teller;
pub use pane::change_pane;
pub use summary::{effect_words, error_sentence, headline, verdict};
