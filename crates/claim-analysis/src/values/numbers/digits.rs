//! Numbers in digits: marks between groups by language, letters after, digits of other scripts.

use super::number::{Certainty, Number};
use super::{fractions, vague};
use crate::language::Language;
use crate::lexicon::Class;
use crate::text::digits::{is_digit, value};
use crate::text::tokens::{Token, before};

/// Maximum number of digits and marks in a number.
const MAX_LENGTH: usize = 24;

/// Maximum number of groups of three digits with blanks between.
const MAX_GROUPS: usize = 5;

/// The number in digits that starts at token `at`.
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize, language: Option<Language>) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    if let Some(value) = fractions::plain_fraction(first.text) {
        return Some(Number { fractional: true, ..Number::exact(value, at + 1) });
    }
    let (body, tail) = split(first.stem)?;
    if let Some((value, end)) = joined(tokens, at, body, tail, language) {
        return Some(Number::exact(value, end));
    }
    let mut number = match reading(body, language)? {
        Reading::Value(value, fractional) => Number { fractional, ..Number::exact(value, at + 1) },
        Reading::Doubtful => Number { certainty: Certainty::Doubtful, ..Number::exact(0.0, at + 1) },
    };
    if !tail.is_empty() {
        let metres = tail == "m" && is_metres(tokens, at);
        return if metres { Some(Number { rest: Some(tail), ..number }) } else { with_tail(number, tail) };
    }
    if let Some((part, end)) = mixed(tokens, at + 1) {
        number.low += part;
        number.high = number.low;
        number.fractional = true;
        number.end = end;
    } else if let Some((end, rest)) = odd(tokens, at + 1) {
        number.high = vague::odd_high(number.low);
        number.certainty = Certainty::Vague;
        (number.end, number.rest) = (end, rest);
    }
    Some(number)
}

/// Value of "6,000" or "2.5" in English, and whether a decimal point is present.
pub(crate) fn figure(text: &str) -> Option<(f64, bool)> {
    let (body, tail) = split(text)?;
    match reading(body, Some(Language::ENGLISH))? {
        Reading::Value(value, fractional) if tail.is_empty() => Some((value, fractional)),
        _ => None,
    }
}

/// Value of a token that holds only digits and marks of the English kind.
pub(super) fn plain(tokens: &[Token<'_>], at: usize) -> Option<f64> {
    figure(tokens.get(at)?.stem).map(|(value, _)| value)
}

/// Digits with the marks between them, and the rest of the token.
fn split(text: &str) -> Option<(&str, &str)> {
    let inner =
        |c: char| is_digit(c) || matches!(c, '.' | ',' | '，' | '’' | '\'' | '\u{202F}' | '\u{66B}' | '\u{66C}');
    let cut = text.find(|c: char| !inner(c)).unwrap_or(text.len());
    let (body, tail) = text.split_at_checked(cut)?;
    let body = body.trim_end_matches(['’', '\'']);
    (!body.is_empty() && body.chars().count() <= MAX_LENGTH).then_some((body, tail))
}

/// What digits and marks mean in a language.
enum Reading {
    /// The number, and whether the number has a decimal mark.
    Value(f64, bool),
    /// The marks do not fit the language.
    Doubtful,
}

/// Languages with a decimal point; the others have a decimal comma.
const POINT: &[&str] = &[
    "en", "hi", "zh", "ja", "ko", "th", "he", "ar", "fa", "ur", "bn", "ta", "te", "mr", "gu", "ml", "pa", "ms", "sw",
    "ne", "my", "ga", "cy",
];

fn has_comma(language: Option<Language>) -> bool {
    language.is_some_and(|language| !POINT.contains(&language.code()))
}

fn reading(body: &str, language: Option<Language>) -> Option<Reading> {
    if body.len() <= 15 && body.bytes().all(|b| b.is_ascii_digit()) {
        let value = body.bytes().fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        #[expect(clippy::cast_precision_loss, reason = "at most 15 digits")]
        return Some(Reading::Value(value as f64, false));
    }
    let marks: Vec<char> = body.chars().filter(|c| !is_digit(*c)).collect();
    let (Some(first), Some(last)) = (marks.first().copied(), marks.last().copied()) else {
        return Some(Reading::Value(number(body, None)?, false));
    };
    let same = marks.iter().all(|mark| *mark == first);
    let decimal = match (first, same, marks.len()) {
        ('\u{66B}', _, 1) => Some(first),
        ('.' | ',', true, 1) => {
            let comma = first == ',';
            let (whole, after) = body.split_once(first)?;
            let group = after.chars().count() == 3 && whole.chars().count() <= 3 && value(whole.chars().next()?)? != 0;
            match (comma == has_comma(language), group) {
                (true, _) => Some(first),
                (false, true) => None,
                (false, false) => return Some(Reading::Doubtful),
            }
        }
        (_, true, _) => None,
        (_, false, _) => {
            let other = marks.iter().rev().skip(1).all(|mark| *mark == first);
            Some(last).filter(|last| other && matches!(last, '.' | ',' | '\u{66B}'))?.into()
        }
    };
    let whole = decimal.map_or(body, |mark| body.rsplit_once(mark).map_or(body, |(w, _)| w));
    if !is_grouped(whole) {
        return None;
    }
    Some(Reading::Value(number(body, decimal)?, decimal.is_some()))
}

/// True for groups of three digits, or of two digits before the last group as in India.
fn is_grouped(whole: &str) -> bool {
    let groups: Vec<usize> = whole.split(|c: char| !is_digit(c)).map(|group| group.chars().count()).collect();
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return *first > 0;
    };
    let same = |size: usize| middle.iter().all(|group| *group == size) && (1..=size).contains(first);
    *last == 3 && (same(3) || same(2) && whole.contains(','))
}

