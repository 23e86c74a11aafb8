//! The board of votes of the root network: its sources, its count, its edits, and the same wishes as stakes.

use crate::markets::{april_2026, edited, era};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use yuma_engine::economy::{ERAS, Runtime, next_block};
use yuma_engine::quantity::{Alpha, Netuid, RAO_PER_TAO, Rao, Share, Uid};
use yuma_scenario::market::{
    self, Board, BoardEdit, BoardError, Market, MarketEdit, MarketError, MarketResult, MarketText, RootValidator,
    Trade, TradeRequest, economy,
};

/// The real board of November 24, 2024.
pub fn november() -> Market {
    market::preset("root-2024-11-24").unwrap()
}

/// The invented board of April 9, 2024.
pub fn april() -> Market {
    market::preset("root-2024-04-09").unwrap()
}

fn board(market: &Market) -> &Board {
    market.board.as_ref().unwrap()
}

fn result(market: &Market) -> MarketResult {
    MarketResult::of(market, era("root-2024"))
}

pub fn of_board(market: &Market, edits: impl IntoIterator<Item = BoardEdit>) -> Market {
    edited(market, edits.into_iter().map(MarketEdit::Board))
}

/// A board of two subnets; each voter has TAO on root and votes by netuid.
fn small(voters: &[(u64, &[(u16, u16)])]) -> Market {
    let validators = voters.iter().zip(0..).map(|(&(tao, votes), uid)| {
        let votes = votes.iter().map(|&(netuid, vote)| (Netuid(netuid), Share(vote))).collect();
        Arc::new(RootValidator { stake: Rao(tao * RAO_PER_TAO), votes, ..RootValidator::new(Uid(uid)) })
    });
    let validators = validators.collect();
    let change = |document: &mut market::MarketDocument| {
        document.subnets.truncate(2);
        document.board = Some(Board { validators, ..Board::default() });
        Ok(())
    };
    april().edit(change).unwrap()
}

/// Every stake and every percentage of the published board, which has four decimals.
#[test]
fn the_real_board_is_the_published_one() {
    let read: Value = serde_json::from_str(include_str!("root-board-2024-11-24.json")).unwrap();
    let market = november();
    let board = board(&market);
    let published = read["validators"].as_array().unwrap();
    assert_eq!((board.validators.len(), published.len()), (64, 64));
    let mut votes = 0;
    for row in published {
        let validator = board.validator(Uid(row["uid"].as_u64().unwrap() as u16)).unwrap();
        assert_eq!(Some(validator.stake.0), row["stake_rao"].as_u64());
        let sum: u32 = validator.votes.values().map(|vote| u32::from(vote.0)).sum();
        let percent = row["percent"].as_object().unwrap();
        assert_eq!(validator.votes.len(), percent.len(), "{:?}", validator.uid);
        for (netuid, percent) in percent {
            let vote = f64::from(validator.vote(Netuid(netuid.parse().unwrap())).0);
            let shown = (vote / f64::from(sum) * 1e6).round() / 1e4;
            assert!((shown - percent.as_f64().unwrap()).abs() < 1e-9, "{:?} on {netuid}: {shown}", validator.uid);
            votes += 1;
        }
    }
    assert_eq!(votes, 823);
    assert_eq!(market.start.snapshot().block.0, read["block"].as_u64().unwrap());
}

/// Sourced: subnets 3, 5 and 6 on April 9, 2024, and a validator with 23 % of the stake.
#[test]
fn the_invented_board_has_what_is_known_of_that_day() {
    let market = april();
    let result = result(&market);
    for (netuid, percent) in [(3, "3.46"), (5, "4.39"), (6, "6.26")] {
        let share = result.subnet(Netuid(netuid)).unwrap().share.to_num::<f64>();
        assert_eq!(format!("{:.2}", share * 100.0), percent, "subnet {netuid}");
    }
    assert_eq!(format!("{:.1}", result.vote.unwrap().stake(0).to_num::<f64>() * 100.0), "23.0");
    assert_eq!((board(&market).validators.len(), market.subnets.len()), (64, 32));
    let largest = |validator: &RootValidator| validator.votes.values().max() == Some(&Share(65_535));
    assert!(board(&market).validators.iter().all(|validator| largest(validator)), "as the chain stores them");
}

