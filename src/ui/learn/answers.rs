//! The answers of all lessons on one page, for teachers.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::files::{LoadedLesson, index, load};
use super::frame::{Frame, PlainPage, route_link};
use super::route::Route;
use super::teacher::answers;
use crate::ui::hooks::use_messages;

/// The properties of [`Answers`].
#[derive(Clone, PartialEq, Properties)]
pub struct AnswersProps {
    /// The frame of the page.
    pub frame: Frame,
}

/// The loaded lessons by id, which arrive one after the other.
#[derive(Clone, Default)]
struct Arrived(BTreeMap<String, Rc<LoadedLesson>>);

impl Reducible for Arrived {
    type Action = Option<Rc<LoadedLesson>>;

    /// Adds a lesson; `None` forgets all, for another language.
    fn reduce(self: Rc<Self>, action: Self::Action) -> Rc<Self> {
        let mut lessons = match action {
            Some(_) => self.0.clone(),
            None => BTreeMap::new(),
        };
        lessons.extend(action.map(|lesson| (lesson.id.clone(), lesson)));
        Rc::new(Arrived(lessons))
    }
}

/// Renders the page.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let messages = use_messages();
    let arrived = use_reducer(Arrived::default);
    {
        let dispatch = arrived.dispatcher();
        use_effect_with(props.frame.preferences.language, move |&language| {
            dispatch.dispatch(None);
            let is_wanted = Rc::new(Cell::new(true));
            let guard = Rc::clone(&is_wanted);
            spawn_local(async move {
                for entry in index().all() {
                    let loaded = load(&entry.id, language).await;
                    // Another language may have been chosen in the meantime.
                    if !is_wanted.get() {
                        return;
                    }
                    // A missing lesson is left out; its own page shows the reason.
                    if let Ok(lesson) = loaded {
                        dispatch.dispatch(Some(lesson));
                    }
                }
            });
            move || guard.set(false)
        });
    }
    let lesson = |(number, id): (usize, String)| {
        let loaded = arrived.0.get(&id);
        let teacher = route_link(
            &props.frame.on_route,
            Route::Teacher(id.clone()),
            "",
            html! { { messages.text(&format!("lesson.{id}.title")) } },
        );
        html! {
            <section key={id}><h2>{ number }{ ". " }{ teacher }</h2><ol class="teacher-answers">{ for loaded.map(|lesson| html! { <LessonAnswers lesson={Rc::clone(lesson)} /> }) }</ol></section>
        }
    };
    let ids: Vec<(usize, String)> = index().all().zip(1..).map(|(entry, number)| (number, entry.id.clone())).collect();
    html! {
        <PlainPage frame={props.frame.clone()} class="learn-list learn-teacher" title={messages.text("learn.teachers")}>
            <p class="lesson-where no-print">{ route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } }) }</p>
            <h1>{ messages.text("learn.teachers") }</h1>
            <p>{ messages.text("learn.teachers.about") }</p>
            <div>{ for ids.into_iter().map(lesson) }</div>
        </PlainPage>
    }
}

#[derive(Clone, Properties)]
struct LessonAnswersProps {
    lesson: Rc<LoadedLesson>,
}

impl PartialEq for LessonAnswersProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
    }
}

/// Renders the answers of one lesson. Those of a loaded lesson are not computed again when the next one arrives.
#[component]
fn LessonAnswers(props: &LessonAnswersProps) -> Html {
    let messages = use_messages();
    answers(&messages, &props.lesson)
}
