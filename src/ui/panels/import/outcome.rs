//! The outcome of the files: headline, contents, assumptions, ignored fields, first results and buttons.

use yew::prelude::*;

use super::assumed::assumed;
use super::files::{FileProblem, OpenedFile, contains};
use super::ignored::ignored;
use super::place::Place;
use super::preview::preview;
use super::read_line::{looks, market_notes, read_line};
use super::units::ways_to_read;
use crate::platform::address;
use crate::ui::error_text;
use crate::ui::messages::Messages;
use crate::ui::shell::notices::named;
use yuma_scenario::import::ReadAs;
use yuma_scenario::import::{CombineError, Content, Offer, Proposal, Summary};

/// A way to open files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// As a new subnet.
    Subnet,
    /// As an update of the open scenario.
    Update,
}

/// The arguments of [`outcome`].
#[derive(Clone, Copy)]
pub struct OutcomeProps<'a> {
    /// The files.
    pub files: &'a [(u32, OpenedFile)],
    /// The outcome of the files.
    pub proposal: &'a Result<Proposal, CombineError>,
    /// The way that the person chose.
    pub chosen: Option<Chosen>,
    /// The title of the open scenario.
    pub title: &'a AttrValue,
    /// Chooses a way.
    pub on_choose: &'a Callback<Chosen>,
    /// Reads the numbers of a file in another way.
    pub on_read_as: &'a Callback<(u32, ReadAs)>,
    /// Opens the files of the market there.
    pub on_market: &'a Callback<MouseEvent>,
    /// Opens the files, and then a place of the page.
    pub on_open: &'a Callback<(Chosen, Option<Place>)>,
    /// Closes the dialog.
    pub on_close: &'a Callback<()>,
}

/// Renders the outcome of the files.
pub fn outcome(messages: &Messages, props: &OutcomeProps<'_>) -> Html {
    let way = props.proposal.as_ref().ok().and_then(|proposal| way(proposal, props.chosen));
    let offer = way.and_then(|way| way.offer(props.proposal.as_ref().ok()?));
    html! {
        <>
            <div class="import-result" aria-live="polite">
                <div class="import-problems">{ problems(messages, props) }</div>
                <div class="import-card">
                    if let (Ok(proposal), true) = (props.proposal, has_content(props.files)) {
                        { card(messages, props, proposal, way.zip(offer)) }
                    }
                </div>
                <p class="import-empty" hidden={!props.files.is_empty()}>{ messages.text("import.empty") }</p>
            </div>
            { foot(messages, props, way) }
        </>
    }
}

fn has_content(files: &[(u32, OpenedFile)]) -> bool {
    files.iter().any(|(_, file)| file.content.is_ok())
}

/// Returns the chosen or the better way, if it is possible.
fn way(proposal: &Proposal, chosen: Option<Chosen>) -> Option<Chosen> {
    let better = if proposal.prefers_update { Chosen::Update } else { Chosen::Subnet };
    let ways = [chosen, Some(better), Some(Chosen::Subnet), Some(Chosen::Update)];
    ways.into_iter().flatten().find(|way| way.offer(proposal).is_some())
}

/// Renders the reasons why files cannot be used.
fn problems(messages: &Messages, props: &OutcomeProps<'_>) -> Html {
    let problem = |(id, file): &(u32, OpenedFile)| {
        let problem = file.content.as_ref().err()?;
        let headline = if is_unrecognized(problem) { "import.unrecognized" } else { "import.rejected" };
        let reason = match problem {
            FileProblem::Unreadable => messages.text("file.unreadable"),
            FileProblem::Market(_) => messages.text("file.market"),
            FileProblem::Rejected(error) => error_text::import(messages, error),
        };
        let open_market = match problem {
            FileProblem::Market(link) => {
                let link = link.clone();
                Some(Callback::from(move |_: MouseEvent| address::follow(&link)))
            }
            _ => None,
        };
        Some(html! {
            <div key={*id} class="warning">
                <h3>{ messages.fill(headline, &[("file", &file.name)]) }</h3>
                <p>{ reason }</p>
                <div class="actions" hidden={open_market.is_none()}>
                    <button type="button" onclick={open_market.unwrap_or_default()}>{ messages.text("import.open_market") }</button>
                </div>
                <p hidden={!is_unrecognized(problem)}>{ messages.text("import.unrecognized_about") }</p>
            </div>
        })
    };
    let joining = props.proposal.as_ref().err().map(|error| {
        let headline = match props.files {
            [(_, file)] => messages.fill("import.rejected", &[("file", &file.name)]),
            _ => messages.text("import.not_joined"),
        };
        html! {
            <div class="warning">
                <h3>{ headline }</h3>
                <p>{ error_text::combine(messages, error) }</p>
            </div>
        }
    });
    html! {
        <>
            <div>{ for props.files.iter().filter_map(problem) }</div>
            <div>{ joining.unwrap_or_default() }</div>
        </>
    }
}

