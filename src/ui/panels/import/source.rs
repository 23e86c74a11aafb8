//! The ways to hand files over: dropping, choosing, pasting; and the formats that are read.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::samples::{SampleGroup, Samples};
use crate::ui::given::Given;
use crate::ui::hooks::use_messages;
use crate::ui::widgets::icons::drawn;

/// An arrow into a tray.
const DROP: &str = "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v2.8h11V11";

/// The properties of [`Source`].
#[derive(Clone, PartialEq, Properties)]
pub struct SourceProps {
    /// Hands files or a text over.
    pub on_given: Callback<Given>,
    /// The content of the files.
    pub about: AttrValue,
    /// The formats that are read.
    pub groups: Vec<SampleGroup>,
}

/// Renders the column.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let messages = use_messages();
    let is_pasting = use_state(|| false);
    let text = use_node_ref();
    let onchange = {
        let on_given = props.on_given.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let list = input.files();
            let files = list.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)));
            let files: Vec<_> = files.collect();
            if !files.is_empty() {
                on_given.emit(Given::Files(files));
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let toggle = {
        let is_pasting = is_pasting.clone();
        Callback::from(move |_: MouseEvent| is_pasting.set(!*is_pasting))
    };
    let submit = {
        let (on_given, text) = (props.on_given.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(area) = text.cast::<HtmlTextAreaElement>() else { return };
            if !area.value().trim().is_empty() {
                on_given.emit(Given::Text(area.value()));
                area.set_value("");
            }
        })
    };
    html! {
        <div class="import-source">
            <div class="import-drop">
                { drawn(DROP) }
                <b>{ messages.text("import.drop") }</b>
                <small>{ &props.about }</small>
                <div class="actions">
                    <label class="file-button">
                        <input type="file" multiple=true {onchange}
                            accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain" />
                        <span>{ messages.text("import.choose") }</span>
                    </label>
                    <button type="button" aria-expanded={is_pasting.to_string()} onclick={toggle}>
                        { messages.text("import.paste") }
                    </button>
                </div>
                <div class="import-paste" hidden={!*is_pasting}>
                    <textarea ref={text} rows="4" spellcheck="false" aria-label={messages.text("import.paste_label")}
                        placeholder={messages.text("import.paste_label")} />
                    <button type="button" onclick={submit}>{ messages.text("import.paste_read") }</button>
                </div>
            </div>
            <Samples groups={props.groups.clone()} on_given={props.on_given.clone()} />
        </div>
    }
}
