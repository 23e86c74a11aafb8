//! The page as a whole: state and words above, the parts below.

use std::rc::Rc;

use yew::prelude::*;

use super::grid::Sheet;
use super::hooks::{Dispatch, Store};
use super::inspector::Inspector;
use super::shell::{Shell, first_state, use_preferences};
use super::words::Words;
use crate::store::{Evaluation, State, evaluate};

/// Mounts the page.
pub fn start() {
    super::shell::report_panics();
    match root_element() {
        Some(root) => {
            yew::Renderer::<App>::with_root(root).render();
        }
        None => {
            yew::Renderer::<App>::new().render();
        }
    }
}

fn root_element() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("app")
}

#[component]
fn App() -> Html {
    let store = use_reducer(|| Store(first_state()));
    let state = Rc::clone(&store.0);
    let dispatch: Dispatch = store.dispatcher();
    let (preferences, set_preferences) = use_preferences();
    let words = use_memo(preferences.language, |&language| Words::new(language));
    let evaluation = use_evaluation(&state);
    html! {
        <ContextProvider<Words> context={(*words).clone()}>
            <Shell state={state.clone()} evaluation={evaluation.clone()} dispatch={dispatch.clone()}
                preferences={preferences} {set_preferences}>
                <Sheet scenario={evaluation.scenario.clone()} revision={state.revision} view={state.view}
                    evaluation={evaluation.clone()} dispatch={dispatch.clone()} />
                <Inspector scenario={evaluation.scenario.clone()} revision={state.revision} view={state.view}
                    {evaluation} {dispatch} />
            </Shell>
        </ContextProvider<Words>>
    }
}

/// The epoch under the playhead. A changed scenario takes over what the change leaves as it was; another epoch of the same
/// scenario runs nothing but itself.
#[hook]
fn use_evaluation(state: &Rc<State>) -> Evaluation {
    let last = use_mut_ref(|| None::<(u64, Evaluation)>);
    let playhead = state.view.playhead;
    let evaluation = match last.take() {
        Some((revision, evaluation)) if revision == state.revision => evaluation.at(playhead),
        Some((_, evaluation)) => evaluation.changed(&state.scenario, playhead),
        None => evaluate(&state.scenario, playhead),
    };
    last.replace(Some((state.revision, evaluation.clone())));
    evaluation
}
