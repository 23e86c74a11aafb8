//! Serializes the participants of a day. Most amounts are small or zero, so numbers are written in groups of seven bits.

use super::run_bytes::{code_of, refusal_of};
use yuma_engine::quantity::{Alpha, Netuid, Rao};
use yuma_scenario::market::{Holding, ParticipantPoint};

/// Appends the participants of a day.
pub fn write(participants: &[ParticipantPoint], bytes: &mut Vec<u8>) {
    write_number(participants.len() as u64, bytes);
    for point in participants {
        let counts = [u64::from(point.trades), u64::from(point.refusals)];
        // Zero stands for no refusal.
        let code = point.refusal.map_or(0, |refusal| u64::from(code_of(&refusal)) + 1);
        let amounts = [point.tao.0, point.value.0, point.proceeds.0, point.kept.0];
        for number in amounts.into_iter().chain(counts).chain([code, point.holdings.len() as u64]) {
            write_number(number, bytes);
        }
        for held in &point.holdings {
            write_number(held.netuid.0.into(), bytes);
            write_number(held.alpha.0, bytes);
        }
    }
}

/// Reads the participants of a day from the front of the bytes and advances them. Returns `None` if they are truncated.
pub fn read(bytes: &mut &[u8]) -> Option<Vec<ParticipantPoint>> {
    (0..read_number(bytes)?).map(|_| read_point(bytes)).collect()
}

fn read_point(bytes: &mut &[u8]) -> Option<ParticipantPoint> {
    let mut number = || read_number(bytes);
    let (tao, value, proceeds, kept) = (Rao(number()?), Rao(number()?), Rao(number()?), Rao(number()?));
    let (trades, refusals) = (u32::try_from(number()?).ok()?, u32::try_from(number()?).ok()?);
    let refusal = match number()? {
        0 => None,
        code => Some(refusal_of(u8::try_from(code - 1).ok()?)?),
    };
    let held = |bytes: &mut &[u8]| {
        let netuid = Netuid(u16::try_from(read_number(bytes)?).ok()?);
        Some(Holding { netuid, alpha: Alpha(read_number(bytes)?) })
    };
    let holdings = (0..read_number(bytes)?).map(|_| held(bytes)).collect::<Option<Vec<_>>>()?;
    Some(ParticipantPoint { tao, value, proceeds, kept, trades, refusals, refusal, holdings })
}

/// Writes seven bits a byte, the lowest first; the highest bit of a byte says that another one follows.
fn write_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn read_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::economy::operations::OperationError;

    fn points() -> Vec<ParticipantPoint> {
        let held = |netuid, alpha| Holding { netuid: Netuid(netuid), alpha: Alpha(alpha) };
        let full = ParticipantPoint {
            tao: Rao(u64::MAX),
            value: Rao(127),
            proceeds: Rao(128),
            kept: Rao(1_000_000_000_000),
            trades: u32::MAX,
            refusals: 3,
            refusal: Some(OperationError::SubnetNotExists),
            holdings: vec![held(1, 5), held(u16::MAX, u64::MAX)],
        };
        vec![full, ParticipantPoint::default()]
    }

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write(&points(), &mut bytes);
        let rest = &mut bytes.as_slice();
        assert_eq!((read(rest), rest.len()), (Some(points()), 0));
    }

    #[test]
    fn what_is_cut_off_or_no_number_is_refused() {
        let mut bytes = Vec::new();
        write(&points(), &mut bytes);
        for length in 0..bytes.len() {
            assert_eq!(read(&mut &bytes[..length]), None, "{length}");
        }
        assert_eq!(read_number(&mut [0xff; 12].as_slice()), None);
    }

    #[test]
    fn a_thousand_participants_are_small() {
        let held = Holding { netuid: Netuid(64), alpha: Alpha(units(20_000)) };
        let amounts = [100, 101, 99, 100].map(|tao| Rao(units(tao)));
        let [tao, value, proceeds, kept] = amounts;
        let point =
            ParticipantPoint { tao, value, proceeds, kept, trades: 30, holdings: vec![held], ..Default::default() };
        let mut bytes = Vec::new();
        write(&vec![point; 1_000], &mut bytes);
        assert!(bytes.len() < 40_000, "{} bytes a day", bytes.len());
    }

    fn units(whole: u64) -> u64 {
        whole * 1_000_000_000
    }
}
