//! The sorted weights on a miner, stake by stake, from which consensus is read off at kappa.

use yew::prelude::*;

use super::curve::{BOTTOM, HEIGHT, LEFT, RIGHT, Scale, StepShape, TOP, WIDTH, clipped_area, line, steps};
use super::data_table::DataTable;
use super::kappa_line::KappaLine;
use super::study::Study;
use crate::engine::fixed::ZERO;
use crate::engine::quantity::Uid;
use crate::engine::yuma::Quantity;
use crate::engine::yuma::consensus::{support, voices};
use crate::ui::format;
use crate::ui::hooks::use_words;

/// Which curve is drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct StepCurveProps {
    /// What the inspector reads.
    pub study: Study,
    /// The miner.
    pub miner: Uid,
    /// The validator whose step stands out.
    #[prop_or_default]
    pub validator: Option<Uid>,
}

/// The curve with its finding and its table.
#[component]
pub fn StepCurve(props: &StepCurveProps) -> Html {
    let words = use_words();
    let study = &props.study;
    let trace = study.trace();
    let voices = voices(&trace.weights, &trace.voting_stake, props.miner);
    let consensus = trace.fraction(Quantity::Consensus, props.miner).unwrap_or(ZERO);
    let miner = study.name(props.miner);
    let kappa = format::share_percent(study.scenario.parameters.kappa);
    let weight = format::percent(consensus);
    let finding =
        words.fill("inspector.curve_finding", &[("miner", &miner), ("kappa", &kappa), ("consensus", &weight)]);
    let supports = support(&voices);
    let rows: Vec<Vec<String>> = voices
        .iter()
        .zip(supports)
        .map(|(voice, support)| {
            let name = study.name(voice.validator);
            vec![name, format::percent(voice.weight), format::percent(voice.stake), format::percent(support)]
        })
        .collect();
    let steps = steps(&voices);
    let scale = Scale::fitting(&steps);
    let columns = ["inspector.validator", "inspector.weight", "inspector.voting_stake", "inspector.support"];
    html! {
        <figure class="curve">
            <figcaption>{ finding.clone() }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="group"
                aria-label={words.fill("inspector.curve_label", &[("miner", &miner)])}>
                <g role="img" aria-label={finding}>
                    <Axes {scale} consensus={consensus.to_num::<f64>()} />
                    <path class="clipped" d={clipped_area(&steps, consensus, scale)} />
                    <path class="steps" d={line(&steps, scale)} />
                    <Highlight steps={steps.clone()} {scale} validator={props.validator}
                        name={props.validator.map(|uid| study.name(uid))} />
                </g>
                <KappaLine study={study.clone()} {scale} consensus_y={scale.y(consensus.to_num())} />
            </svg>
            <DataTable title={words.text("inspector.table")} columns={columns.map(|key| words.text(key)).to_vec()} {rows} />
        </figure>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AxesProps {
    scale: Scale,
    consensus: f64,
}

#[component]
fn Axes(props: &AxesProps) -> Html {
    let words = use_words();
    let place = |value: f64| format!("{value:.1}");
    let consensus_y = props.scale.y(props.consensus);
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
            <text x={place(LEFT - 5.0)} y={place(TOP + 4.0)} text-anchor="end">{ format::percent_label(props.scale.top) }</text>
            <text class="level" x={place(LEFT - 5.0)} y={place(consensus_y + 4.0)} text-anchor="end" display={(!has_room).then_some("none")}>
                { format::percent_label(props.consensus) }
            </text>
            <text x={place(LEFT)} y={place(BOTTOM + 16.0)}>{ words.text("inspector.no_stake_axis") }</text>
            <text x={place(RIGHT)} y={place(BOTTOM + 16.0)} text-anchor="end">{ words.text("inspector.all_stake_axis") }</text>
        </g>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HighlightProps {
    steps: Vec<StepShape>,
    scale: Scale,
    validator: Option<Uid>,
    name: Option<String>,
}

/// The step of one validator, with its name.
#[component]
fn Highlight(props: &HighlightProps) -> Html {
    let scale = props.scale;
    let own = props.validator.and_then(|uid| props.steps.iter().find(|step| step.voice.validator == uid));
    html! {
        <g class="own">{ for own.map(|step| {
            let (x1, x2, y) = (scale.x(step.start), scale.x(step.end), scale.y(step.weight));
            let middle = (x1 + x2) / 2.0;
            let (label_x, anchor) = if middle > WIDTH * 0.75 { (middle - 6.0, "end") } else { (middle + 6.0, "start") };
            html! {
                <>
                    <path d={format!("M{x1:.1} {y:.1}H{x2:.1}")} />
                    <circle cx={format!("{middle:.1}")} cy={format!("{y:.1}")} r="3" />
                    <text x={format!("{label_x:.1}")} text-anchor={anchor} y={format!("{:.1}", y - 6.0)}>{ props.name.clone() }</text>
                </>
            }
        }) }</g>
    }
}
