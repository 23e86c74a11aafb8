//! The accounts of TAO and alpha: where all of it is (spec 4.8).
//!
//! Every block and every operation keeps both balances: what is issued is in one of the named places.

use super::state::{Economy, Subnet};
use crate::quantity::Key;

/// The places of TAO, in rao.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaoPlaces {
    /// In pools, and in reservoirs that wait for them.
    pub pools: u128,
    /// Staked on root, and fees that stayed there.
    pub staked: u128,
    /// Waiting for an epoch.
    pub pending: u128,
    /// On subnets' accounts outside the pools.
    pub outside: u128,
    /// Free.
    pub balances: u128,
    /// Paid to the authors of blocks.
    pub author: u128,
    /// Burned: nobody's, but issued.
    pub burned: u128,
}

impl TaoPlaces {
    /// All of it together.
    pub fn total(&self) -> u128 {
        let TaoPlaces { pools, staked, pending, outside, balances, author, burned } = *self;
        pools + staked + pending + outside + balances + author + burned
    }
}

/// The places of one subnet's alpha outside its pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlphaPlaces {
    /// Staked.
    pub staked: u128,
    /// Waiting for an epoch.
    pub pending: u128,
    /// Bought and held by the chain.
    pub protocol: u128,
    /// Root dividends until they are claimed.
    pub claimable: u128,
    /// Burned: nobody's, but issued.
    pub burned: u128,
    /// Lost to rounding.
    pub dust: u128,
}

impl AlphaPlaces {
    /// All of it together.
    pub fn total(&self) -> u128 {
        let AlphaPlaces { staked, pending, protocol, claimable, burned, dust } = *self;
        staked + pending + protocol + claimable + burned + dust
    }
}

impl Economy {
    /// Where all TAO is; together it is the issuance.
    pub fn tao_places(&self) -> TaoPlaces {
        let over_subnets = |of: fn(&Subnet) -> u128| self.subnets.iter().map(of).sum::<u128>();
        TaoPlaces {
            pools: over_subnets(|subnet| {
                u128::from(subnet.pool.reserves().tao.0) + u128::from(subnet.pool.parked().tao.0)
            }),
            staked: u128::from(self.root.tao().0),
            pending: over_subnets(|subnet| u128::from(subnet.pending_tao.0)),
            outside: over_subnets(|subnet| u128::from(subnet.unpooled_tao.0)),
            balances: self.balances.values().map(|balance| u128::from(balance.0)).sum(),
            author: u128::from(self.author.0),
            burned: u128::from(self.burned.0),
        }
    }

    /// All TAO that one account has: free and staked on root.
    pub fn tao_of(&self, coldkey: Key) -> u128 {
        let staked = self.root.stakes.positions().filter(|(_, owner, _)| *owner == coldkey);
        u128::from(self.balance(coldkey).0) + staked.map(|(_, _, stake)| u128::from(stake)).sum::<u128>()
    }
}

impl Subnet {
    /// Where the alpha outside the pool is; together it is `alpha_out`.
    pub fn alpha_places(&self) -> AlphaPlaces {
        AlphaPlaces {
            staked: u128::from(self.stakes.total()),
            pending: u128::from(self.pending.total().0),
            protocol: u128::from(self.holdings.protocol.0),
            claimable: u128::from(self.holdings.claimable.0),
            burned: u128::from(self.holdings.burned.0),
            dust: u128::from(self.holdings.dust.0),
        }
    }
}
