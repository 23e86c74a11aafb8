//! Evaluates expressions on a document.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::arguments::{Arguments, Scope};
use super::budget::Budget;
use super::control::Target;
use super::error::QueryError;
use super::expression::{Call, Expression, Operator, Value};
use super::subject::{ConsensusSubject, MarketSubject};
use yuma_scenario::AnyDocument;

/// The values of variables: of controls that change no document, and of bets.
pub type Variables = BTreeMap<String, Value>;

/// A document on which expressions are evaluated. Keeps its results, and the models of documents that queries changed and with
/// further variables.
pub struct Model {
    document: AnyDocument,
    variables: Variables,
    subject: Rc<Subject>,
    changed: RefCell<HashMap<String, Rc<Model>>>,
    budget: Rc<Budget>,
}

enum Subject {
    Consensus(Box<ConsensusSubject>),
    Market(Box<MarketSubject>),
}

impl Model {
    /// Creates a model of a document.
    pub fn new(document: AnyDocument, variables: Variables) -> Model {
        Model::with_budget(document, variables, Rc::default())
    }

    fn with_budget(document: AnyDocument, variables: Variables, budget: Rc<Budget>) -> Model {
        let subject = match &document {
            AnyDocument::Consensus(scenario) => Subject::Consensus(Box::new(ConsensusSubject::new(scenario))),
            AnyDocument::Market(market) => Subject::Market(Box::new(MarketSubject::new(market, Rc::clone(&budget)))),
        };
        Model { document, variables, subject: Rc::new(subject), changed: RefCell::default(), budget }
    }

    /// Evaluates something, while runs of markets compute at most `steps` steps. `None` if that was not enough. The model keeps the
    /// steps, so a further call continues.
    pub fn within_steps<T>(&self, steps: u32, evaluate: impl FnOnce(&Model) -> T) -> Option<T> {
        self.budget.begin(steps);
        let value = evaluate(self);
        self.budget.end().then_some(value)
    }

    /// Returns a model of the same document with further variables, which shares the results. It is kept, so that a further call
    /// continues its runs.
    pub(crate) fn with_variables(&self, further: impl IntoIterator<Item = (String, Value)>) -> Rc<Model> {
        let further: Variables = further.into_iter().collect();
        let key = format!("{further:?}");
        if let Some(known) = self.known(&key) {
            return known;
        }
        let mut variables = self.variables.clone();
        variables.extend(further);
        let (document, subject, budget) = (self.document.clone(), Rc::clone(&self.subject), Rc::clone(&self.budget));
        self.keep(key, Model { document, variables, subject, changed: RefCell::default(), budget })
    }

    /// Returns the document.
    pub fn document(&self) -> &AnyDocument {
        &self.document
    }

    /// Evaluates an expression.
    ///
    /// # Errors
    /// Returns the reason if a part of it has no value.
    pub fn evaluate(&self, expression: &Expression) -> Result<Value, QueryError> {
        match expression {
            Expression::Number(number) => Ok(Value::Number(*number)),
            Expression::Name(name) => Ok(Value::Name(name.clone())),
            Expression::Variable(name) => match self.variables.get(name) {
                Some(value) => Ok(value.clone()),
                None => self.call(&Call::bare(name.clone())),
            },
            Expression::Call(call) => self.call(call),
            Expression::Negative(inner) => Ok(Value::Number(-self.number(inner)?)),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
        }
    }

    /// Evaluates an expression to a number.
    ///
    /// # Errors
    /// Returns the reason if a part of it has no value, or if it is a name.
    pub fn number(&self, expression: &Expression) -> Result<f64, QueryError> {
        self.evaluate(expression)?.number().ok_or(QueryError::Kind)
    }

    fn binary(&self, operator: Operator, left: &Expression, right: &Expression) -> Result<Value, QueryError> {
        let is = |truth: bool| Ok(Value::from(truth));
        match operator {
            Operator::Equal => return is(self.evaluate(left)? == self.evaluate(right)?),
            Operator::Unequal => return is(self.evaluate(left)? != self.evaluate(right)?),
            Operator::And => return is(self.evaluate(left)?.is_true() && self.evaluate(right)?.is_true()),
            Operator::Or => return is(self.evaluate(left)?.is_true() || self.evaluate(right)?.is_true()),
            _ => {}
        }
        let (left, right) = (self.number(left)?, self.number(right)?);
        match operator {
            Operator::Add => Ok(Value::Number(left + right)),
            Operator::Subtract => Ok(Value::Number(left - right)),
            Operator::Multiply => Ok(Value::Number(left * right)),
            Operator::Divide => Ok(Value::Number(if right == 0.0 { 0.0 } else { left / right })),
            Operator::Less => is(left < right),
            Operator::AtMost => is(left <= right),
            Operator::Greater => is(left > right),
            _ => is(left >= right),
        }
    }

    fn call(&self, call: &Call) -> Result<Value, QueryError> {
        if !call.changes.is_empty() {
            let changed = self.changed(call)?;
            return changed.call(&Call { changes: Vec::new(), ..call.clone() });
        }
        let arguments = Arguments::new(self, call);
        if let Some(value) = general(&arguments)? {
            return Ok(value);
        }
        match &*self.subject {
            Subject::Consensus(subject) => subject.query(&arguments),
            Subject::Market(subject) => subject.query(&arguments),
        }
    }

    /// Returns the model of the document with the changes of a query.
    fn changed(&self, call: &Call) -> Result<Rc<Model>, QueryError> {
        let changes = call.changes.iter().map(|(target, value)| Ok((target, self.number(value)?)));
        let changes = changes.collect::<Result<Vec<(&Call, f64)>, QueryError>>()?;
        let key = format!("{changes:?}");
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        let mut document = self.document.clone();
        let mut variables = self.variables.clone();
        for (target, value) in changes {
            if target.arguments.is_empty() && self.variables.contains_key(&target.function) {
                variables.insert(target.function.clone(), Value::Number(value));
            } else {
                document = Target(target.clone()).set(&document, value)?;
            }
        }
        Ok(self.keep(key, Model::with_budget(document, variables, Rc::clone(&self.budget))))
    }

    fn known(&self, key: &str) -> Option<Rc<Model>> {
        self.changed.borrow().get(key).cloned()
    }

    fn keep(&self, key: String, model: Model) -> Rc<Model> {
        let model = Rc::new(model);
        self.changed.borrow_mut().insert(key, Rc::clone(&model));
        model
    }
}

impl Scope for Model {
    fn evaluate(&self, expression: &Expression) -> Result<Value, QueryError> {
        Model::evaluate(self, expression)
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        self.variables.get(name)
    }
}

/// Evaluates the functions of numbers alone; `None` for any other.
fn general(arguments: &Arguments<'_>) -> Result<Option<Value>, QueryError> {
    let number = |index| arguments.number(index);
    let value = match (arguments.function(), arguments.count()) {
        ("abs", 1) => number(0)?.abs(),
        ("min", 2) => number(0)?.min(number(1)?),
        ("max", 2) => number(0)?.max(number(1)?),
        ("round", 1) => number(0)?.round(),
        _ => return Ok(None),
    };
    Ok(Some(Value::Number(value)))
}
