//! Years, decades and centuries: "in 2020", "the 1990s", "the ’80s", "the eighties", "the 19th century".

use super::point::Found;
use crate::claim::Precision;
use crate::lexicon::Class;
use crate::text::tokens::{Token, WordList, before};
use crate::values::dates::periods::whole_years;
use crate::values::dates::words::{is_any, is_mark, year_number};

/// The decade or century at `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    century(tokens, at).or_else(|| decade(tokens, at))
}

/// "the 19th century", "the nineteenth century"; not the adjective "19th-century".
fn century(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    if !is_any(tokens, at + 1, &["century"]) {
        return None;
    }
    let number = ordinal(tokens.get(at)?)?;
    if is_era(tokens, at + 2, &["BC", "BCE", "B.C."]) {
        return Some(Found::open(at + 3));
    }
    let last = number * 100;
    let end = at + 2 + usize::from(is_era(tokens, at + 2, &["AD", "CE", "A.D."]));
    let value = whole_years(last - 99, last, Precision::Century);
    Some(Found::known(value, end))
}

/// "BC" in capitals.
pub(super) fn is_era(tokens: &[Token<'_>], at: usize, eras: &[&str]) -> bool {
    tokens.get(at).is_some_and(|t| eras.contains(&t.text))
}

/// Value from 1 to 21 of "19th", "nineteenth".
pub(super) fn ordinal(token: &Token<'_>) -> Option<i32> {
    const WORDS: [&str; 21] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty-first",
    ];
    if token.is_number() {
        let digits = token.stem.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let number = digits.parse().ok()?;
        return (digits.len() < token.stem.len() && (1..=21).contains(&number)).then_some(number);
    }
    let place = WORDS.iter().position(|word| token.eq(word))?;
    i32::try_from(place + 1).ok()
}

/// "1990s", "1300s", "the ’80s", "the eighties".
fn decade(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let token = tokens.get(at)?;
    let start = if token.is_number() {
        let digits = token.text.strip_suffix('s')?;
        let digits = digits.trim_end_matches(['’', '\'']);
        let start: i32 = digits.parse().ok().filter(|y| y % 10 == 0)?;
        match digits.len() {
            4 if (1000..=2199).contains(&start) => start,
            2 if short_is_led(tokens, at) => 1900 + start,
            _ => return None,
        }
    } else {
        1900 + decade_word(tokens, at)?
    };
    let century = start % 100 == 0 && start < 2000;
    let value = if century {
        whole_years(start, start + 99, Precision::Century)
    } else {
        whole_years(start, start + 9, Precision::Decade)
    };
    Some(Found::known(value, at + 1))
}

