//! Postings: for every word the claims that contain the word, in memory.

use rustc_hash::FxHashMap;

/// Bits of a posting that hold how often the word occurs in the claim (at most 15). The other bits hold the slot.
const COUNT_BITS: u32 = 4;
const COUNT_MASK: u32 = (1 << COUNT_BITS) - 1;
/// Slots that fit into a posting.
pub const MAX_SLOTS: u32 = u32::MAX >> COUNT_BITS;
/// Postings read for one query at most, or those of the rarest word. Rare words are read first; common words hardly change the
/// order.
const BUDGET: usize = 150_000;

/// Claims that a collection has at least for the weight of a word: few claims do not say which words are common.
const LEAST: usize = 2_000;

/// In place of the length of a removed claim. A claim without words has no postings.
const REMOVED: u8 = 0;
/// What sums of scores can differ by through rounding.
const ROUNDED: f32 = 1.000_1;

/// Saturation of repeated words and weight of the length of a claim (Robertson and Zaragoza 2009, section 3.4).
const K1: f64 = 1.2;
const B: f64 = 0.5;

/// Words of all claims.
#[derive(Debug, Clone, Default)]
pub struct Postings {
    lists: FxHashMap<u32, Vec<u32>>,
    /// Number of words of each claim, at most 255; [`REMOVED`] for a removed claim.
    lengths: Vec<u8>,
    words: u64,
}

impl Postings {
    /// Adds the claim of the next slot. `length` is its number of words.
    pub fn add(&mut self, counts: &[(u32, u32)], length: u32) {
        let slot = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX).min(MAX_SLOTS);
        for (key, count) in counts {
            self.lists.entry(*key).or_default().push(slot << COUNT_BITS | (*count).min(COUNT_MASK));
        }
        self.words += u64::from(length);
        self.lengths.push(u8::try_from(length).unwrap_or(u8::MAX));
    }

    /// Weight of a word: the rarer, the heavier (BM25).
    pub fn rarity(&self, key: u32) -> f64 {
        self.rarity_of(self.lists.get(&key).map_or(0, Vec::len))
    }

    fn rarity_of(&self, claims: usize) -> f64 {
        let (all, with) = (number(self.lengths.len().max(LEAST)), number(claims));
        (1.0 + (all - with + 0.5).max(0.0) / (with + 0.5)).ln()
    }

    /// BM25 of a word that occurs `count` times in a claim of `length` words.
    pub fn weight(&self, rarity: f64, count: f64, length: f64) -> f64 {
        rarity * count * (K1 + 1.0) / (count + self.norm(length))
    }

    /// What the length of a claim adds below the fraction of BM25.
    fn norm(&self, length: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "below 2⁵²")]
        let mean = (self.words as f64 / number(self.lengths.len()).max(1.0)).max(1.0);
        K1 * (1.0 - B + B * length / mean)
    }

    /// Leaves the claim in a slot out of all answers, until [`Postings::renumber`] closes the gap.
    pub fn remove(&mut self, slot: u32) {
        if let Some(length) = usize::try_from(slot).ok().and_then(|place| self.lengths.get_mut(place)) {
            *length = REMOVED;
        }
    }

    /// Slots with the highest BM25 for these words (without repetition), best first.
    pub fn best(&self, keys: &[u32], count: usize) -> Vec<(u32, f32)> {
        let mut lists: Vec<&Vec<u32>> = keys.iter().filter_map(|key| self.lists.get(key)).collect();
        lists.sort_by_key(|list| list.len());
        let mut budget = BUDGET.max(lists.first().map_or(0, |rarest| rarest.len()));
        let is_paid = |list: &&Vec<u32>| {
            let rest = budget.checked_sub(list.len());
            budget = rest.unwrap_or(0);
            rest.is_some()
        };
        let lists: Vec<&Vec<u32>> = lists.into_iter().take_while(is_paid).collect();
        #[expect(clippy::cast_possible_truncation, reason = "a score needs few digits")]
        let most = |list: &&Vec<u32>| (self.rarity_of(list.len()) * (K1 + 1.0)) as f32;
        let most: Vec<f32> = lists.iter().map(most).collect();
        #[expect(clippy::cast_possible_truncation, reason = "a score needs few digits")]
        let norms: [f32; 256] = std::array::from_fn(|length| self.norm(number(length)) as f32);

        let mut found: Vec<(u32, f32)> = Vec::new();
        for (at, (list, part)) in lists.iter().zip(&most).enumerate() {
            // A claim without the words so far cannot get more than the rest, a little more for the rounding of sums.
            let rest = most.get(at..).unwrap_or_default().iter().sum::<f32>() * ROUNDED;
            let score = |posting: &u32| {
                let length = self.lengths.get(usize::try_from(posting >> COUNT_BITS).ok()?)?;
                let repeats = f32::from(u8::try_from(posting & COUNT_MASK).ok()?);
                let norm = norms.get(usize::from(*length))?;
                (*length != REMOVED).then(|| *part * repeats / (repeats + norm))
            };
            match least(&found, count, rest) {
                Some(least) => {
                    found.retain(|(_, score)| score + rest >= least);
                    raise(&mut found, list, score);
                }
                None => found = merged(&found, list, score),
            }
        }
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > count && count > 0 {
            found.select_nth_unstable_by(count - 1, order);
        }
        found.truncate(count);
        found.sort_unstable_by(order);
        found
    }

    /// Renumbers the slots: `places` holds the new slot of each old slot, `None` for a removed claim.
    pub fn renumber(&mut self, places: &[Option<u32>]) {
        self.lists.retain(|_, list| {
            let moved = list.iter().filter_map(|posting| {
                let slot = usize::try_from(posting >> COUNT_BITS).ok()?;
                let place = places.get(slot).copied().flatten()?;
                Some(place << COUNT_BITS | posting & COUNT_MASK)
            });
            *list = moved.collect();
            !list.is_empty()
        });
        let mut places = places.iter();
        self.lengths.retain(|_| places.next().is_some_and(Option::is_some));
        self.words = self.lengths.iter().map(|length| u64::from(*length)).sum();
    }
}

