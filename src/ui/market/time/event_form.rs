//! The form of a new event.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::draft::{Draft, EventKind};
use crate::ui::format::{fixed, grouped_digits, trimmed};
use crate::ui::hooks::use_messages;
use crate::ui::market::focus::{closing_key, has_wrong_field, use_form_focus};
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::amounts::amount_check;
use crate::ui::market::trade::network_option;
use crate::ui::market::typed::typed_percent;
use crate::ui::messages::Messages;
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::select::chosen_index;
use yuma_engine::economy::ERAS;
use yuma_engine::quantity::{Amount, Netuid, Rao};
use yuma_scenario::market::MarketEdit;
use yuma_scenario::{typed_amount, written_amount};

/// The properties of [`EventForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct EventFormProps {
    /// The market.
    pub market: MarketProps,
    /// The day of a new event.
    pub day: u16,
    /// Called when the form is no longer needed.
    pub on_close: Callback<()>,
}

/// The form in progress.
struct Form<'a> {
    messages: &'a Messages,
    draft: Draft,
    on_change: Callback<Draft>,
}

/// Renders the form. The subject is the selected subnet unless another one is chosen.
#[component]
pub fn EventForm(props: &EventFormProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    use_form_focus(&node);
    let market = &props.market.market;
    let last = market.horizon.saturating_sub(1);
    let draft = use_state_eq(|| Draft { day: props.day.min(last), ..Draft::default() });
    let chosen = use_state_eq(|| None::<Netuid>);
    let first = market.subnets.first().map(|subnet| subnet.netuid);
    let subject = chosen.or(props.market.view.shared.selected).or(first).unwrap_or(Netuid::ROOT);
    let form = Form { messages: &messages, draft: *draft, on_change: setter(&draft) };
    let networks: Vec<Netuid> = market.subnets.iter().map(|subnet| subnet.netuid).collect();
    let name = |netuid: Netuid| network_option(&messages, market, netuid);
    let on_subject = {
        let chosen = chosen.setter();
        Callback::from(move |netuid: Netuid| chosen.set(Some(netuid)))
    };
    let add = {
        let (props, event, node) = (props.clone(), draft.event(subject), node.clone());
        Callback::from(move |()| {
            if has_wrong_field(&node) {
                return;
            }
            props.market.edit(MarketEdit::AddEvent(event.clone()), None);
            props.on_close.emit(());
        })
    };
    let onsubmit = add.reform(|submit: SubmitEvent| submit.prevent_default());
    // Enter commits a field first, so that the event is added after the next rendering, with the new value. A question about
    // the value is left for another Enter.
    let entered = use_state_eq(|| None::<bool>);
    {
        let (entered, node) = (entered.clone(), node.clone());
        use_effect_with(*entered, move |was_asking| {
            if let Some(was_asking) = *was_asking {
                entered.set(None);
                if was_asking || !is_asking(&node) {
                    add.emit(());
                }
            }
        });
    }
    let onkeydown = {
        let (close, entered, node) = (closing_key(&props.on_close), entered.setter(), node.clone());
        Callback::from(move |event: KeyboardEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let is_text = target.is_some_and(|input| input.type_() == "text");
            if event.key() == "Enter" && is_text && !event.is_composing() {
                entered.set(Some(is_asking(&node)));
            }
            close.emit(event);
        })
    };
    let on_cancel = props.on_close.reform(|_: MouseEvent| ());
    let has_subject = !matches!(draft.kind, EventKind::Register | EventKind::Rules);
    html! {
        <form class="days-form" ref={node} aria-label={messages.text("days.add")} {onsubmit} {onkeydown}>
            { day_field(&form, last) }
            { kind_select(&form) }
            <span>{ for has_subject.then(|| select(messages.text("days.form.subnet"), &networks, subject, &name, on_subject)) }</span>
            <span class="days-details">{ details(&form, &networks, subject, &name) }</span>
            <button type="submit" class="primary">{ messages.text("days.form.add") }</button>
            <button type="button" onclick={on_cancel}>{ messages.text("days.form.cancel") }</button>
        </form>
    }
}

/// Returns whether a field of the form asks which of two values was meant.
fn is_asking(form: &NodeRef) -> bool {
    let asked = form.cast::<Element>().and_then(|form| form.query_selector(".reading button").ok().flatten());
    asked.is_some()
}

fn setter(draft: &UseStateHandle<Draft>) -> Callback<Draft> {
    let setter = draft.setter();
    Callback::from(move |draft: Draft| setter.set(draft))
}

fn day_field(form: &Form<'_>, last: u16) -> Html {
    let range = form.messages.fill("days.form.day.range", &[("last", &last.to_string())]);
    let day = move |text: &str| text.trim().parse::<u16>().ok().filter(|&day| day <= last);
    let check = Callback::from(move |text: String| day(&text).is_none().then(|| range.clone()));
    let (on_change, draft) = (form.on_change.clone(), form.draft);
    let on_commit = Callback::from(move |text: String| {
        if let Some(day) = day(&text) {
            on_change.emit(Draft { day, ..draft });
        }
    });
    let label = form.messages.text("days.day");
    html! {
        <span class="labeled"><span aria-hidden="true">{ &label }</span>
            <Field value={form.draft.day.to_string()} {label} {check} {on_commit} /></span>
    }
}

fn kind_select(form: &Form<'_>) -> Html {
    let (on_change, draft) = (form.on_change.clone(), form.draft);
    let onchange = Callback::from(move |event: Event| {
        if let Some(&kind) = chosen_index(&event).and_then(|index| EventKind::ALL.get(index)) {
            on_change.emit(Draft { kind, ..draft });
        }
    });
    html! {
        <label><span>{ form.messages.text("days.form.kind") }</span>
            <select {onchange}>{ for EventKind::ALL.into_iter().map(|kind| html! {
                <option key={kind.id()} selected={kind == draft.kind}>{ form.messages.text(&format!("days.kind.{}", kind.id())) }</option>
            }) }</select></label>
    }
}

