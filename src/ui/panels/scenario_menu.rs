//! The scenario panel: presets, the open scenario's own words, files.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::preset_groups::preset_groups;
use super::recent::Recent;
use crate::platform::file_names::Export;
use crate::platform::files;
use crate::store::{Action, State};
use crate::ui::error_text;
use crate::ui::hooks::{Dispatch, use_words};
use crate::ui::open_file::open_file;
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::field::Field;
use crate::ui::words::Words;
use yuma_scenario::{Edit, Scenario};

/// The scenario panel.
#[derive(Clone, PartialEq, Properties)]
pub struct ScenarioMenuProps {
    /// The state.
    pub state: Rc<State>,
    /// The scenario as it stands at the playhead: what files of weights and stakes change.
    pub moment: Rc<Scenario>,
    /// The way to change it.
    pub dispatch: Dispatch,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// Presets, the open scenario's own words, files.
#[component]
pub fn ScenarioMenu(props: &ScenarioMenuProps) -> Html {
    let words = use_words();
    html! {
        <Dialog title={words.text("menu.title")} class="panel-wide" on_close={props.on_close.clone()}>
            <Recent scenario={props.state.scenario.clone()} dispatch={props.dispatch.clone()}
                on_close={props.on_close.clone()} />
            <section>
                <h3>{ words.text("menu.presets") }</h3>
                <p class="about">{ words.text("menu.presets_about") }</p>
                { preset_groups(&words, props) }
            </section>
            <div class="menu-columns">
                { own_words(&words, props) }
                { file_list(&words, props) }
            </div>
        </Dialog>
    }
}

fn own_words(words: &Words, props: &ScenarioMenuProps) -> Html {
    let scenario = &props.state.scenario;
    let check = |edit: fn(String) -> Edit| {
        let (words, scenario) = (words.clone(), Rc::clone(scenario));
        Callback::from(move |text| Some(error_text::invalid(&words, &edit(text).apply(&scenario).err()?)))
    };
    let commit = |edit: fn(String) -> Edit| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |text| dispatch.dispatch(Action::Edit { edit: edit(text), gesture: None }))
    };
    let reset = {
        let (dispatch, opened) = (props.dispatch.clone(), Rc::clone(&props.state.opened));
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Replace(Rc::clone(&opened))))
    };
    html! {
        <section>
            <h3>{ words.text("menu.this") }</h3>
            <div class="labelled">
                <span aria-hidden="true">{ words.text("menu.name") }</span>
                <Field value={titles::title(words, scenario)} label={words.text("menu.name")} is_number={false}
                    check={check(Edit::Title)} on_commit={commit(Edit::Title)} />
            </div>
            <div class="labelled">
                <span aria-hidden="true">{ words.text("menu.notes") }</span>
                <Field value={titles::question(words, scenario)} label={words.text("menu.notes")} is_number={false}
                    is_multiline={true} check={check(Edit::Notes)} on_commit={commit(Edit::Notes)} />
            </div>
            <div class="actions">
                <button type="button" onclick={reset} disabled={!props.state.is_changed()}>
                    { words.text("menu.reset") }
                </button>
            </div>
            <p class="about">{ words.text("menu.reset_about") }</p>
        </section>
    }
}

fn file_list(words: &Words, props: &ScenarioMenuProps) -> Html {
    let onchange = {
        let (props, scenario) = (props.clone(), Rc::clone(&props.moment));
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                open_file(file, Rc::clone(&scenario), props.dispatch.clone());
                props.on_close.emit(());
            }
        })
    };
    let save = |export: Export, key: &str| {
        let (scenario, title) = (Rc::clone(&props.state.scenario), titles::title(words, &props.state.scenario));
        let onclick = Callback::from(move |_: MouseEvent| files::save(&scenario, &title, export));
        html! { <button type="button" {onclick}>{ words.text(key) }</button> }
    };
    html! {
        <section>
            <h3>{ words.text("menu.files") }</h3>
            <div class="actions">
                <label class="file-button">
                    <input type="file" accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain" {onchange} />
                    <span>{ words.text("menu.import") }</span>
                </label>
            </div>
            <p class="about">{ words.text("menu.import_about") }</p>
            <div class="actions">
                { save(Export::Scenario, "menu.export_json") }
                { save(Export::Weights, "menu.export_weights") }
                { save(Export::Stakes, "menu.export_stakes") }
            </div>
        </section>
    }
}
