//! Relative dates: "yesterday", "last week", "this year", "the next month", seasons.

use chrono::{Datelike, NaiveDate};

use super::point::Found;
use crate::claim::{DateValue, Precision};
use crate::lexicon::{Class, months};
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::{months_from, period, plus_days, single_day, span};
use crate::values::dates::tense::{Tense, tense};
use crate::values::dates::words::{DateContext, is_any, is_month, is_weekday, step, year_number};

const UNITS: [&str; 8] = ["week", "month", "year", "decade", "century", "night", "weekend", "quarter"];

/// Seasons and their first months.
const SEASONS: [(&str, u32); 5] = [("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9), ("winter", 12)];

/// The relative date at `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    day(tokens, at, context)
        .or_else(|| told(tokens, at, context))
        .or_else(|| unit(tokens, at, context))
        .or_else(|| season(tokens, at, context))
        .or_else(|| weekend(tokens, at, context))
        .or_else(|| running(tokens, at, context))
}

/// A word such as "gestern", `days` from today.
pub(super) fn foreign_day(days: i32, at: usize, context: DateContext) -> Found {
    let value = context.published.and_then(|p| plus_days(p, days));
    Found::known(value.map(single_day), at + 1)
}

/// "letzte Woche", "el año pasado": the last week, month or year.
pub(super) fn foreign_period(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let unit = months::foreign_period(tokens.get(at)?.stem, tokens.get(at + 1)?.stem)?;
    let value = context.published.and_then(|p| period(p, unit, -1));
    Some(Found::known(value, at + 2))
}

/// "yesterday", "today", "tonight", "overnight", "this morning", "the day before yesterday".
fn day(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let first = tokens.get(at)?;
    let known = |days: i32, end: usize| {
        let value = context.published.and_then(|p| plus_days(p, days));
        Some(Found::known(value.map(single_day), end))
    };
    if first.eq("day") {
        return match (tokens.get(at + 1)?, tokens.get(at + 2)?) {
            (order, day) if order.eq("before") && day.eq("yesterday") => known(-2, at + 3),
            (order, day) if order.eq("after") && day.eq("tomorrow") => known(2, at + 3),
            _ => None,
        };
    }
    if first.eq("night") && is_any(tokens, at + 1, &["before"]) && is_any(tokens, at + 2, &["last"]) {
        let value = context.published.and_then(|p| Some(span(plus_days(p, -2)?, plus_days(p, -1)?, Precision::Day)));
        return Some(Found::known(value, at + 3));
    }
    if first.eq("this") && is_any(tokens, at + 1, &["morning", "afternoon", "evening", "lunchtime"]) {
        return known(0, at + 2);
    }
    if first.any(&["yesterday", "tomorrow"]) {
        let end = at + 1 + usize::from(is_any(tokens, at + 1, &["morning", "afternoon", "evening", "night"]));
        return known(if first.eq("yesterday") { -1 } else { 1 }, end);
    }
    if first.eq("tonight") {
        return known(0, at + 1);
    }
    if first.eq("overnight") {
        return overnight(tokens, at, context);
    }
    // "is common today" means these days and no day.
    let opens = |t: &Token<'_>| matches!(t.mark(), '“' | '"' | ':' | '—' | '–');
    let spoken = first.is_capital() && at > 0 && !before(tokens, at, 1).is_some_and(opens);
    let dated = first.eq("today") && !spoken && tense(tokens, at) != Tense::Present;
    if dated && !is_shown(tokens, at) {
        return known(0, at + 1);
    }
    None
}

/// "stood at 61 today", "from $3 today to $2": a present state, not an event of the day.
fn is_shown(tokens: &[Token<'_>], at: usize) -> bool {
    let counted = |t: &Token<'_>| t.is_number() || t.is(Class::MONEY.or(Class::UNIT));
    let price = is_any(tokens, at + 1, &["to"]) && (2..=4).any(|back| before(tokens, at, back).is_some_and(counted));
    price || before(tokens, at, 1).is_some_and(counted)
}

/// "that day", "the same evening", "that year", "that spring", "since then": a period told before. Without one, no date.
fn told(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let lead = before(tokens, at, 1)?;
    let first = tokens.get(at)?;
    let reference = context.origin().filter(|_| lead.any(&["that", "same", "since"]))?;
    if lead.eq("since") {
        return first.eq("then").then(|| Found::known(Some(reference), at + 1));
    }
    // "that day when", "that year’s harvest"
    if first.is_possessive() || is_any(tokens, at + 1, &["when", "that", "of"]) {
        return None;
    }
    let day = first.any(&["day", "night", "morning", "afternoon", "evening"]);
    let value = if let Some((_, start)) = SEASONS.into_iter().find(|(name, _)| first.eq(name)) {
        let year = reference.earliest.filter(|_| reference.precision <= Precision::Year)?;
        months_from(year.year(), start, 3)?
    } else if day {
        Some(reference).filter(|r| r.precision == Precision::Day && r.earliest == r.latest)?
    } else {
        let unit = Some(first.stem).filter(|_| lead.eq("that") && first.any(&UNITS))?;
        story(context, unit, 0)?
    };
    Some(Found::known(Some(value), at + 1))
}

/// "overnight": the night before the day of publication; not "overnight from Monday to Tuesday".
fn overnight(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let named = (1..=3).any(|ahead| tokens.get(at + ahead).is_some_and(|t| is_weekday(t) || is_month(t)));
    let possible = |t: &Token<'_>| t.any(&["could", "can", "may", "might", "would"]);
    let told = before(tokens, at, 1).is_some_and(|t| t.eq("large"))
        || (1..=3).filter_map(|back| before(tokens, at, back)).any(possible);
    if named || told || tense(tokens, at) != Tense::Past {
        return None;
    }
    let published = context.published?;
    let value = span(plus_days(published, -1)?, published, Precision::Day);
    Some(Found::known(Some(value), at + 1))
}

/// "last week", "this year", "next month", "the past week".
fn unit(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let first = tokens.get(at)?;
    let steps = step(first)?;
    let unit = tokens.get(at + 1).filter(|t| t.any(&UNITS))?;
    let end = at + 2;
    let published = context.published;
    if unit.eq("night") {
        let value = published.and_then(|p| {
            let before = plus_days(p, -1)?;
            Some(span(before, p, Precision::Day))
        });
        let named = first.eq("last") && !before(tokens, at, 1).is_some_and(|t| t.is(Class::DETERMINER));
        return named.then(|| Found::known(value, end));
    }
    let value = match origin(tokens, at) {
        Origin::Publication if steps == 0 => published.and_then(|p| current(tokens, at, unit.stem, p)),
        Origin::Publication => published.and_then(|p| period(p, unit.stem, steps)),
        Origin::UpToPublication => published.and_then(|p| up_to(p, unit.stem)),
        Origin::Story => story(tied(tokens, at, context), unit.stem, steps),
        Origin::PartOfEvent => return None,
    };
    Some(Found::known(value, end))
}

/// "this week": up to publication for what has been, the whole week for what is to come.
fn current(tokens: &[Token<'_>], at: usize, unit: &str, published: NaiveDate) -> Option<DateValue> {
    let tense = tense(tokens, at);
    let whole = if unit.eq_ignore_ascii_case("weekend") {
        return weekend_near(published, tense == Tense::Future);
    } else {
        period(published, unit, 0)?
    };
    let led = before(tokens, at, 1);
    if led.is_some_and(|t| t.eq("later")) {
        return Some(span(published, whole.latest?, whole.precision));
    }
    let parted = led.is_some_and(|t| t.any(&["early", "late", "of", "until", "till"]));
    let has_been = tense != Tense::Future || led.is_some_and(|t| t.eq("earlier"));
    let begun = whole.earliest? < published;
    if has_been && begun && !parted && whole.precision <= Precision::Year {
        return Some(span(whole.earliest?, published, whole.precision));
    }
    Some(whole)
}

/// The origin of a relative period.
enum Origin {
    /// "last week": a calendar period relative to the day of publication.
    Publication,
    /// "the past week": the days up to publication.
    UpToPublication,
    /// "the following week": relative to a day in the story.
    Story,
    /// "the last week of fighting", "the last month before the truce": no date.
    PartOfEvent,
}

fn origin(tokens: &[Token<'_>], at: usize) -> Origin {
    let Some(first) = tokens.get(at) else {
        return Origin::PartOfEvent;
    };
    let lead = before(tokens, at, 1);
    let Some(lead) = lead.filter(|t| t.is_possessive() || t.is(Class::DETERMINER)) else {
        return if first.any(&["following", "previous", "same"]) { Origin::Story } else { Origin::Publication };
    };
    let after = tokens.get(at + 2);
    let tied = after.is_some_and(|t| t.any(&["of", "before", "until", "after", "when", "that"]));
    // "the last week in March"
    let within = after.is_some_and(|t| t.eq("in")) && tokens.get(at + 3).is_some_and(|t| is_month(t));
    if tied || within {
        Origin::PartOfEvent
    } else if lead.eq("the") && first.any(&["last", "past"]) {
        Origin::UpToPublication
    } else if lead.eq("the") && first.any(&["current", "coming"]) {
        Origin::Publication
    } else {
        Origin::Story
    }
}

/// "over the next decade" is a length of time: it does not count from the sentence before.
fn tied(tokens: &[Token<'_>], at: usize, context: DateContext) -> DateContext {
    let length = is_any(tokens, at, &["next", "coming"])
        && is_any(tokens, at.wrapping_sub(2), &["over", "in", "within", "during", "for", "of"]);
    if length { DateContext { story: None, ..context } } else { context }
}

/// "the following week" after a day named earlier in the sentence or in the sentence before.
fn story(context: DateContext, unit: &str, steps: i32) -> Option<DateValue> {
    let reference = context.origin()?;
    let fine = reference.precision <= period(reference.earliest?, unit, 0)?.precision;
    fine.then(|| period(reference.earliest?, unit, steps))?
}

/// The 7, 30, 365 or 3,652 days before a day, and that day.
fn up_to(latest: NaiveDate, unit: &str) -> Option<DateValue> {
    let is = |word: &str| unit.eq_ignore_ascii_case(word);
    let (days, precision) = if is("week") {
        (7, Precision::Week)
    } else if is("month") {
        (30, Precision::Month)
    } else if is("year") {
        (365, Precision::Year)
    } else if is("decade") {
        (3_652, Precision::Decade)
    } else {
        return period(latest, unit, -1);
    };
    Some(span(plus_days(latest, -days)?, latest, precision))
}

/// "over the weekend".
fn weekend(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let led = is_any(tokens, at.checked_sub(1)?, &["the"])
        && is_any(tokens, at.checked_sub(2)?, &["over", "at", "on", "during"]);
    if !led || !is_any(tokens, at, &["weekend"]) || is_any(tokens, at + 1, &["of"]) {
        return None;
    }
    let future = tense(tokens, at) == Tense::Future;
    let value = context.published.and_then(|p| weekend_near(p, future));
    Some(Found::known(value, at + 1))
}

/// The weekend that has last begun, or the one of this week.
fn weekend_near(published: NaiveDate, future: bool) -> Option<DateValue> {
    let this = period(published, "weekend", 0)?;
    if future || this.earliest? <= published { Some(this) } else { period(published, "weekend", -1) }
}

/// "the year" in "the end of the year", "the first half of the year"; "the week before last".
fn running(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    const PARTS: [&str; 11] =
        ["end", "start", "beginning", "middle", "half", "quarter", "months", "weeks", "days", "week", "day"];
    let unit = tokens.get(at).filter(|t| t.any(&["week", "month", "year", "decade", "quarter", "weekend"]))?;
    if !is_any(tokens, at.checked_sub(1)?, &["the"]) {
        return None;
    }
    let known = |steps: i32, end: usize| {
        let value = context.published.and_then(|p| period(p, unit.stem, steps));
        Some(Found::known(value, end))
    };
    if is_any(tokens, at + 1, &["before"]) && is_any(tokens, at + 2, &["last"]) {
        return known(-2, at + 3);
    }
    if is_any(tokens, at + 1, &["after"]) && is_any(tokens, at + 2, &["next"]) {
        return known(2, at + 3);
    }
    let part = is_any(tokens, at.checked_sub(2)?, &["of"])
        && is_any(tokens, at.checked_sub(3)?, &PARTS)
        && !is_any(tokens, at + 1, &["of", "before", "after", "that", "when", "in"]);
    if part { known(0, at + 1) } else { None }
}

/// "the summer of 2015", "summer 2015", "last spring", "in the autumn".
fn season(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let steps = tokens.get(at).and_then(step);
    let place = at + usize::from(steps.is_some());
    let (name, first) = SEASONS.into_iter().find(|(name, _)| is_any(tokens, place, &[name]))?;
    let of = usize::from(is_any(tokens, place + 1, &["of"]));
    if let Some(year) = tokens.get(place + 1 + of).and_then(year_number) {
        return Some(Found::known(months_from(year, first, 3), place + 2 + of));
    }
    let led = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    let bare = steps.is_none() && (led(1, &["in", "since", "by"]) || led(1, &["the"]) && led(2, &["in"]));
    let tied = of == 1
        || tokens.get(place + 1).is_some_and(|t| t.is_word() && t.gap && !t.is(Class::FUNCTION.or(Class::PREPOSITION)));
    if !(bare || steps.is_some()) || tied || name == "fall" && bare {
        return None;
    }
    let story = is_any(tokens, at, &["same", "following", "previous"]);
    let value = context.published.filter(|_| !story).and_then(|published| {
        let future = steps == Some(1) || steps != Some(-1) && tense(tokens, at) == Tense::Future;
        nearest_season(published, first, future, steps == Some(-1))
    });
    Some(Found::known(value, place + 1))
}

/// The season that starts in month `first`: the next to start, or the last that has begun (or `ended`).
fn nearest_season(published: NaiveDate, first: u32, future: bool, ended: bool) -> Option<DateValue> {
    (-2..=1)
        .rev()
        .filter_map(|shift| months_from(published.year() + shift, first, 3))
        .filter(|season| {
            let start = season.earliest.is_some_and(|day| day > published);
            let end = season.latest.is_some_and(|day| day < published);
            if future { start } else { !start && (end || !ended) }
        })
        .min_by_key(|season| season.earliest.map(|day| (day - published).num_days().abs()))
}
