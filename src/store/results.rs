//! The results of an epoch as files: every margin and the bonds, exact values beside the shown ones.

use serde_json::{Map, Value, json};
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, RAO_PER_TAO, Share, Uid};
use yuma_engine::yuma::Quantity;
use yuma_scenario::{harmless, write_csv};

use super::evaluation::Evaluation;

/// Results that are fractions, and that the chain stores as shares.
const FRACTIONS: [Quantity; 5] =
    [Quantity::Stake, Quantity::ValidatorTrust, Quantity::Dividends, Quantity::Consensus, Quantity::Incentive];

/// Returns the results as CSV: a line per neuron. Fractions stand in percent, exactly, and as stored, in units of 1/65535;
/// bonds follow in a column per miner.
pub fn csv(evaluation: &Evaluation) -> String {
    let scenario = &evaluation.scenario;
    let mut header: Vec<String> =
        ["uid", "name", "validator", "miner", "alpha_stake", "tao_stake", "validator_permit", "active"]
            .map(str::to_owned)
            .into();
    for quantity in FRACTIONS {
        let id = quantity.id();
        header.extend([format!("{id}, %"), id.to_owned(), format!("{id}, 1/65535")]);
    }
    header.extend(["pay_per_stake", "validator_emission", "server_emission", "emission"].map(str::to_owned));
    header.extend(scenario.miners.iter().map(|miner| format!("bond with uid {}", miner.0)));
    let lines = Uid::all(scenario.uid_count()).map(|uid| line(evaluation, uid));
    write_csv(std::iter::once(header).chain(lines))
}

fn line(evaluation: &Evaluation, uid: Uid) -> Vec<String> {
    let (scenario, trace) = (&evaluation.scenario, &evaluation.trace);
    let neuron = scenario.neuron(uid);
    let flag = |flags: &[bool]| u8::from(flags.get(uid.index()).copied().unwrap_or_default()).to_string();
    let mut cells = vec![
        uid.0.to_string(),
        neuron.map(|neuron| harmless(&neuron.name)).unwrap_or_default(),
        u8::from(scenario.validators.contains(&uid)).to_string(),
        u8::from(scenario.miners.contains(&uid)).to_string(),
        neuron.map(|neuron| amount(neuron.alpha_stake.0)).unwrap_or_default(),
        neuron.map(|neuron| amount(neuron.tao_stake.0)).unwrap_or_default(),
        flag(&trace.validator_permits),
        flag(&trace.active),
    ];
    for quantity in FRACTIONS {
        let value = trace.fraction(quantity, uid).unwrap_or_default();
        let stored = stored(evaluation, quantity, uid).unwrap_or_default();
        cells.extend([tenths(value), exact(value), stored.0.to_string()]);
    }
    cells.push(trace.pay_per_stake(uid).map(exact).unwrap_or_default());
    for amounts in [&trace.outcome.validator_emission, &trace.outcome.server_emission, &trace.outcome.emission] {
        cells.push(amount(amounts.get(uid.index()).copied().unwrap_or_default().0));
    }
    cells.extend(scenario.miners.iter().map(|&miner| trace.ema_bonds.get(uid, miner).map(exact).unwrap_or_default()));
    cells
}

/// Returns the results as JSON. Fractions are an object with the percentage that the grid shows, the exact number and the
/// stored one; amounts are in units of 10^-9.
pub fn json(evaluation: &Evaluation) -> String {
    let (scenario, trace) = (&evaluation.scenario, &evaluation.trace);
    let neurons: Vec<Value> = Uid::all(scenario.uid_count()).map(|uid| neuron(evaluation, uid)).collect();
    let bonds: Vec<Value> = trace
        .ema_bonds
        .rows()
        .flat_map(|(validator, row)| row.iter().map(move |&(miner, bond)| (validator, miner, bond)))
        .map(|(validator, miner, bond)| {
            let stored = trace.outcome.bonds.get(validator, miner).unwrap_or_default();
            json!({ "validator": validator.0, "miner": miner.0, "bond": fraction(bond, Some(stored)) })
        })
        .collect();
    json!({ "title": scenario.title, "epoch": evaluation.epoch.0, "neurons": neurons, "bonds": bonds }).to_string()
}

fn neuron(evaluation: &Evaluation, uid: Uid) -> Value {
    let (scenario, trace) = (&evaluation.scenario, &evaluation.trace);
    let paid = |amounts: &[Alpha]| json!(amounts.get(uid.index()).copied().unwrap_or_default().0);
    let mut fields = Map::new();
    let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
    put("uid", json!(uid.0));
    if let Some(neuron) = scenario.neuron(uid) {
        put("name", json!(neuron.name));
        put("alpha_stake", json!(neuron.alpha_stake.0));
        put("tao_stake", json!(neuron.tao_stake.0));
    }
    put("validator", json!(scenario.validators.contains(&uid)));
    put("miner", json!(scenario.miners.contains(&uid)));
    for quantity in FRACTIONS {
        if let Some(value) = trace.fraction(quantity, uid) {
            put(quantity.id(), fraction(value, stored(evaluation, quantity, uid)));
        }
    }
    put("pay_per_stake", json!(trace.pay_per_stake(uid).map(|ratio| ratio.to_num::<f64>())));
    put("validator_emission", paid(&trace.outcome.validator_emission));
    put("server_emission", paid(&trace.outcome.server_emission));
    put("emission", paid(&trace.outcome.emission));
    Value::Object(fields)
}

fn stored(evaluation: &Evaluation, quantity: Quantity, uid: Uid) -> Option<Share> {
    let outcome = &evaluation.trace.outcome;
    let shares = match quantity {
        Quantity::Stake => &outcome.stake_weight,
        Quantity::ValidatorTrust => &outcome.validator_trust,
        Quantity::Dividends => &outcome.dividends,
        Quantity::Consensus => &outcome.consensus,
        _ => &outcome.incentive,
    };
    shares.get(uid.index()).copied()
}

fn fraction(value: Fraction, stored: Option<Share>) -> Value {
    let percent = (value.to_num::<f64>() * 1_000.0).round() / 10.0;
    json!({ "percent": percent, "exact": value.to_num::<f64>(), "stored": stored.map(|share| share.0) })
}

fn tenths(value: Fraction) -> String {
    format!("{:.1}", value.to_num::<f64>() * 100.0)
}

/// All digits of a multiple of 2^-32.
fn exact(value: Fraction) -> String {
    value.to_num::<f64>().to_string()
}

fn amount(amount: u64) -> String {
    format!("{}.{:09}", amount / RAO_PER_TAO, amount % RAO_PER_TAO)
}
