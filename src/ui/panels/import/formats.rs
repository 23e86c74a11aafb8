//! The formats that the consensus lab reads, with a sample of each.

use super::samples::{Sample, SampleGroup};
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

/// Returns the groups of formats.
pub fn formats(messages: &Messages) -> Vec<SampleGroup> {
    let sample = |format: &Format| Sample {
        note: messages.text(&format!("import.sample.{}", format.id())),
        text: format.sample(),
    };
    let group = |(id, formats): &(&str, &[Format])| SampleGroup {
        title: messages.text(&format!("import.format.{id}.title")),
        about: messages.text(&format!("import.format.{id}.about")),
        samples: formats.iter().map(sample).collect(),
    };
    GROUPS.iter().map(group).collect()
}
