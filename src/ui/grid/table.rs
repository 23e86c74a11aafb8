//! The grid, which renders only its visible part.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::against::{Against, use_against};
use super::cells::Painter;
use super::columns::shown_before_fold;
use super::controller::{GridSnapshot, Session, use_grid_controller};
use super::hover::{marked, on_hover};
use super::layout::{COLUMN_RESULTS, CellPosition, LEADING_COLUMNS, LEADING_ROWS, Layout};
use super::margins::{Foot, Head};
use super::measures::{CELL_WIDTH, RESULT_WIDTH, ROW_HEIGHT, WIDE, leading_widths};
use super::overview::Overview;
use super::row::{Editing, Figure, Row};
use super::status::Status;
use super::viewport::use_grid_viewport;
use super::window::{offset_showing, visible_range};
use crate::store::Evaluation;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Quantity, View as Values};
use yuma_scenario::NumberError;

/// The height of the rows above and below the validators.
const MARGIN_HEIGHT: f64 = 130.0;
/// Dividends per stake and vtrust below this are marked as low.
const LOW: f64 = 0.5;

/// Renders the grid with its overview.
#[component]
pub fn Grid(props: &LabProps) -> Html {
    let messages = use_messages();
    let against = use_against(props);
    let frame = use_node_ref();
    let table = use_node_ref();
    let (viewport, onscroll) = use_grid_viewport(&frame);
    let is_unfolded = use_state_eq(|| false);
    let unfold = use_callback(is_unfolded.setter(), |_: MouseEvent, setter| setter.set(true));
    let miners = &props.scenario.miners;
    let shown = if *is_unfolded { miners.len() } else { shown_before_fold(miners, &props.evaluation.trace) };
    let layout = Layout {
        validators: props.scenario.validators.as_slice().into(),
        miners: miners.get(..shown).unwrap_or_default().into(),
    };
    let counts = (layout.validators.len(), layout.miners.len());
    let show = use_callback((frame.clone(), counts), |position: CellPosition, (frame, counts)| {
        scroll_to(frame, position, *counts)
    });
    let drawn = GridSnapshot {
        scenario: Rc::clone(&props.scenario),
        layout: layout.clone(),
        view: props.view,
        dispatch: props.dispatch.clone(),
        show: show.clone(),
    };
    let controller = use_grid_controller(drawn, &table);
    let hover = on_hover(props, &layout);
    let (marked_row, marked_column) = marked(&layout, props.view.highlight);

    let columns = visible_range(layout.miners.len(), CELL_WIDTH, viewport.left, viewport.width);
    let rows = visible_range(layout.validators.len(), ROW_HEIGHT, viewport.top, viewport.height);
    let painter = Painter::new(&props.scenario, &props.evaluation, props.view.shared.lens);
    let visible_miners = layout.miners.get(columns.clone()).unwrap_or_default();
    let behind = layout.miners.len() - columns.end.min(layout.miners.len());
    let cursor = controller.cursor;
    let editing_in = |row: usize| {
        controller.session.as_ref().filter(|session| session.position.row == row).map(|session| Editing {
            column: session.position.column,
            error: session.error.map(|error| messages.text(error_key(error))),
        })
    };
    let name = |uid: Uid| AttrValue::from(format::name(&props.scenario, uid));
    let largest_stake = largest(&props.evaluation);
    let body = layout.validators.iter().enumerate().skip(rows.start).take(rows.len()).map(|(at, &validator)| {
        let row = at + LEADING_ROWS;
        let cells = visible_miners.iter().map(|&miner| painter.cell(validator, miner)).collect::<Vec<_>>();
        let neuron = props.scenario.neuron(validator);
        html! {
            <Row key={validator.0} {row} name={name(validator)} status={Status::of(&props.evaluation, validator)}
                is_marked={marked_row == Some(row)} is_owner={props.scenario.owner == Some(validator)}
                stake={neuron.map(|neuron| format::amount(neuron.alpha_stake)).unwrap_or_default()}
                stake_percent={100.0 * fraction(&props.evaluation, Quantity::Stake, validator) / largest_stake}
                first={columns.start} {cells} {behind} figures={figures(&props.evaluation, against.as_ref(), validator)}
                cursor={(cursor.row == row).then_some(cursor.column)} editing={editing_in(row)}
                draft={controller.draft.clone()} on_text={controller.on_text.clone()} on_end={controller.on_end.clone()} />
        }
    });
    let rows_behind = layout.validators.len() - rows.end;
    let foot_row = LEADING_ROWS + layout.validators.len();
    let is_large = layout.miners.len() > 32 || layout.validators.len() > 32;
    let folded = miners.len() - shown;
    let (name_width, stake_width) = leading_widths(viewport.width);
    html! {
        <div class="grid">
            <div class="grid-frame" ref={&frame} {onscroll}>
                <table ref={&table} class={fading(against.as_ref(), props.revision)} role="grid" tabindex="0" aria-label={messages.text("grid.label")}
                    aria-rowcount={layout.row_count().to_string()} aria-colcount={layout.column_count().to_string()}
                    aria-activedescendant={format!("at-{}-{}", cursor.row, cursor.column)}
                    onkeydown={controller.onkeydown.clone()} onpointerdown={controller.onpointerdown.clone()}
                    onpointermove={controller.onpointermove.clone()} onpointerup={controller.onpointerup.clone()}
                    onpointercancel={controller.onpointerup.clone()} ondblclick={controller.ondblclick.clone()}
                    onpaste={controller.onpaste.clone()} onpointerover={hover.clone()} onpointerleave={hover}>
                    <colgroup>
                        <col key="name" width={format::fixed(name_width, 0)} />
                        <col key="stake" width={format::fixed(stake_width, 0)} />
                        <col key="before" width={format::fixed(columns.start as f64 * CELL_WIDTH, 0)} />
                        { for visible_miners.iter().map(|miner| html! { <col key={miner.0} width={format::fixed(CELL_WIDTH, 0)} /> }) }
                        <col key="behind" width={format::fixed(behind as f64 * CELL_WIDTH, 0)} />
                        { for (0..3).map(|at| html! { <col key={format!("r{at}")} width={format::fixed(RESULT_WIDTH, 0)} /> }) }
                    </colgroup>
                    <Head first={columns.start} names={visible_miners.iter().map(|&uid| name(uid)).collect::<Vec<_>>()}
                        {behind} cursor={(cursor.row == 0).then_some(cursor.column)} followed={Some(cursor.column)} marked={marked_column}
                        editing={editing_in(0)} draft={controller.draft.clone()} on_text={controller.on_text.clone()} on_end={controller.on_end.clone()} />
                    <tbody><tr role="presentation"><td class="gap-row" role="presentation"
                        height={format::fixed(rows.start as f64 * ROW_HEIGHT, 0)}></td></tr></tbody>
                    <tbody class="rows">{ for body }</tbody>
                    <tbody><tr role="presentation"><td class="gap-row" role="presentation"
                        height={format::fixed(rows_behind as f64 * ROW_HEIGHT, 0)}></td></tr></tbody>
                    <Foot row={foot_row} first={columns.start} figures={column_figures(&props.evaluation, against.as_ref(), visible_miners)}
                        {behind} cursor={(cursor.row >= foot_row).then_some((cursor.row, cursor.column))} />
                </table>
            </div>
            <p class="grid-status" role="status">{ for status_line(&messages, controller.session.as_ref()) }</p>
            <div class="grid-fold">
                { for (folded > 0).then(|| html! {
                    <button type="button" onclick={unfold}>
                        { messages.fill_plural("grid.unfold", folded, &[("count", &folded.to_string())]) }
                    </button>
                }) }
            </div>
            <div class="grid-overview">
                { for is_large.then(|| html! {
                    <Overview scenario={props.scenario.clone()} revision={props.revision} lens={props.view.shared.lens}
                        evaluation={props.evaluation.clone()} {layout} {viewport} on_show={show} />
                }) }
            </div>
        </div>
    }
}

