//! Softmax regression over signals, facts and words: the kind of a claim, given that the claim must be checked.

use super::facts::{self, KindInput};
use super::rule;
use crate::claim::Kind;

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
        KindGuess {
            kind,
            certainty: 1.0,
            second: None,
        }
    }
}

/// The most probable kind.
pub(crate) fn classify(input: &KindInput<'_, '_>) -> KindGuess {
    let _ = facts::read(input);
    KindGuess::certain(rule::classify(input))
}
