//! Access table: who may call which operation. Guards, OpenAPI security, docs/routes.md and tests read this table.

use utoipa::openapi::PathItem;
use utoipa::openapi::path::Operation as Described;
use utoipa::openapi::security::SecurityRequirement;

use crate::domain::people::permission::Permission;
use crate::domain::people::token::Scope;

/// For whom an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nobody is asked who they are.
    Anyone,
    /// Everybody, or where feeds are private, staff and programs with the scope for feeds.
    Subscribers,
    /// Staff and programs with the scope for feeds.
    Feeds,
    /// Who has a session, though the role's second factor be still to be set up. No token.
    SignedIn,
    /// The same, with the password typed within ten minutes.
    SignedInConfirmed,
    /// Everybody in the newsroom, at the desk. No token.
    AtDesk,
    /// The same, with the password typed within ten minutes.
    AtDeskConfirmed,
    /// Everybody in the newsroom and their programs.
    Staff,
    /// Editors and admins and their programs.
    Editors,
    /// Admins and their programs.
    Admins,
    /// The same; at the desk with the password typed within ten minutes. A token was confirmed when it was made.
    AdminsConfirmed,
}

impl Access {
    /// What the role must permit; `None` where no role is looked at.
    #[must_use]
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::Anyone | Self::SignedIn | Self::SignedInConfirmed => None,
            Self::Subscribers
            | Self::Feeds
            | Self::AtDesk
            | Self::AtDeskConfirmed
            | Self::Staff => Some(Permission::Review),
            Self::Editors => Some(Permission::Publish),
            Self::Admins | Self::AdminsConfirmed => Some(Permission::Administer),
        }
    }

    /// Whether a token counts. Nothing that lets people or programs in takes one.
    #[must_use]
    pub const fn takes_tokens(self) -> bool {
        matches!(
            self,
            Self::Subscribers
                | Self::Feeds
                | Self::Staff
                | Self::Editors
                | Self::Admins
                | Self::AdminsConfirmed
        )
    }

    /// Whether somebody at the desk must have typed the password within the last ten minutes.
    #[must_use]
    pub const fn is_confirmed(self) -> bool {
        matches!(
            self,
            Self::SignedInConfirmed | Self::AtDeskConfirmed | Self::AdminsConfirmed
        )
    }

    /// The scope that a token needs; `None` where no token counts.
    #[must_use]
    pub fn scope(self, reads: bool) -> Option<Scope> {
        let permission = self.permission().filter(|_| self.takes_tokens())?;
        Some(if matches!(self, Self::Subscribers | Self::Feeds) {
            Scope::Feeds
        } else if reads {
            Scope::Read
        } else {
            Scope::of(permission)
        })
    }

    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Subscribers => "anyone; subscribers where feeds are private",
            Self::Feeds => "reviewers and subscribers",
            Self::SignedIn | Self::SignedInConfirmed => "who is signed in",
            Self::AtDesk | Self::AtDeskConfirmed => "reviewers at the desk",
            Self::Staff => "reviewers",
            Self::Editors => "editors",
            Self::Admins | Self::AdminsConfirmed => "admins",
        }
    }
}

/// An operation as a type, so that a handler names its own row of the table in its signature.
pub trait Operation: 'static {
    /// For whom it is.
    const ACCESS: Access;
}

macro_rules! operations {
    ($($access:ident { $($name:ident)* })*) => {
        $($(
            /// See the table.
            #[derive(Debug)]
            pub struct $name;

            impl Operation for $name {
                const ACCESS: Access = Access::$access;
            }
        )*)*

        /// Every operation, and for whom it is.
        pub const TABLE: &[(&str, Access)] = &[$($((stringify!($name), Access::$access),)*)*];
    };
}

