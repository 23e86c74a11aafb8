//! The columns of a table of subnets.

use crate::import::lines::{Line, column_name};

/// A value of a subnet that a table may have as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubnetColumn {
    /// The number of the subnet.
    Netuid,
    /// The name.
    Name,
    /// The TAO in the pool.
    Tao,
    /// The alpha in the pool.
    Alpha,
    /// The alpha outside the pool.
    AlphaOut,
    /// The price, in TAO per alpha.
    Price,
    /// The moving average of the price.
    Average,
    /// Whether the start call was made.
    Started,
    /// The fraction of the miners' alpha that goes to the owner's keys.
    MinerBurn,
    /// Whether the subnet gets TAO.
    Emission,
    /// The block of registration.
    RegisteredAt,
}

/// The number of cells of a header that are searched: no table of another tool has more columns.
const SEARCHED: usize = 256;

impl SubnetColumn {
    /// All columns, in the order of exported tables.
    pub const ALL: [SubnetColumn; 11] = [
        SubnetColumn::Netuid,
        SubnetColumn::Name,
        SubnetColumn::Tao,
        SubnetColumn::Alpha,
        SubnetColumn::AlphaOut,
        SubnetColumn::Price,
        SubnetColumn::Average,
        SubnetColumn::Started,
        SubnetColumn::MinerBurn,
        SubnetColumn::Emission,
        SubnetColumn::RegisteredAt,
    ];

    /// Returns the title in exported tables and the name in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            SubnetColumn::Netuid => "netuid",
            SubnetColumn::Name => "name",
            SubnetColumn::Tao => "tao_in_pool",
            SubnetColumn::Alpha => "alpha_in_pool",
            SubnetColumn::AlphaOut => "alpha_outside",
            SubnetColumn::Price => "price",
            SubnetColumn::Average => "average_price",
            SubnetColumn::Started => "started",
            SubnetColumn::MinerBurn => "miner_burn",
            SubnetColumn::Emission => "emission_on",
            SubnetColumn::RegisteredAt => "registered_at",
        }
    }

    /// Returns the titles that other tools and people use, in the form of [`column_name`].
    const fn other_titles(self) -> &'static [&'static str] {
        match self {
            SubnetColumn::Netuid => &["subnet", "subnet_id", "sn", "no_"],
            SubnetColumn::Name => &["subnet_name"],
            SubnetColumn::Tao => &["tao_in", "tau_in", "tao", "total_tao", "subnet_tao", "tao_in_rao"],
            SubnetColumn::Alpha => &["alpha_in", "alpha", "subnet_alpha_in", "alpha_in_rao"],
            SubnetColumn::AlphaOut => {
                &["alpha_out", "alpha_outside_pool", "alpha_staked", "subnet_alpha_out", "alpha_out_rao"]
            }
            SubnetColumn::Price => &["price_tao", "spot_price", "alpha_price"],
            SubnetColumn::Average => &["moving_price", "average", "ema_price", "price_ema", "subnet_moving_price"],
            SubnetColumn::Started => &["is_started"],
            SubnetColumn::MinerBurn => &["burn", "burn_%", "miner_burn_%", "miner_burned"],
            SubnetColumn::Emission => &["emits", "emission_enabled", "subnet_emission_enabled", "emission_on/off"],
            SubnetColumn::RegisteredAt => &["registered_at_block", "network_registered_at", "registration_block"],
        }
    }

    /// Returns the index of the column in a header.
    pub(super) fn find(self, header: Line<'_>) -> Option<usize> {
        let titles: Vec<String> = header.cells.iter().take(SEARCHED).map(|cell| column_name(cell)).collect();
        let mut names = std::iter::once(self.id()).chain(self.other_titles().iter().copied());
        names.find_map(|name| titles.iter().position(|title| title == name))
    }
}
