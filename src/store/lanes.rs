//! The lanes of a comparison: runs side by side.

use std::ops::Deref;
use std::rc::Rc;

use yuma_scenario::{Comparison, LaneHyperparameters, Run, Scenario};

/// The name of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneName {
    /// The pinned scenario, A.
    Pinned,
    /// The present scenario, B.
    Present,
    /// The present scenario under these hyperparameters.
    Hyperparameters(LaneHyperparameters),
}

/// A lane of a comparison.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The name.
    pub name: LaneName,
    /// The scenario of the lane.
    pub scenario: Rc<Scenario>,
    /// The run.
    pub run: Rc<Run>,
}

/// The lanes; all others are compared with the first. Empty when nothing is compared.
#[derive(Clone, Debug, Default)]
pub struct Lanes(Rc<Vec<Lane>>);

/// Lanes are equal if they are shared.
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
    /// Returns the lanes of a scenario with the run `own`. Reuses the runs of `before`: those of equal scenarios, and the
    /// epochs of others that an edit does not affect.
    pub fn of(scenario: &Rc<Scenario>, own: &Rc<Run>, before: &Lanes) -> Lanes {
        let present = LaneHyperparameters::Own.applied(scenario);
        let wanted: Vec<(LaneName, Scenario)> = match &scenario.comparison {
            Comparison::None => return Lanes::default(),
            Comparison::Pinned(pinned) => {
                vec![(LaneName::Pinned, Scenario::clone(pinned)), (LaneName::Present, present.clone())]
            }
            Comparison::Hyperparameters(lanes) => {
                lanes.chosen().map(|lane| (LaneName::Hyperparameters(lane), lane.applied(scenario))).collect()
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
            // A job in progress recognizes its lane by the address of the scenario.
            let scenario = same.map_or_else(|| Rc::new(wanted), |same| Rc::clone(&same.scenario));
            Lane { name, scenario, run }
        };
        Lanes(Rc::new(wanted.into_iter().map(lane).collect()))
    }

    /// Returns whether all epochs of all lanes have run.
    pub fn is_complete(&self) -> bool {
        self.iter().all(|lane| lane.run.is_complete())
    }

    /// Runs an epoch of the first incomplete lane and returns whether there is another one to run. Skips the scenario's own
    /// run, which continues elsewhere.
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

    /// Runs epochs until all are complete or the work exceeds `cost`, in matrix entries. Skips the scenario's own run.
    pub fn advance_within(&mut self, own: &Rc<Run>, cost: usize) {
        let work = |lanes: &Lanes| lanes.iter().map(|lane| lane.run.work_left()).sum::<usize>();
        let rest = work(self).saturating_sub(cost);
        while work(self) > rest && self.advance(own) {}
    }

    /// Replaces the run of the lanes with this very scenario by a complete one. Returns `false` if there is none.
    pub fn take_over(&mut self, scenario: &Rc<Scenario>, run: Rc<Run>) -> bool {
        let is_of = |lane: &Lane| Rc::ptr_eq(&lane.scenario, scenario);
        let has_lane = self.iter().any(is_of);
        if has_lane {
            for lane in Rc::make_mut(&mut self.0).iter_mut().filter(|lane| is_of(lane)) {
                lane.run = Rc::clone(&run);
            }
        }
        has_lane
    }
}
