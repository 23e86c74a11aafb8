//! The parts of files that were not used.

use yew::prelude::*;

use crate::ui::messages::Messages;
use yuma_scenario::import::Ignored;

/// The maximum number of names that are shown at once.
const SHOWN: usize = 4;

/// Renders the parts, long lists folded.
pub fn ignored(messages: &Messages, parts: &[Ignored]) -> Html {
    let part = |(index, part): (usize, &Ignored)| html! { <li key={index}>{ describe(messages, part) }</li> };
    html! { <ul class="import-ignored">{ for parts.iter().enumerate().map(part) }</ul> }
}

fn describe(messages: &Messages, part: &Ignored) -> Html {
    let list = |key: &str, names: &[String]| listed(messages, key, names);
    match part {
        Ignored::Fields(names) => list("import.ignored.fields", names),
        Ignored::Columns(names) => list("import.ignored.columns", names),
        Ignored::Hyperparameters(names) => list("import.ignored.hyperparameters", names),
        Ignored::Lines(lines) => {
            let names: Vec<String> = lines.iter().map(ToString::to_string).collect();
            list("import.ignored.lines", &names)
        }
        Ignored::WithoutPool(netuids) => {
            let names: Vec<String> = netuids.iter().map(ToString::to_string).collect();
            list("import.ignored.without_pool", &names)
        }
        Ignored::FurtherPages { pages } => {
            html! { <span>{ messages.fill("import.ignored.further_pages", &[("pages", &pages.to_string())]) }</span> }
        }
        Ignored::File(name) => html! { <span>{ messages.fill("import.ignored.file", &[("file", name)]) }</span> },
    }
}

fn listed(messages: &Messages, key: &str, names: &[String]) -> Html {
    let separator = messages.text("import.list_separator");
    let joined = |names: &[String]| names.join(&separator);
    let count = names.len().to_string();
    let text =
        |names: &[String]| messages.fill_plural(key, names.len(), &[("names", &joined(names)), ("count", &count)]);
    if names.len() <= SHOWN {
        return html! { <span>{ text(names) }</span> };
    }
    let folded = messages.fill(&format!("{key}.many"), &[("count", &count)]);
    html! {
        <details>
            <summary>{ folded }{ " " }<span class="import-more">{ messages.text("import.ignored.show") }</span></summary>
            <p>{ joined(names) }</p>
        </details>
    }
}
