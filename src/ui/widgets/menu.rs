//! A button that opens a small panel below it, such as further actions of a toolbar.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::ui::page_keys::use_page_keys;
use crate::ui::widgets::focus::focus_node;
use crate::ui::widgets::icons::{Icon, icon};

/// The properties of [`Menu`].
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// The name of the button.
    pub label: AttrValue,
    /// The content of the panel, which is rendered while it is open. A press on an element with `data-closes` closes it.
    pub children: Html,
}

/// Renders the button and, while it is open, the panel. Escape, another press and a press elsewhere close it.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let is_open = use_state_eq(|| false);
    let button = use_node_ref();
    let toggle = use_callback(is_open.clone(), |_: MouseEvent, is_open| is_open.set(!**is_open));
    let on_close = use_callback((is_open.setter(), button.clone()), |(), (is_open, button)| {
        is_open.set(false);
        focus_node(button);
    });
    html! {
        <span class="menu">
            <button type="button" ref={button} class="menu-button" aria-label={&props.label} title={&props.label}
                aria-expanded={is_open.to_string()} onclick={toggle}>{ icon(Icon::More) }</button>
            <span class="menu-place">
                if *is_open {
                    <Panel {on_close}>{ props.children.clone() }</Panel>
                }
            </span>
        </span>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PanelProps {
    on_close: Callback<()>,
    children: Html,
}

/// Renders the panel. Escape closes it from anywhere, because an action may remove the button that had the focus.
#[component]
fn Panel(props: &PanelProps) -> Html {
    // Most actions may be repeated, so that the panel stays open.
    let onclick = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: MouseEvent| {
            let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if pressed.is_some_and(|pressed| matches!(pressed.closest("[data-closes]"), Ok(Some(_)))) {
                on_close.emit(());
            }
        })
    };
    use_page_keys(|event: &KeyboardEvent| (event.key() == "Escape").then_some(()), props.on_close.clone());
    html! {
        <>
            <span class="menu-backdrop" onclick={props.on_close.reform(|_: MouseEvent| ())}></span>
            <div class="menu-panel" {onclick}>{ props.children.clone() }</div>
        </>
    }
}
