//! The goal of a step, with a meter and two hints.

use std::rc::Rc;

use yew::prelude::*;

use super::bet::unit_of;
use super::files::LoadedLesson;
use super::value_text::number_text;
use super::values::Values;
use super::words::live;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use yuma_lessons::Goal;

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
    /// The task.
    pub task: Html,
    /// The two hints.
    pub helps: [Html; 2],
    /// The words for a reached goal.
    pub done: Html,
}

impl PartialEq for GoalProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && Rc::ptr_eq(&self.values, &other.values)
            && (self.best, self.tries) == (other.best, other.tries)
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
    let (unit, decimals) = unit_of(&props.lesson, &goal.best);
    let now = values.number(&goal.meter).unwrap_or(goal.from);
    let part = ((now - goal.from) / (goal.to - goal.from)).clamp(0.0, 1.0);
    let part = if values.is_reached() {
        1.0
    } else if part.is_finite() {
        part
    } else {
        0.0
    };
    let best = match props.best {
        Some(best) => AttrValue::from(number_text(&messages, best, unit, decimals)),
        None => messages.text("learn.goal.none_yet"),
    };
    let help = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 1))
    };
    let said = live(&messages, &props.lesson.lesson, values, &goal.meter);
    html! {
        <section class={classes!("try", values.is_reached().then_some("reached"))}>
            <h2>{ messages.text("learn.goal") }</h2>
            { props.task.clone() }
            <div class="meter" role="meter" aria-label={messages.text("learn.goal.meter")} aria-valuemin="0" aria-valuemax="100"
                aria-valuenow={fixed(part * 100.0, 0)} aria-valuetext={said.clone()}>
                <svg width="100%" height="12" aria-hidden="true"><rect class="rail" width="100%" height="12" rx="2" /><rect class="fill" width={format!("{}%", fixed(part * 100.0, 1))} height="12" rx="2" /></svg>
                <div class="meter-ends"><small>{ messages.fill("learn.goal.now", &[("value", &said)]) }</small>
                    <small>{ messages.text(if values.is_reached() { "learn.goal.reached" } else { "learn.goal.end" }) }</small></div>
            </div>
            <p class="score"><span>{ messages.fill("learn.goal.best", &[("value", &best)]) }</span>
                <span>{ messages.fill("learn.goal.tries", &[("count", &props.tries.to_string())]) }</span>
                <button type="button" class="link" hidden={*shown >= 2 || values.is_reached()} onclick={help}>
                    { messages.text(if *shown == 0 { "learn.goal.help" } else { "learn.goal.more_help" }) }</button></p>
            <div class="helps" role="status">{ for props.helps.iter().take(*shown).enumerate().map(|(at, help)| html! { <div class="help" key={at}>{ help.clone() }</div> }) }</div>
            <div class="goal-done" role="status">{ for values.is_reached().then(|| props.done.clone()) }</div>
        </section>
    }
}
