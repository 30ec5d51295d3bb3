//! Appearances: the span, quote, claimant and figures of a claim in an article version.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{AppearanceId, ArticleId};
use crate::domain::kernel::moment::Moment;

/// A range in one version of an article, in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Span {
    /// First code point, counted from 0.
    #[schema(example = 56)]
    pub start: i32,
    /// One past the last code point (exclusive end).
    #[schema(example = 106)]
    pub end: i32,
}

/// How the text presents the assertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "claim_voice", rename_all = "snake_case")]
pub enum Voice {
    /// The article asserts it in its own voice.
    Article,
    /// The article reports that somebody said it.
    Reported,
    /// The assertion is inside a quotation.
    Direct,
}

impl From<claim_analysis::Voice> for Voice {
    fn from(voice: claim_analysis::Voice) -> Self {
        match voice {
            claim_analysis::Voice::Article => Self::Article,
            claim_analysis::Voice::Reported => Self::Reported,
            claim_analysis::Voice::Direct => Self::Direct,
        }
    }
}

/// The person or body that makes the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Claimant {
    /// The name of the person or body; null when the article speaks in its own voice.
    #[schema(example = "Lena Maroth")]
    pub name: Option<String>,
    /// How the text presents the assertion.
    pub voice: Voice,
    /// The reporting verb, as printed: "said", "claimed".
    #[schema(example = "said")]
    pub verb: Option<String>,
}

/// Why the words around a value do not assert the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotAsserted {
    /// Somebody denies the value.
    Denied,
    /// The value is part of a question.
    Asked,
    /// The value is part of a condition, or follows from one.
    Conditional,
    /// The value is reported without confirmation.
    Unverified,
}

/// What a figure is in a running count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountRole {
    /// Added to earlier figures: "another 12".
    Increment,
    /// The count at the time of the text: "raising the toll to 34".
    Total,
    /// The count at an earlier time: "up from 29".
    Former,
}

/// A typed figure or date inside an appearance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Value)]
pub struct TypedValue {
    /// The words of the figure or date, as printed.
    #[schema(example = "14 people")]
    pub text: String,
    /// The position of those words in the article version.
    pub span: Span,
    /// What is counted or dated: "people killed", "date", "money".
    #[schema(example = "people killed")]
    pub measures: String,
    /// Smallest possible value, inclusive; null when unbounded or not a number.
    #[schema(example = 14.0)]
    pub low: Option<f64>,
    /// Largest possible value, inclusive; null when unbounded or not a number.
    #[schema(example = 14.0)]
    pub high: Option<f64>,
    /// One of "exactly", "about", "more than", "less than", "at least", "at most", "between".
    #[schema(example = "exactly")]
    pub qualifier: String,
    /// The unit of the figure: "people", "US dollars", "km".
    #[schema(example = "people")]
    pub unit: Option<String>,
    /// First day that the date may mean, inclusive.
    #[schema(example = "2026-03-01")]
    pub earliest: Option<NaiveDate>,
    /// Last day that the date may mean, inclusive.
    #[schema(example = "2026-03-01")]
    pub latest: Option<NaiveDate>,
    /// Why the words do not assert the value; null if they do.
    #[serde(default)]
    pub not_asserted: Option<NotAsserted>,
    /// When the figure was written, in entries of a live blog; null elsewhere: then the article's date counts.
    #[serde(default)]
    #[schema(example = "2026-03-02T13:32:00Z")]
    pub as_of: Option<DateTime<Utc>>,
    /// What the figure is in a running count; null for a figure on its own and for dates.
    #[serde(default)]
    pub role: Option<CountRole>,
    /// Precision of the date: "day", "week", "month", "year" and so on; null when the date is open.
    #[schema(example = "day")]
    pub precision: Option<String>,
}

/// A reference to an article version, with the fields that a claim shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArticleRef {
    /// The article's id.
    pub id: ArticleId,
    /// The article's headline.
    #[schema(example = "Flood kills 14 in Ardel, governor says")]
    pub title: Option<String>,
    /// The publication.
    #[schema(example = "Korvale Courier")]
    pub outlet: Option<String>,
    /// The article's web address.
    #[schema(example = "https://delivery_worker.example.org/2026/03/02/ardel-flood")]
    pub url: Option<String>,
    /// When the article was published.
    pub published_at: Option<Moment>,
    /// The version in which the span counts code points.
    pub version: i32,
}

/// One place of a claim in an article.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Appearance {
    /// The appearance's id.
    pub id: AppearanceId,
    /// The article and its version.
    pub article: ArticleRef,
    /// The position of the quote.
    pub span: Span,
    /// The exact words of the article.
    #[schema(example = "The flood killed 14 people and destroyed 230 homes")]
    pub quote: String,
    /// Up to 80 code points of text before the quote.
    #[schema(example = "near Ardel on Sunday night.\n\n")]
    pub prefix: String,
    /// Up to 80 code points of text after the quote.
    #[schema(example = ", the governor of Korvale, Lena Maroth, said on Monday.")]
    pub suffix: String,
    /// Who makes the claim in this article.
    pub claimant: Claimant,
    /// The figures and dates in the quote.
    pub values: Vec<TypedValue>,
}
