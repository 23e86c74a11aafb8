//! The pane of a title of the grid, which explains its numbers.

use yew::prelude::*;

use super::heading::heading;
use crate::ui::messages::Messages;
use crate::ui::widgets::spec_link::{Spec, spec_link};
use yuma_scenario::Title;

/// Renders the explanation of a title.
pub fn title_pane(messages: &Messages, title: Title) -> Html {
    let text = |kind: &str| messages.text(&format!("title.{}.{kind}", title.id()));
    let section = section(title);
    html! {
        <>
            { heading(&messages.text("title.context"), &text("name")) }
            <p>{ text("about") }</p>
            <p class="source">
                { spec_link(Spec::Yuma, section, messages.fill("title.source", &[("section", section)])) }
            </p>
        </>
    }
}

/// Returns the section of the specification that computes the numbers under a title.
fn section(title: Title) -> &'static str {
    match title {
        Title::Stake => "5.2",
        Title::Consensus => "5.6",
        Title::ValidatorTrust | Title::Incentive => "5.7",
        Title::Dividends => "5.10",
        Title::ValidatorEmission | Title::PayPerStake | Title::MinerEmission => "5.12",
    }
}
