//! Scale words: "million", "lakh", "dozen".

use super::cursor::Cursor;
use super::number::Number;
use super::small::factor;
use super::words;
use crate::text::tokens::Token;

/// A number in digits with the scale words after: "2.5 million", "4,20,000 crore", "1 million 400 thousand".
pub(super) fn scaled<'a>(tokens: &[Token<'a>], number: Number<'a>) -> Number<'a> {
    if number.rest.is_some() {
        return number;
    }
    let mut number = number;
    let mut cursor = Cursor::new(tokens, number.end).after_hyphen();
    let mut smallest = f64::INFINITY;
    while let Some(factor) = factor(cursor.part()) {
        if cursor.is("millions") {
            break;
        }
        number = number.times(factor);
        smallest = smallest.min(factor);
        cursor = cursor.next();
        (number.end, number.rest) = cursor.end();
    }
    if smallest.is_infinite() || number.rest.is_some() {
        return number;
    }
    // "1 million 400 thousand"
    let lower = tokens.get(number.end).filter(|t| t.is_number());
    let lower = lower.and_then(|_| super::digits::plain(tokens, number.end));
    if let Some(small) = lower
        && let Some(factor) = tokens.get(number.end + 1).and_then(|t| factor(t.stem))
        && small * factor < smallest
    {
        number.low += small * factor;
        number.high += small * factor;
        number.end += 2;
        return number;
    }
    match words::tail(tokens, number.end, smallest) {
        Some((small, end)) => Number { low: number.low + small, high: number.high + small, end, ..number },
        None => number,
    }
}
