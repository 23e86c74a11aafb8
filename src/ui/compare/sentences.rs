//! Describes gains and losses.

use yew::prelude::*;

use super::lane_names::lane_name;
use crate::store::Lanes;
use crate::ui::attribution::{Describer, gains_sentences};
use crate::ui::format;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::Uid;
use yuma_scenario::Scenario;
use yuma_scenario::compare::{Gain, PayComparison, counterpart};

/// Describes the largest gain and the largest loss of each lane but the first, and lists the neurons that are missing.
pub fn sentences(
    describer: &Describer<'_>,
    lanes: &Lanes,
    pay_comparisons: &[PayComparison],
    present: &Scenario,
) -> Html {
    let messages = describer.messages;
    let name = |at: usize| lanes.get(at).map(|lane| lane_name(messages, lane.name)).unwrap_or_default();
    let of_lane = |at: usize| {
        let gains = pay_comparisons.iter().map(|pay_comparison| pay_comparison.gain(at)).collect();
        let gains: Vec<Gain> = ascending(gains, |gain: &Gain| -gain.difference().0);
        let sentences_of_lane = gains_sentences(describer, &gains, &name(0), &name(at));
        html! { <li key={at}>{ sentences_of_lane.join(messages.sentence_gap()) }</li> }
    };
    html! {
        <div class="compare-gains">
            <ul>{ for (1..lanes.len()).map(of_lane) }</ul>
            <p>{ gone(describer, lanes, present) }</p>
        </div>
    }
}

/// Lists the participants that only the first lane has.
fn gone(describer: &Describer<'_>, lanes: &Lanes, present: &Scenario) -> Option<AttrValue> {
    let first = &lanes.first()?.scenario;
    let is_gone = |uid: &Uid| counterpart(first, *uid, present).is_none();
    let both = first.validators.iter().chain(first.miners.iter().filter(|uid| !first.validators.contains(uid)));
    let names: Vec<String> = both.filter(|uid| is_gone(uid)).map(|&uid| format::name(first, uid)).collect();
    (!names.is_empty()).then(|| describer.messages.fill("compare.gone", &[("names", &names.join(", "))]))
}
