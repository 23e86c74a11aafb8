//! The places of the page where assumed values are set.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::store::{Action, Lens, ViewChange};
use crate::ui::hooks::Dispatch;
use crate::ui::shell::Panel;
use yuma_engine::yuma::Hyperparameter;
use yuma_scenario::import::Assumption;
use yuma_scenario::{Scenario, Selection};

/// The number of attempts to find an element of a panel that is about to open, and the time between two of them.
const ATTEMPTS: u32 = 40;
const ATTEMPT_MS: u32 = 50;

/// A place of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The row of a hyperparameter.
    Hyperparameter(Hyperparameter),
    /// The emission.
    Emission,
    /// The weights in the grid.
    Weights,
    /// The stored bonds in the grid.
    Bonds,
    /// A validator with its stakes, permit and activity in the inspector.
    Validator,
}

impl Place {
    /// Returns the place where an assumed value is set, or `None` if nothing can be set.
    pub fn of(assumption: &Assumption) -> Option<Place> {
        match assumption {
            Assumption::Permits { .. } => Some(Place::Hyperparameter(Hyperparameter::MaxAllowedValidators)),
            Assumption::BelowThreshold { .. } => Some(Place::Hyperparameter(Hyperparameter::StakeThreshold)),
            Assumption::LiveRules => Some(Place::Hyperparameter(Hyperparameter::TaoWeight)),
            Assumption::ActivityCutoff { .. } => Some(Place::Hyperparameter(Hyperparameter::ActivityCutoffFactor)),
            Assumption::Emission(_) => Some(Place::Emission),
            Assumption::NoWeights
            | Assumption::RowSums { .. }
            | Assumption::Scores
            | Assumption::RoundedToZero { .. }
            | Assumption::ColumnOrder => Some(Place::Weights),
            Assumption::NoBonds => Some(Place::Bonds),
            Assumption::Active
            | Assumption::EqualStakes(_)
            | Assumption::StakeIsAlpha
            | Assumption::NoRootStake
            | Assumption::WeightedRootStake
            | Assumption::Thousands { .. }
            | Assumption::Fraction { .. }
            | Assumption::NoNames
            | Assumption::UnknownUids { .. } => Some(Place::Validator),
            Assumption::OtherSubnet { .. } | Assumption::MovingPrice | Assumption::MarketDefaults => None,
        }
    }

    /// Returns the message key of the link.
    pub fn key(self) -> &'static str {
        match self {
            Place::Hyperparameter(Hyperparameter::StakeThreshold) => "import.place.threshold",
            Place::Hyperparameter(Hyperparameter::MaxAllowedValidators) => "import.place.permits",
            Place::Hyperparameter(_) => "import.place.rules",
            Place::Emission => "import.place.emission",
            Place::Weights => "import.place.weights",
            Place::Bonds => "import.place.bonds",
            Place::Validator => "import.place.validators",
        }
    }
}

/// Goes to a place in the scenario that was just opened.
pub fn go_to(place: Place, scenario: &Scenario, dispatch: &Dispatch, open: &Callback<Panel>) {
    let first = scenario.validators.first().copied();
    match place {
        Place::Hyperparameter(hyperparameter) => {
            open.emit(Panel::Hyperparameters);
            scroll_to(format!("hyperparameter-{}", hyperparameter.id()), ATTEMPTS);
        }
        Place::Emission => {
            open.emit(Panel::Hyperparameters);
            scroll_to("hyperparameter-emission".to_owned(), ATTEMPTS);
        }
        Place::Weights => {
            dispatch.dispatch(Action::View(ViewChange::SetLens(Lens::StoredWeights)));
            if let (Some(row), Some(&column)) = (first, scenario.miners.first()) {
                dispatch.dispatch(Action::View(ViewChange::Select(Selection::Cell { row, column })));
            }
        }
        Place::Bonds => dispatch.dispatch(Action::View(ViewChange::SetLens(Lens::StoredBonds))),
        Place::Validator => {
            if let Some(first) = first {
                dispatch.dispatch(Action::View(ViewChange::Select(Selection::Validator(first))));
            }
        }
    }
}

/// Scrolls to an element as soon as it exists.
fn scroll_to(id: String, attempts: u32) {
    let element =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(&id));
    match element {
        Some(element) => element.scroll_into_view(),
        None if attempts > 0 => {
            Timeout::new(ATTEMPT_MS, move || scroll_to(id, attempts - 1)).forget();
        }
        None => {}
    }
}
