//! The definitions of the eras (spec 0.4, latest era 5).

use substrate_fixed::types::{I64F64, I96F32};

use super::burn_adjustment::BurnAdjustment;
use super::epoch_schedule::ScheduleRule;
use super::era::{Change, Date, Effect, Era, Runtime, Settings};
use super::parameters::{Choice, Setting};
use super::pool_kind::PoolKind;
use super::pruning::PruningRule;
use super::rules::{BoughtAlpha, InjectionOrder, RegistrationRule, RootRule, Rules, SplitRule, StakingFee};
use super::seeding::SeedingRule;
use super::steps;
use super::terms::{InjectionCap, InjectionRule};
use crate::emission::{BarRule, EmaSmoothing, FlowAverage, FlowParameters, Gate, ShareRule, SmoothingFactor};
use crate::pool::{Unbalanced, fee};
use crate::quantity::{BLOCKS_PER_DAY, Block, Proportion64, RAO_PER_TAO, Rao};
use crate::wide::{RATIO_ONE, Ratio};

/// 0.000003, the default speed of the average in the code.
const SLOW: I96F32 = I96F32::from_bits(12_885);
/// 0.0003, the speed that was live in October 2026.
const FAST: I96F32 = I96F32::from_bits(1_288_490);
const BY_AGE: EmaSmoothing = EmaSmoothing::ByAge { half_speed_age: Block(201_600) };

/// 0.0527 in the code, 0.18 on the chain.
const TAO_WEIGHT: Setting<Proportion64> =
    Setting::changed(Proportion64(971_718_665_099_567_868), Proportion64(3_320_413_933_267_719_290));

const FLOW: FlowParameters = FlowParameters {
    smoothing: SmoothingFactor::DEFAULT,
    cutoff: FlowAverage(I64F64::from_bits(0)),
    exponent: RATIO_ONE,
};

/// The concentrated pool of July 2025, with its first fee.
const FIRST_CONCENTRATED: PoolKind = PoolKind::Concentrated { fee_rate: fee::FIRST_RATE, keeps_fees: true };
/// The concentrated pool from July 2025 to March 2026: fees belong to the liquidity.
const FEES_TO_LIQUIDITY: PoolKind = PoolKind::Concentrated { fee_rate: fee::RATE, keeps_fees: true };
/// The concentrated pool since March 2026, when fees went to the block author.
const CONCENTRATED: PoolKind = PoolKind::Concentrated { fee_rate: fee::RATE, keeps_fees: false };

/// The gate's exponent of 3.
const CUBE: Ratio = Ratio::from_bits(3 << 64);

/// The gate in its first week, with the default quantile of the code.
const BY_QUANTILE: ShareRule =
    ShareRule::GatedPrice(Gate { bar: BarRule::Quantile(Ratio::from_bits((61 << 64) / 100)), exponent: CUBE });

const CHAIN: &str = "opentensor/subtensor 14bc6f9f9";
const LATER_CHAIN: &str = "RaoFoundation/subtensor f8ff769a";
const CLIENT: &str = "bittensor 11.3.1rc73 (PyPI), bittensor/emission_weights.py";

const fn change(since: Date, runtime: u16, id: &'static str) -> Change {
    Change { since, runtime: Runtime(runtime), id, effect: Effect::None }
}

/// Settings from the launch until September 2025, including registration cost and immunity period.
const EARLY: Settings = Settings {
    moving_speed: Setting::same(SLOW),
    moving_smoothing: EmaSmoothing::Plain,
    tao_weight: TAO_WEIGHT,
    subnet_limit: Setting::same(u16::MAX),
    network_immunity: Setting::same(Block(7 * BLOCKS_PER_DAY)),
    min_lock: Setting::changed(Rao(1_000 * RAO_PER_TAO), Rao(RAO_PER_TAO)),
    lock_interval: Setting::same(Block(14 * BLOCKS_PER_DAY)),
    is_interval_scaled: true,
    network_rate_limit: Setting::same(Block(BLOCKS_PER_DAY)),
    min_stake: Setting::same(Rao(500_000)),
    min_nomination: Setting::same(Rao(0)),
    start_delay: Setting::same(Block(0)),
    min_burn: Setting::same(Rao(500_000)),
};

