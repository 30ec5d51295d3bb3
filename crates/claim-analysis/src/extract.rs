//! Which claims are in this text? The whole way from text to claims.

use std::borrow::Cow;
use std::ops::Range;

use crate::atoms;
use crate::attribution::{self, Said};
use crate::boilerplate;
use crate::claim::{
    Attribution, Claim, Context, Extraction, Kind, LeftOut, LeftOutReason, Support, Value, Voice,
};
use crate::classify::{self, Topic};
use crate::context;
use crate::detect::MODEL;
use crate::features::{self, Around, Features, Signal};
use crate::language;
use crate::lexicon;
use crate::mentions::{Mention, Mentions};
use crate::quotes::{self, Open};
use crate::segment::{self, Sentence};
use crate::text::{Span, Text};
use crate::tokens::{self, Token};
use crate::values;
use crate::words;

/// What is longer, in code points, is no sentence that anybody wrote: a table, a log, a text without full stops.
const LONGEST: usize = 2_000;

/// Finds the claims of an article.
///
/// Works on any text of any length, in time linear in it, and gives the same answer every time.
#[must_use]
pub fn extract(text: &str, context: &Context<'_>) -> Extraction {
    let places = Text::new(text);
    let sentences = segment::segment(&places);
    let support = language::support(text, context.language);
    let mut out = Extraction {
        claims: Vec::new(),
        left_out: Vec::new(),
        sentences: sentences
            .iter()
            .map(|s| places.span(s.start..s.end))
            .collect(),
        support,
    };
    let mut topic = Topic::default();
    walk(&places, &sentences, context, support, |read| {
        match judge(&read, support) {
            Ok(features) => {
                for part in parts(&read, features, support) {
                    let claim = claim(&read, &part, topic, support);
                    let rule = part.features.has(Signal::STIPULATION);
                    topic.stipulates = claim.kind == Kind::Agreement || topic.stipulates && rule;
                    out.claims.push(claim);
                }
            }
            Err(reason) => out.left_out.push(LeftOut {
                span: read.span,
                reason,
            }),
        }
    });
    out
}

/// Check-worthiness of one sentence on its own, 0 to 1.
#[must_use]
pub fn score(sentence: &str) -> f64 {
    MODEL.score(&alone(sentence).1)
}

/// The signals of one sentence about whose surroundings nothing is known: what [`score`] reads.
#[must_use]
pub fn signals_alone(sentence: &str) -> SentenceSignals {
    let (tokens, features) = alone(sentence);
    SentenceSignals {
        span: Text::new(sentence).span(0..sentence.len()),
        left_out: None,
        signals: named(&features),
        words: words::grams(&tokens).map(|gram| gram.bucket).collect(),
    }
}

fn alone(sentence: &str) -> (Vec<Token<'_>>, Features) {
    let places = Text::new(sentence);
    let mut tokens = Vec::new();
    tokens::read(sentence, 0, sentence.len(), &mut tokens);
    quotes::mark(&mut tokens, Open::default());
    let values = values::find(&places, &tokens, None, Support::Full);
    let features = features::read(&tokens, &values, Around::default());
    (tokens, features)
}

fn named(features: &Features) -> Vec<(&'static str, f64)> {
    let named = features::SIGNALS.iter().zip(features.values);
    named
        .map(|((key, _), value)| (*key, f64::from(value)))
        .collect()
}

