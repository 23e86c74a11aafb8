//! Round trips of randomly edited markets through links and files, and hostile input.

use crate::market_board::{april, november};
use crate::market_link::{changed, link_of};
use crate::markets::{april_2025, april_2026};
use crate::random_cases::random_cases;
use proptest::prelude::*;
use serde_json::Value;
use substrate_fixed::types::{I64F64, I96F32};
use yuma_engine::economy::operations::{Limit, Operation, Position};
use yuma_engine::economy::{BlockStride, ERAS, EmissionSlot};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{Alpha, Block, Key, Millionths, Netuid, Price, Proportion64, Rao, Share, Uid};
use yuma_engine::wide::{FineAmount, Ratio};
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{
    Arbitrageur, BoardEdit, EarlyMover, Holder, Market, MarketEdit, MarketEvent, MarketResult, MarketRun, Miner,
    Momentum, OtherParts, Participant, Policy, SubnetConsensus, SubnetOwner, YieldSeeker, file,
};
use yuma_scenario::{AnyDocument, decode_any};

/// A market that exists is valid and can be sent on.
fn check(market: Market) -> Result<(), TestCaseError> {
    prop_assert_eq!(Market::new((*market).clone()), Ok(market.clone()));
    prop_assert_eq!(decode(&encode(&market)), Ok(market.clone()));
    prop_assert_eq!(file::import(&file::export(&market)), Ok(market));
    Ok(())
}

fn netuid() -> impl Strategy<Value = Netuid> {
    prop_oneof![8 => 1u16..132, 1 => any::<u16>()].prop_map(Netuid)
}

fn amount() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0u64..30_000_000_000_000, 2 => 0u64..22_000_000_000_000_000, 1 => any::<u64>(), 1 => 0u64..10]
}

fn event() -> impl Strategy<Value = MarketEvent> {
    (netuid(), netuid(), amount(), amount(), any::<Option<bool>>(), 0u8..4).prop_map(
        |(netuid, other, amount, price, partial, kind)| {
            let position = |netuid| Position { netuid, hotkey: Key(1), coldkey: Key(3) };
            let limit = partial.map(|allow_partial| Limit { price: Rao(price), allow_partial });
            let operation = match kind {
                0 => Operation::Stake { position: position(netuid), tao: Rao(amount), limit },
                1 => Operation::Unstake { position: position(netuid), amount: Alpha(amount), limit },
                2 => Operation::Move { from: position(netuid), to: position(other), amount: Alpha(amount), limit },
                _ => Operation::SetMinerBurn { netuid, fraction: FineAmount::from_bits(u128::from(amount)) },
            };
            MarketEvent::operation(Block(price % 3_000_000), operation)
        },
    )
}

fn participant() -> impl Strategy<Value = Participant> {
    let alpha = prop::option::of((netuid(), amount()));
    let fields = (any::<String>(), amount(), alpha, prop::option::of(netuid()), 0u16..400, amount(), 0u8..7);
    fields.prop_map(|(name, tao, alpha, subnet, days, amount, kind)| {
        let (netuid, part, min_pool) = (subnet.unwrap_or_default(), Millionths(amount >> 30), Rao(amount));
        let policy = match kind {
            0 => Policy::Holder(Holder { netuid: subnet }),
            1 => Policy::EarlyMover(EarlyMover { netuid: subnet, day: days / 9, held: subnet.map(|_| days) }),
            2 => Policy::Momentum(Momentum { days, min_pool }),
            3 => Policy::YieldSeeker(YieldSeeker { days, min_pool }),
            4 => Policy::Miner(Miner { netuid, part }),
            5 => Policy::Owner(SubnetOwner { netuid, part }),
            _ => Policy::Arbitrageur(Arbitrageur { gap: part, min_pool }),
        };
        let alpha = alpha.map(|(netuid, alpha)| (netuid, Alpha(alpha)));
        Participant { name, tao: Rao(tao), alpha, policy }
    })
}

