//! The overview: the whole matrix as a small image, for navigation in a large subnet.

use std::rc::Rc;

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData, PointerEvent};
use yew::prelude::*;

use super::cells::Painter;
use super::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS, Layout};
use super::measures::Measures;
use crate::store::{Evaluation, ViewState};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::widgets::scroll_view::ScrollView;
use yuma_engine::quantity::Uid;
use yuma_scenario::Scenario;

/// The color of a full cell. The style sheet mixes it with the page.
const INK: [u8; 3] = [11, 110, 153];

/// The properties of [`Overview`].
#[derive(Clone, PartialEq, Properties)]
pub struct OverviewProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its revision.
    pub revision: u64,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// The view.
    pub view: ViewState,
    /// The sizes of rows and columns.
    pub measures: Measures,
    /// Rows and columns.
    pub layout: Layout,
    /// The visible part of the grid.
    pub viewport: ScrollView,
    /// Scrolls a cell into view.
    pub on_show: Callback<CellPosition>,
}

/// Renders the matrix with one pixel per cell.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let messages = use_messages();
    let canvas = use_node_ref();
    {
        let (canvas, props) = (canvas.clone(), props.clone());
        use_effect_with(
            (props.revision, props.evaluation.epoch, props.view.shared.lens, props.layout.clone()),
            move |_| draw(&canvas, &props),
        );
    }
    let (rows, columns) = (props.layout.validators.len(), props.layout.miners.len());
    let go = use_callback(
        (canvas.clone(), rows, columns, props.on_show.clone()),
        |event: PointerEvent, (canvas, rows, columns, on_show)| {
            let canvas = canvas.cast::<HtmlCanvasElement>().filter(|_| event.buttons() == 1);
            if let Some(area) = canvas.map(|canvas| canvas.get_bounding_client_rect()) {
                let at = |position: i32, start: f64, extent: f64, count: usize| {
                    let part = (f64::from(position) - start) / extent.max(1.0);
                    (part.clamp(0.0, 1.0) * count.saturating_sub(1) as f64).round() as usize
                };
                on_show.emit(CellPosition {
                    row: at(event.client_y(), area.top(), area.height(), *rows) + LEADING_ROWS,
                    column: at(event.client_x(), area.left(), area.width(), *columns) + LEADING_COLUMNS,
                });
            }
        },
    );
    let frame = props.viewport.width;
    let (left, width) =
        part(props.viewport.left, frame - props.measures.beside(frame), columns as f64 * props.measures.cell);
    let (top, height) =
        part(props.viewport.top, props.viewport.height - props.measures.around(), rows as f64 * props.measures.row);
    html! {
        <figure class="overview" onpointerdown={go.clone()} onpointermove={go}>
            <canvas ref={&canvas} width={columns.to_string()} height={rows.to_string()} role="img"
                aria-label={messages.fill("grid.overview", &[("rows", &rows.to_string()), ("columns", &columns.to_string())])}>
            </canvas>
            <svg class="overview-sight" aria-hidden="true">
                <rect x={percent(left)} y={percent(top)} width={percent(width)} height={percent(height)} />
            </svg>
        </figure>
    }
}

/// Returns the start and length of the visible part as fractions of the whole. All of a subnet without miners is visible.
fn part(offset: f64, extent: f64, whole: f64) -> (f64, f64) {
    if whole <= 0.0 {
        return (0.0, 1.0);
    }
    let start = (offset / whole).clamp(0.0, 1.0);
    (start, (extent / whole).clamp(0.0, 1.0 - start))
}

/// Returns the index of each uid in a list, by uid.
fn positions(uids: &[Uid]) -> Vec<Option<usize>> {
    let count = uids.iter().map(|uid| uid.index() + 1).max().unwrap_or_default();
    let mut positions = vec![None; count];
    for (position, uid) in uids.iter().enumerate() {
        if let Some(index_in) = positions.get_mut(uid.index()) {
            *index_in = Some(position);
        }
    }
    positions
}

fn percent(part: f64) -> String {
    format!("{}%", format::fixed(part * 100.0, 2))
}

fn draw(canvas: &NodeRef, props: &OverviewProps) {
    let (rows, columns) = (props.layout.validators.len(), props.layout.miners.len());
    let painter = Painter::new(&props.scenario, &props.evaluation, props.view);
    let mut pixels = vec![0u8; rows * columns * 4];
    let (row_of, column_of) = (positions(&props.layout.validators), positions(&props.layout.miners));
    for (validator, miner, value) in painter.values() {
        let index_in = |positions: &[Option<usize>], uid: Uid| positions.get(uid.index()).copied().flatten();
        let (Some(row), Some(column)) = (index_in(&row_of, validator), index_in(&column_of, miner)) else { continue };
        let at = (row * columns + column) * 4;
        let depth = (Painter::depth(value) * 255.0).round() as u8;
        let color = INK.into_iter().chain([depth]);
        pixels.iter_mut().skip(at).zip(color).for_each(|(pixel, color)| *pixel = color);
    }
    let context = canvas
        .cast::<HtmlCanvasElement>()
        .and_then(|canvas| canvas.get_context("2d").ok().flatten())
        .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    let width = u32::try_from(columns).unwrap_or_default();
    if let (Some(context), Ok(image)) = (context, ImageData::new_with_u8_clamped_array(Clamped(&pixels), width)) {
        // If the image cannot be drawn, the grid still works.
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visible_part_lies_within_the_whole() {
        for (offset, extent, whole, expected) in [
            (0.0, 100.0, 400.0, (0.0, 0.25)),
            (300.0, 200.0, 400.0, (0.75, 0.25)),
            (0.0, 800.0, 400.0, (0.0, 1.0)),
            // A subnet without miners.
            (0.0, 800.0, 0.0, (0.0, 1.0)),
        ] {
            assert_eq!(part(offset, extent, whole), expected, "{offset} {extent} {whole}");
        }
    }
}
