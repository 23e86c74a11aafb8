//! Jobs that take long: a worker computes them or, without a worker, the page itself in slices.
//!
//! The worker runs the very module of the page. A request is the kind of a job, its id, and its input: the number of epochs
//! that the page has already and the scenario as a file, or a run of a market and its link. An empty request cancels the job. A
//! response is the id of the job and the output of a batch of steps.

mod client;
mod epochs;
mod job;
pub mod outcome_bytes;
mod serve;
pub mod slices;
mod worker;

pub use client::JobClient;
pub use epochs::EpochsRequest;
pub use job::{Job, JobRequest};
pub use serve::serve;
pub use worker::worker_count;
