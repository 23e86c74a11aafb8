//! Who gains and who loses between the pinned era and the open one, and how much the largest subnets get.

use yew::AttrValue;

use super::props::MarketProps;
use super::time::{LARGEST, TaoChange, era_sentence, moved_sentence};
use crate::ui::format::whole;
use crate::ui::messages::Messages;
use yuma_scenario::market::MarketResult;

/// Describes the open era against the pinned one.
pub fn era_summary(messages: &Messages, market: &MarketProps) -> AttrValue {
    let now = &market.results.now;
    if let Some(day) = &market.day {
        let largest = day.under(market.era()).map(|point| LARGEST.map(|count| point.share_of_largest(count)));
        let largest = largest.map(|parts| largest_sentence(messages, parts)).unwrap_or_default();
        return format!(
            "{}{}{largest}",
            era_sentence(messages, market, |era| day.under_both(market.era(), era).map(|[_, point]| point)),
            messages.sentence_gap()
        )
        .into();
    }
    let largest = largest_sentence(messages, largest(now));
    let Some((pinned, era)) = market.results.pinned.as_ref().zip(market.market.pinned) else { return largest };
    let changes = changes(now, pinned);
    let (Some(gain), Some(loss)) = (changes.first(), changes.last()) else { return largest };
    let moved = moved_sentence(messages, market, [era, market.era()], [*gain, *loss]);
    format!("{moved}{}{largest}", messages.sentence_gap()).into()
}

fn largest_sentence(messages: &Messages, parts: [f64; 3]) -> AttrValue {
    let [eight, sixteen, thirty_two] = &parts.map(|part| messages.numbers().percent_at(part, 0));
    messages.fill("market.eras.largest", &[("8", eight), ("16", sixteen), ("32", thirty_two)])
}

/// Returns the changes of the TAO of a day, the largest gain first.
fn changes(now: &MarketResult, pinned: &MarketResult) -> Vec<TaoChange> {
    let pairs = now.subnets.iter().zip(&pinned.subnets);
    let mut changes: Vec<TaoChange> =
        pairs.map(|(now, then)| (now.netuid, whole(now.tao_per_day.0) - whole(then.tao_per_day.0))).collect();
    changes.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    changes
}

/// Returns the fractions of the emission that the 8, 16 and 32 largest subnets get.
fn largest(result: &MarketResult) -> [f64; 3] {
    let mut shares: Vec<f64> = result.subnets.iter().map(|subnet| subnet.share.to_num()).collect();
    shares.sort_by(|one, other| other.total_cmp(one));
    LARGEST.map(|count| shares.iter().take(count).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_scenario::market;

    #[test]
    fn the_largest_get_more_and_changes_sum_to_nothing() {
        let market = market::opening();
        let result = MarketResult::of(&market, market.era);
        let [eight, sixteen, thirty_two] = largest(&result);
        assert!(0.3 < eight && eight < sixteen && sixteen < thirty_two && thirty_two <= 1.0);
        let launch = yuma_engine::economy::ERAS[1];
        let changes = changes(&result, &MarketResult::of(&market, launch));
        assert!(changes[0].1 > 0.0 && changes[changes.len() - 1].1 < 0.0);
        // Both eras emit the same TAO a day; each subnet's part is rounded down to a rao.
        assert!(changes.iter().map(|(_, change)| change).sum::<f64>().abs() < 0.01);
    }
}
