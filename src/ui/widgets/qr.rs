//! The QR code of a link, as one path.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

/// The width of the light border that readers need, in modules.
const QUIET: usize = 4;
/// The maximum length of an address whose code a camera can read from a screen.
const LENGTH_LIMIT: usize = 1_200;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The side of the square in modules, including the border.
    pub side: usize,
    /// The path of the dark modules: rectangles of the height of a module.
    pub path: String,
}

/// Returns the code of an address, or `None` if it is too long to be read from a screen.
pub fn code(address: &str) -> Option<Code> {
    if address.len() > LENGTH_LIMIT {
        return None;
    }
    let qr = QRBuilder::new(address).ecl(ECL::L).build().ok()?;
    let rows: Vec<Vec<bool>> =
        (0..qr.size).map(|row| qr[row].iter().take(qr.size).map(|module| module.value()).collect()).collect();
    Some(Code { side: qr.size + 2 * QUIET, path: path(&rows) })
}

/// Converts each run of dark modules to a rectangle.
fn path(rows: &[Vec<bool>]) -> String {
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&true) {
                let length = run.len();
                // Writing to a string never fails.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_dark_modules_become_rectangles() {
        let rows = [vec![true, true, false, true], vec![false, false, false, false], vec![false, true, true, true]];
        assert_eq!(path(&rows), "M4 4h2v1h-2zM7 4h1v1h-1zM5 6h3v1h-3z");
    }

    #[test]
    fn a_code_begins_with_its_finder_pattern() {
        let code = code("https://example.org/#v1.abc").unwrap();
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert_eq!((code.side - 2 * QUIET - 17) % 4, 0);
    }

    #[test]
    fn long_addresses_have_no_code() {
        assert!(code(&"a".repeat(1_200)).is_some());
        assert_eq!(code(&"a".repeat(1_201)), None);
    }
}
