//! How evenly amounts are spread over participants.

/// The number of participants that [`Spread::of_ten_largest`] adds up.
const TEN: usize = 10;

/// Measures of the amounts of all participants, at least one of which is above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The number of amounts.
    pub count: usize,
    /// The number of amounts above 0.
    pub above_zero: usize,
    /// The index of the largest amount, the first one of equal ones.
    pub largest: usize,
    /// The part of the sum that the largest amount has, from 0 to 1.
    pub of_largest: f64,
    /// The part of the sum that the ten largest amounts have together, from 0 to 1.
    pub of_ten_largest: f64,
    /// The Gini coefficient: `2 * sum(i * x_i) / (n * sum(x)) - (n + 1) / n`, with `x` ascending and `i` from 1. It is 0 if
    /// all are equal, and `(n - 1) / n` if one has everything.
    pub gini: f64,
}

/// Measures amounts, none of which is negative. Returns `None` if their sum is 0.
pub fn spread(amounts: &[f64]) -> Option<Spread> {
    let sum: f64 = amounts.iter().sum();
    let (largest, of_largest) = amounts.iter().enumerate().rev().max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    if sum <= 0.0 {
        return None;
    }
    let mut ascending = amounts.to_vec();
    ascending.sort_by(f64::total_cmp);
    let count = amounts.len() as f64;
    let ranked: f64 = ascending.iter().enumerate().map(|(index, amount)| (index + 1) as f64 * amount).sum();
    Some(Spread {
        count: amounts.len(),
        above_zero: amounts.iter().filter(|&&amount| amount > 0.0).count(),
        largest,
        of_largest: of_largest / sum,
        of_ten_largest: ascending.iter().rev().take(TEN).sum::<f64>() / sum,
        gini: 2.0 * ranked / (count * sum) - (count + 1.0) / count,
    })
}

/// Returns Pearson's correlation coefficient of two lists of equal length, from -1 to 1. Returns `None` if one of them is
/// constant.
pub fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let deviations = |list: &[f64]| {
        let mean = list.iter().sum::<f64>() / list.len() as f64;
        list.iter().map(|value| value - mean).collect::<Vec<f64>>()
    };
    let product = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
    let (one, other) = (deviations(one), deviations(other));
    let scale = (product(&one, &one) * product(&other, &other)).sqrt();
    (scale > 0.0).then(|| product(&one, &other) / scale)
}

#[cfg(test)]
mod tests {
    use super::{correlation, spread};

    #[test]
    fn the_gini_coefficient_measures_inequality() {
        for (amounts, above_zero, largest, of_largest, of_ten_largest, gini) in [
            (&[2.0, 2.0, 2.0, 2.0][..], 4, 0, 0.25, 1.0, 0.0),
            (&[0.0, 0.0, 5.0, 0.0], 1, 2, 1.0, 1.0, 0.75),
            (&[1.0, 3.0], 2, 1, 0.75, 1.0, 0.25),
            (&[1.0; 20], 20, 0, 0.05, 0.5, 0.0),
        ] {
            let measured = spread(amounts).unwrap();
            let got = (measured.above_zero, measured.largest, measured.count);
            assert_eq!(got, (above_zero, largest, amounts.len()), "{amounts:?}");
            let parts = [measured.of_largest, measured.of_ten_largest, measured.gini];
            for (part, expected) in parts.into_iter().zip([of_largest, of_ten_largest, gini]) {
                assert!((part - expected).abs() < 1e-12, "{amounts:?}: {measured:?}");
            }
        }
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[0.0, 0.0]), None);
    }

    #[test]
    fn the_correlation_is_one_for_proportional_lists() {
        for (one, other, expected) in [
            (&[1.0, 2.0, 3.0][..], &[2.0, 4.0, 6.0][..], Some(1.0)),
            (&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0], Some(-1.0)),
            (&[1.0, 2.0, 3.0], &[5.0, 0.0, 5.0], Some(0.0)),
            (&[1.0, 1.0], &[1.0, 2.0], None),
            (&[], &[], None),
        ] {
            let got = correlation(one, other);
            let is_near = got.zip(expected).is_none_or(|(got, expected)| (got - expected).abs() < 1e-12);
            assert!(got.is_some() == expected.is_some() && is_near, "{one:?} {other:?}: {got:?}");
        }
    }
}
