//! The panel of the chain's eras: a dated strip, and the rules of the chosen era.

mod details;
mod strip;
pub mod wording;

use yew::prelude::*;

use self::details::details;
use self::strip::strip;
use crate::ui::hooks::{Dispatch, use_messages};
use crate::ui::part::part;
use crate::ui::part_loading::use_part;
use crate::ui::widgets::dialog::Dialog;
use yuma_engine::economy::{ERAS, Era, PROPOSALS};

/// The properties of the panel.
#[derive(Clone, PartialEq, Properties)]
pub struct ErasProps {
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
    /// Dispatches a notice if the part cannot be loaded.
    pub dispatch: Dispatch,
}

part! {
    /// Loads the panel, which needs the rules of the whole economy.
    fn eras() -> fn(&ErasProps) -> Html { draw } in eras
}

/// Renders the eras when they are loaded.
#[component]
pub fn ErasLater(props: &ErasProps) -> Html {
    let ErasProps { dispatch, on_close } = props.clone();
    let part = use_part(Some(0), eras, &dispatch, &on_close);
    html! { <div>{ for part.map(|part| part(props)) }</div> }
}

/// Renders the panel from the newest era on, which is the present one.
fn draw(props: &ErasProps) -> Html {
    html! { <Eras first={ERAS.last().copied()} on_close={props.on_close.clone()} /> }
}

/// The properties of [`Eras`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenErasProps {
    /// The era that is chosen at first.
    pub first: Option<&'static Era>,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// Renders the strip, the chosen era, and the proposals.
#[component]
pub fn Eras(props: &OpenErasProps) -> Html {
    let messages = use_messages();
    let chosen = use_state(|| ERAS.iter().position(|era| Some(*era) == props.first).unwrap_or_default());
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |era: usize| chosen.set(era))
    };
    let era: Option<&Era> = ERAS.get(*chosen).copied();
    html! {
        <Dialog title={messages.text("eras.title")} class="eras" on_close={props.on_close.clone()}>
            <p>{ messages.text("eras.about") }</p>
            { strip(&messages, *chosen, &choose) }
            <div class="era">{ for era.map(|era| details(&messages, era)) }</div>
            <section>
                <h3>{ messages.text("eras.proposals") }</h3>
                <ul>
                    { for PROPOSALS.iter().map(|proposal| html! {
                        <li key={proposal.id}>
                            { messages.text(&format!("proposal.{}.title", proposal.id)) }{ " · " }
                            <small>{ proposal.source }</small>
                        </li>
                    }) }
                </ul>
            </section>
        </Dialog>
    }
}
