//! Charts are sharp, obey the page's policy, and offer their numbers to pointer, keyboard and screen readers.

use std::cell::Cell;
use std::rc::Rc;

use crate::with_plain_spaces;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    CanvasRenderingContext2d, Document, Element, HtmlCanvasElement, HtmlElement, KeyboardEvent, KeyboardEventInit,
    MutationObserver, MutationObserverInit, PointerEvent, PointerEventInit,
};
use yew::prelude::*;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_playground::chart::{
    ChartKind, ChartMeasure, ChartModel, ChartSeries, EpochEvent, Layout, Participant, Role, SelectedNeurons,
    SharedChart, StoredUnit,
};
use yuma_playground::store::Language;
use yuma_playground::ui::chart::{ChartProps, chart_panel};
use yuma_playground::ui::messages::Messages;

const STYLES: [&str; 3] = [
    include_str!("../../static/styles/tokens.css"),
    include_str!("../../static/styles/shades.css"),
    include_str!("../../static/styles/charts.css"),
];

fn validator(uid: u16) -> Participant {
    Participant { role: Role::Validator, uid: Uid(uid) }
}

/// Three validators over four epochs; A falls from 60 % to 30 %.
fn model(kind: ChartKind) -> ChartModel {
    let series = |uid, name: &str, percent: [i32; 4]| ChartSeries {
        participant: validator(uid),
        name: name.to_owned(),
        values: percent.map(|percent| f64::from(percent) / 100.0).to_vec(),
        stored: percent.map(i64::from).to_vec(),
    };
    ChartModel {
        title: "chart.dividends",
        subject: String::new(),
        kind,
        measure: ChartMeasure::Proportion,
        stored_unit: Some(StoredUnit::Share),
        first_epoch: Epoch(10),
        series: vec![
            series(0, "A", [60, 50, 40, 30]),
            series(1, "B", [30, 30, 30, 30]),
            series(2, "C", [10, 20, 30, 40]),
        ],
        ghosts: Vec::new(),
        events: vec![EpochEvent { epoch: Epoch(12), label: "B wakes up".to_owned() }],
        reach: None,
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HarnessProps {
    model: SharedChart,
}

/// A chart whose parent applies its callbacks.
#[component]
fn Harness(props: &HarnessProps) -> Html {
    let (highlight, playhead) = (use_state(|| None), use_state(|| None));
    let on_epoch = {
        let playhead = playhead.setter();
        Callback::from(move |epoch| playhead.set(Some(epoch)))
    };
    let chart = chart_panel(&ChartProps {
        model: props.model.clone(),
        finding: AttrValue::from("A falls, C rises."),
        highlight: *highlight,
        selected: SelectedNeurons::default(),
        on_highlight: Callback::from(highlight.setter()),
        playhead: *playhead,
        on_epoch,
    });
    html! { <ContextProvider<Messages> context={Messages::new(Language::English)}>{ chart }</ContextProvider<Messages>> }
}

/// A mounted chart, 640 CSS pixels wide.
struct Chart {
    root: Element,
    model: ChartModel,
}

impl Chart {
    async fn of(model: ChartModel) -> Self {
        let document = document();
        let root = document.create_element("div").unwrap();
        let style = document.create_element("style").unwrap();
        style.set_text_content(Some(&(STYLES.concat() + ".harness { width: 640px }")));
        root.append_child(&style).unwrap();
        let pixel = document.create_element("div").unwrap();
        pixel.set_class_name("harness");
        root.append_child(&pixel).unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let props = HarnessProps { model: SharedChart::new(model.clone()) };
        yew::Renderer::<Harness>::with_root_and_props(pixel, props).render();
        let chart = Chart { root, model };
        chart.settle().await;
        chart
    }

    /// Waits until the component is rendered and its canvas, which changes only when a drawing is complete, is drawn.
    async fn settle(&self) {
        for frame in 0..600 {
            yew::scheduler::flush().await;
            let mut next_frame = |resolve: js_sys::Function, _| {
                web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
            };
            JsFuture::from(js_sys::Promise::new(&mut next_frame)).await.unwrap();
            if frame >= 2 && self.is_drawn() {
                return;
            }
        }
        panic!("the chart is not drawn after 600 frames");
    }

    fn is_drawn(&self) -> bool {
        let canvas = self.canvas();
        let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let pixels = context.get_image_data(0.0, 0.0, width, height).unwrap().data();
        pixels.chunks(4).any(|pixel| pixel[3] > 0)
    }

    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).unwrap();
        let text = |at| with_plain_spaces(found.get(at).unwrap().text_content().unwrap_or_default());
        (0..found.length()).map(text).collect()
    }

    fn canvas(&self) -> HtmlCanvasElement {
        self.find("canvas").unchecked_into()
    }

    fn layout(&self) -> Layout {
        let plot: HtmlElement = self.find(".chart-plot").unchecked_into();
        Layout::new(
            &self.model,
            f64::from(plot.client_width()),
            f64::from(plot.client_height()),
            SelectedNeurons::default(),
        )
    }

    /// Returns the color of the canvas at a position in CSS pixels.
    fn color(&self, x: f64, y: f64) -> [u8; 3] {
        let context: CanvasRenderingContext2d = self.canvas().get_context("2d").unwrap().unwrap().unchecked_into();
        let pixel = context.get_image_data(x.floor(), y.floor(), 1.0, 1.0).unwrap().data();
        [pixel[0], pixel[1], pixel[2]]
    }

    async fn send(&self, event: &web_sys::Event) {
        self.find(".chart-plot").dispatch_event(event).unwrap();
        self.settle().await;
    }

    async fn point(&self, x: f64, y: f64) {
        let area = self.find(".chart-plot").get_bounding_client_rect();
        let init = PointerEventInit::new();
        init.set_bubbles(true);
        init.set_client_x((area.left() + x).round() as i32);
        init.set_client_y((area.top() + y).round() as i32);
        self.send(&PointerEvent::new_with_event_init_dict("pointermove", &init).unwrap()).await;
    }

    async fn key(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        self.send(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).await;
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).unwrap()
}

