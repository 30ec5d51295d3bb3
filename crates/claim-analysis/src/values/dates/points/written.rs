//! Written days and months: "23 April 2023", "April 23", "December of last year", and the year that is left out.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::eras::ordinal;
use super::named_days::{is_event_name, is_yearly};
use super::point::{Found, Point, Written};
use crate::claim::{DateValue, Precision};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::{span, whole_month};
use crate::values::dates::tense::{Tense, is_done, tense};
use crate::values::dates::words::{
    DateContext, day, is_any, is_mark, is_month, is_weekday, month_number, step, year_number,
};

/// Days ahead of publication up to which a day without a year belongs to the year of publication.
const NEAR_AHEAD: i64 = 60;
/// Days before publication up to which the words may speak of a day to come and still mean this year.
const NEAR_BEHIND: i64 = -60;
/// Days within which an event may be named by its day without a year: "the 3 May shooting".
const RECENT: i64 = 90;

impl Written {
    /// The period in a year; `None` for a day that the calendar does not have.
    pub fn in_year(self, year: i32) -> Option<DateValue> {
        let Some((first, last)) = self.days else {
            return whole_month(NaiveDate::from_ymd_opt(year, self.month, 1)?);
        };
        let day = |day| NaiveDate::from_ymd_opt(year, self.month, day);
        Some(span(day(first)?, day(last)?, Precision::Day))
    }

    /// The year whose calendar has the named weekday on this day, if it is near; otherwise the period as it is.
    fn with_weekday(self, value: DateValue) -> DateValue {
        let (Some(weekday), Some(first)) = (self.weekday, value.earliest) else {
            return value;
        };
        let fits = |value: &DateValue| value.earliest.is_some_and(|day| day.weekday() == weekday);
        [0, -1, 1, -2, -3, -4, -5, -6]
            .into_iter()
            .filter_map(|shift| self.in_year(first.year() + shift))
            .find(fits)
            .unwrap_or(value)
    }

