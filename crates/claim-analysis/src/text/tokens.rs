//! Tokens of a sentence: words, numbers, punctuation marks.

use std::ops::Range;

use super::amounts::{self, char_at};
use super::digits::is_digit;
use crate::lexicon::word::{Word, letters_and_digits};
use crate::lexicon::{self, Class};

/// Maximum number of tokens read from one sentence.
const MAX_TOKENS: usize = 2_000;

/// Hash of all words that are too long for a [`Word`]: that of "…".
const LONG_WORD: u64 = 0xEDC1_F754_6DF5_D78A;

/// Longest list of words for which the compiler calculates all outlines: it unrolls loops up to this number of rounds.
const UNROLLED: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Starts with a lower-case letter.
    Lower,
    /// Starts with a capital letter.
    Capital,
    /// All capitals, two letters or more.
    Upper,
    /// Starts with a digit or another numeric character.
    Number,
    /// Any other single character.
    Mark,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// `text` without a final "'s".
    pub stem: &'a str,
    /// Byte offset in the whole text.
    pub start: usize,
    /// Hash of `text` in lower case; very long words share one.
    pub hash: u64,
    /// Of `stem`.
    pub outline: Outline,
    pub shape: Shape,
    /// The punctuation mark; a space for words and numbers.
    pub mark: char,
    pub class: Class,
    /// Contains a hyphen.
    pub hyphenated: bool,
    /// White space precedes the token.
    pub gap: bool,
    /// Inside quotation marks; set by `quotes::mark`.
    pub quoted: bool,
}

/// Length, first and last letter of a word, which tell nearly all different words apart with one comparison. Small enough
/// for the compiler to calculate the outlines of all literals in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outline(u32);

impl Outline {
    /// The outline of a word, ignoring ASCII case. For a literal, the compiler calculates it.
    #[inline]
    const fn of(word: &str) -> Outline {
        let bytes = word.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
            return Outline(0);
        };
        let [length, ..] = bytes.len().to_le_bytes();
        Outline(u32::from_le_bytes([first.to_ascii_lowercase(), last.to_ascii_lowercase(), length, 0]))
    }
}

impl<'a> Token<'a> {
    /// Byte offset one past the end.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// True if the word has any of these classes.
    pub fn is(&self, class: Class) -> bool {
        self.class.has(class)
    }

    pub fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper)
    }

    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    pub fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    pub fn is_possessive(&self) -> bool {
        self.text.len() != self.stem.len()
    }

    /// Compares the stem, ignoring ASCII case.
    #[expect(clippy::inline_always, reason = "the compiler calculates the outlines of literals at the call")]
    #[inline(always)]
    pub fn eq(&self, word: &str) -> bool {
        self.outline == Outline::of(word) && same(self.stem, word)
    }

    /// True if the token equals any of these words, ignoring ASCII case.
    #[expect(clippy::inline_always, reason = "the compiler calculates the outlines of literals at the call")]
    #[inline(always)]
    pub fn any(&self, words: &[&str]) -> bool {
        if words.len() > UNROLLED { self.is_among(words) } else { words.iter().any(|word| self.eq(word)) }
    }

    /// [`Self::any`] for a list that is long or not known at compile time.
    pub fn is_among(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.len() == self.stem.len() && self.eq(word))
    }

    /// True if `words` start with the token as written.
    pub fn opens(&self, words: &str) -> bool {
        // Nearly all tokens differ in the first byte.
        self.text.bytes().next() == words.bytes().next() && words.starts_with(self.text)
    }

    /// The token without its first `from` bytes: "September" of "mid-September".
    pub fn tail(&self, from: usize) -> Option<Token<'a>> {
        let text = self.text.get(from..)?;
        let tail = token(text, 0..text.len(), text.chars().next()?, true, false);
        Some(Token { quoted: self.quoted, start: self.start + from, ..tail })
    }

    /// The punctuation mark; a space for words and numbers.
    pub const fn mark(&self) -> char {
        self.mark
    }
}

/// Out of line, because it is seldom called.
#[inline(never)]
fn same(stem: &str, word: &str) -> bool {
    stem.eq_ignore_ascii_case(word)
}

