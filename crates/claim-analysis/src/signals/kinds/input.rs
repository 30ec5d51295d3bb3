//! Input of the model of kinds: the sentence, its topic, the table of facts.

use super::names::{COUNT, Fact};
use crate::claim::{Kind, Value, Voice};
use crate::signals::features::Features;
use crate::signals::strengths::Strengths;
use crate::text::tokens::Token;

/// What the sentences before are about; the nearest counts most.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Topic {
    /// They state the content of a rule or agreement.
    pub stipulates: bool,
    /// Share of each kind by the rules.
    pub kinds: [f32; Kind::ALL.len()],
    /// Share of sentences about harm to persons.
    pub harm: f32,
    /// Share of sentences about rules and agreements.
    pub rules: f32,
    /// How near a sentence is that names a rule or agreement and says what it does, from 0 to 1.
    pub frame: f32,
}

/// A sentence, or a part of one, whose kind is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindInput<'r, 'a> {
    pub tokens: &'r [Token<'a>],
    pub values: &'r [Value],
    pub features: &'r Features,
    pub voice: Voice,
    /// Reporting verb.
    pub verb: Option<&'r str>,
    pub topic: Topic,
}

/// Strength of each fact, indexed by [`Fact`].
#[derive(Debug, Clone)]
pub(crate) struct Facts(pub Strengths<COUNT>);

impl Facts {
    pub(super) fn set(&mut self, fact: Fact, value: f32) {
        self.0.set(fact.0, value);
    }

    pub(super) fn has(&self, fact: Fact) -> bool {
        self.0.get(fact.0) > 0.0
    }

    pub(super) fn when(&mut self, fact: Fact, holds: bool) {
        if holds {
            self.set(fact, 1.0);
        }
    }
}

/// True for the fate of counted people.
pub(crate) fn is_fate(measures: &str) -> bool {
    let fates = ["killed", "injured", "missing", "displaced", "detained", "captive", "casualties"];
    fates.iter().any(|fate| measures.ends_with(fate))
}

/// The token at which a value starts.
pub(super) fn place(tokens: &[Token<'_>], value: &Value) -> Option<usize> {
    tokens.iter().position(|t| t.opens(&value.text))
}
