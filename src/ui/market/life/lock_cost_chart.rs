//! The price of a registration over time.

use std::fmt::Write;

use yew::prelude::*;

use crate::ui::format::{fixed, grouped, number, trimmed, whole};
use crate::ui::inspector::data_table::DataTable;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{BLOCKS_PER_DAY, Block, Rao};

const WIDTH: f64 = 424.0;
const HEIGHT: f64 = 132.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 412.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 108.0;

/// The cost of a registration over time, with the present one.
pub struct LockCostChart<'a> {
    /// The costs by block, ascending.
    pub points: &'a [(Block, Rao)],
    /// The present block and its cost.
    pub now: (Block, Rao),
    /// The first block in which a registration is admitted.
    pub admitted_at: Block,
}

impl LockCostChart<'_> {
    fn ends(&self) -> Option<(Block, Block, Rao)> {
        let ((first, highest), (last, _)) = (*self.points.first()?, *self.points.last()?);
        (last > first && highest.0 > 0).then(|| (first, last.max(self.now.0), highest))
    }
}

/// Renders the cost over time, with the present and the pause after the last registration.
pub fn lock_cost_chart(messages: &Messages, chart: &LockCostChart) -> Html {
    let Some((first, last, highest)) = chart.ends() else { return html! { <figure hidden=true></figure> } };
    let x = |block: Block| LEFT + block.0.saturating_sub(first.0) as f64 / (last.0 - first.0) as f64 * (RIGHT - LEFT);
    let y = |cost: Rao| BOTTOM - cost.0 as f64 / highest.0 as f64 * (BOTTOM - TOP);
    let mut line = String::new();
    for (at, &(block, cost)) in chart.points.iter().enumerate() {
        // Writing into a string cannot fail.
        let _ = write!(line, "{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, x(block), y(cost));
    }
    let (now, cost) = chart.now;
    let admitted = (chart.admitted_at > first).then(|| fixed(x(chart.admitted_at.min(last)), 1));
    let in_days = |block: Block| (block.0 as f64 - now.0 as f64) / BLOCKS_PER_DAY as f64;
    let label = |block: Block| messages.fill("life.lock_cost.day", &[("day", &trimmed(number(in_days(block), 1)))]);
    let rows = chart
        .points
        .iter()
        .map(|&(block, cost)| vec![grouped(block.0.into()), number(in_days(block), 2), number(whole(cost.0), 4)]);
    let columns = ["life.lock_cost.block", "life.lock_cost.days", "life.lock_cost.cost"].map(|key| messages.text(key));
    html! {
        <figure class="market-curve">
            <figcaption>{ messages.text("life.lock_cost") }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} aria-hidden="true">
                <path class="axis" d={format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}")} />
                <path class="line" d={line} />
                <g>{ for admitted.map(|at| html! {
                    <>
                        <path class="bar-line" d={format!("M{at} {TOP}V{BOTTOM}")} />
                        <text x={at.clone()} dx="5" y={(TOP + 4.0).to_string()}>{ messages.text("life.lock_cost.admitted") }</text>
                    </>
                }) }</g>
                <circle cx={fixed(x(now), 1)} cy={fixed(y(cost), 1)} r="5" />
                <text x={(LEFT - 6.0).to_string()} y={(TOP + 4.0).to_string()} text-anchor="end">{ number(whole(highest.0), 0) }</text>
                <text x={(LEFT - 6.0).to_string()} y={(BOTTOM + 4.0).to_string()} text-anchor="end">{ "0" }</text>
                <text x={LEFT.to_string()} y={(BOTTOM + 18.0).to_string()}>{ label(first) }</text>
                <text x={RIGHT.to_string()} y={(BOTTOM + 18.0).to_string()} text-anchor="end">{ label(last) }</text>
            </svg>
            <DataTable title={messages.text("trade.table")} columns={columns.to_vec()} rows={rows.collect::<Vec<_>>()} />
        </figure>
    }
}
