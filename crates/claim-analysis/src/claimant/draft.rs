//! Draft of a sentence's attribution.

use super::attribution::{ARTICLE, ClauseAttribution, SentenceAttribution};
use crate::claim::{Attribution, Voice};
use crate::text::quotes::OpenQuotation;

/// Use of "I" or "we" in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstPerson {
    Absent,
    /// Only inside quotation marks.
    Quoted,
    /// Outside quotation marks.
    Unquoted,
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
    /// Holds a whole statement in quotation marks, however long the words around it.
    pub quotes_statement: bool,
    /// Continues the quotation of the sentence before.
    pub continues: bool,
    pub open: OpenQuotation,
    pub left_out: bool,
    /// A later part of a sentence too long to read whole: the speaker of the part before goes on.
    pub is_later_part: bool,
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
            quotes_statement: false,
            continues: false,
            open: OpenQuotation::default(),
            left_out,
            is_later_part: false,
            first_person: FirstPerson::Absent,
        }
    }

    pub fn finish(self) -> SentenceAttribution {
        let voice = if self.quoted > 0.5 || self.continues || self.quotes_statement {
            Voice::Direct
        } else {
            Voice::Reported
        };
        let attribution = match self.claimant {
            None => ARTICLE,
            claimant => Attribution {
                claimant,
                voice,
                verb: self.verb,
            },
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
