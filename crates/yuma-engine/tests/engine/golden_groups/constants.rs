//! Constants as the chain's types store them.

use crate::vectors::groups::{check_area, constants};

#[test]
fn constants_match_the_chain() {
    for (file, values) in [("dtao.json", 11), ("latest-era.json", 6)] {
        assert_eq!(check_area(file, constants::CHECKS), values, "{file}");
    }
}