    /// The period of the date at token `at`; the words around and the day of publication tell a missing year.
    pub fn resolve(self, tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateValue> {
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        if let Some(year) = context.reference.and_then(other_year(context.published)) {
            // "13.8 percent in January 2015, down from 15.9 percent in June"
            let later = context.reference.and_then(|r| r.earliest).is_some_and(|day| self.month > day.month());
            return self.in_year(year - i32::from(later && is_compared_from(tokens, at)));
        }
        let published = context.published?;
        if is_yearly(tokens, at) {
            return None;
        }
        let tense = tense(tokens, at);
        let this = self.in_year(published.year()).or_else(|| {
            // 29 February of a year without one.
            self.in_year(published.year() - 1)
        })?;
        let lead = lead(tokens, at);
        let done = lead.is_some_and(|t| t.eq("by")) && is_done(tokens, at);
        let ahead =
            tense == Tense::Future || !done && lead.is_some_and(|t| t.any(&["by", "until", "till", "next", "coming"]));
        let since = lead.is_some_and(|t| t.eq("since"));
        let year = if self.days.is_some() {
            year_of_day(this.earliest?, published, ahead)
        } else {
            // "since May" in May: the month that has begun, or the one of another year.
            if since && self.month == published.month() {
                return None;
            }
            year_of_month(self.month, published, ahead && !since)
        };
        let value = self.with_weekday(self.in_year(year)?);
        let far = (published - value.latest?).num_days().abs() > RECENT
            || tense == Tense::Past && value.earliest? > published;
        if is_event_name(tokens, at, far) {
            return None;
        }
        Some(value)
    }
}

/// "down from 15.9 percent in June", "against 12 in May": the date lies before the one that it is compared with.
fn is_compared_from(tokens: &[Token<'_>], at: usize) -> bool {
    let words = (1..=8).map_while(|back| before(tokens, at, back)).take_while(|t| !matches!(t.mark(), ',' | ';'));
    words.into_iter().any(|t| t.any(&["from", "against", "compared", "versus"]))
}

/// The year of a date earlier in the sentence, if that is not the year of publication.
fn other_year(published: Option<NaiveDate>) -> impl Fn(DateValue) -> Option<i32> {
    move |reference| {
        let (first, last) = (reference.earliest?, reference.latest?);
        let near = published.is_some_and(|p| (p - first).num_days().abs() < 300);
        (first.year() == last.year() && reference.precision <= Precision::Month && !near).then_some(first.year())
    }
}

/// The word before the date, without "the", "early" and the like.
fn lead<'t, 'a>(tokens: &'t [Token<'a>], at: usize) -> Option<&'t Token<'a>> {
    let skipped = |t: &Token<'_>| t.any(&["the", "early", "late", "mid", "about", "around"]);
    (1..=3).map_while(|back| before(tokens, at, back)).find(|t| !skipped(t))
}

fn year_of_day(this: NaiveDate, published: NaiveDate, ahead: bool) -> i32 {
    let days = (this - published).num_days();
    let shift = match ahead {
        true if days < NEAR_BEHIND => 1,
        false if days > NEAR_AHEAD => -1,
        _ => 0,
    };
    published.year() + shift
}

fn year_of_month(month: u32, published: NaiveDate, ahead: bool) -> i32 {
    let shift = match (ahead, month.cmp(&published.month())) {
        (true, Ordering::Less) => 1,
        (false, Ordering::Greater) => -1,
        _ => 0,
    };
    published.year() + shift
}

/// "23 April 2023", "23rd of April", "19–20 September", "3. Mai 2024", "3 de mayo de 2024", "3. bis 5. Mai".
pub(super) fn day_month(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let (first, mut end) = numbered_day(tokens, at, context)?;
    let mut last = first;
    if is_joint(tokens, end, context)
        && let skip = usize::from(is_any(tokens, end + 1, &["the"]))
        && let Some((day, next)) = numbered_day(tokens, end + 1 + skip, context)
        && day > first
    {
        (last, end) = (day, next);
    }
    let of = |t: &Token<'_>| t.eq("of") || context.foreign && t.any(&["de", "di"]);
    if tokens.get(end).is_some_and(of) {
        end += 1;
    }
    let month = month_number(tokens.get(end)?, context)?;
    end += 1;
    // "in 12 Mar 2024": an abbreviation may have a point.
    if is_mark(tokens, end, '.')
        && tokens.get(end + 1).and_then(year_number).is_some()
        && tokens.get(end - 1).is_some_and(|t| t.text.len() <= 4)
    {
        end += 1;
    }
    if context.foreign && is_any(tokens, end, &["de", "del"]) {
        end += 1;
    }
    Some(finish(tokens, end, month, Some((first, last)), context))
}

fn numbered_day(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<(u32, usize)> {
    let day = day(tokens.get(at)?)?;
    let point = context.foreign && is_mark(tokens, at + 1, '.');
    Some((day, at + 1 + usize::from(point)))
}

/// "2026. május 7.": year, month and day in this order.
pub(super) fn year_first(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let year = year_number(tokens.get(at)?).filter(|_| context.foreign)?;
    let place = at + 1 + usize::from(is_mark(tokens, at + 1, '.'));
    let month = month_number(tokens.get(place)?, context)?;
    let day = tokens.get(place + 1).and_then(day)?;
    let written = Written { year: Some(year), month, days: Some((day, day)), weekday: None };
    Some(Found { point: Point::Written(written), end: place + 2 })
}

/// "the Fourth of July".
pub(super) fn worded_day(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let month = tokens.get(at + 2).filter(|t| is_month(t))?;
    let of = is_any(tokens, at + 1, &["of"]);
    let day = ordinal(tokens.get(at)?).filter(|_| of)?;
    let day = u32::try_from(day).ok()?;
    let month = month_number(month, context)?;
    Some(finish(tokens, at + 3, month, Some((day, day)), context))
}

/// "to", "and", a dash and their likes in other languages between two days.
fn is_joint(tokens: &[Token<'_>], at: usize, context: DateContext) -> bool {
    const FOREIGN: [&str; 20] = [
        "bis", "und", "al", "y", "au", "et", "a", "e", "по", "и", "до", "tot", "en", "ile", "do", "i", "til", "till",
        "og", "och",
    ];
    tokens.get(at).is_some_and(|t| {
        t.any(&["to", "and", "through", "until"])
            || matches!(t.mark(), '–' | '-' | '—')
            || context.foreign && t.any(&FOREIGN)
    })
}

/// "April 23, 2023", "Dec. 1", "April 2023", "December of last year", "April".
pub(super) fn month(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let month = month_number(tokens.get(at)?, context)?;
    let mut end = at + 1;
    if context.foreign && is_any(tokens, end, &["de", "del"]) {
        end += 1;
    }
    let abbreviated = tokens.get(at).is_some_and(|t| t.text.len() <= 4);
    // A point at the end of the sentence belongs to the sentence.
    let full = tokens.get(at).is_some_and(|t| t.any(&["may", "june", "july"]));
    if abbreviated && !full && is_mark(tokens, end, '.') && end + 1 < tokens.len() {
        end += 1;
    }
    let day_at = end + usize::from(is_mark(tokens, end, ',') || is_any(tokens, end, &["the"]));
    if let Some(first) = tokens.get(day_at).and_then(day)
        && !is_count(tokens, day_at, end)
    {
        let last = tokens.get(day_at + 2).and_then(day).filter(|last| {
            let bare = tokens.get(day_at + 3).is_none_or(|t| !t.is(Class::MONTH) && t.mark() != ':');
            bare && *last > first
                && is_joint(tokens, day_at + 1, context)
                && (!is_any(tokens, day_at + 1, &["and"]) || tokens.get(day_at + 3).is_none_or(|t| t.mark() != ' '))
        });
        let end = day_at + if last.is_some() { 3 } else { 1 };
        let days = Some((first, last.unwrap_or(first)));
        return Some(finish(tokens, end, month, days, context));
    }
    let dated = tokens.get(end).and_then(year_number).is_some();
    if !dated && is_another_word(tokens, at) {
        return None;
    }
    Some(finish(tokens, end, month, None, context))
}

/// "In June, 12 people": the number after the comma at `end` counts something.
fn is_count(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let plain = tokens.get(at).is_some_and(|t| t.text.len() <= 2);
    let year = tokens.get(at + 1).is_some_and(|t| t.mark() == ',' || t.mark() == '-')
        || tokens.get(at + 1).and_then(year_number).is_some();
    at > end && plain && is_mark(tokens, end, ',') && !year
}

/// True for "May", "March" and abbreviations without a preposition before: these may be another word.
fn is_another_word(tokens: &[Token<'_>], at: usize) -> bool {
    const LEADS: [&str; 44] = [
        "in", "since", "of", "by", "until", "till", "last", "next", "early", "late", "mid", "from", "this", "through",
        "to", "between", "and", "before", "after", "during", "for", "end", "on", "de", "im", "en", "em", "seit", "w",
        "à", "au", "в", "von", "zwischen", "bis", "entre", "da", "dal", "od", "tra", "y", "e", "et", "und",
    ];
    let doubtful = tokens.get(at).is_some_and(|t| {
        matches!(t.text, "May" | "March") || t.text.len() == 3 || !t.text.is_ascii() && t.text.chars().count() <= 3
    });
    let previous = before(tokens, at, 1);
    // "April Jones"
    let doubtful = doubtful || tokens.get(at + 1).is_some_and(|t| t.is_capital() && t.gap);
    doubtful && !previous.is_some_and(|t| t.any(&LEADS) || matches!(t.mark(), '-' | '–'))
}

/// Reads the year and the weekday after a day or month.
fn finish(tokens: &[Token<'_>], end: usize, month: u32, days: Option<(u32, u32)>, context: DateContext) -> Found {
    let (year, mut end) = year_after(tokens, end, context);
    // "Dec. 18, a Wednesday"
    let mut weekday = None;
    if days.is_some()
        && is_mark(tokens, end, ',')
        && is_any(tokens, end + 1, &["a"])
        && let Some(token) = tokens.get(end + 2).filter(|t| is_weekday(t))
    {
        weekday = token.stem.parse().ok();
        end += 3;
    }
    let written = |year| Point::Written(Written { year, month, days, weekday });
    let point = match year {
        Year::Named(year) => written(Some(year)),
        Year::LeftOut => written(None),
        Year::Open => Point::Open,
    };
    Found { point, end }
}

/// The year after a day or month.
pub(super) enum Year {
    Named(i32),
    LeftOut,
    /// "of that year", or "last year" without a day of publication.
    Open,
}

/// The year at `at`, and the end of the date, exclusive: ", 2026", "2026", "last year", "of the same year".
pub(super) fn year_after(tokens: &[Token<'_>], at: usize, context: DateContext) -> (Year, usize) {
    let place = at + usize::from(is_mark(tokens, at, ',') || is_any(tokens, at, &["of"]));
    if let Some(year) = tokens.get(place).and_then(year_number) {
        return (Year::Named(year), place + 1);
    }
    let the = usize::from(is_any(tokens, place, &["the"]));
    let which = tokens.get(place + the);
    if is_any(tokens, place + the + 1, &["year"])
        && !is_mark(tokens, at, ',')
        && let Some(which) = which
    {
        let end = place + the + 2;
        let near = step(which).filter(|_| the == 0 && !which.any(&["same", "following", "previous"]));
        match (near, context.published) {
            (Some(step), Some(published)) => return (Year::Named(published.year() + step), end),
            (Some(_), None) => return (Year::Open, end),
            (None, _) if which.any(&["that", "same", "following", "previous"]) => {
                let told = context.origin().filter(|r| r.precision <= Precision::Year).and_then(|r| r.earliest);
                let shift = i32::from(which.eq("following")) - i32::from(which.eq("previous"));
                return (told.map_or(Year::Open, |day| Year::Named(day.year() + shift)), end);
            }
            _ => {}
        }
    }
    (Year::LeftOut, at)
}
