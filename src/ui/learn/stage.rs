//! A step of a lesson: its words and bet beside the live lab.

use std::rc::Rc;

use yew::prelude::*;

use super::bet::BetForm;
use super::curve::{CurveProps, CurveView};
use super::drag::Dragged;
use super::files::LoadedLesson;
use super::frame::{Frame, route_link};
use super::goal::GoalView;
use super::highlight::use_highlights;
use super::lab::{LabSlot, LessonLab};
use super::player::ProgressChange;
use super::reveal::{Marked, Reveal};
use super::route::Route;
use super::values::{Values, use_values};
use super::words::SectionView;
use crate::platform::presentation::toggle_presentation;
use crate::platform::{address, clipboard};
use crate::store::lesson_progress::{OneLesson, PlacedBet};
use crate::store::{ActionOf, DocumentOf, Origin, StateOf};
use crate::ui::hooks::{Store, use_messages};
use crate::ui::page_keys::use_page_keys;
use crate::ui::panels::help::Help;
use crate::ui::panels::share::ShareLink;
use crate::ui::shell::hotkeys::{Command, command_for};
use crate::ui::shell::notices::{NoticeContext, notices};
use crate::ui::shell::{Panel, Place, TopBar};
use yuma_lessons::{Cell, Step, Value, Variables};
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
    fn structure(&self) -> Option<&Step> {
        self.lesson.lesson.steps.get(self.step)
    }

    fn route(&self, step: usize) -> Route {
        Route::Step { lesson: self.lesson.id.clone(), step, document: None }
    }
}

