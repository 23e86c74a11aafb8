//! What weeks under an era's rules make of the market of 11 April 2026.

mod asked;
mod check;
mod desk;
mod movers;

use std::rc::Rc;

use yew::prelude::*;

use self::asked::Asked;
use self::check::check;
use self::desk::{Desk, Finished, Hand, Running};
use self::movers::movers;
use crate::ui::format::{fixed, grouped, short};
use crate::ui::hooks::use_words;
use crate::ui::shell::choices::choices;
use crate::ui::words::Words;
use yuma_engine::economy::block_stride::BlockStride;
use yuma_engine::economy::course::DAY;
use yuma_engine::economy::era::ERAS;
use yuma_engine::quantity::{Block, Rao};

pub use self::asked::work;

/// The days that a person may choose.
const DAYS: [u64; 3] = [1, 7, 30];
/// Blocks that are counted as one.
const STRIDE: u32 = 60;

/// Whose rules are in force.
#[derive(Clone, PartialEq, Properties)]
pub struct MonthProps {
    /// The place of the era among all.
    pub place: usize,
}

/// The way to have the market run under an era's rules, and what came of it.
#[component]
pub fn Month(props: &MonthProps) -> Html {
    let words = use_words();
    let desk = use_mut_ref(Desk::default);
    let drawn = use_force_update();
    let chosen = use_state(|| DAYS.len() - 1);
    let order = use_state(|| 0);
    let hand = Hand { desk: Rc::clone(&desk), redraw: Rc::new(move || drawn.force_update()) };
    use_effect_with((), {
        let desk = Rc::clone(&desk);
        move |()| move || desk.borrow_mut().running = None
    });
    let Some(era) = ERAS.get(props.place).copied() else { return html! { <section hidden=true /> } };
    let days = DAYS.get(*chosen).copied().unwrap_or(1);
    let blocks = Block(days * DAY.0);
    let span = words.text(&format!("month.span.{days}"));
    let choose = {
        let (hand, chosen) = (hand.clone(), chosen.setter());
        Callback::from(move |place: usize| {
            hand.clear();
            chosen.set(place);
        })
    };
    let order_by = Callback::from({
        let order = order.setter();
        move |place: usize| order.set(place)
    });
    let desk = desk.borrow();
    // The button that begins a course or stops it, and how far it is.
    let control = |stride: BlockStride, text: AttrValue| {
        let asked = Asked { era, blocks, stride };
        let running = desk.running.as_ref().filter(|running| running.asked.stride == stride);
        let is_running = running.is_some();
        let hand = hand.clone();
        let onclick = Callback::from(move |_: MouseEvent| if is_running { hand.stop() } else { hand.ask(asked) });
        html! {
            <>
                <button type="button" {onclick} disabled={desk.running.is_some() && !is_running}>
                    { if is_running { words.text("month.stop") } else { text } }
                </button>
                <span class="month-progress">{ for running.map(|running| progress(&words, running)) }</span>
            </>
        }
    };
    let spans = DAYS.map(|days| words.text(&format!("month.span.{days}")));
    let (blocks_text, stride_text) = (grouped(blocks.0.into()), STRIDE.to_string());
    let numbers = [("blocks", blocks_text.as_str()), ("stride", &stride_text), ("span", &span)];
    html! {
        <section class="month" aria-labelledby="month-title">
            <h3 id="month-title">{ words.fill("month.title", &numbers) }</h3>
            <p>{ words.text("month.about") }</p>
            <div class="month-hands">
                { choices("month-span", &words.text("month.span"), &spans, *chosen, choose) }
                { control(BlockStride::new(STRIDE), words.fill("month.run", &numbers)) }
            </div>
            <p><small>{ words.fill("month.compressed", &numbers) }{ " " }{ words.text("month.assumed") }</small></p>
            <p role="status">{ told(&words, &desk) }</p>
            <div>
                if let Some(near) = &desk.near {
                    <div>{ movers(&words, near, *order, order_by) }</div>
                    <h4>{ words.text("month.check.title") }</h4>
                    <p>{ words.fill("month.check.about", &numbers) }</p>
                    <div class="month-hands">{ control(BlockStride::ONE, words.text("month.check")) }</div>
                    <p role="status">
                        { for desk.exact.as_ref().map(|exact| took(&words, exact)) }
                    </p>
                    <div>
                        { for desk.exact.as_ref().map(|exact| check(&words, exact, near, &numbers)) }
                    </div>
                }
            </div>
        </section>
    }
}

/// How far a course is.
fn progress(words: &Words, Running { asked, done, .. }: &Running) -> Html {
    let text = [("done", &*grouped(done.0.into())), ("blocks", &*grouped(asked.blocks.0.into()))];
    html! {
        <>
            <progress max={asked.blocks.0.to_string()} value={done.0.to_string()} aria-label={words.text("month.progress")} />
            <span>{ words.fill("month.done", &text) }</span>
        </>
    }
}

/// How long a course took.
fn took(words: &Words, exact: &Finished) -> AttrValue {
    words.fill("month.took", &[("seconds", &fixed(exact.seconds, 1))])
}

/// What there is to know, in a few sentences.
fn told(words: &Words, desk: &Desk) -> AttrValue {
    let Some(near) = &desk.near else {
        let key = if desk.has_no_worker { "run.here" } else { "month.computing" };
        return desk.running.as_ref().map(|_| words.text(key)).unwrap_or_default();
    };
    let tao = |amount: Rao| short(amount.0 as f64 / 1e9);
    let injected = near.passage.subnets.iter().fold(0u64, |sum, subnet| sum.saturating_add(subnet.tao_injected.0));
    words.fill(
        "month.told",
        &[
            ("blocks", &grouped(near.asked.blocks.0.into())),
            ("stride", &near.asked.stride.blocks().to_string()),
            ("seconds", &fixed(near.seconds, 1)),
            ("emitted", &tao(near.passage.emitted)),
            ("injected", &tao(Rao(injected))),
        ],
    )
}
