//! The rules of a market: cleaned and sorted values, and refusals that name the field.

use crate::markets::{april_2025, april_2026, edited, era};
use substrate_fixed::types::{I64F64, I96F32};
use yuma_engine::economy::operations::{Limit, Operation, Position};
use yuma_engine::economy::{EmissionSlot, EmissionWeights, EmissionWeightsError, Runtime};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Price, Proportion64, Rao};
use yuma_engine::wide::{FineAmount, Ratio};
use yuma_scenario::market::{
    EventField, LastRegistration, MarketDocument, MarketEdit, MarketError, MarketEvent, MarketSubnet, MarketText,
    OtherParts, Parameter, SubnetField,
};

const CHUTES: Netuid = Netuid(64);

/// A stake on Chutes.
pub fn stake(after: u64, rao: u64) -> MarketEvent {
    let position = Position { netuid: CHUTES, hotkey: Key(1), coldkey: Key(3) };
    MarketEvent::operation(Block(after), Operation::Stake { position, tao: Rao(rao), limit: None })
}

fn out_of_range(field: SubnetField) -> MarketError {
    MarketError::OutOfRange { netuid: CHUTES, field }
}

#[test]
fn a_document_that_breaks_a_rule_is_refused_by_name() {
    type Change = fn(&mut MarketDocument);
    fn chutes(document: &mut MarketDocument) -> &mut MarketSubnet {
        document.subnets.iter_mut().find(|subnet| subnet.netuid == CHUTES).unwrap()
    }
    let too_long = |text, length, limit| MarketError::TextTooLong { text, length, limit };
    let event = |field| MarketError::EventOutOfRange { index: 0, field };
    let cases: [(&str, Change, MarketError); 29] = [
        ("no subnets", |d| d.subnets.clear(), MarketError::Empty),
        (
            "too many subnets",
            |d| d.subnets = (1..=1_025).map(|netuid| MarketSubnet::new(Netuid(netuid), Block(1))).collect(),
            MarketError::TooManySubnets { count: 1_025, limit: 1_024 },
        ),
        ("root", |d| d.subnets[0].netuid = Netuid(0), MarketError::Root),
        ("twice", |d| d.subnets[0].netuid = CHUTES, MarketError::DuplicateNetuid { netuid: CHUTES }),
        ("TAO", |d| chutes(d).tao = Rao(MAXIMUM + 1), out_of_range(SubnetField::Tao)),
        ("alpha", |d| chutes(d).alpha = Alpha(MAXIMUM + 1), out_of_range(SubnetField::Alpha)),
        ("alpha outside", |d| chutes(d).alpha_out = Alpha(MAXIMUM + 1), out_of_range(SubnetField::AlphaOut)),
        (
            "a negative average",
            |d| chutes(d).moving_price = Some(MovingPrice(I96F32::from_num(-1))),
            out_of_range(SubnetField::MovingPrice),
        ),
        (
            "a huge average",
            |d| chutes(d).moving_price = Some(MovingPrice(I96F32::from_num(1_000_001))),
            out_of_range(SubnetField::MovingPrice),
        ),
        ("burn", |d| chutes(d).miner_burn = FineAmount::from_num(1.1), out_of_range(SubnetField::MinerBurn)),
        ("the future", |d| chutes(d).registered_at = Block(7_940_931), out_of_range(SubnetField::RegisteredAt)),
        (
            "the stakers' flow",
            |d| chutes(d).user_flow = FlowAverage(I64F64::max_value()),
            out_of_range(SubnetField::UserFlow),
        ),
        (
            "the chain's flow",
            |d| chutes(d).protocol_flow = FlowAverage(I64F64::min_value()),
            out_of_range(SubnetField::ProtocolFlow),
        ),
        ("neuron burn", |d| chutes(d).neuron_burn = Rao(u64::MAX), out_of_range(SubnetField::NeuronBurn)),
        (
            "more TAO than there can be",
            |d| chutes(d).tao = Rao(MAXIMUM),
            MarketError::TooMuchTao { total: 27_818_290_495_200_000, limit: MAXIMUM },
        ),
        ("no days", |d| d.horizon = 0, MarketError::Horizon { days: 0, limit: 365 }),
        (
            "more subnets than there can be",
            |d| {
                d.parameters.insert(Parameter::SubnetLimit, 1_025);
            },
            MarketError::ParameterOutOfRange { parameter: Parameter::SubnetLimit },
        ),
        (
            "a registration in the future",
            |d| d.last_registration = Some(LastRegistration { lock: Rao(1), block: Block(7_940_931) }),
            MarketError::LastRegistration,
        ),
        (
            "a registration in block 0, which stands for none",
            |d| d.last_registration = Some(LastRegistration { lock: Rao(1), block: Block(0) }),
            MarketError::LastRegistration,
        ),
        ("more than a year", |d| d.horizon = 366, MarketError::Horizon { days: 366, limit: 365 }),
        (
            "a runtime of another era",
            |d| d.runtime = Some(Runtime(233)),
            MarketError::UnknownRuntime { era: "etao-2026", runtime: 233 },
        ),
        ("title", |d| d.title = "t".repeat(121), too_long(MarketText::Title, 121, 120)),
        ("notes", |d| d.notes = "n".repeat(2_001), too_long(MarketText::Notes, 2_001, 2_000)),
        ("name", |d| chutes(d).name = "n".repeat(41), too_long(MarketText::Name(CHUTES), 41, 40)),
        (
            "too many events",
            |d| d.events = vec![stake(0, 1); 1_001],
            MarketError::TooManyEvents { count: 1_001, limit: 1_000 },
        ),
        ("after a year", |d| d.events = vec![stake(365 * 7_200 + 1, 1)], event(EventField::Block)),
        ("more than all TAO", |d| d.events = vec![stake(0, MAXIMUM + 1)], event(EventField::Amount)),
        (
            "a limit of more than a million TAO",
            |d| {
                let position = Position { netuid: CHUTES, hotkey: Key(1), coldkey: Key(3) };
                let limit = Some(Limit { price: Rao(u64::MAX), allow_partial: true });
                let operation = Operation::Unstake { position, amount: Alpha(1), limit };
                d.events = vec![MarketEvent::operation(Block(0), operation)];
            },
            event(EventField::Limit),
        ),
        (
            "more than all miners' alpha",
            |d| {
                let operation = Operation::SetMinerBurn { netuid: CHUTES, fraction: FineAmount::from_num(2) };
                d.events = vec![MarketEvent::operation(Block(0), operation)];
            },
            event(EventField::Fraction),
        ),
    ];
    for (name, change, expected) in cases {
        let changed = april_2026().edit(|document| {
            change(document);
            Ok(())
        });
        assert_eq!(changed, Err(expected), "{name}");
    }
}

