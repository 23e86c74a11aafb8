//! Markets: the second kind of document. A market has an era, the subnets with their pools, and a timeline of
//! operations.
//!
//! [`Market`] is the checked document, [`MarketEdit`] its changes, [`link`] and [`file`] its written forms,
//! [`MarketResult`] the next block, [`MarketRun`] the days after it, and [`quote`] a trade.
//!
//! ```
//! use yuma_engine::economy::Era;
//! use yuma_engine::quantity::Netuid;
//! use yuma_scenario::market::{self, MarketEdit, MarketResult};
//!
//! let market = market::preset("market-2026-04-11").ok_or("no such preset")?;
//! let edited = MarketEdit::SetEmission { netuid: Netuid(3), is_on: false }.apply(&market)?;
//! assert_eq!(market::link::decode(&market::link::encode(&edited))?, edited);
//! let era = Era::of("gate-2026").ok_or("no such era")?;
//! let result = MarketResult::of(&edited, era);
//! assert_eq!(result.subnets.len(), 128);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod assumed_consensus;
mod board;
mod board_check;
mod board_edit;
mod board_error;
mod board_stakes;
mod check;
mod column;
mod crowd;
mod day_flows;
mod day_point;
mod dissolution;
mod document;
mod economy;
mod edit;
mod edit_subnet;
mod endowment;
mod error;
mod evaluation;
mod event;
mod export_cell;
pub mod file;
mod flywheel;
mod held_order;
pub mod import;
mod keys;
mod last_registration;
mod later_day;
pub mod link;
mod neuron_pay;
mod neurons;
mod order_size;
mod parameter;
mod participant;
mod participant_check;
mod participant_field;
mod participant_point;
mod policies;
mod preset_questions;
mod presets;
mod prune_order;
mod quote;
pub mod quote_export;
mod random;
mod read_error;
mod registration;
mod run;
pub mod run_export;
mod sandwich;
mod snapshot;
mod snapshot_2024;
mod snapshot_2025;
mod snapshot_2026;
mod snapshot_flywheel;
mod snapshot_id;
mod snapshot_questions;
mod split_repair;
mod strides;
mod subnet;
mod subnet_consensus;
pub mod table_export;
mod ticket;
mod trade;
mod view;
mod vote_result;

pub use self::board::{Board, RootValidator};
pub use self::board_edit::BoardEdit;
pub use self::board_error::BoardError;
pub use self::board_stakes::stake_by_votes;
pub(crate) use self::check::check_linked;
pub use self::column::{MarketColumn, MarketFilter, MarketSort};
pub use self::crowd::ParticipantTrade;
pub use self::day_point::{DayPoint, SubnetPoint};
pub use self::dissolution::{DissolutionPayout, dissolution};
pub use self::document::{Market, MarketDocument};
pub use self::economy::economy;
pub use self::edit::{MarketEdit, OtherParts};
pub use self::endowment::participant_key;
pub use self::error::{EventField, MarketError, MarketText, SubnetField};
pub use self::evaluation::{Eligibility, MarketResult, MarketTotals, SubnetResult};
pub use self::event::{EventContent, MarketEvent};
pub use self::held_order::{HeldOrder, HeldOrderRun};
pub use self::keys::{HOLDER, STAKER, VALIDATOR};
pub use self::last_registration::LastRegistration;
pub use self::neuron_pay::{NeuronPay, neuron_pay};
pub use self::neurons::NeuronKeys;
pub use self::parameter::{Parameter, ParameterChanges};
pub use self::participant::Participant;
pub use self::participant_field::ParticipantField;
pub use self::participant_point::{Holding, ParticipantPoint};
pub use self::policies::{
    Arbitrageur, EarlyMover, Holder, Miner, Momentum, Policy, PolicyView, Role, Signal, SubnetOwner, YieldSeeker,
};
pub use self::presets::{MarketPreset, PresetGroup, PresetTopic, find as find_preset, opening, preset, presets};
pub use self::prune_order::{PruneOrder, PrunePlace};
pub use self::quote::{LimitedQuote, Quote, QuotedLeg, SplitOrder, quote, quote_on};
pub use self::random::Random;
pub use self::read_error::MarketReadError;
pub use self::registration::{NewSubnet, Registration, lock_cost_at, lock_cost_decay, registration};
pub use self::run::{DAY_ERROR, MarketRun, have_equal_runs};
pub use self::sandwich::{Sandwich, sandwich};
pub use self::snapshot::Snapshot;
pub use self::snapshot_2026::{Listing, listings};
pub use self::snapshot_id::SnapshotId;
pub use self::split_repair::{SplitRepair, split_repairs};
pub use self::strides::{finest_stride, strides};
pub use self::subnet::MarketSubnet;
pub use self::subnet_consensus::{ConsensusError, SubnetConsensus};
pub use self::ticket::{OrderKind, Ticket, order_state};
pub use self::trade::{PriceLimit, Trade, TradeRequest};
pub use self::view::{DayQuantity, EraQuantity, MarketColumns, MarketSharedView, MarketTab};
pub use self::vote_result::{NetworkVote, VoteResult, Voter};
