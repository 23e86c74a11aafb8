//! The ranks of subnets over the days of a run, as lines in lanes.

use std::collections::BTreeMap;
use std::fmt::Write;

use yuma_engine::quantity::Netuid;
use yuma_scenario::market::DayPoint;

/// The ranks that have a lane of their own.
pub const TOP: usize = 8;
/// The lanes below for followed subnets of a lower rank.
const FOLLOWED: usize = 3;
/// The height of a lane in pixels.
pub const LANE: f64 = 17.0;
/// The width of the drawing, over all days.
pub const WIDTH: f64 = 1_000.0;

/// Why a line is drawn as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The selected subnet.
    Selected,
    /// The subject of an event.
    Subject,
    /// A subnet of the first ranks.
    Other,
}

impl Role {
    /// Returns the name of the style.
    pub const fn id(self) -> &'static str {
        match self {
            Role::Selected => "selected",
            Role::Subject => "subject",
            Role::Other => "other",
        }
    }
}

/// The ranks of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bump {
    /// The lines, the most important last.
    pub lines: Vec<BumpLine>,
    /// The labels before the first day.
    pub start: Vec<BumpLabel>,
    /// The labels after the last day.
    pub end: Vec<BumpLabel>,
    /// The number of lanes.
    pub lanes: usize,
}

/// The line of a subnet.
#[derive(Clone, Debug, PartialEq)]
pub struct BumpLine {
    /// The subnet.
    pub netuid: Netuid,
    /// Its role.
    pub role: Role,
    /// Its path.
    pub path: String,
    /// Its width in pixels: the share of the emission.
    pub width: f64,
}

/// The label of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BumpLabel {
    /// The lane, from 0.
    pub lane: usize,
    /// The subnet.
    pub netuid: Netuid,
    /// Its role.
    pub role: Role,
    /// Its rank, from 1.
    pub rank: usize,
    /// Its share of the emission, from 0 to 1.
    pub share: f64,
}

/// The ranks by subnet on each day, with shares; subnets without a share have no rank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranks {
    days: Vec<BTreeMap<Netuid, (usize, f64)>>,
    /// The days on which subnets of the first day are dissolved, after their values are read.
    ends: BTreeMap<Netuid, usize>,
}

impl Ranks {
    /// Reads the ranks of all days.
    pub fn of(points: &[DayPoint]) -> Ranks {
        let of_day = |point: &DayPoint| {
            let ranked = point.ranked().into_iter().zip(1..);
            // A later subnet with the number of one of the first day has no line: it would continue that of the other.
            let is_same = |netuid| points.first().is_some_and(|first| point.same_subnet(netuid, first).is_some());
            ranked
                .filter(|(subnet, _)| subnet.share > 0.0 && is_same(subnet.netuid))
                .map(|(subnet, rank)| (subnet.netuid, (rank, subnet.share)))
                .collect()
        };
        let mut ends = BTreeMap::new();
        for (day, (point, first)) in points.iter().zip(std::iter::repeat(points.first())).enumerate() {
            let Some(first) = first else { break };
            for known in &first.subnets {
                if point.same_subnet(known.netuid, first).is_none() {
                    ends.entry(known.netuid).or_insert(day.saturating_sub(1));
                }
            }
        }
        Ranks { days: points.iter().map(of_day).collect(), ends }
    }

    /// Returns the rank and the share of a subnet on a day.
    pub fn at(&self, day: usize, netuid: Netuid) -> Option<(usize, f64)> {
        self.days.get(day)?.get(&netuid).copied()
    }

    /// Returns the last day.
    pub fn last(&self) -> usize {
        self.days.len().saturating_sub(1)
    }

    /// Returns the day on which a subnet of the first day is dissolved; `None` if it exists to the end.
    pub fn end(&self, netuid: Netuid) -> Option<usize> {
        self.ends.get(&netuid).copied()
    }
}

/// Returns the middle of a lane in pixels.
fn lane_y(lane: f64) -> f64 {
    (lane + 0.5) * LANE
}

