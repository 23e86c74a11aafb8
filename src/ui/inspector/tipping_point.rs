//! The stake from which a clipped weight counts in full, with a button that gives it.

use yew::prelude::*;

use super::study::Study;
use crate::store::evaluation::SameRun;
use crate::ui::clipped::clipped_part;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Quantity, heard_from};
use yuma_scenario::Edit;

/// The properties of [`TippingPoint`].
#[derive(Clone, PartialEq, Properties)]
pub struct TippingPointProps {
    /// The data of the inspector.
    pub study: Study,
    /// The validator.
    pub validator: Uid,
    /// The miner.
    pub miner: Uid,
}

/// Renders the tipping point of a clipped weight; hidden if the weight counts in full or no stake suffices.
#[component]
pub fn TippingPoint(props: &TippingPointProps) -> Html {
    let messages = use_messages();
    let TippingPointProps { study, validator, miner } = props;
    let (uid, miner) = (*validator, *miner);
    let run = SameRun(std::rc::Rc::clone(&study.evaluation.run));
    let stake = use_memo((run, study.evaluation.epoch, uid, miner), |_| {
        let given = study.trace().cell(Quantity::Weights, uid, miner)?;
        let counts = study.trace().cell(Quantity::Clipped, uid, miner).unwrap_or_default();
        if clipped_part(given, counts) > ZERO { heard_from(study.input(), uid, miner) } else { None }
    });
    let sentence = stake.map(|stake| {
        let values = [("validator", &*study.name(uid)), ("stake", &*format::fine_amount(stake.0))];
        messages.fill("inspector.tipping_point", &values)
    });
    let onclick = {
        let (study, stake) = (study.clone(), *stake);
        Callback::from(move |_: MouseEvent| {
            if let Some(stake) = stake {
                study.edit(Edit::AlphaStake { uid, stake }, None);
            }
        })
    };
    html! {
        <p class="tipping-point" hidden={sentence.is_none()}>
            <b>{ sentence }</b>{ " " }
            <button type="button" {onclick}>{ messages.text("inspector.try_it") }</button>
        </p>
    }
}
