//! The chart of ranks: a line for each subnet, as wide as its share.

use std::rc::Rc;

use yew::prelude::*;

use super::bump::{Bump, BumpLabel, BumpLine, LANE, Ranks, TOP, WIDTH};
use super::plot::Days;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::market::trade::network_name;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::Market;

/// The properties of [`BumpChart`].
#[derive(Clone, PartialEq, Properties)]
pub struct BumpChartProps {
    /// The market, for names.
    pub market: Market,
    /// The ranks of a run.
    pub ranks: Rc<Ranks>,
    /// The selected subnet.
    pub selected: Option<Netuid>,
    /// The subjects of events.
    pub subjects: Vec<Netuid>,
    /// The days.
    pub days: Days,
    /// The sentence over the chart.
    pub sentence: AttrValue,
    /// Selects a subnet.
    pub on_select: Callback<Netuid>,
}

/// Renders the chart with its sentence and its table.
#[component]
pub fn BumpChart(props: &BumpChartProps) -> Html {
    let messages = use_messages();
    let bump =
        use_memo((props.ranks.clone(), props.selected, props.subjects.clone()), |(ranks, selected, subjects)| {
            Bump::of(ranks, *selected, subjects)
        });
    let height = bump.lanes as f64 * LANE;
    let between = day_between(props);
    let mut columns: Vec<AttrValue> =
        ["subnet", "first", "last", "share"].map(|id| messages.text(&format!("days.table.{id}"))).to_vec();
    if let Some(day) = between {
        columns.insert(2, messages.fill("days.table.on", &[("day", &day.to_string())]));
    }
    let rows = rows(&messages, props, &bump);
    html! {
        <figure class="days-chart bump">
            <figcaption><b>{ messages.text("days.rank") }</b>{ " " }{ &props.sentence }</figcaption>
            <div class="days-plot">
                { labels(&messages, props, &bump, End::First) }
                <svg class="days-drawing" width="100%" height={fixed(height, 0)} viewBox={format!("0 0 {WIDTH} {height}")} preserveAspectRatio="none" aria-hidden="true">
                    <g>{ for bump.lines.iter().map(line) }</g>
                    { props.days.marks(height) }
                </svg>
                { labels(&messages, props, &bump, End::Last) }
                <div class="days-under">{ props.days.scale(&messages) }</div>
            </div>
            <DataTable title={messages.text("days.table")} {columns} {rows} />
        </figure>
    }
}

fn line(line: &BumpLine) -> Html {
    html! { <path key={line.netuid.0} class={line.role.id()} d={line.path.clone()} stroke-width={fixed(line.width, 1)} /> }
}

/// An end of the lines.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    Last,
}

/// Renders the labels of the lanes, of which long names are cut to the width of the column; a click on one selects its subnet.
/// The table of the page does so by keyboard.
fn labels(messages: &Messages, props: &BumpChartProps, bump: &Bump, end: End) -> Html {
    let label = |label: &BumpLabel| {
        let name = network_name(messages, &props.market, label.netuid);
        let share = messages.numbers().percent_at(label.share, 1);
        let onclick = {
            let (on_select, netuid) = (props.on_select.clone(), label.netuid);
            Callback::from(move |_: MouseEvent| on_select.emit(netuid))
        };
        let rank = label.rank.to_string();
        let value = match (end, label.lane) {
            (End::First, _) => rank,
            (End::Last, TOP..) => messages.fill("days.rank.to", &[("rank", &rank)]).to_string(),
            (End::Last, _) => share,
        };
        let name = html! { <b title={name.clone()}>{ name }</b> };
        let value = html! { <span>{ value }</span> };
        let [first, second] = if end == End::First { [name, value] } else { [value, name] };
        html! { <p class={label.role.id()} {onclick}>{ first }{ " " }{ second }</p> }
    };
    let labels = if end == End::First { &bump.start } else { &bump.end };
    let lane =
        |lane: usize| html! { <div key={lane}>{ for labels.iter().find(|label| label.lane == lane).map(label) }</div> };
    html! {
        <div class={classes!("bump-labels", (end == End::Last).then_some("end"))} aria-hidden="true">
            { for (0..bump.lanes).map(lane) }
        </div>
    }
}

/// Returns the day under the playhead, if it is neither the first nor the last.
fn day_between(props: &BumpChartProps) -> Option<usize> {
    Some(usize::from(props.days.playhead)).filter(|&day| day > 0 && day < props.ranks.last())
}

/// Returns the table: the ranks at both ends and on the day under the playhead, and the share at the last. It is sorted by the
/// rank on the day, and by that at the end if the playhead is on day 0.
fn rows(messages: &Messages, props: &BumpChartProps, bump: &Bump) -> Vec<Vec<String>> {
    let last = props.ranks.last();
    let rank = |day: usize, netuid: Netuid| {
        props.ranks.at(day, netuid).map_or_else(|| "–".to_owned(), |(rank, _)| rank.to_string())
    };
    let row = |line: &BumpLine| {
        let share = props.ranks.at(last, line.netuid).map_or(0.0, |(_, share)| share);
        let ranks = [Some(0), day_between(props), Some(last)].into_iter().flatten().map(|day| rank(day, line.netuid));
        let mut cells = vec![network_name(messages, &props.market, line.netuid)];
        cells.extend(ranks);
        cells.push(messages.numbers().percent_at(share, 2));
        cells
    };
    let day = day_between(props).unwrap_or(last);
    let mut lines: Vec<&BumpLine> = bump.lines.iter().collect();
    lines.sort_by_key(|line| props.ranks.at(day, line.netuid).map_or(usize::MAX, |(rank, _)| rank));
    lines.into_iter().map(row).collect()
}
