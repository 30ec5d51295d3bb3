//! Word embeddings: a row of 384 values for each piece of the vocabulary.

use super::float::add_times;
use crate::shape::HIDDEN;

/// Weights of a small table with a scale in common.
pub const BLOCK: usize = 32;

/// Rows of 384 weights.
#[derive(Debug)]
pub enum Table {
    /// One byte per weight, one scale per row.
    Large { weights: Vec<i8>, scales: Vec<f32> },
    /// Four bits per weight, one scale for each 32 weights.
    Small { weights: Vec<u8>, scales: Vec<f32> },
}

impl Table {
    /// Adds the values of a row. A row that does not exist has none.
    pub fn add(&self, row: usize, sums: &mut [f32]) {
        match self {
            Self::Large { weights, scales } => {
                let (rows, _) = weights.as_chunks::<HIDDEN>();
                if let (Some(row), Some(scale)) = (rows.get(row), scales.get(row)) {
                    add_times(sums, &row.map(f32::from), *scale);
                }
            }
            Self::Small { weights, scales } => {
                let (rows, _) = weights.as_chunks::<{ HIDDEN / 2 }>();
                let (row_scales, _) = scales.as_chunks::<{ HIDDEN / BLOCK }>();
                if let (Some(row), Some(scales)) = (rows.get(row), row_scales.get(row)) {
                    let blocks = row.chunks_exact(BLOCK / 2).zip(scales);
                    for ((block, scale), sums) in blocks.zip(sums.chunks_exact_mut(BLOCK)) {
                        for (pair, sums) in block.iter().zip(sums.chunks_exact_mut(2)) {
                            add_times(sums, &[pair & 15, pair >> 4].map(|weight| f32::from(weight) - 8.0), *scale);
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_weights_times_scales() {
        let mut sums = vec![1.0; HIDDEN];
        let mut weights = vec![0_i8; 2 * HIDDEN];
        weights[HIDDEN + 1] = -3;
        let table = Table::Large { weights, scales: vec![1.0, 0.5] };
        table.add(1, &mut sums);
        table.add(2, &mut sums);
        assert_eq!(sums[..3], [1.0, -0.5, 1.0]);

        let mut sums = vec![0.0; HIDDEN];
        let mut weights = vec![0x88_u8; HIDDEN];
        weights[HIDDEN / 2] = 0xf0;
        weights[HIDDEN - 1] = 0x98;
        let mut scales = vec![0.5; 2 * HIDDEN / BLOCK];
        scales[2 * HIDDEN / BLOCK - 1] = 2.0;
        let table = Table::Small { weights, scales };
        table.add(1, &mut sums);
        table.add(2, &mut sums);
        assert_eq!(sums[..3], [-4.0, 3.5, 0.0]);
        assert_eq!(sums[HIDDEN - 2..], [0.0, 2.0]);
    }
}
