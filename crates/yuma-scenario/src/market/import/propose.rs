//! Joins the rows of a file with the open market.

use super::assumption::{Assumed, MarketAssumption};
use super::column::SubnetColumn;
use super::row::{MarketRows, SubnetRow};
use crate::market::document::{Market, MarketDocument};
use crate::market::edit::MarketEdit;
use crate::market::error::{MarketError, SubnetField};
use crate::market::subnet::MarketSubnet;
use yuma_engine::economy::median_price;
use yuma_engine::quantity::{Alpha, Block, Price, RAO_PER_TAO, Rao};
use yuma_engine::wide::Ratio;

/// The TAO in the pool of a subnet whose TAO no file contains.
const POOL_TAO: Rao = Rao(1_000 * RAO_PER_TAO);

/// The subnets of a file as they will be, and the assumptions made for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The subnets of the file, ascending by netuid.
    pub subnets: Vec<MarketSubnet>,
    /// The number of subnets that the open market has and the file changes.
    pub changed: usize,
    /// The number of subnets that the open market does not have.
    pub added: usize,
    /// The assumptions.
    pub assumptions: Vec<Assumed>,
}

/// Joins rows with the open market, to change it. A subnet of that market keeps the values that its row does not contain;
/// another one is completed by assumptions.
///
/// A price without alpha sets the alpha in the pool to `floor(tao / price)`, as [`MarketEdit::SetPrice`] does; a price
/// with alpha but without TAO sets the TAO to `floor(alpha * price)`; beside both reserves it is not used. If both reserves
/// change without a moving average, the average becomes the spot price, because the old one belongs to another time.
///
/// # Errors
/// Returns a [`MarketError`] if no alpha follows from a price.
pub fn propose(market: &Market, read: &MarketRows) -> Result<Proposal, MarketError> {
    joined(market, read, |row| market.subnet(row.netuid))
}

/// Completes rows for a market of their own. It takes no value from the subnets of the open market, whatever their numbers;
/// only the assumed price is the median of that market.
///
/// # Errors
/// Returns a [`MarketError`] if no alpha follows from a price.
pub fn propose_new(open: &Market, read: &MarketRows) -> Result<Proposal, MarketError> {
    joined(open, read, |_| None)
}

fn joined<'a>(
    market: &'a Market,
    read: &MarketRows,
    known: impl Fn(&SubnetRow) -> Option<&'a MarketSubnet>,
) -> Result<Proposal, MarketError> {
    let mut builder = Builder::of(market);
    let mut proposal = Proposal { subnets: Vec::new(), changed: 0, added: 0, assumptions: Vec::new() };
    for row in &read.rows {
        let known = known(row);
        let subnet = match known {
            Some(known) => builder.changed(row, known)?,
            None => builder.added(row)?,
        };
        proposal.added += usize::from(known.is_none());
        proposal.changed += usize::from(known.is_some_and(|known| *known != subnet));
        proposal.subnets.push(subnet);
    }
    let count = read.rows.len();
    let stated = read.assumptions.iter().map(|one| Assumed { assumption: one.clone(), subnets: count });
    let known: Vec<&SubnetRow> = read.rows.iter().filter(|row| known(row).is_some()).collect();
    proposal.assumptions = stated.chain(builder.kept(&known)).chain(builder.assumed).collect();
    Ok(proposal)
}

impl Proposal {
    /// Returns the edit that changes and adds the subnets in the open market.
    pub fn edit(&self) -> MarketEdit {
        MarketEdit::PutSubnets(self.subnets.clone())
    }

    /// Returns a market of these subnets only, which [`propose_new`] completes, with start, era and rules of the open one, and without its events.
    ///
    /// # Errors
    /// Returns the first rule of [`MarketError`] that the market breaks.
    pub fn market(&self, open: &Market, title: &str) -> Result<Market, MarketError> {
        Market::new(MarketDocument {
            preset: None,
            title: crate::clean_line(title).chars().take(crate::limits::TITLE).collect(),
            notes: String::new(),
            subnets: self.subnets.clone(),
            events: Vec::new(),
            ..MarketDocument::clone(open)
        })
    }
}

/// Completes rows and counts the assumptions.
struct Builder {
    first_block: Block,
    median: Price,
    assumed: Vec<Assumed>,
}

impl Builder {
    fn of(market: &Market) -> Self {
        let started = market.subnets.iter().filter(|subnet| subnet.moving_price.is_some());
        let prices: Vec<Price> = started.map(MarketSubnet::price).collect();
        Builder { first_block: market.start.snapshot().block, median: median_price(&prices), assumed: Vec::new() }
    }

    fn assume(&mut self, assumption: MarketAssumption) {
        match self.assumed.iter_mut().find(|known| known.assumption == assumption) {
            Some(known) => known.subnets += 1,
            None => self.assumed.push(Assumed { assumption, subnets: 1 }),
        }
    }

