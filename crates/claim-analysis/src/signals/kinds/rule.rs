//! Kind by rules, in the order of the labelling guide: one of the facts that the model weighs.

use super::input::{KindInput, is_fate};
use crate::claim::{Kind, Precision, Value, Voice};
use crate::lexicon::{self, Class};
use crate::signals::features::Features;
use crate::signals::names::Signal;
use crate::text::tokens::Token;

/// The kind that a checker looks up first: casualties, then agreements, quantities, dates and causes. Attributed claims
/// without any of these are quotes.
pub(super) fn classify(input: &KindInput<'_, '_>) -> Kind {
    let KindInput { values, features, verb, topic, .. } = *input;
    let spoken = input.voice != Voice::Article;
    if people_hurt(features, values) {
        return Kind::Casualties;
    }
    let counted = is_counted(values);
    let attitude = || verb.is_some_and(|verb| lexicon::class(verb).has(Class::ATTITUDE));
    if spoken && !counted && attitude() {
        return Kind::Quote;
    }
    let future = features.has(Signal::WOULD) && !features.has(Signal::SPEECH);
    if features.has(Signal::STIPULATES_STRONG)
        || (features.has(Signal::STIPULATION_BOTH)
            || features.has(Signal::STIPULATION) && features.has(Signal::OBLIGATION))
            && !counted
        || topic.stipulates && future && !counted
        || provides(input.tokens)
    {
        return Kind::Agreement;
    }
    if counted {
        return Kind::Quantity;
    }
    if features.has(Signal::SCHEDULED) && features.has(Signal::BELIEF_MAIN) {
        return Kind::Prediction;
    }
    if is_dated(features, values) {
        return Kind::Date;
    }
    if features.has(Signal::CAUSE_STRONG) {
        return Kind::Causal;
    }
    if features.has(Signal::MEASURED) {
        return Kind::Quantity;
    }
    if features.has(Signal::FORECAST) && !features.has(Signal::PAST) && !spoken {
        return Kind::Prediction;
    }
    let done = features.has(Signal::ACT) || features.has(Signal::PAST);
    if spoken && !done { Kind::Quote } else { Kind::Event }
}

/// True if a rule or agreement at the start of the sentence does something now: "the treaty gives …".
fn provides(tokens: &[Token<'_>]) -> bool {
    let start = tokens.get(..tokens.len().min(9)).unwrap_or(&[]);
    start.windows(2).any(|pair| {
        let [rule, verb] = pair else { return false };
        let present = verb.is(Class::VERB.or(Class::BINDING)) && verb.stem.ends_with('s');
        rule.is(Class::RULE) && present && !verb.is(Class::AUXILIARY.or(Class::SPEECH))
    })
}

fn people_hurt(features: &Features, values: &[Value]) -> bool {
    features.has(Signal::CASUALTY_ACT) || values.iter().any(|v| is_fate(&v.measures))
}

/// True if a figure is worth a check: not an age or duration, not a bare number under 3, not a count up to 2.
fn is_counted(values: &[Value]) -> bool {
    values.iter().any(|v| match v.measures.as_str() {
        "date" | "duration" | "age" => false,
        "number" => v.low.or(v.high).is_some_and(|n| n >= 3.0),
        "money" | "share" | "score" => true,
        _ => v.low.or(v.high).is_some_and(|n| n > 2.0),
    })
}

fn is_dated(features: &Features, values: &[Value]) -> bool {
    let long = values.iter().any(|v| {
        v.measures == "date"
            && v.date.is_some_and(|d| d.precision > Precision::Week && d.precision < Precision::Century)
            && v.text.bytes().any(|b| b.is_ascii_digit())
    });
    features.has(Signal::SINCE) || long || features.has(Signal::DURATION)
}