/// The value of digits with this decimal mark and any other marks between the digits.
fn number(body: &str, decimal: Option<char>) -> Option<f64> {
    if body.bytes().all(|b| b.is_ascii_digit()) {
        return body.parse().ok();
    }
    let mut plain = String::with_capacity(body.len());
    let point = decimal.and_then(|mark| body.rfind(mark));
    for (at, letter) in body.char_indices() {
        if let Some(digit) = value(letter) {
            plain.extend(char::from_digit(digit, 10));
        } else if Some(at) == point {
            plain.push('.');
        }
    }
    plain.parse().ok()
}

/// "the 100m final", "5m high": metres, not millions.
fn is_metres(tokens: &[Token<'_>], at: usize) -> bool {
    const AFTER: [&str; 25] = [
        "final",
        "race",
        "sprint",
        "hurdles",
        "freestyle",
        "relay",
        "butterfly",
        "backstroke",
        "breaststroke",
        "dash",
        "champion",
        "runner",
        "high",
        "tall",
        "deep",
        "wide",
        "long",
        "thick",
        "below",
        "above",
        "away",
        "pool",
        "waves",
        "downstream",
        "upstream",
    ];
    tokens.get(at + 1).is_some_and(|t| t.any(&AFTER))
        && !before(tokens, at, 1).is_some_and(|t| matches!(t.mark(), '$' | '€' | '£'))
}

/// A number with the letters after: "27m", "10k", "2.5bn", "3½", "120mm"; not "20th", "0x08" or "777x".
fn with_tail<'a>(number: Number<'a>, tail: &'a str) -> Option<Number<'a>> {
    let mut letters = tail.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(part) = fractions::sign(letter)
    {
        return Some(Number { fractional: true, ..Number::exact(number.low + part, number.end) });
    }
    let times = match tail {
        "k" | "K" => 1e3,
        "m" | "mn" | "M" | "mln" => 1e6,
        "bn" | "b" | "B" | "bln" => 1e9,
        "tn" | "trn" | "T" => 1e12,
        "L" => 1e5,
        "cr" | "Cr" => 1e7,
        _ => {
            let tied = tail.chars().next().is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
            let unit = tied || super::super::measures::units::is_tied(tail);
            return unit.then_some(Number { rest: Some(tail), ..number });
        }
    };
    Some(number.times(times))
}

/// Groups of three digits with blanks or thin spaces between: "26 300", "1 250 000". The value and the end in tokens.
fn joined(tokens: &[Token<'_>], at: usize, body: &str, tail: &str, language: Option<Language>) -> Option<(f64, usize)> {
    let first = tokens.get(at)?;
    let digits = |text: &str| text.chars().all(is_digit);
    let count = body.chars().count();
    if !tail.is_empty() || count > 3 || !digits(body) || value(body.chars().next()?)? == 0 {
        return None;
    }
    let mut whole = number(body, None)?;
    let (mut end, mut narrow) = (at + 1, true);
    let mut last_end = first.end();
    while let Some(next) = tokens.get(end).filter(|_| end < at + MAX_GROUPS) {
        let group = next.is_number() && next.gap && digits(next.text);
        if !group || next.text.chars().count() != 3 {
            break;
        }
        narrow = narrow && next.start - last_end > 1;
        whole = whole * 1e3 + number(next.text, None)?;
        last_end = next.end();
        end += 1;
    }
    (end > at + 1 && (narrow || is_spaced(tokens, at, end, language))).then_some((whole, end))
}

/// True if plain blanks may group digits here: not after a name or month, and not before a name, "400 737 Max jets".
fn is_spaced(tokens: &[Token<'_>], at: usize, end: usize, language: Option<Language>) -> bool {
    let name = |t: &Token<'_>| t.is_capital() && !t.is(Class::PREPOSITION.or(Class::DETERMINER));
    let opens = |t: &Token<'_>| at > 1 && name(t) && !t.is(Class::FUNCTION) || t.is(Class::MONTH) && t.is_capital();
    let english = language == Some(Language::ENGLISH);
    let after = tokens.get(end);
    // "R250 000": letters of a currency touch the first group.
    let tied = tokens.get(at).is_some_and(|t| !t.gap) && before(tokens, at, 1).is_some_and(Token::is_word);
    (tied || !before(tokens, at, 1).is_some_and(opens)) && !after.is_some_and(|t| english && name(t) || t.is_number())
}

/// The fraction after a whole number and its end: "6 ½", "4 1/2", "1-1/2".
fn mixed(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let hyphen = tokens.get(at)?.mark() == '-' && !tokens.get(at)?.gap;
    let place = at + usize::from(hyphen);
    let value = fractions::plain_fraction(tokens.get(place)?.text)?;
    Some((value, place + 1))
}

/// The end of "-odd" and the rest of the token: "40-odd", "40 odd".
fn odd<'a>(tokens: &[Token<'a>], at: usize) -> Option<(usize, Option<&'a str>)> {
    let next = tokens.get(at)?;
    if next.eq("odd") {
        return Some((at + 1, None));
    }
    let word = tokens.get(at + 1).filter(|_| next.mark() == '-' && !next.gap)?;
    let rest = word.stem.strip_prefix("odd")?;
    match rest.strip_prefix('-') {
        Some(rest) => Some((at + 2, Some(rest))),
        None if rest.is_empty() => Some((at + 2, None)),
        None => None,
    }
}
