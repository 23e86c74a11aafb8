//! A step of a lesson: its words and bet beside the live lab.

use std::rc::Rc;

use yew::prelude::*;

use super::dragging::use_drag;
use super::files::LoadedLesson;
use super::frame::{Frame, route_link};
use super::highlight::use_highlights;
use super::lab::{HostedLab, LabSlot};
use super::navigation::{dot, go, step_by, use_focus_of_step, use_step_keys};
use super::player::ProgressChange;
use super::reveal::Marked;
use super::route::Route;
use super::stage_view::StageView;
use super::step_link::{open_in_lab, step_address, use_step_link};
use super::tries::use_tries;
use super::values::use_values;
use crate::platform::presentation::toggle_presentation;
use crate::store::lesson_progress::{OneLesson, PlacedBet};
use crate::store::{ActionOf, DocumentOf, Origin, StateOf};
use crate::ui::hooks::{DispatchOf, Store, use_messages};
use crate::ui::page_keys::use_page_keys;
use crate::ui::panels::help::Help;
use crate::ui::panels::share::ShareLink;
use crate::ui::shell::hotkeys::{Command, command_for};
use crate::ui::shell::notices::{NoticeContext, notices};
use crate::ui::shell::{Panel, Place, TopBar, end_presentation};
use yuma_lessons::{Cell, Step, Variables};
use yuma_scenario::AnyDocument;

/// The properties of [`Stage`].
#[derive(Clone, Properties)]
pub struct StageProps {
    /// The frame of the page.
    pub frame: Frame,
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The number of the lesson in the list.
    pub number: usize,
    /// The index of the step.
    pub step: usize,
    /// The document and the variables with which the step opens by the lesson.
    pub opened: Rc<(AnyDocument, Variables)>,
    /// The document that a sender or the reader left in the step.
    pub left: Option<AnyDocument>,
    /// The progress in the lesson.
    pub progress: OneLesson,
    /// Called with a change of the progress.
    pub on_progress: Callback<ProgressChange>,
    /// Called with the present document, so that a step is found again as it was left.
    pub on_leave: Callback<(usize, AnyDocument)>,
}

/// The other fields follow from these, or hold when the step opens.
impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        self.frame == other.frame
            && Rc::ptr_eq(&self.lesson, &other.lesson)
            && self.step == other.step
            && Rc::ptr_eq(&self.opened, &other.opened)
            && self.progress == other.progress
    }
}

impl StageProps {
    /// Returns the structure of the step.
    pub fn structure(&self) -> Option<&Step> {
        self.lesson.lesson.steps.get(self.step)
    }

    /// Returns the index of the last step.
    pub fn last(&self) -> usize {
        self.lesson.lesson.steps.len().saturating_sub(1)
    }

    /// Returns the route of a step of the lesson.
    pub fn route(&self, step: usize) -> Route {
        Route::Step { lesson: self.lesson.id.clone(), step, document: None }
    }
}

