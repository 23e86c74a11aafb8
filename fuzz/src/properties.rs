//! The properties of every result of a reader.

use yuma_scenario::market::{self, Market, MarketResult};
use yuma_scenario::{Scenario, SharedView, csv_stakes, csv_weights, import, json_file, link};

/// The result of reading a text.
#[derive(Debug)]
pub enum Reading {
    /// A scenario, and the view of a link that has one.
    Scenario(Box<Scenario>, Option<SharedView>),
    /// A market.
    Market(Box<Market>),
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
        Reading::Market(market) => check_market(market),
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

/// Checks that a market is valid, survives its formats and has a result.
fn check_market(market: &Market) -> Result<(), String> {
    if Market::new((**market).clone()).as_ref() != Ok(market) {
        return Err("the market that was read is not valid".to_owned());
    }
    let again = market::link::decode(&market::link::encode(market)).map_err(|error| error.to_string())?;
    let stored = market::file::import(&market::file::export(market)).map_err(|error| error.to_string())?;
    if &again != market || &stored != market {
        return Err("its own link or file gives another market".to_owned());
    }
    let result = MarketResult::of(market, market.era);
    let emitted: u128 = result.subnets.iter().map(|subnet| u128::from(subnet.tao_per_day.0)).sum();
    if emitted > u128::from(result.totals.emission_per_day.0) {
        return Err(format!("the subnets get {emitted} of {} rao a day", result.totals.emission_per_day.0));
    }
    Ok(())
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
