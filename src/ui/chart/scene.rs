//! The input of a drawing and the areas that it draws on.

use plotters::chart::ChartContext;
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

use super::axis::NamedAxis;
use super::backend::Surface;
use super::palette::Palette;
use crate::chart::{ChartModel, Layout, Participant, SelectedNeurons};
use crate::ui::messages::Messages;

/// Everything that determines a drawing.
pub struct ChartScene<'a> {
    /// The chart.
    pub model: &'a ChartModel,
    /// The layout.
    pub layout: &'a Layout,
    /// The colors.
    pub palette: &'a Palette,
    /// The highlighted participant.
    pub highlight: Option<Participant>,
    /// The selected participants.
    pub selected: SelectedNeurons,
    /// The language of the labels.
    pub messages: &'a Messages,
}

/// The result of drawing. After an error the canvas shows a part of the chart, and the table shows all of it.
pub type DrawResult = Result<(), DrawingAreaErrorKind<<Surface as DrawingBackend>::ErrorType>>;
/// The drawing area of a chart.
pub type Area = DrawingArea<Surface, Shift>;
/// The plot area in epochs and values.
pub type Plot<'a, 'b> = ChartContext<'a, Surface, Cartesian2d<NamedAxis<'b>, NamedAxis<'b>>>;
