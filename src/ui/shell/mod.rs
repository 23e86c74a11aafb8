//! The frame of the page: top bar, notices, keys, autosave, preferences and start.

mod around;
pub mod autosave;
pub mod hotkeys;
pub mod notices;
pub mod panel;
mod place;
mod preferences;
mod start;
mod top_bar;
mod update;
mod welcome;

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use yew::prelude::*;

pub use self::around::{AroundPage, around_page, end_presentation};
use self::autosave::AutosaveProps;
use self::hotkeys::Command;
use self::notices::NoticeContext;
pub use self::panel::{OpenPanel, Panel, use_open_panel};
pub use self::place::Place;
pub use self::preferences::{Chosen, first_preferences, use_preferences};
pub use self::start::first_state;
pub use self::top_bar::{TopBar, hyperparameters_button};
use self::update::use_update_notice;
use self::welcome::use_is_welcome;
use super::documents::documents;
use super::error_text::part_failure;
use super::given::use_given;
use super::grid::lens_beside;
use super::hooks::{Dispatch, use_messages, use_page_title};
use super::messages::Messages;
use super::page_keys::use_page_keys;
use super::panels::PanelContext;
use super::panels::panels;
use super::part::wrong_media_type;
use super::part_loading::use_part;
use super::titles;
use super::widgets::icons::{Icon, icon};
use crate::platform::presentation::toggle_presentation;
use crate::store::{Action, Evaluation, Notice, NoticeKind, State, ViewChange};
use yuma_scenario::edit::ComparisonEdit;
use yuma_scenario::{Comparison, Edit};

/// More than the number of panels.
const PANELS: usize = 100;

/// The properties of [`Shell`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The state.
    pub state: Rc<State>,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// The language and the theme.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
    /// The open lab, or the one that is being loaded.
    pub place: Place,
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// The fragment of the address that the state was opened from.
    pub opened_at: AttrValue,
    /// Called when something opens that needs messages which are not loaded.
    pub on_messages_needed: Callback<()>,
    /// The components that load after the grid; `None` until their part is loaded.
    pub around: Option<AroundPage>,
    /// Sheet and inspector.
    pub children: Html,
}

/// Renders the frame of the page.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let ShellProps { state, dispatch, .. } = props;
    let messages = use_messages();
    let panel = use_state(|| None::<Panel>);
    let open = {
        let setter = panel.setter();
        use_callback((), move |next: Panel, ()| setter.set(Some(next)))
    };
    let on_close = {
        let setter = panel.setter();
        use_callback((), move |(), ()| setter.set(None))
    };
    let title = titles::title(&messages, &state.document.scenario);
    use_media_type_notice(messages.is_whole(), dispatch.clone());
    let is_welcome = use_is_welcome(&state.document);
    use_update_notice(dispatch.clone());
    let (given, on_given) = use_given(panel.clone());
    let on_command = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        let presented = (state.document.scenario.timeline.is_single(), state.view.shared.lens);
        use_callback(presented, move |command: Command, &(is_single, lens)| match command {
            Command::Step(by) if is_single => {
                dispatch.dispatch(Action::View(ViewChange::SetLens(lens_beside(lens, by))))
            }
            Command::Step(by) => dispatch.dispatch(Action::View(ViewChange::Step(by))),
            Command::EndPresentation => toggle_presentation(),
            Command::Undo => dispatch.dispatch(Action::Undo),
            Command::Redo => dispatch.dispatch(Action::Redo),
            Command::Help => open.emit(Panel::Help),
        })
    };
    use_page_keys(hotkeys::command_for, on_command.clone());
    let documents = use_part(Some(0), documents, dispatch, &Callback::noop());
    use_guard(state.revision > 0 && documents.is_none());
    // While another lab is being loaded, the address is that lab's.
    let autosave = documents.filter(|_| props.place == Place::Consensus).map(|documents| {
        (documents.autosave)(AutosaveProps {
            state: Rc::clone(state),
            opened_at: props.opened_at.clone(),
            documents: documents.stored_alike,
            dispatch: dispatch.clone(),
        })
    });
    use_page_title(title);
    {
        let on_messages_needed = props.on_messages_needed.clone();
        let is_waiting = panel.is_some() && !messages.is_whole();
        use_effect_with(is_waiting, move |&is_waiting| {
            if is_waiting {
                on_messages_needed.emit(());
            }
        });
    }
    let panels = {
        // Another panel or notice is another need, and opening the panel again retries.
        let shown = panel.map_or(0, |panel| panel as usize + 1);
        let need = (panel.is_some() || !state.notices.is_empty()).then_some(shown + PANELS * state.notices.len());
        let part = use_part(need, panels, dispatch, &on_close);
        part.filter(|_| messages.is_whole())
    };
    let shown = match (*panel, panels) {
        (Some(panel), Some(panels)) => {
            let evaluation = &props.evaluation;
            (panels.show)(
                panel,
                PanelContext {
                    state,
                    evaluation,
                    dispatch,
                    on_close: &on_close,
                    given: &given,
                    on_given: &on_given,
                    on_place: &props.on_place,
                },
            )
        }
        _ => html! { <span hidden=true></span> },
    };
    let notices_shown = match panels {
        Some(panels) => (panels.notices)(&messages, &state.notices, NoticeContext { dispatch, open: &open }),
        None => plain_notices(&messages, &state.notices),
    };
    html! {
        <ContextProvider<OpenPanel> context={OpenPanel(open.clone())}>
            <div class="page">
                <TopBar can_undo={state.can_undo()} can_redo={state.can_redo()} panel={*panel} place={props.place}
                    tools={tools(&messages, state, *panel, &open, dispatch)} {on_command} {open} on_place={props.on_place.clone()}
                    preferences={props.preferences} set_preferences={props.set_preferences.clone()} />
                <div class="page-return">
                    if let Some(previous) = &state.document.previous {
                        { previous_button(&messages, &titles::title(&messages, previous), dispatch) }
                    }
                </div>
                <div class={classes!("welcome-slot", is_welcome.then_some("expected"))}>{ for props.around.map(|around| (around.welcome)(state, dispatch)) }</div>
                <main class="page-main">{ props.children.clone() }</main>
                <div class="notices" role="log" aria-live="polite" aria-label={messages.text("notice.label")}>{ notices_shown }</div>
                <div class="panels">{ shown }</div>
                <div class="autosave-slot">{ for autosave }</div>
                <div class="presentation-slot">{ for props.around.map(|around| (around.end_presentation)(&messages)) }</div>
                <div class="drop-slot">{ for props.around.map(|around| (around.drop_target)(&on_given)) }</div>
            </div>
        </ContextProvider<OpenPanel>>
    }
}

