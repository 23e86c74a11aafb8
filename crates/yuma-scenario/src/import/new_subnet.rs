//! Creates a subnet from imported data, with the rules that are live on the chain.

use std::sync::Arc;

use super::content::{Participant, SubnetData};
use super::file_hyperparameters::with_hyperparameters;
use super::merge::Merged;
use super::note::Assumption;
use super::roles::{grant_permits, roles};
use crate::live_parameters::live_parameters;
use crate::matrix::{Matrix, Row};
use crate::model::{Document, Neuron};
use crate::small::EMISSION;
use crate::{Comparison, Invalid, Scenario, Timeline, clean_line, limits, names};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};
use yuma_engine::yuma::{Parameters, activity_cutoff, ranks, total_stake, trace};

/// The stake of each validator if no file has stakes.
const EQUAL_STAKE: Alpha = Alpha(10_000_000_000_000);
/// The block if no file has one.
const BLOCK: u64 = 1_000_000;

/// Creates a subnet; `file` is the name of the first file. Returns the assumptions made for values that no file has.
///
/// Validators are the uids that set weights, and those with a permit and at least the stake threshold; in tables with
/// names all rows. Miners are the others and all columns. Participants with uids are sorted, those with most weight first.
///
/// # Errors
/// Returns the rule that the subnet breaks.
pub(super) fn build(
    merged: &Merged,
    files: &[&SubnetData],
    file: &str,
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
        title: title_of(file, files),
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

/// Returns the title: the number and the name of the subnet if the files have a name, otherwise the name of the first file
/// without its extension.
fn title_of(file: &str, files: &[&SubnetData]) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let named = files.iter().find_map(|data| Some((data.netuid, data.name.as_deref()?)));
    let title = match named {
        Some((Some(netuid), name)) => format!("SN{netuid} · {name}"),
        Some((None, name)) => name.to_owned(),
        None => stem.to_owned(),
    };
    clean_line(&title.chars().take(limits::TITLE).collect::<String>())
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
