//! Links and files of markets: round trips, a golden link, sizes, and the error of each broken one.

use crate::market_document::stake;
use crate::markets::{april_2025, april_2026, edited, era};
use crate::scenarios::preset;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use substrate_fixed::types::{I64F64, I96F32};
use yuma_engine::economy::operations::{Limit, Operation, Position, Switch};
use yuma_engine::economy::{EmissionSlot, Owner};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Proportion64, Rao, Share};
use yuma_engine::wide::FineAmount;
use yuma_scenario::json_file::FileError;
use yuma_scenario::link::{LENGTH_LIMIT, LinkError};
use yuma_scenario::market::file::{self, MarketFileError};
use yuma_scenario::market::link::{MarketLinkError, decode, encode};
use yuma_scenario::market::{
    LastRegistration, Market, MarketEdit, MarketError, MarketEvent, MarketReadError, MarketSubnet, OtherParts,
    Parameter,
};
use yuma_scenario::{AnyDocument, DocumentError, JsonError, decode_any, json_file, link, presets};

/// A link with any content.
pub fn link_of(json: impl AsRef<[u8]>) -> String {
    format!("v2.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(json.as_ref(), 6)))
}

fn events() -> Vec<MarketEvent> {
    let position = |netuid| Position { netuid: Netuid(netuid), hotkey: Key(1), coldkey: Key(3) };
    let limit = Some(Limit { price: Rao(82_900_000), allow_partial: true });
    let netuid = Netuid(91);
    let operations = [
        Operation::Stake { position: position(91), tao: Rao(500_000_000_000), limit: None },
        Operation::Stake { position: position(0), tao: Rao(u64::MAX >> 10), limit },
        Operation::Unstake { position: position(91), amount: Alpha(1), limit },
        Operation::Move { from: position(91), to: position(64), amount: Alpha(9_007_199_254_740_993), limit: None },
        Operation::Move { from: position(0), to: position(64), amount: Alpha(2), limit },
        Operation::ClaimRoot { netuid, hotkey: Key(1), coldkey: Key(2) },
        Operation::RegisterNeuron { netuid, coldkey: Key(3) },
        Operation::RegisterSubnet { owner: Owner { coldkey: Key(3), hotkey: Key(u32::MAX) } },
        Operation::Start { netuid },
        Operation::Dissolve { netuid },
        Operation::SetEmissionWeights {
            netuid,
            weights: vec![(EmissionSlot::Owner, Proportion64(u64::MAX)), (EmissionSlot::Miner, Proportion64(0))],
        },
        Operation::SetRootWeights { hotkey: Key(1), row: vec![(Netuid(0), Share(1)), (netuid, Share(65_535))] },
        Operation::SetMinerBurn { netuid, fraction: FineAmount::from_num(0.5) },
        Operation::SetSwitch { netuid, switch: Switch::Trading, is_on: false },
        Operation::SetSwitch { netuid, switch: Switch::RecyclesWithheld, is_on: true },
    ];
    operations
        .into_iter()
        .zip(0..)
        .map(|(operation, day)| MarketEvent::operation(Block(day * 7_200), operation))
        .collect()
}

/// A market in which everything differs from its preset.
pub fn changed() -> Market {
    let netuid = Netuid(91);
    let start = april_2026();
    let edits = [
        MarketEdit::SetEra(era("gate-2026")),
        MarketEdit::SetRuntime(Some(yuma_engine::economy::Runtime(440))),
        MarketEdit::Pin(None),
        MarketEdit::SetTao { netuid, tao: Rao(1) },
        MarketEdit::SetAlpha { netuid, alpha: Alpha(9_007_199_254_740_993) },
        MarketEdit::SetAlphaOut { netuid, alpha: Alpha(21_000_000_000_000_000) },
        MarketEdit::SetMovingPrice { netuid, price: Some(MovingPrice(I96F32::from_bits(1))) },
        MarketEdit::SetMinerBurn { netuid, fraction: FineAmount::from_bits(1 << 32) },
        MarketEdit::SetEmission { netuid, is_on: false },
        MarketEdit::SetFlow {
            netuid,
            user: FlowAverage(I64F64::from_num(-1e15)),
            protocol: FlowAverage(I64F64::from_bits(1)),
        },
        MarketEdit::SetEmissionWeights {
            netuid,
            weights: vec![(EmissionSlot::Owner, Proportion64(u64::MAX))],
            others: OtherParts::Kept,
        },
        MarketEdit::Rename { netuid, name: "名字 🦀".into() },
        MarketEdit::SetMovingPrice { netuid: Netuid(4), price: None },
        MarketEdit::RemoveSubnet(Netuid(5)),
        MarketEdit::AddSubnet(Box::new(start.new_subnet().unwrap())),
        MarketEdit::AddSubnet(Box::new(MarketSubnet::new(Netuid(u16::MAX), start.start.snapshot().block))),
        MarketEdit::SetHorizon(365),
        MarketEdit::SetSeed(u64::MAX),
        MarketEdit::Title("Who gains?".into()),
        MarketEdit::Notes("first\nsecond".into()),
    ];
    edited(&edited(&start, edits), events().into_iter().map(MarketEdit::AddEvent))
}

/// A market with other parameters and a last registration.
fn with_other_rules() -> Market {
    let parameter = |parameter, value| MarketEdit::SetParameter { parameter, value };
    let last = LastRegistration { lock: Rao(269_840_000_000), block: Block(1) };
    let edits = [
        parameter(Parameter::TaoWeight, Some(u64::MAX)),
        parameter(Parameter::SubnetLimit, Some(0)),
        parameter(Parameter::MinLock, Some(1)),
        parameter(Parameter::MinLock, None),
        MarketEdit::SetLastRegistration(Some(last)),
    ];
    edited(&april_2026(), edits)
}

#[test]
fn every_market_comes_back_equal() {
    for (name, market) in [
        ("2026", april_2026()),
        ("2025", april_2025()),
        ("changed", changed()),
        ("with other rules", with_other_rules()),
    ] {
        assert_eq!(decode(&encode(&market)), Ok(market.clone()), "{name}");
        assert_eq!(decode(&format!("https://a.b/#{}.", encode(&market))), Ok(market.clone()), "{name}, in an address");
        let text = file::export(&market);
        assert!(text.contains("\"format\": \"yuma-playground\"") && text.contains("\"kind\": \"market\""));
        assert_eq!(file::import(&format!("\u{FEFF}{text}")), Ok(market.clone()), "{name}, as a file");
        for text in [encode(&market), text] {
            assert_eq!(decode_any(&text), Ok(AnyDocument::Market(market.clone())), "{name}");
        }
    }
}

/// Links are a public format: this one opens for ever.
#[test]
fn an_old_link_still_opens() {
    assert_eq!(decode(GOLDEN), Ok(changed()));
    assert_eq!(
        decode(&link_of(r#"{"kind":"market","start":"2026-04-11","era":"etao-2026"}"#)).map(|market| {
            (market.horizon, market.seed, market.pinned, market.runtime, market.subnets.len(), market.events.len())
        }),
        Ok((30, 0, None, None, 128, 0)),
        "defaults"
    );
}

const GOLDEN: &str = "v2.eNp1VEtu2zAQvUrAtQyQFL_Z9BhdqIahOIxFRBYNiorRBgF6gQLdddlddz1W9j1CHyk3_sT1wjBm3ryZ92boZ_Loh3tyS7ZtfHSJVGQX3Yg\
    f_yILTrlaULFgDMnkU--Q-9iFm03rh_EDgkNIbkTwwccxfRpGtw6grMiY2piJzhhcbBHatMkVZkTiNCS_BasQFEXT3eAS6J6JyF_b8OSHzWoX_\
    RqQYer7l4pYllNDm6vI6_dvr79_3Pz5-etrnrAN5JZVpO13Xe5kKdXMWi6FFtTamhxSqzCV2Rg9_yB_3hJcWz-4uLqb4oAhuRVWaW4VtGz9OPq\
    A6EPbj64i0wjcQx_2YF4wI4TSEKVrTa2UTDH1vtkuhhTWoT-Uodu46z1Ga2gFO66QSFRpqWpOMQVnjCmtlbkeVWQJuxi32a_ZmtP-bzYxbVAph\
    KmtotZcesAFNVIpeyo5xelCMaO1EBoildTcMIqqN6GYQklZS8zxgt_RoYHD3TVyCdInN-SVNw0tV_PoSGVZxaq6kifTLqtGc3qE0IKARZSJ2hp\
    JrTDMGqy4MdzOAvOUSxQyWIjKaTinZ1egPK-pOHDEKTH3endNGW_MEU9P4fwKe62K7-u-9dtVDCEdenDkRF3kRbfxY4Kvg5sirM6AGmlJxVl6f\
    ioEjd6OUmaYVgeTYiFHSIky4j12F_pZ1sFMelzpau_8psMecr-mIWGPqyf_OUGUz88CkpdZl7bz7FB0JMo8cARpUJb9F6xRRcjJs8otOYOppsa\
    sGV_PIvY-rbuSJim297hJUpXHlndKqbkERbf-vO7duEKs61yP_6GD86QL0X_Jl1sriSKXz--6uJe_a2hoPQ";

#[test]
fn a_link_is_as_long_as_its_changes() {
    let unchanged = encode(&april_2026());
    assert!(unchanged.len() <= 300, "{} characters", unchanged.len());
    assert!(encode(&april_2025()).len() <= 300);
    for (edit, most) in [
        (MarketEdit::SetEra(era("gate-2026")), 10),
        (MarketEdit::SetTao { netuid: Netuid(64), tao: Rao(123_456_789_012) }, 60),
        (MarketEdit::SetEmission { netuid: Netuid(3), is_on: false }, 60),
        (MarketEdit::RemoveSubnet(Netuid(3)), 40),
        (MarketEdit::AddEvent(stake(86_400, 500_000_000_000)), 60),
    ] {
        let length = encode(&edited(&april_2026(), [edit.clone()])).len();
        assert!(
            length <= unchanged.len() + most,
            "{} and {} characters: {edit:?}",
            unchanged.len(),
            length - unchanged.len()
        );
    }
}

#[test]
fn the_largest_market_has_a_link_and_a_file() {
    let market = april_2026()
        .edit(|document| {
            let large = |netuid: u16| MarketSubnet {
                name: format!("{}{netuid}", "名".repeat(35)),
                tao: Rao(14_000_000_000_000 + u64::from(netuid) * 7_919),
                alpha: Alpha(20_999_999_999_000_000 + u64::from(netuid)),
                alpha_out: Alpha(20_999_999_999_000_000 - u64::from(netuid) * 31),
                moving_price: Some(MovingPrice(I96F32::from_bits(i128::from(netuid) * 1_000_003))),
                user_flow: FlowAverage(I64F64::from_bits(-i128::from(netuid) * 1_000_000_007_000_003)),
                ..MarketSubnet::new(Netuid(netuid), Block(u64::from(netuid)))
            };
            document.subnets = (1..=1_024).map(large).collect();
            document.events = (0..1_000).map(|day| stake(day * 100, day * 1_000_003)).collect();
            Ok(())
        })
        .unwrap();
    let link = encode(&market);
    assert!(link.len() <= LENGTH_LIMIT, "{} characters", link.len());
    assert_eq!(decode(&link), Ok(market.clone()));
    assert_eq!(file::import(&file::export(&market)), Ok(market));
}

#[test]
fn a_market_and_a_scenario_are_not_taken_for_each_other() {
    let (scenario, market) = (preset("lone-voice"), april_2026());
    assert_eq!(link::decode(&encode(&market)), Err(LinkError::Market));
    assert_eq!(decode(&link::encode(&scenario)), Err(MarketLinkError::Consensus));
    assert_eq!(json_file::import(&file::export(&market)), Err(FileError::Market));
    assert_eq!(file::import(&json_file::export(&scenario)), Err(MarketFileError::Consensus));
    for text in [link::encode(&scenario), link::encode_whole(&scenario), json_file::export(&scenario)] {
        assert_eq!(decode_any(&text), Ok(AnyDocument::Consensus(Box::new(scenario.clone()))));
    }
    for id in presets::ids() {
        assert!(matches!(decode_any(&link::encode(&preset(id))), Ok(AnyDocument::Consensus(_))), "{id}");
    }
}

#[test]
fn each_broken_link_is_named() {
    type Case = (&'static str, String, fn(&MarketLinkError) -> bool);
    let with = |fields: &str| {
        link_of(format!("{{\"kind\":\"market\",\"start\":\"2026-04-11\",\"era\":\"etao-2026\",{fields}}}"))
    };
    let nested = format!("\"notes\":{}", "[".repeat(100_000));
    let not_a_market: fn(&MarketLinkError) -> bool =
        |e| matches!(e, MarketLinkError::Content(MarketReadError::NotAMarket { .. }));
    let cases: [Case; 35] = [
        ("nothing", String::new(), |e| matches!(e, MarketLinkError::Link(LinkError::NotALink))),
        (
            "a later version",
            "v3.abc".into(),
            |e| matches!(e, MarketLinkError::Link(LinkError::UnknownVersion { version }) if version == "v3"),
        ),
        ("too long", "v2.".to_owned() + &"A".repeat(LENGTH_LIMIT), |e| {
            matches!(e, MarketLinkError::Link(LinkError::TooLong { .. }))
        }),
        ("only the version", "v2.".into(), |e| matches!(e, MarketLinkError::Link(LinkError::Cut))),
        ("no zlib", "v2.AAAAAAAAAAAAAAAA".into(), |e| matches!(e, MarketLinkError::Link(LinkError::Damaged))),
        ("no JSON", link_of("{\"kind\":"), |e| {
            matches!(e, MarketLinkError::Link(LinkError::Json(JsonError::Syntax { .. })))
        }),
        ("deep nesting", with(&nested), |e| {
            matches!(e, MarketLinkError::Link(LinkError::Json(JsonError::TooDeep { .. })))
        }),
        ("a bomb", link_of(" ".repeat(6 << 20)), |e| matches!(e, MarketLinkError::Link(LinkError::TooBig { .. }))),
        (
            "other JSON",
            link_of("[1,2]"),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::UnknownKind { kind }) if kind == "null"),
        ),
        (
            "another kind",
            link_of("{\"kind\":\"sweep\"}"),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::UnknownKind { kind }) if kind == "\"sweep\""),
        ),
        (
            "no snapshot",
            link_of("{\"kind\":\"market\",\"start\":\"2020-01-01\"}"),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::UnknownSnapshot { id }) if id == "2020-01-01"),
        ),
        (
            "no era",
            link_of("{\"kind\":\"market\",\"start\":\"2026-04-11\",\"era\":\"x\"}"),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::UnknownEra { id }) if id == "x"),
        ),
        (
            "no pinned era",
            with("\"pinned\":\"y\""),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::UnknownEra { id }) if id == "y"),
        ),
        ("a negative amount", with("\"subnets\":{\"64\":{\"tao\":-1}}"), not_a_market),
        ("a fraction", with("\"subnets\":{\"64\":{\"tao\":0.5}}"), not_a_market),
        ("no number", with("\"subnets\":{\"64\":{\"tao\":\"ten\"}}"), not_a_market),
        ("a number beyond all types", with(&format!("\"seed\":\"{}\"", "9".repeat(60))), not_a_market),
        ("a seed beyond its type", with("\"seed\":\"18446744073709551616\""), not_a_market),
        ("an unknown parameter", with("\"parameters\":{\"luck\":1}"), not_a_market),
        ("a parameter below zero", with("\"parameters\":{\"tao_weight\":-1}"), not_a_market),
        ("a take above the whole", with("\"parameters\":{\"delegate_take\":65536}"), |e| {
            matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::ParameterOutOfRange { .. })))
        }),
        ("a registration below zero", with("\"last_registration\":{\"lock\":-1,\"block\":1}"), not_a_market),
        ("a registration without a block", with("\"last_registration\":{\"lock\":1}"), |e| {
            matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::LastRegistration)))
        }),
        ("four parts", with("\"subnets\":{\"64\":{\"split\":[1,2,3,4]}}"), not_a_market),
        ("a netuid beyond its type", with("\"subnets\":{\"65536\":{}}"), not_a_market),
        ("an unknown event", with("\"events\":[[0,\"steal\",64]]"), not_a_market),
        ("an event without a subnet", with("\"events\":[[0,\"start\"]]"), not_a_market),
        ("a broken limit", with("\"events\":[[0,\"stake\",64,1,3,5,[1]]]"), not_a_market),
        ("an event that is none", with("\"events\":[7]"), not_a_market),
        ("root", with("\"subnets\":{\"0\":{}}"), |e| {
            matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::Root)))
        }),
        ("more than all TAO", with("\"subnets\":{\"64\":{\"tao\":\"21000000000000001\"}}"), |e| {
            matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::OutOfRange { .. })))
        }),
        ("no days", with("\"horizon\":0"), |e| {
            matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::Horizon { .. })))
        }),
        (
            "too many subnets",
            with(&format!(
                "\"subnets\":{{{}}}",
                (200..1_300).map(|n| format!("\"{n}\":{{}}")).collect::<Vec<_>>().join(",")
            )),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::TooManySubnets { .. }))),
        ),
        ("too many events", with(&format!("\"events\":[{}]", vec!["[0,\"start\",1]"; 1_001].join(","))), |e| {
            matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::TooManyEvents { .. })))
        }),
        (
            "everything removed",
            with(&format!("\"removed\":[{}]", (1..=128).map(|n| n.to_string()).collect::<Vec<_>>().join(","))),
            |e| matches!(e, MarketLinkError::Content(MarketReadError::Invalid(MarketError::Empty))),
        ),
    ];
    for (name, link, is_expected) in cases {
        let error = decode(&link).expect_err(name);
        assert!(is_expected(&error), "{name}: {error:?}");
    }
}

