//! The columns of the table: inputs and results.

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
use yuma_engine::emission::{FlowAverage, Stage};
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{MarketSubnet, SubnetResult};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The number of the subnet.
    Netuid,
    /// Its name.
    Name,
    /// The TAO in its pool.
    Tao,
    /// The alpha in its pool.
    Alpha,
    /// The price, TAO by alpha.
    Price,
    /// The moving average of the price.
    Average,
    /// The fraction of the miners' alpha that the owner keeps.
    Burn,
    /// Whether it gets TAO at all.
    Emits,
    /// The share at a stage of the era.
    Share(Stage),
    /// The TAO of a day.
    TaoPerDay,
    /// The change of that TAO against the pinned era.
    Change,
    /// The alpha outside the pool.
    AlphaOut,
    /// The block of registration.
    RegisteredAt,
    /// The moving average of the stakers' net TAO flow.
    UserFlow,
    /// The moving average of the chain's own net TAO flow.
    ProtocolFlow,
    /// The alpha of a day.
    AlphaPerDay,
    /// The rank by the final share.
    Rank,
    /// The share before the gate less the bar.
    AboveBar,
    /// The days until its immunity ends.
    DaysImmune,
    /// The days until it is pruned at the earliest.
    DaysLeft,
    /// A part of the owner's split.
    Split(EmissionSlot),
    /// One quantity under the rules of an era, by its index.
    Era(usize),
}

/// The columns that a person sets most.
const SET: [Column; 6] = [Column::Tao, Column::Alpha, Column::Price, Column::Average, Column::Burn, Column::Emits];
/// The columns that a person sets rarely.
const MORE_SET: [Column; 4] = [Column::AlphaOut, Column::UserFlow, Column::ProtocolFlow, Column::RegisteredAt];

/// The parts of a split.
const SPLIT: [Column; 3] =
    [Column::Split(EmissionSlot::Owner), Column::Split(EmissionSlot::Validator), Column::Split(EmissionSlot::Miner)];
/// The results beside the share of the era.
const MORE: [Column; 6] =
    [Column::TaoPerDay, Column::AlphaPerDay, Column::Rank, Column::AboveBar, Column::DaysImmune, Column::DaysLeft];

