//! The notices at the lower edge of the page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::panel::Panel;
use super::update::apply_update;
use crate::platform::address;
use crate::platform::download::save_text;
use crate::store::{ActionOf, Lab, Notice, NoticeKind};
use crate::ui::documents::StoredLab;
use crate::ui::error_text;
use crate::ui::hooks::DispatchOf;
use crate::ui::messages::Messages;
use crate::ui::part::Missing;
use crate::ui::widgets::icons::{Icon, icon};

/// The maximum number of characters of a text in a notice. A longer text can be saved as a file.
const RAW_LIMIT: usize = 2_000;

/// The context of the buttons of notices.
pub struct NoticeContext<'a, L: StoredLab> {
    /// Dispatches actions.
    pub dispatch: &'a DispatchOf<L>,
    /// Opens a panel.
    pub open: &'a Callback<Panel>,
}

impl<L: StoredLab> Clone for NoticeContext<'_, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: StoredLab> Copy for NoticeContext<'_, L> {}

/// Renders the notices, each with a button that removes it.
pub fn notices<L: StoredLab>(messages: &Messages, notices: &[Rc<Notice>], context: NoticeContext<'_, L>) -> Html {
    let notice = |notice: &Rc<Notice>| {
        let onclick = dismissal(notice.id, context.dispatch);
        html! {
            <div key={notice.id} class={classes!("notice-line", is_success(&notice.kind).then_some("notice-success"))}>
                <div class="notice-text">{ body(messages, notice, context) }</div>
                <button type="button" class="quiet icon-button" aria-label={messages.text("notice.dismiss")}
                    title={messages.text("notice.dismiss")} {onclick}>{ icon(Icon::Close) }</button>
            </div>
        }
    };
    html! { <div class="notice-lines">{ for notices.iter().map(notice) }</div> }
}

fn is_success(kind: &NoticeKind) -> bool {
    matches!(kind, NoticeKind::Imported { .. })
}

fn dismissal<L: Lab>(id: u64, dispatch: &DispatchOf<L>) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(ActionOf::Dismiss(id)))
}

fn body<L: StoredLab>(messages: &Messages, notice: &Notice, context: NoticeContext<'_, L>) -> Html {
    let (headline, reason, raw) = notice_message(messages, &notice.kind);
    html! {
        <>
            <p><b>{ headline }</b>{ messages.sentence_gap() }{ reason }</p>
            <div class="notice-raw">
                if let Some(raw) = raw {
                    { raw_text(messages, raw) }
                }
            </div>
            <div class="notice-act">
                if let Some((label, onclick)) = button(notice, context) {
                    <button type="button" {onclick}>{ messages.text(label) }</button>
                }
            </div>
        </>
    }
}

/// Shows a text to copy. A long one is cut and can be saved whole.
fn raw_text(messages: &Messages, raw: &str) -> Html {
    let beginning: String = raw.chars().take(RAW_LIMIT).collect();
    let is_long = beginning.len() < raw.len();
    let save = {
        let raw = raw.to_owned();
        Callback::from(move |_: MouseEvent| save_text("yuma-playground-link.txt", "text/plain", &raw))
    };
    html! {
        <>
            <label>
                { messages.text(if is_long { "notice.raw_beginning" } else { "notice.raw" }) }
                <textarea readonly=true rows="2" value={beginning} />
            </label>
            <div class="notice-act">
                if is_long {
                    <button type="button" onclick={save}>{ messages.text("notice.save_raw") }</button>
                }
            </div>
        </>
    }
}

/// Returns the action of a notice: the message key of its button, and the handler.
fn button<L: StoredLab>(
    notice: &Notice,
    context: NoticeContext<'_, L>,
) -> Option<(&'static str, Callback<MouseEvent>)> {
    let NoticeContext { dispatch, open } = context;
    let opening = |text: &str| {
        let (dispatch, text) = (dispatch.clone(), text.to_owned());
        Callback::from(move |_: MouseEvent| open_stored(text.clone(), &dispatch))
    };
    let (label, act) = match &notice.kind {
        NoticeKind::ChangedElsewhere { link, .. } => ("notice.open_other", opening(link)),
        NoticeKind::DocumentRemoved { raw, .. } | NoticeKind::DocumentDropped { raw, .. } => {
            ("notice.open_again", opening(raw))
        }
        NoticeKind::DocumentsNotOpened { .. } => ("notice.show_recent", open.reform(|_: MouseEvent| Panel::Scenario)),
        // The page reloads at the end; until then the notice stays.
        NoticeKind::UpdateReady => {
            return Some(("notice.reload", Callback::from(|_: MouseEvent| apply_update())));
        }
        _ => return None,
    };
    let done = dismissal(notice.id, dispatch);
    let action = Callback::from(move |event: MouseEvent| {
        act.emit(event.clone());
        done.emit(event);
    });
    Some((label, action))
}

