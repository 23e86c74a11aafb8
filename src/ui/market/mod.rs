//! The market lab: subnets with their pools, and what each gets of the TAO under the rules of an era.

mod props;

pub use self::props::{MarketProps, MarketResults};
