//! Simulates days or weeks under an era's rules from the market of 11 April 2026.

mod check;
mod movers;
mod request;
mod runner;

use std::rc::Rc;

use yew::prelude::*;

use self::check::check;
use self::movers::movers;
use self::request::SimulationRequest;
use self::runner::{FinishedSimulation, RunningSimulation, SimulationRunner, Simulations};
use crate::ui::format::{fixed, grouped, rounded, whole};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::choices::choices;
use yuma_engine::economy::{BlockStride, DAY, ERAS};
use yuma_engine::quantity::{Block, Rao};

pub use self::request::job;

/// The choices of a duration, in days.
const DAYS: [u64; 3] = [1, 7, 30];
/// The number of blocks that are collapsed into one step.
const STRIDE: u32 = 60;

/// The properties of [`Simulation`].
#[derive(Clone, PartialEq, Properties)]
pub struct SimulationProps {
    /// The index of the era among all.
    pub era_index: usize,
}

/// Starts simulations under an era's rules and shows their results.
#[component]
pub fn Simulation(props: &SimulationProps) -> Html {
    let messages = use_messages();
    let simulations = use_mut_ref(Simulations::default);
    let redraw = use_force_update();
    let chosen = use_state(|| DAYS.len() - 1);
    let order = use_state(|| 0);
    let runner =
        SimulationRunner { simulations: Rc::clone(&simulations), redraw: Rc::new(move || redraw.force_update()) };
    use_effect_with((), {
        let simulations = Rc::clone(&simulations);
        move |()| {
            move || {
                let mut simulations = simulations.borrow_mut();
                simulations.running = None;
                simulations.client.cancel();
            }
        }
    });
    let Some(era) = ERAS.get(props.era_index).copied() else { return html! { <section hidden=true /> } };
    let days = DAYS.get(*chosen).copied().unwrap_or(1);
    let blocks = Block(days * DAY.0);
    let span = messages.text(&format!("simulation.span.{days}"));
    let choose = {
        let (runner, chosen) = (runner.clone(), chosen.setter());
        Callback::from(move |index: usize| {
            runner.clear();
            chosen.set(index);
        })
    };
    let order_by = Callback::from({
        let order = order.setter();
        move |index: usize| order.set(index)
    });
    let simulations = simulations.borrow();
    // The button that starts or stops a simulation, with its progress.
    let control = |stride: BlockStride, text: AttrValue| {
        let request = SimulationRequest { era, blocks, stride };
        let running = simulations.running.as_ref().filter(|running| running.request.stride == stride);
        let is_running = running.is_some();
        let runner = runner.clone();
        let onclick =
            Callback::from(move |_: MouseEvent| if is_running { runner.stop() } else { runner.start(request) });
        html! {
            <>
                <button type="button" {onclick} disabled={simulations.running.is_some() && !is_running}>
                    { if is_running { messages.text("simulation.stop") } else { text } }
                </button>
                <span class="simulation-progress">{ for running.map(|running| progress(&messages, running)) }</span>
            </>
        }
    };
    let spans = DAYS.map(|days| messages.text(&format!("simulation.span.{days}")));
    let (blocks_text, stride_text) = (grouped(blocks.0.into()), STRIDE.to_string());
    let numbers = [("blocks", blocks_text.as_str()), ("stride", &stride_text), ("span", &span)];
    html! {
        <section class="simulation" aria-labelledby="simulation-title">
            <h3 id="simulation-title">{ messages.fill("simulation.title", &numbers) }</h3>
            <p>{ messages.text("simulation.about") }</p>
            <div class="simulation-controls">
                { choices("simulation-span", &messages.text("simulation.span"), &spans, *chosen, choose) }
                { control(BlockStride::new(STRIDE), messages.fill("simulation.run", &numbers)) }
            </div>
            <p><small>{ messages.fill("simulation.compressed", &numbers) }{ messages.sentence_gap() }{ messages.text("simulation.assumed") }</small></p>
            <p role="status">{ status(&messages, &simulations) }</p>
            <div>
                if let Some(compressed) = &simulations.compressed {
                    <div>{ movers(&messages, compressed, *order, order_by) }</div>
                    <h4>{ messages.text("simulation.check.title") }</h4>
                    <p>{ messages.fill("simulation.check.about", &numbers) }</p>
                    <div class="simulation-controls">{ control(BlockStride::ONE, messages.text("simulation.check")) }</div>
                    <p role="status">
                        { for simulations.exact.as_ref().map(|exact| took(&messages, exact)) }
                    </p>
                    <div>
                        { for simulations.exact.as_ref().map(|exact| check(&messages, exact, compressed, &numbers)) }
                    </div>
                }
            </div>
        </section>
    }
}

fn progress(messages: &Messages, RunningSimulation { request, done, .. }: &RunningSimulation) -> Html {
    let text = [("done", &*grouped(done.0.into())), ("blocks", &*grouped(request.blocks.0.into()))];
    html! {
        <>
            <progress max={request.blocks.0.to_string()} value={done.0.to_string()} aria-label={messages.text("simulation.progress")} />
            <span>{ messages.fill("simulation.done", &text) }</span>
        </>
    }
}

fn took(messages: &Messages, exact: &FinishedSimulation) -> AttrValue {
    messages.fill("simulation.took", &[("seconds", &fixed(exact.seconds, 1))])
}

/// Describes the simulation in progress or the result in a few sentences.
fn status(messages: &Messages, simulations: &Simulations) -> AttrValue {
    let Some(compressed) = &simulations.compressed else {
        let key = if simulations.client.has_no_worker() { "run.here" } else { "simulation.computing" };
        return simulations.running.as_ref().map(|_| messages.text(key)).unwrap_or_default();
    };
    let tao = |amount: Rao| rounded(whole(amount.0));
    let injected = compressed.report.subnets.iter().fold(0u64, |sum, subnet| sum.saturating_add(subnet.tao_injected.0));
    messages.fill(
        "simulation.summary",
        &[
            ("blocks", &grouped(compressed.request.blocks.0.into())),
            ("stride", &compressed.request.stride.blocks().to_string()),
            ("seconds", &fixed(compressed.seconds, 1)),
            ("emitted", &tao(compressed.report.emitted)),
            ("injected", &tao(Rao(injected))),
        ],
    )
}
