//! Table of weights of which most rows are zero, without these rows.

/// The rows that are not zero, close together, so that they stay in the cache.
#[derive(Debug)]
pub(super) struct SparseRows<const WIDTH: usize> {
    /// One more than the index in `rows` of each row of the full table; 0 for a row of zeros.
    places: Vec<u16>,
    rows: Vec<[i8; WIDTH]>,
}

impl<const WIDTH: usize> SparseRows<WIDTH> {
    /// The rows of a full table of signed bytes, of which fewer than 65,536 are not zero.
    pub fn new(table: &[u8]) -> Self {
        let mut sparse = SparseRows { places: Vec::new(), rows: Vec::new() };
        for row in table.as_chunks::<WIDTH>().0 {
            let used = *row != [0; WIDTH];
            if used {
                sparse.rows.push(row.map(u8::cast_signed));
            }
            let place = u16::try_from(sparse.rows.len()).unwrap_or(0);
            sparse.places.push(if used { place } else { 0 });
        }
        sparse
    }

    /// The row of the full table with this index; `None` if all its weights are zero.
    pub fn get(&self, row: usize) -> Option<&[i8; WIDTH]> {
        let place = usize::from(*self.places.get(row)?);
        self.rows.get(place.checked_sub(1)?)
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
