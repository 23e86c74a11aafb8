//! The presets of the market in groups, with a button for each.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::{ActionOf, Markets, Origin};
use crate::ui::hooks::DispatchOf;
use crate::ui::messages::Messages;
use yuma_scenario::market::{Market, MarketPreset, PresetGroup};

/// Renders all groups under their headings. A press opens a preset and calls `on_open`.
pub fn preset_list(messages: &Messages, open: &Market, dispatch: &DispatchOf<Markets>, on_open: &Callback<()>) -> Html {
    let item = |preset: MarketPreset| {
        let onclick = {
            let (dispatch, on_open) = (dispatch.clone(), on_open.clone());
            Callback::from(move |_: MouseEvent| {
                let (scenario, origin) = (Rc::new(preset.market()), Origin::Preset(preset.id.to_owned()));
                dispatch.dispatch(ActionOf::Open { scenario, origin });
                on_open.emit(());
            })
        };
        let [title, question] =
            ["title", "question"].map(|part| messages.text(&format!("market.preset.{}.{part}", preset.id)));
        // An edited copy is among the documents.
        let is_open = open.preset.as_deref() == Some(preset.id) && *open == preset.market();
        html! {
            <li key={preset.id}>
                <button type="button" aria-current={is_open.then_some("true")} {onclick}><b>{ title }</b><span>{ first_sentence(&question).to_owned() }</span></button>
            </li>
        }
    };
    html! {
        <div class="market-presets">{ for PresetGroup::ALL.into_iter().map(|group| html! {
            <section key={group.id()} aria-labelledby={format!("market-presets-{}", group.id())}>
                <h4 id={format!("market-presets-{}", group.id())}>{ messages.text(&format!("market.presets.{}", group.id())) }</h4>
                <ul class="presets">{ for group.presets().map(item) }</ul>
            </section>
        }) }</div>
    }
}

/// Returns the first sentence of a text; the whole question stands beside the market.
fn first_sentence(text: &str) -> &str {
    let english = [". ", "? "].into_iter().filter_map(|end| text.find(end)).min().map(|at| at + 1);
    let chinese = ['。', '？'].into_iter().filter_map(|end| Some(text.find(end)? + end.len_utf8())).min();
    let end = english.into_iter().chain(chinese).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_has_the_first_sentence() {
        for (text, first) in [
            ("10 τ buy 0.91 α. Then?", "10 τ buy 0.91 α."),
            ("Who would get it? And then.", "Who would get it?"),
            ("买到 0.91 α。什么时候？", "买到 0.91 α。"),
            ("Only one", "Only one"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
