//! Selection: a passage of an article that a person turns into a claim.

use crate::app::articles::analyser::Analyser;
use crate::app::articles::conversion::{LONGEST, NewPlace, days, new_appearance, new_claim};
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{Article, ArticleVersion};
use crate::domain::claims::appearance::Span;
use crate::domain::claims::claim;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::text::Text;
use crate::store::claims::claim::{NewAppearance, NewClaim};

/// The analyser's result for a selected passage: kind, claimant and figures, even if the analyser finds no claim.
#[derive(Debug)]
pub struct Selection {
    pub(crate) claim: claim_analysis::Claim,
    pub(crate) place: NewPlace,
}

impl Selection {
    /// Analyses the words at `span`, without the white space at both ends.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the span is outside the text, has no words, or is longer than 2,000 code points.
    pub fn of(analyser: &Analyser, article: &Article, version: &ArticleVersion, span: Span) -> Result<Self> {
        let invalid = |fault: FieldFault| Error::invalid("/span", fault);
        let text: Vec<char> = version.text.chars().collect();
        let narrowed = |at: i32| usize::try_from(at).unwrap_or(usize::MAX);
        let (start, end) = (narrowed(span.start), narrowed(span.end));
        let words = text.get(start..end).ok_or_else(|| invalid(FieldFault::OutsideText))?;
        let blank = |word: &&char| word.is_whitespace();
        let before = words.iter().take_while(blank).count();
        let behind = words.iter().rev().take_while(blank).count();
        let words = words
            .get(before..words.len().saturating_sub(behind))
            .filter(|words| !words.is_empty())
            .ok_or_else(|| invalid(FieldFault::NoWords))?;
        if words.len() > LONGEST {
            return Err(invalid(FieldFault::SelectionTooLong));
        }

        let (start, end) = (start + before, end - behind);
        let words: String = words.iter().collect();
        // The words are read alone, on the day of their entry in a live blog.
        let all = claim_analysis::Span { start: 0, end: end - start };
        let entry = days(&version.layers).into_iter().find(|(entry, _)| entry.start <= start && end <= entry.end);
        let day: Vec<_> = entry.map(|(_, day)| (all, day)).into_iter().collect();
        let found = analyser.read(article, &words, &day).claims;
        let mut claim = claim_analysis::Claim {
            span: claim_analysis::Span { start, end },
            appearances: Vec::new(),
            statement: words.clone(),
            kind: claim_analysis::Kind::Event,
            kind_certainty: 0.0,
            second_kind: None,
            check_worthiness: analyser.score(&words),
            reasons: Vec::new(),
            attribution: claim_analysis::Attribution {
                claimant: None,
                voice: claim_analysis::Voice::Article,
                verb: None,
            },
            values: Vec::new(),
            ambiguities: Vec::new(),
        };
        if let Some(first) = found.first() {
            claim.kind = first.kind;
            claim.kind_certainty = first.kind_certainty;
            claim.second_kind = first.second_kind;
            claim.attribution = first.attribution.clone();
        }
        claim.values = found
            .into_iter()
            .flat_map(|claim| claim.values)
            .map(|mut value| {
                value.span.start += start;
                value.span.end += start;
                value
            })
            .collect();
        let place = NewPlace::of(&text, claim.span).ok_or_else(|| invalid(FieldFault::OutsideText))?;
        Ok(Self { claim, place })
    }

    /// Span of the passage in code points, end exclusive.
    #[must_use]
    pub fn span(&self) -> Span {
        self.place.span
    }

    /// The new claim and its appearance, with the person's input in place of the analyser's guesses.
    pub(crate) fn into_claim(
        mut self,
        work: &Work,
        version: &ArticleVersion,
        by: AccountId,
        input: &SelectionInput,
    ) -> (NewClaim, NewAppearance) {
        if let Some(claimant) = &input.claimant {
            self.claim.attribution.claimant = Some((**claimant).to_owned());
            self.claim.attribution.voice = claim_analysis::Voice::Reported;
        }
        let id = work.id();
        let mut claim = new_claim(id, version.article_id, &self.claim);
        claim.wording = Some(
            input.statement.as_ref().map_or_else(|| self.place.quote.clone(), |statement| (**statement).to_owned()),
        );
        claim.wording_by = Some(by);
        claim.machine_statement = None;
        claim.kind = input.kind.unwrap_or(claim.kind);
        let appearance = new_appearance(work, id, version, &self.claim, self.place);
        (claim, appearance)
    }
}

/// A person's input for a new claim.
#[derive(Debug, Clone, Default)]
pub struct SelectionInput {
    /// Statement of the claim; by default the selected words.
    pub statement: Option<Text<2000>>,
    /// Kind of the claim; by default the analyser's guess.
    pub kind: Option<claim::Kind>,
    /// Claimant; by default the one that the analyser finds in the words.
    pub claimant: Option<Text<200>>,
}
