//! Checks the invariants of ARCHITECTURE.md in the sources. Each rule is a small function. Its tests contain violations and
//! valid code, which prove that the rule can fail.

#![cfg(test)]

mod finished;
mod layers;
mod loops;
mod markup;
mod messages;
mod size;
mod source;
mod wording;
