//! The logistic curve of consensus with all networks as dots, and the parameters that shape it.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::cell::{fraction, percent};
use crate::ui::format::{fixed, trimmed};
use crate::ui::gesture::next_gesture;
use crate::ui::grid::entry_error_key;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::kappa;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::Netuid;
use yuma_engine::root2024::Number;
use yuma_scenario::market::{Board, BoardEdit, MarketEdit, VoteResult};
use yuma_scenario::{DecimalMark, NumberError, parse_number};

/// The plot in the units of its view box.
const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 140.0;
/// The number of parts of the curve.
const STEPS: u32 = 60;
/// The highest steepness of the slider; the field takes any.
const STEEPEST: u16 = 40;

/// Renders the curve and the fields of kappa and rho. A press on the plot sets kappa.
#[component]
pub fn Sigmoid(props: &MarketProps) -> Html {
    let messages = use_messages();
    let gesture = use_mut_ref(|| None::<u32>);
    let plot = use_node_ref();
    let (Some(board), Some(vote)) = (props.market.board.as_ref(), props.results.now.vote.as_ref()) else {
        return html! { <span hidden=true></span> };
    };
    let kappa = fraction(board.kappa);
    let edit = {
        let (props, gesture) = (props.clone(), gesture.clone());
        Callback::from(move |edit: BoardEdit| {
            let number = *gesture.borrow_mut().get_or_insert_with(next_gesture);
            props.edit(MarketEdit::Board(edit), Some(number));
        })
    };
    let end = {
        let gesture = gesture.clone();
        Callback::from(move |()| {
            gesture.take();
        })
    };
    let onpointerdown = {
        let (edit, plot) = (edit.clone(), plot.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(plot) = plot.cast::<Element>() {
                // Without capture the drag ends at the border of the plot.
                let _ = plot.set_pointer_capture(event.pointer_id());
                edit.emit(pointed(&event, &plot));
            }
        })
    };
    let onpointermove = {
        let (edit, plot) = (edit.clone(), plot.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(plot) = plot.cast::<Element>().filter(|_| event.buttons() == 1) {
                edit.emit(pointed(&event, &plot));
            }
        })
    };
    let line = fixed(kappa * WIDTH, 1);
    html! {
        <figure class="board-sigmoid">
            <figcaption>{ messages.text("board.sigmoid") }</figcaption>
            <svg ref={plot} viewBox={format!("-8 -8 {} {}", WIDTH + 16.0, HEIGHT + 16.0)} role="img" aria-label={messages.text("board.sigmoid.about")}
                {onpointerdown} {onpointermove} onpointerup={end.reform(|_: PointerEvent| ())} onpointercancel={end.reform(|_: PointerEvent| ())}>
                <rect class="plot" width={fixed(WIDTH, 0)} height={fixed(HEIGHT, 0)} />
                <path class="curve" d={curve(vote)} />
                <line class="kappa" x1={line.clone()} x2={line} y1="0" y2={fixed(HEIGHT, 0)} />
                <g class="dots">{ for dots(props, vote) }</g>
            </svg>
            <p class="board-axis"><span>{ messages.text("board.sigmoid.none") }</span><span>{ messages.text("board.sigmoid.all") }</span></p>
            <div class="board-parameters">
                { parameter(&messages, Parameter::Kappa, board, &edit, &end) }
                { parameter(&messages, Parameter::Rho, board, &edit, &end) }
            </div>
        </figure>
    }
}

/// Returns the edit of kappa to a pressed place of the plot.
fn pointed(event: &PointerEvent, plot: &Element) -> BoardEdit {
    let area = plot.get_bounding_client_rect();
    let inside = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0) * (WIDTH + 16.0) - 8.0;
    kappa_of(inside / WIDTH * 100.0)
}

fn kappa_of(percent: f64) -> BoardEdit {
    BoardEdit::SetKappa(kappa::at(percent / 100.0))
}

fn y(consensus: Number) -> String {
    fixed((1.0 - consensus.to_num::<f64>()) * HEIGHT, 1)
}

fn curve(vote: &VoteResult) -> String {
    let points = (0..=STEPS).map(|step| {
        let trust = Number::from_num(step).saturating_div(Number::from_num(STEPS));
        let start = if step == 0 { 'M' } else { 'L' };
        format!("{start}{} {}", fixed(f64::from(step) / f64::from(STEPS) * WIDTH, 1), y(vote.consensus_at(trust)))
    });
    points.collect()
}

/// Returns the dots of all networks, the chosen one last, so that it is in front.
fn dots(props: &MarketProps, vote: &VoteResult) -> Vec<Html> {
    let chosen = props.view.shared.selected;
    let mut networks: Vec<Netuid> = vote.input.networks.clone();
    networks.sort_by_key(|netuid| Some(*netuid) == chosen);
    let dot = |netuid: Netuid| {
        let network = vote.network(netuid)?;
        let is_chosen = Some(netuid) == chosen;
        Some(html! {
            <circle key={netuid.0} class={is_chosen.then_some("chosen")} r={if is_chosen { "5" } else { "3" }}
                cx={fixed(network.trust.to_num::<f64>() * WIDTH, 1)} cy={y(network.consensus)} />
        })
    };
    networks.into_iter().filter_map(dot).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Parameter {
    Kappa,
    Rho,
}

/// Renders a parameter as a slider and a field.
fn parameter(
    messages: &Messages,
    parameter: Parameter,
    board: &Board,
    edit: &Callback<BoardEdit>,
    end: &Callback<()>,
) -> Html {
    let kappa = trimmed(fixed(fraction(board.kappa) * 100.0, 2));
    let (key, value, most, step) = match parameter {
        Parameter::Kappa => ("board.kappa", kappa, "100".to_owned(), "0.5"),
        Parameter::Rho => ("board.rho", board.rho.to_string(), STEEPEST.to_string(), "1"),
    };
    let label = messages.text(key);
    let oninput = edit.reform(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
        match parameter {
            Parameter::Kappa => kappa_of(value),
            Parameter::Rho => BoardEdit::SetRho(value as u16),
        }
    });
    let check = {
        let messages = messages.clone();
        Callback::from(move |text: String| {
            typed(parameter, &text).err().map(|error| messages.text(entry_error_key(error)))
        })
    };
    let on_commit = {
        let (edit, end) = (edit.clone(), end.clone());
        Callback::from(move |text: String| {
            if let Ok(typed) = typed(parameter, &text) {
                end.emit(());
                edit.emit(typed);
                end.emit(());
            }
        })
    };
    let about = messages.text(match parameter {
        Parameter::Kappa => "board.kappa.about",
        Parameter::Rho => "board.rho.about",
    });
    html! {
        <div class="board-parameter" title={about}>
            <span aria-hidden="true">{ &label }</span>
            <input type="range" min="0" max={most} {step} value={value.clone()} aria-label={label.clone()} {oninput} onchange={end.reform(|_: Event| ())} />
            <Field {value} {label} {check} {on_commit} />
        </div>
    }
}

fn typed(parameter: Parameter, text: &str) -> Result<BoardEdit, NumberError> {
    match parameter {
        Parameter::Kappa => percent(text).map(BoardEdit::SetKappa),
        Parameter::Rho => {
            let number = parse_number(text.trim(), DecimalMark::Point)?;
            if number > f64::from(u16::MAX) {
                Err(NumberError::TooLarge)
            } else {
                Ok(BoardEdit::SetRho(number.round() as u16))
            }
        }
    }
}
