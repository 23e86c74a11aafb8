//! The frame of every panel: the browser's own `<dialog>`, which holds the focus and returns it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::ui::hooks::use_messages;

/// The properties of [`Dialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// The heading.
    pub title: AttrValue,
    /// A short text beside the heading.
    #[prop_or_default]
    pub note: AttrValue,
    /// Whether the rest of the page is inaccessible while it is open.
    #[prop_or(true)]
    pub is_modal: bool,
    /// The classes.
    #[prop_or_default]
    pub class: Classes,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
    /// Takes pastes, whichever of its controls has the focus.
    #[prop_or_default]
    pub onpaste: Option<Callback<Event>>,
    /// The content.
    pub children: Html,
}

/// Renders a panel that closes by its button, by Escape and, if it is modal, by a press beside it.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    use_open(node.clone(), props.is_modal);
    let close = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    let onclose = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: Event| on_close.emit(()))
    };
    let onpointerdown = {
        let (node, on_close) = (node.clone(), props.on_close.clone());
        Callback::from(move |event: PointerEvent| {
            // The content has an element of its own, so only presses beside it hit the dialog itself.
            if event.target().is_some_and(|target| node.get().is_some_and(|node| *target == **node)) {
                on_close.emit(());
            }
        })
    };
    let onkeydown = {
        let (on_close, is_modal) = (props.on_close.clone(), props.is_modal);
        Callback::from(move |event: KeyboardEvent| {
            // The browser closes only modal dialogs by Escape.
            if event.key() == "Escape" && !is_modal && !event.default_prevented() {
                on_close.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} class={classes!("panel", props.class.clone())} aria-labelledby="panel-title"
            {onclose} {onpointerdown} {onkeydown} onpaste={props.onpaste.clone()}>
            <div class="panel-frame">
                <div class="panel-head">
                    <h2 id="panel-title">{ &props.title }</h2>
                    <small class="panel-note" hidden={props.note.is_empty()}>{ &props.note }</small>
                    <button type="button" class="quiet icon-button" onclick={close} aria-label={messages.text("panel.close")}
                        title={messages.text("panel.close")}>{ icon(Icon::Close) }</button>
                </div>
                <div class="panel-body">{ props.children.clone() }</div>
            </div>
        </dialog>
    }
}

/// Opens the dialog when it appears, and returns the focus when it disappears.
#[hook]
fn use_open(node: NodeRef, is_modal: bool) {
    use_effect_with((), move |()| {
        let opener = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.active_element())
            .and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            if is_modal {
                // Fails only if the dialog is open already or has been removed.
                let _ = dialog.show_modal();
            } else {
                dialog.show();
            }
        }
        move || {
            // While a modal dialog is open, nothing behind it can take the focus.
            if let Some(dialog) = dialog {
                dialog.close();
            }
            if let Some(opener) = opener {
                // Fails only if the opener has been removed.
                let _ = opener.focus();
            }
        }
    });
}
