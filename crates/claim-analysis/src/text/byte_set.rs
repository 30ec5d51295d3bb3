//! Search for the next of several bytes.

/// Number of bytes that are looked up without a branch between them.
const BLOCK: usize = 16;

/// A small set of bytes.
pub(crate) struct ByteSet {
    /// Whether each byte is a member.
    table: [bool; 256],
}

impl ByteSet {
    #[expect(clippy::indexing_slicing, reason = "bounds are checked by the loop, at compile time")]
    pub const fn new(members: &[u8]) -> Self {
        let mut table = [false; 256];
        let mut at = 0;
        while at < members.len() {
            table[members[at] as usize] = true;
            at += 1;
        }
        ByteSet { table }
    }

    pub fn contains(&self, byte: u8) -> bool {
        self.table.get(usize::from(byte)).copied().unwrap_or(false)
    }

    /// Place of the first member at `from` or behind.
    pub fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let (blocks, _) = bytes.get(from..)?.as_chunks::<BLOCK>();
        let is_in = |block: &[u8]| block.iter().fold(false, |found, byte| found | self.contains(*byte));
        let skipped = blocks.iter().take_while(|block| !is_in(*block)).count() * BLOCK;
        let rest = bytes.get(from + skipped..)?;
        Some(from + skipped + rest.iter().position(|byte| self.contains(*byte))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_member_is_found_at_any_place() {
        let set = ByteSet::new(&[b'.', 0xE2]);
        for place in 0..50 {
            let mut text = [b'x'; 50];
            text[place] = if place % 2 == 0 { b'.' } else { 0xE2 };
            assert_eq!(set.find(&text, 0), Some(place));
            assert_eq!(set.find(&text, place), Some(place));
            assert_eq!(set.find(&text, place + 1), None);
        }
    }
}
