//! The addresses of lessons: `#learn`, `#learn/ID/3`, `#learn/ID/3/v1...` with a document, `#learn/ID/teacher`,
//! `#learn/teachers`, `#learn/glossary`, and `#learn/view/CONTROLS/v1...`.

/// A page of the lessons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of all lessons.
    #[default]
    List,
    /// A step of a lesson.
    Step {
        /// The id of the lesson.
        lesson: String,
        /// The index of the step, from 0.
        step: usize,
        /// The link of the document that a sender left in the step.
        document: Option<String>,
    },
    /// The teacher's page of a lesson.
    Teacher(String),
    /// The answers of all lessons.
    Teachers,
    /// The glossary.
    Glossary,
    /// A document of which only some values can be changed.
    View {
        /// The targets that can be set, such as `stake(E)`.
        controls: Vec<String>,
        /// The link of the document.
        document: String,
    },
}

/// The start of every address of the lessons.
pub const LEARN: &str = "learn";

impl Route {
    /// Reads an address without its `#`; the list for anything unknown.
    pub fn read(fragment: &str) -> Route {
        let mut parts = fragment.splitn(4, '/');
        if parts.next() != Some(LEARN) {
            return Route::List;
        }
        match (parts.next(), parts.next(), parts.next()) {
            (None | Some(""), ..) => Route::List,
            (Some("teachers"), ..) => Route::Teachers,
            (Some("glossary"), ..) => Route::Glossary,
            (Some("view"), Some(controls), Some(document)) => Route::View {
                controls: controls.split(';').map(decoded).filter(|control| !control.is_empty()).collect(),
                document: document.to_owned(),
            },
            (Some(lesson), Some("teacher"), _) => Route::Teacher(lesson.to_owned()),
            (Some(lesson), step, document) => Route::Step {
                lesson: lesson.to_owned(),
                step: step.and_then(|step| step.parse::<usize>().ok()).map_or(0, |step| step.saturating_sub(1)),
                document: document.map(str::to_owned),
            },
        }
    }

    /// Writes the address without its `#`.
    pub fn written(&self) -> String {
        match self {
            Route::List => LEARN.to_owned(),
            Route::Step { lesson, step, document: None } => format!("{LEARN}/{lesson}/{}", step + 1),
            Route::Step { lesson, step, document: Some(document) } => {
                format!("{LEARN}/{lesson}/{}/{document}", step + 1)
            }
            Route::Teacher(lesson) => format!("{LEARN}/{lesson}/teacher"),
            Route::Teachers => format!("{LEARN}/teachers"),
            Route::Glossary => format!("{LEARN}/glossary"),
            Route::View { controls, document } => {
                let controls: Vec<String> = controls.iter().map(|control| encoded(control)).collect();
                format!("{LEARN}/view/{}/{document}", controls.join(";"))
            }
        }
    }
}

/// Encodes a text for an address: keeps letters, digits, brackets and commas, and writes other bytes as `%` and two digits.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'(' | b')' | b',' | b'_' | b'.' => {
                encoded.push(char::from(byte))
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

/// Reverts [`encoded`]. Anything else stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        match after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let step = |document: Option<&str>| Route::Step {
            lesson: "favourites".to_owned(),
            step: 2,
            document: document.map(str::to_owned),
        };
        let view = Route::View {
            controls: vec!["weight(uid 7, M4)".to_owned(), "kappa".to_owned(), "stake(罗)".to_owned()],
            document: "v1.eNo".to_owned(),
        };
        for (route, written) in [
            (Route::List, "learn"),
            (step(None), "learn/favourites/3"),
            (step(Some("v1.eNo")), "learn/favourites/3/v1.eNo"),
            (Route::Teacher("eras".to_owned()), "learn/eras/teacher"),
            (Route::Teachers, "learn/teachers"),
            (Route::Glossary, "learn/glossary"),
            (view, "learn/view/weight(uid%207,%20M4);kappa;stake(%E7%BD%97)/v1.eNo"),
        ] {
            assert_eq!(route.written(), written);
            assert_eq!(Route::read(written), route);
        }
    }

    #[test]
    fn a_strange_address_opens_something() {
        let first = |lesson: &str| Route::Step { lesson: lesson.to_owned(), step: 0, document: None };
        for (written, expected) in [
            ("", Route::List),
            ("learn/", Route::List),
            ("learner", Route::List),
            ("learn/eras", first("eras")),
            ("learn/eras/0", first("eras")),
            ("learn/eras/x", first("eras")),
            ("learn/view", first("view")),
        ] {
            assert_eq!(Route::read(written), expected, "{written}");
        }
    }
}
