//! The participants of a market over its days: their list, their policies and their holdings.

mod chart;
mod draft;
mod fields;
mod form;
mod lines;
mod policy_text;
mod quantity;
mod seeds;
mod table;

use std::rc::Rc;

use yew::prelude::*;

use self::chart::ParticipantChart;
use self::form::ParticipantForm;
use self::quantity::ParticipantQuantity;
use self::seeds::use_seed_runs;
use self::table::{ParticipantTable, RowAction};
use super::props::MarketProps;
use super::time::{Days, FinishedRun};
use crate::ui::hooks::use_messages;
use yuma_scenario::market::MarketEdit;

/// The properties of [`Participants`].
#[derive(Clone, Properties)]
pub struct ParticipantsProps {
    /// The market.
    pub market: MarketProps,
    /// The best run of the market under its era.
    pub run: Option<Rc<FinishedRun>>,
    /// Whether all runs are complete, so that there is time for other seeds.
    pub is_idle: bool,
    /// The days.
    pub days: Days,
}

impl PartialEq for ParticipantsProps {
    fn eq(&self, other: &Self) -> bool {
        self.market == other.market
            && self.run.as_ref().map(Rc::as_ptr) == other.run.as_ref().map(Rc::as_ptr)
            && (self.is_idle, &self.days) == (other.is_idle, &other.days)
    }
}

/// Renders the participants. Without any there is only the button that adds one.
#[component]
pub fn Participants(props: &ParticipantsProps) -> Html {
    let messages = use_messages();
    let market = &props.market.market;
    let run = props.run.as_ref();
    let seeds = use_seed_runs(&props.market, props.is_idle && run.is_some());
    let chosen = use_state_eq(|| 0usize);
    let editing = use_state_eq(|| None::<Option<usize>>);
    // An index means another participant once the list changes.
    use_effect_with(market.participants.clone(), {
        let editing = editing.setter();
        move |_| editing.set(None)
    });
    let quantity = use_state_eq(ParticipantQuantity::default);
    let on_quantity = use_callback(quantity.setter(), |chosen: ParticipantQuantity, quantity| quantity.set(chosen));
    let on_close = use_callback(editing.setter(), |(), editing| editing.set(None));
    let on_add = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(if *editing == Some(None) { None } else { Some(None) }))
    };
    let on_action = {
        let (market, chosen, editing) = (props.market.clone(), chosen.setter(), editing.setter());
        Callback::from(move |(index, action): (usize, RowAction)| match action {
            RowAction::Choose => chosen.set(index),
            RowAction::Change => editing.set(Some(Some(index))),
            RowAction::Remove => {
                editing.set(None);
                market.edit(MarketEdit::RemoveParticipant(index), None);
            }
        })
    };
    let count = market.participants.len();
    let shown = (*chosen).min(count.saturating_sub(1));
    let day = usize::from(props.days.playhead);
    let points = run.and_then(|run| run.points.first().zip(run.points.get(day).or(run.points.last())));
    let table =
        ParticipantTable { messages: &messages, market: &props.market, points, chosen: shown, on_action: &on_action };
    let form = editing.filter(|index| index.is_none_or(|index| index < count));
    html! {
        <section class="participants" aria-label={messages.text("participants.label")}>
            <div class="participants-head">
                <h2>{ messages.text("participants.label") }</h2>
                <span>{ messages.text(if count == 0 { "participants.none" } else { "participants.about" }) }</span>
                <button type="button" aria-expanded={(*editing == Some(None)).to_string()} onclick={on_add}>{ messages.text("participants.add") }</button>
            </div>
            <div>{ for form.map(|index| html! {
                <ParticipantForm key={index.map_or(-1, |index| index as i64).to_string()} market={props.market.clone()} {index} on_close={on_close.clone()} />
            }) }</div>
            <div class="participants-body">{ for (count > 0).then(|| html! {
                <>
                    { table.draw() }
                    <div>{ for run.map(|run| html! {
                        <ParticipantChart market={market.clone()} run={Rc::clone(run)} {seeds} days={props.days.clone()} quantity={*quantity} {on_quantity} chosen={shown} />
                    }) }</div>
                </>
            }) }</div>
        </section>
    }
}