/// Settings since September 2025.
const LATE: Settings = Settings {
    moving_smoothing: BY_AGE,
    subnet_limit: Setting::same(128),
    network_immunity: Setting::changed(Block(180 * BLOCKS_PER_DAY), Block(120 * BLOCKS_PER_DAY)),
    lock_interval: Setting::changed(Block(14 * BLOCKS_PER_DAY), Block(8 * BLOCKS_PER_DAY)),
    network_rate_limit: Setting::changed(Block(BLOCKS_PER_DAY), Block(4 * BLOCKS_PER_DAY)),
    min_stake: Setting::same(Rao(2_000_000)),
    min_nomination: Setting::changed(Rao(0), Rao(20_000_000)),
    start_delay: Setting::same(Block(7 * BLOCKS_PER_DAY)),
    ..EARLY
};

/// Settings live in October 2026.
const NEWEST: Settings = Settings {
    moving_speed: Setting::changed(SLOW, FAST),
    lock_interval: Setting::changed(Block(14 * BLOCKS_PER_DAY), Block(16 * BLOCKS_PER_DAY)),
    network_rate_limit: Setting::changed(Block(BLOCKS_PER_DAY), Block(2 * BLOCKS_PER_DAY)),
    start_delay: Setting::same(Block(0)),
    ..LATE
};

/// Returns the rules of the launch; later eras override parts of them.
const fn launch_rules(settings: &Settings) -> Rules {
    Rules {
        share: ShareRule::MovingPrice,
        pool: PoolKind::ConstantProduct,
        normalizes_root_rows: false,
        injection: InjectionRule::Full,
        order: InjectionOrder::BuyFirst,
        bought: BoughtAlpha::Recycled,
        split: SplitRule::OwnerCut,
        root: RootRule::Sold,
        moving_price: settings.moving_price(Choice::Live),
        schedule: ScheduleRule::ByNumber,
        pruning: PruningRule::Never,
        seeding: SeedingRule::AtOne,
        starts_at_registration: true,
        has_emission_at_registration: true,
        registration: RegistrationRule::ByInterval(BurnAdjustment::DEFAULT),
        staking_fee: StakingFee::Flat,
        parameters: settings.parameters(Choice::Live),
        steps: steps::LAUNCH,
    }
}

/// Returns the rules since November 2025; later eras override parts of them.
const fn flow_rules(settings: &Settings) -> Rules {
    Rules {
        share: ShareRule::TaoFlow(FLOW),
        pool: FEES_TO_LIQUIDITY,
        injection: InjectionRule::Excess { cap: InjectionCap::BlockEmission },
        root: RootRule::Claimable,
        staking_fee: StakingFee::OfPool,
        starts_at_registration: false,
        pruning: PruningRule::LowestPrice,
        steps: steps::WITH_POOLS,
        ..launch_rules(settings)
    }
}

/// Returns the rules since May 2026; later eras override parts of them.
const fn netflow_rules(settings: &Settings) -> Rules {
    Rules {
        share: ShareRule::NetFlow(FLOW),
        pool: CONCENTRATED,
        bought: BoughtAlpha::Held,
        registration: RegistrationRule::ByBlock,
        seeding: SeedingRule::AtMedian,
        ..flow_rules(settings)
    }
}

/// April 2024 to February 2025.
pub static ROOT_2024: Era = Era {
    id: "root-2024",
    since: Date::new(2024, 4, 1),
    first_block: None,
    runtime: Runtime(148),
    rules: Rules {
        pool: PoolKind::None,
        share: ShareRule::RootWeights,
        injection: InjectionRule::None,
        root: RootRule::Tao,
        staking_fee: StakingFee::OfPool,
        pruning: PruningRule::LeastEmission,
        seeding: SeedingRule::None,
        steps: steps::ROOT_NETWORK,
        ..launch_rules(&ROOT_SETTINGS)
    },
    settings: ROOT_SETTINGS,
    changes: &[change(Date::new(2024, 6, 11), 151, "row_normalized_root_weights")
        .amending(|rules| rules.normalizes_root_rows = true)],
    sources: &[CHAIN],
    exact: &["root_epoch", "halving"],
    approximate: &[
        "subnet_limit_2024",
        "lock_of_october_2024",
        "earnings_without_consensus",
        "paid_a_block_early",
        "neurons_by_work",
    ],
};

const ROOT_SETTINGS: Settings = Settings {
    subnet_limit: Setting::changed(12, 32),
    min_lock: Setting::changed(Rao(1_000 * RAO_PER_TAO), Rao(0)),
    lock_interval: Setting::changed(Block(14 * BLOCKS_PER_DAY), Block(4 * BLOCKS_PER_DAY)),
    is_interval_scaled: false,
    min_burn: Setting::same(Rao(RAO_PER_TAO)),
    ..EARLY
};

