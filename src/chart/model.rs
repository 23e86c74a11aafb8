//! The data of a chart.

use std::ops::Deref;
use std::rc::Rc;

use super::stored::StoredUnit;
use yuma_engine::quantity::{Epoch, Uid};

/// The role of a participant in its subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Sets weights.
    Validator,
    /// Receives weights.
    Miner,
}

/// A neuron in one of its roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Participant {
    /// The role.
    pub role: Role,
    /// The uid.
    pub uid: Uid,
}

/// The unit of a chart's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartMeasure {
    /// Fractions of a whole, shown in percent.
    Proportion,
    /// Plain numbers, such as pay per stake.
    Ratio,
    /// Amounts of alpha, in whole units.
    Alpha,
}

/// How a chart is drawn. Each kind has one series per participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// A line for each series.
    Lines,
    /// A row for each series, darker for larger values.
    Heat,
    /// A row for each series, with one color below zero and another above.
    Difference,
}

/// The values of a participant.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSeries {
    /// The participant.
    pub participant: Participant,
    /// The name to show.
    pub name: String,
    /// A value for each epoch of the chart; NaN for a missing one.
    pub values: Vec<f64>,
    /// The same numbers as the chain stores them, in [`ChartModel::stored_unit`]; empty if they are derived.
    pub stored: Vec<i64>,
}

/// An event at an epoch, which may explain a bend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochEvent {
    /// The epoch.
    pub epoch: Epoch,
    /// A short description.
    pub label: String,
}

/// A chart over epochs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartModel {
    /// The message key of the title, whose `{name}` is the subject.
    pub title: &'static str,
    /// The name of the only participant of the chart; empty if there are several.
    pub subject: String,
    /// How the chart is drawn.
    pub kind: ChartKind,
    /// The unit of the values.
    pub measure: ChartMeasure,
    /// The unit of the stored numbers, if there are any.
    pub stored_unit: Option<StoredUnit>,
    /// The epoch of the first value.
    pub first_epoch: Epoch,
    /// The series, in the order of the legend.
    pub series: Vec<ChartSeries>,
    /// The same participants in the pinned run, drawn faintly behind.
    pub ghosts: Vec<ChartSeries>,
    /// The events, by epoch.
    pub events: Vec<EpochEvent>,
    /// The smallest and the largest value that the axis includes besides those of the chart; see [`share_axes`].
    pub reach: Option<(f64, f64)>,
}

impl ChartModel {
    /// Returns the number of epochs.
    pub fn epoch_count(&self) -> usize {
        self.series.iter().chain(&self.ghosts).map(|series| series.values.len()).max().unwrap_or(0)
    }

    /// Returns every epoch of the chart.
    pub fn epochs(&self) -> impl DoubleEndedIterator<Item = Epoch> + ExactSizeIterator + use<> {
        let (first, count) = (self.first_epoch, self.epoch_count());
        (0..count).map(move |index| epoch_after(first, index))
    }

    /// Returns the last epoch, or the first if there are none.
    pub fn last_epoch(&self) -> Epoch {
        epoch_after(self.first_epoch, self.epoch_count().saturating_sub(1))
    }

    /// Returns the index of an epoch's values in the series, or `None` if the chart lacks the epoch.
    pub fn index_of(&self, epoch: Epoch) -> Option<usize> {
        let index = epoch.index().checked_sub(self.first_epoch.index())?;
        (index < self.epoch_count()).then_some(index)
    }

    /// Returns each series with its value at an epoch, in the order of the legend.
    pub fn values_at(&self, epoch: Epoch) -> impl Iterator<Item = (&ChartSeries, Option<f64>)> {
        let index = self.index_of(epoch);
        self.series.iter().map(move |series| (series, index.and_then(|index| series.value(index))))
    }

    /// Returns the pinned values of a participant.
    pub fn ghost_of(&self, participant: Participant) -> Option<&ChartSeries> {
        self.ghosts.iter().find(|ghost| ghost.participant == participant)
    }

    /// Returns the smallest and the largest value of all series and ghosts, including the reach of the axis.
    pub fn extent(&self) -> Option<(f64, f64)> {
        let reach = self.reach.map(|(low, high)| [low, high]);
        let all = self.series.iter().chain(&self.ghosts).map(|series| series.values.as_slice());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for values in all.chain(reach.iter().map(<[f64; 2]>::as_slice)) {
            for value in values.iter().filter(|value| value.is_finite()) {
                (low, high) = (low.min(*value), high.max(*value));
            }
        }
        (low <= high).then_some((low, high))
    }
}

