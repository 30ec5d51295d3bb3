//! Index of claims in memory: words, signs of vectors, statistics for a ranking.

mod postings;
mod slots;
pub mod word_index;

use std::cmp::Reverse;
use std::hash::Hash;

use fearless_simd::Level;

use crate::claim::Claim;
use crate::rank::model::VectorModel;
use crate::reading::{QueryReading, counted};
use crate::vectors::compact::{CompactVector, SignBits};
use crate::vectors::scan;
use postings::MAX_SLOTS;
use slots::Slots;
use word_index::WordIndex;

/// Removed claims that are kept in memory at least before the arrays are rebuilt.
const MIN_REMOVED: usize = 1024;

/// Claims with the fewest different signs that are compared with the values of the query.
const SCANNED: usize = 2000;

/// Claims of one server, by id. Texts and vectors stay with the caller: 272 bytes per claim of 20 words are kept.
#[derive(Debug, Clone)]
pub struct Index<Id> {
    slots: Slots<Id>,
    pub(crate) words: WordIndex,
    signs: Vec<SignBits>,
    pub(crate) model: VectorModel,
    level: Level,
}

impl<Id: Copy + Eq + Hash> Default for Index<Id> {
    fn default() -> Self {
        Self::new(VectorModel::default())
    }
}

impl<Id: Copy + Eq + Hash> Index<Id> {
    /// An empty index for vectors of one model.
    #[must_use]
    pub fn new(model: VectorModel) -> Self {
        let (slots, words, signs, level) = (Slots::default(), WordIndex::default(), Vec::new(), Level::new());
        Self { slots, words, signs, model, level }
    }

    /// Number of claims.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// True without claims.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True if the index has the claim.
    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        self.slots.contains(id)
    }

    /// Adds a claim or replaces the claim with the same id. A claim without a vector is found by its words.
    ///
    /// An index holds up to 268 million claims and ignores further ones.
    pub fn add(&mut self, id: Id, claim: &Claim<'_>, vector: Option<&CompactVector>) {
        self.remove(id);
        if u32::try_from(self.signs.len()).is_ok_and(|slot| slot < MAX_SLOTS) {
            let words = counted(claim);
            self.words.add(&words.counts, words.length, &words.grams);
            self.signs.push(vector.map_or(SignBits::default(), CompactVector::signs));
            self.slots.add(id);
        }
    }

    /// Removes a claim. Returns false if the index does not have the claim.
    pub fn remove(&mut self, id: Id) -> bool {
        let Some(slot) = self.slots.remove(id) else { return false };
        if let Some(signs) = usize::try_from(slot).ok().and_then(|slot| self.signs.get_mut(slot)) {
            *signs = SignBits::default();
        }
        self.words.remove(slot);
        if self.slots.removed() > self.len().max(MIN_REMOVED) {
            let places = self.slots.renumber();
            self.words.renumber(&places);
            let mut places = places.iter();
            self.signs.retain(|_| places.next().is_some_and(Option::is_some));
        }
        true
    }

    /// The claims with the highest BM25 for the words of the query, best first.
    pub(crate) fn by_words(&self, query: &QueryReading, count: usize) -> Vec<Id> {
        let found = self.words.best(&query.keys(), count);
        self.ids(found)
    }

    /// The claims whose signs are nearest to this vector, nearest first.
    pub(crate) fn by_signs(&self, vector: &CompactVector, count: usize) -> Vec<Id> {
        let found = scan::nearest(self.level, &self.signs, &vector.signs(), SCANNED);
        let near = |(slot, _): (u32, u16)| {
            let signs = self.signs.get(usize::try_from(slot).ok()?)?;
            Some((Reverse(vector.along(signs)), slot))
        };
        let mut found: Vec<(Reverse<i32>, u32)> = found.into_iter().filter_map(near).collect();
        found.sort_unstable();
        self.ids(found.into_iter().take(count).map(|(_, slot)| slot))
    }

    fn ids(&self, slots: impl IntoIterator<Item = u32>) -> Vec<Id> {
        slots.into_iter().filter_map(|slot| self.slots.id(slot)).collect()
    }
}
