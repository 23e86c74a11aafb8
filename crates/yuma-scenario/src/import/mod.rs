//! Import of files of this page and of other tools.
//!
//! [`read`] recognizes the format of one text by its fields and returns its content; [`combine`] joins the contents of
//! several files with the open scenario into a [`Proposal`].

mod btcli_list;
mod btcli_show;
mod btcli_sudo;
mod combine;
mod combine_error;
mod content;
mod directory;
mod display_name;
mod error;
mod fields;
mod file_hyperparameters;
mod first_look;
mod format;
pub(crate) mod lines;
mod merge;
mod metagraph;
mod new_subnet;
mod note;
pub(crate) mod number;
mod open;
mod pages;
mod participants_table;
mod python_metagraph;
pub(crate) mod recognize;
mod roles;
mod summary;
mod taostats_metagraph;
mod taostats_pools;
mod taostats_root;
mod taostats_weights;
mod update;
mod weights_list;
mod weights_table;

pub use btcli_sudo::HyperparametersError;
pub use combine::{Offer, Proposal, combine};
pub use combine_error::CombineError;
pub use content::{
    Content, Label, Market, MarketSubnet, Participant, RootNetwork, RootValidator, SubnetData, WeightRow, Weights,
};
pub use error::{ImportError, Seen};
pub use fields::FieldError;
pub use first_look::{FirstLook, first_look};
pub use format::Format;
pub use metagraph::MetagraphError;
pub use note::{Assumption, Ignored, Summary};
pub use open::Open;
pub use participants_table::ParticipantsError;
pub use recognize::{ReadAs, Recognized, read, read_as};
pub use weights_list::WeightsListError;
pub use weights_table::WeightsTableError;