#[test]
fn a_document_is_cleaned_and_sorted() {
    let market = april_2026()
        .edit(|document| {
            document.title = " pay\u{202E}me ".into();
            document.notes = "one\r\ntwo ".into();
            document.subnets.reverse();
            document.subnets[0].name = "a\tb\u{200B}".into();
            document.events = vec![stake(7_200, 1), stake(0, 2), stake(7_200, 3)];
            Ok(())
        })
        .unwrap();
    assert_eq!((&*market.title, &*market.notes), ("payme", "one\ntwo"));
    assert!(market.subnets.iter().map(|subnet| subnet.netuid.0).eq(1..=128));
    assert_eq!(market.subnets[127].name, "a b");
    assert_eq!(market.events, [stake(0, 2), stake(7_200, 1), stake(7_200, 3)]);
}

#[test]
fn an_edit_changes_one_thing() {
    type Field = fn(&MarketSubnet) -> String;
    let start = april_2026();
    let half = FineAmount::from_num(0.5);
    let average = Some(MovingPrice(I96F32::from_num(0.25)));
    let flow = FlowAverage(I64F64::from_num(-3));
    let cases: [(MarketEdit, Field, &str); 9] = [
        (MarketEdit::SetTao { netuid: CHUTES, tao: Rao(5) }, |s| s.tao.0.to_string(), "5"),
        (MarketEdit::SetAlpha { netuid: CHUTES, alpha: Alpha(6) }, |s| s.alpha.0.to_string(), "6"),
        (MarketEdit::SetAlphaOut { netuid: CHUTES, alpha: Alpha(7) }, |s| s.alpha_out.0.to_string(), "7"),
        (
            MarketEdit::SetMovingPrice { netuid: CHUTES, price: average },
            |s| format!("{}", s.moving_price.unwrap().0),
            "0.25",
        ),
        (MarketEdit::SetMinerBurn { netuid: CHUTES, fraction: half }, |s| s.miner_burn.to_string(), "0.5"),
        (MarketEdit::SetEmission { netuid: CHUTES, is_on: false }, |s| s.emission_enabled.to_string(), "false"),
        (
            MarketEdit::SetFlow { netuid: CHUTES, user: flow, protocol: flow },
            |s| format!("{} {}", s.user_flow.0, s.protocol_flow.0),
            "-3 -3",
        ),
        (MarketEdit::Rename { netuid: CHUTES, name: " New ".into() }, |s| s.name.clone(), "New"),
        // 211,988.8941 TAO at a price of one half.
        (
            MarketEdit::SetPrice { netuid: CHUTES, price: Price(Ratio::from_num(0.5)) },
            |s| format!("{} {}", s.tao.0, s.alpha.0),
            "211988894100000 423977788200000",
        ),
    ];
    for (edit, field, expected) in cases {
        let market = edited(&start, [edit.clone()]);
        assert_eq!(field(market.subnet(CHUTES).unwrap()), expected, "{edit:?}");
        let others = |market: &MarketDocument| {
            market.subnets.iter().filter(|subnet| subnet.netuid != CHUTES).cloned().collect::<Vec<_>>()
        };
        assert_eq!(others(&market), others(&start), "{edit:?}");
        assert!(market.edited().map(|subnet| subnet.netuid).eq([CHUTES]), "{edit:?}");
        assert_eq!(market.original(CHUTES), start.subnet(CHUTES), "{edit:?}");
        assert_eq!(edited(&market, [MarketEdit::ResetSubnet(CHUTES)]), start, "{edit:?}, reset");
        assert_eq!(edited(&market, [MarketEdit::ResetAll]), start, "{edit:?}, all reset");
    }
}

