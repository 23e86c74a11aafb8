//! A formula in reading order, written with its symbols or with its numbers.

use super::symbol::{Symbol, Value};
use super::term::Term;

/// A piece of a written formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name with its indices.
    Symbol(Symbol),
    /// A number with its unit.
    Value(Value),
    /// A number that belongs to the formula itself: the 1 of `1 - x`.
    Constant(Value),
    /// An operator or a bracket.
    Text(&'static str),
    /// The number of further terms of a sum, and their value.
    More(usize, Value),
}

/// The form in which a formula shows its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// As names.
    Symbols,
    /// As values.
    Values,
}

/// The precedence of an operator; a lower one is put in brackets within a higher one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Comparison,
    Sum,
    Product,
    Divisor,
    Atom,
}

impl Term {
    /// Returns the formula in reading order.
    pub fn tokens(&self, face: Face) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.write(face, &mut tokens);
        tokens
    }

    fn bond(&self) -> Bond {
        match self {
            Term::AtLeast(..) | Term::Exceeds(..) | Term::Either(..) => Bond::Comparison,
            Term::Sum { terms, rest } if terms.len() + usize::from(rest.is_some()) > 1 => Bond::Sum,
            Term::Sum { terms, .. } => terms.first().map_or(Bond::Atom, Term::bond),
            Term::Difference(..) => Bond::Sum,
            Term::Product(..) | Term::Quotient(..) | Term::Logistic(_) => Bond::Product,
            Term::Known(..) | Term::Literal(_) | Term::Least(..) | Term::Greatest(..) | Term::Part(..) => Bond::Atom,
        }
    }

    fn write(&self, face: Face, tokens: &mut Vec<Token>) {
        match self {
            Term::Known(symbol, value) => tokens.push(match face {
                Face::Symbols => Token::Symbol(*symbol),
                Face::Values => Token::Value(*value),
            }),
            Term::Literal(value) => tokens.push(Token::Constant(*value)),
            Term::Sum { terms, rest } => {
                for (index, term) in terms.iter().enumerate() {
                    if index > 0 {
                        tokens.push(Token::Text(" + "));
                    }
                    term.write_within(Bond::Sum, face, tokens);
                }
                match rest {
                    Some(rest) => tokens.push(Token::More(rest.count, rest.value)),
                    None if terms.is_empty() => tokens.push(Token::Text("0")),
                    None => {}
                }
            }
            Term::Difference(a, b) => write_pair((a, Bond::Sum), " − ", (b, Bond::Product), face, tokens),
            Term::Product(a, b) => write_pair((a, Bond::Product), " · ", (b, Bond::Product), face, tokens),
            Term::Quotient(a, b) => write_pair((a, Bond::Product), " / ", (b, Bond::Divisor), face, tokens),
            Term::Least(a, b) => write_call("min(", &[a, b], ")", face, tokens),
            Term::Greatest(a, b) => write_call("max(", &[a, b], ")", face, tokens),
            Term::Logistic(a) => write_call("1 / (1 + exp(", &[a], "))", face, tokens),
            Term::Part(a, b) => {
                tokens.push(Token::Text("⌊"));
                write_pair((a, Bond::Product), " · ", (b, Bond::Product), face, tokens);
                tokens.push(Token::Text("⌋"));
            }
            Term::AtLeast(a, b) => write_pair((a, Bond::Sum), " ≥ ", (b, Bond::Sum), face, tokens),
            Term::Exceeds(a, b) => write_pair((a, Bond::Sum), " > ", (b, Bond::Sum), face, tokens),
            Term::Either(a, b) => write_pair((a, Bond::Atom), " ∨ ", (b, Bond::Atom), face, tokens),
        }
    }

    fn write_within(&self, bond: Bond, face: Face, tokens: &mut Vec<Token>) {
        let brackets = self.bond() < bond;
        if brackets {
            tokens.push(Token::Text("("));
        }
        self.write(face, tokens);
        if brackets {
            tokens.push(Token::Text(")"));
        }
    }
}

fn write_pair(a: (&Term, Bond), sign: &'static str, b: (&Term, Bond), face: Face, tokens: &mut Vec<Token>) {
    a.0.write_within(a.1, face, tokens);
    tokens.push(Token::Text(sign));
    b.0.write_within(b.1, face, tokens);
}

fn write_call(open: &'static str, terms: &[&Term], close: &'static str, face: Face, tokens: &mut Vec<Token>) {
    tokens.push(Token::Text(open));
    for (index, term) in terms.iter().enumerate() {
        if index > 0 {
            tokens.push(Token::Text(", "));
        }
        term.write(face, tokens);
    }
    tokens.push(Token::Text(close));
}
