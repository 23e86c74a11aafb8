//! The locations of all TAO and alpha of an economy (spec 4.8).
//!
//! Every block and every operation preserves both balances: each issued unit is counted in exactly one of the
//! categories.

use super::state::{Economy, Subnet};

/// Amounts of TAO by location, in rao.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaoPlaces {
    /// TAO in pools, and in reservoirs waiting to join them.
    pub pools: u128,
    /// TAO staked on root, and fees that stayed there.
    pub staked: u128,
    /// TAO pending for an epoch.
    pub pending: u128,
    /// TAO on subnets' accounts outside the pools.
    pub outside: u128,
    /// Free TAO on accounts.
    pub balances: u128,
    /// TAO paid to block authors.
    pub author: u128,
    /// Burned TAO: ownerless, but still issued.
    pub burned: u128,
}

impl TaoPlaces {
    /// Returns the sum of all locations.
    pub fn total(&self) -> u128 {
        let TaoPlaces { pools, staked, pending, outside, balances, author, burned } = *self;
        pools + staked + pending + outside + balances + author + burned
    }
}

/// Amounts of one subnet's alpha outside its pool, by location.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlphaPlaces {
    /// Staked alpha.
    pub staked: u128,
    /// Alpha pending for an epoch.
    pub pending: u128,
    /// Alpha bought and held by the chain.
    pub protocol: u128,
    /// Root dividends that are not claimed yet.
    pub claimable: u128,
    /// Burned alpha: ownerless, but still issued.
    pub burned: u128,
    /// Alpha lost to rounding.
    pub dust: u128,
}

impl AlphaPlaces {
    /// Returns the sum of all locations.
    pub fn total(&self) -> u128 {
        let AlphaPlaces { staked, pending, protocol, claimable, burned, dust } = *self;
        staked + pending + protocol + claimable + burned + dust
    }
}

impl Economy {
    /// Returns all TAO by location; the total equals the issuance.
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
}

impl Subnet {
    /// Returns the alpha outside the pool by location; the total equals `alpha_out`.
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
