//! The step curve: the sorted weights on a miner by supporting stake, whose value at kappa is consensus.

use yew::prelude::*;

use super::curve::{BOTTOM, HEIGHT, LEFT, RIGHT, Scale, StepShape, TOP, WIDTH, clipped_area, line, steps};
use super::data_table::DataTable;
use super::kappa_line::KappaLine;
use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Quantity, support, votes};

/// Renders the curve of a miner with its finding and its table, and highlights the step of a validator.
pub fn step_curve(messages: &Messages, study: &Study, miner: Uid, validator: Option<Uid>) -> Html {
    let trace = study.trace();
    let votes = votes(&trace.weights, &trace.voting_stake, miner);
    let consensus = trace.fraction(Quantity::Consensus, miner).unwrap_or(ZERO);
    let name = study.name(miner);
    let kappa = messages.numbers().share_percent(study.scenario.parameters.kappa);
    let weight = messages.numbers().percent(consensus);
    let finding =
        messages.fill("inspector.curve_finding", &[("miner", &name), ("kappa", &kappa), ("consensus", &weight)]);
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
    let scale = Scale::fitting(&steps);
    let own = steps.iter().find(|step| Some(step.vote.validator) == validator);
    let columns = ["inspector.validator", "inspector.weight", "inspector.voting_stake", "inspector.support"];
    html! {
        <figure class="curve">
            <figcaption>{ finding.clone() }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="group"
                aria-label={messages.fill("inspector.curve_label", &[("miner", &name)])}>
                <g role="img" aria-label={finding}>
                    { axes(messages, scale, consensus.to_num()) }
                    <path class="clipped" d={clipped_area(&steps, consensus, scale)} />
                    <path class="steps" d={line(&steps, scale)} />
                    <g class="own">{ for own.map(|step| highlight(step, scale, study.name(step.vote.validator))) }</g>
                </g>
                <KappaLine study={study.clone()} {scale} consensus_y={scale.y(consensus.to_num())} />
            </svg>
            <DataTable title={messages.text("inspector.table")} columns={columns.map(|key| messages.text(key)).to_vec()} {rows} />
        </figure>
    }
}

fn axes(messages: &Messages, scale: Scale, consensus: f64) -> Html {
    let pixels = |value: f64| format!("{value:.1}");
    let consensus_y = scale.y(consensus);
    // Two labels that would overlap are merged.
    let has_room = consensus_y - TOP > 14.0;
    let digits = if consensus < 0.1 { 1 } else { 0 };
    html! {
        <g class="axes">
            <defs>
                <pattern id="curve-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <line x1="0" x2="4" y1="1" y2="1" class="hatch" />
                </pattern>
            </defs>
            <line x1={pixels(LEFT)} x2={pixels(RIGHT)} y1={pixels(BOTTOM)} y2={pixels(BOTTOM)} />
            <line x1={pixels(LEFT)} x2={pixels(LEFT)} y1={pixels(TOP)} y2={pixels(BOTTOM)} />
            <line class="level" x1={pixels(LEFT)} x2={pixels(RIGHT)} y1={pixels(consensus_y)} y2={pixels(consensus_y)} />
            <text x={pixels(LEFT - 5.0)} y={pixels(TOP + 4.0)} text-anchor="end">{ messages.numbers().percent_at(scale.top, digits) }</text>
            <text class="level" x={pixels(LEFT - 5.0)} y={pixels(consensus_y + 4.0)} text-anchor="end" display={(!has_room).then_some("none")}>
                { messages.numbers().percent_at(consensus, digits) }
            </text>
            <text x={pixels(LEFT)} y={pixels(BOTTOM + 16.0)}>{ messages.text("inspector.no_stake_axis") }</text>
            <text x={pixels(RIGHT)} y={pixels(BOTTOM + 16.0)} text-anchor="end">{ messages.text("inspector.all_stake_axis") }</text>
        </g>
    }
}

/// Highlights the step of a validator, with its name.
fn highlight(step: &StepShape, scale: Scale, name: String) -> Html {
    let (x1, x2, y) = (scale.x(step.start), scale.x(step.end), scale.y(step.weight));
    let middle = (x1 + x2) / 2.0;
    let (label_x, anchor) = if middle > WIDTH * 0.75 { (middle - 6.0, "end") } else { (middle + 6.0, "start") };
    html! {
        <>
            <path d={format!("M{x1:.1} {y:.1}H{x2:.1}")} />
            <circle cx={format!("{middle:.1}")} cy={format!("{y:.1}")} r="3" />
            <text x={format!("{label_x:.1}")} text-anchor={anchor} y={format!("{:.1}", y - 6.0)}>{ name }</text>
        </>
    }
}
