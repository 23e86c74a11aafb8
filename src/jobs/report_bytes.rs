//! Serializes the result of a simulation for the transfer from the worker to the page. Both run the same build, so the
//! format is private.
//!
//! Numbers are little-endian. Every subnet has the same length.

use yuma_engine::economy::{SimulationReport, SubnetReport, SubnetSnapshot};
use yuma_engine::quantity::{Alpha, Netuid, Price, Rao};
use yuma_engine::wide::Ratio;

/// Appends the result of a simulation.
pub fn write(report: &SimulationReport, bytes: &mut Vec<u8>) {
    bytes.extend(report.emitted.0.to_le_bytes());
    bytes.extend(report.recycled.0.to_le_bytes());
    for subnet in &report.subnets {
        bytes.extend(subnet.netuid.0.to_le_bytes());
        for snapshot in [subnet.before, subnet.after] {
            bytes.extend(snapshot.price.0.to_bits().to_le_bytes());
            bytes.extend(snapshot.share.to_bits().to_le_bytes());
            bytes.extend(snapshot.tao.0.to_le_bytes());
        }
        bytes.extend(subnet.alpha_emitted.0.to_le_bytes());
        bytes.extend(subnet.tao_injected.0.to_le_bytes());
    }
}

/// Reads the result of a simulation, or returns `None` if the bytes are truncated.
pub fn read(mut bytes: &[u8]) -> Option<SimulationReport> {
    let bytes = &mut bytes;
    let (emitted, recycled) = (Rao(u64::from_le_bytes(next(bytes)?)), Rao(u64::from_le_bytes(next(bytes)?)));
    let mut subnets = Vec::new();
    while !bytes.is_empty() {
        subnets.push(SubnetReport {
            netuid: Netuid(u16::from_le_bytes(next(bytes)?)),
            before: snapshot(bytes)?,
            after: snapshot(bytes)?,
            alpha_emitted: Alpha(u64::from_le_bytes(next(bytes)?)),
            tao_injected: Rao(u64::from_le_bytes(next(bytes)?)),
        });
    }
    Some(SimulationReport { emitted, recycled, subnets })
}

fn snapshot(bytes: &mut &[u8]) -> Option<SubnetSnapshot> {
    Some(SubnetSnapshot {
        price: Price(Ratio::from_bits(u128::from_le_bytes(next(bytes)?))),
        share: Ratio::from_bits(u128::from_le_bytes(next(bytes)?)),
        tao: Rao(u64::from_le_bytes(next(bytes)?)),
    })
}

fn next<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> SimulationReport {
        let snapshot = |seed: u8| SubnetSnapshot {
            price: Price(Ratio::from_bits(u128::from(seed) << 90)),
            share: Ratio::from_bits(u128::from(seed) << 40),
            tao: Rao(u64::from(seed) << 50),
        };
        let subnet = |netuid: u16| SubnetReport {
            netuid: Netuid(netuid),
            before: snapshot(1),
            after: snapshot(2),
            alpha_emitted: Alpha(3),
            tao_injected: Rao(u64::MAX),
        };
        SimulationReport { emitted: Rao(5), recycled: Rao(6), subnets: vec![subnet(1), subnet(300)] }
    }

    #[test]
    fn what_is_written_is_read() {
        for report in [report(), SimulationReport::default()] {
            let mut bytes = Vec::new();
            write(&report, &mut bytes);
            assert_eq!(read(&bytes), Some(report));
        }
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let mut bytes = Vec::new();
        write(&report(), &mut bytes);
        for length in [0, 15, 17, bytes.len() - 1] {
            assert_eq!(read(&bytes[..length]), None, "{length}");
        }
    }
}