/// A group of columns with the message key of its title.
pub type Group = (&'static str, Vec<Column>);

/// Returns the shown columns in their groups, in order.
pub fn groups(props: &MarketProps) -> Vec<Group> {
    let lead = ("", vec![Column::Netuid, Column::Name]);
    let results = &props.results;
    let rest: Vec<Group> = match props.view.shared.columns {
        MarketColumns::Results => {
            let mut shares = props.stages().iter().map(|&stage| Column::Share(stage));
            let change = results.pinned.is_some().then_some(Column::Change);
            let tao = [Column::TaoPerDay].into_iter().chain(change);
            match props.is_narrow {
                true => vec![("market.group.paid", shares.next_back().into_iter().chain(tao).collect())],
                false => vec![
                    ("market.group.set", SET.to_vec()),
                    ("market.group.shares", shares.collect()),
                    ("market.group.tao", tao.collect()),
                ],
            }
        }
        MarketColumns::More => {
            let has = |column: &Column| match column {
                Column::AboveBar => results.now.totals.bar.is_some(),
                Column::AlphaPerDay => results.now.rules.has_alpha(),
                Column::DaysImmune | Column::DaysLeft => results.now.rules.pruning != PruningRule::Never,
                _ => true,
            };
            vec![("market.group.set", SET.to_vec()), ("market.group.more", MORE.into_iter().filter(has).collect())]
        }
        MarketColumns::Inputs => {
            let split = SPLIT.into_iter().filter(|_| results.now.rules.split == SplitRule::EmissionWeights);
            vec![("market.group.set", SET.into_iter().chain(MORE_SET).chain(split).collect())]
        }
        MarketColumns::Eras => {
            let title = match props.view.shared.era_quantity {
                EraQuantity::TaoPerDay => "market.group.eras",
                EraQuantity::Share => "market.group.eras.share",
                EraQuantity::Price => "market.group.eras.price",
            };
            vec![(title, (0..props.eras.len()).map(Column::Era).collect())]
        }
    };
    [lead].into_iter().chain(rest).collect()
}

/// Returns the shown columns in order.
pub fn columns(props: &MarketProps) -> Vec<Column> {
    groups(props).into_iter().flat_map(|(_, columns)| columns).collect()
}

impl Column {
    /// Returns the key of its title: `market.column.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Column::Netuid => "netuid",
            Column::Name => "name",
            Column::Tao => "tao",
            Column::Alpha => "alpha",
            Column::Price => "price",
            Column::Average => "average",
            Column::Burn => "burn",
            Column::Emits => "emits",
            Column::Share(stage) => stage.id(),
            Column::TaoPerDay => "tao_per_day",
            Column::Change => "change",
            Column::AlphaOut => "alpha_out",
            Column::RegisteredAt => "registered_at",
            Column::UserFlow => "user_flow",
            Column::ProtocolFlow => "protocol_flow",
            Column::AlphaPerDay => "alpha_per_day",
            Column::Rank => "rank",
            Column::AboveBar => "above_bar",
            Column::DaysImmune => "days_immune",
            Column::DaysLeft => "days_left",
            Column::Split(EmissionSlot::Owner) => "split_owner",
            Column::Split(EmissionSlot::Validator) => "split_validators",
            Column::Split(_) => "split_miners",
            Column::Era(_) => "era",
        }
    }

    /// Returns the title.
    pub fn title(self, messages: &Messages) -> AttrValue {
        match self {
            Column::Era(at) => {
                let id = ERAS.get(at).map_or("", |era| era.id);
                messages.text(&format!("era.{id}.title"))
            }
            column => messages.text(&format!("market.column.{}", column.id())),
        }
    }

    /// Returns the stage of a share.
    pub const fn stage(self) -> Option<Stage> {
        match self {
            Column::Share(stage) => Some(stage),
            _ => None,
        }
    }

    /// Returns whether a person can set it. A switch changes with a press.
    pub fn is_editable(self) -> bool {
        self == Column::Name || SET.contains(&self) || MORE_SET.contains(&self) || SPLIT.contains(&self)
    }

    /// Returns whether it is a result.
    pub const fn is_result(self) -> bool {
        matches!(self, Column::Share(_) | Column::Change | Column::Era(_))
            || matches!(
                self,
                Column::TaoPerDay
                    | Column::AlphaPerDay
                    | Column::Rank
                    | Column::AboveBar
                    | Column::DaysImmune
                    | Column::DaysLeft
            )
    }

    /// Returns the shown number of a result; `None` if the subnet has none.
    pub fn number(self, props: &MarketProps, line: Line<'_>) -> Option<f64> {
        match number_of_day(props, line, self) {
            DayNumber::Is(number) => return Some(number),
            DayNumber::Missing => return None,
            DayNumber::OfStart => {}
        }
        match self {
            Column::Share(stage) => line.share(props, stage).map(|share| share.to_num()),
            Column::TaoPerDay => Some(whole(line.result?.tao_per_day.0)),
            Column::Change => line.change(),
            Column::Era(at) => line.under(props, at),
            _ => None,
        }
    }

    /// Returns the change of a shown number: that of the TAO against the pinned era, or that of an era to the pinned one;
    /// `None` if the numbers are equal as they are shown.
    pub fn shown_change(self, props: &MarketProps, line: Line<'_>) -> Option<f64> {
        match self {
            Column::Change => self.number(props, line).filter(|change| is_shown(&signed_fixed(*change, 0))),
            Column::Era(at) => {
                let pinned = ERAS.iter().position(|era| props.market.pinned == Some(*era))?;
                // Runs of the market before an edit do not compare with those after it.
                if let Some(day) = &props.day {
                    day.under_both(ERAS.get(at)?, ERAS.get(pinned)?)?;
                }
                let [now, then] = [self, Column::Era(pinned)].map(|column| column.number(props, line));
                let [now, then] = [now?, then?];
                let text = |value: f64| era_text(props.view.shared.era_quantity, value);
                (text(now) != text(then)).then_some(now - then)
            }
            _ => None,
        }
    }

    /// Returns the text of a cell.
    pub fn text(self, messages: &Messages, props: &MarketProps, line: Line<'_>) -> AttrValue {
        match number_of_day(props, line, self) {
            DayNumber::Is(number) => return text_of_day(messages, props, self, number),
            DayNumber::Missing => return AttrValue::default(),
            DayNumber::OfStart => {}
        }
        let subnet = line.subnet;
        match self {
            Column::Netuid => subnet.netuid.0.to_string().into(),
            Column::Name => subnet_name(messages, subnet),
            Column::Tao => amount(subnet.tao.0).into(),
            Column::Alpha => amount(subnet.alpha.0).into(),
            Column::Price => price(subnet.price().0.to_num()).into(),
            Column::Average => {
                subnet.moving_price.map_or_else(|| "–".to_owned(), |average| price(average.0.to_num())).into()
            }
            Column::Burn => trimmed_number(subnet.miner_burn.to_num::<f64>() * 100.0).into(),
            Column::Emits if props.lacks_pools() => "–".into(),
            Column::Emits if line.paid().is_none() => messages.text("market.emits.new"),
            Column::Emits => {
                messages.text(if subnet.emission_enabled { "market.emits.on" } else { "market.emits.off" })
            }
            Column::Share(stage) => line.share(props, stage).map_or_else(String::new, percent).into(),
            Column::TaoPerDay => of_paid(line, |result| daily(whole(result.tao_per_day.0))),
            Column::Change => line.change().map_or_else(String::new, |change| signed_fixed(change, 0)).into(),
            Column::AlphaOut => amount(subnet.alpha_out.0).into(),
            Column::RegisteredAt => grouped(subnet.registered_at.0.into()).into(),
            Column::UserFlow => flow(subnet.user_flow).into(),
            Column::ProtocolFlow => flow(subnet.protocol_flow).into(),
            Column::Era(at) => line
                .under(props, at)
                .map_or_else(AttrValue::default, |value| era_text(props.view.shared.era_quantity, value)),
            Column::AlphaPerDay => of_paid(line, |result| daily(whole(result.alpha_per_day.0))),
            Column::Rank => of_paid(line, |result| result.rank.map_or_else(String::new, |rank| rank.to_string())),
            Column::AboveBar => {
                of_paid(line, |result| result.above_bar.map_or_else(String::new, |distance| points(distance.to_num())))
            }
            Column::DaysImmune => {
                props.results.pruning().days_immune(subnet.netuid).map_or_else(String::new, days).into()
            }
            Column::DaysLeft => props.results.pruning().days(subnet.netuid).map_or_else(String::new, days).into(),
            Column::Split(slot) => split::percent(subnet.emission_weights.slot(slot)).into(),
        }
    }

    /// Compares two subnets by the column.
    pub fn compare(self, props: &MarketProps, one: Line<'_>, other: Line<'_>) -> Ordering {
        let of_day = |line| number_of_day(props, line, self);
        match (of_day(one), of_day(other)) {
            (DayNumber::OfStart, DayNumber::OfStart) => {}
            (one, other) => return one.partial_cmp(&other).unwrap_or(Ordering::Equal),
        }
        let by = |line: Line<'_>| match self {
            Column::Netuid => i128::from(line.subnet.netuid.0),
            Column::Tao => line.subnet.tao.0.into(),
            Column::Alpha => line.subnet.alpha.0.into(),
            Column::Price => bits(line.subnet.price().0),
            Column::Average => line.subnet.moving_price.map_or(-1, |average| average.0.to_bits()),
            Column::Burn => i128::try_from(line.subnet.miner_burn.to_bits()).unwrap_or(i128::MAX),
            Column::Emits => line.subnet.emission_enabled.into(),
            Column::Share(stage) => line.share(props, stage).map_or(-1, bits),
            Column::TaoPerDay => line.result.map_or(-1, |result| result.tao_per_day.0.into()),
            Column::Change => line.change().map_or(0, |change| (change * 1e9) as i128),
            Column::AlphaOut => line.subnet.alpha_out.0.into(),
            Column::RegisteredAt => line.subnet.registered_at.0.into(),
            Column::UserFlow => line.subnet.user_flow.0.to_bits(),
            Column::ProtocolFlow => line.subnet.protocol_flow.0.to_bits(),
            Column::Era(at) => line.under(props, at).map_or(-1, |value| (value * 1e12) as i128),
            Column::AlphaPerDay => line.result.map_or(-1, |result| result.alpha_per_day.0.into()),
            Column::Rank => line.result.and_then(|result| result.rank).map_or(i128::MAX, i128::from),
            Column::AboveBar => {
                line.result.and_then(|result| result.above_bar).map_or(i128::MIN, |distance| distance.to_bits())
            }
            Column::DaysImmune => {
                props.results.pruning().place(line.subnet.netuid).map_or(-1, |at| at.mature_at.0.into())
            }
            Column::DaysLeft => props.results.pruning().place(line.subnet.netuid).map_or(-1, |at| at.earliest.0.into()),
            Column::Split(slot) => line.subnet.emission_weights.slot(slot).0.into(),
            Column::Name => 0,
        };
        match self {
            Column::Name => one.subnet.name.to_lowercase().cmp(&other.subnet.name.to_lowercase()).reverse(),
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

/// Returns the name of a subnet, or its number if it has none.
pub fn subnet_name(messages: &Messages, subnet: &MarketSubnet) -> AttrValue {
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
