//! Scan of sign bits: the claims whose vectors differ from the query's in the fewest signs.

#![expect(clippy::inline_always, reason = "inlined code uses the instructions that `dispatch!` found")]

use fearless_simd::{Level, dispatch};

use super::compact::{DIMENSIONS, SignBits};

/// Claims scanned together.
const BLOCK: usize = 4096;

/// Positions of the `count` entries nearest to the query with the number of different signs, nearest first. Of equally
/// near ones, lower positions come first. Entries that are zero are left out.
pub fn nearest(level: Level, entries: &[SignBits], query: &SignBits, count: usize) -> Vec<(u32, u16)> {
    let mut limit = u16::try_from(DIMENSIONS).unwrap_or(u16::MAX);
    let mut found = Vec::with_capacity(4 * count.min(entries.len()));
    let mut distances = [0_u16; BLOCK];
    for (entries, start) in entries.chunks(BLOCK).zip((0_u32..).step_by(BLOCK)) {
        dispatch!(level, _ => measure(entries, query, &mut distances));
        for (far, (at, entry)) in distances.iter().zip((start..).zip(entries)) {
            if *far <= limit && entry.iter().any(|bits| *bits != 0) {
                found.push((at, *far));
            }
        }
        if found.len() >= 2 * count.max(1) {
            limit = tighten(&mut found, count);
        }
    }
    found.sort_unstable_by_key(|&(at, far)| (far, at));
    found.truncate(count);
    found
}

/// Keeps the nearest `count` entries and those at the same distance, and returns this distance.
fn tighten(found: &mut Vec<(u32, u16)>, count: usize) -> u16 {
    let mut numbers = [0_usize; DIMENSIONS + 1];
    for (_, far) in found.iter() {
        if let Some(number) = numbers.get_mut(usize::from(*far)) {
            *number += 1;
        }
    }
    let mut sum = 0;
    let limit = (0_u16..).zip(numbers).find(|(_, number)| {
        sum += number;
        sum >= count
    });
    let limit = limit.map_or(u16::MAX, |(far, _)| far);
    found.retain(|(_, far)| *far <= limit);
    limit
}

/// Number of different signs of every entry.
#[inline(always)]
fn measure(entries: &[SignBits], query: &SignBits, distances: &mut [u16; BLOCK]) {
    for (entry, distance) in entries.iter().zip(distances) {
        let count: u32 = entry.iter().zip(query).map(|(theirs, ours)| (theirs ^ ours).count_ones()).sum();
        #[expect(clippy::cast_possible_truncation, reason = "at most 384")]
        let count = count as u16;
        *distance = count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash::mix;

    #[test]
    fn the_nearest_are_found_in_order() {
        let entry = |at: u64| -> SignBits {
            let mut entry = SignBits::default();
            for (bits, part) in entry.iter_mut().zip(1..) {
                *bits = mix(at * 6 + part);
            }
            entry
        };
        let mut entries: Vec<SignBits> = (0..250_000).map(entry).collect();
        entries[7] = SignBits::default();
        let query = entries[130_000];
        let far = |entry: &SignBits| -> u16 {
            let far: u32 = entry.iter().zip(query).map(|(a, b)| (a ^ b).count_ones()).sum();
            far.try_into().unwrap()
        };
        let mut expected: Vec<(u16, u32)> = (0_u32..).zip(&entries).map(|(at, entry)| (far(entry), at)).collect();
        expected.retain(|(_, at)| *at != 7);
        expected.sort_unstable();
        let expected: Vec<(u32, u16)> = expected[..300].iter().map(|(far, at)| (*at, *far)).collect();
        assert_eq!(nearest(Level::new(), &entries, &query, 300), expected);
        assert_eq!(expected[0], (130_000, 0));
        assert_eq!(nearest(Level::new(), &[], &query, 300), []);
        assert_eq!(nearest(Level::new(), &entries[..3], &query, 300).len(), 3);
    }
}