fn card(messages: &Messages, props: &OutcomeProps<'_>, proposal: &Proposal, chosen: Option<(Chosen, &Offer)>) -> Html {
    let (headline, about) = headline(messages, props, proposal, chosen);
    let read = html! {
        <>
            <div>{ read_line(messages, proposal, props.files) }</div>
            <div>{ ways_to_read(messages, props.files, props.on_read_as) }</div>
        </>
    };
    let lines = chosen.map(|(way, offer)| {
        let on_place = props.on_open.reform(move |place: Place| (way, Some(place)));
        assumed(messages, &offer.assumptions, &on_place)
    });
    let market = market_notes(messages, props.files);
    let shown = chosen.filter(|_| proposal.summary.weights.is_some() || is_scenario(props.files));
    let row = |term: &str, is_shown: bool, content: Html| {
        html! {
            <div class="import-row" hidden={!is_shown}>
                <dt>{ messages.text(term) }</dt>
                <dd>{ content }</dd>
            </div>
        }
    };
    html! {
        <>
            <div class="import-question">
                <div>
                    <h3>{ headline }</h3>
                    <p>{ about }</p>
                    <div class="actions" hidden={!props.files.iter().any(|(_, file)| is_of_market(file))}>
                        <button type="button" onclick={props.on_market}>{ messages.text("import.open_market") }</button>
                    </div>
                </div>
                <div>{ for shown.map(|(_, offer)| preview(messages, &offer.scenario)) }</div>
            </div>
            <dl>
                { row("import.read", true, read) }
                { row("import.assumed", lines.is_some() || market.is_some(), html! {
                    <><div>{ lines.unwrap_or_default() }</div><div>{ market.unwrap_or_default() }</div></>
                }) }
                { row("import.ignored", !proposal.ignored.is_empty(), ignored(messages, &proposal.ignored)) }
                { row("import.first_look", chosen.is_some(), html! {
                    <span>{ for chosen.map(|(_, offer)| looks(messages, offer)) }</span>
                }) }
            </dl>
        </>
    }
}

/// Returns the question that the dialog asks, and what happens to the open scenario.
fn headline(
    messages: &Messages,
    props: &OutcomeProps<'_>,
    proposal: &Proposal,
    chosen: Option<(Chosen, &Offer)>,
) -> (AttrValue, AttrValue) {
    let title: &str = props.title;
    match chosen {
        Some((Chosen::Update, _)) => {
            let what = changed(&proposal.summary);
            let about = match proposal.prefers_update {
                true if what == "import.update.hyperparameters" => "import.update_rules_about",
                true => "import.update_about",
                false => "import.update_unsure",
            };
            (messages.fill(what, &[("title", title)]), messages.fill(about, &[("title", title)]))
        }
        Some((Chosen::Subnet, offer)) if is_scenario(props.files) => (
            messages.fill("import.open_scenario", &[("title", &named(messages, &offer.scenario.title))]),
            messages.fill("import.subnet_about", &[("title", title)]),
        ),
        Some((Chosen::Subnet, offer)) => {
            let size = [
                ("validators", offer.scenario.validators.len().to_string()),
                ("miners", offer.scenario.miners.len().to_string()),
            ];
            let size = size.each_ref().map(|(name, value)| (*name, value.as_str()));
            let about = if proposal.update.is_none() { "import.subnet_about" } else { "import.subnet_or_update" };
            (messages.fill("import.open_subnet", &size), messages.fill(about, &[("title", title)]))
        }
        None => {
            let has = |is: fn(&Content) -> bool| contains(props.files, is);
            let key = match () {
                () if has(|content| matches!(content, Content::Market(_))) => "import.market",
                () if has(|content| matches!(content, Content::RootNetwork(_))) => "import.root",
                () => "import.nothing_to_open",
            };
            let about = match key {
                "import.nothing_to_open" => "import.nothing_to_open_about",
                _ => "import.market_opens_it",
            };
            (messages.text(key), messages.text(about))
        }
    }
}

/// Returns whether the market opens a file.
pub fn is_of_market(file: &OpenedFile) -> bool {
    let content = file.content.as_ref().map(|file| &file.content);
    matches!(content, Ok(Content::Market(_) | Content::RootNetwork(_)))
}

fn is_scenario(files: &[(u32, OpenedFile)]) -> bool {
    contains(files, |content| matches!(content, Content::Scenario(_)))
}

/// Returns whether a problem is a file of unknown format.
fn is_unrecognized(problem: &FileProblem) -> bool {
    matches!(problem, FileProblem::Rejected(yuma_scenario::import::ImportError::Unrecognized(_)))
}

/// Returns the message key of the question for an update.
fn changed(summary: &Summary) -> &'static str {
    match (summary.weights.is_some(), summary.stakes > 0, summary.hyperparameters > 0) {
        (true, false, false) => "import.update.weights",
        (false, true, false) => "import.update.stakes",
        (false, false, true) => "import.update.hyperparameters",
        _ => "import.update.several",
    }
}

fn foot(messages: &Messages, props: &OutcomeProps<'_>, way: Option<Chosen>) -> Html {
    let close = props.on_close.reform(|_: MouseEvent| ());
    let other = way.map(|way| if way == Chosen::Subnet { Chosen::Update } else { Chosen::Subnet });
    let other = other.filter(|other| props.proposal.as_ref().is_ok_and(|proposal| other.offer(proposal).is_some()));
    let choose = other.map(|other| props.on_choose.reform(move |_: MouseEvent| other)).unwrap_or_default();
    let open = way.map(|way| props.on_open.reform(move |_: MouseEvent| (way, None))).unwrap_or_default();
    let other_key = match other {
        Some(Chosen::Update) => "import.instead_update",
        _ => "import.instead_subnet",
    };
    let open_key = match way {
        Some(Chosen::Update) => "import.do_update",
        Some(Chosen::Subnet) if is_scenario(props.files) => "import.do_open_scenario",
        _ => "import.do_open",
    };
    html! {
        <div class="import-foot">
            <small>
                <span hidden={way.is_none()}>{ messages.fill("import.undo", &[("title", props.title)]) }</span>
            </small>
            <button type="button" onclick={close}>{ messages.text("import.cancel") }</button>
            <button type="button" hidden={other.is_none()} onclick={choose}>{ messages.text(other_key) }</button>
            <button type="button" class="primary" disabled={way.is_none()} onclick={open}>{ messages.text(open_key) }</button>
        </div>
    }
}
