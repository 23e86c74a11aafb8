//! Import of subnets into a market: formats, units, assumptions, hostile texts, and the way back from an export.

use crate::markets::{april_2025, april_2026, era, market_of, pool, units};
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, Block, Netuid, Rao};
use yuma_engine::wide::FineAmount;
use yuma_scenario::import::{Format, Ignored, ImportError};
use yuma_scenario::market::import::{
    Assumed, MarketAssumption, MarketContent, MarketFormat, MarketImportError, MarketRows, Proposal, SubnetColumn,
    SubnetRow, propose, read,
};
use yuma_scenario::market::{
    self, Market, MarketEdit, MarketError, MarketResult, MarketSubnet, PruneOrder, SubnetField, table_export,
};
use yuma_scenario::{AnyDocument, NumberError, json_file, link, small};

const BTCLI: &str = include_str!("formats/btcli-subnets-list.json");
const POOLS: &str = include_str!("formats/taostats-dtao-pool-latest.json");

pub fn rows(text: &str) -> MarketRows {
    match read(text) {
        Ok(MarketContent::Subnets(rows)) => rows,
        other => panic!("{text:?}: {other:?}"),
    }
}

fn row(text: &str) -> SubnetRow {
    rows(text).rows.into_iter().next().unwrap()
}

fn proposal(market: &Market, text: &str) -> Proposal {
    propose(market, &rows(text)).unwrap()
}

fn subnet(market: &Market, text: &str) -> MarketSubnet {
    proposal(market, text).subnets.into_iter().next().unwrap()
}

pub fn assumed(proposal: &Proposal) -> Vec<(MarketAssumption, usize)> {
    proposal.assumptions.iter().map(|Assumed { assumption, subnets }| (assumption.clone(), *subnets)).collect()
}

/// Subnet 4 with 100,000 TAO and 2,000,000 alpha.
fn one_pool() -> Market {
    market_of(vec![pool(4, Rao(units(1e5)), Alpha(units(2e6)), Alpha(units(1e6)))])
}

