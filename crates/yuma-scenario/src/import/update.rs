//! Applies imported data to the open scenario, if its participants are those of the files.

use std::collections::HashMap;
use std::sync::Arc;

use super::content::{Label, SubnetData, Weights};
use super::display_name;
use super::file_hyperparameters::with_hyperparameters;
use super::open::Open;
use crate::edit::cells;
use crate::matrix::Matrix;
use crate::model::Document;
use crate::{Invalid, Scenario, names};
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};

/// The open scenario with imported data.
pub(super) struct Update {
    /// The changed scenario.
    pub scenario: Scenario,
    /// Whether the participants are known to be the same, not only their uids.
    pub is_certain: bool,
}

/// Returns the open scenario with the data of the files, or `None` if it has other participants.
///
/// Participants missing from the files keep their values.
///
/// # Errors
/// Returns the rule that the changed scenario breaks.
pub(super) fn apply(open: Open<'_>, files: &[&SubnetData]) -> Result<Option<Update>, Invalid> {
    let scenario = open.scenario();
    let mut matching = Matching { scenario, is_certain: true };
    let mut document = Document::clone(scenario);
    document.parameters = with_hyperparameters(&document.parameters, files);
    for file in files {
        document.commit_reveal = file.commit_reveal.unwrap_or(document.commit_reveal);
        for participant in &file.participants {
            let Some(uid) = matching.neuron(&participant.label, participant.hotkey.as_deref()) else { return Ok(None) };
            let Some(neuron) = document.neurons.get_mut(uid.index()) else { return Ok(None) };
            neuron.alpha_stake = participant.alpha_stake.map_or(neuron.alpha_stake, Alpha);
            neuron.tao_stake = participant.tao_stake.map_or(neuron.tao_stake, Rao);
            neuron.validator_permit = participant.permit.unwrap_or(neuron.validator_permit);
            if let (Some(block), Some(blocks)) = (file.block, participant.blocks_since_update) {
                let age = scenario.current_block.0.saturating_sub(block).saturating_add(blocks);
                neuron.last_update = Block(scenario.current_block.0.saturating_sub(age));
            }
        }
        if let Some(weights) = &file.weights
            && !put_weights(&mut document, weights, &mut matching, open)?
        {
            return Ok(None);
        }
    }
    Ok(Some(Update { scenario: Scenario::new(document)?, is_certain: matching.is_certain }))
}

/// Sets weights. Returns `false` if a label is none of a validator or miner.
fn put_weights(
    document: &mut Document,
    weights: &Weights,
    matching: &mut Matching<'_>,
    open: Open<'_>,
) -> Result<bool, Invalid> {
    let has_same_size =
        (weights.rows.len(), weights.miners().len()) == (document.validators.len(), document.miners.len());
    if weights.rows.iter().any(|row| matches!(row.validator, Label::Row(_))) && !has_same_size {
        return Ok(false);
    }
    let mut miners = Vec::new();
    for label in weights.miners() {
        let Some(uid) = matching.miner(label) else { return Ok(false) };
        if !document.miners.contains(&uid) {
            if !open.is_whole() || !matching.knows(label) {
                return Ok(false);
            }
            document.miners.push(uid);
        }
        miners.push((label, uid));
    }
    let uids: HashMap<&Label, Uid> = miners.iter().copied().collect();
    for row in &weights.rows {
        let Some(validator) = matching.validator(&row.validator, row.hotkey.as_deref()) else { return Ok(false) };
        if !document.validators.contains(&validator) {
            if !open.is_whole() || !matching.knows(&row.validator) {
                return Ok(false);
            }
            document.validators.push(validator);
        }
        if weights.columns.is_some() {
            let shares: HashMap<&Label, Share> = row.entries.iter().map(|(miner, share)| (miner, *share)).collect();
            for &(label, miner) in &miners {
                cells::set(document, Matrix::Weights, validator, miner, shares.get(label).copied())?;
            }
        } else if let Some(kept) = document.weights.get_mut(validator.index()) {
            let uid = |label: &Label| uids.get(label).copied();
            *kept = Arc::new(row.entries.iter().filter_map(|(label, share)| Some((uid(label)?, *share))).collect());
        }
    }
    Ok(true)
}

/// Finds the neurons of labels in the open scenario.
struct Matching<'a> {
    scenario: &'a Scenario,
    is_certain: bool,
}

impl Matching<'_> {
    /// Returns whether a participant that was found may get another role: the uids are those of the same subnet.
    fn knows(&self, label: &Label) -> bool {
        self.is_certain && matches!(label, Label::Uid(_))
    }

    fn validator(&mut self, label: &Label, hotkey: Option<&str>) -> Option<Uid> {
        match label {
            Label::Row(index) => self.scenario.validators.get(*index).copied(),
            _ => self.neuron(label, hotkey),
        }
    }

    fn miner(&mut self, label: &Label) -> Option<Uid> {
        match label {
            Label::Column(index) => self.scenario.miners.get(*index).copied(),
            _ => self.neuron(label, None),
        }
    }

    fn neuron(&mut self, label: &Label, hotkey: Option<&str>) -> Option<Uid> {
        match label {
            Label::Uid(uid) => {
                let at_uid = self.scenario.neuron(Uid(*uid));
                // Names may be numbers too.
                if at_uid.is_none_or(|neuron| !neuron.name.is_empty())
                    && let Some(named) = self.exact(&uid.to_string())
                {
                    return Some(named);
                }
                let name = &at_uid?.name;
                let is_numbered = name.is_empty() || name.starts_with(&format!("{uid} · "));
                let shown = hotkey.map(|hotkey| display_name::of_neuron(*uid, None, Some(hotkey)));
                let is_known = shown.is_none_or(|shown| *name == shown);
                if !is_known && !name.is_empty() {
                    return None;
                }
                self.is_certain &= is_numbered && is_known;
                Some(Uid(*uid))
            }
            Label::Name(text) => self.named(text),
            Label::Row(_) | Label::Column(_) => None,
        }
    }

    fn named(&self, text: &str) -> Option<Uid> {
        let shown = display_name::of_label(text);
        let ending = format!(" · {shown}");
        let at_uid = || names::numbered(text).filter(|uid| self.scenario.neuron(*uid).is_some());
        at_uid()
            .or_else(|| self.exact(text))
            .or_else(|| self.position(|name| !shown.is_empty() && (name == shown || name.ends_with(&ending))))
    }

    fn exact(&self, text: &str) -> Option<Uid> {
        self.position(|name| !text.is_empty() && name == text)
    }

    fn position(&self, is_it: impl Fn(&str) -> bool) -> Option<Uid> {
        let index = self.scenario.neurons.iter().position(|neuron| is_it(&neuron.name))?;
        u16::try_from(index).ok().map(Uid)
    }
}
