//! The notices at the lower edge of the page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::panel::Panel;
use super::part_failure;
use super::update::apply_update;
use crate::platform::download::save_text;
use crate::store::{Action, Notice, NoticeKind};
use crate::ui::documents::documents;
use crate::ui::error_text;
use crate::ui::hooks::Dispatch;
use crate::ui::part::Missing;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::words::Words;

/// Characters of a text that a notice shows. A longer one can be saved as a file.
const RAW_LIMIT: usize = 2_000;

/// What the buttons of notices can do.
#[derive(Clone, Copy)]
pub struct NoticeContext<'a> {
    /// The way to change the state.
    pub dispatch: &'a Dispatch,
    /// Opens a panel.
    pub open: &'a Callback<Panel>,
}

/// The notices, each with a button that removes it.
pub fn notices(words: &Words, notices: &[Rc<Notice>], context: NoticeContext<'_>) -> Html {
    let notice = |notice: &Rc<Notice>| {
        let onclick = dismissal(notice.id, context.dispatch);
        html! {
            <div key={notice.id} class="notice-line">
                <div class="notice-words">{ body(words, notice, context) }</div>
                <button type="button" class="quiet icon-button" aria-label={words.text("notice.dismiss")}
                    title={words.text("notice.dismiss")} {onclick}>{ icon(Icon::Close) }</button>
            </div>
        }
    };
    html! { <div class="notice-lines">{ for notices.iter().map(notice) }</div> }
}

fn dismissal(id: u64, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Dismiss(id)))
}

fn body(words: &Words, notice: &Notice, context: NoticeContext<'_>) -> Html {
    let (headline, reason, raw) = worded(words, &notice.kind);
    html! {
        <>
            <p><b>{ headline }</b>{ " " }{ reason }</p>
            <div class="notice-raw">
                if let Some(raw) = raw {
                    { raw_text(words, raw) }
                }
            </div>
            <div class="notice-act">
                if let Some((label, onclick)) = button(notice, context) {
                    <button type="button" {onclick}>{ words.text(label) }</button>
                }
            </div>
        </>
    }
}

/// Shows a text to copy; a long one is cut and can be saved whole.
fn raw_text(words: &Words, raw: &str) -> Html {
    let beginning: String = raw.chars().take(RAW_LIMIT).collect();
    let is_long = beginning.len() < raw.len();
    let save = {
        let raw = raw.to_owned();
        Callback::from(move |_: MouseEvent| save_text("yuma-playground-link.txt", "text/plain", &raw))
    };
    html! {
        <>
            <label>
                { words.text(if is_long { "notice.raw_beginning" } else { "notice.raw" }) }
                <textarea readonly=true rows="2" value={beginning} />
            </label>
            <div class="notice-act">
                if is_long {
                    <button type="button" onclick={save}>{ words.text("notice.save_raw") }</button>
                }
            </div>
        </>
    }
}

/// What a notice offers: the key of its words, and what it does.
fn button(notice: &Notice, context: NoticeContext<'_>) -> Option<(&'static str, Callback<MouseEvent>)> {
    let NoticeContext { dispatch, open } = context;
    let opening = |text: &str| {
        let (dispatch, text) = (dispatch.clone(), text.to_owned());
        Callback::from(move |_: MouseEvent| open_kept(text.clone(), &dispatch))
    };
    let (label, act) = match &notice.kind {
        NoticeKind::ChangedElsewhere { link, .. } => ("notice.open_other", opening(link)),
        NoticeKind::WorkRemoved { raw, .. } | NoticeKind::WorkDropped { raw, .. } => {
            ("notice.open_again", opening(raw))
        }
        NoticeKind::WorksAside { .. } => ("notice.show_recent", open.reform(|_: MouseEvent| Panel::Scenario)),
        // The page reloads in the end; until then the notice stays.
        NoticeKind::UpdateReady => {
            return Some(("notice.reload", Callback::from(|_: MouseEvent| apply_update())));
        }
        _ => return None,
    };
    let done = dismissal(notice.id, dispatch);
    let press = Callback::from(move |event: MouseEvent| {
        act.emit(event.clone());
        done.emit(event);
    });
    Some((label, press))
}

/// Opens a work that the browser keeps.
pub fn open_kept(link: String, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        dispatch.dispatch(match documents().await {
            Ok(documents) => (documents.open_kept)(&link),
            Err(Missing(failure)) => Action::Notify(NoticeKind::PartMissing(failure)),
        });
    });
}

/// What happened, why, and the text that did not open, so that nothing is lost.
fn worded<'a>(words: &Words, kind: &'a NoticeKind) -> (AttrValue, AttrValue, Option<&'a str>) {
    match kind {
        NoticeKind::EditRejected(error) => {
            (words.text("notice.edit_rejected"), error_text::invalid(words, error), None)
        }
        NoticeKind::BlockCut(fit) => {
            let values = [
                ("cells", fit.cells.to_string()),
                ("rows", fit.rows_left_out.to_string()),
                ("columns", fit.columns_left_out.to_string()),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            (words.text("notice.block_cut"), words.fill("notice.block_cut_reason", &values), None)
        }
        NoticeKind::LinkRejected { error, raw } => {
            (words.text("notice.link_rejected"), error_text::link(words, error), Some(raw))
        }
        NoticeKind::AutosaveRejected { error, raw } => {
            (words.text("notice.autosave_rejected"), error_text::link(words, error), Some(raw))
        }
        NoticeKind::ImportRejected { file, error } => {
            (words.fill("notice.file_rejected", &[("file", file)]), error_text::import(words, error), None)
        }
        NoticeKind::FileUnreadable(file) => {
            (words.fill("notice.file_rejected", &[("file", file)]), words.text("file.unreadable"), None)
        }
        NoticeKind::PasteRejected(error) => {
            (words.text("notice.paste_rejected"), error_text::table(words, error), None)
        }
        NoticeKind::NotKept => (words.text("notice.not_kept"), words.text("notice.not_kept_reason"), None),
        NoticeKind::NotKeptBefore => {
            (words.text("notice.not_kept_before"), words.text("notice.not_kept_before_reason"), None)
        }
        NoticeKind::ChangedElsewhere { title, .. } => (
            words.text("notice.changed_elsewhere"),
            words.fill("notice.changed_elsewhere_reason", &[("title", &named(words, title))]),
            None,
        ),
        NoticeKind::WorksAside { count } => (
            words.text("notice.works_aside"),
            words.fill("notice.works_aside_reason", &[("count", &count.to_string())]),
            None,
        ),
        NoticeKind::WorkDropped { title, raw } => (
            words.fill("notice.work_dropped", &[("title", &named(words, title))]),
            words.text("notice.work_dropped_reason"),
            Some(raw),
        ),
        NoticeKind::WorkRemoved { title, raw } => {
            (words.fill("notice.work_removed", &[("title", &named(words, title))]), AttrValue::default(), Some(raw))
        }
        NoticeKind::PartMissing(failure) => (words.text("notice.part_missing"), part_failure(words, failure), None),
        NoticeKind::WrongMediaType(media_type) => {
            (words.text("notice.wrong_type"), words.fill("notice.wrong_type_reason", &[("type", media_type)]), None)
        }
        NoticeKind::UpdateReady => (words.text("notice.update_ready"), words.text("notice.update_ready_reason"), None),
    }
}

/// A title, which is empty in works of before titles were stored.
pub fn named(words: &Words, title: &str) -> AttrValue {
    if title.is_empty() { words.text("scenario.untitled") } else { AttrValue::from(title.to_owned()) }
}
