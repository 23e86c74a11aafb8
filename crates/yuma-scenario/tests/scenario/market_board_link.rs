//! Links and files of boards: a golden link, sizes, and the error of each broken one.

use crate::market_board::{april, november, of_board};
use crate::market_link::link_of;
use crate::markets::{april_2026, edited};
use yuma_engine::quantity::{Netuid, Rao, Share, Uid};
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{Board, BoardEdit, Market, MarketEdit, RootValidator, file};

/// A board in which everything differs from its preset.
fn changed() -> Market {
    let edits = [
        BoardEdit::SetVote { uid: Uid(2), netuid: Netuid(0), vote: Share(0) },
        BoardEdit::SetVote { uid: Uid(2), netuid: Netuid(9), vote: Share(65_535) },
        BoardEdit::SetVotes { uid: Uid(63), votes: [(Netuid(900), Share(1))].into() },
        BoardEdit::SetStake { uid: Uid(6), stake: Rao(9_007_199_254_740_993) },
        BoardEdit::Rename { uid: Uid(6), name: "名字 🦀".into() },
        BoardEdit::RemoveValidator(Uid(0)),
        BoardEdit::RemoveValidator(Uid(1)),
        BoardEdit::AddValidator(Box::new(RootValidator { stake: Rao(5), ..RootValidator::new(Uid(900)) })),
        BoardEdit::SetKappa(Share(1)),
        BoardEdit::SetRho(30),
        BoardEdit::NormalizeRows(false),
    ];
    edited(&of_board(&november(), edits), [MarketEdit::RemoveSubnet(Netuid(54))])
}

#[test]
fn every_board_comes_back_equal() {
    let given = april_2026().edit(|document| {
        document.board = Some(Board::default());
        Ok(())
    });
    let staked = of_board(&april(), [BoardEdit::StakeByVotes]);
    for (name, market) in [
        ("november", november()),
        ("april", april()),
        ("changed", changed()),
        ("staked", staked),
        ("given", given.unwrap()),
    ] {
        assert_eq!(decode(&encode(&market)), Ok(market.clone()), "{name}");
        assert_eq!(file::import(&file::export(&market)), Ok(market), "{name}, as a file");
    }
}

/// Links are a public format: this one opens for ever.
#[test]
fn an_old_link_still_opens() {
    assert_eq!(decode(GOLDEN), Ok(changed()));
    let plain = r#"{"kind":"market","start":"2024-11-24","era":"root-2024"}"#;
    assert_eq!(decode(&link_of(plain)).unwrap().board, november().board, "without a board it is the snapshot's");
}

const GOLDEN: &str = "v2.eNpVT0FOxDAM_AryOZWSNNlV8hW0QkEbRNVtXTmhSFSV-AASN47cuPGsvfME7CIEe7E84xl7vED\
    fjUeIMCTqcwUFE-XCTQRCrI3V1jXGNNbxqNREMrkgM6X_YmboYazdkCEabxjlAefMJ669Oyi4xUQMFujTNLFTFPcIsdUKRqQhnbqnXG4IHwvEu\
    3QqWcHM5DFVpCJGK2XGmjekIbIzQNx53_p1VbATekwSAM6vL-fPt6uv94_nn_y9sEHrvQnBerd3OoQWxNVerGUJZ5N1W7f8ercLfy9pZQ7r-g0TUmJq";

#[test]
fn a_link_is_as_long_as_its_changes() {
    for market in [november(), april()] {
        let unchanged = encode(&market).len();
        assert!(unchanged <= 120, "{unchanged} characters");
        let edit = BoardEdit::SetVote { uid: Uid(7), netuid: Netuid(19), vote: Share(32_768) };
        let changed = encode(&of_board(&market, [edit])).len();
        assert!(changed <= unchanged + 80, "{unchanged} and {} characters", changed - unchanged);
    }
    let staked = encode(&of_board(&november(), [BoardEdit::StakeByVotes])).len();
    assert!(staked <= 5_000, "{staked} characters");
}

#[test]
fn each_broken_board_is_named() {
    let with =
        |board: &str| link_of(format!(r#"{{"kind":"market","start":"2024-11-24","era":"root-2024","board":{board}}}"#));
    let votes: Vec<String> = (0..2_000).map(|netuid| format!("\"{netuid}\":1")).collect();
    let validators: Vec<String> = (0..99).map(|uid| format!("\"{uid}\":{{}}")).collect();
    for (board, reason) in [
        ("7".to_owned(), "invalid type"),
        (r#"{"kappa":65536}"#.to_owned(), "invalid value"),
        (r#"{"rho":-1}"#.to_owned(), "invalid value"),
        (r#"{"validators":{"x":{}}}"#.to_owned(), "invalid"),
        (r#"{"validators":{"2":{"votes":{"9":70000}}}}"#.to_owned(), "invalid value"),
        (r#"{"validators":{"2":{"stake":-1}}}"#.to_owned(), "stake is out of range"),
        (r#"{"validators":{"2":{"stake":"21000000000000001"}}}"#.to_owned(), "above the supply"),
        (format!("{{\"validators\":{{\"2\":{{\"votes\":{{{}}}}}}}}}", votes.join(",")), "at most 1025"),
        (format!("{{\"validators\":{{{}}}}}", validators.join(",")), "99 validators are too many"),
    ] {
        let error = decode(&with(&board)).expect_err(reason).to_string();
        assert!(error.contains(reason), "{reason}: {error}");
    }
}
