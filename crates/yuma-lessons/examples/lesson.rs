//! Prints what the engine says in a lesson, for its author:
//! `cargo run -p yuma-lessons --example lesson -- ID [STEP [CONTROL=VALUE ...] [EXPRESSION ...]]`.
//!
//! `ID` alone prints the queries and answers of every step. With a step it opens the step, sets controls, and evaluates
//! expressions; without expressions it prints all queries.

use std::error::Error;
use std::{env, fs};

use yuma_lessons::{Lesson, Model, Step, Value};

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((id, rest)) = arguments.split_first() else { return Err("the id of a lesson is missing".into()) };
    let lesson = Lesson::read(&fs::read_to_string(format!("content/lessons/{id}/lesson.json"))?)?;
    let Some((step, rest)) = rest.split_first() else {
        return lesson.steps.iter().try_for_each(|step| print_step(&lesson, step, &[]));
    };
    let step = lesson.steps.iter().find(|known| known.id == *step).ok_or("there is no such step")?;
    print_step(&lesson, step, rest)
}

fn print_step(lesson: &Lesson, step: &Step, rest: &[String]) -> Outcome {
    println!("{}", step.id);
    let (mut document, mut variables) = lesson.opened(step)?;
    let mut expressions = Vec::new();
    for text in rest {
        match text
            .split_once('=')
            .and_then(|(name, value)| lesson.controls.get(name).map(|control| (name, control, value)))
        {
            Some((name, control, value)) => {
                let value: f64 = value.parse()?;
                document = control.set(&document, value)?;
                if control.sets.is_empty() {
                    variables.insert(name.to_owned(), Value::Number(value));
                }
            }
            None => expressions.push(text),
        }
    }
    let model = Model::new(document, variables);
    for text in &expressions {
        println!("  {text}: {:?}", model.evaluate(&text.parse()?));
    }
    if expressions.is_empty() {
        for (name, query) in &lesson.queries {
            println!("  {name}: {:?}", model.evaluate(&query.is));
        }
        for claim in &step.claims {
            println!("  claim {claim:?}: {:?}", model.evaluate(claim));
        }
        if let Some(bet) = &step.bet {
            println!("  answer: {:?}", lesson.answer(bet, &model));
        }
    }
    Ok(())
}
