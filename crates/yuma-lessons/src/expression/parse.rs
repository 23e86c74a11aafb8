//! Reads expressions.
//!
//! ```text
//! logic      = comparison (("and" | "or") comparison)*
//! comparison = sum (("<" | "<=" | ">" | ">=" | "==" | "!=") sum)?
//! sum        = product (("+" | "-") product)*
//! product    = factor (("*" | "/") factor)*
//! factor     = "-" factor | number | "(" logic ")" | name | word | call
//! call       = word "(" argument ("," argument)* ")"
//! argument   = "epoch" sum | "day" sum | "era" id | "with" target "=" sum | name | word | sum
//! ```

use super::tokens::{Token, token};
use super::{Argument, Call, Expression, Operator, ParseError};

/// The deepest nesting of brackets.
const DEPTH: u32 = 16;
/// The maximum number of operators. A chain of them is a tree as deep as it is long, which is evaluated and dropped
/// recursively, and links contain expressions.
const OPERATORS: u32 = 256;

/// Reads a whole text.
pub fn parse(text: &str) -> Result<Expression, ParseError> {
    let mut reader = Reader::new(text);
    let expression = reader.logic()?;
    if reader.rest().is_empty() { Ok(expression) } else { Err(reader.error("the end")) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    operators: u32,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Reader { text, at: 0, depth: 0, operators: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default().trim_start()
    }

    fn error(&self, expected: &'static str) -> ParseError {
        ParseError { text: self.text.to_owned(), expected, rest: self.rest().to_owned() }
    }

    fn peek(&self) -> Option<Token> {
        token(self.rest()).map(|(token, _)| token)
    }

    fn next(&mut self) -> Option<Token> {
        let rest = self.rest();
        let (token, length) = token(rest)?;
        self.at = self.text.len() - rest.len() + length;
        Some(token)
    }

    /// Takes a sign if it is next.
    fn takes(&mut self, sign: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Sign(next)) if next == sign);
        if is_next {
            self.next();
        }
        is_next
    }

    /// Takes a word if it is next.
    fn takes_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Word { text, is_quoted: false }) if text == word);
        if is_next {
            self.next();
        }
        is_next
    }

    fn joined(&mut self, operator: Operator, left: Expression, right: Expression) -> Result<Expression, ParseError> {
        self.operators += 1;
        if self.operators > OPERATORS {
            return Err(self.error("fewer operators"));
        }
        Ok(Expression::Binary(operator, Box::new(left), Box::new(right)))
    }

    fn logic(&mut self) -> Result<Expression, ParseError> {
        let mut left = self.comparison()?;
        loop {
            let operator = if self.takes_word("and") {
                Operator::And
            } else if self.takes_word("or") {
                Operator::Or
            } else {
                return Ok(left);
            };
            let right = self.comparison()?;
            left = self.joined(operator, left, right)?;
        }
    }

    fn comparison(&mut self) -> Result<Expression, ParseError> {
        const COMPARISONS: [(&str, Operator); 6] = [
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("==", Operator::Equal),
            ("!=", Operator::Unequal),
            ("<", Operator::Less),
            (">", Operator::Greater),
        ];
        let left = self.sum()?;
        for (sign, operator) in COMPARISONS {
            if self.takes(sign) {
                let right = self.sum()?;
                return self.joined(operator, left, right);
            }
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Expression, ParseError> {
        self.chain(&[("+", Operator::Add), ("-", Operator::Subtract)], Self::product)
    }

    fn product(&mut self) -> Result<Expression, ParseError> {
        self.chain(&[("*", Operator::Multiply), ("/", Operator::Divide)], Self::factor)
    }

    fn chain(
        &mut self,
        operators: &[(&str, Operator)],
        operand: fn(&mut Self) -> Result<Expression, ParseError>,
    ) -> Result<Expression, ParseError> {
        let mut left = operand(self)?;
        while let Some(&(_, operator)) = operators.iter().find(|(sign, _)| self.takes(sign)) {
            let right = operand(self)?;
            left = self.joined(operator, left, right)?;
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Expression, ParseError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error("fewer brackets"));
        }
        let factor = self.factor_within();
        self.depth -= 1;
        factor
    }

    fn factor_within(&mut self) -> Result<Expression, ParseError> {
        if self.takes("-") {
            return Ok(Expression::Negative(Box::new(self.factor()?)));
        }
        if self.takes("(") {
            let inner = self.logic()?;
            return if self.takes(")") { Ok(inner) } else { Err(self.error("\")\"")) };
        }
        match self.peek() {
            Some(Token::Number(number)) => {
                self.next();
                Ok(Expression::Number(number))
            }
            Some(Token::Word { text, is_quoted: true }) => {
                self.next();
                Ok(Expression::Name(text))
            }
            Some(Token::Word { text, is_quoted: false }) => {
                self.next();
                if self.takes("(") { Ok(Expression::Call(self.call(text)?)) } else { Ok(Expression::Variable(text)) }
            }
            _ => Err(self.error("a number or a name")),
        }
    }

    /// Reads the arguments of a call and its closing bracket.
    fn call(&mut self, function: String) -> Result<Call, ParseError> {
        let mut call = Call::bare(function);
        if self.takes(")") {
            return Ok(call);
        }
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error("fewer brackets"));
        }
        loop {
            self.argument(&mut call)?;
            if self.takes(")") {
                self.depth -= 1;
                return Ok(call);
            }
            if !self.takes(",") {
                return Err(self.error("\",\" or \")\""));
            }
        }
    }

    fn argument(&mut self, call: &mut Call) -> Result<(), ParseError> {
        if self.takes_word("epoch") || self.takes_word("day") {
            call.time = Some(Box::new(self.sum()?));
        } else if self.takes_word("era") {
            call.era = Some(self.era()?);
        } else if self.takes_word("with") {
            let target = self.target()?;
            if !self.takes("=") {
                return Err(self.error("\"=\""));
            }
            call.changes.push((target, self.sum()?));
        } else {
            call.arguments.push(match self.sum()? {
                Expression::Variable(name) | Expression::Name(name) => Argument::Name(name),
                number => Argument::Number(number),
            });
        }
        Ok(())
    }

    /// Reads the id of an era, such as `gate-2026`.
    fn era(&mut self) -> Result<String, ParseError> {
        let rest = self.rest();
        let end = rest.find([',', ')']).unwrap_or(rest.len());
        let id = rest.get(..end).unwrap_or_default().trim();
        if id.is_empty() {
            return Err(self.error("the id of an era"));
        }
        self.at = self.text.len() - rest.len() + end;
        Ok(id.to_owned())
    }

    /// Reads a target, such as `weight(E, M4)`.
    fn target(&mut self) -> Result<Call, ParseError> {
        match self.next() {
            Some(Token::Word { text, .. }) => {
                if self.takes("(") {
                    self.call(text)
                } else {
                    Ok(Call::bare(text))
                }
            }
            _ => Err(self.error("a target")),
        }
    }
}

/// Reads the target of a control, such as `weight(E, M4)` or `kappa`.
pub fn target(text: &str) -> Result<Call, ParseError> {
    let mut reader = Reader::new(text);
    let call = reader.target()?;
    if reader.rest().is_empty() { Ok(call) } else { Err(reader.error("the end")) }
}
