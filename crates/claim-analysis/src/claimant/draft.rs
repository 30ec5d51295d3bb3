//! Draft of a sentence's attribution.

use super::attribution::{ARTICLE, ClauseAttribution, SentenceAttribution};
use crate::claim::{Attribution, Voice};
use crate::lexicon::Class;
use crate::text::quotes::OpenQuotation;
use crate::text::sentences::Extent;
use crate::text::tokens::Token;

/// Use of "I" or "we" in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstPerson {
    Absent,
    /// Only inside quotation marks.
    Quoted,
    /// Outside quotation marks.
    Unquoted,
}

/// Form of a quotation that the share of quoted words alone does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotation {
    Other,
    /// A whole statement in quotation marks, however long the words around it.
    Statement,
    /// Continues the quotation of the sentence before.
    Continued,
}

/// Attribution of a sentence before its neighbours are considered.
pub(super) struct DraftAttribution {
    pub claimant: Option<String>,
    pub verb: Option<String>,
    pub speaker: Option<(usize, usize)>,
    pub possessive_end: Option<usize>,
    pub is_certain: bool,
    pub opening_pronoun: Option<String>,
    pub clauses: Option<[ClauseAttribution; 2]>,
    pub paragraph: u32,
    /// Share of words inside quotation marks, from 0 to 1.
    pub quoted: f32,
    pub quotation: Quotation,
    pub open: OpenQuotation,
    pub left_out: bool,
    pub extent: Extent,
    pub first_person: FirstPerson,
}

impl DraftAttribution {
    pub fn new(paragraph: u32, left_out: bool) -> Self {
        DraftAttribution {
            claimant: None,
            verb: None,
            speaker: None,
            possessive_end: None,
            is_certain: true,
            opening_pronoun: None,
            clauses: None,
            paragraph,
            quoted: 0.0,
            quotation: Quotation::Other,
            open: OpenQuotation::default(),
            left_out,
            extent: Extent::Whole,
            first_person: FirstPerson::Absent,
        }
    }

    /// Notes "I" and "we".
    pub fn note_first_person(&mut self, tokens: &[Token<'_>]) {
        for token in tokens.iter().filter(|t| t.is(Class::FIRST_PERSON)) {
            match (token.quoted, self.first_person) {
                (false, _) => self.first_person = FirstPerson::Unquoted,
                (true, FirstPerson::Absent) => self.first_person = FirstPerson::Quoted,
                (true, _) => {}
            }
        }
    }

    /// True if the sentence continues the quotation of the sentence before.
    pub fn continues(&self) -> bool {
        self.quotation == Quotation::Continued
    }

    pub fn finish(self) -> SentenceAttribution {
        let voice =
            if self.quoted > 0.5 || self.quotation != Quotation::Other { Voice::Direct } else { Voice::Reported };
        let attribution = match self.claimant {
            None => ARTICLE.clone(),
            claimant => Attribution { claimant, voice, verb: self.verb },
        };
        SentenceAttribution {
            attribution,
            open: self.open,
            speaker: self.speaker,
            possessive_end: self.possessive_end,
            is_certain: self.is_certain,
            opening_pronoun: self.opening_pronoun,
            clauses: self.clauses,
        }
    }
}
