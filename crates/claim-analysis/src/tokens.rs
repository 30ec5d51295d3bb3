//! What are the words, numbers and marks of a sentence?

use crate::lexicon::{self, Class};

/// A sentence is read up to this many tokens; what is longer is no sentence.
pub(crate) const MOST: usize = 2_000;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// all small
    Lower,
    /// Capital first
    Capital,
    /// ALL CAPITALS, two letters or more
    Upper,
    /// starts with a digit
    Number,
    /// a single character that is none of these
    Mark,
}

/// One word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// Without "'s".
    pub stem: &'a str,
    /// Byte in the whole text.
    pub start: usize,
    pub shape: Shape,
    pub class: Class,
    /// White space stands before it.
    pub gap: bool,
    /// Stands inside quotation marks (set by `quotes::mark`).
    pub quoted: bool,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is(&self, class: Class) -> bool {
        self.class.has(class)
    }

    pub fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper)
    }

    /// Starts with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    pub fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    pub fn is_possessive(&self) -> bool {
        self.text.len() != self.stem.len()
    }

    /// Whether it is this word, whatever the case.
    pub fn eq(&self, word: &str) -> bool {
        self.stem.eq_ignore_ascii_case(word)
    }

    pub fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eq(word))
    }

    pub fn mark(&self) -> char {
        if self.shape == Shape::Mark {
            self.text.chars().next().unwrap_or(' ')
        } else {
            ' '
        }
    }
}

/// Reads the tokens of `text[start..end]` into `out`, which is emptied first.
pub(crate) fn read<'a>(text: &'a str, start: usize, end: usize, out: &mut Vec<Token<'a>>) {
    out.clear();
    let Some(body) = text.get(..end) else { return };
    let mut at = start;
    let mut gap = false;
    while at < end && out.len() < MOST {
        let Some(first) = char_at(body, at) else {
            return;
        };
        if first.is_whitespace() {
            gap = true;
            at += first.len_utf8();
            continue;
        }
        let stop = if first.is_ascii_digit() {
            number(body, at)
        } else if first.is_alphanumeric() {
            word(body, at)
        } else {
            at + first.len_utf8()
        };
        let Some(words) = body.get(at..stop) else {
            return;
        };
        out.push(token(words, at, first, gap));
        gap = false;
        at = stop;
    }
}

fn token(text: &str, start: usize, first: char, gap: bool) -> Token<'_> {
    let shape = if first.is_numeric() {
        Shape::Number
    } else if first.is_uppercase() {
        let capitals = text.chars().filter(|c| c.is_uppercase()).take(2).count();
        let small = text.chars().any(char::is_lowercase);
        if capitals >= 2 && !small {
            Shape::Upper
        } else {
            Shape::Capital
        }
    } else if first.is_alphabetic() {
        Shape::Lower
    } else {
        Shape::Mark
    };
    let mut stem = text;
    let mut class = Class::NONE;
    if shape != Shape::Mark {
        for tail in ["'s", "’s"] {
            stem = stem.strip_suffix(tail).unwrap_or(stem);
        }
        if matches!(
            stem,
            "it" | "It" | "that" | "That" | "there" | "There" | "what" | "What"
        ) {
            class = Class::AUXILIARY; // "it's"
            if stem.len() == text.len() {
                class = Class::NONE;
            }
        }
        class = class.or(lexicon::class(stem));
    }
    Token {
        text,
        stem,
        start,
        shape,
        class,
        gap,
        quoted: false,
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Letters and digits; an apostrophe, hyphen or the dots of "U.S." between letters belong to it.
fn word(text: &str, from: usize) -> usize {
    let mut at = from;
    let mut dotted = 0;
    while let Some(letter) = char_at(text, at) {
        let next = at + letter.len_utf8();
        if letter.is_alphanumeric() || is_combining(letter) {
            at = next;
            continue;
        }
        let after = char_at(text, next).is_some_and(char::is_alphanumeric);
        let joins = match letter {
            '\'' | '’' | '‘' | '-' | '\u{2011}' | '&' | '_' => after,
            '.' => {
                let single = at - from == dotted * 2 + 1;
                dotted += usize::from(single);
                let domain = char_at(text, next).is_some_and(|c| c.is_ascii_lowercase());
                single && (after || dotted >= 2) || at - from >= 3 && domain
            }
            _ => false,
        };
        if !joins {
            break;
        }
        at = next;
    }
    at
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}

/// Digits with the points, commas and colons between them, and letters stuck to the end.
fn number(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(letter) = char_at(text, at) {
        let next = at + letter.len_utf8();
        let joins = letter.is_alphanumeric()
            || matches!(letter, '.' | ',' | ':' | '/' | '\u{202F}')
                && char_at(text, next).is_some_and(|c| c.is_ascii_digit())
            || matches!(letter, '’' | '\'')
                && char_at(text, next).is_some_and(|c| c.is_ascii_alphanumeric());
        if !joins {
            break;
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        read(text, 0, text.len(), &mut out);
        out.iter().map(|t| t.text).collect()
    }

    #[test]
    fn keeps_words_and_numbers_whole() {
        assert_eq!(
            texts("The U.S. won’t pay $2.5bn by 8:51 p.m."),
            [
                "The", "U.S.", "won’t", "pay", "$", "2.5bn", "by", "8:51", "p.m."
            ]
        );
        assert_eq!(
            texts("a 24-hour ‘lull’"),
            ["a", "24", "-", "hour", "‘", "lull", "’"]
        );
    }
}