/// Renders the buttons of the lab in the top bar.
fn tools(
    messages: &Messages,
    state: &State,
    shown: Option<Panel>,
    open: &Callback<Panel>,
    dispatch: &Dispatch,
) -> Html {
    let compares = state.document.scenario.comparison != Comparison::None;
    let edit = Edit::Comparison(if compares { ComparisonEdit::End } else { ComparisonEdit::Pin });
    let dispatch = dispatch.clone();
    let compare =
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Edit { edit: edit.clone(), gesture: None }));
    html! {
        <>
            { hyperparameters_button(messages, shown, open) }
            <button type="button" class="quiet bar-compare" aria-pressed={compares.to_string()}
                title={messages.text("bar.compare.about")} onclick={compare}>
                { icon(Icon::Compare) }<span>{ messages.text("bar.compare") }</span></button>
        </>
    }
}

/// Renders the only notice that needs no part of the page: that a part cannot be loaded.
fn plain_notices(messages: &Messages, notices: &[Rc<Notice>]) -> Html {
    let failure = notices.iter().find_map(|notice| match &notice.kind {
        NoticeKind::PartMissing(failure) => Some(part_failure(messages, failure)),
        _ => None,
    });
    html! {
        <p class="notice-line" hidden={failure.is_none()}>
            { messages.text("notice.part_missing") }{ messages.sentence_gap() }{ failure.unwrap_or_default() }
        </p>
    }
}

/// Asks for confirmation before the page closes while edits cannot be stored yet, in the first moments of a visit.
#[hook]
fn use_guard(is_unsaved: bool) {
    use_effect_with(is_unsaved, |&is_unsaved| {
        let guard = is_unsaved.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            let stay = |event: &Event| event.prevent_default();
            web_sys::window().map(|page| EventListener::new_with_options(&page, "beforeunload", options, stay))
        });
        move || drop(guard)
    });
}

/// Shows a notice once if the host serves the parts of the page with a wrong media type.
#[hook]
fn use_media_type_notice(is_loaded: bool, dispatch: Dispatch) {
    use_effect_with(is_loaded, move |&is_loaded| {
        if is_loaded && let Some(media_type) = wrong_media_type() {
            dispatch.dispatch(Action::Notify(NoticeKind::WrongMediaType(media_type)));
        }
    });
}

/// Renders the button that reopens the previous document.
fn previous_button(messages: &Messages, title: &str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::OpenPrevious));
    html! {
        <nav class="return" aria-label={messages.text("return.back")}>
            <button type="button" class="link" {onclick}>{ icon(Icon::Back) }{ messages.text("return.back") }</button>
            <small>{ messages.fill("return.about", &[("title", title)]) }</small>
        </nav>
    }
}
