//! A board of votes as a market of pools: the same wishes as stakes.

use super::board_error::BoardError;
use super::document::MarketDocument;
use super::error::MarketError;
use yuma_engine::economy::{LAUNCH_2025, ROOT_2024};
use yuma_engine::quantity::{Alpha, Netuid, Rao};

/// Gives each subnet the pool that the board's validators would make by staking as they vote, and opens it under the rules
/// of the launch, pinned against the root network.
///
/// Assumptions: each validator stakes `floor(stake * vote / sum of its votes)` on each subnet. Votes for root, remainders of
/// the division, and the stake of validators without votes stay on root. All pools hold the same alpha: as much as they hold
/// TAO together, so that the prices sum to 1 and each price is the pool's part of the TAO. The alpha outside equals that in
/// the pool. The moving averages have reached the prices.
///
/// The pools then differ from the board's shares by what only the root network does: its sigmoid, and votes that are not
/// divided by their sum.
///
/// # Errors
/// [`BoardError::Missing`] without a board, [`BoardError::NoVotes`] if no validator with stake votes for a subnet.
pub fn stake_by_votes(document: &mut MarketDocument) -> Result<(), MarketError> {
    let pools = staked(document)?;
    let total: u64 = pools.iter().map(|tao| tao.0).sum();
    for (subnet, tao) in document.subnets.iter_mut().zip(pools) {
        (subnet.tao, subnet.alpha, subnet.alpha_out) = (tao, Alpha(total), Alpha(total));
        subnet.moving_price = Some(subnet.settled_price());
        subnet.emission_enabled = true;
        subnet.user_flow = subnet.first_user_flow();
    }
    (document.era, document.runtime, document.pinned) = (&LAUNCH_2025, None, Some(&ROOT_2024));
    Ok(())
}

/// Returns the TAO that is staked on each subnet, in the order of the subnets.
fn staked(document: &MarketDocument) -> Result<Vec<Rao>, BoardError> {
    let board = document.board.as_ref().ok_or(BoardError::Missing)?;
    let mut pools = vec![Rao(0); document.subnets.len()];
    for validator in &board.validators {
        let exists = |netuid: Netuid| netuid == Netuid::ROOT || document.subnet(netuid).is_some();
        let votes = validator.votes.iter().filter(|&(&netuid, _)| exists(netuid));
        let sum: u128 = votes.map(|(_, vote)| u128::from(vote.0)).sum();
        for (subnet, pool) in document.subnets.iter().zip(&mut pools) {
            let part = u128::from(validator.stake.0) * u128::from(validator.vote(subnet.netuid).0);
            let part = part.checked_div(sum).and_then(|part| u64::try_from(part).ok()).unwrap_or_default();
            pool.0 = pool.0.saturating_add(part);
        }
    }
    if pools.iter().all(|pool| pool.0 == 0) { Err(BoardError::NoVotes) } else { Ok(pools) }
}
