//! The market page: top bar, eras, table, explanation, panels and notices.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::board::{BoardSheet, shows_board};
use super::day_cells::follows_playhead;
use super::era_strip::EraStrip;
use super::export::save;
use super::import::MarketImport;
use super::inspector::MarketInspector;
use super::latest::Latest;
use super::linked::LinkedPage;
use super::menu::MarketMenu;
use super::props::{MarketProps, MarketResults};
use super::shown_day::ShownDay;
use super::subnet_sheet::SubnetSheet;
use super::time::{FinishedRun, TimePanel, under};
use crate::platform::address;
use crate::platform::storage::BrowserStorage;
use crate::store::start::start;
use crate::store::{ActionOf, Lab, MarketColumns, MarketView, Markets, Origin, StateOf};
use crate::ui::documents::{Documents, StoredLab};
use crate::ui::given::{Given, use_given};
use crate::ui::hooks::{DispatchOf, Store, use_media, use_messages, use_page_title};
use crate::ui::messages::Messages;
use crate::ui::page_keys::use_page_keys;
use crate::ui::panels::eras::Eras;
use crate::ui::panels::help::Help;
use crate::ui::panels::share::{ShareLink, view};
use crate::ui::shell::autosave::Autosave;
use crate::ui::shell::hotkeys::{Command, command_for};
use crate::ui::shell::notices::{NoticeContext, notices};
use crate::ui::shell::{Chosen, Panel, Place, TopBar};
use crate::ui::titles;
use crate::ui::widgets::drop_target::DropTarget;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{self, DayQuantity, Market, MarketSharedView, Ticket, finest_stride};

/// The state of the market while another lab is open.
pub type KeptState = Rc<RefCell<Option<Rc<dyn Any>>>>;

/// The properties of [`MarketPage`].
#[derive(Clone, Properties)]
pub struct MarketPageProps {
    /// The open lab: the market, or the lessons, which use it.
    pub place: Place,
    /// Where the state stays while another lab is open.
    pub kept: KeptState,
    /// The fragment of the address that the state was opened from.
    pub opened_at: AttrValue,
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// The language and the theme.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
}

impl PartialEq for MarketPageProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
            && self.preferences == other.preferences
            && self.set_preferences == other.set_preferences
    }
}

/// The complete runs of the days.
type FinishedRuns = Rc<Vec<Rc<FinishedRun>>>;

/// The open market, ready to be shown.
pub struct OpenMarket {
    /// The market with its results.
    pub market: MarketProps,
    /// The day under the playhead; `None` for day 0.
    pub day: Option<ShownDay>,
    /// Whether the run of the days is a first one in coarse steps, which a finer one replaces.
    pub is_rough: bool,
    /// Receives the runs of the days.
    pub on_runs: Callback<FinishedRuns>,
}

/// Returns the kept state, or that at the start: a link, else the newest stored market, else the opening one.
fn first_state(kept: &KeptState) -> Rc<StateOf<Markets>> {
    let earlier = kept.borrow().clone().and_then(|state| state.downcast::<StateOf<Markets>>().ok());
    earlier.unwrap_or_else(|| {
        let opening = market::opening();
        let origin = Origin::Preset(opening.preset.clone().unwrap_or_default());
        start::<Markets>(&address::fragment(), &BrowserStorage, (opening, origin))
    })
}

