//! Sentences in the same or nearly the same words.

use crate::reading::Reading;
use crate::text::classes::Class;
use crate::text::words::{Word, words};

/// Share of words that must be equal and in the same order.
const NEAR: usize = 85;
/// Maximum number of words compared word by word.
const MAX_COMPARED: usize = 200;

/// True if the words are equal, whatever the case, accents and marks between the words. False without words.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    !one.is_empty() && plain(one.iter()).eq(plain(other.iter()))
}

/// True if at least 85 percent of the words of both sentences are equal and in the same order, and the numbers are the same.
///
/// Sentences of more than 200 words are compared by their first 200 words.
#[must_use]
pub fn near_same_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    are_near(&plain(one.iter()).collect::<Vec<_>>(), &plain(other.iter()).collect::<Vec<_>>())
}

/// [`same_words`] for texts that are read.
pub fn are_same(one: &Reading, other: &Reading) -> bool {
    !one.words.is_empty() && plain(read(one)).eq(plain(read(other)))
}

/// [`near_same_words`] for texts that are read.
pub fn are_near_same(one: &Reading, other: &Reading) -> bool {
    are_near(&plain(read(one)).collect::<Vec<_>>(), &plain(read(other)).collect::<Vec<_>>())
}

fn read(reading: &Reading) -> impl Iterator<Item = &Word> {
    reading.words.iter().map(|(word, _): &(Word, Class)| word)
}

fn plain<'w>(words: impl Iterator<Item = &'w Word>) -> impl Iterator<Item = &'w str> {
    words.filter(|word| !word.is_part).map(|word| word.plain.as_str())
}

fn are_near(one: &[&str], other: &[&str]) -> bool {
    let (one, other) = (one.get(..MAX_COMPARED).unwrap_or(one), other.get(..MAX_COMPARED).unwrap_or(other));
    let longest = one.len().max(other.len());
    let needed = (longest * NEAR).div_ceil(100);
    longest > 0
        && one.len().min(other.len()) >= needed
        && numbers(one).eq(numbers(other))
        && common(one, other) >= needed
}

fn numbers<'w>(words: &[&'w str]) -> impl Iterator<Item = &'w str> {
    words.iter().copied().filter(|word| word.starts_with(char::is_numeric))
}

/// Length of the longest common subsequence.
fn common(one: &[&str], other: &[&str]) -> usize {
    let mut row = vec![0_usize; other.len() + 1];
    for word in one {
        let (mut diagonal, mut left) = (0, 0);
        let (_, places) = row.split_at_mut(1);
        for (place, theirs) in places.iter_mut().zip(other) {
            let above = *place;
            *place = if word == theirs { diagonal + 1 } else { above.max(left) };
            (diagonal, left) = (above, *place);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_compared_word_by_word() {
        let sentence = "The dam in Sorrin broke on Monday and flooded twelve villages below the lake";
        for (other, same, near) in [
            ("the dam in Sorrin broke on Monday, and flooded twelve villages below the lake!", true, true),
            ("The dam in Sorrin broke on Monday and flooded twelve villages near the lake", false, true),
            ("The dam in Sorrin broke Monday and flooded twelve villages below the lake", false, true),
            ("Twelve villages below the lake flooded when the dam in Sorrin broke on Monday", false, false),
            ("The dam in Sorrin broke on Monday", false, false),
            ("", false, false),
        ] {
            assert_eq!((same_words(sentence, other), near_same_words(sentence, other)), (same, near), "{other}");
        }
        assert!(!same_words("", "") && !near_same_words("", ""));
        let (one, other) =
            ("Prices in Velmora rose by 6 percent last year", "Prices in Velmora rose by 9 percent last year");
        assert!(!near_same_words(one, other), "another number");
        assert!(near_same_words(&sentence.repeat(1000), &sentence.repeat(1000)));
    }
}
