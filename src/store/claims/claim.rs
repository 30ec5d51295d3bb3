//! Claims: lookup with review and newest revision, bulk insertion, wording.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claims::ambiguity::{Ambiguity, StoredAmbiguity};
use crate::domain::claims::appearance::{ArticleRef, Claimant, Span, TypedValue, Voice};
use crate::domain::claims::claim::{Claim, Kind, Published, Reason, Wording};
use crate::domain::claims::review::{Dismissal, DismissalReason, State};
use crate::domain::claims::staleness::{Stale, StaleReason};
use crate::domain::kernel::id::{AccountId, AppearanceId, ArticleId, ClaimId};
use crate::domain::kernel::moment::Moment;
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::schedule::{EndReason, Schedule, ScheduleEnd};
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::rating::RatingRef;
use crate::store::kit::connection::Connection;

/// Claims by id, in the order of `ids`, each with what its review keeps of the newest revision and publication. Reasons and ambiguities are
/// loaded only if `whole`. The appearances of a merged claim are with the other claim. A claim with several appearances is shown with the appearance in article `place`,
/// otherwise with the one in the article where it was found.
pub async fn by_ids(
    db: impl PgExecutor<'_>,
    ids: &[ClaimId],
    whole: bool,
    place: Option<ArticleId>,
) -> sqlx::Result<Vec<Claim>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id, c.machine_statement, c.wording, c.wording_reason, c.wording_at,
            c.wording_by as "wording_by: AccountId",
            account_name(c.wording_by) as wording_by_name,
            c.kind, case when c.kind = c.machine_kind then c.second_kind end as "second_kind: Kind",
            c.check_worthiness, case when $2 then c.reasons else '[]' end as "reasons!: Json<Vec<Reason>>",
            case when $2 then c.ambiguities else '[]' end as "ambiguities!: Json<Vec<StoredAmbiguity>>", c.claimant, c.voice, c.verb, c.created_at,
            p.number as "number!", p.span_start as "span_start!", p.span_end as "span_end!", p.quote as "quote!",
            a.id as article_id, a.title, a.outlet, a.url, a.published_at,
            r.version, r.state, r.priority, r.lease_until, r.updated_at, r.pinned_at is not null as "pinned!", r.due_at,
            c.merged_into as "merged_into: ClaimId", r.topics, r.stale_reason as "stale_reason: StaleReason", r.stale_since, r.stale_words,
            r.stale_by as "stale_by: ClaimId",
            r.assignee_id as "assignee_id: AccountId",
            account_name(r.assignee_id) as assignee_name,
            r.dismissal_reason, r.dismissal_note, r.dismissed_at,
            r.dismissed_by as "dismissed_by: AccountId",
            account_name(r.dismissed_by) as dismissed_by_name,
            (select count(distinct article_id) - 1 from appearances where claim_id = c.id) as "also_in!",
            r.evidence_count, r.rating_key, r.rating_label, r.rating_value, r.rating_color,
            r.slug, r.published_at as verdict_published_at, r.published_number, r.published_class,
            s.publish_at as "publish_at?", s.is_hold as "is_hold?", s.ended_at, s.end_reason as "end_reason: EndReason",
            s.scheduled_by as "scheduled_by?: AccountId",
            account_name(s.scheduled_by) as scheduled_by_name,
            (select until from embargoes e where e.claim_id = c.id and e.until > clock_timestamp()) as embargo_until
        from unnest((select $1::uuid[])) with ordinality as wanted (id, position)
        join claims c on c.id = wanted.id
        join reviews r on r.claim_id = c.id
        join lateral (
            select article_id, number, span_start, span_end, quote
            from appearances
            where claim_id = coalesce(c.merged_into, c.id) and (c.merged_into is null or moved_from = c.id)
            order by article_id is not distinct from $3 desc, article_id = c.article_id desc, number desc, id
            limit 1
        ) p on true
        join articles a on a.id = p.article_id
        left join schedules s on s.claim_id = c.id
        order by wanted.position"#,
        ids as _,
        whole,
        place as Option<ArticleId>
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Claim::from).collect())
}