/// The named signals of one sentence, for fitting the weights and for explaining them.
#[derive(Debug, Clone, PartialEq)]
pub struct SentenceSignals {
    /// Where the sentence stands.
    pub span: Span,
    /// Why it is left out before any scoring.
    pub left_out: Option<LeftOutReason>,
    /// Name and strength of every signal, in a fixed order.
    pub signals: Vec<(&'static str, f64)>,
    /// Places of its words and pairs of words in the table of `words.bin`.
    pub words: Vec<u16>,
}

/// The signals of every sentence of a text.
#[must_use]
pub fn signals(text: &str, context: &Context<'_>) -> Vec<SentenceSignals> {
    let places = Text::new(text);
    let support = language::support(text, context.language);
    let mut out = Vec::new();
    walk(
        &places,
        &segment::segment(&places),
        context,
        support,
        |read| {
            out.push(SentenceSignals {
                span: read.span,
                left_out: read.left_out,
                signals: read.features.as_ref().map_or_else(Vec::new, named),
                words: words::grams(read.tokens).map(|gram| gram.bucket).collect(),
            });
        },
    );
    out
}

/// One sentence with all that was read of it.
struct Read<'r, 'a> {
    places: &'r Text<'a>,
    sentence: Sentence,
    said: Option<&'r Said>,
    span: Span,
    tokens: &'r [Token<'a>],
    left_out: Option<LeftOutReason>,
    features: Option<Features>,
    values: Vec<Value>,
    attribution: Attribution,
    around: Around,
    mentions: Vec<Mention>,
    /// What the sentence before told of, if it is one thing that costs lives.
    event: Option<String>,
}

impl<'r, 'a> Read<'r, 'a> {
    /// A sentence of which nothing has been read yet.
    fn of(
        places: &'r Text<'a>,
        sentence: Sentence,
        said: Option<&'r Said>,
        left_out: Option<LeftOutReason>,
    ) -> Self {
        Read {
            places,
            sentence,
            said,
            span: places.span(sentence.start..sentence.end),
            tokens: &[],
            left_out,
            features: None,
            values: Vec::new(),
            attribution: attribution::ARTICLE,
            around: Around::default(),
            mentions: Vec::new(),
            event: None,
        }
    }
}

/// One assertion: a sentence, or a part of one that could stand alone.
struct Part<'r, 'a> {
    /// In bytes, exclusive.
    start: usize,
    end: usize,
    tokens: &'r [Token<'a>],
    /// What the signals were read from: the tokens with their antecedent.
    said: Cow<'r, [Token<'a>]>,
    /// Tokens of the sentence before these.
    skipped: usize,
    values: Vec<Value>,
    features: Features,
    /// What its first word, "which" or "who", stands for.
    antecedent: Option<&'a str>,
    /// Whether there are others beside it.
    whole: bool,
}

fn walk<'a>(
    places: &Text<'a>,
    sentences: &[Sentence],
    context: &Context<'_>,
    support: Support,
    mut each: impl FnMut(Read<'_, 'a>),
) {
    let text = places.as_str();
    let page = boilerplate::read(text, sentences, context.title);
    let said = match support {
        Support::Full => attribution::read(text, sentences, &page),
        Support::Basic => Vec::new(),
    };
    let mut tokens = Vec::new();
    let mut mentions = Mentions::default();
    let mut paragraph = u32::MAX;
    let first_full = sentences
        .iter()
        .zip(&page)
        .position(|(s, out)| out.is_none() && s.end - s.start > 90);
    for (at, (sentence, left_out)) in sentences.iter().zip(&page).enumerate() {
        let first = sentence.paragraph != paragraph;
        paragraph = sentence.paragraph;
        let mut read = Read::of(places, *sentence, said.get(at), *left_out);
        if left_out.is_some() {
            each(read);
            continue;
        }
        tokens::read(text, sentence.start, sentence.end, &mut tokens);
        if let Some(said) = said.get(at) {
            quotes::mark(&mut tokens, said.open);
            read.attribution = said.attribution.clone();
        }
        let running = said.get(at).is_some_and(|s| s.open.closer.is_some());
        read.values = values::find(places, &tokens, context.published_on, support);
        read.around = Around {
            attributed: read.attribution.voice != Voice::Article,
            running,
            first,
            verb: lexicon::class(read.attribution.verb.as_deref().unwrap_or("")),
        };
        let f = features::read(&tokens, &read.values, read.around);
        if support == Support::Full {
            read.event = mentions.event().map(str::to_owned);
            read.mentions = mentions.read(&tokens);
        }
        let early = first_full.is_some_and(|full| at < full);
        if support == Support::Full {
            read.left_out = boilerplate::by_grammar(&tokens, &f, early);
        }
        read.features = Some(f);
        read.tokens = &tokens;
        each(read);
    }
}