/// Renders the page.
#[component]
pub fn MarketPage(props: &MarketPageProps) -> Html {
    let messages = use_messages();
    let store = {
        let kept = props.kept.clone();
        use_reducer(move || Store(first_state(&kept)))
    };
    let state = Rc::clone(&store.0);
    let dispatch: DispatchOf<Markets> = store.dispatcher();
    props.kept.replace(Some(Rc::clone(&state) as Rc<dyn Any>));
    let OpenMarket { market, day, on_runs, .. } = use_open_market(&state, &dispatch);
    let panel = use_state_eq(|| None::<Panel>);
    let open = use_callback(panel.setter(), |next: Panel, panel| panel.set(Some(next)));
    let on_close = use_callback(panel.setter(), |(), panel| panel.set(None));
    let (given, on_given) = use_given(panel.clone());
    let linked = state.view.shared.linked;
    let keys = (dispatch.clone(), open.clone(), linked.is_some());
    let on_command = use_callback(keys, |command: Command, (dispatch, open, is_linked)| match command {
        // The open consensus has commands of its own.
        _ if *is_linked => {}
        Command::Undo => dispatch.dispatch(ActionOf::Undo),
        Command::Redo => dispatch.dispatch(ActionOf::Redo),
        Command::Help => open.emit(Panel::Help),
        Command::Step(_) | Command::EndPresentation => {}
    });
    use_page_keys(command_for, on_command.clone());
    let title = Markets::title(&messages, &state.document.scenario);
    use_page_title(title.clone());
    let content = market_content(&market, &day, &on_given, &open);
    let view = match linked {
        Some(netuid) => html! {
            <LinkedPage key={format!("{} {}", netuid.0, Rc::as_ptr(&state.document.opened) as usize)} market={market.clone()} {netuid} panel={*panel} open={open.clone()} on_place={props.on_place.clone()}
                preferences={props.preferences} set_preferences={props.set_preferences.clone()} />
        },
        None => html! { <>
            <TopBar can_undo={state.can_undo()} can_redo={state.can_redo()} panel={*panel} place={Place::Market}
                tools={Html::default()} {on_command} on_place={props.on_place.clone()} open={open.clone()} preferences={props.preferences}
                set_preferences={props.set_preferences.clone()} />
            <EraStrip ..market.clone() />
            <main class="market-main">
                <section class="market-sheet" aria-label={title.clone()}>
                    <div class="sheet-head">
                        <h1>{ &title }</h1>
                        <p class="question">{ titles::market_question(&messages, &market.market) }</p>
                    </div>
                    { content }
                </section>
                <MarketInspector market={market.clone()} ticket={state.view.shared.ticket} {day} />
            </main>
            <div class="market-time-slot">{ market_time(&market, &state.view, &on_runs) }</div>
        </> },
    };
    html! {
        <div class="page market-page">
            <div class="market-view" key={if linked.is_some() { "consensus" } else { "market" }}>{ view }</div>
            <div class="notices" role="log" aria-live="polite" aria-label={messages.text("notice.label")}>
                { notices::<Markets>(&messages, &state.notices, NoticeContext { dispatch: &dispatch, open: &open }) }
            </div>
            <div class="panels">{ shown(&messages, *panel, &state, &market, &title, &on_close, &open) }</div>
            <div class="panels">
                if *panel == Some(Panel::Import) {
                    <MarketImport market={market.clone()} title={title.clone()} {given} on_given={on_given.clone()} on_close={on_close.clone()} />
                }
            </div>
            <div class="drop-slot"><DropTarget {on_given} /></div>
            <Autosave<Markets> state={Rc::clone(&state)} opened_at={props.opened_at.clone()}
                documents={Documents::all()} dispatch={dispatch.clone()} />
        </div>
    }
}

