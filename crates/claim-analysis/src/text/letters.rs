//! Letters outside ASCII: the standard library searches compressed tables for each one.

/// True for letters and digits of all scripts, as [`char::is_alphanumeric`].
pub(crate) fn is_alphanumeric(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && (is_plain(letter) || letter.is_alphanumeric())
}

/// True for most letters of the scripts of most newspapers that are written as in lower case. False for some others.
pub(crate) const fn is_plain(letter: char) -> bool {
    letter >= '\u{DF}' && is_listed(letter)
}

const fn is_listed(letter: char) -> bool {
    matches!(
        letter,
        // Latin, Greek, Cyrillic
        '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{FF}' | '\u{3AC}'..='\u{3CE}' | '\u{430}'..='\u{45F}'
        // Hebrew, Arabic, Devanagari, Bengali, Thai, Georgian
        | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{904}'..='\u{939}'
        | '\u{93E}'..='\u{94C}' | '\u{995}'..='\u{9A8}' | '\u{E01}'..='\u{E30}' | '\u{10D0}'..='\u{10FA}'
        // Japanese, Chinese, Korean
        | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(letter), letter.is_alphanumeric(), "{letter:?}");
            if is_plain(letter) {
                assert!(letter.is_alphabetic() && !letter.is_numeric() && !letter.is_uppercase(), "{letter:?}");
                assert!(letter.to_lowercase().eq([letter]), "{letter:?}");
            }
        }
    }
}
