//! A step of a lesson: its words and bet beside the live lab.

use std::rc::Rc;

use yew::prelude::*;

use super::dragging::use_drag;
use super::end::use_end;
use super::frame::route_link;
use super::highlight::{described, gives_away, use_covered_titles, use_highlights};
use super::lab::{HostedLab, LabSlot};
use super::navigation::{dot, go, step_by, use_focus_of_answer, use_focus_of_step, use_step_keys};
use super::pacing::use_paced_state;
use super::progress_change::ProgressChange;
use super::reveal::use_marking;
use super::route::Route;
use super::sight::use_sight;
use super::stage_props::StageProps;
use super::stage_view::StageView;
use super::step_link::{open_in_lab, step_address, use_step_link};
use super::tries::use_tries;
use super::values::{use_opened_values, use_values};
use crate::platform::presentation::toggle_presentation;
use crate::store::lesson_progress::PlacedBet;
use crate::store::{ActionOf, DocumentOf, Origin, StateOf};
use crate::ui::hooks::{DispatchOf, Store, use_messages};
use crate::ui::page_keys::use_page_keys;
use crate::ui::panels::help::Help;
use crate::ui::panels::share::ShareLink;
use crate::ui::shell::hotkeys::{Command, command_for};
use crate::ui::shell::notices::{NoticeContext, notices};
use crate::ui::shell::{Panel, Place, TopBar, end_presentation};
use yuma_lessons::{Cell, CoveredResult, Step, Variables};
use yuma_scenario::AnyDocument;

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
    let variables = use_state(|| Rc::new(props.unchanged().1.clone()));
    let values = use_values::<L>(props, &state, &variables);
    let on_drag = use_drag::<L>(&props.lesson, &state, &variables, &dispatch);
    let step = props.structure();
    let placed = step.and_then(|step| props.progress.bets.get(&step.id)).cloned();
    let is_covered = props.is_covered();
    let marking = use_marking(props, placed);
    let unchanged = props.unchanged();
    let is_changed =
        *use_memo((state.revision, Rc::as_ptr(&variables) as usize, Rc::as_ptr(unchanged) as usize), |_| {
            **variables != unchanged.1
                || L::scenario(&unchanged.0).is_some_and(|unchanged| unchanged != *state.document.scenario)
        });
    let opened_values = use_opened_values(props, &values, is_changed);
    let on_place = {
        let (props, dispatch, variables) = (props.clone(), dispatch.clone(), variables.setter());
        Callback::from(move |bet: PlacedBet| {
            open::<L>(&props, &dispatch, &variables, props.left.as_ref());
            props.on_progress.emit(ProgressChange::Bet(props.step, bet));
        })
    };
    let on_restart = {
        let (props, dispatch, variables) = (props.clone(), dispatch.clone(), variables.setter());
        Callback::from(move |_: MouseEvent| open::<L>(&props, &dispatch, &variables, None))
    };
    let tries = use_tries::<L>(props, &state, &variables, &values, is_covered, is_changed);
    use_left_document::<L>(props, &state, is_covered);
    use_unchanged::<L>(&state, &dispatch, is_covered && is_changed);
    let pointed = use_state_eq(|| None::<String>);
    let on_point = use_callback(pointed.setter(), |cell: Option<String>, pointed| pointed.set(cell));
    let root = use_node_ref();
    let names = match &*pointed {
        Some(name) => std::slice::from_ref(name),
        None => step.map(|step| step.highlights.as_slice()).unwrap_or_default(),
    };
    let cell_of = |name: &String| Cell::read(props.lesson.lesson.cells.get(name)?);
    let awaited = step.and_then(|step| step.bet.as_ref()).filter(|_| is_covered && pointed.is_none());
    let cells = names.iter().filter_map(cell_of).filter(|cell| !awaited.is_some_and(|bet| gives_away(cell, bet)));
    use_highlights(&root, cells.map(|cell| L::shown(cell, &state.document.scenario)).collect());
    let covers = step.map(|step| step.covers.as_slice()).unwrap_or_default();
    use_covered_titles(&root, is_covered || covers.contains(&CoveredResult::Clipped));
    use_sight(&root, step, is_covered);
    let is_market = matches!(props.opened.0, AnyDocument::Market(_));
    let announced = pointed.as_ref().and_then(cell_of).map(|cell| {
        let cell = described(&messages, &L::shown(cell, &state.document.scenario), is_market);
        messages.fill("learn.pointed", &[("cell", &cell)])
    });
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
    let answer = use_node_ref();
    use_focus_of_answer(&answer, is_covered, marking.marked().is_some());
    let link = use_step_link::<L>(props, &state);
    let end = use_end(props, marking.marked().is_some_and(|marked| marked.is_right));
    let view = StageView::<L> {
        props,
        messages: &messages,
        state: &state,
        variables: &variables,
        values: &values,
        bets: Rc::new(props.progress.bets.clone()),
        marking: &marking,
        opened_values,
        answer,
        is_covered,
        is_changed,
        tries,
        pointed: (*pointed).clone(),
        on_drag,
        on_point,
        on_place,
        on_restart,
    };
    let slot = LabSlot::<L> {
        state: use_paced_state::<L>(&state, &root),
        dispatch: dispatch.clone(),
        is_covered,
        shows: step.map(|step| step.shows.clone()).unwrap_or_default(),
        panel: *panel,
        open: open.clone(),
        on_close: on_close.clone(),
    };
    let is_locked = step.is_some_and(|step| step.locked);
    let note = match (is_covered, is_locked, values.has_controls()) {
        (true, ..) => "learn.covered",
        (false, true, true) => "learn.locked",
        (false, true, false) => "learn.locked.fixed",
        (false, false, true) => "learn.open",
        (false, false, false) => "learn.open.cells",
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
                <section class={classes!("lesson-lab", is_covered.then_some("covered"), (!is_changed).then_some("unchanged"), covers.iter().map(|result| format!("covers-{}", result.id())).collect::<Vec<_>>())} ref={root} aria-label={messages.text("learn.lab")}>
                    <div class="lesson-lab-head">
                        { open_in_lab::<L>(&props.frame, &state, &messages) }
                        <small role="status">{ for announced }</small>
                        <small class="lesson-note">{ messages.text(note) }
                            { for (!is_covered && !covers.is_empty()).then(|| html! { <>{ messages.sentence_gap() }{ messages.text("learn.later") }</> }) }</small>
                    </div>
                    <div class="lesson-live" inert={is_locked}>{ L::draw(slot) }</div>
                    <div class="curves">{ view.curves() }</div>
                </section>
                <section class="lesson-rest">{ view.bet_and_goal() }{ end.view(&messages, props, view.section(Some("learned"))) }</section>
                <footer class="lesson-foot">
                    <div class="lesson-nav">
                        <button type="button" disabled={props.step == 0} onclick={step_by(props, -1)}>{ messages.text("learn.back") }</button>
                        <span>{ for title_of(props.step + 1).map(AttrValue::from).or_else(|| end.next_title(&messages, props)).map(|title| messages.fill("learn.next_is", &[("title", &title)])) }</span>
                        <div class="lesson-on">{ if props.step == last { end.button(&messages, props) } else { html! { <button type="button" class="primary" onclick={step_by(props, 1)}>{ messages.text("learn.next") }</button> } } }</div>
                    </div>
                    <div class="lesson-also">
                        { route_link(&props.frame.on_route, Route::Teacher(props.lesson.id.clone()), "", html! { { messages.text("learn.teacher") } }) }
                        <button type="button" class="link" onclick={link.on_copy}>{ messages.text(if link.is_copied { "learn.copied" } else { "learn.share_step" }) }</button>
                        <button type="button" class="link" onclick={Callback::from(|_: MouseEvent| toggle_presentation())}>{ messages.text("learn.present") }</button>
                    </div>
                    <div class="presentation-slot">{ end_presentation(&messages) }</div>
                </footer>
            </main>
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

/// Opens the step again after its bet: with a document, or else with that of the lesson, and with the step's selection.
fn open<L: HostedLab>(
    props: &StageProps,
    dispatch: &DispatchOf<L>,
    variables: &UseStateSetter<Rc<Variables>>,
    document: Option<&AnyDocument>,
) {
    let Some(scenario) = L::scenario(document.unwrap_or(&props.after_bet.0)) else { return };
    let view = view_of::<L>(props, &scenario, false);
    dispatch.dispatch(ActionOf::Replace { scenario: Rc::new(scenario), gesture: None });
    variables.set(Rc::new(props.after_bet.1.clone()));
    view.into_iter().for_each(|change| dispatch.dispatch(ActionOf::View(change)));
}

/// Reports every changed document, so that a step is found again as it was left.
#[hook]
fn use_left_document<L: HostedLab>(props: &StageProps, state: &Rc<StateOf<L>>, is_covered: bool) {
    let (on_leave, document, step) = (props.on_leave.clone(), Rc::clone(&state.document.scenario), props.step);
    use_effect_with(state.revision, move |&revision| {
        if revision > 0 && !is_covered {
            on_leave.emit((step, L::document(&document)));
        }
    });
}

/// Takes back every change before the bet, which is about the document with which the step opens.
#[hook]
fn use_unchanged<L: HostedLab>(state: &Rc<StateOf<L>>, dispatch: &DispatchOf<L>, is_changed: bool) {
    let dispatch = dispatch.clone();
    use_effect_with((state.revision, is_changed), move |&(_, is_changed)| {
        if is_changed {
            dispatch.dispatch(ActionOf::Undo);
        }
    });
}

/// Returns the changes of the view when a step opens. Before its bet nothing is selected, the cells show the weights, and the
/// table of a market its start, because all else could show the answer.
fn view_of<L: HostedLab>(props: &StageProps, scenario: &L::Scenario, is_covered: bool) -> Vec<L::ViewChange> {
    let Some(step) = props.structure() else { return Vec::new() };
    if is_covered {
        let playhead = L::covered_playhead(step);
        return L::step_view(&Step { lens: None, columns: None, playhead, ..step.clone() }, None, scenario);
    }
    let cell = step.selects.as_ref().and_then(|name| Cell::read(props.lesson.lesson.cells.get(name)?));
    L::step_view(step, cell.as_ref(), scenario)
}

/// Returns the state with which a step opens. Before its bet it has the lesson's document.
fn first_state<L: HostedLab>(props: &StageProps) -> StateOf<L> {
    let is_covered = props.is_covered();
    let left = props.left.as_ref().filter(|_| !is_covered).and_then(|left| L::scenario(left));
    let Some(scenario) = left.or_else(|| L::scenario(&props.unchanged().0)) else {
        unreachable!("the player chooses the lab by the document")
    };
    let mut state = StateOf::new(DocumentOf::new(Rc::new(scenario), Origin::Link));
    if is_covered {
        state.view = L::unselected(state.view);
    }
    for change in view_of::<L>(props, &state.document.scenario, is_covered) {
        state.view = L::change_view(state.view, change);
    }
    state.view = L::within(state.view, &state.document.scenario);
    state
}
