//! Child keys: a dividend is shared between a validator and the parents whose stake is delegated to it (spec 4.6 a).

use crate::quantity::{Alpha, Proportion64, Rao, Share};
use crate::wide::{
    AMOUNT_ONE, AMOUNT_ZERO, FineAmount, amount, mul_amount, proportion_to_amount, safe_div_amount, share_to_amount,
    units,
};

/// A key's own stake, before any delegation to or from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnStake {
    /// Alpha staked on the subnet.
    pub alpha: Alpha,
    /// TAO staked on root.
    pub root: Rao,
}

/// A key that delegates stake to the child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parent {
    /// The proportion of its stake delegated to this child.
    pub proportion: Proportion64,
    /// Its full own stake.
    pub stake: OwnStake,
    /// Whether the child has a different owner, so that take and burn apply.
    pub has_other_owner: bool,
}

/// The parameters of a split, besides the stakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildkeyTerms {
    /// `TaoWeight`.
    pub tao_weight: Proportion64,
    /// The child's take of its parents' dividends.
    pub childkey_take: Share,
    /// `CKBurn`: the proportion of the parents' dividends that is recycled.
    pub burn: Proportion64,
    /// The proportion of its own stake that the child delegates to other keys.
    pub delegated: Proportion64,
}

/// The parts of a divided dividend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildkeySplit {
    /// Alpha paid to each parent.
    pub parents: Vec<Alpha>,
    /// Alpha kept by the child.
    pub child: Alpha,
    /// Alpha burned or lost to rounding.
    pub recycled: Alpha,
}

/// Divides a dividend by contributed stake: `proportion * (alpha + root * tao_weight)` for each parent, and the
/// child's own stake without the part that it delegates.
///
/// Source: spec 4.6 a; chain `get_parent_child_dividends_distribution`.
pub fn split_by_childkeys(
    dividend: Alpha,
    child: OwnStake,
    parents: &[Parent],
    terms: &ChildkeyTerms,
) -> ChildkeySplit {
    let tao_weight = proportion_to_amount(terms.tao_weight);
    let contributions: Vec<FineAmount> = parents
        .iter()
        .map(|parent| {
            let proportion = proportion_to_amount(parent.proportion);
            let root = mul_amount(mul_amount(amount(parent.stake.root.0), proportion), tao_weight);
            mul_amount(amount(parent.stake.alpha.0), proportion).saturating_add(root)
        })
        .collect();
    let kept = AMOUNT_ONE.saturating_sub(proportion_to_amount(terms.delegated));
    let own = amount(child.alpha.0).saturating_add(mul_amount(amount(child.root.0), tao_weight));
    let own = amount(units(mul_amount(kept, own)));
    let total = contributions.iter().fold(own, |sum, part| sum.saturating_add(*part));

    let whole = amount(dividend.0);
    let mut left = whole;
    let mut takes = AMOUNT_ZERO;
    let mut paid = Vec::with_capacity(parents.len());
    for (parent, contribution) in parents.iter().zip(contributions) {
        let earned = safe_div_amount(mul_amount(whole, contribution), total);
        left = left.saturating_sub(earned);
        let mut net = earned;
        if parent.has_other_owner {
            let take = mul_amount(share_to_amount(terms.childkey_take), earned);
            net = net.saturating_sub(mul_amount(proportion_to_amount(terms.burn), earned)).saturating_sub(take);
            takes = takes.saturating_add(take);
        }
        paid.push(Alpha(units(net)));
    }
    let child = Alpha(units(left.saturating_add(takes)));
    let given = paid.iter().fold(child.0, |sum, part| sum.saturating_add(part.0));
    ChildkeySplit { parents: paid, child, recycled: Alpha(dividend.0.saturating_sub(given)) }
}
