//! Where a number comes from: the step, by section and title.

use yew::prelude::*;

use super::study::Study;
use crate::engine::yuma::Step;
use crate::ui::hooks::use_words;

/// The step that is named.
#[derive(Clone, PartialEq, Properties)]
pub struct StepLinkProps {
    /// What the inspector reads.
    pub study: Study,
    /// The step.
    pub step: &'static Step,
    /// Other words than the step's own.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// A button that opens the list of steps at this one.
#[component]
pub fn StepLink(props: &StepLinkProps) -> Html {
    let words = use_words();
    let step = props.step;
    let title = words.text(&format!("step.{}.title", step.id));
    let named = words.fill("inspector.step_link", &[("section", step.section), ("title", &title)]);
    let open = props.study.open_step.clone();
    let onclick = Callback::from(move |_: MouseEvent| open.emit(step.id));
    html! {
        <button type="button" class="link" aria-haspopup="dialog" {onclick}>
            { props.label.clone().unwrap_or(named) }
        </button>
    }
}
