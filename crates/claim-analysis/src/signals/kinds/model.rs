//! Softmax regression over signals, facts and words, and the embedding if there is one: one class for each pair of grade ("checkable", "must check") and kind.

use std::sync::LazyLock;

use super::input::KindInput;
use super::names::{self, FACTS, Fact};
use super::sparse::SparseRows;
use super::weights::{BIAS, NAMED, WORD_UNITS};
use super::{facts, settle};
use crate::claim::{Kind, VECTOR};
use crate::signals::names::{COUNT, KEYS};
use crate::signals::table::{add, arrange, scaled};
use crate::signals::vectors::{self, table::mixed};
use crate::signals::words::{BUCKETS, root};

/// Number of kinds.
const KINDS: usize = Kind::ALL.len();

/// Number of classes: the kinds of the lower grade, then the kinds of the higher grade.
const PAIRS: usize = 2 * KINDS;

/// Log-odds by which the lower grade gains in a sentence whose point is that somebody spoke. The biases prefer the kinds of
/// claims that must be checked.
const LESSER: f32 = 3.0;

/// The next kind is shown if its probability is at least this share of the first.
const CLOSE: f64 = 0.5;

/// Maximum certainty of a kind that the rules settle against the model.
const SETTLED: f64 = 0.65;

static SIGNALS: [[f32; PAIRS]; COUNT] = arrange(KEYS, NAMED);
static FACT_WEIGHTS: [[f32; PAIRS]; names::COUNT] = arrange(FACTS, NAMED);

/// Signed weights of words, one byte for each class, in multiples of `WORD_UNITS`.
static WORD_TABLE: &[u8; BUCKETS * PAIRS] = include_bytes!("words.bin");

static WORDS: LazyLock<SparseRows<PAIRS>> = LazyLock::new(|| SparseRows::new(WORD_TABLE));

/// The kind of a claim with its certainty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindGuess {
    pub kind: Kind,
    /// Probability from 0 to 1.
    pub certainty: f64,
    /// The next kind, if close.
    pub second: Option<Kind>,
}

impl KindGuess {
    /// A kind without an alternative.
    pub fn certain(kind: Kind) -> Self {
        KindGuess { kind, certainty: 1.0, second: None }
    }
}

/// The most probable kind. `vector` is the embedding of the sentence or part.
pub(crate) fn classify(input: &KindInput<'_, '_>, vector: Option<&[f32; VECTOR]>) -> KindGuess {
    let (signals, read) = (&input.features.strengths, facts::read(input));
    let lesser = read.has(Fact::SPEECH_ACT) || read.has(Fact::SPEECH_FRAGMENT);
    let facts = &read.0;
    let mut odds = const { scaled(BIAS, 1e4) };
    add(&mut odds, &SIGNALS, signals);
    add(&mut odds, &FACT_WEIGHTS, facts);
    for (sum, words) in odds.iter_mut().zip(word_odds(&input.features.words.buckets)) {
        *sum += words;
    }
    if let Some(vector) = vector {
        for (odds, vectors) in odds.iter_mut().zip(vectors::kinds::odds(signals, facts, vector)) {
            *odds = mixed(*odds, vectors);
        }
    }
    if lesser {
        let (low, _) = odds.split_at_mut(KINDS);
        for odds in low {
            *odds += LESSER;
        }
    }
    let guess = best(&odds);
    match settle::settle(input, &read, guess.kind, guess.certainty) {
        Some(kind) => KindGuess { kind, certainty: guess.certainty.min(SETTLED), second: Some(guess.kind) },
        None => guess,
    }
}

/// Log-odds of the words: the sum of their weights divided by the square root of their number.
fn word_odds(buckets: &[u16]) -> [f32; PAIRS] {
    let weights = &*WORDS;
    let mut sums = [0_i32; PAIRS];
    // Sums of 16 bits are faster and hold 256 steps.
    for buckets in buckets.chunks(256) {
        let mut small = [0_i16; PAIRS];
        for row in buckets.iter().filter_map(|bucket| weights.get(usize::from(*bucket))) {
            for (sum, step) in small.iter_mut().zip(row) {
                *sum += i16::from(*step);
            }
        }
        for (sum, part) in sums.iter_mut().zip(small) {
            *sum += i32::from(part);
        }
    }
    let share = 1.0 / root(buckets.len());
    let mut odds = const { scaled(WORD_UNITS, 1e6) };
    for (unit, sum) in odds.iter_mut().zip(sums) {
        #[expect(clippy::cast_precision_loss, reason = "at most 4,000 grams of 127 steps")]
        let sum = sum as f32;
        *unit *= sum * share;
    }
    odds
}

/// The most probable kind, whatever the grade.
fn best(odds: &[f32; PAIRS]) -> KindGuess {
    let most = odds.iter().copied().fold(f32::MIN, f32::max);
    let shares = odds.map(|value| f64::from(value - most).exp());
    let (lower, higher) = shares.split_at(KINDS);
    let (mut first, mut second) = ((Kind::Event, 0.0), (Kind::Event, 0.0));
    for (kind, (a, b)) in Kind::ALL.iter().zip(lower.iter().zip(higher)) {
        let share = a + b;
        if share > first.1 {
            second = first;
            first = (*kind, share);
        } else if share > second.1 {
            second = (*kind, share);
        }
    }
    let certainty = first.1 / shares.iter().sum::<f64>();
    KindGuess {
        kind: first.0,
        certainty: (certainty * 1e4).round() / 1e4,
        second: (second.1 >= CLOSE * first.1).then_some(second.0),
    }
}
