//! Applies dragged numbers to the document of a step.

use std::rc::Rc;

use yew::prelude::*;

use super::drag::Dragged;
use super::files::LoadedLesson;
use super::lab::HostedLab;
use crate::store::{ActionOf, StateOf};
use crate::ui::hooks::DispatchOf;
use yuma_lessons::{Value, Variables};
use yuma_scenario::AnyDocument;

/// Returns the callback of dragged values. A drag changes the document as it was when the drag began, so that rounding does
/// not add up.
#[hook]
pub fn use_drag<L: HostedLab>(
    lesson: &Rc<LoadedLesson>,
    state: &Rc<StateOf<L>>,
    variables: &UseStateHandle<Rc<Variables>>,
    dispatch: &DispatchOf<L>,
) -> Callback<Dragged> {
    let began = use_mut_ref(|| None::<(u32, AnyDocument)>);
    // Several values may arrive before the next render.
    let latest = use_mut_ref(|| (Rc::clone(state), (**variables).clone()));
    latest.replace((Rc::clone(state), (**variables).clone()));
    let (lesson, setter, dispatch) = (Rc::clone(lesson), variables.setter(), dispatch.clone());
    use_callback(Rc::as_ptr(&lesson) as usize, move |(name, value, gesture): Dragged, _| {
        let Some(control) = lesson.lesson.controls.get(&name) else { return };
        let (state, variables) = latest.borrow().clone();
        if control.sets.is_empty() {
            let mut changed = Variables::clone(&variables);
            changed.insert(name, Value::Number(value));
            setter.set(Rc::new(changed));
            return;
        }
        let mut began = began.borrow_mut();
        let from = match began.take() {
            Some((of, from)) if of == gesture => from,
            _ => L::document(&state.document.scenario),
        };
        // A value that the document rejects, as between two others, is passed over.
        if let Ok(changed) = control.set(&from, value)
            && let Some(scenario) = L::scenario(&changed)
        {
            dispatch.dispatch(ActionOf::Replace { scenario: Rc::new(scenario), gesture: Some(gesture) });
        }
        *began = Some((gesture, from));
    })
}