#[test]
fn the_votes_set_the_emission_of_the_next_block() {
    for market in [april(), november()] {
        let result = result(&market);
        let vote = result.vote.as_ref().unwrap();
        assert_eq!(u128::from(result.totals.root_tao.0), board(&market).stake());
        let mut emitted = vote.network(Netuid(0)).unwrap().emission.0;
        for subnet in &result.subnets {
            let network = vote.network(subnet.netuid).unwrap();
            assert_eq!(subnet.tao_per_day.0, network.emission.0 * 7_200, "subnet {:?}", subnet.netuid);
            assert!((network.share.to_num::<f64>() - subnet.share.to_num::<f64>()).abs() < 1e-8);
            emitted += network.emission.0;
        }
        assert!((RAO_PER_TAO - 64..=RAO_PER_TAO).contains(&emitted), "{emitted} rao: each part is rounded down");
        let mut after = economy(&market, market.era);
        let before = after.clone();
        assert_eq!(next_block(&mut after, &market.rules(market.era)), result.report);
        assert_eq!(after.issuance.0 - before.issuance.0, result.report.emission.0 - result.report.recycled.0);
    }
}

/// Each row of the board has its own figures, which add up to those of the networks.
#[test]
fn the_parts_of_validators_add_up() {
    for market in [april(), november()] {
        let result = result(&market);
        let vote = result.vote.unwrap();
        for subnet in &market.subnets {
            let rows = 0..board(&market).validators.len();
            let sum: f64 = rows.clone().map(|row| vote.part(row, subnet.netuid).to_num::<f64>()).sum();
            let network = vote.network(subnet.netuid).unwrap();
            assert!((sum - network.votes.to_num::<f64>()).abs() < 1e-9, "{:?}", subnet.netuid);
            assert_eq!(network.consensus, vote.consensus_at(network.trust));
            let leading = vote.leading_voter(subnet.netuid).unwrap();
            assert!(
                rows.map(|row| vote.part(row, subnet.netuid)).all(|part| part <= vote.part(leading, subnet.netuid))
            );
        }
        let full = vote.full_votes(0).to_num::<f64>();
        assert!(if board(&market).normalizes_rows { full <= 1.0 } else { full > 5.0 }, "{full}");
    }
}

