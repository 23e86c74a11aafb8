//! Links and files of markets: `decode_any`.

use serde_json::Value;
use yuma_engine::economy::{ERAS, EmissionSlot, Era, operations::Operation};
use yuma_engine::quantity::{Alpha, Block, Millionths, Netuid, Proportion64, Rao};
use yuma_scenario::market::{
    self, Arbitrageur, EarlyMover, Holder, Market, MarketEdit, MarketEvent, Miner, Momentum, OtherParts, Participant,
    Policy, SubnetOwner, YieldSeeker, file,
};
use yuma_scenario::{AnyDocument, Scenario, decode_any};

use super::{Reader, links};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;
use crate::{json, texts};

/// Reads markets with whole and damaged content.
pub const READER: Reader = Reader { name: "markets", needs_open: false, generate, read };

fn read(_: &Scenario, text: &str) -> Reading {
    match decode_any(text) {
        Ok(AnyDocument::Market(market)) => Reading::Market(Box::new(market)),
        Ok(AnyDocument::Consensus(scenario)) => Reading::Scenario(scenario, None),
        Err(error) => Reading::Refused(error.to_string()),
    }
}

fn generate(random: &mut Random, _: &Corpus, _: &Scenario) -> String {
    let presets: Vec<Market> = market::presets().map(market::MarketPreset::market).collect();
    let mut market = random.pick(&presets).clone();
    for _ in 0..random.size(12) {
        // A refused edit leaves the market as it is.
        if let Ok(edited) = edit(random).apply(&market) {
            market = edited;
        }
    }
    let written = file::export(&market);
    let Ok(mut content) = serde_json::from_str::<Value>(&written) else { return written };
    if random.one_in(2) {
        json::disfigure(random, &mut content);
    }
    match random.below(4) {
        0 => texts::disfigure(random, &content.to_string()),
        1 => content.to_string(),
        _ => links::link_of("v2", &content.to_string()),
    }
}

fn edit(random: &mut Random) -> MarketEdit {
    let netuid = Netuid(random.size(130) as u16);
    let era: &'static Era = ERAS[random.below(ERAS.len())];
    let amount = random.next() >> random.below(64);
    match random.below(12) {
        0 => MarketEdit::SetEra(era),
        1 => MarketEdit::SetTao { netuid, tao: Rao(amount) },
        2 => MarketEdit::SetAlpha { netuid, alpha: Alpha(amount) },
        3 => MarketEdit::SetAlphaOut { netuid, alpha: Alpha(amount) },
        4 => MarketEdit::Rename { netuid, name: texts::text(random) },
        5 => MarketEdit::SetEmissionWeights {
            netuid,
            weights: vec![(EmissionSlot::Owner, Proportion64(amount))],
            others: OtherParts::Rescaled,
        },
        6 => MarketEdit::RemoveSubnet(netuid),
        7 => MarketEdit::SetRegisteredAt { netuid, block: Block(amount) },
        8 => MarketEdit::AddEvent(MarketEvent::rules(Block(amount), era)),
        9 | 10 => MarketEdit::AddParticipant(participant(random, netuid)),
        _ => MarketEdit::AddEvent(MarketEvent::operation(Block(amount), Operation::Dissolve { netuid })),
    }
}

fn participant(random: &mut Random, netuid: Netuid) -> Participant {
    let amount = random.next() >> random.below(64);
    let days = random.size(400) as u16;
    let (part, min_pool) = (Millionths(amount >> 40), Rao(amount));
    let policy = match random.below(7) {
        0 => Policy::Holder(Holder { netuid: random.one_in(2).then_some(netuid) }),
        1 => Policy::EarlyMover(EarlyMover { netuid: Some(netuid), day: days, held: random.one_in(2).then_some(days) }),
        2 => Policy::Momentum(Momentum { days, min_pool }),
        3 => Policy::YieldSeeker(YieldSeeker { days, min_pool }),
        4 => Policy::Owner(SubnetOwner { netuid, part }),
        5 => Policy::Miner(Miner { netuid, part }),
        _ => Policy::Arbitrageur(Arbitrageur { gap: part, min_pool }),
    };
    let alpha = random.one_in(3).then_some((netuid, Alpha(amount >> 8)));
    Participant { name: texts::text(random), tao: Rao(amount >> 16), alpha, policy }
}
