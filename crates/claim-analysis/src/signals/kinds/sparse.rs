//! Table of weights of which most rows are zero, without these rows.

/// The rows that are not zero, close together, so that they stay in the cache.
#[derive(Debug)]
pub(super) struct SparseRows<const WIDTH: usize> {
    blocks: Vec<Block>,
    rows: Vec<[i8; WIDTH]>,
}

/// 64 rows of the full table.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// One bit for each row that is not zero.
    bits: u64,
    /// Number of such rows before the block.
    before: usize,
}

impl<const WIDTH: usize> SparseRows<WIDTH> {
    /// The rows of a full table of signed bytes.
    pub fn new(table: &[u8]) -> Self {
        let mut sparse = SparseRows { blocks: Vec::new(), rows: Vec::new() };
        for block in table.as_chunks::<WIDTH>().0.chunks(64) {
            let before = sparse.rows.len();
            let mut bits = 0;
            for (at, row) in block.iter().enumerate().filter(|(_, row)| **row != [0; WIDTH]) {
                bits |= 1 << at;
                sparse.rows.push(row.map(u8::cast_signed));
            }
            sparse.blocks.push(Block { bits, before });
        }
        sparse
    }

    /// The row of the full table with this index; `None` if all its weights are zero.
    pub fn get(&self, row: usize) -> Option<&[i8; WIDTH]> {
        let block = self.blocks.get(row / 64)?;
        let bit = 1 << (row % 64);
        if block.bits & bit == 0 {
            return None;
        }
        let inside = (block.bits & (bit - 1)).count_ones();
        self.rows.get(block.before + usize::try_from(inside).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_not_zero_are_found() {
        let mut table = vec![0; 2 * 200];
        for row in [0, 63, 64, 199] {
            table[2 * row] = 255;
            table[2 * row + 1] = u8::try_from(row).unwrap();
        }
        let sparse = SparseRows::<2>::new(&table);
        let found: Vec<usize> = (0..300).filter(|row| sparse.get(*row).is_some()).collect();
        assert_eq!(found, [0, 63, 64, 199]);
        assert_eq!(sparse.get(63), Some(&[-1, 63]));
    }
}