impl Bump {
    /// Arranges the first ranks, the selected subnet, and the subjects of events.
    pub fn of(ranks: &Ranks, selected: Option<Netuid>, subjects: &[Netuid]) -> Bump {
        let mut roles: BTreeMap<Netuid, Role> = subjects.iter().map(|&netuid| (netuid, Role::Subject)).collect();
        roles.extend(selected.map(|netuid| (netuid, Role::Selected)));
        let mut followed: Vec<Netuid> = selected.into_iter().chain(subjects.iter().copied()).collect();
        let mut seen = Vec::new();
        followed.retain(|&netuid| {
            let is_low = (0..=ranks.last()).any(|day| ranks.at(day, netuid).is_some_and(|(rank, _)| rank > TOP));
            let is_new = is_low && !seen.contains(&netuid);
            seen.push(netuid);
            is_new
        });
        followed.truncate(FOLLOWED);
        for ranked in &ranks.days {
            for (&netuid, _) in ranked.iter().filter(|(_, (rank, _))| *rank <= TOP) {
                roles.entry(netuid).or_insert(Role::Other);
            }
        }
        let lanes = Lanes { ranks, followed };
        let mut lines: Vec<BumpLine> = roles.iter().map(|(&netuid, &role)| lanes.line(netuid, role)).collect();
        lines.retain(|line| !line.path.is_empty());
        lines.sort_by_key(|line| std::cmp::Reverse(line.role));
        let labels = |day: usize| lanes.labels(day, &roles);
        Bump { lines, start: labels(0), end: labels(ranks.last()), lanes: TOP + lanes.followed.len() }
    }
}

/// The lanes of subnets: their rank, or a lane below for followed ones.
struct Lanes<'a> {
    ranks: &'a Ranks,
    followed: Vec<Netuid>,
}

