//! The table of participants with their holdings at a day.

use yew::prelude::*;

use super::policy_text::{participant_name, policy_text};
use super::quantity::ParticipantQuantity;
use crate::ui::format::{count, whole};
use crate::ui::market::focus::leave_removed;
use crate::ui::market::props::MarketProps;
use crate::ui::market::refusal::refusal;
use crate::ui::market::trade::amounts::{Token, amount, significant};
use crate::ui::market::trade::network_name;
use crate::ui::messages::Messages;
use yuma_scenario::market::{DayPoint, ParticipantPoint};

/// The number of rows; a market can have a thousand participants.
const ROWS: usize = 100;
/// The number of holdings that a row names.
const HOLDINGS: usize = 2;

/// An action of a row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAction {
    /// Shows its lines in the chart.
    Choose,
    /// Opens the form.
    Change,
    /// Removes it.
    Remove,
}

/// The table of participants.
pub struct ParticipantTable<'a> {
    /// The messages.
    pub messages: &'a Messages,
    /// The market.
    pub market: &'a MarketProps,
    /// The first day of the run and the shown one, if the run is that of the open market.
    pub points: Option<(&'a DayPoint, &'a DayPoint)>,
    /// The chosen participant.
    pub chosen: usize,
    /// Called with a click on a participant.
    pub on_action: &'a Callback<(usize, RowAction)>,
}

impl ParticipantTable<'_> {
    /// Renders the table.
    pub fn draw(&self) -> Html {
        let messages = self.messages;
        let total = self.market.market.participants.len();
        let columns = ["value", "return", "against", "proceeds", "holds", "trades"];
        let more = (total > ROWS).then(|| messages.fill("participants.more", &[("count", &count(total - ROWS))]));
        html! {
            <div class="participants-table scroll" tabindex="0" role="group" aria-label={messages.text("participants.label")}>
                <table>
                    <thead><tr>
                        <th scope="col">{ messages.text("participants.column.name") }</th>
                        { for columns.map(|id| html! {
                            <th key={id} scope="col" title={messages.find(&format!("participants.column.{id}.about"))}>{ messages.text(&format!("participants.column.{id}")) }</th>
                        }) }
                        <th scope="col"><span class="sr-only">{ messages.text("participants.column.edit") }</span></th>
                    </tr></thead>
                    <tbody>{ for (0..total.min(ROWS)).map(|index| self.row(index)) }</tbody>
                </table>
                <p class="participants-more">{ for more }</p>
            </div>
        }
    }

    fn row(&self, index: usize) -> Html {
        let (messages, market) = (self.messages, &self.market.market);
        let name = participant_name(messages, market, index);
        let does = market.participants.get(index).map(|one| policy_text(messages, market, &one.policy));
        let action = |action: RowAction| {
            self.on_action.reform(move |event: MouseEvent| {
                if action == RowAction::Remove {
                    leave_removed(&event, "tr", ".participants-head > button");
                }
                (index, action)
            })
        };
        let is_chosen = index == self.chosen;
        let [change, remove] =
            ["participants.change.one", "participants.remove"].map(|key| messages.fill(key, &[("name", &name)]));
        html! {
            <tr key={index} class={classes!(is_chosen.then_some("chosen"))}>
                <th scope="row">
                    <button type="button" class="link" aria-pressed={is_chosen.to_string()} onclick={action(RowAction::Choose)}>{ name }</button>
                    <small>{ for does }</small>
                </th>
                { self.cells(index) }
                <td class="participants-edit">
                    <button type="button" class="quiet" aria-label={change.clone()} title={change} onclick={action(RowAction::Change)}>{ "✎" }</button>
                    <button type="button" class="quiet" aria-label={remove.clone()} title={remove} onclick={action(RowAction::Remove)}>{ "×" }</button>
                </td>
            </tr>
        }
    }

    /// Renders the cells of a day; dashes until the run is there.
    fn cells(&self, index: usize) -> Html {
        let messages = self.messages;
        let of = |(first, now): (&'_ DayPoint, &'_ DayPoint)| {
            Some((first.participants.get(index)?.clone(), now.participants.get(index)?.clone()))
        };
        let Some((start, point)) = self.points.and_then(of) else {
            return html! { <>{ for (0..6).map(|at| html! { <td key={at}>{ "–" }</td> }) }</> };
        };
        let change = |quantity: ParticipantQuantity| {
            let has = self.market.market.participants.get(index).is_some_and(|one| quantity.applies_to(&one.policy));
            let value = quantity.of(&start, &point).filter(|_| has);
            let class = value.map(|value| if value < 0.0 { "less" } else { "more" });
            html! { <td {class}>{ value.map_or_else(|| "–".to_owned(), |value| quantity.written(messages, value)) }</td> }
        };
        let tao = |rao: u64| messages.numbers().with_unit(&significant(whole(rao), 5), "τ");
        html! {
            <>
                <td>{ tao(point.value.0) }</td>
                { change(ParticipantQuantity::Return) }
                { change(ParticipantQuantity::AgainstKept) }
                <td>{ tao(point.proceeds.0) }</td>
                <td class="participants-holds">{ self.holds(&point) }</td>
                <td>{ self.trades(&point) }</td>
            </>
        }
    }

    fn holds(&self, point: &ParticipantPoint) -> String {
        let messages = self.messages;
        let mut held = point.holdings.clone();
        held.sort_by_key(|held| std::cmp::Reverse(held.alpha.0));
        let alpha = held.iter().take(HOLDINGS).map(|held| {
            let name = network_name(messages, &self.market.market, held.netuid);
            messages.fill(
                "participants.holding",
                &[("amount", &amount(messages, held.alpha.0, Token::Alpha)), ("subnet", &name)],
            )
        });
        let alpha = alpha.map(|text| text.to_string());
        let tao = (point.tao.0 > 0 || held.is_empty()).then(|| amount(messages, point.tao.0, Token::Tao));
        let rest = held.len().saturating_sub(HOLDINGS);
        let more =
            (rest > 0).then(|| messages.fill("participants.holding.more", &[("count", &count(rest))]).to_string());
        let parts: Vec<String> = tao.into_iter().chain(alpha).chain(more).collect();
        parts.join(" + ")
    }

    fn trades(&self, point: &ParticipantPoint) -> Html {
        let messages = self.messages;
        let refused = point.refusal.filter(|_| point.refusals > 0).map(|error| {
            let refusals = count(usize::try_from(point.refusals).unwrap_or_default());
            let text = messages.fill("participants.refused", &[("count", &refusals)]);
            html! { <em title={refusal(messages, &error)}>{ text }</em> }
        });
        html! { <>{ count(usize::try_from(point.trades).unwrap_or_default()) }{ for refused }</> }
    }
}
