//! A curve of a number over the values of a control, with the reader's present value and bet.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Date;
use yew::prelude::*;

use super::files::LoadedLesson;
use super::lab::HostedLab;
use super::value_text::{last_digit, number_text};
use super::values::RUN_STEPS;
use crate::chart::ticks::Axis;
use crate::jobs::slices::begin;
use crate::store::StateOf;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use yuma_lessons::{Control, Curve, Lesson, Model, Variables};
use yuma_scenario::AnyDocument;

/// The largest number of points of a curve.
const POINTS: u16 = 61;
/// The time after which a curve shows its further points.
const REFINED_MS: f64 = 500.0;
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
/// The edges of the plot: left, right, top, bottom.
const PLOT: (f64, f64, f64, f64) = (58.0, 468.0, 22.0, 262.0);

/// A document with the variables of a lesson.
pub type Base = (AnyDocument, Variables);

/// The points of the curve and of the one beside it, by the values of the control.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// Whether all points are computed.
    is_whole: bool,
}

impl Computed {
    /// Returns all numbers with a place on the value axis, also the present one: the points that are computed may lie far from it.
    fn shown(&self, bet: Option<f64>) -> impl Iterator<Item = f64> {
        let points = self.points.main.iter().chain(&self.points.beside).chain(&self.now).map(|&(_, value)| value);
        points.chain(self.opened_at.and(bet))
    }
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
    let kept_points: KeptPoints = use_mut_ref(|| None);
    {
        let (setter, props) = (computed.setter(), props.clone());
        let key = (props.state.revision, Rc::as_ptr(&props.variables) as usize, props.is_covered);
        use_effect_with(key, move |&(_, _, is_covered)| {
            let job = (!is_covered).then(|| begin(steps(props, kept_points, setter)));
            move || drop(job)
        });
    }
    let Some(control) = props.lesson.lesson.controls.get(&props.curve.over) else {
        return html! { <span hidden=true></span> };
    };
    let (unit, decimals) = props.lesson.unit_of(&props.curve.of);
    let computed = if props.is_covered { Computed::default() } else { (*computed).clone() };
    let (points, bet) = (&computed.points, computed.opened_at.zip(props.bet));
    let (low, high) = axis(computed.shown(props.bet), 10.0 * last_digit(unit, decimals));
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
    let note = match (props.is_covered, computed.is_whole) {
        (true, _) => Some("learn.curve.covered"),
        (false, false) => Some("learn.computing"),
        (false, true) => None,
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
                    { for note.map(|note| messages.text(note)) }</text>
                <g>{ for bet.map(|(at, bet)| dot(at, bet, "bet-dot", messages.fill("learn.curve.bet", &[("value", &text(bet))]).to_string())) }</g>
                <g>{ for computed.now.map(|(at, value)| dot(at, value, "now-dot", text(value))) }</g>
            </svg>
        </figure>
    }
}

