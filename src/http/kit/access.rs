//! Access table: who may call which operation. Guards, OpenAPI security, docs/routes.md and tests read this table.

use utoipa::openapi::PathItem;
use utoipa::openapi::path::Operation as Described;
use utoipa::openapi::security::SecurityRequirement;

use crate::domain::kernel::work_class::WorkClass;
use crate::domain::people::permission::Permission;
use crate::domain::people::token::Scope;

/// Callers that may use an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// No authentication.
    Anyone,
    /// Everybody. If feeds are private: staff, and tokens with the scope `feeds:read`.
    Subscribers,
    /// Staff, and tokens with the scope `feeds:read`.
    Feeds,
    /// Signed-in people, including those who still have to set up a required second factor. No tokens.
    SignedIn,
    /// Like [`Access::SignedIn`], with the session confirmed within the last ten minutes.
    SignedInConfirmed,
    /// All staff, in the dashboard. No tokens.
    AtDesk,
    /// Like [`Access::AtDesk`], with the session confirmed within the last ten minutes.
    AtDeskConfirmed,
    /// All staff, and their tokens.
    Staff,
    /// Editors and admins, and their tokens.
    Editors,
    /// Admins, and their tokens.
    Admins,
    /// Admins whose session was confirmed within the last ten minutes, and their tokens (confirmed at creation).
    AdminsConfirmed,
}

impl Access {
    /// Permission that the caller's role must have, or `None` if the role does not matter.
    #[must_use]
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::Anyone | Self::SignedIn | Self::SignedInConfirmed => None,
            Self::Subscribers | Self::Feeds | Self::AtDesk | Self::AtDeskConfirmed | Self::Staff => {
                Some(Permission::Review)
            }
            Self::Editors => Some(Permission::Publish),
            Self::Admins | Self::AdminsConfirmed => Some(Permission::Administer),
        }
    }

    /// Whether the operation accepts tokens. Operations that grant access to people or programs never do.
    #[must_use]
    pub const fn takes_tokens(self) -> bool {
        matches!(
            self,
            Self::Subscribers | Self::Feeds | Self::Staff | Self::Editors | Self::Admins | Self::AdminsConfirmed
        )
    }

    /// Whether a session must have been confirmed within the last ten minutes.
    #[must_use]
    pub const fn is_confirmed(self) -> bool {
        matches!(self, Self::SignedInConfirmed | Self::AtDeskConfirmed | Self::AdminsConfirmed)
    }

    /// Whether people who are not signed in may use the operation.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Anyone | Self::Subscribers)
    }

    /// Scope that a token needs, or `None` if the operation accepts no tokens.
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

/// An operation as a type, so that a handler names its row of the table in its signature.
pub trait Operation: 'static {
    /// Callers that may use the operation.
    const ACCESS: Access;
}

macro_rules! operations {
    ($($access:ident { $($name:ident)* })*) => {
        $($(
            /// Operation of the access table, see [`TABLE`].
            #[derive(Debug)]
            pub struct $name;

            impl Operation for $name {
                const ACCESS: Access = Access::$access;
            }
        )*)*

        /// Every operation with its access rule.
        pub const TABLE: &[(&str, Access)] = &[$($((stringify!($name), Access::$access),)*)*];
    };
}

