//! Words and character grams of all claims: candidates by words, weights of words and grams.

use super::postings::Postings;
use crate::text::grams::BUCKETS;

/// What the claims of an index have in common.
#[derive(Debug, Clone)]
pub struct WordIndex {
    postings: Postings,
    /// For every bucket of grams: the number of claims that have contained one.
    grams: Vec<u32>,
    /// Number of claims that were counted in `grams`.
    counted: u32,
}

impl Default for WordIndex {
    fn default() -> Self {
        Self { postings: Postings::default(), grams: vec![0; BUCKETS], counted: 0 }
    }
}

impl WordIndex {
    /// Adds the claim of the next slot: words with counts, number of words, buckets of grams.
    pub fn add(&mut self, words: &[(u32, u32)], length: u32, grams: &[(u16, u16)]) {
        self.postings.add(words, length);
        for (bucket, _) in grams {
            if let Some(count) = self.grams.get_mut(usize::from(*bucket)) {
                *count = count.saturating_add(1);
            }
        }
        self.counted = self.counted.saturating_add(1);
    }

    /// Weight of a word: the rarer, the heavier.
    pub fn rarity(&self, key: u32) -> f64 {
        self.postings.rarity(key)
    }

    /// BM25 of a word of this rarity that occurs `count` times in a claim of `length` words.
    pub fn weight(&self, rarity: f64, count: f64, length: f64) -> f64 {
        self.postings.weight(rarity, count, length)
    }

    /// Weight of a gram: the rarer, the heavier.
    pub fn gram_rarity(&self, bucket: u16) -> f64 {
        let with = self.grams.get(usize::from(bucket)).copied().unwrap_or(0);
        ((1.0 + f64::from(self.counted)) / (1.0 + f64::from(with))).ln() + 1.0
    }

    /// Slots with the highest BM25 for these words, best first.
    pub fn best(&self, keys: &[u32], count: usize) -> Vec<u32> {
        self.postings.best(keys, count).into_iter().map(|(slot, _)| slot).collect()
    }

    /// Leaves the claim in a slot out of all answers.
    pub fn remove(&mut self, slot: u32) {
        self.postings.remove(slot);
    }

    /// Renumbers the slots. Grams of removed claims stay counted: they are statistics, not places.
    pub fn renumber(&mut self, places: &[Option<u32>]) {
        self.postings.renumber(places);
    }
}
