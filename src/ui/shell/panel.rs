//! The panels over the page, of which one is open at a time.

use yew::prelude::*;

/// A panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Presets, files, title and notes.
    Scenario,
    /// The hyperparameters.
    Hyperparameters,
    /// Link and QR code.
    Share,
    /// Import of files.
    Import,
    /// The eras of the chain.
    Eras,
    /// The steps of an epoch.
    Steps,
    /// The keys.
    Help,
}

/// A context that opens a panel.
#[derive(Clone, PartialEq)]
pub struct OpenPanel(pub Callback<Panel>);

/// Returns the callback that opens a panel from anywhere on the page.
#[hook]
pub fn use_open_panel() -> Callback<Panel> {
    use_context::<OpenPanel>().map_or_else(Callback::noop, |open| open.0)
}
