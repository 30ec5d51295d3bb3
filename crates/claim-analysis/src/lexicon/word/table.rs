//! Table of words that is filled once: small, so that it stays in the cache.

use super::packed::Word;

/// Bits of a place in the table.
const BITS: u32 = 14;

/// Maximum number of words: half of the places, so that a free one is near.
const MAX_WORDS: usize = 1 << (BITS - 1);

/// A value for each of some thousand words.
#[derive(Debug)]
pub(crate) struct WordTable<V> {
    /// One more than the index of an entry, at the place that the hash of its word gives or at the first free one behind;
    /// 0 for a free place.
    places: Vec<u16>,
    entries: Vec<Entry<V>>,
}

/// A word with its value. Small entries are aligned so that each is in one line of the cache.
#[derive(Debug)]
#[repr(align(32))]
struct Entry<V> {
    word: Word,
    value: V,
}

impl<V: Copy + Default> WordTable<V> {
    pub fn new() -> Self {
        WordTable { places: vec![0; 1 << BITS], entries: Vec::new() }
    }

    /// The value of a word; `None` for a word without one.
    pub fn get(&self, word: Word) -> Option<V> {
        self.get_hashed(word, word.hash())
    }

    /// The value of a word whose hash is known.
    pub fn get_hashed(&self, word: Word, hash: u64) -> Option<V> {
        let (_, number) = self.find(word, hash);
        number.and_then(|number| self.entries.get(number)).map(|entry| entry.value)
    }

    /// The value of a word, which is added if there is none; `None` if the table is full.
    pub fn entry(&mut self, word: Word) -> Option<&mut V> {
        let (place, number) = self.find(word, word.hash());
        let number = number.unwrap_or(self.entries.len());
        if number == self.entries.len() && number < MAX_WORDS {
            *self.places.get_mut(place)? = u16::try_from(number + 1).ok()?;
            self.entries.push(Entry { word, value: V::default() });
        }
        self.entries.get_mut(number).map(|entry| &mut entry.value)
    }

    /// The place of a word, or the free place for it, and the index of its entry.
    fn find(&self, word: Word, hash: u64) -> (usize, Option<usize>) {
        // The multiplication of the hash mixes the upper bits best.
        let mut place = usize::try_from(hash >> (u64::BITS - BITS)).unwrap_or(0);
        loop {
            let number = self.places.get(place).map_or(0, |number| usize::from(*number));
            let Some(number) = number.checked_sub(1) else {
                return (place, None);
            };
            if self.entries.get(number).is_some_and(|entry| entry.word == word) {
                return (place, Some(number));
            }
            place = (place + 1) % (1 << BITS);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_are_found_until_the_table_is_full() {
        let word = |number: usize| Word::new(&format!("word{number}")).unwrap();
        let mut table = WordTable::new();
        for number in 0..MAX_WORDS {
            *table.entry(word(number)).unwrap() = number;
        }
        assert!((0..MAX_WORDS).all(|number| table.get(word(number)) == Some(number)));
        assert_eq!(table.get(word(MAX_WORDS)), None);
        assert!(table.entry(word(MAX_WORDS)).is_none());
    }
}
