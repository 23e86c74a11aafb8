//! The engine equals the plain reference implementation, bit for bit, in every intermediate value.

use crate::random_cases::recorded_cases;
use crate::reference_results::reference_results;
use crate::vectors::compare::compare;
use crate::vectors::engine::{engine_parts, engine_results};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{EpochInput, Parameters, epoch, trace};

fn check(input: &EpochInput) -> TestCaseResult {
    match compare(&reference_results(input), &engine_results(input)) {
        Ok(_) => Ok(()),
        Err(difference) => Err(TestCaseError::fail(difference.to_string())),
    }
}

proptest! {
    #![proptest_config(recorded_cases(2_000))]

    #[test]
    fn every_value_of_an_epoch_is_equal(input in crate::strategies::epochs()) {
        check(&input)?;
    }

    #[test]
    fn every_value_is_equal_at_the_limits_of_the_types(input in crate::strategies::epochs_at_the_limits()) {
        check(&input)?;
    }

    #[test]
    fn parameters_beyond_the_usual_make_no_difference(
        input in crate::strategies::epochs(),
        parameters in crate::strategies::any_parameters(),
    ) {
        check(&EpochInput { parameters, ..input })?;
    }

    #[test]
    fn the_next_epoch_is_equal_too(input in crate::strategies::epochs(), parameters in crate::strategies::parameters()) {
        let bonds = epoch(&input).bonds;
        check(&EpochInput { bonds, parameters: Parameters { yuma_version: input.parameters.yuma_version, ..parameters }, ..input })?;
    }

    #[test]
    fn consensus_is_the_higher_weight_if_kappa_is_reached_to_the_bit((input, reached) in crate::strategies::borders()) {
        check(&input)?;
        let trace = trace(&input);
        let speaker = if reached { Uid(3) } else { Uid(0) };
        prop_assert_eq!(Some(trace.consensus[4]), trace.weights.get(speaker, Uid(4)));
    }

    #[test]
    fn parts_of_mechanisms_are_equal(
        emission: u64,
        count in 0..=16u8,
        split in prop::option::of(prop::collection::vec(any::<u16>(), 0..20)),
    ) {
        let expected = crate::reference_yuma::split_emission(emission, usize::from(count), split.as_deref());
        prop_assert_eq!(engine_parts(emission, count, split.as_deref()), expected);
    }
}
