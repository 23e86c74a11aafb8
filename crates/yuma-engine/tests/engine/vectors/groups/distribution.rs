//! The distribution of alpha: root proportion, pending parts, child keys, dividends, root claims, epoch schedule.

use super::Checks;
use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::U96F32;
use yuma_engine::economy::{
    ChildkeyTerms, ClaimableRate, Claimed, Clock, Earner, OwnStake, Parent, Tempo, after_take, claim_places,
    root_proportion, split_alpha, split_by_childkeys, split_pots,
};
use yuma_engine::quantity::{Alpha, Block, Proportion64, Rao, Share};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.childkeys", childkey_tests),
    ("chain_unit_tests.dividends", dividend_tests),
    ("chain_unit_tests.epoch_schedule", epoch_schedule),
    ("chain_unit_tests.owner_cut", owner_cut),
    ("chain_unit_tests.pending_split", pending_split),
    ("chain_unit_tests.root_claim", root_claim),
    ("chain_unit_tests.root_claim_indices", root_claim_indices),
    ("chain_unit_tests.root_proportion", root_proportion_test),
    ("computed_from_chain_code.childkey_split", childkey_split),
    ("computed_from_chain_code.dividend_split", dividend_split),
    ("computed_from_chain_code.root_proportion", root_proportions),
];

const WHOLE: Proportion64 = Proportion64(u64::MAX);

fn root_proportions(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).items()? {
        let got = root_proportion(
            Rao(row.get("root_tao")?.integer()?),
            Proportion64(row.get("tao_weight_stored")?.integer()?),
            Alpha(row.get("alpha_issuance")?.integer()?),
        );
        tally.same(&row.path, row.get("root_proportion")?.bits::<u128>()?, got.to_bits())?;
    }
    Ok(())
}

fn root_proportion_test(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let root: u64 = group.get("root_tao")?.integer()?;
    let weight: u64 = group.get("tao_weight")?.integer()?;
    let issuance = 100_000_000_000u64;
    let got = root_proportion(Rao(root), Proportion64(weight), Alpha(issuance));
    let weight = U96F32::from_num(root) * U96F32::from_bits((u128::from(weight) << 32) / u128::from(u64::MAX));
    tally.same("root proportion", weight / (weight + U96F32::from_num(issuance)), got)
}

fn own(row: &Node, alpha: &str, root: &str) -> Result<OwnStake, Problem> {
    Ok(OwnStake { alpha: Alpha(row.get(alpha)?.integer()?), root: Rao(row.get(root)?.integer()?) })
}

fn childkey_split(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).items()? {
        let parent = Parent {
            proportion: Proportion64(row.get("proportion_u64")?.integer()?),
            stake: own(&row, "parent_alpha", "parent_root")?,
            has_other_owner: row.get("different_coldkeys")?.flag()?,
        };
        let terms = ChildkeyTerms {
            tao_weight: Proportion64(row.get("tao_weight_stored")?.integer()?),
            childkey_take: Share(row.get("childkey_take_u16")?.integer()?),
            burn: Proportion64(row.get("ck_burn")?.integer()?),
            delegated: Proportion64(0),
        };
        let dividend = Alpha(row.get("child_dividend")?.integer()?);
        let split = split_by_childkeys(dividend, own(&row, "child_alpha", "child_root")?, &[parent], &terms);
        tally.same(&row.path, row.get("parent_gets")?.integer()?, split.parents[0].0)?;
        tally.same(&row.path, row.get("child_gets")?.integer()?, split.child.0)?;
        tally.same(&row.path, dividend.0, split.parents[0].0 + split.child.0 + split.recycled.0)?;
    }
    Ok(())
}

/// Alice and Bob have two units of stake each; Alice delegates a part to Bob and earns by the rest.
fn childkey_tests(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    for row in group.get("rows")?.items()? {
        let proportion = row.get("proportion")?;
        let proportion = match proportion.text()? {
            "1" => u64::MAX,
            "1/2" => u64::MAX / 2,
            other => return Err(proportion.problem(&format!("is unknown: {other}"))),
        };
        let stake = own(&group, "alice_alpha", "alice_root")?;
        let parent = Parent { proportion: Proportion64(proportion), stake, has_other_owner: true };
        let terms = ChildkeyTerms {
            tao_weight: WHOLE,
            childkey_take: Share(row.get("childkey_take")?.integer()?),
            burn: Proportion64(0),
            delegated: Proportion64(0),
        };
        let pending: u64 = group.get("pending")?.integer()?;
        let (own_stake, delegated) = (f64::from(2u32), 2.0 * proportion as f64 / u64::MAX as f64);
        let alices_own = (pending as f64 * (own_stake - delegated) / (2.0 * own_stake)) as u64;
        let split =
            split_by_childkeys(Alpha(pending - alices_own), own(&group, "bob_alpha", "bob_root")?, &[parent], &terms);
        let tolerance = row.get("tolerance")?.real().unwrap_or(0.0);
        let alice = (alices_own + split.parents[0].0) as f64;
        tally.near(&row.path, row.get("alice")?.integer::<i64>()? as f64, alice, tolerance)?;
        tally.near(&row.path, row.get("bob")?.integer::<i64>()? as f64, split.child.0 as f64, tolerance)?;
    }
    Ok(())
}

fn dividend_split(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let earners = group.get("hotkeys")?.list(|row| {
        Ok(Earner {
            dividend: U96F32::from_num(row.get("dividend")?.integer::<u64>()?),
            stake: own(row, "alpha_stake", "root_stake")?,
            has_root_seat: true,
        })
    })?;
    let payments = split_pots(
        &earners,
        Alpha(group.get("pending_validator_alpha")?.integer()?),
        Alpha(group.get("pending_root_alpha")?.integer()?),
        U96F32::from_bits(group.get("tao_weight_bits")?.integer()?),
        false,
    );
    for (row, payment) in group.get("outputs")?.items()?.iter().zip(payments) {
        tally.same(&row.path, row.get("alpha_dividend")?.bits::<u128>()?, payment.alpha.to_bits())?;
        tally.same(&row.path, row.get("root_alpha_dividend")?.bits::<u128>()?, payment.root.to_bits())?;
    }
    Ok(())
}

