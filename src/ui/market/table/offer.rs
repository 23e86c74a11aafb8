//! The offer to add the lines of a pasted block that reach below the last row.

use std::rc::Rc;

use yew::prelude::*;

use super::clipboard::Sheet;
use crate::store::paste::is_latest_change;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use yuma_scenario::market::MarketColumn;

/// The lines that were not pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteOffer {
    /// The cells.
    pub lines: Vec<Vec<String>>,
    /// The column of the first cell of each line.
    pub column: MarketColumn,
    /// The columns of the table then.
    pub columns: Rc<[MarketColumn]>,
    /// The gesture of the paste. Adding the lines belongs to the same undo step.
    pub gesture: u32,
    /// The revision of the market before the paste.
    pub revision: u64,
}

impl PasteOffer {
    /// Returns whether the market has not changed since the paste.
    pub fn is_open(&self, market: &MarketProps) -> bool {
        is_latest_change(self.revision, market.revision)
    }
}

/// Renders the offer.
pub fn offer_line(messages: &Messages, sheet: &Sheet, offer: &PasteOffer) -> Html {
    let count = offer.lines.len();
    let values = [("count", &*count.to_string())];
    let add = {
        let (sheet, offer) = (sheet.clone(), offer.clone());
        Callback::from(move |_: MouseEvent| sheet.add(&offer))
    };
    let dismiss = sheet.on_offer.reform(|_: MouseEvent| None);
    html! {
        <p>
            <span>{ messages.fill_plural("market.offer", count, &values) }</span>
            <button type="button" class="primary" onclick={add}>{ messages.fill_plural("market.offer.add", count, &values) }</button>
            <button type="button" onclick={dismiss}>{ messages.text("market.offer.no") }</button>
        </p>
    }
}
