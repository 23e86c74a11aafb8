//! Charts over epochs: lines, heat maps and maps of differences. The rest of the page uses only [`chart_panel`], so that
//! the drawing library can load with the first chart.

mod axis;
mod backend;
mod choice;
mod draw;
mod drawing;
mod events;
mod heat;
mod keys;
mod label;
mod legend;
mod lines;
mod marks;
mod palette;
mod panel;
mod plot;
mod plot_props;
mod png;
mod reading;
mod scene;
mod style;
mod table;
mod viewport;

use yew::prelude::*;

pub use self::choice::Subjects;
pub use self::label::ValueFormat;
use self::panel::ChartPanel;
pub use self::panel::ChartProps;

/// Renders a chart with its title, finding, legend, table and files.
pub fn chart_panel(props: &ChartProps) -> Html {
    html! { <ChartPanel ..props.clone() /> }
}
