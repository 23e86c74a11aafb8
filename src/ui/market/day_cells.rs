//! The cells of the table on a day of the runs.

use yew::prelude::*;

use super::columns::{amount, daily, price};
use super::line::Line;
use super::props::MarketProps;
use super::shown_day::ShownDay;
use crate::store::{EraQuantity, MarketColumns, MarketViewChange};
use crate::ui::format::{count as grouped_count, fixed, number, signed_fixed, trimmed, whole};
use crate::ui::messages::Messages;
use yuma_engine::economy::{ERAS, Era};
use yuma_scenario::market::{DayPoint, MarketColumn, SubnetPoint};

/// Returns whether a choice of columns shows the day under the playhead.
pub fn follows_playhead(columns: MarketColumns) -> bool {
    matches!(columns, MarketColumns::Results | MarketColumns::Eras)
}

/// The number of a cell on the day.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum DayNumber {
    /// The column shows day 0.
    OfStart,
    /// The subnet does not exist on the day, or the run is not there yet.
    Missing,
    /// In TAO, alpha, or as a fraction of 1.
    Is(f64),
}

/// Returns the number of a cell on the day that the table shows.
pub fn number_of_day(props: &MarketProps, line: Line<'_>, column: MarketColumn) -> DayNumber {
    let Some(day) = &props.day else { return DayNumber::OfStart };
    let Some(point) = day.subnet(props.era(), line.subnet) else {
        return if is_of_day(column) { DayNumber::Missing } else { DayNumber::OfStart };
    };
    let found = match column {
        // The rows keep the inputs of other eras.
        MarketColumn::Tao | MarketColumn::Alpha | MarketColumn::Price | MarketColumn::Average
            if !props.has_prices() =>
        {
            return DayNumber::OfStart;
        }
        MarketColumn::Tao => Some(whole(point.tao.0)),
        MarketColumn::Alpha => Some(whole(point.alpha.0)),
        MarketColumn::Price => Some(point.price),
        MarketColumn::Average => Some(point.moving_price),
        MarketColumn::Burn => Some(point.miner_burn),
        MarketColumn::Emits if point.takes_part => Some(f64::from(u8::from(point.emission_enabled))),
        MarketColumn::Share(stage) => Some(point.share_at(stage)),
        MarketColumn::TaoPerDay => Some(whole(point.tao_per_day.0)),
        MarketColumn::Change => {
            pinned_of_day(props, day, line).map(|then| whole(point.tao_per_day.0) - whole(then.tao_per_day.0))
        }
        MarketColumn::Era(at) => ERAS.get(at).and_then(|era| of_era(props, era, day.subnet(era, line.subnet)?)),
        _ => return DayNumber::OfStart,
    };
    found.map_or(DayNumber::Missing, DayNumber::Is)
}

/// Returns whether a column follows the playhead.
const fn is_of_day(column: MarketColumn) -> bool {
    use MarketColumn::{Alpha, Average, Burn, Emits, Price, Tao};
    column.is_result() || matches!(column, Tao | Alpha | Price | Average | Burn | Emits)
}

/// Returns the shown quantity; an era without pools has no prices.
fn of_era(props: &MarketProps, era: &Era, point: &SubnetPoint) -> Option<f64> {
    match props.view.shared.era_quantity {
        EraQuantity::TaoPerDay => Some(whole(point.tao_per_day.0)),
        EraQuantity::Share => Some(point.share),
        EraQuantity::Price => (era.rules.has_pools()).then_some(point.price),
    }
}

/// Returns the subnet under the pinned era's rules, from a run of the same market.
fn pinned_of_day<'a>(props: &MarketProps, day: &'a ShownDay, line: Line<'_>) -> Option<&'a SubnetPoint> {
    let [_, pinned] = day.under_both(props.era(), props.market.other_pinned()?)?;
    pinned.registered(line.subnet.netuid, line.subnet.registered_at)
}

/// Formats the number of a cell.
pub fn text_of_day(messages: &Messages, props: &MarketProps, column: MarketColumn, value: f64) -> AttrValue {
    let text = match column {
        MarketColumn::Tao | MarketColumn::Alpha => number(value, usize::from(value < 999.95 && value > 0.0)),
        MarketColumn::Price | MarketColumn::Average => price(value),
        MarketColumn::Burn => trimmed(fixed(value * 100.0, 2)),
        MarketColumn::Emits => return messages.text(if value > 0.0 { "market.emits.on" } else { "market.emits.off" }),
        MarketColumn::Share(_) => fixed(value * 100.0, 2),
        MarketColumn::Change => signed_fixed(value, 0),
        MarketColumn::Era(_) => return era_text(props.view.shared.era_quantity, value),
        _ => daily(value),
    };
    text.into()
}

