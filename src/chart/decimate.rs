//! Reduces a series to the points that a plot can show: the lowest and the highest value of each column of pixels.

/// A point of a line: the index of the value in its series, and the value.
pub type Point = (usize, f64);

/// Returns the lines of a series for a plot of `columns` pixels. A gap ends a line and begins another.
pub fn lines(values: &[f64], columns: usize) -> Vec<Vec<Point>> {
    // Two points in a column look the same as any larger number.
    let width = values.len().div_ceil(columns.max(1));
    let mut lines = vec![Vec::new()];
    let mut start = 0;
    for bucket in values.chunks(width.max(1)) {
        push_bucket(&mut lines, start, bucket);
        start += bucket.len();
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn push_bucket(lines: &mut Vec<Vec<Point>>, start: usize, bucket: &[f64]) {
    let numbered = || bucket.iter().copied().enumerate().map(|(at, value)| (start + at, value));
    let known = || numbered().filter(|(_, value)| value.is_finite());
    if let Some(line) = lines.last_mut() {
        let low = known().min_by(|one, other| one.1.total_cmp(&other.1));
        let high = known().max_by(|one, other| one.1.total_cmp(&other.1));
        match (low, high) {
            (Some(low), Some(high)) if low.0 == high.0 => line.push(low),
            (Some(low), Some(high)) if low.0 < high.0 => line.extend([low, high]),
            (Some(low), Some(high)) => line.extend([high, low]),
            _ => {}
        }
    }
    if bucket.iter().any(|value| !value.is_finite()) {
        lines.push(Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_stay() {
        assert_eq!(lines(&[0.5, 0.25, 0.75], 3), [[(0, 0.5), (1, 0.25), (2, 0.75)]]);
        assert!(lines(&[], 3).is_empty());
    }

    #[test]
    fn a_column_keeps_its_ends_in_order() {
        let values = [0.0, 9.0, 1.0, 5.0, 4.0, 2.0, 7.0, 7.0, 7.0];
        assert_eq!(lines(&values, 3), [[(0, 0.0), (1, 9.0), (3, 5.0), (5, 2.0), (6, 7.0), (8, 7.0)]]);
    }

    #[test]
    fn a_gap_parts_two_lines() {
        let lines = lines(&[1.0, f64::NAN, f64::NAN, 2.0], 9);
        assert_eq!(lines, [vec![(0, 1.0)], vec![(3, 2.0)]]);
    }

    #[test]
    fn a_long_series_has_two_points_a_column_and_loses_no_peak() {
        let mut values: Vec<f64> = (0..2_000).map(|at| f64::from(at % 7)).collect();
        values[1_234] = 100.0;
        let lines = lines(&values, 300);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].len() <= 600);
        assert!(lines[0].contains(&(1_234, 100.0)));
    }
}
