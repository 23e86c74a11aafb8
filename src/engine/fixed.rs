//! The few fixed-point helpers beyond `substrate-fixed`.