/// The token `back` places before `at`.
pub(crate) fn before<'t, 'a>(tokens: &'t [Token<'a>], at: usize, back: usize) -> Option<&'t Token<'a>> {
    tokens.get(at.checked_sub(back)?)
}

/// The tokens as written, with white space collapsed.
pub(crate) fn join(tokens: &[Token<'_>]) -> String {
    let length = tokens.first().zip(tokens.last()).map_or(0, |(first, last)| last.end().saturating_sub(first.start));
    let mut out = String::with_capacity(length);
    for token in tokens {
        if token.gap && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(token.text);
    }
    out
}

/// The tokens as written, without the possessive "'s" of the last one.
pub(crate) fn phrase(tokens: &[Token<'_>]) -> String {
    let mut out = join(tokens);
    let possessive = tokens.last().map_or(0, |t| t.text.len() - t.stem.len());
    out.truncate(out.len() - possessive);
    out
}

/// True if "in", "of" or "for" and a name follow at `at`, so that the noun before needs no other name.
pub(crate) fn is_specified(tokens: &[Token<'_>], at: usize) -> bool {
    let tied = tokens.get(at).is_some_and(|t| t.any(&["in", "of", "for"]) && !t.quoted);
    let skip = usize::from(tokens.get(at + 1).is_some_and(|t| t.is(Class::DETERMINER)));
    tied && tokens.get(at + 1 + skip).is_some_and(|t| t.is_capital() && !t.is(Class::WEEKDAY.or(Class::MONTH)))
}

/// Adds the tokens of `text[start..end]` to `out`, at most [`MAX_TOKENS`].
pub(crate) fn read<'a>(text: &'a str, start: usize, end: usize, out: &mut Vec<Token<'a>>) {
    let Some(body) = text.get(..end) else { return };
    let limit = out.len() + MAX_TOKENS;
    let mut at = start;
    let mut gap = false;
    while at < end && out.len() < limit {
        let Some(first) = char_at(body, at) else {
            return;
        };
        if first.is_whitespace() {
            gap = true;
            at += first.len_utf8();
            continue;
        }
        let (stop, joined) = if is_digit(first) {
            (amounts::number(body, at), true)
        } else if !is_general_punctuation(first) && first.is_alphanumeric() {
            amounts::currency(body, at).map_or_else(|| word(body, at), |end| (end, false))
        } else {
            (at + first.len_utf8(), first == '-')
        };
        // Two straight apostrophes or graves are one quotation mark: ''…''.
        if matches!(first, '\'' | '`') && body.get(stop..).is_some_and(|rest| rest.starts_with(first)) {
            let width = stop + first.len_utf8();
            let pair = token(body, at..width, first, false, gap);
            out.push(Token { mark: '"', ..pair });
            gap = false;
            at = width;
            continue;
        }
        out.push(token(body, at..stop, first, joined, gap));
        gap = false;
        at = stop;
    }
}

/// A comma of no width at a byte, to keep two groups of tokens apart.
pub(crate) fn comma(at: usize) -> Token<'static> {
    Token { start: at.saturating_sub(1), ..token(",", 0..1, ',', false, false) }
}

/// The token at a byte range. `joined` is false for a mark, and for a word of letters and digits alone, without a hyphen or
/// apostrophe.
#[inline]
fn token(body: &str, range: Range<usize>, first: char, joined: bool, gap: bool) -> Token<'_> {
    let start = range.start;
    let word = Word::at(body, range.clone());
    let text = body.get(range).unwrap_or("");
    let shape = shape(text, first);
    let class = if shape == Shape::Mark { Class::NONE } else { word.map_or(Class::NONE, lexicon::class_of) };
    let token = Token {
        mark: if shape == Shape::Mark { first } else { ' ' },
        text,
        stem: text,
        start,
        hash: word.map_or(LONG_WORD, Word::hash),
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
    if is_general_punctuation(first) {
        Shape::Mark
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
        if !is_general_punctuation(letter) && letter.is_alphanumeric() || is_combining(letter) {
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
