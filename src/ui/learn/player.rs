//! Loads a lesson and shows one of its steps.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::files::{Failure, LoadedLesson, index, load};
use super::frame::{Frame, PlainPage, route_link, use_title};
use super::route::Route;
use super::stage::Stage;
use crate::store::lesson_progress::{LessonProgress, PlacedBet};
use crate::store::{Consensus, Markets};
use crate::ui::hooks::use_messages;
use yuma_scenario::{AnyDocument, decode_any};

/// A change of the progress in the open lesson; steps by their indexes.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgressChange {
    /// A step was opened.
    Opened(usize),
    /// A bet was placed.
    Bet(usize, PlacedBet),
    /// A goal was reached with a result.
    Best(usize, f64),
    /// The lesson is done.
    Done,
}

/// The properties of [`Player`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlayerProps {
    /// The frame of the page.
    pub frame: Frame,
    /// The id of the lesson.
    pub lesson: String,
    /// The index of the step.
    pub step: usize,
    /// The link of the document in the step.
    pub document: Option<String>,
    /// The progress in all lessons.
    pub progress: LessonProgress,
    /// Called with a change of the progress.
    pub on_progress: Callback<(Rc<LoadedLesson>, ProgressChange)>,
}

type Loaded = Result<Rc<LoadedLesson>, Rc<Failure>>;
/// The documents of the steps as the reader left them, with the id of the lesson.
type LeftDocuments = Rc<RefCell<(String, BTreeMap<usize, AnyDocument>)>>;

/// Renders the lesson as soon as it is loaded.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let messages = use_messages();
    let (loaded, retry) = use_lesson(&props.lesson, props.frame.preferences.language);
    let left: LeftDocuments = use_mut_ref(Default::default);
    if left.borrow().0 != props.lesson {
        left.replace((props.lesson.clone(), BTreeMap::new()));
    }
    let lesson = match &loaded {
        Some(Ok(lesson)) => Some(Rc::clone(lesson)),
        _ => None,
    };
    let last = lesson.as_ref().map_or(0, |lesson| lesson.lesson.steps.len().saturating_sub(1));
    let step = props.step.min(last);
    let opened = use_memo((lesson.as_ref().map(|lesson| Rc::as_ptr(lesson) as usize), step), |_| {
        let lesson = lesson.as_ref()?;
        lesson.lesson.opened(lesson.lesson.steps.get(step)?).ok().map(Rc::new)
    });
    use_title(
        lesson
            .as_ref()
            .map_or_else(|| messages.text("bar.learn"), |lesson| AttrValue::from(lesson.words.title.clone())),
    );
    {
        let (on_progress, lesson) = (props.on_progress.clone(), lesson.clone());
        use_effect_with((lesson.as_ref().map(|lesson| lesson.id.clone()), step), move |&(_, step)| {
            if let Some(lesson) = lesson {
                on_progress.emit((lesson, ProgressChange::Opened(step)));
            }
        });
    }
    let on_progress = {
        let (on_progress, lesson) = (props.on_progress.clone(), lesson.clone());
        Callback::from(move |change: ProgressChange| {
            if let Some(lesson) = &lesson {
                on_progress.emit((Rc::clone(lesson), change));
            }
        })
    };
    let on_leave = {
        let left = Rc::clone(&left);
        use_callback((), move |(step, document): (usize, AnyDocument), ()| {
            left.borrow_mut().1.insert(step, document);
        })
    };
    let (lesson, opened) = match (lesson, &*opened, loaded) {
        (Some(lesson), Some(opened), _) => (lesson, Rc::clone(opened)),
        (.., Some(Err(failure))) => {
            let list = route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } });
            return html! {
                <PlainPage frame={props.frame.clone()} class="learn-list" title={messages.text("bar.learn")}>
                    <p role="alert">{ failure.text(&messages) }</p>
                    <p><button type="button" onclick={retry}>{ messages.text("learn.retry") }</button>{ " " }{ list }</p>
                </PlainPage>
            };
        }
        _ => {
            return html! {
                <PlainPage frame={props.frame.clone()} class="learn-list" title={messages.text("bar.learn")}>
                    <p role="status">{ messages.text("learn.loading") }</p>
                </PlainPage>
            };
        }
    };
    let sent = || decode_any(props.document.as_deref()?).ok();
    let left = left.borrow().1.get(&step).cloned().or_else(sent);
    let number = index().find(&lesson.id).map_or(0, |(number, _)| number);
    let key = format!("{} {step}", lesson.id);
    let progress = props.progress.of(&lesson.id).cloned().unwrap_or_default();
    let (frame, is_consensus) = (props.frame.clone(), matches!(opened.0, AnyDocument::Consensus(_)));
    match is_consensus {
        true => {
            html! { <Stage<Consensus> {key} {frame} {lesson} {number} {step} {opened} {left} {progress} {on_progress} {on_leave} /> }
        }
        false => {
            html! { <Stage<Markets> {key} {frame} {lesson} {number} {step} {opened} {left} {progress} {on_progress} {on_leave} /> }
        }
    }
}

/// Loads a lesson in a language, and keeps the one in the other language until then. The callback retries.
#[hook]
fn use_lesson(id: &str, language: crate::store::Language) -> (Option<Loaded>, Callback<MouseEvent>) {
    let loaded = use_state(|| None::<Loaded>);
    let tries = use_state(|| 0u32);
    {
        let setter = loaded.setter();
        use_effect_with((id.to_owned(), language, *tries), move |(id, language, _)| {
            let (id, language) = (id.clone(), *language);
            spawn_local(async move { setter.set(Some(load(&id, language).await.map_err(Rc::new))) });
        });
    }
    let retry = {
        let tries = tries.clone();
        Callback::from(move |_: MouseEvent| tries.set(*tries + 1))
    };
    let is_of_id = match &*loaded {
        Some(Ok(lesson)) => lesson.id == id,
        Some(Err(_)) => true,
        None => false,
    };
    ((*loaded).clone().filter(|_| is_of_id), retry)
}
