//! The panel of the market: presets, stored documents, title and notes, files.

use std::rc::Rc;

use yew::prelude::*;

use super::export::MarketExport;
use super::preset_list::preset_list;
use super::props::MarketProps;
use crate::store::{ActionOf, Markets, StateOf};
use crate::ui::error_text;
use crate::ui::hooks::use_messages;
use crate::ui::panels::recent::Recent;
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::field::Field;
use yuma_scenario::market::MarketEdit;

/// The properties of [`MarketMenu`].
#[derive(Clone, PartialEq, Properties)]
pub struct MarketMenuProps {
    /// The state.
    pub state: Rc<StateOf<Markets>>,
    /// The market with its results.
    pub market: MarketProps,
    /// Opens the import.
    pub on_import: Callback<()>,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// Renders the panel.
#[component]
pub fn MarketMenu(props: &MarketMenuProps) -> Html {
    let messages = use_messages();
    let market = &props.state.document.scenario;
    let dispatch = &props.market.dispatch;
    let check = |edit: fn(String) -> MarketEdit| {
        let (messages, market) = (messages.clone(), Rc::clone(market));
        Callback::from(move |text| Some(error_text::market(&messages, &edit(text).apply(&market).err()?)))
    };
    let commit = |edit: fn(String) -> MarketEdit| {
        let dispatch = dispatch.clone();
        Callback::from(move |text| dispatch.dispatch(ActionOf::Edit { edit: edit(text), gesture: None }))
    };
    let title = titles::market_title(&messages, market);
    let saving = |export: MarketExport| {
        let market = props.market.clone();
        Callback::from(move |_: MouseEvent| export.save(&market))
    };
    let on_import = props.on_import.reform(|_: MouseEvent| ());
    html! {
        <Dialog title={messages.text("menu.title")} class="panel-wide" on_close={props.on_close.clone()}>
            <Recent<Markets> scenario={Rc::clone(market)} dispatch={dispatch.clone()} on_close={props.on_close.clone()} />
            <section>
                <h3>{ messages.text("market.menu.presets") }</h3>
                { preset_list(&messages, market, dispatch, &props.on_close) }
            </section>
            <section>
                <h3>{ messages.text("menu.this") }</h3>
                <div class="labeled">
                    <span aria-hidden="true">{ messages.text("menu.name") }</span>
                    <Field value={title} label={messages.text("menu.name")} is_number={false}
                        check={check(MarketEdit::Title)} on_commit={commit(MarketEdit::Title)} />
                </div>
                <div class="labeled">
                    <span aria-hidden="true">{ messages.text("menu.notes") }</span>
                    <Field value={titles::market_question(&messages, market)} label={messages.text("menu.notes")} is_number={false}
                        is_multiline={true} check={check(MarketEdit::Notes)} on_commit={commit(MarketEdit::Notes)} />
                </div>
            </section>
            <section>
                <h3>{ messages.text("menu.files") }</h3>
                <p class="about">{ messages.text("market.menu.import_about") }</p>
                <div class="actions">
                    <button type="button" onclick={on_import}>{ messages.text("menu.import") }</button>
                    { for MarketExport::ALL.into_iter().map(|export| html! {
                        <button type="button" key={export.id()} disabled={!export.is_ready(&props.market)} onclick={saving(export)}>{ messages.text(&format!("market.menu.save.{}", export.id())) }</button>
                    }) }
                </div>
            </section>
        </Dialog>
    }
}