#[wasm_bindgen_test]
async fn drawing_measures_text_without_an_element() {
    let chart = Chart::of(model(ChartKind::Lines)).await;
    let changes = Rc::new(Cell::new(0));
    let count = Closure::<dyn Fn()>::new({
        let changes = Rc::clone(&changes);
        move || changes.set(changes.get() + 1)
    });
    let observer = MutationObserver::new(count.as_ref().unchecked_ref()).unwrap();
    let watched = MutationObserverInit::new();
    watched.set_child_list(true);
    observer.observe_with_options(&document().body().unwrap(), &watched).unwrap();
    // Highlighting redraws the chart.
    chart.key("ArrowDown").await;
    assert_eq!(chart.texts(".chart-legend .marked span"), ["A"]);
    observer.disconnect();
    assert_eq!(changes.get(), 0);
    assert_eq!(chart.texts("[style]").len(), 0);
}

#[wasm_bindgen_test]
async fn the_readout_follows_the_pointer() {
    let chart = Chart::of(model(ChartKind::Lines)).await;
    assert_eq!(chart.texts(".chart-reading"), ["Epoch 13"]);
    let spoken = chart.find(".chart-plot").get_attribute("aria-valuetext").map(with_plain_spaces);
    assert_eq!(spoken.as_deref(), Some("Epoch 13 · A 30.00 % · B 30.00 % · C 40.00 %"));
    let layout = chart.layout();
    chart.point(layout.x(Epoch(11)) + 3.0, layout.values.pixel(0.5)).await;
    assert_eq!(chart.texts(".chart-reading"), ["Epoch 11 · A 50.00 %"]);
    assert_eq!(chart.texts(".chart-legend b"), ["50.00 %", "30.00 %", "20.00 %"]);
    assert_eq!(chart.texts(".chart-legend .marked span"), ["A"]);
    chart.point(layout.x(Epoch(12)), layout.values.pixel(0.28)).await;
    assert!(chart.texts(".chart-reading")[0].ends_with("· B wakes up"));
}

#[wasm_bindgen_test]
async fn keys_reach_every_value_and_take_an_epoch() {
    let chart = Chart::of(model(ChartKind::Lines)).await;
    for key in ["Home", "ArrowRight", "ArrowDown", "ArrowDown"] {
        chart.key(key).await;
    }
    let plot = chart.find(".chart-plot");
    assert_eq!(plot.get_attribute("aria-valuetext").map(with_plain_spaces).as_deref(), Some("Epoch 11 · B 30.00 %"));
    assert_eq!(plot.get_attribute("aria-valuenow").as_deref(), Some("11"));
    chart.key("Enter").await;
    let playhead = chart.find(".playhead").get_attribute("x1");
    assert_eq!(playhead, Some(format!("{:.1}", chart.layout().x(Epoch(11)))));
}

#[wasm_bindgen_test]
async fn a_click_takes_its_epoch_even_after_the_finger_has_left() {
    let chart = Chart::of(model(ChartKind::Lines)).await;
    let area = chart.find(".chart-plot").get_bounding_client_rect();
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_client_x((area.left() + chart.layout().x(Epoch(12))).round() as i32);
    chart.send(&PointerEvent::new_with_event_init_dict("click", &init).unwrap()).await;
    assert_eq!(chart.texts(".chart-reading"), ["Epoch 12 · B wakes up"]);
}

