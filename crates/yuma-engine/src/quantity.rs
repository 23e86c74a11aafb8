//! The quantities that cross module boundaries, each with its own type, so that units cannot be mixed up.

use substrate_fixed::types::U64F64;

/// Declares a transparent integer newtype with a public field.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);
    };
}

/// Rao in a TAO, and units of 10^-9 in an alpha.
pub const RAO_PER_TAO: u64 = 1_000_000_000;

/// Blocks in a day, at one every 12 seconds.
pub const BLOCKS_PER_DAY: u64 = 7_200;

quantity!(
    /// An amount of TAO, in rao (10^-9 TAO).
    Rao(u64)
);
quantity!(
    /// An amount of a subnet's alpha, in 10^-9 alpha.
    Alpha(u64)
);
quantity!(
    /// A block number, or a number of blocks.
    Block(u64)
);
quantity!(
    /// An amount paid into or out of a subnet's pool: rao or alpha, depending on the side of the trade.
    Amount(u64)
);
quantity!(
    /// A price in TAO per alpha, in the precision of the chain's pools: raw bits over 2^64.
    Price(U64F64)
);
quantity!(
    /// The liquidity of a pool with concentrated liquidity: the square root of the product of its reserves.
    Liquidity(u64)
);
quantity!(
    /// The number of a subnet; 0 is root.
    Netuid(u16)
);
quantity!(
    /// A TAO flow in rao: positive for inflow, negative for outflow.
    Flow(i64)
);
quantity!(
    /// The index of an epoch in a run, starting at 0, or a number of epochs.
    Epoch(u16)
);
quantity!(
    /// An account: a hotkey or a coldkey.
    Key(u32)
);
quantity!(
    /// A neuron's slot in its subnet.
    Uid(u16)
);
quantity!(
    /// A proportion in units of 1/65535, as the chain stores it.
    Share(u16)
);
quantity!(
    /// A proportion in millionths, as `BondsMovingAverage` is stored.
    Millionths(u64)
);
quantity!(
    /// A proportion in units of 1 / (2^64 - 1), as `TaoWeight` and the proportions of child keys are stored.
    Proportion64(u64)
);
quantity!(
    /// A proportion in parts of 10^18, as the weights of a pool are stored.
    Perquintill(u64)
);

impl Uid {
    /// Returns the index of this neuron in vectors by uid.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Returns all uids below `count`, ascending.
    pub fn all(count: u16) -> impl DoubleEndedIterator<Item = Uid> + ExactSizeIterator + Clone {
        (0..count).map(Uid)
    }
}

impl Epoch {
    /// Returns the index of this epoch in vectors by epoch.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Returns the first epochs of a run; this number is their count.
    pub fn first(self) -> impl DoubleEndedIterator<Item = Epoch> + ExactSizeIterator + Clone {
        (0..self.0).map(Epoch)
    }
}

impl Share {
    /// The whole: 65535 / 65535.
    pub const ONE: Share = Share(u16::MAX);
}

impl Netuid {
    /// The root network.
    pub const ROOT: Netuid = Netuid(0);
}

impl Perquintill {
    /// The whole: 10^18 parts.
    pub const ONE: Perquintill = Perquintill(1_000_000_000_000_000_000);
    /// One half.
    pub const HALF: Perquintill = Perquintill(Self::ONE.0 / 2);

    /// Returns the difference to the whole; zero for values beyond it.
    pub fn complement(self) -> Perquintill {
        Perquintill(Self::ONE.0.saturating_sub(self.0))
    }
}

impl Price {
    /// One TAO per alpha: the price if there is no pool.
    pub const ONE: Price = Price(U64F64::from_bits(1 << 64));

    /// Returns the price of a limit in rao per alpha, rounded down to 2^-64.
    pub fn from_limit(rao_per_alpha: Rao) -> Price {
        Price(U64F64::from_bits((u128::from(rao_per_alpha.0) << 64) / 1_000_000_000))
    }

    /// Returns the TAO of alpha at this price: `floor(alpha * price)`, clamped.
    pub fn value_of(self, alpha: Alpha) -> Rao {
        Rao(self.0.saturating_mul(U64F64::saturating_from_num(alpha.0)).saturating_to_num())
    }
}