operations! {
    Anyone {
        ReadOpenapi SignIn ReadWaysIn AskPasskey SignInByPasskey LeaveForSignOn ReturnFromSignOn OpenInvitation AcceptInvitation RequestReset OpenReset AcceptReset
        ReadVerdictPage ReadCheckedArticle ReadCardPng ReadCardSvg ReadEmbed ReadOembed ReadSitemapIndex ReadSitemap ReadRobots ReadVerdictDocument ReadVerdictRevision ReadCorrections
        ReadProblemPage ReadStyle
    }
    Subscribers {
        ReadJsonFeed ReadAtomFeed ReadRssFeed ReadCsvFeed ReadJsonCorrections ReadAtomCorrections ReadRssCorrections ReadDataFeed SearchClaims
    }
    Feeds {
        ListVerdictChanges
    }
    SignedIn {
        ReadSession SignOut ChangePassword ConfirmSession ConfirmBySignOn ConfirmByPasskey ReadSecondFactor
    }
    SignedInConfirmed {
        BeginSecondFactor ActivateSecondFactor RenewRecoveryCodes RemoveSecondFactor
    }
    AtDesk {
        ListSessions EndSession EndOtherSessions ListTokens RevokeToken ListPasskeys WatchLive StayAtClaim LeaveClaim
    }
    AtDeskConfirmed {
        MakeToken OfferPasskey AddPasskey RemovePasskey
    }
    Staff {
        ListAccounts ListRatings ReadSettings
        CreateArticle ListArticles ReadArticle ReadArticleVersion AnalyseArticle ListArticleClaims ReadArticleHistory
        ListClaims AddClaim ReadClaim RewordClaim ReadClaimHistory
        AssignClaim ReleaseClaim DismissClaim ReopenClaim PlanClaim ConfirmClaim TakeNextClaim ChangeClaims
        MergeClaims UnmergeClaim SplitClaim
        ListComments AddComment ResolveComment ListNotifications ReadNotifications ListViews SaveView RemoveView
        ListEvidence AddEvidence ReviseEvidence WithdrawEvidence AskReply RecordReply
        SaveDraft SubmitVerdict AskSecondReading GiveSecondReading ApproveVerdict ReturnVerdict
        ListExternalChecks ListClaimChecks ListRelatedClaims ListJobs RetryJob
        PreviewVerdict PreviewOutputs ListRevisions
    }
    // mutant B24.2 (2 lines): Staff { PublishVerdict } Editors { WithdrawSecondReading AdjudicateVerdict CorrectVerdict RetractVerdict
    Editors {
        WithdrawSecondReading AdjudicateVerdict PublishVerdict CorrectVerdict RetractVerdict
        ReadInsights ReadInsightTable ExportTable ExportLines ImportExternalChecks
    }
    Admins {
        ListInvitations ListEvents ExportEvents ListEndpoints ReadEndpoint ListDeliveries ReadDelivery ReadSystem
    }
    AdminsConfirmed {
        ChangeAccount DeactivateAccount ReactivateAccount IssueReset RemoveAccountSecondFactor
        InvitePerson WithdrawInvitation ReplaceSettings ReplaceRatings
        AddEndpoint ChangeEndpoint VerifyEndpoint RenewEndpointSecret DisableEndpoint RemoveEndpoint Redeliver ReplayDeliveries
    }
}

/// For whom the operation is that the document calls `id`; `None` when the table does not know it.
#[must_use]
pub fn of(id: &str) -> Option<Access> {
    let row = TABLE.iter().find(|(name, _)| snake(name) == id)?;
    Some(row.1)
}

/// `PublishVerdict` is `publish_verdict` in the document.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// What a request must bring, where that is not a session or a token, which the document says for all.
#[must_use]
pub fn security(access: Access) -> Option<Vec<SecurityRequirement>> {
    match access {
        Access::Anyone => Some(vec![SecurityRequirement::default()]),
        Access::Subscribers => Some(vec![
            SecurityRequirement::default(),
            SecurityRequirement::new("token", [""; 0]),
        ]),
        access if access.takes_tokens() => None,
        _ => Some(vec![SecurityRequirement::new("session", [""; 0])]),
    }
}

/// Every operation of a path with its method.
pub fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Described)> {
    [
        ("GET", &mut item.get),
        ("POST", &mut item.post),
        ("PUT", &mut item.put),
        ("PATCH", &mut item.patch),
        ("DELETE", &mut item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}
