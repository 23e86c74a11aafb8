//! The results in the margins, and the stakes.

use super::against::Against;
use super::figures;
use super::layout::{COLUMN_RESULTS, ROW_RESULTS};
use super::row::{Figure, StakeView};
use crate::store::Evaluation;
use crate::ui::format;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Alpha, RAO_PER_TAO, Uid};
use yuma_engine::yuma::{Quantity, View, total_stake as stake_weight};
use yuma_scenario::Scenario;

/// Returns a neuron's stake as it counts: alpha and weighted root stake, in alpha.
pub fn total_stake(scenario: &Scenario, uid: Uid) -> f64 {
    let weight = scenario.parameters.tao_weight;
    let total = scenario.neuron(uid).map(|neuron| stake_weight(neuron.alpha_stake, neuron.tao_stake, weight));
    total.map_or(0.0, |total| total.to_num::<f64>() / RAO_PER_TAO as f64)
}

/// Returns the display of a validator's stake; `share_of_largest` is the length of its bar from 0 to 1.
pub fn stake_view(messages: &Messages, scenario: &Scenario, uid: Uid, share_of_largest: f64) -> StakeView {
    let total = figures::stake(total_stake(scenario, uid));
    let (alpha, root) = scenario.neuron(uid).map(|n| (n.alpha_stake.0, n.tao_stake.0)).unwrap_or_default();
    let [alpha_text, root_text] = [alpha, root].map(|amount| figures::stake(format::whole(amount)));
    let parts = [("total", &*total), ("alpha", &*alpha_text), ("root", &*root_text)];
    StakeView {
        about: (root > 0).then(|| messages.fill("grid.stake.parts", &parts)),
        root: (root > 0).then(|| messages.fill("grid.stake.root", &parts)),
        text: total.into(),
        share_of_largest,
    }
}

/// Returns the largest share of stake.
pub fn largest_stake(evaluation: &Evaluation) -> f64 {
    let stake = evaluation.trace.stake.iter().max().copied().unwrap_or_default();
    stake.to_num::<f64>().max(f64::EPSILON)
}

/// Returns the number of decimals of the validators' emission.
pub fn emission_decimals(evaluation: &Evaluation, quantity: Quantity, is_compact: bool) -> usize {
    let View::Amounts(amounts) = evaluation.trace.view(quantity) else { return 0 };
    let largest = amounts.iter().max().map_or(0.0, |&Alpha(amount)| format::whole(amount));
    figures::decimals(largest, is_compact)
}

/// Returns the results at the end of a validator's row. `decimals` are those of its emission.
pub fn row_figures(
    evaluation: &Evaluation,
    against: Option<&Against>,
    validator: Uid,
    decimals: usize,
) -> [Figure; ROW_RESULTS.len()] {
    let trace = &evaluation.trace;
    let difference = |quantity| against.map(|against| against.difference(quantity, validator)).unwrap_or_default();
    let share = |quantity| {
        let value = trace.fraction(quantity, validator).unwrap_or_default();
        let bar = Some(value.to_num::<f64>().clamp(0.0, 1.0));
        Figure { text: figures::fraction(value), bar, against: difference(quantity) }
    };
    let emission = trace.outcome.validator_emission.get(validator.index()).copied().unwrap_or_default();
    [
        share(Quantity::ValidatorTrust),
        share(Quantity::Dividends),
        Figure { text: amount(emission, decimals), bar: None, against: difference(Quantity::ValidatorEmission) },
        Figure {
            text: trace
                .pay_per_stake(validator)
                .map_or_else(|| "–".to_owned(), |ratio| format::number(ratio.to_num(), 2)),
            bar: None,
            against: against.map(|against| against.per_stake(validator)).unwrap_or_default(),
        },
    ]
}

/// Returns the results under the columns of miners, with their differences from the pinned ones.
pub fn column_figures(
    evaluation: &Evaluation,
    against: Option<&Against>,
    miners: &[Uid],
    is_compact: bool,
) -> [Vec<(String, String)>; COLUMN_RESULTS.len()] {
    COLUMN_RESULTS.map(|quantity| {
        let decimals = emission_decimals(evaluation, quantity, is_compact);
        let figure = |uid: &Uid| match evaluation.trace.view(quantity) {
            View::Amounts(amounts) => amounts.get(uid.index()).map(|&paid| amount(paid, decimals)),
            _ => evaluation.trace.fraction(quantity, *uid).map(figures::fraction),
        };
        let difference = |uid: Uid| against.map(|against| against.difference(quantity, uid)).unwrap_or_default();
        miners.iter().map(|uid| (figure(uid).unwrap_or_default(), difference(*uid))).collect()
    })
}

fn amount(amount: Alpha, decimals: usize) -> String {
    if amount == Alpha(0) { "0".to_owned() } else { format::number(format::whole(amount.0), decimals) }
}
