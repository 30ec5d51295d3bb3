//! What can happen? One closed list: audit log, history and live stream all read it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::PersonRef;
use super::id::{AccountId, ArticleId, ClaimId};

/// What an event is about, and what it is called on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An account came to be.
    AccountCreated,
    /// Somebody chose a new password.
    PasswordChanged,
    /// Somebody was asked to join.
    AccountInvited,
    /// An invitation was taken back.
    InvitationWithdrawn,
    /// Its name or role is another.
    AccountChanged,
    /// It may not sign in any more.
    AccountDeactivated,
    /// It may sign in again.
    AccountReactivated,
    /// Its owner may choose a new password.
    ResetIssued,
    /// A new password was chosen without the old one.
    PasswordReset,
    /// A program may come in its name.
    TokenMade,
    /// The program may not any more.
    TokenRevoked,
    /// Somebody ended one of their own sessions from another.
    SessionEnded,
    /// A code is asked for besides the password.
    SecondFactorActivated,
    /// The password alone is enough again.
    SecondFactorRemoved,
    /// Earlier recovery codes work no more.
    RecoveryCodesRenewed,
    /// The identity provider vouched for its owner for the first time.
    IdentityLinked,
    /// A device can sign in without the password.
    PasskeyAdded,
    /// The device cannot any more.
    PasskeyRemoved,
    /// An article was taken in.
    ArticleIngested,
    /// A known article came with other words.
    ArticleChanged,
    /// More became known about where an article comes from.
    ArticleDescribed,
    /// The analyser is done with an article.
    ArticleAnalysed,
    /// The analyser gave up on an article.
    AnalysisFailed,
    /// The analyser found a claim.
    ClaimExtracted,
    /// A person made a claim of words in an article.
    ClaimAdded,
    /// The statement was reworded by a person.
    ClaimReworded,
    /// Somebody works on it now.
    ClaimAssigned,
    /// Nobody works on it now.
    ClaimReleased,
    /// It will not be checked.
    ClaimDismissed,
    /// It will be checked after all.
    ClaimReopened,
    /// A source was added.
    EvidenceAdded,
    /// A source was taken back.
    EvidenceWithdrawn,
    /// Somebody was asked for an answer.
    ReplyAsked,
    /// What they answered.
    ReplyRecorded,
    /// A draft was saved.
    VerdictDrafted,
    /// A verdict was put up for approval.
    VerdictSubmitted,
    /// A colleague was asked to read it blind.
    ReadingAsked,
    /// They answered.
    ReadingGiven,
    /// Nobody reads it after all.
    ReadingWithdrawn,
    /// An editor decided between the two.
    VerdictAdjudicated,
    /// Somebody else approved it.
    VerdictApproved,
    /// Somebody else sent it back.
    VerdictReturned,
    /// It is public.
    VerdictPublished,
    /// A better revision was put up in place of the public one.
    CorrectionSubmitted,
    /// A better revision is public.
    VerdictCorrected,
    /// The public verdict no longer stands.
    VerdictRetracted,
    /// A source was described better.
    EvidenceRevised,
    /// The newsroom's rules changed.
    SettingsChanged,
    /// Its due date, its topics or its pin changed.
    ClaimPlanned,
    /// What was decided may no longer hold.
    ClaimStale,
    /// What was decided still holds.
    ClaimConfirmed,
    /// Somebody said something about it.
    CommentAdded,
    /// A thread was settled.
    CommentResolved,
    /// A thread was opened again.
    CommentReopened,
    /// A younger claim that says the same became part of it.
    ClaimMerged,
    /// It became part of an older claim.
    ClaimMergedAway,
    /// That was undone.
    ClaimUnmerged,
    /// A part of it became a claim of its own.
    ClaimSplit,
    /// Somebody is to be told of what happens.
    EndpointAdded,
    /// Where, or of what, is another.
    EndpointChanged,
    /// It answered, and gets messages.
    EndpointVerified,
    /// Its messages are signed anew.
    EndpointSecretRenewed,
    /// It gets nothing any more.
    EndpointDisabled,
    /// It is gone.
    EndpointRemoved,
    /// Messages are sent to it once more.
    DeliveriesReplayed,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 65] = [
        Self::AccountCreated,
        Self::PasswordChanged,
        Self::AccountInvited,
        Self::InvitationWithdrawn,
        Self::AccountChanged,
        Self::AccountDeactivated,
        Self::AccountReactivated,
        Self::ResetIssued,
        Self::PasswordReset,
        Self::TokenMade,
        Self::TokenRevoked,
        Self::SessionEnded,
        Self::SecondFactorActivated,
        Self::SecondFactorRemoved,
        Self::RecoveryCodesRenewed,
        Self::IdentityLinked,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::ArticleIngested,
        Self::ArticleChanged,
        Self::ArticleDescribed,
        Self::ArticleAnalysed,
        Self::AnalysisFailed,
        Self::ClaimExtracted,
        Self::ClaimAdded,
        Self::ClaimReworded,
        Self::ClaimAssigned,
        Self::ClaimReleased,
        Self::ClaimDismissed,
        Self::ClaimReopened,
        Self::EvidenceAdded,
        Self::EvidenceWithdrawn,
        Self::ReplyAsked,
        Self::ReplyRecorded,
        Self::VerdictDrafted,
        Self::VerdictSubmitted,
        Self::ReadingAsked,
        Self::ReadingGiven,
        Self::ReadingWithdrawn,
        Self::VerdictAdjudicated,
        Self::VerdictApproved,
        Self::VerdictReturned,
        Self::VerdictPublished,
        Self::CorrectionSubmitted,
        Self::VerdictCorrected,
        Self::VerdictRetracted,
        Self::EvidenceRevised,
        Self::SettingsChanged,
        Self::ClaimPlanned,
        Self::ClaimStale,
        Self::ClaimConfirmed,
        Self::CommentAdded,
        Self::CommentResolved,
        Self::CommentReopened,
        Self::ClaimMerged,
        Self::ClaimMergedAway,
        Self::ClaimUnmerged,
        Self::ClaimSplit,
        Self::EndpointAdded,
        Self::EndpointChanged,
        Self::EndpointVerified,
        Self::EndpointSecretRenewed,
        Self::EndpointDisabled,
        Self::EndpointRemoved,
        Self::DeliveriesReplayed,
    ];

    /// The name on the wire and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AccountCreated => "account.created",
            Self::PasswordChanged => "account.password_changed",
            Self::AccountInvited => "account.invited",
            Self::InvitationWithdrawn => "account.invitation_withdrawn",
            Self::AccountChanged => "account.changed",
            Self::AccountDeactivated => "account.deactivated",
            Self::AccountReactivated => "account.reactivated",
            Self::ResetIssued => "account.reset_issued",
            Self::PasswordReset => "account.password_reset",
            Self::TokenMade => "account.token_made",
            Self::TokenRevoked => "account.token_revoked",
            Self::SessionEnded => "account.session_ended",
            Self::SecondFactorActivated => "account.second_factor_activated",
            Self::SecondFactorRemoved => "account.second_factor_removed",
            Self::RecoveryCodesRenewed => "account.recovery_codes_renewed",
            Self::IdentityLinked => "account.identity_linked",
            Self::PasskeyAdded => "account.passkey_added",
            Self::PasskeyRemoved => "account.passkey_removed",
            Self::ArticleIngested => "article.ingested",
            Self::ArticleChanged => "article.changed",
            Self::ArticleDescribed => "article.described",
            Self::ArticleAnalysed => "article.analysed",
            Self::AnalysisFailed => "article.analysis_failed",
            Self::ClaimExtracted => "claim.extracted",
            Self::ClaimAdded => "claim.added",
            Self::ClaimReworded => "claim.reworded",
            Self::ClaimAssigned => "claim.assigned",
            Self::ClaimReleased => "claim.released",
            Self::ClaimDismissed => "claim.dismissed",
            Self::ClaimReopened => "claim.reopened",
            Self::EvidenceAdded => "evidence.added",
            Self::EvidenceWithdrawn => "evidence.withdrawn",
            Self::ReplyAsked => "reply.asked",
            Self::ReplyRecorded => "reply.recorded",
            Self::VerdictDrafted => "verdict.drafted",
            Self::VerdictSubmitted => "verdict.submitted",
            Self::ReadingAsked => "reading.asked",
            Self::ReadingGiven => "reading.given",
            Self::ReadingWithdrawn => "reading.withdrawn",
            Self::VerdictAdjudicated => "verdict.adjudicated",
            Self::VerdictApproved => "verdict.approved",
            Self::VerdictReturned => "verdict.returned",
            Self::VerdictPublished => "verdict.published",
            Self::CorrectionSubmitted => "correction.submitted",
            Self::VerdictCorrected => "verdict.corrected",
            Self::VerdictRetracted => "verdict.retracted",
            Self::EvidenceRevised => "evidence.revised",
            Self::SettingsChanged => "settings.changed",
            Self::ClaimPlanned => "claim.planned",
            Self::ClaimStale => "claim.stale",
            Self::ClaimConfirmed => "claim.confirmed",
            Self::CommentAdded => "comment.added",
            Self::CommentResolved => "comment.resolved",
            Self::CommentReopened => "comment.reopened",
            Self::ClaimMerged => "claim.merged",
            Self::ClaimMergedAway => "claim.merged_away",
            Self::ClaimUnmerged => "claim.unmerged",
            Self::ClaimSplit => "claim.split",
            Self::EndpointAdded => "endpoint.added",
            Self::EndpointChanged => "endpoint.changed",
            Self::EndpointVerified => "endpoint.verified",
            Self::EndpointSecretRenewed => "endpoint.secret_renewed",
            Self::EndpointDisabled => "endpoint.disabled",
            Self::EndpointRemoved => "endpoint.removed",
            Self::DeliveriesReplayed => "endpoint.replayed",
        }
    }

    /// What happened, as a sentence that follows the actor's name.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::AccountCreated => "created the account",
            Self::PasswordChanged => "changed the password",
            Self::AccountInvited => "invited somebody",
            Self::InvitationWithdrawn => "withdrew an invitation",
            Self::AccountChanged => "changed the account",
            Self::AccountDeactivated => "deactivated the account",
            Self::AccountReactivated => "reactivated the account",
            Self::ResetIssued => "gave out a link to a new password",
            Self::PasswordReset => "chose a new password by a link",
            Self::TokenMade => "made an API token",
            Self::TokenRevoked => "revoked an API token",
            Self::SessionEnded => "ended a session",
            Self::SecondFactorActivated => "set up a second factor",
            Self::SecondFactorRemoved => "removed the second factor",
            Self::RecoveryCodesRenewed => "renewed the recovery codes",
            Self::IdentityLinked => "came by single sign-on for the first time",
            Self::PasskeyAdded => "added a passkey",
            Self::PasskeyRemoved => "removed a passkey",
            Self::ArticleIngested => "took in the article",
            Self::ArticleChanged => "took in a changed text of the article",
            Self::ArticleDescribed => "filled in where the article comes from",
            Self::ArticleAnalysed => "read the article for claims",
            Self::AnalysisFailed => "could not read the article for claims",
            Self::ClaimExtracted => "found the claim",
            Self::ClaimAdded => "made the claim by hand",
            Self::ClaimReworded => "reworded the statement",
            Self::ClaimAssigned => "assigned the claim",
            Self::ClaimReleased => "released the claim",
            Self::ClaimDismissed => "dismissed the claim",
            Self::ClaimReopened => "reopened the claim",
            Self::EvidenceAdded => "added evidence",
            Self::EvidenceWithdrawn => "withdrew evidence",
            Self::ReplyAsked => "asked for a reply",
            Self::ReplyRecorded => "recorded a reply",
            Self::VerdictDrafted => "saved a draft",
            Self::VerdictSubmitted => "submitted a verdict",
            Self::ReadingAsked => "asked for a second reading",
            Self::ReadingGiven => "gave a second reading",
            Self::ReadingWithdrawn => "withdrew the second reading",
            Self::VerdictAdjudicated => "decided between verdict and second reading",
            Self::VerdictApproved => "approved the verdict",
            Self::VerdictReturned => "returned the verdict",
            Self::VerdictPublished => "published the verdict",
            Self::CorrectionSubmitted => "submitted a correction",
            Self::VerdictCorrected => "published a correction",
            Self::VerdictRetracted => "published a retraction",
            Self::EvidenceRevised => "revised evidence",
            Self::SettingsChanged => "changed the settings",
            Self::ClaimPlanned => "planned the claim",
            Self::ClaimStale => "asks for another look",
            Self::ClaimConfirmed => "confirmed that it still holds",
            Self::CommentAdded => "commented",
            Self::CommentResolved => "settled a thread",
            Self::CommentReopened => "opened a thread again",
            Self::ClaimMerged => "merged a claim into this one",
            Self::ClaimMergedAway => "merged this claim into an older one",
            Self::ClaimUnmerged => "undid a merge",
            Self::ClaimSplit => "split the claim",
            Self::EndpointAdded => "added an endpoint",
            Self::EndpointChanged => "changed an endpoint",
            Self::EndpointVerified => "verified an endpoint",
            Self::EndpointSecretRenewed => "renewed the secret of an endpoint",
            Self::EndpointDisabled => "switched an endpoint off",
            Self::EndpointRemoved => "removed an endpoint",
            Self::DeliveriesReplayed => "sent messages to an endpoint once more",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One field that changed, in words a reader of the history understands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// Which field.
    pub field: String,
    /// What it was; null when it is new.
    pub from: Option<String>,
    /// What it is; null when it is gone.
    pub to: Option<String>,
}

impl Change {
    /// `field` went from `from` to `to`.
    pub fn new(field: &str, from: Option<impl ToString>, to: Option<impl ToString>) -> Self {
        Self {
            field: field.to_owned(),
            from: from.map(|from| from.to_string()),
            to: to.map(|to| to.to_string()),
        }
    }

    /// `field` is now `to` and was nothing.
    pub fn set(field: &str, to: impl ToString) -> Self {
        Self::new(field, None::<String>, Some(to))
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
    /// Its name on the wire.
    pub kind: String,
    /// Which article.
    pub article: Option<ArticleId>,
    /// Which claim.
    pub claim: Option<ClaimId>,
    /// Why.
    pub reason: Option<String>,
    /// What changed.
    pub changes: Vec<Change>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(kind));
        }
        assert_eq!(Kind::named("claim.eaten"), None);
    }
}
