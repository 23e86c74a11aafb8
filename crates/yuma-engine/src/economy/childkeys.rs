//! Child keys: a dividend is shared between a validator and those whose stake it votes with (spec 4.6 a).

use crate::quantity::{Alpha, Proportion64, Rao, Share};
use crate::wide::{
    AMOUNT_ONE, AMOUNT_ZERO, FineAmount, amount, mul_amount, proportion_to_amount, safe_div_amount, share_to_amount,
    units,
};

/// The own stake of a key: before anything is delegated or borrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnStake {
    /// Alpha on the subnet.
    pub alpha: Alpha,
    /// TAO on root.
    pub root: Rao,
}

/// One of whose stake the child votes with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parent {
    /// The part of the stake that it lends to this child.
    pub proportion: Proportion64,
    /// All of its stake.
    pub stake: OwnStake,
    /// Whether the child belongs to somebody else, so that take and burn are due.
    pub has_other_owner: bool,
}

/// What decides a split beside the stakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildkeyTerms {
    /// `TaoWeight`.
    pub tao_weight: Proportion64,
    /// The child's take of what its parents earn.
    pub childkey_take: Share,
    /// `CKBurn`: the part of the parents' dividends that is recycled.
    pub burn: Proportion64,
    /// What the child itself lends to others.
    pub delegated: Proportion64,
}

/// A dividend, divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildkeySplit {
    /// What each parent gets.
    pub parents: Vec<Alpha>,
    /// What the child keeps.
    pub child: Alpha,
    /// What is burned or lost to rounding.
    pub recycled: Alpha,
}

/// Divides a dividend by contributed stake: `proportion * (alpha + root * tao_weight)` of each parent, and what the child
/// has not delegated away of its own.
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