impl Lanes<'_> {
    fn lane(&self, day: usize, netuid: Netuid) -> Option<usize> {
        let (rank, _) = self.ranks.at(day, netuid)?;
        match rank {
            1..=TOP => Some(rank - 1),
            _ => self.followed.iter().position(|&followed| followed == netuid).map(|at| TOP + at),
        }
    }

    fn labels(&self, day: usize, roles: &BTreeMap<Netuid, Role>) -> Vec<BumpLabel> {
        let label = |(&netuid, &role): (&Netuid, &Role)| {
            let (lane, (rank, share)) = (self.lane(day, netuid)?, self.ranks.at(day, netuid)?);
            Some(BumpLabel { lane, netuid, role, rank, share })
        };
        let mut labels: Vec<BumpLabel> = roles.iter().filter_map(label).collect();
        labels.sort_by_key(|label| label.lane);
        labels
    }

    /// Returns the line of a subnet. A line that leaves the lanes ends at their lower edge.
    fn line(&self, netuid: Netuid, role: Role) -> BumpLine {
        let last = self.ranks.last();
        let edge = lane_y(TOP as f64 - 0.4);
        let x = |day: usize| if last == 0 { 0.0 } else { day as f64 / last as f64 * WIDTH };
        let mut path = String::new();
        let mut before = self.lane(0, netuid);
        for day in 1..=last {
            let now = self.lane(day, netuid);
            if before.is_some() || now.is_some() {
                let y = |lane: Option<usize>| lane.map_or(edge, |lane| lane_y(lane as f64));
                let (from, to, middle) = (y(before), y(now), (x(day - 1) + x(day)) / 2.0);
                if path.is_empty() || before.is_none() {
                    // Writing into a string cannot fail.
                    let _ = write!(path, "M{:.1} {from:.1}", x(day - 1));
                }
                let _ = if before == now {
                    write!(path, "H{:.1}", x(day))
                } else {
                    write!(path, "C{middle:.1} {from:.1} {middle:.1} {to:.1} {:.1} {to:.1}", x(day))
                };
            }
            before = now;
        }
        let share = |day: usize| self.ranks.at(day, netuid).map_or(0.0, |(_, share)| share);
        let width = ((share(0) + share(last)) / 2.0 * 60.0).clamp(1.5, 9.0);
        BumpLine { netuid, role, path, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::quantity::Block;
    use yuma_scenario::market::SubnetPoint;

    /// Returns days on which the subnets with these numbers have falling shares.
    fn days(orders: &[&[u16]]) -> Ranks {
        let day = |order: &&[u16]| {
            let share = |at: usize| 0.2 / (at + 1) as f64;
            let mut subnets: Vec<SubnetPoint> = order
                .iter()
                .enumerate()
                .map(|(at, &number)| SubnetPoint { netuid: Netuid(number), share: share(at), ..SubnetPoint::default() })
                .collect();
            subnets.sort_by_key(|subnet| subnet.netuid);
            DayPoint { subnets, ..DayPoint::default() }
        };
        Ranks::of(&orders.iter().map(day).collect::<Vec<_>>())
    }

    const FIRST: &[u16] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const LATER: &[u16] = &[2, 1, 3, 4, 5, 6, 7, 10, 9, 8];

    #[test]
    fn lines_cross_where_ranks_change() {
        let bump = Bump::of(&days(&[FIRST, FIRST, LATER]), Some(Netuid(1)), &[]);
        let path = |number: u16| bump.lines.iter().find(|line| line.netuid == Netuid(number)).unwrap().path.as_str();
        assert_eq!(path(1), "M0.0 8.5H500.0C750.0 8.5 750.0 25.5 1000.0 25.5");
        assert_eq!(path(3), "M0.0 42.5H500.0H1000.0");
        assert_eq!(path(8), "M0.0 127.5H500.0C750.0 127.5 750.0 137.7 1000.0 137.7", "it leaves the lanes");
        assert_eq!(path(10), "M500.0 137.7C750.0 137.7 750.0 127.5 1000.0 127.5", "it enters them");
        assert_eq!(bump.lanes, 8);
        let ends: Vec<(usize, u16)> = bump.end.iter().map(|label| (label.rank, label.netuid.0)).collect();
        assert_eq!(ends, [(1, 2), (2, 1), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 10)]);
        assert_eq!(bump.lines.last().map(|line| line.role), Some(Role::Selected), "it lies above the others");
    }

    #[test]
    fn a_later_subnet_with_the_same_number_does_not_continue_a_line() {
        let day = |numbers: &[(u16, u64)]| {
            let subnet = |&(number, block): &(u16, u64)| SubnetPoint {
                netuid: Netuid(number),
                registered_at: Block(block),
                share: 0.5,
                ..SubnetPoint::default()
            };
            DayPoint { subnets: numbers.iter().map(subnet).collect(), ..DayPoint::default() }
        };
        let days = [day(&[(1, 5), (2, 5)]), day(&[(1, 5)]), day(&[(1, 5), (2, 9)]), day(&[(1, 5), (2, 9), (3, 9)])];
        let ranks = Ranks::of(&days);
        assert_eq!([1, 2, 3].map(|number| ranks.end(Netuid(number))), [None, Some(0), None]);
        let known = |day: usize| [1, 2, 3].map(|number| ranks.at(day, Netuid(number)).map(|(rank, _)| rank));
        let expected =
            [[Some(1), Some(2), None], [Some(1), None, None], [Some(1), None, None], [Some(1), None, Some(3)]];
        assert_eq!([0, 1, 2, 3].map(known), expected);
    }

    #[test]
    fn followed_subnets_have_a_lane_below_the_first_ranks() {
        let bump = Bump::of(&days(&[FIRST, LATER]), Some(Netuid(9)), &[Netuid(10), Netuid(10), Netuid(1)]);
        assert_eq!(bump.lanes, 10);
        let below = |labels: &[BumpLabel]| -> Vec<(u16, usize, usize)> {
            labels
                .iter()
                .filter(|label| label.lane >= TOP)
                .map(|label| (label.netuid.0, label.rank, label.lane))
                .collect()
        };
        assert_eq!((below(&bump.start), below(&bump.end)), (vec![(9, 9, 8), (10, 10, 9)], vec![(9, 9, 8)]));
        assert_eq!(bump.start[0].role, Role::Subject, "subnet 1 is in the first ranks");
    }

    #[test]
    fn a_missing_subnet_has_no_line() {
        let bump = Bump::of(&days(&[FIRST, FIRST]), Some(Netuid(77)), &[]);
        assert!(bump.lines.iter().all(|line| line.netuid != Netuid(77)));
        assert_eq!(Bump::of(&Ranks::default(), None, &[]).lines, []);
    }
}
