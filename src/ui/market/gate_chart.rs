//! The curve of the emission gate: the fraction of a share that passes, with all subnets below it.

use std::fmt::Write;

use yew::prelude::*;

use super::props::MarketProps;
use super::trade::amounts::percent;
use super::trade::network_name;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use yuma_engine::emission::{Bar, Gate, ShareRule, Stage, passed};
use yuma_engine::wide::Ratio;

const WIDTH: f64 = 424.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 412.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 110.0;
/// The points of the curve.
const POINTS: u16 = 80;
/// The ends of the scale are at least this many times below and above the bar.
const SPAN: f64 = 5.0;

/// The shares before the gate on a logarithmic scale.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ShareScale {
    smallest: f64,
    largest: f64,
}

impl ShareScale {
    /// Returns the scale of the bar and some shares.
    fn of(bar: f64, shares: &[f64]) -> ShareScale {
        let positive = || shares.iter().copied().filter(|share| *share > 0.0);
        ShareScale { smallest: positive().fold(bar / SPAN, f64::min), largest: positive().fold(bar * SPAN, f64::max) }
    }

    /// Returns the position of a share.
    fn x(self, share: f64) -> f64 {
        let part = (share.max(self.smallest) / self.smallest).ln() / (self.largest / self.smallest).ln();
        LEFT + part * (RIGHT - LEFT)
    }

    /// Returns the share at a part of the scale.
    fn share(self, part: f64) -> f64 {
        self.smallest * (self.largest / self.smallest).powf(part)
    }
}

/// Renders the gate with the selected subnet; nothing to see if the rules have no gate.
#[component]
pub fn GateChart(props: &MarketProps) -> Html {
    let messages = use_messages();
    let now = &props.results.now;
    let (ShareRule::GatedPrice(gate), Some(bar)) = (now.rules.share, now.totals.bar) else {
        return html! { <span hidden=true></span> };
    };
    let level = bar.0.to_num::<f64>();
    let Some(stage) = now.stages.iter().position(|stage| *stage == Stage::AfterBurn).filter(|_| level > 0.0) else {
        return html! { <span hidden=true></span> };
    };
    let shares: Vec<f64> =
        now.subnets.iter().filter_map(|subnet| subnet.shares.get(stage)).map(|share| share.to_num()).collect();
    let scale = ShareScale::of(level, &shares);
    let selected = props.selected().and_then(|(subnet, result)| Some((subnet, *result.shares.get(stage)?)));
    let bar_x = fixed(scale.x(level), 1);
    let bar_text = messages.fill("market.gate.bar", &[("bar", &percent(&messages, level))]);
    let about = selected.map_or_else(
        || messages.text("market.gate.about"),
        |(subnet, share)| {
            let kept = percent(&messages, passed(share, bar, gate.exponent).to_num());
            messages.fill(
                "market.gate.sentence",
                &[("subnet", &network_name(&messages, &props.market, subnet.netuid)), ("kept", &kept)],
            )
        },
    );
    let [first, last] = [scale.smallest, scale.largest].map(|share| percent(&messages, share));
    html! {
        <section>
            <h3>{ messages.text("market.gate") }</h3>
            <figure class="market-curve">
                <figcaption>{ about }{ messages.sentence_gap() }{ messages.text("market.gate.axis") }</figcaption>
                <svg viewBox={format!("0 0 {WIDTH} 130")} aria-hidden="true">
                    <path class="axis" d={format!("M{LEFT} {TOP}H{RIGHT}M{LEFT} {BOTTOM}H{RIGHT}")} />
                    <path class="bar-line" d={format!("M{bar_x} {TOP}V{BOTTOM}")} />
                    <path class="ticks" d={ticks(scale, &shares)} />
                    <path class="line" d={curve(scale, bar, gate)} />
                    <g>{ for selected.map(|(_, share)| {
                        let (x, y) = point(scale, bar, gate, share);
                        html! { <circle cx={fixed(x, 1)} cy={fixed(y, 1)} r="5" /> }
                    }) }</g>
                    <text x={(LEFT - 6.0).to_string()} y={(TOP + 4.0).to_string()} text-anchor="end">{ messages.numbers().with_unit("100", "%") }</text>
                    <text x={(LEFT - 6.0).to_string()} y={(BOTTOM + 4.0).to_string()} text-anchor="end">{ "0" }</text>
                    <text class="value" x={bar_x} dx="-6" y={(TOP + 16.0).to_string()} text-anchor="end">{ bar_text }</text>
                    <text x={LEFT.to_string()} y={(BOTTOM + 17.0).to_string()}>{ first }</text>
                    <text x={RIGHT.to_string()} y={(BOTTOM + 17.0).to_string()} text-anchor="end">{ last }</text>
                </svg>
            </figure>
        </section>
    }
}

/// Returns the position of a share on the curve.
fn point(scale: ShareScale, bar: Bar, gate: Gate, share: Ratio) -> (f64, f64) {
    let kept = passed(share, bar, gate.exponent).to_num::<f64>();
    (scale.x(share.to_num()), BOTTOM - kept * (BOTTOM - TOP))
}

/// Returns the curve.
fn curve(scale: ShareScale, bar: Bar, gate: Gate) -> String {
    let mut path = String::new();
    for at in 0..=POINTS {
        let share = Ratio::saturating_from_num(scale.share(f64::from(at) / f64::from(POINTS)));
        let (x, y) = point(scale, bar, gate, share);
        // Writing into a string cannot fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
    }
    path
}

/// Returns a tick for each positive share.
fn ticks(scale: ShareScale, shares: &[f64]) -> String {
    let mut path = String::new();
    for share in shares.iter().filter(|share| **share > 0.0) {
        // Writing into a string cannot fail.
        let _ = write!(path, "M{:.1} {BOTTOM}v-6", scale.x(*share));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_holds_the_bar_and_all_shares() {
        for (bar, shares, smallest, largest) in
            [(0.01, vec![], 0.002, 0.05), (0.01, vec![0.0, 0.02], 0.002, 0.05), (0.01, vec![0.001, 0.1], 0.001, 0.1)]
        {
            let scale = ShareScale::of(bar, &shares);
            assert_eq!(scale, ShareScale { smallest, largest });
            assert!((scale.x(smallest) - LEFT).abs() < 1e-9 && (scale.x(largest) - RIGHT).abs() < 1e-9);
            assert!((scale.share(1.0) - largest).abs() < 1e-9);
        }
    }

    #[test]
    fn half_of_a_share_passes_at_the_bar() {
        let bar = Bar(Ratio::from_num(0.01));
        let gate = Gate { bar: yuma_engine::emission::BarRule::Rank(32), exponent: Ratio::from_num(3) };
        let (_, y) = point(ShareScale::of(0.01, &[]), bar, gate, bar.0);
        assert!((y - (TOP + BOTTOM) / 2.0).abs() < 0.01, "{y}");
    }
}
