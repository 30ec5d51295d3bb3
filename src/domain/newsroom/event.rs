//! Events: the closed list that the audit log, the history and the live stream read.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

pub use super::event_field::Field;
use super::event_field::names;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::people::account::PersonRef;

/// Everything that can happen, once: what it is, its name on the wire, and the sentence that follows the actor's name.
macro_rules! kinds {
    ($(#[doc = $doc:literal] $kind:ident $name:literal $sentence:literal;)*) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum Kind {$(
            #[doc = $doc]
            #[serde(rename = $name)]
            $kind,
        )*}

        impl Kind {
            /// Every kind there is.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The name on the wire and in the log.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// What happened, as a sentence that follows the actor's name.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$kind => $sentence),* }
            }
        }
    };
}

kinds! {
    /// A job that was given up is begun anew.
    JobRetried "job.retried" "began a job anew";
    /// The steps of the scale are others.
    RatingsChanged "ratings.changed" "changed the ratings";
    /// An account came to be.
    AccountCreated "account.created" "created the account";
    /// Somebody chose a new password.
    PasswordChanged "account.password_changed" "changed the password";
    /// Somebody was asked to join.
    AccountInvited "account.invited" "invited somebody";
    /// An invitation was taken back.
    InvitationWithdrawn "account.invitation_withdrawn" "withdrew an invitation";
    /// Its name or role is another.
    AccountChanged "account.changed" "changed the account";
    /// It may not sign in any more.
    AccountDeactivated "account.deactivated" "deactivated the account";
    /// It may sign in again.
    AccountReactivated "account.reactivated" "reactivated the account";
    /// Its owner may choose a new password.
    ResetIssued "account.reset_issued" "gave out a link to a new password";
    /// A new password was chosen without the old one.
    PasswordReset "account.password_reset" "chose a new password by a link";
    /// A program may come in its name.
    TokenMade "account.token_made" "made an API token";
    /// The program may not any more.
    TokenRevoked "account.token_revoked" "revoked an API token";
    /// Somebody ended one of their own sessions from another.
    SessionEnded "account.session_ended" "ended a session";
    /// A code is asked for besides the password.
    SecondFactorActivated "account.second_factor_activated" "set up a second factor";
    /// The password alone is enough again.
    SecondFactorRemoved "account.second_factor_removed" "removed the second factor";
    /// Earlier recovery codes work no more.
    RecoveryCodesRenewed "account.recovery_codes_renewed" "renewed the recovery codes";
    /// The identity provider vouched for its owner for the first time.
    IdentityLinked "account.identity_linked" "came by single sign-on for the first time";
    /// A device can sign in without the password.
    PasskeyAdded "account.passkey_added" "added a passkey";
    /// The device cannot any more.
    PasskeyRemoved "account.passkey_removed" "removed a passkey";
    /// An article was taken in.
    ArticleIngested "article.ingested" "took in the article";
    /// A known article came with other words.
    ArticleChanged "article.changed" "took in a changed text of the article";
    /// More became known about where an article comes from.
    ArticleDescribed "article.described" "filled in where the article comes from";
    /// The analyser is done with an article.
    ArticleAnalysed "article.analysed" "read the article for claims";
    /// The analyser gave up on an article.
    AnalysisFailed "article.analysis_failed" "could not read the article for claims";
    /// The analyser found a claim.
    ClaimExtracted "claim.extracted" "found the claim";
    /// A person made a claim of words in an article.
    ClaimAdded "claim.added" "made the claim by hand";
    /// The statement was reworded by a person.
    ClaimReworded "claim.reworded" "reworded the statement";
    /// Somebody works on it now.
    ClaimAssigned "claim.assigned" "assigned the claim";
    /// Nobody works on it now.
    ClaimReleased "claim.released" "released the claim";
    /// It will not be checked.
    ClaimDismissed "claim.dismissed" "dismissed the claim";
    /// It will be checked after all.
    ClaimReopened "claim.reopened" "reopened the claim";
    /// A source was added.
    EvidenceAdded "evidence.added" "added evidence";
    /// A source was taken back.
    EvidenceWithdrawn "evidence.withdrawn" "withdrew evidence";
    /// Somebody was asked for an answer.
    ReplyAsked "reply.asked" "asked for a reply";
    /// What they answered.
    ReplyRecorded "reply.recorded" "recorded a reply";
    /// A draft was saved.
    VerdictDrafted "verdict.drafted" "saved a draft";
    /// A verdict was put up for approval.
    VerdictSubmitted "verdict.submitted" "submitted a verdict";
    /// A colleague was asked to read it blind.
    ReadingAsked "reading.asked" "asked for a second reading";
    /// They answered.
    ReadingGiven "reading.given" "gave a second reading";
    /// Nobody reads it after all.
    ReadingWithdrawn "reading.withdrawn" "withdrew the second reading";
    /// An editor decided between the two.
    VerdictAdjudicated "verdict.adjudicated" "decided between verdict and second reading";
    /// Somebody else approved it.
    VerdictApproved "verdict.approved" "approved the verdict";
    /// Somebody else sent it back.
    VerdictReturned "verdict.returned" "returned the verdict";
    /// It is public.
    VerdictPublished "verdict.published" "published the verdict";
    /// A better revision was put up in place of the public one.
    CorrectionSubmitted "correction.submitted" "submitted a correction";
    /// A better revision is public.
    VerdictCorrected "verdict.corrected" "published a correction";
    /// The public verdict no longer stands.
    VerdictRetracted "verdict.retracted" "published a retraction";
    /// A source was described better.
    EvidenceRevised "evidence.revised" "revised evidence";
    /// The newsroom's rules changed.
    SettingsChanged "settings.changed" "changed the settings";
    /// Its due date, its topics or its pin changed.
    ClaimPlanned "claim.planned" "planned the claim";
    /// What was decided may no longer hold.
    ClaimStale "claim.stale" "asks for another look";
    /// What was decided still holds.
    ClaimConfirmed "claim.confirmed" "confirmed that it still holds";
    /// Somebody said something about it.
    CommentAdded "comment.added" "commented";
    /// A thread was settled.
    CommentResolved "comment.resolved" "settled a thread";
    /// A thread was opened again.
    CommentReopened "comment.reopened" "opened a thread again";
    /// A younger claim that says the same became part of it.
    ClaimMerged "claim.merged" "merged a claim into this one";
    /// It became part of an older claim.
    ClaimMergedAway "claim.merged_away" "merged this claim into an older one";
    /// That was undone.
    ClaimUnmerged "claim.unmerged" "undid a merge";
    /// A part of it became a claim of its own.
    ClaimSplit "claim.split" "split the claim";
    /// Somebody is to be told of what happens.
    EndpointAdded "endpoint.added" "added an endpoint";
    /// Where, or of what, is another.
    EndpointChanged "endpoint.changed" "changed an endpoint";
    /// It answered, and gets messages.
    EndpointVerified "endpoint.verified" "verified an endpoint";
    /// Its messages are signed anew.
    EndpointSecretRenewed "endpoint.secret_renewed" "renewed the secret of an endpoint";
    /// Other newsrooms' checks came in.
    ExternalChecksImported "external_checks.imported" "took in other newsrooms' checks";
    /// It gets nothing any more.
    EndpointDisabled "endpoint.disabled" "switched an endpoint off";
    /// It is gone.
    EndpointRemoved "endpoint.removed" "removed an endpoint";
    /// Messages are sent to it once more.
    DeliveriesReplayed "endpoint.replayed" "sent messages to an endpoint once more";
    /// A newer version of the server recorded something that this version does not know.
    Unknown "unknown" "did something";
}

