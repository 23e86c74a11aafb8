//! The cells of the table's columns: inputs and results.

use std::cmp::Ordering;

use yew::AttrValue;

use super::day_cells::{DayNumber, era_text, number_of_day, text_of_day};
use super::line::Line;
use super::props::MarketProps;
use super::split;
use crate::store::{EraQuantity, MarketColumns};
use crate::ui::format::{fixed, grouped, number, signed_fixed, trimmed, whole};
use crate::ui::messages::Messages;
use yuma_engine::economy::{ERAS, EmissionSlot, PruningRule, SplitRule};
use yuma_engine::emission::{FlowAverage, ShareRule};
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{MarketColumn, MarketSubnet, SubnetResult};

/// The columns that a person sets most.
const SET: [MarketColumn; 6] = [
    MarketColumn::Tao,
    MarketColumn::Alpha,
    MarketColumn::Price,
    MarketColumn::Average,
    MarketColumn::Burn,
    MarketColumn::Emits,
];
/// The columns that a person sets rarely.
const MORE_SET: [MarketColumn; 4] =
    [MarketColumn::AlphaOut, MarketColumn::UserFlow, MarketColumn::ProtocolFlow, MarketColumn::RegisteredAt];

/// The parts of a split.
const SPLIT: [MarketColumn; 3] = [
    MarketColumn::Split(EmissionSlot::Owner),
    MarketColumn::Split(EmissionSlot::Validator),
    MarketColumn::Split(EmissionSlot::Miner),
];
/// The results beside the share of the era.
const MORE: [MarketColumn; 6] = [
    MarketColumn::TaoPerDay,
    MarketColumn::AlphaPerDay,
    MarketColumn::Rank,
    MarketColumn::AboveBar,
    MarketColumn::DaysImmune,
    MarketColumn::DaysLeft,
];

/// The same where flows divide the TAO: without the inputs that the rule does not read.
const SET_BY_FLOW: [MarketColumn; 6] = [
    MarketColumn::Tao,
    MarketColumn::Alpha,
    MarketColumn::Price,
    MarketColumn::Average,
    MarketColumn::UserFlow,
    MarketColumn::Emits,
];
/// The same where net flows do.
const SET_BY_NET_FLOW: [MarketColumn; 6] = [
    MarketColumn::Tao,
    MarketColumn::Alpha,
    MarketColumn::Price,
    MarketColumn::UserFlow,
    MarketColumn::ProtocolFlow,
    MarketColumn::Emits,
];

/// Returns the columns to set beside the shares of the era.
fn set_columns(props: &MarketProps) -> &'static [MarketColumn; 6] {
    match props.results.now.rules.share {
        ShareRule::TaoFlow(_) => &SET_BY_FLOW,
        ShareRule::NetFlow(_) => &SET_BY_NET_FLOW,
        _ => &SET,
    }
}

