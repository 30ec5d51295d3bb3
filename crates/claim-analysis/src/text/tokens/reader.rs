//! Reading of tokens: where words, numbers and marks end, and what each token is.

use std::ops::Range;

use super::token::{Outline, Shape, Token};
use crate::lexicon::word::{Word, letters_and_digits};
use crate::lexicon::{self, Class};
use crate::text::amounts::{self, char_at};
use crate::text::digits::is_digit;
use crate::text::letters::{is_alphanumeric, is_plain};

/// Maximum number of tokens read from one sentence.
const MAX_TOKENS: usize = 2_000;

/// Hash of all words that are too long for a [`Word`]: that of "…".
const LONG_WORD: u64 = 0xEDC1_F754_6DF5_D78A;

/// Adds the tokens of `text[start..end]` to `out`, at most [`MAX_TOKENS`]. Returns the union of their classes.
pub(crate) fn read<'a>(text: &'a str, start: usize, end: usize, out: &mut Vec<Token<'a>>) -> Class {
    let mut seen = Class::NONE;
    let Some(body) = text.get(..end) else { return seen };
    let limit = out.len() + MAX_TOKENS;
    let mut at = start;
    let mut gap = false;
    while at < end && out.len() < limit {
        if body.as_bytes().get(at) == Some(&b' ') {
            gap = true;
            at += 1;
            continue;
        }
        if let Some(token) = plain_token(body, at, gap) {
            seen = seen.or(token.class);
            at = token.end();
            out.push(token);
            gap = false;
            continue;
        }
        let Some(first) = char_at(body, at) else {
            return seen;
        };
        if is_general_punctuation(first) && !first.is_whitespace() || first.is_ascii_punctuation() {
            // Two straight apostrophes or graves are one quotation mark: ''…''.
            let doubled = matches!(first, '\'' | '`') && body.as_bytes().get(at + 1) == body.as_bytes().get(at);
            let stop = at + first.len_utf8() + usize::from(doubled);
            let token = mark_token(body, at..stop, if doubled { '"' } else { first }, gap);
            seen = seen.or(token.class);
            out.push(token);
            gap = false;
            at = stop;
            continue;
        }
        if first.is_whitespace() {
            gap = true;
            at += first.len_utf8();
            continue;
        }
        let (stop, joined) = if is_digit(first) {
            (amounts::number(body, at), true)
        } else if is_alphanumeric(first) {
            amounts::currency(body, at).map_or_else(|| word(body, at), |end| (end, false))
        } else {
            (at + first.len_utf8(), false)
        };
        let token = token(body, at..stop, first, joined, gap);
        seen = seen.or(token.class);
        out.push(token);
        gap = false;
        at = stop;
    }
    seen
}

/// The token of a word of ASCII letters and digits that starts with a letter; `None` if other characters may belong to the
/// word, or if its letters may be a currency. Most words are plain.
#[inline]
fn plain_token(body: &str, start: usize, gap: bool) -> Option<Token<'_>> {
    let rest = body.as_bytes().get(start..)?;
    let first = rest.first().filter(|first| first.is_ascii_alphabetic())?;
    let short = Word::short(rest);
    let length = short.map_or_else(|| letters_and_digits(rest), |(_, length)| length);
    let joins = |next: &u8| matches!(next, b'\'' | b'-' | b'&' | b'_' | b'.' | 0x80..);
    if rest.get(length).is_some_and(joins) || first.is_ascii_uppercase() && amounts::currency(body, start).is_some() {
        return None;
    }
    let text = body.get(start..start + length)?;
    let word = short.map_or_else(|| Word::new(text), |(word, _)| Some(word));
    let hash = word.map_or(LONG_WORD, Word::hash);
    Some(Token {
        text,
        stem: text,
        start,
        hash,
        outline: Outline::of(text),
        shape: plain_shape(text.as_bytes()),
        mark: ' ',
        class: word.map_or(Class::NONE, |word| lexicon::class_of_hashed(word, hash)),
        hyphenated: false,
        gap,
        quoted: false,
    })
}

/// The token of a punctuation mark.
fn mark_token(body: &str, range: Range<usize>, mark: char, gap: bool) -> Token<'_> {
    let start = range.start;
    let text = body.get(range).unwrap_or("");
    Token {
        text,
        stem: text,
        start,
        hash: Word::of_mark(mark).hash(),
        outline: Outline::of(text),
        shape: Shape::Mark,
        mark,
        class: Class::of_mark(mark),
        hyphenated: mark == '-',
        gap,
        quoted: false,
    }
}

