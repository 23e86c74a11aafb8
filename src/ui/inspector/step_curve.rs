//! The step curve: the sorted weights on a miner by supporting stake, whose value at kappa is consensus.

use std::cmp::Reverse;

use yew::prelude::*;

use super::curve::{BOTTOM, HEIGHT, LEFT, RIGHT, Scale, StepShape, WIDTH, clipped_area, line, steps};
use super::data_table::DataTable;
use super::kappa_line::KappaLine;
use super::reasons::reason_key;
use super::study::Study;
use crate::ui::format;
use crate::ui::messages::Messages;
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::explain::Reason;
use yuma_engine::yuma::{Quantity, support, votes};

/// The width of a character in the drawing, for deciding whether labels overlap.
const CHARACTER: f64 = 7.0;
/// The height of a line of text in the drawing.
const LINE: f64 = 12.0;

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

/// Renders the curve of a miner with its table, and highlights the step of a validator.
pub fn step_curve(messages: &Messages, study: &Study, miner: Uid, validator: Option<Uid>) -> Html {
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
    let scale = Scale::fitting(&steps);
    let columns = ["inspector.validator", "inspector.weight", "inspector.voting_stake", "inspector.support"];
    html! {
        <figure class="curve">
            <figcaption>{ messages.fill("inspector.curve_label", &[("miner", &name)]) }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="group"
                aria-label={messages.fill("inspector.curve_label", &[("miner", &name)])}>
                <g role="img" aria-label={finding(messages, study, miner)}>
                    <g class="votes">{ for steps.iter().map(|step| {
                        let is_own = Some(step.vote.validator) == validator;
                        area(step, scale, is_own)
                    }) }</g>
                    { axes(messages, scale, consensus.to_num()) }
                    <path class="clipped" d={clipped_area(&steps, consensus, scale)} />
                    <path class="steps" d={line(&steps, scale)} />
                    <g class="names">{ for labels(study, &steps, scale, validator).iter().map(|label| {
                        drawn_label(label, Some(label.validator) == validator)
                    }) }</g>
                </g>
                <KappaLine study={study.clone()} {scale} consensus_y={scale.y(consensus.to_num())} />
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

/// A validator's name and weight above its step.
struct Label {
    validator: Uid,
    name: String,
    number: String,
    /// The middle of the text.
    x: f64,
    y: f64,
    /// The width of the text.
    width: f64,
}

impl Label {
    fn new(step: &StepShape, scale: Scale, name: String) -> Self {
        let number = short_percent(step.vote.weight);
        let width = CHARACTER * (name.chars().count() + number.len() + 1) as f64;
        let middle = (scale.x(step.start) + scale.x(step.end)) / 2.0;
        let x = middle.min(WIDTH - width / 2.0).max(LEFT + width / 2.0);
        Label { validator: step.vote.validator, name, number, x, y: scale.y(step.weight) - 6.0, width }
    }

    fn overlaps(&self, other: &Label) -> bool {
        (self.x - other.x).abs() < (self.width + other.width) / 2.0 && (self.y - other.y).abs() < LINE
    }
}

/// Returns the labels that do not overlap: the highlighted validator's first, then those of the largest stakes.
fn labels(study: &Study, steps: &[StepShape], scale: Scale, validator: Option<Uid>) -> Vec<Label> {
    let by_stake = |step: &&StepShape| (Some(step.vote.validator) != validator, Reverse(step.vote.stake));
    let mut ordered: Vec<&StepShape> = steps.iter().collect();
    ordered.sort_by_key(by_stake);
    let mut labels: Vec<Label> = Vec::new();
    for step in ordered {
        let label = Label::new(step, scale, study.name(step.vote.validator));
        if !labels.iter().any(|other| label.overlaps(other)) {
            labels.push(label);
        }
    }
    labels
}

/// Formats a weight in percent without the sign, with a decimal only where there is one: "55", "12.5".
fn short_percent(weight: Fraction) -> String {
    let text = format::number(weight.to_num::<f64>() * 100.0, 1);
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

fn drawn_label(label: &Label, is_own: bool) -> Html {
    html! {
        <g key={label.validator.0} class={classes!("label", is_own.then_some("own"))}>
            <text x={format!("{:.1}", label.x)} y={format!("{:.1}", label.y)} text-anchor="middle">
                <tspan class="who">{ &label.name }</tspan>{ " " }{ &label.number }
            </text>
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
            <line x1={pixels(LEFT)} x2={pixels(RIGHT)} y1={pixels(BOTTOM)} y2={pixels(BOTTOM)} />
            <line class="level" x1={pixels(LEFT)} x2={pixels(RIGHT)} y1={pixels(consensus_y)} y2={pixels(consensus_y)} />
            <text x={pixels(LEFT - 5.0)} y={pixels(BOTTOM + 4.0)} text-anchor="end" display={(!has_room).then_some("none")}>{ "0" }</text>
            <text class="level" x={pixels(LEFT - 5.0)} y={pixels(consensus_y + 4.0)} text-anchor="end">
                { messages.numbers().percent_at(consensus, digits) }
            </text>
            <text x={pixels(LEFT)} y={pixels(BOTTOM + 16.0)}>{ messages.text("inspector.no_stake_axis") }</text>
            <text x={pixels(RIGHT)} y={pixels(BOTTOM + 16.0)} text-anchor="end">{ messages.text("inspector.all_stake_axis") }</text>
        </g>
    }
}
