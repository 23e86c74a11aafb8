//! The numbers that the engine gives to the words of a step.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

use super::files::LoadedLesson;
use super::lab::HostedLab;
use super::stage_props::StageProps;
use crate::jobs::slices::{SlicedJob, begin};
use crate::store::StateOf;
use crate::ui::after_paint::after_paint;
use crate::ui::slices::use_sliced;
use yuma_lessons::{Inline, Lesson, Model, Step, StepWords, Value, Variables};

/// Results or a lab that took longer wait until the changes pause, so that a dragged number keeps up: half a frame, whose other half
/// is for the layout and the painting.
pub const AT_ONCE_MS: f64 = 8.0;
pub const PAUSE_MS: u32 = 60;
/// The steps of runs over days that one step of a sliced job computes.
pub const RUN_STEPS: u32 = 40;

/// The values of controls and queries in the reader's document.
#[derive(Debug, Default)]
pub struct Values {
    /// The smallest and the largest value of the targets of each control.
    controls: BTreeMap<String, (f64, f64)>,
    results: Rc<Results>,
    is_computing: bool,
}

/// The values of the queries.
#[derive(Debug, Default)]
struct Results {
    queries: BTreeMap<String, Value>,
    is_reached: bool,
    is_best: Option<bool>,
}

impl Values {
    /// Returns the value of a named query, or `None` if there is none (yet).
    pub fn query(&self, name: &str) -> Option<&Value> {
        self.results.queries.get(name)
    }

    /// Returns whether the results are still being computed. Those of an earlier state are shown until then.
    pub fn is_computing(&self) -> bool {
        self.is_computing
    }

    /// Returns the number of a named query.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.query(name)?.number()
    }

    /// Returns the smallest and the largest value of the targets of a control.
    pub fn control(&self, name: &str) -> Option<(f64, f64)> {
        self.controls.get(name).copied()
    }

    /// Returns whether the goal is reached.
    pub fn is_reached(&self) -> bool {
        self.results.is_reached
    }

    /// Returns whether no better result reaches the goal; `None` if any result is as good.
    pub fn is_best(&self) -> Option<bool> {
        self.results.is_best
    }

    /// Returns whether the words of the step have numbers to drag.
    pub fn has_controls(&self) -> bool {
        !self.controls.is_empty()
    }

    /// Computes the values that a step shows.
    pub fn of(lesson: &LoadedLesson, step: usize, model: &Model) -> Values {
        let results = Rc::new(Results::of(lesson, step, model));
        Values { controls: controls(lesson, step, model), results, is_computing: false }
    }
}

impl Results {
    fn of(lesson: &LoadedLesson, step: usize, model: &Model) -> Results {
        let (Some(step), Some(words)) = (lesson.lesson.steps.get(step), lesson.words.steps.get(step)) else {
            return Results::default();
        };
        let names = shown_queries(&lesson.lesson, step, words);
        let query = |name: String| {
            let value = model.evaluate(&lesson.lesson.queries.get(&name)?.is).ok()?;
            Some((name, value))
        };
        let queries = names.into_iter().filter_map(query).collect();
        let is_true = |expression| model.evaluate(expression).is_ok_and(|value| value.is_true());
        let is_reached = step.goal.as_ref().is_some_and(|goal| is_true(&goal.reached));
        let is_best = step.goal.as_ref().and_then(|goal| goal.is_best.as_ref()).filter(|_| is_reached).map(is_true);
        Results { queries, is_reached, is_best }
    }

    /// Computes a part of the results; `None` until the last one.
    fn within_steps(lesson: &LoadedLesson, step: usize, model: &Model) -> Option<Results> {
        model.within_steps(RUN_STEPS, |model| Results::of(lesson, step, model))
    }
}

