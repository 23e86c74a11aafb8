//! The app: state and messages at the top, the areas of the page below.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::after_paint::use_deferred_value;
use super::compare::{CompareProps, compare};
use super::compared::use_compared;
use super::evaluation::{use_evaluation, use_evaluation_before};
use super::grid::Sheet;
use super::hooks::{Dispatch, Store};
use super::inspector::inspector;
use super::lab::LabProps;
use super::learn::LEARN;
use super::long_run::LongRunProps;
use super::market::{KeptState, MarketPageProps, market};
use super::messages::Messages;
use super::panels::panels;
use super::part::Missing;
use super::part_loading::{use_part, use_tries};
use super::shell::{Chosen, Place, Shell, first_preferences, first_state, use_preferences};
use super::time::{empty_state, time};
use crate::platform::address;
use crate::platform::panics::{report_no_start, report_panics};
use crate::store::State;
use yuma_scenario::market as markets;
use yuma_scenario::{Comparison, looks_like_link, presets};

/// The delay after the start before further parts are loaded.
const QUIET_MS: u32 = 1_000;

/// The initial state and messages.
#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    state: Rc<State>,
    messages: Messages,
}

/// Mounts the page as soon as the first messages are loaded; in a worker it serves jobs instead.
pub fn start() {
    if web_sys::window().is_none() {
        spawn_local(async {
            // The page gives up a worker that never responds.
            if let Ok(time) = time().await {
                (time.serve)();
            }
        });
        return;
    }
    report_panics();
    spawn_local(async {
        match first().await {
            Ok(first) => mount(first),
            Err(missing) => report_no_start(&missing),
        }
    });
}

async fn first() -> Result<AppProps, Missing> {
    let language = first_preferences().language;
    let state = first_state().await?;
    let is_opening = state.document.scenario.preset.as_deref() == Some(presets::OPENING);
    let messages = if is_opening { Messages::first(language).await? } else { Messages::fetch(language).await? };
    Ok(AppProps { state, messages })
}

fn mount(first: AppProps) {
    match root_element() {
        Some(root) => {
            yew::Renderer::<App>::with_root_and_props(root, first).render();
        }
        None => {
            yew::Renderer::<App>::with_props(first).render();
        }
    }
}

fn root_element() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("app")
}

#[component]
fn App(first: &AppProps) -> Html {
    let store = {
        let state = Rc::clone(&first.state);
        use_reducer(move || Store(state))
    };
    let state = Rc::clone(&store.0);
    let dispatch: Dispatch = store.dispatcher();
    let (preferences, set_preferences) = use_preferences();
    let (messages, on_messages_needed) = use_messages_in(preferences, first.messages.clone(), &dispatch);
    let (evaluation, on_run) = use_evaluation(&state);
    let ignored = Callback::noop();
    let inspector = use_part(Some(0), inspector, &dispatch, &ignored).filter(|_| messages.is_whole());
    let timeline = &state.document.scenario.timeline;
    let draw_time =
        use_part((!timeline.is_single()).then_some(0), time, &dispatch, &ignored).filter(|_| messages.is_whole());
    let compared = use_compared(&state.document.scenario, &evaluation);
    let compares = state.document.scenario.comparison != Comparison::None;
    let draw_comparison = use_part(compares.then_some(0), compare, &dispatch, &ignored).filter(|_| messages.is_whole());
    use_effect_with((), |()| {
        let later = Timeout::new(QUIET_MS, || spawn_local(fetch_parts()));
        move || drop(later)
    });
    let (place, opened_at, on_place) = use_place();
    let kept: KeptState = use_mut_ref(|| None);
    let draw_market =
        use_part((place != Place::Consensus).then_some(0), market, &dispatch, &ignored).filter(|_| messages.is_whole());
    let opened = Rc::clone(&state.document.opened);
    let lab = LabProps::of(
        &state,
        &evaluation,
        use_evaluation_before(&state, &evaluation),
        compared.lanes.clone(),
        &dispatch,
    );
    let slots = [use_node_ref(), use_node_ref(), use_node_ref()];
    let now = CompareProps { scenario: Rc::clone(&state.document.scenario), compared, lab: lab.clone() };
    let deferred = use_deferred_value(&now, &slots);
    let [inspector_slot, time_slot, compare_slot] = slots;
    let time = match draw_time {
        _ if timeline.is_single() => empty_state(&messages, &lab, &opened),
        Some(time) => (time.draw)(LongRunProps { lab: deferred.lab.clone(), on_run }),
        // Reserves the space of the strip.
        None => html! { <div class="time"></div> },
    };
    let comparison = draw_comparison.filter(|_| compares).map(|draw| draw(&deferred));
    if let Some(part) = draw_market.filter(|_| place != Place::Consensus) {
        let page = (part.draw)(MarketPageProps { place, kept, opened_at, on_place, preferences, set_preferences });
        return html! { <ContextProvider<Messages> context={messages}>{ page }</ContextProvider<Messages>> };
    }
    html! {
        <ContextProvider<Messages> context={messages.clone()}>
            <Shell {state} {evaluation} {dispatch} {preferences} {set_preferences} {on_messages_needed} {place} {on_place} {opened_at}
                around={inspector.map(|part| part.around_page)}>
                // Another document starts at its own beginning: scrolling, cursor and folded columns are not kept.
                <Sheet key={Rc::as_ptr(&opened) as usize} {lab} around={inspector.map(|part| part.around_grid)} />
                <div class="inspector-slot" ref={inspector_slot}>
                    if let Some(part) = inspector {
                        { (part.inspect)(&deferred.lab) }
                    }
                </div>
                <div class="time-slot" ref={time_slot}>{ time }</div>
                <div class="compare-slot" ref={compare_slot}>{ comparison }</div>
            </Shell>
        </ContextProvider<Messages>>
    }
}

