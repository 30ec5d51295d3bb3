//! What kind of claim is it?
//!
//! A rule and not a fitted model: on articles held out, weights fitted to a few hundred labelled
//! kinds did no better than the order of the labelling guide, and explained less.

use crate::claim::{Kind, Value};
use crate::date::Precision;
use crate::features::{Features, Signal};
use crate::lexicon::{self, Class};

/// Scores from here on say that there is more to check than that somebody spoke.
const MORE_THAN_SPEECH: f64 = 0.5;

/// What the sentences just before were about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Topic {
    /// The last sentence said what a rule or agreement says.
    pub stipulates: bool,
}

/// The kind that a checker would open first: people hurt, then agreements, numbers, dates and
/// causes; speech only when nothing in it can be opened and checked.
pub(crate) fn kind(
    f: &Features,
    values: &[Value],
    score: f64,
    topic: Topic,
    verb: Option<&str>,
) -> Kind {
    let spoken = f.has(Signal::ATTRIBUTED);
    if people_hurt(f, values) {
        return Kind::Casualties;
    }
    if spoken && score < MORE_THAN_SPEECH {
        return Kind::Quote;
    }
    let counted = is_counted(values);
    let attitude = lexicon::class(verb.unwrap_or("")).has(Class::ATTITUDE);
    if spoken && !counted && attitude {
        return Kind::Quote;
    }
    let future = f.has(Signal::WOULD) && !f.has(Signal::SPEECH);
    if f.has(Signal::STIPULATES_STRONG)
        || (f.has(Signal::STIPULATION_BOTH)
            || f.has(Signal::STIPULATION) && f.has(Signal::OBLIGATION))
            && !counted
        || topic.stipulates && future && !counted
    {
        return Kind::Agreement;
    }
    if counted {
        return Kind::Quantity;
    }
    if f.has(Signal::SCHEDULED) && f.has(Signal::BELIEF_MAIN) {
        return Kind::Prediction;
    }
    if is_dated(f, values) {
        return Kind::Date;
    }
    if f.has(Signal::CAUSE_STRONG) {
        return Kind::Causal;
    }
    if f.has(Signal::MEASURED) {
        return Kind::Quantity;
    }
    if f.has(Signal::FORECAST) && !f.has(Signal::PAST) && !spoken {
        return Kind::Prediction;
    }
    let done = f.has(Signal::ACT) || f.has(Signal::PAST);
    if spoken && !done {
        Kind::Quote
    } else {
        Kind::Event
    }
}

fn people_hurt(f: &Features, values: &[Value]) -> bool {
    let fates = [
        "killed",
        "injured",
        "missing",
        "displaced",
        "detained",
        "captive",
    ];
    f.has(Signal::CASUALTY_ACT)
        || values
            .iter()
            .any(|v| fates.iter().any(|fate| v.measures.ends_with(fate)))
}

/// Whether a figure is worth opening: not "one", not a bare small number, not only a distance
/// beside something else.
fn is_counted(values: &[Value]) -> bool {
    values.iter().any(|v| match v.measures.as_str() {
        "date" | "duration" | "age" => false,
        "number" => v.low.or(v.high).is_some_and(|n| n >= 3.0),
        "money" | "share" | "score" => true,
        _ => v.low.or(v.high).is_some_and(|n| n > 2.0),
    })
}

fn is_dated(f: &Features, values: &[Value]) -> bool {
    let long = values.iter().any(|v| {
        v.measures == "date"
            && v.date
                .is_some_and(|d| d.precision != Precision::Day && d.precision != Precision::Week)
            && v.text.bytes().any(|b| b.is_ascii_digit())
    });
    f.has(Signal::SINCE) || long || f.has(Signal::DURATION)
}