/// "’80s" with an apostrophe, "in the 80s"; not "in his 80s" or "temperatures in the 80s".
fn short_is_led(tokens: &[Token<'_>], at: usize) -> bool {
    let thirties = tokens.get(at).is_some_and(|t| !t.text.starts_with(['0', '1', '2']));
    if !thirties {
        return false;
    }
    let led = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    if before(tokens, at, 1).is_some_and(|t| matches!(t.mark(), '’' | '\'' | '‘')) {
        return true;
    }
    let near = tokens.get(at.saturating_sub(12)..tokens.len().min(at + 3)).unwrap_or(&[]);
    let heat = near
        .iter()
        .any(|t| t.any(&["temperature", "temperatures", "degrees", "highs", "lows", "fahrenheit", "celsius"]));
    let period = led(2, &["in", "since", "during", "from", "until", "by", "of"]);
    !heat && (led(1, &["early", "late", "mid"]) || led(1, &["the"]) && period)
}

fn decade_word(tokens: &[Token<'_>], at: usize) -> Option<i32> {
    const WORDS: &[&str] = &["thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    const DECADES: WordList = WordList::new(WORDS);
    let token = tokens.get(at).filter(|token| DECADES.has(token))?;
    let place = WORDS.iter().position(|word| token.eq(word))?;
    let led = is_any(tokens, at.checked_sub(1)?, &["the", "early", "late", "mid"]);
    led.then(|| i32::try_from(place).map(|place| (place + 3) * 10).ok())?
}

/// "in 2020", "the 2020 war", "Holcomb’s 2016 campaign", "(2015)"; not "2,000 people" or "1909 Jolinda Drive".
pub(super) fn year(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let year = year_number(tokens.get(at)?).filter(|year| (1500..=2099).contains(year))?;
    if !is_year_led(tokens, at) || is_counted(tokens, at) || is_address(tokens, at) {
        return None;
    }
    if is_era(tokens, at + 1, &["BC", "BCE", "B.C."]) {
        return Some(Found::open(at + 2));
    }
    let end = at + 1 + usize::from(is_era(tokens, at + 1, &["AD", "CE", "A.D."]));
    Some(Found::known(whole_years(year, year, Precision::Year), end))
}

/// "14 AD", "AD 79": a year of any length with its era.
pub(super) fn anno_domini(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    const ERAS: [&str; 4] = ["AD", "CE", "A.D.", "C.E."];
    let year = tokens.get(at)?.text.parse().ok().filter(|year| (1..2100).contains(year))?;
    let after = is_era(tokens, at + 1, &ERAS);
    let led = at.checked_sub(1).is_some_and(|lead| is_era(tokens, lead, &["AD", "A.D."]));
    (after || led).then(|| Found::known(whole_years(year, year, Precision::Year), at + 1 + usize::from(after)))
}

/// Words before a year that are no prepositions.
const LEADS: [&str; 44] = [
    "early",
    "late",
    "mid",
    "and",
    "year",
    "to",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "until",
    "till",
    "least",
    "dated",
    "end",
    "or",
    "january",
    "elections",
    "election",
    "only",
    "back",
    "again",
    "olympics",
    // In other languages.
    "jahr",
    "jahre",
    "en",
    "em",
    "nel",
    "w",
    "в",
    "año",
    "anno",
    "ano",
    "année",
    "rok",
    "roku",
    "år",
    "depuis",
    "seit",
    "desde",
    "i",
    "u",
    "year's",
];

/// True if the word before shows that the number is a year.
fn is_year_led(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(previous) = before(tokens, at, 1) else {
        return tokens.get(at + 1).is_some_and(|t| t.mark() == ':');
    };
    if previous.any(&["about", "around", "over", "under", "nearly", "some"]) {
        return false;
    }
    let listed = previous.mark() == ',' && {
        let after = tokens.get(at + 1).map_or(' ', Token::mark);
        let year = before(tokens, at, 2).is_some_and(|t| t.any(&["year"]) || year_number(t).is_some())
            || before(tokens, at, 5).is_some_and(|t| t.eq("year"));
        year && matches!(after, ',' | '.' | ' ' | ';' | ')')
    };
    listed
        || previous.is(Class::PREPOSITION.or(Class::MONTH).or(Class::DETERMINER))
        || previous.any(&LEADS)
        || previous.is_possessive()
        || matches!(previous.mark(), '-' | '–' | '(')
}

/// True if the number counts something or is a measure.
fn is_counted(tokens: &[Token<'_>], at: usize) -> bool {
    let money = before(tokens, at, 1).is_some_and(|t| t.is(Class::MONEY));
    money
        || tokens.get(at + 1).is_some_and(|t| {
            t.is(Class::PEOPLE.or(Class::UNIT).or(Class::SCALE).or(Class::MONEY))
                || matches!(t.mark(), '%' | '×' | '/')
                || t.any(&["x", "gmt", "utc", "hours", "local", "hrs", "notes", "bond", "bonds"])
        })
}

/// "of 1909 Jolinda Drive", "at 1600 Pennsylvania Avenue".
fn is_address(tokens: &[Token<'_>], at: usize) -> bool {
    const STREETS: [&str; 16] = [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "drive",
        "dr",
        "lane",
        "boulevard",
        "blvd",
        "way",
        "court",
        "place",
        "terrace",
        "highway",
    ];
    let after = tokens.get(at + 1..).unwrap_or(&[]).iter().take(4);
    after.take_while(|t| t.is_capital() || t.mark() == '.').any(|t| t.any(&STREETS)) && !is_mark(tokens, at + 1, '.')
}