/// Renders a choice of a network.
fn select(
    label: AttrValue,
    options: &[Netuid],
    chosen: Netuid,
    name: &impl Fn(Netuid) -> String,
    on_choose: Callback<Netuid>,
) -> Html {
    let onchange = {
        let options = options.to_vec();
        Callback::from(move |event: Event| {
            if let Some(&netuid) = chosen_index(&event).and_then(|index| options.get(index)) {
                on_choose.emit(netuid);
            }
        })
    };
    // A choice detaches the select from its options' attributes, so the index is set as a property.
    let index = options.iter().zip(0u32..).find(|(netuid, _)| **netuid == chosen).map_or(0, |(_, index)| index);
    html! {
        <label><span>{ label }</span>
            <select ~selectedIndex={index} {onchange}>{ for options.iter().map(|&netuid| html! {
                <option key={netuid.0} selected={netuid == chosen}>{ name(netuid) }</option>
            }) }</select></label>
    }
}

/// Renders the fields of the kind.
fn details(form: &Form<'_>, networks: &[Netuid], subject: Netuid, name: &impl Fn(Netuid) -> String) -> Html {
    let Form { messages, draft, on_change } = form;
    let draft = *draft;
    let change = |with: fn(Draft, f64) -> Draft| {
        let on_change = on_change.clone();
        Callback::from(move |value: f64| on_change.emit(with(draft, value)))
    };
    let alpha = || amount_field(form, draft.alpha, "α", |draft, alpha| Draft { alpha, ..draft });
    match draft.kind {
        EventKind::Stake => {
            amount_field(form, Amount(draft.tao.0), "τ", |draft, tao| Draft { tao: Rao(tao.0), ..draft })
        }
        EventKind::Unstake => alpha(),
        EventKind::Move => {
            let options: Vec<Netuid> = [Netuid::ROOT]
                .into_iter()
                .chain(networks.iter().copied())
                .filter(|&netuid| netuid != subject)
                .collect();
            let on_change = on_change.clone();
            let on_to = Callback::from(move |to: Netuid| on_change.emit(Draft { to, ..draft }));
            html! { <>{ select(messages.text("trade.to"), &options, draft.to, name, on_to) }{ alpha() }</> }
        }
        EventKind::MinerBurn => {
            percent_field(messages, "days.form.burn", draft.burn, change(|draft, burn| Draft { burn, ..draft }))
        }
        EventKind::Emission => {
            let options = ["days.form.off", "days.form.on"].map(|key| messages.text(key));
            let on_change = on_change.clone();
            let on_choose = Callback::from(move |at: usize| on_change.emit(Draft { is_on: at == 1, ..draft }));
            choices(
                "days-emission",
                &messages.text("days.kind.emission"),
                &options,
                usize::from(draft.is_on),
                on_choose,
            )
        }
        EventKind::Split => html! {
            <>
                { percent_field(messages, "days.form.owner", draft.owner, change(|draft, owner| Draft { owner, ..draft })) }
                { percent_field(messages, "days.form.miners", draft.miners, change(|draft, miners| Draft { miners, ..draft })) }
            </>
        },
        EventKind::Register => html! { <small>{ messages.text("days.form.register") }</small> },
        EventKind::Dissolve => html! { <span hidden=true></span> },
        EventKind::Rules => era_select(form),
    }
}

/// Renders the choice of the era whose rules hold, with the assumptions about the state.
fn era_select(form: &Form<'_>) -> Html {
    let Form { messages, draft, on_change } = form;
    let (draft, on_change) = (*draft, on_change.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(&era) = chosen_index(&event).and_then(|index| ERAS.get(index)) {
            on_change.emit(Draft { era, ..draft });
        }
    });
    html! {
        <>
            <label><span>{ messages.text("days.form.era") }</span>
                <select {onchange}>{ for ERAS.iter().map(|era| html! {
                    <option key={era.id} selected={*era == draft.era}>{ messages.text(&format!("era.{}.title", era.id)) }</option>
                }) }</select></label>
            <small>{ messages.text("days.form.rules") }</small>
        </>
    }
}

fn amount_field(form: &Form<'_>, amount: Amount, unit: &'static str, with: fn(Draft, Amount) -> Draft) -> Html {
    let (messages, draft, on_change) = (form.messages, form.draft, form.on_change.clone());
    let label = messages.text("trade.amount");
    let check = amount_check(messages);
    let on_commit = Callback::from(move |text: String| {
        if let Ok(amount) = typed_amount(&text) {
            on_change.emit(with(draft, Amount(amount)));
        }
    });
    html! {
        <span class="labeled"><span aria-hidden="true">{ &label }</span>
            <Field value={grouped_digits(&written_amount(amount.0))} {label} {check} {on_commit} is_amount=true /><small>{ unit }</small></span>
    }
}

fn percent_field(messages: &Messages, key: &'static str, value: f64, on_value: Callback<f64>) -> Html {
    let range = messages.text("days.form.percent.range");
    let check = Callback::from(move |text: String| typed_percent(&text).is_err().then(|| range.clone()));
    let on_commit = Callback::from(move |text: String| {
        if let Ok(value) = typed_percent(&text) {
            on_value.emit(value);
        }
    });
    let label = messages.find(key).unwrap_or_default();
    html! {
        <span class="labeled"><span aria-hidden="true">{ &label }</span>
            <Field value={trimmed(fixed(value, 2))} {label} {check} {on_commit} /><small>{ "%" }</small></span>
    }
}
