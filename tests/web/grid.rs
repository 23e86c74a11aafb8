//! The grid handles keys and pointer, shows the results, and renders only its visible part.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;
use yuma_engine::quantity::Epoch;
use yuma_playground::store::{Lanes, OpenDocument, Origin, State, evaluate};
use yuma_playground::ui::grid::{Sheet, around_grid};
use yuma_playground::ui::hooks::Store;
use yuma_playground::ui::lab::LabProps;
use yuma_scenario::{Scenario, presets};

#[derive(Clone, PartialEq, Properties)]
struct HarnessProps {
    scenario: Rc<Scenario>,
}

/// The sheet with its own store.
#[component]
fn Harness(props: &HarnessProps) -> Html {
    let store = use_reducer(|| {
        Store(Rc::new(State::new(OpenDocument::new(
            Rc::clone(&props.scenario),
            Origin::Preset(props.scenario.preset.clone().unwrap_or_default()),
        ))))
    });
    let state = Rc::clone(&store.0);
    let lab = LabProps {
        scenario: state.document.scenario.clone(),
        whole: state.document.scenario.clone(),
        before: None,
        edit: None,
        evaluation_before: None,
        opened: 0,
        revision: state.revision,
        view: state.view,
        evaluation: evaluate(&state.document.scenario, Epoch(0)),
        lanes: Lanes::default(),
        covers_results: false,
        dispatch: store.dispatcher(),
    };
    html! {
        <Sheet {lab} around={around_grid()} />
    }
}

/// A mounted grid.
struct Grid {
    root: Element,
}

impl Grid {
    async fn of(preset: &str) -> Self {
        let document = web_sys::window().and_then(|window| window.document()).unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let scenario = Rc::new(presets::scenario(preset).unwrap());
        yew::Renderer::<Harness>::with_root_and_props(root.clone(), HarnessProps { scenario }).render();
        let grid = Grid { root };
        grid.settle().await;
        grid
    }

    async fn settle(&self) {
        yew::scheduler::flush().await;
    }

    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn text(&self, position: &str) -> String {
        self.find(&format!("[data-position='{position}'] .text")).text_content().unwrap_or_default()
    }

    fn field(&self) -> HtmlInputElement {
        self.find("input.edit").unchecked_into()
    }

    async fn key(&self, on: &str, key: &str) {
        self.press(on, key, false);
        self.settle().await;
    }

    /// Presses a key without waiting for the next rendering.
    fn press(&self, on: &str, key: &str, with_alt: bool) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_alt_key(with_alt);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.find(on).dispatch_event(&event).unwrap();
    }

    async fn write(&self, text: &str) {
        self.field().set_value(text);
        let init = web_sys::InputEventInit::new();
        init.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
        self.field().dispatch_event(&event).unwrap();
        self.settle().await;
    }

    /// Moves the cursor to the first weight and then by keys.
    async fn go(&self, keys: &[(&str, usize)]) {
        self.find("table").unchecked_into::<HtmlElement>().focus().unwrap();
        let home = [("Home", 1), ("PageUp", 1), ("ArrowDown", 1), ("ArrowRight", 2)];
        for &(key, times) in home.iter().chain(keys) {
            for _ in 0..times {
                self.key("table", key).await;
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_typed_weight_changes_the_results_while_it_is_typed() {
    let grid = Grid::of("lone-voice").await;
    assert_eq!(grid.text("5-6"), "10.0");
    grid.go(&[("ArrowDown", 4), ("ArrowRight", 3)]).await;
    grid.key("table", "5").await;
    assert_eq!((grid.field().value(), grid.text("5-6")), ("5".to_owned(), "30.0".to_owned()));
    grid.write("5.").await;
    assert_eq!(grid.field().value(), "5.", "half a number stays");
    grid.key("input.edit", "Enter").await;
    assert_eq!((grid.count("input.edit"), grid.text("5-5")), (0, "5.0".to_owned()));
}

#[wasm_bindgen_test]
async fn escape_brings_back_what_stood_there() {
    let grid = Grid::of("lone-voice").await;
    grid.go(&[]).await;
    grid.key("table", "9").await;
    assert_ne!(grid.text("1-2"), "40.0");
    grid.key("input.edit", "Escape").await;
    assert_eq!(grid.text("1-2"), "40.0");
}

#[wasm_bindgen_test]
async fn what_is_no_number_is_marked_and_changes_nothing() {
    for text in ["abc", "NaN", "-1", "1e999", "101"] {
        let grid = Grid::of("lone-voice").await;
        grid.go(&[]).await;
        grid.key("table", "Enter").await;
        grid.write(text).await;
        assert_eq!(grid.field().get_attribute("aria-invalid").as_deref(), Some("true"), "{text}");
        assert_ne!(grid.find(".grid-status").text_content().as_deref(), Some(""), "{text}");
        grid.key("input.edit", "Enter").await;
        assert_eq!(
            (grid.field().value(), grid.count(".edit-error:not(:empty)")),
            (text.to_owned(), 1),
            "it stays open"
        );
        grid.key("input.edit", "Escape").await;
        assert_eq!((grid.count("input.edit"), grid.text("1-2")), (0, "40.0".to_owned()), "{text}");
    }
}

#[wasm_bindgen_test]
async fn a_masked_weight_tells_why() {
    let grid = Grid::of("self-weight-and-permits").await;
    assert!(grid.count(".rows .w.off[title]") > 0);
    assert!(grid.count(".rows tr.off th[title] .badge") > 0);
}

#[wasm_bindgen_test]
async fn only_visible_items_are_drawn() {
    let grid = Grid::of("subnet-15").await;
    let drawn = grid.count(".rows .w");
    assert!(drawn > 0 && drawn < 20 * 60, "{drawn} of 20 x 256 cells");
    assert_eq!(grid.find("table").get_attribute("aria-colcount").as_deref(), Some("137"), "131 miners before the fold");
    assert_eq!(grid.count(".overview canvas"), 1);
}

#[wasm_bindgen_test]
async fn the_lens_shows_another_matrix_and_typing_returns_to_the_weights() {
    let grid = Grid::of("lone-voice").await;
    grid.find(".segments button:nth-child(3)").unchecked_into::<HtmlElement>().click();
    grid.settle().await;
    assert_eq!(grid.text("5-5"), "5.0", "clipped");
    grid.key("table", "4").await;
    assert_eq!(grid.find(".segments button:first-child").get_attribute("aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn keys_that_arrive_before_the_next_rendering_add_up() {
    let grid = Grid::of("lone-voice").await;
    grid.go(&[]).await;
    assert_eq!(grid.text("1-2"), "40.0");
    (0..3).for_each(|_| grid.press("table", "ArrowUp", true));
    grid.settle().await;
    assert_eq!(grid.text("1-2"), "43.0");
    (0..5).for_each(|_| grid.press("table", "ArrowDown", true));
    grid.settle().await;
    assert_eq!(grid.text("1-2"), "38.0");
}
