//! Tokens of all sentences of a text, read once.

use super::sentences::Sentence;
use super::tokens::{self, Token};
use crate::lexicon::Class;

/// Mean length in bytes of a token of English prose with the space before.
const TOKEN: usize = 5;

/// The tokens of each sentence, one after another.
#[derive(Debug)]
pub(crate) struct SentenceTokens<'a> {
    tokens: Vec<Token<'a>>,
    /// Place after the last token of each sentence.
    ends: Vec<usize>,
    /// Union of the classes of each sentence.
    seen: Vec<Class>,
}

impl<'a> SentenceTokens<'a> {
    /// Reads the sentences that are given; the others (`None`) have no tokens.
    pub fn read<'s>(text: &'a str, sentences: impl Iterator<Item = Option<&'s Sentence>>) -> Self {
        let mut all =
            SentenceTokens { tokens: Vec::with_capacity(text.len() / TOKEN), ends: Vec::new(), seen: Vec::new() };
        for sentence in sentences {
            let seen = sentence.map(|s| tokens::read(text, s.start, s.end, &mut all.tokens));
            all.seen.push(seen.unwrap_or_default());
            all.ends.push(all.tokens.len());
        }
        all
    }

    /// The tokens of the sentence with this index.
    pub fn get(&self, sentence: usize) -> &[Token<'a>] {
        self.tokens.get(self.range(sentence)).unwrap_or(&[])
    }

    /// The tokens of the sentence with this index.
    pub fn get_mut(&mut self, sentence: usize) -> &mut [Token<'a>] {
        let range = self.range(sentence);
        self.tokens.get_mut(range).unwrap_or(&mut [])
    }

    /// Union of the classes of the tokens of the sentence with this index.
    pub fn seen(&self, sentence: usize) -> Class {
        self.seen.get(sentence).copied().unwrap_or_default()
    }

    fn range(&self, sentence: usize) -> std::ops::Range<usize> {
        let end = |sentence: usize| self.ends.get(sentence).copied().unwrap_or(0);
        sentence.checked_sub(1).map_or(0, end)..end(sentence)
    }
}
