//! Facts about values, speech and structure of a sentence.

use super::input::{Facts, KindInput, is_fate, place};
use super::names::Fact;
use super::{rule, shape, speech_acts, terms, words};
use crate::claim::{Kind, Precision, Qualifier, Value, Voice};
use crate::lexicon::Class;
use crate::signals::features::Features;
use crate::signals::harm;
use crate::signals::names::Signal;
use crate::signals::strengths::Strengths;
use crate::text::tokens::Shape;

/// The answer of the rules, in the order of `Kind::ALL`.
const RULES: &[Fact; Kind::ALL.len()] = &[
    Fact::RULE_CASUALTIES,
    Fact::RULE_QUANTITY,
    Fact::RULE_DATE,
    Fact::RULE_AGREEMENT,
    Fact::RULE_EVENT,
    Fact::RULE_QUOTE,
    Fact::RULE_CAUSAL,
    Fact::RULE_PREDICTION,
];

/// Kinds of the sentences before by the rules, in the order of `Kind::ALL`.
const AROUND: &[Fact; Kind::ALL.len()] = &[
    Fact::AROUND_CASUALTIES,
    Fact::AROUND_QUANTITY,
    Fact::AROUND_DATE,
    Fact::AROUND_AGREEMENT,
    Fact::AROUND_EVENT,
    Fact::AROUND_QUOTE,
    Fact::AROUND_CAUSAL,
    Fact::AROUND_PREDICTION,
];

/// Words that make a distance before them describe a place.
const AWAY: &[&str] = &["from", "away", "east", "west", "north", "south", "outside", "off"];

/// The facts of a sentence.
pub(crate) fn read(input: &KindInput<'_, '_>) -> Facts {
    let mut facts = Facts(Strengths::new());
    figures(&mut facts, input);
    dates(&mut facts, input);
    speech(&mut facts, input);
    shape::read(&mut facts, input);
    words::read(&mut facts, input.tokens, input.features.seen);
    framed(&mut facts, input);
    shares(&mut facts, input);
    let rule = rule::classify(input);
    for ((kind, fact), (around, share)) in Kind::ALL.iter().zip(RULES).zip(AROUND.iter().zip(input.topic.kinds)) {
        facts.when(*fact, *kind == rule);
        facts.set(*around, share);
    }
    facts.when(Fact::VICTIM, input.features.has(Signal::CASUALTY_ACT) && harm::is_the_point(input.tokens));
    facts.set(Fact::AROUND_HARM, input.topic.harm);
    facts.set(Fact::AROUND_RULES, input.topic.rules);
    facts.when(Fact::TOPIC, input.topic.stipulates);
    facts
}

/// Notes terms of rules and agreements, and bare speech.
fn framed(facts: &mut Facts, input: &KindInput<'_, '_>) {
    let KindInput { tokens, features, topic, .. } = *input;
    let own = features.seen.has(Class::RULE);
    let frame = if own { 1.0 } else { topic.frame };
    facts.set(Fact::FRAME, topic.frame);
    let binds = terms::binds(tokens);
    facts.when(Fact::BINDS, binds);
    if binds {
        facts.set(Fact::BINDS_FRAMED, frame);
    }
    let will = || tokens.iter().any(|t| t.eq("will") && t.shape == Shape::Lower && !t.quoted);
    if features.has(Signal::WOULD) && input.voice == Voice::Article && will() {
        facts.set(Fact::WILL_FRAMED, topic.frame);
    }
    if features.seen.has(Class::NEGATION) && terms::limits(tokens) {
        facts.set(Fact::LIMIT_FRAMED, frame);
    }
    facts.when(Fact::ENACTS, features.seen.has(Class::ENACT) && terms::enacts(tokens));
    facts.when(Fact::GOVERNED, own && terms::governed(tokens));
    facts.when(Fact::SPEECH_ACT, speech_acts::is_bare(input));
    facts.when(Fact::SPEECH_FRAGMENT, speech_acts::is_fragment(input));
}

