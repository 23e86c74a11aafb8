//! The cells of the table that a person sets.

use crate::ui::market::cell_session::EditedCell;
use crate::ui::market::column_input::ColumnField;
use crate::ui::market::columns::{ColumnCells, columns};
use crate::ui::market::props::MarketProps;
use yuma_engine::quantity::Netuid;
use yuma_scenario::NumberError;
use yuma_scenario::market::{MarketColumn, MarketEdit};

/// A cell: its subnet and its column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubnetCell {
    /// The subnet.
    pub netuid: Netuid,
    /// The column.
    pub column: MarketColumn,
}

impl EditedCell for SubnetCell {
    fn switched(self, market: &MarketProps) -> Option<MarketEdit> {
        let subnet = market.editable_subnet(self.netuid).filter(|_| self.column == MarketColumn::Emits)?;
        Some(MarketEdit::SetEmission { netuid: self.netuid, is_on: !subnet.emission_enabled })
    }

    fn draft(self, market: &MarketProps) -> Option<String> {
        let subnet = market.editable_subnet(self.netuid).filter(|_| self.column.is_editable())?;
        Some(self.column.draft(subnet))
    }

    fn parse(self, market: &MarketProps, text: &str) -> Result<Option<MarketEdit>, NumberError> {
        market.editable_subnet(self.netuid).map_or(Ok(None), |subnet| self.column.parse(subnet, text))
    }

    fn is_amount(self) -> bool {
        self.column.is_amount()
    }

    fn beside(self, market: &MarketProps, by: isize) -> Option<SubnetCell> {
        let set: Vec<MarketColumn> = columns(market).into_iter().filter(|column| column.is_editable()).collect();
        let at = set.iter().position(|set| *set == self.column)?;
        let column = *set.get(at.checked_add_signed(by)?)?;
        Some(SubnetCell { column, ..self })
    }
}
