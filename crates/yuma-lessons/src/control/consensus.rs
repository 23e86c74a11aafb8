//! Sets values of a consensus scenario.

use crate::error::QueryError;
use crate::expression::{Call, Expression};
use crate::subject::neuron;
use yuma_engine::quantity::{Alpha, Epoch, Millionths, RAO_PER_TAO, Rao, Share, Uid};
use yuma_engine::yuma::{Parameters, YumaVersion};
use yuma_scenario::edit::{Others, TimelineEdit, row_sum};
use yuma_scenario::timeline::Subject;
use yuma_scenario::{Edit, Scenario};

/// Returns the scenario with a value set.
///
/// | target | value |
/// |---|---|
/// | `stake(V)`, `root_stake(V)` | alpha, TAO |
/// | `stake_share(V)` | the part of all alpha stake, while the others keep theirs |
/// | `weight(V, M)` | the part of the row; the row's other weights are scaled |
/// | `active(V)`, `permit(V)` | 1 or 0 |
/// | `moves(V)` | the epoch of the validator's first change of weights |
/// | `epochs` | the number of epochs |
/// | `commit_reveal`, `yuma3`, `liquid_alpha` | 1 or 0 |
/// | `kappa`, `bonds_penalty`, `bonds_moving_average`, `alpha_low`, `alpha_high` | fractions |
/// | `stake_threshold` | alpha |
/// | `max_allowed_validators` | a number |
///
/// A target with `epoch N` is set from that epoch on.
pub fn set(scenario: &Scenario, target: &Call, value: f64) -> Result<Scenario, QueryError> {
    let edit = edit(scenario, target, value)?;
    let epoch = match target.time.as_deref() {
        Some(Expression::Number(epoch)) => Epoch(epoch.round() as u16),
        _ => Epoch(0),
    };
    edit.apply_at(scenario, epoch).map_err(|reason| target.rejected(value, reason))
}

fn edit(scenario: &Scenario, target: &Call, value: f64) -> Result<Edit, QueryError> {
    let uid = |index| neuron(scenario, &target.written(index)?);
    let parameters = |change: fn(&mut Parameters, f64)| {
        let mut parameters = scenario.parameters.clone();
        change(&mut parameters, value);
        Ok(Edit::Parameters(parameters))
    };
    match target.function.as_str() {
        "stake" => Ok(Edit::AlphaStake { uid: uid(0)?, stake: Alpha(units(value)) }),
        "root_stake" => Ok(Edit::TaoStake { uid: uid(0)?, stake: Rao(units(value)) }),
        "stake_share" => {
            let uid = uid(0)?;
            let others = scenario.neurons.iter().zip(0..).filter(|&(_, at)| Uid(at) != uid);
            let others: f64 = others.map(|(neuron, _)| neuron.alpha_stake.0 as f64).sum();
            Ok(Edit::AlphaStake { uid, stake: Alpha(stake_of_share(value, others)) })
        }
        "weight" => {
            let (row, column) = (uid(0)?, uid(1)?);
            let part = Millionths((value.clamp(0.0, 1.0) * 1e6).round() as u64);
            Ok(Edit::PartOfRow { row, column, part, basis: row_sum(scenario, row), others: Others::KeepSum })
        }
        "active" => Ok(Edit::Activity { uid: uid(0)?, active: value >= 0.5 }),
        "permit" => Ok(Edit::Permit { uid: uid(0)?, permit: value >= 0.5 }),
        "moves" => {
            let subject = Subject::Weights(uid(0)?);
            let mut keyframes = scenario.timeline.keyframes().iter();
            let first = keyframes.find(|keyframe| keyframe.change.subject() == subject);
            let from = first.ok_or_else(|| QueryError::NoValue(target.function.clone()))?.epoch;
            Ok(Edit::Timeline(TimelineEdit::Move { from, to: Epoch(value.round() as u16), subject: Some(subject) }))
        }
        "epochs" => Ok(Edit::Timeline(TimelineEdit::Epochs(Epoch(value.round() as u16)))),
        "commit_reveal" => Ok(Edit::CommitReveal(value >= 0.5)),
        "yuma3" => parameters(|parameters, value| {
            parameters.yuma_version = if value >= 0.5 { YumaVersion::Three } else { YumaVersion::Two };
        }),
        "liquid_alpha" => parameters(|parameters, value| parameters.liquid_alpha = value >= 0.5),
        "kappa" => parameters(|parameters, value| parameters.kappa = share(value)),
        "bonds_penalty" => parameters(|parameters, value| parameters.bonds_penalty = share(value)),
        "alpha_low" => parameters(|parameters, value| parameters.alpha_low = share(value)),
        "alpha_high" => parameters(|parameters, value| parameters.alpha_high = share(value)),
        "bonds_moving_average" => {
            parameters(|parameters, value| parameters.bonds_moving_average = Millionths((value * 1e6).round() as u64))
        }
        "stake_threshold" => parameters(|parameters, value| parameters.stake_threshold = Alpha(units(value))),
        "max_allowed_validators" => {
            parameters(|parameters, value| parameters.max_allowed_validators = value.round() as u16)
        }
        _ => Err(QueryError::Unknown(target.function.clone())),
    }
}

/// Returns the stake that is a share of all stake, given the stake of the others: `share / (1 - share) * others`, rounded.
/// The cast saturates.
pub(super) fn stake_of_share(share: f64, others: f64) -> u64 {
    (others * share / (1.0 - share).max(1e-9)).round() as u64
}

/// Returns the smallest units of an amount of tokens. Casts saturate.
pub(super) fn units(tokens: f64) -> u64 {
    (tokens * RAO_PER_TAO as f64).round() as u64
}

/// Returns the stored form of a fraction, rounded to the nearest.
pub(super) fn share(fraction: f64) -> Share {
    Share((fraction.clamp(0.0, 1.0) * f64::from(Share::ONE.0)).round() as u16)
}
