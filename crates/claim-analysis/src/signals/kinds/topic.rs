//! Topic of the sentences before.

use super::input::{KindInput, Topic};
use super::rule;
use crate::claim::Kind;
use crate::lexicon::Class;
use crate::signals::names::Signal;

/// Share that a sentence keeps when the next one is read.
const KEPT: f32 = 0.75;

impl Topic {
    /// Reads the next sentence.
    pub fn read(&mut self, input: &KindInput<'_, '_>) {
        let features = input.features;
        let rule = features.has(Signal::STIPULATION);
        let stated = features.has(Signal::STIPULATION_BOTH) || features.has(Signal::STIPULATES_STRONG);
        self.stipulates = stated || self.stipulates && rule;
        let kind = rule::classify(input);
        for (share, of) in self.kinds.iter_mut().zip(Kind::ALL) {
            *share = mixed(*share, *of == kind);
        }
        self.harm = mixed(self.harm, features.seen.has(Class::HARM));
        self.rules = mixed(self.rules, features.seen.has(Class::RULE));
    }
}

fn mixed(before: f32, now: bool) -> f32 {
    before * KEPT + if now { 1.0 - KEPT } else { 0.0 }
}
