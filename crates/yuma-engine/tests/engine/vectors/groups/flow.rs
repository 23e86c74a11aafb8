//! TAO flow: averages, powers, shares.

use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::{I64F64, U64F64};
use yuma_engine::emission::{
    FlowAverage, FlowParameters, SmoothingFactor, flow_shares, lower_limit, net_flows, power_shares, protocol_norm,
};
use yuma_engine::quantity::Flow;

pub fn averages(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.items()? {
        if row.find("case").is_some() {
            let constant = |average, _| SmoothingFactor::DEFAULT.next(average, Flow(1_000_000_000));
            let average = (0..216_000).fold(FlowAverage::default(), constant);
            tally.same(&row.path, row.get("exact")?.bits()?, average.0.to_bits())?;
            continue;
        }
        let factor = SmoothingFactor(row.get("smoothing_stored")?.integer()?);
        let old = FlowAverage(I64F64::from_bits(row.get("old")?.bits()?));
        let new = factor.next(old, Flow(row.get("block_flow")?.integer()?));
        tally.same(&row.path, row.get("new")?.bits()?, new.0.to_bits())?;
    }
    Ok(())
}

pub fn powers(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.items()? {
        let inputs = row.get("inputs")?.list(|value| Ok(U64F64::from_num(value.real()?)))?;
        let shares = power_shares(&inputs, U64F64::from_num(row.get("p")?.real()?));
        for (expected, got) in row.get("outputs")?.items()?.iter().zip(shares) {
            tally.same(&expected.path, expected.bits::<u128>()?, got.to_bits())?;
        }
    }
    Ok(())
}

fn average(node: &Node) -> Result<FlowAverage, Problem> {
    Ok(FlowAverage(I64F64::from_num(node.real()?)))
}

pub fn shares(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.items()? {
        let flows =
            row.get("user_and_protocol_ema")?.list(|pair| Ok((average(&pair.item(0)?)?, average(&pair.item(1)?)?)))?;
        let parameters = FlowParameters {
            smoothing: SmoothingFactor::DEFAULT,
            cutoff: average(&row.get("cutoff")?)?,
            exponent: U64F64::from_num(row.get("p")?.real()?),
        };
        let by_net_flow = row.get("net_flow_enabled")?.flag()?;
        let norm = if by_net_flow { protocol_norm(&flows) } else { I64F64::from_bits(0) };
        tally.same(&row.path, row.get("norm_factor")?.bits()?, norm.to_bits())?;
        let counted = if by_net_flow { net_flows(&flows) } else { flows.iter().map(|flow| flow.0).collect() };
        let limit = lower_limit(&counted, parameters.cutoff);
        tally.same(&row.path, row.get("lower_limit")?.bits()?, limit.0.to_bits())?;
        for (expected, got) in row.get("shares")?.items()?.iter().zip(flow_shares(&counted, &parameters)) {
            tally.same(&expected.path, expected.bits::<u128>()?, got.to_bits())?;
        }
    }
    Ok(())
}

pub fn chain_tests(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.get("rows")?.items()? {
        let flows = row.get("ema_flow")?.list(average)?;
        let parameters = FlowParameters {
            smoothing: SmoothingFactor::DEFAULT,
            cutoff: average(&row.get("cutoff")?)?,
            exponent: U64F64::from_num(row.get("p")?.real()?),
        };
        for (expected, got) in row.get("expected")?.items()?.iter().zip(flow_shares(&flows, &parameters)) {
            tally.near(&expected.path, expected.real()?, got.to_num(), 0.01)?;
        }
    }
    Ok(())
}

pub fn chain_power_tests(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    let powers = |row: &Node, exponent: f64| -> Result<Vec<f64>, Problem> {
        let inputs = row.get("in")?.list(|value| Ok(U64F64::from_num(value.real()?)))?;
        Ok(power_shares(&inputs, U64F64::from_num(exponent)).into_iter().map(|share| share.to_num()).collect())
    };
    for row in section.get("rows")?.items()? {
        let got = powers(&row, row.get("p")?.real()?)?;
        match row.get("out")?.items() {
            Ok(out) => {
                for (expected, got) in out.iter().zip(got) {
                    tally.near(&expected.path, expected.real()?, got, 0.01)?;
                }
            }
            Err(_) => tally.near(&row.path, 1.0, got.iter().sum(), 1e-9)?,
        }
    }
    let fractional = section.get("fractional")?;
    for exponent in fractional.get("p")?.list(Node::real)? {
        let inputs = fractional.get("in")?.list(Node::real)?;
        let total: f64 = inputs.iter().map(|value| value.powf(exponent)).sum();
        let got = powers(&fractional, exponent)?;
        for (input, &got) in inputs.iter().zip(&got) {
            let expected = input.powf(exponent) / total;
            tally.near(format!("{} p={exponent}", fractional.path), expected, got, expected * 0.01)?;
        }
        tally.near(&fractional.path, 1.0, got.iter().sum(), 1e-12)?;
    }
    Ok(())
}
