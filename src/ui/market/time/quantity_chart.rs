//! The chart of one quantity of the selected subnet, under the market's era and the pinned one.

use std::rc::Rc;

use yew::prelude::*;

use super::day_quantity::DayQuantity;
use super::lines::{Line, Size, plot_lines, quantity_choice, table};
use super::plot::Days;
use super::task::FinishedRun;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Netuid;

/// Two lines of text a label.
const SIZE: Size = Size { height: 136.0, label: 30.0 };

/// The properties of [`QuantityChart`].
#[derive(Clone, Properties)]
pub struct QuantityChartProps {
    /// The quantity.
    pub quantity: DayQuantity,
    /// Chooses another quantity.
    pub on_quantity: Callback<DayQuantity>,
    /// The subnet.
    pub netuid: Netuid,
    /// Its name.
    pub name: AttrValue,
    /// The run under the market's era.
    pub now: Rc<FinishedRun>,
    /// The run under the pinned era.
    pub pinned: Option<Rc<FinishedRun>>,
    /// The days.
    pub days: Days,
}

impl PartialEq for QuantityChartProps {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Option<Rc<FinishedRun>>, other: &Option<Rc<FinishedRun>>| match (one, other) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        (self.quantity, self.netuid, &self.name, &self.days) == (other.quantity, other.netuid, &other.name, &other.days)
            && self.on_quantity == other.on_quantity
            && Rc::ptr_eq(&self.now, &other.now)
            && is_same(&self.pinned, &other.pinned)
    }
}

/// Renders the chart with the choice of its quantity, its sentence and its table.
#[component]
pub fn QuantityChart(props: &QuantityChartProps) -> Html {
    let messages = use_messages();
    let lines = lines(&messages, props);
    let (columns, rows) = table(&messages, props.quantity, &props.days, &lines);
    html! {
        <figure class="days-chart quantity">
            <figcaption>
                { quantity_choice(&messages, props.quantity, &props.on_quantity) }
                <span>{ sentence(&messages, props, &lines) }</span>
            </figcaption>
            { plot_lines(&messages, props.quantity, &props.days, &lines, SIZE) }
            <DataTable title={messages.text("days.table")} {columns} {rows} />
        </figure>
    }
}

/// Returns the lines: the market's era, the pinned one, and the moving average of the price.
fn lines(messages: &Messages, props: &QuantityChartProps) -> Vec<Line> {
    let values = |run: &FinishedRun| run.points.iter().map(|point| props.quantity.of(point, props.netuid)).collect();
    let era = |run: &FinishedRun| messages.text(&format!("era.{}.title", run.phase.era.id));
    let now = Line { class: "now", values: values(&props.now), label: era(&props.now) };
    let pinned = props.pinned.as_ref().map(|run| Line {
        class: "pinned",
        values: values(run),
        label: messages.fill("days.pinned", &[("era", &era(run))]),
    });
    let average = (props.quantity == DayQuantity::Price).then(|| Line {
        class: "average",
        values: props.now.points.iter().map(|point| Some(point.subnet(props.netuid)?.moving_price)).collect(),
        label: messages.text("days.average"),
    });
    [now].into_iter().chain(pinned).chain(average).collect()
}

fn sentence(messages: &Messages, props: &QuantityChartProps, lines: &[Line]) -> AttrValue {
    let moves = |line: &Line| {
        let first = line.values.first().copied().flatten()?;
        let change = if first == 0.0 { 0.0 } else { line.last()? / first - 1.0 };
        let percent = messages.numbers().percent_at(change.abs(), if change.abs() < 0.001 { 3 } else { 1 });
        let key = match change {
            change if change.abs() < 0.000_005 => "days.moves.stays",
            0.0.. => "days.moves.rises",
            _ => "days.moves.falls",
        };
        Some(messages.fill(key, &[("change", &percent)]))
    };
    let subject = match props.quantity {
        DayQuantity::Issuance => messages.text("days.of.all"),
        _ => messages.fill("days.of", &[("subnet", &props.name)]),
    };
    let now = lines.first().and_then(moves);
    let pinned = props.pinned.as_ref().and_then(|run| Some((run, lines.get(1).and_then(moves)?)));
    match (now, pinned) {
        (Some(now), Some((run, other))) => {
            let era = messages.text(&format!("era.{}.title", run.phase.era.id));
            messages.fill("days.moves.both", &[("subject", &subject), ("now", &now), ("era", &era), ("other", &other)])
        }
        (Some(now), None) => messages.fill("days.moves", &[("subject", &subject), ("now", &now)]),
        _ => messages.fill("days.moves.none", &[("subnet", &props.name)]),
    }
}