struct Row {
    id: ClaimId,
    machine_statement: Option<String>,
    wording: Option<String>,
    wording_reason: Option<String>,
    wording_at: Option<DateTime<Utc>>,
    wording_by: Option<AccountId>,
    wording_by_name: Option<String>,
    kind: Kind,
    second_kind: Option<Kind>,
    check_worthiness: f64,
    reasons: Json<Vec<Reason>>,
    ambiguities: Json<Vec<StoredAmbiguity>>,
    claimant: Option<String>,
    voice: Voice,
    verb: Option<String>,
    created_at: DateTime<Utc>,
    number: i32,
    span_start: i32,
    span_end: i32,
    quote: String,
    article_id: ArticleId,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    published_at: Option<Moment>,
    version: i64,
    state: State,
    priority: i32,
    lease_until: Option<DateTime<Utc>>,
    updated_at: DateTime<Utc>,
    pinned: bool,
    due_at: Option<DateTime<Utc>>,
    merged_into: Option<ClaimId>,
    topics: Vec<String>,
    stale_reason: Option<StaleReason>,
    stale_words: Option<String>,
    stale_by: Option<ClaimId>,
    stale_since: Option<DateTime<Utc>>,
    assignee_id: Option<AccountId>,
    assignee_name: Option<String>,
    dismissal_reason: Option<DismissalReason>,
    dismissal_note: Option<String>,
    dismissed_at: Option<DateTime<Utc>>,
    dismissed_by: Option<AccountId>,
    dismissed_by_name: Option<String>,
    also_in: i64,
    evidence_count: i32,
    rating_key: Option<String>,
    rating_label: Option<String>,
    rating_value: Option<i32>,
    rating_color: Option<String>,
    slug: Option<String>,
    verdict_published_at: Option<DateTime<Utc>>,
    published_number: Option<i32>,
    published_class: Option<CorrectionClass>,
    publish_at: Option<DateTime<Utc>>,
    is_hold: Option<bool>,
    ended_at: Option<DateTime<Utc>>,
    end_reason: Option<EndReason>,
    scheduled_by: Option<AccountId>,
    scheduled_by_name: Option<String>,
    embargo_until: Option<DateTime<Utc>>,
}

