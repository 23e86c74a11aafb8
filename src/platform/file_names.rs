//! The names of exported files: the title, in characters that every system accepts.

use super::download::file_stem;

/// The content of an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The scenario.
    Scenario,
    /// The weights of the scenario.
    Weights,
    /// The stakes of the scenario.
    Stakes,
}

/// Returns the name of a file.
pub fn file_name(title: &str, export: Export) -> String {
    let stem = stem(title);
    match export {
        Export::Scenario => format!("{stem}.json"),
        Export::Weights => format!("{stem}-weights.csv"),
        Export::Stakes => format!("{stem}-stakes.csv"),
    }
}

fn stem(title: &str) -> String {
    let title = file_stem(title);
    if title.is_empty() { "scenario".to_owned() } else { title }
}

/// Returns the media type of a file.
pub fn media_type(export: Export) -> &'static str {
    match export {
        Export::Scenario => "application/json",
        Export::Weights | Export::Stakes => "text/csv",
    }
}

/// The format of exported results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultFormat {
    /// A table of neurons.
    Csv,
    /// Neurons and bonds.
    Json,
}

impl ResultFormat {
    /// Returns the name of a file.
    pub fn file_name(self, title: &str) -> String {
        let stem = stem(title);
        match self {
            ResultFormat::Csv => format!("{stem}-results.csv"),
            ResultFormat::Json => format!("{stem}-results.json"),
        }
    }

    /// Returns the media type of a file.
    pub fn media_type(self) -> &'static str {
        match self {
            ResultFormat::Csv => "text/csv",
            ResultFormat::Json => "application/json",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_titles() {
        for (title, export, expected) in [
            ("Subnet 15", Export::Scenario, "subnet-15.json"),
            ("Five validators, one of them alone", Export::Weights, "five-validators-one-of-them-alone-weights.csv"),
            ("五个验证者", Export::Stakes, "五个验证者-stakes.csv"),
            ("../../etc/passwd", Export::Scenario, "etc-passwd.json"),
            ("a\\b:c*d?\"<>|", Export::Scenario, "a-b-c-d.json"),
            ("...", Export::Scenario, "scenario.json"),
            ("", Export::Weights, "scenario-weights.csv"),
        ] {
            assert_eq!(file_name(title, export), expected, "{title:?}");
        }
    }

    #[test]
    fn results_are_named_after_the_title() {
        assert_eq!(ResultFormat::Csv.file_name("Subnet 15"), "subnet-15-results.csv");
        assert_eq!(ResultFormat::Json.file_name(""), "scenario-results.json");
    }

    #[test]
    fn long_titles_are_cut() {
        assert_eq!(file_name(&"ab ".repeat(100), Export::Scenario).chars().count(), 59 + ".json".len());
    }
}
