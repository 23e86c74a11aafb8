//! The subnets that the table shows, and their order.

use super::columns::ColumnCells;
use super::line::Line;
use super::props::MarketProps;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{MarketFilter, MarketSort, MarketSubnet};

/// Returns the row of a number, as the table shows it.
pub fn line_of(props: &MarketProps, netuid: Netuid) -> Option<Line<'_>> {
    lines(props).find(|line| line.subnet.netuid == netuid)
}

/// Returns the subnets with their results: on a day those that exist then.
fn lines(props: &MarketProps) -> impl Iterator<Item = Line<'_>> {
    let day = props.day.as_ref();
    let exists = move |subnet: &&MarketSubnet| day.is_none_or(|day| !day.is_gone(props.era(), subnet));
    let of_start = props.market.subnets.iter().filter(exists).filter_map(|subnet| {
        let pinned = props.results.pinned.as_ref().and_then(|pinned| pinned.subnet(subnet.netuid));
        Some(Line { subnet, result: Some(props.results.now.subnet(subnet.netuid)?), pinned })
    });
    let later = day.map(|day| day.later()).unwrap_or_default();
    of_start.chain(later.iter().map(|subnet| Line { subnet, result: None, pinned: None }))
}

/// Returns the subnets that pass a filter and match a search, in order. Equal ones keep the order of their numbers.
pub fn shown<'a>(props: &'a MarketProps, filter: MarketFilter, search: &str, sort: MarketSort) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = matching(props, filter, search).collect();
    lines.sort_by(|&one, &other| {
        let order = sort.by.compare(props, one, other);
        if sort.is_ascending { order } else { order.reverse() }
    });
    lines
}

/// Returns whether a subnet passes a filter and matches a search.
pub fn has_hits(props: &MarketProps, filter: MarketFilter, search: &str) -> bool {
    matching(props, filter, search).next().is_some()
}

fn matching<'a>(
    props: &'a MarketProps,
    filter: MarketFilter,
    search: &str,
) -> impl Iterator<Item = Line<'a>> + use<'a> {
    let search = search.trim().to_lowercase();
    passing(props, filter).filter(move |line| {
        search.is_empty()
            || line.subnet.name.to_lowercase().contains(&search)
            || line.subnet.netuid.0.to_string() == search.trim_start_matches("sn")
    })
}

/// Returns the number of subnets that pass a filter.
pub fn count(props: &MarketProps, filter: MarketFilter) -> usize {
    passing(props, filter).count()
}

fn passing(props: &MarketProps, filter: MarketFilter) -> impl Iterator<Item = Line<'_>> {
    lines(props).filter(move |line| match filter {
        MarketFilter::All => true,
        MarketFilter::AboveBar => line.is_above_bar(props),
        MarketFilter::Edited => line.is_edited(props),
    })
}
