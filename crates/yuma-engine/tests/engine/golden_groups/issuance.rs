//! Halving by issuance, compared with the chain's numbers.

use crate::vectors::groups::check_area;
use crate::vectors::groups::issuance::CHECKS;

#[test]
fn halving_matches_every_vector() {
    for (file, values) in [("dtao.json", 159), ("latest-era.json", 14)] {
        assert_eq!(check_area(file, CHECKS), values, "{file}");
    }
}
