//! Assertions: a sentence, or the parts of one that can each be checked alone.

use std::borrow::Cow;
use std::ops::Range;

use super::sentences::AnalysedSentence;
use crate::claim::{Support, Value};
use crate::lexicon::fates::{Form, fate_word};
use crate::signals::combined::SentenceContext;
use crate::signals::detect::detect;
use crate::signals::features::Features;
use crate::signals::model::MODEL;
use crate::signals::names::Signal;
use crate::text::clauses;
use crate::text::tokens::Token;

/// Signals of which a part of a sentence needs at least one.
const CORE: &[Signal] =
    &[Signal::FIGURE, Signal::MONEY, Signal::SHARE, Signal::YEAR, Signal::CASUALTY_ACT, Signal::STIPULATES_STRONG];

/// A sentence, or a part of one. Its values are kept apart.
#[derive(Clone, Copy)]
pub(super) struct Assertion<'r, 'a> {
    /// Start in bytes of the whole text.
    pub start: usize,
    /// End in bytes of the whole text, exclusive.
    pub end: usize,
    pub tokens: &'r [Token<'a>],
    /// `tokens` with "which" or "who" replaced by `antecedent`: the input of `features`.
    pub resolved: &'r [Token<'a>],
    /// Number of tokens of the sentence before `tokens`.
    pub skipped: usize,
    pub features: &'r Features,
    /// The words that the "which" or "who" at the start refers to.
    pub antecedent: Option<&'a str>,
    /// True for a whole sentence, false for a part.
    pub is_whole: bool,
}

impl<'r, 'a> Assertion<'r, 'a> {
    /// A whole sentence.
    pub fn whole(sentence: &AnalysedSentence<'r, 'a>, features: &'r Features) -> Self {
        Assertion {
            start: sentence.sentence.start,
            end: sentence.sentence.end,
            tokens: sentence.tokens,
            resolved: sentence.tokens,
            skipped: 0,
            features,
            antecedent: None,
            is_whole: true,
        }
    }
}

/// A part of a sentence that makes an assertion of its own.
pub(super) struct Part<'r, 'a> {
    /// Start in bytes of the whole text.
    start: usize,
    /// End in bytes of the whole text, exclusive.
    end: usize,
    tokens: &'r [Token<'a>],
    resolved: Cow<'r, [Token<'a>]>,
    skipped: usize,
    pub values: Vec<Value>,
    features: Features,
    antecedent: Option<&'a str>,
}

impl<'a> Part<'_, 'a> {
    pub fn assertion(&self) -> Assertion<'_, 'a> {
        Assertion {
            start: self.start,
            end: self.end,
            tokens: self.tokens,
            resolved: &self.resolved,
            skipped: self.skipped,
            features: &self.features,
            antecedent: self.antecedent,
            is_whole: false,
        }
    }
}

/// The parts of a sentence that makes several assertions, each worth a check; none for other sentences.
pub(super) fn parts<'r, 'a>(sentence: &AnalysedSentence<'r, 'a>, support: Support) -> Vec<Part<'r, 'a>> {
    let mut out = Vec::new();
    let joints = match (support, &sentence.features) {
        (Support::Full, Some(features)) if sentence.row.is_none() => clauses::joints(sentence.tokens, features.seen),
        _ => Vec::new(),
    };
    let (mut from, mut antecedent) = (0, None);
    for (at, joint) in joints.iter().enumerate() {
        let next = joints.get(at + 1).map_or(sentence.tokens.len(), |next| next.end);
        // Judge the second part only up to the next joint, because a third part may follow.
        let (Some(first), Some(second)) =
            (part(sentence, from..joint.end, antecedent), part(sentence, joint.start..next, joint.antecedent))
        else {
            continue;
        };
        let clauses = sentence.speaker.and_then(|s| s.clauses.as_ref());
        let two_speakers = clauses.is_some_and(|[_, other]| other.start == second.start);
        if is_assertion(&first, two_speakers) && is_assertion(&second, two_speakers) {
            out.push(first);
            (from, antecedent) = (joint.start, joint.antecedent);
        }
    }
    if !out.is_empty() {
        let Some(last) = part(sentence, from..sentence.tokens.len(), antecedent) else {
            return Vec::new();
        };
        out.push(last);
    }
    out
}

/// True if a part can be checked without the rest: a verb, a score above the threshold, and a core signal or a speaker of
/// its own.
fn is_assertion(part: &Part<'_, '_>, two_speakers: bool) -> bool {
    let features = &part.features;
    // "24 villagers died" has a verb.
    let died = || part.tokens.iter().any(|t| fate_word(t.stem).is_some_and(|w| w.form(Form::Fell).is_some()));
    (two_speakers || CORE.iter().any(|signal| features.has(*signal)))
        && (two_speakers || !features.has(Signal::NO_VERB) || died())
        && MODEL.score(features, None) >= MODEL.threshold(None)
}

/// The part of a sentence in a range of tokens.
fn part<'r, 'a>(
    sentence: &AnalysedSentence<'r, 'a>,
    range: Range<usize>,
    antecedent: Option<(usize, usize)>,
) -> Option<Part<'r, 'a>> {
    let bytes = |from: usize, to: usize| {
        let first = sentence.tokens.get(from)?;
        let last = sentence.tokens.get(to.checked_sub(1)?)?;
        Some((first.start, last.end()))
    };
    let tokens = sentence.tokens.get(range.clone())?;
    let (start, mut end) = bytes(range.start, range.end)?;
    if range.end == sentence.tokens.len() {
        end = sentence.sentence.end;
    }
    let span = sentence.text.span(start..end);
    let inside = |value: &&Value| span.start <= value.span.start && value.span.end <= span.end;
    let values: Vec<Value> = sentence.values.iter().filter(inside).cloned().collect();
    let resolved = match antecedent {
        Some((from, to)) => Cow::Owned([sentence.tokens.get(from..to)?, tokens.get(1..)?].concat()),
        None => Cow::Borrowed(tokens),
    };
    let context = SentenceContext { is_first: sentence.context.is_first && range.start == 0, ..sentence.context };
    Some(Part {
        start,
        end,
        tokens,
        skipped: range.start,
        features: detect(&resolved, &values, context),
        resolved,
        values,
        antecedent: antecedent
            .and_then(|(from, to)| bytes(from, to))
            .and_then(|(from, to)| sentence.text.as_str().get(from..to)),
    })
}
