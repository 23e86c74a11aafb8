//! A button that opens a small panel below it, such as further actions of a toolbar.

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::ui::widgets::icons::{Icon, icon};

/// The properties of [`Menu`].
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// The name of the button.
    pub label: AttrValue,
    /// The content of the panel, which is rendered while it is open.
    pub children: Html,
}

/// Renders the button and, while it is open, the panel. Escape, another press and a press elsewhere close it.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let is_open = use_state_eq(|| false);
    let button = use_node_ref();
    let toggle = use_callback(is_open.clone(), |_: MouseEvent, is_open| is_open.set(!**is_open));
    let close = use_callback(is_open.setter(), |_: MouseEvent, is_open| is_open.set(false));
    let onkeydown = {
        let (is_open, button) = (is_open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *is_open && event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                is_open.set(false);
                if let Some(button) = button.cast::<HtmlElement>() {
                    // Fails only for a button that is gone.
                    let _ = button.focus();
                }
            }
        })
    };
    html! {
        <span class="menu" {onkeydown}>
            <button type="button" ref={button} class="menu-button" aria-label={&props.label} title={&props.label}
                aria-expanded={is_open.to_string()} onclick={toggle}>{ icon(Icon::More) }</button>
            <span class="menu-place">
                if *is_open {
                    <span class="menu-backdrop" onclick={close}></span>
                    <div class="menu-panel">{ props.children.clone() }</div>
                }
            </span>
        </span>
    }
}
