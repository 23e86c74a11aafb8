//! What is measured: generated subnets and economies, the same in every run.

pub mod economy;
pub mod subnet;
