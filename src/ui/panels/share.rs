//! The share panel: the link that is the document, to the clipboard or to a camera.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::platform::file_names::Export;
use crate::platform::{address, clipboard, files};
use crate::ui::format::grouped;
use crate::ui::hooks::use_words;
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::markdown::markdown;
use crate::ui::widgets::qr::{Code, code};
use crate::ui::words::Words;
use yuma_scenario::{Scenario, SharedView, link};

/// Characters beyond which some chat programs cut a link.
const LONG: usize = 2_000;
/// Characters beyond which most of them do.
const VERY_LONG: usize = 8_000;

/// The share panel.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The scenario to share.
    pub scenario: Rc<Scenario>,
    /// What the person looks at, which the link carries as it is when the panel opens.
    pub view: SharedView,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// What became of the last copy.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// Link, Markdown and QR code of a scenario.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let words = use_words();
    let address =
        use_memo(props.scenario.clone(), |scenario| address::of_link(&link::encode_with_view(scenario, &props.view)));
    let code = use_memo(address.clone(), |address| code(address));
    let title = titles::title(&words, &props.scenario);
    // The field shows what is to be copied, so that it can be copied by hand.
    let text = use_state(|| AttrValue::from(address.to_string()));
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
    let save = {
        let (scenario, title) = (props.scenario.clone(), title.clone());
        Callback::from(move |_: MouseEvent| files::save(&scenario, &title, Export::Scenario))
    };
    let is_very_long = address.len() > VERY_LONG;
    let look = |is_first: bool| is_first.then_some("primary");
    html! {
        <Dialog title={words.text("share.title")} on_close={props.on_close.clone()}>
            <p>{ words.text("share.about") }</p>
            <div class="labelled">
                <label for="share-link">{ words.text("share.link") }{ " · " }{ length(&words, address.len()) }</label>
                <textarea id="share-link" ref={field.clone()} readonly=true rows="3" value={(*text).clone()} />
            </div>
            <div class="share-warning">{ warning(&words, address.len()) }</div>
            <div class="actions">
                <button type="button" class={classes!(look(!is_very_long))} autofocus=true
                    onclick={copy(address.to_string())}>{ words.text("share.copy") }</button>
                <button type="button" onclick={copy(markdown(&title, &address))}>{ words.text("share.copy_markdown") }</button>
                <button type="button" class={classes!(look(is_very_long))} onclick={save}>{ words.text("share.save") }</button>
                <span class="copied" role="status">{ outcome(&words, *copied) }</span>
            </div>
            <div class="share-code">{ picture(&words, (*code).as_ref()) }</div>
        </Dialog>
    }
}

fn length(words: &Words, length: usize) -> AttrValue {
    words.fill("share.length", &[("length", &grouped(i128::try_from(length).unwrap_or_default()))])
}

fn warning(words: &Words, length: usize) -> Html {
    match length {
        length if length > VERY_LONG => html! { <p class="warning">{ words.text("share.very_long") }</p> },
        length if length > LONG => html! { <p class="warning">{ words.text("share.long") }</p> },
        _ => html! { <span hidden=true></span> },
    }
}

fn outcome(words: &Words, copied: Copied) -> AttrValue {
    match copied {
        Copied::NotYet => AttrValue::default(),
        Copied::Done => words.text("share.copied"),
        Copied::Refused => words.text("share.not_copied"),
    }
}

/// Dark on light in any colours of the page: cameras expect it.
fn picture(words: &Words, code: Option<&Code>) -> Html {
    let Some(Code { side, path }) = code else {
        return html! { <small>{ words.text("share.no_qr") }</small> };
    };
    html! {
        <>
            <svg class="qr" role="img" aria-label={words.text("share.qr")} viewBox={format!("0 0 {side} {side}")}
                shape-rendering="crispEdges">
                <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
                <path d={path.clone()} fill="#000" />
            </svg>
            <small>{ words.text("share.qr_about") }</small>
        </>
    }
}
