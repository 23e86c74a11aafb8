//! The table under a chart, which shows a readable number of epochs.

use super::heat::deepest;
use super::model::ChartModel;
use super::precision::Precision;
use super::ticks::round_step;
use yuma_engine::quantity::Epoch;

/// The approximate number of lines of a table.
const LINES: usize = 50;

/// Returns the step between the epochs of the table; 1 if it shows all.
pub fn step(model: &ChartModel) -> usize {
    round_step(model.epoch_count() as f64 / LINES as f64).max(1.0) as usize
}

/// Returns the number format of the table: four digits for the largest value, and decimal points aligned.
pub fn precision(model: &ChartModel) -> Precision {
    let largest = deepest(model);
    Precision { largest, step: if largest > 0.0 { largest / 1_000.0 } else { 1.0 } }
}

/// Returns the epochs of the table: multiples of the step, the first and the last, and those with events.
pub fn epochs(model: &ChartModel) -> Vec<Epoch> {
    let step = u16::try_from(step(model)).unwrap_or(u16::MAX);
    let ends = [model.first_epoch, model.last_epoch()];
    let matters = |epoch: &Epoch| {
        epoch.0.is_multiple_of(step) || ends.contains(epoch) || model.events.iter().any(|event| event.epoch == *epoch)
    };
    model.epochs().filter(matters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::EpochEvent;
    use crate::chart::model::tests::lines;

    #[test]
    fn a_short_run_is_whole() {
        let model = lines(3, &[0.0; 40]);
        assert_eq!(step(&model), 1);
        assert_eq!(epochs(&model).len(), 40);
    }

    #[test]
    fn a_long_run_keeps_its_ends_and_events() {
        let mut model = lines(1, &vec![0.0; 2_000]);
        model.events.push(EpochEvent { epoch: Epoch(777), label: "M2 is replaced".to_owned() });
        let epochs = epochs(&model);
        assert_eq!(step(&model), 50);
        assert_eq!(epochs.first(), Some(&Epoch(1)));
        assert_eq!(epochs.last(), Some(&Epoch(2_000)));
        assert!(epochs.contains(&Epoch(50)) && epochs.contains(&Epoch(777)));
        assert_eq!(epochs.len(), 42);
    }

    #[test]
    fn nothing_has_no_lines() {
        assert!(epochs(&lines(0, &[])).is_empty());
    }
}