/// The signals of a sentence that is offered as a claim, or why it is not.
fn judge<'r>(read: &'r Read<'_, '_>, support: Support) -> Result<&'r Features, LeftOutReason> {
    if let Some(reason) = read.left_out {
        return Err(reason);
    }
    let Some(f) = &read.features else {
        return Err(LeftOutReason::Fragment);
    };
    if read.span.len() > LONGEST {
        return Err(LeftOutReason::Fragment);
    }
    if support == Support::Basic {
        let told = read
            .values
            .iter()
            .any(|v| v.measures != "number" || v.low >= Some(10.0));
        return if told {
            Ok(f)
        } else {
            Err(LeftOutReason::NotCheckable)
        };
    }
    if MODEL.score(f) >= MODEL.threshold && is_about_something(f) {
        return Ok(f);
    }
    Err(if f.has(Signal::QUESTION) {
        LeftOutReason::Question
    } else if f.has(Signal::OPEN_END) && !f.has(Signal::RUNNING) {
        LeftOutReason::Headline
    } else if f.has(Signal::OPINION) || f.has(Signal::OBLIGATION) {
        LeftOutReason::Opinion
    } else {
        LeftOutReason::NotCheckable
    })
}

/// Whether anything in a sentence could be looked up at all: somebody or something named, counted, dated, done or
/// decided. "It was a grey morning" is told as fact, and there is no record of it.
fn is_about_something(f: &Features) -> bool {
    let anchors = [
        Signal::FIGURE,
        Signal::MONEY,
        Signal::SHARE,
        Signal::DATE,
        Signal::DURATION,
        Signal::SINCE,
        Signal::NAMES,
        Signal::ROLE,
        Signal::ORGANISATION,
        Signal::ACT,
        Signal::CASUALTY,
        Signal::STIPULATION,
        Signal::STIPULATES,
        Signal::ACCUSATION,
        Signal::ATTRIBUTED,
        Signal::SPEECH,
        Signal::SOURCE,
        Signal::CAUSE,
        Signal::MEASURED,
        Signal::COMPARISON,
        Signal::RUNNING,
    ];
    anchors.iter().any(|signal| f.has(*signal))
}

/// The assertions of a sentence: itself, unless each of several parts says enough to be checked.
fn parts<'r, 'a>(
    read: &'r Read<'r, 'a>,
    features: &Features,
    support: Support,
) -> Vec<Part<'r, 'a>> {
    let mut out = Vec::new();
    let joints = match support {
        Support::Full => atoms::joints(read.tokens),
        Support::Basic => Vec::new(),
    };
    let (mut from, mut antecedent) = (0, None);
    for (at, joint) in joints.iter().enumerate() {
        let next = joints
            .get(at + 1)
            .map_or(read.tokens.len(), |next| next.end);
        // Both sides are weighed, up to the next joint at most: what is behind it may be a part of its own.
        let (Some(one), Some(other)) = (
            part(read, from..joint.end, antecedent),
            part(read, joint.start..next, joint.antecedent),
        ) else {
            continue;
        };
        let voices = read.said.and_then(|said| said.voices.as_ref());
        let two = voices.is_some_and(|[_, second]| second.from == other.start);
        let asserted = |f: &Features| {
            is_assertion(f) || two && MODEL.score(f) >= MODEL.threshold && !f.has(Signal::NO_VERB)
        };
        if asserted(&one.features) && asserted(&other.features) {
            out.push(one);
            (from, antecedent) = (joint.start, joint.antecedent);
        }
    }
    if !out.is_empty()
        && let Some(last) = part(read, from..read.tokens.len(), antecedent)
    {
        out.push(last);
        return out;
    }
    vec![Part {
        start: read.sentence.start,
        end: read.sentence.end,
        tokens: read.tokens,
        said: Cow::Borrowed(read.tokens),
        skipped: 0,
        values: read.values.clone(),
        features: features.clone(),
        antecedent: None,
        whole: true,
    }]
}

