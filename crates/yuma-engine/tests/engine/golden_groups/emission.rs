//! Emission across subnets: every golden number.

use crate::vectors::groups::{check_area, emission};

#[test]
fn shares_averages_and_the_gate_match_the_chain() {
    for (file, values) in [("dtao.json", 160), ("latest-era.json", 359)] {
        assert_eq!(check_area(file, emission::CHECKS), values, "{file}");
    }
}
