//! Where amounts end: numbers, and the letters of a currency that touch them.

use super::digits::{is_digit, is_inner_mark};
use super::letters::is_alphanumeric;

/// End of a number: digits, the points, commas and colons between them, and letters without a gap.
pub(super) fn number(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(letter) = char_at(text, at) {
        let next = at + letter.len_utf8();
        let joins = is_alphanumeric(letter)
            || is_inner_mark(letter) && char_at(text, next).is_some_and(is_digit)
            || matches!(letter, '’' | '\'') && char_at(text, next).is_some_and(|c| c.is_ascii_alphanumeric());
        if !joins {
            break;
        }
        at = next;
    }
    at
}

/// End of the letters of a currency that touch an amount: "EUR" of "`EUR900m`", "Rs" of "Rs45,000", "N" of "N500m".
pub(super) fn currency(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    if !rest.first()?.is_ascii_uppercase() {
        return None;
    }
    let letters = rest.iter().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !rest.get(letters)?.is_ascii_digit() {
        return None;
    }
    let end = at + letters;
    match text.get(at..end)? {
        "EUR" | "USD" | "GBP" | "JPY" | "CNY" | "RMB" | "INR" | "PKR" | "RUB" | "TRY" | "CHF" | "SEK" | "NOK"
        | "DKK" | "PLN" | "AUD" | "CAD" | "ZAR" | "NGN" | "KES" | "KSh" | "Ksh" | "KSH" | "UGX" | "TSh" | "BRL"
        | "MXN" | "AED" | "SAR" | "BDT" | "LKR" | "Rs" | "Tk" | "Rp" | "RM" | "GHS" | "ETB" => Some(end),
        // Single letters are names too: "N95", "R2".
        "N" | "R" | "P" => {
            let amount = number(text, end);
            let digits = text.get(end..amount)?;
            let scale = text.get(amount..)?.trim_start();
            let scaled = ["million", "billion", "trillion"].iter().any(|word| scale.starts_with(word));
            let large = digits.contains(',') || digits.ends_with("bn") || digits.len() > 2 && digits.ends_with('m');
            (scaled || large).then_some(end)
        }
        _ => None,
    }
}

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}
