//! The quantities that cross module borders, each a type of its own, so that units cannot be mixed up.

use substrate_fixed::types::U64F64;

/// Declares a transparent integer newtype with its constructor public.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);
    };
}

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
    /// What a subnet's pool is asked to take or to give: rao or alpha, as the side of the trade says.
    Amount(u64)
);
quantity!(
    /// A price in TAO for one alpha, as the chain's pools compute with it: raw bits over 2^64.
    Price(U64F64)
);
quantity!(
    /// The liquidity of a pool with concentrated liquidity: the root of the product of its reserves.
    Liquidity(u64)
);
quantity!(
    /// The number of a subnet; 0 is root.
    Netuid(u16)
);
quantity!(
    /// TAO that came (positive) or went (negative), in rao.
    Flow(i64)
);
quantity!(
    /// The place of an epoch in a run, the first being 0, or a number of epochs.
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
    /// A proportion as the chain stores it: the value over 65535.
    Share(u16)
);
quantity!(
    /// A proportion in millionths, as `BondsMovingAverage` is stored.
    Millionths(u64)
);
quantity!(
    /// A proportion of 2^64 - 1, as `TaoWeight` and the parts of child keys are stored.
    Proportion64(u64)
);
quantity!(
    /// A proportion in parts of 10^18, as the weights of a pool are stored.
    Perquintill(u64)
);

impl Uid {
    /// The position of this neuron in vectors by uid.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Every uid below `count`, ascending.
    pub fn all(count: u16) -> impl DoubleEndedIterator<Item = Uid> + ExactSizeIterator + Clone {
        (0..count).map(Uid)
    }
}

impl Epoch {
    /// The position of this epoch in vectors by epoch.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The first epochs of a run, as many as this number says.
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

    /// What is missing to the whole; zero beyond it.
    pub fn complement(self) -> Perquintill {
        Perquintill(Self::ONE.0.saturating_sub(self.0))
    }
}

impl Price {
    /// One TAO for one alpha: the price where there is no pool.
    pub const ONE: Price = Price(U64F64::from_bits(1 << 64));

    /// The price that a limit of so many rao for one alpha names, rounded down to 2^-64.
    pub fn from_limit(rao_per_alpha: Rao) -> Price {
        Price(U64F64::from_bits((u128::from(rao_per_alpha.0) << 64) / 1_000_000_000))
    }
}
