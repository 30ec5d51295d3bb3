//! Decimal digits of all scripts.

use super::letters::is_plain;

/// Code points of the zeros of the scripts whose digits are used in news text. Nine digits follow each.
const ZEROS: &[u32] = &[
    0x0660, // Arabic-Indic
    0x06F0, // Persian and Urdu
    0x07C0, // N'Ko
    0x0966, // Devanagari
    0x09E6, // Bengali
    0x0A66, // Gurmukhi
    0x0AE6, // Gujarati
    0x0B66, // Odia
    0x0BE6, // Tamil
    0x0C66, // Telugu
    0x0CE6, // Kannada
    0x0D66, // Malayalam
    0x0DE6, // Sinhala
    0x0E50, // Thai
    0x0ED0, // Lao
    0x0F20, // Tibetan
    0x1040, // Burmese
    0x17E0, // Khmer
    0x1810, // Mongolian
    0xFF10, // full-width
];

/// Value of a decimal digit of any script.
pub(crate) fn value(letter: char) -> Option<u32> {
    if letter.is_ascii() {
        return letter.to_digit(10);
    }
    let code = u32::from(letter);
    ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10))
}

/// True for a decimal digit of any script.
pub(crate) fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || !letter.is_ascii() && !is_plain(letter) && letter.is_numeric() && value(letter).is_some()
}

/// True for a mark that may be inside a number, between digits.
pub(crate) fn is_inner_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | '，' | ':' | '/' | '\u{202F}' | '\u{66B}' | '\u{66C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_have_values() {
        for (letter, expected) in
            [('7', Some(7)), ('٤', Some(4)), ('۲', Some(2)), ('५', Some(5)), ('９', Some(9)), ('½', None), ('x', None)]
        {
            assert_eq!(value(letter), expected, "{letter}");
            assert_eq!(is_digit(letter), expected.is_some(), "{letter}");
        }
    }
}