/// Renders a step with its lab.
#[component]
pub fn Stage<L: LessonLab>(props: &StageProps) -> Html {
    let messages = use_messages();
    let store = {
        let props = props.clone();
        use_reducer(move || Store(Rc::new(first_state::<L>(&props))))
    };
    let state = Rc::clone(&store.0);
    let dispatch = store.dispatcher();
    let variables = use_state(|| Rc::new(props.opened.1.clone()));
    let values = use_values::<L>(&props.lesson, props.step, &state, &variables);
    let pointed = use_state_eq(|| None::<String>);
    let on_point = use_callback(pointed.setter(), |cell: Option<String>, pointed| pointed.set(cell));
    let root = use_node_ref();
    let step = props.structure();
    let highlights = step.map(|step| step.highlights.clone()).unwrap_or_default();
    let ringed = match &*pointed {
        Some(cell) => vec![cell.clone()],
        None => highlights,
    };
    let announced = pointed.as_ref().and_then(|cell| props.lesson.lesson.cells.get(cell)).cloned();
    use_highlights(&root, &props.lesson, ringed);
    let on_drag = use_drag::<L>(props, &state, &variables, &dispatch);
    let bet = step.and_then(|step| step.bet.clone());
    let placed = step.and_then(|step| props.progress.bets.get(&step.id)).cloned();
    let is_covered = bet.is_some() && placed.is_none();
    let marked = use_memo((placed.clone(), Rc::as_ptr(&props.opened) as usize), |(placed, _)| {
        Marked::of(&props.lesson, bet.as_ref()?, placed.as_ref()?, &props.opened)
    });
    let on_place = {
        let (props, dispatch, variables) = (props.clone(), dispatch.clone(), variables.setter());
        Callback::from(move |bet: PlacedBet| {
            // The answer is about the document of the step, which may have been changed before the bet.
            if let Some(scenario) = L::scenario(&props.opened.0) {
                dispatch.dispatch(ActionOf::Replace { scenario: Rc::new(scenario), gesture: None });
            }
            variables.set(Rc::new(props.opened.1.clone()));
            props.on_progress.emit(ProgressChange::Bet(props.step, bet));
        })
    };
    let tries = use_tries_of_goal::<L>(props, &state, &values, is_covered);
    {
        let (on_leave, document, step) = (props.on_leave.clone(), Rc::clone(&state.document.scenario), props.step);
        use_effect_with(state.revision, move |&revision| {
            if revision > 0 {
                on_leave.emit((step, L::document(&document)));
            }
        });
    }
    let panel = use_state_eq(|| None::<Panel>);
    let open = use_callback(panel.setter(), |next: Panel, panel| panel.set(Some(next)));
    let on_close = use_callback(panel.setter(), |(), panel| panel.set(None));
    let last = props.lesson.lesson.steps.len().saturating_sub(1);
    let on_command = {
        let keys = (dispatch.clone(), open.clone(), props.clone());
        Callback::from(move |command: Command| match command {
            Command::Undo => keys.0.dispatch(ActionOf::Undo),
            Command::Redo => keys.0.dispatch(ActionOf::Redo),
            Command::Help => keys.1.emit(Panel::Help),
            Command::EndPresentation => toggle_presentation(),
            Command::Step(by) => go(&keys.2, by),
        })
    };
    use_page_keys(command_for, on_command.clone());
    use_step_keys(props);
    let heading = use_node_ref();
    use_focus_of_step(&heading, props.step);
    let section = |part: Option<&str>| {
        html! {
            <SectionView lesson={Rc::clone(&props.lesson)} step={props.step} part={part.map(str::to_owned)} values={Rc::clone(&values)}
                bets={Rc::new(props.progress.bets.clone())} pointed={(*pointed).clone()} on_drag={on_drag.clone()} on_point={on_point.clone()} />
        }
    };
    let words = props.lesson.words.steps.get(props.step);
    let title = words.map(|words| words.title.clone()).unwrap_or_default();
    let next_title = props.lesson.words.steps.get(props.step + 1).map(|words| words.title.clone());
    let slot = LabSlot::<L> {
        state: Rc::clone(&state),
        dispatch: dispatch.clone(),
        shows: step.map(|step| step.shows.clone()).unwrap_or_default(),
        panel: *panel,
        open: open.clone(),
        on_close: on_close.clone(),
    };
    let is_locked = step.is_some_and(|step| step.locked);
    let curves = step.map(|step| step.curves.clone()).unwrap_or_default();
    let shares = use_share::<L>(props, &state);
    let bet_value = match (&placed, marked.as_ref()) {
        (Some(PlacedBet::Number(value)), Some(_)) => Some(*value),
        _ => None,
    };
    let curve = |(at, curve): (usize, &yuma_lessons::Curve)| {
        let title =
            words.and_then(|words| words.part(&format!("curve {}", at + 1))).map(|part| super::words::plain(part));
        let control = props.lesson.lesson.controls.get(&curve.over);
        let model = yuma_lessons::Model::new(L::document(&state.document.scenario), (**variables).clone());
        let now = control.and_then(|control| control.value(&curve.over, &model).ok());
        let value = props.lesson.lesson.queries.get(&curve.of).and_then(|query| model.number(&query.is).ok());
        let at_bet = || {
            let opened = yuma_lessons::Model::new(props.opened.0.clone(), props.opened.1.clone());
            control?.value(&curve.over, &opened).ok()
        };
        let is_answer = step.and_then(|step| step.bet.as_ref()).is_some_and(|bet| answers(bet, &curve.of));
        let bet = bet_value.filter(|_| is_answer).and_then(|bet| Some((at_bet()?, bet)));
        let curve_props = CurveProps::<L> {
            lesson: Rc::clone(&props.lesson),
            curve: curve.clone(),
            title: title.unwrap_or_default(),
            state: Rc::clone(&state),
            variables: Rc::clone(&variables),
            now,
            value,
            bet,
            is_covered: is_covered && !curve.open,
        };
        html! { <CurveView<L> key={at} ..curve_props /> }
    };
    html! {
        <div class="page learn-page lesson-page">
            <TopBar can_undo={state.can_undo()} can_redo={state.can_redo()} panel={*panel} place={Place::Learn}
                tools={L::tools(*panel, &open)} {on_command} on_place={props.frame.on_place.clone()} open={open.clone()}
                preferences={props.frame.preferences} set_preferences={props.frame.set_preferences.clone()} />
            <main class="lesson" data-lesson={props.lesson.id.clone()}>
                <section class="lesson-intro">
                    <p class="lesson-where">{ route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } }) }
                        <span>{ messages.fill("learn.where", &[("lesson", &props.number.to_string()), ("step", &(props.step + 1).to_string()), ("steps", &(last + 1).to_string())]) }</span></p>
                    <ol class="lesson-dots" aria-label={messages.text("learn.steps")}>{ for (0..=last).map(|at| dot(props, at, &messages.fill("learn.step", &[("step", &(at + 1).to_string())]))) }</ol>
                    <p class="lesson-title">{ &props.lesson.words.title }</p>
                    <h1 ref={heading} tabindex="-1">{ title }</h1>
                    { section(None) }
                </section>
                <section class={classes!("lesson-lab", is_covered.then_some("covered"))} ref={root} aria-label={messages.text("learn.lab")}>
                    <div class="lesson-lab-head">
                        { open_in_lab::<L>(props, &state, &messages) }
                        <small role="status">{ for announced.map(|cell| messages.fill("learn.pointed", &[("cell", &cell)])) }</small>
                        <small class="lesson-note">{ messages.text(if is_covered { "learn.covered" } else if is_locked { "learn.locked" } else { "learn.open" }) }</small>
                    </div>
                    <div class="lesson-live" inert={is_locked}>{ L::draw(slot) }</div>
                    <div class="curves">{ for curves.iter().enumerate().map(curve) }</div>
                </section>
                <section class="lesson-rest">
                    { for step.map(|step| rest::<L>(props, step, &values, &marked, is_covered, tries, &state, &on_place, &section, &messages)) }
                </section>
                <footer class="lesson-foot">
                    <div class="lesson-nav">
                        <button type="button" disabled={props.step == 0} onclick={step_by(props, -1)}>{ messages.text("learn.back") }</button>
                        <span>{ for next_title.as_ref().map(|title| messages.fill("learn.next_is", &[("title", title)])) }</span>
                        <button type="button" class="primary" onclick={step_by(props, 1)}>{ messages.text(if props.step == last { "learn.finish" } else { "learn.next" }) }</button>
                    </div>
                    <div class="lesson-also">
                        { route_link(&props.frame.on_route, Route::Teacher(props.lesson.id.clone()), "", html! { { messages.text("learn.teacher") } }) }
                        <button type="button" class="link" onclick={shares.on_copy.clone()}>{ messages.text(if *shares.is_copied { "learn.copied" } else { "learn.share_step" }) }</button>
                        <button type="button" class="link" onclick={Callback::from(|_: MouseEvent| toggle_presentation())}>{ messages.text("learn.present") }</button>
                    </div>
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
                    <ShareLink address={AttrValue::from(shares.address.clone())} title={AttrValue::from(props.lesson.words.title.clone())}
                        on_save={Callback::noop()} on_close={on_close.clone()}><span hidden=true></span></ShareLink>
                }
            </div>
        </div>
    }
}

