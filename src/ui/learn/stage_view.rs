//! The parts of a step around its lab.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::bet::BetForm;
use super::curve::{CurveProps, CurveView};
use super::drag::Dragged;
use super::goal::GoalView;
use super::lab::HostedLab;
use super::reveal::{Marking, Reveal};
use super::stage_props::StageProps;
use super::values::Values;
use super::words::{SectionView, plain};
use crate::store::StateOf;
use crate::store::lesson_progress::PlacedBet;
use crate::ui::messages::Messages;
use yuma_lessons::{Bet, Curve, Goal, Step, Variables};

/// The data of the parts of a step.
pub struct StageView<'a, L: HostedLab> {
    /// The properties of the step.
    pub props: &'a StageProps,
    /// The messages of the page.
    pub messages: &'a Messages,
    /// The state of the lab.
    pub state: &'a Rc<StateOf<L>>,
    /// The variables.
    pub variables: &'a Rc<Variables>,
    /// The values of the reader's document.
    pub values: &'a Rc<Values>,
    /// The reader's bets.
    pub bets: Rc<BTreeMap<String, PlacedBet>>,
    /// The mark of the placed bet, which may still be computed.
    pub marking: &'a Marking,
    /// The values of the document that the bet is about, if they are not the present ones.
    pub opened_values: Option<Rc<Values>>,
    /// The heading of the answer.
    pub answer: NodeRef,
    /// Whether the results wait for the bet.
    pub is_covered: bool,
    /// Whether the document differs from that with which the step opened.
    pub is_changed: bool,
    /// The number of tries of the goal.
    pub tries: u32,
    /// The name of the cell that a word points at.
    pub pointed: Option<String>,
    /// Called with a dragged value.
    pub on_drag: Callback<Dragged>,
    /// Called with the name of the cell that a word points at.
    pub on_point: Callback<Option<String>>,
    /// Called with a placed bet.
    pub on_place: Callback<PlacedBet>,
    /// Called to start the step again.
    pub on_restart: Callback<MouseEvent>,
}

impl<L: HostedLab> StageView<'_, L> {
    /// Renders a part of the words; `None` for the text of the step.
    pub fn section(&self, part: Option<&str>) -> Html {
        self.section_of(part, None)
    }

    /// Renders a part of the words with other values for the paragraphs without a number to drag.
    fn section_of(&self, part: Option<&str>, frozen: Option<&Rc<Values>>) -> Html {
        html! {
            <SectionView lesson={Rc::clone(&self.props.lesson)} step={self.props.step} part={part.map(str::to_owned)} values={Rc::clone(self.values)}
                frozen={frozen.cloned()} is_fixed={self.is_covered} bets={Rc::clone(&self.bets)} pointed={self.pointed.clone()} on_drag={self.on_drag.clone()} on_point={self.on_point.clone()} />
        }
    }

    /// Renders the bet and the goal of the step.
    pub fn bet_and_goal(&self) -> Html {
        let Some(step) = self.props.structure() else { return html! { <span hidden=true></span> } };
        html! {
            <>
                <div class="bet-slot">{ for step.bet.as_ref().map(|bet| self.bet(bet)) }</div>
                <div class="goal-slot">{ for step.goal.as_ref().map(|goal| self.goal(step, goal)) }</div>
                <p class="step-again"><button type="button" class="link" hidden={self.is_covered} onclick={self.on_restart.clone()}>{ self.messages.text("learn.again") }</button></p>
            </>
        }
    }

    fn bet(&self, bet: &Bet) -> Html {
        let (lesson, step) = (Rc::clone(&self.props.lesson), self.props.step);
        match self.marking {
            Marking::Done(marked) => {
                let section = |part: &str| self.section_of(Some(part), self.opened_values.as_ref());
                let comment = marked.comment.as_deref().map_or_else(Html::default, section);
                html! {
                    <Reveal key="reveal" {lesson} {step} bet={bet.clone()} marked={Rc::clone(marked)} explanation={section("reveal")} {comment}
                        is_past={self.is_changed} heading={self.answer.clone()} />
                }
            }
            Marking::Computing if !self.is_covered => html! {
                <p class="note" key="computing" role="status">{ self.messages.text("learn.reveal.computing") }</p>
            },
            Marking::Open | Marking::Computing => html! {
                <section class="bet" key="bet">
                    <h2>{ self.messages.text("learn.bet") }</h2>
                    { self.section(Some("bet")) }
                    <BetForm {lesson} {step} bet={bet.clone()} values={Rc::clone(self.values)} picked={L::picked(self.state)} on_place={self.on_place.clone()} />
                </section>
            },
        }
    }

    fn goal(&self, step: &Step, goal: &Goal) -> Html {
        let words = self.props.lesson.words.steps.get(self.props.step);
        let text = |part: &str| words.and_then(|words| words.part(part)).map(|part| plain(part));
        let (meter, best_name, missing) = (text("meter").unwrap_or_default(), text("best"), text("missing"));
        let helps = ["help 1", "help 2"].map(|part| self.section(Some(part)));
        let best = self.props.progress.best.get(&step.id).copied();
        html! {
            <GoalView key="goal" lesson={Rc::clone(&self.props.lesson)} goal={goal.clone()} values={Rc::clone(self.values)} {best} tries={self.tries} {meter} {best_name} {missing}
                task={self.section(Some("try"))} {helps} done={self.section(Some("done"))} />
        }
    }

    /// Renders the curves of the step.
    pub fn curves(&self) -> Html {
        let curves = self.props.structure().map(|step| step.curves.as_slice()).unwrap_or_default();
        html! { <>{ for curves.iter().enumerate().map(|(at, curve)| self.curve(at, curve)) }</> }
    }

    fn curve(&self, at: usize, curve: &Curve) -> Html {
        let lesson = &self.props.lesson;
        let words = lesson.words.steps.get(self.props.step);
        let title = words.and_then(|words| words.part(&format!("curve {}", at + 1))).map(|part| plain(part));
        let props = CurveProps::<L> {
            lesson: Rc::clone(lesson),
            curve: curve.clone(),
            title: title.unwrap_or_default(),
            state: Rc::clone(self.state),
            variables: Rc::clone(self.variables),
            bet: self.bet_on(curve),
            opened: Rc::clone(&self.props.opened),
            is_covered: self.is_covered && !curve.open,
        };
        html! { <CurveView<L> key={at} ..props /> }
    }

    /// Returns the bet on the number of a curve.
    fn bet_on(&self, curve: &Curve) -> Option<f64> {
        let PlacedBet::Number(bet) = self.marking.marked()?.placed else { return None };
        let kind = &self.props.structure()?.bet.as_ref()?.kind;
        (kind.answer() == Some(&curve.of)).then_some(bet)
    }
}
