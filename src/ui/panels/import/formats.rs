//! The formats that are read, with a sample of each.

use yew::prelude::*;

use super::source::SourceProps;
use crate::ui::given::Given;
use crate::ui::messages::Messages;
use yuma_scenario::import::Format;

/// The formats by their tools, each group with its id in text catalogs.
const GROUPS: [(&str, &[Format]); 8] = [
    ("weights_table", &[Format::WeightsTable]),
    ("weights_list", &[Format::WeightsList]),
    ("stakes", &[Format::Stakes]),
    ("btcli", &[Format::BtcliShow, Format::BtcliSudo, Format::BtcliList]),
    ("taostats", &[Format::TaostatsMetagraph, Format::TaostatsWeights, Format::TaostatsPools, Format::TaostatsRoot]),
    ("metagraphed", &[Format::Neurons]),
    ("metagraph", &[Format::Metagraph, Format::PythonMetagraph]),
    ("page", &[Format::Scenario]),
];

/// Renders the list of formats.
pub fn formats(messages: &Messages, props: &SourceProps) -> Html {
    html! {
        <section class="import-formats">
            <h3>{ messages.text("import.formats") }<small>{ messages.text("import.formats_about") }</small></h3>
            <ul>{ for GROUPS.iter().map(|(id, formats)| group(messages, props, id, formats)) }</ul>
        </section>
    }
}

fn group(messages: &Messages, props: &SourceProps, id: &'static str, formats: &'static [Format]) -> Html {
    let first = formats.first().copied();
    let is_open = props.sample.is_some_and(|sample| formats.contains(&sample));
    let toggle = {
        let setter = props.set_sample.clone();
        Callback::from(move |_: MouseEvent| setter.set(if is_open { None } else { first }))
    };
    let title = messages.text(&format!("import.format.{id}.title"));
    let key = if is_open { "import.sample_hide" } else { "import.sample_show" };
    let label = messages.fill("import.sample_named", &[("format", &title), ("act", &messages.text(key))]);
    html! {
        <li key={id}>
            <div class="import-format">
                <b>{ &title }</b>
                <small>{ messages.text(&format!("import.format.{id}.about")) }</small>
                <button type="button" class="link" aria-expanded={is_open.to_string()} aria-label={label} onclick={toggle}>
                    { messages.text(key) }
                </button>
            </div>
            <div class="import-samples" hidden={!is_open}>
                if is_open {
                    <div>{ for formats.iter().map(|format| sample(messages, props, *format)) }</div>
                }
            </div>
        </li>
    }
}

fn sample(messages: &Messages, props: &SourceProps, format: Format) -> Html {
    let try_it = props.on_given.reform(move |_: MouseEvent| Given::Text(format.sample().to_owned()));
    let note = messages.text(&format!("import.sample.{}", format.id()));
    html! {
        <div key={format.id()}>
            <p>{ &note }</p>
            <pre tabindex="0" aria-label={note.clone()}>{ format.sample() }</pre>
            <button type="button" class="link" onclick={try_it}>{ messages.text("import.sample_try") }</button>
        </div>
    }
}
