//! The dialog: the ways to hand a file over on one side, the answer to it on the other.

use yew::prelude::*;

use super::MarketImportProps;
use super::answer::{Answer, Choice, body, foot};
use super::board;
use super::error::{describe, is_unrecognized, without_titles};
use super::formats::formats;
use super::reading::{MarketFile, MarketProblem, Reading, use_reading};
use super::subnets;
use crate::platform::address;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::panels::import::chips::{Chip, chips};
use crate::ui::panels::import::source::Source;
use crate::ui::titles;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::drop_target::on_paste_of_lines;
use yuma_scenario::market::import::MarketContent;
use yuma_scenario::{AnyDocument, Scenario, link};

/// Renders the dialog.
#[component]
pub fn MarketImport(props: &MarketImportProps) -> Html {
    let messages = use_messages();
    let Reading { file, is_waiting, on_remove } = use_reading(props, messages.text("import.pasted"));
    let answer = use_memo((file.clone(), props.market.revision, messages.clone()), |(file, _, messages)| {
        file.as_ref().map(|file| answer_to(messages, props, file))
    });
    let onpaste = on_paste_of_lines(&props.on_given);
    let chip = |file: &MarketFile| Chip {
        id: file.number,
        name: file.name.clone(),
        size: file.size,
        is_read: file.content.is_ok(),
    };
    let shown: Vec<Chip> = file.iter().map(|file| chip(file)).collect();
    html! {
        <Dialog title={messages.text("market.import.title")} note={messages.text("import.private")} class="import"
            on_close={props.on_close.clone()} {onpaste}>
            <div class="import-columns">
                <Source on_given={props.on_given.clone()} about={messages.text("market.import.drop_about")} groups={formats(&messages)} />
                <div class="import-outcome">
                    { chips(&messages, &shown, &on_remove) }
                    <div class="import-result" aria-live="polite">
                        <div>{ for answer.as_ref().as_ref().map(|answer| body(&messages, answer)) }</div>
                        <p class="import-empty" hidden={answer.is_some() || is_waiting}>{ messages.text("import.empty") }</p>
                    </div>
                    { foot(&messages, (*answer).as_ref(), &props.on_close) }
                </div>
            </div>
        </Dialog>
    }
}

fn answer_to(messages: &Messages, props: &MarketImportProps, file: &MarketFile) -> Answer {
    match file.content.as_deref() {
        Ok(MarketContent::Subnets(rows)) => subnets::answer(messages, props, file, rows),
        Ok(MarketContent::Board(read)) => board::answer(messages, props, file, read),
        Ok(MarketContent::Document(AnyDocument::Consensus(scenario))) => of_consensus(messages, props, scenario),
        // A market opens at once.
        Ok(MarketContent::Document(AnyDocument::Market(_))) => Answer::default(),
        Err(problem) => of_problem(messages, file, problem),
    }
}

fn of_problem(messages: &Messages, file: &MarketFile, problem: &MarketProblem) -> Answer {
    if let Some(example) = without_titles(problem) {
        return Answer {
            headline: messages.fill("import.unrecognized", &[("file", &file.name)]),
            about: messages.text("market.import.no_titles"),
            is_problem: true,
            rows: vec![(
                "market.import.example",
                html! { <pre class="market-import-example" tabindex="0">{ example }</pre> },
            )],
            ..Answer::default()
        };
    }
    let is_unknown = is_unrecognized(problem);
    let key = if is_unknown { "import.unrecognized" } else { "import.rejected" };
    let reason = describe(messages, problem);
    Answer {
        headline: messages.fill(key, &[("file", &file.name)]),
        about: if is_unknown { messages.fill("market.import.unrecognized", &[("seen", &reason)]) } else { reason },
        is_problem: true,
        ..Answer::default()
    }
}

/// Returns the answer to a scenario of the other lab, which its link opens there.
fn of_consensus(messages: &Messages, props: &MarketImportProps, scenario: &Scenario) -> Answer {
    let title = titles::title(messages, scenario);
    let (scenario, on_close) = (scenario.clone(), props.on_close.clone());
    let open = Choice {
        label: messages.text("market.import.open_consensus"),
        is_first: true,
        onclick: Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            address::follow(&link::encode(&scenario));
        }),
    };
    Answer {
        headline: messages.fill("market.import.consensus", &[("title", &title)]),
        about: messages.text("market.import.consensus_about"),
        choices: vec![open],
        ..Answer::default()
    }
}
