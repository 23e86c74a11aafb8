//! The form of a bet: options, a slider, a number, or one of several names.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::files::LoadedLesson;
use super::value_text::{number_text, typed_number};
use super::values::Values;
use super::words::{live, plain};
use crate::store::lesson_progress::PlacedBet;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_lessons::{Bet, BetKind, Unit};

/// The properties of [`BetForm`].
#[derive(Clone, Properties)]
pub struct BetFormProps {
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The index of the step.
    pub step: usize,
    /// The bet.
    pub bet: Bet,
    /// The values of the reader's document.
    pub values: Rc<Values>,
    /// The names of the selected subjects in the lab.
    pub picked: Vec<String>,
    /// Called with the placed bet.
    pub on_place: Callback<PlacedBet>,
}

impl PartialEq for BetFormProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lesson, &other.lesson)
            && (self.step, &self.picked) == (other.step, &other.picked)
            && Rc::ptr_eq(&self.values, &other.values)
            && self.on_place == other.on_place
    }
}

/// Renders the form.
#[component]
pub fn BetForm(props: &BetFormProps) -> Html {
    let messages = use_messages();
    let draft = use_state_eq(|| props.bet.kind.resting_value().map(PlacedBet::Number));
    {
        let draft = draft.setter();
        let kind = props.bet.kind.clone();
        // The selection with which the step opens is not the reader's choice.
        let is_opening = use_mut_ref(|| true);
        use_effect_with(props.picked.clone(), move |picked| {
            if !is_opening.replace(false)
                && let BetKind::Which { among, .. } = &kind
                && let Some(name) = picked.iter().find(|name| among.contains(name))
            {
                draft.set(Some(PlacedBet::Name(name.clone())));
            }
        });
    }
    let place = {
        let (draft, on_place) = (draft.clone(), props.on_place.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(bet) = &*draft {
                on_place.emit(bet.clone());
            }
        })
    };
    let skip = props.on_place.reform(|_: MouseEvent| PlacedBet::Skipped);
    let words = props.lesson.words.steps.get(props.step);
    let option = |id: &String| {
        let text = words.and_then(|words| words.part(&format!("option {id}"))).map(|part| plain(part));
        radio(id.clone(), text.unwrap_or_else(|| id.clone()), &draft)
    };
    let options = |class: &'static str, ids: &mut dyn Iterator<Item = &String>| {
        html! { <div {class} role="radiogroup" aria-label={messages.text("learn.bet")}>{ for ids.map(option) }</div> }
    };
    let fields = match &props.bet.kind {
        BetKind::Choice(known) => options("bet-options", &mut known.iter().map(|option| &option.id)),
        BetKind::Which { among, .. } => {
            let is_short =
                words.is_none_or(|words| among.iter().all(|name| words.part(&format!("option {name}")).is_none()));
            options(if is_short { "bet-options bet-names" } else { "bet-options" }, &mut among.iter())
        }
        BetKind::Slider { .. } => slider(&messages, props, &draft),
        BetKind::Number { answer, .. } => number(&messages, props, answer, &draft),
    };
    html! {
        <form class="bet-form" onsubmit={place}>
            { fields }
            <div class="do">
                <button type="submit" class="primary" disabled={draft.is_none()}>{ messages.text("learn.bet.place") }</button>
                <button type="button" class="link" onclick={skip}>{ messages.text("learn.bet.skip") }</button>
            </div>
        </form>
    }
}

type Draft = UseStateHandle<Option<PlacedBet>>;

fn radio(id: String, text: String, draft: &Draft) -> Html {
    let checked = matches!(&**draft, Some(PlacedBet::Name(chosen)) if *chosen == id);
    let onchange = {
        let (draft, id) = (draft.setter(), id.clone());
        Callback::from(move |_: Event| draft.set(Some(PlacedBet::Name(id.clone()))))
    };
    html! {
        <label key={id.clone()}><input type="radio" name="bet" value={id} {checked} {onchange} /><span>{ text }</span></label>
    }
}

fn slider(messages: &Messages, props: &BetFormProps, draft: &Draft) -> Html {
    let BetKind::Slider { answer, min, max, step, marks, .. } = &props.bet.kind else { return Html::default() };
    let value = match &**draft {
        Some(PlacedBet::Number(value)) => *value,
        _ => *min,
    };
    let (unit, decimals) = props.lesson.unit_of(answer);
    let text = |value: f64| number_text(messages, value, unit, decimals);
    let words = props.lesson.words.steps.get(props.step);
    let across = |value: f64| fixed((value - min) / (max - min).max(f64::MIN_POSITIVE) * 100.0, 2);
    let mark = |name: &String| {
        let Some(at) = props.values.number(name) else { return html! { <g key={name.clone()}></g> } };
        let label = words.and_then(|words| words.part(&format!("mark {name}"))).map(|part| plain(part));
        let share = (at - min) / (max - min).max(f64::MIN_POSITIVE);
        let anchor = if share < 0.25 {
            "start"
        } else if share > 0.75 {
            "end"
        } else {
            "middle"
        };
        let x = format!("{}%", across(at));
        let said = live(messages, &props.lesson.lesson, &props.values, name);
        let said = format!("{said}{}{}", messages.text("learn.comma"), label.unwrap_or_default());
        html! {
            <g key={name.clone()}><line x1={x.clone()} x2={x.clone()} y1="0" y2="10" class="mark" /><text {x} y="25" text-anchor={anchor}>{ said }</text></g>
        }
    };
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            if value.is_finite() {
                draft.set(Some(PlacedBet::Number(value)));
            }
        })
    };
    html! {
        <div class="bet-slider">
            <svg class="bet-value" width="100%" height="20" aria-hidden="true"><text x={format!("{}%", across(value))} y="15" text-anchor="middle">{ text(value) }</text></svg>
            <input type="range" min={min.to_string()} max={max.to_string()} step={step.to_string()} value={value.to_string()}
                aria-label={messages.text("learn.bet")} aria-valuetext={text(value)} {oninput} />
            <svg class="bet-marks" width="100%" height="30" aria-hidden="true">{ for marks.iter().map(mark) }</svg>
            <div class="bet-ends"><small>{ text(*min) }</small><small>{ text(*max) }</small></div>
        </div>
    }
}

fn number(messages: &Messages, props: &BetFormProps, answer: &str, draft: &Draft) -> Html {
    let (unit, _) = props.lesson.unit_of(answer);
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(typed_number(&typed, unit).map(PlacedBet::Number));
        })
    };
    let sign = match unit {
        Unit::Percent => "%",
        Unit::Tao => "TAO",
        Unit::Alpha => "α",
        _ => "",
    };
    html! {
        <label class="bet-number"><input type="text" inputmode="decimal" autocomplete="off" aria-label={messages.text("learn.bet")} {oninput} />
            <span>{ sign }</span></label>
    }
}
