//! The functions that render the components around the grid.

use yew::prelude::*;

use super::action_menu::ActionMenu;
use super::around::AroundGrid;
use super::copied::copied;
use super::dock::Dock;
use super::entry_text::{entry_error, sum_note};
use super::tools::{Below, Tools};
use crate::ui::attribution::LastEdit;
use crate::ui::inspector::StepStrip;

/// Returns the functions. Only a part of the page may call this, because it leads to all their code.
pub fn around_grid() -> AroundGrid {
    AroundGrid {
        action_menu: |props| html! { <ActionMenu ..props.clone() /> },
        tools: |props| html! { <Tools ..props /> },
        below: |props| html! { <Below ..props /> },
        copied,
        entry_error,
        sum_note,
        last_edit: |props| html! { <LastEdit ..props.clone() /> },
        step_strip: |props| html! { <StepStrip ..props.clone() /> },
        dock: |props| html! { <Dock ..props.clone() /> },
    }
}
