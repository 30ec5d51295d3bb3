//! Numbers in digits and words.

use crate::lexicon::Class;
use crate::text::tokens::Token;

/// A number in the tokens; `low` and `high` are equal unless `vague`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub low: f64,
    pub high: f64,
    /// End in tokens, exclusive.
    pub end: usize,
    /// "dozens", "hundreds": no exact figure.
    pub vague: bool,
    /// Has a decimal point or a fraction, so that "more than" does not mean the next whole number.
    pub fractional: bool,
}

impl Number {
    pub fn exact(value: f64, end: usize) -> Self {
        Number {
            low: value,
            high: value,
            end,
            vague: false,
            fractional: false,
        }
    }
}

/// The number that starts at token `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let first = tokens.get(at)?;
    let mut number = if first.is_number() {
        digits(tokens, at)?
    } else if first.is_word() {
        words(tokens, at)?
    } else {
        return None;
    };
    while let Some(scale) = tokens.get(number.end).and_then(|t| scale(t, number.vague)) {
        number.low *= scale;
        number.high *= scale;
        number.end += 1;
    }
    Some(number)
}

fn digits(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let first = tokens.get(at)?;
    let (mut value, mut fractional) = match fraction(first.text) {
        Some(value) => (value, true),
        None => figure(first.stem)?,
    };
    let mut end = at + 1;
    if let Some(part) = tokens.get(end).and_then(|t| fraction(t.text)) {
        value += part;
        fractional = true;
        end += 1;
    }
    Some(Number {
        fractional,
        ..Number::exact(value, end)
    })
}

/// Value of "6,000", "2.5", "27m", "10k", and whether a decimal point is present; not "8:51", "1.8.3" or "0x08".
pub(super) fn figure(text: &str) -> Option<(f64, bool)> {
    let cut = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{202F}')));
    let (body, tail) = text.split_at_checked(cut.unwrap_or(text.len()))?;
    let times = match tail {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "mn" | "M" => 1e6,
        "bn" | "b" | "B" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    let points = body.matches('.').count();
    let groups = body.split([',', '\u{202F}']).skip(1);
    let thousands = body.contains([',', '\u{202F}'])
        && groups
            .clone()
            .all(|g| g.split('.').next().is_some_and(|g| g.len() == 3));
    if points > 1 || body.len() > 24 || (body.contains(',') && !thousands) {
        return None;
    }
    let plain: String = body
        .chars()
        .filter(|c| !matches!(c, ',' | '\u{202F}'))
        .collect();
    let value: f64 = plain.parse().ok()?;
    Some((value * times, points > 0))
}

/// Value of a fraction character.
fn fraction(text: &str) -> Option<f64> {
    Some(match text {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return None,
    })
}

/// The number word that starts at token `at`: "forty-four", "a hundred", "dozens".
fn words(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let first = tokens.get(at)?;
    if let Some((low, high)) = vague_range(first.stem) {
        return Some(Number {
            high,
            vague: true,
            ..Number::exact(low, at + 1)
        });
    }
    if first.any(&["a", "an"]) {
        let scale = tokens.get(at + 1).and_then(|t| scale(t, false))?;
        return Some(Number::exact(scale, at + 2));
    }
    Some(Number::exact(word(first.stem)?, at + 1))
}

/// A fraction of a whole and its end in tokens, exclusive: "a third of", "two-thirds of the", "half of", "half the". Not
/// "half a mile", "a quarter of a century" or "the third of May".
pub(super) fn part(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let first = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let whose = ["the", "its", "their", "his", "her", "all", "those", "these"];
    if first.eq("half") {
        let of = is(at + 1, &["of"]) || is(at + 1, &whose);
        let ordinal = at
            .checked_sub(1)
            .is_some_and(|b| is(b, &["first", "second", "the"]));
        return (of && !ordinal).then_some((0.5, at + 1));
    }
    let (count, over, end) = match first.stem.split_once('-') {
        Some((count, over)) => (word(count)?, over, at + 1),
        None if first.any(&["a", "one"]) => (1.0, tokens.get(at + 1)?.stem, at + 2),
        None => (word(first.stem)?, tokens.get(at + 1)?.stem, at + 2),
    };
    let over = match over.trim_end_matches('s') {
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
        "tenth" => 10.0,
        _ => return None,
    };
    let of = is(end, &["of"]) && !is(end + 1, &["a", "an"]);
    (of && count < over).then_some((count / over, end))
}

/// Zero to nineteen.
const WORDS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// Twenty to ninety.
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Value of a number word from zero to ninety-nine.
pub(super) fn word(text: &str) -> Option<f64> {
    if let Some((tens, ones)) = text.split_once('-') {
        let (tens, ones) = (word(tens)?, word(ones)?);
        return (tens >= 20.0 && ones < 10.0).then_some(tens + ones);
    }
    let place = |list: &[&str]| list.iter().position(|w| w.eq_ignore_ascii_case(text));
    let small = |n: usize| u8::try_from(n).ok().map(f64::from);
    place(&WORDS)
        .and_then(small)
        .or_else(|| place(&TENS).and_then(|n| small(n * 10 + 20)))
}

/// Range of a vague number word.
fn vague_range(word: &str) -> Option<(f64, f64)> {
    const RANGES: [(&str, f64, f64); 6] = [
        ("dozens", 24.0, 99.0),
        ("scores", 24.0, 99.0),
        ("hundreds", 200.0, 999.0),
        ("thousands", 2_000.0, 9_999.0),
        ("millions", 2e6, 999e6),
        ("billions", 2e9, 999e9),
    ];
    let mut ranges = RANGES.iter();
    let (_, low, high) = ranges.find(|(name, ..)| word.eq_ignore_ascii_case(name))?;
    Some((*low, *high))
}

/// Factor of "hundred", "dozen", "million"; "millions" counts only after a vague number word.
fn scale(token: &Token<'_>, vague: bool) -> Option<f64> {
    const SCALES: [(&str, f64); 8] = [
        ("hundred", 100.0),
        ("dozen", 12.0),
        ("thousand", 1e3),
        ("million", 1e6),
        ("mn", 1e6),
        ("billion", 1e9),
        ("bn", 1e9),
        ("trillion", 1e12),
    ];
    if !token.is(Class::SCALE) || token.is_number() {
        return None;
    }
    if vague && token.eq("millions") {
        return Some(1e6);
    }
    let (_, factor) = SCALES.iter().find(|(name, _)| token.eq(name))?;
    Some(*factor)
}
