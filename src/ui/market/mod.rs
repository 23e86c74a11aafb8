//! The market lab: subnets with their pools, and what each gets of the TAO under the rules of an era.

mod board;
mod cell_session;
mod column_input;
mod columns;
mod era_strip;
mod era_summary;
mod export;
mod gate_chart;
mod import;
mod inspector;
mod latest;
mod life;
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
mod why;

use yew::prelude::*;

pub use self::era_strip::EraStrip;
pub use self::inspector::MarketInspector;
use self::page::MarketPage;
pub use self::page::{KeptState, MarketPageProps, OpenMarket, market_content, market_time, use_open_market};
pub use self::props::MarketProps;
use crate::jobs::Job;
use crate::store::Markets;
use crate::ui::documents::{Documents, StoredLab};
use crate::ui::learn::LearnPage;
use crate::ui::messages::Messages;
use crate::ui::panels::eras::{self, ErasProps};
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
    /// Renders the panel of the eras, which needs all code of the economy.
    pub eras: fn(&ErasProps) -> Html,
    /// In the worker: returns the runs that the page requests, or `None` if the text is not a request.
    pub job: fn(&str) -> Option<Box<dyn Job>>,
}

part! {
    /// Loads the market page.
    pub fn market() -> MarketPart {
        MarketPart {
            draw,
            documents: Documents::all,
            eras: eras::draw,
            job: time::job,
        }
    } in market
}

fn draw(props: MarketPageProps) -> Html {
    match props.place {
        Place::Learn => html! {
            <LearnPage on_place={props.on_place} preferences={props.preferences} set_preferences={props.set_preferences} />
        },
        Place::Consensus | Place::Market => html! { <MarketPage ..props /> },
    }
}

impl StoredLab for Markets {
    fn title(messages: &Messages, market: &Market) -> AttrValue {
        titles::market_title(messages, market)
    }

    async fn documents() -> Result<Documents<Self>, Missing> {
        market().await.map(|part| (part.documents)())
    }
}
