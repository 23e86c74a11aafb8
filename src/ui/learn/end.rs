//! The end of a lesson: a summary, the number of right bets, and the link to the next lesson.

use yew::prelude::*;

use super::files::index;
use super::frame::route_link;
use super::progress_change::ProgressChange;
use super::route::Route;
use super::stage_props::StageProps;
use crate::store::lesson_progress::PlacedBet;
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::focus_node;

/// The end of the open lesson.
pub struct LessonEnd {
    /// Whether the reader has finished the lesson.
    pub is_shown: bool,
    /// Finishes it.
    pub on_finish: Callback<MouseEvent>,
    heading: NodeRef,
}

/// Returns the end of the lesson, and reports a bet that was right.
#[hook]
pub fn use_end(props: &StageProps, is_right: bool) -> LessonEnd {
    let is_finished = use_state_eq(|| false);
    let heading = use_node_ref();
    let is_shown = *is_finished && props.step == props.last();
    {
        let heading = heading.clone();
        use_effect_with(is_shown, move |&is_shown| {
            if is_shown {
                focus_node(&heading);
            }
        });
    }
    {
        let (on_progress, step) = (props.on_progress.clone(), props.step);
        use_effect_with(is_right, move |&is_right| {
            if is_right {
                on_progress.emit(ProgressChange::Right(step));
            }
        });
    }
    let on_finish = {
        let (on_progress, is_finished) = (props.on_progress.clone(), is_finished.setter());
        Callback::from(move |_: MouseEvent| {
            on_progress.emit(ProgressChange::Finished);
            is_finished.set(true);
        })
    };
    LessonEnd { is_shown, on_finish, heading }
}

impl LessonEnd {
    /// Renders the summary and the number of right bets.
    pub fn view(&self, messages: &Messages, props: &StageProps, learned: Html) -> Html {
        if !self.is_shown {
            return html! { <div class="end-slot" hidden=true></div> };
        }
        let progress = &props.progress;
        let placed = progress.bets.values().filter(|bet| **bet != PlacedBet::Skipped).count();
        let bets = match placed {
            0 => messages.text("learn.end.no_bets"),
            placed => {
                let right = progress.right.iter().filter(|step| progress.bets.contains_key(*step)).count();
                let values = [("right", right.to_string()), ("count", placed.to_string())];
                messages.fill_plural(
                    "learn.end.bets",
                    placed,
                    &values.each_ref().map(|(name, value)| (*name, value.as_str())),
                )
            }
        };
        html! {
            <section class="lesson-end" key="end">
                <h2 ref={self.heading.clone()} tabindex="-1">{ messages.text("learn.end") }</h2>
                { learned }
                <p>{ bets }</p>
                <p>{ route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } }) }</p>
            </section>
        }
    }

    /// Renders the button that finishes the lesson, or afterwards the way to the next one.
    pub fn button(&self, messages: &Messages, props: &StageProps) -> Html {
        if !self.is_shown {
            return html! { <button type="button" class="primary" onclick={self.on_finish.clone()}>{ messages.text("learn.finish") }</button> };
        }
        let index = index();
        let next = index.all().nth(props.number);
        let (route, text) = match next {
            Some(entry) => {
                let route = Route::Step { lesson: entry.id.clone(), step: 0, document: None };
                (route, messages.text("learn.end.next"))
            }
            None => (Route::List, messages.text("learn.all")),
        };
        route_link(&props.frame.on_route, route, "primary", html! { { text } })
    }

    /// Returns the title of the next lesson, after the end.
    pub fn next_title(&self, messages: &Messages, props: &StageProps) -> Option<AttrValue> {
        let index = index();
        let entry = index.all().nth(props.number).filter(|_| self.is_shown)?;
        Some(messages.text(&format!("lesson.{}.title", entry.id)))
    }
}
