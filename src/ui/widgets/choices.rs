//! A choice among a few options.

use yew::prelude::*;

/// Renders radio buttons that look like one control. `name` is unique on the page, `label` names the choice for screen
/// readers, and `on_choose` is called with another option.
pub fn choices(
    name: &'static str,
    label: &AttrValue,
    options: &[AttrValue],
    chosen: usize,
    on_choose: Callback<usize>,
) -> Html {
    let option = |(position, messages): (usize, &AttrValue)| {
        let onchange = {
            let on_choose = on_choose.clone();
            Callback::from(move |_: Event| on_choose.emit(position))
        };
        html! {
            <label key={position}>
                <input type="radio" {name} checked={position == chosen} {onchange} />
                <span>{ messages }</span>
            </label>
        }
    };
    html! {
        <div class="choices" role="radiogroup" aria-label={label}>
            { for options.iter().enumerate().map(option) }
        </div>
    }
}