/// Whether a part could be checked without the rest: it has a verb, and a figure, a year, a casualty or a rule.
fn is_assertion(f: &Features) -> bool {
    let core = [
        Signal::FIGURE,
        Signal::MONEY,
        Signal::SHARE,
        Signal::YEAR,
        Signal::CASUALTY_ACT,
        Signal::STIPULATES_STRONG,
    ];
    core.iter().any(|signal| f.has(*signal))
        && !f.has(Signal::NO_VERB)
        && MODEL.score(f) >= MODEL.threshold
}

fn part<'r, 'a>(
    read: &'r Read<'r, 'a>,
    range: Range<usize>,
    antecedent: Option<(usize, usize)>,
) -> Option<Part<'r, 'a>> {
    let text = read.places.as_str();
    let words = |from: usize, to: usize| {
        let (first, last) = (read.tokens.get(from)?, read.tokens.get(to.checked_sub(1)?)?);
        Some((first.start, last.end()))
    };
    let tokens = read.tokens.get(range.clone())?;
    let (start, mut end) = words(range.start, range.end)?;
    if range.end == read.tokens.len() {
        end = read.sentence.end;
    }
    let span = read.places.span(start..end);
    let inside = |value: &&Value| span.start <= value.span.start && value.span.end <= span.end;
    let values: Vec<Value> = read.values.iter().filter(inside).cloned().collect();
    // With what "which" stands for in its place, as a reader would say it.
    let said = match antecedent {
        Some((from, to)) => Cow::Owned([read.tokens.get(from..to)?, tokens.get(1..)?].concat()),
        None => Cow::Borrowed(tokens),
    };
    let around = Around {
        first: read.around.first && range.start == 0,
        ..read.around
    };
    Some(Part {
        start,
        end,
        tokens,
        skipped: range.start,
        features: features::read(&said, &values, around),
        said,
        values,
        antecedent: antecedent
            .and_then(|(from, to)| words(from, to))
            .and_then(|(from, to)| text.get(from..to)),
        whole: false,
    })
}

fn claim(read: &Read<'_, '_>, part: &Part<'_, '_>, topic: Topic, support: Support) -> Claim {
    let features = &part.features;
    let said = read.said.map(|said| {
        if part.whole {
            Cow::Borrowed(said)
        } else {
            Cow::Owned(said.of_part(part.start))
        }
    });
    let mut claim = Claim {
        span: read.places.span(part.start..part.end),
        statement: String::new(),
        kind: Kind::Event,
        check_worthiness: 0.0,
        reasons: Vec::new(),
        attribution: said
            .as_ref()
            .map_or_else(|| read.attribution.clone(), |said| said.attribution.clone()),
        values: part.values.clone(),
        ambiguities: Vec::new(),
    };
    // “…,” she said, adding that …: the second part is retold.
    if !part.whole && claim.attribution.voice == Voice::Direct && quotes::share(part.tokens) < 0.5 {
        claim.attribution.voice = Voice::Reported;
    }
    let score = MODEL.score(features);
    if support == Support::Full {
        let verb = claim.attribution.verb.as_deref();
        claim.kind = classify::kind(features, &part.values, score, topic, verb);
        claim.reasons = MODEL.reasons(features, &part.said);
        claim.check_worthiness = (score * 1e4).round() / 1e4;
    } else {
        // Only the figures were understood, so they alone speak.
        let dated = part.values.iter().all(|v| v.measures == "date");
        claim.kind = if dated { Kind::Date } else { Kind::Quantity };
        claim.check_worthiness = MODEL.threshold.max(0.5);
        claim
            .ambiguities
            .push("the language is read for figures and dates only".to_owned());
    }
    let stated = context::state(&context::Sentence {
        text: read.places,
        start: part.start,
        end: part.end,
        tokens: part.tokens,
        values: &part.values,
        features,
        voice: claim.attribution.voice,
        mentions: &read.mentions,
        event: read.event.as_deref(),
        skipped: part.skipped,
        antecedent: part.antecedent,
        whole: part.whole,
        said: said.as_deref(),
        kind: claim.kind,
        support,
    });
    claim.statement = stated.statement;
    claim.ambiguities.extend(stated.ambiguities);
    claim
}
