//! The pages of the lessons, chosen by the address.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use super::answers::Answers;
use super::files::LoadedLesson;
use super::frame::Frame;
use super::glossary::Glossary;
use super::list::LessonList;
use super::player::Player;
use super::progress_change::ProgressChange;
use super::route::{LEARN, Route};
use super::teacher::TeacherPage;
use super::view_page::ViewPage;
use crate::platform::{address, storage};
use crate::store::lesson_progress::{LESSON_PROGRESS, LessonProgress};
use crate::ui::shell::{Chosen, Place};

/// The properties of [`LearnPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct LearnPageProps {
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// The language and the theme.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
}

/// Renders the page of the address.
#[component]
pub fn LearnPage(props: &LearnPageProps) -> Html {
    let route = use_state_eq(|| Route::read(&address::fragment()));
    let progress = use_state_eq(|| LessonProgress::read(storage::read(LESSON_PROGRESS).as_deref()));
    use_address(&route);
    let on_route = use_callback(route.setter(), |to: Route, route| {
        address::push(&to.written());
        route.set(to);
    });
    let on_place = use_callback(props.on_place.clone(), |to: Place, on_place| {
        if to != Place::Learn && address::fragment().starts_with(LEARN) {
            // The address belongs to the lessons; the lab writes its own.
            address::replace("");
        }
        on_place.emit(to);
    });
    let on_place = use_callback((on_place, on_route.clone()), |to: Place, (on_place, on_route)| match to {
        Place::Learn => on_route.emit(Route::List),
        _ => on_place.emit(to),
    });
    // Several changes may arrive before the next render.
    let latest = use_mut_ref(|| (*progress).clone());
    let on_progress = use_callback(progress.setter(), move |(lesson, change), progress| {
        let mut changed = latest.borrow_mut();
        // Another tab may have gone on.
        if let Some(stored) = storage::read(LESSON_PROGRESS) {
            *changed = LessonProgress::read(Some(&stored));
        }
        apply(&mut changed, &lesson, change);
        // If the browser refuses, the progress lasts until the page closes.
        let _ = storage::write(LESSON_PROGRESS, &changed.written());
        progress.set(changed.clone());
    });
    let frame =
        Frame { on_place, on_route, preferences: props.preferences, set_preferences: props.set_preferences.clone() };
    let page = match (*route).clone() {
        Route::List => html! { <LessonList {frame} progress={(*progress).clone()} /> },
        Route::Step { lesson, step, document } => {
            let key = lesson.clone();
            html! { <Player {key} {frame} {lesson} {step} {document} progress={(*progress).clone()} {on_progress} /> }
        }
        Route::Teacher(lesson) => {
            let key = lesson.clone();
            html! { <TeacherPage {key} {frame} {lesson} /> }
        }
        Route::Teachers => html! { <Answers {frame} /> },
        Route::Glossary => html! { <Glossary {frame} /> },
        Route::View { controls, document } => html! { <ViewPage {frame} {controls} {document} /> },
    };
    let key = match &*route {
        Route::List => "list",
        Route::Step { .. } => "step",
        Route::Teacher(_) => "teacher",
        Route::Teachers => "teachers",
        Route::Glossary => "glossary",
        Route::View { .. } => "view",
    };
    html! { <div class="learn-route" {key}>{ page }</div> }
}

fn apply(progress: &mut LessonProgress, lesson: &Rc<LoadedLesson>, change: ProgressChange) {
    let of = progress.of_mut(&lesson.id);
    let step = |at: usize| lesson.lesson.steps.get(at);
    match change {
        ProgressChange::Opened(at) => of.step = at,
        ProgressChange::Bet(at, bet) => {
            if let Some(step) = step(at) {
                of.bets.insert(step.id.clone(), bet);
            }
        }
        ProgressChange::Right(at) => of.right.extend(step(at).map(|step| step.id.clone())),
        ProgressChange::Best(at, result) => {
            if let Some((step, goal)) = step(at).and_then(|step| Some((step, step.goal.as_ref()?))) {
                let is_better: fn(&f64, &f64) -> bool = if goal.larger_is_better { f64::gt } else { f64::lt };
                of.keep_best(&step.id, result, is_better);
            }
        }
        ProgressChange::Finished => of.finish(),
    }
}

/// Writes the route into the address when the lessons open by their tab, and follows the address after that.
#[hook]
fn use_address(route: &UseStateHandle<Route>) {
    let (setter, first) = (route.setter(), (**route).clone());
    use_effect_with((), move |()| {
        if !address::fragment().starts_with(LEARN) {
            address::push(&first.written());
        }
        let follow = move |_: &Event| {
            let fragment = address::fragment();
            if fragment.starts_with(LEARN) {
                setter.set(Route::read(&fragment));
            }
        };
        let listener = web_sys::window().map(|window| EventListener::new(&window, "hashchange", follow.clone()));
        // Back and Forward over pushed entries change the fragment only.
        let back = web_sys::window().map(|window| EventListener::new(&window, "popstate", follow));
        move || drop((listener, back))
    });
}
