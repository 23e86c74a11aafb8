//! The share panel: the link of the document, for the clipboard or a camera.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::platform::file_names::{Export, ResultFormat};
use crate::platform::{address, clipboard, files};
use crate::store::{Consensus, Evaluation, Lab};
use crate::ui::format::grouped;
use crate::ui::hooks::use_messages;
use crate::ui::learn::{Route, control_text};
use crate::ui::messages::Messages;
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::markdown::markdown;
use crate::ui::widgets::qr::{Code, code};
use crate::ui::widgets::select::chosen_index;
use yuma_engine::quantity::Uid;
use yuma_scenario::{Scenario, Selection, SharedView, link};

/// The length in characters from which some chat programs truncate a link.
const LONG: usize = 2_000;
/// The length in characters from which most of them do.
const VERY_LONG: usize = 8_000;

/// The properties of [`Share`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The scenario to share.
    pub scenario: Rc<Scenario>,
    /// The evaluation, whose results can be saved.
    pub evaluation: Evaluation,
    /// The view when the panel opens, which the link carries.
    pub view: SharedView,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// The state of the last copy.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// Renders the link, Markdown and QR code of a scenario.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let messages = use_messages();
    let address = use_memo(props.scenario.clone(), |scenario| {
        AttrValue::from(address::of_link(&Consensus::encode_with_view(scenario, &props.view)))
    });
    let views = use_memo((messages.clone(), props.scenario.clone()), |(messages, scenario)| {
        views(messages, scenario, props.view.selection)
    });
    let title = titles::title(&messages, &props.scenario);
    let on_save = {
        let (scenario, title) = (props.scenario.clone(), title.clone());
        Callback::from(move |_: MouseEvent| files::save(&scenario, &title, Export::Scenario))
    };
    let save_results = |format: ResultFormat| {
        let (evaluation, title) = (props.evaluation.clone(), title.clone());
        Callback::from(move |_: MouseEvent| files::save_results(&evaluation, &title, format))
    };
    html! {
        <ShareLink address={(*address).clone()} title={title.clone()} {on_save} about={messages.text("share.about")} on_close={props.on_close.clone()} views={(*views).clone()}>
            <div class="share-results">
                <span>{ messages.text("share.results") }</span>
                <button type="button" onclick={save_results(ResultFormat::Csv)}>{ messages.text("share.results_csv") }</button>
                <button type="button" onclick={save_results(ResultFormat::Json)}>{ messages.text("share.results_json") }</button>
            </div>
        </ShareLink>
    }
}

/// Returns the views of a scenario in which only κ, or a value of the selected cell or validator, can be changed.
fn views(messages: &Messages, scenario: &Scenario, selection: Selection) -> Vec<(AttrValue, AttrValue)> {
    let name = |uid: Uid| {
        let name = &scenario.neuron(uid)?.name;
        match (name.is_empty(), name.contains('"')) {
            (true, _) => Some(format!("\"uid {}\"", uid.0)),
            (_, true) => None,
            _ => Some(format!("\"{name}\"")),
        }
    };
    let stake = |uid| Some(format!("stake({})", name(uid)?));
    let of_selection = match selection {
        Selection::Cell { row, column } => {
            let weight = name(row).zip(name(column)).map(|(row, column)| format!("weight({row}, {column})"));
            [weight, stake(row)]
        }
        Selection::Validator(uid) | Selection::Result(_, uid) => [stake(uid), None],
        Selection::None | Selection::Miner(_) | Selection::Title(_) => [None, None],
    };
    let controls = of_selection.into_iter().flatten().chain(["kappa".to_owned()]);
    let document = link::encode(scenario);
    controls.map(|control| view(messages, control, &document)).collect()
}

/// Returns the name and the address of a view in which only one value can be changed.
pub fn view(messages: &Messages, control: String, document: &str) -> (AttrValue, AttrValue) {
    let shown = control_text(messages, &control);
    let route = Route::View { controls: vec![control], document: document.to_owned() };
    (shown, AttrValue::from(address::of_link(&route.written())))
}

/// The properties of [`ShareLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareLinkProps {
    /// The page's address with the link of the document.
    pub address: AttrValue,
    /// The title of the document.
    pub title: AttrValue,
    /// Describes what the link carries.
    pub about: AttrValue,
    /// Saves the document as a file.
    pub on_save: Callback<MouseEvent>,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
    /// The addresses of views in which only one value can be changed, each with its name.
    #[prop_or_default]
    pub views: Vec<(AttrValue, AttrValue)>,
    /// Further controls, such as the buttons that save results.
    #[prop_or_default]
    pub children: Html,
}

