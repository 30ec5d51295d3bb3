//! Event fields: what a recorded change concerns, as a closed list of codes.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! fields {
    ($(#[doc = $doc:literal] $field:ident $name:literal;)*) => {
        /// The field that a change concerns.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum Field {$(
            #[doc = $doc]
            #[serde(rename = $name)]
            $field,
        )*}

        impl Field {
            const NAMES: &[&str] = &[$($name),*];

            /// Returns the field with this name.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$field),)* _ => None }
            }
        }
    };
}

fields! {
    /// When the newsroom accessed the source.
    AccessedAt "accessed_at";
    /// URL.
    Address "address";
    /// Version of the analyser.
    Analyser "analyser";
    /// The reply that was recorded.
    Answer "answer";
    /// Number of approvals, given or required.
    Approvals "approvals";
    /// What a picture shows, in words.
    Alt "alt";
    /// Number of articles.
    Articles "articles";
    /// The person or body that was asked for a reply.
    Asked "asked";
    /// The assignee of the claim.
    Assignee "assignee";
    /// Until when somebody is away.
    AwayUntil "away_until";
    /// Why Claimdesk marked the claim as stale, or did not publish as scheduled.
    Because "because";
    /// The authors of an article, as printed.
    Byline "byline";
    /// How the reply was requested: e-mail, telephone, in person.
    Channel "channel";
    /// Points of a checklist, one a line.
    Checklist "checklist";
    /// Number of imported checks of other newsrooms.
    Checks "checks";
    /// Kinds of claims that a subscription wants in the queue.
    ClaimKinds "claim_kinds";
    /// Id of a claimant's record.
    Claimant "claimant";
    /// Whether a claimant is a person or an organisation.
    ClaimantKind "claimant_kind";
    /// Roles of a claimant, one a line.
    ClaimantRoles "claimant_roles";
    /// Number of claims found.
    ClaimsFound "claims_found";
    /// Correction class: clarification, correction or retraction.
    Class "class";
    /// Text of the comment.
    Comment "comment";
    /// Whether publishing needs a statement that a person confirmed.
    ConfirmedWording "confirmed_wording";
    /// URL of the corrections policy.
    CorrectionsPolicy "corrections_policy";
    /// Maximum number of articles that a subscription brings in a day.
    DailyLimit "daily_limit";
    /// Lifetime of an API token in days.
    Days "days";
    /// Purpose of a webhook endpoint.
    Description "description";
    /// Due time of a claim.
    DueAt "due_at";
    /// E-mail address.
    Email "email";
    /// Time before which nobody can publish.
    EmbargoUntil "embargo_until";
    /// URL of the code of ethics.
    EthicsPolicy "ethics_policy";
    /// Excerpt of a source.
    Excerpt "excerpt";
    /// URL of the page that says how claims are checked.
    FactCheckingPolicy "fact_checking_policy";
    /// Name of a file.
    File "file";
    /// The claim into which another was merged.
    Into "into";
    /// The person who sent the invitation.
    InvitedBy "invited_by";
    /// Identity provider that asserted the account.
    Issuer "issuer";
    /// Kind of the job.
    Job "job";
    /// Kind of the claim.
    Kind "kind";
    /// Event filter of a webhook endpoint.
    Kinds "kinds";
    /// Days that unchecked articles of a subscription stay in the queue.
    KeepDays "keep_days";
    /// Language of an article, or of messages to a chat channel.
    Language "language";
    /// URL of the license of published verdicts.
    License "license";
    /// URL of the newsroom's logo.
    Logo "logo";
    /// Whether two claims say the same.
    Match "match";
    /// URL of the list of staff.
    Masthead "masthead";
    /// The claim that was merged into another.
    Merged "merged";
    /// Id of the webhook delivery.
    Message "message";
    /// Number of webhook deliveries.
    Messages "messages";
    /// Number of independent origins required.
    MinOrigins "min_origins";
    /// Ratings that require independent origins.
    MinOriginsRatings "min_origins_ratings";
    /// Name of an account.
    Name "name";
    /// Whether a person is named on published verdicts.
    NamedInPublic "named_in_public";
    /// The claim that a split created.
    NewClaim "new_claim";
    /// Picture, video or sound, and what was done to it.
    Media "media";
    /// The newsroom's internal note.
    Note "note";
    /// Whether the claim is about an occurrence.
    Occurrence "occurrence";
    /// Order of the ratings of the scale.
    Order "order";
    /// Origin of a source.
    Origin "origin";
    /// What became of a reader's report.
    Outcome "outcome";
    /// The publication of an article.
    Outlet "outlet";
    /// URL of the page about ownership and funding.
    Ownership "ownership";
    /// Language of the public pages.
    PageLanguage "page_language";
    /// Who signs published verdicts, and the name of the desk.
    PageByline "page_byline";
    /// Colours, font and links of the public pages.
    PageLook "page_look";
    /// Time zone of the dates on public pages.
    PageZone "page_zone";
    /// Name of a passkey.
    Passkey "passkey";
    /// Whether the claim is pinned.
    Pinned "pinned";
    /// Position of a source in the list.
    Position "position";
    /// Whether feeds require a token.
    PrivateFeeds "private_feeds";
    /// Code of the reason for which a page cannot be read.
    Problem "problem";
    /// Publication time of the article.
    Published "published";
    /// Publication time.
    PublishedAt "published_at";
    /// Time of a scheduled publication.
    PublishAt "publish_at";
    /// Publisher of a source.
    Publisher "publisher";
    /// Label of the rating.
    Rating "rating";
    /// Definition of one rating.
    RatingStep "rating_step";
    /// The second reviewer.
    Reader "reader";
    /// Reason of a dismissal.
    Reason "reason";
    /// Re-check date.
    RecheckAt "recheck_at";
    /// Roles that require a second factor.
    RequireTwoFactor "require_two_factor";
    /// Number of the revision of a verdict.
    Revision "revision";
    /// Role of an account.
    Role "role";
    /// Addresses that identify a claimant elsewhere, one a line.
    SameAs "same_as";
    /// Scopes of an API token.
    Scopes "scopes";
    /// SHA-256 of a file or payload, in hexadecimal.
    Sha256 "sha256";
    /// Slug of the public page.
    Slug "slug";
    /// A spelling of a claimant's name.
    Spelling "spelling";
    /// URL of the archived copy of a source.
    Snapshot "snapshot";
    /// URL of the source.
    Source "source";
    /// Who, when and where, for a source without a web address.
    Offline "offline";
    /// Stance of a source: supports, refutes or context.
    Stance "stance";
    /// State of the claim's review.
    State "state";
    /// Statement of a claim.
    Statement "statement";
    /// Summary of a verdict.
    Summary "summary";
    /// Whether public pages say that an article was changed after the check.
    TellArticleChanges "tell_article_changes";
    /// Templates for verdicts.
    Templates "templates";
    /// Id of what a reader asked.
    Tip "tip";
    /// Title of an article or a source.
    Title "title";
    /// Name of an API token.
    Token "token";
    /// Topics of a claim.
    Topics "topics";
    /// Hosts whose fact checks may be imported.
    TrustedPublishers "trusted_publishers";
    /// Points of the checklist that were not ticked at the submission, one a line.
    Unticked "unticked";
    /// Which rating an adjudication upheld.
    Upheld "upheld";
    /// Number of the article version.
    Version "version";
    /// Visibility of a source: public or internal.
    Visibility "visibility";
    /// Wikidata id of a claimant.
    Wikidata "wikidata";
    /// Words that an entry of a subscription must have, or words of a publisher's rating.
    Words "words";
}

/// OpenAPI schema of a string that is one of `names`.
pub(super) fn names(names: impl Iterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(Some(names)).into()
}

impl PartialSchema for Field {
    fn schema() -> RefOr<Schema> {
        names(Self::NAMES.iter().copied())
    }
}

impl ToSchema for Field {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("EventField")
    }
}