impl ChartSeries {
    /// Creates a series from numbers as the chain stores them.
    pub fn of_stored(participant: Participant, name: String, unit: StoredUnit, stored: Vec<i64>) -> Self {
        ChartSeries { participant, name, values: stored.iter().map(|&stored| unit.value(stored)).collect(), stored }
    }

    /// Returns the value at an index, or `None` if it is missing.
    pub fn value(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().filter(|value| value.is_finite())
    }
}

/// Returns the epoch `count` epochs after `first`.
pub fn epoch_after(first: Epoch, count: usize) -> Epoch {
    Epoch(first.0.saturating_add(u16::try_from(count).unwrap_or(u16::MAX)))
}

/// Gives charts that are side by side the same axis of values, so that equal heights and shades are equal values.
pub fn share_axes(charts: &mut [ChartModel]) {
    let extents = charts.iter().filter_map(ChartModel::extent);
    let all = extents.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    for chart in charts {
        chart.reach = all;
    }
}

/// A chart that components pass on and compare by its address.
#[derive(Clone, Debug)]
pub struct SharedChart(Rc<ChartModel>);

impl SharedChart {
    /// Shares a chart.
    pub fn new(model: ChartModel) -> Self {
        SharedChart(Rc::new(model))
    }
}

impl PartialEq for SharedChart {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for SharedChart {
    type Target = ChartModel;

    fn deref(&self) -> &ChartModel {
        &self.0
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Creates a chart of validators from uid 0 on.
    pub fn several(values: &[&[f64]]) -> ChartModel {
        let series = (0..).zip(values).map(|(uid, values)| ChartSeries {
            participant: Participant { role: Role::Validator, uid: Uid(uid) },
            name: format!("V{uid}"),
            values: values.to_vec(),
            stored: Vec::new(),
        });
        ChartModel {
            title: "chart.dividends",
            subject: String::new(),
            kind: ChartKind::Lines,
            measure: ChartMeasure::Proportion,
            stored_unit: None,
            first_epoch: Epoch(0),
            series: series.collect(),
            ghosts: Vec::new(),
            events: Vec::new(),
            reach: None,
        }
    }

    /// Creates a chart of one line.
    pub fn lines(first: u16, values: &[f64]) -> ChartModel {
        ChartModel { first_epoch: Epoch(first), ..several(&[values]) }
    }

    #[test]
    fn epochs_follow_the_first() {
        let model = lines(7, &[0.0, 0.5]);
        assert_eq!(model.epochs().collect::<Vec<_>>(), [Epoch(7), Epoch(8)]);
        assert_eq!(model.last_epoch(), Epoch(8));
        for (epoch, index) in [(6, None), (7, Some(0)), (8, Some(1)), (9, None)] {
            assert_eq!(model.index_of(Epoch(epoch)), index, "{epoch}");
        }
    }

    #[test]
    fn gaps_count_for_nothing() {
        let model = several(&[&[0.5, f64::NAN], &[f64::NAN, -0.25]]);
        assert_eq!(model.extent(), Some((-0.25, 0.5)));
        let values: Vec<Option<f64>> = model.values_at(Epoch(1)).map(|(_, value)| value).collect();
        assert_eq!(values, [None, Some(-0.25)]);
        assert_eq!(several(&[&[f64::NAN]]).extent(), None);
    }

    #[test]
    fn charts_side_by_side_share_their_axis() {
        let mut lanes = [lines(0, &[0.25, 0.5]), lines(0, &[-0.125, 0.25]), lines(0, &[])];
        share_axes(&mut lanes);
        assert_eq!(lanes.map(|lane| lane.extent()), [Some((-0.125, 0.5)); 3]);
    }

    #[test]
    fn a_pinned_run_counts_in_the_extent() {
        let mut model = lines(0, &[0.25]);
        model.ghosts = lines(0, &[0.75, 0.5]).series;
        assert_eq!(model.extent(), Some((0.25, 0.75)));
        assert_eq!(model.epoch_count(), 2);
        assert_eq!(model.ghost_of(model.series[0].participant), model.ghosts.first());
    }
}
