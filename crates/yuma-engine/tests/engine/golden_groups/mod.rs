//! The groups of golden vectors, area by area.

mod constants;
mod economy_parts;
mod emission;
mod issuance;
mod pools;