/// Returns the values of the controls that a step shows.
fn controls(lesson: &LoadedLesson, step: usize, model: &Model) -> BTreeMap<String, (f64, f64)> {
    let names = lesson.words.steps.get(step).map(shown_controls).unwrap_or_default();
    let control = |name: String| {
        let span = lesson.lesson.controls.get(&name)?.span(&name, model).ok()?;
        Some((name, span))
    };
    names.into_iter().filter_map(control).collect()
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

/// What a rendering computes before it is painted.
struct Begun {
    controls: BTreeMap<String, (f64, f64)>,
    /// Continues a run over days that takes longer; `None` if the results are computed.
    model: Option<Model>,
}

/// Returns the values in the present state of the lab. They are computed at once, but runs over days that take longer follow in
/// slices after the drawing.
#[hook]
pub fn use_values<L: HostedLab>(props: &StageProps, state: &Rc<StateOf<L>>, variables: &Rc<Variables>) -> Rc<Values> {
    // The latest results with the key of their state.
    let latest = use_mut_ref(|| (None, Rc::<Results>::default()));
    let took = use_mut_ref(|| 0.0);
    let redraw = use_force_update();
    let (lesson, step, is_slow) = (Rc::clone(&props.lesson), props.step, *took.borrow() > AT_ONCE_MS);
    let key = (state.revision, Rc::as_ptr(variables) as usize, Rc::as_ptr(&props.lesson) as usize);
    let begun = use_memo(key, |_| {
        let start = Date::now();
        let model = Model::new(L::document(&state.document.scenario), Variables::clone(variables));
        let controls = controls(&lesson, step, &model);
        let results = if is_slow { None } else { Results::within_steps(&lesson, step, &model) };
        let model = results.is_none().then_some(model);
        if let Some(results) = results {
            latest.replace((Some(key), Rc::new(results)));
            took.replace(Date::now() - start);
        }
        Begun { controls, model }
    });
    {
        let (begun, latest) = (Rc::clone(&begun), Rc::clone(&latest));
        use_effect_with(key, move |_| {
            let job = Rc::new(RefCell::new(None::<SlicedJob>));
            let is_open = begun.model.is_some();
            let compute = {
                let job = Rc::clone(&job);
                move || {
                    // Other jobs take turns with this one.
                    let mut spent = 0.0;
                    let sliced = begin(move || {
                        let Some(model) = &begun.model else { return false };
                        let start = Date::now();
                        let results = Results::within_steps(&lesson, step, model);
                        spent += Date::now() - start;
                        let Some(results) = results else { return true };
                        latest.replace((Some(key), Rc::new(results)));
                        took.replace(spent);
                        redraw.force_update();
                        false
                    });
                    job.replace(Some(sliced));
                }
            };
            let waiting: Option<Box<dyn Any>> = match (is_open, is_slow) {
                (false, _) => None,
                (true, true) => Some(Box::new(Timeout::new(PAUSE_MS, compute))),
                (true, false) => Some(Box::new(after_paint(compute))),
            };
            move || drop((waiting, job.take()))
        });
    }
    let (computed, results) = latest.borrow().clone();
    let is_computing = computed != Some(key);
    // By the key of the document, because the memory of earlier controls may have become that of the present ones.
    use_memo((key, Rc::as_ptr(&results) as usize, is_computing), |_| {
        let controls = begun.controls.clone();
        Values { controls, results, is_computing }
    })
}

/// Returns the values of the document before the reader changes it. They are kept before the first change, or computed in slices after
/// it, because a run over days takes time. `None` while they are the present ones.
#[hook]
pub fn use_opened_values(props: &StageProps, values: &Rc<Values>, is_changed: bool) -> Option<Rc<Values>> {
    let kept = use_mut_ref(|| None::<Rc<Values>>);
    let was_changed = use_mut_ref(|| false);
    let unchanged = props.unchanged();
    let seen = use_mut_ref(|| Rc::clone(unchanged));
    let mut kept = kept.borrow_mut();
    // A bet may lead to another state.
    if !Rc::ptr_eq(&seen.replace(Rc::clone(unchanged)), unchanged) {
        *kept = None;
        // The present values are still those before the bet.
        was_changed.replace(true);
    }
    *was_changed.borrow_mut() |= is_changed;
    if kept.is_none() && !*was_changed.borrow() && !values.is_computing {
        *kept = Some(Rc::clone(values));
    }
    let is_missing = is_changed && kept.is_none();
    let computed = use_sliced(is_missing, |_| {
        let (lesson, step, opened) = (Rc::clone(&props.lesson), props.step, Rc::clone(unchanged));
        let mut model = None;
        Box::new(move || {
            if !is_missing {
                return Some(None);
            }
            let model = model.get_or_insert_with(|| Model::new(opened.0.clone(), opened.1.clone()));
            model.within_steps(RUN_STEPS, |model| Some(Rc::new(Values::of(&lesson, step, model))))
        })
    });
    if let Some(Some(computed)) = computed.as_deref().filter(|_| is_missing) {
        *kept = Some(Rc::clone(computed));
    }
    // Unknown values are shown as such until they are computed.
    is_changed.then(|| kept.clone().unwrap_or_else(|| Rc::new(Values { is_computing: true, ..Values::default() })))
}
