//! The scenario panel: presets, title and notes, files.

use std::rc::Rc;

use yew::prelude::*;

use super::preset_groups::preset_groups;
use super::recent::Recent;
use super::scenario_menu_props::ScenarioMenuProps;
use crate::platform::file_names::Export;
use crate::platform::files;
use crate::store::{Action, Consensus};
use crate::ui::error_text;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::shell::panel::{Panel, use_open_panel};
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::field::Field;
use yuma_scenario::Edit;

/// Renders presets, title and notes, and files.
#[component]
pub fn ScenarioMenu(props: &ScenarioMenuProps) -> Html {
    let messages = use_messages();
    let open = use_open_panel();
    html! {
        <Dialog title={messages.text("menu.title")} class="panel-wide" on_close={props.on_close.clone()}>
            <Recent<Consensus> scenario={props.state.document.scenario.clone()} dispatch={props.dispatch.clone()}
                on_close={props.on_close.clone()} />
            <section>
                <h3>{ messages.text("menu.presets") }</h3>
                <p class="about">{ messages.text("menu.presets_about") }</p>
                { preset_groups(&messages, props) }
            </section>
            <div class="menu-columns">
                { title_and_notes(&messages, props) }
                { file_list(&messages, props, &open) }
            </div>
        </Dialog>
    }
}

fn title_and_notes(messages: &Messages, props: &ScenarioMenuProps) -> Html {
    let scenario = &props.state.document.scenario;
    let check = |edit: fn(String) -> Edit| {
        let (messages, scenario) = (messages.clone(), Rc::clone(scenario));
        Callback::from(move |text| Some(error_text::invalid(&messages, &edit(text).apply(&scenario).err()?)))
    };
    let commit = |edit: fn(String) -> Edit| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |text| dispatch.dispatch(Action::Edit { edit: edit(text), gesture: None }))
    };
    let reset = {
        let (dispatch, opened) = (props.dispatch.clone(), Rc::clone(&props.state.document.opened));
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Replace { scenario: Rc::clone(&opened), gesture: None })
        })
    };
    html! {
        <section>
            <h3>{ messages.text("menu.this") }</h3>
            <div class="labeled">
                <span aria-hidden="true">{ messages.text("menu.name") }</span>
                <Field value={titles::title(messages, scenario)} label={messages.text("menu.name")} is_number={false}
                    check={check(Edit::Title)} on_commit={commit(Edit::Title)} />
            </div>
            <div class="labeled">
                <span aria-hidden="true">{ messages.text("menu.notes") }</span>
                <Field value={titles::question(messages, scenario)} label={messages.text("menu.notes")} is_number={false}
                    is_multiline={true} check={check(Edit::Notes)} on_commit={commit(Edit::Notes)} />
            </div>
            <div class="actions">
                <button type="button" onclick={reset} disabled={!props.state.document.is_changed()}>
                    { messages.text("menu.reset") }
                </button>
            </div>
            <p class="about">{ messages.text("menu.reset_about") }</p>
        </section>
    }
}

fn file_list(messages: &Messages, props: &ScenarioMenuProps, open: &Callback<Panel>) -> Html {
    let open_import = open.reform(|_: MouseEvent| Panel::Import);
    let save = |export: Export, key: &str| {
        let (scenario, title) =
            (Rc::clone(&props.state.document.scenario), titles::title(messages, &props.state.document.scenario));
        let onclick = Callback::from(move |_: MouseEvent| files::save(&scenario, &title, export));
        html! { <button type="button" {onclick}>{ messages.text(key) }</button> }
    };
    html! {
        <section>
            <h3>{ messages.text("menu.files") }</h3>
            <div class="actions">
                <button type="button" aria-haspopup="dialog" onclick={open_import}>{ messages.text("menu.import") }</button>
            </div>
            <p class="about">{ messages.text("menu.import_about") }</p>
            <div class="actions exports">
                { save(Export::Scenario, "menu.export_json") }
                { save(Export::Weights, "menu.export_weights") }
                { save(Export::Stakes, "menu.export_stakes") }
            </div>
        </section>
    }
}
