//! Creates a subnet from imported data, with the rules that are live on the chain.

use std::sync::Arc;

use super::content::{Participant, SubnetData};
use super::merge::Merged;
use super::note::Assumption;
use crate::matrix::{Matrix, Row};
use crate::model::{Document, Neuron};
use crate::small::EMISSION;
use crate::{Comparison, Invalid, Scenario, Timeline, clean_line, limits, names};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Block, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{Hyperparameter, Parameters, activity_cutoff, ranks, total_stake, trace};

/// The number of validator permits of a new subnet (spec 10).
const PERMITS: u16 = 64;
/// The live `StakeThreshold`: 1,000 alpha.
const STAKE_THRESHOLD: Alpha = Alpha(1_000_000_000_000);
/// The live `TaoWeight`: 0.18 of 2^64 - 1.
const TAO_WEIGHT: Proportion64 = Proportion64(3_320_413_933_267_719_290);
/// The stake of each validator if no file has stakes.
const EQUAL_STAKE: Alpha = Alpha(10_000_000_000_000);
/// The block if no file has one.
const BLOCK: u64 = 1_000_000;

/// Returns the hyperparameters of a new subnet on the chain.
pub(super) fn live_parameters() -> Parameters {
    Parameters {
        stake_threshold: STAKE_THRESHOLD,
        tao_weight: TAO_WEIGHT,
        max_allowed_validators: PERMITS,
        ..Parameters::default()
    }
}

/// Sets the hyperparameters of files. The activity cutoff in blocks becomes thousandths of the tempo, rounded up.
pub(super) fn with_hyperparameters(parameters: &Parameters, files: &[&SubnetData]) -> Parameters {
    let mut changed = parameters.clone();
    for (hyperparameter, raw) in files.iter().flat_map(|file| &file.hyperparameters) {
        changed = hyperparameter.set(&changed, *raw);
    }
    for blocks in files.iter().filter_map(|file| file.activity_cutoff) {
        let factor = (u128::from(blocks) * 1_000).div_ceil(u128::from(changed.tempo).max(1));
        let (lowest, highest) = Hyperparameter::ActivityCutoffFactor.range();
        let factor = i128::try_from(factor).unwrap_or(highest).clamp(lowest, highest);
        changed = Hyperparameter::ActivityCutoffFactor.set(&changed, factor);
    }
    changed
}

/// Creates a subnet. Returns the assumptions made for values that no file has.
///
/// Validators are the uids that set weights, and those with a permit and at least the stake threshold; in tables with
/// names all rows. Miners are the others and all columns. Participants with uids are sorted, those with most weight first.
///
/// # Errors
/// Returns the rule that the subnet breaks.
pub(super) fn build(
    merged: &Merged,
    files: &[&SubnetData],
    title: &str,
) -> Result<(Scenario, Vec<Assumption>), Invalid> {
    let mut assumptions = Vec::new();
    let parameters = with_hyperparameters(&live_parameters(), files);
    let block = files.iter().filter_map(|file| file.block).max().unwrap_or(BLOCK);
    let has_stakes = merged.participants.iter().any(|one| one.alpha_stake.is_some());
    let is_row = |uid: Uid| merged.rows.iter().any(|(row, _)| *row == uid);
    let mut neurons: Vec<Neuron> = Vec::with_capacity(merged.participants.len());
    let cleaned = names::cleaned(&merged.names);
    for ((uid, participant), name) in (0..).map(Uid).zip(&merged.participants).zip(cleaned) {
        let equal = if !has_stakes && is_row(uid) { EQUAL_STAKE } else { Alpha(0) };
        neurons.push(neuron(participant, name, equal, block, &parameters));
    }
    let stakes: Vec<i128> = neurons
        .iter()
        .map(|neuron| total_stake(neuron.alpha_stake, neuron.tao_stake, parameters.tao_weight).to_bits())
        .collect();
    if merged.participants.iter().all(|one| one.permit.is_none()) {
        let count = grant_permits(&mut neurons, &stakes, parameters.max_allowed_validators);
        assumptions.push(Assumption::Permits { limit: parameters.max_allowed_validators, count });
    }
    let threshold = i128::from(parameters.stake_threshold.0) << 64;
    let (validators, miners) =
        roles(merged, &neurons, |uid| stakes.get(uid.index()).is_some_and(|&stake| stake >= threshold));
    let below = validators.iter().filter(|uid| stakes.get(uid.index()).is_some_and(|&stake| stake < threshold)).count();
    assume(merged, files, has_stakes, &mut assumptions);
    if below > 0 {
        assumptions.push(Assumption::BelowThreshold { count: below, threshold: parameters.stake_threshold });
    }
    let owner =
        merged.participants.iter().position(|one| one.is_owner).and_then(|uid| u16::try_from(uid).ok()).map(Uid);
    let no_rows = vec![Row::default(); neurons.len()];
    let mut document = Document {
        preset: None,
        title: title_of(title),
        notes: String::new(),
        last_mechanism_step_block: Block(block.saturating_sub(u64::from(parameters.tempo) + 1)),
        parameters,
        commit_reveal: files.iter().find_map(|file| file.commit_reveal).unwrap_or_default(),
        emission: EMISSION,
        current_block: Block(block),
        neurons,
        owner,
        validators,
        miners,
        weights: no_rows.clone(),
        bonds: no_rows,
        previous_consensus: None,
        timeline: Timeline::default(),
        comparison: Comparison::None,
    };
    let is_table = !merged.columns.is_empty();
    for (uid, entries) in &merged.rows {
        let mut entries = entries.clone();
        // A cell with zero in a table only says that there is no weight.
        entries.retain(|(_, share)| !is_table || *share > Share(0));
        if let Some(row) = document.rows_mut(Matrix::Weights).get_mut(uid.index()) {
            *row = Arc::new(entries);
        }
    }
    let scenario = Scenario::new(document)?;
    let sorted = if is_table { scenario } else { weighed_first(&scenario)? };
    Ok((sorted, assumptions))
}

