//! The properties of the grid with its bar and legend.

use yew::prelude::*;

use super::around::AroundGrid;
use crate::ui::lab::LabProps;

/// The properties of [`Sheet`](super::Sheet).
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
    /// The open scenario with its results.
    pub lab: LabProps,
    /// Renders the components around the grid; `None` until their part is loaded.
    pub around: Option<AroundGrid>,
}
