//! The visible rows or columns, which are the only rendered ones.

use std::ops::Range;

/// The number of items rendered beyond each edge, so that a fast scroll shows no gap.
const OVERSCAN: usize = 4;

/// Returns the visible items of a strip of `count` items of `size` pixels, scrolled by `offset`, `extent` pixels wide.
///
/// Returns all items of a strip that is not much longer than the visible part.
pub fn visible_range(count: usize, size: f64, offset: f64, extent: f64) -> Range<usize> {
    let first = (offset.max(0.0) / size).floor() as usize;
    let visible = (extent.max(0.0) / size).ceil() as usize + 1;
    if count <= visible + 2 * OVERSCAN {
        return 0..count;
    }
    // Even bounds keep the parity of rows and avoid rendering on small scrolls.
    let start = first.saturating_sub(OVERSCAN).min(count) / 2 * 2;
    start..(first + visible + OVERSCAN).div_ceil(2).saturating_mul(2).clamp(start, count)
}

/// Returns the scroll offset nearest to the present one at which an item is visible.
pub fn offset_showing(item: usize, size: f64, offset: f64, extent: f64) -> f64 {
    let start = item as f64 * size;
    let end = start + size;
    if start < offset {
        start
    } else if end > offset + extent {
        end - extent
    } else {
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_visible_items_are_drawn() {
        for (count, offset, extent, range) in [
            (5, 0.0, 300.0, 0..5),
            (192, 0.0, 760.0, 0..16),
            (192, 760.0, 760.0, 6..26),
            (192, 1e9, 760.0, 192..192),
            (192, -50.0, 0.0, 0..6),
            (0, 10.0, 10.0, 0..0),
        ] {
            assert_eq!(visible_range(count, 76.0, offset, extent), range, "{count} from {offset}");
        }
    }

    #[test]
    fn scrolling_moves_no_further_than_needed() {
        for (item, offset, expected) in [(0, 100.0, 0.0), (2, 100.0, 100.0), (3, 100.0, 140.0), (9, 0.0, 500.0)] {
            assert_eq!(offset_showing(item, 60.0, offset, 100.0), expected, "item {item}");
        }
    }
}
