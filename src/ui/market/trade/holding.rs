//! The proceeds of a stake that is sold after some days, computed in slices on the page.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::amounts::{Token, amount};
use crate::ui::hooks::use_messages;
use crate::ui::market::paid::{DAYS, Yields};
use crate::ui::market::props::MarketProps;
use crate::ui::market::refusal::refusal;
use crate::ui::messages::Messages;
use crate::ui::slices::{Steps, use_sliced};
use crate::ui::widgets::field::Field;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::economy::{BlockStride, DAY};
use yuma_engine::quantity::{Netuid, Rao};
use yuma_scenario::limits;
use yuma_scenario::market::{HeldOrder, HeldOrderRun, MarketRun, Ticket};

/// The blocks of a step.
const STRIDE: u32 = 600;
/// The pause after a change of the order before the days are computed.
const PAUSE_MS: u32 = 250;

/// The properties of [`Holding`].
#[derive(Clone, PartialEq, Properties)]
pub struct HoldingProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The composed order, a stake.
    pub ticket: Ticket,
    /// The network of the order.
    pub netuid: Netuid,
    /// Called with a changed order.
    pub on_ticket: Callback<Ticket>,
}

/// The inputs of a result.
#[derive(Clone, Copy, Debug, PartialEq)]
struct HoldingKey {
    revision: u64,
    /// The day of the stake.
    from: u16,
    netuid: Netuid,
    tao: Rao,
    days: u16,
}

type Found = (HoldingKey, Result<HeldOrder, OperationError>);

/// Renders the row of the sale after days.
#[component]
pub fn Holding(props: &HoldingProps) -> Html {
    let messages = use_messages();
    let HoldingProps { market, ticket, netuid, .. } = props;
    let key = HoldingKey {
        revision: market.revision,
        from: market.results.day,
        netuid: *netuid,
        tao: ticket.tao,
        days: ticket.days,
    };
    let settled = use_state_eq(|| None::<HoldingKey>);
    use_effect_with(key, {
        let settled = settled.setter();
        move |&key| {
            let pause = Timeout::new(PAUSE_MS, move || settled.set(Some(key)));
            move || drop(pause)
        }
    });
    let found = use_sliced(*settled, |key| steps(market, *key));
    let found = found.as_deref().and_then(Option::as_ref).filter(|(known, _)| *known == key).map(|(_, result)| result);
    let (value, note) =
        found.map_or_else(|| (messages.text("trade.hold.running"), None), |found| texts(&messages, *netuid, found));
    let root = (*netuid == Netuid::ROOT).then(|| root_note(&messages, props, found)).flatten();
    let notes = note.into_iter().chain(root).chain([messages.text("trade.hold.about")]);
    html! {
        <dl class="trade-effects"><div>
            <dt>{ messages.text("trade.hold") }{ " " }<span>{ days_field(&messages, props) }</span>{ " " }{ messages.text("trade.hold.unit") }</dt>
            <dd><span role="status">{ value }</span></dd>
            <dd class="note">{ notes.collect::<Vec<_>>().join(messages.sentence_gap()) }</dd>
        </div></dl>
    }
}

/// A run up to the day of the stake, then with it.
enum Stage {
    Before(MarketRun),
    Held(HeldOrderRun),
}

/// Returns the steps of a run; the first one creates it.
fn steps(market: &MarketProps, key: Option<HoldingKey>) -> Steps<Option<Found>> {
    let market = market.market.clone();
    let mut stage: Option<Stage> = None;
    Box::new(move || {
        let Some(key) = key else { return Some(None) };
        let start = u64::from(key.from).saturating_mul(DAY.0);
        let next = match stage.take() {
            None => Stage::Before(MarketRun::new(&market, market.era, BlockStride::new(STRIDE))),
            Some(Stage::Before(mut run)) if run.done().0 < start && !run.is_complete() => {
                run.advance();
                Stage::Before(run)
            }
            Some(Stage::Before(run)) => match HeldOrderRun::after(run, key.days, key.netuid, key.tao) {
                Ok(held) => Stage::Held(held),
                Err(error) => return Some(Some((key, Err(error)))),
            },
            Some(Stage::Held(mut run)) => {
                run.advance();
                Stage::Held(run)
            }
        };
        let result = match &next {
            Stage::Before(_) => None,
            Stage::Held(run) => run.result(),
        };
        stage = Some(next);
        result.map(|held| Some((key, Ok(held))))
    })
}

/// Returns the value and the note of a result.
fn texts(
    messages: &Messages,
    netuid: Netuid,
    found: &Result<HeldOrder, OperationError>,
) -> (AttrValue, Option<AttrValue>) {
    let gets = |rao: Rao| messages.fill("trade.back.value", &[("amount", &amount(messages, rao.0, Token::Tao))]);
    let held = match found {
        Ok(held) => held,
        Err(error) => return (refusal(messages, error), None),
    };
    let value = held.back.map_or_else(|error| refusal(messages, &error), gets);
    let note = match held.back_with_earned {
        _ if !held.exists => Some(messages.text("trade.hold.gone")),
        Ok(all) if held.earned.0 > 0 => Some(messages.fill(
            "trade.hold.with",
            &[
                ("amount", &amount(messages, all.0, Token::Tao)),
                ("earned", &amount(messages, held.earned.0, Token::on(netuid))),
            ],
        )),
        _ => None,
    };
    (value, note)
}

/// Describes what a stake on root earns beside a sale, unless it is part of the stake.
fn root_note(
    messages: &Messages,
    props: &HoldingProps,
    found: Option<&Result<HeldOrder, OperationError>>,
) -> Option<AttrValue> {
    let held = found?.as_ref().ok().filter(|held| held.earned.0 == 0)?;
    let market = &props.market;
    let yields = Yields::of(&market.results.now, Netuid::ROOT);
    let earned = held.paid.0 as f64 * yields.root * f64::from(props.ticket.days) / f64::from(DAYS);
    let days = props.ticket.days.to_string();
    Some(match earned as u64 {
        0 => messages.text("trade.hold.root.none"),
        earned => {
            let earned = amount(messages, earned, Token::Tao);
            messages.fill_plural(
                "trade.hold.root",
                usize::from(props.ticket.days),
                &[("amount", &earned), ("days", &days)],
            )
        }
    })
}

fn days_field(messages: &Messages, props: &HoldingProps) -> Html {
    let wrong = messages.fill("trade.hold.wrong", &[("limit", &limits::DAYS.to_string())]);
    let check = Callback::from(move |text: String| parsed_days(&text).is_none().then(|| wrong.clone()));
    let on_commit = {
        let (on_ticket, ticket) = (props.on_ticket.clone(), props.ticket);
        Callback::from(move |text: String| {
            if let Some(days) = parsed_days(&text) {
                on_ticket.emit(Ticket { days, ..ticket });
            }
        })
    };
    html! { <Field value={props.ticket.days.to_string()} label={messages.text("trade.hold.days")} {check} {on_commit} /> }
}

/// Parses a number of days.
fn parsed_days(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|days| (1..=limits::DAYS).contains(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_between_one_and_a_year() {
        for (text, days) in [("30", Some(30)), (" 365 ", Some(365)), ("0", None), ("366", None), ("soon", None)] {
            assert_eq!(parsed_days(text), days, "{text:?}");
        }
    }
}
