//! The list of all steps of an epoch, from the engine's registry.

use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::spec_link::{Spec, spec_link};
use yuma_engine::yuma::{STEPS, Step};

/// The properties of [`StepsDialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepsDialogProps {
    /// The marked step; without one the dialog is closed.
    pub step: Option<&'static str>,
    /// Called when the dialog is closed.
    pub on_close: Callback<()>,
}

/// Renders the list of steps in a dialog.
#[component]
pub fn StepsDialog(props: &StepsDialogProps) -> Html {
    let messages = use_messages();
    let dialog = use_node_ref();
    let marked = use_node_ref();
    {
        let (dialog, marked) = (dialog.clone(), marked.clone());
        use_effect_with(props.step, move |step| {
            if let (Some(_), Some(dialog)) = (step, dialog.cast::<HtmlDialogElement>()) {
                // Fails if it is open already, because another step was chosen within it.
                let _ = dialog.show_modal();
            }
            if let Some(marked) = marked.cast::<Element>() {
                marked.scroll_into_view();
            }
        });
    }
    let onclose = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: Event| on_close.emit(()))
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    html! {
        <dialog ref={dialog} class="steps" aria-labelledby="steps-title" {onclose}>
            <header>
                <h2 id="steps-title">{ messages.text("inspector.steps_title") }</h2>
                <button type="button" onclick={close}>{ messages.text("inspector.close") }</button>
            </header>
            <p>{ messages.text("inspector.steps_about") }</p>
            <ol>{ for STEPS.iter().map(|step| {
                let is_marked = props.step == Some(step.id);
                html! {
                    <li key={step.id} ref={if is_marked { marked.clone() } else { NodeRef::default() }}
                        class={is_marked.then_some("marked")} aria-current={is_marked.then_some("step")}>
                        { described(&messages, step) }
                    </li>
                }
            }) }</ol>
        </dialog>
    }
}

fn described(messages: &Messages, step: &Step) -> Html {
    let listed = |names: Vec<AttrValue>| names.join(", ");
    let reads = step.inputs.iter().map(|quantity| messages.text(&format!("quantity.{}.title", quantity.id())));
    let gives = step.outputs.iter().map(|quantity| messages.text(&format!("quantity.{}.title", quantity.id())));
    let hyperparameters = step
        .hyperparameters
        .iter()
        .map(|hyperparameter| messages.text(&format!("hyperparameter.{}.title", hyperparameter.id())));
    let facts = [
        ("inspector.reads", listed(reads.collect())),
        ("inspector.gives", listed(gives.collect())),
        ("inspector.hyperparameters", listed(hyperparameters.collect())),
        ("inspector.chain", step.chain.join(", ")),
    ];
    let section = messages.fill("inspector.section", &[("section", step.section)]);
    html! {
        <>
            <h3>{ messages.text(&format!("step.{}.title", step.id)) }
                <small>{ spec_link(Spec::Yuma, step.section, section) }</small></h3>
            <p>{ messages.text(&format!("step.{}.about", step.id)) }</p>
            <p class="step-formula">{ step.formula }</p>
            <dl>{ for facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| html! {
                <div key={key}><dt>{ messages.text(key) }</dt><dd>{ text }</dd></div>
            }) }</dl>
        </>
    }
}
