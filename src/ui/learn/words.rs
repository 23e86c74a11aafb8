//! The words of a lesson, with their numbers, cells and terms.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::drag::{Drag, Dragged};
use super::files::LoadedLesson;
use super::value_text::value_text;
use super::values::Values;
use crate::store::lesson_progress::PlacedBet;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::definition::definition;
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
    /// The values for the paragraphs without a number to drag, if they are others.
    #[prop_or_default]
    pub frozen: Option<Rc<Values>>,
    /// Whether numbers cannot be dragged.
    #[prop_or_default]
    pub is_fixed: bool,
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
            && self.is_fixed == other.is_fixed
            && self.frozen.as_ref().map(Rc::as_ptr) == other.frozen.as_ref().map(Rc::as_ptr)
            && self.bets == other.bets
            && self.on_drag == other.on_drag
            && self.on_point == other.on_point
    }
}

/// Renders one part of a step, with the meaning of an opened term below its paragraph.
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
            { for paragraphs.iter().enumerate().map(|(at, paragraph)| html! {
                <div class="paragraph" key={at}>{ view(&messages, props, paragraph, &open, &on_term) }{ glosses(&messages, paragraph, &open) }</div>
            }) }
        </div>
    }
}

fn view(
    messages: &Messages,
    props: &SectionProps,
    paragraph: &Paragraph,
    open: &Option<String>,
    on_term: &Callback<String>,
) -> Html {
    // A sentence about a bet that was not placed would have a gap.
    let is_missing = |piece: &Inline| matches!(piece, Inline::Bet(step) if quoted(messages, &props.lesson, step, props.bets.get(step)).is_none());
    let shown = Paragraph { content: paragraph.without_sentences(is_missing), ..*paragraph };
    let is_dragged = shown.content.iter().any(|piece| matches!(piece, Inline::Drag(_)));
    let values = props.frozen.as_ref().filter(|_| !is_dragged).unwrap_or(&props.values);
    let pieces = shown.with_marks().into_iter().enumerate();
    let content = pieces.map(|(at, (piece, mark))| {
        let drawn = match &piece {
            Inline::Drag(name) => drag(messages, props, at, name, &shown),
            other => inline(messages, props, at, other, values, open, on_term),
        };
        match mark {
            "" => drawn,
            mark => html! { <span key={at} class="with-mark">{ drawn }{ mark }</span> },
        }
    });
    let class = paragraph.is_item.then_some("item");
    html! { <p {class} hidden={shown.content.is_empty()}>{ for content }</p> }
}

/// Renders the meaning of the open term below its paragraph.
fn glosses(messages: &Messages, paragraph: &Paragraph, open: &Option<String>) -> Html {
    let has = |wanted: &dyn Fn(&String) -> bool| {
        paragraph.content.iter().any(|piece| matches!(piece, Inline::Term { term, .. } if wanted(term)))
    };
    if !has(&|_| true) {
        return Html::default();
    }
    let term = open.as_ref().filter(|open| has(&|term| term == *open));
    html! { <p class="gloss" role="status" hidden={term.is_none()}>{ for term.map(|term| gloss(messages, term)) }</p> }
}

/// Renders a number to drag, which is named by the words around it.
fn drag(messages: &Messages, props: &SectionProps, at: usize, name: &str, paragraph: &Paragraph) -> Html {
    let Some(control) = props.lesson.lesson.controls.get(name) else {
        return html! { <span key={at}>{ "…" }</span> };
    };
    let label = match around(paragraph, at, "…") {
        Some(words) => AttrValue::from(words),
        None => messages.text("learn.drag"),
    };
    html! {
        <Drag key={at} name={name.to_owned()} {label} control={control.clone()} span={props.values.control(name)} is_fixed={props.is_fixed}
            on_drag={props.on_drag.clone()} />
    }
}

/// Returns the words around a piece of a paragraph with a text in its place. `None` if there are none.
fn around(paragraph: &Paragraph, at: usize, text: &str) -> Option<String> {
    let [before, after] = paragraph.around(at);
    let has_words = |words: &String| words.chars().any(char::is_alphabetic);
    let is_close = !after.starts_with(char::is_alphanumeric);
    let gap = if is_close { "" } else { " " };
    (has_words(&before) || has_words(&after)).then(|| format!("{before} {text}{gap}{after}").trim().to_owned())
}

