//! Folds miners away: in a large subnet those at the end without a counting weight.

use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Trace, ranks};

/// The number of miners that are always shown.
const ALWAYS_SHOWN: usize = 24;

/// Returns the number of miners, in display order, before the fold: all up to the last one with a counting weight.
pub fn shown_before_fold(miners: &[Uid], trace: &Trace) -> usize {
    let support = ranks(&trace.weights, &trace.voting_stake);
    let last = miners.iter().rposition(|miner| support.get(miner.index()).is_some_and(|support| *support > ZERO));
    last.map_or(0, |last| last + 1).max(ALWAYS_SHOWN).min(miners.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::fixed::{HALF, ONE};
    use yuma_engine::yuma::Sparse;

    fn check(miners: u16, weighed: &[u16], shown: usize) {
        let weights = Sparse::from_rows([weighed.iter().map(|&uid| (Uid(uid), HALF))]);
        let mut voting_stake = vec![ZERO; miners.into()];
        voting_stake[0] = ONE;
        let miners: Vec<Uid> = (0..miners).map(Uid).collect();
        let mut trace = Trace::default();
        (trace.weights, trace.voting_stake) = (weights, voting_stake);
        assert_eq!(shown_before_fold(&miners, &trace), shown, "{weighed:?} of {}", miners.len());
    }

    #[test]
    fn miners_without_a_weight_are_folded_at_the_end() {
        check(3, &[0], 3);
        check(100, &[0, 40], 41);
        check(100, &[], 24);
        check(100, &[99], 100);
    }
}
