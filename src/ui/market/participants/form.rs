//! The form of a new or a changed participant.

use yew::prelude::*;

use super::draft::{FIRST_TAO, ParticipantDraft, PolicyKind};
use super::fields::DraftForm;
use super::policy_text::policy_text;
use crate::ui::hooks::use_messages;
use crate::ui::market::focus::{closing_key, has_wrong_field, use_form_focus};
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::{network_name, network_option};
use yuma_engine::quantity::{Amount, Netuid, Rao};
use yuma_scenario::market::MarketEdit;

/// The properties of [`ParticipantForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct ParticipantFormProps {
    /// The market.
    pub market: MarketProps,
    /// The index of the participant that is changed; `None` for a new one.
    pub index: Option<usize>,
    /// Called when the form is no longer needed.
    pub on_close: Callback<()>,
}

/// Renders the form, with the sentence of the policy.
#[component]
pub fn ParticipantForm(props: &ParticipantFormProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    use_form_focus(&node);
    let market = &props.market.market;
    let draft = use_state_eq(|| first_draft(props));
    let on_change = {
        let draft = draft.setter();
        Callback::from(move |changed: ParticipantDraft| draft.set(changed))
    };
    let form = DraftForm { messages: messages.clone(), draft: (*draft).clone(), on_change };
    let onsubmit = {
        let (props, participant, node) = (props.clone(), draft.participant(), node.clone());
        Callback::from(move |submit: SubmitEvent| {
            submit.prevent_default();
            if has_wrong_field(&node) {
                return;
            }
            let participant = participant.clone();
            props.market.edit(
                match props.index {
                    Some(index) => MarketEdit::SetParticipant(index, participant),
                    None => MarketEdit::AddParticipant(participant),
                },
                None,
            );
            props.on_close.emit(());
        })
    };
    let on_cancel = props.on_close.reform(|_: MouseEvent| ());
    let label = messages.text(if props.index.is_some() { "participants.change" } else { "participants.add" });
    let done = messages.text(if props.index.is_some() { "participants.form.done" } else { "days.form.add" });
    let on = network_name(&messages, market, draft.alpha_on.unwrap_or(draft.netuid));
    let alpha = messages.fill("participants.form.alpha", &[("subnet", &on)]);
    html! {
        <form class="days-form participants-form" ref={node} aria-label={label} {onsubmit} onkeydown={closing_key(&props.on_close)}>
            { policy_choice(&form) }
            { form.name() }
            { form.amount(messages.text("participants.form.tao"), draft.tao.0, "τ", |draft, tao| draft.tao = Rao(tao)) }
            { form.amount(alpha, draft.alpha.0, "α", |draft, alpha| draft.alpha = Amount(alpha)) }
            <span class="days-details">{ details(&form, props) }</span>
            <p class="participants-does">{ policy_text(&messages, market, &draft.policy()) }</p>
            <span class="participants-buttons">
                <button type="submit" class="primary">{ done }</button>
                <button type="button" onclick={on_cancel}>{ messages.text("days.form.cancel") }</button>
            </span>
        </form>
    }
}

fn first_draft(props: &ParticipantFormProps) -> ParticipantDraft {
    let market = &props.market.market;
    let first = market.subnets.first().map_or(Netuid::ROOT, |subnet| subnet.netuid);
    let netuid = props.market.view.shared.selected.unwrap_or(first);
    match props.index.and_then(|index| market.participants.get(index)) {
        Some(participant) => ParticipantDraft::of(participant, netuid),
        None => ParticipantDraft::new(netuid),
    }
}

fn policy_choice(form: &DraftForm) -> Html {
    let options =
        PolicyKind::ALL.map(|kind| form.messages.text(&format!("participants.policy.{}", kind.id())).to_string());
    let chosen = PolicyKind::ALL.iter().position(|kind| *kind == form.draft.kind).unwrap_or_default();
    form.choice("participants.form.policy", &options, chosen, |draft, index| {
        draft.kind = PolicyKind::ALL.get(index).copied().unwrap_or_default();
        // Miners and owners live on their pay.
        let is_untouched = [0, FIRST_TAO.0].contains(&draft.tao.0);
        if is_untouched {
            draft.tao = if matches!(draft.kind, PolicyKind::Miner | PolicyKind::Owner) { Rao(0) } else { FIRST_TAO };
        }
    })
}

/// Renders the fields of the policy.
fn details(form: &DraftForm, props: &ParticipantFormProps) -> Html {
    let draft = &form.draft;
    let pool = || {
        form.amount(form.messages.text("participants.form.pool"), draft.min_pool.0, "τ", |draft, tao| {
            draft.min_pool = Rao(tao)
        })
    };
    let every = || form.days("participants.form.every", draft.days, 1, |draft, days| draft.days = days);
    match draft.kind {
        PolicyKind::Holder => subnet_choice(form, props, true),
        PolicyKind::EarlyMover => html! {
            <>
                { subnet_choice(form, props, true) }
                { form.days("participants.form.day", draft.day, 0, |draft, day| draft.day = day) }
                { form.days("participants.form.held", draft.held, 0, |draft, held| draft.held = held) }
            </>
        },
        PolicyKind::Momentum | PolicyKind::YieldSeeker => html! { <>{ every() }{ pool() }</> },
        PolicyKind::Miner | PolicyKind::Owner => html! {
            <>
                { subnet_choice(form, props, false) }
                { form.percent("participants.form.part", draft.part, |draft, part| draft.part = part) }
            </>
        },
        PolicyKind::Arbitrageur => html! {
            <>{ form.percent("participants.form.gap", draft.gap, |draft, gap| draft.gap = gap) }{ pool() }</>
        },
    }
}

/// Renders the choice of the subnet; the first option may be one at random.
fn subnet_choice(form: &DraftForm, props: &ParticipantFormProps, has_random: bool) -> Html {
    let (messages, market) = (&form.messages, &props.market.market);
    let networks: Vec<Option<Netuid>> =
        has_random.then_some(None).into_iter().chain(market.subnets.iter().map(|subnet| Some(subnet.netuid))).collect();
    let name = |netuid: &Option<Netuid>| match netuid {
        Some(netuid) => network_option(messages, market, *netuid),
        None => messages.text("participants.random").to_string(),
    };
    let picked = (!(has_random && form.draft.is_random)).then_some(form.draft.netuid);
    let chosen = networks.iter().position(|netuid| *netuid == picked).unwrap_or_default();
    let options: Vec<String> = networks.iter().map(name).collect();
    form.choice("days.form.subnet", &options, chosen, move |draft, index| match networks.get(index) {
        Some(Some(netuid)) => (draft.netuid, draft.is_random) = (*netuid, false),
        Some(None) => draft.is_random = true,
        None => {}
    })
}
