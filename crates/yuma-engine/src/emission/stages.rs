//! The stages of a division, by name.

use super::bar::Bar;
use crate::wide::{FineAmount, Ratio};

/// A stage of the division, in the order of computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The rule's own share: by root weights, price or flow.
    Share,
    /// The share after the reduction by miner burn (and in June 2026 by root proportion), normalized again.
    AfterBurn,
    /// The share after the gate (or the proposed tiers), normalized again.
    AfterGate,
    /// The share after the emission switch: the subnet's final share of the block's TAO.
    Final,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 4] = [Stage::Share, Stage::AfterBurn, Stage::AfterGate, Stage::Final];

    /// Returns the name in text catalogs: `emission.stage.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Stage::Share => "share",
            Stage::AfterBurn => "after_burn",
            Stage::AfterGate => "after_gate",
            Stage::Final => "final",
        }
    }
}

/// The shares of all candidates at each stage; a stage that a rule lacks repeats the previous one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// The rule's own share.
    pub share: Vec<Ratio>,
    /// After miner burn.
    pub after_burn: Vec<Ratio>,
    /// After the gate.
    pub after_gate: Vec<Ratio>,
    /// After the emission switch.
    pub finally: Vec<Ratio>,
}

impl Stages {
    /// Creates the stages of a rule that only has a share.
    pub fn of_share(share: Vec<Ratio>) -> Stages {
        Stages { after_burn: share.clone(), after_gate: share.clone(), finally: share.clone(), share }
    }

    /// Returns the shares at a stage.
    pub fn at(&self, stage: Stage) -> &[Ratio] {
        match stage {
            Stage::Share => &self.share,
            Stage::AfterBurn => &self.after_burn,
            Stage::AfterGate => &self.after_gate,
            Stage::Final => &self.finally,
        }
    }
}

/// A block's TAO divided between the candidates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// The shares at each stage.
    pub stages: Stages,
    /// The TAO of each candidate, in rao with the fraction.
    pub tao: Vec<FineAmount>,
    /// The bar of the gate after this block, stored for the next one.
    pub bar: Bar,
}