    /// Returns the note about the values that no row of a known subnet contains.
    fn kept(&self, known: &[&SubnetRow]) -> Option<Assumed> {
        let is_set = |column: SubnetColumn| match column {
            // Follows from the reserves.
            SubnetColumn::Price => true,
            SubnetColumn::Alpha => known.iter().any(|row| row.alpha.is_some() || row.price.is_some()),
            SubnetColumn::Average | SubnetColumn::Started => {
                let follows = self.assumed.iter().any(|known| known.assumption == MarketAssumption::AverageIsPrice);
                follows || known.iter().any(|row| row.has(column))
            }
            column => known.iter().any(|row| row.has(column)),
        };
        let columns: Vec<SubnetColumn> = SubnetColumn::ALL.into_iter().filter(|column| !is_set(*column)).collect();
        let subnets = known.len();
        let is_some = subnets > 0 && !columns.is_empty();
        is_some.then_some(Assumed { assumption: MarketAssumption::Kept(columns), subnets })
    }

    fn changed(&mut self, row: &SubnetRow, known: &MarketSubnet) -> Result<MarketSubnet, MarketError> {
        let mut subnet = known.clone();
        self.set_reserves(row, &mut subnet)?;
        let has_other_pool = row.tao.is_some() && row.alpha.is_some() && subnet.reserves() != known.reserves();
        self.set_average(row, &mut subnet, has_other_pool);
        set_rest(row, &mut subnet);
        Ok(subnet)
    }

    fn added(&mut self, row: &SubnetRow) -> Result<MarketSubnet, MarketError> {
        let mut subnet = MarketSubnet::new(row.netuid, self.first_block);
        let median = SubnetRow { price: Some(self.median), ..row.clone() };
        let has_price = row.price.is_some() || row.alpha.is_some();
        if row.tao.is_none() && (row.alpha.is_none() || row.price.is_none()) {
            subnet.tao = POOL_TAO;
            self.assume(MarketAssumption::PoolTao(POOL_TAO));
        }
        if has_price {
            self.set_reserves(row, &mut subnet)?;
        } else {
            subnet.tao = row.tao.unwrap_or(subnet.tao);
            subnet.set_price(median.price.unwrap_or_default())?;
            self.assume(MarketAssumption::MedianPrice(self.median));
        }
        self.set_average(row, &mut subnet, true);
        if row.alpha_out.is_none() {
            self.assume(MarketAssumption::AlphaOut(Alpha(0)));
        }
        subnet.emission_enabled = true;
        if row.emission_enabled.is_none() {
            self.assume(MarketAssumption::EmissionOn);
        }
        if row.registered_at.is_none() {
            self.assume(MarketAssumption::RegisteredAt(self.first_block));
        }
        self.assume(MarketAssumption::NewSubnet);
        set_rest(row, &mut subnet);
        subnet.user_flow = subnet.first_user_flow();
        Ok(subnet)
    }

    fn set_reserves(&mut self, row: &SubnetRow, subnet: &mut MarketSubnet) -> Result<(), MarketError> {
        subnet.tao = row.tao.unwrap_or(subnet.tao);
        match (row.tao, row.alpha, row.price) {
            (None, Some(alpha), Some(price)) => {
                subnet.alpha = alpha;
                subnet.tao = tao_at(price, alpha).ok_or(out_of_range(subnet))?;
                self.assume(MarketAssumption::TaoFromPrice);
            }
            (_, Some(alpha), _) => subnet.alpha = alpha,
            (_, None, Some(price)) => {
                subnet.set_price(price)?;
                self.assume(MarketAssumption::AlphaFromPrice);
            }
            (_, None, None) => {}
        }
        Ok(())
    }

    /// Sets the moving average; `is_outdated` if the old one no longer fits.
    fn set_average(&mut self, row: &SubnetRow, subnet: &mut MarketSubnet, is_outdated: bool) {
        let is_started =
            row.is_started.unwrap_or(subnet.moving_price.is_some() || row.average.is_some() || is_outdated);
        match row.average {
            _ if !is_started => subnet.moving_price = None,
            Some(average) => subnet.moving_price = Some(average),
            None if is_outdated || subnet.moving_price.is_none() => {
                subnet.moving_price = Some(subnet.settled_price());
                self.assume(MarketAssumption::AverageIsPrice);
            }
            None => {}
        }
    }
}

/// Sets the values that nothing else depends on.
fn set_rest(row: &SubnetRow, subnet: &mut MarketSubnet) {
    if let Some(name) = &row.name {
        subnet.name.clone_from(name);
    }
    subnet.alpha_out = row.alpha_out.unwrap_or(subnet.alpha_out);
    subnet.miner_burn = row.miner_burn.unwrap_or(subnet.miner_burn);
    subnet.emission_enabled = row.emission_enabled.unwrap_or(subnet.emission_enabled);
    subnet.registered_at = row.registered_at.unwrap_or(subnet.registered_at);
}

/// Returns `floor(alpha * price)`.
fn tao_at(price: Price, alpha: Alpha) -> Option<Rao> {
    let product = price.0.checked_mul(Ratio::checked_from_num(alpha.0)?)?;
    product.checked_to_num().map(Rao)
}

fn out_of_range(subnet: &MarketSubnet) -> MarketError {
    MarketError::OutOfRange { netuid: subnet.netuid, field: SubnetField::Price }
}
