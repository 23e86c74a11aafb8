//! The chain's answer to a bet.

use std::rc::Rc;

use yew::prelude::*;

use super::files::LoadedLesson;
use super::stage_props::StageProps;
use super::value_text::number_text;
use super::values::RUN_STEPS;
use super::words::{bet_text, plain, quoted};
use crate::store::lesson_progress::PlacedBet;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::slices::{Steps, use_sliced};
use crate::ui::widgets::icons::drawn;
use yuma_lessons::{Bet, BetKind, Model, Value};

const BULB: &str = "M8 2.5a4 4 0 0 0-2.2 7.3V11.5h4.4V9.8A4 4 0 0 0 8 2.5M6.5 13.5h3";

/// A bet with the engine's answer, on the document with which the step opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// The bet.
    pub placed: PlacedBet,
    /// The right answer.
    pub answer: Value,
    /// Whether the bet is right.
    pub is_right: bool,
    /// The key of the words that comment the bet; `None` for a wrong bet without a hint.
    pub comment: Option<String>,
    /// The named values that the slider marks, with their keys in the words.
    marks: Vec<(String, f64)>,
}

impl Marked {
    /// Marks a bet; `None` if the engine has no answer. `model` is that of the document with which the step opened.
    pub fn of(lesson: &LoadedLesson, bet: &Bet, placed: &PlacedBet, model: &Model) -> Option<Marked> {
        let answer = lesson.lesson.answer(bet, model).ok()?;
        let value = match placed {
            PlacedBet::Number(number) => Some(Value::Number(*number)),
            PlacedBet::Name(name) => Some(Value::Name(name.clone())),
            PlacedBet::Skipped => None,
        };
        let is_right = value.as_ref().is_some_and(|value| lesson.lesson.is_right(bet, value, &answer));
        let hint = || {
            let hint = lesson.lesson.hint(bet, value.as_ref()?, model).ok()??;
            Some(format!("hint {}", hint.id))
        };
        let comment = if is_right { Some("right".to_owned()) } else { hint() };
        let value_of = |name: &String| model.number(&lesson.lesson.queries.get(name)?.is).ok();
        let marks = bet.kind.marks().iter().filter_map(|name| Some((name.clone(), value_of(name)?))).collect();
        Some(Marked { placed: placed.clone(), answer, is_right, comment, marks })
    }
}

/// A bet and its mark, which may still be computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Marking {
    /// No bet is placed, or the engine has no answer.
    Open,
    /// The answer is being computed.
    Computing,
    /// The bet is marked.
    Done(Rc<Marked>),
}

impl Marking {
    /// Returns the mark, or `None` without one.
    pub fn marked(&self) -> Option<&Marked> {
        match self {
            Marking::Done(marked) => Some(marked),
            Marking::Open | Marking::Computing => None,
        }
    }
}

/// Marks the placed bet of a step, in slices, because a run over days takes time.
#[hook]
pub fn use_marking(props: &StageProps, placed: Option<PlacedBet>) -> Marking {
    let key = (placed, Rc::as_ptr(&props.opened) as usize);
    let computed = use_sliced(key.clone(), |key| marking_steps(props, key.clone()));
    match computed.filter(|computed| computed.0 == key) {
        Some(computed) => computed.1.clone().map_or(Marking::Open, Marking::Done),
        None => Marking::Computing,
    }
}

/// A bet and the document that it is about.
type MarkingKey = (Option<PlacedBet>, usize);

fn marking_steps(props: &StageProps, key: MarkingKey) -> Steps<(MarkingKey, Option<Rc<Marked>>)> {
    let bet = props.structure().and_then(|step| step.bet.clone());
    let (lesson, opened) = (Rc::clone(&props.lesson), Rc::clone(&props.opened));
    let Some((bet, placed)) = bet.zip(key.0.clone()) else { return Box::new(move || Some((key.clone(), None))) };
    let mut model = None;
    Box::new(move || {
        let model = model.get_or_insert_with(|| Model::new(opened.0.clone(), opened.1.clone()));
        let marked = model.within_steps(RUN_STEPS, |model| Marked::of(&lesson, &bet, &placed, model))?;
        Some((key.clone(), marked.map(Rc::new)))
    })
}

