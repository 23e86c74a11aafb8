//! Names the rule that pays validators when nobody earned anything.

use yew::prelude::*;

use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::yuma::PayFallback;

/// Renders the sentence; empty if somebody earned something.
pub fn pay_note(messages: &Messages, study: &Study) -> Html {
    let key = study.trace().pay_fallback().map(|fallback| match fallback {
        PayFallback::ActiveStake => "inspector.pay.active_stake",
        PayFallback::Stake => "inspector.pay.stake",
    });
    html! { <p class="pay-note" hidden={key.is_none()}>{ key.map(|key| messages.text(key)) }</p> }
}
