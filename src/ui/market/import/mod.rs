//! The dialog that opens files and texts on the market page.

mod answer;
mod assumed;
mod board;
mod dialog;
mod error;
mod formats;
mod reading;
mod subnets;

use yew::prelude::*;

pub use self::dialog::MarketImport;
use super::props::MarketProps;
use crate::ui::given::{Given, LatestGiven};

/// The properties of the dialog.
#[derive(Clone, PartialEq, Properties)]
pub struct MarketImportProps {
    /// The open market.
    pub market: MarketProps,
    /// Its title.
    pub title: AttrValue,
    /// The latest files or text.
    pub given: LatestGiven,
    /// Hands files or a text over.
    pub on_given: Callback<Given>,
    /// Called when the dialog closes.
    pub on_close: Callback<()>,
}
