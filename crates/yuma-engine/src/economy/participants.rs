//! The alpha that a block creates for owner, miners, validators and root (spec 4.3).

use super::rules::SplitRule;
use crate::quantity::{Alpha, Share};
use crate::wide::{AMOUNT_ZERO, FineAmount, amount, mul_amount, share_to_amount, units};

/// Alpha pending for the next epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// `PendingServerEmission`: for miners.
    pub server: Alpha,
    /// `PendingValidatorEmission`: for validators and their stakers.
    pub validator: Alpha,
    /// `PendingRootAlphaDivs`: for root stakers.
    pub root: Alpha,
    /// `PendingOwnerCut`: for the owner of the subnet.
    pub owner: Alpha,
}

impl Pending {
    /// Returns the sum of all parts.
    pub fn total(&self) -> Alpha {
        let Pending { server, validator, root, owner } = *self;
        Alpha([server, validator, root, owner].iter().fold(0, |sum, part| sum.saturating_add(part.0)))
    }

    /// Returns the emission of the consensus epoch, half of which goes to miners: the parts of miners, validators and root, or
    /// twice the miners' part where the owner sets the split.
    ///
    /// Source: spec dtao 4.5; for the owner's split an assumption, spec etao 2.
    pub fn budget(&self, split: SplitRule) -> Alpha {
        let Pending { server, validator, root, .. } = *self;
        Alpha(match split {
            SplitRule::OwnerCut => server.0.saturating_add(validator.0).saturating_add(root.0),
            SplitRule::EmissionWeights => server.0.saturating_mul(2),
        })
    }

    /// Returns the sum of both, part by part.
    pub fn plus(&self, other: &Pending) -> Pending {
        let sum = |a: Alpha, b: Alpha| Alpha(a.0.saturating_add(b.0));
        Pending {
            server: sum(self.server, other.server),
            validator: sum(self.validator, other.validator),
            root: sum(self.root, other.root),
            owner: sum(self.owner, other.owner),
        }
    }
}

/// The parts of a block's alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The pending amounts; `root` includes root's part even if it is later sold or recycled.
    pub pending: Pending,
    /// Alpha lost to rounding: created, but not paid out.
    pub dust: Alpha,
}

/// Splits a block's alpha: the owner's cut, then half of the rest for miners and half for validators; root receives
/// its proportion of the validators' half.
///
/// Every part is rounded down separately. Source: spec 4.3; chain `emit_to_subnets`.
pub fn split_alpha(alpha: Alpha, owner_cut: Option<Share>, root_proportion: FineAmount) -> Parts {
    let half = FineAmount::from_bits(1 << 31);
    let whole = amount(alpha.0);
    let owner = owner_cut.map_or(AMOUNT_ZERO, |cut| mul_amount(whole, share_to_amount(cut)));
    let rest = whole.saturating_sub(owner);
    let root = mul_amount(mul_amount(root_proportion, rest), half);
    let server = mul_amount(rest, half);
    let validator = rest.saturating_sub(server).saturating_sub(root);
    let floor = |part: FineAmount| Alpha(units(part));
    let pending =
        Pending { server: floor(server), validator: floor(validator), root: floor(root), owner: floor(owner) };
    Parts { pending, dust: Alpha(alpha.0.saturating_sub(pending.total().0)) }
}
