//! Search for the next of several bytes.

/// Number of bytes that are compared at once.
const BLOCK: usize = 16;

/// A small set of bytes.
pub(crate) struct ByteSet<const COUNT: usize> {
    members: [u8; COUNT],
    /// Whether each byte is a member.
    table: [bool; 256],
}

impl<const COUNT: usize> ByteSet<COUNT> {
    #[expect(clippy::indexing_slicing, reason = "bounds are checked by the loop, at compile time")]
    pub const fn new(members: [u8; COUNT]) -> Self {
        let mut table = [false; 256];
        let mut at = 0;
        while at < COUNT {
            table[members[at] as usize] = true;
            at += 1;
        }
        ByteSet { members, table }
    }

    pub fn contains(&self, byte: u8) -> bool {
        self.table.get(usize::from(byte)).copied().unwrap_or(false)
    }

    /// Place of the first member at `from` or behind.
    pub fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let (blocks, _) = bytes.get(from..)?.as_chunks();
        let skipped = blocks.iter().take_while(|block| !self.is_in(block)).count() * BLOCK;
        let rest = bytes.get(from + skipped..)?;
        Some(from + skipped + rest.iter().position(|byte| self.contains(*byte))?)
    }

    /// True if a member is in the block. Without a branch, so that the compiler compares all bytes at once.
    fn is_in(&self, block: &[u8; BLOCK]) -> bool {
        let mut found = [0; BLOCK];
        for member in &self.members {
            for (found, byte) in found.iter_mut().zip(block) {
                *found |= u8::from(byte == member);
            }
        }
        u128::from_le_bytes(found) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_member_is_found_at_any_place() {
        let set = ByteSet::new([b'.', 0xE2]);
        for place in 0..50 {
            let mut text = [b'x'; 50];
            text[place] = if place % 2 == 0 { b'.' } else { 0xE2 };
            assert_eq!(set.find(&text, 0), Some(place));
            assert_eq!(set.find(&text, place), Some(place));
            assert_eq!(set.find(&text, place + 1), None);
        }
    }
}
