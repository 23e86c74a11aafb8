//! The unit of the weights of a table, which a person may choose.

use yew::prelude::*;

use super::files::OpenedFile;
use crate::ui::messages::Messages;
use crate::ui::widgets::select::chosen_index;
use yuma_scenario::table::WeightUnit;

/// Renders a choice for each table that can be read in several units.
pub fn units(messages: &Messages, files: &[(u32, OpenedFile)], on_unit: &Callback<(u32, WeightUnit)>) -> Html {
    let choices = files.iter().filter(|(_, file)| file.units.len() > 1).map(|(id, file)| {
        let (id, units) = (*id, file.units.clone());
        let label = messages.fill("import.unit.of", &[("file", &file.name)]);
        let on_unit = on_unit.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(unit) = chosen_index(&event).and_then(|at| units.get(at)) {
                on_unit.emit((id, *unit));
            }
        });
        let option = |unit: &WeightUnit| {
            let name = messages.text(&format!("import.unit.{}.choice", unit.id()));
            html! { <option key={unit.id()} selected={file.unit() == Some(*unit)}>{ name }</option> }
        };
        html! {
            <label key={id} class="import-unit">
                <span>{ label }</span>
                <select {onchange}>{ for file.units.iter().map(option) }</select>
            </label>
        }
    });
    html! { <div class="import-units">{ for choices }</div> }
}
