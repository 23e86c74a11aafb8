//! Halving by issuance, against the chain's numbers.

use crate::vectors::groups::check_area;
use crate::vectors::groups::issuance::CHECKS;

#[test]
fn every_vector_of_the_halving_holds() {
    for (file, values) in [("dtao.json", 159), ("latest-era.json", 14)] {
        assert_eq!(check_area(file, CHECKS), values, "{file}");
    }
}