#[test]
fn subnets_come_and_go() {
    let start = april_2026();
    let removed = edited(&start, [MarketEdit::RemoveSubnet(CHUTES)]);
    assert_eq!((removed.subnets.len(), removed.subnet(CHUTES)), (127, None));
    assert_eq!(edited(&removed, [MarketEdit::ResetSubnet(CHUTES)]), start);
    let new = removed.new_subnet().unwrap();
    assert_eq!(new.netuid, CHUTES, "the lowest free number");
    let new = start.new_subnet().unwrap();
    assert_eq!((new.netuid, new.tao), (Netuid(129), Rao(1_000_000_000_000)));
    assert_eq!(new.moving_price, Some(new.settled_price()));
    let grown = edited(&start, [MarketEdit::AddSubnet(Box::new(new.clone()))]);
    assert_eq!(grown.subnet(Netuid(129)), Some(&new));
    assert!(start.edited().next().is_none() && grown.edited().eq([&new]));
    for (edit, expected) in [
        (MarketEdit::AddSubnet(Box::new(new)), MarketError::DuplicateNetuid { netuid: Netuid(129) }),
        (MarketEdit::RemoveSubnet(Netuid(500)), MarketError::UnknownNetuid { netuid: Netuid(500) }),
        (MarketEdit::ResetSubnet(Netuid(129)), MarketError::NotInSnapshot { netuid: Netuid(129) }),
        (MarketEdit::RemoveEvent(0), MarketError::UnknownEvent { index: 0 }),
        (MarketEdit::SetPrice { netuid: CHUTES, price: Price(Ratio::from_num(0)) }, out_of_range(SubnetField::Price)),
        (MarketEdit::SetPrice { netuid: CHUTES, price: Price(Ratio::from_bits(1)) }, out_of_range(SubnetField::Price)),
    ] {
        assert_eq!(edit.apply(&grown), Err(expected), "{edit:?}");
    }
}

