//! Appearances: the span, quote, claimant and figures of a claim in an article version.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{AppearanceId, ArticleId};
use crate::domain::kernel::moment::Moment;

/// A place in one version of an article, in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Span {
    /// First code point.
    pub start: i32,
    /// One past the last code point.
    pub end: i32,
}

/// How the assertion stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "claim_voice", rename_all = "snake_case")]
pub enum Voice {
    /// In the article's own voice.
    Article,
    /// Reported: somebody is said to have said it.
    Reported,
    /// Inside a quotation.
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

/// Who makes the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Claimant {
    /// The person or body; null when the article speaks itself.
    pub name: Option<String>,
    /// How it stands in the text.
    pub voice: Voice,
    /// The verb of saying, as printed.
    pub verb: Option<String>,
}

/// A typed figure or date inside an appearance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Value)]
pub struct TypedValue {
    /// The words of the figure.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What is counted or dated: "people killed", "date", "money".
    pub measures: String,
    /// Smallest reading; null when unbounded or not a number.
    pub low: Option<f64>,
    /// Largest reading; null when unbounded or not a number.
    pub high: Option<f64>,
    /// "exactly", "about", "more than", "less than", "at least", "at most", "between".
    pub qualifier: String,
    /// What one of them is: "people", "USD", "km".
    pub unit: Option<String>,
    /// First day that a date may mean.
    pub earliest: Option<NaiveDate>,
    /// Last day that a date may mean, inclusive.
    pub latest: Option<NaiveDate>,
    /// "day", "week", "month", "year" and so on; null when the date is open.
    pub precision: Option<String>,
}

/// An article as a claim names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArticleRef {
    /// The article.
    pub id: ArticleId,
    /// Its headline.
    pub title: Option<String>,
    /// The publication.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// The version that the span counts in.
    pub version: i32,
}

/// Where a claim stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Appearance {
    /// Stable.
    pub id: AppearanceId,
    /// In which article and version.
    pub article: ArticleRef,
    /// Where.
    pub span: Span,
    /// The exact words.
    pub quote: String,
    /// Up to 80 code points before it.
    pub prefix: String,
    /// Up to 80 code points behind it.
    pub suffix: String,
    /// Who says so here.
    pub claimant: Claimant,
    /// The figures and dates in it.
    pub values: Vec<TypedValue>,
}