/// Renders a step with its lab.
#[component]
pub fn Stage<L: HostedLab>(props: &StageProps) -> Html {
    let messages = use_messages();
    let store = {
        let props = props.clone();
        use_reducer(move || Store(Rc::new(first_state::<L>(&props))))
    };
    let state = Rc::clone(&store.0);
    let dispatch = store.dispatcher();
    let variables = use_state(|| Rc::new(props.opened.1.clone()));
    let values = use_values::<L>(props, &state, &variables);
    let on_drag = use_drag::<L>(&props.lesson, &state, &variables, &dispatch);
    let step = props.structure();
    let placed = step.and_then(|step| props.progress.bets.get(&step.id)).cloned();
    let is_covered = step.is_some_and(|step| step.bet.is_some()) && placed.is_none();
    let marked = use_memo((placed, Rc::as_ptr(&props.opened) as usize), |(placed, _)| {
        Marked::of(&props.lesson, step?.bet.as_ref()?, placed.as_ref()?, &props.opened)
    });
    let on_place = {
        let (props, dispatch, variables) = (props.clone(), dispatch.clone(), variables.setter());
        Callback::from(move |bet: PlacedBet| place(&props, &dispatch, &variables, bet))
    };
    let tries = use_tries::<L>(props, &state, &values, is_covered);
    use_left_document::<L>(props, &state);
    let pointed = use_state_eq(|| None::<String>);
    let on_point = use_callback(pointed.setter(), |cell: Option<String>, pointed| pointed.set(cell));
    let root = use_node_ref();
    let names = match &*pointed {
        Some(name) => std::slice::from_ref(name),
        None => step.map(|step| step.highlights.as_slice()).unwrap_or_default(),
    };
    let cells = names.iter().filter_map(|name| Cell::read(props.lesson.lesson.cells.get(name)?));
    use_highlights(&root, cells.map(|cell| L::shown(cell, &state.document.scenario)).collect());
    let announced = pointed.as_ref().and_then(|cell| props.lesson.lesson.cells.get(cell));
    let panel = use_state_eq(|| None::<Panel>);
    let open = use_callback(panel.setter(), |next: Panel, panel| panel.set(Some(next)));
    let on_close = use_callback(panel.setter(), |(), panel| panel.set(None));
    let on_command = {
        let (dispatch, open, props) = (dispatch.clone(), open.clone(), props.clone());
        Callback::from(move |command: Command| match command {
            Command::Undo => dispatch.dispatch(ActionOf::Undo),
            Command::Redo => dispatch.dispatch(ActionOf::Redo),
            Command::Help => open.emit(Panel::Help),
            Command::EndPresentation => toggle_presentation(),
            Command::Step(by) => go(&props, by),
        })
    };
    use_page_keys(command_for, on_command.clone());
    use_step_keys(props);
    let heading = use_node_ref();
    use_focus_of_step(&heading, props.step);
    let link = use_step_link::<L>(props, &state);
    let view = StageView::<L> {
        props,
        messages: &messages,
        state: &state,
        variables: &variables,
        values: &values,
        bets: Rc::new(props.progress.bets.clone()),
        marked: marked.as_ref().as_ref(),
        is_covered,
        tries,
        pointed: (*pointed).clone(),
        on_drag,
        on_point,
        on_place,
    };
    let slot = LabSlot::<L> {
        state: Rc::clone(&state),
        dispatch: dispatch.clone(),
        shows: step.map(|step| step.shows.clone()).unwrap_or_default(),
        panel: *panel,
        open: open.clone(),
        on_close: on_close.clone(),
    };
    let is_locked = step.is_some_and(|step| step.locked);
    let note = match (is_covered, is_locked) {
        (true, _) => "learn.covered",
        (false, true) => "learn.locked",
        (false, false) => "learn.open",
    };
    let title_of = |at: usize| props.lesson.words.steps.get(at).map(|words| words.title.clone());
    let last = props.last();
    let [number, at, count] = [props.number, props.step + 1, last + 1].map(|number| number.to_string());
    html! {
        <div class="page learn-page lesson-page">
            <TopBar can_undo={state.can_undo()} can_redo={state.can_redo()} panel={*panel} place={Place::Learn}
                tools={L::tools(*panel, &open)} {on_command} on_place={props.frame.on_place.clone()} open={open.clone()}
                preferences={props.frame.preferences} set_preferences={props.frame.set_preferences.clone()} />
            <main class="lesson" data-lesson={props.lesson.id.clone()}>
                <section class="lesson-intro">
                    <p class="lesson-where">{ route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } }) }
                        <span>{ messages.fill("learn.where", &[("lesson", &number), ("step", &at), ("steps", &count)]) }</span></p>
                    <ol class="lesson-dots" aria-label={messages.text("learn.steps")}>{ for (0..=last).map(|at| dot(props, at, messages.fill("learn.step", &[("step", &(at + 1).to_string())]))) }</ol>
                    <p class="lesson-title">{ &props.lesson.words.title }</p>
                    <h1 ref={heading} tabindex="-1">{ title_of(props.step) }</h1>
                    { view.section(None) }
                </section>
                <section class={classes!("lesson-lab", is_covered.then_some("covered"))} ref={root} aria-label={messages.text("learn.lab")}>
                    <div class="lesson-lab-head">
                        { open_in_lab::<L>(&props.frame, &state, &messages) }
                        <small role="status">{ for announced.map(|cell| messages.fill("learn.pointed", &[("cell", cell)])) }</small>
                        <small class="lesson-note">{ messages.text(note) }</small>
                    </div>
                    <div class="lesson-live" inert={is_locked}>{ L::draw(slot) }</div>
                    <div class="curves">{ view.curves() }</div>
                </section>
                <section class="lesson-rest">{ view.bet_and_goal() }</section>
                <footer class="lesson-foot">
                    <div class="lesson-nav">
                        <button type="button" disabled={props.step == 0} onclick={step_by(props, -1)}>{ messages.text("learn.back") }</button>
                        <span>{ for title_of(props.step + 1).map(|title| messages.fill("learn.next_is", &[("title", &title)])) }</span>
                        <button type="button" class="primary" onclick={step_by(props, 1)}>{ messages.text(if props.step == last { "learn.finish" } else { "learn.next" }) }</button>
                    </div>
                    <div class="lesson-also">
                        { route_link(&props.frame.on_route, Route::Teacher(props.lesson.id.clone()), "", html! { { messages.text("learn.teacher") } }) }
                        <button type="button" class="link" onclick={link.on_copy}>{ messages.text(if link.is_copied { "learn.copied" } else { "learn.share_step" }) }</button>
                        <button type="button" class="link" onclick={Callback::from(|_: MouseEvent| toggle_presentation())}>{ messages.text("learn.present") }</button>
                    </div>
                </footer>
            </main>
            <div class="presentation-slot">{ end_presentation(&messages) }</div>
            <div class="notices" role="log" aria-live="polite" aria-label={messages.text("notice.label")}>
                { notices::<L>(&messages, &state.notices, NoticeContext { dispatch: &dispatch, open: &open }) }
            </div>
            <div class="panels">
                if *panel == Some(Panel::Help) {
                    <Help on_close={on_close.clone()} />
                }
            </div>
            <div class="panels">
                if *panel == Some(Panel::Share) {
                    <ShareLink address={AttrValue::from(step_address::<L>(props, &state))} title={AttrValue::from(props.lesson.words.title.clone())}
                        about={messages.text("learn.share.about")} on_save={Callback::noop()} on_close={on_close.clone()} />
                }
            </div>
        </div>
    }
}

