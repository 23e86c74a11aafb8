//! Loads every lesson of `content/lessons` in both languages, evaluates every query, and plays each lesson to its end.
//! `LESSON=favourites` plays only one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use yuma_engine::yuma::Quantity;
use yuma_lessons::{
    Bet, BetKind, Control, Goal, Index, Inline, Lesson, Model, Paragraph, Section, Step, StepWords, Unit, Value,
    Variables, Words,
};
use yuma_scenario::AnyDocument;

pub const LANGUAGES: [&str; 2] = ["en", "zh"];
const TEACHER: [&str; 6] = ["class", "long", "modelled", "omitted", "short", "sources"];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn read(path: &str) -> String {
    let path = folder().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn index() -> Index {
    Index::read(&read("lessons/index.json")).unwrap()
}

pub fn ids() -> Vec<String> {
    match std::env::var("LESSON") {
        Ok(chosen) => vec![chosen],
        Err(_) => index().all().map(|entry| entry.id.clone()).collect(),
    }
}

pub fn lesson(id: &str) -> Lesson {
    Lesson::read(&read(&format!("lessons/{id}/lesson.json"))).unwrap_or_else(|error| panic!("{id}: {error}"))
}

pub fn words(id: &str, language: &str) -> Words {
    Words::read(&read(&format!("lessons/{id}/{language}.md")))
        .unwrap_or_else(|error| panic!("{id}/{language}: {error}"))
}

/// Returns the document and the variables at the start of a step.
pub fn opened(lesson: &Lesson, step: &Step) -> (AnyDocument, Variables) {
    let mut state = lesson.opened(step).unwrap_or_else(|error| panic!("{}: {error}", step.id));
    for earlier in &lesson.steps {
        if let Some(bet) = &earlier.bet {
            state.1.insert(format!("bet_{}", earlier.id), a_bet(bet));
        }
    }
    state
}

/// Returns some bet, whether right or wrong.
fn a_bet(bet: &Bet) -> Value {
    match &bet.kind {
        BetKind::Choice(options) => Value::Name(options[0].id.clone()),
        BetKind::Slider { min, .. } => Value::Number(*min),
        BetKind::Number { .. } => Value::Number(0.0),
        BetKind::Which { among, .. } => Value::Name(among[0].clone()),
    }
}

/// Plays a step: every query has a value, the bet has one right answer, and the goal is not reached before the solution.
fn play(id: &str, lesson: &Lesson, step: &Step) {
    let at = format!("{id}, step {}", step.id);
    let (document, variables) = opened(lesson, step);
    for (name, &value) in &step.after_bet {
        assert!(step.bet.is_some(), "{at}: {name} is set after no bet");
        let after = lesson.after_bet(step, (document.clone(), variables.clone())).unwrap();
        let set = Model::new(after.0, after.1);
        let is = lesson.controls[name].value(name, &set).unwrap();
        assert!((is - value).abs() < 1e-3, "{at}: {name} is {is} after the bet");
    }
    let model = Model::new(document.clone(), variables.clone());
    for (name, query) in &lesson.queries {
        let value = model.evaluate(&query.is).unwrap_or_else(|error| panic!("{at}: {name}: {error}"));
        let fits = matches!(
            (query.unit, &value),
            (Unit::Name, Value::Name(_))
                | (
                    Unit::Number
                        | Unit::Percent
                        | Unit::Tao
                        | Unit::Alpha
                        | Unit::Price
                        | Unit::Times
                        | Unit::Days
                        | Unit::Epochs,
                    Value::Number(_)
                )
        );
        assert!(fits, "{at}: {name} is {value:?} in {:?}", query.unit);
        assert!(value.number().is_none_or(f64::is_finite), "{at}: {name} is {value:?}");
    }
    let tabs = [None, Some("why"), Some("trade"), Some("paid"), Some("life")];
    assert!(tabs.contains(&step.tab.as_deref()), "{at}: tab {:?}", step.tab);
    assert!(step.lens.as_deref().is_none_or(|lens| Quantity::from_id(lens).is_some()), "{at}: lens {:?}", step.lens);
    for claim in &step.claims {
        let value = model.evaluate(claim).unwrap_or_else(|error| panic!("{at}: {claim:?}: {error}"));
        assert!(value.is_true(), "{at}: the words claim {claim:?}");
    }
    for cell in lesson.cells.values() {
        assert!(lesson.cell_exists(&document, cell), "{at}: there is no cell {cell}");
    }
    for (name, control) in &lesson.controls {
        try_control(&at, name, control, &document, &model);
    }
    if let Some(bet) = &step.bet {
        play_bet(&at, lesson, bet, &model);
    }
    if let Some(goal) = &step.goal {
        play_goal(&at, lesson, goal, &document, variables);
    }
}

fn try_control(at: &str, name: &str, control: &Control, document: &AnyDocument, model: &Model) {
    assert!(control.min < control.max && control.step > 0.0, "{at}: {name}");
    let value = control.value(name, model).unwrap_or_else(|error| panic!("{at}: {name}: {error}"));
    assert!(value >= control.min - 1e-3 && value <= control.max + 1e-3, "{at}: {name} is {value}");
    for value in [control.min, control.max] {
        control.set(document, value).unwrap_or_else(|error| panic!("{at}: {name} = {value}: {error}"));
    }
}

fn play_bet(at: &str, lesson: &Lesson, bet: &Bet, model: &Model) {
    let answer = lesson.answer(bet, model).unwrap_or_else(|error| panic!("{at}: {error}"));
    assert!(lesson.is_right(bet, &answer, &answer), "{at}: the right answer is wrong");
    match (&bet.kind, &answer) {
        (BetKind::Choice(options), Value::Name(right)) => {
            let right_ones = options.iter().filter(|option| model.evaluate(&option.when).unwrap().is_true()).count();
            assert_eq!(right_ones, 1, "{at}: {right} and others are right");
            for option in options.iter().filter(|option| option.id != *right) {
                let wrong = Value::Name(option.id.clone());
                lesson.hint(bet, &wrong, model).unwrap_or_else(|error| panic!("{at}: {error}"));
            }
        }
        (BetKind::Slider { min, max, step, marks, .. }, Value::Number(answer)) => {
            for mark in marks {
                let at_mark = model.number(&lesson.queries[mark].is).unwrap();
                assert!(*min <= at_mark && at_mark <= *max, "{at}: the mark {mark} is off the slider");
            }
            assert!(min <= answer && answer <= max, "{at}: the answer {answer} is off the slider");
            let count = ((max - min) / step).round() as u32;
            let values: Vec<Value> = (0..=count).map(|at| Value::Number(min + f64::from(at) * step)).collect();
            assert!(
                values.iter().any(|value| lesson.is_right(bet, value, &Value::Number(*answer))),
                "{at}: no right bet"
            );
            let wrong = values.iter().find(|value| !lesson.is_right(bet, value, &Value::Number(*answer)));
            assert!(wrong.is_some(), "{at}: every bet is right");
            let resting = bet.kind.resting_value().unwrap();
            let is_given = lesson.is_right(bet, &Value::Number(resting), &Value::Number(*answer));
            assert!(!is_given, "{at}: the slider rests at {resting}, which is right: {answer}");
        }
        (BetKind::Which { among, .. }, Value::Name(answer)) => {
            assert!(among.contains(answer), "{at}: {answer} is not among {among:?}");
        }
        (BetKind::Number { .. }, Value::Number(_)) => {}
        (kind, answer) => panic!("{at}: {answer:?} answers {kind:?}"),
    }
    for hint in &bet.hints {
        let some = candidates(&bet.kind);
        let applies = some.iter().any(|value| {
            let found = lesson.hint(bet, value, model).unwrap_or_else(|error| panic!("{at}: {error}"));
            found.is_some_and(|found| found.id == hint.id)
        });
        assert!(applies, "{at}: the hint {} never applies", hint.id);
    }
}

/// Returns bets of all kinds.
fn candidates(kind: &BetKind) -> Vec<Value> {
    match kind {
        BetKind::Choice(options) => options.iter().map(|option| Value::Name(option.id.clone())).collect(),
        BetKind::Which { among, .. } => among.iter().cloned().map(Value::Name).collect(),
        BetKind::Slider { min, max, step, .. } => {
            let count = ((max - min) / step).round() as u32;
            (0..=count).map(|at| Value::Number(min + f64::from(at) * step)).collect()
        }
        BetKind::Number { .. } => (-200..=2_000).map(|at| Value::Number(f64::from(at) / 10.0)).collect(),
    }
}

fn play_goal(at: &str, lesson: &Lesson, goal: &Goal, document: &AnyDocument, variables: Variables) {
    let reached = |document: &AnyDocument, variables: &Variables| {
        let model = Model::new(document.clone(), variables.clone());
        model.evaluate(&goal.reached).unwrap_or_else(|error| panic!("{at}: {error}")).is_true()
    };
    assert!(!reached(document, &variables), "{at}: the goal is reached at the start");
    let (mut solved, mut solved_variables) = (document.clone(), variables);
    for (name, &value) in &goal.solution {
        let control = &lesson.controls[name];
        solved = control.set(&solved, value).unwrap_or_else(|error| panic!("{at}: {error}"));
        if control.sets.is_empty() {
            solved_variables.insert(name.clone(), Value::Number(value));
        }
    }
    assert!(reached(&solved, &solved_variables), "{at}: the solution does not reach the goal");
    if let Some(is_best) = &goal.is_best {
        let solved = Model::new(solved, solved_variables);
        solved.evaluate(is_best).unwrap_or_else(|error| panic!("{at}: {error}"));
    }
}

/// Returns the additions of a step's words, so that both languages can be compared.
fn additions(words: &StepWords) -> BTreeSet<String> {
    let pieces = words.sections().flatten().flat_map(|paragraph| &paragraph.content);
    let additions = pieces.filter_map(|piece| match piece {
        Inline::Drag(name) => Some(format!("drag:{name}")),
        Inline::Live(name) => Some(format!("live:{name}")),
        Inline::Bet(name) => Some(format!("bet:{name}")),
        Inline::Cell { cell, .. } => Some(format!("cell:{cell}")),
        Inline::Term { term, .. } => Some(format!("term:{term}")),
        Inline::Link { address, .. } => Some(address.clone()),
        Inline::Text(_) | Inline::Strong(_) => None,
    });
    additions.collect()
}

/// Checks that every addition refers to something, and that every part that the structure needs has words.
fn check_words(id: &str, language: &str, lesson: &Lesson, words: &Words, terms: &BTreeSet<String>) {
    let at = format!("{id}/{language}");
    assert_eq!(words.steps.len(), lesson.steps.len(), "{at}: steps");
    let last = lesson.steps.len() - 1;
    for (index, (step, said)) in lesson.steps.iter().zip(&words.steps).enumerate() {
        let at = format!("{at}, step {}", step.id);
        for addition in additions(said) {
            let (kind, name) = addition.split_once(':').unwrap();
            let is_known = match kind {
                "drag" => lesson.controls.contains_key(name),
                "live" => lesson.queries.contains_key(name),
                "cell" => lesson.cells.contains_key(name),
                "term" => terms.contains(name),
                "bet" => lesson.steps[..=index].iter().any(|step| step.id == name && step.bet.is_some()),
                _ => true,
            };
            assert!(is_known, "{at}: {addition} is unknown");
        }
        assert!(!said.text.is_empty(), "{at}: no text");
        assert!(index < last || said.part("learned").is_some(), "{at}: no words for what was learned");
        for key in needed(step) {
            assert!(said.part(&key).is_some_and(|part| !part.is_empty()), "{at}: no words for \"{key}\"");
        }
        for key in said.parts.keys() {
            let is_shown = needed(step).contains(key)
                || names(step).contains(key)
                || (key == "missing" && step.goal.is_some())
                || (index == last && key == "learned");
            assert!(is_shown, "{at}: \"{key}\" shows nowhere");
        }
        let named = names(step).iter().filter(|key| said.part(key).is_some()).count();
        assert!(named == 0 || named == names(step).len(), "{at}: some names have words, and others do not");
        let mut asked = said.part("bet").into_iter().flatten().flat_map(|paragraph| &paragraph.content);
        let is_dragged = |piece: &Inline| matches!(piece, Inline::Drag(_));
        assert!(!asked.any(is_dragged), "{at}: a number to drag in the bet, before which all numbers are fixed");
    }
    assert!(words.teacher.keys().eq(TEACHER), "{at}: the teacher's page has {:?}", words.teacher.keys());
}

/// Returns the keys of the parts that a step needs.
fn needed(step: &Step) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    if let Some(bet) = &step.bet {
        keys.extend(["bet", "reveal", "right"].map(str::to_owned));
        keys.extend(bet.hints.iter().map(|hint| format!("hint {}", hint.id)));
        if let BetKind::Choice(options) = &bet.kind {
            keys.extend(options.iter().map(|option| format!("option {}", option.id)));
        }
        if let BetKind::Slider { marks, .. } = &bet.kind {
            keys.extend(marks.iter().map(|mark| format!("mark {mark}")));
        }
    }
    if let Some(goal) = &step.goal {
        keys.extend(["try", "meter", "help 1", "help 2", "done"].map(str::to_owned));
        if goal.best != goal.meter {
            keys.insert("best".to_owned());
        }
        // The number of the meter may be enough while another condition is not met.
        if format!("{:?}", goal.reached).starts_with("Binary(And") {
            keys.insert("missing".to_owned());
        }
    }
    keys.extend((1..=step.curves.len()).map(|number| format!("curve {number}")));
    keys
}

