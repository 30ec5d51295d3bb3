//! Postings: for every word the claims that contain the word, in memory.

use rustc_hash::FxHashMap;

/// Bits of a posting that hold how often the word occurs in the claim (at most 15). The other bits hold the slot.
const COUNT_BITS: u32 = 4;
const COUNT_MASK: u32 = (1 << COUNT_BITS) - 1;
/// Slots that fit into a posting.
pub const MAX_SLOTS: u32 = u32::MAX >> COUNT_BITS;
/// Postings read for one query at most. Rare words are read first; common words hardly change the order.
const BUDGET: usize = 150_000;

/// Claims that a collection has at least for the weight of a word: few claims do not say which words are common.
const LEAST: usize = 2_000;

/// Saturation of repeated words and weight of the length of a claim (Robertson and Zaragoza 2009, section 3.4).
const K1: f64 = 1.2;
const B: f64 = 0.5;

/// Words of all claims.
#[derive(Debug, Clone, Default)]
pub struct Postings {
    lists: FxHashMap<u32, Vec<u32>>,
    /// Number of words of each claim, at most 255.
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

    /// Slots with the highest BM25 for these words (without repetition), best first. `is_live` says whether to return a slot.
    pub fn best(&self, keys: &[u32], count: usize, is_live: impl Fn(u32) -> bool) -> Vec<(u32, f32)> {
        let mut lists: Vec<&Vec<u32>> = keys.iter().filter_map(|key| self.lists.get(key)).collect();
        lists.sort_by_key(|list| list.len());
        #[expect(clippy::cast_possible_truncation, reason = "a score needs few digits")]
        let norms: [f32; 256] = std::array::from_fn(|length| self.norm(number(length)) as f32);
        let mut scores = vec![0.0_f32; self.lengths.len()];
        let mut touched = Vec::new();
        let mut budget = BUDGET;
        for list in lists {
            let Some(rest) = budget.checked_sub(list.len()) else { break };
            budget = rest;
            #[expect(clippy::cast_possible_truncation, reason = "a score needs few digits")]
            let most = (self.rarity_of(list.len()) * (K1 + 1.0)) as f32;
            for posting in list {
                let slot = posting >> COUNT_BITS;
                let place = usize::try_from(slot).unwrap_or(usize::MAX);
                let (Some(score), Some(length)) = (scores.get_mut(place), self.lengths.get(place)) else { continue };
                if *score == 0.0 {
                    touched.push(slot);
                }
                let repeats = f32::from(u8::try_from(posting & COUNT_MASK).unwrap_or(0));
                let norm = norms.get(usize::from(*length)).copied().unwrap_or(1.0);
                *score += most * repeats / (repeats + norm);
            }
        }
        let score = |slot: u32| scores.get(usize::try_from(slot).unwrap_or(usize::MAX)).copied().unwrap_or(0.0);
        let mut found: Vec<(u32, f32)> =
            touched.into_iter().filter(|slot| is_live(*slot)).map(|slot| (slot, score(slot))).collect();
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

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "below 2⁵²")]
const fn number(count: usize) -> f64 {
    count as f64
}
