//! What a page or document says of itself: its description, and what each stretch of its text is.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::moment::Moment;

/// The description of an article that its page or document gives. People may correct the article; the reading stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ArticleReading)]
pub struct Description {
    /// Headline, without the outlet's name.
    pub title: Option<String>,
    /// Name of the publication.
    pub outlet: Option<String>,
    /// Authors, in order, separated by commas.
    pub byline: Option<String>,
    /// Language of the text, as a BCP 47 tag.
    #[schema(example = "en")]
    pub language: Option<String>,
    /// Day or time of the first publication.
    pub published_at: Option<Moment>,
    /// Time of the last change, as the page gives it.
    pub modified_at: Option<Moment>,
}

/// One stretch of an article's text, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Layer {
    /// What the stretch is.
    pub kind: LayerKind,
    /// First code point, counted from 0.
    pub start: usize,
    /// One past the last code point (exclusive end).
    pub end: usize,
    /// Time at which it was written, for entries of a live blog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-03-02T14:32:00+01:00")]
    pub time: Option<DateTime<FixedOffset>>,
    /// Who speaks, in transcripts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Milliseconds from the start of the recording, in subtitles and transcripts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 83_500)]
    pub offset_ms: Option<u64>,
}

/// What a stretch of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LayerKind {
    /// The title where it stands in the text.
    Headline,
    /// A heading inside the text.
    Subhead,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// One row of a table, cells separated by a tab.
    TableRow,
    /// A quotation set apart.
    Quotation,
    /// Words under a picture.
    Caption,
    /// The outlet's note about a mistake of its own.
    Correction,
}

/// A version's reading: the description and the layers of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What the page says of the article.
    pub description: Description,
    /// What each stretch of the text is, in order, without overlaps.
    pub layers: Vec<Layer>,
}
