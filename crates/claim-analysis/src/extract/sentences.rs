//! Analysis of the sentences of a text, one after another.

use std::ops::Range;

use super::story::Story;
use crate::claim::{Attribution, Context, LeftOutReason, SentenceVectors, Support, VECTOR, Value, Voice};
use crate::claimant::attribute::attribute;
use crate::claimant::attribution::{ARTICLE, SentenceAttribution};
use crate::language;
use crate::lexicon::{self, Class};
use crate::page::rows::{self, Row};
use crate::page::{grammar, rules};
use crate::signals::combined::SentenceContext;
use crate::signals::detect::detect;
use crate::signals::features::Features;
use crate::signals::kinds::input::KindInput;
use crate::signals::kinds::input::Topic;
use crate::statement::back_references::{BackReference, NamedThings};
use crate::text::sentence_tokens::SentenceTokens;
use crate::text::sentences::Sentence;
use crate::text::span::{Span, Text};
use crate::text::tokens::Token;
use crate::values;

/// Sentences from this length in bytes on count as full sentences of the article.
const FULL: usize = 91;

/// A sentence with the results of its analysis.
pub(super) struct AnalysedSentence<'r, 'a> {
    /// The whole text.
    pub text: &'r Text<'a>,
    pub sentence: Sentence,
    pub span: Span,
    /// Reason of a page rule for leaving the sentence out.
    pub left_out: Option<LeftOutReason>,
    /// Empty if a rule for lines left the sentence out; so are `features` and the fields below.
    pub tokens: &'r [Token<'a>],
    pub features: Option<Features>,
    pub values: Vec<Value>,
    pub attribution: &'r Attribution,
    /// `attribution` with the places of the speaker's words; `None` unless the language has full support.
    pub speaker: Option<&'r SentenceAttribution>,
    pub context: SentenceContext,
    pub back_references: Vec<BackReference>,
    /// The only event of the sentence before that cost lives.
    pub event: Option<String>,
    /// Set for a row of a list or table.
    pub row: Option<Row>,
    vectors: Option<&'r dyn SentenceVectors>,
    /// The embedding; `None` without a source of embeddings, and for a sentence that is left out.
    pub vector: Option<Box<[f32; VECTOR]>>,
}

impl<'r, 'a> AnalysedSentence<'r, 'a> {
    /// Input of the model of kinds; `None` if the page rules leave the sentence out.
    pub fn kind_input(&self, topic: Topic) -> Option<KindInput<'_, 'a>> {
        let features = self.features.as_ref()?;
        self.left_out.is_none().then_some(KindInput {
            tokens: self.tokens,
            values: &self.values,
            features,
            voice: self.attribution.voice,
            verb: self.attribution.verb.as_deref(),
            topic,
        })
    }

    /// The embedding of a part, in bytes of the whole text.
    pub fn embed(&self, part: Range<usize>) -> Option<Box<[f32; VECTOR]>> {
        Some(Box::new(self.vectors?.vector(self.text.as_str().get(part)?)))
    }

    /// A sentence before its analysis.
    fn new(
        text: &'r Text<'a>,
        sentence: Sentence,
        span: Span,
        speaker: Option<&'r SentenceAttribution>,
        left_out: Option<LeftOutReason>,
    ) -> Self {
        AnalysedSentence {
            text,
            sentence,
            span,
            left_out,
            tokens: &[],
            features: None,
            values: Vec::new(),
            attribution: speaker.map_or(&ARTICLE, |speaker| &speaker.attribution),
            speaker,
            context: SentenceContext::default(),
            back_references: Vec::new(),
            event: None,
            row: None,
            vectors: None,
            vector: None,
        }
    }
}

/// The first sentence of the article itself that is long enough to be no heading.
fn first_full(sentences: &[Sentence], page: &[Option<LeftOutReason>]) -> Option<usize> {
    let mut read = sentences.iter().zip(page);
    read.position(|(s, out)| out.is_none() && s.end - s.start >= FULL)
}

/// Analyses the sentences in text order and passes each to `each`. `spans` are their positions.
pub(super) fn for_each<'a>(
    text: &Text<'a>,
    sentences: &[Sentence],
    spans: &[Span],
    context: &Context<'_>,
    support: Support,
    mut each: impl FnMut(&mut AnalysedSentence<'_, 'a>),
) {
    let rows = rows::rows(text.as_str(), sentences);
    let page = rules::left_out(text.as_str(), sentences, context.title, &rows);
    let read = sentences.iter().zip(&page).map(|(sentence, left_out)| left_out.is_none().then_some(sentence));
    let mut tokens = SentenceTokens::read(text.as_str(), read);
    let speakers = match support {
        Support::Full => attribute(text.as_str(), &mut tokens, sentences, &page, &rows),
        Support::Basic => Vec::new(),
    };
    let language = language::language(text.as_str(), context.language, support);
    let mut named = NamedThings::default();
    let mut story = Story::default();
    let mut paragraph = u32::MAX;
    let first_full = first_full(sentences, &page);
    for (at, ((sentence, span), left_out)) in sentences.iter().zip(spans).zip(&page).enumerate() {
        let is_first = sentence.paragraph != paragraph;
        paragraph = sentence.paragraph;
        let mut analysed = AnalysedSentence::new(text, *sentence, *span, speakers.get(at), *left_out);
        if left_out.is_some() {
            each(&mut analysed);
            continue;
        }
        let tokens = tokens.get(at);
        analysed.row = rows.get(at).copied().flatten();
        let ordered = analysed.row.map(|row| {
            let header = row.header.and_then(|header| sentences.get(header));
            rows::read(text.as_str(), row, tokens, header)
        });
        let read = ordered.as_deref().unwrap_or(tokens);
        let day = context.day_at(analysed.span);
        let date = story.date(sentence.paragraph);
        analysed.values = values::find(text, read, day, support, language, context.language, date);
        story.read(sentence.paragraph, &analysed.values);
        let verb = analysed.attribution.verb.as_deref();
        analysed.context = SentenceContext {
            attributed: analysed.attribution.voice != Voice::Article,
            running: analysed.speaker.is_some_and(|s| s.open.closer.is_some()),
            is_first,
            verb: verb.map_or(Class::NONE, lexicon::class),
        };
        let features = analysed.features.insert(detect(tokens, &analysed.values, analysed.context));
        if support == Support::Full {
            analysed.event = named.event().map(str::to_owned);
            analysed.back_references = named.read(tokens, features.seen);
            let early = first_full.is_some_and(|full| at < full);
            if analysed.row.is_none() {
                analysed.left_out = grammar::left_out(tokens, features, early);
            }
        }
        if support == Support::Full && analysed.left_out.is_none() && context.vectors.is_some() {
            analysed.vectors = context.vectors;
            analysed.vector = analysed.embed(sentence.start..sentence.end);
        }
        analysed.tokens = tokens;
        each(&mut analysed);
    }
}