/// Returns the properties of the open market's parts, with its results.
#[hook]
pub fn use_open_market(state: &Rc<StateOf<Markets>>, dispatch: &DispatchOf<Markets>) -> OpenMarket {
    let earlier = use_mut_ref(|| None::<(Market, Rc<MarketResults>)>);
    let results = use_memo(state.revision, |_| MarketResults::of(&state.document.scenario, earlier.borrow().as_ref()));
    earlier.replace(Some(((*state.document.scenario).clone(), Rc::clone(&results))));
    let shows_eras = state.view.shared.columns == MarketColumns::Eras;
    let eras = use_memo((state.revision, shows_eras), |&(_, shows_eras)| match shows_eras {
        true => results.of_all_eras(&state.document.scenario),
        false => Vec::new(),
    });
    let runs = use_state(FinishedRuns::default);
    let on_runs = use_callback(runs.setter(), |shown: FinishedRuns, runs| runs.set(shown));
    let is_rough = *use_memo((state.revision, Rc::as_ptr(&runs) as usize), |_| {
        let market = &state.document.scenario;
        under(&runs, market.era).is_some_and(|run| run.phase.stride > finest_stride(market, market.era))
    });
    let latest = use_memo((), |()| Latest::default());
    let market = MarketProps {
        market: (*state.document.scenario).clone(),
        revision: state.revision,
        opened: Rc::as_ptr(&state.document.opened) as usize,
        results,
        eras,
        day: None,
        is_narrow: use_media("(max-width: 599px)"),
        covers_results: false,
        // The table and the days follow the playhead, one chart its quantity, and one tab the order.
        view: MarketView {
            shared: MarketSharedView {
                day: 0,
                chart: DayQuantity::default(),
                ticket: Ticket::default(),
                ..state.view.shared
            },
            ..state.view
        },
        dispatch: dispatch.clone(),
        latest,
    };
    let day = state.view.shared.day;
    let day = (day > 0).then(|| ShownDay::new(day, Rc::clone(&runs), is_rough, state.document.scenario.era));
    OpenMarket { market, day, is_rough, on_runs }
}

/// Renders the table of subnets or the board of votes.
pub fn market_content(
    market: &MarketProps,
    day: &Option<ShownDay>,
    on_given: &Callback<Given>,
    open: &Callback<Panel>,
) -> Html {
    if shows_board(market) {
        return html! { <div class="market-content" key="board"><BoardSheet ..market.clone() /></div> };
    }
    let day = day.clone().filter(|_| follows_playhead(market.view.shared.columns));
    let table = MarketProps { day, ..market.clone() };
    html! {
        <div class="market-content" key="subnets">
            <SubnetSheet key={market.opened} market={table} on_given={on_given.clone()} open={open.clone()} />
        </div>
    }
}

/// Renders the days. A board of votes stays as it is over time.
pub fn market_time(market: &MarketProps, view: &MarketView, on_runs: &Callback<FinishedRuns>) -> Html {
    match shows_board(market) {
        true => html! { <span hidden=true></span> },
        false => {
            html! { <TimePanel market={market.clone()} day={view.shared.day} quantity={view.shared.chart} {on_runs} /> }
        }
    }
}

fn shown(
    messages: &Messages,
    panel: Option<Panel>,
    state: &Rc<StateOf<Markets>>,
    market: &MarketProps,
    title: &AttrValue,
    on_close: &Callback<()>,
    open: &Callback<Panel>,
) -> Html {
    match panel {
        Some(Panel::Scenario) => {
            let on_import = open.reform(|()| Panel::Import);
            // The exports include the order.
            let market = MarketProps { view: state.view, ..market.clone() };
            html! { <MarketMenu state={Rc::clone(state)} {market} {on_import} {on_close} /> }
        }
        Some(Panel::Share) => {
            let scenario = Rc::clone(&state.document.scenario);
            let link = Markets::encode(&scenario);
            let with_view = Markets::encode_with_view(&scenario, &state.view.shared);
            let address = AttrValue::from(address::of_link(&with_view));
            let on_save = Callback::from(move |_: MouseEvent| save(&scenario));
            let views = market.view.shared.selected.into_iter().flat_map(|Netuid(netuid)| {
                ["price", "miner_burn"].map(|value| view(messages, format!("{value}({netuid})"), &link))
            });
            let views: Vec<_> = views.collect();
            html! { <ShareLink {address} {title} about={messages.text("market.share.about")} {views} {on_save} {on_close} /> }
        }
        Some(Panel::Eras) => html! { <Eras first={state.document.scenario.era} {on_close} /> },
        Some(Panel::Help) => html! { <Help {on_close} /> },
        _ => html! { <span hidden=true></span> },
    }
}