impl From<Row> for Claim {
    fn from(mut row: Row) -> Self {
        let (wording, schedule) = (row.wording(), row.schedule());
        Self {
            id: row.id,
            version: row.version,
            machine_statement: row.machine_statement,
            wording,
            quote: row.quote,
            span: Span { start: row.span_start, end: row.span_end },
            article: ArticleRef {
                id: row.article_id,
                title: row.title,
                outlet: row.outlet,
                url: row.url,
                published_at: row.published_at,
                version: row.number,
            },
            also_in: row.also_in,
            kind: row.kind,
            second_kind: row.second_kind,
            check_worthiness: row.check_worthiness,
            reasons: row.reasons.0,
            ambiguities: row.ambiguities.0.into_iter().map(Ambiguity::from).collect(),
            claimant: Claimant { name: row.claimant, voice: row.voice, verb: row.verb },
            state: row.state,
            priority: row.priority,
            pinned: row.pinned,
            merged_into: row.merged_into,
            due_at: row.due_at,
            topics: row.topics,
            stale: row.stale_reason.zip(row.stale_since).map(|(reason, since)| Stale {
                reason,
                words: row.stale_words,
                by: row.stale_by,
                since,
            }),
            assignee: person(row.assignee_id, row.assignee_name),
            lease_until: row.lease_until,
            dismissal: row.dismissal_reason.zip(row.dismissed_at).map(|(reason, at)| Dismissal {
                reason,
                note: row.dismissal_note,
                by: person(row.dismissed_by, row.dismissed_by_name),
                at,
            }),
            evidence_count: row.evidence_count.into(),
            rating: match (row.rating_key, row.rating_label, row.rating_color) {
                (Some(key), Some(label), Some(color)) => Some(RatingRef { key, label, value: row.rating_value, color }),
                _ => None,
            },
            published: match (row.slug, row.verdict_published_at, row.published_number) {
                (Some(slug), Some(published_at), Some(revision)) => {
                    Some(Published { slug, published_at, correction: row.published_class, revision })
                }
                _ => None,
            },
            schedule,
            embargo_until: row.embargo_until,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Row {
    /// The wording by a person, taken from the row.
    fn wording(&mut self) -> Option<Wording> {
        let by = person(self.wording_by, self.wording_by_name.take())?;
        Some(Wording { statement: self.wording.take()?, reason: self.wording_reason.take(), by, at: self.wording_at? })
    }

    /// The schedule, taken from the row.
    fn schedule(&mut self) -> Option<Schedule> {
        let by = person(self.scheduled_by, self.scheduled_by_name.take())?;
        let ended = self.ended_at.zip(self.end_reason).map(|(at, reason)| ScheduleEnd { at, reason });
        Some(Schedule { publish_at: self.publish_at?, is_hold: self.is_hold?, by, ended })
    }
}

fn person(id: Option<AccountId>, name: Option<String>) -> Option<PersonRef> {
    Some(PersonRef { id: id?, name: name? })
}

/// One claim with its reasons and ambiguities.
pub async fn by_id(db: impl PgExecutor<'_>, id: ClaimId) -> sqlx::Result<Option<Claim>> {
    by_ids(db, &[id], true, None).await.map(|mut found| found.pop())
}

/// A claim to insert, found by the analyser or made by a person.
#[derive(Debug, Serialize)]
pub struct NewClaim {
    /// UUIDv7, chosen by the caller.
    pub id: ClaimId,
    /// The article in which the claim was found.
    pub article_id: ArticleId,
    /// The analyser's wording. `None` if a person made the claim.
    pub machine_statement: Option<String>,
    /// A person's wording. `None` until a person rewords the claim.
    pub wording: Option<String>,
    /// The author of `wording`.
    pub wording_by: Option<AccountId>,
    /// The claim kind, such as `casualties`.
    pub kind: Kind,
    /// The analyser's kind. `None` if a person made the claim.
    pub machine_kind: Option<Kind>,
    /// A kind that fits almost as well, as the analyser says.
    pub second_kind: Option<Kind>,
    /// Check-worthiness, 0 to 1.
    pub check_worthiness: f64,
    /// The signals behind the check-worthiness, with their weights.
    pub reasons: Vec<Reason>,
    /// References that the analyser could not resolve without guessing.
    pub ambiguities: Vec<Ambiguity>,
    /// The person or body that makes the claim, if named.
    pub claimant: Option<String>,
    /// Others who make the same claim, if it was imported with several claimants.
    pub further_claimants: Vec<String>,
    /// The article's own voice, reported speech, or a direct quotation.
    pub voice: Voice,
    /// The verb of attribution, such as "said".
    pub verb: Option<String>,
    /// Base priority, 0 to 1000.
    pub priority: i32,
}

/// An appearance to insert: a claim's span in one article version.
#[derive(Debug, Serialize)]
pub struct NewAppearance {
    /// Chosen by the caller.
    pub id: AppearanceId,
    /// The claim that appears here.
    pub claim_id: ClaimId,
    /// The article.
    pub article_id: ArticleId,
    /// Number of the article version.
    pub number: i32,
    /// Start of the span in Unicode code points, inclusive.
    pub span_start: i32,
    /// End of the span in Unicode code points, exclusive.
    pub span_end: i32,
    /// The exact text of the span.
    pub quote: String,
    /// The text directly before the span.
    pub prefix: String,
    /// The text directly after the span.
    pub suffix: String,
    /// The person or body that makes the claim here, if named.
    pub claimant: Option<String>,
    /// The article's own voice, reported speech, or a direct quotation.
    pub voice: Voice,
    /// The verb of attribution, such as "said".
    pub verb: Option<String>,
    /// The figures and dates in the span.
    pub figures: Vec<TypedValue>,
}

/// Rows per statement: enough to be fast, few enough to stay well below the statement timeout.
pub(super) const BATCH: usize = 1000;

/// Inserts claims with their reviews and appearances, in batches of 1000 rows.
pub async fn insert(
    db: &mut Connection,
    claims: &[NewClaim],
    appearances: &[NewAppearance],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    for batch in claims.chunks(BATCH) {
        insert_claims(db, batch, now).await?;
    }
    for batch in appearances.chunks(BATCH) {
        insert_appearances(db, batch).await?;
    }
    Ok(())
}

async fn insert_claims(db: &mut Connection, claims: &[NewClaim], now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into claims
            (id, article_id, machine_statement, wording, wording_by, wording_at, kind, machine_kind, second_kind,
            check_worthiness, reasons, ambiguities, claimant, further_claimants, voice, verb, created_at)
        select id, article_id, machine_statement, wording, wording_by, case when wording is not null then $2::timestamptz end,
            kind, machine_kind, second_kind, check_worthiness, reasons, ambiguities, claimant, further_claimants, voice, verb, $2
        from jsonb_to_recordset($1) as found (
            id uuid, article_id uuid, machine_statement text, wording text, wording_by uuid, kind claim_kind,
            machine_kind claim_kind, second_kind claim_kind,
            check_worthiness double precision, reasons jsonb, ambiguities jsonb, claimant text, further_claimants text[],
            voice claim_voice, verb text
        )",
        Json(claims) as _,
        now
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into reviews (claim_id, state, priority, updated_at, version, found_hour)
        select id, 'unassigned', priority, $2, 1, (extract(epoch from $2::timestamptz) / 3600)::integer
        from jsonb_to_recordset($1) as found (id uuid, priority integer)",
        Json(claims) as _,
        now
    )
    .execute(&mut *db)
    .await?;
    Ok(())
}

async fn insert_appearances(db: &mut Connection, appearances: &[NewAppearance]) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into appearances
            (id, claim_id, article_id, number, span_start, span_end, quote, prefix, suffix, claimant, voice,
            verb, figures)
        select id, claim_id, article_id, number, span_start, span_end, quote, prefix, suffix, claimant,
            voice, verb, figures
        from jsonb_to_recordset($1) as found (
            id uuid, claim_id uuid, article_id uuid, number integer, span_start integer, span_end integer,
            quote text, prefix text, suffix text, claimant text, voice claim_voice, verb text, figures jsonb
        )",
        Json(appearances) as _,
    )
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// Sets a person's wording and its reason. The machine statement stays unchanged.
pub async fn set_wording(
    db: &mut Connection,
    id: ClaimId,
    wording: &str,
    reason: Option<&str>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update claims set wording = $2, wording_reason = $3, wording_by = $4, wording_at = $5 where id = $1",
        id as _,
        wording,
        reason,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the kind; the analyser's kind stays in `machine_kind`.
pub async fn set_kind(db: &mut Connection, id: ClaimId, kind: Kind) -> sqlx::Result<()> {
    sqlx::query!("update claims set kind = $2 where id = $1", id as _, kind as _).execute(db).await?;
    Ok(())
}