#[test]
fn a_broken_document_of_any_kind_is_named() {
    type Case = (&'static str, String, fn(&DocumentError) -> bool);
    let cases: [Case; 5] = [
        ("words", "hello".into(), |e| matches!(e, DocumentError::Link(LinkError::NotALink))),
        ("a cut market", "v2.".into(), |e| matches!(e, DocumentError::MarketLink(_))),
        ("another program's file", "{\"format\":\"vega\"}".into(), |e| {
            matches!(e, DocumentError::File(FileError::OtherFormat))
        }),
        ("another program's market", "{\"kind\":\"market\"}".into(), |e| {
            matches!(e, DocumentError::MarketFile(MarketFileError::File(FileError::OtherFormat)))
        }),
        ("too large", " ".repeat(json_file::SIZE_LIMIT + 1), |e| {
            matches!(e, DocumentError::File(FileError::TooLarge { .. }))
        }),
    ];
    for (name, text, is_expected) in cases {
        let error = decode_any(&text).expect_err(name);
        assert!(is_expected(&error), "{name}: {error:?}");
    }
}

#[test]
fn a_cut_link_never_opens() {
    let link = encode(&changed());
    for end in 3..link.len() - 1 {
        assert_eq!(decode(&link[..end]), Err(MarketLinkError::Link(LinkError::Cut)), "{end} of {}", link.len());
    }
}
