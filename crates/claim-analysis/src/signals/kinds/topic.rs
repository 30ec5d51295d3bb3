//! Topic of the sentences before.

use super::input::{KindInput, Topic};
use super::{rule, terms};
use crate::claim::{Kind, Voice};
use crate::lexicon::Class;
use crate::signals::names::Signal;
use crate::text::tokens::Token;

/// Share that a sentence keeps when the next one is read.
const KEPT: f32 = 0.75;

/// Share of the frame that is left after a sentence without a rule.
const FADES: f32 = 0.85;

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
        let named = features.seen.has(Class::RULE);
        self.rules = mixed(self.rules, named);
        let framed = named
            && (stated || features.seen.has(Class::ENACT) && terms::enacts(input.tokens) || terms::binds(input.tokens));
        // A term of a rule keeps the frame up.
        let ahead = features.has(Signal::WOULD) && input.voice == Voice::Article;
        let kept = self.frame > 0.3 && terms::binds(input.tokens) || self.frame > 0.6 && ahead;
        self.frame = if framed || kept { 1.0 } else { (self.frame * FADES).max(if named { 0.5 } else { 0.0 }) };
    }

    /// Reads a heading: "What the agreement says".
    pub fn read_heading(&mut self, tokens: &[Token<'_>]) {
        if tokens.iter().any(|t| t.is(Class::PACT)) {
            self.frame = 1.0;
        }
    }
}

fn mixed(before: f32, now: bool) -> f32 {
    before * KEPT + if now { 1.0 - KEPT } else { 0.0 }
}
