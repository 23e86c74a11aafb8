//! A curve of a number over the values of a control, with the reader's present value and bet.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::bet::unit_of;
use super::files::LoadedLesson;
use super::lab::HostedLab;
use super::value_text::number_text;
use crate::jobs::slices::begin;
use crate::store::StateOf;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use yuma_lessons::{Curve, Model, Variables};
use yuma_scenario::AnyDocument;

/// The number of points of a curve.
const POINTS: u16 = 61;
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
/// The edges of the plot: left, right, top, bottom.
const PLOT: (f64, f64, f64, f64) = (58.0, 468.0, 22.0, 262.0);

/// A document with the variables of a lesson.
pub type Base = (AnyDocument, Variables);

/// The points of the curve and of the one beside it.
#[derive(Debug, Default, PartialEq)]
struct Points {
    main: Vec<(f64, f64)>,
    beside: Vec<(f64, f64)>,
}

/// The engine's results for a curve.
#[derive(Clone, Debug, Default, PartialEq)]
struct Computed {
    points: Rc<Points>,
    /// The present values of the control and the number.
    now: Option<(f64, f64)>,
    /// The value of the control when the step opened.
    opened_at: Option<f64>,
}

/// The properties of [`CurveView`].
#[derive(Clone, Properties)]
pub struct CurveProps<L: HostedLab> {
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
    /// The reader's bet on the number.
    pub bet: Option<f64>,
    /// The document and the variables with which the step opened, which the bet is about.
    pub opened: Rc<Base>,
    /// Whether the curve waits for the bet.
    pub is_covered: bool,
}

impl<L: HostedLab> PartialEq for CurveProps<L> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && self.state.revision == other.state.revision
            && Rc::ptr_eq(&self.variables, &other.variables)
            && self.bet == other.bet
            && (&self.curve, self.is_covered) == (&other.curve, other.is_covered)
    }
}

/// Renders the curve. Its points are computed in slices, and only when something else than the control changes.
#[component]
pub fn CurveView<L: HostedLab>(props: &CurveProps<L>) -> Html {
    let messages = use_messages();
    let computed = use_state_eq(Computed::default);
    // The document for which the points hold, without the control.
    let base_of_points: KeptPoints = use_mut_ref(|| None);
    {
        let (setter, props) = (computed.setter(), props.clone());
        let key = (props.state.revision, Rc::as_ptr(&props.variables) as usize, props.is_covered);
        use_effect_with(key, move |&(_, _, is_covered)| {
            let job = (!is_covered).then(|| begin(Computation::steps(props, base_of_points, setter)));
            move || drop(job)
        });
    }
    let Some(control) = props.lesson.lesson.controls.get(&props.curve.over) else {
        return html! { <span hidden=true></span> };
    };
    let (unit, decimals) = unit_of(&props.lesson, &props.curve.of);
    let computed = if props.is_covered { Computed::default() } else { (*computed).clone() };
    let (points, bet) = (&computed.points, computed.opened_at.zip(props.bet));
    let shown = || points.main.iter().chain(&points.beside).map(|&(_, y)| y).chain(bet.map(|(_, bet)| bet));
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
                <g>{ for bet.map(|(at, bet)| dot(at, bet, "bet-dot", messages.fill("learn.curve.bet", &[("value", &text(bet))]).to_string())) }</g>
                <g>{ for computed.now.map(|(at, value)| dot(at, value, "now-dot", text(value))) }</g>
            </svg>
        </figure>
    }
}

/// Returns the document and the variables with the control at its smallest value.
fn base<L: HostedLab>(props: &CurveProps<L>, (document, variables): &Base) -> Option<Base> {
    let control = props.lesson.lesson.controls.get(&props.curve.over)?;
    let mut variables = variables.clone();
    variables.remove(&props.curve.over);
    Some((control.set(document, control.min).ok()?, variables))
}

fn model((document, variables): &Base) -> Model {
    Model::new(document.clone(), variables.clone())
}

/// Returns the value of the control.
fn at<L: HostedLab>(props: &CurveProps<L>, model: &Model) -> Option<f64> {
    props.lesson.lesson.controls.get(&props.curve.over)?.value(&props.curve.over, model).ok()
}

/// Returns the values of the control and the number.
fn now<L: HostedLab>(props: &CurveProps<L>, model: &Model) -> Option<(f64, f64)> {
    let query = props.lesson.lesson.queries.get(&props.curve.of)?;
    at(props, model).zip(model.number(&query.is).ok())
}

/// The last points, with the document for which they hold.
type KeptPoints = Rc<RefCell<Option<(Base, Rc<Points>)>>>;

/// The computation of a curve, a point at a time.
struct Computation<L: HostedLab> {
    props: CurveProps<L>,
    present: Base,
    base: Base,
    points: Points,
    next: u16,
}

impl<L: HostedLab> Computation<L> {
    /// Returns the steps of the computation, each of which returns whether there is another one.
    fn steps(
        props: CurveProps<L>,
        base_of_points: KeptPoints,
        setter: UseStateSetter<Computed>,
    ) -> impl FnMut() -> bool {
        let present = (L::document(&props.state.document.scenario), Variables::clone(&props.variables));
        let mut computation = base(&props, &present).map(|base| {
            let kept = base_of_points.borrow();
            let is_known = kept.as_ref().is_some_and(|(of, _)| *of == base);
            Computation { props, present, base, points: Points::default(), next: if is_known { POINTS } else { 0 } }
        });
        move || {
            let Some(running) = &mut computation else { return false };
            if running.next < POINTS {
                running.add_point();
                if running.next == POINTS {
                    let points = Rc::new(std::mem::take(&mut running.points));
                    base_of_points.replace(Some((running.base.clone(), points)));
                }
                return true;
            }
            let points = base_of_points.borrow().as_ref().map(|(_, points)| Rc::clone(points)).unwrap_or_default();
            let opened_at = at(&running.props, &model(&running.props.opened));
            setter.set(Computed { points, now: now(&running.props, &model(&running.present)), opened_at });
            false
        }
    }

    /// Computes the next point of both curves. A value that the document rejects has no point.
    fn add_point(&mut self) {
        let (lesson, curve, (document, variables)) = (&self.props.lesson.lesson, &self.props.curve, &self.base);
        let control = lesson.controls.get(&curve.over);
        let part = f64::from(self.next) / f64::from(POINTS - 1);
        let value = control.map_or(0.0, |control| control.min + (control.max - control.min) * part);
        self.next += 1;
        let Ok(model) = lesson.model_with(&curve.over, value, document, variables) else { return };
        let number = |name: &String| model.number(&lesson.queries.get(name)?.is).ok();
        self.points.main.extend(number(&curve.of).map(|of| (value, of)));
        self.points.beside.extend(curve.beside.as_ref().and_then(number).map(|of| (value, of)));
    }
}
