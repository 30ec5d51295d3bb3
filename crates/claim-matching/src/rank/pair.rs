//! A query and one candidate: scores of each source, coverage, names, numbers, dates, contradictions.

use super::values::{Comparison, compare};
use crate::index::word_index::WordIndex;
use crate::reading::{ClaimReading, QueryReading, Reading, counts};
use crate::text::classes::contrary;
use crate::text::words::Word;

/// Weight of a word: key and rarity.
type Weighted = (u32, f64);

/// A query with the weights of its words.
#[derive(Debug)]
pub struct WeighedQuery<'q> {
    pub reading: &'q QueryReading,
    /// Sorted by key.
    words: Vec<Weighted>,
    names: Vec<Weighted>,
    /// Weights of grams, sorted by bucket, and the length of the vector.
    grams: (Vec<(u16, f64)>, f64),
    numbers: Vec<u32>,
}

impl<'q> WeighedQuery<'q> {
    pub fn new(reading: &'q QueryReading, index: &WordIndex) -> Self {
        let text = &reading.text;
        let weigh = |keys: Vec<u32>| keys.into_iter().map(|key| (key, index.rarity(key))).collect();
        Self {
            reading,
            words: weigh(text.keys()),
            names: weigh(names(text)),
            grams: grams(text, index),
            numbers: numbers(text),
        }
    }
}

/// What a query and a candidate have in common. Shares are from 0 to 1.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    pub bm25: f64,
    /// Cosine of the character grams of the text.
    pub grams: f64,
    /// Cosine of the character grams of the title.
    pub title_grams: f64,
    /// Cosine of the sentence vectors; `None` without one.
    pub cosine: Option<f64>,
    /// Share of the weight of the query's words that the claim or its title has.
    pub query_covered: f64,
    /// Share of the weight of the claim's words that the query has.
    pub text_covered: f64,
    /// Share of the weight of the title's words that the query has.
    pub title_covered: f64,
    /// Weight of the rarest shared word.
    pub rarest: f64,
    /// Share of the weight of the claim's names that the query or its claimant has.
    pub claim_names: f64,
    /// Share of the weight of the query's names that the claim has.
    pub query_names: f64,
    /// Weight of the names of the query's claimant that the claim has.
    pub claimant: f64,
    /// Share of the weight of the names of the query's claimant that the claim has.
    pub claimant_share: f64,
    /// The claimants have a name in common, or the claim has two names of the query's claimant.
    pub is_same_claimant: bool,
    /// Numbers in digits that both have, and those that only the claim has.
    pub numbers: [f64; 2],
    pub values: Comparison,
    /// Negations of one text without one of the other.
    pub negation: bool,
    /// Opposites.
    pub opposites: u32,
    /// Number of words of the claim.
    pub length: f64,
    /// The claim names a date of the two months around the day of the query.
    pub is_near_day: bool,
}

impl Pair {
    /// The cosine of the vectors, or the geometric mean of the covered shares of both texts, from 0 to 1.
    pub fn likeness(&self) -> f64 {
        let words = (self.query_covered * self.text_covered).max(0.0).sqrt();
        words.max(self.cosine.unwrap_or(0.0)).clamp(0.0, 1.0)
    }

    pub fn new(query: &WeighedQuery<'_>, claim: &ClaimReading, cosine: Option<f64>, index: &WordIndex) -> Self {
        let (ours, text) = (query.reading, &claim.text);
        let (counts, length) = counts(text.words.iter().chain(&claim.title.words));
        let all: Vec<u32> = counts.iter().map(|(key, _)| *key).collect();
        let weigh =
            |keys: Vec<u32>| -> Vec<Weighted> { keys.into_iter().map(|key| (key, index.rarity(key))).collect() };
        let claimant = weigh(ours.claimant.clone());
        let has = |keys: &[u32], key: u32| keys.binary_search(&key).is_ok();
        let asked =
            |key: u32| query.words.binary_search_by_key(&key, |(key, _)| *key).is_ok() || has(&ours.claimant, key);
        let found: f64 = claimant.iter().filter(|(key, _)| has(&all, *key)).map(|(_, weight)| weight).sum();
        let values = compare(&ours.text, text);
        Self {
            bm25: bm25(query, &counts, f64::from(length), index),
            grams: alike(&query.grams, &grams(text, index)),
            title_grams: alike(&query.grams, &grams(&claim.title, index)),
            cosine,
            query_covered: share(&query.words, |key| has(&all, key)),
            text_covered: share(&weigh(text.keys()), asked),
            title_covered: share(&weigh(claim.title.keys()), asked),
            rarest: rarest(query, &all),
            claim_names: share(&weigh(names(text)), asked),
            query_names: share(&query.names, |key| has(&all, key)),
            claimant: found,
            claimant_share: share(&claimant, |key| has(&all, key)),
            is_same_claimant: ours.claimant.iter().any(|key| claim.claimant.contains(key))
                || ours.claimant.iter().filter(|key| has(&all, **key)).count() > 1,
            numbers: if ours.text.is_in_other_language(text) {
                // Languages write numbers differently, so that the words do not tell.
                let shared = f64::from(values.same_figures);
                [shared, number(text.numbers.len()) - shared]
            } else {
                let numbers = numbers(text);
                let shared = numbers.iter().filter(|key| query.numbers.contains(key)).count();
                [number(shared), number(numbers.len() - shared)]
            },
            values,
            negation: is_contrary(&ours.text, text),
            opposites: contrary(ours.text.sides, text.sides),
            length: f64::from(length),
            is_near_day: is_near(query, text),
        }
    }
}

