//! The state of a block during its computation.

use super::block_stride::BlockStride;
use super::rules::Rules;
use super::state::{Economy, Subnet};
use super::subnet_block_result::SubnetBlockResult;
use crate::emission::Division;
use crate::issuance::block_emission;
use crate::quantity::{Netuid, Rao};

/// The state that the steps of a block change, and the intermediate values that later steps read.
pub struct BlockContext<'a> {
    /// The economy being changed.
    pub economy: &'a mut Economy,
    /// The rules of the block.
    pub rules: &'a Rules,
    /// The number of blocks computed at once; 1 is exact.
    pub stride: BlockStride,
    /// The TAO emission of a block, if it is not derived from the issuance.
    pub given_emission: Option<Rao>,
    /// TAO minted in the block.
    pub emission: Rao,
    /// TAO of the emission that is not spent yet.
    pub remaining_emission: Rao,
    /// TAO of the emission that was recycled.
    pub recycled: Rao,
    /// Indices in `economy.subnets` of the eligible subnets.
    pub eligible: Vec<usize>,
    /// The division of the TAO between the eligible subnets.
    pub division: Division,
    /// Whether the moving prices of the eligible subnets sum above 1, so that root's alpha is kept.
    pub does_root_sell: bool,
    /// The result for each eligible subnet.
    pub results: Vec<SubnetBlockResult>,
    /// Subnets whose epoch ran.
    pub epochs: Vec<Netuid>,
}

impl<'a> BlockContext<'a> {
    /// Creates the context of a block before its first step.
    pub fn new(
        economy: &'a mut Economy,
        rules: &'a Rules,
        stride: BlockStride,
        given_emission: Option<Rao>,
    ) -> BlockContext<'a> {
        BlockContext {
            economy,
            rules,
            stride,
            given_emission,
            emission: Rao(0),
            remaining_emission: Rao(0),
            recycled: Rao(0),
            eligible: Vec::new(),
            division: Division::default(),
            does_root_sell: false,
            results: Vec::new(),
            epochs: Vec::new(),
        }
    }

    /// Returns the TAO emission of one block: the given one, or the one derived from the current issuance.
    pub fn emission_of_a_block(&self) -> Rao {
        self.given_emission.unwrap_or_else(|| block_emission(self.economy.issuance))
    }

    /// Returns a subnet by its index.
    pub fn subnet(&mut self, index: usize) -> Option<&mut Subnet> {
        self.economy.subnets.get_mut(index)
    }

    /// Spends up to `amount` of the remaining emission and returns the amount spent.
    pub fn spend(&mut self, amount: Rao) -> Rao {
        let spent = amount.min(self.remaining_emission);
        self.remaining_emission.0 -= spent.0;
        spent
    }
}
