//! The marks of keyframes on the track, one for each epoch, which move by pointer and keys.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::track::{offset_percent, position_at};
use super::wording::changed_epochs;
use crate::store::{Action, ViewChange};
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::{Dispatch, use_messages};
use yuma_engine::quantity::Epoch;
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::{Edit, Timeline};

/// The properties of [`Marks`].
#[derive(Clone, PartialEq, Properties)]
pub struct MarksProps {
    /// The epochs and keyframes.
    pub timeline: Timeline,
    /// The description of the changes of each mark.
    pub labels: Vec<AttrValue>,
    /// The epoch under the playhead.
    pub playhead: Epoch,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Called with the epoch of the mark under the pointer or with the focus.
    pub on_active: Callback<Option<Epoch>>,
}

/// A move of keyframes from one epoch to another. It applies to its start, so that it can pass other keyframes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grip {
    gesture: u32,
    from: Epoch,
    to: Epoch,
}

impl Grip {
    fn at(epoch: Epoch) -> Self {
        Grip { gesture: next_gesture(), from: epoch, to: epoch }
    }

    /// Returns the action that moves the keyframes to another epoch.
    fn move_to(&mut self, to: Epoch) -> Action {
        self.to = to;
        let edit = Edit::Timeline(TimelineEdit::Move { from: self.from, to, subject: None });
        Action::Edit { edit, gesture: Some(self.gesture) }
    }
}