/// One text is negated, the other is not. Two negations are none in English; other languages negate a sentence in two places.
fn is_contrary(one: &Reading, other: &Reading) -> bool {
    if one.is_in_other_language(other) {
        (one.negations == 0) != (other.negations == 0)
    } else {
        one.negations % 2 != other.negations % 2
    }
}

/// The claim names a date of the two months around the day of the query.
fn is_near(query: &WeighedQuery<'_>, text: &Reading) -> bool {
    const DAYS: i64 = 61;
    query.reading.day.is_some_and(|day| {
        text.dates().any(|(first, last, _)| (day - last).num_days() <= DAYS && (first - day).num_days() <= DAYS)
    })
}

/// BM25 of the query's words in a claim with these counts.
fn bm25(query: &WeighedQuery<'_>, counts: &[(u32, u32)], length: f64, index: &WordIndex) -> f64 {
    let found = query.words.iter().filter_map(|(key, rarity)| {
        let at = counts.binary_search_by_key(key, |(key, _)| *key).ok()?;
        let (_, count) = counts.get(at)?;
        Some(index.weight(*rarity, f64::from(*count), length))
    });
    found.sum()
}

/// Weight of the rarest word of the query that the claim has.
fn rarest(query: &WeighedQuery<'_>, keys: &[u32]) -> f64 {
    let shared = query.words.iter().filter(|(key, _)| keys.binary_search(key).is_ok());
    shared.map(|(_, weight)| *weight).fold(0.0, f64::max)
}

/// Share of the weight of words that fulfil a condition; 0 without words.
fn share(words: &[Weighted], has: impl Fn(u32) -> bool) -> f64 {
    let all: f64 = words.iter().map(|(_, weight)| weight).sum();
    let found: f64 = words.iter().filter(|(key, _)| has(*key)).map(|(_, weight)| weight).sum();
    if all > 0.0 { found / all } else { 0.0 }
}

/// Keys of names, sorted and without repetition.
fn names(text: &Reading) -> Vec<u32> {
    keys(text, |word| word.is_name)
}

/// Keys of numbers in digits, sorted and without repetition.
fn numbers(text: &Reading) -> Vec<u32> {
    keys(text, Word::is_number)
}

fn keys(text: &Reading, is_meant: impl Fn(&Word) -> bool) -> Vec<u32> {
    let words = text.words.iter().filter(|(word, class)| !class.is_function && is_meant(word));
    let mut keys: Vec<u32> = words.map(|(word, _)| word.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Weights of the grams of a text, sorted by bucket, and the length of this vector.
fn grams(text: &Reading, index: &WordIndex) -> (Vec<(u16, f64)>, f64) {
    let weigh = |(bucket, count): &(u16, u16)| (*bucket, (1.0 + f64::from(*count).ln()) * index.gram_rarity(*bucket));
    let grams: Vec<(u16, f64)> = text.grams.iter().map(weigh).collect();
    let length = grams.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    (grams, length)
}

/// Cosine of two vectors of grams.
fn alike(one: &(Vec<(u16, f64)>, f64), other: &(Vec<(u16, f64)>, f64)) -> f64 {
    let mut rest = one.0.iter().peekable();
    let mut sum = 0.0;
    for (bucket, weight) in &other.0 {
        while rest.next_if(|(ours, _)| ours < bucket).is_some() {}
        if let Some((_, ours)) = rest.next_if(|(ours, _)| ours == bucket) {
            sum += ours * weight;
        }
    }
    let lengths = one.1 * other.1;
    if lengths > 0.0 { sum / lengths } else { 0.0 }
}

/// A small count as a number.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