fn neuron(participant: &Participant, name: String, equal: Alpha, block: u64, parameters: &Parameters) -> Neuron {
    let cutoff = activity_cutoff(parameters.activity_cutoff_factor, parameters.tempo).0;
    let blocks_since = match (participant.blocks_since_update, participant.active) {
        (Some(blocks), _) => blocks,
        (None, Some(false)) => cutoff + 1,
        (None, _) => 1,
    };
    Neuron {
        name,
        alpha_stake: participant.alpha_stake.map_or(equal, Alpha),
        tao_stake: Rao(participant.tao_stake.unwrap_or_default()),
        validator_permit: participant.permit.unwrap_or_default(),
        last_update: Block(block.saturating_sub(blocks_since)),
        block_at_registration: Block(participant.registered_at.unwrap_or_default()),
        commit_block: None,
    }
}

/// Gives permits to the largest stakes above zero, a tie to the higher uid, and returns their number.
fn grant_permits(neurons: &mut [Neuron], stakes: &[i128], limit: u16) -> usize {
    let staked = neurons.iter_mut().zip(stakes).enumerate().filter(|(_, (_, stake))| **stake > 0);
    let sorted = ascending(staked.collect(), |(uid, (_, stake))| (-**stake).saturating_sub(i128::from(*uid as u32)));
    let mut count = 0;
    for (_, (neuron, _)) in sorted.into_iter().take(limit.into()) {
        neuron.validator_permit = true;
        count += 1;
    }
    count
}

/// Returns the rows and the columns.
fn roles(merged: &Merged, neurons: &[Neuron], has_enough: impl Fn(Uid) -> bool) -> (Vec<Uid>, Vec<Uid>) {
    let all = || (0..).map(Uid).zip(neurons).map(|(uid, _)| uid);
    let row_uids: Vec<Uid> = merged.rows.iter().map(|(uid, _)| *uid).collect();
    let has_permit = |uid: Uid| neurons.get(uid.index()).is_some_and(|neuron| neuron.validator_permit);
    if !merged.columns.is_empty() {
        let others = all().filter(|uid| !row_uids.contains(uid) && !merged.columns.contains(uid));
        let validators = row_uids.iter().copied().chain(others).collect();
        return (validators, merged.columns.clone());
    }
    let is_validator =
        |uid: Uid| row_uids.contains(&uid) || has_permit(uid) && (has_enough(uid) || row_uids.is_empty());
    let mut validators: Vec<Uid> = all().filter(|&uid| is_validator(uid)).collect();
    if validators.len() > limits::VALIDATORS {
        validators.retain(|uid| row_uids.contains(uid));
    }
    let has_weight = |uid: Uid| merged.rows.iter().any(|(_, row)| row.iter().any(|(miner, _)| *miner == uid));
    let miners = all().filter(|uid| !validators.contains(uid) || has_weight(*uid)).collect();
    (validators, miners)
}

fn assume(merged: &Merged, files: &[&SubnetData], has_stakes: bool, assumptions: &mut Vec<Assumption>) {
    let is_known = |known: fn(&Participant) -> bool| merged.participants.iter().any(known);
    if !is_known(|one| one.blocks_since_update.is_some() || one.active.is_some()) {
        assumptions.push(Assumption::Active);
    }
    if merged.unit.is_none() {
        assumptions.push(Assumption::NoWeights);
    }
    if !has_stakes {
        assumptions.push(Assumption::EqualStakes(EQUAL_STAKE));
    }
    if !is_known(|one| one.tao_stake.is_some_and(|stake| stake > 0)) {
        assumptions.push(Assumption::NoRootStake);
    }
    if merged.unknown_uids > 0 {
        assumptions.push(Assumption::UnknownUids { count: merged.unknown_uids });
    }
    if let Some(blocks) = files.iter().find_map(|file| file.activity_cutoff) {
        assumptions.push(Assumption::ActivityCutoff { blocks });
    }
    assumptions.extend([Assumption::LiveRules, Assumption::NoBonds, Assumption::Emission(EMISSION)]);
}

/// Returns the title of a file: its name without the extension.
fn title_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    clean_line(&stem.chars().take(limits::TITLE).collect::<String>())
}

/// Sorts the miners by stake-weighted weight, largest first, with those without any last, where the grid can collapse
/// them.
fn weighed_first(scenario: &Scenario) -> Result<Scenario, Invalid> {
    let trace = trace(&scenario.epoch_input());
    let support = ranks(&trace.weights, &trace.voting_stake);
    scenario.edit(|document| {
        let supported = |miner: &Uid| support.get(miner.index()).map_or(0, |support| support.to_bits());
        document.miners = ascending(std::mem::take(&mut document.miners), |miner| -i128::from(supported(miner)));
        Ok(())
    })
}
