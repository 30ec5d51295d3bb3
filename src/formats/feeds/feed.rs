//! Feed model: one structure that the Atom, RSS and JSON Feed encoders read.

use chrono::{DateTime, Utc};

use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::correction::Correction;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::{capitalised, content, title};

/// One page of a feed.
#[derive(Debug)]
pub struct Feed<'a> {
    /// The publishing newsroom.
    pub publisher: &'a Publisher,
    /// Title of the feed.
    pub title: String,
    /// Description of the feed, in one sentence.
    pub description: String,
    /// URL of the hub, if it is told of changes of this feed.
    pub hub: Option<&'a str>,
    /// URL of the first page; it identifies the feed.
    pub first: String,
    /// URL of this page.
    pub this: String,
    /// URL of the page with older entries; `None` on the last page.
    pub next: Option<String>,
    /// Time of the last change.
    pub updated: DateTime<Utc>,
    /// The entries, most recent change first.
    pub entries: Vec<Entry<'a>>,
}

/// One entry: the current version of a verdict, or a correction notice.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Permanent id, a URN.
    pub id: String,
    /// URL of the verdict page.
    pub url: String,
    /// Title of the entry.
    pub title: String,
    /// One or two sentences in plain text.
    pub summary: &'a str,
    /// The full text as safe HTML.
    pub content: String,
    /// Time of the first publication.
    pub published: DateTime<Utc>,
    /// Time of the last change.
    pub updated: DateTime<Utc>,
    /// The verdict that the entry describes.
    pub verdict: &'a PublicVerdict,
    /// Whether the entry is retracted. The notice about a retraction is itself not retracted.
    pub withdrawn: bool,
}

impl<'a> Entry<'a> {
    /// The entry for the current version of a verdict.
    #[must_use]
    pub fn verdict(verdict: &'a PublicVerdict, publisher: &Publisher) -> Self {
        let t = Locale::of(publisher);
        Self {
            id: format!("urn:uuid:{}", verdict.claim_id),
            url: publisher.verdict(&verdict.slug),
            title: title(verdict, t),
            summary: &verdict.summary,
            content: content(verdict, t),
            published: verdict.first_published_at,
            updated: verdict.published_at,
            withdrawn: verdict.standing() == Standing::Retracted,
            verdict,
        }
    }

    /// The entry for the newest correction notice of a verdict; `None` without a notice.
    #[must_use]
    pub fn notice(verdict: &'a PublicVerdict, publisher: &Publisher) -> Option<Self> {
        let notice: &Correction = verdict.corrections.last()?;
        let t = Locale::of(publisher);
        let class = capitalised(t.class(notice.class));
        Some(Self {
            // The fragment makes the ids of several notices on one verdict distinct (RFC 8141 §2.3.3).
            id: format!("urn:uuid:{}#{}", verdict.claim_id, verdict.revision),
            url: publisher.verdict(&verdict.slug),
            title: format!("{class}: {}", verdict.statement),
            summary: &notice.notice,
            content: content(verdict, t),
            published: notice.at,
            updated: notice.at,
            withdrawn: false,
            verdict,
        })
    }
}