/// Returns the state with which a step opens.
fn first_state<L: LessonLab>(props: &StageProps) -> StateOf<L> {
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

/// Returns the callback of dragged values. A drag changes the document as it was when the drag began, so that rounding does
/// not add up.
#[hook]
fn use_drag<L: LessonLab>(
    props: &StageProps,
    state: &Rc<StateOf<L>>,
    variables: &UseStateHandle<Rc<Variables>>,
    dispatch: &crate::ui::hooks::DispatchOf<L>,
) -> Callback<Dragged> {
    let began = use_mut_ref(|| None::<(u32, AnyDocument)>);
    let latest = use_mut_ref(|| Rc::clone(state));
    latest.replace(Rc::clone(state));
    let latest_variables = use_mut_ref(|| (**variables).clone());
    latest_variables.replace((**variables).clone());
    let (lesson, setter, dispatch) = (Rc::clone(&props.lesson), variables.setter(), dispatch.clone());
    use_callback(Rc::as_ptr(&props.lesson) as usize, move |(name, value, gesture): Dragged, _| {
        let Some(control) = lesson.lesson.controls.get(&name) else { return };
        if control.sets.is_empty() {
            let mut changed = Variables::clone(&latest_variables.borrow());
            changed.insert(name, Value::Number(value));
            setter.set(Rc::new(changed));
            return;
        }
        let present = || L::document(&latest.borrow().document.scenario);
        let mut began = began.borrow_mut();
        let from = match &*began {
            Some((of, from)) if *of == gesture => from.clone(),
            _ => present(),
        };
        // A value that the document rejects, as between two others, is passed over.
        if let Ok(changed) = control.set(&from, value)
            && let Some(scenario) = L::scenario(&changed)
        {
            dispatch.dispatch(ActionOf::Replace { scenario: Rc::new(scenario), gesture: Some(gesture) });
        }
        *began = Some((gesture, from));
    })
}

/// Counts the changes after the bet, and keeps the best result of the goal.
#[hook]
fn use_tries_of_goal<L: LessonLab>(
    props: &StageProps,
    state: &Rc<StateOf<L>>,
    values: &Rc<Values>,
    is_covered: bool,
) -> u32 {
    let tries = use_state_eq(|| 0u32);
    let seen = use_mut_ref(|| (0u64, 0usize));
    {
        let (tries, steps) = (tries.clone(), state.undo_steps());
        use_effect_with((state.revision, is_covered), move |&(revision, is_covered)| {
            let mut seen = seen.borrow_mut();
            if !is_covered && revision > 0 && steps > seen.1 {
                tries.set(*tries + 1);
            }
            *seen = (revision, steps);
        });
    }
    let goal = props.structure().and_then(|step| step.goal.as_ref());
    let result = goal.filter(|_| values.is_reached && !is_covered).and_then(|goal| values.number(&goal.best));
    let (on_progress, step) = (props.on_progress.clone(), props.step);
    use_effect_with(result.map(f64::to_bits), move |result| {
        if let Some(result) = result {
            on_progress.emit(ProgressChange::Best(step, f64::from_bits(*result)));
        }
    });
    *tries
}

/// Renders the bet and the goal.
#[expect(clippy::too_many_arguments, reason = "the parts of one rendering")]
fn rest<L: LessonLab>(
    props: &StageProps,
    step: &Step,
    values: &Rc<Values>,
    marked: &Option<Marked>,
    is_covered: bool,
    tries: u32,
    state: &Rc<StateOf<L>>,
    on_place: &Callback<PlacedBet>,
    section: &impl Fn(Option<&str>) -> Html,
    messages: &crate::ui::messages::Messages,
) -> Html {
    let bet = match (&step.bet, marked) {
        (Some(bet), Some(marked)) if !is_covered => {
            let comment = marked.comment.as_deref().map_or_else(Html::default, |part| section(Some(part)));
            html! {
                <Reveal key="reveal" lesson={Rc::clone(&props.lesson)} step={props.step} bet={bet.clone()} marked={marked.clone()}
                    explanation={section(Some("reveal"))} {comment} />
            }
        }
        (Some(bet), _) => html! {
            <section class="bet" key="bet">
                <h3>{ messages.text("learn.bet") }</h3>
                { section(Some("bet")) }
                <BetForm lesson={Rc::clone(&props.lesson)} step={props.step} bet={bet.clone()} values={Rc::clone(values)}
                    picked={L::picked(state)} on_place={on_place.clone()} />
            </section>
        },
        (None, _) => html! { <span hidden=true key="none"></span> },
    };
    let goal = step.goal.as_ref().map(|goal| match is_covered {
        true => html! { <section class="try later" key="later"><h3>{ messages.text("learn.goal.later") }</h3><p>{ messages.text("learn.goal.opens") }</p></section> },
        false => {
            let helps = [section(Some("help 1")), section(Some("help 2"))];
            html! {
                <GoalView key="goal" lesson={Rc::clone(&props.lesson)} goal={goal.clone()} values={Rc::clone(values)}
                    best={props.progress.best.get(&step.id).copied()} {tries} task={section(Some("try"))} {helps} done={section(Some("done"))} />
            }
        }
    });
    html! { <><div class="bet-slot">{ bet }</div><div class="goal-slot">{ for goal }</div></> }
}

/// Returns whether a bet is about the value of a query.
fn answers(bet: &yuma_lessons::Bet, query: &str) -> bool {
    use yuma_lessons::BetKind;
    matches!(&bet.kind, BetKind::Slider { answer, .. } | BetKind::Number { answer, .. } if answer == query)
}

/// Goes to another step; behind the last one to the list, where the lesson is done.
fn go(props: &StageProps, by: i16) {
    let last = props.lesson.lesson.steps.len().saturating_sub(1);
    if by > 0 && props.step >= last {
        props.on_progress.emit(ProgressChange::Done);
        props.frame.on_route.emit(Route::List);
        return;
    }
    let next = props.step.saturating_add_signed(by.into()).min(last);
    if next != props.step {
        props.frame.on_route.emit(props.route(next));
    }
}

fn step_by(props: &StageProps, by: i16) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_: MouseEvent| go(&props, by))
}

