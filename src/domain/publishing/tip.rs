//! Tips: what readers ask the newsroom to check, and what became of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::articles::article::Language;
use crate::domain::kernel::id::{ArticleId, ClaimId, TipId};
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::people::account::PersonRef;

/// Maximum number of tips that nobody has decided about. Equal tips count once.
pub const OPEN: i64 = 1000;
/// Largest file of a tip, in bytes: 5 MiB.
pub const FILE: usize = 5 * 1024 * 1024;
/// Bytes of files that are kept for all tips together, at most: 1 GiB. Strangers fill it, so that evidence and articles must not
/// run out of disk because of it; when it is full, texts and addresses are still taken.
pub const FILES: i64 = 1024 * 1024 * 1024;

/// What a reader asks.
#[derive(Debug, Clone)]
pub struct Asked {
    /// A statement, a message, a post.
    pub text: Option<Text<4000>>,
    /// Where the reader found it.
    pub url: Option<WebAddress>,
    /// What the reader wants to know of it.
    pub question: Option<Text<500>>,
    /// Language of the text, if known.
    pub language: Option<Language>,
}

/// How far a tip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum TipStage {
    /// Nobody has looked at it yet.
    Received,
    /// An editor looks at it.
    LookedAt,
    /// It became an article, or belongs to a claim that the newsroom has.
    Checking,
    /// A verdict on it is public.
    Checked,
    /// The newsroom does not check it.
    Declined,
}

/// What an editor made of a tip, or that the newsroom does not check it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TipOutcome {
    /// The tip became this article.
    Article(ArticleId),
    /// The tip asks about this claim.
    Claim(ClaimId),
    /// The newsroom does not check it.
    Declined(TipReason),
}

/// Why the newsroom does not check something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum TipReason {
    /// An opinion or a forecast.
    Opinion,
    /// It does not say what is to be checked.
    Unclear,
    /// There are no sources that could decide it.
    NoSources,
    /// Other claims are more urgent.
    NotNow,
    /// Another reason, which the answer says.
    Other,
    /// Nobody decided within a year. Only the server gives this reason.
    #[serde(skip_deserializing)]
    Expired,
}

impl TipReason {
    /// The name in JSON and in the event log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Opinion => "opinion",
            Self::Unclear => "unclear",
            Self::NoSources => "no_sources",
            Self::NotNow => "not_now",
            Self::Other => "other",
            Self::Expired => "expired",
        }
    }
}

/// A published verdict that answers a tip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TipVerdict {
    /// The published statement of the claim.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
    /// Slug of the verdict's public page.
    #[schema(example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    pub slug: String,
    /// Label of the published rating.
    #[schema(example = "Mostly false")]
    pub rating: String,
}

/// A file that a reader sent. Metadata of pictures was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TipFile {
    /// Name without path and without characters that disguise it.
    #[schema(example = "screenshot.png")]
    pub name: String,
    /// Media type by content.
    #[serde(rename = "type")]
    #[schema(example = "image/png")]
    pub media_type: String,
    /// Length in bytes.
    #[schema(example = 204_817)]
    pub size: i64,
}

/// A tip, as the newsroom sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReaderTip {
    /// Id of the tip.
    pub id: TipId,
    /// What is to be checked. Null if the reader gave an address or a file only, and a year after the decision.
    #[schema(example = "They say the flood killed hundreds and nobody reports it.")]
    pub text: Option<String>,
    /// Where the reader found it.
    #[schema(example = "https://posts.example.org/4711")]
    pub url: Option<String>,
    /// The picture or document that the reader sent.
    pub file: Option<TipFile>,
    /// What the reader wants to know.
    #[schema(example = "Is the number right?")]
    pub question: Option<String>,
    /// BCP 47 tag of the text's language, if known.
    #[schema(example = "en")]
    pub language: Option<String>,
    /// How often it was asked.
    #[schema(example = 3)]
    pub asked: i32,
    /// When it was asked first.
    #[schema(example = "2026-03-04T10:00:00Z")]
    pub received_at: DateTime<Utc>,
    /// How far it is.
    pub stage: TipStage,
    /// Who looks at it.
    pub looked_by: Option<PersonRef>,
    /// The article that was made of it.
    pub article_id: Option<ArticleId>,
    /// The claim that it was linked to.
    pub claim_id: Option<ClaimId>,
    /// Why the newsroom does not check it.
    pub reason: Option<TipReason>,
    /// An editor's sentence to the reader.
    #[schema(example = "Ask the office of statistics for the figures of 2026 in May.")]
    pub answer: Option<String>,
    /// Who decided.
    pub decided_by: Option<PersonRef>,
    /// When it was decided.
    #[schema(example = "2026-03-05T08:30:00Z")]
    pub decided_at: Option<DateTime<Utc>>,
    /// Public verdicts that answer it.
    pub verdicts: Vec<TipVerdict>,
}

/// What a reader sees of their tip: the stage, not the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TipProgress {
    /// When this reader asked.
    pub received_at: DateTime<Utc>,
    /// How far it is.
    pub stage: TipStage,
    /// Why the newsroom does not check it.
    pub reason: Option<TipReason>,
    /// An editor's sentence.
    pub answer: Option<String>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Public verdicts that answer it.
    pub verdicts: Vec<TipVerdict>,
}
