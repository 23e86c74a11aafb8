//! Benchmark inputs: generated subnets and economies, identical in every run.

pub mod economy;
pub mod subnet;