#[test]
fn a_table_is_read_in_every_form() {
    let expected = SubnetRow {
        netuid: Netuid(4),
        name: Some("four".into()),
        tao: Some(Rao(units(125_202.819_1))),
        ..SubnetRow::default()
    };
    for (what, text) in [
        ("comma", "netuid,name,tao_in_pool\n4,four,125202.8191\n"),
        ("semicolon, decimal comma", "netuid;name;tao_in_pool\n4;four;125202,8191\n"),
        ("tab, grouped digits", "netuid\tname\ttao in pool\n4\tfour\t125,202.8191\n"),
        ("other order and titles", "Tau_in,Subnet-Name,Subnet\n125202.8191,four,SN4\n"),
        ("rao", "netuid,name,tao_in_rao\n4,four,125202819100000\n"),
        ("a unit", "netuid;name;tao\n4;four;125.2028191k\n"),
        ("a title above", "Pools\nnetuid,name,tao\n4,four,125202.8191\n"),
        ("a byte order mark, Windows", "\u{FEFF}\"netuid\",\"name\",\"tao\"\r\n\"4\",\"four\",\"125202.8191\"\r\n"),
        ("JSON", r#"[{"netuid": 4, "name": "four", "tao_in_pool": "125202.8191"}]"#),
        ("JSON in a field", r#"{"subnets": [{"netuid": 4, "name": "four", "tao_in_pool": 125202.8191}]}"#),
    ] {
        assert_eq!(row(text), expected, "{what}");
    }
}

#[test]
fn every_column_is_optional_but_the_netuid() {
    let full =
        row("netuid,alpha_in_pool,alpha_outside,price,average_price,started,miner_burn,emission_on,registered_at\n\
         4,2,3,0.5,0.25,yes,0.5,off,5000000\n");
    let expected = SubnetRow {
        netuid: Netuid(4),
        alpha: Some(Alpha(units(2.0))),
        alpha_out: Some(Alpha(units(3.0))),
        average: Some(MovingPrice(substrate_fixed::types::I96F32::from_num(0.25))),
        is_started: Some(true),
        miner_burn: Some(FineAmount::from_num(0.5)),
        emission_enabled: Some(false),
        registered_at: Some(Block(5_000_000)),
        price: full.price,
        ..SubnetRow::default()
    };
    assert_eq!(full, expected);
    assert_eq!(full.price.unwrap().0.to_num::<f64>(), 0.5);
    assert_eq!(row("netuid,price\n7,\n"), SubnetRow { netuid: Netuid(7), ..SubnetRow::default() });
}

#[test]
fn the_unit_of_the_burn_is_recognized() {
    for (text, expected, assumption) in [
        ("netuid,miner_burn\n4,0.25\n", 0.25, MarketAssumption::BurnAsFraction),
        ("netuid,miner_burn\n4,25\n", 0.25, MarketAssumption::BurnInPercent),
        ("netuid,miner_burn\n4,25 %\n", 0.25, MarketAssumption::BurnInPercent),
        ("netuid,burn %\n4,0.5\n", 0.005, MarketAssumption::BurnInPercent),
        ("netuid,burn\n4,0.5\n5,100\n", 0.005, MarketAssumption::BurnInPercent),
    ] {
        let read = rows(text);
        assert_eq!(read.rows.first().unwrap().miner_burn, Some(FineAmount::from_num(expected)), "{text:?}");
        assert_eq!(read.assumptions, [assumption], "{text:?}");
    }
}

#[test]
fn the_formats_of_tools_are_recognized() {
    let printed = MarketFormat::BtcliText.sample();
    for (text, format, count, ignored) in [
        (BTCLI, MarketFormat::BtcliJson, 3, vec![Ignored::WithoutPool(vec![0])]),
        (POOLS, MarketFormat::TaostatsPools, 3, vec![]),
        (printed, MarketFormat::BtcliText, 1, vec![Ignored::WithoutPool(vec![0])]),
        (MarketFormat::Table.sample(), MarketFormat::Table, 2, vec![]),
    ] {
        let read = rows(text);
        assert_eq!((read.format, read.rows.len(), &read.ignored), (format, count, &ignored));
    }
    let [one, four, _] = rows(BTCLI).rows.try_into().unwrap();
    assert_eq!(
        (one.netuid, one.tao, one.alpha),
        (Netuid(1), Some(Rao(units(15_278.013))), Some(Alpha(units(235_441.538_3))))
    );
    assert_eq!((four.name.as_deref(), four.alpha_out), (Some("four"), Some(Alpha(units(2_599_601.597_9)))));
    let unstarted = rows(POOLS).rows.pop().unwrap();
    assert_eq!((unstarted.netuid, unstarted.is_started), (Netuid(90), Some(false)));
    let four = row(printed);
    assert_eq!((four.netuid, four.name.as_deref()), (Netuid(4), Some("four")));
    assert_eq!(
        (four.tao, four.alpha, four.alpha_out),
        (Some(Rao(units(125_200.0))), Some(Alpha(units(2_330_000.0))), Some(Alpha(units(2_600_000.0))))
    );
    assert_eq!(rows(printed).assumptions, [MarketAssumption::Rounded]);
}

#[test]
fn a_document_opens_as_what_it_is() {
    let (scenario, market) = (small().unwrap(), one_pool());
    let consensus = AnyDocument::Consensus(Box::new(scenario.clone()));
    for (text, expected) in [
        (market::file::export(&market), AnyDocument::Market(market.clone())),
        (market::link::encode(&market), AnyDocument::Market(market.clone())),
        (format!("https://example.org/#{}", market::link::encode(&market)), AnyDocument::Market(market)),
        (json_file::export(&scenario), consensus.clone()),
        (link::encode(&scenario), consensus),
    ] {
        assert_eq!(read(&text), Ok(MarketContent::Document(expected)));
    }
}

#[test]
fn other_texts_are_refused_with_a_reason() {
    let refused = |text: &str| read(text).unwrap_err();
    let unrecognized =
        |error: &MarketImportError| matches!(error, MarketImportError::File(ImportError::Unrecognized(_)));
    for text in [
        "name,color\na,1\n",
        "price,color\n1,2\n",
        "{\"a\": 1}",
        "hello",
        "[1, 2]",
        "\u{0}\u{1}\u{FFFD}\u{2}",
        "[]",
        "{}",
    ] {
        assert!(unrecognized(&refused(text)), "{text:?}: {:?}", refused(text));
    }
    assert!(matches!(refused(""), MarketImportError::File(ImportError::Table(_))));
    assert_eq!(refused("val0,M0,0.6\nval0,M1,0.4\n"), MarketImportError::OtherLab(Format::WeightsList));
    assert_eq!(refused(Format::BtcliShow.sample()), MarketImportError::OtherLab(Format::BtcliShow));
    assert_eq!(refused("netuid,price\n4,1\nsn4,2\n"), MarketImportError::Twice { netuid: Netuid(4) });
    assert_eq!(refused("netuid,price\n"), MarketImportError::NoSubnets);
    assert_eq!(refused("name,price\n"), MarketImportError::NoSubnets);
    assert_eq!(refused("netuid,price\n0,1\n"), MarketImportError::NoSubnets);
    assert!(matches!(
        refused("netuid,emits\n4,maybe\n"),
        MarketImportError::NotAFlag { row: 2, column: SubnetColumn::Emission, .. }
    ));
    assert!(matches!(refused("v2.broken"), MarketImportError::Document(_)));
}

#[test]
fn a_file_of_one_subnet_belongs_to_the_other_lab() {
    for (text, format) in [
        (include_str!("formats/taostats-metagraph-latest.json"), Format::TaostatsMetagraph),
        (include_str!("formats/taostats-validator-weights-latest-v2.json"), Format::TaostatsWeights),
        (include_str!("formats/weights-long.csv"), Format::WeightsList),
        (include_str!("formats/btcli-subnets-show.json"), Format::BtcliShow),
        (include_str!("formats/btcli-sudo-get.json"), Format::BtcliSudo),
        (include_str!("formats/metagraphed-neurons.csv"), Format::Neurons),
    ] {
        assert_eq!(read(text), Err(MarketImportError::OtherLab(format)), "{format:?}");
    }
    // Subnets that repeat are still named.
    for text in ["netuid,name,price\n4,a,1\n4,b,2\n", r#"[{"netuid": 4, "price": 1}, {"netuid": 4, "price": 2}]"#] {
        assert_eq!(read(text), Err(MarketImportError::Twice { netuid: Netuid(4) }), "{text}");
    }
}

#[test]
fn an_unusable_cell_names_its_place() {
    for (text, error) in [
        ("netuid,price\n4,NaN\n", NumberError::NotFinite),
        ("netuid,price\n4,1e999\n", NumberError::NotFinite),
        ("netuid,price\n4,-1\n", NumberError::Negative),
        ("netuid,price\n4,2000000\n", NumberError::TooLarge),
        ("netuid,price\n4,many\n", NumberError::NotANumber),
        ("netuid,tao\n4,1e30\n", NumberError::TooLarge),
        ("netuid,average_price\n4,1e7\n", NumberError::TooLarge),
        ("netuid,burn\n4,170\n", NumberError::TooLarge),
        ("netuid,registered_at\n4,1.5\n", NumberError::NotANumber),
        ("name,netuid\nx,70000\n", NumberError::TooLarge),
    ] {
        match read(text) {
            Err(MarketImportError::Cell(yuma_scenario::table::TableError::Cell { row: 2, error: found, .. })) => {
                assert_eq!(found, error, "{text:?}");
            }
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn large_files_are_bounded() {
    let table = |count: usize| {
        let lines: String = (1..=count).map(|netuid| format!("{netuid},1\n")).collect();
        format!("netuid,price\n{lines}")
    };
    assert_eq!(proposal(&one_pool(), &table(1_024)).subnets.len(), 1_024);
    let too_many = proposal(&one_pool(), &table(2_000));
    let expected = MarketError::TooManySubnets { count: 2_000, limit: 1_024 };
    assert_eq!(too_many.edit().apply(&one_pool()).unwrap_err(), expected);
    assert_eq!(too_many.market(&one_pool(), "").unwrap_err(), expected);
    assert!(read(&format!("netuid,price\n{}", "4,1\n".repeat(1_000_000))).is_err());
    assert!(read(&format!("[{}1]", "{\"netuid\": 4},".repeat(5_000))).is_err());
}

#[test]
fn a_known_subnet_keeps_what_its_row_does_not_contain() {
    let market = one_pool();
    let known = market.subnet(Netuid(4)).unwrap().clone();
    let update = proposal(&market, "netuid,name\n4,renamed\n");
    assert_eq!(update.subnets, [MarketSubnet { name: "renamed".into(), ..known.clone() }]);
    assert_eq!((update.changed, update.added), (1, 0));
    let kept = vec![
        SubnetColumn::Tao,
        SubnetColumn::Alpha,
        SubnetColumn::AlphaOut,
        SubnetColumn::Average,
        SubnetColumn::Started,
        SubnetColumn::MinerBurn,
        SubnetColumn::Emission,
        SubnetColumn::RegisteredAt,
    ];
    assert_eq!(assumed(&update), [(MarketAssumption::Kept(kept), 1)]);
    let same = proposal(&market, "netuid,tao\n4,100000\n");
    assert_eq!((same.changed, same.added, same.subnets), (0, 0, vec![known]));
}

#[test]
fn a_price_sets_the_missing_reserve() {
    let market = one_pool();
    for (text, tao, alpha) in [
        ("netuid,price\n4,0.5\n", 1e5, 2e5),
        ("netuid,price,tao\n4,0.5,50000\n", 5e4, 1e5),
        ("netuid,price,alpha\n4,0.5,1000\n", 500.0, 1_000.0),
        ("netuid,price,tao,alpha\n4,0.5,30,20\n", 30.0, 20.0),
        ("netuid,tao\n4,30\n", 30.0, 2e6),
    ] {
        let subnet = subnet(&market, text);
        assert_eq!((subnet.tao, subnet.alpha), (Rao(units(tao)), Alpha(units(alpha))), "{text:?}");
    }
    let by_edit = MarketEdit::SetPrice { netuid: Netuid(4), price: row("netuid,price\n4,0.3\n").price.unwrap() };
    let by_edit = by_edit.apply(&market).unwrap();
    assert_eq!(Some(&subnet(&market, "netuid,price\n4,0.3\n")), by_edit.subnet(Netuid(4)));
    let zero = propose(&market, &rows("netuid,price\n4,0\n")).unwrap_err();
    assert_eq!(zero, MarketError::OutOfRange { netuid: Netuid(4), field: SubnetField::Price });
    let both = rows("netuid,price,tao,alpha\n4,0.5,30,20\n");
    assert_eq!(both.ignored, [Ignored::Columns(vec!["price".into()])]);
}

#[test]
fn the_average_follows_reserves_of_another_time() {
    let market = april_2026();
    let known = market.subnet(Netuid(4)).unwrap();
    let update = proposal(&market, BTCLI);
    for subnet in &update.subnets {
        let open = market.subnet(subnet.netuid).unwrap();
        let is_same = subnet.reserves() == open.reserves();
        let expected = if is_same { open.moving_price } else { Some(subnet.settled_price()) };
        assert_eq!(subnet.moving_price, expected, "{}", subnet.netuid.0);
    }
    let others =
        update.subnets.iter().filter(|subnet| market.subnet(subnet.netuid).unwrap().reserves() != subnet.reserves());
    assert!(assumed(&update).contains(&(MarketAssumption::AverageIsPrice, others.count())));
    let price_only = subnet(&market, "netuid,price\n4,0.5\n");
    assert_eq!(price_only.moving_price, known.moving_price);
    let started = proposal(&market, POOLS).subnets.into_iter().map(|subnet| subnet.moving_price.is_some());
    assert_eq!(started.collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn a_new_subnet_is_completed_and_says_how() {
    let market = one_pool();
    let update = proposal(&market, "netuid,name\n7,seven\n");
    let new = update.subnets.first().unwrap();
    assert_eq!((update.changed, update.added), (0, 1));
    assert_eq!((new.tao, new.emission_enabled), (Rao(units(1_000.0)), true));
    assert_eq!(new.moving_price, Some(new.settled_price()));
    let first_block = market.start.snapshot().block;
    let median = market.subnet(Netuid(4)).unwrap().price();
    let at_median = MarketEdit::SetPrice { netuid: Netuid(7), price: median };
    assert_eq!(at_median.apply(&update.edit().apply(&market).unwrap()).unwrap().subnet(Netuid(7)), Some(new));
    let expected = [
        MarketAssumption::PoolTao(Rao(units(1_000.0))),
        MarketAssumption::MedianPrice(median),
        MarketAssumption::AverageIsPrice,
        MarketAssumption::AlphaOut(Alpha(0)),
        MarketAssumption::EmissionOn,
        MarketAssumption::RegisteredAt(first_block),
        MarketAssumption::NewSubnet,
    ];
    assert_eq!(assumed(&update), expected.map(|one| (one, 1)));
    let edited = update.edit().apply(&market).unwrap();
    assert_eq!(edited.subnets.len(), 2);
    let own = update.market(&market, "  seven\nonly ").unwrap();
    assert_eq!((own.subnets.len(), &*own.title, own.preset.as_ref()), (1, "seven only", None));
}

#[test]
fn an_exported_table_brings_the_market_back() {
    for market in [april_2026(), april_2025()] {
        let burn = FineAmount::from_num(0.3333);
        let edits = [
            MarketEdit::Rename { netuid: Netuid(4), name: "=1+1, \"quoted\"".into() },
            MarketEdit::SetMinerBurn { netuid: Netuid(4), fraction: burn },
            MarketEdit::SetMovingPrice { netuid: Netuid(5), price: None },
            MarketEdit::SetEmission { netuid: Netuid(6), is_on: false },
            MarketEdit::SetTao { netuid: Netuid(8), tao: Rao(1) },
        ];
        let edited = crate::markets::edited(&market, edits);
        for id in ["gate-2026", "launch-2025"] {
            let Some(era) = yuma_engine::economy::Era::of(id) else { continue };
            let result = MarketResult::of(&edited, era);
            for text in [table_export::csv(&edited, &result), table_export::json(&edited, &result)] {
                let back = proposal(&market, &text).edit().apply(&market).unwrap();
                assert_eq!(back, edited);
                let same = proposal(&edited, &text);
                assert_eq!((same.changed, same.added), (0, 0));
            }
        }
    }
}

#[test]
fn an_exported_table_has_the_results_of_the_era() {
    let market = april_2026();
    let result = MarketResult::of(&market, era("gate-2026"));
    let text = table_export::csv(&market, &result);
    let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let line = text.lines().find(|line| line.starts_with("64,")).unwrap();
    let cell = |title: &str| {
        let at = header.iter().position(|cell| cell.trim_matches('"') == title).unwrap();
        line.split(',').nth(at).unwrap().to_owned()
    };
    let chutes = result.subnet(Netuid(64)).unwrap();
    assert_eq!(cell("rank"), chutes.rank.unwrap().to_string());
    assert_eq!(cell("tao_a_day"), yuma_scenario::written_amount(chutes.tao_per_day.0));
    assert!(cell("above_bar").parse::<f64>().unwrap() > 0.0);
    let order = PruneOrder::of(&result.economy, &result.rules);
    assert_eq!(cell("days_to_pruning"), order.days(Netuid(64)).unwrap().to_string());
    assert_eq!(cell("days_immune"), order.days_immune(Netuid(64)).unwrap().to_string());
    let split = ["burn", "recycle", "owner", "validators", "miners"].map(|part| cell(&format!("split_{part}")));
    let sum: f64 = split.iter().map(|part| part.parse::<f64>().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{split:?}");
    assert_eq!(cell("alpha_a_day"), yuma_scenario::written_amount(chutes.alpha_per_day.0));
    let share: f64 = cell("share_final").parse().unwrap();
    assert!((share - chutes.share.to_num::<f64>()).abs() < 1e-10);
}

#[test]
fn a_batch_is_one_edit_and_is_refused_as_a_whole() {
    let market = one_pool();
    let tao = |tao: u64| MarketEdit::SetTao { netuid: Netuid(4), tao: Rao(tao) };
    let name = MarketEdit::Rename { netuid: Netuid(4), name: "four".into() };
    let edited = MarketEdit::Batch(vec![tao(5), name]).apply(&market).unwrap();
    let subnet = edited.subnet(Netuid(4)).unwrap();
    assert_eq!((subnet.tao, &*subnet.name), (Rao(5), "four"));
    let unknown = MarketEdit::Rename { netuid: Netuid(9), name: String::new() };
    let refused = MarketEdit::Batch(vec![tao(5), unknown]).apply(&market);
    assert_eq!(refused, Err(MarketError::UnknownNetuid { netuid: Netuid(9) }));
}

/// Each prefix of each sample, and each sample with a character replaced, is read or refused. The rows of an
/// accepted one give a valid market or break a rule of markets.
#[test]
fn damaged_texts_are_read_or_refused() {
    let market = one_pool();
    let check = |text: &str| {
        if let Ok(MarketContent::Subnets(rows)) = read(text)
            && let Ok(proposal) = propose(&market, &rows)
        {
            let names: Vec<u16> = proposal.subnets.iter().map(|subnet| subnet.netuid.0).collect();
            assert!(names.is_sorted() && !names.contains(&0), "{text:?}");
            let _ = proposal.edit().apply(&market);
        }
    };
    for sample in MarketFormat::ALL.map(MarketFormat::sample) {
        for (at, letter) in sample.char_indices() {
            let (before, after) = (&sample[..at], &sample[at + letter.len_utf8()..]);
            check(before);
            for other in ["", "9999999999999999999", "-", ",", "\n", "\"", "\u{0}", "e", "τ"] {
                check(&format!("{before}{other}{after}"));
            }
        }
    }
}
