//! A seeded generator (SplitMix64): the same seed, reader and index return the same input on every machine.

/// A stream of random numbers.
pub struct Random(u64);

impl Random {
    /// Returns the stream of one input.
    pub fn new(seed: u64, reader: &str, index: u64) -> Self {
        let name = reader.bytes().fold(0u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
        let mut random = Random(seed ^ name.rotate_left(32));
        random.0 = random.next().wrapping_add(index);
        random
    }

    /// Returns the next number, uniform over all of `u64`.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `limit`; 0 if the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % (limit.max(1) as u64)) as usize
    }

    /// Returns true with a probability of 1 in `times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Returns a size up to about `limit`. Small sizes are as likely as large ones.
    pub fn size(&mut self, limit: usize) -> usize {
        let bits = self.below(limit.max(1).ilog2() as usize + 1);
        self.below((2usize << bits).min(limit + 1))
    }

    /// Returns a size up to `limit`, which is large with a probability of one half.
    pub fn large_size(&mut self, limit: usize) -> usize {
        if self.one_in(2) { self.size(limit) } else { self.below(limit + 1) }
    }

    /// Picks an element of a nonempty list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn an_input_depends_on_seed_reader_and_index() {
        let first = |seed, reader, index| Random::new(seed, reader, index).next();
        assert_eq!(first(1, "links", 0), first(1, "links", 0));
        for other in [first(2, "links", 0), first(1, "tables", 0), first(1, "links", 1)] {
            assert_ne!(first(1, "links", 0), other);
        }
    }

    #[test]
    fn sizes_stay_within_their_limit() {
        let mut random = Random::new(1, "sizes", 0);
        for limit in [0, 1, 2, 7, 4_096] {
            assert!((0..1_000).all(|_| random.size(limit) <= limit), "{limit}");
        }
        assert!((0..1_000).any(|_| random.size(1_000) > 900), "large ones happen");
    }
}
