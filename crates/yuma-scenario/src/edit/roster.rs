//! The participants: adding and removing neurons, and their display order.

use std::sync::Arc;

use super::find::row;
use crate::invalid::{Invalid, List};
use crate::matrix::{Matrix, Row};
use crate::model::{Document, Neuron};
use crate::text;
use crate::timeline::{Change, Keyframe, Subject};
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};

/// Appends a validator with a permit.
pub fn add_validator(document: &mut Document, name: &str, stake: Alpha) -> Result<(), Invalid> {
    let uid = append(document, name);
    if let Some(neuron) = document.neurons.last_mut() {
        neuron.alpha_stake = stake;
        neuron.validator_permit = true;
    }
    document.validators.push(uid);
    Ok(())
}

/// Appends a miner.
pub fn add_miner(document: &mut Document, name: &str) -> Result<(), Invalid> {
    let uid = append(document, name);
    document.miners.push(uid);
    Ok(())
}

/// Appends a neuron. It counts as registered since the first block: with a current registration every weight on it
/// would be masked until validators update (spec 5.5), which is not intended when adding a column.
fn append(document: &mut Document, name: &str) -> Uid {
    let uid = Uid(document.uid_count());
    document.neurons.push(Neuron {
        name: text::clean_line(name),
        alpha_stake: Alpha(0),
        tao_stake: Rao(0),
        validator_permit: false,
        last_update: Block(document.current_block.0.saturating_sub(1)),
        block_at_registration: Block(0),
        commit_block: None,
    });
    document.weights.push(Arc::default());
    document.bonds.push(Arc::default());
    if let Some(consensus) = &mut document.previous_consensus {
        consensus.push(Share(0));
    }
    uid
}

/// Removes a neuron with its row, its column and its keyframes; every higher uid decreases by one, everywhere.
pub fn remove(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    if uid.index() >= document.neurons.len() {
        return Err(Invalid::UnknownUid { list: List::Neurons, uid });
    }
    let moved = |at: Uid| match at.cmp(&uid) {
        std::cmp::Ordering::Less => Some(at),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Uid(at.0 - 1)),
    };
    document.neurons.remove(uid.index());
    if let Some(consensus) = &mut document.previous_consensus
        && uid.index() < consensus.len()
    {
        consensus.remove(uid.index());
    }
    document.owner = document.owner.and_then(moved);
    for list in [&mut document.validators, &mut document.miners] {
        *list = list.iter().copied().filter_map(moved).collect();
    }
    for matrix in Matrix::BOTH {
        let rows = document.rows_mut(matrix);
        if uid.index() < rows.len() {
            rows.remove(uid.index());
        }
        for entries in rows.iter_mut().filter(|entries| entries.iter().any(|&(at, _)| at >= uid)) {
            *entries = Arc::new(entries.iter().filter_map(|&(at, share)| Some((moved(at)?, share))).collect());
        }
    }
    document.timeline.map(&|keyframe| Some(Keyframe { epoch: keyframe.epoch, change: keyframe.change.moved(moved)? }));
    Ok(())
}

/// Makes a neuron a row of the grid, or removes the row together with its weights and bonds and with the keyframes of
/// its weights.
pub fn set_validates(document: &mut Document, uid: Uid, validates: bool) -> Result<(), Invalid> {
    index(&mut document.validators, uid, validates);
    if !validates {
        for matrix in Matrix::BOTH {
            row(document, matrix, uid)?.clear();
        }
        let keeps = |change: &Change| change.subject() != Subject::Weights(uid);
        document.timeline.map(&|keyframe| Some(keyframe.clone()).filter(|keyframe| keeps(&keyframe.change)));
    }
    Ok(())
}

/// Makes a neuron a column of the grid, or removes the column together with the weights and bonds on it, including
/// those in keyframes.
pub fn set_mines(document: &mut Document, uid: Uid, mines: bool) -> Result<(), Invalid> {
    index(&mut document.miners, uid, mines);
    if !mines {
        for matrix in Matrix::BOTH {
            clear_column(document.rows_mut(matrix), uid);
        }
        document.timeline.map(&|keyframe| {
            let mut kept = keyframe.clone();
            if let Change::Weights { row, .. } = &mut kept.change {
                clear_column(std::slice::from_mut(row), uid);
            }
            Some(kept)
        });
    }
    Ok(())
}

/// Removes all entries on a neuron.
fn clear_column(rows: &mut [Row], uid: Uid) {
    for entries in rows {
        if entries.iter().any(|&(at, _)| at == uid) {
            Arc::make_mut(entries).retain(|&(at, _)| at != uid);
        }
    }
}

fn index(list: &mut Vec<Uid>, uid: Uid, member: bool) {
    let is_member = list.contains(&uid);
    if member && !is_member {
        list.push(uid);
    } else if !member {
        list.retain(|&at| at != uid);
    }
}

/// Moves a neuron within a display order; an index beyond the end is the end.
pub fn move_to(order: &mut Vec<Uid>, list: List, uid: Uid, to: usize) -> Result<(), Invalid> {
    let from = order.iter().position(|&at| at == uid).ok_or(Invalid::UnknownUid { list, uid })?;
    order.remove(from);
    order.insert(to.min(order.len()), uid);
    Ok(())
}