/// Links contain differences from these values.
#[test]
fn what_links_refer_to_never_changes() {
    let new = MarketSubnet::new(Netuid(7), Block(9));
    assert_eq!((new.tao, new.alpha, new.alpha_out), (Rao(0), Alpha(0), Alpha(0)));
    assert_eq!((new.moving_price, new.emission_enabled, new.registered_at), (None, false, Block(9)));
    assert_eq!((new.miner_burn, new.neuron_burn, new.tempo.0), (FineAmount::from_bits(0), Rao(500_000), 360));
    assert_eq!((new.user_flow.0.to_bits(), new.protocol_flow.0.to_bits()), (0, 0));
    let split = [0, 0, 3_320_329_489_486_196_244, 7_563_207_292_111_677_685, 7_563_207_292_111_677_686];
    assert_eq!(new.emission_weights.slots().map(|part| part.0), split);
    for (market, sums) in [
        (april_2026(), [2_004_565_865_300_000, 177_891_875_777_100_000, 264_374_796_255_700_000, 5_614_594_284]),
        (april_2025(), [510_259_335_638_131, 24_291_443_630_568_727, 32_574_220_393_410_627, 9_800_424_747]),
    ] {
        let sum = |of: fn(&MarketSubnet) -> u128| market.subnets.iter().map(of).sum::<u128>();
        let found = [
            sum(|subnet| subnet.tao.0.into()),
            sum(|subnet| subnet.alpha.0.into()),
            sum(|subnet| subnet.alpha_out.0.into()),
            sum(|subnet| subnet.moving_price.map_or(0, |price| price.0.to_bits() as u128)),
        ];
        assert_eq!(found, sums, "{:?}", market.start);
        let split_of = |subnet: &MarketSubnet| subnet.emission_weights.slots().map(|part| part.0);
        assert!(market.subnets.iter().all(|subnet| split_of(subnet) == split));
    }
}

#[test]
fn rules_events_and_texts_are_edited() {
    let start = april_2025();
    assert_eq!((start.era.id, start.runtime), ("launch-2025", Some(Runtime(257))));
    let market = edited(
        &start,
        [
            MarketEdit::SetEra(era("gate-2026")),
            MarketEdit::Pin(Some(era("flow-2025"))),
            MarketEdit::SetHorizon(90),
            MarketEdit::SetSeed(u64::MAX),
            MarketEdit::Title("A title".into()),
            MarketEdit::Notes("Why?".into()),
            MarketEdit::AddEvent(stake(10, 1)),
            MarketEdit::AddEvent(stake(5, 2)),
        ],
    );
    assert_eq!((market.era.id, market.runtime), ("gate-2026", None), "another era has its own runtime");
    assert_eq!((market.pinned.unwrap().id, market.horizon, market.seed), ("flow-2025", 90, u64::MAX));
    assert_eq!((&*market.title, &*market.notes), ("A title", "Why?"));
    assert_eq!(market.events, [stake(5, 2), stake(10, 1)]);
    assert_eq!(edited(&market, [MarketEdit::RemoveEvent(0)]).events, [stake(10, 1)]);
    assert_eq!(edited(&market, [MarketEdit::SetRuntime(Some(Runtime(440)))]).runtime, Some(Runtime(440)));
}

#[test]
fn a_split_is_stored_as_it_was_set() {
    let part = |percent: u64| Proportion64((u128::from(u64::MAX) * u128::from(percent) / 100) as u64);
    let set = |weights: Vec<(EmissionSlot, Proportion64)>, others| {
        MarketEdit::SetEmissionWeights { netuid: CHUTES, weights, others }.apply(&april_2026())
    };
    let split =
        |market: Result<yuma_scenario::market::Market, _>| market.unwrap().subnet(CHUTES).unwrap().emission_weights;
    let default = EmissionWeights::DEFAULT;
    let owner = part(33);
    let rescaled = split(set(vec![(EmissionSlot::Owner, owner)], OtherParts::Rescaled));
    assert_eq!(Some(rescaled), default.rescaled(&[(EmissionSlot::Owner, owner)]));
    assert_eq!(rescaled.slots().iter().map(|part| u128::from(part.0)).sum::<u128>(), u128::from(u64::MAX));
    let kept = split(set(vec![(EmissionSlot::Owner, part(90))], OtherParts::Kept));
    assert_eq!((kept.owner, kept.validator), (part(90), default.validator), "even if the chain refuses it");
    let twice = vec![(EmissionSlot::Owner, owner), (EmissionSlot::Owner, owner)];
    let error = EmissionWeightsError::DuplicateSlot;
    assert_eq!(set(twice, OtherParts::Kept), Err(MarketError::EmissionWeights { netuid: CHUTES, error }));
}
