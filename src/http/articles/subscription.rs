//! `/subscriptions`: feeds, sitemaps and pages whose new articles come in by themselves.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::articles::subscriptions;
use crate::app::context::App;
use crate::domain::articles::article::Language;
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::subscription::{
    DAILY_LIMIT, Rules, Subscription, SubscriptionEntry, SubscriptionKind, SubscriptionState,
};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, SubscriptionId};
use crate::domain::kernel::page::position;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::people::account::PersonRef;
use crate::formats::opml;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read, read_version};
use crate::http::kit::change::{Change, answer, change, to_the_end};
use crate::http::kit::extract::body::{Empty, File, USUAL};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, subscription_etag};
use crate::http::kit::extract::query::{Paging, Query};
use crate::http::kit::problem::Problem;

/// Maximum number of words of a subscription.
const MOST_WORDS: usize = 100;

/// Maximum number of people who are told.
const MOST_TOLD: usize = 50;

/// A subscription to a feed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Subscription)]
pub struct SubscriptionBody {
    /// The subscription's id.
    id: SubscriptionId,
    /// Address of the feed, sitemap or page.
    #[schema(example = "https://courier.example.org/feed.xml")]
    url: String,
    /// What the feed calls itself; null until it was read.
    #[schema(example = "Korvale Courier")]
    title: Option<String>,
    /// What the address leads to; null until it was read.
    kind: Option<SubscriptionKind>,
    /// Outlet of the articles; null: as their pages say.
    #[schema(example = "Korvale Courier")]
    outlet: Option<String>,
    /// Language of the articles, as a BCP 47 tag; null: as their pages say.
    #[schema(example = "en")]
    language: Option<String>,
    /// An entry is taken if its title or summary has one of these words; empty: all entries.
    #[schema(example = json!(["flood", "evacuation"]))]
    words: Vec<String>,
    /// Maximum number of articles in 24 hours.
    #[schema(example = 50)]
    daily_limit: i32,
    /// Accounts that are notified of new articles.
    told: Vec<AccountId>,
    /// Whether the feed is looked at.
    state: SubscriptionState,
    /// Time of the next look; null while the subscription rests.
    #[schema(example = "2026-03-02T09:30:00Z")]
    next_at: Option<DateTime<Utc>>,
    /// Time of the last look.
    #[schema(example = "2026-03-02T09:00:00Z")]
    looked_at: Option<DateTime<Utc>>,
    /// Time of the last look that could read the feed.
    #[schema(example = "2026-03-02T09:00:00Z")]
    read_at: Option<DateTime<Utc>>,
    /// Why the last look failed; null if it did not.
    problem: Option<FetchProblem>,
    /// HTTP status of the last look that failed.
    #[schema(example = 404)]
    status: Option<i32>,
    /// Time since which all looks fail.
    #[schema(example = "2026-03-01T09:00:00Z")]
    failing_since: Option<DateTime<Utc>>,
    /// Number of entries seen in the last 30 days.
    #[schema(example = 120)]
    entries: i64,
    /// Number of articles taken in the last 30 days.
    #[schema(example = 34)]
    taken: i64,
    /// Who added the subscription.
    created_by: PersonRef,
    /// When the subscription was added.
    #[schema(example = "2026-03-01T09:00:00Z")]
    created_at: DateTime<Utc>,
    /// Entity tag of the rules, for `If-Match`.
    #[schema(example = "\"subscription-019cade2-11c0-7f3a-a5d7-6b0c2e9d4188-1\"")]
    etag: String,
}

impl From<Subscription> for SubscriptionBody {
    fn from(subscription: Subscription) -> Self {
        let Subscription { id, url, title, kind, rules, schedule, entries, taken, created_by, created_at, version } =
            subscription;
        Self {
            etag: subscription_etag(id, version),
            id,
            url,
            title,
            kind,
            outlet: rules.outlet,
            language: rules.language,
            words: rules.words,
            daily_limit: rules.daily_limit,
            told: rules.told,
            state: schedule.state,
            next_at: schedule.next_at,
            looked_at: schedule.looked_at,
            read_at: schedule.read_at,
            problem: schedule.problem,
            status: schedule.status,
            failing_since: schedule.failing_since,
            entries,
            taken,
            created_by,
            created_at,
        }
    }
}

