//! Holidays on a fixed day: "Christmas", "New Year’s Eve", "Boxing Day 2004". Their day is written by its name.

use chrono::{Datelike, NaiveDate};

use super::point::{Found, Point, Written};
use super::written::{Year, year_after};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::dates::tense::{Tense, tense};
use crate::values::dates::words::{DateContext, is_any};

/// Words that may stand before a holiday that dates something.
const LEADS: [&str; 11] = ["on", "since", "until", "till", "before", "after", "by", "over", "at", "from", "for"];

/// The holiday at `at`: its month and day, and the end in tokens.
fn name(tokens: &[Token<'_>], at: usize) -> Option<(u32, u32, usize)> {
    let first = tokens.get(at).filter(|t| t.is_capital())?;
    let next = |words: &[&str]| is_any(tokens, at + 1, words);
    match first {
        t if t.eq("christmas") && next(&["eve"]) => Some((12, 24, at + 2)),
        t if t.eq("christmas") && next(&["day"]) => Some((12, 25, at + 2)),
        t if t.eq("christmas") && !next(&["island"]) => Some((12, 25, at + 1)),
        t if t.eq("boxing") && next(&["day"]) => Some((12, 26, at + 2)),
        t if t.eq("halloween") => Some((10, 31, at + 1)),
        t if t.eq("valentine") && next(&["day"]) => Some((2, 14, at + 2)),
        t if t.eq("new") && next(&["year"]) && is_any(tokens, at + 2, &["eve"]) => Some((12, 31, at + 3)),
        t if t.eq("new") && next(&["year"]) && is_any(tokens, at + 2, &["day"]) => Some((1, 1, at + 3)),
        _ => None,
    }
}

/// True if the past tense speaks of one of the next two months.
fn is_told(tokens: &[Token<'_>], at: usize, published: NaiveDate, month: u32) -> bool {
    let ahead = (month + 12 - published.month()) % 12;
    (1..=2).contains(&ahead) && tense(tokens, at) == Tense::Past
}

/// The holiday at `at`, if it dates something: not "the Christmas market".
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let (month, day, end) = name(tokens, at)?;
    let (year, end) = year_after(tokens, end, context);
    let led = before(tokens, at, 1).is_none_or(|t| t.any(&LEADS));
    let noun = tokens.get(end).is_some_and(|t| {
        let other = Class::FUNCTION.or(Class::PREPOSITION).or(Class::AUXILIARY).or(Class::VERB).or(Class::ADVERB);
        t.is_word() && t.gap && !t.is(other)
    });
    let year = match year {
        Year::Named(year) => Some(year),
        // "broke out before Christmas" in November tells of another year.
        Year::LeftOut if led && !noun && context.published.is_some_and(|day| is_told(tokens, at, day, month)) => {
            return Some(Found::open(end));
        }
        Year::LeftOut if led && !noun => None,
        Year::LeftOut => return None,
        Year::Open => return Some(Found::open(end)),
    };
    let written = Written { year, month, days: Some((day, day)), weekday: None };
    Some(Found { point: Point::Written(written), end })
}