/// Renders the marks as a list with a single tab stop: arrow keys choose a mark, and with Shift they move it.
#[component]
pub fn Marks(props: &MarksProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    let chosen = use_state_eq(|| Epoch(0));
    let dragged = use_mut_ref(|| None::<Grip>);
    let pushed = use_mut_ref(|| None::<Grip>);
    let last = Epoch(props.timeline.epochs.0.saturating_sub(1));
    let epochs: Vec<Epoch> = changed_epochs(&props.timeline).into_iter().filter(|epoch| *epoch <= last).collect();
    let active = epochs.iter().copied().min_by_key(|epoch| epoch.0.abs_diff(chosen.0)).unwrap_or_default();
    // The next key may arrive before the next rendering.
    let now = use_mut_ref(|| active);
    now.replace(active);
    let choose = {
        let (chosen, now, on_active) = (chosen.setter(), now.clone(), props.on_active.clone());
        move |epoch: Epoch| {
            now.replace(epoch);
            chosen.set(epoch);
            on_active.emit(Some(epoch));
        }
    };
    let onpointerdown = {
        let (node, dragged, choose) = (node.clone(), dragged.clone(), choose.clone());
        Callback::from(move |event: PointerEvent| {
            let (Some(marks), Some(epoch)) = (node.cast::<Element>(), epoch_of(&event)) else { return };
            if event.button() == 0 {
                // Without pointer capture the drag only ends at the edge.
                let _ = marks.set_pointer_capture(event.pointer_id());
                *dragged.borrow_mut() = Some(Grip::at(epoch));
                choose(epoch);
            }
        })
    };
    let onpointermove = {
        let (node, dragged, choose, dispatch) = (node.clone(), dragged.clone(), choose.clone(), props.dispatch.clone());
        let on_active = props.on_active.clone();
        Callback::from(move |event: PointerEvent| {
            let mut dragged = dragged.borrow_mut();
            match (dragged.as_mut(), node.cast::<Element>().and_then(|marks| marks.parent_element())) {
                (Some(grip), Some(track)) => {
                    let to = Epoch(position_at(&track, f64::from(event.client_x()), last.0));
                    if to != grip.to {
                        dispatch.dispatch(grip.move_to(to));
                        choose(to);
                    }
                }
                _ => on_active.emit(epoch_of(&event)),
            }
        })
    };
    let onpointerup = {
        let (dragged, dispatch) = (dragged.clone(), props.dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            let released = dragged.borrow_mut().take();
            if let Some(grip) = released.filter(|grip| grip.from == grip.to && event.type_() == "pointerup") {
                dispatch.dispatch(Action::View(ViewChange::Seek(grip.from)));
            }
        })
    };
    let onkeydown = {
        let (epochs, dispatch, pushed, playhead) =
            (epochs.clone(), props.dispatch.clone(), pushed.clone(), props.playhead);
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if epochs.is_empty() || event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let active = *now.borrow();
            let position = epochs.iter().position(|epoch| *epoch == active).unwrap_or(0);
            let neighbor = |at: Option<usize>| at.and_then(|at| epochs.get(at)).copied().unwrap_or(active);
            let edit = |edit| Action::Edit { edit: Edit::Timeline(edit), gesture: None };
            let push = |to: Epoch| {
                let mut pushed = pushed.borrow_mut();
                let mut grip = pushed.filter(|grip| grip.to == active).unwrap_or_else(|| Grip::at(active));
                dispatch.dispatch(grip.move_to(to));
                *pushed = Some(grip);
                choose(to);
            };
            match (event.key().as_str(), event.shift_key()) {
                ("ArrowLeft", true) => push(Epoch(active.0.saturating_sub(1))),
                ("ArrowRight", true) => push(Epoch(active.0.saturating_add(1)).min(last)),
                ("ArrowLeft" | "ArrowUp", false) => choose(neighbor(position.checked_sub(1))),
                ("ArrowRight" | "ArrowDown", false) => choose(neighbor(position.checked_add(1))),
                ("Home", _) => choose(neighbor(Some(0))),
                ("End", _) => choose(neighbor(epochs.len().checked_sub(1))),
                ("Enter", _) => dispatch.dispatch(Action::View(ViewChange::Seek(active))),
                ("c" | "C", _) => {
                    dispatch.dispatch(edit(TimelineEdit::Copy { from: active, to: playhead, subject: None }));
                }
                ("Delete" | "Backspace", _) => {
                    dispatch.dispatch(edit(TimelineEdit::Remove { epoch: active, subject: None }));
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocus = Callback::from(move |_: FocusEvent| choose(active));
    let leave = {
        let on_active = props.on_active.clone();
        move || on_active.emit(None)
    };
    let onblur = {
        let leave = leave.clone();
        Callback::from(move |_: FocusEvent| {
            // The next move by keys is a step of its own.
            pushed.borrow_mut().take();
            leave();
        })
    };
    let onpointerleave = Callback::from(move |_: PointerEvent| leave());
    let id = |epoch: Epoch| format!("keyframes-{}", epoch.0);
    html! {
        <svg class="time-marks" ref={&node} role="listbox" tabindex="0" width="100%" height="40" hidden={epochs.is_empty()}
            aria-label={messages.text("time.marks")} aria-orientation="horizontal" aria-activedescendant={id(active)}
            {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()} onpointercancel={onpointerup}
            {onpointerleave} {onkeydown} {onfocus} {onblur}>
            { for epochs.iter().zip(&props.labels).map(|(&epoch, label)| html! {
                <g key={epoch.0} id={id(epoch)} role="option" aria-selected={(epoch == active).to_string()}
                    aria-label={label.clone()} data-epoch={epoch.0.to_string()}
                    class={classes!((epoch == props.playhead).then_some("now"))}>
                    <svg x={offset_percent(epoch.0, last.0)} y="18" overflow="visible" width="1" height="1">
                        <rect class="hit" x="-12" y="-14" width="24" height="28" />
                        <path d="M0-7 7 0 0 7-7 0z" />
                    </svg>
                </g>
            }) }
        </svg>
    }
}

/// Returns the epoch of the mark that an event targets.
fn epoch_of(event: &PointerEvent) -> Option<Epoch> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let mark = target.closest("[data-epoch]").ok()??;
    mark.get_attribute("data-epoch")?.parse().ok().map(Epoch)
}
