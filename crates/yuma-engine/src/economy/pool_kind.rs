//! The kinds of a subnet's pool.

use crate::pool::weighted::Weighted;
use crate::pool::{Concentrated, ConstantProduct, Pool, Reserves, TradeRules, Unbalanced};
use crate::quantity::Share;

/// The kind of a subnet's pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolKind {
    /// No pool: April 2024.
    None,
    /// Constant product with a flat fee.
    ConstantProduct,
    /// Concentrated liquidity with the chain's own position only.
    Concentrated {
        /// The fee rate.
        fee_rate: Share,
        /// Whether fees return to the pool.
        keeps_fees: bool,
    },
    /// Weighted pool.
    Weighted {
        /// The rule for injections that the weights cannot take.
        unbalanced: Unbalanced,
    },
}

impl PoolKind {
    /// Creates a pool of this kind.
    pub fn pool(self, reserves: Reserves) -> Pool {
        match self {
            PoolKind::None => Pool::Stable(reserves),
            PoolKind::ConstantProduct => Pool::ConstantProduct(ConstantProduct::new(reserves)),
            PoolKind::Concentrated { fee_rate, keeps_fees } => Pool::Concentrated(Concentrated {
                rules: TradeRules { fee_rate, ..TradeRules::default() },
                keeps_fees,
                ..Concentrated::new(reserves)
            }),
            PoolKind::Weighted { unbalanced } => Pool::Weighted(Weighted { unbalanced, ..Weighted::new(reserves) }),
        }
    }
}