/// Formats a value of the columns of all eras.
pub fn era_text(quantity: EraQuantity, value: f64) -> AttrValue {
    let text = match quantity {
        EraQuantity::TaoPerDay => daily(value),
        EraQuantity::Share => fixed(value * 100.0, 2),
        EraQuantity::Price => price(value),
    };
    text.into()
}

/// Returns the total of a column on the day; `None` for the total of day 0.
pub fn total_of_day(messages: &Messages, props: &MarketProps, column: MarketColumn) -> Option<String> {
    let is_input =
        matches!(column, MarketColumn::Tao | MarketColumn::Alpha | MarketColumn::Price | MarketColumn::Average);
    let is_shown = column == MarketColumn::Name || (is_of_day(column) && (props.has_prices() || !is_input));
    let day = props.day.as_ref().filter(|_| is_shown)?;
    let Some(point) = day.under(props.era()) else { return Some(String::new()) };
    let sum =
        |of: fn(&SubnetPoint) -> f64| point.subnets.iter().filter(|subnet| subnet.takes_part).map(of).sum::<f64>();
    let whole_sum =
        |of: fn(&SubnetPoint) -> u64| point.subnets.iter().map(|subnet| u128::from(of(subnet))).sum::<u128>();
    Some(match column {
        MarketColumn::Name => subnet_count(messages, point.subnets.len()),
        MarketColumn::Tao => large(messages, whole_sum(|subnet| subnet.tao.0)),
        MarketColumn::Alpha => large(messages, whole_sum(|subnet| subnet.alpha.0)),
        MarketColumn::Price => number(sum(|subnet| subnet.price), 3),
        MarketColumn::Average => number(sum(|subnet| subnet.moving_price), 3),
        MarketColumn::Emits => point.subnets.iter().filter(|subnet| subnet.takes_part).count().to_string(),
        MarketColumn::Share(_) => "100".to_owned(),
        MarketColumn::TaoPerDay => daily(whole(point.emission_per_day.0)),
        MarketColumn::Change => {
            let both = props.market.other_pinned().and_then(|pinned| day.under_both(props.era(), pinned));
            let gains =
                both.map(|[now, pinned]| now.changes_from(pinned).into_iter().map(|(_, change)| change.max(0)).sum());
            gains.map_or_else(String::new, |gains: i128| format!("±{}", number(gains as f64 / 1e9, 0)))
        }
        MarketColumn::Era(at) => {
            let point = ERAS.get(at).and_then(|era| day.under(era));
            point.map_or_else(String::new, |point| era_total(props.view.shared.era_quantity, at, point))
        }
        _ => String::new(),
    })
}

fn era_total(quantity: EraQuantity, at: usize, point: &DayPoint) -> String {
    let has_pools = ERAS.get(at).is_some_and(|era| era.rules.has_pools());
    match quantity {
        EraQuantity::Price if !has_pools => String::new(),
        EraQuantity::TaoPerDay => daily(whole(point.emission_per_day.0)),
        EraQuantity::Share => "100".to_owned(),
        EraQuantity::Price => {
            number(point.subnets.iter().filter(|subnet| subnet.takes_part).map(|subnet| subnet.price).sum(), 3)
        }
    }
}

/// Formats the number of subnets.
pub fn subnet_count(messages: &Messages, count: usize) -> String {
    messages.fill_plural("market.subnets", count, &[("count", &grouped_count(count))]).to_string()
}

/// Formats a sum in 10^-9, in the large units of the language from a million on.
pub fn large(messages: &Messages, sum: u128) -> String {
    let value = sum as f64 / 1e9;
    match (u64::try_from(sum), messages.numbers().short_unit(value)) {
        (Ok(small), _) if value < 1e6 => amount(small),
        (_, Some((unit, sign))) => messages.numbers().with_unit(&number(value / unit, 2), sign),
        _ => number(value, 0),
    }
}

/// Renders the mark of the day, with the way back to day 0.
pub fn day_mark(messages: &Messages, props: &MarketProps, day: &ShownDay) -> Html {
    let era = messages.text(&format!("era.{}.title", props.era_shown().id));
    let text = messages.fill("days.table.mark", &[("day", &day.day.to_string()), ("era", &era)]);
    let onclick = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.change_view(MarketViewChange::MoveTo(0)))
    };
    html! {
        <p class="market-day"><span>{ text }<span class="edits-start">{ messages.sentence_gap() }{ messages.text("days.table.edits") }</span></span>{ " " }
            <button type="button" {onclick}>{ messages.text("days.go_back") }</button></p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn large_sums_have_the_units_of_the_language() {
        for (language, sum, expected) in [
            (Language::English, 177_890_000_000_000_000, "177.89 M"),
            (Language::English, 999_999_000_000_000, "999,999"),
            (Language::Chinese, 177_890_000_000_000_000, "1.78 亿"),
            (Language::Chinese, 2_411_000_000_000_000, "241.10 万"),
        ] {
            assert_eq!(large(&Messages::new(language), sum).replace('\u{a0}', " "), expected);
        }
    }
}
