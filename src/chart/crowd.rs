//! Charts of many lines: a few stand out in color with their names, and the others are grey.

use super::model::{ChartKind, ChartModel, ChartSeries, Participant, Role};
use yuma_engine::quantity::Uid;

/// The largest number of lines that are all drawn in color.
const MAX_COLORED: usize = 12;
/// The number of lines that stand out because they move most, and because they are highest at the end.
const MOST_MOVED: usize = 3;
const HIGHEST: usize = 2;

/// The selected neurons, whose lines stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SelectedNeurons {
    /// The validator.
    pub validator: Option<Uid>,
    /// The miner.
    pub miner: Option<Uid>,
}

impl SelectedNeurons {
    /// Returns whether a participant is selected.
    pub fn is(self, participant: Participant) -> bool {
        let selected = match participant.role {
            Role::Validator => self.validator,
            Role::Miner => self.miner,
        };
        selected == Some(participant.uid)
    }
}

/// Returns whether a chart has too many lines to tell them apart by color.
pub fn is_crowded(model: &ChartModel) -> bool {
    model.kind == ChartKind::Lines && model.series.len() > MAX_COLORED
}

/// Returns the participants whose lines stand out in a crowded chart: the selected ones, those that move most, then those that are
/// highest at the end. Empty for other charts.
pub fn featured(model: &ChartModel, selected: SelectedNeurons) -> Vec<Participant> {
    if !is_crowded(model) {
        return Vec::new();
    }
    let of_chart = model.series.iter().map(|series| series.participant);
    let mut featured: Vec<Participant> = of_chart.filter(|participant| selected.is(*participant)).collect();
    featured.extend(first_by(model, MOST_MOVED, &featured, movement));
    let highest = first_by(model, HIGHEST, &featured, |series| {
        series.values.iter().rfind(|value| value.is_finite()).copied().unwrap_or(f64::NEG_INFINITY)
    });
    featured.extend(highest);
    featured
}

/// Returns the distance between the lowest and the highest value.
fn movement(series: &ChartSeries) -> f64 {
    let finite = || series.values.iter().copied().filter(|value| value.is_finite());
    finite().fold(f64::NEG_INFINITY, f64::max) - finite().fold(f64::INFINITY, f64::min)
}

/// Returns the participants with the highest numbers, except some; of equal ones the earlier.
fn first_by(
    model: &ChartModel,
    count: usize,
    except: &[Participant],
    number: impl Fn(&ChartSeries) -> f64,
) -> Vec<Participant> {
    let others = model.series.iter().filter(|series| !except.contains(&series.participant));
    let mut numbered: Vec<(f64, Participant)> = others.map(|series| (number(series), series.participant)).collect();
    numbered.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    numbered.into_iter().take(count).map(|(_, participant)| participant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::model::tests::several;

    #[test]
    fn few_lines_are_all_in_color() {
        let values: Vec<&[f64]> = vec![&[0.0, 1.0]; MAX_COLORED];
        assert!(!is_crowded(&several(&values)) && featured(&several(&values), SelectedNeurons::default()).is_empty());
    }

    #[test]
    fn the_largest_and_those_that_move_stand_out() {
        let mut values: Vec<&[f64]> = vec![&[0.1, 0.1]; 20];
        (values[3], values[5], values[7]) = (&[0.9, 0.1], &[0.1, 0.5], &[0.2, f64::NAN, 0.4]);
        (values[11], values[13]) = (&[0.8, 0.8], &[0.7, 0.7]);
        let uids: Vec<u16> = featured(&several(&values), SelectedNeurons::default())
            .into_iter()
            .map(|participant| participant.uid.0)
            .collect();
        assert_eq!(uids, [3, 5, 7, 11, 13]);
    }

    #[test]
    fn heat_maps_have_rows_for_all() {
        let values: Vec<&[f64]> = vec![&[0.5]; 40];
        let mut model = several(&values);
        model.kind = ChartKind::Heat;
        assert!(featured(&model, SelectedNeurons::default()).is_empty());
    }
}
