//! Figures: what a claim counts, as the rules compare it.

use super::periods::{Period, as_of};
use super::source::{Datum, Part, Source};
use super::time::{NEAR, Time};
use crate::text::words::words;

/// What a number holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A time: a later number may be another one.
    AtTime,
    /// The moment of what happened: 212 passengers were aboard when the ferry sank, whenever this is reported.
    AtEvent,
    /// Always, as a limit: "licensed for 180 passengers".
    AsLimit,
}

/// A figure as the rules compare it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Index of the value in [`Source::values`].
    pub index: usize,
    /// What is counted.
    pub measures: String,
    /// The unit, without "people" and the like.
    pub unit: Option<String>,
    /// Smallest possible number, inclusive.
    pub low: Option<f64>,
    /// Largest possible number, inclusive.
    pub high: Option<f64>,
    /// What the figure is in a running count.
    pub part: Part,
    /// The time for which the number is said to hold.
    pub as_of: Option<Time>,
    /// What the number holds for.
    pub holds: Holds,
}

/// The figures of a claim, without dates. `periods` are those of what happened.
pub(super) fn figures(source: &Source<'_>, periods: &[Period]) -> Vec<Figure> {
    let told = source.values.iter().find_map(|value| as_of(value, source.quote));
    let past = past(periods, source.told);
    let as_of = told.or(past).or(source.told);
    let is_of_event = told.is_none() && is_of_event(source.quote);
    let counted =
        source.values.iter().enumerate().filter(|(_, value)| value.days.is_none() && value.measures != "date");
    let counted = counted.filter(|(_, value)| value.low.is_some() || value.high.is_some());
    let figure = |(index, value): (usize, &Datum)| {
        let holds = if is_limit(value, source.quote) {
            Holds::AsLimit
        } else if is_of_event && may_be_of_event(value) {
            Holds::AtEvent
        } else {
            Holds::AtTime
        };
        let (low, high) = bounds(value);
        Figure {
            index,
            measures: value.measures.clone(),
            unit: value.unit.clone().filter(|unit| !matches!(unit.as_str(), "people" | "persons" | "number")),
            low,
            high,
            part: value.part,
            as_of: if holds == Holds::AtEvent { day_of_event(periods).or(as_of) } else { as_of },
            holds,
        }
    };
    counted.map(figure).collect()
}

/// The numbers that a figure may mean: "around a dozen" may be 14.
fn bounds(value: &Datum) -> (Option<f64>, Option<f64>) {
    /// What an approximation may be off by.
    const OFF: f64 = 0.2;
    if !value.is_about {
        return (value.low, value.high);
    }
    let by = |number: f64| number.abs() * OFF;
    (value.low.map(|low| low - by(low)), value.high.map(|high| high + by(high)))
}

/// The end of what happened, if all of it is long past: "In 2019, a fire killed 30" counts as of 2019.
fn past(periods: &[Period], told: Option<Time>) -> Option<Time> {
    let own = || periods.iter().filter(|period| !period.is_of_thing).map(Period::time);
    let is_past = |time: Time| told.is_some_and(|told| told.is_after(time) && time.days_from(told) > NEAR);
    own().max_by_key(|time| time.to).filter(|_| own().all(is_past))
}

/// The only day that a claim names.
fn day_of_event(periods: &[Period]) -> Option<Time> {
    let mut days = periods.iter().filter(|period| !period.is_of_thing && period.from == period.to);
    days.next().filter(|_| days.next().is_none()).map(Period::time)
}

/// Whether a sentence counts what was there at the moment of what happened, and not a number that is still moving.
fn is_of_event(quote: &str) -> bool {
    const AT_EVENT: &str = "when aboard board onboard carrying carried";
    const MOVING: &str = "far risen rose rises climbed toll now still currently already remain remains remained missing updated \
        latest yet average daily usually normally";
    let words = words(quote);
    let has = |list: &str| words.iter().any(|word| list.split_ascii_whitespace().any(|known| known == word.plain));
    has(AT_EVENT) && !has(MOVING)
}

/// Whether a number does not move with the reports: what became of people does ("people killed"), shares and prices do.
fn may_be_of_event(value: &Datum) -> bool {
    !value.measures.contains(' ') && !matches!(value.measures.as_str(), "share" | "money" | "duration" | "percent")
}

/// Whether a number says how many there may be: "a capacity of 180", "licensed to carry 180".
fn is_limit(value: &Datum, quote: &str) -> bool {
    const LIMITS: &str =
        "capacity licensed licenced certified permitted allowed limit maximum designed built registered";
    /// Words between a word of a limit and its number.
    const NEAR: usize = 5;
    let before: String = quote.chars().take(value.at).collect();
    let words = words(before.rsplit([',', ';']).next().unwrap_or_default());
    let is_word = |plain: &str| LIMITS.split_ascii_whitespace().any(|known| known == plain);
    words.iter().rev().take(NEAR).any(|word| is_word(&word.plain))
}
