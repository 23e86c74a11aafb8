//! The fields of the form of a participant.

use yew::prelude::*;

use super::draft::ParticipantDraft;
use crate::ui::format::{fixed, grouped_digits, trimmed};
use crate::ui::grid::entry_error_key;
use crate::ui::market::typed::typed_percent;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::select::chosen_index;
use yuma_scenario::{limits, typed_amount, written_amount};

/// The form in progress.
#[derive(Clone)]
pub struct DraftForm {
    /// The messages.
    pub messages: Messages,
    /// The draft.
    pub draft: ParticipantDraft,
    /// Called with a changed draft.
    pub on_change: Callback<ParticipantDraft>,
}

impl DraftForm {
    /// Renders a field of an amount.
    pub fn amount(
        &self,
        label: AttrValue,
        amount: u64,
        unit: &'static str,
        with: fn(&mut ParticipantDraft, u64),
    ) -> Html {
        let messages = self.messages.clone();
        let check = Callback::from(move |text: String| {
            typed_amount(&text).err().map(|error| messages.text(entry_error_key(error)))
        });
        self.field(label, &grouped_digits(&written_amount(amount)), (unit, true), check, move |draft, text| {
            if let Ok(amount) = typed_amount(text) {
                with(draft, amount);
            }
        })
    }

    /// Renders a field of a number of days from `first`.
    pub fn days(&self, key: &str, days: u16, first: u16, with: fn(&mut ParticipantDraft, u16)) -> Html {
        let ends = [("first", first.to_string()), ("last", limits::DAYS.to_string())];
        let range =
            self.messages.fill("participants.form.days.range", &ends.each_ref().map(|(key, end)| (*key, end.as_str())));
        let typed = move |text: &str| text.trim().parse().ok().filter(|days| (first..=limits::DAYS).contains(days));
        let check = Callback::from(move |text: String| typed(&text).is_none().then(|| range.clone()));
        self.field(self.messages.text(key), &days.to_string(), ("", false), check, move |draft, text| {
            if let Some(days) = typed(text) {
                with(draft, days);
            }
        })
    }

    /// Renders a field of a percentage.
    pub fn percent(&self, key: &str, value: f64, with: fn(&mut ParticipantDraft, f64)) -> Html {
        let range = self.messages.text("days.form.percent.range");
        let check = Callback::from(move |text: String| typed_percent(&text).is_err().then(|| range.clone()));
        self.field(self.messages.text(key), &trimmed(fixed(value, 4)), ("%", false), check, move |draft, text| {
            if let Ok(value) = typed_percent(text) {
                with(draft, value);
            }
        })
    }

    /// Renders the field of the name.
    pub fn name(&self) -> Html {
        let too_long = self.messages.fill("participants.form.name.range", &[("limit", &limits::NAME.to_string())]);
        let check = Callback::from(move |text: String| (text.chars().count() > limits::NAME).then(|| too_long.clone()));
        let (draft, on_change) = (self.draft.clone(), self.on_change.clone());
        let on_commit = Callback::from(move |name: String| on_change.emit(ParticipantDraft { name, ..draft.clone() }));
        let label = self.messages.text("participants.form.name");
        html! {
            <span class="labeled participants-name"><span aria-hidden="true">{ &label }</span>
                <Field value={self.draft.name.clone()} {label} {check} {on_commit} is_number=false /></span>
        }
    }

    fn field(
        &self,
        label: AttrValue,
        value: &str,
        (unit, is_amount): (&'static str, bool),
        check: Callback<String, Option<AttrValue>>,
        with: impl Fn(&mut ParticipantDraft, &str) + 'static,
    ) -> Html {
        let (draft, on_change) = (self.draft.clone(), self.on_change.clone());
        let on_commit = Callback::from(move |text: String| {
            let mut changed = draft.clone();
            with(&mut changed, &text);
            on_change.emit(changed);
        });
        html! {
            <span class="labeled" key={label.to_string()}><span aria-hidden="true">{ &label }</span>
                <Field value={value.to_owned()} {label} {check} {on_commit} {is_amount} /><small>{ unit }</small></span>
        }
    }

    /// Renders a choice.
    pub fn choice(
        &self,
        key: &str,
        options: &[String],
        chosen: usize,
        with: impl Fn(&mut ParticipantDraft, usize) + 'static,
    ) -> Html {
        let (draft, on_change) = (self.draft.clone(), self.on_change.clone());
        let onchange = Callback::from(move |event: Event| {
            if let Some(index) = chosen_index(&event) {
                let mut changed = draft.clone();
                with(&mut changed, index);
                on_change.emit(changed);
            }
        });
        // A choice detaches the select from its options' attributes, so the index is set as a property.
        let index = i32::try_from(chosen).unwrap_or_default();
        html! {
            <label key={key.to_owned()}><span>{ self.messages.text(key) }</span>
                <select ~selectedIndex={index} {onchange}>{ for options.iter().enumerate().map(|(at, option)| html! {
                    <option key={at} selected={at == chosen}>{ option.clone() }</option>
                }) }</select></label>
        }
    }
}
