//! Validation of keyframes.

use super::{Change, Keyframe, Source, Timeline};
use crate::check::{
    Members, check_alpha_order, check_amount, check_block, check_hyperparameter, check_range, check_row,
};
use crate::invalid::{Field, Invalid, List};
use crate::limits;
use crate::matrix::Matrix;
use crate::model::Document;
use yuma_engine::quantity::{Block, Epoch, Uid};
use yuma_engine::yuma::{Hyperparameter, activity_cutoff};

/// Checks the keyframes of a document, and that every epoch of its run will be a valid document too.
pub fn check_timeline(document: &Document) -> Result<(), Invalid> {
    let timeline = &document.timeline;
    check_range(Field::Epochs, timeline.epochs.0.into(), (1, limits::EPOCHS.into()))?;
    if timeline.is_single() {
        return Ok(());
    }
    check_counts(timeline)?;
    let validators = Members::of(List::Validators, document.validators.iter().copied(), document.uid_count())?;
    let miners = Members::of(List::Miners, document.miners.iter().copied(), document.uid_count())?;
    for Keyframe { epoch, change } in timeline.keyframes() {
        check_range(Field::KeyframeEpoch, epoch.0.into(), (0, i128::from(limits::EPOCHS) - 1))?;
        check_uid(document, change.subject().uid())?;
        match change {
            Change::Weights { uid, row } => check_row(Matrix::Weights, *uid, row, &validators, &miners, document)?,
            Change::Copy { uid, .. } | Change::OwnWeights { uid } if !validators.holds(*uid) => {
                return Err(Invalid::HiddenRow { matrix: Matrix::Weights, row: *uid });
            }
            change => check_change(document, change)?,
        }
    }
    check_alpha_bounds(document)?;
    check_block(Field::CurrentBlock, last_block(document))
}

fn check_uid(document: &Document, uid: Option<Uid>) -> Result<(), Invalid> {
    match uid {
        Some(uid) if uid.0 >= document.uid_count() => Err(Invalid::UnknownUid { list: List::Keyframes, uid }),
        _ => Ok(()),
    }
}

/// The number of keyframes, counted against the limits of a timeline.
#[derive(Debug)]
pub struct KeyframeCounts {
    of_neurons: [usize; limits::NEURONS],
    of_subnet: usize,
    weights: usize,
}

impl Default for KeyframeCounts {
    fn default() -> Self {
        KeyframeCounts { of_neurons: [0; limits::NEURONS], of_subnet: 0, weights: 0 }
    }
}

impl KeyframeCounts {
    /// Counts a keyframe.
    ///
    /// # Errors
    /// Returns [`Invalid::TooManyKeyframes`], [`Invalid::TooManySubnetKeyframes`] or
    /// [`Invalid::TooManyKeyframeWeights`] if a limit is exceeded, and [`Invalid::UnknownUid`] if it concerns a uid
    /// that no subnet has.
    pub fn add(&mut self, change: &Change) -> Result<(), Invalid> {
        match change.subject().uid() {
            Some(uid) => {
                let list = List::Keyframes;
                let count = self.of_neurons.get_mut(uid.index()).ok_or(Invalid::UnknownUid { list, uid })?;
                *count += 1;
                if *count > limits::KEYFRAMES {
                    return Err(Invalid::TooManyKeyframes { uid, count: *count, limit: limits::KEYFRAMES });
                }
            }
            None => self.of_subnet += 1,
        }
        if let Change::Weights { row, .. } = change {
            self.weights += row.len();
        }
        if self.of_subnet > limits::SUBNET_KEYFRAMES {
            Err(Invalid::TooManySubnetKeyframes { count: self.of_subnet, limit: limits::SUBNET_KEYFRAMES })
        } else if self.weights > limits::KEYFRAME_WEIGHTS {
            Err(Invalid::TooManyKeyframeWeights { count: self.weights, limit: limits::KEYFRAME_WEIGHTS })
        } else {
            Ok(())
        }
    }
}

fn check_counts(timeline: &Timeline) -> Result<(), Invalid> {
    let mut counts = KeyframeCounts::default();
    timeline.keyframes().iter().try_for_each(|keyframe| counts.add(&keyframe.change))
}

fn check_change(document: &Document, change: &Change) -> Result<(), Invalid> {
    match *change {
        Change::ReplaceNeuron { uid, .. } if document.owner == Some(uid) => Err(Invalid::OwnerReplaced { uid }),
        Change::ReplaceNeuron { uid, blocks_before } => {
            let interval = Hyperparameter::Tempo.range().1 + 1;
            check_range(Field::BlocksBefore(uid), blocks_before.0.into(), (0, interval))
        }
        Change::Hyperparameter { hyperparameter, raw } => check_hyperparameter(hyperparameter, raw),
        Change::Emission(emission) => check_amount(Field::Emission, emission.0),
        Change::AlphaStake { uid, stake } => check_amount(Field::AlphaStake(uid), stake.0),
        Change::TaoStake { uid, stake } => check_amount(Field::TaoStake(uid), stake.0),
        Change::Copy { uid, source: Source::Validator(other), .. } if other == uid => {
            Err(Invalid::CopiesItself { uid })
        }
        Change::Copy { uid, source, delay } => {
            check_range(Field::CopyDelay(uid), delay.0.into(), (0, limits::COPY_DELAY.into()))?;
            match source {
                Source::Validator(other) => check_uid(document, Some(other)),
                Source::Consensus => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Checks that the bounds of liquid alpha are in order in every epoch.
fn check_alpha_bounds(document: &Document) -> Result<(), Invalid> {
    let mut parameters = document.parameters.clone();
    let mut epoch = Epoch(0);
    for keyframe in document.timeline.keyframes() {
        if let Change::Hyperparameter { hyperparameter, raw } = keyframe.change {
            if keyframe.epoch > epoch {
                check_alpha_order(&parameters)?;
                epoch = keyframe.epoch;
            }
            parameters = hyperparameter.set(&parameters, raw);
        }
    }
    check_alpha_order(&parameters)
}

/// Returns an upper bound for the blocks of a run: the longest tempo at every step, plus the blocks needed once to
/// make a validator inactive on a young chain.
fn last_block(document: &Document) -> Block {
    let raws = |hyperparameter: Hyperparameter| {
        let set = document.timeline.keyframes().iter().filter_map(move |keyframe| match keyframe.change {
            Change::Hyperparameter { hyperparameter: at, raw } if at == hyperparameter => Some(raw),
            _ => None,
        });
        set.chain([hyperparameter.get(&document.parameters)]).max().unwrap_or_default()
    };
    let tempo = u16::try_from(raws(Hyperparameter::Tempo)).unwrap_or(u16::MAX);
    let factor = u32::try_from(raws(Hyperparameter::ActivityCutoffFactor)).unwrap_or(u32::MAX);
    let intervals = u64::from(document.timeline.epochs.0) * (u64::from(tempo) + 1);
    let young = activity_cutoff(factor, tempo).0 + 2;
    Block(document.current_block.0.saturating_add(intervals).saturating_add(young))
}
