//! Days of other calendars: "9 Shawwal 1447", "Baisakh 7, 2083 BS", "2560 BE". They are listed and left open.

use super::eras::is_era;
use super::point::Found;
use crate::lexicon::Class;
use crate::lexicon::months::{self, DateWord};
use crate::text::tokens::Token;
use crate::values::dates::words::{day, is_any, is_mark};

/// Era marks after a year.
const ERAS: [&str; 17] = [
    "AH", "A.H.", "BE", "B.E.", "BS", "B.S.", "SH", "A.S.H.", "AP", "EC", "E.C.", "VS", "BC", "BCE", "B.C.", "B.C.E.",
    "Saka",
];
const CALENDARS: [&str; 22] = [
    "hijri",
    "solar",
    "lunar",
    "buddhist",
    "hebrew",
    "jewish",
    "ethiopian",
    "coptic",
    "minguo",
    "reiwa",
    "heisei",
    "showa",
    "juche",
    "persian",
    "iranian",
    "islamic",
    "nepali",
    "saka",
    "ah",
    "roc",
    "bengali",
    "thai",
];

/// A date that starts with a day, a month of another calendar, or a year with its era.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let first = tokens.get(at)?;
    if first.is_number() {
        let of = usize::from(is_any(tokens, at + 1, &["of"]));
        if day(first).is_some_and(|d| d <= 32)
            && let Some(end) = month(tokens, at + 1 + of)
        {
            return Some(Found::open(year_end(tokens, end)));
        }
        if is_year(first) && is_any(tokens, at + 1, &["in", "of", "on", "by"]) {
            let place = at + 2 + usize::from(is_any(tokens, at + 2, &["the"]));
            let more = usize::from(is_any(tokens, place + 1, &CALENDARS));
            let named = is_any(tokens, place, &CALENDARS) && is_any(tokens, place + more + 1, &["calendar", "era"]);
            return named.then(|| Found::open(place + more + 2));
        }
        let year = is_year(first) && is_era(tokens, at + 1, &ERAS);
        return year.then(|| Found::open(at + 2));
    }
    let end = month(tokens, at)?;
    let numbered = tokens.get(end).is_some_and(Token::is_number);
    numbered.then(|| {
        let day_end = end + usize::from(tokens.get(end).and_then(day).is_some());
        Found::open(year_end(tokens, day_end))
    })
}

/// "Hijri year 1447", "Reiwa 6".
pub(super) fn era_year(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let named = tokens.get(at)?.is_capital() && is_any(tokens, at, &CALENDARS);
    let calendar = at + 1 + usize::from(is_any(tokens, at + 1, &["calendar", "era"]));
    let year = calendar + usize::from(is_any(tokens, calendar, &["year"]));
    let number = tokens.get(year).is_some_and(|t| is_year(t) && (t.text.len() >= 3 || year == at + 1));
    (named && number).then(|| Found::open(year + 1))
}

/// The end of a month of another calendar at `at`: "Shawwal", "Rabi al-Awwal", "Dhu al-Hijjah", "Jumada II".
fn month(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at)?;
    let english = first.is_capital() && first.is(Class::OTHER_MONTH);
    let foreign = || !first.text.is_ascii() && months::foreign(first.stem) == Some(DateWord::OtherMonth);
    if !english && !foreign() {
        return None;
    }
    let second = tokens.get(at + 1).is_some_and(|t| {
        let head = t.stem.get(..3).unwrap_or("");
        ["al-", "ath", "ul-", "el-", "al-"].iter().any(|lead| head.eq_ignore_ascii_case(lead))
            || matches!(t.text, "I" | "II" | "Awwal" | "Thani")
    });
    Some(at + 1 + usize::from(second))
}

/// The end after a year with or without a comma and an era.
fn year_end(tokens: &[Token<'_>], at: usize) -> usize {
    let place = at + usize::from(is_mark(tokens, at, ','));
    if !tokens.get(place).is_some_and(|t| is_year(t) && t.text.len() >= 2) {
        return at;
    }
    let era = is_era(tokens, place + 1, &ERAS) || is_era(tokens, place + 1, &["AM", "A.M."]);
    place + 1 + usize::from(era)
}

fn is_year(token: &Token<'_>) -> bool {
    token.is_number() && token.text.chars().count() <= 4 && token.text.chars().all(char::is_numeric)
}
