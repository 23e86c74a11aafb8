//! The names at the ends of lines: each at the height of its line, and none on another.

use super::crowd::{SelectedNeurons, featured, is_crowded};
use super::model::{ChartModel, Participant};
use super::scale::Scale;

/// The height of a name in pixels.
pub const NAME_HEIGHT: f64 = 13.0;
/// The largest distance of line ends that one text names together.
const MAX_JOINED_DISTANCE: f64 = 2.0;

/// A text at the ends of lines.
#[derive(Clone, Debug, PartialEq)]
pub struct LineName {
    /// The participants of the lines, in the order of the legend; several if their lines end together.
    pub participants: Vec<Participant>,
    /// The middle of the text.
    pub y: f64,
}

/// Moves ascending heights apart by at least `space`, between `top` and `bottom` as far as there is room.
pub fn move_apart<'a>(heights: impl Iterator<Item = &'a mut f64>, space: f64, (top, bottom): (f64, f64)) {
    let mut free_from = top;
    let mut moved: Vec<&mut f64> = heights.collect();
    for y in &mut moved {
        **y = y.max(free_from);
        free_from = **y + space;
    }
    let mut free_until = bottom;
    for y in moved.iter_mut().rev() {
        **y = y.min(free_until);
        free_until = **y - space;
    }
}

/// Returns the names at the ends of a chart's lines from the top: those of all lines, or in a chart of many those that stand out.
/// The nearest share a text if they end together or if there is no room for all.
pub fn line_names(
    model: &ChartModel,
    selected: SelectedNeurons,
    values: Scale,
    (top, bottom): (f64, f64),
) -> Vec<LineName> {
    let featured = featured(model, selected);
    let is_named = |participant: &Participant| !is_crowded(model) || featured.contains(participant);
    let named = model.series.iter().enumerate().filter(|(_, series)| is_named(&series.participant));
    let mut ends: Vec<(f64, Vec<usize>)> = named
        .filter_map(|(at, series)| {
            let last = series.values.iter().rfind(|value| value.is_finite())?;
            Some((values.pixel(*last), vec![at]))
        })
        .collect();
    ends.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let room = ((bottom - top) / NAME_HEIGHT) as usize + 1;
    while let Some((gap, at)) = nearest(&ends)
        && (gap <= MAX_JOINED_DISTANCE || ends.len() > room)
    {
        let (_, joined) = ends.remove(at + 1);
        if let Some((_, lines)) = ends.get_mut(at) {
            lines.extend(joined);
        }
    }
    move_apart(ends.iter_mut().map(|(y, _)| y), NAME_HEIGHT, (top, bottom));
    let name = |(y, mut lines): (f64, Vec<usize>)| {
        lines.sort_unstable();
        let participants = lines.iter().filter_map(|&at| model.series.get(at)).map(|series| series.participant);
        LineName { participants: participants.collect(), y }
    };
    ends.into_iter().map(name).collect()
}

/// Returns the smallest distance between two neighbors, and the index of the first of them.
fn nearest(ends: &[(f64, Vec<usize>)]) -> Option<(f64, usize)> {
    let gaps = ends.iter().zip(ends.iter().skip(1)).map(|((one, _), (next, _))| next - one).zip(0..);
    gaps.min_by(|(one, _), (other, _)| one.total_cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Role;
    use crate::chart::model::tests::several;
    use yuma_engine::quantity::Uid;

    const DOWN: Scale = Scale { start: 0.0, end: 1.0, from: 200.0, to: 0.0 };
    const ENDS: (f64, f64) = (0.0, 200.0);

    fn check(values: &[&[f64]], selected: SelectedNeurons, expected: &[&[u16]]) {
        let names = line_names(&several(values), selected, DOWN, ENDS);
        let uids = |name: &LineName| name.participants.iter().map(|named| named.uid.0).collect::<Vec<_>>();
        assert_eq!(names.iter().map(uids).collect::<Vec<_>>(), expected);
        let is_apart = |pair: &[LineName]| pair[1].y - pair[0].y >= NAME_HEIGHT - 1e-9;
        assert!(names.windows(2).all(is_apart), "{names:?}");
        assert!(names.iter().all(|name| (ENDS.0..=ENDS.1).contains(&name.y)), "{names:?}");
    }

    #[test]
    fn every_line_of_a_few_has_its_name() {
        check(
            &[&[0.9, 0.1], &[0.5, 0.5], &[0.2, f64::NAN], &[f64::NAN]],
            SelectedNeurons::default(),
            &[&[1], &[2], &[0]],
        );
        check(&[&[0.95], &[0.94], &[0.93], &[0.0]], SelectedNeurons::default(), &[&[0, 1], &[2], &[3]]);
    }

    #[test]
    fn lines_that_end_together_share_a_text() {
        check(&[&[0.2, 0.95], &[0.1], &[0.95], &[0.6, 0.951]], SelectedNeurons::default(), &[&[0, 2, 3], &[1]]);
    }

    #[test]
    fn the_nearest_share_a_text_without_room_for_all() {
        let values: Vec<Vec<f64>> = (0..12).map(|at| vec![0.5 - 0.012 * f64::from(at)]).collect();
        let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        let names = line_names(&several(&values), SelectedNeurons::default(), DOWN, (0.0, 60.0));
        assert_eq!(names.len(), 5);
        assert_eq!(names.iter().map(|name| name.participants.len()).sum::<usize>(), 12);
        assert!(names.iter().all(|name| (0.0..=60.0).contains(&name.y)), "{names:?}");
    }

    #[test]
    fn of_many_lines_the_selected_and_those_that_move_have_names() {
        let mut values: Vec<&[f64]> = vec![&[0.1, 0.1]; 20];
        (values[1], values[2], values[3]) = (&[0.5, 0.9], &[0.4, 0.7], &[0.9, 0.001]);
        (values[4], values[5], values[17]) = (&[0.6, 0.6], &[0.5, 0.5], &[0.3, 0.3]);
        check(&values, SelectedNeurons::default(), &[&[1], &[2], &[4], &[5], &[3]]);
        let selected = SelectedNeurons { validator: Some(Uid(17)), miner: Some(Uid(6)) };
        check(&values, selected, &[&[1], &[2], &[4], &[5], &[17], &[3]]);
        assert!(selected.is(Participant { role: Role::Miner, uid: Uid(6) }));
    }
}
