//! Every step's section is a heading of its document, so that its link leads somewhere.

use yuma_engine::economy::StepId;
use yuma_engine::yuma::STEPS;
use yuma_playground::ui::widgets::spec_link::Spec;

fn check(spec: Spec, document: &str, sections: &str) {
    let address = spec.address(sections);
    let (_, section) = address.split_once('#').unwrap_or_default();
    let is_heading = |line: &str| {
        let number = line.trim_start_matches('#').split_whitespace().next().unwrap_or_default();
        line.starts_with("##") && number.trim_end_matches('.') == section
    };
    assert!(document.lines().any(is_heading), "{address}: no such heading");
}

#[test]
fn every_section_of_a_step_is_a_heading() {
    let (yuma, dtao) = (include_str!("../../docs/spec/yuma.md"), include_str!("../../docs/spec/dtao.md"));
    STEPS.iter().for_each(|step| check(Spec::Yuma, yuma, step.section));
    StepId::ALL.iter().for_each(|step| check(Spec::Dtao, dtao, step.explanation().section));
}