/// The properties of [`Reveal`].
#[derive(Clone, Properties)]
pub struct RevealProps {
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The index of the step.
    pub step: usize,
    /// The bet.
    pub bet: Bet,
    /// Its mark.
    pub marked: Rc<Marked>,
    /// The explanation of the answer.
    pub explanation: Html,
    /// The comment on the bet.
    pub comment: Html,
    /// Whether the document has changed since the bet.
    pub is_past: bool,
    /// The heading, which takes the focus when a bet is placed.
    pub heading: NodeRef,
}

impl PartialEq for RevealProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && (self.step, &self.marked, self.is_past) == (other.step, &other.marked, other.is_past)
            && self.explanation == other.explanation
            && self.comment == other.comment
    }
}

/// Renders the bet beside the answer, the explanation, and a comment on the bet.
#[component]
pub fn Reveal(props: &RevealProps) -> Html {
    let messages = use_messages();
    let Some(step) = props.lesson.lesson.steps.get(props.step) else { return html! { <span hidden=true></span> } };
    let said = quoted(&messages, &props.lesson, &step.id, Some(&props.marked.placed));
    let answer = bet_text(&messages, &props.lesson, &step.id, &props.marked.answer);
    let key = match (&props.marked.placed, props.marked.is_right) {
        (PlacedBet::Skipped, _) => "learn.reveal.skipped",
        (_, true) => "learn.reveal.right",
        (_, false) => "learn.reveal.wrong",
    };
    let headline = messages.fill(key, &[("bet", &said.unwrap_or_default()), ("answer", &answer)]);
    let class = classes!("hint", props.marked.is_right.then_some("right"));
    html! {
        <section class="reveal">
            <h2 ref={props.heading.clone()} tabindex="-1">{ headline }</h2>
            // Its line is kept, so that a number under the pointer stays there.
            <p class={classes!("reveal-past", (!props.is_past).then_some("unseen"))}>{ messages.text("learn.reveal.past") }</p>
            { bars(&messages, props) }
            { props.explanation.clone() }
            <div {class} hidden={props.marked.comment.is_none()}>{ drawn(BULB) }{ props.comment.clone() }</div>
        </section>
    }
}

/// Renders the bet, the answer and the marked values as bars, for bets on numbers.
fn bars(messages: &Messages, props: &RevealProps) -> Html {
    let (BetKind::Slider { answer: query, min, max, .. }, Value::Number(answer)) =
        (&props.bet.kind, &props.marked.answer)
    else {
        return html! { <div class="versus" hidden=true></div> };
    };
    let (unit, decimals) = props.lesson.unit_of(query);
    let words = props.lesson.words.steps.get(props.step);
    let largest = max.max(*answer);
    let bar = |key: &str, label: AttrValue, value: f64, class: &'static str| {
        let width = ((value - min) / (largest - min).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0) * 100.0;
        html! {
            <div class={classes!("versus-line", class)} key={key.to_owned()}>
                <span>{ label }</span>
                <svg width="100%" height="12" aria-hidden="true"><rect x="0.75" y="0.75" width={format!("{}%", fixed(width, 2))} height="10.5" /></svg>
                <b>{ number_text(messages, value, unit, decimals) }</b>
            </div>
        }
    };
    let mark = |(name, value): &(String, f64)| {
        let label = words.and_then(|words| words.part(&format!("mark {name}"))).map(|part| plain(part));
        bar(name, AttrValue::from(label.unwrap_or_default()), *value, "mark")
    };
    let yours = match props.marked.placed {
        PlacedBet::Number(number) => Some(bar("yours", messages.text("learn.reveal.yours"), number, "yours")),
        _ => None,
    };
    html! {
        <div class="versus">
            { for props.marked.marks.iter().map(mark) }
            { for yours }
            { bar("chain", messages.text("learn.reveal.chain"), *answer, "chain") }
        </div>
    }
}
