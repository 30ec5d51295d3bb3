//! Search for the next of several bytes.

/// Number of bytes that are compared at once.
const BLOCK: usize = 16;

/// A small set of bytes.
pub(super) struct ByteSet<const COUNT: usize>(pub [u8; COUNT]);

impl<const COUNT: usize> ByteSet<COUNT> {
    pub fn contains(&self, byte: u8) -> bool {
        // Without a branch, so that the compiler compares a block at once.
        self.0.iter().fold(false, |found, member| found | (byte == *member))
    }

    /// Place of the first byte of the set at `from` or behind.
    pub fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let (blocks, _) = bytes.get(from..)?.as_chunks::<BLOCK>();
        let any = |block: &[u8; BLOCK]| block.iter().fold(false, |found, byte| found | self.contains(*byte));
        let skipped = blocks.iter().take_while(|block| !any(block)).count() * BLOCK;
        let rest = bytes.get(from + skipped..)?;
        Some(from + skipped + rest.iter().position(|byte| self.contains(*byte))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_of_the_set_is_found_at_any_place() {
        let set = ByteSet([b'.', 0xE2]);
        for place in 0..50 {
            let mut text = [b'x'; 50];
            text[place] = if place % 2 == 0 { b'.' } else { 0xE2 };
            assert_eq!(set.find(&text, 0), Some(place));
            assert_eq!(set.find(&text, place), Some(place));
            assert_eq!(set.find(&text, place + 1), None);
        }
    }
}
