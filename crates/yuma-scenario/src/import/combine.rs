//! Joins the contents of files with the open scenario.

use super::combine_error::CombineError;
use super::content::{Content, SubnetData};
use super::first_look::{FirstLook, first_look};
use super::merge::merge;
use super::note::{Assumption, Ignored, Summary};
use super::open::Open;
use super::recognize::Recognized;
use super::summary::{distinct, ignored, other_subnet, row_sums, summarize};
use super::{new_subnet, update};
use crate::Scenario;

/// A scenario that files lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The scenario.
    pub scenario: Scenario,
    /// The assumptions made for it.
    pub assumptions: Vec<Assumption>,
    /// Its first results.
    pub first_look: FirstLook,
}

/// The ways to open files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// A new subnet.
    pub subnet: Option<Offer>,
    /// The open scenario with the data of the files.
    pub update: Option<Offer>,
    /// Whether the update is the better way: all participants are those of the open scenario.
    pub prefers_update: bool,
    /// The used parts of the files.
    pub summary: Summary,
    /// The parts of the files that were not used.
    pub ignored: Vec<Ignored>,
}

/// Joins files, each with its name, with the open scenario. The first file names a new subnet.
///
/// # Errors
/// Returns a [`CombineError`] if neither a new subnet nor an update is possible.
pub fn combine(open: Open<'_>, files: &[(&str, &Recognized)]) -> Result<Proposal, CombineError> {
    let subnets: Vec<&SubnetData> = files
        .iter()
        .filter_map(|(_, file)| match &file.content {
            Content::Subnet(data) => Some(&**data),
            _ => None,
        })
        .collect();
    let mut proposal = Proposal { ignored: ignored(files), ..Proposal::default() };
    if let Some(scenario) = files.iter().find_map(|(_, file)| match &file.content {
        Content::Scenario(scenario) => Some(scenario),
        _ => None,
    }) {
        proposal.subnet = Some(offer(Scenario::clone(scenario), Vec::new()));
        return Ok(proposal);
    }
    if subnets.is_empty() {
        return Ok(proposal);
    }
    let notes: Vec<Assumption> = distinct(subnets.iter().flat_map(|data| data.assumptions.clone()));
    let merged = match merge(&subnets) {
        // A damaged file: no other way of opening helps.
        Err(error @ CombineError::DuplicateUid { .. }) => return Err(error),
        merged => merged,
    };
    let updated = update::apply(open, &subnets);
    let update_error = updated.as_ref().err().cloned();
    if let Ok(Some(update)) = updated {
        proposal.prefers_update = update.is_certain;
        let mut assumptions = notes.clone();
        assumptions.extend(row_sums(&subnets));
        if let Some(blocks) = subnets.iter().find_map(|data| data.activity_cutoff) {
            assumptions.push(Assumption::ActivityCutoff { blocks });
        }
        proposal.update = Some(offer(update.scenario, assumptions));
    }
    let has_members = subnets.iter().any(|data| !data.participants.is_empty() || data.weights.is_some());
    let mut miners = 0;
    if has_members {
        let title = files.first().map_or("", |(name, _)| name);
        let built = merged.and_then(|merged| Ok(new_subnet::build(&merged, &subnets, title)?));
        match built {
            Ok((scenario, assumed)) => {
                let assumptions =
                    row_sums(&subnets).into_iter().chain(notes).chain(other_subnet(&subnets)).chain(assumed);
                miners = scenario.miners.len();
                proposal.summary.validators = scenario.validators.len();
                proposal.subnet = Some(offer(scenario, assumptions.collect()));
            }
            Err(error) if proposal.update.is_none() => return Err(update_error.map_or(error, CombineError::Invalid)),
            Err(_) => {}
        }
    } else {
        proposal.prefers_update = true;
        if let Some(error) = update_error {
            return Err(error.into());
        }
    }
    proposal.prefers_update &= proposal.update.is_some();
    proposal.summary.miners = miners;
    summarize(&subnets, &mut proposal.summary);
    Ok(proposal)
}

fn offer(scenario: Scenario, assumptions: Vec<Assumption>) -> Offer {
    Offer { first_look: first_look(&scenario), assumptions: distinct(assumptions), scenario }
}
