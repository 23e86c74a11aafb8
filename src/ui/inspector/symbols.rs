//! The names of symbols in formulas, with their indices and links.

use yew::prelude::*;

use super::study::Study;
use crate::store::Selection;
use crate::ui::messages::Messages;
use yuma_engine::yuma::explain::{Name, Reduction, Symbol};
use yuma_engine::yuma::{Quantity, Shape};
use yuma_scenario::Document;

/// Renders a symbol with its indices; a button if it has an explanation of its own.
pub fn symbol_name(messages: &Messages, study: &Study, symbol: Symbol) -> Html {
    let indices: Vec<String> =
        [symbol.validator, symbol.miner].into_iter().flatten().map(|uid| study.name(uid)).collect();
    let written = html! {
        <>{ title(messages, symbol) }<sub>{ indices.join(",") }</sub></>
    };
    match selection_of(symbol, &study.scenario) {
        None => html! { <span class="symbol">{ written }</span> },
        Some(selection) => {
            let study = study.clone();
            let onclick = Callback::from(move |_: MouseEvent| study.select(selection));
            let name = spoken_name(messages, symbol, &indices);
            html! {
                <button type="button" class="symbol" {onclick}>
                    <span class="sr-only">{ name }</span><span aria-hidden="true">{ written }</span>
                </button>
            }
        }
    }
}

/// Returns the name of a symbol with its indices in words: "weight of E on M4".
fn spoken_name(messages: &Messages, symbol: Symbol, indices: &[String]) -> AttrValue {
    let name = title(messages, symbol);
    match indices {
        [validator, miner] => {
            messages.fill("symbol.of_cell", &[("symbol", &name), ("validator", validator), ("miner", miner)])
        }
        [neuron] => messages.fill("symbol.of_neuron", &[("symbol", &name), ("name", neuron)]),
        _ => name.into(),
    }
}

/// Returns the name of a symbol without its indices.
pub fn title(messages: &Messages, symbol: Symbol) -> String {
    let name = messages.text(&format!("symbol.{}", id(symbol.name)));
    match symbol.reduction {
        None => name.to_string(),
        Some(Reduction::Sum) => format!("Σ {name}"),
        Some(Reduction::Largest) => format!("max {name}"),
    }
}

/// Returns the selection that explains the symbol, or `None` if the grid of this document lacks it.
fn selection_of(symbol: Symbol, document: &Document) -> Option<Selection> {
    let cell = || Some(Selection::Cell { row: symbol.validator?, column: symbol.miner? });
    let selection = match (symbol.name, symbol.reduction) {
        (_, Some(_)) => None,
        (Name::Quantity(quantity), None) => match quantity.shape() {
            Shape::Matrix => cell(),
            _ => symbol.validator.or(symbol.miner).map(|uid| Selection::Result(quantity, uid)),
        },
        (Name::StoredWeight | Name::StoredBond, None) => cell(),
        (Name::AlphaStake | Name::TaoStake | Name::TotalStake, None) => {
            symbol.validator.map(|uid| Selection::Result(Quantity::Stake, uid))
        }
        _ => None,
    };
    selection.filter(|selection| selection.is_in(document))
}

/// Returns the id in message keys: `symbol.<id>`.
fn id(name: Name) -> &'static str {
    match name {
        Name::Quantity(quantity) => quantity.id(),
        Name::Hyperparameter(hyperparameter) => hyperparameter.id(),
        Name::StoredWeight => "stored_weight",
        Name::StoredBond => "stored_bond",
        Name::StoredPermit => "stored_permit",
        Name::Owner => "owner",
        Name::AlphaStake => "alpha_stake",
        Name::TaoStake => "tao_stake",
        Name::TotalStake => "total_stake",
        Name::CountedStake => "counted_stake",
        Name::LastUpdate => "last_update",
        Name::ActivityCutoff => "activity_cutoff",
        Name::CurrentBlock => "current_block",
        Name::PayableEmission => "payable_emission",
        Name::StakeRank => "stake_rank",
        Name::Support => "support",
        Name::SupportAbove => "support_above",
        Name::StakeBelow => "stake_below",
        Name::BondRate => "bond_rate",
        Name::ConsensusRead => "consensus_read",
        Name::Distance => "distance",
        Name::BoughtBond => "bought_bond",
        Name::MovedBond => "moved_bond",
        Name::Earned => "earned",
    }
}
