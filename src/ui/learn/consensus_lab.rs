//! The consensus lab beside a lesson.

use std::rc::Rc;

use yew::prelude::*;

use super::lab::{HostedLab, LabSlot};
use crate::store::{Consensus, Lens, Selection, State, ViewChange, ViewState};
use crate::ui::compare::{CompareProps, compare};
use crate::ui::compared::use_compared;
use crate::ui::evaluation::{use_evaluation, use_evaluation_before};
use crate::ui::given::LatestGiven;
use crate::ui::grid::Sheet;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::inspector;
use crate::ui::lab::LabProps;
use crate::ui::long_run::LongRunProps;
use crate::ui::messages::Messages;
use crate::ui::panels::{PanelContext, panels};
use crate::ui::part_loading::use_part;
use crate::ui::shell::{OpenPanel, Panel, hyperparameters_button};
use crate::ui::time::time;
use crate::ui::widgets::definition::definition;
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::Quantity;
use yuma_lessons::{Cell, Region, Step, neuron};
use yuma_scenario::{AnyDocument, Comparison, Scenario, Title};

impl HostedLab for Consensus {
    fn document(scenario: &Scenario) -> AnyDocument {
        AnyDocument::Consensus(Box::new(scenario.clone()))
    }

    fn scenario(document: &AnyDocument) -> Option<Scenario> {
        match document {
            AnyDocument::Consensus(scenario) => Some(Scenario::clone(scenario)),
            AnyDocument::Market(_) => None,
        }
    }

    fn step_view(step: &Step, cell: Option<&Cell>, scenario: &Scenario) -> Vec<ViewChange> {
        let select = cell.and_then(|cell| Consensus::selection(cell, scenario));
        let lens = step.lens.as_deref().and_then(Quantity::from_id).map_or(Lens::StoredWeights, Lens::Step);
        vec![
            select.unwrap_or(ViewChange::Select(Selection::None)),
            ViewChange::SetLens(lens),
            ViewChange::Seek(Epoch(step.playhead)),
        ]
    }

    fn unselected(view: ViewState) -> ViewState {
        view
    }

    fn selection(cell: &Cell, scenario: &Scenario) -> Option<ViewChange> {
        let uid = |name: &str| neuron(scenario, name).ok();
        let selection = match cell {
            Cell::Row(name) => Selection::Validator(uid(name)?),
            Cell::Column(name) => Selection::Miner(uid(name)?),
            Cell::Cell(row, column) => Selection::Cell { row: uid(row)?, column: uid(column)? },
            Cell::Subnet(_) => return None,
        };
        Some(ViewChange::Select(selection))
    }

    fn picked(state: &State) -> Vec<String> {
        let uids = match state.view.shared.selection {
            Selection::None | Selection::Title(_) => Vec::new(),
            Selection::Cell { row, column } => vec![row, column],
            Selection::Validator(uid) | Selection::Miner(uid) | Selection::Result(_, uid) => vec![uid],
        };
        let neurons = uids.into_iter().filter_map(|uid| state.document.scenario.neuron(uid));
        neurons.map(|neuron| neuron.name.clone()).collect()
    }

    fn tools(panel: Option<Panel>, open: &Callback<Panel>) -> Html {
        html! { <Tools {panel} {open} /> }
    }

    fn draw(slot: LabSlot<Consensus>) -> Html {
        html! { <ConsensusLab {slot} /> }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ToolsProps {
    panel: Option<Panel>,
    open: Callback<Panel>,
}

#[component]
fn Tools(props: &ToolsProps) -> Html {
    let messages = use_messages();
    hyperparameters_button(&messages, props.panel, &props.open)
}

#[derive(Clone, PartialEq, Properties)]
struct ConsensusLabProps {
    slot: LabSlot<Consensus>,
}

/// Renders the shown parts of the lab.
#[component]
fn ConsensusLab(props: &ConsensusLabProps) -> Html {
    let LabSlot { state, dispatch, panel, open, on_close, .. } = &props.slot;
    let messages = use_messages();
    let shows = |region| props.slot.shows(region);
    let ignored = Callback::noop();
    let (evaluation, on_run) = use_evaluation(state);
    let compared = use_compared(&state.document.scenario, &evaluation);
    let before = use_evaluation_before(state, &evaluation);
    let lab = LabProps {
        covers_results: props.slot.is_covered,
        ..LabProps::of(state, &evaluation, before, compared.lanes.clone(), dispatch)
    };
    let inspector = use_part(Some(0), inspector, dispatch, &ignored);
    let is_over_time = shows(Region::Time) && !state.document.scenario.timeline.is_single();
    let time = use_part(is_over_time.then_some(0), time, dispatch, &ignored).filter(|_| is_over_time);
    let compares = shows(Region::Comparison) && state.document.scenario.comparison != Comparison::None;
    let compare = use_part(compares.then_some(0), compare, dispatch, &ignored).filter(|_| compares);
    // The page of the step renders the other panels.
    let panel = panel.filter(|panel| matches!(panel, Panel::Hyperparameters | Panel::Steps));
    let panels = use_part(panel.is_some().then_some(0), panels, dispatch, on_close);
    let shown = panel.zip(panels).map(|(panel, panels)| {
        let (given, on_given, on_place) = (LatestGiven::default(), Callback::noop(), Callback::noop());
        let context = PanelContext {
            state,
            evaluation: &evaluation,
            dispatch,
            on_close,
            given: &given,
            on_given: &on_given,
            on_place: &on_place,
        };
        (panels.show)(panel, context)
    });
    let opened = Rc::as_ptr(&state.document.opened) as usize;
    let comparison = compare
        .map(|draw| draw(&CompareProps { scenario: Rc::clone(&state.document.scenario), compared, lab: lab.clone() }));
    html! {
        <ContextProvider<OpenPanel> context={OpenPanel(open.clone())}>
            <div class={classes!("lesson-parts", shows(Region::Inspector).then_some("beside"))}>
                <Sheet key={opened} lab={lab.clone()} around={inspector.map(|part| part.around_grid)} />
                <div class="inspector-slot">{ for inspector.filter(|_| shows(Region::Inspector)).map(|part| (part.inspect)(&lab)) }</div>
            </div>
            { title_note(&messages, state.view.shared.selection, shows(Region::Inspector)) }
            <div class="time-slot">{ for time.map(|time| (time.draw)(LongRunProps { lab: lab.clone(), on_run })) }</div>
            <div class="compare-slot">{ comparison }</div>
            <div class="panels">{ for shown }</div>
        </ContextProvider<OpenPanel>>
    }
}

/// Renders the explanation of a pressed title, where no inspector has it.
fn title_note(messages: &Messages, selection: Selection, has_inspector: bool) -> Html {
    let title = match selection {
        Selection::Title(title) if !has_inspector => Some(title),
        _ => None,
    };
    let text = |title: Title, kind: &str| messages.text(&format!("title.{}.{kind}", title.id()));
    html! {
        <p class="title-note" role="status">{ for title.map(|title| definition(messages, text(title, "name"), text(title, "about"))) }</p>
    }
}
