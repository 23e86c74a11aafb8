//! The step curve: the sorted weights on a miner by supporting stake, whose value at kappa is consensus.

use yew::prelude::*;

use super::curve::{BOTTOM, HEIGHT, LEFT, Scale, StepShape, clipped_area, line, steps};
use super::curve_labels::{Drawing, Label};
use super::data_table::DataTable;
use super::kappa_line::KappaLine;
use super::reasons::reason_key;
use super::study::Study;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::size::use_size;
use yuma_engine::fixed::{ZERO, from_share};
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::explain::Reason;
use yuma_engine::yuma::{Quantity, support, votes};

/// Returns the sentence that the curve shows: the consensus on a miner and the stake that supports it, or that nobody votes.
pub fn finding(messages: &Messages, study: &Study, miner: Uid) -> AttrValue {
    if !study.trace().has_votes() {
        return messages.text(reason_key(Reason::NobodyVotes));
    }
    let consensus = study.trace().fraction(Quantity::Consensus, miner).unwrap_or(ZERO);
    let kappa = messages.numbers().share_percent(study.scenario.parameters.kappa);
    let values =
        [("miner", &*study.name(miner)), ("kappa", &*kappa), ("consensus", &*messages.numbers().percent(consensus))];
    messages.fill("inspector.curve_finding", &values)
}

/// The properties of [`StepCurve`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepCurveProps {
    /// The data of the inspector.
    pub study: Study,
    /// The miner.
    pub miner: Uid,
    /// The validator whose step is highlighted.
    pub validator: Option<Uid>,
}

/// Renders the curve of a miner with its table.
#[component]
pub fn StepCurve(props: &StepCurveProps) -> Html {
    let messages = &use_messages();
    let figure = use_node_ref();
    let (width, _) = use_size(&figure);
    let StepCurveProps { ref study, miner, validator } = *props;
    let trace = study.trace();
    let votes = votes(&trace.weights, &trace.voting_stake, miner);
    let consensus = trace.fraction(Quantity::Consensus, miner).unwrap_or(ZERO);
    let name = study.name(miner);
    let supports = support(&votes);
    let rows: Vec<Vec<String>> = votes
        .iter()
        .zip(supports)
        .map(|(vote, support)| {
            let name = study.name(vote.validator);
            vec![
                name,
                messages.numbers().percent(vote.weight),
                messages.numbers().percent(vote.stake),
                messages.numbers().percent(support),
            ]
        })
        .collect();
    let steps = steps(&votes);
    let scale = Scale::fitting(&steps, width);
    let consensus_y = scale.y(consensus.to_num());
    let kappa_x = scale.x(from_share(study.scenario.parameters.kappa).to_num());
    let drawing = Drawing { steps: &steps, scale, consensus_y, kappa_x };
    let labels = drawing.labels(validator, |uid| study.name(uid));
    let columns = ["inspector.validator", "inspector.weight", "inspector.voting_stake", "inspector.support"];
    html! {
        <figure class="curve" ref={figure}>
            <figcaption>{ messages.fill("inspector.curve_label", &[("miner", &name)]) }</figcaption>
            <svg viewBox={format!("0 0 {} {HEIGHT}", scale.width)} role="group"
                aria-label={messages.fill("inspector.curve_label", &[("miner", &name)])}>
                <g role="img" aria-label={finding(messages, study, miner)}>
                    <g class="votes">{ for steps.iter().map(|step| {
                        let is_own = Some(step.vote.validator) == validator;
                        area(step, scale, is_own)
                    }) }</g>
                    { axes(messages, scale, consensus.to_num()) }
                    <path class="clipped" d={clipped_area(&steps, consensus, scale)} />
                    <path class="steps" d={line(&steps, scale)} />
                    <g class="names">{ for labels.iter().map(|label| {
                        drawn_label(label, Some(label.validator) == validator)
                    }) }</g>
                </g>
                <KappaLine study={study.clone()} {scale} {consensus_y} />
            </svg>
            <DataTable title={messages.text("inspector.table")} columns={columns.map(|key| messages.text(key)).to_vec()} {rows} />
        </figure>
    }
}

/// Renders the area below a validator's step, as wide as its stake.
fn area(step: &StepShape, scale: Scale, is_own: bool) -> Html {
    let (x, y) = (scale.x(step.start), scale.y(step.weight));
    let width = (scale.x(step.end) - x).max(0.0);
    html! {
        <rect key={step.vote.validator.0} class={classes!("vote", is_own.then_some("own"))} x={format!("{x:.1}")}
            y={format!("{y:.1}")} width={format!("{width:.1}")} height={format!("{:.1}", (BOTTOM - y).max(0.0))} />
    }
}

fn drawn_label(label: &Label, is_own: bool) -> Html {
    let pixels = |value: f64| format!("{value:.1}");
    html! {
        <g key={label.validator.0} class={classes!("label", is_own.then_some("own"))}>
            { for label.leader.map(|[(x1, y1), (x2, y2)]| html! {
                <line x1={pixels(x1)} x2={pixels(x2)} y1={pixels(y1)} y2={pixels(y2)} />
            }) }
            <text x={pixels(label.x)} y={pixels(label.y)}><tspan class="who">{ &label.name }</tspan>{ " " }{ &label.number }</text>
        </g>
    }
}

fn axes(messages: &Messages, scale: Scale, consensus: f64) -> Html {
    let pixels = |value: f64| format!("{value:.1}");
    let consensus_y = scale.y(consensus);
    // Labels must not overlap.
    let has_room = BOTTOM - consensus_y > 14.0;
    let digits = if consensus < 0.1 { 1 } else { 0 };
    html! {
        <g class="axes">
            <defs>
                <pattern id="curve-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <line x1="0" x2="4" y1="1" y2="1" class="hatch" />
                </pattern>
            </defs>
            <line x1={pixels(LEFT)} x2={pixels(scale.right())} y1={pixels(BOTTOM)} y2={pixels(BOTTOM)} />
            <line class="level" x1={pixels(LEFT)} x2={pixels(scale.right())} y1={pixels(consensus_y)} y2={pixels(consensus_y)} />
            <text x={pixels(LEFT - 5.0)} y={pixels(BOTTOM + 4.0)} text-anchor="end" display={(!has_room).then_some("none")}>{ "0" }</text>
            <text class="level" x={pixels(LEFT - 5.0)} y={pixels(consensus_y + 4.0)} text-anchor="end">
                { messages.numbers().percent_at(consensus, digits) }
            </text>
            <text x={pixels(LEFT)} y={pixels(BOTTOM + 16.0)}>{ messages.text("inspector.no_stake_axis") }</text>
            <text x={pixels(scale.right())} y={pixels(BOTTOM + 16.0)} text-anchor="end">{ messages.text("inspector.all_stake_axis") }</text>
        </g>
    }
}
