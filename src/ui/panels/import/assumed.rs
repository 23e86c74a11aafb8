//! The assumptions of an import, each with a link to the place where it is set.

use yew::prelude::*;

use super::place::Place;
use crate::ui::format::{fixed, grouped};
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Alpha, RAO_PER_TAO};
use yuma_scenario::import::Assumption;

/// Renders assumptions.
pub fn assumed(messages: &Messages, assumptions: &[Assumption], on_place: &Callback<Place>) -> Html {
    let line = |(index, assumption): (usize, &Assumption)| {
        let text = describe(messages, assumption);
        let link = Place::of(assumption).map(|place| {
            let onclick = on_place.reform(move |_: MouseEvent| place);
            let name = messages.text(place.key());
            let label = messages.fill("import.place_named", &[("place", &name), ("assumption", &text)]);
            html! { <button type="button" class="link" aria-label={label} {onclick}>{ name }</button> }
        });
        html! { <li key={index}><span>{ &text }</span><span>{ link.unwrap_or_default() }</span></li> }
    };
    html! { <ul class="import-assumed">{ for assumptions.iter().enumerate().map(line) }</ul> }
}

/// Describes an assumption.
pub fn describe(messages: &Messages, assumption: &Assumption) -> AttrValue {
    let text = |key: &str| messages.text(key);
    let count = |key: &str, count: usize| messages.fill_plural(key, count, &[("count", &grouped(count as i128))]);
    match assumption {
        Assumption::Permits { limit, count } => messages.fill_plural(
            "import.assumed.permits",
            *count,
            &[("count", &grouped(*count as i128)), ("limit", &limit.to_string())],
        ),
        Assumption::Active => text("import.assumed.active"),
        Assumption::Emission(emission) => {
            messages.fill("import.assumed.emission", &[("amount", &fixed(emission.0 as f64 / 2e9, 0))])
        }
        Assumption::NoWeights => text("import.assumed.no_weights"),
        Assumption::EqualStakes(stake) => messages.fill("import.assumed.equal_stakes", &[("amount", &whole(*stake))]),
        Assumption::StakeIsAlpha => text("import.assumed.stake_is_alpha"),
        Assumption::NoRootStake => text("import.assumed.no_root_stake"),
        Assumption::WeightedRootStake => text("import.assumed.weighted_root_stake"),
        Assumption::NoBonds => text("import.assumed.no_bonds"),
        Assumption::BelowThreshold { count, threshold } => messages.fill_plural(
            "import.assumed.below_threshold",
            *count,
            &[("count", &grouped(*count as i128)), ("amount", &whole(*threshold))],
        ),
        Assumption::RowSums { count, lowest, highest } => messages.fill_plural(
            "import.assumed.row_sums",
            *count,
            &[("count", &grouped(*count as i128)), ("lowest", &percent(*lowest)), ("highest", &percent(*highest))],
        ),
        Assumption::RoundedToZero { miners } => messages.fill_plural(
            "import.assumed.rounded_to_zero",
            miners.len(),
            &[("count", &grouped(miners.len() as i128)), ("names", &first_of(messages, miners))],
        ),
        Assumption::Scores => text("import.assumed.scores"),
        Assumption::Fraction { text } => messages.fill("import.assumed.fraction", &[("text", text)]),
        Assumption::Thousands { text } => messages.fill("import.assumed.thousands", &[("text", text)]),
        Assumption::ColumnOrder => text("import.assumed.column_order"),
        Assumption::NoNames => text("import.assumed.no_names"),
        Assumption::LiveRules => text("import.assumed.live_rules"),
        Assumption::UnknownUids { count: uids } => count("import.assumed.unknown_uids", *uids),
        Assumption::OtherSubnet { first, other } => messages
            .fill("import.assumed.other_subnet", &[("first", &first.to_string()), ("other", &other.to_string())]),
        Assumption::ActivityCutoff { blocks } => {
            messages.fill("import.assumed.activity_cutoff", &[("blocks", &grouped(i128::from(*blocks)))])
        }
        Assumption::MovingPrice => text("import.assumed.moving_price"),
        Assumption::MarketDefaults => text("import.assumed.market_defaults"),
    }
}

/// Lists the first names, with an ellipsis for the rest.
fn first_of(messages: &Messages, names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).map(String::as_str).chain((names.len() > SHOWN).then_some("…"));
    shown.collect::<Vec<_>>().join(&messages.text("import.list_separator"))
}

/// Formats an amount in whole units.
pub fn whole(amount: Alpha) -> String {
    grouped(i128::from(amount.0 / RAO_PER_TAO))
}

/// Formats a sum of 65535ths in percent without the sign.
fn percent(sum: u64) -> String {
    fixed(sum as f64 / 655.35, 1)
}
