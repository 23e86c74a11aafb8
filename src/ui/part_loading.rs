//! Loads parts of the page on first use and retries after failures.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::hooks::{Dispatch, DispatchOf};
use super::part::Missing;
use crate::store::{ActionOf, Lab, NoticeKind, Trouble};

type Loading = Pin<Box<dyn Future<Output = Result<(), Missing>>>>;

/// Loads a part on first use; `None` until it is loaded. Each failure shows a notice and calls `on_missing`. Retries at
/// another need, when the browser is online again, and after a while.
#[hook]
pub fn use_part<T, F>(
    need: Option<usize>,
    fetch: fn() -> F,
    dispatch: &Dispatch,
    on_missing: &Callback<()>,
) -> Option<T>
where
    T: Copy + 'static,
    F: Future<Output = Result<T, Missing>> + 'static,
{
    let part = use_mut_ref(|| None::<T>);
    let load = {
        let part = Rc::clone(&part);
        move || -> Loading {
            let part = Rc::clone(&part);
            Box::pin(async move {
                part.replace(Some(fetch().await?));
                Ok(())
            })
        }
    };
    use_loading(need, Rc::new(load), dispatch, on_missing);
    *part.borrow()
}

/// Loads something on first use. One hook serves all parts, so that their number hardly adds to the first load.
#[hook]
fn use_loading(need: Option<usize>, load: Rc<dyn Fn() -> Loading>, dispatch: &Dispatch, on_missing: &Callback<()>) {
    let is_loaded = use_state_eq(|| false);
    let tries = use_tries();
    let (dispatch, on_missing) = (dispatch.clone(), on_missing.clone());
    use_effect_with((need, tries.retries), move |(need, _)| {
        if need.is_some() && !*is_loaded {
            spawn_local(async move {
                match load().await {
                    Ok(()) => {
                        is_loaded.set(true);
                        tries.succeeded(&dispatch);
                    }
                    Err(missing) => {
                        on_missing.emit(());
                        tries.failed(missing, &dispatch);
                    }
                }
            });
        }
    });
}

/// The delay before the first retry; doubled for each further one.
const RETRY_MS: u32 = 2_000;
const LONGEST_RETRY_MS: u32 = 60_000;

/// The number of consecutive failures, and the time of the next retry.
#[derive(Clone)]
pub struct Tries {
    failures: UseStateHandle<u32>,
    /// Changes at each retry.
    pub retries: u32,
}

impl Tries {
    /// Reports that a try succeeded.
    pub fn succeeded<L: Lab>(&self, dispatch: &DispatchOf<L>) {
        if *self.failures > 0 {
            dispatch.dispatch(ActionOf::Resolve(Trouble::PartMissing));
        }
        self.failures.set(0);
    }

    /// Reports that a try failed.
    pub fn failed<L: Lab>(&self, Missing(failure): Missing, dispatch: &DispatchOf<L>) {
        dispatch.dispatch(ActionOf::Notify(NoticeKind::PartMissing(failure)));
        self.failures.set(*self.failures + 1);
    }
}

/// Counts retries after failures: after increasing delays, and when the browser is online again.
#[hook]
pub fn use_tries() -> Tries {
    let failures = use_state_eq(|| 0u32);
    let retries = use_state_eq(|| 0u32);
    let (setter, next_retry) = (retries.setter(), *retries + 1);
    use_effect_with(*failures, move |&failures| {
        let wait = (failures > 0).then(|| {
            let delay = RETRY_MS.saturating_mul(1 << failures.saturating_sub(1).min(8)).min(LONGEST_RETRY_MS);
            let next = Callback::from(move |()| setter.set(next_retry));
            let timeout = {
                let next = next.clone();
                Timeout::new(delay, move || next.emit(()))
            };
            let online = web_sys::window().map(|window| EventListener::new(&window, "online", move |_| next.emit(())));
            (timeout, online)
        });
        move || drop(wait)
    });
    Tries { failures, retries: *retries }
}
