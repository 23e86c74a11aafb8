//! The goal of a step, with a meter and two hints.

use std::rc::Rc;

use yew::prelude::*;

use super::files::LoadedLesson;
use super::value_text::number_text;
use super::values::Values;
use super::words::live;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::widgets::focus::focus_node;
use yuma_lessons::Goal;

/// The number of hints.
const HELPS: usize = 2;
/// The place of the goal on the meter, in percent of its width. A result may exceed the goal.
const GOAL_AT: f64 = 88.0;

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
    let part = part_of(goal.from, target.unwrap_or(goal.to), now, values.is_reached());
    let width = format!("{}%", fixed(part * GOAL_AT, 1));
    let goal_at = format!("{GOAL_AT}%");
    let best = match props.best {
        Some(best) => AttrValue::from(number_text(&messages, best, unit, decimals)),
        None => messages.text("learn.goal.none_yet"),
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
    let said = live(&messages, &props.lesson.lesson, values, &goal.meter);
    let (meter_unit, meter_decimals) = props.lesson.unit_of(&goal.meter);
    let target = target.map(|target| number_text(&messages, target, meter_unit, meter_decimals));
    let goal_text = match &target {
        Some(target) => messages.fill("learn.goal.target", &[("value", target)]),
        None => messages.text("learn.goal.end"),
    };
    let now_text = messages.fill("learn.goal.now", &[("name", &props.meter), ("value", &said)]);
    // The meter shows one number, and the task may ask for more.
    let state = match values.is_reached() {
        true => Some("learn.goal.reached"),
        false => (part >= 1.0).then_some("learn.goal.not_yet"),
    };
    let spoken = format!("{now_text}{}{goal_text}", messages.text("learn.comma"));
    html! {
        <section class={classes!("try", values.is_reached().then_some("reached"))}>
            <h2>{ messages.text("learn.goal") }</h2>
            { props.task.clone() }
            <div class="meter" role="meter" aria-label={messages.text("learn.goal.meter")} aria-valuemin="0" aria-valuemax="100"
                aria-valuenow={fixed(part.min(1.0) * 100.0, 0)} aria-valuetext={spoken}>
                <svg width="100%" height="34" aria-hidden="true"><text class="goal-text" x={goal_at.clone()} y="11" text-anchor="end">{ goal_text }</text>
                    <rect class="rail" y="18" width="100%" height="12" rx="2" /><rect class="fill" y="18" {width} height="12" rx="2" />
                    <line class="goal-tick" x1={goal_at.clone()} x2={goal_at} y1="14" y2="34" /></svg>
                <div class="meter-ends"><small>{ now_text }</small>
                    <small>{ for state.map(|key| messages.text(key)) }</small></div>
            </div>
            <p class="score"><span>{ messages.fill("learn.goal.best", &[("value", &best)]) }</span>
                <span>{ messages.fill("learn.goal.tries", &[("count", &props.tries.to_string())]) }</span>
                <button type="button" class="link" hidden={*shown >= HELPS || values.is_reached()} onclick={help}>
                    { messages.text(if *shown == 0 { "learn.goal.help" } else { "learn.goal.more_help" }) }</button></p>
            <div class="helps" role="status">{ for props.helps.iter().take(*shown).enumerate().map(|(at, help)| html! { <div class="help" key={at} tabindex="-1" ref={if at + 1 == HELPS { hint.clone() } else { NodeRef::default() }}>{ help.clone() }</div> }) }</div>
            <div class="goal-done" role="status">{ for values.is_reached().then(|| props.done.clone()) }</div>
        </section>
    }
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
}
