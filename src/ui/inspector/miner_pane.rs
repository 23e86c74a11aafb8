//! A miner: its consensus, and what it is paid.

use yew::prelude::*;

use super::fact_list::FactList;
use super::facts::Fact;
use super::formula::Formula;
use super::heading::Heading;
use super::step_curve::StepCurve;
use super::step_link::StepLink;
use super::study::Study;
use crate::engine::fixed::ZERO;
use crate::engine::quantity::Uid;
use crate::engine::yuma::Quantity;
use crate::engine::yuma::explain::Symbol;
use crate::ui::format;
use crate::ui::hooks::use_words;

/// Which miner is explained.
#[derive(Clone, PartialEq, Properties)]
pub struct MinerPaneProps {
    /// What the inspector reads.
    pub study: Study,
    /// The miner.
    pub uid: Uid,
    /// The result that is explained first.
    #[prop_or_default]
    pub result: Option<Quantity>,
}

/// The results of a miner in the order of their computation.
const RESULTS: [Quantity; 4] = [Quantity::Consensus, Quantity::Ranks, Quantity::Incentive, Quantity::ServerEmission];

/// The facts of a miner.
const FACTS: [Fact; 3] = [Fact::Name, Fact::AlphaStake, Fact::BlockAtRegistration];

/// A miner with the curve of its voices.
#[component]
pub fn MinerPane(props: &MinerPaneProps) -> Html {
    let words = use_words();
    let MinerPaneProps { study, uid, result } = props;
    let incentive = study.trace().fraction(Quantity::Incentive, *uid).unwrap_or(ZERO);
    let title = words.fill("inspector.miner_headline", &[("incentive", &format::percent(incentive))]);
    // Consensus stands below the curve from which it is read.
    let first = result.filter(|quantity| *quantity != Quantity::Consensus);
    let rest = RESULTS.into_iter().filter(|quantity| Some(*quantity) != first);
    let step = result.unwrap_or(Quantity::Consensus).step();
    html! {
        <>
            <Heading place={words.fill("inspector.miner_place", &[("name", &study.name(*uid))]).to_string()}
                title={title.to_string()} />
            <div class="formulas first">{ for first.map(|quantity| html! {
                <Formula study={study.clone()} symbol={Symbol::result(quantity, *uid)} />
            }) }</div>
            <StepCurve study={study.clone()} miner={*uid} />
            <div class="formulas">{ for rest.map(|quantity| html! {
                <Formula key={quantity.id()} study={study.clone()} symbol={Symbol::result(quantity, *uid)} />
            }) }</div>
            <div class="source">{ for step.map(|step| html! { <StepLink study={study.clone()} {step} /> }) }</div>
            <FactList study={study.clone()} uid={*uid} facts={FACTS.to_vec()} switches={false} />
        </>
    }
}
