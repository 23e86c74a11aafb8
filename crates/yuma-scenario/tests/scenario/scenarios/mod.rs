//! Scenarios that several tests use.

pub mod edits;

use yuma_engine::quantity::{Alpha, Block, Epoch, Share, Uid};
use yuma_engine::yuma::Hyperparameter;
use yuma_scenario::{Change, Row, Scenario, Timeline, limits, presets};

/// A preset.
pub fn preset(id: &str) -> Scenario {
    presets::scenario(id).expect("every preset can be read")
}

/// The scenario with most to write: 256 neurons, 128 rows of weights and of bonds without gaps, as many keyframes as there
/// may be, nothing regular.
pub fn largest() -> Scenario {
    let mut state = 1u64;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    let edited = preset("subnet-15").edit(|document| {
        document.preset = None;
        document.validators = Uid::all(128).rev().collect();
        document.miners = Uid::all(256).rev().collect();
        document.title = "标".repeat(120);
        document.notes = (0..2_000).map(|_| char::from(b'a' + (random() % 26) as u8)).collect();
        document.previous_consensus = Some((0..256).map(|_| Share(random() as u16)).collect());
        for (index, neuron) in document.neurons.iter_mut().enumerate() {
            neuron.name = format!("{index:03}{}", "名".repeat(37));
            neuron.alpha_stake.0 = random() * 1_000_000;
            neuron.tao_stake.0 = random() * 1_000_000;
            neuron.last_update = Block(random());
            neuron.block_at_registration = Block(random());
            neuron.commit_block = Some(Block(random()));
        }
        for row in 0..128 {
            let mut whole = || Row::new(Uid::all(256).rev().map(|uid| (uid, Share(random() as u16))).collect());
            document.weights[row] = whole();
            document.bonds[row] = whole();
        }
        document.weights.iter_mut().skip(128).for_each(|row| *row = Row::default());
        document.timeline = Timeline::new(Epoch(2_000));
        let mut weights = limits::KEYFRAME_WEIGHTS;
        for (uid, index) in Uid::all(256).flat_map(|uid| (0..limits::KEYFRAMES).map(move |index| (uid, index))) {
            let epoch = Epoch((random() % 1_980) as u16 + (index % 20) as u16);
            let change = match uid {
                Uid(0..128) if weights >= 256 => {
                    weights -= 256;
                    let columns = Uid::all(256).map(|column| Uid((column.0 + epoch.0) % 256));
                    Change::Weights { uid, row: Row::new(columns.map(|uid| (uid, Share(random() as u16))).collect()) }
                }
                uid => Change::AlphaStake { uid, stake: Alpha(random() * 1_000_000) },
            };
            document.timeline.set(epoch, change);
        }
        for index in 0..limits::SUBNET_KEYFRAMES {
            let raw = i128::from(random() % 65_536);
            let change = Change::Hyperparameter { hyperparameter: Hyperparameter::Kappa, raw };
            document.timeline.set(Epoch(index as u16), change);
        }
        Ok(())
    });
    edited.expect("the largest scenario is a legal one")
}