/// Returns the ends of the value axis: all values, a span that makes rounding a flat line, and zero unless the values are far from
/// it and close together.
fn axis(values: impl Iterator<Item = f64>, min_span: f64) -> (f64, f64) {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = values.fold(ends, |(low, high), value| (low.min(value), high.max(value)));
    let span = (high - low).max(min_span);
    if low.is_finite() && low > 0.0 && span < (low + span) / 3.0 {
        let axis = Axis::of(low, low + span, 4);
        return (axis.low, axis.high);
    }
    let (low, high) = (low.min(0.0), high.max(0.0));
    let low = if low > -min_span / 20.0 { 0.0 } else { low };
    (low, high.max(low + min_span))
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
fn value_now<L: HostedLab>(props: &CurveProps<L>, model: &Model) -> Option<(f64, f64)> {
    let query = props.lesson.lesson.queries.get(&props.curve.of)?;
    at(props, model).zip(model.number(&query.is).ok())
}

/// The last points.
type KeptPoints = Rc<RefCell<Option<Kept>>>;

/// The points of a document, as far as they are computed.
struct Kept {
    /// The document with the control at its smallest value.
    base: Base,
    points: Points,
    /// The values of the control that have no point yet, the next one last.
    missing: Vec<f64>,
    /// The model of the next point.
    next: Option<Model>,
}

impl Kept {
    fn new(base: Base, control: &Control) -> Kept {
        let steps = ((control.max - control.min) / control.step).round();
        let last = if steps < f64::from(POINTS - 1) { steps.max(1.0) as u16 } else { POINTS - 1 };
        let value = |at: u16| control.min + (control.max - control.min) * f64::from(at) / f64::from(last);
        let missing = refining(last).into_iter().rev().map(value).collect();
        Kept { base, points: Points::default(), missing, next: None }
    }

    /// Computes a part of the next point of both curves. A value that the document rejects has no point.
    fn advance(&mut self, lesson: &Lesson, curve: &Curve) {
        let (Some(&value), (document, variables)) = (self.missing.last(), &self.base) else { return };
        let numbers = |model: &Model| {
            let number = |name: &String| model.number(&lesson.queries.get(name)?.is).ok();
            (number(&curve.of), curve.beside.as_ref().and_then(number))
        };
        let model = self.next.take().or_else(|| lesson.model_with(&curve.over, value, document, variables).ok());
        if let Some(model) = model {
            let Some((main, beside)) = model.within_steps(RUN_STEPS, numbers) else {
                self.next = Some(model);
                return;
            };
            insert(&mut self.points.main, value, main);
            insert(&mut self.points.beside, value, beside);
        }
        self.missing.pop();
    }
}

fn insert(points: &mut Vec<(f64, f64)>, value: f64, number: Option<f64>) {
    let at = points.partition_point(|&(known, _)| known < value);
    points.splice(at..at, number.map(|number| (value, number)));
}

/// Returns the numbers from 0 to `last`, first those far from each other, then those between them.
fn refining(last: u16) -> Vec<u16> {
    let mut order = Vec::new();
    for stride in [12, 6, 3, 1] {
        let further = (0..last).step_by(stride).chain([last]).filter(|at| !order.contains(at));
        order.extend(further.collect::<Vec<u16>>());
    }
    order
}

/// Returns the steps of the computation, each of which returns whether there is another one. The present value comes first, and the
/// curve shows before all of its points are computed if they take long.
fn steps<L: HostedLab>(
    props: CurveProps<L>,
    kept_points: KeptPoints,
    setter: UseStateSetter<Computed>,
) -> impl FnMut() -> bool {
    let present = (L::document(&props.state.document.scenario), Variables::clone(&props.variables));
    let base = base(&props, &present);
    if kept_points.borrow().as_ref().map(|kept| &kept.base) != base.as_ref() {
        let control = props.lesson.lesson.controls.get(&props.curve.over);
        kept_points.replace(base.zip(control).map(|(base, control)| Kept::new(base, control)));
    }
    let opened_at = at(&props, &model(&props.opened));
    let present = model(&present);
    let mut now = None;
    let mut shown_at = Date::now();
    move || {
        if now.is_none() {
            now = present.within_steps(RUN_STEPS, |model| value_now(&props, model));
            return true;
        }
        let mut kept = kept_points.borrow_mut();
        let Some(kept) = &mut *kept else { return false };
        kept.advance(&props.lesson.lesson, &props.curve);
        let goes_on = !kept.missing.is_empty();
        if !goes_on || Date::now() - shown_at > REFINED_MS {
            shown_at = Date::now();
            let points = Rc::new(kept.points.clone());
            setter.set(Computed { points, now: now.flatten(), opened_at, is_whole: !goes_on });
        }
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_flat_on_the_axis() {
        for (values, expected) in [
            (vec![0.2, 0.5], (0.0, 0.5)),
            (vec![-0.3, 0.1], (-0.3, 0.1)),
            (vec![0.88, 0.93], (0.88, 0.94)),
            (vec![0.9, 0.9], (0.9, 0.91)),
            (vec![-1e-9, 2e-9], (0.0, 0.01)),
            (vec![-0.005, -0.004], (-0.005, 0.005)),
            (vec![], (0.0, 0.01)),
        ] {
            let (low, high) = axis(values.iter().copied(), 0.01);
            assert!(
                (low - expected.0).abs() < 1e-12 && (high - expected.1).abs() < 1e-12,
                "{values:?}: {low} to {high}"
            );
        }
    }

    #[test]
    fn the_present_number_is_on_the_axis() {
        let points = Rc::new(Points { main: vec![(0.0, 0.0), (12.0, -0.1)], beside: vec![(0.0, 0.2)] });
        for (now, bet, expected) in [
            (None, None, (-0.1, 0.2)),
            (Some((10.0, 17.5)), None, (-0.1, 17.5)),
            (Some((10.0, -17.5)), Some(3.0), (-17.5, 3.0)),
        ] {
            let computed = Computed { points: Rc::clone(&points), now, opened_at: Some(1.0), is_whole: true };
            assert_eq!(axis(computed.shown(bet), 0.01), expected, "{now:?}");
        }
    }

    #[test]
    fn points_refine_a_curve() {
        assert_eq!(refining(4), [0, 4, 3, 1, 2]);
        for last in [1, 12, 40, 60] {
            let mut order = refining(last);
            assert_eq!(order.get(..2), Some([0, last.min(12)].as_slice()), "{last}");
            order.sort_unstable();
            assert_eq!(order, (0..=last).collect::<Vec<u16>>());
        }
        let mut points = Vec::new();
        for (value, number) in [(0.0, Some(1.0)), (1.0, Some(3.0)), (0.5, None), (0.25, Some(2.0))] {
            insert(&mut points, value, number);
        }
        assert_eq!(points, [(0.0, 1.0), (0.25, 2.0), (1.0, 3.0)]);
    }
}
