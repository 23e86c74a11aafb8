//! The subnets that the table shows, and their order.

use super::columns::{Column, Line};
use super::props::MarketProps;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::MarketSubnet;

/// The choice of subnets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those above the bar of the gate.
    AboveBar,
    /// Those that differ from the snapshot.
    Edited,
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarketSort {
    /// The column.
    pub by: Column,
    /// Whether the smallest comes first.
    pub is_ascending: bool,
}

/// Returns whether a subnet differs from the snapshot, also if it was added.
pub fn is_edited(props: &MarketProps, subnet: &MarketSubnet) -> bool {
    original(props, subnet.netuid) != Some(subnet)
}

/// Returns a subnet of the snapshot.
pub fn original(props: &MarketProps, netuid: Netuid) -> Option<&'static MarketSubnet> {
    let subnets = &props.market.start.snapshot().subnets;
    subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok().and_then(|index| subnets.get(index))
}

/// Returns a subnet with its results.
pub fn line<'a>(props: &'a MarketProps, subnet: &'a MarketSubnet) -> Option<Line<'a>> {
    Some(Line {
        subnet,
        result: props.results.now.subnet(subnet.netuid)?,
        pinned: props.results.pinned.as_ref().and_then(|pinned| pinned.subnet(subnet.netuid)),
    })
}

/// Returns the subnets that match a filter and a search, in order. Equal ones keep the order of their numbers.
pub fn shown<'a>(props: &'a MarketProps, filter: Filter, search: &str, sort: MarketSort) -> Vec<Line<'a>> {
    let search = search.trim().to_lowercase();
    let matches = |subnet: &MarketSubnet| {
        search.is_empty()
            || subnet.name.to_lowercase().contains(&search)
            || subnet.netuid.0.to_string() == search.trim_start_matches("sn")
    };
    let passes = |line: &Line<'_>| match filter {
        Filter::All => true,
        Filter::AboveBar => line.result.above_bar.is_some_and(|distance| distance >= 0),
        Filter::Edited => is_edited(props, line.subnet),
    };
    let subnets = props.market.subnets.iter().filter(|subnet| matches(subnet));
    let mut lines: Vec<Line<'a>> = subnets.filter_map(|subnet| line(props, subnet)).filter(passes).collect();
    lines.sort_by(|&one, &other| {
        let order = sort.by.compare(props, one, other);
        if sort.is_ascending { order } else { order.reverse() }
    });
    lines
}

/// Returns the number of subnets that pass a filter.
pub fn count(props: &MarketProps, filter: Filter) -> usize {
    let sort = MarketSort { by: Column::Netuid, is_ascending: true };
    shown(props, filter, "", sort).len()
}
