//! Conflicts: why a use case refuses what was asked, as stable codes with parameters.

use serde::Serialize;
use utoipa::ToSchema;

use super::claims::review::State;
use super::claims::rules::Refusal;

/// Why a change is refused in the present state, beyond the rules of a claim's review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Conflict {
    /// A program or Claimdesk itself acts where a person must.
    #[error("A person must do this.")]
    PersonRequired,
    /// The caller reads the claim blind.
    #[error("You are asked to read this claim without seeing its verdict.")]
    ReadingBlind,
    /// The address belongs to an account.
    #[error("{email} has an account already.")]
    EmailTaken {
        /// The e-mail address.
        email: String,
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
    /// Nobody else could administer.
    #[error("This is the last active admin. Make somebody else an admin first.")]
    LastAdmin,
    /// The person signs in twice at once for the first time.
    #[error("The same person comes at this moment.")]
    SigningInTwice,
    /// The account has a second factor.
    #[error("There is a second factor already. Remove it first.")]
    SecondFactorExists,
    /// The account has no second factor.
    #[error("There is no second factor.")]
    NoSecondFactor,
    /// No second factor was offered.
    #[error("No second factor waits to be tried. Begin again.")]
    NoSecondFactorOffered,
    /// The person has as many passkeys as allowed.
    #[error("You have twenty passkeys. Remove one first.")]
    PasskeysFull,
    /// The device has a passkey for this account.
    #[error("This device has a passkey already.")]
    PasskeyExists,
    /// The server's address allows no passkeys.
    #[error("Passkeys take a public_url with a name, such as https://desk.example.org.")]
    PasskeysUnavailable,
    /// Another request brings the same article.
    #[error("The same article is being taken in right now. Try again.")]
    ArticleBusy,
    /// The article's text has changed.
    #[error("The article has a newer text by now. Select the words there.")]
    NewerText,
    /// The words are a claim.
    #[error("These very words are a claim already.")]
    ClaimExists,
    /// The older claim of a merge is past merging.
    #[error("The older of the two is {}: “{statement}”.", state.words())]
    OlderClaimDecided {
        /// State of the older claim.
        state: State,
        /// Statement of the older claim.
        statement: String,
    },
    /// The older claim of a merge is in work.
    #[error("The older of the two is in work by {name}.")]
    OlderClaimHeld {
        /// Who works on it.
        name: String,
    },
    /// Comments are resolved at their first comment.
    #[error("A thread is settled where it begins.")]
    NotAThread,
    /// The thread is resolved.
    #[error("This thread is settled already.")]
    ThreadResolved,
    /// The thread is open.
    #[error("This thread is open already.")]
    ThreadOpen,
    /// The person has as many saved views as allowed.
    #[error("You keep {max} views already. Remove one first.")]
    ViewsFull {
        /// Views allowed.
        max: usize,
    },
    /// The person has a view of this name.
    #[error("You have a view of that name already. Choose another name.")]
    ViewExists,
    /// The evidence was withdrawn, so that it cannot be changed.
    #[error("This evidence was withdrawn.")]
    EvidenceWithdrawn,
    /// The evidence was withdrawn before.
    #[error("This evidence was withdrawn already.")]
    AlreadyWithdrawn,
    /// A verdict needs a public source.
    #[error("Add at least one public source before you submit.")]
    NoPublicSource,
    /// The rating needs more independent origins.
    #[error(
        "“{rating}” needs public sources of {needed} independent origins; these go back to {found}."
    )]
    TooFewOrigins {
        /// Label of the rating.
        rating: String,
        /// Independent origins required.
        needed: i32,
        /// Independent origins found.
        found: usize,
    },
    /// The endpoint did not accept the verification message.
    #[error("The endpoint must answer a first message with 200 to 299, but {outcome}.")]
    EndpointNotVerified {
        /// What came instead, in English.
        outcome: String,
    },
    /// The endpoint was changed while it was being verified.
    #[error("The endpoint was changed while it answered.")]
    EndpointChanged,
    /// The delivery is not settled.
    #[error("The message is under way or waits already.")]
    DeliveryPending,
    /// The job was not abandoned.
    #[error("The job was not given up: it waits, or runs.")]
    JobPending,
    /// No publisher is trusted for imports.
    #[error(
        "No publisher is trusted yet: an operator names them in the setting imports.publishers."
    )]
    NoTrustedPublisher,
    /// The event log does not match its hash chain.
    #[error("The log is damaged: {damage}.")]
    LogDamaged {
        /// Where, in English.
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
