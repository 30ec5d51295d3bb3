//! Repeated sentences: one claim with several appearances.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::claim::Claim;
use crate::text::span::Text;

/// The claims so far, by the hash of their source words.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    known: HashMap<u64, Vec<usize>>,
    hasher: RandomState,
    /// The words of the claim that is added.
    words: String,
}

impl Repeats {
    /// Adds a claim to `claims`, or its place to the claim that makes the same assertion in the same words.
    pub fn add(&mut self, text: &Text<'_>, claim: Claim, claims: &mut Vec<Claim>) {
        let source = |claim: &Claim| text.slice(claim.span).unwrap_or("");
        self.words.clear();
        read_words(source(&claim), &mut self.words);
        let known = self.known.entry(self.hasher.hash_one(&self.words)).or_default();
        let same = known.iter().copied().find(|&at| {
            claims.get(at).is_some_and(|first| speaks_for(first, &claim) && is_same(source(first), &self.words))
        });
        if let Some(first) = same.and_then(|at| claims.get_mut(at)) {
            first.appearances.push(claim.span);
        } else {
            known.push(claims.len());
            claims.push(claim);
        }
    }
}

/// True if these are the words of the source.
fn is_same(source: &str, words: &str) -> bool {
    let mut own = String::with_capacity(words.len());
    read_words(source, &mut own);
    own == words
}

/// Adds the words of a claim without the marks around each.
fn read_words(source: &str, out: &mut String) {
    for word in source.split(char::is_whitespace) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            out.push_str(word);
            out.push(' ');
        }
    }
}

/// True unless two different speakers make the assertion.
fn speaks_for(first: &Claim, next: &Claim) -> bool {
    let speakers = (&first.attribution.claimant, &next.attribution.claimant);
    !matches!(speakers, (Some(one), Some(other)) if one != other)
}
