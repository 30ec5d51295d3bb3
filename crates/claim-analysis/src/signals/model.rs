//! Linear model of check-worthiness, with reasons.

use std::borrow::Cow;

use super::features::Features;
use super::names::{COUNT, KEYS, SIGNALS, Signal};
use super::table::{arrange, scaled, weighted};
use super::vectors::{check, table::mixed};
use super::weights::{BIAS, NAMED, THRESHOLD, WORD_UNITS};
use crate::claim::{Reason, VECTOR};
use crate::text::tokens::{self, Token};

/// Label of the reason for the words themselves.
const WORDING: &str = "telling words";

/// Minimum contribution of a reason in log-odds.
const MIN_REASON: f32 = 0.15;

/// Maximum number of reasons.
const MAX_REASONS: usize = 6;

/// Linear model over the named signals and the words.
#[derive(Debug)]
pub(crate) struct Model {
    bias: f32,
    /// Log-odds of one unit in the table of words.
    word_unit: f32,
    weights: [[f32; 1]; COUNT],
}

pub(crate) static MODEL: Model = {
    let ([bias], [word_unit]) = (scaled(BIAS, 1e4), scaled(WORD_UNITS, 1e6));
    Model { bias, word_unit, weights: arrange(KEYS, NAMED) }
};

impl Model {
    /// Check-worthiness from 0 to 1. `vector` is the embedding of the sentence.
    pub fn score(&self, features: &Features, vector: Option<&[f32; VECTOR]>) -> f64 {
        let mut odds = self.bias + weighted(&features.strengths, &self.weights) + self.word_unit * features.words.sum;
        if let Some(vector) = vector {
            odds = mixed(odds, check::odds(&features.strengths, vector));
        }
        1.0 / (1.0 + (-f64::from(odds)).exp())
    }

    /// Minimum score of a claim, with or without an embedding.
    #[expect(clippy::unused_self, reason = "the model has two thresholds")]
    pub fn threshold(&self, vector: Option<&[f32; VECTOR]>) -> f64 {
        if vector.is_some() { check::MINIMUM } else { THRESHOLD }
    }

    /// Reasons for the score, strongest first, at most [`MAX_REASONS`].
    pub fn reasons(&self, features: &Features, tokens: &[Token<'_>]) -> Vec<Reason> {
        let mut strongest: Vec<(&'static str, f32, (u16, u16))> = Vec::with_capacity(MAX_REASONS);
        let mut add = |signal, weight: f32, evidence| {
            if weight.abs() < MIN_REASON {
                return;
            }
            let place = strongest.partition_point(|stronger| stronger.1.abs() >= weight.abs());
            if place < MAX_REASONS {
                strongest.truncate(MAX_REASONS - 1);
                strongest.insert(place, (signal, weight, evidence));
            }
        };
        features.strengths.for_each_present(|at, value| {
            let known = (SIGNALS.get(at), self.weights.get(at), features.evidence.get(at));
            if let (Some((_, signal)), Some([weight]), Some(evidence)) = known
                && at != Signal::LENGTH.0
            {
                add(*signal, value * weight, *evidence);
            }
        });
        add(WORDING, self.word_unit * features.words.sum, features.words.evidence);
        strongest
            .into_iter()
            .map(|(signal, weight, from)| Reason {
                signal: Cow::Borrowed(signal),
                text: between(tokens, from),
                weight: (f64::from(weight) * 100.0).round() / 100.0,
            })
            .collect()
    }
}

/// The words of the evidence for a signal; more than five words are shortened to the first and last.
fn between(tokens: &[Token<'_>], (from, to): (u16, u16)) -> String {
    let (from, to) = (usize::from(from), usize::from(to));
    let Some(first) = tokens.get(from) else {
        return String::new();
    };
    let Some(last) = tokens.get(to).filter(|_| to > from) else {
        return first.text.to_owned();
    };
    if to - from > 4 {
        return [first.text, " … ", last.text].concat();
    }
    tokens::join(tokens.get(from..=to).unwrap_or(&[]))
}
