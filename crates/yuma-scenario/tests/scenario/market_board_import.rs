//! The root metagraph of taostats as a board of votes, and votes that keep the sum of their row.

use crate::markets::april_2026;
use yuma_engine::quantity::{Block, Netuid, Rao, Share, Uid};
use yuma_scenario::import::Format;
use yuma_scenario::market::import::{BoardFile, BoardProposal, MarketContent, propose_board, read};
use yuma_scenario::market::{self, BoardEdit, Market, MarketEdit, MarketError, MarketResult};

const ROOT: &str = include_str!("formats/taostats-metagraph-root-latest.json");

fn file(text: &str) -> BoardFile {
    match read(text) {
        Ok(MarketContent::Board(file)) => file,
        other => panic!("{text}: {other:?}"),
    }
}

fn november() -> Market {
    market::preset("root-2024-11-24").unwrap()
}

fn proposal(open: &Market, text: &str) -> BoardProposal {
    propose_board(open, &file(text))
}

#[test]
fn a_root_metagraph_is_a_board() {
    let proposal = proposal(&november(), ROOT);
    let board = &proposal.board;
    assert_eq!((proposal.block, board.normalizes_rows), (Some(Block(4_106_827)), true));
    assert_eq!((board.kappa, board.rho), (Share(32_767), 10));
    let validators: Vec<(Uid, Rao)> = board.validators.iter().map(|read| (read.uid, read.stake)).collect();
    let expected = [(2, 880_000), (6, 810_000), (15, 300_000)];
    assert_eq!(validators, expected.map(|(uid, tao)| (Uid(uid), Rao(tao * 1_000_000_000))));
    assert_eq!(proposal.subnets, [Netuid(1), Netuid(4)], "root is no subnet, and zeros are no votes");
    let votes = |uid| board.validator(Uid(uid)).unwrap().votes.keys().map(|netuid| netuid.0).collect::<Vec<_>>();
    assert_eq!((votes(2), votes(6), votes(15)), (vec![0, 1, 4], vec![1, 4], vec![0]));
}

#[test]
fn the_board_opens_as_a_market_that_divides_by_its_votes() {
    for open in [november(), april_2026()] {
        let market = proposal(&open, ROOT).market("my root").unwrap();
        let result = MarketResult::of(&market, market.era);
        assert_eq!((market.title.as_str(), result.subnets.len()), ("my root", 2));
        // Subnet 1: 880,000 x 0.303 + 810,000 x 0.6 of stake; subnet 4: 880,000 x 0.4 + 810,000 x 0.4.
        let vote = result.vote.as_ref().unwrap();
        for (netuid, votes) in [(1, 0.3782), (4, 0.3397)] {
            let found: f64 = vote.network(Netuid(netuid)).unwrap().votes.to_num();
            assert!((found - votes).abs() < 1e-4, "{netuid}: {found}");
        }
        assert_eq!(market::link::decode(&market::link::encode(&market)), Ok(market));
    }
}

#[test]
fn the_board_replaces_that_of_the_open_market() {
    let open = november();
    let replaced = proposal(&open, ROOT).edit(&open).apply(&open).unwrap();
    assert_eq!(replaced.board.as_ref().map(|board| board.validators.len()), Some(3));
    assert_eq!(replaced.subnets, open.subnets, "subnets without votes stay");
    let small = MarketEdit::RemoveSubnet(Netuid(4)).apply(&open).unwrap();
    let added = proposal(&small, ROOT);
    assert_eq!(added.new_subnets, [Netuid(4)]);
    assert!(added.edit(&small).apply(&small).unwrap().subnet(Netuid(4)).is_some());
}

#[test]
fn the_rows_of_an_early_board_are_taken_as_stored() {
    let at = |block: &str| proposal(&november(), &ROOT.replace("4106827", block));
    for (block, normalizes) in [("3140934", false), ("3140935", true), ("2687335", false)] {
        assert_eq!(at(block).board.normalizes_rows, normalizes, "{block}");
    }
    assert!(proposal(&november(), Format::TaostatsRoot.sample()).board.normalizes_rows, "without a block");
}

#[test]
fn a_board_that_cannot_be_is_refused() {
    let twice = ROOT.replace("\"uid\": 6,", "\"uid\": 2,");
    let error = proposal(&november(), &twice).market("twice").unwrap_err();
    assert!(matches!(error, MarketError::Board(_)), "{error}");
}

#[test]
fn who_votes_for_a_subnet_pays_it_in_parts_of_its_votes() {
    let market = november();
    let result = MarketResult::of(&market, market.era);
    let vote = result.vote.as_ref().unwrap();
    for netuid in [1, 19, 54].map(Netuid) {
        let (voters, network) = (vote.voters(netuid), vote.network(netuid).unwrap());
        let parts: f64 = voters.iter().map(|voter| voter.part.to_num::<f64>()).sum();
        assert!((parts - 1.0).abs() < 1e-9, "{netuid:?}: {parts}");
        assert!(voters.is_sorted_by(|one, other| one.part >= other.part));
        let paid: u64 = voters.iter().map(|voter| voter.emission.0).sum();
        assert!(network.emission.0 - paid <= voters.len() as u64, "{netuid:?}: {paid} of {:?}", network.emission);
        let trust: f64 = voters.iter().map(|voter| voter.stake.to_num::<f64>()).sum();
        assert!((trust - network.trust.to_num::<f64>()).abs() < 1e-6, "{netuid:?}: those who vote are its trust");
    }
    assert_eq!(vote.voters(Netuid(99)), []);
}

#[test]
fn a_vote_takes_from_the_others_of_its_row() {
    let open = proposal(&november(), ROOT).market("").unwrap();
    let check = |uid: u16, netuid: u16, vote: u16, expected: &[(u16, u16)]| {
        let edit = BoardEdit::SetVoteKeepingSum { uid: Uid(uid), netuid: Netuid(netuid), vote: Share(vote) };
        let edited = MarketEdit::Board(edit).apply(&open).unwrap();
        let votes = &edited.board.as_ref().unwrap().validator(Uid(uid)).unwrap().votes;
        let votes: Vec<(u16, u16)> = votes.iter().map(|(netuid, vote)| (netuid.0, vote.0)).collect();
        assert_eq!(votes, expected, "{uid} {netuid} {vote}");
    };
    // 60 and 40 %.
    check(6, 1, 0, &[(4, 65_535)]);
    check(6, 1, 32_768, &[(1, 32_768), (4, 32_767)]);
    check(6, 1, 65_535, &[(1, 65_535)]);
    // A new vote takes in proportion from both others.
    check(6, 0, 13_107, &[(0, 13_107), (1, 31_457), (4, 20_971)]);
    // A single vote has no others.
    check(15, 0, 100, &[(0, 100)]);
}
