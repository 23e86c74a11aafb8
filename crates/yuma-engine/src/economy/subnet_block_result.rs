//! The result of a block for one subnet.

use super::terms::InjectionTerms;
use crate::quantity::{Alpha, Netuid, Rao};

/// What a block does with one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubnetBlockResult {
    /// The subnet.
    pub netuid: Netuid,
    /// Its index in `economy.subnets`.
    pub index: usize,
    /// The terms of its injection.
    pub terms: InjectionTerms,
    /// Alpha made for its participants.
    pub alpha_emission: Alpha,
    /// TAO that joined the pool or waits for it.
    pub tao_in: Rao,
    /// Alpha made for the pool.
    pub alpha_in: Alpha,
    /// TAO that bought alpha.
    pub bought_with: Rao,
    /// Alpha bought with it.
    pub bought: Alpha,
}
