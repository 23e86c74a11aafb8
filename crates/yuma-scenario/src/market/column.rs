//! The columns of the table of subnets, and the choice and the order of its rows.

use yuma_engine::economy::{ERAS, EmissionSlot};
use yuma_engine::emission::Stage;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarketColumn {
    /// The number of the subnet.
    Netuid,
    /// Its name.
    Name,
    /// The TAO in its pool.
    Tao,
    /// The alpha in its pool.
    Alpha,
    /// The price, TAO by alpha.
    Price,
    /// The moving average of the price.
    Average,
    /// The fraction of the miners' alpha that the owner keeps.
    Burn,
    /// Whether it gets TAO at all.
    Emits,
    /// The share at a stage of the era.
    Share(Stage),
    /// The TAO of a day.
    TaoPerDay,
    /// The change of that TAO against the pinned era.
    Change,
    /// The alpha outside the pool.
    AlphaOut,
    /// The block of registration.
    RegisteredAt,
    /// The moving average of the stakers' net TAO flow.
    UserFlow,
    /// The moving average of the chain's own net TAO flow.
    ProtocolFlow,
    /// The alpha of a day.
    AlphaPerDay,
    /// The rank by the final share.
    Rank,
    /// The share before the gate less the bar.
    AboveBar,
    /// The days until its immunity ends.
    DaysImmune,
    /// The days until it is pruned at the earliest.
    DaysLeft,
    /// A part of the owner's split.
    Split(EmissionSlot),
    /// One quantity under the rules of an era, by its index.
    Era(usize),
}

impl MarketColumn {
    /// Returns the name in message keys, the same for all eras.
    pub const fn id(self) -> &'static str {
        match self {
            MarketColumn::Netuid => "netuid",
            MarketColumn::Name => "name",
            MarketColumn::Tao => "tao",
            MarketColumn::Alpha => "alpha",
            MarketColumn::Price => "price",
            MarketColumn::Average => "average",
            MarketColumn::Burn => "burn",
            MarketColumn::Emits => "emits",
            MarketColumn::Share(stage) => stage.id(),
            MarketColumn::TaoPerDay => "tao_per_day",
            MarketColumn::Change => "change",
            MarketColumn::AlphaOut => "alpha_out",
            MarketColumn::RegisteredAt => "registered_at",
            MarketColumn::UserFlow => "user_flow",
            MarketColumn::ProtocolFlow => "protocol_flow",
            MarketColumn::AlphaPerDay => "alpha_per_day",
            MarketColumn::Rank => "rank",
            MarketColumn::AboveBar => "above_bar",
            MarketColumn::DaysImmune => "days_immune",
            MarketColumn::DaysLeft => "days_left",
            MarketColumn::Split(EmissionSlot::Owner) => "split_owner",
            MarketColumn::Split(EmissionSlot::Validator) => "split_validators",
            MarketColumn::Split(_) => "split_miners",
            MarketColumn::Era(_) => "era",
        }
    }

    /// Returns the stage of a share.
    pub const fn stage(self) -> Option<Stage> {
        match self {
            MarketColumn::Share(stage) => Some(stage),
            _ => None,
        }
    }

    /// Returns whether it is a result.
    pub const fn is_result(self) -> bool {
        matches!(self, MarketColumn::Share(_) | MarketColumn::Change | MarketColumn::Era(_))
            || matches!(
                self,
                MarketColumn::TaoPerDay
                    | MarketColumn::AlphaPerDay
                    | MarketColumn::Rank
                    | MarketColumn::AboveBar
                    | MarketColumn::DaysImmune
                    | MarketColumn::DaysLeft
            )
    }

    /// Returns the name in links: that of an era for its column.
    pub fn link_id(self) -> &'static str {
        match self {
            MarketColumn::Era(at) => ERAS.get(at).map_or(self.id(), |era| era.id),
            column => column.id(),
        }
    }

    /// Returns the column with a name in links.
    pub fn of_link(id: &str) -> Option<MarketColumn> {
        let slots = [EmissionSlot::Owner, EmissionSlot::Validator, EmissionSlot::Miner].map(MarketColumn::Split);
        let shares = Stage::ALL.map(MarketColumn::Share);
        let eras = (0..ERAS.len()).map(MarketColumn::Era);
        PLAIN.into_iter().chain(shares).chain(slots).chain(eras).find(|column| column.link_id() == id)
    }
}

/// The columns without a part of their own.
const PLAIN: [MarketColumn; 19] = [
    MarketColumn::Netuid,
    MarketColumn::Name,
    MarketColumn::Tao,
    MarketColumn::Alpha,
    MarketColumn::Price,
    MarketColumn::Average,
    MarketColumn::Burn,
    MarketColumn::Emits,
    MarketColumn::TaoPerDay,
    MarketColumn::Change,
    MarketColumn::AlphaOut,
    MarketColumn::RegisteredAt,
    MarketColumn::UserFlow,
    MarketColumn::ProtocolFlow,
    MarketColumn::AlphaPerDay,
    MarketColumn::Rank,
    MarketColumn::AboveBar,
    MarketColumn::DaysImmune,
    MarketColumn::DaysLeft,
];

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarketSort {
    /// The column.
    pub by: MarketColumn,
    /// Whether the smallest comes first.
    pub is_ascending: bool,
}

/// The order of a market that was just opened: by the price that gives shares.
impl Default for MarketSort {
    fn default() -> Self {
        MarketSort { by: MarketColumn::Average, is_ascending: false }
    }
}

/// The choice of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarketFilter {
    /// All subnets.
    #[default]
    All,
    /// Those above the bar of the gate.
    AboveBar,
    /// Those that differ from the snapshot.
    Edited,
}

impl MarketFilter {
    /// All choices in their order.
    pub const ALL: [MarketFilter; 3] = [MarketFilter::All, MarketFilter::AboveBar, MarketFilter::Edited];

    /// Returns the name in links.
    pub const fn id(self) -> &'static str {
        match self {
            MarketFilter::All => "all",
            MarketFilter::AboveBar => "above",
            MarketFilter::Edited => "edited",
        }
    }
}
