//! Words as BERT (uncased) reads them: lower case, no accents, punctuation and CJK characters on their own.

use unicode_normalization::char::decompose_canonical;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Longest word in characters. A longer one is unknown.
pub const LONGEST_WORD: usize = 100;

/// Calls `each` with every word until it returns false. A word over [`LONGEST_WORD`] arrives cut to one more character.
pub fn words(text: &str, mut each: impl FnMut(&str) -> bool) {
    let mut word = Word::default();
    for character in text.chars() {
        let goes_on = match Class::of(character) {
            Class::Dropped => true,
            Class::Space => word.end(&mut each),
            Class::Alone => word.end(&mut each) && word.extend(character, &mut each) && word.end(&mut each),
            Class::Letter => word.extend(character, &mut each),
        };
        if !goes_on {
            return;
        }
    }
    word.end(&mut each);
}

/// The word that is being read.
#[derive(Default)]
struct Word {
    text: String,
    characters: usize,
}

impl Word {
    /// Adds the letters of a character without its accents. Some characters decompose into punctuation.
    fn extend(&mut self, character: char, each: &mut impl FnMut(&str) -> bool) -> bool {
        if character.is_ascii() {
            self.push(character);
            return true;
        }
        let mut goes_on = true;
        decompose_canonical(character, |part| {
            if !goes_on || part.general_category() == GeneralCategory::NonspacingMark {
                return;
            }
            let is_alone = is_punctuation(part);
            goes_on = !is_alone || self.end(each);
            self.push(part);
            goes_on = goes_on && (!is_alone || self.end(each));
        });
        goes_on
    }

    fn push(&mut self, character: char) {
        for lower in character.to_lowercase() {
            if self.characters <= LONGEST_WORD {
                self.text.push(lower);
                self.characters += 1;
            }
        }
    }

    fn end(&mut self, each: &mut impl FnMut(&str) -> bool) -> bool {
        let goes_on = self.text.is_empty() || each(&self.text);
        self.text.clear();
        self.characters = 0;
        goes_on
    }
}

/// What a character does to the word before it.
enum Class {
    Letter,
    Space,
    /// A word of its own.
    Alone,
    /// Control and format characters.
    Dropped,
}

impl Class {
    fn of(character: char) -> Self {
        if character.is_ascii() {
            return match character {
                '\t' | '\n' | '\r' | ' ' => Self::Space,
                _ if character.is_ascii_control() => Self::Dropped,
                _ if character.is_ascii_punctuation() => Self::Alone,
                _ => Self::Letter,
            };
        }
        if character.is_whitespace() {
            Self::Space
        } else if is_cjk(character) || is_punctuation(character) {
            Self::Alone
        } else if character == '\u{fffd}' || character.general_category_group() == GeneralCategoryGroup::Other {
            Self::Dropped
        } else {
            Self::Letter
        }
    }
}

fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || character.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// Han characters, in the ranges of BERT's tokeniser.
fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}'
        | '\u{2b740}'..='\u{2b81f}'
        | '\u{2b920}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, |word| {
            found.push(word.to_owned());
            true
        });
        found
    }

    #[test]
    fn words_are_lower_case_without_accents() {
        assert_eq!(read("Élodie ÅNGSTRÖM İzmir"), ["elodie", "angstrom", "izmir"]);
        assert_eq!(read("e\u{301}te\u{301}"), ["ete"]);
    }

    #[test]
    fn punctuation_and_han_characters_are_words() {
        assert_eq!(read("4.2%—“no”"), ["4", ".", "2", "%", "—", "“", "no", "”"]);
        assert_eq!(read("東京the"), ["東", "京", "the"]);
        assert_eq!(read("a\u{37e}b"), ["a", ";", "b"]);
        assert_eq!(read("cost €5 or 5$"), ["cost", "€5", "or", "5", "$"]);
    }

    #[test]
    fn control_and_format_characters_are_dropped() {
        assert_eq!(read("a\u{0}b\u{200b}c\u{fffd}d\u{ad}e"), ["abcde"]);
        assert_eq!(read("\u{a0}a\u{3000}b\tc\r\n"), ["a", "b", "c"]);
        assert_eq!(read(" \u{301}\u{200d} "), [""; 0]);
    }

    #[test]
    fn a_long_word_is_cut_and_reading_stops_on_request() {
        let found = read(&"x".repeat(5000));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].len(), LONGEST_WORD + 1);
        let mut count = 0;
        words("a b c d", |_| {
            count += 1;
            count < 2
        });
        assert_eq!(count, 2);
    }
}
