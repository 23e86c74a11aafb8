//! Tables of a person's own: a market of their rows alone, and rows without netuids.

use crate::market_import::{assumed, rows};
use crate::markets::{april_2026, units};
use yuma_engine::quantity::{Netuid, Rao};
use yuma_scenario::import::{ImportError, Seen};
use yuma_scenario::market::MarketSubnet;
use yuma_scenario::market::import::{MarketAssumption, MarketImportError, propose_new, read, with_titles};

#[test]
fn a_new_market_takes_nothing_from_open_subnets_with_its_numbers() {
    let open = april_2026();
    let table = |numbers: [u16; 2]| {
        let [one, other] = numbers;
        rows(&format!("netuid,name,tao,alpha\n{one},Yours,50000,1000000\n{other},Theirs,500,200000\n"))
    };
    let (known, unknown) = (table([1, 3]), table([201, 203]));
    let own = propose_new(&open, &known).unwrap();
    let free = propose_new(&open, &unknown).unwrap();
    let renumbered = free.subnets.iter().zip([1, 3]);
    let renumbered = renumbered.map(|(subnet, number)| MarketSubnet { netuid: Netuid(number), ..subnet.clone() });
    assert_eq!(own.subnets, renumbered.collect::<Vec<_>>());
    assert_eq!((own.changed, own.added, assumed(&own)), (0, 2, assumed(&free)));
    assert!(!assumed(&own).iter().any(|(assumption, _)| matches!(assumption, MarketAssumption::Kept(_))));
    assert_eq!(own.market(&open, "mine").unwrap().subnets.len(), 2);
}

#[test]
fn a_table_without_netuids_is_numbered_or_found_by_names() {
    let open = april_2026();
    for text in [
        "name,TAO in pool,alpha in pool\nYours,50000,1000000\nMine,20000,900000\n",
        "name;TAO;alpha\nYours;50000;1000000\nMine;20000;900000\n",
        r#"[{"name": "Yours", "tao": 50000, "alpha": 1000000}, {"name": "Mine", "tao": 20000, "alpha": 900000}]"#,
    ] {
        let read = rows(text);
        assert_eq!(read.rows.iter().map(|row| row.netuid.0).collect::<Vec<_>>(), [1, 2], "{text}");
        assert_eq!(read.rows[1].tao, Some(Rao(units(20_000.0))), "{text}");
        assert_eq!(read.assumptions, [MarketAssumption::Numbered], "{text}");
        assert_eq!(read.in_market(&open), None, "{text}");
    }
    let known = rows("name,price\nchutes,0.5\nAffine,0.25\n").in_market(&open).unwrap();
    let names = known.rows.iter().map(|row| open.subnet(row.netuid).unwrap().name.to_lowercase());
    assert_eq!(names.collect::<Vec<_>>(), ["chutes", "affine"].map(str::to_owned));
    assert_eq!(known.assumptions, [MarketAssumption::ByName]);
    for text in ["name,price\nChutes,0.5\nMine,0.25\n", "name,price\nChutes,0.5\nchutes,0.25\n", "tao,alpha\n1,2\n"] {
        assert_eq!(rows(text).in_market(&open), None, "{text}");
    }
    let numbered = rows("netuid,price\n4,0.5\n");
    assert_eq!(numbered.in_market(&open), Some(numbered));
}

#[test]
fn a_table_without_titles_is_refused_with_an_example_of_them() {
    for (text, titles) in [
        ("7,Seven,1000,2000\n8,Eight,10,20\n", Some("netuid\tname\ttao_in_pool\talpha_in_pool")),
        ("Seven\t1,000.5\t2000\t0.5\nEight\t1\t2\t0.5\n", Some("name\ttao_in_pool\talpha_in_pool\tprice")),
        ("Seven;old;1000;20\nEight;new;10;20\n", Some("name\t–\ttao_in_pool\talpha_in_pool")),
        ("name,color\na,1\n", None),
    ] {
        let Err(MarketImportError::File(ImportError::Unrecognized(Seen::Columns(cells)))) = read(text) else {
            panic!("{text}: {:?}", read(text));
        };
        let example = with_titles(&cells);
        assert_eq!(example.as_deref().and_then(|text| text.lines().next()), titles, "{text}");
        if let (Some(example), Some((_, rest))) = (example, text.split_once('\n')) {
            let rest = rest.replace([',', ';'], "\t");
            assert_eq!(rows(&format!("{example}\n{rest}")).rows.len(), 2, "{example}");
        }
    }
}
