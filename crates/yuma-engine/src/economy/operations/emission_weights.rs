//! Setting the split of a subnet's alpha (spec etao 1).

use super::{OperationError, Receipt};
use crate::economy::emission_weights::{EmissionSlot, root_part};
use crate::economy::root_proportion::root_proportion;
use crate::economy::rules::{Rules, SplitRule};
use crate::economy::state::Economy;
use crate::quantity::{Block, Netuid, Proportion64};

/// Blocks between two changes of a subnet's split: seven days.
pub const RATE_LIMIT: Block = Block(50_400);

/// Sets parts of a subnet's split. The first change is not limited; later changes are rate-limited by [`RATE_LIMIT`].
///
/// # Errors
///
/// [`OperationError::SplitIsFixed`] before runtime 481, [`OperationError::SubnetNotExists`] (also for root),
/// [`OperationError::EmissionWeights`] with the chain's first refusal, [`OperationError::RateLimited`].
/// Source: spec etao 1; chain `sudo_set_subnet_emission_weights`.
pub(super) fn set_emission_weights(
    economy: &mut Economy,
    rules: &Rules,
    netuid: Netuid,
    named: &[(EmissionSlot, Proportion64)],
) -> Result<Receipt, OperationError> {
    if rules.split != SplitRule::EmissionWeights {
        return Err(OperationError::SplitIsFixed);
    }
    let (block, root_tao) = (economy.block, economy.root.tao());
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    let weights = subnet.emission_weights.merged(named)?;
    let root = root_part(root_proportion(root_tao, rules.parameters.tao_weight, subnet.alpha_issuance()));
    if let Some(&refusal) = weights.refusals(Some(root), subnet.is_leased).first() {
        return Err(refusal.into());
    }
    if subnet.emission_weights_set_at.is_some_and(|last| block.0.saturating_sub(last.0) < RATE_LIMIT.0) {
        return Err(OperationError::RateLimited);
    }
    subnet.emission_weights = weights;
    subnet.emission_weights_set_at = Some(block);
    Ok(Receipt::default())
}
