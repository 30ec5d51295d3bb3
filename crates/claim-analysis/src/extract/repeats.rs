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
    let mut rest = source;
    while !rest.is_empty() {
        let length = word_length(rest);
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let word = trimmed(word);
        if !word.is_empty() {
            out.push_str(word);
            out.push(' ');
        }
        let mut letters = after.chars();
        letters.next();
        rest = letters.as_str();
    }
}

/// Number of bytes before the first white space.
fn word_length(text: &str) -> usize {
    let end = text.bytes().position(|byte| matches!(byte, b' ' | b'\t'..=b'\r') || !byte.is_ascii());
    match end.and_then(|end| text.as_bytes().get(end)) {
        Some(byte) if !byte.is_ascii() => text.find(char::is_whitespace).unwrap_or(text.len()),
        _ => end.unwrap_or(text.len()),
    }
}

/// A word without the marks around.
fn trimmed(word: &str) -> &str {
    let mut word = word;
    while let Some(rest) = word.strip_suffix(|c: char| !c.is_alphanumeric()) {
        word = rest;
    }
    while let Some(rest) = word.strip_prefix(|c: char| !c.is_alphanumeric()) {
        word = rest;
    }
    word
}

/// True unless two different speakers make the assertion.
fn speaks_for(first: &Claim, next: &Claim) -> bool {
    let speakers = (&first.attribution.claimant, &next.attribution.claimant);
    !matches!(speakers, (Some(one), Some(other)) if one != other)
}
