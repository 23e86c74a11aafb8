//! The geometry of a pool's curve. What the order pays in goes up, what it takes out goes to the left.

use std::fmt::Write;

use super::leg::CurvePoint;

/// The width of the drawing; the constants below are its height and the edges of the plot.
pub const WIDTH: f64 = 424.0;
/// See [`WIDTH`].
pub const HEIGHT: f64 = 190.0;
/// The x position of the largest output.
pub const LEFT: f64 = 60.0;
/// The x position of the curve's other end.
pub const RIGHT: f64 = 416.0;
/// The y position of the largest input.
pub const TOP: f64 = 14.0;
/// The y position of the curve's other end.
pub const BOTTOM: f64 = 156.0;

/// The largest output of the plot in outputs of the curve, so that a huge loss does not hide the curve.
const MAX_LOSS: f64 = 2.5;

/// Converts amounts to positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    points: Vec<CurvePoint>,
    rate: f64,
    inputs: (f64, f64),
    outputs: (f64, f64),
}

impl Plot {
    /// Creates the plot of a curve with the output for one unit of input at the spot price; `None` for a pool that
    /// admits no trade.
    pub fn new(points: &[CurvePoint], rate: f64) -> Option<Plot> {
        let (first, last) = (points.first()?, points.last()?);
        let max = (last.input * rate).min(last.output * MAX_LOSS).max(last.output);
        let is_drawable = last.input > 0.0 && last.output > 0.0 && max.is_finite();
        let with_margin = |min: f64, max: f64| (min, max + (max - min) * 0.04);
        is_drawable.then(|| Plot {
            points: points.to_vec(),
            rate,
            inputs: with_margin(first.input, last.input),
            outputs: with_margin(first.output, max),
        })
    }

    /// Returns the x position of an output.
    pub fn x(&self, output: f64) -> f64 {
        let (min, max) = self.outputs;
        RIGHT - ((output - min) / (max - min)).clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    /// Returns the y position of an input.
    pub fn y(&self, input: f64) -> f64 {
        let (min, max) = self.inputs;
        BOTTOM - ((input - min) / (max - min)).clamp(0.0, 1.0) * (BOTTOM - TOP)
    }

    /// Returns the output at the spot price, at most the largest one of the plot.
    pub fn at_spot(&self, input: f64) -> f64 {
        (input * self.rate).min(self.outputs.1)
    }

    /// Returns the state of the curve at an input, between its points on a straight line.
    pub fn state_at(&self, input: f64) -> CurvePoint {
        let pairs = self.points.iter().zip(self.points.iter().skip(1));
        let at = |(one, other): (&CurvePoint, &CurvePoint)| {
            let along = (input - one.input) / (other.input - one.input);
            let output = one.output + along * (other.output - one.output);
            (0.0..=1.0).contains(&along).then_some(CurvePoint { input, output })
        };
        pairs.filter_map(at).next().or_else(|| self.points.last().copied()).unwrap_or_default()
    }

    /// Returns the path of the curve.
    pub fn line(&self) -> String {
        self.path(self.points.iter().copied())
    }

    /// Returns the ends of the tangent at the present state, whose slope is the spot price.
    pub fn tangent(&self) -> [(f64, f64); 2] {
        let from = self.inputs.0.max(self.outputs.0 / self.rate);
        let to = self.inputs.1.min(self.outputs.1 / self.rate);
        [from, to].map(|input| (self.x(input * self.rate), self.y(input)))
    }

    /// Returns the area between the curve and the tangent up to a state: what the order loses.
    pub fn loss(&self, end: CurvePoint) -> String {
        let passed = self.points.iter().copied().filter(|point| point.input > 0.0 && point.input < end.input);
        let edge = self.outputs.1;
        let at_spot = CurvePoint { input: end.input, output: self.at_spot(end.input) };
        let corner = (end.input * self.rate > edge).then(|| CurvePoint { input: edge / self.rate, output: edge });
        let outline = [CurvePoint::default()].into_iter().chain(passed).chain([end, at_spot]).chain(corner);
        format!("{}Z", self.path(outline))
    }

    /// Returns the input of the point of the curve ahead that is nearest to a position.
    pub fn input_near(&self, x: f64, y: f64) -> Option<f64> {
        let ahead = self.points.iter().filter(|point| point.input >= 0.0);
        let pairs = ahead.clone().zip(ahead.skip(1));
        let near = pairs.map(|(one, other)| {
            let (from, to) = ((self.x(one.output), self.y(one.input)), (self.x(other.output), self.y(other.input)));
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let along = ((x - from.0) * dx + (y - from.1) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
            let along = along.clamp(0.0, 1.0);
            let distance = (from.0 + along * dx - x).powi(2) + (from.1 + along * dy - y).powi(2);
            (distance, one.input + along * (other.input - one.input))
        });
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, input)| input)
    }

    fn path(&self, points: impl Iterator<Item = CurvePoint>) -> String {
        let mut path = String::new();
        for (at, point) in points.enumerate() {
            let letter = if at == 0 { 'M' } else { 'L' };
            // Writing into a string cannot fail.
            let _ = write!(path, "{letter}{:.1} {:.1}", self.x(point.output), self.y(point.input));
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A curve through 0 that becomes steeper.
    fn plot() -> Plot {
        let points = [(-1.0, -1.5), (0.0, 0.0), (1.0, 1.0), (2.0, 1.5)];
        let points = points.map(|(input, output)| CurvePoint { input, output });
        Plot::new(&points, 1.25).unwrap()
    }

    #[test]
    fn the_curve_fits_into_the_plot() {
        let plot = plot();
        assert_eq!((plot.x(-1.5), plot.y(-1.0)), (RIGHT, BOTTOM));
        assert!(plot.x(2.5) > LEFT && plot.y(2.0) > TOP, "a margin is left");
        assert_eq!(plot.line().matches('L').count(), 3);
        let [from, to] = plot.tangent();
        assert!(from.1 > to.1 && from.0 > to.0, "it rises to the left");
    }

    #[test]
    fn the_loss_ends_at_the_spot_price() {
        let plot = plot();
        let path = plot.loss(CurvePoint { input: 1.0, output: 1.0 });
        let (x, y) = (plot.x(1.25), plot.y(1.0));
        assert!(path.ends_with(&format!("L{x:.1} {y:.1}Z")), "{path}");
    }

    #[test]
    fn a_position_on_the_curve_is_its_input() {
        let plot = plot();
        for (input, output) in [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (1.5, 1.25), (2.0, 1.5)] {
            let found = plot.input_near(plot.x(output), plot.y(input)).unwrap();
            assert!((found - input).abs() < 1e-9, "{input} {found}");
        }
        assert_eq!(plot.input_near(0.0, 0.0), Some(2.0));
    }

    #[test]
    fn a_pool_without_trades_has_no_plot() {
        assert_eq!(Plot::new(&[], 1.0), None);
        assert_eq!(Plot::new(&[CurvePoint::default()], 1.0), None);
    }
}