/// The shape of a plain word.
fn plain_shape(text: &[u8]) -> Shape {
    match text {
        [first, ..] if first.is_ascii_lowercase() => Shape::Lower,
        [_] | [_, b'a'..=b'z', ..] => Shape::Capital,
        _ => {
            let small = text.iter().any(u8::is_ascii_lowercase);
            let several = text.iter().filter(|byte| byte.is_ascii_uppercase()).count() > 1;
            if !small && several { Shape::Upper } else { Shape::Capital }
        }
    }
}

impl<'a> Token<'a> {
    /// The token without its first `from` bytes: "September" of "mid-September".
    pub fn tail(&self, from: usize) -> Option<Token<'a>> {
        let text = self.text.get(from..)?;
        let tail = token(text, 0..text.len(), text.chars().next()?, true, false);
        Some(Token { quoted: self.quoted, start: self.start + from, ..tail })
    }
}

/// A comma of no width at a byte, to keep two groups of tokens apart.
pub(crate) fn comma(at: usize) -> Token<'static> {
    Token { start: at.saturating_sub(1), ..mark_token(",", 0..1, ',', false) }
}

/// The token at a byte range. `joined` is false for a mark, and for a word of letters and digits alone, without a hyphen or
/// apostrophe.
#[inline]
fn token(body: &str, range: Range<usize>, first: char, joined: bool, gap: bool) -> Token<'_> {
    let start = range.start;
    let word = Word::at(body, range.clone());
    let text = body.get(range).unwrap_or("");
    let shape = shape(text, first);
    let hash = word.map_or(LONG_WORD, Word::hash);
    let class = match word {
        _ if shape == Shape::Mark => Class::of_mark(first),
        Some(word) => lexicon::class_of_hashed(word, hash),
        None => Class::NONE,
    };
    let token = Token {
        mark: if shape == Shape::Mark { first } else { ' ' },
        text,
        stem: text,
        start,
        hash,
        outline: Outline::of(text),
        shape,
        class,
        hyphenated: joined && text.contains('-'),
        gap,
        quoted: false,
    };
    if joined { with_stem(token) } else { token }
}

/// The token without a final "'s" in its stem, and with the classes of the stem.
fn with_stem(mut token: Token<'_>) -> Token<'_> {
    for tail in ["'s", "’s"] {
        token.stem = token.stem.strip_suffix(tail).unwrap_or(token.stem);
    }
    if !token.is_possessive() {
        return token;
    }
    token.outline = Outline::of(token.stem);
    token.class = lexicon::class(token.stem);
    // "it's" contains a verb.
    if matches!(token.stem, "it" | "It" | "that" | "That" | "there" | "There" | "what" | "What") {
        token.class = token.class.or(Class::AUXILIARY);
    }
    token
}

/// True for quotation marks, dashes and the other characters of the Unicode block. Most characters of English texts outside
/// ASCII are.
fn is_general_punctuation(letter: char) -> bool {
    matches!(letter, '\u{2000}'..='\u{206F}')
}

fn shape(text: &str, first: char) -> Shape {
    if is_plain(first) {
        Shape::Lower
    } else if first.is_numeric() {
        Shape::Number
    } else if first.is_uppercase() {
        let small = text.chars().any(char::is_lowercase);
        let several = || text.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
        if !small && several() { Shape::Upper } else { Shape::Capital }
    } else if first.is_alphabetic() {
        Shape::Lower
    } else {
        Shape::Mark
    }
}

/// End of a word, and whether the word has other characters than letters and digits: an apostrophe, hyphen or the dots of
/// "U.S." between letters.
fn word(text: &str, from: usize) -> (usize, bool) {
    let mut at = from;
    let mut dotted = 0;
    let mut joined = false;
    loop {
        at += letters_and_digits(text.as_bytes().get(at..).unwrap_or(&[]));
        if text.as_bytes().get(at).is_some_and(|byte| byte.is_ascii() && !b"'-&_.".contains(byte)) {
            break;
        }
        let Some(letter) = char_at(text, at) else {
            break;
        };
        let next = at + letter.len_utf8();
        if !is_general_punctuation(letter) && is_alphanumeric(letter) || is_combining(letter) {
            at = next;
            continue;
        }
        let after = char_at(text, next).is_some_and(is_alphanumeric);
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
        joined = true;
        at = next;
    }
    (at, joined)
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
        // Signs of the Indian scripts that join two consonants or change one: virama and nukta.
        || matches!(letter, '\u{93C}'..='\u{D4D}') && matches!(u32::from(letter) & 0x7F, 0x3C | 0x4D)
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
    fn words_and_numbers_keep_their_inner_marks() {
        assert_eq!(
            texts("The U.S. won’t pay $2.5bn by 8:51 p.m."),
            ["The", "U.S.", "won’t", "pay", "$", "2.5bn", "by", "8:51", "p.m."]
        );
        assert_eq!(texts("a 24-hour ‘lull’"), ["a", "24", "-", "hour", "‘", "lull", "’"]);
    }
}
