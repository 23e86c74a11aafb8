//! The words of a lesson, with their numbers, cells and terms.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::bet::unit_of;
use super::drag::{Drag, Dragged};
use super::files::LoadedLesson;
use super::value_text::value_text;
use super::values::Values;
use crate::store::lesson_progress::PlacedBet;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_lessons::{BetKind, Inline, Lesson, Paragraph, Value};

/// The properties of [`SectionView`].
#[derive(Clone, Properties)]
pub struct SectionProps {
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The index of the step.
    pub step: usize,
    /// The key of the part; `None` for the text of the step.
    pub part: Option<String>,
    /// The values of the reader's document.
    pub values: Rc<Values>,
    /// The reader's bets by the ids of their steps.
    pub bets: Rc<BTreeMap<String, PlacedBet>>,
    /// The name of the cell that a word points at now.
    pub pointed: Option<String>,
    /// Called with a dragged value.
    pub on_drag: Callback<Dragged>,
    /// Called with the name of the cell that a word points at, or `None`.
    pub on_point: Callback<Option<String>>,
}

impl PartialEq for SectionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && (self.step, &self.part, &self.pointed) == (other.step, &other.part, &other.pointed)
            && Rc::ptr_eq(&self.values, &other.values)
            && self.bets == other.bets
            && self.on_drag == other.on_drag
            && self.on_point == other.on_point
    }
}

/// Renders one part of a step, with the terms that were opened below it.
#[component]
pub fn SectionView(props: &SectionProps) -> Html {
    let messages = use_messages();
    let open = use_state_eq(|| None::<String>);
    let words = props.lesson.words.steps.get(props.step);
    let section = words.and_then(|words| match &props.part {
        Some(part) => words.part(part),
        None => Some(&words.text),
    });
    let on_term = {
        let open = open.clone();
        Callback::from(move |term: String| open.set((open.as_ref() != Some(&term)).then_some(term)))
    };
    let paragraphs = section.map(Vec::as_slice).unwrap_or_default();
    html! {
        <div class="words">
            <div class="paragraphs">{ for paragraphs.iter().enumerate().map(|(at, paragraph)| view(&messages, props, at, paragraph, &open, &on_term)) }</div>
            <p class="gloss" role="status" hidden={open.is_none()}>{ for open.as_ref().map(|term| definition(&messages, term)) }</p>
        </div>
    }
}

fn view(
    messages: &Messages,
    props: &SectionProps,
    at: usize,
    paragraph: &Paragraph,
    open: &Option<String>,
    on_term: &Callback<String>,
) -> Html {
    let pieces = paragraph.content.iter().enumerate();
    let content = pieces.map(|(at, piece)| inline(messages, props, at, piece, open, on_term));
    let class = paragraph.is_item.then_some("item");
    html! { <p key={at} {class}>{ for content }</p> }
}

fn inline(
    messages: &Messages,
    props: &SectionProps,
    at: usize,
    piece: &Inline,
    open: &Option<String>,
    on_term: &Callback<String>,
) -> Html {
    let structure = &props.lesson.lesson;
    match piece {
        Inline::Text(text) => html! { <span key={at}>{ text }</span> },
        Inline::Strong(text) => html! { <strong key={at}>{ text }</strong> },
        Inline::Drag(name) => match structure.controls.get(name) {
            Some(control) => html! {
                <Drag key={at} name={name.clone()} control={control.clone()} value={props.values.control(name)} on_drag={props.on_drag.clone()} />
            },
            None => html! { <span key={at}>{ "…" }</span> },
        },
        Inline::Live(name) => {
            html! { <b key={at} class="live" data-query={name.clone()}>{ live(messages, structure, &props.values, name) }</b> }
        }
        Inline::Bet(step) => {
            html! { <b key={at} class="quoted">{ quoted(messages, &props.lesson, step, props.bets.get(step)) }</b> }
        }
        Inline::Cell { cell, text } => {
            let is_pointed = props.pointed.as_ref() == Some(cell);
            let point = |cell: Option<String>| {
                let on_point = props.on_point.clone();
                move || on_point.emit(cell.clone())
            };
            let (enter, focus) = (point(Some(cell.clone())), point(Some(cell.clone())));
            let (leave, blur) = (point(None), point(None));
            html! {
                <button key={at} type="button" class={classes!("cell-word", is_pointed.then_some("on"))} aria-label={messages.fill("learn.cell", &[("words", text)])}
                    onpointerenter={Callback::from(move |_: PointerEvent| enter())} onpointerleave={Callback::from(move |_: PointerEvent| leave())}
                    onfocus={Callback::from(move |_: FocusEvent| focus())} onblur={Callback::from(move |_: FocusEvent| blur())}>{ text }</button>
            }
        }
        Inline::Term { term, text } => {
            let onclick = {
                let term = term.clone();
                on_term.reform(move |_: MouseEvent| term.clone())
            };
            let is_open = open.as_ref() == Some(term);
            let about = messages.text(&format!("term.{term}.about"));
            html! {
                <button key={at} type="button" class="term" aria-expanded={is_open.to_string()} title={about} {onclick}>{ text }</button>
            }
        }
        Inline::Link { address, text } => {
            html! { <a key={at} href={address.clone()} target="_blank" rel="noopener">{ text }</a> }
        }
    }
}

/// Renders the definition of a term.
fn definition(messages: &Messages, term: &str) -> Html {
    html! { <span><b>{ messages.text(&format!("term.{term}")) }</b>{ ": " }{ messages.text(&format!("term.{term}.about")) }</span> }
}

/// Returns the text of a named query.
pub fn live(messages: &Messages, lesson: &Lesson, values: &Values, name: &str) -> String {
    match (lesson.queries.get(name), values.query(name)) {
        (Some(query), Some(value)) => value_text(messages, value, query.unit, query.decimals),
        _ => "…".to_owned(),
    }
}

/// Returns a reader's bet of a step as text.
pub fn quoted(messages: &Messages, lesson: &LoadedLesson, step: &str, placed: Option<&PlacedBet>) -> String {
    match placed {
        Some(PlacedBet::Number(number)) => bet_text(messages, lesson, step, &Value::Number(*number)),
        Some(PlacedBet::Name(name)) => bet_text(messages, lesson, step, &Value::Name(name.clone())),
        Some(PlacedBet::Skipped) | None => messages.text("learn.no_bet").to_string(),
    }
}

/// Returns a bet or an answer of a step as text: a number in the unit of the answer, the words of an option, or a name.
pub fn bet_text(messages: &Messages, lesson: &LoadedLesson, step: &str, value: &Value) -> String {
    let index = lesson.lesson.steps.iter().position(|known| known.id == step);
    let (Some(step), Some(words)) =
        (index.and_then(|index| lesson.lesson.steps.get(index)), index.and_then(|index| lesson.words.steps.get(index)))
    else {
        return String::new();
    };
    match (step.bet.as_ref().map(|bet| &bet.kind), value) {
        (Some(BetKind::Choice(_)), Value::Name(option)) => {
            words.part(&format!("option {option}")).map(|section| plain(section)).unwrap_or_default()
        }
        (Some(BetKind::Slider { answer, .. } | BetKind::Number { answer, .. }), value) => {
            let (unit, decimals) = unit_of(lesson, answer);
            value_text(messages, value, unit, decimals)
        }
        (_, value) => value_text(messages, value, Default::default(), None),
    }
}

/// Returns the words of a section without additions.
pub fn plain(section: &[Paragraph]) -> String {
    let pieces = section.iter().flat_map(|paragraph| &paragraph.content);
    pieces.map(|piece| piece.words().unwrap_or("…")).collect()
}
