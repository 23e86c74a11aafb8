//! The properties of every result of a reader.

use yuma_scenario::{Scenario, SharedView, csv_stakes, csv_weights, import, json_file, link};

/// The result of reading a text.
#[derive(Debug)]
pub enum Reading {
    /// A scenario, and the view of a link that has one.
    Scenario(Box<Scenario>, Option<SharedView>),
    /// An accepted text without a scenario.
    Values,
    /// The reason of the refusal.
    Refused(String),
}

impl Reading {
    /// Converts the result of a reader of scenarios.
    pub fn of<E: ToString>(read: Result<Scenario, E>) -> Self {
        match read {
            Ok(scenario) => Reading::Scenario(Box::new(scenario), None),
            Err(error) => Reading::Refused(error.to_string()),
        }
    }
}

/// Checks that an accepted scenario is valid and survives its formats, and that a refusal has a reason.
///
/// # Errors
/// Describes the first property that does not hold.
pub fn check(reading: &Reading) -> Result<(), String> {
    match reading {
        Reading::Values => Ok(()),
        Reading::Refused(reason) if reason.trim().is_empty() => Err("refused without a reason".to_owned()),
        Reading::Refused(_) => Ok(()),
        Reading::Scenario(scenario, view) => check_scenario(scenario, view.as_ref()),
    }
}

fn check_scenario(scenario: &Scenario, view: Option<&SharedView>) -> Result<(), String> {
    if Scenario::new((**scenario).clone()).as_ref() != Ok(scenario) {
        return Err("the scenario that was read is not valid".to_owned());
    }
    if let Some(neuron) = scenario.neurons.iter().find(|neuron| neuron.name.trim() != neuron.name) {
        return Err(format!("the name {:?} has blanks at its ends", neuron.name));
    }
    let usual = SharedView::default();
    let sent = link::encode_with_view(scenario, view.unwrap_or(&usual));
    let (again, seen) = link::decode_with_view(&sent).map_err(|error| format!("its own link is refused: {error}"))?;
    if &again != scenario {
        return Err("its own link gives another scenario".to_owned());
    }
    if seen.as_ref().unwrap_or(&usual) != view.unwrap_or(&usual) {
        return Err("its own link gives another view".to_owned());
    }
    same("file", scenario, json_file::import(&json_file::export(scenario)))?;
    same("stakes", scenario, updated(scenario, &csv_stakes::export(scenario)))?;
    // A table without rows or columns has no weights to read.
    if scenario.validators.is_empty() || scenario.miners.is_empty() {
        return Ok(());
    }
    same("weights", scenario, updated(scenario, &csv_weights::export(scenario)))
}

/// Returns a scenario updated by a file.
fn updated(scenario: &Scenario, text: &str) -> Result<Scenario, String> {
    let file = import::read(text).map_err(|error| error.to_string())?;
    let proposal = import::combine(import::Open::Whole(scenario), &[("a.csv", &file)]);
    let update = proposal.map_err(|error| error.to_string())?.update;
    update.map(|offer| offer.scenario).ok_or_else(|| "they are no update".to_owned())
}

fn same<E: ToString>(what: &str, scenario: &Scenario, again: Result<Scenario, E>) -> Result<(), String> {
    match again {
        Ok(again) if &again == scenario => Ok(()),
        Ok(_) => Err(format!("its own {what} give another scenario")),
        Err(error) => Err(format!("its own {what} are refused: {}", error.to_string())),
    }
}
