//! The bar of the gate: the share of which half is let through (latest era 2.1 step 3).

use crate::quantity::Block;
use crate::wide::{RATIO_ZERO, Ratio};

/// `EmissionGateBar`: the stored bar; zero until it is first computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bar(pub Ratio);

/// The rule that determines the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarRule {
    /// The share with this rank, where rank 1 is the largest; with fewer positive shares, the smallest of them.
    Rank(u16),
    /// The share at which the running sum, from the largest down, reaches this fraction of the total; the smallest if
    /// it never does.
    Quantile(Ratio),
}

/// Blocks between two computations of the bar.
pub const BAR_INTERVAL: Block = Block(360);

/// Returns the bar for this block: recomputed every 360 blocks and if none is stored, otherwise the stored bar.
///
/// A bar of zero is never stored. Source: latest era 2.1; chain `EmissionGateBar`.
pub fn bar(stored: Bar, rule: BarRule, shares: &[Ratio], block: Block) -> Bar {
    if stored.0 > RATIO_ZERO && !block.0.is_multiple_of(BAR_INTERVAL.0) {
        return stored;
    }
    match found(rule, shares) {
        Some(bar) if bar > RATIO_ZERO => Bar(bar),
        _ => stored,
    }
}

fn found(rule: BarRule, shares: &[Ratio]) -> Option<Ratio> {
    let mut descending = shares.to_vec();
    descending.sort_unstable_by(|a, b| b.cmp(a));
    match rule {
        BarRule::Rank(rank) => {
            let positive = descending.partition_point(|&share| share > RATIO_ZERO);
            let index = usize::from(rank.max(1)).min(positive).checked_sub(1)?;
            descending.get(index).copied()
        }
        BarRule::Quantile(quantile) => {
            let mut reached = RATIO_ZERO;
            let crossing = descending.iter().position(|share| {
                reached = reached.saturating_add(*share);
                reached >= quantile
            });
            crossing.map_or(descending.last(), |index| descending.get(index)).copied()
        }
    }
}