/// Returns the class that fades the differences from the last edit. Two classes take turns, so that each edit restarts it.
fn fading(against: Option<&Against>, revision: u64) -> Option<&'static str> {
    against.filter(|against| against.fades)?;
    Some(if revision.is_multiple_of(2) { "fading-even" } else { "fading-odd" })
}

fn status_line(messages: &crate::ui::messages::Messages, session: Option<&Session>) -> Option<AttrValue> {
    session?.error.map(|error| messages.text(error_key(error)))
}

/// Returns the message key of an entry error.
pub fn error_key(error: NumberError) -> &'static str {
    match error {
        NumberError::NotANumber | NumberError::NotFinite => "grid.entry.not_a_number",
        NumberError::Negative => "grid.entry.negative",
        NumberError::TooLarge => "grid.entry.too_large",
        NumberError::TooPrecise => "grid.entry.too_precise",
    }
}

fn fraction(evaluation: &Evaluation, quantity: Quantity, uid: Uid) -> f64 {
    evaluation.trace.fraction(quantity, uid).unwrap_or_default().to_num()
}

/// Returns the largest share of stake, for the length of the bars.
fn largest(evaluation: &Evaluation) -> f64 {
    let stake = evaluation.trace.stake.iter().max().copied().unwrap_or_default();
    stake.to_num::<f64>().max(f64::EPSILON)
}

