//! Feed model: one structure that the Atom, RSS and JSON Feed encoders read.

use chrono::{DateTime, Utc};

use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::correction::Correction;
use crate::formats::verdict_text::{capitalised, content, title};

/// One page of a feed.
#[derive(Debug)]
pub struct Feed<'a> {
    /// Whose.
    pub publisher: &'a Publisher,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The address of its first page: what it is known by.
    pub first: String,
    /// The address of this page.
    pub this: String,
    /// The address of the page with older entries; none on the last.
    pub next: Option<String>,
    /// When it changed last.
    pub updated: DateTime<Utc>,
    /// What is in it, newest change first.
    pub entries: Vec<Entry<'a>>,
}

/// One entry: a verdict as it stands, or a notice about one.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Never changes.
    pub id: String,
    /// Where it can be read.
    pub url: String,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub summary: &'a str,
    /// The whole, as HTML without anything that runs.
    pub content: String,
    /// When it was published first.
    pub published: DateTime<Utc>,
    /// When it changed last.
    pub updated: DateTime<Utc>,
    /// The verdict.
    pub verdict: &'a PublicVerdict,
    /// Whether the entry itself no longer stands; the notice that says so about another does.
    pub withdrawn: bool,
}

impl<'a> Entry<'a> {
    /// A verdict as it stands.
    #[must_use]
    pub fn verdict(verdict: &'a PublicVerdict, publisher: &Publisher) -> Self {
        Self {
            id: format!("urn:uuid:{}", verdict.claim_id),
            url: publisher.verdict(&verdict.slug),
            title: title(verdict),
            summary: &verdict.summary,
            content: content(verdict),
            published: verdict.first_published_at,
            updated: verdict.published_at,
            withdrawn: verdict.standing() == Standing::Retracted,
            verdict,
        }
    }

    /// What readers were told about the change that a verdict was published with; `None` when nothing was.
    #[must_use]
    pub fn notice(verdict: &'a PublicVerdict, publisher: &Publisher) -> Option<Self> {
        let notice: &Correction = verdict.corrections.last()?;
        let class = capitalised(notice.class.words());
        Some(Self {
            // A fragment keeps the notices about one verdict apart (RFC 8141 §2.3.3).
            id: format!("urn:uuid:{}#{}", verdict.claim_id, verdict.revision),
            url: publisher.verdict(&verdict.slug),
            title: format!("{class}: {}", verdict.statement),
            summary: &notice.notice,
            content: content(verdict),
            published: notice.at,
            updated: notice.at,
            withdrawn: false,
            verdict,
        })
    }
}