/// Opens a stored document. That of another lab is put into the address, which opens the lab.
pub fn open_stored<L: StoredLab>(link: String, dispatch: &DispatchOf<L>) {
    if L::is_foreign(&link) {
        address::follow(&link);
        return;
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        dispatch.dispatch(match L::documents().await {
            Ok(documents) => (documents.open_stored)(&link),
            Err(Missing(failure)) => ActionOf::Notify(NoticeKind::PartMissing(failure)),
        });
    });
}

/// Returns the message of a notice, its reason, and the rejected text, so that nothing is lost.
fn notice_message<'a>(messages: &Messages, kind: &'a NoticeKind) -> (AttrValue, AttrValue, Option<&'a str>) {
    match kind {
        NoticeKind::MarketEditRejected(error) => {
            (messages.text("notice.edit_rejected"), error_text::market(messages, error), None)
        }
        NoticeKind::EditRejected(error) => {
            (messages.text("notice.edit_rejected"), error_text::invalid(messages, error), None)
        }
        NoticeKind::LinkRejected { error, raw } => {
            (messages.text("notice.link_rejected"), error_text::unreadable(messages, error), Some(raw))
        }
        NoticeKind::AutosaveRejected { error, raw } => {
            (messages.text("notice.autosave_rejected"), error_text::unreadable(messages, error), Some(raw))
        }
        NoticeKind::Imported { file, files, validators, miners } => {
            let (validators, miners) = (validators.to_string(), miners.to_string());
            let others = files.saturating_sub(1);
            let from = match others {
                0 => messages.fill("notice.imported.from", &[("file", file)]),
                _ => messages.fill_plural(
                    "notice.imported.from_several",
                    others,
                    &[("file", file), ("others", &others.to_string())],
                ),
            };
            (messages.fill("notice.imported", &[("validators", &validators), ("miners", &miners)]), from, None)
        }
        NoticeKind::PasteRejected(error) => {
            (messages.text("notice.paste_rejected"), error_text::table(messages, error), None)
        }
        NoticeKind::NotStored => (messages.text("notice.not_kept"), messages.text("notice.not_kept_reason"), None),
        NoticeKind::NotStoredBefore => {
            (messages.text("notice.not_kept_before"), messages.text("notice.not_kept_before_reason"), None)
        }
        NoticeKind::ChangedElsewhere { title, .. } => (
            messages.text("notice.changed_elsewhere"),
            messages.fill("notice.changed_elsewhere_reason", &[("title", &named(messages, title))]),
            None,
        ),
        NoticeKind::DocumentsNotOpened { count } => (
            messages.text("notice.works_aside"),
            messages.fill("notice.works_aside_reason", &[("count", &count.to_string())]),
            None,
        ),
        NoticeKind::DocumentDropped { title, raw } => (
            messages.fill("notice.work_dropped", &[("title", &named(messages, title))]),
            messages.text("notice.work_dropped_reason"),
            Some(raw),
        ),
        NoticeKind::DocumentRemoved { title, raw } => (
            messages.fill("notice.work_removed", &[("title", &named(messages, title))]),
            AttrValue::default(),
            Some(raw),
        ),
        NoticeKind::PartMissing(failure) => {
            (messages.text("notice.part_missing"), error_text::part_failure(messages, failure), None)
        }
        NoticeKind::WrongMediaType(media_type) => (
            messages.text("notice.wrong_type"),
            messages.fill("notice.wrong_type_reason", &[("type", media_type)]),
            None,
        ),
        NoticeKind::UpdateReady => {
            (messages.text("notice.update_ready"), messages.text("notice.update_ready_reason"), None)
        }
    }
}

/// Returns a title, or a substitute for documents without one.
pub fn named(messages: &Messages, title: &str) -> AttrValue {
    if title.is_empty() { messages.text("scenario.untitled") } else { AttrValue::from(title.to_owned()) }
}
