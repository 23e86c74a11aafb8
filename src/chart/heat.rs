//! The shades of a heat map.

use super::model::{ChartKind, ChartModel};

/// The number of shades beyond zero; the classes `h0` to `h20` of the style sheet. A difference has ten on each side of its
/// middle.
pub const STEPS: u8 = 20;

/// The shades of a heat map by row and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shades {
    /// The number of columns. A column is one epoch, or several if there are more epochs than columns.
    pub columns: usize,
    /// The shades, row by row; `None` for a missing value.
    pub cells: Vec<Option<u8>>,
}

/// Returns the value with the deepest shade: the one farthest from zero.
pub fn deepest(model: &ChartModel) -> f64 {
    model.extent().map_or(0.0, |(low, high)| high.max(-low))
}

/// Returns the shade of a value. The square root keeps small values of large subnets visible.
pub fn shade(kind: ChartKind, value: f64, deepest: f64) -> u8 {
    if deepest <= 0.0 {
        return if kind == ChartKind::Difference { STEPS / 2 } else { 0 };
    }
    let depth = (value.abs() / deepest).min(1.0).sqrt().copysign(value);
    let steps = f64::from(STEPS);
    let step = match kind {
        ChartKind::Difference => (depth + 1.0) / 2.0 * steps,
        _ => depth.max(0.0) * steps,
    };
    step.round() as u8
}

/// Returns the shades of a heat map in at most `max_columns` columns. Epochs that share a column show the value farthest
/// from zero.
pub fn shades(model: &ChartModel, max_columns: usize) -> Shades {
    let epochs = model.epoch_count();
    let width = epochs.div_ceil(max_columns.max(1)).max(1);
    let (columns, deepest) = (epochs.div_ceil(width), deepest(model));
    let mut cells = Vec::with_capacity(columns * model.series.len());
    for series in &model.series {
        let farthest = series.values.chunks(width).map(|bucket| {
            let known = bucket.iter().copied().filter(|value| value.is_finite());
            known.max_by(|one, other| one.abs().total_cmp(&other.abs()))
        });
        let row = farthest.chain(std::iter::repeat(None)).take(columns);
        cells.extend(row.map(|value| value.map(|value| shade(model.kind, value, deepest))));
    }
    Shades { columns, cells }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::model::tests::lines;

    #[test]
    fn shades_deepen_with_the_value() {
        for (kind, value, expected) in [
            (ChartKind::Heat, 0.0, 0),
            (ChartKind::Heat, 0.25, 10),
            (ChartKind::Heat, 1.0, 20),
            (ChartKind::Difference, -1.0, 0),
            (ChartKind::Difference, 0.0, 10),
            (ChartKind::Difference, 0.25, 15),
            (ChartKind::Difference, 1.0, 20),
        ] {
            assert_eq!(shade(kind, value, 1.0), expected, "{kind:?} {value}");
        }
    }

    #[test]
    fn nothing_is_everywhere_the_middle_of_a_difference() {
        assert_eq!(shade(ChartKind::Difference, 0.0, 0.0), 10);
        assert_eq!(shade(ChartKind::Heat, 0.0, 0.0), 0);
    }

    #[test]
    fn epochs_share_columns_and_the_farthest_shows() {
        let mut model = lines(0, &[0.0, 1.0, 0.0, f64::NAN, f64::NAN]);
        model.kind = ChartKind::Heat;
        assert_eq!(shades(&model, 3), Shades { columns: 3, cells: vec![Some(20), Some(0), None] });
        assert_eq!(shades(&model, 5).cells, [Some(0), Some(20), Some(0), None, None]);
    }
}
