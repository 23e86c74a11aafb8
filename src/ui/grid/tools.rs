//! The tools above and below the grid: overview, search, folds and status.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::layout::{CellPosition, Layout};
use super::measures::Measures;
use super::order::found;
use super::overview::Overview;
use super::rows::GridArrangement;
use crate::store::paste::{Offer, OfferKind};
use crate::store::{Evaluation, Selection, ViewState};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::focus_node;
use crate::ui::widgets::other_reading::reading_text;
use crate::ui::widgets::scroll_view::ScrollView;
use yuma_scenario::Scenario;
use yuma_scenario::edit::Beyond;

/// The properties of [`Tools`].
#[derive(Clone, PartialEq, Properties)]
pub struct ToolsProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its revision.
    pub revision: u64,
    /// The view.
    pub view: ViewState,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// Rows and columns.
    pub layout: Layout,
    /// The visible part of the grid.
    pub viewport: ScrollView,
    /// The sizes of rows and columns.
    pub measures: Measures,
    /// Scrolls a cell into view.
    pub on_show: Callback<CellPosition>,
    /// Selects a participant.
    pub on_select: Callback<Selection>,
    /// The search field.
    pub search: NodeRef,
    /// The table, which takes the focus after a search.
    pub table: NodeRef,
}

/// Renders the overview and the search of a large subnet.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let messages = use_messages();
    let is_missing = use_state_eq(|| false);
    let ToolsProps { scenario, layout, measures, viewport, .. } = props;
    let is_large = layout.miners.len() > 32 || scenario.validators.len() > 32;
    let onkeydown = {
        let (props, missing) = (props.clone(), is_missing.setter());
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            match event.key().as_str() {
                "Enter" if !event.is_composing() => match found(&props.scenario, &text) {
                    Some(uid) => {
                        missing.set(false);
                        // A table that takes the focus selects the cell under its cursor if nothing is selected.
                        focus_node(&props.table);
                        let is_validator = props.scenario.validators.contains(&uid);
                        props.on_select.emit(if is_validator {
                            Selection::Validator(uid)
                        } else {
                            Selection::Miner(uid)
                        });
                    }
                    None => missing.set(!text.trim().is_empty()),
                },
                "Escape" => focus_node(&props.table),
                _ => missing.set(false),
            }
        })
    };
    html! {
        <div class="grid-tools">
            <div class="grid-overview">
                { for is_large.then(|| html! {
                    <Overview scenario={scenario.clone()} revision={props.revision} view={props.view} measures={*measures}
                        evaluation={props.evaluation.clone()} layout={layout.clone()} viewport={*viewport} on_show={props.on_show.clone()} />
                }) }
            </div>
            <div class="grid-search" hidden={!is_large && !measures.is_compact}>
                <span>{ visible_miners(&messages, props) }</span>
                <input ref={&props.search} type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" {onkeydown}
                    aria-label={messages.text("grid.find")} placeholder={messages.text("grid.find.short")}
                    aria-invalid={is_missing.then_some("true")} title={messages.text("grid.find.about")} />
                <small role="status">{ is_missing.then(|| messages.text("grid.find.missing")) }</small>
            </div>
        </div>
    }
}

/// Describes the visible columns: "Miners 1 to 14 of 131".
fn visible_miners(messages: &Messages, props: &ToolsProps) -> AttrValue {
    let (count, frame) = (props.layout.miners.len(), props.viewport.width);
    let first = (props.viewport.left / props.measures.cell).round() as usize;
    let extent = (frame - props.measures.beside(frame)).max(0.0);
    let visible = ((extent / props.measures.cell).floor() as usize).max(1);
    // A grid of two lines has a cell width of 0, so the count saturates.
    let last = first.saturating_add(visible).min(count);
    let [first, last, count] = [first.saturating_add(1).min(count), last, count].map(|number| number.to_string());
    messages.fill("grid.visible", &[("first", &first), ("last", &last), ("count", &count)])
}