/// Renders a mark of the progress bar, which leads to its step.
fn dot(props: &StageProps, at: usize, label: &str) -> Html {
    let class = match at {
        at if at < props.step => "done",
        at if at == props.step => "now",
        _ => "later",
    };
    let current = (at == props.step).then_some("step");
    let onclick = props.frame.on_route.reform({
        let props = props.clone();
        move |_: MouseEvent| props.route(at)
    });
    html! { <li key={at}><button type="button" {class} aria-current={current} aria-label={label.to_owned()} {onclick}></button></li> }
}

/// The link of the present step.
struct Shares {
    address: String,
    on_copy: Callback<MouseEvent>,
    is_copied: UseStateHandle<bool>,
}

/// Returns the link of the step, with the document where it differs from the lesson's.
#[hook]
fn use_share<L: LessonLab>(props: &StageProps, state: &Rc<StateOf<L>>) -> Shares {
    let is_copied = use_state_eq(|| false);
    {
        let setter = is_copied.setter();
        use_effect_with(state.revision, move |_| setter.set(false));
    }
    let is_changed = L::scenario(&props.opened.0).as_ref() != Some(&*state.document.scenario);
    let document = is_changed.then(|| L::encode(&state.document.scenario));
    let route = Route::Step { lesson: props.lesson.id.clone(), step: props.step, document };
    let address = address::of_link(&route.written());
    let on_copy = {
        let (address, setter) = (address.clone(), is_copied.setter());
        Callback::from(move |_: MouseEvent| {
            let setter = setter.clone();
            clipboard::copy(address.clone(), move |is_done| setter.set(is_done));
        })
    };
    Shares { address, on_copy, is_copied }
}