/// What a newsroom wants of a feed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SubscriptionRules, example = json!({ "words": ["flood"], "daily_limit": 20, "is_paused": false }))]
pub struct RulesBody {
    /// Outlet of the articles, at most 200 code points. Default: as their pages say.
    outlet: Option<Text<200>>,
    /// Language of the articles. Default: as their pages say.
    language: Option<Language>,
    /// An entry is taken if its title or summary has one of these words or phrases, whatever the case. At most 100. Default:
    /// all entries.
    #[serde(default)]
    #[schema(example = json!(["flood", "evacuation"]))]
    words: Vec<Text<100>>,
    /// Maximum number of articles in 24 hours, 1 to 500. Default: 50.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    daily_limit: Option<i32>,
    /// Accounts that are notified of new articles, at most 50.
    #[serde(default)]
    #[schema(example = json!([]))]
    told: Vec<AccountId>,
    /// Whether the feed is not looked at for now. Default: false.
    #[serde(default)]
    is_paused: bool,
}

impl RulesBody {
    fn rules(self) -> Result<Rules, Problem> {
        if self.words.len() > MOST_WORDS {
            return Err(Problem::invalid("/words", FieldFault::TooMany { max: MOST_WORDS }));
        }
        if self.told.len() > MOST_TOLD {
            return Err(Problem::invalid("/told", FieldFault::TooMany { max: MOST_TOLD }));
        }
        let daily_limit = self.daily_limit.unwrap_or(DAILY_LIMIT);
        if !(1..=500).contains(&daily_limit) {
            return Err(Problem::invalid("/daily_limit", FieldFault::OutOfRange { min: 1, max: 500 }));
        }
        Ok(Rules {
            outlet: self.outlet.map(Into::into),
            language: self.language.map(Into::into),
            words: self.words.into_iter().map(Into::into).collect(),
            daily_limit,
            told: self.told,
        })
    }
}

/// A feed to subscribe to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "url": "https://courier.example.org/", "rules": { "words": ["flood"] } }))]
pub struct NewSubscription {
    /// Address of a feed, a sitemap, a page with links to articles, or of a site that names its feed.
    url: WebAddress,
    /// What the newsroom wants of the feed. Default: all new articles, at most 50 a day.
    #[schema(value_type = Option<RulesBody>)]
    rules: Option<RulesBody>,
}

impl Default for RulesBody {
    fn default() -> Self {
        Self { outlet: None, language: None, words: Vec::new(), daily_limit: None, told: Vec::new(), is_paused: false }
    }
}

/// List subscriptions, newest first.
#[utoipa::path(
    tag = "subscriptions",
    params(Paging),
    responses((status = 200, description = "One page of results", body = Page<SubscriptionBody>))
)]
#[get("/subscriptions")]
pub async fn list_subscriptions(
    app: Data<App>,
    _can: Can<access::ListSubscriptions>,
    request: HttpRequest,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let after = paging.cursor.as_deref().map(position).transpose()?;
    let page = subscriptions::page(&app, after, paging.limit()?).await?;
    read(&request, &Page::<SubscriptionBody>::from(page))
}

/// Subscribe to a feed.
///
/// The address is looked at in the background, at once. A page that names a feed leads to that feed.
#[utoipa::path(
    tag = "subscriptions",
    request_body = NewSubscription,
    responses(
        (status = 201, description = "Subscribed", body = SubscriptionBody),
        (status = 200, description = "Subscribed already; the rules stay as they are", body = SubscriptionBody),
        (status = 422, description = "A field is invalid, or there are too many subscriptions")
    )
)]
#[post("/subscriptions")]
pub async fn add_subscription(
    change: Change<access::AddSubscription, NewSubscription>,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, new| async move {
            let rules = new.rules.unwrap_or_default().rules()?;
            let (subscription, is_new) = subscriptions::add(&app, &actor, &new.url, rules).await?;
            let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
            let body = SubscriptionBody::from(subscription);
            let place = format!("/api/v1/subscriptions/{}", body.id);
            answer(status, Some(body.etag.clone()), Some(place), &body)
        })
        .await
}

