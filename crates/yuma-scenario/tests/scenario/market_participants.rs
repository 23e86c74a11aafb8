//! Participants in documents and runs: checks, links, accounts and seeds.

use crate::market_link::link_of;
use crate::markets::{april_2025, april_2026, edited, era, units};
use yuma_engine::economy::operations::{Operation, OperationError};
use yuma_engine::economy::{BlockStride, DAY, ERAS, Era};
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::{Alpha, Block, Millionths, Netuid, Rao};
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{
    Arbitrageur, EarlyMover, Holder, Market, MarketEdit, MarketError, MarketEvent, MarketRun, MarketText, Miner,
    Momentum, Participant, ParticipantField, ParticipantTrade, Policy, SubnetOwner, YieldSeeker, file, participant_key,
};

pub fn participant(tao: f64, policy: Policy) -> Participant {
    Participant { name: String::new(), tao: Rao(units(tao)), alpha: None, policy }
}

fn holder(netuid: u16) -> Policy {
    Policy::Holder(Holder { netuid: Some(Netuid(netuid)) })
}

/// A participant of each policy.
fn one_of_each() -> Vec<Participant> {
    let (netuid, part, min_pool) = (Netuid(64), Millionths(500_000), Rao(units(1_000.0)));
    let policies = [
        Policy::Holder(Holder { netuid: None }),
        Policy::EarlyMover(EarlyMover { netuid: Some(Netuid(4)), day: 1, held: Some(2) }),
        Policy::Momentum(Momentum { days: 1, min_pool }),
        Policy::YieldSeeker(YieldSeeker { days: 2, min_pool }),
        Policy::Miner(Miner { netuid, part }),
        Policy::Owner(SubnetOwner { netuid, part }),
        Policy::Arbitrageur(Arbitrageur { gap: Millionths(10_000), min_pool }),
    ];
    let participants = policies.into_iter().enumerate().map(|(index, policy)| Participant {
        name: format!("one {index}"),
        alpha: (index % 2 == 1).then_some((Netuid(8), Alpha(units(1_000.0)))),
        ..participant(1_000.0, policy)
    });
    participants.collect()
}

fn with(market: &Market, participants: Vec<Participant>) -> Market {
    edited(market, participants.into_iter().map(MarketEdit::AddParticipant))
}

/// Runs a market to its end and returns the run with all trades.
fn run(market: &Market, era: &'static Era, stride: u32) -> (MarketRun, Vec<ParticipantTrade>) {
    let mut run = MarketRun::new(market, era, BlockStride::new(stride));
    let mut trades = Vec::new();
    while !run.is_complete() {
        let begins_day = run.done().0.is_multiple_of(DAY.0);
        run.advance();
        if begins_day {
            trades.extend_from_slice(run.day_trades());
        }
    }
    (run, trades)
}

