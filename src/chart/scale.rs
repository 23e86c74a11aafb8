//! Converts values to pixels and back.

/// A linear scale from `start..end` to the pixels `from..to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The value at one end.
    pub start: f64,
    /// The value at the other.
    pub end: f64,
    /// The pixel of `start`.
    pub from: f64,
    /// The pixel of `end`.
    pub to: f64,
}

impl Scale {
    /// Returns the pixel of a value.
    pub fn pixel(self, value: f64) -> f64 {
        self.from + (value - self.start) / span(self.start, self.end) * (self.to - self.from)
    }

    /// Returns the value at a pixel.
    pub fn value(self, pixel: f64) -> f64 {
        self.start + (pixel - self.from) / span(self.from, self.to) * (self.end - self.start)
    }

    /// Returns the number of pixels between the ends.
    pub fn length(self) -> f64 {
        (self.to - self.from).abs()
    }
}

/// Returns the distance between the ends. A scale without extent maps every value to its start.
fn span(start: f64, end: f64) -> f64 {
    if start == end { f64::INFINITY } else { end - start }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWN: Scale = Scale { start: 0.0, end: 0.5, from: 200.0, to: 0.0 };

    #[test]
    fn positions_and_values_convert_both_ways() {
        for (value, pixel) in [(0.0, 200.0), (0.25, 100.0), (0.5, 0.0), (-0.25, 300.0)] {
            assert_eq!(DOWN.pixel(value), pixel);
            assert_eq!(DOWN.value(pixel), value);
        }
        assert_eq!(DOWN.length(), 200.0);
    }

    #[test]
    fn without_extent_all_is_at_the_start() {
        let flat = Scale { start: 3.0, end: 3.0, from: 10.0, to: 10.0 };
        assert_eq!(flat.pixel(7.0), 10.0);
        assert_eq!(flat.value(99.0), 3.0);
    }
}
