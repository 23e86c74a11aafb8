//! The dialog: files on one side, their outcome on the other.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::chips::chips;
use super::files::{FileAction, FileList, OpenedFile, opened};
use super::formats::formats;
use super::given_text::read_given;
use super::outcome::{Chosen, OutcomeProps, is_of_market, outcome};
use super::place::{Place, go_to};
use super::props::ImportProps;
use super::source::Source;
use crate::store::import::{open_for_update, open_imported, update_by_import};
use crate::store::{Action, NoticeKind};
use crate::ui::given::{Given, hand_over};
use crate::ui::hooks::use_messages;
use crate::ui::shell::{Place as LabPlace, use_open_panel};
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::drop_target::on_paste_of_lines;
use yuma_scenario::Scenario;
use yuma_scenario::import::ReadAs;
use yuma_scenario::import::{CombineError, Content, Offer, Proposal, Recognized, combine};

/// Renders the dialog. A single scenario of this page opens at once.
#[component]
pub fn ImportDialog(props: &ImportProps) -> Html {
    let messages = use_messages();
    let list = use_reducer(FileList::default);
    let chosen = use_state(|| None::<Chosen>);
    let open_panel = use_open_panel();
    use_reading(props, list.dispatcher(), list.files.is_empty(), messages.text("import.pasted"));
    let proposal = {
        let (scenario, at_playhead) = (Rc::clone(&props.scenario), Rc::clone(&props.at_playhead));
        let files = list.files.clone();
        use_memo((list.version, Rc::as_ptr(&props.scenario) as usize), move |_| joined(&scenario, &at_playhead, &files))
    };
    let is_waiting = list.files.is_empty() && props.given.number > list.done;
    if is_waiting {
        return html! { <span hidden=true></span> };
    }
    let title = titles::title(&messages, &props.scenario);
    let on_remove = {
        let (dispatcher, chosen) = (list.dispatcher(), chosen.setter());
        Callback::from(move |id: u32| {
            dispatcher.dispatch(FileAction::Remove(id));
            chosen.set(None);
        })
    };
    let on_choose = {
        let setter = chosen.setter();
        Callback::from(move |way: Chosen| setter.set(Some(way)))
    };
    let on_open = {
        let (props, proposal, files) = (props.clone(), Rc::clone(&proposal), list.files.clone());
        Callback::from(move |(way, place): (Chosen, Option<Place>)| {
            let Ok(proposal) = &*proposal else { return };
            let Some(offer) = way.offer(proposal) else { return };
            let first = files.first().map_or("", |(_, file)| &file.name);
            let open = open_for_update(&props.scenario, &props.at_playhead);
            props.dispatch.dispatch(match way {
                Chosen::Subnet => open_imported(offer.scenario.clone(), first),
                Chosen::Update => update_by_import(open, offer.scenario.clone()),
            });
            props.dispatch.dispatch(Action::Notify(notice(&offer.scenario, first, files.len())));
            props.on_close.emit(());
            if let Some(place) = place {
                go_to(place, &offer.scenario, &props.dispatch, &open_panel);
            }
        })
    };
    let on_read_as = {
        let dispatcher = list.dispatcher();
        Callback::from(move |(id, change): (u32, ReadAs)| dispatcher.dispatch(FileAction::ReadAs(id, change)))
    };
    let on_market = {
        let (props, files) = (props.clone(), list.files.clone());
        Callback::from(move |_: MouseEvent| {
            let files = files.iter().filter(|(_, file)| is_of_market(file)).filter_map(|(_, file)| {
                let parts = js_sys::Array::of1(&JsValue::from_str(&file.text));
                File::new_with_str_sequence(&parts, &file.name).ok()
            });
            hand_over(Given::Files(files.collect()));
            props.on_close.emit(());
            props.on_place.emit(LabPlace::Market);
        })
    };
    let onpaste = on_paste_of_lines(&props.on_given);
    html! {
        <Dialog title={messages.text("import.title")} note={messages.text("import.private")} class="import" on_close={props.on_close.clone()} {onpaste}>
            <div class="import-columns">
                <Source on_given={props.on_given.clone()} about={messages.text("import.drop_about")} groups={formats(&messages)} />
                <div class="import-outcome">
                    { chips(&messages, &list.files.iter().map(|(id, file)| file.chip(*id)).collect::<Vec<_>>(), &on_remove) }
                    { outcome(&messages, &OutcomeProps {
                        files: &list.files,
                        proposal: &proposal,
                        chosen: *chosen,
                        title: &title,
                        on_choose: &on_choose,
                        on_read_as: &on_read_as,
                        on_market: &on_market,
                        on_open: &on_open,
                        on_close: &props.on_close,
                    }) }
                </div>
            </div>
        </Dialog>
    }
}

/// Reads the latest files or text. Opens a scenario of this page at once if it is the only file.
#[hook]
fn use_reading(props: &ImportProps, list: UseReducerDispatcher<FileList>, is_first: bool, name_of_text: AttrValue) {
    let props = props.clone();
    let number = props.given.number;
    use_effect_with(number, move |&number| {
        let Some(given) = props.given.given.clone() else { return };
        spawn_local(async move {
            let read: Vec<OpenedFile> = read_given(&given, &name_of_text).await.iter().map(opened).collect();
            match read.as_slice() {
                [OpenedFile { name, content: Ok(file), .. }] if is_first => {
                    if let Content::Scenario(scenario) = &file.content {
                        props.dispatch.dispatch(open_imported(Scenario::clone(scenario), name));
                        props.dispatch.dispatch(Action::Notify(notice(scenario, name, 1)));
                        props.on_close.emit(());
                        return;
                    }
                    list.dispatch(FileAction::Add(number, read));
                }
                _ => list.dispatch(FileAction::Add(number, read)),
            }
        });
    });
}

fn notice(scenario: &Scenario, file: &str, files: usize) -> NoticeKind {
    NoticeKind::Imported {
        file: file.to_owned(),
        files,
        validators: scenario.validators.len(),
        miners: scenario.miners.len(),
    }
}

/// Joins the files that were read with the open scenario.
fn joined(scenario: &Scenario, at_playhead: &Scenario, files: &[(u32, OpenedFile)]) -> Result<Proposal, CombineError> {
    let read: Vec<(&str, &Recognized)> =
        files.iter().filter_map(|(_, file)| Some((&*file.name, &**file.content.as_ref().ok()?))).collect();
    combine(open_for_update(scenario, at_playhead), &read)
}

impl Chosen {
    /// Returns the offer of a proposal.
    pub fn offer(self, proposal: &Proposal) -> Option<&Offer> {
        match self {
            Chosen::Subnet => proposal.subnet.as_ref(),
            Chosen::Update => proposal.update.as_ref(),
        }
    }
}