#[test]
fn a_participant_that_breaks_a_rule_is_refused_by_name() {
    let out_of_range = |field| MarketError::ParticipantOutOfRange { index: 1, field };
    let day = |day, held| Policy::EarlyMover(EarlyMover { netuid: None, day, held });
    let look = |days, pool| Policy::Momentum(Momentum { days, min_pool: Rao(pool) });
    let seek = |days, pool| Policy::YieldSeeker(YieldSeeker { days, min_pool: Rao(pool) });
    let miner = |part| Policy::Miner(Miner { netuid: Netuid(64), part: Millionths(part) });
    let owner = |part| Policy::Owner(SubnetOwner { netuid: Netuid(64), part: Millionths(part) });
    let gap = |gap, pool| Policy::Arbitrageur(Arbitrageur { gap: Millionths(gap), min_pool: Rao(pool) });
    let cases = [
        (day(366, None), out_of_range(ParticipantField::Days)),
        (day(0, Some(0)), out_of_range(ParticipantField::Days)),
        (day(0, Some(366)), out_of_range(ParticipantField::Days)),
        (look(0, 0), out_of_range(ParticipantField::Days)),
        (look(1, MAXIMUM + 1), out_of_range(ParticipantField::MinPool)),
        (seek(0, 0), out_of_range(ParticipantField::Days)),
        (seek(1, MAXIMUM + 1), out_of_range(ParticipantField::MinPool)),
        (miner(1_000_001), out_of_range(ParticipantField::Part)),
        (owner(1_000_001), out_of_range(ParticipantField::Part)),
        (gap(1_000_001, 0), out_of_range(ParticipantField::Part)),
        (gap(0, MAXIMUM + 1), out_of_range(ParticipantField::MinPool)),
    ];
    let first = with(&april_2026(), vec![participant(0.0, holder(64))]);
    for (policy, expected) in cases {
        let added = MarketEdit::AddParticipant(participant(1.0, policy)).apply(&first);
        assert_eq!(added, Err(expected), "{policy:?}");
    }
    let alpha =
        |netuid, alpha| Participant { alpha: Some((Netuid(netuid), Alpha(alpha))), ..participant(0.0, holder(64)) };
    let outside = first.subnet(Netuid(64)).unwrap().alpha_out.0;
    let named = |name: String| Participant { name, ..participant(0.0, holder(64)) };
    let too_much = |netuid| MarketError::TooMuchAlpha { netuid: Netuid(netuid) };
    let cases: [(&str, Vec<Participant>, MarketError); 8] = [
        ("root's alpha", vec![alpha(0, 1)], out_of_range(ParticipantField::Alpha)),
        ("more than all alpha", vec![alpha(64, MAXIMUM + 1)], out_of_range(ParticipantField::Alpha)),
        ("more than the subnet has", vec![alpha(64, outside + 1)], too_much(64)),
        ("together more than the subnet has", vec![alpha(64, outside), alpha(64, 1)], too_much(64)),
        ("alpha of no subnet", vec![alpha(999, 1)], too_much(999)),
        (
            "the same role",
            vec![participant(0.0, owner(0)), participant(0.0, owner(1))],
            MarketError::RoleTaken { netuid: Netuid(64) },
        ),
        (
            "a long name",
            vec![named("n".repeat(41))],
            MarketError::TextTooLong { text: MarketText::Participant(1), length: 41, limit: 40 },
        ),
        (
            "too many",
            vec![participant(0.0, holder(64)); 1_000],
            MarketError::TooManyParticipants { count: 1_001, limit: 1_000 },
        ),
    ];
    for (name, participants, expected) in cases {
        let edits = participants.into_iter().map(MarketEdit::AddParticipant).collect();
        assert_eq!(MarketEdit::Batch(edits).apply(&first), Err(expected), "{name}");
    }
    let rich = Participant { tao: Rao(MAXIMUM + 1), ..participant(0.0, holder(64)) };
    let added = MarketEdit::AddParticipant(rich).apply(&first);
    assert_eq!(added, Err(out_of_range(ParticipantField::Tao)));
    let added = MarketEdit::AddParticipant(participant(20e6, holder(64))).apply(&first);
    assert!(matches!(added, Err(MarketError::TooMuchTao { .. })), "{added:?}");
}

#[test]
fn participants_are_added_changed_and_removed() {
    let market = with(&april_2026(), one_of_each());
    let other = participant(5.0, holder(3));
    let edited = edited(
        &market,
        [
            MarketEdit::SetParticipant(1, other.clone()),
            MarketEdit::RemoveParticipant(0),
            MarketEdit::RemoveParticipant(1),
        ],
    );
    assert_eq!(edited.participants.len(), 5);
    assert_eq!((&edited.participants[0], &edited.participants[1]), (&other, &market.participants[3]));
    for edit in [MarketEdit::RemoveParticipant(7), MarketEdit::SetParticipant(7, other)] {
        assert_eq!(edit.apply(&market), Err(MarketError::UnknownParticipant { index: 7 }));
    }
}

