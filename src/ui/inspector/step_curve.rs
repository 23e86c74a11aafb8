//! The sorted weights on a miner, stake by stake, from which consensus is read off at kappa.

use yew::prelude::*;

use super::curve::{BOTTOM, HEIGHT, LEFT, RIGHT, Scale, StepShape, TOP, WIDTH, clipped_area, line, steps};
use super::data_table::DataTable;
use super::kappa_line::KappaLine;
use super::study::Study;
use crate::ui::format;
use crate::ui::words::Words;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::consensus::{support, votes};

/// The curve of a miner with its finding and its table; the step of one validator may stand out.
pub fn step_curve(words: &Words, study: &Study, miner: Uid, validator: Option<Uid>) -> Html {
    let trace = study.trace();
    let votes = votes(&trace.weights, &trace.voting_stake, miner);
    let consensus = trace.fraction(Quantity::Consensus, miner).unwrap_or(ZERO);
    let name = study.name(miner);
    let kappa = format::share_percent(study.scenario.parameters.kappa);
    let weight = format::percent(consensus);
    let finding = words.fill("inspector.curve_finding", &[("miner", &name), ("kappa", &kappa), ("consensus", &weight)]);
    let supports = support(&votes);
    let rows: Vec<Vec<String>> = votes
        .iter()
        .zip(supports)
        .map(|(vote, support)| {
            let name = study.name(vote.validator);
            vec![name, format::percent(vote.weight), format::percent(vote.stake), format::percent(support)]
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
                aria-label={words.fill("inspector.curve_label", &[("miner", &name)])}>
                <g role="img" aria-label={finding}>
                    { axes(words, scale, consensus.to_num()) }
                    <path class="clipped" d={clipped_area(&steps, consensus, scale)} />
                    <path class="steps" d={line(&steps, scale)} />
                    <g class="own">{ for own.map(|step| highlight(step, scale, study.name(step.vote.validator))) }</g>
                </g>
                <KappaLine study={study.clone()} {scale} consensus_y={scale.y(consensus.to_num())} />
            </svg>
            <DataTable title={words.text("inspector.table")} columns={columns.map(|key| words.text(key)).to_vec()} {rows} />
        </figure>
    }
}

fn axes(words: &Words, scale: Scale, consensus: f64) -> Html {
    let place = |value: f64| format!("{value:.1}");
    let consensus_y = scale.y(consensus);
    // Two labels that would lie on each other are one.
    let has_room = consensus_y - TOP > 14.0;
    html! {
        <g class="axes">
            <defs>
                <pattern id="curve-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <line x1="0" x2="4" y1="1" y2="1" class="hatch" />
                </pattern>
            </defs>
            <line x1={place(LEFT)} x2={place(RIGHT)} y1={place(BOTTOM)} y2={place(BOTTOM)} />
            <line x1={place(LEFT)} x2={place(LEFT)} y1={place(TOP)} y2={place(BOTTOM)} />
            <line class="level" x1={place(LEFT)} x2={place(RIGHT)} y1={place(consensus_y)} y2={place(consensus_y)} />
            <text x={place(LEFT - 5.0)} y={place(TOP + 4.0)} text-anchor="end">{ format::percent_label(scale.top) }</text>
            <text class="level" x={place(LEFT - 5.0)} y={place(consensus_y + 4.0)} text-anchor="end" display={(!has_room).then_some("none")}>
                { format::percent_label(consensus) }
            </text>
            <text x={place(LEFT)} y={place(BOTTOM + 16.0)}>{ words.text("inspector.no_stake_axis") }</text>
            <text x={place(RIGHT)} y={place(BOTTOM + 16.0)} text-anchor="end">{ words.text("inspector.all_stake_axis") }</text>
        </g>
    }
}

/// The step of one validator, with its name.
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
