//! The unit of the weights of a table and the mark before the fraction of its amounts, which a person may choose.

use yew::prelude::*;

use super::files::OpenedFile;
use crate::ui::messages::Messages;
use crate::ui::widgets::select::chosen_index;
use yuma_scenario::DecimalMark;
use yuma_scenario::import::ReadAs;

/// Renders a choice for each table whose numbers can be read in several ways.
pub fn ways_to_read(messages: &Messages, files: &[(u32, OpenedFile)], on_read_as: &Callback<(u32, ReadAs)>) -> Html {
    let choice = |id: u32, kind: &'static str, file: &OpenedFile, ways: Vec<(AttrValue, ReadAs, bool)>| {
        let options: Vec<Html> = ways
            .iter()
            .map(
                |(name, _, is_chosen)| html! { <option key={name.to_string()} selected={*is_chosen}>{ name }</option> },
            )
            .collect();
        let on_read_as = on_read_as.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some((_, way, _)) = chosen_index(&event).and_then(|at| ways.get(at)) {
                on_read_as.emit((id, *way));
            }
        });
        html! {
            <label key={format!("{kind}-{id}")} class="import-unit">
                <span>{ messages.fill(&format!("import.{kind}.of"), &[("file", &file.name)]) }</span>
                <select {onchange}>{ for options }</select>
            </label>
        }
    };
    let units = files.iter().filter(|(_, file)| file.units.len() > 1).map(|(id, file)| {
        let way = |unit| ReadAs { unit: Some(unit), mark: None };
        let named = file.units.iter().map(|&unit| {
            let name = messages.text(&format!("import.unit.{}.choice", unit.id()));
            (name, way(unit), file.unit() == Some(unit))
        });
        choice(*id, "unit", file, named.collect())
    });
    let marks = files.iter().filter(|(_, file)| file.marks.len() > 1).map(|(id, file)| {
        let named = file.marks.iter().map(|&mark| {
            let key = if mark == DecimalMark::Comma { "import.mark.comma" } else { "import.mark.point" };
            (messages.text(key), ReadAs { unit: None, mark: Some(mark) }, file.mark() == mark)
        });
        choice(*id, "mark", file, named.collect())
    });
    html! { <div class="import-units">{ for units.chain(marks) }</div> }
}
