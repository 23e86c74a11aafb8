//! The formats of files, each with a sample.

/// A format that the page reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table of weights.
    WeightsTable,
    /// A list of weights.
    WeightsList,
    /// Stakes.
    Stakes,
    /// `btcli subnets show`.
    BtcliShow,
    /// `btcli sudo get`.
    BtcliSudo,
    /// `btcli subnets list`.
    BtcliList,
    /// The taostats endpoint `metagraph/latest`.
    TaostatsMetagraph,
    /// The taostats endpoint `validator/weights/latest/v2`.
    TaostatsWeights,
    /// The taostats endpoint `dtao/pool/latest`.
    TaostatsPools,
    /// The taostats endpoint `metagraph/root/latest`.
    TaostatsRoot,
    /// `neurons.csv` of metagraphed.
    Neurons,
    /// The lists `stake` and `weights`.
    Metagraph,
    /// The lists `S` and `W` of the Python library.
    PythonMetagraph,
    /// A scenario of this page.
    Scenario,
}

impl Format {
    /// All formats, those of people first.
    pub const ALL: [Format; 14] = [
        Format::WeightsTable,
        Format::WeightsList,
        Format::Stakes,
        Format::BtcliShow,
        Format::BtcliSudo,
        Format::BtcliList,
        Format::TaostatsMetagraph,
        Format::TaostatsWeights,
        Format::TaostatsPools,
        Format::TaostatsRoot,
        Format::Neurons,
        Format::Metagraph,
        Format::PythonMetagraph,
        Format::Scenario,
    ];

    /// Returns the name used in text catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Format::WeightsTable => "weights_table",
            Format::WeightsList => "weights_list",
            Format::Stakes => "stakes",
            Format::BtcliShow => "btcli_show",
            Format::BtcliSudo => "btcli_sudo",
            Format::BtcliList => "btcli_list",
            Format::TaostatsMetagraph => "taostats_metagraph",
            Format::TaostatsWeights => "taostats_weights",
            Format::TaostatsPools => "taostats_pools",
            Format::TaostatsRoot => "taostats_root",
            Format::Neurons => "neurons",
            Format::Metagraph => "metagraph",
            Format::PythonMetagraph => "python_metagraph",
            Format::Scenario => "scenario",
        }
    }

    /// Returns a small file of this format.
    pub fn sample(self) -> &'static str {
        match self {
            Format::WeightsTable => "name\tM0\tM1\tM2\nval0\t0.6\t0.4\t0\nval1\t0.5\t0\t0.5\n",
            Format::WeightsList => "validator,miner,weight\nval0,M0,0.6\nval0,M1,0.4\nval1,M2,1\n",
            Format::Stakes => "name;stake\nval0;120,000\nval1;8,500.5\n",
            Format::BtcliShow => {
                r#"{"netuid": 4, "uids": [
  {"uid": 0, "alpha_stake": 4000.0, "tao_stake": 3600.0},
  {"uid": 1, "alpha_stake": 0.0, "tao_stake": 0.0}]}
"#
            }
            Format::BtcliSudo => {
                r#"[{"hyperparameter": "kappa", "value": 32767},
 {"hyperparameter": "bonds_penalty", "value": 65535},
 {"hyperparameter": "yuma3_enabled", "value": true}]
"#
            }
            Format::BtcliList => {
                r#"{"subnets": {"1": {"netuid": 1, "subnet_name": "one",
  "price": 0.065, "alpha_out": 491780.9,
  "liquidity": {"tao_in": 15278.0, "alpha_in": 235441.5}}}}
"#
            }
            Format::TaostatsMetagraph => {
                r#"{"data": [{"uid": 0, "hotkey": {"ss58": "5Hotkey"},
  "alpha_stake": "4000000000000", "root_stake": "20000000000000",
  "validator_permit": true, "active": true, "updated": 40,
  "block_number": 5453670}]}
"#
            }
            Format::TaostatsWeights => {
                r#"{"data": [{"uid": 0, "block_number": 5453670, "weights": [
  {"uid": 1, "weight": "1.0"}, {"uid": 2, "weight": "0.5"}]}]}
"#
            }
            Format::TaostatsPools => {
                r#"{"data": [{"netuid": 1, "name": "one", "price": "0.0649",
  "total_tao": "15278013000000", "alpha_in_pool": "235441538300000",
  "alpha_staked": "491780951500000", "startup_mode": false}]}
"#
            }
            Format::TaostatsRoot => {
                r#"{"data": [{"uid": 2, "stake": "880000000000000",
  "subnet_weights": {"0": "29.7", "1": "30.3", "4": "40"}}]}
"#
            }
            Format::Neurons => {
                "uid,hotkey,validator_permit,active,stake_tao\n0,5Hotkey0,true,true,7600\n1,5Hotkey1,false,true,0\n"
            }
            Format::Metagraph => {
                r#"{"n": 3, "block": 5453670, "stake": [4000000000000, 0, 0],
 "weights": [[[1, 65535], [2, 32768]], [], []]}
"#
            }
            Format::PythonMetagraph => {
                r#"{"S": [4000.0, 0.0, 0.0],
 "W": [[0, 0.6, 0.4], [0, 0, 0], [0, 0, 0]]}
"#
            }
            Format::Scenario => {
                r#"{"format": "yuma-playground", "version": 1,
 "neurons": 2, "block": 1000, "emission": 296020000000,
 "validators": [0], "miners": [1], "permits": [0],
 "alpha": [4000000000000, 0], "weights": {"0": {"v": [65535]}}}
"#
            }
        }
    }
}