fn figures(evaluation: &Evaluation, against: Option<&Against>, validator: Uid) -> [Figure; 3] {
    let trace = &evaluation.trace;
    let of = |quantity| trace.fraction(quantity, validator).unwrap_or_default();
    let (trust, dividends) = (of(Quantity::ValidatorTrust), of(Quantity::Dividends));
    let per_stake = trace.pay_per_stake(validator);
    let difference = |quantity| against.map(|against| against.difference(quantity, validator)).unwrap_or_default();
    let counts = Status::of(evaluation, validator).is_none();
    let is_low = per_stake.is_some_and(|ratio| ratio.to_num::<f64>() < LOW) && counts;
    [
        Figure {
            text: format::percent(trust),
            is_low: counts && trust.to_num::<f64>() < LOW,
            against: difference(Quantity::ValidatorTrust),
        },
        Figure { text: format::percent(dividends), is_low, against: difference(Quantity::Dividends) },
        Figure {
            text: per_stake.map_or_else(|| "–".to_owned(), |ratio| format::fixed(ratio.to_num::<f64>(), 2)),
            is_low,
            against: against.map(|against| against.per_stake(validator)).unwrap_or_default(),
        },
    ]
}

fn column_figures(
    evaluation: &Evaluation,
    against: Option<&Against>,
    miners: &[Uid],
) -> [Vec<(String, String)>; COLUMN_RESULTS.len()] {
    COLUMN_RESULTS.map(|quantity| {
        let figure = |uid: &Uid| match evaluation.trace.view(quantity) {
            Values::Amounts(amounts) => amounts.get(uid.index()).map(|&amount| format::amount(amount)),
            _ => evaluation.trace.fraction(quantity, *uid).map(format::percent),
        };
        let difference = |uid: Uid| against.map(|against| against.difference(quantity, uid)).unwrap_or_default();
        miners.iter().map(|uid| (figure(uid).unwrap_or_default(), difference(*uid))).collect()
    })
}

/// Scrolls the frame as little as needed to make a cell visible. The margins are always visible.
fn scroll_to(frame: &NodeRef, position: CellPosition, (validators, miners): (usize, usize)) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let (width, height) = (f64::from(frame.client_width()), f64::from(frame.client_height()));
    let (name_width, stake_width) = leading_widths(width);
    let is_wide = width >= WIDE;
    let beside = if is_wide { name_width + stake_width + 3.0 * RESULT_WIDTH } else { name_width };
    if let Some(miner) = position.column.checked_sub(LEADING_COLUMNS).filter(|miner| *miner < miners || !is_wide) {
        let left = offset_showing(miner, CELL_WIDTH, f64::from(frame.scroll_left()), width - beside);
        frame.set_scroll_left(left as i32);
    }
    if let Some(validator) = position.row.checked_sub(LEADING_ROWS).filter(|validator| *validator < validators) {
        let top = offset_showing(validator, ROW_HEIGHT, f64::from(frame.scroll_top()), height - MARGIN_HEIGHT);
        frame.set_scroll_top(top as i32);
    }
}
