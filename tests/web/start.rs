//! The app replaces the sketch in `index.html`.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Document;

#[wasm_bindgen_test]
async fn the_app_replaces_the_sketch() {
    let document = web_sys::window().and_then(|window| window.document()).unwrap();
    let root = document.create_element("div").unwrap();
    root.set_id("app");
    let sketch = document.create_element("p").unwrap();
    sketch.set_class_name("sketch");
    root.append_child(&sketch).unwrap();
    document.body().unwrap().append_child(&root).unwrap();

    yuma_playground::ui::start();
    // It mounts after reading the opening scenario.
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    yew::scheduler::flush().await;

    assert_eq!(count(&document, "#app .sketch"), 0);
    assert_eq!(count(&document, "#app h1"), 1);
}

fn count(document: &Document, selector: &str) -> u32 {
    document.query_selector_all(selector).unwrap().length()
}
