//! The replacement of a miner at a chosen block, which decides whether its bonds are masked.

use yew::prelude::*;

use crate::store::Action;
use crate::ui::format::grouped;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::{Block, Uid};
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::timeline::Change;
use yuma_scenario::{DecimalMark, Document, Edit, plain_number};

/// The maximum number of blocks between two epochs: the longest tempo, and one.
const LONGEST: u64 = 65_536;

/// The properties of [`Newcomer`].
#[derive(Clone, PartialEq, Properties)]
pub struct NewcomerProps {
    /// The epoch under the playhead.
    pub lab: LabProps,
    /// The uid to replace.
    pub uid: Uid,
}

/// Renders the button that replaces the miner, and the block of the registration: by default that of the epoch.
#[component]
pub fn Newcomer(props: &NewcomerProps) -> Html {
    let messages = use_messages();
    let NewcomerProps { lab, uid } = props;
    let chosen = use_state_eq(|| 0);
    let (first, last) = blocks(&lab.scenario);
    let blocks_before = Block((*chosen).min(last - first));
    let edit = match blocks_before {
        Block(0) => Edit::ReplaceNeuron(*uid),
        _ => {
            let change = Change::ReplaceNeuron { uid: *uid, blocks_before };
            Edit::Timeline(TimelineEdit::Set { epoch: lab.view.shared.playhead, change })
        }
    };
    let onclick = {
        let dispatch = lab.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Edit { edit: edit.clone(), gesture: None }))
    };
    let range =
        messages.fill("time.event.block.range", &[("first", &grouped(first.into())), ("last", &grouped(last.into()))]);
    let before = move |text: &str| {
        let block: u64 = plain_number(text.trim(), DecimalMark::Point)?.parse().ok()?;
        (first..=last).contains(&block).then(|| last - block)
    };
    let check = {
        let range = range.clone();
        Callback::from(move |text: String| before(&text).is_none().then(|| range.clone()))
    };
    let on_commit = {
        let chosen = chosen.setter();
        Callback::from(move |text: String| chosen.set(before(&text).unwrap_or(0)))
    };
    html! {
        <>
            <button type="button" {onclick}>{ messages.text("time.event.replace") }</button>
            <label class="time-block" title={range}>{ messages.text("time.event.block") }{ " " }
                <Field value={(last - blocks_before.0).to_string()} label={messages.text("time.event.block")} {check} {on_commit} />
                <small aria-hidden="true">{ format!("{first}–{last}") }</small>
            </label>
        </>
    }
}

/// Returns the blocks in which a newcomer of this epoch can register: from that of the previous epoch to that of this one.
fn blocks(document: &Document) -> (u64, u64) {
    let last = document.current_block.0;
    (document.last_mechanism_step_block.0.max(last.saturating_sub(LONGEST)).min(last), last)
}
