//! Emission by the weights of root (April 2024 to February 2025, spec 3.1).

use super::candidate::Candidate;
use crate::quantity::Rao;
use crate::wide::{FineAmount, Ratio, amount, safe_div};

/// Returns each candidate's share of the block emission, `EmissionValues / emission`, for display only.
pub fn root_shares(candidates: &[Candidate], emission: Rao) -> Vec<Ratio> {
    let whole = Ratio::saturating_from_num(emission.0);
    candidates.iter().map(|candidate| safe_div(Ratio::saturating_from_num(candidate.root_emission.0), whole)).collect()
}

/// Returns each candidate's emission: `EmissionValues` as stored by the root epoch.
pub fn root_emissions(candidates: &[Candidate]) -> Vec<FineAmount> {
    candidates.iter().map(|candidate| amount(candidate.root_emission.0)).collect()
}