impl PartialSchema for Kind {
    fn schema() -> RefOr<Schema> {
        names(Self::ALL.iter().map(|kind| kind.name()))
    }
}

impl ToSchema for Kind {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("EventKind")
    }
}

impl Kind {
    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Whether the event tells of a verdict, and so perhaps of its rating.
    #[must_use]
    pub fn is_of_verdict(self) -> bool {
        matches!(
            self,
            Self::VerdictDrafted
                | Self::VerdictSubmitted
                | Self::VerdictAdjudicated
                | Self::VerdictApproved
                | Self::VerdictReturned
                | Self::VerdictPublished
                | Self::VerdictCorrected
                | Self::VerdictRetracted
        )
    }
}

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(from = "StoredChange")]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// With `rating_step`: the key of the rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What it was; null when it is new.
    pub from: Option<String>,
    /// What it is; null when it is gone.
    pub to: Option<String>,
}

impl Change {
    /// `field` went from `from` to `to`.
    pub fn new(field: Field, from: Option<impl ToString>, to: Option<impl ToString>) -> Self {
        Self {
            field,
            key: None,
            from: from.map(|from| from.to_string()),
            to: to.map(|to| to.to_string()),
        }
    }

    /// The definition of the rating `key` went from `from` to `to`.
    #[must_use]
    pub fn rating(key: &str, from: Option<String>, to: Option<String>) -> Self {
        Self {
            key: Some(key.to_owned()),
            ..Self::new(Field::RatingStep, from, to)
        }
    }