/// Renders a link with its Markdown and QR code.
#[component]
pub fn ShareLink(props: &ShareLinkProps) -> Html {
    let messages = use_messages();
    let address = props.address.clone();
    let code = use_memo(address.clone(), |address| code(address));
    let title = &props.title;
    // The field shows the text, so that it can be copied by hand.
    let text = use_state(|| address.clone());
    let copied = use_state(|| Copied::NotYet);
    let field = use_node_ref();
    let copy = |copy: String| {
        let (shown, copied, field) = (text.setter(), copied.setter(), field.clone());
        Callback::from(move |_: MouseEvent| {
            shown.set(AttrValue::from(copy.clone()));
            let (copied, field) = (copied.clone(), field.clone());
            clipboard::copy(copy.clone(), move |is_done| {
                copied.set(if is_done { Copied::Done } else { Copied::Refused });
                if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| !is_done) {
                    field.select();
                }
            });
        })
    };
    // Another action ends the message about the last copy.
    let reset = {
        let copied = copied.setter();
        move |_: &MouseEvent| copied.set(Copied::NotYet)
    };
    let on_save = {
        let (reset, on_save) = (reset.clone(), props.on_save.clone());
        Callback::from(move |event: MouseEvent| {
            reset(&event);
            on_save.emit(event);
        })
    };
    let chosen = use_state_eq(|| 0usize);
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| chosen.set(chosen_index(&event).unwrap_or_default()))
    };
    let view = props.views.get(*chosen).map(|(_, address)| address.to_string());
    let is_very_long = address.len() > VERY_LONG;
    let emphasis = |is_first: bool| is_first.then_some("primary");
    html! {
        <Dialog title={messages.text("share.title")} on_close={props.on_close.clone()}>
            <p>{ &props.about }</p>
            <div class="labeled">
                <label for="share-link">{ messages.text("share.link") }{ " · " }{ length(&messages, address.len()) }</label>
                <textarea id="share-link" ref={field.clone()} readonly=true rows="3" value={(*text).clone()} />
            </div>
            <div class="share-warning">{ warning(&messages, address.len()) }</div>
            <div class="actions">
                <button type="button" class={classes!(emphasis(!is_very_long))} autofocus=true
                    onclick={copy(address.to_string())}>{ messages.text("share.copy") }</button>
                <button type="button" onclick={copy(markdown(title, &address))}>{ messages.text("share.copy_markdown") }</button>
                <button type="button" class={classes!(emphasis(is_very_long))} onclick={on_save}>{ messages.text("share.save") }</button>
                <span class="share-outcome" role="status">{ outcome(&messages, *copied) }</span>
            </div>
            <div class="share-results" hidden={props.views.is_empty()}>
                <label>{ messages.text("share.view") }{ " " }
                    <select {onchange}>{ for props.views.iter().enumerate().map(|(at, (name, _))| html! { <option key={at} selected={at == *chosen}>{ name }</option> }) }</select></label>
                <button type="button" onclick={copy(view.unwrap_or_default())}>{ messages.text("share.copy_view") }</button>
            </div>
            <div onclick={move |event: MouseEvent| reset(&event)}>{ props.children.clone() }</div>
            <div class="share-code">{ qr_code(&messages, (*code).as_ref()) }</div>
        </Dialog>
    }
}

fn length(messages: &Messages, length: usize) -> AttrValue {
    messages.fill("share.length", &[("length", &grouped(i128::try_from(length).unwrap_or_default()))])
}

fn warning(messages: &Messages, length: usize) -> Html {
    match length {
        length if length > VERY_LONG => html! { <p class="warning">{ messages.text("share.very_long") }</p> },
        length if length > LONG => html! { <p class="warning">{ messages.text("share.long") }</p> },
        _ => html! { <span hidden=true></span> },
    }
}

fn outcome(messages: &Messages, copied: Copied) -> AttrValue {
    match copied {
        Copied::NotYet => AttrValue::default(),
        Copied::Done => messages.text("share.copied"),
        Copied::Refused => messages.text("share.not_copied"),
    }
}

/// Renders the QR code dark on light in every theme, as cameras expect.
fn qr_code(messages: &Messages, code: Option<&Code>) -> Html {
    let Some(Code { side, path }) = code else {
        return html! { <small>{ messages.text("share.no_qr") }</small> };
    };
    html! {
        <>
            <svg class="qr" role="img" aria-label={messages.text("share.qr")} viewBox={format!("0 0 {side} {side}")}
                shape-rendering="crispEdges">
                <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
                <path d={path.clone()} fill="#000" />
            </svg>
            <small>{ messages.text("share.qr_about") }</small>
        </>
    }
}