/// February to July 2025.
pub static LAUNCH_2025: Era = Era {
    id: "launch-2025",
    since: Date::new(2025, 2, 13),
    first_block: Some(Block(4_920_351)),
    runtime: Runtime(233),
    rules: launch_rules(&EARLY),
    settings: EARLY,
    changes: &[
        change(Date::new(2025, 3, 19), 252, "average_by_age").amending(|rules| rules.moving_price.smoothing = BY_AGE),
        change(Date::new(2025, 3, 19), 252, "start_call").amending(|rules| {
            (rules.starts_at_registration, rules.parameters.start_delay) = (false, Block(7 * BLOCKS_PER_DAY))
        }),
        change(Date::new(2025, 3, 19), 252, "unstaking_forfeits")
            .amending(|rules| rules.staking_fee = StakingFee::Forfeited),
        change(Date::new(2025, 3, 21), 257, "root_paid_once"),
        change(Date::new(2025, 7, 8), 290, "concentrated_pools")
            .amending(|rules| (rules.pool, rules.staking_fee) = (FIRST_CONCENTRATED, StakingFee::OfPool)),
        change(Date::new(2025, 7, 23), 297, "fee_cut").amending(|rules| rules.pool = FEES_TO_LIQUIDITY),
    ],
    sources: &[CHAIN],
    exact: &["pool", "halving", "moving_price"],
    approximate: &["root_paid_twice_until_257", "registration_switches_at_launch", "neurons_by_work"],
};

/// July to November 2025.
pub static SUBSIDY_2025: Era = Era {
    id: "subsidy-2025",
    since: Date::new(2025, 7, 29),
    first_block: None,
    runtime: Runtime(320),
    rules: Rules {
        pool: FEES_TO_LIQUIDITY,
        injection: InjectionRule::Subsidy,
        root: RootRule::SoldUnlessSubsidized,
        staking_fee: StakingFee::OfPool,
        starts_at_registration: false,
        pruning: PruningRule::LowestPrice,
        ..launch_rules(&LATE)
    },
    settings: LATE,
    changes: &[
        change(Date::new(2025, 9, 24), 320, "limit_and_pruning"),
        change(Date::new(2025, 10, 7), 326, "lock_cost_reset"),
    ],
    sources: &[CHAIN],
    exact: &["halving", "moving_price"],
    approximate: &["user_liquidity", "order_of_purchases", "root_of_subsidized", "neurons_by_work"],
};

/// November 2025 to May 2026.
pub static FLOW_2025: Era = Era {
    id: "flow-2025",
    since: Date::new(2025, 11, 5),
    first_block: None,
    runtime: Runtime(362),
    rules: flow_rules(&LATE),
    settings: LATE,
    changes: &[
        change(Date::new(2025, 11, 6), 342, "excess_buys"),
        change(Date::new(2025, 12, 12), 362, "cap_by_block_emission")
            .replacing(|rules| rules.injection = InjectionRule::Excess { cap: InjectionCap::AlphaEmission }),
        change(Date::new(2025, 12, 15), 362, "first_halving"),
        change(Date::new(2026, 3, 19), 391, "fees_to_author").amending(|rules| rules.pool = CONCENTRATED),
        change(Date::new(2026, 4, 22), 397, "burn_by_block")
            .amending(|rules| rules.registration = RegistrationRule::ByBlock),
        change(Date::new(2026, 4, 22), 397, "median_seeding").amending(|rules| rules.seeding = SeedingRule::AtMedian),
    ],
    sources: &[CHAIN],
    exact: &["flow_average", "flow_powers", "halving", "moving_price"],
    approximate: &["order_of_purchases", "draw_of_claims", "neurons_by_work"],
};

/// May and June 2026.
pub static NETFLOW_2026: Era = Era {
    id: "netflow-2026",
    since: Date::new(2026, 5, 27),
    first_block: None,
    runtime: Runtime(415),
    rules: netflow_rules(&LATE),
    settings: LATE,
    changes: &[
        change(Date::new(2026, 5, 27), 411, "emission_switch"),
        change(Date::new(2026, 5, 27), 411, "conviction_locks"),
        change(Date::new(2026, 6, 2), 415, "bought_alpha_held").replacing(|rules| rules.bought = BoughtAlpha::Recycled),
    ],
    sources: &[CHAIN],
    exact: &["flow_average", "flow_powers", "halving", "moving_price"],
    approximate: &["order_of_purchases", "draw_of_claims", "conviction_left_out"],
};

