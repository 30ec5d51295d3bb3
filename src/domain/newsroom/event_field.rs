//! Fields of events: what a change is about, as a closed list of codes.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! fields {
    ($(#[doc = $doc:literal] $field:ident $name:literal;)*) => {
        /// What a change of an event is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum Field {$(
            #[doc = $doc]
            #[serde(rename = $name)]
            $field,
        )*}

        impl Field {
            const NAMES: &[&str] = &[$($name),*];

            /// The field of that name.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$field),)* _ => None }
            }
        }
    };
}

fields! {
    /// Access time.
    AccessedAt "accessed_at";
    /// Address.
    Address "address";
    /// Version of the analysis.
    Analyser "analyser";
    /// Answer.
    Answer "answer";
    /// Approvals given, or required.
    Approvals "approvals";
    /// Whom the newsroom asked for a reply.
    Asked "asked";
    /// Who holds the claim.
    Assignee "assignee";
    /// Reason of the machine.
    Because "because";
    /// By-line.
    Byline "byline";
    /// How the reply was asked for.
    Channel "channel";
    /// Checks of other newsrooms.
    Checks "checks";
    /// Claims found.
    ClaimsFound "claims_found";
    /// Class of a correction.
    Class "class";
    /// Comment.
    Comment "comment";
    /// Days until a token expires.
    Days "days";
    /// Purpose of an endpoint.
    Description "description";
    /// Due time.
    DueAt "due_at";
    /// E-mail address.
    Email "email";
    /// Excerpt.
    Excerpt "excerpt";
    /// Claim that another was merged into.
    Into "into";
    /// Who invited the person.
    InvitedBy "invited_by";
    /// Identity provider.
    Issuer "issuer";
    /// Job.
    Job "job";
    /// Events that an endpoint receives.
    Kinds "kinds";
    /// Language.
    Language "language";
    /// Claim that was merged.
    Merged "merged";
    /// Delivery.
    Message "message";
    /// Deliveries.
    Messages "messages";
    /// Independent origins required.
    MinOrigins "min_origins";
    /// Ratings that require independent origins.
    MinOriginsRatings "min_origins_ratings";
    /// Name.
    Name "name";
    /// Claim that a split made.
    NewClaim "new_claim";
    /// Note.
    Note "note";
    /// Order of the ratings.
    Order "order";
    /// Origin.
    Origin "origin";
    /// Outlet.
    Outlet "outlet";
    /// Name of a passkey.
    Passkey "passkey";
    /// Whether the claim is pinned.
    Pinned "pinned";
    /// Position.
    Position "position";
    /// Publication time of the article.
    Published "published";
    /// Publication time.
    PublishedAt "published_at";
    /// Publisher.
    Publisher "publisher";
    /// Label of the rating.
    Rating "rating";
    /// Second reviewer.
    Reader "reader";
    /// Reason.
    Reason "reason";
    /// Re-check date.
    RecheckAt "recheck_at";
    /// Roles that need a second factor.
    RequireTwoFactor "require_two_factor";
    /// Number of the revision.
    Revision "revision";
    /// Role.
    Role "role";
    /// Scopes of a token.
    Scopes "scopes";
    /// Snapshot address.
    Snapshot "snapshot";
    /// Address of the source.
    Source "source";
    /// Stance.
    Stance "stance";
    /// State.
    State "state";
    /// Statement.
    Statement "statement";
    /// Summary.
    Summary "summary";
    /// Title.
    Title "title";
    /// Name of a token.
    Token "token";
    /// Topics.
    Topics "topics";
    /// Which rating was upheld.
    Upheld "upheld";
    /// Version of the article.
    Version "version";
    /// Visibility.
    Visibility "visibility";
    /// Slug of the public page.
    Slug "slug";
    /// Definition of one rating.
    RatingStep "rating_step";
}

/// A string that is one of `names`.
pub(super) fn names(names: impl Iterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .enum_values(Some(names))
        .into()
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