fn inline(
    messages: &Messages,
    props: &SectionProps,
    at: usize,
    piece: &Inline,
    values: &Rc<Values>,
    open: &Option<String>,
    on_term: &Callback<String>,
) -> Html {
    let structure = &props.lesson.lesson;
    match piece {
        Inline::Text(text) => html! { <span key={at}>{ unbroken(text) }</span> },
        Inline::Strong(text) => html! { <strong key={at}>{ unbroken(text) }</strong> },
        Inline::Drag(_) => html! { <span key={at}>{ "…" }</span> },
        Inline::Live(name) => {
            let is_computing = values.is_computing();
            let is_unknown = values.query(name).is_none();
            let class = classes!("live", is_unknown.then_some("unknown"), is_computing.then_some("computing"));
            let title = is_computing.then(|| messages.text("learn.computing.about"));
            html! { <b key={at} {class} {title} data-query={name.clone()}>{ live(messages, structure, values, name) }</b> }
        }
        Inline::Bet(step) => {
            html! { <b key={at} class="quoted">{ for quoted(messages, &props.lesson, step, props.bets.get(step)) }</b> }
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

/// The words that stay before a number.
const NUMBERED: [&str; 3] = ["第", "规则", "Yuma"];

/// Returns a text in which a number stays on the line of the Chinese word or the TAO that it counts, or of the word that it numbers.
fn unbroken(text: &str) -> String {
    let is_chinese = |near: char| !near.is_ascii() && near.is_alphabetic();
    let mut bound = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let belongs = letter == ' ' && {
            let after = text.get(at + 1..).unwrap_or_default();
            let counts = bound.ends_with(|last: char| last.is_ascii_digit());
            counts && (after.starts_with(is_chinese) || after.starts_with("TAO"))
                || (after.is_empty() || after.starts_with(|next: char| next.is_ascii_digit()))
                    && NUMBERED.iter().any(|word| bound.ends_with(word))
        };
        bound.push(if belongs { '\u{a0}' } else { letter });
    }
    // Without a joiner the line would break inside the word.
    bound.replace("规则\u{a0}", "规\u{2060}则\u{a0}")
}

/// Renders a term of the glossary with its meaning.
fn gloss(messages: &Messages, term: &str) -> Html {
    let text = |key: String| messages.text(&key);
    html! { <span>{ definition(messages, text(format!("term.{term}")), text(format!("term.{term}.about"))) }</span> }
}

/// Returns the text of a named query, or a word for one that is still being computed.
pub fn live(messages: &Messages, lesson: &Lesson, values: &Values, name: &str) -> String {
    match (lesson.queries.get(name), values.query(name)) {
        (Some(query), Some(value)) => value_text(messages, value, query.unit, query.decimals),
        _ if values.is_computing() => messages.text("learn.computing").to_string(),
        _ => "…".to_owned(),
    }
}

/// Returns a reader's bet of a step as text, or `None` if none was placed.
pub fn quoted(messages: &Messages, lesson: &LoadedLesson, step: &str, placed: Option<&PlacedBet>) -> Option<String> {
    let value = match placed? {
        PlacedBet::Number(number) => Value::Number(*number),
        PlacedBet::Name(name) => Value::Name(name.clone()),
        PlacedBet::Skipped => return None,
    };
    Some(bet_text(messages, lesson, step, &value))
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
        (Some(BetKind::Choice(_) | BetKind::Which { .. }), Value::Name(option)) => {
            words.part(&format!("option {option}")).map_or_else(|| option.clone(), |section| plain(section))
        }
        (Some(BetKind::Slider { answer, .. } | BetKind::Number { answer, .. }), value) => {
            let (unit, decimals) = lesson.unit_of(answer);
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

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn a_number_stays_beside_its_word() {
        for (text, expected) in [
            ("您付 10 TAO，", "您付 10~TAO，"),
            ("从第 0 到子网 7", "从第~0~到子网 7"),
            ("存为 0 到 65,535 的整数", "存为 0~到 65,535~的整数"),
            ("Yuma 3 为", "Yuma~3~为"),
            ("从规则 0 到规则 ", "从规+则~0~到规+则~"),
            ("A 给 M3 35%", "A 给 M3 35%"),
            ("Pay 10 TAO in 3 days", "Pay 10~TAO in 3 days"),
            (" 倍", " 倍"),
        ] {
            assert_eq!(unbroken(text).replace('\u{a0}', "~").replace('\u{2060}', "+"), expected);
        }
    }
}
