//! Coarse runs of the same market with other seeds, where a policy is random.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use yew::prelude::*;

use crate::jobs::JobClient;
use crate::ui::market::props::MarketProps;
use crate::ui::market::time::{coarse_run, read_participants};
use yuma_scenario::market::{DayPoint, Market, MarketEdit};

/// The number of seeds of a band, the document's own included.
pub const SEEDS: u64 = 8;

/// A run with another seed: the participants of each day.
pub type SeedRun = Rc<Vec<DayPoint>>;

/// The runs of a revision that are complete.
#[derive(Clone, Default, PartialEq)]
struct SeedRuns {
    revision: u64,
    runs: Vec<SeedRun>,
}

/// Computes the runs of a market with several seeds, one after the other, once `is_ready`. Empty until all are complete, and
/// for a market without random policies.
#[hook]
pub fn use_seed_runs(props: &MarketProps, is_ready: bool) -> Vec<SeedRun> {
    let client = use_memo((), |()| JobClient::default());
    let known = use_state(SeedRuns::default);
    let current = if known.revision == props.revision { known.runs.clone() } else { Vec::new() };
    let is_random = props.market.participants.iter().any(|participant| participant.policy.is_random());
    let is_wanted = is_random && is_ready && (current.len() as u64) < SEEDS;
    use_effect_with((props.revision, current.len(), is_wanted), {
        let (market, known, runs) = (props.market.clone(), known.setter(), current.clone());
        move |&(revision, index, is_wanted)| match with_seed(&market, index).filter(|_| is_wanted) {
            Some(market) => start(&client, market, move |run| {
                let runs = runs.iter().cloned().chain([Rc::new(run)]).collect();
                known.set(SeedRuns { revision, runs });
            }),
            None => client.cancel(),
        }
    });
    if (current.len() as u64) < SEEDS { Vec::new() } else { current }
}

/// Returns the market with the seed of a number of runs after the first.
fn with_seed(market: &Market, index: usize) -> Option<Market> {
    MarketEdit::SetSeed(market.seed.wrapping_add(index as u64)).apply(market).ok()
}

fn start(client: &JobClient, market: Market, on_run: impl Fn(Vec<DayPoint>) + 'static) {
    let days = usize::from(market.horizon);
    let points = RefCell::new(Vec::<DayPoint>::new());
    client.start(coarse_run(market), move |output| {
        read_participants(output, &mut points.borrow_mut());
        if points.borrow().len() <= days {
            return ControlFlow::Continue(());
        }
        on_run(points.take());
        ControlFlow::Break(())
    });
}
