//! The quantities that cross module borders, each a type of its own, so that units cannot be mixed up.

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

impl Share {
    /// The whole: 65535 / 65535.
    pub const ONE: Share = Share(u16::MAX);
}
