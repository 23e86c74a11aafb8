//! The seeds of the mutations: every preset, golden links, the largest legal scenarios, sample files.

use anyhow::{Context, Result};
use serde_json::Value;
use yuma_engine::quantity::{Alpha, Block, Epoch, Share, Uid};
use yuma_engine::yuma::Hyperparameter;
use yuma_scenario::{Change, Comparison, Pinned, Row, Scenario, ScenarioV1, Timeline, limits, link, presets};

use crate::random::Random;

/// Links in each form of version 1, as earlier builds created them.
pub const LINKS: [&str; 4] = [
    "v1.eNoBIgDd_3sicGF0Y2giOltdLCJwcmVzZXQiOiJsb25lLXZvaWNlIn3Jtgux",
    "v1.eNqVyzEKhDAQQNG7TO2SKItFriIWQxxUiCbEGIswd3esFDvbz38FAiY7gekK-AAGcBiguqI0UNYvASNJyeh2AlPef6Tg0NLDHDSPU9qUVlnpWzZtU_-5Z66-ylpr7uWKtFGSz_mVftnPYvkE09U8rQ",
    "v1.eNotzEEKhDAQRNG71HqGgXGXq4hIkzQYaO0YjSIhd7cFVwWP4lck2v0E11doggOFgM-DZvh5nRNlNjlICsNV5CK82R96LuZXmen_bmcrcS0xjCRpIgytDRbLvPFuOdGFv4dGz2g3Slgn9g",
    "v1.eNoVykEKgCAQRuG7_OvCFNp4lWhhMmQgJTraQrx70_a9ryM59gF263gSLDKl6Dxh-od0qJeuM3BRRjVljIzmYiVYvSxjF5apEAss9biJZ71ifKdIGw8",
];

/// A metagraph in the format of common tools.
pub const METAGRAPH: &str = r#"{"source":"x","n":3,"block":1000,"stake":[5,7,0],"weights":[[[2,65535],[1,3]],[],[]]}"#;

/// Tables in the formats of spreadsheets.
pub const TABLES: [&str; 8] = [
    "40\t35\n20\t5",
    "0.4,0.35\n0,1",
    "26214,65535",
    "0.5%, 1 %",
    "12,5\t\t7",
    "\u{FEFF}\"1\";0\r\n;\"0,5\";1\r\n",
    "u16,M1,M2\nA,1,2\nB,,65535\n",
    "name;alpha;tao\nA;0,000000001;\nB;20999999,999999999;1\n",
];

/// A seed in each of its forms.
pub struct Seed {
    /// The scenario.
    pub scenario: Scenario,
    /// Its JSON in the format of links.
    pub written: Value,
    /// The link of the whole scenario, without a preset as its base.
    pub link: String,
}

/// The seeds of the inputs.
pub struct Corpus {
    /// The presets and the scenarios of the golden links.
    pub small: Vec<Seed>,
    /// A scenario at every limit, and the same one with a pinned comparison.
    pub large: Vec<Seed>,
}

impl Corpus {
    /// Builds all seeds, which are the same in every process.
    pub fn new() -> Result<Self> {
        let mut small = Vec::new();
        for id in presets::ids() {
            small.push(Seed::new(presets::scenario(id).with_context(|| format!("no preset {id}"))?)?);
        }
        for golden in LINKS {
            small.push(Seed::new(link::decode(golden)?)?);
        }
        let largest = largest()?;
        let pinned = largest.edit(|document| {
            document.comparison = Comparison::Pinned(Pinned::new(&largest));
            document.title = "B".to_owned();
            Ok(())
        })?;
        Ok(Corpus { small, large: vec![Seed::new(largest)?, Seed::new(pinned)?] })
    }

    /// Picks a small seed, or once in 300 times a large one.
    pub fn pick(&self, random: &mut Random) -> &Seed {
        if random.one_in(300) { random.pick(&self.large) } else { random.pick(&self.small) }
    }
}

impl Seed {
    /// Encodes a scenario as JSON and as a link.
    pub fn new(scenario: Scenario) -> Result<Self> {
        let written = serde_json::from_str(&ScenarioV1::from(&scenario).written())?;
        Ok(Seed { written, link: link::encode_whole(&scenario), scenario })
    }
}

/// Builds a scenario of 256 neurons with 128 full rows of weights and bonds and the maximum number of keyframes.
fn largest() -> Result<Scenario> {
    let mut random = Random::new(1, "largest", 0);
    let mut share = move || Share(random.next() as u16);
    let start = presets::scenario("subnet-15").context("no preset subnet-15")?;
    let edited = start.edit(|document| {
        document.preset = None;
        document.validators = Uid::all(128).rev().collect();
        document.miners = Uid::all(256).rev().collect();
        document.title = "标".repeat(limits::TITLE);
        document.notes = "n".repeat(limits::NOTES);
        document.previous_consensus = Some((0..256).map(|_| share()).collect());
        for (place, neuron) in document.neurons.iter_mut().enumerate() {
            neuron.name = format!("{place:03}{}", "名".repeat(37));
            neuron.commit_block = Some(Block(share().0.into()));
        }
        for uid in 0..256 {
            let mut row = || match uid {
                0..128 => Row::new(Uid::all(256).rev().map(|uid| (uid, share())).collect()),
                _ => Row::default(),
            };
            document.weights[uid] = row();
            document.bonds[uid] = row();
        }
        document.timeline = Timeline::new(Epoch(limits::EPOCHS));
        let mut weights = limits::KEYFRAME_WEIGHTS;
        for (uid, place) in Uid::all(256).flat_map(|uid| (0..limits::KEYFRAMES).map(move |place| (uid, place))) {
            let change = match uid {
                Uid(0..128) if weights >= 256 => {
                    weights -= 256;
                    Change::Weights { uid, row: Row::new(Uid::all(256).map(|uid| (uid, share())).collect()) }
                }
                uid => Change::AlphaStake { uid, stake: Alpha(share().0.into()) },
            };
            document.timeline.set(Epoch((place * 19) as u16), change);
        }
        for epoch in 0..limits::SUBNET_KEYFRAMES as u16 {
            let change = Change::Hyperparameter { hyperparameter: Hyperparameter::Kappa, raw: epoch.into() };
            document.timeline.set(Epoch(epoch), change);
        }
        Ok(())
    });
    Ok(edited?)
}
