//! A token: a word, number or punctuation mark of a sentence.

use crate::lexicon::Class;

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
    pub const fn of(word: &str) -> Outline {
        let bytes = word.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
            return Outline(0);
        };
        let [length, ..] = bytes.len().to_le_bytes();
        Outline(u32::from_le_bytes([first.to_ascii_lowercase(), last.to_ascii_lowercase(), length, 0]))
    }

    /// The outline as a number.
    pub(super) const fn number(self) -> u32 {
        self.0
    }
}

impl Token<'_> {
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

    /// The punctuation mark; a space for words and numbers.
    pub const fn mark(&self) -> char {
        self.mark
    }
}

/// Out of line, because it is seldom called.
#[inline(never)]
fn same(stem: &str, word: &str) -> bool {
    // Most words are written in small letters.
    stem == word || stem.eq_ignore_ascii_case(word)
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
