//! A choice among a few, side by side.

use yew::prelude::*;

/// A choice.
#[derive(Clone, PartialEq, Properties)]
pub struct ChoicesProps {
    /// The name of the choice, unlike any other on the page.
    pub name: AttrValue,
    /// What is chosen, for who does not see the heading beside.
    pub label: AttrValue,
    /// The words of the options.
    pub options: Vec<AttrValue>,
    /// The chosen option.
    pub chosen: usize,
    /// Called with another option.
    pub on_choose: Callback<usize>,
}

/// Radio buttons that look like one control.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let option = |(position, words): (usize, &AttrValue)| {
        let onchange = {
            let on_choose = props.on_choose.clone();
            Callback::from(move |_: Event| on_choose.emit(position))
        };
        html! {
            <label key={position}>
                <input type="radio" name={&props.name} checked={position == props.chosen} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <div class="choices" role="radiogroup" aria-label={&props.label}>
            { for props.options.iter().enumerate().map(option) }
        </div>
    }
}
