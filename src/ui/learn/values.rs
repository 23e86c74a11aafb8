//! The numbers that the engine gives to the words of a step.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::files::LoadedLesson;
use super::lab::HostedLab;
use super::stage::StageProps;
use crate::store::StateOf;
use yuma_lessons::{Inline, Lesson, Model, Step, StepWords, Value, Variables};
use yuma_scenario::AnyDocument;

/// The values of queries and controls in the reader's document.
#[derive(Debug, Default, PartialEq)]
pub struct Values {
    queries: BTreeMap<String, Value>,
    controls: BTreeMap<String, f64>,
    /// Whether the goal is reached.
    pub is_reached: bool,
}

impl Values {
    /// Returns the value of a named query, or `None` if there is none (yet).
    pub fn query(&self, name: &str) -> Option<&Value> {
        self.queries.get(name)
    }

    /// Returns the number of a named query.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.queries.get(name)?.number()
    }

    /// Returns the value of a control.
    pub fn control(&self, name: &str) -> Option<f64> {
        self.controls.get(name).copied()
    }

    /// Computes the values that a step shows.
    pub fn of(lesson: &LoadedLesson, step: usize, document: AnyDocument, variables: Variables) -> Values {
        let (Some(step), Some(words)) = (lesson.lesson.steps.get(step), lesson.words.steps.get(step)) else {
            return Values::default();
        };
        let model = Model::new(document, variables);
        let names = shown_queries(&lesson.lesson, step, words);
        let query = |name: String| {
            let value = model.evaluate(&lesson.lesson.queries.get(&name)?.is).ok()?;
            Some((name, value))
        };
        let queries = names.into_iter().filter_map(query).collect();
        let control = |name: String| {
            let value = lesson.lesson.controls.get(&name)?.value(&name, &model).ok()?;
            Some((name, value))
        };
        let controls = shown_controls(words).into_iter().filter_map(control).collect();
        let reached = step.goal.as_ref().and_then(|goal| model.evaluate(&goal.reached).ok());
        Values { queries, controls, is_reached: reached.is_some_and(|reached| reached.is_true()) }
    }
}

/// Returns the names of the queries that a step shows.
fn shown_queries(lesson: &Lesson, step: &Step, words: &StepWords) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = pieces(words)
        .filter_map(|piece| match piece {
            Inline::Live(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    names.extend(step.bet.iter().flat_map(|bet| bet.kind.queries()).map(str::to_owned));
    names.extend(step.goal.iter().flat_map(|goal| [goal.meter.clone(), goal.best.clone()]));
    names.retain(|name| lesson.queries.contains_key(name));
    names
}

fn shown_controls(words: &StepWords) -> BTreeSet<String> {
    let controls = pieces(words).filter_map(|piece| match piece {
        Inline::Drag(name) => Some(name.clone()),
        _ => None,
    });
    controls.collect()
}

fn pieces(words: &StepWords) -> impl Iterator<Item = &Inline> {
    words.sections().flatten().flat_map(|paragraph| &paragraph.content)
}

/// Returns the values in the present state of the lab. Those of a market follow after the drawing, because a run over days
/// takes time.
#[hook]
pub fn use_values<L: HostedLab>(props: &StageProps, state: &Rc<StateOf<L>>, variables: &Rc<Variables>) -> Rc<Values> {
    let shown = use_state(Rc::<Values>::default);
    let is_at_once = matches!(props.opened.0, AnyDocument::Consensus(_));
    let compute = {
        let (lesson, step) = (Rc::clone(&props.lesson), props.step);
        let (state, variables) = (Rc::clone(state), Rc::clone(variables));
        move || Rc::new(Values::of(&lesson, step, L::document(&state.document.scenario), (*variables).clone()))
    };
    let key = (state.revision, Rc::as_ptr(variables) as usize, Rc::as_ptr(&props.lesson) as usize);
    let at_once = {
        let compute = compute.clone();
        use_memo((key, is_at_once), move |&(_, is_at_once)| is_at_once.then(compute))
    };
    {
        let setter = shown.setter();
        use_effect_with(key, move |_| {
            let later = (!is_at_once).then(|| Timeout::new(0, move || setter.set(compute())));
            move || drop(later)
        });
    }
    match &*at_once {
        Some(values) => Rc::clone(values),
        None => (*shown).clone(),
    }
}
