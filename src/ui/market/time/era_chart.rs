//! The chart of one quantity of the selected subnet: a line for each era.

use std::rc::Rc;

use yew::prelude::*;

use super::lines::{DayLine, Size};
use super::plot::Days;
use super::quantity_figure::QuantityFigure;
use super::task::{FinishedRun, under};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::economy::{ERAS, Era};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::DayQuantity;

/// One line of text a label.
const SIZE: Size = Size { height: 136.0, label: 17.0 };
/// The styles of the eras, by index.
const CLASSES: [&str; 8] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"];

/// The properties of [`EraChart`].
#[derive(Clone, Properties)]
pub struct EraChartProps {
    /// The quantity.
    pub quantity: DayQuantity,
    /// Chooses another quantity.
    pub on_quantity: Callback<DayQuantity>,
    /// The subnet.
    pub netuid: Netuid,
    /// Its name.
    pub name: AttrValue,
    /// The best run of each era.
    pub runs: Rc<Vec<Rc<FinishedRun>>>,
    /// The open era, whose line lies on top.
    pub open: &'static Era,
    /// The days.
    pub days: Days,
}

impl PartialEq for EraChartProps {
    fn eq(&self, other: &Self) -> bool {
        (self.quantity, self.netuid, &self.name, &self.days) == (other.quantity, other.netuid, &other.name, &other.days)
            && self.on_quantity == other.on_quantity
            && self.open.id == other.open.id
            && Rc::ptr_eq(&self.runs, &other.runs)
    }
}

/// Renders the chart with the choice of its quantity and its table.
#[component]
pub fn EraChart(props: &EraChartProps) -> Html {
    let messages = use_messages();
    let lines = lines(&messages, props);
    let sentence = messages.fill("days.eras.chart", &[("subnet", &props.name), ("count", &lines.len().to_string())]);
    QuantityFigure {
        class: "eras",
        quantity: props.quantity,
        on_quantity: &props.on_quantity,
        days: &props.days,
        lines: &lines,
        size: SIZE,
        sentence,
        above: Html::default(),
    }
    .render(&messages)
}

/// Returns the lines of the eras that have a run, the open era first.
fn lines(messages: &Messages, props: &EraChartProps) -> Vec<DayLine> {
    let line = |(key, (era, &class)): (usize, (&&'static Era, &&'static str))| {
        if props.quantity.is_of_pools() && !era.rules.has_pools() {
            return None;
        }
        let run = under(&props.runs, era)?;
        let values = run.values(props.quantity, props.netuid, DayQuantity::of);
        Some((era.id, DayLine { class, key, values, label: messages.text(&format!("era.{}.title", era.id)) }))
    };
    let mut lines: Vec<(&str, DayLine)> = ERAS.iter().zip(&CLASSES).enumerate().filter_map(line).collect();
    lines.sort_by_key(|(id, _)| *id != props.open.id);
    lines.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_era_has_a_style() {
        assert_eq!(CLASSES.len(), ERAS.len());
    }
}
