//! Loads a lesson and shows one of its steps.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::files::{Failure, LoadedLesson, index, load};
use super::frame::{Frame, PlainPage, route_link};
use super::progress_change::ProgressChange;
use super::route::Route;
use super::stage::Stage;
use crate::store::lesson_progress::LessonProgress;
use crate::store::{Consensus, Language, Markets};
use crate::ui::hooks::{use_messages, use_page_title};
use yuma_lessons::{Lesson, LessonError, Step, Variables};
use yuma_scenario::{AnyDocument, decode_any};

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

/// A loaded lesson, or the reason why it does not open.
pub type Loaded = Result<Rc<LoadedLesson>, Rc<Failure>>;

/// The documents of the steps as the reader left them, and the links that were followed.
#[derive(Default)]
struct LeftDocuments {
    documents: BTreeMap<usize, AnyDocument>,
    links: BTreeSet<(usize, String)>,
}

impl LeftDocuments {
    /// Puts the document of a link into its step. Does so only once, because the Back button leads to the link again and must
    /// not undo later changes.
    fn follow(&mut self, step: usize, link: &str) {
        if self.links.insert((step, link.to_owned()))
            && let Ok(document) = decode_any(link)
        {
            self.documents.insert(step, document);
        }
    }
}

/// Renders the lesson as soon as it is loaded.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let messages = use_messages();
    let (loaded, retry) = use_lesson(&props.lesson, props.frame.preferences.language);
    let index = use_memo((), |()| index());
    let left: Rc<RefCell<LeftDocuments>> = use_mut_ref(LeftDocuments::default);
    let lesson = match &loaded {
        Some(Ok(lesson)) => Some(Rc::clone(lesson)),
        _ => None,
    };
    let last = lesson.as_ref().map_or(0, |lesson| lesson.lesson.steps.len().saturating_sub(1));
    let step = props.step.min(last);
    let opened = use_memo((lesson.as_ref().map(|lesson| Rc::as_ptr(lesson) as usize), step), |_| {
        let lesson = &lesson.as_ref()?.lesson;
        Some(states(lesson, lesson.steps.get(step)?).map_err(Failure::from))
    });
    use_page_title(
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
            left.borrow_mut().documents.insert(step, document);
        })
    };
    let failure = match (&*opened, &loaded) {
        (Some(Err(failure)), _) => Some(failure),
        (_, Some(Err(failure))) => Some(&**failure),
        _ => None,
    };
    if let Some(failure) = failure {
        let list = route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } });
        return html! {
            <PlainPage frame={props.frame.clone()} class="learn-list" title={messages.text("bar.learn")}>
                <p role="alert">{ failure.text(&messages) }</p>
                <p>
                    <span>{ for failure.may_pass().then(|| html! { <button type="button" onclick={retry}>{ messages.text("learn.retry") }</button> }) }</span>
                    { " " }{ list }
                </p>
            </PlainPage>
        };
    }
    let (Some(lesson), Some(Ok([opened, after_bet]))) = (lesson, &*opened) else {
        return html! {
            <PlainPage frame={props.frame.clone()} class="learn-list" title={messages.text("bar.learn")}>
                <p role="status">{ messages.text("learn.loading") }</p>
            </PlainPage>
        };
    };
    let (opened, after_bet) = (Rc::clone(opened), Rc::clone(after_bet));
    if let Some(link) = &props.document {
        left.borrow_mut().follow(step, link);
    }
    let left = left.borrow().documents.get(&step).cloned();
    let number = index.find(&lesson.id).map_or(0, |(number, _)| number);
    // Another link opens the step with its document.
    let key = format!("{} {step} {}", lesson.id, props.document.as_deref().unwrap_or_default());
    let progress = props.progress.of(&lesson.id).cloned().unwrap_or_default();
    let (frame, is_consensus) = (props.frame.clone(), matches!(opened.0, AnyDocument::Consensus(_)));
    match is_consensus {
        true => {
            html! { <Stage<Consensus> {key} {frame} {lesson} {number} {step} {opened} {after_bet} {left} {progress} {on_progress} {on_leave} /> }
        }
        false => {
            html! { <Stage<Markets> {key} {frame} {lesson} {number} {step} {opened} {after_bet} {left} {progress} {on_progress} {on_leave} /> }
        }
    }
}

/// Returns the documents and the variables of a step before and after its bet.
fn states(lesson: &Lesson, step: &Step) -> Result<[Rc<(AnyDocument, Variables)>; 2], LessonError> {
    let opened = Rc::new(lesson.opened(step)?);
    let after_bet = match step.after_bet.is_empty() {
        true => Rc::clone(&opened),
        false => Rc::new(lesson.after_bet(step, (*opened).clone())?),
    };
    Ok([opened, after_bet])
}

/// Loads a lesson in a language, and keeps the one in the other language until then. The callback retries. Components that
/// use it have the id of the lesson as their key.
#[hook]
pub fn use_lesson(id: &str, language: Language) -> (Option<Loaded>, Callback<MouseEvent>) {
    let loaded = use_state(|| None::<Loaded>);
    let tries = use_state(|| 0u32);
    {
        let setter = loaded.setter();
        use_effect_with((id.to_owned(), language, *tries), move |(id, language, _)| {
            let (id, language) = (id.clone(), *language);
            let is_wanted = Rc::new(Cell::new(true));
            let guard = Rc::clone(&is_wanted);
            spawn_local(async move {
                let lesson = load(&id, language).await.map_err(Rc::new);
                // Another language may have been chosen in the meantime, and may have arrived first.
                if is_wanted.get() {
                    setter.set(Some(lesson));
                }
            });
            move || guard.set(false)
        });
    }
    let retry = {
        let tries = tries.clone();
        Callback::from(move |_: MouseEvent| tries.set(*tries + 1))
    };
    ((*loaded).clone(), retry)
}
