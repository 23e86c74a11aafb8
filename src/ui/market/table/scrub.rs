//! Drags of numbers: a pointer that moves left or right from a cell changes its number, and every result follows.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::ui::gesture::next_gesture;
use crate::ui::market::columns::ColumnCells;
use crate::ui::market::props::MarketProps;
use crate::ui::market::split;
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{Alpha, Block, Flow, Price, RAO_PER_TAO, Rao};
use yuma_engine::wide::{FineAmount, Ratio};
use yuma_scenario::market::{MarketColumn, MarketEdit, MarketSubnet, OtherParts};

/// The distance from which on a press is a drag, in pixels.
const THRESHOLD: i32 = 4;
/// The factor of a pixel for amounts and prices.
const FACTOR: f64 = 1.01;
/// The percentage points of a pixel for parts.
const POINTS: f64 = 0.5;
/// The TAO a block of a pixel for flows.
const FLOW: f64 = 0.01;
/// The blocks of a pixel: an hour.
const BLOCKS: f64 = 300.0;

/// A pressed cell.
struct Drag {
    pointer: i32,
    from: i32,
    column: MarketColumn,
    /// The subnet when the drag began.
    subnet: MarketSubnet,
    /// The number of the edits; `None` before the threshold.
    gesture: Option<u32>,
}

/// The handlers of a table whose numbers can be dragged.
#[derive(Clone)]
pub struct Scrub {
    drag: Rc<RefCell<Option<Drag>>>,
    market: MarketProps,
    table: NodeRef,
}

/// Returns the handlers.
#[hook]
pub fn use_scrub(market: &MarketProps, table: &NodeRef) -> Scrub {
    let drag = use_mut_ref(|| None);
    Scrub { drag, market: market.clone(), table: table.clone() }
}

impl Scrub {
    /// Begins a drag with the main button of a mouse or a pen. A finger scrolls the table.
    pub fn press(&self, event: &PointerEvent, subnet: &MarketSubnet, column: MarketColumn) {
        let is_drawn = event.pointer_type() != "touch" && event.button() == 0;
        self.drag.replace((is_drawn && can_drag(column)).then(|| Drag {
            pointer: event.pointer_id(),
            from: event.client_x(),
            column,
            subnet: subnet.clone(),
            gesture: None,
        }));
    }

    /// Changes the number under a drag.
    pub fn drag(&self, event: &PointerEvent) {
        let edit = {
            let mut drag = self.drag.borrow_mut();
            let Some(drag) = drag.as_mut().filter(|drag| drag.pointer == event.pointer_id()) else { return };
            let distance = event.client_x() - drag.from;
            if drag.gesture.is_none() && distance.abs() < THRESHOLD {
                return;
            }
            if let (None, Some(table)) = (drag.gesture, self.table.cast::<Element>()) {
                // Without the capture, a drag ends at the border of the table.
                let _ = table.set_pointer_capture(drag.pointer);
            }
            let gesture = *drag.gesture.get_or_insert_with(next_gesture);
            dragged(drag.column, &drag.subnet, distance.into()).map(|edit| (edit, gesture))
        };
        event.prevent_default();
        if let Some((edit, gesture)) = edit {
            self.market.edit(edit, Some(gesture));
        }
    }

    /// Ends a drag.
    pub fn release(&self) {
        self.drag.replace(None);
    }
}

/// Returns whether a drag changes the numbers of a column.
pub fn can_drag(column: MarketColumn) -> bool {
    column.is_editable() && !matches!(column, MarketColumn::Name | MarketColumn::Emits)
}

