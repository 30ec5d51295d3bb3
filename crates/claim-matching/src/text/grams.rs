//! Character n-grams of words: near spellings have many in common.

use super::hash::hash;
use super::words::Word;

/// Number of characters of a gram.
const LENGTH: usize = 4;
/// Number of buckets of grams.
pub const BUCKETS: usize = 1 << 16;

/// Buckets of the grams of all words with their counts, sorted by bucket. A word is read with a space at both ends.
pub fn grams<'w>(words: impl Iterator<Item = &'w Word>) -> Vec<(u16, u16)> {
    let mut buckets: Vec<u16> = Vec::new();
    let (mut padded, mut ends) = (String::new(), Vec::new());
    for word in words.filter(|word| !word.is_part) {
        padded.clear();
        padded.push(' ');
        padded.push_str(&word.plain);
        padded.push(' ');
        ends.clear();
        ends.extend(padded.char_indices().map(|(at, _)| at));
        ends.push(padded.len());
        let length = LENGTH.min(ends.len() - 1);
        for (from, to) in ends.iter().zip(ends.iter().skip(length)) {
            let gram = padded.get(*from..*to).unwrap_or_default();
            buckets.push(bucket(gram));
        }
    }
    buckets.sort_unstable();
    let runs = buckets.chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some((*run.first()?, u16::try_from(run.len()).unwrap_or(u16::MAX)))).collect()
}

const fn top(hash: u64) -> u16 {
    (hash >> 48) as u16
}

fn bucket(gram: &str) -> u16 {
    top(hash(gram.as_bytes()))
}