fn board_edit() -> impl Strategy<Value = MarketEdit> {
    let edits = (0u16..70, netuid(), any::<u16>(), amount(), 0u8..10);
    let edits = edits.prop_map(|(uid, netuid, vote, amount, kind)| match (Uid(uid), kind) {
        (uid, 0..3) => BoardEdit::SetVote { uid, netuid, vote: Share(vote) },
        (uid, 3) => BoardEdit::SetVotes { uid, votes: [(netuid, Share(vote)), (Netuid(vote), Share(0))].into() },
        (uid, 4) => BoardEdit::SetStake { uid, stake: Rao(amount) },
        (uid, 5) => BoardEdit::RemoveValidator(uid),
        (_, 6) => BoardEdit::SetKappa(Share(vote)),
        (_, 7) => BoardEdit::SetRho(vote % 99),
        (_, 8) => BoardEdit::NormalizeRows(vote > 9),
        _ => BoardEdit::StakeByVotes,
    });
    edits.prop_map(MarketEdit::Board)
}

fn edit() -> impl Strategy<Value = MarketEdit> {
    let of_subnet = (netuid(), amount(), any::<i64>(), 0u8..12).prop_map(|(netuid, amount, signed, kind)| {
        let flow = |by: i128| FlowAverage(I64F64::from_bits(i128::from(signed) * by));
        match kind {
            0 => MarketEdit::SetTao { netuid, tao: Rao(amount) },
            1 => MarketEdit::SetAlpha { netuid, alpha: Alpha(amount) },
            2 => MarketEdit::SetAlphaOut { netuid, alpha: Alpha(amount) },
            3 => MarketEdit::SetPrice { netuid, price: Price(Ratio::from_bits(u128::from(amount) << 20)) },
            4 => MarketEdit::SetMovingPrice {
                netuid,
                price: (signed > 0).then(|| MovingPrice(I96F32::from_bits(i128::from(signed)))),
            },
            5 => MarketEdit::SetMinerBurn { netuid, fraction: FineAmount::from_bits(u128::from(amount >> 20)) },
            6 => MarketEdit::SetEmission { netuid, is_on: signed > 0 },
            7 => MarketEdit::SetFlow { netuid, user: flow(1 << 40), protocol: flow(1 << 60) },
            8 => MarketEdit::SetEmissionWeights {
                netuid,
                weights: vec![(EmissionSlot::Validator, Proportion64(amount << 10))],
                others: if signed > 0 { OtherParts::Kept } else { OtherParts::Rescaled },
            },
            9 => MarketEdit::RemoveSubnet(netuid),
            10 => MarketEdit::ResetSubnet(netuid),
            _ => MarketEdit::SetSeed(amount),
        }
    });
    prop_oneof![
        12 => of_subnet,
        8 => board_edit(),
        1 => prop::sample::select(ERAS.to_vec()).prop_map(MarketEdit::SetEra),
        1 => prop::option::of(prop::sample::select(ERAS.to_vec())).prop_map(MarketEdit::Pin),
        2 => event().prop_map(MarketEdit::AddEvent),
        1 => (0u64..20_000, prop::sample::select(ERAS.to_vec()))
            .prop_map(|(after, era)| MarketEdit::AddEvent(MarketEvent::rules(Block(after), era))),
        4 => participant().prop_map(MarketEdit::AddParticipant),
        1 => (0usize..3, participant()).prop_map(|(index, one)| MarketEdit::SetParticipant(index, one)),
        1 => (0usize..3).prop_map(MarketEdit::RemoveParticipant),
        1 => (0usize..3).prop_map(MarketEdit::RemoveEvent),
        1 => (0u16..400).prop_map(MarketEdit::SetHorizon),
        1 => (netuid(), any::<String>()).prop_map(|(netuid, name)| MarketEdit::Rename { netuid, name }),
        1 => any::<String>().prop_map(MarketEdit::Title),
        1 => any::<String>().prop_map(MarketEdit::Notes),
    ]
}

