//! The formats of subnets in files.

/// The format of the rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarketFormat {
    /// A table with a header, or a list of JSON objects.
    Table,
    /// `btcli subnets list --json-output`.
    BtcliJson,
    /// The table that `btcli subnets list` prints.
    BtcliText,
    /// The taostats endpoint `dtao/pool/latest`.
    TaostatsPools,
    /// The taostats endpoint `metagraph/root/latest`.
    TaostatsRoot,
}

impl MarketFormat {
    /// All formats, those of people first.
    pub const ALL: [MarketFormat; 5] = [
        MarketFormat::Table,
        MarketFormat::BtcliText,
        MarketFormat::BtcliJson,
        MarketFormat::TaostatsPools,
        MarketFormat::TaostatsRoot,
    ];

    /// Returns the name used in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            MarketFormat::Table => "table",
            MarketFormat::BtcliJson => "btcli_json",
            MarketFormat::BtcliText => "btcli_text",
            MarketFormat::TaostatsPools => "taostats_pools",
            MarketFormat::TaostatsRoot => "taostats_root",
        }
    }
}
