//! The effect of an operation.

use crate::pool::Swap;
use crate::quantity::{Amount, Key, Netuid, Rao};

/// The effect of an operation, as a ticket shows it. The prices, fee and impact of a trade are those of its [`Swap`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The amount taken from an account, in rao, or from a stake, in alpha or root's rao.
    pub paid: Amount,
    /// The amount that arrived: alpha on a subnet, rao on root or on an account.
    pub received: Amount,
    /// The trades with pools, in order. A move has two, and unstaking has two if it also sells a small rest.
    pub trades: Vec<Swap>,
    /// The subnet that was registered.
    pub registered: Option<Netuid>,
    /// The subnet that was dissolved.
    pub dissolved: Option<Netuid>,
    /// The TAO that a dissolved subnet paid to accounts.
    pub payments: Vec<(Key, Rao)>,
}

impl Receipt {
    /// Creates the receipt of amounts without a trade.
    pub(super) fn of(paid: u64, received: u64) -> Receipt {
        Receipt { paid: Amount(paid), received: Amount(received), ..Receipt::default() }
    }
}
