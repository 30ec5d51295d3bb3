//! A reporting clause: speaker and verb.

use super::authors::author;
use super::speakers::is_speaker;
use super::verb_use::reports;
use crate::text::tokens::Token;

/// A reporting clause in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReportingClause {
    /// Start of the speaker's words.
    pub from: usize,
    /// End of the speaker's words, exclusive.
    pub to: usize,
    /// The reporting verb.
    pub verb: usize,
    /// Rank among the reporting clauses of a sentence; the highest is the outermost.
    pub strength: i32,
}

impl ReportingClause {
    pub fn new((from, to): (usize, usize), verb: usize, strength: i32) -> Self {
        ReportingClause { from, to, verb, strength }
    }

    /// `None` if the tokens cannot be the subject of the verb.
    pub fn checked(tokens: &[Token<'_>], speaker: (usize, usize), verb: usize, strength: i32) -> Option<Self> {
        let author = author(tokens, speaker, verb);
        let fits = is_speaker(tokens, author, tokens.get(verb)?) && reports(tokens, speaker, verb);
        fits.then(|| Self::new(author, verb, strength))
    }
}