/// The fragment that opens the market as it was left.
const MARKET: &str = "market";

/// Returns the open lab, the fragment that its state was opened from, and a callback that opens a lab. A link in the address
/// opens its own lab, which follows it even if the visit began with the same link.
#[hook]
fn use_place() -> (Place, AttrValue, Callback<Place>) {
    let place = use_state_eq(|| place_of(&address::fragment()).unwrap_or(Place::Consensus));
    let opened_at = use_state_eq(|| AttrValue::from(address::fragment()));
    let on_place = use_callback(place.setter(), |to: Place, place| place.set(to));
    let setters = (place.setter(), opened_at.setter());
    use_effect_with((), move |()| {
        let (place, opened_at) = setters;
        let react = move |_: &Event| {
            if let Some(to) = place_of(&address::fragment()) {
                place.set(to);
                opened_at.set(AttrValue::default());
            }
        };
        let listener = web_sys::window().map(|window| EventListener::new(&window, "hashchange", react));
        move || drop(listener)
    });
    (*place, (*opened_at).clone(), on_place)
}

/// Returns the lab that a fragment names or is a link of; `None` if it is something else.
fn place_of(fragment: &str) -> Option<Place> {
    if fragment.starts_with(LEARN) {
        Some(Place::Learn)
    } else if fragment == MARKET || markets::link::is_link(fragment) {
        Some(Place::Market)
    } else {
        looks_like_link(fragment).then_some(Place::Consensus)
    }
}

/// Loads the remaining parts in advance, so that they are ready at once and without a connection.
async fn fetch_parts() {
    // Ignores failures here; they are reported when the part is needed.
    let _ = panels().await;
    let _ = time().await;
    let _ = compare().await;
}

/// Returns the messages in the chosen language, or the previous ones until they are loaded. The callback retries loading.
#[hook]
fn use_messages_in(preferences: Chosen, first: Messages, dispatch: &Dispatch) -> (Messages, Callback<()>) {
    let messages = use_state_eq(|| first);
    let tries = use_state(|| 0u32);
    let retry = use_tries();
    let try_again = use_callback(tries.clone(), |(), tries| tries.set(**tries + 1));
    let (setter, dispatch) = (messages.setter(), dispatch.clone());
    use_effect_with((preferences.language, *tries, retry.retries), move |&(language, ..)| {
        spawn_local(async move {
            match Messages::fetch(language).await {
                Ok(messages) => {
                    setter.set(messages);
                    retry.succeeded(&dispatch);
                }
                Err(missing) => retry.failed(missing, &dispatch),
            }
        });
    });
    ((*messages).clone(), try_again)
}
