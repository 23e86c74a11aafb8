//! The inspector explains the selection, and its kappa follows the keys.

use std::rc::Rc;

use crate::with_plain_spaces;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, InputEvent, InputEventInit, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::Quantity;
use yuma_playground::store::{Lanes, Language, OpenDocument, Origin, Selection, State, evaluate};
use yuma_playground::ui::hooks::Store;
use yuma_playground::ui::inspector::Inspector;
use yuma_playground::ui::messages::Messages;
use yuma_scenario::presets;

#[derive(Clone, PartialEq, Properties)]
struct HarnessProps {
    selection: Selection,
}

/// The inspector with its own store.
#[component]
fn Harness(props: &HarnessProps) -> Html {
    let selection = props.selection;
    let store = use_reducer(|| {
        let scenario = Rc::new(presets::scenario("lone-voice").unwrap());
        let mut state = State::new(OpenDocument::new(scenario, Origin::Preset("lone-voice".to_owned())));
        state.view.shared.selection = selection;
        Store(Rc::new(state))
    });
    let state = Rc::clone(&store.0);
    html! {
        <ContextProvider<Messages> context={Messages::new(Language::English)}>
            <Inspector scenario={state.document.scenario.clone()} whole={state.document.scenario.clone()} before={None} edit={None} evaluation_before={None}
                lanes={Lanes::default()} revision={state.revision} view={state.view}
                evaluation={evaluate(&state.document.scenario, Epoch(0))} dispatch={store.dispatcher()} />
        </ContextProvider<Messages>>
    }
}

/// A mounted inspector. The fifth validator is E, the fourth miner M4.
struct Pane {
    root: Element,
}

const E: Uid = Uid(4);
const M4: Uid = Uid(8);

impl Pane {
    async fn of(selection: Selection) -> Self {
        let document = web_sys::window().and_then(|window| window.document()).unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        yew::Renderer::<Harness>::with_root_and_props(root.clone(), HarnessProps { selection }).render();
        yew::scheduler::flush().await;
        Pane { root }
    }

    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        with_plain_spaces(self.find(selector).text_content().unwrap_or_default())
    }

    async fn send(&self, selector: &str, event: &web_sys::Event) {
        self.find(selector).dispatch_event(event).unwrap();
        yew::scheduler::flush().await;
    }

    async fn key(&self, selector: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.send(selector, &event).await;
    }

    async fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
        yew::scheduler::flush().await;
    }

    async fn write(&self, selector: &str, text: &str) {
        self.find(selector).unchecked_into::<HtmlInputElement>().set_value(text);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        self.send(selector, &InputEvent::new_with_event_init_dict("input", &init).unwrap()).await;
    }
}

/// Closes the dialog, which would take the focus from later tests.
impl Drop for Pane {
    fn drop(&mut self) {
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn a_cell_tells_what_was_given_and_what_counts() {
    let pane = Pane::of(Selection::Cell { row: E, column: M4 }).await;
    assert_eq!(pane.text("h2"), "95.0 % was given, 5.0 % counts");
    assert_eq!(pane.text(".folded"), "", "formulas are folded");
    pane.click(".arithmetic summary").await;
    assert!(pane.text(".formulas").contains("min(95.00 %, 5.00 %) = 5.00 %"));
    pane.click("button.raw").await;
    assert!(!pane.text(".formulas").contains('%'), "{}", pane.text(".formulas"));
}

#[wasm_bindgen_test]
async fn a_result_is_explained_by_its_own_formula() {
    let pane = Pane::of(Selection::Result(Quantity::ValidatorTrust, E)).await;
    pane.click(".arithmetic summary").await;
    let first = pane.text(".formulas .formula:first-child");
    assert!(first.contains("= 5.00 % + 5.00 % = 10.00 %"), "{first}");
}

#[wasm_bindgen_test]
async fn kappa_follows_the_keys() {
    let pane = Pane::of(Selection::Miner(M4)).await;
    let kappa = |pane: &Pane| pane.find("[role='slider']").get_attribute("aria-valuenow").unwrap();
    assert_eq!(kappa(&pane), "50.0");
    pane.key("[role='slider']", "Home").await;
    assert_eq!(kappa(&pane), "0.0");
    assert!(pane.text(".meaning").ends_with("95.0 %."), "{}", pane.text(".meaning"));
}

#[wasm_bindgen_test]
async fn a_fact_takes_effect_with_enter_and_a_wrong_one_waits() {
    let pane = Pane::of(Selection::Validator(E)).await;
    let before = pane.text("h2");
    pane.write("#fact-alpha_stake", "many").await;
    pane.key("#fact-alpha_stake", "Enter").await;
    assert_eq!(pane.find("#fact-alpha_stake").get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(pane.text("h2"), before);
    pane.write("#fact-alpha_stake", "900 k").await;
    pane.key("#fact-alpha_stake", "Enter").await;
    assert_ne!(pane.text("h2"), before);
}

#[wasm_bindgen_test]
async fn the_step_of_a_number_opens_in_the_list() {
    let pane = Pane::of(Selection::Result(Quantity::Dividends, E)).await;
    pane.click(".arithmetic summary").await;
    pane.click(".source button.link").await;
    assert!(pane.find("dialog").has_attribute("open"));
    assert!(pane.text("dialog .marked h3").starts_with("Dividends"));
}
