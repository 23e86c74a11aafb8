//! The list of all lessons, in two groups.

use yew::prelude::*;

use super::files::index;
use super::frame::{Frame, PlainPage, route_link};
use super::route::Route;
use crate::store::lesson_progress::LessonProgress;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::icons::drawn;
use yuma_lessons::{IndexEntry, LessonLab};

const LEVELS: [u8; 3] = [1, 2, 3];
const CHECK: &str = "M3 8.5l3.2 3.2L13 4.5";

/// The properties of [`LessonList`].
#[derive(Clone, PartialEq, Properties)]
pub struct LessonListProps {
    /// The frame of the page.
    pub frame: Frame,
    /// The progress in all lessons.
    pub progress: LessonProgress,
}

/// Renders the list.
#[component]
pub fn LessonList(props: &LessonListProps) -> Html {
    let messages = use_messages();
    let lab = use_state_eq(|| None::<LessonLab>);
    let level = use_state_eq(|| None::<u8>);
    let index = use_memo((), |()| index());
    let fits =
        |entry: &IndexEntry| lab.is_none_or(|lab| lab == entry.lab) && level.is_none_or(|level| level == entry.level);
    let rows = |entries: &[IndexEntry], first_number: usize| -> Vec<Html> {
        let numbered = entries.iter().zip(first_number..).filter(|(entry, _)| fits(entry));
        numbered.map(|(entry, number)| row(&messages, props, entry, number)).collect()
    };
    let labs: Vec<AttrValue> = std::iter::once(messages.text("learn.filter.all"))
        .chain(LessonLab::ALL.map(|lab| messages.text(&format!("learn.lab.{}", lab.id()))))
        .collect();
    let levels: Vec<AttrValue> = std::iter::once(messages.text("learn.filter.all"))
        .chain(LEVELS.map(|level| {
            AttrValue::from(format!("{} {}", dots(level), messages.text(&format!("learn.level.{level}"))))
        }))
        .collect();
    let on_lab = {
        let lab = lab.setter();
        Callback::from(move |at: usize| lab.set(at.checked_sub(1).and_then(|at| LessonLab::ALL.get(at)).copied()))
    };
    let on_level = {
        let level = level.setter();
        Callback::from(move |at: usize| level.set(at.checked_sub(1).and_then(|at| LEVELS.get(at)).copied()))
    };
    let lab_at = lab.map_or(0, |lab| LessonLab::ALL.iter().position(|&known| known == lab).map_or(0, |at| at + 1));
    let level_at = level.map_or(0, usize::from);
    let (all, done) = (index.all().count(), props.progress.done());
    let counted = |key: &str, entries: &[IndexEntry]| {
        let shown: Vec<&IndexEntry> = entries.iter().filter(|entry| fits(entry)).collect();
        let values = [("count", shown.len().to_string()), ("minutes", minutes(shown.iter().copied()).to_string())];
        messages.fill_plural(key, shown.len(), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    let is_empty = |entries: &[IndexEntry]| !entries.iter().any(fits);
    let hours = messages.fill("learn.hours", &[("hours", &half_hours(minutes(index.all())))]);
    html! {
        <PlainPage frame={props.frame.clone()} class="learn-list" title={messages.text("bar.learn")}>
            <header class="learn-head">
                <div><h1>{ messages.text("learn.title") }</h1><p>{ messages.text("learn.about") }</p></div>
                <div class="learn-go"><small>{ messages.fill("learn.done", &[("done", &done.to_string()), ("all", &all.to_string())]) }<br />{ hours }</small>{ go_on(&messages, props, &index.all().collect::<Vec<_>>()) }</div>
            </header>
            <div class="learn-filters">
                <span>{ messages.text("learn.filter.lab") }</span>{ choices("lesson-lab", &messages.text("learn.filter.lab"), &labs, lab_at, on_lab) }
                <span>{ messages.text("learn.filter.level") }</span>{ choices("lesson-level", &messages.text("learn.filter.level"), &levels, level_at, on_level) }
                { route_link(&props.frame.on_route, Route::Teachers, "", html! { { messages.text("learn.teachers") } }) }
                { route_link(&props.frame.on_route, Route::Glossary, "", html! { { messages.text("learn.glossary") } }) }
            </div>
            <p class="learn-none" role="status">{ for (is_empty(&index.start) && is_empty(&index.library)).then(|| messages.text("learn.filter.none")) }</p>
            <div class="learn-groups">
                <section class="learn-course" hidden={is_empty(&index.start)}><h2>{ messages.text("learn.group.start") }<small>{ counted("learn.group.start.count", &index.start) }</small></h2>
                    <ol>{ for rows(&index.start, 1) }</ol></section>
                <section class="learn-library" hidden={is_empty(&index.library)}><h2>{ messages.text("learn.group.library") }<small>{ counted("learn.group.library.count", &index.library) }</small></h2>
                    <ol>{ for rows(&index.library, index.start.len() + 1) }</ol></section>
            </div>
        </PlainPage>
    }
}

/// Renders a lesson of the list.
fn row(messages: &Messages, props: &LessonListProps, entry: &IndexEntry, number: usize) -> Html {
    let progress = props.progress.of(&entry.id);
    let (class, state, mark) = match progress {
        Some(progress) if progress.is_done => ("done", "learn.state.done", drawn(CHECK)),
        Some(_) => ("begun", "learn.state.begun", drawn("M8 2.5a5.5 5.5 0 1 1 0 11")),
        None => ("new", "learn.state.new", drawn("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11")),
    };
    let text = |part: &str| messages.text(&format!("lesson.{}.{part}", entry.id));
    let route = step_route(entry, progress.filter(|progress| !progress.is_done).map_or(0, |progress| progress.step));
    let level = messages.text(&format!("learn.level.{}", entry.level));
    let content = html! {
        <>
            <span class="number">{ number }</span>
            <span class="picture"><img src={format!("lessons/{}/picture.svg", entry.id)} alt="" width="72" height="48" loading="lazy" /></span>
            <span class="what"><b>{ text("title") }</b><small>{ text("question") }{ messages.sentence_gap() }{ text("summary") }</small></span>
            <span class="lesson-facts"><span>{ messages.fill("learn.minutes", &[("minutes", &entry.minutes.to_string())]) }</span>
                <span>{ messages.text(&format!("learn.lab.{}", entry.lab.id())) }</span>
                <span class="level" title={level}>{ dots(entry.level) }</span></span>
            <span class="state" title={messages.text(state)}>{ mark }<span class="spoken">{ messages.text(state) }</span></span>
        </>
    };
    html! { <li key={entry.id.clone()} {class}>{ route_link(&props.frame.on_route, route, "lesson-row", content) }</li> }
}

/// Returns the usual time of several lessons in minutes.
fn minutes<'a>(entries: impl Iterator<Item = &'a IndexEntry>) -> u32 {
    entries.map(|entry| u32::from(entry.minutes)).sum()
}

/// Returns a time in hours, rounded to the nearest half.
fn half_hours(minutes: u32) -> String {
    let halves = (minutes + 15) / 30;
    match (halves / 2, halves % 2) {
        (0, 1) => "½".to_owned(),
        (hours, 1) => format!("{hours}½"),
        (hours, _) => hours.to_string(),
    }
}

/// Returns a level as three discs.
fn dots(level: u8) -> String {
    LEVELS.map(|at| if at <= level { '●' } else { '○' }).into_iter().collect()
}

fn step_route(entry: &IndexEntry, step: usize) -> Route {
    Route::Step { lesson: entry.id.clone(), step, document: None }
}

/// Renders the button that begins the course or goes on with it.
fn go_on(messages: &Messages, props: &LessonListProps, lessons: &[&IndexEntry]) -> Html {
    let is_done = |entry: &&&IndexEntry| props.progress.of(&entry.id).is_some_and(|progress| progress.is_done);
    let begun = lessons.iter().find(|entry| props.progress.of(&entry.id).is_some_and(|progress| !progress.is_done));
    let next = begun.or_else(|| lessons.iter().find(|entry| !is_done(entry)));
    let Some(entry) = next else { return html! { <span hidden=true></span> } };
    let title = messages.text(&format!("lesson.{}.title", entry.id));
    let step = props.progress.of(&entry.id).map_or(0, |progress| progress.step);
    let text = match begun {
        Some(_) => messages.fill("learn.go_on", &[("title", &title), ("step", &(step + 1).to_string())]),
        None if lessons.iter().any(|entry| is_done(&entry)) => messages.fill("learn.go_next", &[("title", &title)]),
        None => messages.fill("learn.begin", &[("title", &title)]),
    };
    route_link(&props.frame.on_route, step_route(entry, step), "primary", html! { { text } })
}

#[cfg(test)]
mod tests {
    use super::half_hours;

    #[test]
    fn hours_are_rounded_to_the_half() {
        for (minutes, expected) in [(0, "0"), (20, "½"), (44, "½"), (45, "1"), (161, "2½"), (164, "2½"), (165, "3")]
        {
            assert_eq!(half_hours(minutes), expected, "{minutes}");
        }
    }
}
