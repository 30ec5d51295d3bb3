//! Kinds of events: everything that can happen, as one closed list.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::event_field::names;

/// Defines the event kinds: the variant, its name in JSON, and the phrase that follows the actor's name.
macro_rules! kinds {
    ($(#[doc = $doc:literal] $kind:ident $name:literal $sentence:literal;)*) => {
        /// The kind of an event.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum Kind {$(
            #[doc = $doc]
            #[serde(rename = $name)]
            $kind,
        )*}

        impl Kind {
            /// Every kind, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The name in JSON and in the audit log, such as `claim.assigned`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// What happened, as a phrase that follows the actor's name.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$kind => $sentence),* }
            }
        }
    };
}

kinds! {
    /// An abandoned job was queued again.
    JobRetried "job.retried" "restarted a job";
    /// The rating scale was changed.
    RatingsChanged "ratings.changed" "changed the ratings";
    /// The templates or the checklist for verdicts on one kind of claim changed.
    GuideChanged "guide.changed" "changed templates or a checklist";
    /// An account was created.
    AccountCreated "account.created" "created the account";
    /// An account's owner changed the password.
    PasswordChanged "account.password_changed" "changed the password";
    /// Somebody was invited to join the newsroom.
    AccountInvited "account.invited" "invited somebody";
    /// An invitation was withdrawn.
    InvitationWithdrawn "account.invitation_withdrawn" "withdrew an invitation";
    /// The name or role of an account changed.
    AccountChanged "account.changed" "changed the account";
    /// An account was deactivated and can no longer sign in.
    AccountDeactivated "account.deactivated" "deactivated the account";
    /// A deactivated account may sign in again.
    AccountReactivated "account.reactivated" "reactivated the account";
    /// Somebody is away until a time.
    AbsenceBegun "account.absence_begun" "noted an absence";
    /// An absence ended before its time.
    AbsenceEnded "account.absence_ended" "ended an absence";
    /// A password reset link was issued.
    ResetIssued "account.reset_issued" "gave out a link to a new password";
    /// A password was set with a reset link.
    PasswordReset "account.password_reset" "chose a new password by a link";
    /// An API token was created.
    TokenMade "account.token_made" "made an API token";
    /// An API token was revoked.
    TokenRevoked "account.token_revoked" "revoked an API token";
    /// A person ended one of their other sessions.
    SessionEnded "account.session_ended" "ended a session";
    /// A second factor was set up; sign-in with a password requires a code.
    SecondFactorActivated "account.second_factor_activated" "set up a second factor";
    /// The second factor was removed; sign-in requires only the password.
    SecondFactorRemoved "account.second_factor_removed" "removed the second factor";
    /// New recovery codes replaced the earlier ones.
    RecoveryCodesRenewed "account.recovery_codes_renewed" "renewed the recovery codes";
    /// The account was linked to the identity provider at the first single sign-on.
    IdentityLinked "account.identity_linked" "came by single sign-on for the first time";
    /// A passkey was added.
    PasskeyAdded "account.passkey_added" "added a passkey";
    /// A passkey was removed.
    PasskeyRemoved "account.passkey_removed" "removed a passkey";
    /// An article was ingested.
    ArticleIngested "article.ingested" "took in the article";
    /// A new version of a known article was ingested.
    ArticleChanged "article.changed" "took in a changed text of the article";
    /// Missing details of an article's source were filled in.
    ArticleDescribed "article.described" "filled in where the article comes from";
    /// A person corrected what is known of an article.
    ArticleCorrected "article.corrected" "corrected where the article comes from";
    /// An article was archived.
    ArticleArchived "article.archived" "archived the article";
    /// An article was taken out of the archive.
    ArticleUnarchived "article.unarchived" "took the article out of the archive";
    /// An article was removed with its claims, because nobody had worked with them.
    ArticleRemoved "article.removed" "removed the article";
    /// The analysis of an article was completed.
    ArticleAnalysed "article.analysed" "read the article for claims";
    /// A person asked for the page at an address.
    ArticleFetchAsked "article.fetch_asked" "asked for the page at the address";
    /// The page of an article cannot be read.
    ArticleFetchFailed "article.fetch_failed" "could not read the page";
    /// The page of an article is gone: it was missing on two days.
    ArticleGone "article.gone" "found the page gone";
    /// An admin had all articles read again that another version of the analyser had read.
    ArticlesReadAgain "articles.read_again" "had articles read again";
    /// The analysis of an article was abandoned.
    AnalysisFailed "article.analysis_failed" "could not read the article for claims";
    /// The analyser extracted a claim.
    ClaimExtracted "claim.extracted" "found the claim";
    /// Another version of the analyser read a claim that nobody had touched.
    ClaimReadAgain "claim.read_again" "read the claim again";
    /// A person created a claim from words of an article.
    ClaimAdded "claim.added" "made the claim by hand";
    /// A person reworded the statement of a claim.
    ClaimReworded "claim.reworded" "reworded the statement";
    /// A person confirmed the machine's wording of a claim.
    ClaimWordingConfirmed "claim.wording_confirmed" "confirmed the wording";
    /// A person corrected the kind of a claim.
    ClaimReclassified "claim.reclassified" "corrected the kind";
    /// A claim was assigned.
    ClaimAssigned "claim.assigned" "assigned the claim";
    /// A claim was released; it has no assignee.
    ClaimReleased "claim.released" "released the claim";
    /// A claim was dismissed and will not be checked.
    ClaimDismissed "claim.dismissed" "dismissed the claim";
    /// A dismissed claim was reopened.
    ClaimReopened "claim.reopened" "reopened the claim";
    /// A source was added to a claim.
    EvidenceAdded "evidence.added" "added evidence";
    /// A source was withdrawn.
    EvidenceWithdrawn "evidence.withdrawn" "withdrew evidence";
    /// Somebody was asked for a reply to a claim.
    ReplyAsked "reply.asked" "asked for a reply";
    /// A reply was recorded.
    ReplyRecorded "reply.recorded" "recorded a reply";
    /// The draft of a verdict was saved.
    VerdictDrafted "verdict.drafted" "saved a draft";
    /// A verdict was submitted for approval.
    VerdictSubmitted "verdict.submitted" "submitted a verdict";
    /// A second review was requested.
    ReadingAsked "reading.asked" "asked for a second reading";
    /// A second review was submitted.
    ReadingGiven "reading.given" "gave a second reading";
    /// The request for a second review was withdrawn.
    ReadingWithdrawn "reading.withdrawn" "withdrew the second reading";
    /// An editor decided between a verdict and a second review.
    VerdictAdjudicated "verdict.adjudicated" "decided between verdict and second reading";
    /// An author withdrew a submitted revision before anybody approved it.
    VerdictWithdrawn "verdict.withdrawn" "withdrew the submission";
    /// A revision was approved.
    VerdictApproved "verdict.approved" "approved the verdict";
    /// A revision was returned to its author.
    VerdictReturned "verdict.returned" "returned the verdict";
    /// A publication was scheduled.
    PublicationScheduled "publication.scheduled" "scheduled the publication";
    /// A scheduled publication was taken back.
    PublicationTakenBack "publication.taken_back" "took the publication back";
    /// A scheduled publication did not happen: the rules refused it.
    PublicationRefused "publication.refused" "did not publish as scheduled";
    /// An embargo was set: nobody can publish before it ends.
    EmbargoSet "publication.embargoed" "set an embargo";
    /// An embargo was lifted early.
    EmbargoLifted "publication.embargo_lifted" "lifted the embargo";
    /// A reader reported an error in a published verdict.
    ErrorReported "report.received" "received a reader's report of an error";
    /// Somebody decided about a reader's report of an error.
    ReportDecided "report.decided" "decided about a reader's report";
    /// A reader asked for a check.
    TipReceived "tip.received" "received a reader's question";
    /// An editor looks at what a reader asked.
    TipLookedAt "tip.looked_at" "looks at a reader's question";
    /// What a reader asked became an article, or was linked to a claim.
    TipTakenUp "tip.taken_up" "took up a reader's question";
    /// An editor told a reader that the newsroom does not check something.
    TipDeclined "tip.declined" "declined a reader's question";
    /// An editor deleted the file that a reader sent.
    TipFileRemoved "tip.file_removed" "deleted the file of a reader's question";
    /// A verdict was published.
    VerdictPublished "verdict.published" "published the verdict";
    /// A verdict from before Claimdesk was imported.
    VerdictImported "verdict.imported" "imported an earlier verdict";
    /// A correction of a public verdict was submitted.
    CorrectionSubmitted "correction.submitted" "submitted a correction";
    /// A correction was published.
    VerdictCorrected "verdict.corrected" "published a correction";
    /// A retraction was published.
    VerdictRetracted "verdict.retracted" "published a retraction";
    /// The description of a source was revised.
    EvidenceRevised "evidence.revised" "revised evidence";
    /// A person asked for another look at a source.
    EvidenceSnapshotAsked "evidence.snapshot_asked" "asked for another look at a source";
    /// A source was kept as it was at that time.
    EvidenceSnapshotTaken "evidence.snapshot_taken" "kept a copy of a source";
    /// The archive service has a copy of a source; the copy was looked at.
    EvidenceArchived "evidence.archived" "found a copy of a source at the archive";
    /// A source could not be kept, or its text not be read.
    EvidenceSnapshotFailed "evidence.snapshot_failed" "could not keep a copy of a source";
    /// The newsroom's settings changed.
    SettingsChanged "settings.changed" "changed the settings";
    /// The due date, the topics or the pin of a claim changed.
    ClaimPlanned "claim.planned" "planned the claim";
    /// A claim became stale: its decision may no longer be valid.
    ClaimStale "claim.stale" "asks for another look";
    /// The decision on a stale claim was confirmed.
    ClaimConfirmed "claim.confirmed" "confirmed that it still holds";
    /// A comment was added.
    CommentAdded "comment.added" "commented";
    /// The author edited a comment.
    CommentEdited "comment.edited" "edited a comment";
    /// The author deleted a comment.
    CommentDeleted "comment.deleted" "deleted a comment";
    /// A comment thread was resolved.
    CommentResolved "comment.resolved" "settled a thread";
    /// A comment thread was reopened.
    CommentReopened "comment.reopened" "opened a thread again";
    /// A newer claim that says the same was merged into this claim.
    ClaimMerged "claim.merged" "merged a claim into this one";
    /// This claim was merged into an older claim.
    ClaimMergedAway "claim.merged_away" "merged this claim into an older one";
    /// A merge was undone.
    ClaimUnmerged "claim.unmerged" "undid a merge";
    /// Part of a claim was split off as a new claim.
    ClaimSplit "claim.split" "split the claim";
    /// A person decided whether this claim and another say the same, or took the decision back.
    MatchDecided "claim.match_decided" "decided whether two claims say the same";
    /// A person put this claim into an occurrence or took it out, or took the decision back.
    OccurrenceDecided "claim.occurrence_decided" "decided whether it is about an occurrence";
    /// The occurrence of this claim turned out to be an older one, of which it is part now.
    OccurrencesMerged "claim.occurrences_merged" "found that two occurrences are one";
    /// The published verdict about another claim became the draft of this one.
    VerdictReused "verdict.reused" "reused the verdict about another claim";
    /// A webhook endpoint was added.
    EndpointAdded "endpoint.added" "added an endpoint";
    /// The URL, the description or the event filter of an endpoint changed.
    EndpointChanged "endpoint.changed" "changed an endpoint";
    /// An endpoint was verified and receives events.
    EndpointVerified "endpoint.verified" "verified an endpoint";
    /// The signing secret of an endpoint was rotated.
    EndpointSecretRenewed "endpoint.secret_renewed" "renewed the secret of an endpoint";
    /// An archive of earlier checks was imported.
    ArchiveImported "archive.imported" "imported an archive of earlier checks";
    /// An editor said what a publisher's rating means on the newsroom's scale.
    PublisherRatingMapped "publisher_rating.mapped" "mapped a publisher's rating";
    /// Checks of other newsrooms were imported.
    ExternalChecksImported "external_checks.imported" "took in other newsrooms' checks";
    /// An endpoint was disabled and receives no events.
    EndpointDisabled "endpoint.disabled" "switched an endpoint off";
    /// An endpoint was removed.
    EndpointRemoved "endpoint.removed" "removed an endpoint";
    /// Deliveries to an endpoint were replayed.
    DeliveriesReplayed "endpoint.replayed" "sent messages to an endpoint once more";
    /// A subscription was added.
    SubscriptionAdded "subscription.added" "subscribed to a feed";
    /// The rules of a subscription changed, or it was paused or resumed.
    SubscriptionChanged "subscription.changed" "changed a subscription";
    /// The address of a subscription changed: a site led to its feed, or the feed has moved.
    SubscriptionMoved "subscription.moved" "followed a feed to its new address";
    /// A subscription rests: its feed is gone or could not be read for days.
    SubscriptionFailing "subscription.failing" "gave up a feed";
    /// A subscription was removed.
    SubscriptionRemoved "subscription.removed" "unsubscribed from a feed";
    /// A claimant's record was created.
    ClaimantCreated "claimant.created" "made a claimant's record";
    /// A claimant's record changed.
    ClaimantChanged "claimant.changed" "changed a claimant's record";
    /// A spelling was added to a claimant's record.
    ClaimantSpellingAdded "claimant.spelling_added" "added a spelling to a claimant's record";
    /// A spelling was removed from a claimant's record.
    ClaimantSpellingRemoved "claimant.spelling_removed" "removed a spelling from a claimant's record";
    /// Another claimant's record was merged into this one.
    ClaimantMerged "claimant.merged" "merged another record into a claimant's record";
    /// This claimant's record was merged into another one.
    ClaimantMergedAway "claimant.merged_away" "merged a claimant's record into another";
    /// A merge of two claimants' records was undone.
    ClaimantUnmerged "claimant.unmerged" "undid a merge of two claimants' records";
    /// A spelling of a claimant's record became a record of its own.
    ClaimantSplit "claimant.split" "split a spelling off a claimant's record";
    /// An event of a newer version of Claimdesk, unknown to this version.
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
    /// Returns the kind with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Whether the event is about what a reader asked.
    #[must_use]
    pub fn is_of_tip(self) -> bool {
        matches!(
            self,
            Self::TipReceived | Self::TipLookedAt | Self::TipTakenUp | Self::TipDeclined | Self::TipFileRemoved
        )
    }

    /// Whether the event has words of a comment, which its author may have edited or deleted since.
    #[must_use]
    pub fn is_of_comment(self) -> bool {
        matches!(
            self,
            Self::CommentAdded
                | Self::CommentEdited
                | Self::CommentDeleted
                | Self::CommentResolved
                | Self::CommentReopened
        )
    }

    /// Whether the event concerns a verdict and may therefore reveal its rating.
    #[must_use]
    pub fn is_of_verdict(self) -> bool {
        matches!(
            self,
            Self::VerdictDrafted
                | Self::VerdictSubmitted
                | Self::VerdictWithdrawn
                | Self::VerdictAdjudicated
                | Self::VerdictApproved
                | Self::VerdictReturned
                | Self::VerdictPublished
                | Self::VerdictCorrected
                | Self::VerdictRetracted
                | Self::VerdictReused
                | Self::VerdictImported
                | Self::CorrectionSubmitted
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_tells_of_a_verdict_is_withheld_from_a_blind_second_reviewer() {
        for kind in Kind::ALL {
            let tells = ["verdict.", "correction."].iter().any(|start| kind.name().starts_with(start));
            assert_eq!(kind.is_of_verdict(), tells, "{}", kind.name());
        }
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(*kind));
        }
        assert_eq!(Kind::named("claim.eaten"), None);
    }
}
