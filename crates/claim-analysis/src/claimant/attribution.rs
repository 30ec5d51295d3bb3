//! Attribution of a sentence: speaker, voice, places of the speaker's words.

use crate::claim::{Attribution, Voice};
use crate::text::quotes::OpenQuotation;

/// Attribution to the article's own voice.
pub(crate) static ARTICLE: Attribution = Attribution { claimant: None, voice: Voice::Article, verb: None };

/// Attribution of one sentence with the places of the words for the speaker.
#[derive(Debug, Clone)]
pub(crate) struct SentenceAttribution {
    pub attribution: Attribution,
    /// Quotation state at the start of the sentence.
    pub open: OpenQuotation,
    /// Bytes of the words that name the speaker in this sentence, end exclusive.
    pub speaker: Option<(usize, usize)>,
    /// End in bytes of "their" in "their report", if such words name the speaker.
    pub possessive_end: Option<usize>,
    /// The words can mean nobody else who is named nearby.
    pub is_certain: bool,
    /// Name of the only possible person behind the "he" or "she" that starts a sentence in the article's own voice.
    pub opening_pronoun: Option<String>,
    /// The two speakers of "A says …, while B denies …" in text order.
    pub clauses: Option<[ClauseAttribution; 2]>,
}

/// Attribution of one of two clauses of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct ClauseAttribution {
    /// Byte offset of the clause.
    pub start: usize,
    pub attribution: Attribution,
    /// Bytes of the words that name the speaker, end exclusive.
    pub speaker: (usize, usize),
}

impl SentenceAttribution {
    /// Attribution of the part of the sentence that starts at this byte.
    pub fn of_part(&self, start: usize) -> Self {
        let mut part = self.clone();
        let clauses = part.clauses.take();
        let clause = clauses.and_then(|both| both.into_iter().rfind(|c| c.start <= start));
        if let Some(clause) = clause {
            part.attribution = clause.attribution;
            part.speaker = Some(clause.speaker);
            part.possessive_end = None;
            part.is_certain = true;
        }
        part
    }
}
