//! Exact distribution of a sum.

use yuma_engine::ordered::ascending;

/// Distributes `total` in proportion to `parts`, at most 65535 each, so that the shares add up to `total`.
///
/// Each share is rounded down; the remaining units go to the largest remainders, the earlier first. If all parts are
/// zero, the shares are equal. The excess over 65535 for each share is dropped.
pub fn distribute(total: u64, parts: &[u16]) -> Vec<u16> {
    const CAP: u64 = u16::MAX as u64;
    let mut shares = vec![0; parts.len()];
    let mut open: Vec<usize> = (0..parts.len()).collect();
    let mut left = total;
    loop {
        let all_zero = open.iter().all(|&index| part(parts, index) == 0);
        let weight = |index: usize| if all_zero { 1 } else { part(parts, index) };
        let sum: u64 = open.iter().map(|&index| weight(index)).sum();
        if sum == 0 {
            return shares;
        }
        let (full, rest): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|&&index| left.saturating_mul(weight(index)) > CAP * sum);
        if full.is_empty() {
            share_out(&mut shares, left, sum, &rest, weight);
            return shares;
        }
        for index in full {
            put(&mut shares, index, CAP);
            left = left.saturating_sub(CAP);
        }
        open = rest;
    }
}

/// Sets one entry of a row with this sum, and returns it with the others, which are scaled to keep the sum. The entry is
/// cut to what the others can balance.
pub fn keep_sum(sum: u64, value: u16, others: &[u16]) -> (u16, Vec<u16>) {
    let max = sum.min(u16::MAX.into());
    let min = sum.saturating_sub(others.len() as u64 * u64::from(u16::MAX)).min(max);
    let value = u64::from(value).clamp(min, max);
    (u16::try_from(value).unwrap_or(u16::MAX), distribute(sum - value, others))
}

/// Distributes by the largest remainder method.
fn share_out(shares: &mut [u16], left: u64, sum: u64, indices: &[usize], weight: impl Fn(usize) -> u64) {
    let mut remainders: Vec<(u64, usize)> = Vec::with_capacity(indices.len());
    let mut given = 0;
    for &index in indices {
        let product = left * weight(index);
        put(shares, index, product / sum);
        given += product / sum;
        remainders.push((product % sum, index));
    }
    let remainders = ascending(remainders, |&(remainder, _)| -i128::from(remainder));
    let units = usize::try_from(left - given).unwrap_or(usize::MAX);
    for &(_, index) in remainders.iter().take(units) {
        let raised = u64::from(shares.get(index).copied().unwrap_or_default()) + 1;
        put(shares, index, raised);
    }
}

fn part(parts: &[u16], index: usize) -> u64 {
    parts.get(index).copied().unwrap_or_default().into()
}

fn put(shares: &mut [u16], index: usize, value: u64) {
    if let Some(share) = shares.get_mut(index) {
        *share = u16::try_from(value).unwrap_or(u16::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::distribute;

    #[test]
    fn shares_add_up_exactly() {
        for (name, total, parts, expected) in [
            ("nothing", 0, vec![], vec![]),
            ("in proportion", 100, vec![1, 3], vec![25, 75]),
            ("the largest remainder first", 10, vec![1, 1, 1], vec![4, 3, 3]),
            ("zeros share equally", 5, vec![0, 0], vec![3, 2]),
            ("a zero beside others gets nothing", 65_535, vec![0, 7], vec![0, 65_535]),
            ("what one cannot hold goes to the others", 131_000, vec![1_000, 1, 1], vec![65_535, 32_733, 32_732]),
            ("what none can hold is lost", 200_000, vec![1, 1], vec![65_535, 65_535]),
        ] {
            assert_eq!(distribute(total, &parts), expected, "{name}");
        }
    }
}
