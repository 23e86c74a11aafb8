//! The lab of a subnet's consensus: a working copy with an undo of its own, every state of which goes into the market.

use std::rc::Rc;

use yew::prelude::*;

use super::page::LinkedPageProps;
use crate::platform::presentation::toggle_presentation;
use crate::store::{Action, ActionOf, Lanes, MarketViewChange, NoticeKind, OpenDocument, Origin, State, ViewChange};
use crate::ui::evaluation::{use_evaluation, use_evaluation_before};
use crate::ui::gesture::next_gesture;
use crate::ui::given::LatestGiven;
use crate::ui::grid::{Sheet, lens_beside};
use crate::ui::hooks::{Dispatch, Store, use_messages};
use crate::ui::inspector::inspector;
use crate::ui::lab::LabProps;
use crate::ui::page_keys::use_page_keys;
use crate::ui::panels::{PanelContext, panels};
use crate::ui::part_loading::use_part;
use crate::ui::shell::hotkeys::{Command, command_for};
use crate::ui::shell::notices::NoticeContext;
use crate::ui::shell::{OpenPanel, Panel, Place, TopBar, hyperparameters_button};
use yuma_scenario::Scenario;
use yuma_scenario::market::{MarketEdit, MarketError, SubnetConsensus};

/// More than the number of panels.
const PANELS: usize = 100;

/// The properties of [`LinkedLab`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinkedLabProps {
    /// The page around the lab.
    pub page: LinkedPageProps,
    /// The scenario when the lab opened.
    pub scenario: Scenario,
    /// The bar that leads back to the market.
    pub bar: Html,
}

/// Renders the lab.
#[component]
pub fn LinkedLab(props: &LinkedLabProps) -> Html {
    let LinkedLabProps { page, bar, .. } = props;
    let messages = use_messages();
    let store = {
        let scenario = Rc::new(props.scenario.clone());
        use_reducer(move || Store(Rc::new(State::new(OpenDocument::new(scenario, Origin::Link)))))
    };
    let state = Rc::clone(&store.0);
    let dispatch: Dispatch = store.dispatcher();
    use_kept_in_market(&state, page, &dispatch);
    // Its scenarios have one epoch, which nothing runs elsewhere.
    let (evaluation, _) = use_evaluation(&state);
    let evaluation_before = use_evaluation_before(&state, &evaluation);
    let lab = LabProps::of(&state, &evaluation, evaluation_before, Lanes::default(), &dispatch);
    let panel = use_state_eq(|| None::<Panel>);
    let on_close = use_callback(panel.setter(), |(), panel| panel.set(None));
    let open = use_callback((panel.setter(), page.open.clone()), |next: Panel, (panel, open)| match next {
        Panel::Hyperparameters | Panel::Steps => panel.set(Some(next)),
        other => open.emit(other),
    });
    let on_command = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        use_callback(state.view.shared.lens, move |command: Command, &lens| match command {
            Command::Step(by) => dispatch.dispatch(Action::View(ViewChange::SetLens(lens_beside(lens, by)))),
            Command::EndPresentation => toggle_presentation(),
            Command::Undo => dispatch.dispatch(Action::Undo),
            Command::Redo => dispatch.dispatch(Action::Redo),
            Command::Help => open.emit(Panel::Help),
        })
    };
    use_page_keys(command_for, on_command.clone());
    let inspector = use_part(Some(0), inspector, &dispatch, &Callback::noop());
    let need = panel.map_or(0, |panel| panel as usize + 1) + PANELS * state.notices.len();
    let panels = use_part(Some(need), panels, &dispatch, &on_close);
    let shown = panel.zip(panels).map(|(panel, panels)| {
        let (given, on_given, on_place) = (LatestGiven::default(), Callback::noop(), Callback::noop());
        let context = PanelContext {
            state: &state,
            evaluation: &evaluation,
            dispatch: &dispatch,
            on_close: &on_close,
            given: &given,
            on_given: &on_given,
            on_place: &on_place,
        };
        (panels.show)(panel, context)
    });
    let notices = panels
        .map(|panels| (panels.notices)(&messages, &state.notices, NoticeContext { dispatch: &dispatch, open: &open }));
    let tools = hyperparameters_button(&messages, *panel, &open);
    let opened = Rc::as_ptr(&state.document.opened) as usize;
    html! {
        <ContextProvider<OpenPanel> context={OpenPanel(open.clone())}>
            <TopBar can_undo={state.can_undo()} can_redo={state.can_redo()} panel={panel.or(page.panel)} place={Place::Market} {tools}
                {on_command} on_place={place(page)} {open} preferences={page.preferences} set_preferences={page.set_preferences.clone()} />
            <div class="linked-slot">{ bar.clone() }</div>
            <main class="page-main">
                <Sheet key={opened} lab={lab.clone()} around={inspector.map(|part| part.around_grid)} />
                <div class="inspector-slot">{ for inspector.map(|part| (part.inspect)(&lab)) }</div>
            </main>
            <div class="notices" role="log" aria-live="polite" aria-label={messages.text("notice.label")}>{ for notices }</div>
            <div class="panels">{ for shown }</div>
        </ContextProvider<OpenPanel>>
    }
}

/// Returns the callback of the tabs: the market is that of the subnet.
fn place(page: &LinkedPageProps) -> Callback<Place> {
    let page = page.clone();
    Callback::from(move |to: Place| match to {
        Place::Market => page.market.change_view(MarketViewChange::CloseConsensus),
        Place::Consensus | Place::Learn => page.on_place.emit(to),
    })
}

/// Stores every state of the lab in the market. All of a visit are one step of undo there.
#[hook]
fn use_kept_in_market(state: &Rc<State>, page: &LinkedPageProps, dispatch: &Dispatch) {
    let gesture = use_memo((), |()| next_gesture());
    let (state, dispatch) = (Rc::clone(state), dispatch.clone());
    let (market, netuid) = (page.market.dispatch.clone(), page.netuid);
    use_effect_with(state.revision, move |&revision| {
        if revision == 0 {
            return;
        }
        match SubnetConsensus::new(Scenario::clone(&state.document.scenario)) {
            Ok(consensus) => market.dispatch(ActionOf::Edit {
                edit: MarketEdit::SetConsensus { netuid, consensus: Some(consensus) },
                gesture: Some(*gesture),
            }),
            Err(error) => dispatch
                .dispatch(Action::Notify(NoticeKind::MarketEditRejected(MarketError::Consensus { netuid, error }))),
        }
    });
}
