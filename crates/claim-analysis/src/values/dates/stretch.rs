//! Stretches: "from February 2016 through May 2017", "between 28 April and 2 May", "2015–2019", "Monday to Friday".

use chrono::Datelike;

use super::clock;
use super::parts;
use super::periods::{plus_days, plus_months};
use super::points::{Found, Point};
use super::words::{DateContext, is_any, is_weekday, year_number};
use crate::claim::{DateValue, Precision};
use crate::text::tokens::{Token, before};

const FOREIGN_JOINTS: [&str; 11] = ["bis", "à", "au", "al", "a", "hasta", "по", "до", "tot", "do", "até"];

/// The stretch that starts with `first` at `at`, or `first` itself.
pub(super) fn extend(tokens: &[Token<'_>], at: usize, first: Found, context: DateContext) -> Found {
    second(tokens, at, first, context)
        .and_then(|(place, second)| join(tokens, (at, first), (place, second), context))
        .unwrap_or(first)
}

/// The last point of a stretch and its place.
fn second(tokens: &[Token<'_>], at: usize, first: Found, context: DateContext) -> Option<(usize, Found)> {
    let joint = first.end + usize::from(is_any(tokens, first.end, &["morning", "evening", "night", "afternoon"]));
    if !is_joint(tokens, at, joint, first.point, context) || is_moved(tokens, at) {
        return None;
    }
    let timed = clock::skip(tokens, joint + 1);
    let the = usize::from(is_any(tokens, timed, &["the", "zum", "el", "le"]));
    let place = until_event(tokens, joint).unwrap_or(timed + the);
    let context = DateContext { reference: first.point.resolve(tokens, at, context).or(context.reference), ..context };
    let found = parts::read(tokens, place, context)?;
    Some((place, found))
}

/// The place of the year in "until her retirement in 1988", where the joint is at `joint`.
fn until_event(tokens: &[Token<'_>], joint: usize) -> Option<usize> {
    let until = is_any(tokens, joint, &["until", "till", "to"]);
    let owner = is_any(tokens, joint + 1, &["his", "her", "its", "their", "the"]);
    let noun = tokens.get(joint + 2).is_some_and(|t| t.is_word() && !t.is_capital());
    let place = (joint + 3..=joint + 4).find(|at| is_any(tokens, *at, &["in"]))? + 1;
    let year = tokens.get(place).is_some_and(|t| year_number(t).is_some());
    (until && owner && noun && year).then_some(place)
}

/// "postponed from Tuesday to Friday" names two days.
fn is_moved(tokens: &[Token<'_>], at: usize) -> bool {
    const MOVES: [&str; 10] =
        ["postponed", "moved", "delayed", "rescheduled", "pushed", "brought", "changed", "shifted", "deferred", "back"];
    before(tokens, at, 1).is_some_and(|t| t.eq("from"))
        && (2..=8).any(|back| before(tokens, at, back).is_some_and(|t| t.any(&MOVES)))
}

/// True for the first token after "between" or "from" in "between … and", "from … to", and for a dash.
fn is_joint(tokens: &[Token<'_>], at: usize, joint: usize, point: Point, context: DateContext) -> bool {
    let led = |words: &[&str]| {
        (1..=3)
            .filter_map(|back| before(tokens, at, back))
            .take_while(|t| t.any(words) || t.any(&["the", "late", "early", "least", "at"]))
            .any(|t| t.any(words))
            || clock::is_led(tokens, at, words)
    };
    let Some(token) = tokens.get(joint) else {
        return false;
    };
    if matches!(token.mark(), '–' | '-') {
        return true;
    }
    if token.eq("and") {
        return led(&["between"]);
    }
    if token.any(&["through", "thru"]) {
        return true;
    }
    if token.any(&["to", "until", "till"]) {
        // "January 2015 to December 2019", but not "moved the vote from May to 40 percent".
        return led(&["from", "between"]) || !matches!(point, Point::Open) && token.eq("to");
    }
    let between = ["zwischen", "entre", "tra", "fra", "между", "між", "między", "mellan", "tussen"];
    let and = ["und", "et", "y", "e", "и", "і", "i", "och", "og", "en"];
    context.foreign && (token.any(&FOREIGN_JOINTS) || token.any(&and) && led(&between))
}

/// One period from the start of the first point to the end of the second.
fn join(
    tokens: &[Token<'_>],
    (at, first): (usize, Found),
    (place, second): (usize, Found),
    context: DateContext,
) -> Option<Found> {
    let end = second.end;
    let (from, to) = match (first.point, second.point) {
        (Point::Open, _) | (_, Point::Open) => return Some(Found::open(end)),
        (Point::Written(mut one), Point::Written(mut two)) => {
            match (one.year, two.year) {
                (None, Some(year)) => one.year = Some(year - i32::from(one.month > two.month)),
                (Some(year), None) => two.year = Some(year + i32::from(two.month < one.month)),
                _ => {}
            }
            let last = two.resolve(tokens, place, context);
            let ahead = last.filter(|_| one.year.is_none()).and_then(|l| l.earliest);
            if let Some(day) = ahead {
                one.year = Some(day.year() - i32::from(one.month > two.month));
            }
            (one.resolve(tokens, at, context), last)
        }
        (one, two) => (one.resolve(tokens, at, context), two.resolve(tokens, place, context)),
    };
    let (Some(from), Some(to)) = (from, to) else {
        return Some(Found::open(end));
    };
    let dated = tokens.get(at..first.end).is_some_and(|words| words.iter().any(|t| year_number(t).is_some()));
    let from = if dated { from } else { earlier_year(from, to)? };
    let both = tokens.get(at).is_some_and(is_weekday) && tokens.get(place).is_some_and(is_weekday);
    let value = merge(from, to, both)?;
    Some(Found::known(Some(value), end))
}

/// "late March" of "late March to early May 2025" takes the year of the end.
fn earlier_year(from: DateValue, to: DateValue) -> Option<DateValue> {
    let (first, last) = (from.earliest?, to.latest?);
    let years = first.year() - last.year() + i32::from((first.month(), first.day()) > (last.month(), last.day()));
    if years <= 0 || from.precision != Precision::Month {
        return Some(from);
    }
    let earliest = Some(plus_months(first, -12 * years)?);
    Some(DateValue { earliest, ..from })
}

fn merge(from: DateValue, to: DateValue, weekdays: bool) -> Option<DateValue> {
    let last = to.latest?;
    let mut first = from.earliest?;
    if first > last && weekdays {
        first = plus_days(first, -7)?;
    }
    let precision = from.precision.max(to.precision).min(Precision::Century);
    (first < last).then_some(DateValue { earliest: Some(first), latest: Some(last), precision })
}
