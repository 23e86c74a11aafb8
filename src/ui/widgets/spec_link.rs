//! Links to a section of the specifications, which the built page has as pages of their own.

use yew::prelude::*;

/// A document of the specifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spec {
    /// The epoch of Yuma Consensus.
    Yuma,
    /// Dynamic TAO.
    Dtao,
}

impl Spec {
    /// Returns the address of the first section that `sections` names, such as `5.10` of "5.10, 5.11".
    pub fn address(self, sections: &str) -> String {
        let document = match self {
            Spec::Yuma => "yuma",
            Spec::Dtao => "dtao",
        };
        let section = sections.split([',', ' ']).next().unwrap_or_default();
        format!("spec/{document}.html#{section}")
    }
}

/// Renders a link to a section, in a tab of its own.
pub fn spec_link(spec: Spec, sections: &str, label: AttrValue) -> Html {
    html! { <a href={spec.address(sections)} target="_blank" rel="noopener">{ label }</a> }
}
