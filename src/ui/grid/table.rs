//! The grid, which renders only its visible part.

use std::rc::Rc;

use yew::prelude::*;

use super::against::{Against, use_against};
use super::cells::Painter;
use super::controller::{GridController, use_grid_controller};
use super::foot::Foot;
use super::head::Head;
use super::hover::{marked, on_hover};
use super::layout::{CellPosition, LEADING_ROWS, Part, ROW_RESULTS};
use super::measures::{FITTING, measures, use_measures};
use super::names::{has_uids, miner_title, validator_title};
use super::results::{column_figures, emission_decimals, largest_stake, row_figures, stake_view};
use super::row::{Editing, Row};
use super::rows::use_arrangement;
use super::scrolling::{is_in_view, scroll_to};
use super::sheet_props::SheetProps;
use super::snapshot::GridSnapshot;
use super::status::Status;
use super::tools::{BelowProps, ToolsProps};
use super::typed::EntryError;
use crate::store::{Action, Selection, ViewChange};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::widgets::scroll_view::use_scroll_view;
use crate::ui::widgets::visible_range::visible_range;
use yuma_engine::quantity::{Alpha, Epoch};
use yuma_engine::yuma::Quantity;
use yuma_scenario::Matrix;

/// Renders the grid with its overview.
#[component]
pub fn Grid(sheet: &SheetProps) -> Html {
    let props = &sheet.lab;
    let messages = use_messages();
    let against = use_against(props);
    let frame = use_node_ref();
    let table = use_node_ref();
    let search = use_node_ref();
    let (viewport, onscroll) = use_scroll_view(&frame);
    let arrangement = use_arrangement(props);
    let layout = arrangement.layout.clone();
    let counts = (layout.validators.len(), layout.miners.len());
    let measures = measures(props, viewport.width, counts.1);
    use_measures(&table, measures);
    let show = use_callback((frame.clone(), measures, counts), |position: CellPosition, (frame, measures, counts)| {
        scroll_to(frame, position, *measures, *counts)
    });
    let controller = use_grid_controller(
        GridSnapshot {
            scenario: Rc::clone(&props.scenario),
            revision: props.revision,
            layout: layout.clone(),
            evaluation: props.evaluation.clone(),
            view: props.view,
            covers_results: props.covers_results,
            dispatch: props.dispatch.clone(),
            show: show.clone(),
            on_sort: arrangement.on_sort.clone(),
            search: search.clone(),
            around: sheet.around,
        },
        &table,
    );
    let hover = on_hover(props, &layout);
    let (marked_row, marked_column) = marked(&layout, props.view.highlight);
    let on_select = use_callback(props.dispatch.clone(), |selection: Selection, dispatch| {
        dispatch.dispatch(Action::View(ViewChange::Select(selection)));
    });

    // What lies below the titles and results that stay in view is not visible.
    let (width, height) = (viewport.width - measures.beside(viewport.width), viewport.height - measures.around());
    let columns = visible_range(counts.1, measures.cell, viewport.left, width);
    let rows = visible_range(counts.0, measures.row, viewport.top, height);
    let painter = Painter::new(&props.scenario, &props.evaluation, props.view);
    let visible_miners = layout.miners.get(columns.clone()).unwrap_or_default();
    let behind = counts.1 - columns.end.min(counts.1);
    let cursor = controller.explained(props.view.shared.selection, &layout);
    let cursor_in = |row: usize| cursor.filter(|cursor| cursor.row == row).map(|cursor| cursor.column);
    let range = controller.range();
    let range_in = |row: usize| {
        let [first, last] = range.filter(|[first, last]| (first.row..=last.row).contains(&row))?;
        Some((first.column, last.column))
    };
    let note = sheet
        .around
        .zip(controller.basis.clone())
        .and_then(|(around, basis)| (around.sum_note)(&messages, props, basis));
    // Until the part with the texts is loaded, a frame alone marks a refused entry.
    let error_text = |error: &EntryError| {
        sheet.around.map_or_else(AttrValue::default, |around| (around.entry_error)(&messages, error))
    };
    let editing_in = |row: usize| {
        let session = controller.session.as_ref().filter(|session| session.position.row == row)?;
        Some(Editing {
            gesture: session.gesture,
            column: session.position.column,
            label: field_label(&messages, props, layout.part(session.position)),
            error: session.error.as_ref().map(error_text),
            note: note
                .as_ref()
                .map(|(short, _)| short.clone())
                .filter(|_| matches!(layout.part(session.position), Part::Cell(..))),
        })
    };
    let session = controller.session.as_ref();
    let refused = session.and_then(|session| Some((session.position, error_text(session.error.as_ref()?))));
    let status = match refused {
        // The field shows its error itself, unless it is scrolled out of view.
        Some((at, error)) if is_in_view(viewport, at, measures, counts) => (Some(error), Some("is-error is-beside")),
        Some((at, error)) => {
            let field = field_label(&messages, props, layout.part(at));
            let named = messages.fill("grid.entry.at", &[("field", &field), ("error", &error)]);
            (Some(named), Some("is-error"))
        }
        None => (status_note(&messages, &controller, note.as_ref().map(|(_, long)| long.clone())), None),
    };
    let largest_stake = largest_stake(&props.evaluation);
    let decimals = emission_decimals(&props.evaluation, Quantity::ValidatorEmission, measures.is_compact);
    let body = layout.validators.iter().enumerate().skip(rows.start).take(rows.len()).map(|(at, &validator)| {
        let row = at + LEADING_ROWS;
        let stake = props.evaluation.trace.fraction(Quantity::Stake, validator).unwrap_or_default();
        html! {
            <Row key={validator.0} {row} name={validator_title(props, validator, measures.is_compact)} status={Status::of(&props.evaluation, validator)}
                is_marked={marked_row == Some(row)} is_owner={props.scenario.owner == Some(validator)}
                stake={stake_view(&messages, &props.scenario, validator, stake.to_num::<f64>() / largest_stake)}
                first={columns.start} cells={painter.row(validator, visible_miners)} {behind}
                is_computed={props.view.shared.lens.matrix().is_none()} cell_width={measures.cell} range={range_in(row)}
                figures={row_figures(&props.evaluation, against.as_ref(), validator, decimals)}
                cursor={cursor_in(row)} editing={editing_in(row)}
                editor={controller.editor.clone()} />
        }
    });
    let rows_behind = counts.0 - rows.end.min(counts.0);
    let foot_row = LEADING_ROWS + counts.0;
    let width = |pixels: f64| format::fixed(pixels, 0);
    html! {
        <div class={classes!("grid", cursor.is_none().then_some("unframed"), measures.is_compact.then_some("compact"), measures.stacked.map(|_| "stacked"))}>
            <div class="tools-slot">{ for sheet.around.map(|around| (around.tools)(ToolsProps {
                scenario: props.scenario.clone(),
                revision: props.revision,
                view: props.view,
                evaluation: props.evaluation.clone(),
                layout: layout.clone(),
                viewport,
                measures,
                on_show: show.clone(),
                on_select: on_select.clone(),
                search: search.clone(),
                table: table.clone(),
            })) }</div>
            <div class="grid-frame" ref={&frame} {onscroll}>
                <table ref={&table} class={fading(against.as_ref(), props.revision)} role="grid" tabindex="0" aria-label={messages.text("grid.label")} aria-multiselectable="true"
                    aria-rowcount={layout.row_count().to_string()} aria-colcount={layout.column_count().to_string()}
                    aria-activedescendant={cursor.map(|cursor| format!("at-{}-{}", cursor.row, cursor.column))}
                    onfocus={controller.onfocus.clone()} onkeydown={controller.onkeydown.clone()} onpointerdown={controller.onpointerdown.clone()}
                    onpointermove={controller.onpointermove.clone()} onpointerup={controller.onpointerup.clone()}
                    onpointercancel={controller.onpointerup.clone()} ondblclick={controller.ondblclick.clone()}
                    oncopy={controller.oncopy.clone()} onpaste={controller.onpaste.clone()} onpointerover={hover.clone()} onpointerleave={hover}>
                    <colgroup>
                        <col key="name" width={width(measures.name)} />
                        <col key="stake" width={width(measures.stake)} />
                        <col key="before" width={width(columns.start as f64 * measures.cell)} />
                        { for visible_miners.iter().map(|miner| html! { <col key={miner.0} width={width(measures.cell)} /> }) }
                        <col key="behind" width={width(behind as f64 * measures.cell)} />
                        { for (0..ROW_RESULTS.len()).map(|at| html! { <col key={format!("r{at}")} width={width(measures.result)} /> }) }
                    </colgroup>
                    <Head has_uids={measures.is_compact && has_uids(props)} lens={props.view.shared.lens} raw={props.view.raw} is_narrow={measures.result < 78.0} epoch={(props.whole.timeline.epochs > Epoch(1)).then_some(props.evaluation.epoch)} sort={arrangement.sort} covers_results={props.covers_results}
                        first={columns.start} miners={visible_miners.iter().map(|&uid| (uid, miner_title(props, uid, measures.is_compact), format::name(&props.scenario, uid).into())).collect::<Vec<_>>()}
                        {behind} cursor={cursor_in(0)} followed={cursor.map(|cursor| cursor.column)} marked={marked_column}
                        editing={editing_in(0)} editor={controller.editor.clone()} on_sort={arrangement.on_sort.clone()} on_select={on_select.clone()} />
                    <tbody><tr role="presentation"><td class="gap-row" role="presentation"
                        height={width(rows.start as f64 * measures.row)}></td></tr></tbody>
                    <tbody class="rows">{ for body }</tbody>
                    <tbody><tr role="presentation"><td class="gap-row" role="presentation"
                        height={width(rows_behind as f64 * measures.row)}></td></tr></tbody>
                    <Foot row={foot_row} is_wide={viewport.width >= FITTING} first={columns.start}
                        figures={column_figures(&props.evaluation, against.as_ref(), visible_miners, measures.is_compact)}
                        {behind} cursor={cursor.filter(|cursor| cursor.row >= foot_row).map(|cursor| (cursor.row, cursor.column))}
                        range={range.map(|range| range.map(|at| (at.row, at.column)))} paid={paid_to_miners(props)} kappa={props.scenario.parameters.kappa} {on_select} />
                </table>
            </div>
            <div class="below-slot">{ for sheet.around.map(|around| (around.below)(BelowProps::of(&arrangement, controller.offers.clone(), controller.on_offer.clone(), status))) }</div>
        </div>
    }
}

