//! The combined contents of several files: counts, unused parts, and assumptions about the files.

use super::content::{Content, SubnetData};
use super::note::{Assumption, Ignored, Summary};
use super::recognize::Recognized;
use yuma_engine::quantity::Share;

/// Adds the counts of files to a summary.
pub(super) fn summarize(files: &[&SubnetData], summary: &mut Summary) {
    for data in files {
        summary.hyperparameters += data.hyperparameters.len()
            + usize::from(data.activity_cutoff.is_some())
            + usize::from(data.commit_reveal.is_some());
        let staked = data.participants.iter().filter(|one| one.alpha_stake.is_some() || one.tao_stake.is_some());
        summary.stakes = summary.stakes.max(staked.count());
        summary.alpha += data.participants.iter().filter_map(|one| one.alpha_stake).map(u128::from).sum::<u128>();
        summary.tao += data.participants.iter().filter_map(|one| one.tao_stake).map(u128::from).sum::<u128>();
        if let Some(weights) = &data.weights {
            let entries = weights.rows.iter().flat_map(|row| &row.entries);
            let count = entries.filter(|(_, share)| *share > Share(0)).count();
            summary.weights = Some((summary.weights.map_or(0, |(before, _)| before) + count, weights.unit));
            if summary.miners == 0 {
                summary.validators = weights.rows.len();
                summary.miners = weights.miners().len();
            }
        }
    }
}

/// Returns the assumptions, each once.
pub(super) fn distinct(notes: impl IntoIterator<Item = Assumption>) -> Vec<Assumption> {
    let mut kept: Vec<Assumption> = Vec::new();
    for note in notes {
        if !kept.contains(&note) {
            kept.push(note);
        }
    }
    kept
}

/// Returns the unused parts, those of markets and of the root network too, which no part of the page can open.
pub(super) fn ignored(files: &[(&str, &Recognized)]) -> Vec<Ignored> {
    let has_scenario = files.iter().any(|(_, file)| matches!(file.content, Content::Scenario(_)));
    let mut ignored = Vec::new();
    for (name, file) in files {
        ignored.extend(file.ignored.iter().cloned());
        match &file.content {
            Content::Subnet(data) if !has_scenario => ignored.extend(data.ignored.iter().cloned()),
            Content::Subnet(_) => ignored.push(Ignored::File((*name).to_owned())),
            _ => {}
        }
    }
    ignored
}

/// Returns the rows that do not sum to 100 % and are not scaled to the largest weight either, as the chain stores them.
pub(super) fn row_sums(files: &[&SubnetData]) -> Option<Assumption> {
    let rows = files.iter().filter_map(|data| data.weights.as_ref()).flat_map(|weights| &weights.rows);
    let sums: Vec<u64> = rows
        .filter(|row| row.entries.iter().all(|(_, share)| *share < Share::ONE))
        .map(|row| row.entries.iter().map(|(_, share)| u64::from(share.0)).sum())
        // Rounding each weight to 65535ths shifts the sum by less than a half for each.
        .filter(|&sum: &u64| sum > 0 && sum.abs_diff(u64::from(Share::ONE.0)) > 330)
        .collect();
    let (lowest, highest) = (sums.iter().min().copied()?, sums.iter().max().copied()?);
    Some(Assumption::RowSums { count: sums.len(), lowest, highest })
}

pub(super) fn other_subnet(files: &[&SubnetData]) -> Option<Assumption> {
    let netuids: Vec<u16> = files.iter().filter_map(|data| data.netuid).collect();
    let first = *netuids.first()?;
    let other = netuids.into_iter().find(|&netuid| netuid != first)?;
    Some(Assumption::OtherSubnet { first, other })
}
