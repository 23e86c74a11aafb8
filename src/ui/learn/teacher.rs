//! The teacher's page of a lesson, made to be printed: the limits of the model, the answers, questions for a class.

use std::rc::Rc;

use yew::prelude::*;

use super::files::LoadedLesson;
use super::frame::{Frame, PlainPage, route_link};
use super::player::use_lesson;
use super::reveal::Marked;
use super::route::Route;
use super::values::Values;
use super::words::{SectionView, bet_text};
use crate::store::lesson_progress::PlacedBet;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_lessons::{Inline, Model, Paragraph};
use yuma_scenario::AnyDocument;

/// The sections of a teacher's page in their order.
const SECTIONS: [&str; 6] = ["short", "long", "class", "modelled", "omitted", "sources"];

/// The properties of [`TeacherPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct TeacherPageProps {
    /// The frame of the page.
    pub frame: Frame,
    /// The id of the lesson.
    pub lesson: String,
}

/// Renders the page.
#[component]
pub fn TeacherPage(props: &TeacherPageProps) -> Html {
    let messages = use_messages();
    let (loaded, retry) = use_lesson(&props.lesson, props.frame.preferences.language);
    let content = match &loaded {
        Some(Ok(lesson)) => article(&messages, props, lesson),
        Some(Err(failure)) => html! {
            <div>
                <p role="alert">{ failure.text(&messages) }</p>
                <p><button type="button" onclick={retry}>{ messages.text("learn.retry") }</button></p>
            </div>
        },
        None => html! { <p role="status">{ messages.text("learn.loading") }</p> },
    };
    let title = match &loaded {
        Some(Ok(lesson)) => AttrValue::from(lesson.words.title.clone()),
        _ => messages.text("learn.teacher"),
    };
    html! { <PlainPage frame={props.frame.clone()} class="learn-list learn-teacher" {title}>{ content }</PlainPage> }
}

fn article(messages: &Messages, props: &TeacherPageProps, lesson: &Rc<LoadedLesson>) -> Html {
    let first = Route::Step { lesson: lesson.id.clone(), step: 0, document: None };
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print does nothing.
            let _ = window.print();
        }
    });
    let is_market = matches!(lesson.lesson.document(), Ok(AnyDocument::Market(_)));
    let section = |key: &&str| {
        let paragraphs = lesson.words.teacher.get(*key).map(Vec::as_slice).unwrap_or_default();
        html! {
            <section key={*key}><h2>{ messages.text(&format!("learn.teacher.{key}")) }</h2>{ for paragraphs.iter().enumerate().map(paragraph) }</section>
        }
    };
    html! {
        <article>
            <p class="lesson-where no-print">{ route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } }) }
                { route_link(&props.frame.on_route, first, "", html! { { messages.text("learn.teacher.open") } }) }
                <button type="button" class="link" onclick={print}>{ messages.text("learn.teacher.print") }</button></p>
            <p class="teacher-mark">{ messages.text("learn.teacher") }</p>
            <h1>{ &lesson.words.title }</h1>
            <p class="teacher-question">{ &lesson.words.question }{ messages.sentence_gap() }{ &lesson.words.summary }</p>
            { for SECTIONS.iter().map(section) }
            <p class="teacher-days">{ for is_market.then(|| messages.text("learn.teacher.days")) }</p>
            <section><h2>{ messages.text("learn.teacher.answers") }</h2><ol class="teacher-answers">{ answers(messages, lesson) }</ol></section>
        </article>
    }
}

/// Renders the bets of a lesson with the engine's answers.
pub fn answers(messages: &Messages, lesson: &Rc<LoadedLesson>) -> Html {
    let steps = lesson.lesson.steps.iter().zip(&lesson.words.steps).enumerate();
    let answer = steps.filter_map(|(at, (step, words))| {
        if step.bet.is_none() && step.goal.is_none() {
            return None;
        }
        let opened = lesson.lesson.opened(step).ok()?;
        let model = Model::new(opened.0.clone(), opened.1.clone());
        let values = Rc::new(Values::of(lesson, at, &model));
        let section = |part: &str| {
            html! {
                <SectionView lesson={Rc::clone(lesson)} step={at} part={part.to_owned()} values={Rc::clone(&values)} is_fixed=true bets={Rc::default()}
                    pointed={None::<String>} on_drag={Callback::noop()} on_point={Callback::noop()} />
            }
        };
        let bet = step.bet.as_ref().and_then(|bet| {
            let marked = Marked::of(lesson, bet, &PlacedBet::Skipped, &model)?;
            Some(html! {
                <>{ section("bet") }
                    <p class="answer">{ messages.text("learn.teacher.answer") }{ " " }<b>{ bet_text(messages, lesson, &step.id, &marked.answer) }</b></p>{ section("reveal") }</>
            })
        });
        let goal = step.goal.as_ref().map(|_| {
            html! {
                <><p class="teacher-goal"><b>{ messages.text("learn.goal") }</b></p>{ section("try") }
                    <p class="answer">{ messages.text("learn.teacher.solution") }</p>{ section("help 2") }</>
            }
        });
        Some(html! {
            <li key={step.id.clone()} value={(at + 1).to_string()}><b>{ &words.title }</b><div>{ for bet }</div><div>{ for goal }</div></li>
        })
    });
    html! { <>{ for answer }</> }
}

/// Renders a paragraph of the teacher's part, which has no live numbers.
fn paragraph((at, paragraph): (usize, &Paragraph)) -> Html {
    let piece = |(at, piece): (usize, &Inline)| match piece {
        Inline::Text(text) | Inline::Cell { text, .. } | Inline::Term { text, .. } => {
            html! { <span key={at}>{ text }</span> }
        }
        Inline::Strong(text) => html! { <strong key={at}>{ text }</strong> },
        Inline::Link { address, text } => {
            html! { <a key={at} href={address.clone()} target="_blank" rel="noopener">{ text }</a> }
        }
        Inline::Drag(_) | Inline::Live(_) | Inline::Bet(_) => html! { <span key={at}>{ "…" }</span> },
    };
    let content = paragraph.content.iter().enumerate().map(piece);
    html! { <p key={at} class={paragraph.is_item.then_some("item")}>{ for content }</p> }
}
