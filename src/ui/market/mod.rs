//! The market lab: subnets with their pools, and what each gets of the TAO under the rules of an era.

mod board;
mod cell_session;
mod column_input;
mod columns;
mod day_cells;
mod day_results;
mod era_strip;
mod era_summary;
mod export;
mod focus;
mod gate_chart;
mod import;
mod inspector;
mod latest;
mod life;
mod line;
mod linked;
mod menu;
mod page;
mod paid;
mod parameter_field;
mod participants;
mod preset_list;
mod props;
mod refusal;
mod selection;
mod shown_day;
mod split;
mod subnet_sheet;
mod table;
mod time;
mod trade;
mod typed;
mod why;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub use self::era_strip::EraStrip;
pub use self::inspector::MarketInspector;
use self::page::MarketPage;
pub use self::page::{KeptState, MarketPageProps, OpenMarket, market_content, market_time, use_open_market};
pub use self::props::MarketProps;
pub use self::why::reads_flows;
use crate::jobs::Job;
use crate::store::{Markets, PartFailure};
use crate::ui::documents::{Documents, StoredLab};
use crate::ui::error_text::part_failure;
use crate::ui::hooks::use_messages;
use crate::ui::learn::{LearnPageProps, LearnPart, learn};
use crate::ui::messages::Messages;
use crate::ui::part::{Missing, part};
use crate::ui::shell::Place;
use crate::ui::titles;
use yuma_scenario::market::Market;

/// The part with the market page.
#[derive(Clone, Copy)]
pub struct MarketPart {
    /// Renders the page.
    pub draw: fn(MarketPageProps) -> Html,
    documents: fn() -> Documents<Markets>,
    /// In the worker: returns the runs that the page requests, or `None` if the text is not a request.
    pub job: fn(&str) -> Option<Box<dyn Job>>,
}

part! {
    /// Loads the market page.
    pub fn market() -> MarketPart {
        MarketPart {
            draw,
            documents: Documents::all,
            job: time::job,
        }
    } in market
}

fn draw(props: MarketPageProps) -> Html {
    match props.place {
        Place::Learn => html! { <LearnLater ..props /> },
        Place::Consensus | Place::Market => html! { <MarketPage ..props /> },
    }
}

/// Renders the lessons as soon as their part is loaded.
#[component]
fn LearnLater(props: &MarketPageProps) -> Html {
    let messages = use_messages();
    let part = use_state_eq(|| None::<Loaded>);
    let tries = use_state(|| 0u32);
    {
        let part = part.setter();
        use_effect_with(*tries, move |_| {
            spawn_local(async move { part.set(Some(learn().await.map_err(|Missing(failure)| failure))) });
        });
    }
    let retry = {
        let tries = tries.clone();
        Callback::from(move |_: MouseEvent| tries.set(*tries + 1))
    };
    let MarketPageProps { on_place, preferences, set_preferences, .. } = props.clone();
    match &*part {
        Some(Ok(part)) => (part.draw)(LearnPageProps { on_place, preferences, set_preferences }),
        Some(Err(failure)) => html! {
            <main class="learn-list" key="missing">
                <p role="alert">{ part_failure(&messages, failure) }</p>
                <button type="button" onclick={retry}>{ messages.text("learn.retry") }</button>
            </main>
        },
        None => html! { <main class="learn-list" key="waiting" aria-busy="true"></main> },
    }
}

type Loaded = Result<LearnPart, PartFailure>;

impl StoredLab for Markets {
    fn title(messages: &Messages, market: &Market) -> AttrValue {
        titles::market_title(messages, market)
    }

    async fn documents() -> Result<Documents<Self>, Missing> {
        market().await.map(|part| (part.documents)())
    }
}
