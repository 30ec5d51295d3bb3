//! Result types: claims, attributions, values, left-out passages.

mod ambiguity;
mod date_value;
mod labels;
mod vectors;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::span::Span;

pub use ambiguity::Ambiguity;
pub use date_value::DateValue;
pub use labels::{Kind, LeftOutReason, NotAsserted, Precision, Qualifier, Role, Support, UnknownWord, Voice};
pub use vectors::{SentenceVectors, VECTOR};

/// Known facts about an article, all optional.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Headline, if known separately from the text.
    pub title: Option<&'a str>,
    /// BCP 47 tag of the text's language; detected if absent.
    pub language: Option<&'a str>,
    /// Day of publication. Relative dates such as "on Monday" are resolved against this day.
    pub published_on: Option<NaiveDate>,
    /// Stretches that were written on a day of their own, such as entries of a live blog: in order, without overlaps. Their relative
    /// dates are resolved against that day.
    pub written_on: &'a [(Span, NaiveDate)],
    /// Sentence embeddings. With them kinds and scores are better, and a sentence takes milliseconds instead of microseconds.
    pub vectors: Option<&'a dyn SentenceVectors>,
}

impl Context<'_> {
    /// The day on which the words at a place were written.
    pub(crate) fn day_at(&self, place: Span) -> Option<NaiveDate> {
        let at = self.written_on.partition_point(|(stretch, _)| stretch.end <= place.start);
        let stretch = self.written_on.get(at).filter(|(stretch, _)| stretch.start <= place.start);
        stretch.map_or(self.published_on, |(_, day)| Some(*day))
    }
}

/// Result of the analysis of one text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// Claims in text order.
    pub claims: Vec<Claim>,
    /// Sentences that are not offered as claims, in text order.
    pub left_out: Vec<LeftOut>,
    /// All sentences in text order. Together they cover everything except white space.
    pub sentences: Vec<Span>,
    /// Depth of the analysis for the text's language.
    pub support: Support,
}

/// One checkable assertion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Position of the source words.
    pub span: Span,
    /// Further places of the same assertion in the same words, in text order.
    #[serde(default)]
    pub appearances: Vec<Span>,
    /// Self-contained wording. Insertions are in square brackets.
    pub statement: String,
    /// What a checker looks up first.
    pub kind: Kind,
    /// Probability that the kind is right, from 0 to 1.
    pub kind_certainty: f64,
    /// The next kind, if almost as probable as the first.
    pub second_kind: Option<Kind>,
    /// Check-worthiness from 0 to 1.
    pub check_worthiness: f64,
    /// Reasons for the score, strongest first, at most six.
    pub reasons: Vec<Reason>,
    /// Claimant, voice and reporting verb.
    pub attribution: Attribution,
    /// Figures and dates in text order.
    pub values: Vec<Value>,
    /// What the statement alone leaves unclear.
    pub ambiguities: Vec<Ambiguity>,
}

/// One reason for a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// English label of the signal: "casualty figure".
    pub signal: Cow<'static, str>,
    /// Words of the sentence that triggered the signal; empty if there are none.
    pub text: String,
    /// Contribution to the score in log-odds, rounded to two decimals; negative against a claim.
    pub weight: f64,
}

/// Source of an assertion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Person or body as named in the article; `None` if the article speaks in its own voice.
    pub claimant: Option<String>,
    /// Form of the attribution.
    pub voice: Voice,
    /// Reporting verb as written.
    pub verb: Option<String>,
}

/// A typed figure or date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Position of the source words.
    pub span: Span,
    /// Source words.
    pub text: String,
    /// What is counted or dated: "people killed", "date", "money", "share", …
    pub measures: String,
    /// Lowest number that the words allow, in `unit`, inclusive; `None` if unbounded and for dates.
    pub low: Option<f64>,
    /// Highest number that the words allow, in `unit`, inclusive; `None` if unbounded and for dates.
    pub high: Option<f64>,
    /// Qualification in the words.
    pub qualifier: Qualifier,
    /// "people", "km", "EUR", "percent"; `None` if the text names none.
    pub unit: Option<String>,
    /// Possible days; `None` for figures and for dates that cannot be resolved.
    pub date: Option<DateValue>,
    /// False if the sentence does not assert the value; `not_asserted` says why.
    #[serde(default = "asserted_by_default")]
    pub asserted: bool,
    /// Why the value is not asserted; `None` if asserted.
    #[serde(default)]
    pub not_asserted: Option<NotAsserted>,
    /// Part of the figure in a running count; `None` for a figure on its own and for dates.
    #[serde(default)]
    pub role: Option<Role>,
}

/// Values stored before the field existed are asserted.
const fn asserted_by_default() -> bool {
    true
}

/// A sentence that is not offered as a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Position of the sentence.
    pub span: Span,
    /// Reason for leaving the sentence out.
    pub reason: LeftOutReason,
}
