//! A validator: what consensus leaves of its row, and its way from stake to dividends.

use yew::prelude::*;

use super::bar::BarHatch;
use super::fact_list::FactList;
use super::facts::Fact;
use super::formula::Formula;
use super::heading::Heading;
use super::row_bars::RowBars;
use super::step_link::StepLink;
use super::study::Study;
use super::waterfall::Waterfall;
use crate::engine::fixed::ZERO;
use crate::engine::quantity::Uid;
use crate::engine::yuma::Quantity;
use crate::engine::yuma::dividends::dividends_per_stake;
use crate::engine::yuma::explain::Symbol;
use crate::ui::format;
use crate::ui::hooks::use_words;

/// Which validator is explained.
#[derive(Clone, PartialEq, Properties)]
pub struct ValidatorPaneProps {
    /// What the inspector reads.
    pub study: Study,
    /// The validator.
    pub uid: Uid,
    /// The result that is explained first.
    #[prop_or_default]
    pub result: Option<Quantity>,
}

/// The results of a validator in the order of their computation.
const RESULTS: [Quantity; 5] = [
    Quantity::ActiveStake,
    Quantity::ValidatorTrust,
    Quantity::Earnings,
    Quantity::Dividends,
    Quantity::ValidatorEmission,
];

/// The facts of a validator; the commit block with commit-reveal only.
const FACTS: [Fact; 6] =
    [Fact::Name, Fact::AlphaStake, Fact::TaoStake, Fact::LastUpdate, Fact::BlockAtRegistration, Fact::CommitBlock];

/// A validator with its row and its path.
#[component]
pub fn ValidatorPane(props: &ValidatorPaneProps) -> Html {
    let words = use_words();
    let ValidatorPaneProps { study, uid, result } = props;
    let of = |quantity| study.trace().fraction(quantity, *uid).unwrap_or(ZERO);
    let trust = format::percent(of(Quantity::ValidatorTrust));
    let ratio = dividends_per_stake(of(Quantity::Dividends), of(Quantity::Stake));
    let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{:.2}", ratio.to_num::<f64>()));
    let title = words.fill("inspector.validator_headline", &[("trust", &trust), ("ratio", &ratio)]);
    let rest = RESULTS.into_iter().filter(|quantity| Some(*quantity) != *result);
    let facts: Vec<Fact> =
        FACTS.into_iter().filter(|fact| *fact != Fact::CommitBlock || study.scenario.commit_reveal).collect();
    let first = result.map(|quantity| {
        html! {
            <Formula study={study.clone()} symbol={Symbol::result(quantity, *uid)} />
        }
    });
    let step = result.unwrap_or(Quantity::ValidatorTrust).step();
    html! {
        <>
            <Heading place={words.fill("inspector.validator_place", &[("name", &study.name(*uid))]).to_string()}
                title={title.to_string()} />
            <div class="formulas first">{ for first }</div>
            <BarHatch />
            <RowBars study={study.clone()} uid={*uid} />
            <Waterfall study={study.clone()} uid={*uid} />
            <div class="formulas">{ for rest.map(|quantity| html! {
                <Formula key={quantity.id()} study={study.clone()} symbol={Symbol::result(quantity, *uid)} />
            }) }</div>
            <div class="source">{ for step.map(|step| html! { <StepLink study={study.clone()} {step} /> }) }</div>
            <FactList study={study.clone()} uid={*uid} {facts} switches={true} />
        </>
    }
}
