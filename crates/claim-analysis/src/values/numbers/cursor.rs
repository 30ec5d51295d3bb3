//! Cursor over the parts of number words: "one-hundred-and-ten" has four parts, as has "one hundred and ten".

use crate::text::tokens::Token;

/// A place in the tokens, which may be after a hyphen inside a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    /// Rest of the token `at`.
    rest: &'a str,
    /// `rest` up to the next hyphen.
    part: &'a str,
}

/// The hyphens between the parts of a token.
const HYPHENS: [char; 2] = ['-', '\u{2011}'];

impl<'t, 'a> Cursor<'t, 'a> {
    /// The start of token `at`.
    pub fn new(tokens: &'t [Token<'a>], at: usize) -> Self {
        let token = tokens.get(at).filter(|t| t.is_word());
        let rest = token.map_or("", |t| t.stem);
        let whole = token.is_none_or(|t| !t.hyphenated && t.stem.is_ascii());
        Cursor { tokens, at, rest, part: if whole { rest } else { first_part(rest) } }
    }

    /// The part at the cursor; empty at the end and before a number or mark.
    pub const fn part(&self) -> &'a str {
        self.part
    }

    /// The cursor after the part. A hyphen between a number and a word is skipped: "40-million".
    pub fn next(self) -> Self {
        let rest = self.rest.get(self.part.len()..).unwrap_or("");
        match rest.strip_prefix(HYPHENS) {
            Some(rest) if !rest.is_empty() => Cursor { rest, part: first_part(rest), ..self },
            _ => Cursor::new(self.tokens, self.at + 1),
        }
    }

    /// The cursor after a hyphen mark without gaps, or the cursor itself.
    pub fn after_hyphen(self) -> Self {
        let hyphen = self.tokens.get(self.at).is_some_and(|t| t.mark() == '-' && !t.gap);
        let tied = self.tokens.get(self.at + 1).is_some_and(|t| !t.gap);
        if hyphen && tied { Cursor::new(self.tokens, self.at + 1) } else { self }
    }

    /// True if the part is this word, ignoring ASCII case.
    pub fn is(&self, word: &str) -> bool {
        self.part.eq_ignore_ascii_case(word)
    }

    /// True if the part is one of these words, ignoring ASCII case.
    pub fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The token at the cursor.
    pub fn token(&self) -> Option<&'t Token<'a>> {
        self.tokens.get(self.at)
    }

    /// End in tokens, exclusive, of what was read, and the rest of a token of which only the start was read.
    pub fn end(&self) -> (usize, Option<&'a str>) {
        match self.tokens.get(self.at) {
            Some(token) if token.is_word() && self.rest.len() < token.stem.len() => (self.at + 1, Some(self.rest)),
            _ => (self.at, None),
        }
    }
}

fn first_part(rest: &str) -> &str {
    rest.split(HYPHENS).next().unwrap_or("")
}