/// Renders the link that opens the document in its lab.
fn open_in_lab<L: LessonLab>(
    props: &StageProps,
    state: &Rc<StateOf<L>>,
    messages: &crate::ui::messages::Messages,
) -> Html {
    let onclick = {
        let (state, on_place) = (Rc::clone(state), props.frame.on_place.clone());
        let place = match L::document(&state.document.scenario) {
            AnyDocument::Consensus(_) => Place::Consensus,
            AnyDocument::Market(_) => Place::Market,
        };
        Callback::from(move |_: MouseEvent| {
            address::follow(&L::encode(&state.document.scenario));
            on_place.emit(place);
        })
    };
    html! { <button type="button" class="link" {onclick}>{ messages.text("learn.open_in_lab") }</button> }
}

/// Lets the arrow keys go to other steps while no control has the focus.
#[hook]
fn use_step_keys(props: &StageProps) {
    let on_step = {
        let props = props.clone();
        Callback::from(move |by: i16| go(&props, by))
    };
    use_page_keys(step_of_key, on_step);
}

/// Returns the step of an arrow key outside of everything that takes keys itself.
fn step_of_key(event: &web_sys::KeyboardEvent) -> Option<i16> {
    use wasm_bindgen::JsCast;
    let by = match event.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => return None,
    };
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let takes_keys = "a, button, input, select, textarea, [tabindex='0'], [role=grid], dialog";
    let is_free = target.closest(takes_keys).ok().flatten().is_none();
    let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.shift_key();
    (is_free && is_plain).then_some(by)
}

/// Moves the focus to the heading when the step changes, so that it is read and the arrow keys are free.
#[hook]
fn use_focus_of_step(heading: &NodeRef, step: usize) {
    let heading = heading.clone();
    use_effect_with(step, move |_| {
        if let Some(heading) = heading.cast::<web_sys::HtmlElement>() {
            // Fails only for an element that cannot have the focus.
            let _ = heading.focus();
        }
    });
}
