//! A curve of a number over the values of a control, with the reader's present value and bet.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::bet::unit_of;
use super::files::LoadedLesson;
use super::lab::LessonLab;
use super::value_text::number_text;
use crate::store::StateOf;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use yuma_lessons::{Curve, Variables};
use yuma_scenario::AnyDocument;

/// The number of points of a curve.
const POINTS: u16 = 61;
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
/// The edges of the plot: left, right, top, bottom.
const PLOT: (f64, f64, f64, f64) = (58.0, 468.0, 22.0, 262.0);

/// The points of the curve and of the one beside it.
#[derive(Debug, Default, PartialEq)]
struct Points {
    main: Vec<(f64, f64)>,
    beside: Vec<(f64, f64)>,
}

/// The document and the variables without the control, for which points hold.
type Base = (AnyDocument, Variables);

/// The properties of [`CurveView`].
#[derive(Clone, Properties)]
pub struct CurveProps<L: LessonLab> {
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The curve.
    pub curve: Curve,
    /// The title.
    pub title: String,
    /// The state of the lab.
    pub state: Rc<StateOf<L>>,
    /// The variables.
    pub variables: Rc<Variables>,
    /// The present value of the control.
    pub now: Option<f64>,
    /// The present value of the number.
    pub value: Option<f64>,
    /// The reader's bet on the number, with the value of the control at which it was placed.
    pub bet: Option<(f64, f64)>,
    /// Whether the curve waits for the bet.
    pub is_covered: bool,
}

impl<L: LessonLab> PartialEq for CurveProps<L> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && self.state.revision == other.state.revision
            && Rc::ptr_eq(&self.variables, &other.variables)
            && (self.now, self.value, self.bet) == (other.now, other.value, other.bet)
            && (&self.curve, self.is_covered) == (&other.curve, other.is_covered)
    }
}

/// Renders the curve. Its points are computed after the drawing, and only when something else than the control changes.
#[component]
pub fn CurveView<L: LessonLab>(props: &CurveProps<L>) -> Html {
    let messages = use_messages();
    let points = use_state(Rc::<Points>::default);
    let computed = use_mut_ref(|| None::<Base>);
    {
        let (points, computed) = (points.setter(), computed.clone());
        let (lesson, curve) = (Rc::clone(&props.lesson), props.curve.clone());
        let (state, variables) = (Rc::clone(&props.state), Rc::clone(&props.variables));
        let key = (props.state.revision, Rc::as_ptr(&props.variables) as usize, props.is_covered);
        use_effect_with(key, move |&(_, _, is_covered)| {
            let later = (!is_covered).then(|| {
                Timeout::new(0, move || {
                    let Some(base) = base(&lesson, &curve, L::document(&state.document.scenario), &variables) else {
                        return;
                    };
                    if computed.borrow().as_ref() != Some(&base) {
                        points.set(Rc::new(compute(&lesson, &curve, &base)));
                        computed.replace(Some(base));
                    }
                })
            });
            move || drop(later)
        });
    }
    let Some(control) = props.lesson.lesson.controls.get(&props.curve.over) else {
        return html! { <span hidden=true></span> };
    };
    let (unit, decimals) = unit_of(&props.lesson, &props.curve.of);
    let covered = Rc::<Points>::default();
    let points = if props.is_covered { &covered } else { &*points };
    let shown = || points.main.iter().chain(&points.beside).map(|&(_, y)| y).chain(props.bet.map(|(_, bet)| bet));
    let (low, high) = (shown().fold(0.0, f64::min), shown().fold(f64::MIN_POSITIVE, f64::max));
    let (left, right, top, bottom) = PLOT;
    let x = |value: f64| left + (value - control.min) / (control.max - control.min) * (right - left);
    let y = |value: f64| bottom - (value - low) / (high - low) * (bottom - top);
    let path = |points: &[(f64, f64)]| {
        let steps = points.iter().enumerate().map(|(at, &(over, of))| {
            format!("{}{} {}", if at == 0 { "M" } else { "L" }, fixed(x(over), 1), fixed(y(of), 1))
        });
        steps.collect::<String>()
    };
    let text = |value: f64| number_text(&messages, value, unit, decimals);
    let over = |value: f64| number_text(&messages, value, control.unit, control.decimals);
    let dot = |at: f64, value: f64, class: &'static str, label: String| {
        let (cx, cy) = (x(at), y(value));
        let (anchor, shift) = if cx > (left + right) / 2.0 { ("end", -9.0) } else { ("start", 9.0) };
        html! {
            <g {class}><line x1={fixed(cx, 1)} x2={fixed(cx, 1)} y1={fixed(cy, 1)} y2={fixed(bottom, 1)} class="drop" />
                <circle cx={fixed(cx, 1)} cy={fixed(cy, 1)} r="5.5" />
                <text x={fixed(cx + shift, 1)} y={fixed(cy - 8.0, 1)} text-anchor={anchor}>{ label }</text></g>
        }
    };
    let present = props.now.zip(props.value).filter(|_| !props.is_covered && !points.main.is_empty());
    html! {
        <figure class="lesson-curve">
            <figcaption><b>{ &props.title }</b></figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={props.title.clone()}>
                <line class="axis" x1={fixed(left, 0)} x2={fixed(right, 0)} y1={fixed(bottom, 0)} y2={fixed(bottom, 0)} />
                <g class="ticks" hidden={points.main.is_empty()}>
                    <text x={fixed(left - 6.0, 0)} y={fixed(bottom + 4.0, 0)} text-anchor="end">{ for (!points.main.is_empty()).then(|| text(low)) }</text>
                    <text x={fixed(left - 6.0, 0)} y={fixed(top + 4.0, 0)} text-anchor="end">{ for (!points.main.is_empty()).then(|| text(high)) }</text>
                    <text x={fixed(left, 0)} y={fixed(bottom + 22.0, 0)}>{ over(control.min) }</text>
                    <text x={fixed(right, 0)} y={fixed(bottom + 22.0, 0)} text-anchor="end">{ over(control.max) }</text>
                </g>
                <path class="beside" d={path(&points.beside)} />
                <path class="main" d={path(&points.main)} />
                <text class="covered-note" x={fixed((left + right) / 2.0, 0)} y={fixed((top + bottom) / 2.0, 0)} text-anchor="middle">
                    { for props.is_covered.then(|| messages.text("learn.curve.covered")) }</text>
                <g>{ for props.bet.filter(|_| !points.main.is_empty()).map(|(at, bet)| dot(at, bet, "bet-dot", messages.fill("learn.curve.bet", &[("value", &text(bet))]).to_string())) }</g>
                <g>{ for present.map(|(at, value)| dot(at, value, "now-dot", text(value))) }</g>
            </svg>
        </figure>
    }
}

/// Returns the document and the variables with the control at its smallest value.
fn base(lesson: &LoadedLesson, curve: &Curve, document: AnyDocument, variables: &Variables) -> Option<Base> {
    let control = lesson.lesson.controls.get(&curve.over)?;
    let mut variables = variables.clone();
    variables.remove(&curve.over);
    Some((control.set(&document, control.min).ok()?, variables))
}

fn compute(lesson: &LoadedLesson, curve: &Curve, (document, variables): &Base) -> Points {
    let points = |name: &String| {
        let query = lesson.lesson.queries.get(name)?;
        lesson.lesson.curve(&curve.over, &query.is, document, variables, POINTS).ok()
    };
    let beside = curve.beside.as_ref().and_then(points);
    Points { main: points(&curve.of).unwrap_or_default(), beside: beside.unwrap_or_default() }
}
