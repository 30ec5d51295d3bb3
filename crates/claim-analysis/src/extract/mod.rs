//! Analysis of a text: claims, left-out sentences and signals.

mod assertions;
mod claims;
mod repeats;
mod restore;
mod selection;
mod sentences;
mod story;

use crate::claim::{Context, Extraction, LeftOut, LeftOutReason, SentenceVectors, Support, Value};
use crate::language::{self, Language};
use crate::signals::combined::SentenceContext;
use crate::signals::detect::detect;
use crate::signals::features::Features;
use crate::signals::kinds::facts;
use crate::signals::kinds::input::Topic;
use crate::signals::kinds::names::FACTS;
use crate::signals::model::MODEL;
use crate::signals::names::SIGNALS;
use crate::text::clean::clean;
use crate::text::quotes::{self, OpenQuotation};
use crate::text::sentences::{Sentence, segment};
use crate::text::span::{Span, Text};
use crate::text::tokens::{self, Token};
use crate::values;
use assertions::Assertion;
use repeats::Repeats;
use restore::restore;
use story::Story;

/// Finds the claims of an article.
///
/// Accepts any text of any length, takes time linear in the length and is deterministic.
#[must_use]
pub fn extract(text: &str, context: &Context<'_>) -> Extraction {
    match clean(text) {
        Some(clean) => restore(&clean, &Text::new(text), read(&clean.text, context)),
        None => read(text, context),
    }
}

/// Number of claims for which room is made at once.
const MANY: usize = 256;

/// Finds the claims of a text as read.
fn read(text: &str, context: &Context<'_>) -> Extraction {
    let places = Text::new(text);
    let sentences = segment(&places);
    let support = language::support(text, context.language);
    let mut out = Extraction {
        claims: Vec::with_capacity(sentences.len().min(MANY)),
        left_out: Vec::with_capacity(sentences.len().min(MANY)),
        sentences: Vec::new(),
        support,
    };
    let spans = spans(&places, &sentences);
    let mut topic = Topic::default();
    let mut repeats = Repeats::default();
    sentences::for_each(&places, &sentences, &spans, context, support, |sentence| {
        let before = topic;
        if let Some(input) = sentence.kind_input(topic) {
            topic.read(&input);
        } else {
            topic.read_heading(sentence.tokens);
        }
        if let Some(reason) = selection::left_out(sentence, support) {
            out.left_out.push(LeftOut { span: sentence.span, reason });
            return;
        }
        let mut parts = assertions::parts(sentence, support);
        let values = std::mem::take(&mut sentence.values);
        let sentence = &*sentence;
        let mut add = |assertion: Assertion<'_, '_>, values| {
            let source = text.get(assertion.start..assertion.end).unwrap_or("");
            let claim = claims::claim(sentence, assertion, values, before, support);
            repeats.add(&places, source, claim, &mut out.claims);
        };
        match &sentence.features {
            Some(features) if parts.is_empty() => add(Assertion::whole(sentence, features), values),
            _ => {}
        }
        for part in &mut parts {
            let values = std::mem::take(&mut part.values);
            add(part.assertion(), values);
        }
    });
    Extraction { sentences: spans, ..out }
}

/// The positions of sentences.
fn spans(text: &Text<'_>, sentences: &[Sentence]) -> Vec<Span> {
    sentences.iter().map(|sentence| text.span(sentence.start..sentence.end)).collect()
}

/// Check-worthiness of a single sentence without context, from 0 to 1.
#[must_use]
pub fn score(sentence: &str, vectors: Option<&dyn SentenceVectors>) -> f64 {
    let vector = vectors.map(|vectors| vectors.vector(sentence));
    MODEL.score(&read_alone(sentence).1, vector.as_ref())
}

/// Figures and dates of every sentence, whether the sentence makes a claim or not, in text order.
#[must_use]
pub fn find_values(text: &str, context: &Context<'_>) -> Vec<Value> {
    let places = Text::new(text);
    let support = language::support(text, context.language);
    let language = language::language(text, context.language, support);
    let mut out = Vec::new();
    let mut story = Story::default();
    for sentence in segment(&places) {
        let mut tokens = Vec::new();
        tokens::read(text, sentence.start, sentence.end, &mut tokens);
        quotes::mark(&mut tokens, OpenQuotation::default());
        let day = context.day_at(places.span(sentence.start..sentence.end));
        let date = story.date(sentence.paragraph);
        let values = values::find(&places, &tokens, day, support, language, context.language, date);
        story.read(sentence.paragraph, &values);
        out.extend(values);
    }
    out
}

/// Signals of a single sentence without context: the input of [`score`].
#[must_use]
pub fn signals_alone(sentence: &str) -> SentenceSignals {
    let features = read_alone(sentence).1;
    SentenceSignals {
        span: Text::new(sentence).span(0..sentence.len()),
        left_out: None,
        signals: named(&features),
        facts: Vec::new(),
        words: features.words.buckets,
    }
}

fn read_alone(sentence: &str) -> (Vec<Token<'_>>, Features) {
    let text = Text::new(sentence);
    let mut tokens = Vec::new();
    tokens::read(sentence, 0, sentence.len(), &mut tokens);
    quotes::mark(&mut tokens, OpenQuotation::default());
    let values = values::find(&text, &tokens, None, Support::Full, Some(Language::ENGLISH), None, None);
    let features = detect(&tokens, &values, SentenceContext::default());
    (tokens, features)
}

/// Signals of one sentence, for fitting the weights and for explaining a score.
#[derive(Debug, Clone, PartialEq)]
pub struct SentenceSignals {
    /// Position of the sentence.
    pub span: Span,
    /// Page rule that leaves the sentence out before scoring.
    pub left_out: Option<LeftOutReason>,
    /// Key and strength of every signal, always in the same order; empty if a rule for lines left the sentence out.
    pub signals: Vec<(&'static str, f64)>,
    /// Key and strength of every fact that tells the kinds apart; empty if a page rule left the sentence out.
    pub facts: Vec<(&'static str, f64)>,
    /// Indices of the words and pairs of words in `words.bin`.
    pub words: Vec<u16>,
}

/// Signals of every sentence of a text.
#[must_use]
pub fn signals(text: &str, context: &Context<'_>) -> Vec<SentenceSignals> {
    let places = Text::new(text);
    let sentences = segment(&places);
    let support = language::support(text, context.language);
    let mut out = Vec::with_capacity(sentences.len());
    let mut topic = Topic::default();
    let spans = spans(&places, &sentences);
    sentences::for_each(&places, &sentences, &spans, context, support, |sentence| {
        let input = sentence.kind_input(topic);
        let facts = input.as_ref().map(facts::read);
        out.push(SentenceSignals {
            span: sentence.span,
            left_out: sentence.left_out,
            signals: sentence.features.as_ref().map_or_else(Vec::new, named),
            facts: facts.map_or_else(Vec::new, |facts| keyed(FACTS, facts.0.values())),
            words: sentence.features.as_ref().map_or_else(Vec::new, |features| features.words.buckets.clone()),
        });
        match input {
            Some(input) => topic.read(&input),
            None => topic.read_heading(sentence.tokens),
        }
    });
    out
}

fn keyed(keys: &[&'static str], values: &[f32]) -> Vec<(&'static str, f64)> {
    let values = values.iter().map(|value| f64::from(*value));
    keys.iter().copied().zip(values).collect()
}

fn named(features: &Features) -> Vec<(&'static str, f64)> {
    let named = SIGNALS.iter().zip(features.strengths.values());
    named.map(|((key, _), value)| (*key, f64::from(*value))).collect()
}