/// The properties of [`Below`].
#[derive(Clone, PartialEq, Properties)]
pub struct BelowProps {
    /// The number of folded miners.
    pub folded_miners: usize,
    /// The number of validators that do not count and can be folded.
    pub idle: usize,
    /// Whether they are shown.
    pub shows_idle: bool,
    /// Shows all miners.
    pub on_unfold_miners: Callback<()>,
    /// Shows or hides the validators that do not count.
    pub on_fold_idle: Callback<()>,
    /// What the last typed or pasted text leaves open.
    pub offers: Rc<[Offer]>,
    /// Accepts the offer of an index.
    pub on_offer: Callback<usize>,
    /// The status of the grid.
    pub note: Option<AttrValue>,
    /// Its class.
    pub note_class: Option<&'static str>,
}

impl BelowProps {
    /// Returns the properties for an arrangement.
    pub fn of(
        arrangement: &GridArrangement,
        offers: Rc<[Offer]>,
        on_offer: Callback<usize>,
        (note, note_class): (Option<AttrValue>, Option<&'static str>),
    ) -> Self {
        BelowProps {
            folded_miners: arrangement.folded_miners,
            idle: arrangement.idle.len(),
            shows_idle: arrangement.shows_idle,
            on_unfold_miners: arrangement.on_unfold_miners.clone(),
            on_fold_idle: arrangement.on_fold_idle.clone(),
            offers,
            on_offer,
            note,
            note_class,
        }
    }
}

/// Renders the folds and the status.
#[component]
pub fn Below(props: &BelowProps) -> Html {
    let messages = use_messages();
    let idle_key = if props.shows_idle { "grid.idle.hide" } else { "grid.idle.show" };
    html! {
        <div class="grid-below">
            <div class="grid-fold">
                <span key="idle">{ for (props.idle > 0).then(|| html! {
                    <button type="button" aria-expanded={props.shows_idle.to_string()} onclick={props.on_fold_idle.reform(|_: MouseEvent| ())}>
                        { messages.fill_plural(idle_key, props.idle, &[("count", &props.idle.to_string())]) }
                    </button>
                }) }</span>
                <span key="miners">{ for (props.folded_miners > 0).then(|| html! {
                    <button type="button" onclick={props.on_unfold_miners.reform(|_: MouseEvent| ())}>
                        { messages.fill_plural("grid.unfold", props.folded_miners, &[("count", &props.folded_miners.to_string())]) }
                    </button>
                }) }</span>
            </div>
            <p class="grid-status" role="status">
                <span key="note" class={props.note_class}>{ props.note.clone() }</span>
                <span key="offers" class="grid-offers">{ for props.offers.iter().enumerate().map(|(at, offer)| {
                    let (text, label) = offer_text(&messages, offer.kind);
                    html! {
                        <span key={at}>
                            { text }
                            <button type="button" onclick={props.on_offer.reform(move |_: MouseEvent| at)}>{ label }</button>
                        </span>
                    }
                }) }</span>
            </p>
        </div>
    }
}

/// Returns the question of an offer and the label of its button.
fn offer_text(messages: &Messages, kind: OfferKind) -> (AttrValue, AttrValue) {
    match kind {
        OfferKind::Beyond(beyond) => (beyond_text(messages, beyond), messages.text("grid.add")),
        OfferKind::OtherReading(readings) => reading_text(messages, readings, "α"),
    }
}

/// Asks whether the participants of a block beyond the grid are to be added.
fn beyond_text(messages: &Messages, beyond: Beyond) -> AttrValue {
    let validators = messages.count("count.validators", beyond.validators);
    let miners = messages.count("count.miners", beyond.miners);
    match beyond {
        Beyond { miners: 0, .. } => messages.fill("grid.add.one_kind", &[("participants", &validators)]),
        Beyond { validators: 0, .. } => messages.fill("grid.add.one_kind", &[("participants", &miners)]),
        _ => messages.fill("grid.add.both", &[("validators", &validators), ("miners", &miners)]),
    }
}
