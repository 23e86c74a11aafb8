//! Participants: accounts that trade by a stated policy while a market runs.

use super::policies::Policy;
use yuma_engine::quantity::{Alpha, Netuid, Rao};

/// An account that trades by a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The displayed name; may be empty.
    pub name: String,
    /// The free TAO at the start.
    pub tao: Rao,
    /// The alpha at the start, staked with the validator; it is a part of the subnet's alpha outside the pool.
    pub alpha: Option<(Netuid, Alpha)>,
    /// The policy.
    pub policy: Policy,
}
