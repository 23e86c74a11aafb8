//! The goal of a step, with a meter and two hints.

use std::rc::Rc;

use yew::prelude::*;

use super::files::LoadedLesson;
use super::value_text::{decimals_of, number_text};
use super::values::Values;
use super::words::live;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::focus_node;
use yuma_lessons::{Goal, Unit};

/// The number of hints.
const HELPS: usize = 2;
/// The place of the goal on the meter, in percent of its width. A result may exceed the goal.
const GOAL_AT: f64 = 88.0;
/// The most decimals that are added to tell a number from the goal.
const MORE_DECIMALS: u8 = 3;

/// The properties of [`GoalView`].
#[derive(Clone, Properties)]
pub struct GoalProps {
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The goal.
    pub goal: Goal,
    /// The values of the reader's document.
    pub values: Rc<Values>,
    /// The best result so far.
    pub best: Option<f64>,
    /// The number of tries.
    pub tries: u32,
    /// The name of the quantity that the meter shows.
    pub meter: String,
    /// The name of the compared quantity, if it is another one.
    pub best_name: Option<String>,
    /// What the task still asks for when the number on the meter is already enough.
    pub missing: Option<String>,
    /// The task.
    pub task: Html,
    /// The two hints.
    pub helps: [Html; HELPS],
    /// The words for a reached goal.
    pub done: Html,
}

impl PartialEq for GoalProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && Rc::ptr_eq(&self.values, &other.values)
            && (self.best, self.tries, &self.meter) == (other.best, other.tries, &other.meter)
            && (&self.best_name, &self.missing) == (&other.best_name, &other.missing)
            && self.task == other.task
            && self.helps == other.helps
            && self.done == other.done
    }
}

/// Renders the goal.
#[component]
pub fn GoalView(props: &GoalProps) -> Html {
    let messages = use_messages();
    let shown = use_state_eq(|| 0usize);
    let GoalProps { goal, values, .. } = props;
    let (unit, decimals) = props.lesson.unit_of(&goal.best);
    let now = values.number(&goal.meter).unwrap_or(goal.from);
    let target = goal.target(&props.lesson.lesson);
    let part = match target {
        Some(target) => part_of(goal.from, target, now, values.is_reached()),
        // The way that is left would give away a goal that the reader looks for.
        None => f64::from(u8::from(values.is_reached())),
    };
    let scale = target.map_or(Scale::Up, |target| Scale::of(goal.from, target));
    let [width, goal_at] = [scale.fill(part, now), scale.goal_at()].map(|at| format!("{}%", fixed(at, 1)));
    let best = match props.best {
        Some(best) => AttrValue::from(number_text(&messages, best, unit, decimals)),
        None => messages.text("learn.goal.none_yet"),
    };
    let best_text = match &props.best_name {
        Some(name) => messages.fill("learn.goal.best_of", &[("name", name), ("value", &best)]),
        None => messages.fill("learn.goal.best", &[("value", &best)]),
    };
    let help = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 1))
    };
    let hint = use_node_ref();
    {
        let hint = hint.clone();
        use_effect_with(*shown, move |&shown| {
            // The button goes away with the last hint.
            if shown == HELPS {
                focus_node(&hint);
            }
        });
    }
    let (meter_unit, meter_decimals) = props.lesson.unit_of(&goal.meter);
    let said = match (target, values.number(&goal.meter)) {
        (Some(target), Some(now)) => text_beside(&messages, target, now, meter_unit, meter_decimals),
        _ => live(&messages, &props.lesson.lesson, values, &goal.meter),
    };
    let target = target.map(|target| number_text(&messages, target, meter_unit, meter_decimals));
    let goal_text = match &target {
        Some(target) => messages.fill("learn.goal.target", &[("value", target)]),
        None => messages.text("learn.goal.end"),
    };
    let now_text = messages.fill("learn.goal.now", &[("name", &props.meter), ("value", &said)]);
    // The meter shows one number, and the task may ask for more.
    let state = match (values.is_reached(), values.is_best()) {
        // Without an earlier number it stands in the number's place.
        _ if values.is_computing() => values.number(&goal.meter).map(|_| messages.text("learn.computing")),
        (true, Some(false)) => Some(messages.text(match goal.larger_is_better {
            true => "learn.goal.larger",
            false => "learn.goal.smaller",
        })),
        (true, Some(true)) => Some(messages.text("learn.goal.best_possible")),
        (true, None) => Some(messages.text("learn.goal.reached")),
        (false, _) => props.missing.clone().filter(|_| part >= 1.0 || target.is_none()).map(AttrValue::from),
    };
    let spoken = format!("{now_text}{}{goal_text}", messages.text("learn.comma"));
    html! {
        <section class={classes!("try", values.is_reached().then_some("reached"))}>
            <h2>{ messages.text("learn.goal") }</h2>
            { props.task.clone() }
            <div class={classes!("meter", matches!(scale, Scale::Down { .. }).then_some("down"))} role="meter" aria-label={messages.text("learn.goal.meter")} aria-valuemin="0" aria-valuemax="100"
                aria-valuenow={fixed(part.min(1.0) * 100.0, 0)} aria-valuetext={spoken}>
                <svg width="100%" height="34" aria-hidden="true"><text class="goal-text" x={goal_at.clone()} y="11" text-anchor={scale.anchor()}>{ goal_text }</text>
                    <rect class="rail" y="18" width="100%" height="12" rx="2" /><rect class="fill" y="18" {width} height="12" rx="2" />
                    <line class="goal-tick" x1={goal_at.clone()} x2={goal_at} y1="14" y2="34" /></svg>
                <div class="meter-ends"><small>{ now_text }</small>
                    <small>{ for state }</small></div>
            </div>
            <p class="score"><span>{ best_text }</span>
                <span>{ messages.fill("learn.goal.tries", &[("count", &props.tries.to_string())]) }</span>
                <button type="button" class="link" hidden={*shown >= HELPS || values.is_reached()} onclick={help}>
                    { messages.text(if *shown == 0 { "learn.goal.help" } else { "learn.goal.more_help" }) }</button></p>
            <div class="helps" role="status">{ for props.helps.iter().take(*shown).enumerate().map(|(at, help)| html! { <div class="help" key={at} tabindex="-1" ref={if at + 1 == HELPS { hint.clone() } else { NodeRef::default() }}>{ help.clone() }</div> }) }</div>
            <div class="goal-done" role="status">{ for values.is_reached().then(|| props.done.clone()) }</div>
        </section>
    }
}

