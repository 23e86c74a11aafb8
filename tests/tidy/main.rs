//! The invariants of ARCHITECTURE.md, read off the sources. Each rule is a small function; beside it stands what it must
//! find and what it must leave alone, so that a rule that finds nothing is one that has nothing to find.

#![cfg(test)]

mod finished;
mod layers;
mod markup;
mod messages;
mod size;
mod source;
