//! The progress of a reader in the lessons, which stays in the browser.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// The key in the browser's storage.
pub const LESSON_PROGRESS: &str = "yuma-playground.lessons";

/// The progress in all lessons, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LessonProgress(BTreeMap<String, OneLesson>);

/// The progress in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OneLesson {
    /// The index of the step that was opened last.
    pub step: usize,
    /// Whether the reader came to its end.
    pub is_done: bool,
    /// The bets by the ids of their steps.
    pub bets: BTreeMap<String, PlacedBet>,
    /// The ids of the steps whose bet was right.
    pub right: BTreeSet<String>,
    /// The best results of goals by the ids of their steps.
    pub best: BTreeMap<String, f64>,
}

/// A placed bet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlacedBet {
    /// A number.
    Number(f64),
    /// The id of an option, or a name.
    Name(String),
    /// The reader wanted to see the answer without a bet.
    Skipped,
}

impl LessonProgress {
    /// Reads stored progress. Anything unreadable is no progress.
    pub fn read(stored: Option<&str>) -> LessonProgress {
        stored.and_then(|stored| serde_json::from_str(stored).ok()).unwrap_or_default()
    }

    /// Writes progress as JSON.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Returns the progress in a lesson, or `None` if it was never opened.
    pub fn of(&self, lesson: &str) -> Option<&OneLesson> {
        self.0.get(lesson)
    }

    /// Returns the progress in a lesson to change it.
    pub fn of_mut(&mut self, lesson: &str) -> &mut OneLesson {
        self.0.entry(lesson.to_owned()).or_default()
    }

    /// Returns the number of lessons that are done.
    pub fn done(&self) -> usize {
        self.0.values().filter(|lesson| lesson.is_done).count()
    }
}

impl OneLesson {
    /// Marks the lesson as done if the reader took part: asked for at least one answer, or reached a goal.
    pub fn finish(&mut self) {
        self.is_done |= !self.bets.is_empty() || !self.best.is_empty();
    }

    /// Keeps a result of a goal if it is better than the best one.
    pub fn keep_best(&mut self, step: &str, result: f64, is_better: fn(&f64, &f64) -> bool) {
        // JSON has no infinity, and one unreadable number would lose all progress.
        if !result.is_finite() {
            return;
        }
        let best = self.best.entry(step.to_owned()).or_insert(result);
        if is_better(&result, best) {
            *best = result;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(progress: &LessonProgress) {
        assert_eq!(LessonProgress::read(Some(&progress.written())), *progress);
    }

    #[test]
    fn progress_is_read_as_it_was_written() {
        let mut progress = LessonProgress::default();
        check(&progress);
        let lesson = progress.of_mut("favourites");
        lesson.step = 3;
        lesson.bets.insert("bet".to_owned(), PlacedBet::Number(0.15));
        lesson.bets.insert("line".to_owned(), PlacedBet::Name("all".to_owned()));
        lesson.right.insert("line".to_owned());
        lesson.bets.insert("miner".to_owned(), PlacedBet::Skipped);
        lesson.keep_best("bet", 0.5, f64::lt);
        lesson.keep_best("line", f64::INFINITY, f64::gt);
        check(&progress);
        assert_eq!(progress.done(), 0);
        progress.of_mut("favourites").is_done = true;
        assert_eq!(progress.done(), 1);
    }

    #[test]
    fn a_lesson_is_done_only_by_taking_part() {
        let bet = |lesson: &mut OneLesson| {
            lesson.bets.insert("bet".to_owned(), PlacedBet::Skipped);
        };
        for (take_part, is_done) in [
            ((|_| {}) as fn(&mut OneLesson), false),
            (bet, true),
            (|lesson| lesson.keep_best("goal", 0.5, f64::lt), true),
        ] {
            let mut lesson = OneLesson::default();
            take_part(&mut lesson);
            lesson.finish();
            assert_eq!(lesson.is_done, is_done);
        }
    }

    #[test]
    fn unreadable_progress_is_none() {
        for stored in [None, Some(""), Some("[]"), Some("{\"favourites\":1}")] {
            assert_eq!(LessonProgress::read(stored), LessonProgress::default(), "{stored:?}");
        }
    }

    #[test]
    fn only_a_better_result_is_kept() {
        let check = |is_better: fn(&f64, &f64) -> bool, results: [f64; 3], expected: f64| {
            let mut lesson = OneLesson::default();
            for result in results {
                lesson.keep_best("goal", result, is_better);
            }
            assert_eq!(lesson.best.get("goal"), Some(&expected));
        };
        check(f64::lt, [0.6, 0.5, 0.55], 0.5);
        check(f64::gt, [0.6, 0.5, 0.55], 0.6);
        check(f64::gt, [0.2, 0.3, 0.1], 0.3);
    }
}
