//! The subnets that the table shows, and their order.

use super::columns::Column;
use super::line::Line;
use super::props::MarketProps;
use yuma_scenario::market::{MarketResult, MarketSubnet};

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

impl MarketSort {
    /// The order of a market that was just opened: by the price that gives shares.
    pub const USUAL: MarketSort = MarketSort { by: Column::Average, is_ascending: false };
}

/// Returns a subnet with its results; `None` if it does not exist on the day that the table shows.
pub fn line_of<'a>(props: &'a MarketProps, subnet: &'a MarketSubnet) -> Option<Line<'a>> {
    let day = props.day.as_ref();
    let is_later = day.is_some_and(|day| day.is_later(subnet.netuid));
    let is_gone = day.is_some_and(|day| day.under(props.era()).is_some() && day.subnet(props.era(), subnet).is_none());
    let of = |result: &'a MarketResult| result.subnet(subnet.netuid).filter(|_| !is_later);
    let (result, pinned) = (of(&props.results.now), props.results.pinned.as_deref().and_then(of));
    (!is_gone).then_some(Line { subnet, result, pinned })
}

/// Returns the subnets that pass a filter and match a search, in order. Equal ones keep the order of their numbers.
pub fn shown<'a>(props: &'a MarketProps, filter: Filter, search: &str, sort: MarketSort) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = matching(props, filter, search).collect();
    lines.sort_by(|&one, &other| {
        let order = sort.by.compare(props, one, other);
        if sort.is_ascending { order } else { order.reverse() }
    });
    lines
}

/// Returns whether a subnet passes a filter and matches a search.
pub fn has_hits(props: &MarketProps, filter: Filter, search: &str) -> bool {
    matching(props, filter, search).next().is_some()
}

fn matching<'a>(props: &'a MarketProps, filter: Filter, search: &str) -> impl Iterator<Item = Line<'a>> + use<'a> {
    let search = search.trim().to_lowercase();
    passing(props, filter).filter(move |line| {
        search.is_empty()
            || line.subnet.name.to_lowercase().contains(&search)
            || line.subnet.netuid.0.to_string() == search.trim_start_matches("sn")
    })
}

/// Returns the number of subnets that pass a filter.
pub fn count(props: &MarketProps, filter: Filter) -> usize {
    passing(props, filter).count()
}

fn passing(props: &MarketProps, filter: Filter) -> impl Iterator<Item = Line<'_>> {
    let lines = props.market.subnets.iter().filter_map(|subnet| line_of(props, subnet));
    lines.filter(move |line| match filter {
        Filter::All => true,
        Filter::AboveBar => line.is_above_bar(props),
        Filter::Edited => line.is_edited(props),
    })
}
