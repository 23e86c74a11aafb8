//! A chart of one quantity over the days: its choice, a sentence, its lines and their table.

use yew::prelude::*;

use super::day_quantity::DayQuantityText;
use super::lines::{DayLine, LinePlot, Size, axis_of, table, values};
use super::plot::Days;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::messages::Messages;
use crate::ui::widgets::select::chosen_index;
use yuma_scenario::market::DayQuantity;

/// The parts of a chart.
pub struct QuantityFigure<'a> {
    /// The name of the style.
    pub class: &'static str,
    /// The quantity.
    pub quantity: DayQuantity,
    /// Chooses another quantity.
    pub on_quantity: &'a Callback<DayQuantity>,
    /// The days.
    pub days: &'a Days,
    /// The lines, the one on top first.
    pub lines: &'a [DayLine],
    /// The size of the drawing.
    pub size: Size,
    /// What the lines say.
    pub sentence: AttrValue,
    /// The drawing above the lines.
    pub above: Html,
}

impl QuantityFigure<'_> {
    /// Renders the chart.
    pub fn render(self, messages: &Messages) -> Html {
        let QuantityFigure { class, quantity, on_quantity, days, lines, size, sentence, above } = self;
        let axis = axis_of(values(lines));
        let written = |value: f64| quantity.written(messages, value);
        let (columns, rows) = table(messages, days, lines, written);
        let plot = LinePlot {
            days,
            lines: lines.iter().rev().collect(),
            axis,
            size,
            marks_zero: false,
            tick: &|value| quantity.tick(messages, value, axis.step),
            written: &written,
            below: Html::default(),
            above,
        };
        html! {
            <figure class={classes!("days-chart", "quantity", class)}>
                <figcaption>
                    { quantity_choice(messages, quantity, on_quantity) }
                    <span>{ sentence }</span>
                </figcaption>
                { plot.draw(messages) }
                <DataTable title={messages.text("days.table")} {columns} {rows} />
            </figure>
        }
    }
}

/// Renders the choice of the quantity.
fn quantity_choice(messages: &Messages, quantity: DayQuantity, on_quantity: &Callback<DayQuantity>) -> Html {
    let onchange = on_quantity.reform(|event: Event| {
        chosen_index(&event).and_then(|index| DayQuantity::ALL.get(index)).copied().unwrap_or_default()
    });
    html! {
        <select aria-label={messages.text("days.quantity")} {onchange}>{ for DayQuantity::ALL.into_iter().map(|known| html! {
            <option key={known.id()} selected={known == quantity}>{ messages.text(&format!("days.quantity.{}", known.id())) }</option>
        }) }</select>
    }
}