    /// `field` is now `to` and was nothing.
    pub fn set(field: Field, to: impl ToString) -> Self {
        Self::new(field, None::<String>, Some(to))
    }
}

/// A change as the database keeps it. Earlier versions wrote field names with blanks, and the key of a rating as the
/// field of its definition.
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
            key: stored
                .key
                .or_else(|| known.is_none().then_some(stored.field)),
            from: stored.from,
            to: stored.to,
        }
    }
}

/// Something that happened. Who and when stand in the transaction that records it.
#[derive(Debug, Clone)]
pub struct Event {
    /// What.
    pub kind: Kind,
    /// To which article.
    pub article: Option<ArticleId>,
    /// To which claim.
    pub claim: Option<ClaimId>,
    /// To whose account.
    pub account: Option<AccountId>,
    /// Why, in the actor's words.
    pub reason: Option<String>,
    /// What changed.
    pub changes: Vec<Change>,
}

impl Event {
    /// Something that happened to an account.
    #[must_use]
    pub fn of_account(kind: Kind, account: AccountId) -> Self {
        Self {
            kind,
            article: None,
            claim: None,
            account: Some(account),
            reason: None,
            changes: vec![],
        }
    }

    /// Something that happened to the newsroom as a whole.
    #[must_use]
    pub fn of_newsroom(kind: Kind) -> Self {
        Self {
            kind,
            article: None,
            claim: None,
            account: None,
            reason: None,
            changes: vec![],
        }
    }

    /// Something that happened to an article.
    #[must_use]
    pub fn of_article(kind: Kind, article: ArticleId) -> Self {
        Self {
            kind,
            article: Some(article),
            claim: None,
            account: None,
            reason: None,
            changes: vec![],
        }
    }

    /// Something that happened to a claim of an article.
    #[must_use]
    pub fn of_claim(kind: Kind, claim: ClaimId, article: ArticleId) -> Self {
        Self {
            kind,
            article: Some(article),
            claim: Some(claim),
            account: None,
            reason: None,
            changes: vec![],
        }
    }

    /// With what changed.
    #[must_use]
    pub fn with(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }

    /// With several changes.
    #[must_use]
    pub fn with_all(mut self, changes: Vec<Change>) -> Self {
        self.changes.extend(changes);
        self
    }

    /// With the actor's reason.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
        self
    }
}

/// Which events to list; what is `None` does not matter.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// About this subject.
    pub subject: Option<String>,
    /// By this person.
    pub actor: Option<AccountId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// From this time on.
    pub since: Option<DateTime<Utc>>,
}

/// A place in the order in which readers see events: transaction first, then event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cursor {
    /// Transaction id.
    pub xact: i64,
    /// Event id.
    pub id: i64,
}

/// An event, as history and live stream read it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Where it stands.
    pub cursor: Cursor,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who did it; `None` is Claimdesk itself.
    pub actor: Option<PersonRef>,
    /// What happened.
    pub kind: Kind,
    /// Which article.
    pub article: Option<ArticleId>,
    /// Which claim.
    pub claim: Option<ClaimId>,
    /// Why.
    pub reason: Option<String>,
    /// What changed.
    pub changes: Vec<Change>,
}

impl Recorded {
    /// The number of the revision that the event is about.
    #[must_use]
    pub fn revision(&self) -> Option<i32> {
        self.value(Field::Revision)?.parse().ok()
    }

    /// The path of the public page that the event is about. Earlier versions recorded the path, not the slug.
    #[must_use]
    pub fn public_path(&self) -> Option<String> {
        let slug = self
            .value(Field::Slug)
            .map(|slug| format!("/verdicts/{slug}"));
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
            serde_json::from_value(serde_json::json!({"field": field, "from": null, "to": "3"}))
                .unwrap()
        };
        assert_eq!(read("revision"), Change::set(Field::Revision, 3));
        assert_eq!(read("claims found"), Change::set(Field::ClaimsFound, 3));
        let rating = Change::rating("half_true", None, Some("3".to_owned()));
        assert_eq!(read("half_true"), rating);
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(*kind));
        }
        assert_eq!(Kind::named("claim.eaten"), None);
    }
}
