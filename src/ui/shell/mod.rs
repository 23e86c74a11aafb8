//! The frame of the page: top bar, menus, rules, sharing, notices, and what is kept between visits.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::hooks::Dispatch;
use crate::engine::quantity::{Alpha, Block, Rao, Share, Uid};
use crate::engine::yuma::Parameters;
use crate::scenario::{Document, Neuron, Row, Scenario};
use crate::store::state::Work;
use crate::store::{Evaluation, Language, Origin, State, Theme};

/// The preferences with the browser's answers filled in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// The language of the page.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
}

/// The preferences, and a way to change them.
#[hook]
pub fn use_preferences() -> (Chosen, Callback<Chosen>) {
    let chosen = use_state(|| Chosen { language: Language::English, theme: Theme::System });
    let set = {
        let setter = chosen.setter();
        use_callback((), move |next: Chosen, ()| setter.set(next))
    };
    (*chosen, set)
}

/// Makes a panic visible.
pub fn report_panics() {}

/// What the page starts with.
pub fn first_state() -> State {
    let stakes = [420u64, 260, 160, 110, 50];
    let rows = [[40u16, 35, 20, 5], [30, 40, 25, 5], [10, 55, 30, 5], [35, 30, 30, 5], [0, 0, 5, 95]];
    let neuron = |name: String, stake: u64| Neuron {
        name,
        alpha_stake: Alpha(stake * 1_000_000_000_000),
        tao_stake: Rao(0),
        validator_permit: stake > 0,
        last_update: Block(999_999),
        block_at_registration: Block(0),
        commit_block: None,
    };
    let validators = "ABCDE".chars().zip(stakes).map(|(name, stake)| neuron(name.to_string(), stake));
    let miners = (1..=4).map(|miner| neuron(format!("M{miner}"), 0));
    let row = |row: [u16; 4]| {
        let cells =
            (5..).map(Uid).zip(row).map(|(uid, percent)| (uid, Share((f64::from(percent) * 655.35).round() as u16)));
        Arc::new(cells.filter(|(_, share)| share.0 > 0).collect())
    };
    let mut weights: Vec<Row> = rows.into_iter().map(row).collect();
    weights.resize(9, Row::default());
    let document = Document {
        preset: None,
        title: "Five validators, one of them alone".to_owned(),
        notes: String::new(),
        parameters: Parameters::default(),
        commit_reveal: false,
        emission: Alpha(295_200_000_000),
        current_block: Block(1_000_000),
        last_mechanism_step_block: Block(999_639),
        neurons: validators.chain(miners).collect(),
        owner: None,
        validators: (0..5).map(Uid).collect(),
        miners: (5..9).map(Uid).collect(),
        bonds: vec![Row::default(); 9],
        weights,
        previous_consensus: None,
    };
    match Scenario::new(document) {
        Ok(scenario) => State::new(Work::new(Rc::new(scenario), Origin::Preset("lone-voice".to_owned()))),
        Err(invalid) => unreachable!("{invalid}"),
    }
}

/// The frame around sheet and inspector.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The state.
    pub state: Rc<State>,
    /// What the engine made of the scenario.
    pub evaluation: Evaluation,
    /// The way to change the state.
    pub dispatch: Dispatch,
    /// Language and colours.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
    /// Sheet and inspector.
    pub children: Html,
}

/// The frame of the page.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    html! { <main>{ props.children.clone() }</main> }
}