fn dividend_tests(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let row = Node::new(group).get("rows")?.item(0)?;
    let dividends = row.get("dividends")?.list(|dividend| dividend.integer::<u64>())?;
    let stakes = row.get("stakes_alpha_root")?.items()?;
    let earners = stakes.iter().zip(dividends).map(|(stake, dividend)| {
        let stake = OwnStake { alpha: Alpha(stake.item(0)?.integer()?), root: Rao(stake.item(1)?.integer()?) };
        Ok(Earner { dividend: U96F32::from_num(dividend), stake, has_root_seat: true })
    });
    let earners = earners.collect::<Result<Vec<Earner>, Problem>>()?;
    let pots = [row.get("pending_validator")?.integer::<u64>()?, row.get("pending_root")?.integer()?];
    let tao_weight = U96F32::from_num(row.get("tao_weight")?.real()?);
    let payments = split_pots(&earners, Alpha(pots[0]), Alpha(pots[1]), tao_weight, false);
    let alpha: f64 = payments.iter().map(|payment| payment.alpha.to_num::<f64>()).sum();
    let root: f64 = payments.iter().map(|payment| payment.root.to_num::<f64>()).sum();
    tally.near("sum of alpha dividends", pots[0] as f64, alpha, 1_000.0)?;
    tally.near("sum of root dividends", pots[1] as f64, root, 1_000.0)
}

fn epoch_schedule(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows_last_tempo_block_expected")?.items()? {
        let [last, tempo, block, expected] =
            [0, 1, 2, 3].map(|index| row.item(index).and_then(|item| item.integer::<i128>()));
        let tempo = tempo?;
        let clock = Clock {
            tempo: Tempo(u16::try_from(tempo).map_err(|_| row.problem("has an invalid tempo"))?),
            last_epoch: Block(last? as u64),
            since_last_step: Block(0),
            put_off_to: None,
        };
        let left = clock.blocks_left(Block(block? as u64)).map_or(u64::MAX, |left| left.0);
        tally.same(&row.path, expected?, i128::from(left))?;
    }
    Ok(())
}

fn owner_cut(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let alpha = Alpha(group.get("alpha_emission")?.integer()?);
    for cut in [0, 65_535] {
        let parts = split_alpha(alpha, Some(Share(cut)), U96F32::from_num(0));
        tally.same("owner's cut", group.get(&format!("cut_{cut}"))?.integer()?, parts.pending.owner.0)?;
    }
    Ok(())
}

fn pending_split(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let proportion = root_proportion(Rao(group.get("root_tao")?.integer()?), WHOLE, Alpha(3_000_000_001));
    let cut = Share(group.get("owner_cut_u16")?.integer()?);
    let pending = split_alpha(Alpha(group.get("alpha_block")?.integer()?), Some(cut), proportion).pending;
    let expected = group.get("expected")?;
    for (key, got) in [("server", pending.server), ("validator", pending.validator), ("root", pending.root)] {
        let expected = expected.get(key)?;
        let value =
            expected.text()?.trim_end_matches(" +-1").parse().map_err(|_| expected.problem("is not a number"))?;
        tally.near(&expected.path, value, got.0 as f64, 1.0)?;
    }
    Ok(())
}

fn root_claim(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let stake = Rao(group.get("root_stake")?.integer()?);
    let pending: u64 = group.get("pending_root")?.integer()?;
    let (take, rest) = after_take(U96F32::from_num(pending), Share(11_796));
    tally.near("validator's alpha", 180_000.0, take.0 as f64, 100.0)?;
    let pay =
        |rate: ClaimableRate| rate.after_payment(rest, stake).ok_or_else(|| group.problem("pays more than the stake"));
    let first = pay(ClaimableRate::default())?;
    tally.near("rate", 0.41, first.0.to_num(), 0.001)?;
    let owed = first.owed(stake, Claimed::default());
    tally.near("claimed", first.0.to_num::<f64>() * stake.0 as f64, owed.0 as f64, 10.0)?;
    let second = pay(first)?;
    tally.near("rate after the second", 0.82, second.0.to_num(), 0.001)?;
    let left = second.owed(stake, Claimed::default().after_claim(owed));
    tally.near("owed after the second", rest.0 as f64, left.0 as f64, 1.0)
}

/// The Keccak-256 hashes of the texts that the chain's test uses as block hashes.
const HASHES: [(&str, [u64; 4]); 2] = [
    ("some", [0x4e7e_8301_f5d2_0674, 0x8d1c_4f82_2e35_64dd, 0xb112_4f86_591a_839f, 0x58df_c2f0_0798_3b61]),
    ("some2", [0xc357_a61b_4f8a_f02f, 0x92c4_f354_b483_9925, 0xd8c5_a18c_9c01_7f80, 0xefab_7efc_b363_aed7]),
];

fn root_claim_indices(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let (claims, count) = (group.get("k")?.integer()?, group.get("n")?.integer()?);
    for (text, hash) in HASHES {
        let expected = group.get("hash_keccak256_of")?.get(text)?.list(|index| index.integer::<u64>())?;
        let mut places = claim_places(hash, claims, count);
        places.sort_unstable();
        tally.same(text, format!("{expected:?}"), format!("{places:?}"))?;
        tally.same("no claims", 0, claim_places(hash, 0, count).len())?;
    }
    Ok(())
}