/// Read a subscription.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")),
    responses((status = 200, description = "The subscription", body = SubscriptionBody))
)]
#[get("/subscriptions/{id}")]
pub async fn read_subscription(
    app: Data<App>,
    _can: Can<access::ReadSubscription>,
    request: HttpRequest,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, Problem> {
    let body = SubscriptionBody::from(subscriptions::by_id(&app, *id).await?);
    read_version(&request, &body.etag, &body)
}

/// Change the rules of a subscription, pause or resume it.
#[utoipa::path(
    tag = "subscriptions",
    params(
        ("id" = SubscriptionId, Path, description = "The subscription"),
        ("If-Match" = String, Header, description = "The subscription's ETag", example = "\"subscription-019cade2-11c0-7f3a-a5d7-6b0c2e9d4188-1\"")
    ),
    request_body = RulesBody,
    responses(
        (status = 200, description = "Changed", body = SubscriptionBody),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "A field is invalid")
    )
)]
#[put("/subscriptions/{id}")]
pub async fn change_subscription(
    change: Change<access::ChangeSubscription, RulesBody>,
    id: Path<SubscriptionId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let (is_paused, expected) = (body.is_paused, seen.of_subscription(id));
            let changed = subscriptions::change(&app, &actor, id, expected, body.rules()?, is_paused).await?;
            let body = SubscriptionBody::from(changed);
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// Remove a subscription.
///
/// Its articles stay.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")),
    responses((status = 204, description = "Removed"))
)]
#[delete("/subscriptions/{id}")]
pub async fn remove_subscription(
    app: Data<App>,
    can: Can<access::RemoveSubscription>,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    to_the_end(async move { subscriptions::remove(&app, &actor, id).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Look at a feed now.
///
/// A subscription that rests is resumed.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")),
    request_body = Empty,
    responses((status = 202, description = "Queued", body = SubscriptionBody))
)]
#[post("/subscriptions/{id}/poll")]
pub async fn poll_subscription(
    change: Change<access::PollSubscription, Empty>,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, Empty {}| async move {
            let body = SubscriptionBody::from(subscriptions::poll(&app, &actor, id).await?);
            answer(StatusCode::ACCEPTED, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// List what a feed brought, newest first, with what became of it.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription"), Paging),
    responses((status = 200, description = "One page of results", body = Page<SubscriptionEntry>))
)]
#[get("/subscriptions/{id}/entries")]
pub async fn list_subscription_entries(
    app: Data<App>,
    _can: Can<access::ListSubscriptionEntries>,
    request: HttpRequest,
    id: Path<SubscriptionId>,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let after = paging.cursor.as_deref().map(position).transpose()?;
    let page = subscriptions::entries(&app, *id, after, paging.limit()?).await?;
    read(&request, &Page::<SubscriptionEntry>::from(page))
}

/// Download all subscriptions as an OPML file.
#[utoipa::path(
    tag = "subscriptions",
    responses((status = 200, description = "OPML 2.0", content_type = "text/x-opml", body = String))
)]
#[get("/subscriptions.opml")]
pub async fn export_subscriptions(
    app: Data<App>,
    _can: Can<access::ExportSubscriptions>,
) -> Result<HttpResponse, Problem> {
    let file = opml::write(&subscriptions::all(&app).await?, &app.publisher().name);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, opml::MEDIA_TYPE))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"subscriptions.opml\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(file))
}

/// What became of the feeds of an OPML file.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportedSubscriptions {
    /// Number of new subscriptions.
    #[schema(example = 12)]
    added: usize,
    /// Number of feeds that were subscribed to already.
    #[schema(example = 3)]
    known: usize,
    /// Number of addresses that no subscription may have.
    #[schema(example = 0)]
    refused: usize,
}

/// Subscribe to all feeds of an OPML file.
///
/// The body is the file, at most 1 MiB. The new subscriptions have the default rules.
#[utoipa::path(
    tag = "subscriptions",
    request_body(content = Vec<u8>, content_type = "text/x-opml", description = "The file", example = json!("<opml version=\"2.0\"><body><outline text=\"Korvale Courier\" xmlUrl=\"https://courier.example.org/feed.xml\"/></body></opml>")),
    responses(
        (status = 200, description = "Number of feeds", body = ImportedSubscriptions),
        (status = 413, description = "Larger than 1 MiB"),
        (status = 422, description = "Not an OPML file with feeds, or there are too many subscriptions")
    )
)]
#[post("/subscriptions.opml")]
pub async fn import_subscriptions(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ImportSubscriptions>,
    file: File<USUAL>,
) -> Result<HttpResponse, Problem> {
    let (context, actor) = (app.clone(), can.actor.clone());
    // On the heap: a use case runs many queries.
    let running = Box::pin(async move {
        let rules = RulesBody::default().rules()?;
        let imported = subscriptions::import(&context, &actor, &file.bytes, &rules).await?;
        let subscriptions::Imported { added, known, refused } = imported;
        answer(StatusCode::OK, None, None, &ImportedSubscriptions { added, known, refused })
    });
    change(&app, &request, &can, running).await
}
