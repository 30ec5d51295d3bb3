//! `/events`: audit log for admins, and its export with a proof.

use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use futures_util::stream;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::event::HistoryEntry;
use crate::app;
use crate::app::newsroom::audit;
use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::audit::{Checkpoint, Link};
use crate::domain::newsroom::event::{EventFilter, Kind, Recorded};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Query parameters of the event list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// `claim:<id>`, `article:<id>`, `account:<id>` or `newsroom`.
    #[param(example = "claim:019cade2-11c0-70f2-b402-a6fc9b09675e")]
    subject: Option<String>,
    /// Id of the account that acted.
    #[param(example = "019cade2-11c0-7438-8442-f6eab7927689")]
    actor: Option<Uuid>,
    /// Kind of the event, for example `verdict.published`.
    #[param(example = "verdict.published")]
    kind: Option<String>,
    /// Earliest time of an event, inclusive.
    #[param(example = "2026-03-01T00:00:00Z")]
    since: Option<DateTime<Utc>>,
    /// Latest time of an event, exclusive.
    #[param(example = "2026-04-01T00:00:00Z")]
    until: Option<DateTime<Utc>>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// An entry of the audit log.
#[derive(Debug, Serialize, ToSchema)]
pub struct LogEntry {
    #[serde(flatten)]
    entry: HistoryEntry,
    /// Claim that the event belongs to, if any.
    #[schema(example = "019cade2-11c0-70f2-b402-a6fc9b09675e")]
    claim_id: Option<Uuid>,
    /// Article that the event belongs to, if any.
    #[schema(example = "019cade2-11c0-71e1-a462-920380a4a542")]
    article_id: Option<Uuid>,
}

impl From<Recorded> for LogEntry {
    fn from(event: Recorded) -> Self {
        Self { claim_id: event.claim.map(|id| id.0), article_id: event.article.map(|id| id.0), entry: event.into() }
    }
}

/// List the events of the audit log, newest first.
#[utoipa::path(
    tag = "audit",
    params(EventQuery),
    responses((status = 200, description = "One page of results", body = Page<LogEntry>))
)]
#[get("/events")]
pub async fn list_events(
    app: FromReplica<access::ListEvents>,
    can: Can<access::ListEvents>,
    request: HttpRequest,
    Query(query): Query<EventQuery>,
) -> Result<HttpResponse, Problem> {
    if let Some(kind) = query.kind.as_deref().filter(|kind| Kind::named(kind).is_none()) {
        return Err(Problem::invalid("/kind", format!("“{kind}” is nothing that happens")));
    }
    let filter = EventFilter {
        subject: query.subject,
        actor: query.actor.map(AccountId),
        kind: query.kind,
        since: query.since,
        until: query.until,
    };
    let page = audit::page(&app, &can.actor, &filter, query.cursor.as_deref(), limit(query.limit)?).await?;
    read(&request, &Page::<LogEntry>::from(page))
}

/// Export the complete audit log as JSON lines, with a proof.
///
/// Each line has an event with the fields that its hash covers, one hash chain after the other. The last line has the
/// newest signed checkpoint. `docs/operate/audit.md` explains the verification.
#[utoipa::path(
    tag = "audit",
    responses(
        (status = 200, description = "Events and checkpoint, one JSON object per line", content_type = "application/jsonl"),
        (status = 403, description = "The caller is a blind second reviewer of a claim")
    )
)]
#[get("/events/proof")]
pub async fn export_events(
    app: FromReplica<access::ExportEvents>,
    can: Can<access::ExportEvents>,
) -> Result<HttpResponse, Problem> {
    audit::may_export(&app, &can.actor).await?;
    let start = Some((String::new(), 0));
    let body = stream::try_unfold((app.0, start), |(app, after)| async move {
        let Some(after) = after else {
            return Ok::<_, app::error::Error>(None);
        };
        let links = audit::export(&app, (&after.0, after.1)).await?;
        let mut text: String = links.iter().map(event_line).collect();
        let next = links.last().map(|last| (last.subject.clone(), last.seq));
        if next.is_none() {
            let checkpoint = audit::newest_checkpoint(&app).await?;
            text.extend(checkpoint.as_ref().map(checkpoint_line));
        }
        Ok(Some((Bytes::from(text), (app, next))))
    });
    Ok(HttpResponse::Ok()
        .content_type("application/jsonl")
        .insert_header(("content-disposition", "attachment; filename=\"claimdesk-events.jsonl\""))
        .insert_header(("cache-control", "no-store"))
        .streaming(body))
}

/// An event of the export, as a line with a line break.
#[must_use]
pub fn event_line(link: &Link) -> String {
    let [id, at, actor, kind, article, claim, account, reason, changes, request] = &link.fields;
    let event = json!({
        "subject": link.subject, "seq": link.seq, "id": id, "at": at, "actor": actor, "kind": kind, "article": article,
        "claim": claim, "account": account, "reason": reason, "changes": changes, "request": request,
        "hash": HEXLOWER.encode(&link.hash),
    });
    format!("{event}\n")
}

/// The checkpoint at the end of the export, as a line with a line break.
#[must_use]
pub fn checkpoint_line(checkpoint: &Checkpoint) -> String {
    let last = json!({"checkpoint": {
        "id": checkpoint.id, "at": checkpoint.at, "xact": checkpoint.xact, "position": checkpoint.position.0,
        "events": checkpoint.events, "subjects": checkpoint.subjects, "root": HEXLOWER.encode(&checkpoint.root), "public_key": HEXLOWER.encode(&checkpoint.public_key),
        "signature": HEXLOWER.encode(&checkpoint.signature),
    }});
    format!("{last}\n")
}