/// Places a bet. Restores the document of the step, which the answer is about, if it was changed before.
fn place<L: HostedLab>(
    props: &StageProps,
    dispatch: &DispatchOf<L>,
    variables: &UseStateSetter<Rc<Variables>>,
    bet: PlacedBet,
) {
    if let Some(scenario) = L::scenario(&props.opened.0) {
        dispatch.dispatch(ActionOf::Replace { scenario: Rc::new(scenario), gesture: None });
    }
    variables.set(Rc::new(props.opened.1.clone()));
    props.on_progress.emit(ProgressChange::Bet(props.step, bet));
}

/// Reports every changed document, so that a step is found again as it was left.
#[hook]
fn use_left_document<L: HostedLab>(props: &StageProps, state: &Rc<StateOf<L>>) {
    let (on_leave, document, step) = (props.on_leave.clone(), Rc::clone(&state.document.scenario), props.step);
    use_effect_with(state.revision, move |&revision| {
        if revision > 0 {
            on_leave.emit((step, L::document(&document)));
        }
    });
}

/// Returns the state with which a step opens.
fn first_state<L: HostedLab>(props: &StageProps) -> StateOf<L> {
    let document = props.left.as_ref().unwrap_or(&props.opened.0);
    let scenario = L::scenario(document).or_else(|| L::scenario(&props.opened.0));
    let Some(scenario) = scenario else { unreachable!("the player chooses the lab by the document") };
    let mut state = StateOf::new(DocumentOf::new(Rc::new(scenario), Origin::Link));
    if let Some(step) = props.structure() {
        let cell = step.selects.as_ref().and_then(|name| Cell::read(props.lesson.lesson.cells.get(name)?));
        for change in L::step_view(step, cell.as_ref(), &state.document.scenario) {
            state.view = L::change_view(state.view, change);
        }
        state.view = L::within(state.view, &state.document.scenario);
    }
    state
}