/// A group of columns with the message key of its title.
pub type Group = (&'static str, Vec<MarketColumn>);

/// Returns the shown columns in their groups, in order.
pub fn groups(props: &MarketProps) -> Vec<Group> {
    let lead = ("", vec![MarketColumn::Netuid, MarketColumn::Name]);
    let results = &props.results;
    let rest: Vec<Group> = match props.view.shared.columns {
        MarketColumns::Results => {
            let mut shares = props.stages().iter().map(|&stage| MarketColumn::Share(stage));
            let change = results.pinned.is_some().then_some(MarketColumn::Change);
            let tao = [MarketColumn::TaoPerDay].into_iter().chain(change);
            match props.is_narrow {
                true => vec![("market.group.paid", shares.next_back().into_iter().chain(tao).collect())],
                false => vec![
                    ("market.group.set", set_columns(props).to_vec()),
                    ("market.group.shares", shares.collect()),
                    ("market.group.tao", tao.collect()),
                ],
            }
        }
        MarketColumns::More => {
            let has = |column: &MarketColumn| match column {
                MarketColumn::AboveBar => results.now.totals.bar.is_some(),
                MarketColumn::AlphaPerDay => results.now.rules.has_alpha(),
                MarketColumn::DaysImmune | MarketColumn::DaysLeft => results.now.rules.pruning != PruningRule::Never,
                _ => true,
            };
            vec![("market.group.set", SET.to_vec()), ("market.group.more", MORE.into_iter().filter(has).collect())]
        }
        MarketColumns::Inputs => {
            let split = SPLIT.into_iter().filter(|_| results.now.rules.split == SplitRule::EmissionWeights);
            vec![("market.group.set", SET.into_iter().chain(MORE_SET).chain(split).collect())]
        }
        MarketColumns::Eras => {
            // On a later day each era has a state of its own.
            let title = match (props.view.shared.era_quantity, props.day.is_some()) {
                (EraQuantity::TaoPerDay, false) => "market.group.eras",
                (EraQuantity::Share, false) => "market.group.eras.share",
                (EraQuantity::Price, false) => "market.group.eras.price",
                (EraQuantity::TaoPerDay, true) => "market.group.eras.run",
                (EraQuantity::Share, true) => "market.group.eras.share.run",
                (EraQuantity::Price, true) => "market.group.eras.price.run",
            };
            vec![(title, (0..props.eras.len()).map(MarketColumn::Era).collect())]
        }
    };
    [lead].into_iter().chain(rest).collect()
}

/// Returns the shown columns in order.
pub fn columns(props: &MarketProps) -> Vec<MarketColumn> {
    groups(props).into_iter().flat_map(|(_, columns)| columns).collect()
}

/// What the table shows of a column.
pub trait ColumnCells {
    /// Returns the title.
    fn title(self, messages: &Messages) -> AttrValue;

    /// Returns whether a person can set it. A switch changes with a press.
    fn is_editable(&self) -> bool;

    /// Returns the shown number of a result; `None` if the subnet has none.
    fn number(self, props: &MarketProps, line: Line<'_>) -> Option<f64>;

    /// Returns the change of a shown number: that of the TAO against the pinned era, or that of an era to the pinned one;
    /// `None` if the numbers are equal as they are shown.
    fn shown_change(self, props: &MarketProps, line: Line<'_>) -> Option<f64>;

    /// Returns the text of a cell.
    fn text(self, messages: &Messages, props: &MarketProps, line: Line<'_>) -> AttrValue;

    /// Compares two subnets by the column.
    fn compare(self, props: &MarketProps, one: Line<'_>, other: Line<'_>) -> Ordering;
}

impl ColumnCells for MarketColumn {
    fn title(self, messages: &Messages) -> AttrValue {
        match self {
            MarketColumn::Era(at) => {
                let id = ERAS.get(at).map_or("", |era| era.id);
                messages.text(&format!("era.{id}.title"))
            }
            column => messages.text(&format!("market.column.{}", column.id())),
        }
    }

    fn is_editable(&self) -> bool {
        *self == MarketColumn::Name || SET.contains(self) || MORE_SET.contains(self) || SPLIT.contains(self)
    }

    fn number(self, props: &MarketProps, line: Line<'_>) -> Option<f64> {
        match number_of_day(props, line, self) {
            DayNumber::Is(number) => return Some(number),
            DayNumber::Missing => return None,
            DayNumber::OfStart => {}
        }
        match self {
            MarketColumn::Share(stage) => line.share(props, stage).map(|share| share.to_num()),
            MarketColumn::TaoPerDay => Some(whole(line.result?.tao_per_day.0)),
            MarketColumn::Change => line.change(),
            MarketColumn::Era(at) => line.under(props, at),
            _ => None,
        }
    }

    fn shown_change(self, props: &MarketProps, line: Line<'_>) -> Option<f64> {
        match self {
            MarketColumn::Change => self.number(props, line).filter(|change| is_shown(&signed_fixed(*change, 0))),
            MarketColumn::Era(at) => {
                let pinned = ERAS.iter().position(|era| props.market.pinned == Some(*era))?;
                // Runs of the market before an edit do not compare with those after it.
                if let Some(day) = &props.day {
                    day.under_both(ERAS.get(at)?, ERAS.get(pinned)?)?;
                }
                let [now, then] = [self, MarketColumn::Era(pinned)].map(|column| column.number(props, line));
                let [now, then] = [now?, then?];
                let text = |value: f64| era_text(props.view.shared.era_quantity, value);
                (text(now) != text(then)).then_some(now - then)
            }
            _ => None,
        }
    }

    fn text(self, messages: &Messages, props: &MarketProps, line: Line<'_>) -> AttrValue {
        match number_of_day(props, line, self) {
            DayNumber::Is(number) => return text_of_day(messages, props, self, number),
            DayNumber::Missing => return AttrValue::default(),
            DayNumber::OfStart => {}
        }
        let subnet = line.subnet;
        match self {
            MarketColumn::Netuid => subnet.netuid.0.to_string().into(),
            MarketColumn::Name => subnet_name(messages, subnet),
            MarketColumn::Tao => amount(subnet.tao.0).into(),
            MarketColumn::Alpha => amount(subnet.alpha.0).into(),
            MarketColumn::Price => price(subnet.price().0.to_num()).into(),
            MarketColumn::Average => {
                subnet.moving_price.map_or_else(|| "–".to_owned(), |average| price(average.0.to_num())).into()
            }
            MarketColumn::Burn => trimmed_number(subnet.miner_burn.to_num::<f64>() * 100.0).into(),
            MarketColumn::Emits if props.lacks_pools() => "–".into(),
            MarketColumn::Emits if line.paid().is_none() => messages.text("market.emits.new"),
            MarketColumn::Emits => {
                messages.text(if subnet.emission_enabled { "market.emits.on" } else { "market.emits.off" })
            }
            MarketColumn::Share(stage) => line.share(props, stage).map_or_else(String::new, percent).into(),
            MarketColumn::TaoPerDay => of_paid(line, |result| daily(whole(result.tao_per_day.0))),
            MarketColumn::Change => line.change().map_or_else(String::new, |change| signed_fixed(change, 0)).into(),
            MarketColumn::AlphaOut => amount(subnet.alpha_out.0).into(),
            MarketColumn::RegisteredAt => grouped(subnet.registered_at.0.into()).into(),
            MarketColumn::UserFlow => flow(subnet.user_flow).into(),
            MarketColumn::ProtocolFlow => flow(subnet.protocol_flow).into(),
            MarketColumn::Era(at) => line
                .under(props, at)
                .map_or_else(AttrValue::default, |value| era_text(props.view.shared.era_quantity, value)),
            MarketColumn::AlphaPerDay => of_paid(line, |result| daily(whole(result.alpha_per_day.0))),
            MarketColumn::Rank => of_paid(line, |result| result.rank.map_or_else(String::new, |rank| rank.to_string())),
            MarketColumn::AboveBar => {
                of_paid(line, |result| result.above_bar.map_or_else(String::new, |distance| points(distance.to_num())))
            }
            MarketColumn::DaysImmune => {
                props.results.pruning().days_immune(subnet.netuid).map_or_else(String::new, days).into()
            }
            MarketColumn::DaysLeft => props.results.pruning().days(subnet.netuid).map_or_else(String::new, days).into(),
            MarketColumn::Split(slot) => split::percent(subnet.emission_weights.slot(slot)).into(),
        }
    }

    fn compare(self, props: &MarketProps, one: Line<'_>, other: Line<'_>) -> Ordering {
        let of_day = |line| number_of_day(props, line, self);
        match (of_day(one), of_day(other)) {
            (DayNumber::OfStart, DayNumber::OfStart) => {}
            (one, other) => return one.partial_cmp(&other).unwrap_or(Ordering::Equal),
        }
        let by = |line: Line<'_>| match self {
            MarketColumn::Netuid => i128::from(line.subnet.netuid.0),
            MarketColumn::Tao => line.subnet.tao.0.into(),
            MarketColumn::Alpha => line.subnet.alpha.0.into(),
            MarketColumn::Price => bits(line.subnet.price().0),
            MarketColumn::Average => line.subnet.moving_price.map_or(-1, |average| average.0.to_bits()),
            MarketColumn::Burn => i128::try_from(line.subnet.miner_burn.to_bits()).unwrap_or(i128::MAX),
            MarketColumn::Emits => line.subnet.emission_enabled.into(),
            MarketColumn::Share(stage) => line.share(props, stage).map_or(-1, bits),
            MarketColumn::TaoPerDay => line.result.map_or(-1, |result| result.tao_per_day.0.into()),
            MarketColumn::Change => line.change().map_or(0, |change| (change * 1e9) as i128),
            MarketColumn::AlphaOut => line.subnet.alpha_out.0.into(),
            MarketColumn::RegisteredAt => line.subnet.registered_at.0.into(),
            MarketColumn::UserFlow => line.subnet.user_flow.0.to_bits(),
            MarketColumn::ProtocolFlow => line.subnet.protocol_flow.0.to_bits(),
            MarketColumn::Era(at) => line.under(props, at).map_or(-1, |value| (value * 1e12) as i128),
            MarketColumn::AlphaPerDay => line.result.map_or(-1, |result| result.alpha_per_day.0.into()),
            MarketColumn::Rank => line.result.and_then(|result| result.rank).map_or(i128::MAX, i128::from),
            MarketColumn::AboveBar => {
                line.result.and_then(|result| result.above_bar).map_or(i128::MIN, |distance| distance.to_bits())
            }
            MarketColumn::DaysImmune => {
                props.results.pruning().place(line.subnet.netuid).map_or(-1, |at| at.mature_at.0.into())
            }
            MarketColumn::DaysLeft => {
                props.results.pruning().place(line.subnet.netuid).map_or(-1, |at| at.earliest.0.into())
            }
            MarketColumn::Split(slot) => line.subnet.emission_weights.slot(slot).0.into(),
            MarketColumn::Name => 0,
        };
        match self {
            MarketColumn::Name => one.subnet.name.to_lowercase().cmp(&other.subnet.name.to_lowercase()).reverse(),
            _ => by(one).cmp(&by(other)),
        }
    }
}

/// Formats a result of a subnet that takes part in the division.
fn of_paid(line: Line<'_>, text: impl FnOnce(&SubnetResult) -> String) -> AttrValue {
    line.paid().map_or_else(String::new, text).into()
}

/// Returns whether a formatted change is not zero.
fn is_shown(change: &str) -> bool {
    change.contains(|digit| matches!(digit, '1'..='9'))
}

/// Returns the name of a subnet beside its number, or its number if it has none.
fn subnet_name(messages: &Messages, subnet: &MarketSubnet) -> AttrValue {
    match subnet.name.as_str() {
        "" => messages.fill("market.subnet", &[("netuid", &subnet.netuid.0.to_string())]),
        name => AttrValue::from(name.to_owned()),
    }
}

/// Returns an average flow in TAO a block.
pub fn tao_flow(flow: FlowAverage) -> f64 {
    flow.0.to_num::<f64>() / RAO_PER_TAO as f64
}

fn flow(flow: FlowAverage) -> String {
    signed_fixed(tao_flow(flow), 4)
}

fn bits(ratio: Ratio) -> i128 {
    i128::try_from(ratio.to_bits()).unwrap_or(i128::MAX)
}

/// Formats an amount in 10^-9: with one decimal below 1,000.
pub fn amount(amount: u64) -> String {
    let value = whole(amount);
    number(value, usize::from(value < 999.95 && amount > 0))
}

/// Formats a price with four decimals, or more for a small one.
pub fn price(price: f64) -> String {
    let digits = if price > 0.0 && price < 0.001 { 6 } else { 4 };
    number(price, digits)
}

/// Formats a share in percent without its sign.
pub fn percent(share: Ratio) -> String {
    fixed(share.to_num::<f64>() * 100.0, 2)
}

/// Formats a distance between shares in points of percent.
fn points(distance: f64) -> String {
    match signed_fixed(distance * 100.0, 2) {
        text if text.is_empty() => "0.00".to_owned(),
        text => text,
    }
}

/// Formats days: with one decimal below 10.
fn days(days: f64) -> String {
    number(days, usize::from(days > 0.0 && days < 9.95))
}

/// Formats TAO of a day: with one decimal below 10.
pub fn daily(tao: f64) -> String {
    number(tao, usize::from(tao.abs() < 9.95))
}

/// Formats a number with at most two decimals.
pub fn trimmed_number(value: f64) -> String {
    trimmed(fixed(value, 2))
}
