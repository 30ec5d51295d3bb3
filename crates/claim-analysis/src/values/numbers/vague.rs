//! Vague numbers: "tens of thousands", "several dozen", "a double-digit number of", "forty-odd".

use super::cursor::Cursor;
use super::number::{Certainty, Number, same};
use super::small::{factor, small};
use super::words;
use crate::lexicon::Class;
use crate::text::tokens::Token;

/// The vague number that starts at token `at`.
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    if first.is(Class::SCALE)
        && let Some(found) = plural(tokens, at)
    {
        return Some(found);
    }
    if first.eq("tens") {
        return tens(tokens, at);
    }
    if let Some(found) = few(tokens, at) {
        return Some(found);
    }
    let article = usize::from(first.any(&["a", "an"]));
    digits(tokens, at + article).or_else(|| odd(tokens, at))
}

fn vague<'a>(low: f64, high: f64, end: usize) -> Number<'a> {
    Number { high, certainty: Certainty::Vague, ..Number::exact(low, end) }
}

/// Lowest and highest number that a scale word in the plural means.
fn range(word: &str) -> Option<(f64, f64)> {
    const RANGES: [(&str, f64, f64); 7] = [
        ("dozens", 24.0, 99.0),
        ("scores", 20.0, 99.0),
        ("hundreds", 200.0, 999.0),
        ("thousands", 2_000.0, 9_999.0),
        ("millions", 2e6, 999e6),
        ("billions", 2e9, 999e9),
        ("trillions", 2e12, 999e12),
    ];
    let mut ranges = RANGES.iter();
    let (_, low, high) = ranges.find(|(name, ..)| word.eq_ignore_ascii_case(name))?;
    Some((*low, *high))
}

/// "dozens", "hundreds of thousands", "thousands of millions"; not "test scores". "Thousands" has no upper bound,
/// "tens of thousands" has one, because a longer phrase exists for more.
fn plural<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    let (low, high) = range(first.stem)?;
    let is_of = tokens.get(at + 1).is_some_and(|t| t.eq("of"));
    if first.eq("scores") && !is_of {
        return None;
    }
    let scale = tokens.get(at + 2).filter(|_| is_of).and_then(plural_factor);
    match scale.filter(|scale| *scale >= 1e3) {
        Some(scale) => Some(vague(low * scale, high * scale, at + 3).scale()),
        None if low >= 100.0 => Some(Number { certainty: Certainty::Open, ..vague(low, high, at + 1) }),
        None => Some(vague(low, high, at + 1)),
    }
}

impl Number<'_> {
    fn scale(self) -> Self {
        Number { scaled: true, ..self }
    }
}

/// Factor of "thousands", "millions", "billions".
fn plural_factor(token: &Token<'_>) -> Option<f64> {
    factor(token.stem.strip_suffix('s')?)
}

/// "tens of thousands", "tens of people".
fn tens<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    if !tokens.get(at + 1)?.eq("of") {
        return None;
    }
    let scale = tokens.get(at + 2).and_then(plural_factor);
    match scale.filter(|scale| *scale >= 1e3) {
        Some(scale) => Some(vague(20.0 * scale, 100.0 * scale - 1.0, at + 3).scale()),
        None => Some(vague(20.0, 99.0, at + 1)),
    }
}

/// "several dozen", "a few thousand", "a couple of hundred", "many thousands".
fn few<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let cursor = Cursor::new(tokens, at);
    let cursor = if cursor.any(&["a", "the", "every"]) { cursor.next() } else { cursor };
    let (low, high) = match cursor.part() {
        word if word.eq_ignore_ascii_case("several") => (2.0, 9.999),
        word if word.eq_ignore_ascii_case("few") => (2.0, 6.0),
        word if word.eq_ignore_ascii_case("couple") => (2.0, 3.0),
        word if word.eq_ignore_ascii_case("many") => (2.0, 9.999),
        _ => return None,
    };
    let mut scale = cursor.next();
    if scale.is("of") {
        scale = scale.next();
    }
    let word = scale.part().strip_suffix('s').unwrap_or(scale.part());
    let Some(value) = factor(word) else {
        return pair(tokens, at);
    };
    let (mut end, mut rest) = scale.next().end();
    let mut value_of = value;
    // "a few hundred thousand"
    if let Some(next) = factor(scale.next().part()).filter(|next| *next >= 1e3) {
        value_of *= next;
        (end, rest) = scale.next().next().end();
    }
    let couple = cursor.is("couple");
    let high = if same(value, 12.0) && !couple { 99.0 } else { (high * value_of).floor() };
    Some(Number { rest, ..vague(low * value_of, high, end).scale() })
}

/// "a couple of other villages": two or three.
fn pair<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let at = at + usize::from(tokens.get(at)?.any(&["a", "the", "every"]));
    let couple = tokens.get(at)?.eq("couple") && tokens.get(at + 1)?.eq("of");
    let noun = (2..=3).filter_map(|ahead| tokens.get(at + ahead)).take_while(|t| t.is_word());
    let plural = noun.into_iter().any(|t| t.stem.ends_with('s') && !t.is(Class::DURATION.or(Class::DETERMINER)));
    (couple && plural && at > 0).then(|| vague(2.0, 3.0, at + 2))
}

/// "double-digit", "three-figure", with "number of": 10 to 99, 100 to 999.
fn digits<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let (count, kind) = tokens.get(at)?.stem.split_once('-')?;
    if !matches!(kind, "digit" | "figure" | "digits" | "figures") {
        return None;
    }
    let count = match count.to_ascii_lowercase().as_str() {
        "single" => 1,
        "double" => 2,
        "triple" => 3,
        other => [2, 3, 4, 5, 6, 7].into_iter().find(|n| small(other) == Some(f64::from(*n)))?,
    };
    let number = tokens.get(at + 1)?.any(&["number", "numbers"]);
    let of = tokens.get(at + 2)?.eq("of");
    let high = 10_f64.powi(count);
    (number && of).then(|| vague(high / 10.0, high - 1.0, at + 2))
}

/// "forty-odd", "40-odd", "a hundred-odd": up to nine more, or a tenth more from a hundred on.
fn odd<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let number = words::read(tokens, at)?;
    let (end, rest) = match number.rest {
        Some(rest) => (number.end, rest.strip_prefix("odd")?),
        None => (number.end + 1, tokens.get(number.end).filter(|t| t.eq("odd")).map(|_| "")?),
    };
    let rest = rest.strip_prefix('-').filter(|rest| !rest.is_empty());
    Some(Number { rest, ..vague(number.low, odd_high(number.low), end) })
}

/// Highest number that "-odd" after `low` means.
pub(super) fn odd_high(low: f64) -> f64 {
    low + (low / 10.0).floor().max(9.0)
}
