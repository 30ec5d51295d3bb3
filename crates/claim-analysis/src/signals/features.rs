//! Strength and evidence of the signals of one sentence.

use super::names::{COUNT, Signal};
use super::strengths::Strengths;
use super::words::WordScore;
use crate::lexicon::Class;

/// The signals of one sentence, indexed by [`Signal`].
#[derive(Debug, Clone)]
pub(crate) struct Features {
    /// Strength of each signal.
    pub strengths: Strengths<COUNT>,
    /// First and last token of the evidence for each signal; `u16::MAX` if there is none.
    pub evidence: [(u16, u16); COUNT],
    /// Weight of the words themselves.
    pub words: WordScore,
    /// Union of the classes of all words and marks.
    pub seen: Class,
}

impl Features {
    pub(super) fn new() -> Self {
        Features {
            strengths: Strengths::new(),
            evidence: [(u16::MAX, u16::MAX); COUNT],
            words: WordScore::default(),
            seen: Class::NONE,
        }
    }

    pub fn get(&self, signal: Signal) -> f32 {
        self.strengths.get(signal.0)
    }

    pub fn has(&self, signal: Signal) -> bool {
        self.get(signal) > 0.0
    }

    pub(super) fn set(&mut self, signal: Signal, value: f32) {
        self.strengths.set(signal.0, value);
    }

    /// Sets the signal if the condition holds.
    pub(super) fn when(&mut self, signal: Signal, holds: bool) {
        if holds {
            self.set(signal, 1.0);
        }
    }

    /// Sets the signal and extends its evidence to the token at `at`.
    pub(super) fn note(&mut self, signal: Signal, at: usize) {
        self.set(signal, 1.0);
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        if let Some((from, to)) = self.evidence.get_mut(signal.0) {
            if *from == u16::MAX {
                *from = at;
            }
            *to = at;
        }
    }

    /// Sets the signal with the evidence of another signal.
    pub(super) fn copy(&mut self, signal: Signal, from: Signal) {
        self.set(signal, 1.0);
        let source = self.evidence.get(from.0).copied();
        if let (Some(slot), Some(source)) = (self.evidence.get_mut(signal.0), source) {
            *slot = source;
        }
    }
}