/// Links are a public format: these participants are read for ever.
#[test]
fn participants_are_written_and_read() {
    let market = with(&april_2026(), one_of_each());
    assert_eq!(decode(&encode(&market)), Ok(market.clone()));
    assert_eq!(file::import(&file::export(&market)), Ok(market.clone()));
    assert!(!file::export(&april_2026()).contains("participants"));
    let written = r#"[
        {"name":"one 0","tao":1000000000000,"policy":["holder",null]},
        {"name":"one 1","tao":1000000000000,"alpha":[8,1000000000000],"policy":["early_mover",4,1,2]},
        {"name":"one 2","tao":1000000000000,"policy":["momentum",1,1000000000000]},
        {"name":"one 3","tao":1000000000000,"alpha":[8,1000000000000],"policy":["yield_seeker",2,1000000000000]},
        {"name":"one 4","tao":1000000000000,"policy":["miner",64,500000]},
        {"name":"one 5","tao":1000000000000,"alpha":[8,1000000000000],"policy":["owner",64,500000]},
        {"name":"one 6","tao":1000000000000,"policy":["arbitrageur",10000,1000000000000]}]"#;
    let link = |participants: &str| {
        link_of(format!(r#"{{"kind":"market","start":"2026-04-11","era":"etao-2026","participants":{participants}}}"#))
    };
    assert_eq!(decode(&link(written)).unwrap().participants, market.participants);
    for broken in [
        r#"[{}]"#,
        r#"[7]"#,
        r#"[{"policy":["hodler"]}]"#,
        r#"[{"policy":["holder",65536]}]"#,
        r#"[{"policy":["momentum",1]}]"#,
        r#"[{"policy":["miner",null,1]}]"#,
        r#"[{"policy":["holder"],"tao":-1}]"#,
        r#"[{"policy":["holder"],"alpha":[8]}]"#,
        r#"{"policy":["holder"]}"#,
    ] {
        assert!(decode(&link(broken)).is_err(), "{broken}");
    }
}

#[test]
fn nothing_appears_or_vanishes() {
    let event = Operation::Dissolve { netuid: Netuid(8) };
    for market in [april_2026(), april_2025()] {
        let market = edited(
            &with(&market, one_of_each()),
            [MarketEdit::SetHorizon(4), MarketEdit::AddEvent(MarketEvent::operation(Block(2 * DAY.0), event.clone()))],
        );
        for era in ERAS {
            let (run, trades) = run(&market, era, 600);
            let economy = run.economy();
            assert_eq!(economy.tao_places().total(), u128::from(economy.issuance.0), "{}", era.id);
            for subnet in &economy.subnets {
                assert_eq!(subnet.alpha_places().total(), u128::from(subnet.alpha_out.0), "{}", era.id);
            }
            let dissolved = run.outcomes()[0].as_ref().unwrap();
            for (index, participant) in market.participants.iter().enumerate() {
                let mut tao = i128::from(participant.tao.0);
                let own = trades.iter().filter(|trade| trade.participant == index);
                let receipts: Vec<_> =
                    own.filter_map(|trade| Some((&trade.operation, trade.outcome.as_ref().ok()?))).collect();
                for (operation, receipt) in &receipts {
                    match operation {
                        Operation::Stake { .. } => tao -= i128::from(receipt.paid.0),
                        Operation::Unstake { .. } => tao += i128::from(receipt.received.0),
                        _ => {}
                    }
                }
                let paid = receipts.iter().map(|(_, receipt)| *receipt).chain([dissolved]);
                let paid = paid.flat_map(|receipt| &receipt.payments).filter(|(key, _)| *key == participant_key(index));
                tao += paid.map(|(_, tao)| i128::from(tao.0)).sum::<i128>();
                let point = &run.points().last().unwrap().participants[index];
                // In 2024 the chain pays neurons in TAO.
                let is_paid = !era.rules.has_alpha() && participant.policy.role().is_some();
                let earned = i128::from(point.tao.0) - tao;
                assert!(if is_paid { earned >= 0 } else { earned == 0 }, "{}: {} {earned}", era.id, participant.name);
                assert_eq!(point.trades as usize, receipts.len(), "{}: {}", era.id, participant.name);
            }
        }
    }
}

#[test]
fn each_policy_trades_in_a_run() {
    let market = edited(&with(&april_2026(), one_of_each()), [MarketEdit::SetHorizon(5)]);
    let (run, trades) = run(&market, era("etao-2026"), 60);
    for (index, participant) in market.participants.iter().enumerate() {
        let point = &run.points()[5].participants[index];
        println!("{}: {point:?}", participant.policy.id());
        assert!(point.trades > 0, "{}: {trades:?}", participant.policy.id());
        assert_eq!(point.refusals, 0, "{}: {:?}", participant.policy.id(), point.refusal);
        assert!(point.proceeds <= point.value, "a sale pays at most the spot price");
    }
    let start = &run.points()[0].participants[1];
    assert_eq!((start.tao, start.trades, start.value), (Rao(units(1_000.0)), 0, start.kept));
    assert_eq!(
        start.holdings.iter().map(|held| (held.netuid, held.alpha)).collect::<Vec<_>>(),
        [(Netuid(8), Alpha(units(1_000.0)))]
    );
}

#[test]
fn a_refusal_is_recorded_with_the_chains_error() {
    let market = edited(&with(&april_2026(), vec![participant(10.0, holder(999))]), [MarketEdit::SetHorizon(2)]);
    let (run, _) = run(&market, era("gate-2026"), 600);
    let point = &run.points()[2].participants[0];
    assert_eq!((point.trades, point.refusals, point.refusal), (0, 1, Some(OperationError::SubnetNotExists)));
    assert_eq!((point.tao, point.value, point.proceeds), (Rao(units(10.0)), Rao(units(10.0)), Rao(units(10.0))));
}

#[test]
fn what_is_kept_has_all_dividends() {
    // Without trades the kept start is what the participant has; with a sale on day 1 it goes on as if there were none.
    let alpha = Some((Netuid(64), Alpha(units(1_000.0))));
    let of = |policy| {
        edited(
            &with(&april_2026(), vec![Participant { alpha, ..participant(0.0, policy) }]),
            [MarketEdit::SetHorizon(4)],
        )
    };
    let idle = run(&of(holder(64)), era("etao-2026"), 600).0;
    for point in idle.points() {
        let [point] = point.participants.as_slice() else { panic!("one participant") };
        assert!(point.value.0.abs_diff(point.kept.0) <= 1, "{point:?}");
    }
    let last = &idle.points()[4].participants[0];
    assert!(last.holdings[0].alpha > Alpha(units(1_000.0)), "dividends: {last:?}");
    let seller = Policy::EarlyMover(EarlyMover { netuid: Some(Netuid(999)), day: 0, held: Some(1) });
    let sold = run(&of(seller), era("etao-2026"), 600).0;
    let point = &sold.points()[4].participants[0];
    assert!(point.holdings.is_empty() && point.tao.0 > 0, "{point:?}");
    assert!(point.kept.0.abs_diff(last.kept.0) < last.kept.0 / 1_000, "{point:?} {last:?}");
}

#[test]
fn a_run_depends_on_the_seed_where_a_policy_is_random() {
    let market = edited(
        &with(&april_2026(), vec![participant(10.0, Policy::Holder(Holder { netuid: None })); 3]),
        [MarketEdit::SetHorizon(1)],
    );
    let held = |seed| {
        let market = edited(&market, [MarketEdit::SetSeed(seed)]);
        let (run, _) = run(&market, era("gate-2026"), 7_200);
        let of = |point: &yuma_scenario::market::ParticipantPoint| point.holdings[0].netuid;
        run.points()[1].participants.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(held(1), held(1));
    assert_ne!(held(1), held(2));
    assert!(held(1)[0] != held(1)[1] || held(1)[1] != held(1)[2], "each draws for itself");
}

#[test]
fn the_flows_of_a_day_are_what_was_staked() {
    let mut market = with(&april_2026(), vec![participant(100.0, holder(64))]);
    market = edited(&market, [MarketEdit::SetHorizon(2)]);
    for era in ERAS.iter().filter(|era| era.rules.has_alpha()) {
        let (run, trades) = run(&market, era, 600);
        let paid = trades[0].outcome.as_ref().unwrap().trades[0].paid_in.0;
        let flows =
            |day: usize| run.points()[day].subnet(Netuid(64)).map(|point| (point.user_flow.0, point.protocol_flow.0));
        assert_eq!(flows(0), Some((0, 0)), "{}", era.id);
        assert_eq!(flows(1).unwrap().0, i64::try_from(paid).unwrap(), "{}", era.id);
        assert_eq!(flows(2).unwrap().0, 0, "{}", era.id);
        assert_ne!(flows(2).unwrap().1, 0, "{}", era.id);
    }
}