/// The score of the claim at place `count`, if it is higher than `rest`: then no further claim gets there.
fn least(found: &[(u32, f32)], count: usize, rest: f32) -> Option<f32> {
    let mut higher: Vec<f32> = found.iter().map(|(_, score)| *score).filter(|score| *score > rest).collect();
    let last = count.checked_sub(1).filter(|last| *last < higher.len())?;
    Some(*higher.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1)
}

/// Adds a list to the scores of all claims: both are in the order of slots.
fn merged(found: &[(u32, f32)], list: &[u32], score: impl Fn(&u32) -> Option<f32>) -> Vec<(u32, f32)> {
    let mut out = Vec::with_capacity(found.len() + list.len());
    let mut found = found.iter().copied().peekable();
    for posting in list {
        let slot = posting >> COUNT_BITS;
        while let Some(before) = found.next_if(|(other, _)| *other < slot) {
            out.push(before);
        }
        let before = found.next_if(|(other, _)| *other == slot).map_or(0.0, |(_, score)| score);
        out.extend(score(posting).map(|score| (slot, before + score)));
    }
    out.extend(found);
    out
}

/// Adds a list to the scores of the claims that are found already, in the order of slots.
fn raise(found: &mut [(u32, f32)], mut list: &[u32], score: impl Fn(&u32) -> Option<f32>) {
    let is_sparse = found.len() * 8 < list.len();
    for (slot, sum) in found {
        let from = if is_sparse {
            list.partition_point(|posting| posting >> COUNT_BITS < *slot)
        } else {
            list.iter().take_while(|posting| *posting >> COUNT_BITS < *slot).count()
        };
        list = list.get(from..).unwrap_or_default();
        let Some(posting) = list.first() else { break };
        if posting >> COUNT_BITS == *slot {
            *sum += score(posting).unwrap_or_default();
        }
    }
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "below 2⁵²")]
const fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash::mix;

    /// As [`Postings::best`] says, one claim after the other.
    #[expect(clippy::cast_possible_truncation, reason = "a score needs few digits")]
    fn expected(postings: &Postings, claims: &[Vec<(u32, u32)>], keys: &[u32], count: usize) -> Vec<(u32, f32)> {
        let mut lists: Vec<(&u32, usize)> =
            keys.iter().filter_map(|key| Some((key, postings.lists.get(key)?.len()))).collect();
        lists.sort_by_key(|(_, length)| *length);
        let mut found: Vec<(u32, f32)> = Vec::new();
        for (slot, counts) in (0..).zip(claims) {
            let length = postings.lengths[usize::try_from(slot).unwrap()];
            let mut sum = 0.0;
            for (key, claims) in &lists {
                let repeats = counts.iter().find(|(other, _)| other == *key).map_or(0, |(_, repeats)| *repeats);
                let most = (postings.rarity_of(*claims) * (K1 + 1.0)) as f32;
                let repeats = f32::from(u8::try_from(repeats).unwrap());
                sum += most * repeats / (repeats + postings.norm(f64::from(length)) as f32);
            }
            if sum > 0.0 && length != REMOVED {
                found.push((slot, sum));
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(count);
        found
    }

    #[test]
    fn the_best_are_those_of_a_complete_search_without_the_removed() {
        // Word `n` of 40 is in about one of `n + 1` claims.
        let claims: Vec<Vec<(u32, u32)>> = (0..3000_u64)
            .map(|claim| {
                let number = |word: u32| mix(claim * 64 + u64::from(word));
                let has = |word: &u32| number(*word).is_multiple_of(u64::from(*word) + 1);
                (0..40).filter(has).map(|word| (word, 1 + u32::try_from(number(word) >> 61).unwrap() / 6)).collect()
            })
            .collect();
        let mut postings = Postings::default();
        for counts in &claims {
            postings.add(counts, counts.iter().map(|(_, count)| count).sum());
        }
        for slot in (0..3000).step_by(7) {
            postings.remove(slot);
        }
        for query in 0..60_u64 {
            let keys: Vec<u32> = (0..45).filter(|word| mix(query * 99 + u64::from(*word)).is_multiple_of(4)).collect();
            for count in [1, 30, 5000] {
                assert_eq!(postings.best(&keys, count), expected(&postings, &claims, &keys, count), "{keys:?}");
            }
        }
        assert_eq!(postings.best(&[3, 7], 0), []);
    }
    #[test]
    fn a_query_of_common_words_finds_claims() {
        let mut postings = Postings::default();
        for _ in 0..=BUDGET {
            postings.add(&[(1, 1), (2, 1)], 2);
        }
        assert_eq!(postings.best(&[1, 2], 30).len(), 30);
    }
}
