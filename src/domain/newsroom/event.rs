//! Events: the closed list that the audit log, the history and the live stream read.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use super::event_field::Field;
pub use super::event_kind::Kind;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::people::account::PersonRef;

/// The change of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(from = "StoredChange")]
pub struct Change {
    /// The field.
    pub field: Field,
    /// The key of the rating; only with `rating_step`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The value before; null when there was none.
    #[schema(example = "The flood killed 14 people.")]
    pub from: Option<String>,
    /// The value after; null when it was removed.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub to: Option<String>,
}

impl Change {
    /// The change of `field` from `from` to `to`.
    pub fn new(field: Field, from: Option<impl ToString>, to: Option<impl ToString>) -> Self {
        Self { field, key: None, from: from.map(|from| from.to_string()), to: to.map(|to| to.to_string()) }
    }

    /// The change of the definition of the rating `key` from `from` to `to`.
    #[must_use]
    pub fn rating(key: &str, from: Option<String>, to: Option<String>) -> Self {
        Self { key: Some(key.to_owned()), ..Self::new(Field::RatingStep, from, to) }
    }

    /// The change of `field` from no value to `to`.
    pub fn set(field: Field, to: impl ToString) -> Self {
        Self::new(field, None::<String>, Some(to))
    }
}

/// A change as the database stores it. Earlier versions wrote field names with blanks, and the key of a rating as
/// the field of its definition.
#[derive(Deserialize)]
struct StoredChange {
    field: String,
    #[serde(default)]
    key: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl From<StoredChange> for Change {
    fn from(stored: StoredChange) -> Self {
        let known = Field::named(&stored.field.replace(' ', "_"));
        Self {
            field: known.unwrap_or(Field::RatingStep),
            key: stored.key.or_else(|| known.is_none().then_some(stored.field)),
            from: stored.from,
            to: stored.to,
        }
    }
}

/// An event to record. The transaction that records the event supplies actor and time.
#[derive(Debug, Clone)]
pub struct Event {
    /// The kind.
    pub kind: Kind,
    /// The article concerned.
    pub article: Option<ArticleId>,
    /// The claim concerned.
    pub claim: Option<ClaimId>,
    /// The account concerned.
    pub account: Option<AccountId>,
    /// The actor's reason, as typed.
    pub reason: Option<String>,
    /// The changed fields.
    pub changes: Vec<Change>,
}

impl Event {
    /// An event of an account.
    #[must_use]
    pub fn of_account(kind: Kind, account: AccountId) -> Self {
        Self { kind, article: None, claim: None, account: Some(account), reason: None, changes: vec![] }
    }

    /// Whether the event is about an account or the newsroom as a whole.
    #[must_use]
    pub fn is_of_people(&self) -> bool {
        self.claim.is_none() && self.article.is_none() && !self.kind.is_of_tip()
    }

    /// An event of the newsroom as a whole.
    #[must_use]
    pub fn of_newsroom(kind: Kind) -> Self {
        Self { kind, article: None, claim: None, account: None, reason: None, changes: vec![] }
    }

    /// An event of an article.
    #[must_use]
    pub fn of_article(kind: Kind, article: ArticleId) -> Self {
        Self { kind, article: Some(article), claim: None, account: None, reason: None, changes: vec![] }
    }

    /// An event of a claim, and of its article.
    #[must_use]
    pub fn of_claim(kind: Kind, claim: ClaimId, article: ArticleId) -> Self {
        Self { kind, article: Some(article), claim: Some(claim), account: None, reason: None, changes: vec![] }
    }

    /// Adds a change.
    #[must_use]
    pub fn with(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }

    /// Adds several changes.
    #[must_use]
    pub fn with_all(mut self, changes: Vec<Change>) -> Self {
        self.changes.extend(changes);
        self
    }

    /// Sets the actor's reason.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
        self
    }
}

/// Filter of events. All conditions must hold; `None` means no condition.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// The event concerns this subject.
    pub subject: Option<String>,
    /// This person caused the event.
    pub actor: Option<AccountId>,
    /// The event has the kind with this name.
    pub kind: Option<String>,
    /// The event happened at this time or later.
    pub since: Option<DateTime<Utc>>,
    /// The event happened before this time.
    pub until: Option<DateTime<Utc>>,
}

/// Position of an event in the event stream, from 1, in the order in which events became readable. The default is the
/// position before the first event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, sqlx::Type)]
#[sqlx(transparent)]
pub struct Cursor(pub i64);

/// An event at its position in the event stream.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The position.
    pub cursor: Cursor,
    /// The event.
    pub event: Recorded,
}

/// An event as the history and the live stream read it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The event's id. A larger id does not mean a later position.
    pub id: i64,
    /// When the event happened.
    pub at: DateTime<Utc>,
    /// Who caused the event; `None` for Claimdesk itself.
    pub actor: Option<PersonRef>,
    /// The kind.
    pub kind: Kind,
    /// The article concerned.
    pub article: Option<ArticleId>,
    /// The claim concerned.
    pub claim: Option<ClaimId>,
    /// The actor's reason, as typed.
    pub reason: Option<String>,
    /// The changed fields.
    pub changes: Vec<Change>,
}

impl Recorded {
    /// The revision number in the event's changes, if there is one.
    #[must_use]
    pub fn revision(&self) -> Option<i32> {
        self.value(Field::Revision)?.parse().ok()
    }

    /// The path of the public page in the event's changes. Earlier versions recorded the path instead of the slug.
    #[must_use]
    pub fn public_path(&self) -> Option<String> {
        let slug = self.value(Field::Slug).map(|slug| format!("/verdicts/{slug}"));
        slug.or_else(|| self.value(Field::Address).map(str::to_owned))
    }

    fn value(&self, field: Field) -> Option<&str> {
        let change = self.changes.iter().find(|change| change.field == field)?;
        change.to.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_earlier_versions_are_read() {
        let read = |field: &str| -> Change {
            serde_json::from_value(serde_json::json!({"field": field, "from": null, "to": "3"})).unwrap()
        };
        assert_eq!(read("revision"), Change::set(Field::Revision, 3));
        assert_eq!(read("claims found"), Change::set(Field::ClaimsFound, 3));
        let rating = Change::rating("half_true", None, Some("3".to_owned()));
        assert_eq!(read("half_true"), rating);
    }
}