/// June and July 2026.
pub static PRICE_2026: Era = Era {
    id: "price-2026",
    since: Date::new(2026, 6, 23),
    first_block: Some(Block(8_466_530)),
    runtime: Runtime(425),
    rules: Rules {
        pool: PoolKind::Weighted { unbalanced: Unbalanced::Refused },
        share: ShareRule::BurnedPrice { by_root_proportion: false },
        injection: InjectionRule::Excess { cap: InjectionCap::RootProportion },
        order: InjectionOrder::BuyBetween,
        schedule: ScheduleRule::ByLastEpoch { max_per_block: 2 },
        has_emission_at_registration: false,
        ..netflow_rules(&JUNE_2026)
    },
    settings: JUNE_2026,
    changes: &[
        change(Date::new(2026, 6, 23), 421, "price_shares"),
        change(Date::new(2026, 6, 23), 422, "emission_off_at_birth")
            .replacing(|rules| rules.has_emission_at_registration = true),
        change(Date::new(2026, 6, 25), 423, "weighted_pools").replacing(|rules| rules.pool = CONCENTRATED),
        change(Date::new(2026, 6, 25), 423, "epochs_by_the_last")
            .replacing(|rules| rules.schedule = ScheduleRule::ByNumber),
        change(Date::new(2026, 6, 30), 425, "root_proportion_left_shares")
            .replacing(|rules| rules.share = ShareRule::BurnedPrice { by_root_proportion: true }),
    ],
    sources: &[CHAIN],
    exact: &["whole_block"],
    approximate: &["moving_speed_unknown", "conviction_left_out", "draw_of_claims"],
};

const JUNE_2026: Settings = Settings { start_delay: Setting::same(Block(0)), ..LATE };

/// The rules since July 2026; the next era overrides parts of them.
const GATE_RULES: Rules = Rules {
    pool: PoolKind::Weighted { unbalanced: Unbalanced::Parked },
    share: ShareRule::GatedPrice(Gate { bar: BarRule::Rank(32), exponent: CUBE }),
    injection: InjectionRule::Excess { cap: InjectionCap::RootProportion },
    root: RootRule::Fund,
    schedule: ScheduleRule::ByLastEpoch { max_per_block: 2 },
    has_emission_at_registration: false,
    ..netflow_rules(&NEWEST)
};

/// July to October 2026.
pub static GATE_2026: Era = Era {
    id: "gate-2026",
    since: Date::new(2026, 7, 27),
    first_block: Some(Block(8_713_793)),
    runtime: Runtime(475),
    rules: GATE_RULES,
    settings: NEWEST,
    changes: &[
        change(Date::new(2026, 7, 27), 440, "gate_by_quantile"),
        change(Date::new(2026, 8, 3), 441, "gate_by_rank").replacing(|rules| rules.share = BY_QUANTILE),
        change(Date::new(2026, 8, 3), 441, "root_baskets").replacing(|rules| rules.root = RootRule::Claimable),
        change(Date::new(2026, 8, 14), 447, "owner_change"),
        change(Date::new(2026, 10, 7), 475, "null_epochs"),
    ],
    sources: &[LATER_CHAIN],
    exact: &["injection", "pool", "halving", "moving_price"],
    approximate: &["gate_power", "simple_fund", "collateral_left_out", "conviction_left_out", "registration_queue"],
};

/// Since October 2026.
pub static ETAO_2026: Era = Era {
    id: "etao-2026",
    since: Date::new(2026, 10, 19),
    first_block: None,
    runtime: Runtime(481),
    rules: Rules { split: SplitRule::EmissionWeights, has_emission_at_registration: true, ..GATE_RULES },
    settings: NEWEST,
    changes: &[
        change(Date::new(2026, 10, 19), 481, "emission_weights").replacing(|rules| rules.split = SplitRule::OwnerCut),
        change(Date::new(2026, 10, 19), 481, "emission_on_at_registration")
            .replacing(|rules| rules.has_emission_at_registration = false),
    ],
    sources: &[CLIENT, LATER_CHAIN],
    exact: &["emission_weights", "injection", "pool", "halving", "moving_price"],
    approximate: &[
        "rounding_of_parts",
        "emission_on_since",
        "gate_power",
        "simple_fund",
        "collateral_left_out",
        "conviction_left_out",
        "registration_queue",
    ],
};
