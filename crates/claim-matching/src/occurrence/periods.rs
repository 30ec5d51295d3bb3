//! Periods: the days that a claim names, without the days of reports.

use claim_analysis::NaiveDate;

use super::source::{Datum, Part, Source};
use super::terms::{is_happening, of};
use super::time::Time;
use crate::text::classes::class;
use crate::text::report::is_report_day;
use crate::text::words::words;

/// The longest period that still tells one occurrence from another: a month.
const FINE: i64 = 31;

/// The longest period that says anything: a year.
const COARSE: i64 = 366;

/// A period that a claim names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The date belongs to a thing that is named: "the November 2020 ceasefire".
    pub is_of_thing: bool,
    /// What happened on the day, if the words directly before say so: "capsized on 14 November".
    pub act: Option<String>,
}

impl Period {
    pub(super) fn is_fine(&self) -> bool {
        (self.to - self.from).num_days() < FINE
    }

    pub(super) fn time(&self) -> Time {
        Time { from: Time::day(self.from).from, to: Time::day(self.to).to }
    }
}

/// The period of a date of what happened; `None` for figures, for longer periods, and for the day of a report.
pub(super) fn period(value: &Datum, source: &Source<'_>) -> Option<Period> {
    let (from, to) = value.days?;
    let is_short = (to - from).num_days() <= COARSE;
    let is_asserted = value.part != Part::Unasserted;
    let (before, after) = around(value, source.quote);
    let is_of_thing = is_of_thing(&before, &after);
    let period = Period { from, to, is_of_thing, act: act(&before) };
    (is_short && is_asserted && !is_report_day(&before, &after)).then_some(period)
}

/// The text before and after a value.
fn around(value: &Datum, quote: &str) -> (String, String) {
    let end = value.at + value.text.chars().count();
    (quote.chars().take(value.at).collect(), quote.chars().skip(end).collect())
}

/// Whether a date stands between an article or a possessive and a noun: "the November 2020 ceasefire", "Velk's May 28 remarks".
fn is_of_thing(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_led = matches!(last, "the" | "The" | "a" | "their" | "his" | "her" | "its" | "this")
        || last.ends_with("'s")
        || last.ends_with("’s");
    let noun = after.strip_prefix(' ').and_then(|after| after.split(' ').next()).unwrap_or_default();
    is_led && noun.starts_with(char::is_alphabetic) && !class(&noun.to_lowercase()).is_function
}

/// The key of the verb or the event that a date belongs to: among the last words of its clause.
fn act(before: &str) -> Option<String> {
    /// Words between an act and its day: "capsized in heavy seas off Norvik on".
    const NEAR: usize = 6;
    let clause = before.rsplit([',', ';', ':', '—', '“']).next().unwrap_or_default();
    let words = words(clause);
    let near = words.iter().rev().take(NEAR);
    let is_act = |plain: &str| plain.len() > 4 && plain.ends_with("ed") || is_happening(&of(plain));
    near.map(|word| &word.plain).find(|plain| is_act(plain)).map(|plain| of(plain))
}

/// The day in "as of Monday", "by Monday evening".
pub(super) fn as_of(value: &Datum, quote: &str) -> Option<Time> {
    let (_, to) = value.days?;
    let before = words(&around(value, quote).0);
    let mut last = before.iter().rev().map(|word| word.plain.as_str());
    let is_as_of = match last.next()? {
        "of" => last.next() == Some("as"),
        "by" => true,
        _ => false,
    };
    is_as_of.then(|| Time::day(to))
}