/// Returns the class that fades the differences from the last edit. Two classes take turns, so that each edit restarts it.
fn fading(against: Option<&Against>, revision: u64) -> Option<&'static str> {
    against.filter(|against| against.fades)?;
    Some(if revision.is_multiple_of(2) { "fading-even" } else { "fading-odd" })
}

/// Returns the name of the field that edits a part.
fn field_label(messages: &Messages, props: &LabProps, part: Part) -> AttrValue {
    let name = |uid| format::name(&props.scenario, uid);
    let is_bonds = props.view.shared.lens.matrix() == Some(Matrix::Bonds);
    let key = match (is_bonds, props.view.raw) {
        (false, false) => "grid.field.weight",
        (false, true) => "grid.field.weight_raw",
        (true, false) => "grid.field.bond",
        (true, true) => "grid.field.bond_raw",
    };
    match part {
        Part::Cell(row, column) => messages.fill(key, &[("validator", &name(row)), ("miner", &name(column))]),
        Part::Stake(uid) => messages.fill("grid.field.stake", &[("validator", &name(uid))]),
        Part::ValidatorName(uid) => messages.fill("grid.field.validator_name", &[("validator", &name(uid))]),
        Part::MinerName(uid) => messages.fill("grid.field.miner_name", &[("miner", &name(uid))]),
        _ => AttrValue::default(),
    }
}

/// Returns the line below the grid: the size of the selected range, or a remark.
fn status_note(messages: &Messages, controller: &GridController, note: Option<AttrValue>) -> Option<AttrValue> {
    let Some([first, last]) = controller.range() else { return note };
    let [rows, columns] = [last.row - first.row + 1, last.column - first.column + 1].map(|count| count.to_string());
    Some(messages.fill("grid.range", &[("rows", &rows), ("columns", &columns)]))
}

/// Returns what the miners share, in alpha.
fn paid_to_miners(props: &LabProps) -> AttrValue {
    let paid: u64 = props.evaluation.trace.outcome.server_emission.iter().map(|&Alpha(amount)| amount).sum();
    format::number(format::whole(paid), 2).into()
}
