//! Ordinal numbers: "fifth", "20th".

use crate::lexicon::Class;
use crate::text::tokens::Token;

const NAMES: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// Value of an ordinal in words up to twelve or in digits.
pub(crate) fn ordinal(token: &Token<'_>) -> Option<f64> {
    if !token.is_number() {
        if !token.is(Class::ORDINAL) {
            return None;
        }
        let place = NAMES.iter().position(|name| token.eq(name))?;
        return Some(f64::from(u8::try_from(place + 1).ok()?));
    }
    let end = token.stem.find(|c: char| !c.is_ascii_digit())?;
    let (digits, tail) = token.stem.split_at_checked(end)?;
    let number: u16 = digits.parse().ok()?;
    matches!(tail, "st" | "nd" | "rd" | "th").then(|| f64::from(number))
}