/// The market after the edits that are possible.
fn market() -> impl Strategy<Value = Market> {
    let start = prop::sample::select(vec![april_2026(), april_2025(), november(), april()]);
    let parts = (start, prop::collection::vec(edit(), 0..8), any::<bool>(), prop::option::of(netuid()));
    parts.prop_map(|(start, edits, adds, linked)| {
        let new = start.new_subnet().filter(|_| adds).map(|subnet| MarketEdit::AddSubnet(Box::new(subnet)));
        let edits = new.into_iter().chain(edits);
        let market = edits.fold(start, |market, edit| edit.apply(&market).unwrap_or(market));
        let assumed = linked.and_then(|netuid| Some((netuid, market.consensus_scenario(netuid)?)));
        let linked = assumed.and_then(|(netuid, scenario)| {
            let consensus = Some(SubnetConsensus::new(scenario).ok()?);
            MarketEdit::SetConsensus { netuid, consensus }.apply(&market).ok()
        });
        linked.unwrap_or(market)
    })
}

/// Any JSON.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "-?[0-9]{1,40}".prop_map(Value::from),
        prop::sample::select(vec![
            "stake",
            "move",
            "switch",
            "rules",
            "holder",
            "momentum",
            "etao-2026",
            "owner",
            "emission"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(
                "[0-9]{1,3}|tao|alpha|split|moving_price|tempo|validators|votes|kappa|stake|policy",
                inner,
                0..4
            )
            .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

const FIELDS: [&str; 16] = [
    "parameters",
    "last_registration",
    "preset",
    "title",
    "notes",
    "start",
    "era",
    "runtime",
    "pinned",
    "subnets",
    "removed",
    "board",
    "events",
    "horizon",
    "seed",
    "participants",
];

/// A market's JSON with some of its fields replaced.
fn disfigured() -> impl Strategy<Value = Value> {
    prop::collection::vec((prop::sample::select(FIELDS.to_vec()), json()), 1..3).prop_map(|changes| {
        let mut written: Value = serde_json::from_str(&file::export(&changed())).unwrap();
        for (field, value) in changes {
            written[field] = value;
        }
        written
    })
}

proptest! {
    #![proptest_config(random_cases(150))]

    #[test]
    fn every_edited_market_comes_back_equal(market in market()) {
        check(market)?;
    }

    #[test]
    fn every_edited_market_has_a_next_block(market in market(), era in prop::sample::select(ERAS.to_vec())) {
        let result = MarketResult::of(&market, era);
        let blocks = result.subnets.iter().filter_map(|subnet| subnet.block);
        let used: u64 = blocks.map(|block| block.tao_in.0 + block.bought_with.0).sum();
        prop_assert_eq!(used + result.report.recycled.0, result.totals.emission.0);
    }

    #[test]
    fn every_edited_market_runs(market in market(), era in prop::sample::select(ERAS.to_vec())) {
        let mut run = MarketRun::new(&market, era, BlockStride::new(3_600));
        for _ in 0..6 {
            run.advance();
        }
        let economy = run.economy();
        prop_assert_eq!(economy.tao_places().total(), u128::from(economy.issuance.0));
        for subnet in run.points().iter().flat_map(|point| &point.subnets) {
            prop_assert!((0.0..=1.0).contains(&subnet.share) && subnet.price.is_finite());
        }
    }

    #[test]
    fn wrong_fields_are_a_market_or_a_reason(written in disfigured()) {
        decode(&link_of(written.to_string())).map_or(Ok(()), check)?;
        if let Ok(AnyDocument::Market(market)) = decode_any(&written.to_string()) {
            check(market)?;
        }
    }

    #[test]
    fn any_bytes_are_a_market_or_a_reason(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        text in any::<String>(),
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..4),
    ) {
        let mut mutated = encode(&changed()).into_bytes();
        for (index, byte) in changes {
            let index = index % mutated.len();
            mutated[index] = byte;
        }
        for link in [link_of(&bytes), link_of(&text), format!("v2.{text}"), String::from_utf8_lossy(&mutated).into()] {
            decode(&link).map_or(Ok(()), check)?;
            let _ = decode_any(&link);
        }
        let _ = decode_any(&text);
    }
}
