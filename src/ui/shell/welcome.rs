//! The line of a first visit: the purpose of the page, and three suggestions for the opening scenario.

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::storage;
use crate::store::{Action, OpenDocument, Origin, Selection, State, ViewChange};
use crate::ui::hooks::{Dispatch, use_messages};
use crate::ui::widgets::icons::{Icon, icon};
use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_engine::yuma::Parameters;
use yuma_scenario::{Change, Document, Edit, Row, presets};

/// The key of a mark in the browser's storage: the person has closed the line.
const CLOSED: &str = "yuma-playground.welcomed";
/// The validators and the miners of the opening scenario that the suggestions are about.
const A: Uid = Uid(0);
const C: Uid = Uid(2);
const E: Uid = Uid(4);
const M2: Uid = Uid(6);
const M4: Uid = Uid(8);

/// A suggestion: its message, its edit, and the cell that shows the effect.
struct Suggestion {
    key: &'static str,
    edit: Edit,
    cell: Selection,
}

/// Returns the suggestions for the opening scenario.
fn suggestions(document: &Document) -> [Suggestion; 3] {
    let vote_of_a = document.weights.get(A.index()).map(|row| Change::Weights { uid: C, row: Row::clone(row) });
    let kappa = Share((0.3 * f64::from(u16::MAX)).round() as u16);
    let cell = |row, column| Selection::Cell { row, column };
    let stake = Edit::AlphaStake { uid: E, stake: Alpha(950_000_000_000_000) };
    let parameters = Edit::Parameters(Parameters { kappa, ..document.parameters.clone() });
    [
        Suggestion { key: "welcome.stake", edit: stake, cell: cell(E, M4) },
        Suggestion { key: "welcome.vote", edit: Edit::Put(vote_of_a.into_iter().collect()), cell: cell(C, M2) },
        Suggestion { key: "welcome.kappa", edit: parameters, cell: cell(C, M2) },
    ]
}

/// Returns whether the open document is shown with the line: the opening scenario, unless the line was closed in an earlier
/// visit.
#[hook]
pub fn use_is_welcome(document: &OpenDocument) -> bool {
    let was_closed = use_state(|| storage::read(CLOSED).is_some());
    !*was_closed && matches!(&document.origin, Origin::Preset(id) if id == presets::OPENING)
}

/// The properties of [`Welcome`].
#[derive(Clone, PartialEq, Properties)]
pub struct WelcomeProps {
    /// The state.
    pub state: Rc<State>,
    /// Dispatches actions.
    pub dispatch: Dispatch,
}

/// Renders the line, for the opening scenario and until it is closed.
#[component]
pub fn Welcome(props: &WelcomeProps) -> Html {
    let messages = use_messages();
    let is_welcome = use_is_welcome(&props.state.document);
    let is_closed = use_state_eq(|| false);
    let document = &props.state.document;
    let close = use_callback(is_closed.setter(), |_: MouseEvent, is_closed| {
        // If the browser refuses, the line returns with the next visit.
        let _ = storage::write(CLOSED, "");
        is_closed.set(true);
    });
    let suggestion = |suggestion: Suggestion| {
        let dispatch = props.dispatch.clone();
        let Suggestion { key, edit, cell } = suggestion;
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Edit { edit: edit.clone(), gesture: None });
            dispatch.dispatch(Action::View(ViewChange::Select(cell)));
        });
        html! { <button type="button" {key} {onclick}>{ messages.text(key) }</button> }
    };
    html! {
        <section class="welcome" aria-label={messages.text("welcome.label")} hidden={*is_closed || !is_welcome}>
            <p>{ messages.text("welcome.how") }<b>{ "Bittensor" }</b>{ messages.text("welcome.about") }</p>
            <span class="welcome-tries">
                <small>{ messages.text("welcome.try") }</small>
                { for suggestions(&document.scenario).into_iter().map(suggestion) }
            </span>
            <a class="welcome-learn" href="#learn">{ messages.text("welcome.learn") }</a>
            <button type="button" class="quiet icon-button" aria-label={messages.text("welcome.close")} onclick={close}>
                { icon(Icon::Close) }
            </button>
        </section>
    }
}
