//! Lists of words that tokens are compared with.

use super::token::{Outline, Token};

/// A list of lower-case words. A filter, which the compiler calculates, rejects most other words with one look.
#[derive(Debug)]
pub(crate) struct WordList {
    words: &'static [&'static str],
    filter: [u64; 4],
}

impl WordList {
    #[expect(clippy::indexing_slicing, reason = "bounds are checked by the loop, at compile time")]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut filter = [0; 4];
        let mut at = 0;
        while at < words.len() {
            let (part, bit) = place(Outline::of(words[at]));
            filter[part] |= 1 << bit;
            at += 1;
        }
        WordList { words, filter }
    }

    /// True if the token equals any of the words, ignoring ASCII case.
    pub fn has(&self, token: &Token<'_>) -> bool {
        let (part, bit) = place(token.outline);
        self.filter.get(part).is_some_and(|bits| bits & (1 << bit) != 0) && token.is_among(self.words)
    }
}

/// The part of the filter and the bit for a word.
const fn place(outline: Outline) -> (usize, u32) {
    let hash = outline.number().wrapping_mul(0x9E37_79B9);
    ((hash >> 30) as usize, hash >> 24 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn words_are_found_whatever_their_case() {
        const LIST: WordList = WordList::new(&["about", "nearly", "some"]);
        let text = "Some were nearly ABOUT there, somehow about’s lust";
        let mut read = Vec::new();
        tokens::read(text, 0, text.len(), &mut read);
        let found: Vec<&str> = read.iter().filter(|token| LIST.has(token)).map(|token| token.text).collect();
        assert_eq!(found, ["Some", "nearly", "ABOUT", "about’s"]);
    }
}
