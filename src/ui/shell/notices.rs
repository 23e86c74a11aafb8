//! What the page has to tell, at its lower edge: it covers nothing for long and waits for nobody.

use yew::prelude::*;

use super::icons::{Icon, icon};
use super::wording;
use crate::store::{Action, Notice, NoticeKind};
use crate::ui::hooks::Dispatch;
use crate::ui::words::Words;

/// The notices, each with a button that takes it away.
pub fn notices(words: &Words, notices: &[Notice], dispatch: &Dispatch) -> Html {
    let notice = |notice: &Notice| {
        let onclick = {
            let (dispatch, id) = (dispatch.clone(), notice.id);
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(id)))
        };
        html! {
            <div key={notice.id} class="notice-line">
                <div class="notice-words">{ body(words, &notice.kind) }</div>
                <button type="button" class="quiet icon-button" aria-label={words.text("notice.dismiss")}
                    title={words.text("notice.dismiss")} {onclick}>{ icon(Icon::Close) }</button>
            </div>
        }
    };
    html! { <div class="notice-lines">{ for notices.iter().map(notice) }</div> }
}

fn body(words: &Words, kind: &NoticeKind) -> Html {
    let (headline, reason, raw) = worded(words, kind);
    html! {
        <>
            <p><b>{ headline }</b>{ " " }{ reason }</p>
            <div class="notice-raw">
                if let Some(raw) = raw {
                    <label>
                        { words.text("notice.raw") }
                        <textarea readonly=true rows="2" value={raw} />
                    </label>
                }
            </div>
        </>
    }
}

/// What happened, why, and the text that did not open, so that nothing is lost.
fn worded(words: &Words, kind: &NoticeKind) -> (AttrValue, AttrValue, Option<AttrValue>) {
    match kind {
        NoticeKind::EditRejected(error) => (words.text("notice.edit_rejected"), wording::invalid(words, error), None),
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
            (words.text("notice.link_rejected"), wording::link(words, error), Some(raw.clone().into()))
        }
        NoticeKind::AutosaveRejected { error, raw } => {
            (words.text("notice.autosave_rejected"), wording::link(words, error), Some(raw.clone().into()))
        }
        NoticeKind::ImportRejected { file, error } => {
            (words.fill("notice.file_rejected", &[("file", file)]), wording::import(words, error), None)
        }
        NoticeKind::FileUnreadable(file) => {
            (words.fill("notice.file_rejected", &[("file", file)]), words.text("file.unreadable"), None)
        }
        NoticeKind::PasteRejected(error) => (words.text("notice.paste_rejected"), wording::table(words, error), None),
        NoticeKind::NotKept => (words.text("notice.not_kept"), words.text("notice.not_kept_reason"), None),
        NoticeKind::PartMissing => (words.text("notice.part_missing"), words.text("notice.part_missing_reason"), None),
    }
}