/// Returns the edit of a drag over some pixels: amounts and prices by 1 % of themselves for each, parts by half a point.
/// `None` if nothing changes, such as an amount of 0.
fn dragged(column: MarketColumn, subnet: &MarketSubnet, pixels: f64) -> Option<MarketEdit> {
    let netuid = subnet.netuid;
    let scaled = |amount: u64| (amount as f64 * FACTOR.powf(pixels)).round() as u64;
    let moved = |part: f64| (part + pixels * POINTS).clamp(0.0, 100.0);
    let flow = |flow: FlowAverage| {
        FlowAverage::settled(Flow((flow.0.to_num::<f64>() + pixels * FLOW * RAO_PER_TAO as f64) as i64))
    };
    Some(match column {
        MarketColumn::Tao => MarketEdit::SetTao { netuid, tao: Rao(scaled(subnet.tao.0)) },
        MarketColumn::Alpha => MarketEdit::SetAlpha { netuid, alpha: Alpha(scaled(subnet.alpha.0)) },
        MarketColumn::AlphaOut => MarketEdit::SetAlphaOut { netuid, alpha: Alpha(scaled(subnet.alpha_out.0)) },
        MarketColumn::Price => {
            let price = subnet.price().0.to_num::<f64>() * FACTOR.powf(pixels);
            if price <= 0.0 {
                return None;
            }
            MarketEdit::SetPrice { netuid, price: Price(Ratio::saturating_from_num(price)) }
        }
        MarketColumn::Average => {
            let average = subnet.moving_price?.0.to_num::<f64>() * FACTOR.powf(pixels);
            let price = MovingPrice::settled(Price(Ratio::saturating_from_num(average)));
            MarketEdit::SetMovingPrice { netuid, price: Some(price) }
        }
        MarketColumn::Burn => {
            let percent = moved(subnet.miner_burn.to_num::<f64>() * 100.0);
            MarketEdit::SetMinerBurn { netuid, fraction: FineAmount::saturating_from_num(percent / 100.0) }
        }
        MarketColumn::Split(slot) => {
            let percent = moved(split::points(subnet.emission_weights.slot(slot)));
            let weights = vec![(slot, split::proportion(percent))];
            MarketEdit::SetEmissionWeights { netuid, weights, others: OtherParts::Rescaled }
        }
        MarketColumn::UserFlow => {
            MarketEdit::SetFlow { netuid, user: flow(subnet.user_flow), protocol: subnet.protocol_flow }
        }
        MarketColumn::ProtocolFlow => {
            MarketEdit::SetFlow { netuid, user: subnet.user_flow, protocol: flow(subnet.protocol_flow) }
        }
        MarketColumn::RegisteredAt => {
            let block = Block((subnet.registered_at.0 as f64 + pixels * BLOCKS).max(0.0) as u64);
            MarketEdit::SetRegisteredAt { netuid, block }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::quantity::Netuid;
    use yuma_scenario::market::preset;

    #[test]
    fn a_drag_changes_a_number_in_proportion_to_its_way() {
        let market = preset("market-2026-04-11").unwrap();
        let chutes = market.subnet(Netuid(64)).unwrap();
        let tao = |pixels| match dragged(MarketColumn::Tao, chutes, pixels) {
            Some(MarketEdit::SetTao { tao, .. }) => tao.0 as f64 / chutes.tao.0 as f64,
            other => panic!("{other:?}"),
        };
        for (pixels, expected) in [(0.0, 1.0), (1.0, 1.01), (-1.0, 1.0 / 1.01), (70.0, 2.006_763)] {
            assert!((tao(pixels) - expected).abs() < 1e-6, "{pixels}: {}", tao(pixels));
        }
        let burn = |pixels| match dragged(MarketColumn::Burn, chutes, pixels) {
            Some(MarketEdit::SetMinerBurn { fraction, .. }) => fraction.to_num::<f64>(),
            other => panic!("{other:?}"),
        };
        for (pixels, expected) in [(-9.0, 0.0), (20.0, 0.1), (500.0, 1.0)] {
            assert!((burn(pixels) - expected).abs() < 1e-9, "{pixels}: {}", burn(pixels));
        }
    }

    #[test]
    fn names_switches_and_results_are_not_dragged() {
        for (column, expected) in [
            (MarketColumn::Name, false),
            (MarketColumn::Emits, false),
            (MarketColumn::TaoPerDay, false),
            (MarketColumn::Price, true),
        ] {
            assert_eq!(can_drag(column), expected, "{column:?}");
        }
    }
}