operations! {
    Anyone {
        ReadOpenapi SignIn ReadWaysIn AskPasskey SignInByPasskey LeaveForSignOn ReturnFromSignOn OpenInvitation AcceptInvitation RequestReset OpenReset AcceptReset
        ReadFrontPage ReadVerdictPage ReadCitation ReadCheckedArticle ReadVerdictFile ReadCardPng ReadCardSvg ReadEmbed ReadOembed ReadSitemapIndex ReadSitemap ReadClaimantSitemap ReadRobots ReadSecurityContact ReadVerdictDocument ReadVerdictRevision ReadCorrections
        ReportError ReadReportForm SendReportForm ReadReportStage SendTip ReadTipForm SendTipForm ReadTipStage
        ReadProblemPage ReadStyle HandOverPage VerifyHub HearHub
    }
    Subscribers {
        ReadJsonFeed ReadAtomFeed ReadRssFeed ReadCsvFeed ReadJsonCorrections ReadAtomCorrections ReadRssCorrections ReadDataFeed SearchClaims
        ReadArchive ReadClaimantPage
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
        ListSessions EndSession EndOtherSessions ListTokens RevokeToken ListPasskeys WatchLive StayAtClaim LeaveClaim SetOwnAbsence EndOwnAbsence ReadMailing ChooseMailing ReadByline ChooseByline
    }
    AtDeskConfirmed {
        MakeToken OfferPasskey AddPasskey RemovePasskey
    }
    Staff {
        ListAccounts ListRatings ListGuides ReadSettings
        ListClaimants ReadClaimant ReadClaimantHistory ListClaimantSuggestions
        CreateArticle CreateArticleFromDocument ListArticles ReadArticle CorrectArticle FindTwins ReadArticleVersion AnalyseArticle OfferMoreClaims FetchArticle ListArticleClaims ReadArticleHistory
        ListSubscriptions ReadSubscription ListSubscriptionEntries ExportSubscriptions
        ListClaims CountClaims AddClaim ReadClaim RewordClaim ConfirmWording ReadClaimHistory
        AssignClaim ReleaseClaim DismissClaim ReopenClaim PlanClaim ConfirmClaim TakeNextClaim ChangeClaims
        MergeClaims UnmergeClaim SplitClaim
        ListComments AddComment EditComment DeleteComment ResolveComment ListNotifications ReadNotifications ListViews SaveView RemoveView
        ListEvidence AddEvidence ReviseEvidence WithdrawEvidence LookAgain DownloadSnapshot DownloadFile AskReply RecordReply
        SaveDraft SubmitVerdict WithdrawVerdict AskSecondReading GiveSecondReading ApproveVerdict ReturnVerdict
        ListExternalChecks ListClaimChecks ListRelatedClaims DecideMatch ReuseVerdict ListOccurrences ReadOccurrence ListClaimOccurrences DecideOccurrence SearchMeaning SearchText ListJobs RetryJob
        PreviewVerdict PreviewOutputs ListRevisions ListReports
    }
    // mutant B24.2 (2 lines): Staff { PublishVerdict } Editors { WithdrawSecondReading AdjudicateVerdict CorrectVerdict RetractVerdict TakeBackPublication LiftEmbargo
    Editors {
        WithdrawSecondReading AdjudicateVerdict PublishVerdict CorrectVerdict RetractVerdict TakeBackPublication LiftEmbargo DecideReport
        CreateClaimant ChangeClaimant AddSpelling RemoveSpelling MergeClaimants UnmergeClaimant SplitClaimant ImportClaimants
        ListTips CountTips LookAtTip MakeTipArticle LinkTipClaim DeclineTip DownloadTipFile DeleteTipFile
        ReplaceGuide ReadInsights ReadInsightTable ExportTable ExportLines ImportExternalChecks ListPublisherRatings MapPublisherRating
        RemoveArticle AddSubscription ChangeSubscription RemoveSubscription PollSubscription ImportSubscriptions
    }
    Admins {
        ListInvitations ReadAccountWork ListEvents ExportEvents ListEndpoints ReadEndpoint ListDeliveries ReadDelivery ReadSystem SetAbsence EndAbsence
        AnalyseOutdated PreviewLook
    }
    AdminsConfirmed {
        ChangeAccount RemoveByline DeactivateAccount ReactivateAccount IssueReset RemoveAccountSecondFactor
        InvitePerson WithdrawInvitation ReplaceSettings ReplaceRatings
        AddEndpoint ChangeEndpoint VerifyEndpoint RenewEndpointSecret DisableEndpoint RemoveEndpoint Redeliver ReplayDeliveries
    }
}

/// An operation whose answer may be a moment old: a replica may give it, see `extract::from_replica`.
pub trait MomentOld: Operation {}

macro_rules! moment_old {
    ($($name:ident)*) => {
        $(impl MomentOld for $name {})*

        /// Operations whose answers may be a moment old. All others see every committed change.
        pub const MOMENT_OLD: &[&str] = &[$(stringify!($name),)*];
    };
}

moment_old! {
    ReadFrontPage ReadArchive ReadClaimantPage ReadVerdictPage ReadCitation ReadCheckedArticle ReadCardPng ReadCardSvg ReadEmbed ReadOembed ReadSitemapIndex ReadSitemap ReadClaimantSitemap ReadVerdictDocument ReadVerdictRevision
    ReadJsonFeed ReadAtomFeed ReadRssFeed ReadCsvFeed ReadJsonCorrections ReadAtomCorrections ReadRssCorrections ReadDataFeed SearchClaims ListVerdictChanges
    ReadInsights ReadInsightTable ExportTable ExportLines ListEvents ExportEvents
}

/// Access rule of the operation with this id in the OpenAPI document, or `None` for an unknown id.
#[must_use]
pub fn of(id: &str) -> Option<Access> {
    let row = TABLE.iter().find(|(name, _)| snake(name) == id)?;
    Some(row.1)
}

/// Operations whose reads may take long. They share few connections, of which one account may use half.
const HEAVY: &[&str] = &[
    "SearchClaims",
    "SearchMeaning",
    "SearchText",
    "ListRelatedClaims",
    "ListClaimChecks",
    "ListClaimantSuggestions",
    "ReadInsights",
    "ReadInsightTable",
    "ExportTable",
    "ExportLines",
    "ExportEvents",
    "ReadDataFeed",
];

/// Class of the operation with this id: heavy, or else by whether the operation only reads.
#[must_use]
pub fn class_of(id: &str, is_read: bool) -> WorkClass {
    if HEAVY.iter().any(|name| snake(name) == id) {
        WorkClass::Heavy
    } else if is_read {
        WorkClass::Read
    } else {
        WorkClass::Write
    }
}

/// Operation id of a type name: `PublishVerdict` is `publish_verdict`.
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

/// Security requirement of an operation, or `None` for the document's default (session or token).
#[must_use]
pub fn security(access: Access) -> Option<Vec<SecurityRequirement>> {
    match access {
        Access::Anyone => Some(vec![SecurityRequirement::default()]),
        Access::Subscribers => Some(vec![SecurityRequirement::default(), SecurityRequirement::new("token", [""; 0])]),
        access if access.takes_tokens() => None,
        _ => Some(vec![SecurityRequirement::new("session", [""; 0])]),
    }
}

/// All operations of a path, with their methods.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heavy_operations_are_in_the_table() {
        for heavy in HEAVY {
            assert!(TABLE.iter().any(|(name, _)| name == heavy), "{heavy}");
        }
    }
}