/// Notes how much of the sentence is dates and figures.
fn shares(facts: &mut Facts, input: &KindInput<'_, '_>) {
    if input.values.is_empty() {
        return;
    }
    let words = input.tokens.iter().filter(|t| t.is_word()).count();
    let dates = input.values.iter().filter(|v| v.measures == "date").count();
    let share = |values: usize| {
        let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        (8.0 * count(values) / count(words.max(1))).min(1.0)
    };
    facts.set(Fact::DATE_SHARE, share(dates));
    facts.set(Fact::FIGURE_SHARE, share(input.values.len() - dates));
}

fn figures(facts: &mut Facts, input: &KindInput<'_, '_>) {
    let mut figures = 0_usize;
    for value in input.values.iter().filter(|v| v.measures != "date") {
        let kind = measured(value, input.features);
        facts.when(kind, true);
        figures += usize::from(!matches!(kind, Fact::AGE | Fact::DURATION));
        let size = value.low.or(value.high).unwrap_or(0.0);
        facts.when(Fact::TINY, size <= 2.0 && size.fract() == 0.0);
        facts.when(Fact::LARGE, size >= 1000.0);
        facts.when(Fact::QUALIFIED, value.qualifier != Qualifier::Exactly);
        let round = ["thousands", "hundreds", "dozens", "millions", "tens"];
        let words = value.text.split_whitespace();
        facts.when(Fact::VAGUE, words.clone().any(|word| round.contains(&word)));
        let Some(at) = place(input.tokens, value) else {
            continue;
        };
        facts.when(Fact::OPENING_FIGURE, at < 4);
        let quoted = input.tokens.get(at).is_some_and(|t| t.quoted);
        facts.when(Fact::QUOTED_FIGURE, quoted);
        let next = input.tokens.get(at + words.count());
        let away = kind == Fact::MEASURE && next.is_some_and(|t| t.any(AWAY));
        facts.when(Fact::DISTANCE, away);
    }
    facts.when(Fact::NONE, input.values.is_empty());
    facts.when(Fact::MANY, figures >= 2);
    facts.when(Fact::ONLY_DATES, figures == 0 && !input.values.is_empty());
}

/// The fact that a figure of this measure is there.
fn measured(value: &Value, features: &Features) -> Fact {
    match value.measures.as_str() {
        "money" => Fact::MONEY,
        "share" => Fact::SHARE,
        "score" => Fact::SCORE,
        "age" => Fact::AGE,
        "duration" => Fact::DURATION,
        "number" => Fact::BARE,
        measures if is_fate(measures) => Fact::FATE,
        "people" if features.has(Signal::CASUALTY_ACT) => Fact::FATE,
        measures if Some(measures) == value.unit.as_deref() && measures != "people" => Fact::COUNT_THINGS,
        _ if value.unit.as_deref() == Some("people") => Fact::COUNT_PEOPLE,
        _ => Fact::MEASURE,
    }
}

fn dates(facts: &mut Facts, input: &KindInput<'_, '_>) {
    let words = input.tokens.len();
    for value in input.values.iter().filter(|v| v.measures == "date") {
        let digits = value.text.bytes().any(|b| b.is_ascii_digit());
        facts.when(Fact::RELATIVE, !digits);
        if let Some(date) = value.date {
            // An open stretch ("since 2011") is long.
            let days = date.latest.zip(date.earliest).map(|(end, start)| (end - start).num_days());
            facts.when(Fact::LONG, days.is_none_or(|days| days > 400));
            facts.when(
                match date.precision {
                    Precision::Day | Precision::Week => Fact::DAY,
                    Precision::Month | Precision::Season => Fact::MONTH,
                    Precision::Year | Precision::Decade | Precision::Century => Fact::YEAR,
                },
                digits,
            );
        }
        let Some(at) = place(input.tokens, value) else {
            continue;
        };
        facts.when(Fact::OPENING_DATE, at < 3);
        facts.when(Fact::CLOSING_DATE, at + 5 >= words);
        facts.when(Fact::DATE_BY, at >= 3 && at + 5 < words);
    }
}

fn speech(facts: &mut Facts, input: &KindInput<'_, '_>) {
    facts.when(Fact::DIRECT, input.voice == Voice::Direct);
    facts.when(Fact::REPORTED, input.voice == Voice::Reported);
}
