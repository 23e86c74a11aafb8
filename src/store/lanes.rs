//! The runs that a scenario is compared in.

use std::ops::Deref;
use std::rc::Rc;

use yuma_scenario::comparison::LaneRules;
use yuma_scenario::{Comparison, Run, Scenario};

/// Which of the compared runs a lane is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneName {
    /// That of the pinned scenario, A.
    Pinned,
    /// That of the present scenario, B.
    Present,
    /// That of the present scenario under these rules.
    Hyperparameters(LaneRules),
}

/// A run that is compared.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Which one.
    pub name: LaneName,
    /// What runs.
    pub scenario: Rc<Scenario>,
    /// Its epochs.
    pub run: Rc<Run>,
}

/// The runs side by side; all others are compared with the first. None where nothing is compared.
#[derive(Clone, Debug, Default)]
pub struct Lanes(Rc<Vec<Lane>>);

/// Lanes are equal if they are the same ones.
impl PartialEq for Lanes {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Lanes {
    type Target = [Lane];

    fn deref(&self) -> &[Lane] {
        &self.0
    }
}

impl Lanes {
    /// The lanes of a scenario, whose own run is at hand. What `before` has of them is taken over: a pinned run whatever is
    /// edited beside it, other runs as far as an edit leaves them as they were.
    pub fn of(scenario: &Rc<Scenario>, own: &Rc<Run>, before: &Lanes) -> Lanes {
        let present = LaneRules::Own.applied(scenario);
        let wanted: Vec<(LaneName, Scenario)> = match &scenario.comparison {
            Comparison::None => return Lanes::default(),
            Comparison::Pinned(pinned) => {
                vec![(LaneName::Pinned, Scenario::clone(pinned)), (LaneName::Present, present.clone())]
            }
            Comparison::Rules(lanes) => {
                lanes.chosen().map(|rules| (LaneName::Hyperparameters(rules), rules.applied(scenario))).collect()
            }
        };
        let lane = |(name, wanted): (LaneName, Scenario)| {
            let same = before.iter().find(|lane| *lane.scenario == wanted);
            let run = match (same, before.iter().find(|lane| lane.name == name)) {
                _ if wanted == present => Rc::clone(own),
                (Some(same), _) => Rc::clone(&same.run),
                (None, Some(earlier)) => Rc::new(earlier.run.continued(&wanted)),
                (None, None) => Rc::new(Run::new(&wanted)),
            };
            Lane { name, scenario: Rc::new(wanted), run }
        };
        Lanes(Rc::new(wanted.into_iter().map(lane).collect()))
    }

    /// Whether all epochs of all lanes have run.
    pub fn is_complete(&self) -> bool {
        self.iter().all(|lane| lane.run.is_complete())
    }

    /// Runs one epoch of the first lane that is not complete. Returns whether there is another one to run. Leaves out the
    /// scenario's own run, which goes on elsewhere.
    pub fn advance(&mut self, own: &Rc<Run>) -> bool {
        let is_left = |lane: &Lane| !lane.run.is_complete() && !Rc::ptr_eq(&lane.run, own);
        if !self.iter().any(is_left) {
            return false;
        }
        if let Some(lane) = Rc::make_mut(&mut self.0).iter_mut().find(|lane| is_left(lane)) {
            Rc::make_mut(&mut lane.run).advance();
        }
        self.iter().any(is_left)
    }

    /// How much of all epochs has run, in percent.
    pub fn percent_done(&self) -> usize {
        let sum = |epochs: fn(&Run) -> usize| self.iter().map(|lane| epochs(&lane.run)).sum::<usize>();
        (sum(|run| run.done().index()) * 100).checked_div(sum(|run| run.epochs().index())).unwrap_or(100)
    }
}
