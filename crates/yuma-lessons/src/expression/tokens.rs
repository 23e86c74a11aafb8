//! The tokens of an expression.

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A number; `23%` is 0.23.
    Number(f64),
    /// A word of letters, digits, `_` and `.`, or a text between quotation marks.
    Word {
        /// The text.
        text: String,
        /// Whether it stood between quotation marks.
        is_quoted: bool,
    },
    /// A sign: an operator, a bracket or a comma.
    Sign(&'static str),
}

/// The signs, longer ones first.
const SIGNS: [&str; 14] = ["<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ","];

/// Reads the token at the start of a text without leading spaces. Returns it with its length in bytes, or `None` if there
/// is none.
pub fn token(text: &str) -> Option<(Token, usize)> {
    let first = text.chars().next()?;
    if first == '"' {
        let inner = text.get(1..)?.split_once('"')?.0;
        return Some((Token::Word { text: inner.to_owned(), is_quoted: true }, inner.len() + 2));
    }
    if first.is_ascii_digit() {
        return number(text);
    }
    if first.is_alphabetic() {
        let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '.');
        let word = text.get(..end.unwrap_or(text.len()))?;
        return Some((Token::Word { text: word.to_owned(), is_quoted: false }, word.len()));
    }
    let sign = SIGNS.into_iter().find(|sign| text.starts_with(sign))?;
    Some((Token::Sign(sign), sign.len()))
}

fn number(text: &str) -> Option<(Token, usize)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let number: f64 = text.get(..end)?.parse().ok()?;
    match text.get(end..).is_some_and(|rest| rest.starts_with('%')) {
        true => Some((Token::Number(number / 100.0), end + 1)),
        false => Some((Token::Number(number), end)),
    }
}
