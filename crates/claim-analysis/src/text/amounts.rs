//! Where amounts end: numbers, and the letters of a currency that touch them.

use super::digits::{is_digit, is_inner_mark};
use super::letters::is_alphanumeric;

/// End of a number: digits, the points, commas and colons between them, and letters without a gap.
pub(super) fn number(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(letter) = char_at(text, at) {
        let next = at + letter.len_utf8();
        let joins = is_alphanumeric(letter)
            || is_inner_mark(letter)
                && char_at(text, next).is_some_and(is_digit)
                && (letter != '，' || is_thousands(text, next))
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
        | "MXN" | "AED" | "SAR" | "BDT" | "LKR" | "Rs" | "Tk" | "Rp" | "RM" | "GHS" | "ETB" | "EGP" | "TZS" | "RWF"
        | "ZMW" | "XOF" | "XAF" | "CFA" | "FCFA" | "Sh" | "Shs" | "USh" | "UShs" | "KShs" | "TShs" => Some(end),
        // Single letters are names too: "N95", "R2".
        "N" | "R" | "P" => {
            let amount = number(text, end);
            let digits = text.get(end..amount)?;
            let scale = text.get(amount..)?.trim_start();
            let scaled = ["million", "billion", "trillion"].iter().any(|word| scale.starts_with(word));
            let large = digits.contains(',') || digits.ends_with("bn") || digits.len() > 2 && digits.ends_with('m');
            let grouped = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) && is_group(text, amount);
            (scaled || large || grouped || is_price(text, at, digits, scale)).then_some(end)
        }
        _ => None,
    }
}

/// True if exactly three digits follow at `at`; elsewhere a full-width comma separates the items of a list.
fn is_thousands(text: &str, at: usize) -> bool {
    text.get(at..).unwrap_or("").chars().take(4).take_while(|c| is_digit(*c)).count() == 3
}

/// True if a blank and a group of three digits follow at `at`: "R250 000".
fn is_group(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let group = rest.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or("");
    let width = group.bytes().take_while(u8::is_ascii_digit).count();
    width == 3 && !group.get(3..).is_some_and(|r| r.starts_with(|c: char| c.is_alphanumeric()))
}

/// True if the words around digits with one letter before speak of a price: "from N617 to N865 per litre", "cost R900".
fn is_price(text: &str, at: usize, digits: &str, after: &str) -> bool {
    const BEFORE: &[&str] = &[
        "from", "to", "cost", "costs", "costing", "paid", "pay", "pays", "paying", "worth", "charged", "charges",
        "fined", "spent", "earned", "earns", "only", "about", "than",
    ];
    const AFTER: &[&str] =
        &["per ", "a litre", "a kilo", "a bag", "a loaf", "a day", "a month", "a year", "each", "to N", "to R"];
    if digits.len() < 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let word = text.get(..at).unwrap_or("").trim_end().rsplit(' ').next().unwrap_or("");
    let led = BEFORE.contains(&word);
    led && (AFTER.iter().any(|next| after.starts_with(next)) || word != "to" && word != "from")
}

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}
