//! Net flow: TAO injected by the chain itself does not count as demand (spec 3.4).

use substrate_fixed::types::I64F64;

use super::flow_average::FlowAverage;

/// Returns the fraction of protocol flow that is deducted: `min(1, sum(user > 0) / sum(protocol > 0))`, 0 without
/// protocol flow.
pub fn protocol_norm(flows: &[(FlowAverage, FlowAverage)]) -> I64F64 {
    let zero = I64F64::from_bits(0);
    let positive = |sum: I64F64, flow: FlowAverage| sum.saturating_add(flow.0.max(zero));
    let user = flows.iter().fold(zero, |sum, flow| positive(sum, flow.0));
    let protocol = flows.iter().fold(zero, |sum, flow| positive(sum, flow.1));
    user.checked_div(protocol).unwrap_or_default().min(I64F64::from_num(1))
}

/// Returns each subnet's user flow less its protocol flow; a positive protocol flow is scaled by the norm.
///
/// `flows` contains pairs of user and protocol flow.
pub fn net_flows(flows: &[(FlowAverage, FlowAverage)]) -> Vec<FlowAverage> {
    let norm = protocol_norm(flows);
    let net = |&(user, protocol): &(FlowAverage, FlowAverage)| {
        let cost = if protocol.0 > I64F64::from_bits(0) { norm.saturating_mul(protocol.0) } else { protocol.0 };
        FlowAverage(user.0.saturating_sub(cost))
    };
    flows.iter().map(net).collect()
}