/// Returns the keys of the words that the names of a bet may have.
fn names(step: &Step) -> BTreeSet<String> {
    let among = step.bet.iter().flat_map(|bet| match &bet.kind {
        BetKind::Which { among, .. } => among.as_slice(),
        _ => &[],
    });
    among.map(|name| format!("option {name}")).collect()
}

fn terms() -> BTreeSet<String> {
    let glossary: serde_json::Value = serde_json::from_str(&read("glossary.json")).unwrap();
    glossary.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn every_lesson_is_played_to_its_end() {
    for id in ids() {
        let lesson = lesson(&id);
        assert!(lesson.steps.len() >= 5, "{id}: {} steps", lesson.steps.len());
        lesson.steps.iter().for_each(|step| play(&id, &lesson, step));
        let steps: BTreeSet<&String> = lesson.steps.iter().map(|step| &step.id).collect();
        assert_eq!(steps.len(), lesson.steps.len(), "{id}: two steps of one id");
        assert!(lesson.steps.iter().any(|step| step.bet.is_some()), "{id}: no bet");
        assert!(lesson.steps.iter().any(|step| step.goal.is_some()), "{id}: no goal");
    }
}

#[test]
fn both_languages_have_the_words_of_every_step() {
    let terms = terms();
    for id in ids() {
        let lesson = lesson(&id);
        let [english, chinese] = LANGUAGES.map(|language| {
            let words = words(&id, language);
            check_words(&id, language, &lesson, &words, &terms);
            words
        });
        for (english, chinese) in english.steps.iter().zip(&chinese.steps) {
            assert_eq!(additions(english), additions(chinese), "{id}: \"{}\"", english.title);
        }
    }
}

/// The second help is the solution on the teacher's page: whole sentences with every number of it.
#[test]
fn the_second_help_has_the_numbers_of_the_solution() {
    for id in ids() {
        let lesson = lesson(&id);
        for language in LANGUAGES {
            for (step, words) in lesson.steps.iter().zip(words(&id, language).steps) {
                let Some(goal) = &step.goal else { continue };
                let at = format!("{id}/{language}, step {}", step.id);
                let help = text(words.part("help 2").unwrap());
                assert!(help.ends_with(['.', '。', '!', '?', '！', '？']), "{at}: \"{help}\" is no sentence");
                for (name, &value) in &goal.solution {
                    let control = &lesson.controls[name];
                    // An era is named, and a switch is on or off.
                    let is_named = control.unit == Unit::Number
                        && (control.max == 1.0
                            || control
                                .sets
                                .iter()
                                .any(|target| target.written().is_some_and(|(function, _)| function == "era")));
                    let number = if control.unit == Unit::Percent { value * 100.0 } else { value };
                    let number = ((number * 1e6).round() / 1e6).to_string();
                    assert!(
                        is_named || help.replace(',', "").contains(&number),
                        "{at}: \"{help}\" lacks {name} = {number}"
                    );
                }
            }
        }
    }
}

/// The parts of a step that are about its goal.
const GOAL_PARTS: [&str; 5] = ["try", "meter", "best", "missing", "done"];

fn text(section: &[Paragraph]) -> String {
    section.iter().flat_map(|paragraph| &paragraph.content).filter_map(Inline::words).collect()
}

/// The minutes are those of the words, at 200 a minute, one for each bet, two for each goal, and 0.3 for each step; the
/// harder question of the last step is for those who have more time. No lesson takes longer than ten.
#[test]
fn the_minutes_fit_the_words() {
    for entry in index().all() {
        let lesson = lesson(&entry.id);
        let words = words(&entry.id, "en");
        let read = |(key, section): (&String, &Section)| match key.split(' ').next() {
            Some("hint" | "help") => 0,
            _ => text(section).split_whitespace().count(),
        };
        let last = lesson.steps.len() - 1;
        let mut minutes = 0.0;
        for (number, (step, words)) in lesson.steps.iter().zip(&words.steps).enumerate() {
            let goal = number < last && step.goal.is_some();
            let parts = words.parts.iter().filter(|(key, _)| goal || !GOAL_PARTS.contains(&key.as_str()));
            let count = text(&words.text).split_whitespace().count() + parts.map(read).sum::<usize>();
            minutes += count as f64 / 200.0 + f64::from(step.bet.is_some()) + 2.0 * f64::from(goal) + 0.3;
        }
        assert!(
            (minutes - f64::from(entry.minutes)).abs() <= 0.6 && minutes <= 10.5,
            "{}: {} minutes, not {minutes:.1}",
            entry.id,
            entry.minutes
        );
    }
}

/// A word is glossed where a lesson uses it first: at least one term in every lesson, each only once in a step.
#[test]
fn lessons_gloss_their_terms() {
    for id in ids() {
        for language in LANGUAGES {
            let words = words(&id, language);
            let pieces = || words.sections().flatten().flat_map(|paragraph| &paragraph.content);
            let glossed = pieces().filter(|piece| matches!(piece, Inline::Term { .. })).count();
            assert!(glossed >= 3, "{id}/{language} glosses {glossed} terms");
        }
    }
}

#[test]
fn the_list_and_the_folders_are_the_same() {
    let listed: BTreeSet<String> = index().all().map(|entry| entry.id.clone()).collect();
    let entries = fs::read_dir(folder().join("lessons")).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let folders: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(listed, folders);
}

#[test]
fn every_term_has_its_words_in_both_languages() {
    let glossary: serde_json::Value = serde_json::from_str(&read("glossary.json")).unwrap();
    for (id, entry) in glossary.as_object().unwrap() {
        for language in LANGUAGES {
            for key in ["term", "about"] {
                let text = entry[language][key].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{id}: no {key} in {language}");
            }
        }
    }
}

/// The page computes a run in slices, and asks for the hint again in each.
#[test]
fn a_hint_about_a_run_is_found_in_parts() {
    let lesson = lesson("votes-to-prices");
    let step = lesson.steps.iter().find(|step| step.id == "slow").unwrap();
    let (document, variables) = lesson.opened(step).unwrap();
    let model = Model::new(document, variables);
    let bet = step.bet.as_ref().unwrap();
    let hint = |model: &Model| lesson.hint(bet, &Value::Number(0.36), model).ok().flatten().map(|hint| hint.id.clone());
    let found = (0..10_000).find_map(|_| model.within_steps(40, hint));
    assert_eq!(found.flatten().as_deref(), Some("at_once"));
}
