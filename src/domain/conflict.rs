//! Conflicts: why a use case refuses a request, as stable codes with parameters.

use serde::Serialize;
use utoipa::ToSchema;

use super::articles::fetch::FetchProblem;
use super::claims::review::State;
use super::claims::rules::Refusal;

/// Why the present state refuses a change; the rules of a claim's review have their own type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Conflict {
    /// The actor is Claimdesk itself, or an API token where only a person may act.
    #[error("An API token cannot do this. Sign in with your account.")]
    PersonRequired,
    /// The caller is the second reviewer of the claim and must not see its verdict.
    #[error("You are the second reviewer of this claim. Submit your review before you read the verdict.")]
    ReadingBlind,
    /// Nobody has confirmed that the two claims say the same.
    #[error("Nobody has confirmed that the two claims say the same. Confirm the match first.")]
    MatchNotConfirmed,
    /// The other claim has no verdict that is valid in public.
    #[error("The other claim has no published verdict to reuse.")]
    NothingToReuse,
    /// The claim has a draft, which the reuse of a verdict would replace.
    #[error("{name} has saved a draft here. Reusing the verdict replaces it: agree to that, or keep the draft.")]
    DraftExists {
        /// Who saved the draft.
        name: String,
    },
    /// Somebody has decided about the match since the actor looked at it.
    #[error("{name} has decided about these two claims meanwhile. Look again, and decide then.")]
    MatchDecided {
        /// Who decided.
        name: String,
    },
    /// One of the two claims is merged into another.
    #[error("One of the two claims is merged into another. Decide about that one.")]
    MatchOfMerged,
    /// The decision about the match was taken back since the actor looked at it.
    #[error("The decision about these two claims was taken back meanwhile. Look again, and decide then.")]
    MatchUndone,
    /// Another account has this e-mail address.
    #[error("{email} has an account already.")]
    EmailTaken {
        /// E-mail address of the existing account.
        email: String,
    },
    /// The name looks like the name of another account.
    #[error("The name looks like “{name}”, which is another account’s. Choose a name that colleagues can tell apart.")]
    NameTaken {
        /// Name of the existing account.
        name: String,
    },
    /// The account is deactivated already.
    #[error("The account is deactivated already.")]
    AlreadyDeactivated,
    /// The account is deactivated.
    #[error("The account is deactivated.")]
    Deactivated,
    /// The account is active.
    #[error("The account is active.")]
    Active,
    /// The account is the last active admin.
    #[error("This is the last active admin. Make somebody else an admin first.")]
    LastAdmin,
    /// Another request creates the account of the same person at this moment.
    #[error("Another sign-in for this account is in progress. Try again.")]
    SigningInTwice,
    /// The account has a second factor.
    #[error("There is a second factor already. Remove it first.")]
    SecondFactorExists,
    /// The account has no second factor.
    #[error("There is no second factor.")]
    NoSecondFactor,
    /// No second factor was started, so there is none to confirm.
    #[error("The second-factor set-up has expired. Start again.")]
    NoSecondFactorOffered,
    /// The person has the maximum number of passkeys.
    #[error("You have twenty passkeys. Remove one first.")]
    PasskeysFull,
    /// The device has a passkey for this account.
    #[error("This device has a passkey already.")]
    PasskeyExists,
    /// The server's address allows no passkeys, because it has an IP address instead of a name.
    #[error(
        "Passkeys need a public_url with a host name, such as https://desk.example.org. Ask your operator to set it."
    )]
    PasskeysUnavailable,
    /// The endpoint is a chat channel.
    #[error("Messages to a chat channel are not signed: there is no secret.")]
    ChannelNotSigned,
    /// Another request ingests the same article at this moment.
    #[error("The same article is being added right now. Try again.")]
    ArticleBusy,
    /// Another article has the address.
    #[error("Another article has this address.")]
    AddressTaken,
    /// The document has no text that can be read.
    #[error("The document cannot be read: {}.", problem.code())]
    Unreadable {
        /// Why it cannot be read.
        problem: FetchProblem,
    },
    /// Somebody works on claims of the article, so that it cannot be archived.
    #[error("Claims of this article are in work or wait for publication: {claims}. Finish or release them first.")]
    ArticleInWork {
        /// Number of these claims.
        claims: usize,
    },
    /// People have worked with the article, so that it cannot be removed.
    #[error("People have worked with this article or its claims. Archive the article instead.")]
    ArticleInUse,
    /// The article has a text; its page is not fetched again.
    #[error("The article has its text already.")]
    ArticleHasText,
    /// The article has a newer version than the selection.
    #[error("The article has a newer version. Select the words in that version.")]
    NewerText,
    /// The selected words are a claim already.
    #[error("These words are already a claim.")]
    ClaimExists,
    /// The state of the older claim does not allow a merge.
    #[error("The older claim is {}: “{statement}”. It cannot be merged in this state.", state.words())]
    OlderClaimDecided {
        /// The state of the older claim.
        state: State,
        /// The statement of the older claim.
        statement: String,
    },
    /// Somebody else works on the older claim.
    #[error("{name} is working on the older claim. Try again later.")]
    OlderClaimHeld {
        /// The name of that person.
        name: String,
    },
    /// The caller did not write the comment.
    #[error("{name} wrote this comment. Only its author can edit or delete it.")]
    CommentOfAnother {
        /// Name of the author.
        name: String,
    },
    /// The author has deleted the comment.
    #[error("This comment was deleted.")]
    CommentDeleted,
    /// The comment is not the first of its thread. Only the first comment can be resolved.
    #[error("Only the first comment of a thread can be resolved.")]
    NotAThread,
    /// The thread is resolved already.
    #[error("This thread is already resolved.")]
    ThreadResolved,
    /// The thread is open already.
    #[error("This thread is already open.")]
    ThreadOpen,
    /// The person has the maximum number of saved views.
    #[error("You keep {max} views already. Remove one first.")]
    ViewsFull {
        /// Maximum number of saved views.
        max: usize,
    },
    /// The person has a saved view of this name already.
    #[error("You have a view of that name already. Choose another name.")]
    ViewExists,
    /// The evidence was withdrawn and is immutable.
    #[error("This evidence was withdrawn.")]
    EvidenceWithdrawn,
    /// The evidence was withdrawn already.
    #[error("This evidence was withdrawn already.")]
    AlreadyWithdrawn,
    /// The evidence is a file without an address, so there is nothing to look at again.
    #[error("This evidence is a file. Only addresses can be looked at again.")]
    EvidenceWithoutAddress,
    /// The verdict has no public source.
    #[error("Add at least one public source before you submit.")]
    NoPublicSource,
    /// Points of the checklist that an editor requires are not ticked.
    #[error("Tick the required points of the checklist before you submit: {}", points.join(" · "))]
    RequiredPoints {
        /// The questions of these points.
        points: Vec<String>,
    },
    /// The rating requires more independent origins.
    #[error("“{rating}” needs public sources of {needed} independent origins; these go back to {found}.")]
    TooFewOrigins {
        /// The label of the rating.
        rating: String,
        /// Number of independent origins required.
        needed: i32,
        /// Number of independent origins found.
        found: usize,
    },
    /// The endpoint did not accept the verification message.
    #[error("The endpoint must answer a first message with 200 to 299, but {outcome}.")]
    EndpointNotVerified {
        /// What happened instead, in English.
        outcome: String,
    },
    /// The endpoint was changed while it was being verified.
    #[error("The endpoint was changed while it was being verified. Try again.")]
    EndpointChanged,
    /// The delivery is waiting or in progress.
    #[error("The message is already queued or being sent.")]
    DeliveryPending,
    /// The job is waiting or running, so there is nothing to retry.
    #[error("The job is still queued or running. Only failed jobs can be retried.")]
    JobPending,
    /// The setting for trusted publishers is empty, so nothing can be imported.
    #[error("No publisher is trusted yet. Ask an admin to add publishers in the newsroom settings.")]
    NoTrustedPublisher,
    /// Somebody has decided about the report already.
    #[error("Somebody has decided about this report already.")]
    ReportDecided,
    /// No correction of the verdict was published since the report came.
    #[error("No correction was published since the report came. Correct the verdict first, or choose another outcome.")]
    NotCorrectedYet,
    /// Another claimant's record has this spelling.
    #[error("“{spelling}” is a spelling of {claimant}. Merge the two records, or remove the spelling there first.")]
    SpellingTaken {
        /// The spelling.
        spelling: String,
        /// Name of the other record.
        claimant: String,
    },
    /// The spelling looks like a spelling of another claimant's record (Unicode TS 39).
    #[error(
        "“{spelling}” looks like “{other}”, a spelling of {claimant}. If both are the same claimant, add the spelling to that \
         record. If not, write into both records what tells them apart: roles of which none is the same, or Wikidata ids."
    )]
    SpellingLooksAlike {
        /// The spelling.
        spelling: String,
        /// The spelling of the other record.
        other: String,
        /// Name of the other record.
        claimant: String,
    },
    /// Another claimant's record has this Wikidata id.
    #[error("{wikidata} is the Wikidata id of {claimant}. Merge the two records if they are the same.")]
    WikidataTaken {
        /// The Wikidata id.
        wikidata: String,
        /// Name of the other record.
        claimant: String,
    },
    /// The spelling is the name of its record, which cannot be taken from it.
    #[error("This spelling is the name of the record. Give the record another name first.")]
    SpellingIsName,
    /// The claimant's record was merged into another.
    #[error("This record was merged into {claimant}. Change that record, or undo the merge.")]
    ClaimantMerged {
        /// Name of the other record.
        claimant: String,
    },
    /// The claimant's record was not merged.
    #[error("This record is not merged into another.")]
    ClaimantNotMerged,
    /// Somebody has decided about the tip already.
    #[error("Somebody has decided about this tip already.")]
    TipDecided,
    /// Somebody else looks at the tip.
    #[error("{by} looks at this tip already.")]
    TipLookedAt {
        /// Name of the person.
        by: String,
    },
    /// The files of readers' tips take all the room that they may have.
    #[error(
        "There is no room for files of readers at the moment. Send a text or an address, or the file in some days."
    )]
    NoRoomForFiles,
    /// The event log does not match its hash chain.
    #[error("The event log is damaged: {damage}. Tell your operator.")]
    LogDamaged {
        /// The first damage found, in English.
        damage: String,
    },
}

/// Why a change is refused: a rule of the claim's review, or a conflict with the present state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema, thiserror::Error)]
#[serde(untagged)]
pub enum Refused {
    /// A rule of the claim's review.
    #[error(transparent)]
    Refusal(#[from] Refusal),
    /// A conflict with the present state.
    #[error(transparent)]
    Conflict(#[from] Conflict),
}