/// The scale of the meter.
#[derive(Clone, Copy)]
enum Scale {
    /// The bar grows with the progress to the goal.
    Up,
    /// A smaller number is better: the bar is the number itself, from zero to where the meter begins, and shrinks to the goal.
    Down { from: f64, target: f64 },
}

impl Scale {
    fn of(from: f64, target: f64) -> Scale {
        if (0.0..from).contains(&target) { Scale::Down { from, target } } else { Scale::Up }
    }

    /// Returns the place of the goal, in percent of the width.
    fn goal_at(self) -> f64 {
        match self {
            Scale::Up => GOAL_AT,
            Scale::Down { from, target } => target / from * 100.0,
        }
    }

    /// Returns the width of the bar in percent.
    fn fill(self, part: f64, now: f64) -> f64 {
        match self {
            Scale::Up => part * GOAL_AT,
            Scale::Down { from, .. } => (now / from).clamp(0.0, 1.0) * 100.0,
        }
    }

    /// Returns the side of the goal on which its text stands.
    fn anchor(self) -> &'static str {
        if self.goal_at() < 50.0 { "start" } else { "end" }
    }
}

/// Returns a number with as many further decimals as distinguish it from the goal, if it is another one.
fn text_beside(messages: &Messages, target: f64, now: f64, unit: Unit, decimals: Option<u8>) -> String {
    let text = |value, decimals| number_text(messages, value, unit, decimals);
    let is_distinct = |decimals: &Option<u8>| text(now, *decimals) != text(target, *decimals);
    let digits = decimals_of(unit, decimals);
    let more = (1..=MORE_DECIMALS).map(|more| Some(digits + more));
    let chosen = [decimals].into_iter().chain(more).find(is_distinct);
    text(now, chosen.unwrap_or(decimals))
}

/// Returns how far a number is on the way from the start to the goal: from 0 to 1, or a little more behind a reached goal.
fn part_of(from: f64, target: f64, now: f64, is_reached: bool) -> f64 {
    let part = (now - from) / (target - from);
    match (part.is_finite(), is_reached) {
        (true, true) => part.clamp(1.0, 100.0 / GOAL_AT),
        (true, false) => part.clamp(0.0, 1.0),
        (false, true) => 1.0,
        (false, false) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn the_meter_is_full_at_the_goal() {
        for (from, target, now, is_reached, expected) in [
            (0.0, 0.8, 0.4, false, 0.5),
            (0.5, 0.0, 0.25, false, 0.5),
            (0.0, 0.8, 0.9, false, 1.0),
            (0.0, 0.8, 0.7, true, 1.0),
            (0.0, 0.8, 0.84, true, 1.05),
            (0.0, 0.8, 8.0, true, 100.0 / GOAL_AT),
            (0.0, 0.0, 0.0, false, 0.0),
            (0.0, 0.8, -1.0, false, 0.0),
        ] {
            let part = part_of(from, target, now, is_reached);
            assert!((part - expected).abs() < 1e-9, "{now} of {target}: {part}");
        }
    }

    #[test]
    fn the_bar_shrinks_to_a_smaller_number() {
        for (from, target, now, goal_at, fill) in [
            (0.0, 0.8, 0.4, GOAL_AT, GOAL_AT / 2.0),
            (0.08, 0.01, 0.04, 12.5, 50.0),
            (0.5, 0.1, 9.9, 20.0, 100.0),
            (800.0, 0.0, -5.0, 0.0, 0.0),
            (-10.0, 16.0, 3.0, GOAL_AT, GOAL_AT / 2.0),
        ] {
            let scale = Scale::of(from, target);
            let part = part_of(from, target, now, false);
            let [at, width] = [scale.goal_at(), scale.fill(part, now)];
            assert!((at - goal_at).abs() < 1e-9 && (width - fill).abs() < 1e-9, "{now} of {target}: {width}, {at}");
        }
    }

    #[test]
    fn a_number_before_the_goal_does_not_look_like_it() {
        let messages = Messages::new(Language::English);
        for (now, decimals, expected) in
            [(0.996, 2, "0.996"), (0.9996, 2, "0.9996"), (0.9, 2, "0.90"), (1.0, 2, "1.00")]
        {
            assert_eq!(text_beside(&messages, 1.0, now, Unit::Times, Some(decimals)), expected);
        }
    }
}