/// The worked cases of the rule: trust is the stake that votes at all, and a row counts as the chain stores it.
#[test]
fn trust_and_rows_follow_the_rule() {
    const ONE: u16 = 65_535;
    const HALF: u16 = 32_768;
    type Case = (&'static str, &'static [(u64, &'static [(u16, u16)])], bool, [f64; 2]);
    let cases: [Case; 6] = [
        ("equal votes", &[(10, &[(1, ONE), (2, ONE)])], false, [0.5, 0.5]),
        ("half of a vote", &[(10, &[(1, ONE), (2, HALF)])], false, [0.666_66, 0.333_33]),
        ("a row is scaled up", &[(10, &[(1, HALF), (2, 16_384)])], false, [0.666_66, 0.333_33]),
        ("spread votes say more", &[(10, &[(1, ONE), (2, ONE)]), (10, &[(1, ONE)])], false, [0.799, 0.201]),
        ("until rows sum to 1", &[(10, &[(1, ONE), (2, ONE)]), (10, &[(1, ONE)])], true, [0.856, 0.144]),
        ("a third of the stake is too little", &[(10, &[(1, ONE)]), (5, &[(2, ONE)])], false, [0.914, 0.086]),
    ];
    for (name, voters, normalizes, expected) in cases {
        let market = of_board(&small(voters), [BoardEdit::NormalizeRows(normalizes)]);
        let vote = result(&market).vote.unwrap();
        for (netuid, expected) in (1..).zip(expected) {
            let share = vote.network(Netuid(netuid)).unwrap().share.to_num::<f64>();
            assert!((share - expected).abs() < 0.001, "{name}: subnet {netuid} gets {share}");
        }
    }
}

/// The staker's TAO stands with the validators of the board.
#[test]
fn tao_leaves_root_from_any_validator() {
    let trade = Trade::Unstake { netuid: Netuid::ROOT, amount: Alpha(800_000 * RAO_PER_TAO) };
    let request = TradeRequest { trade, limit: None, parts: 1 };
    let quote = market::quote(&november(), era("root-2024"), request).unwrap();
    assert_eq!(quote.receipt.received.0, 800_000 * RAO_PER_TAO);
}

#[test]
fn a_board_without_votes_or_stake_emits_nothing() {
    for market in [small(&[]), small(&[(0, &[(1, 9)])]), small(&[(10, &[])])] {
        let result = result(&market);
        assert!(result.subnets.iter().all(|subnet| subnet.tao_per_day == Rao(0)));
        assert_eq!(
            result.report.recycled.0 + result.subnets.iter().filter_map(|s| s.block).map(|b| b.tao_in.0).sum::<u64>(),
            result.totals.emission.0
        );
    }
}

#[test]
fn each_edit_changes_what_it_names() {
    let (uid, netuid) = (Uid(2), Netuid(9));
    let start = november();
    let share = |market: &Market| result(market).subnet(netuid).unwrap().share;
    let before = share(&start);
    let votes = BTreeMap::from([(netuid, Share(65_535))]);
    for (name, edit, is_less) in [
        ("vote", BoardEdit::SetVote { uid, netuid, vote: Share(0) }, true),
        ("row", BoardEdit::SetVotes { uid, votes }, false),
        ("stake", BoardEdit::SetStake { uid, stake: Rao(0) }, true),
        ("removed", BoardEdit::RemoveValidator(uid), true),
        ("kappa", BoardEdit::SetKappa(Share(65_535)), false),
    ] {
        let after = share(&of_board(&start, [edit]));
        assert_eq!((after < before, after > before), (is_less, !is_less), "{name}: {after} after {before}");
    }
    for edit in [BoardEdit::SetRho(1), BoardEdit::NormalizeRows(false)] {
        assert_ne!(share(&of_board(&start, [edit.clone()])), before, "{edit:?}");
    }
    let renamed = of_board(&start, [BoardEdit::Rename { uid, name: " Opentensor ".into() }]);
    assert_eq!(board(&renamed).validator(uid).unwrap().name, "Opentensor");
    assert_eq!(share(&renamed), before);
    assert_eq!(edited(&renamed, [MarketEdit::ResetAll]), start);
    let without = of_board(&start, [BoardEdit::RemoveValidator(Uid(61))]);
    let new = board(&without).new_validator().unwrap();
    assert_eq!((new.uid, new.stake, new.votes.len()), (Uid(61), Rao(1_000 * RAO_PER_TAO), 0));
    assert_eq!(board(&of_board(&without, [BoardEdit::AddValidator(Box::new(new))])).validators.len(), 64);
}

#[test]
fn a_board_that_breaks_a_rule_is_refused_by_name() {
    let uid = Uid(2);
    let new = Box::new(RootValidator::new(Uid(64)));
    let votes = (0..=1_025).map(|netuid| (Netuid(netuid), Share(1))).collect();
    let max = yuma_engine::issuance::MAXIMUM;
    let cases: [(&str, BoardEdit, MarketError); 7] = [
        (
            "a seat too many",
            BoardEdit::AddValidator(new),
            BoardError::TooManyValidators { count: 65, limit: 64 }.into(),
        ),
        (
            "an unknown validator",
            BoardEdit::SetStake { uid: Uid(64), stake: Rao(1) },
            BoardError::UnknownUid { uid: Uid(64) }.into(),
        ),
        ("an unknown validator", BoardEdit::RemoveValidator(Uid(99)), BoardError::UnknownUid { uid: Uid(99) }.into()),
        ("stake", BoardEdit::SetStake { uid, stake: Rao(max + 1) }, BoardError::Stake { uid }.into()),
        (
            "all stake",
            BoardEdit::SetStake { uid, stake: Rao(max) },
            MarketError::TooMuchTao { total: 25_275_506_774_279_692, limit: max },
        ),
        (
            "votes",
            BoardEdit::SetVotes { uid, votes },
            BoardError::TooManyVotes { uid, count: 1_026, limit: 1_025 }.into(),
        ),
        (
            "name",
            BoardEdit::Rename { uid, name: "n".repeat(41) },
            MarketError::TextTooLong { text: MarketText::Validator(uid), length: 41, limit: 40 },
        ),
    ];
    for (name, edit, error) in cases {
        assert_eq!(MarketEdit::Board(edit).apply(&november()), Err(error), "{name}");
    }
    let seatless = of_board(&november(), [BoardEdit::RemoveValidator(Uid(0))]);
    let twice = MarketEdit::Board(BoardEdit::AddValidator(Box::new(RootValidator::new(uid))));
    assert_eq!(twice.apply(&seatless), Err(BoardError::DuplicateUid { uid }.into()));
    let missing = MarketEdit::Board(BoardEdit::SetRho(3));
    assert_eq!(missing.apply(&april_2026()), Err(BoardError::Missing.into()));
    let lost = november().edit(|document| {
        document.board = None;
        Ok(())
    });
    assert_eq!(lost, Err(BoardError::Missing.into()));
    let no_votes = MarketEdit::Board(BoardEdit::StakeByVotes);
    assert_eq!(no_votes.apply(&small(&[(10, &[(0, 1)])])), Err(BoardError::NoVotes.into()));
}

#[test]
fn the_rows_of_a_board_keep_their_rule_in_every_runtime() {
    let later = edited(&april(), [MarketEdit::SetRuntime(Some(Runtime(151)))]);
    assert_eq!(result(&later).vote, result(&april()).vote);
    let back = edited(&november(), [MarketEdit::SetEra(era("launch-2025")), MarketEdit::SetEra(era("root-2024"))]);
    assert_eq!(result(&back).vote, result(&november()).vote);
    for era in ERAS.iter().skip(1) {
        assert_eq!(MarketResult::of(&november(), era).vote, None, "{}", era.id);
    }
}

/// Shares of prices are those of the votes without the sigmoid; no TAO is lost or made.
#[test]
fn the_same_wishes_as_stakes() {
    for market in [april(), november()] {
        let staked = of_board(&market, [BoardEdit::StakeByVotes]);
        assert_eq!((staked.era.id, staked.pinned.map(|era| era.id)), ("launch-2025", Some("root-2024")));
        assert_eq!(staked.board, market.board);
        let launch = MarketResult::of(&staked, staked.era);
        let votes = MarketResult::of(&staked, era("root-2024"));
        assert_eq!(votes.vote, result(&market).vote, "the pinned era still counts the votes");
        let total = u128::from(launch.totals.root_tao.0) + launch.totals.pool_tao;
        assert_eq!(total, board(&market).stake(), "all stake is in pools or on root");
        assert!((launch.totals.prices.to_num::<f64>() - 1.0).abs() < 1e-6, "{}", launch.totals.prices);
        assert_eq!(launch.totals.eligible, market.subnets.len());
        let share = |netuid: u16| launch.subnet(Netuid(netuid)).unwrap().share.to_num::<f64>();
        let sum: f64 = market.subnets.iter().map(|subnet| share(subnet.netuid.0)).sum();
        assert!((sum - 1.0).abs() < 1e-6, "{sum}");
    }
    let rows = of_board(&april(), [BoardEdit::NormalizeRows(true), BoardEdit::SetRho(0)]);
    let launch = MarketResult::of(&of_board(&rows, [BoardEdit::StakeByVotes]), era("launch-2025"));
    for subnet in &result(&rows).subnets {
        let [votes, prices] = [subnet.share, launch.subnet(subnet.netuid).unwrap().share].map(|s| s.to_num::<f64>());
        assert!((votes - prices).abs() < 1e-6, "{:?}: {votes} and {prices} without a sigmoid", subnet.netuid);
    }
}