#[wasm_bindgen_test]
async fn a_long_run_of_many_is_drawn() {
    let mut model = model(ChartKind::Lines);
    model.first_epoch = Epoch(0);
    model.series = (0..64)
        .map(|uid| {
            let values = (0..2_000).map(|epoch| f64::from((epoch * (uid + 7)) % 997) / 997.0);
            let (participant, name) = (validator(uid as u16), format!("V{uid}"));
            ChartSeries { participant, name, values: values.collect(), stored: Vec::new() }
        })
        .collect();
    let chart = Chart::of(model).await;
    assert_eq!(chart.texts(".chart-legend li").len(), 64);
    chart.find("summary").unchecked_into::<HtmlElement>().click();
    chart.settle().await;
    assert!(chart.texts("tbody tr").len() <= 60);
}

#[wasm_bindgen_test]
async fn the_table_has_every_value_as_shown_and_as_stored() {
    let chart = Chart::of(model(ChartKind::Lines)).await;
    assert_eq!(chart.texts("tbody tr").len(), 0);
    chart.find("summary").unchecked_into::<HtmlElement>().click();
    chart.settle().await;
    assert_eq!(chart.texts("tbody th"), ["10", "11", "12", "13"]);
    assert_eq!(chart.texts("tbody tr:nth-child(2) td"), ["50.00 %50", "30.00 %30", "20.00 %20"]);
    assert_eq!(chart.texts("thead th"), ["Epoch", "A", "B", "C"]);
}

#[wasm_bindgen_test]
async fn a_line_has_the_color_of_its_legend() {
    let chart = Chart::of(model(ChartKind::Lines)).await;
    let layout = chart.layout();
    let style = web_sys::window().unwrap().get_computed_style(&chart.find(".series-0")).unwrap().unwrap();
    let [red, green, blue] = chart.color(layout.x(Epoch(10)) + 1.0, layout.values.pixel(0.6));
    // The first validator's line is solid; its middle is not mixed with the background.
    let legend = style.get_property_value("color").unwrap();
    let near = |one: u8, other: &str| one.abs_diff(other.trim().parse().unwrap()) < 60;
    let parts: Vec<&str> = legend.trim_start_matches("rgb(").trim_end_matches(')').split(',').collect();
    assert!(near(red, parts[0]) && near(green, parts[1]) && near(blue, parts[2]), "{legend} {red} {green} {blue}");
}

#[wasm_bindgen_test]
async fn a_dense_screen_gets_all_its_pixels() {
    let window = web_sys::window().unwrap();
    let set_ratio = |ratio: f64| js_sys::Reflect::set(&window, &"devicePixelRatio".into(), &ratio.into()).unwrap();
    let before = window.device_pixel_ratio();
    let mut sizes = Vec::new();
    for ratio in [1.0, 2.0] {
        set_ratio(ratio);
        let canvas = Chart::of(model(ChartKind::Lines)).await.canvas();
        sizes.push((canvas.width(), canvas.height()));
    }
    set_ratio(before);
    assert_eq!(sizes[1], (sizes[0].0 * 2, sizes[0].1 * 2));
    assert_eq!(sizes[0].0, 640);
}

#[wasm_bindgen_test]
async fn rows_deepen_with_their_values() {
    let chart = Chart::of(model(ChartKind::Heat)).await;
    let layout = chart.layout();
    let darkness = |row: f64, epoch| {
        let [red, green, blue] = chart.color(layout.x(Epoch(epoch)), layout.values.pixel(row + 0.5));
        3 * 255 - i32::from(red) - i32::from(green) - i32::from(blue)
    };
    assert!(darkness(0.0, 10) > darkness(1.0, 10) && darkness(1.0, 10) > darkness(2.0, 10));
    assert_eq!(darkness(1.0, 10), darkness(1.0, 13));
    chart.point(layout.x(Epoch(12)), layout.values.pixel(2.5)).await;
    assert_eq!(chart.texts(".chart-reading"), ["Epoch 12 · C 30.00 % · B wakes up"]);
}

#[wasm_bindgen_test]
async fn differences_have_two_colors_and_signs() {
    let mut model = model(ChartKind::Difference);
    model.series[0].values = vec![-0.2, -0.1, 0.0, 0.2];
    let chart = Chart::of(model).await;
    let layout = chart.layout();
    let color = |epoch| chart.color(layout.x(Epoch(epoch)), layout.values.pixel(0.5));
    assert!(color(10)[0] > color(10)[2], "less is warm: {:?}", color(10));
    assert!(color(13)[0] < color(13)[2], "more is cold: {:?}", color(13));
    chart.point(layout.x(Epoch(13)), layout.values.pixel(0.5)).await;
    assert_eq!(chart.texts(".chart-reading"), ["Epoch 13 · A +20.00 pp"]);
}
