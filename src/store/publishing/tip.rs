//! Tips: what readers ask the newsroom to check.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::articles::address_key::address_key;
use crate::domain::articles::article::Language;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, TipId};
use crate::domain::kernel::text::WebAddress;
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::tip::{Asked, ReaderTip, TipFile, TipOutcome, TipReason, TipStage, TipVerdict};
use crate::store::kit::connection::Connection;

/// Waits until no other transaction takes a tip: two equal tips that come at the same moment must find each other.
pub async fn wait(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('reader_tips'))").execute(db).await?;
    Ok(())
}

/// A tip that may be equal to a new one.
#[derive(Debug)]
pub struct Candidate {
    /// The tip.
    pub id: TipId,
    /// Its words.
    pub body: Option<String>,
    /// Whether it has the address of the new one.
    pub has_address: bool,
    /// Whether its file is that of the new one; `None` if one of them has no file.
    pub same_file: Option<bool>,
}

/// Tips that the newsroom has not declined and that share the file, a key of the words or the address, in this order and then
/// oldest first, at most `limit`. `sha256` is that of the file.
pub async fn candidates(
    db: &mut Connection,
    bands: &[i32],
    url: Option<&WebAddress>,
    sha256: Option<&[u8; 32]>,
    limit: i64,
) -> sqlx::Result<Vec<Candidate>> {
    let key = url.map(|url| address_key(url.as_str()));
    sqlx::query_as!(
        Candidate,
        r#"select t.id as "id: TipId", t.body, coalesce(t.url_key = $2, false) as "has_address!",
            f.sha256 = $3 as "same_file?"
        from reader_tips t
        left join reader_tip_files f on f.tip_id = t.id
        where t.same_as is null and t.outcome is distinct from 'declined'
            and (t.bands && $1 or t.url_key = $2
                or t.id = any (array(select tip_id from reader_tip_files where sha256 = $3)))
        order by coalesce(f.sha256 = $3, false) desc, t.received_at, t.id
        limit $4"#,
        bands,
        key,
        sha256.map(|sha256| &sha256[..]),
        limit
    )
    .fetch_all(db)
    .await
}

/// Number of tips that nobody has decided about.
pub async fn open(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from reader_tips where outcome is null and same_as is null"#)
        .fetch_one(db)
        .await
}

/// A tip to insert.
#[derive(Debug)]
pub struct NewTip<'a> {
    /// Its id.
    pub id: TipId,
    /// Hash of the reader's link.
    pub secret_hash: &'a [u8; 32],
    /// What the reader typed.
    pub asked: &'a Asked,
    /// Keys of the words; empty without a text.
    pub bands: &'a [i32],
}

/// Inserts a tip that is equal to no other.
pub async fn insert(db: &mut Connection, new: &NewTip<'_>, now: DateTime<Utc>) -> sqlx::Result<()> {
    let Asked { text, url, question, language } = new.asked;
    let url = url.as_ref().map(WebAddress::as_str);
    sqlx::query!(
        "insert into reader_tips (id, secret_hash, received_at, body, url, question, language, url_key, bands)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id as _,
        &new.secret_hash[..],
        now,
        text.as_deref(),
        url,
        question.as_deref(),
        language.as_ref().map(Language::as_str),
        url.map(address_key),
        new.bands
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Inserts a tip that is equal to `same`. Of its words only those are kept that the other tip lacks.
pub async fn join(db: &mut Connection, new: &NewTip<'_>, same: TipId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into reader_tips (id, secret_hash, received_at, same_as) values ($1, $2, $3, $4)",
        new.id as _,
        &new.secret_hash[..],
        now,
        same as _
    )
    .execute(&mut *db)
    .await?;
    let Asked { text, url, question, language } = new.asked;
    let url = url.as_ref().map(WebAddress::as_str);
    sqlx::query!(
        "update reader_tips
        set asked = asked + 1, bands = case when body is null then $2 else bands end, body = coalesce(body, $3),
            url = coalesce(url, $4), url_key = coalesce(url_key, $5), question = coalesce(question, $6),
            language = coalesce(language, $7)
        where id = $1",
        same as _,
        new.bands,
        text.as_deref(),
        url,
        url.map(address_key),
        question.as_deref(),
        language.as_ref().map(Language::as_str)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Published verdicts about claims of the article at an address, newest first; none that is retracted.
pub async fn verdicts_at(db: impl PgExecutor<'_>, article: ArticleId, limit: i64) -> sqlx::Result<Vec<PublicVerdict>> {
    let rows = sqlx::query_scalar!(
        r#"select p.document as "document!"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where not v.retracted and v.articles @> array[$1::uuid]
        order by v.publication_id desc
        limit $2"#,
        article as _,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|document| document.0).collect())
}

/// A tip that an editor acts on.
#[derive(Debug)]
pub struct LockedTip {
    /// The words.
    pub body: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// Language of the words, if known.
    pub language: Option<String>,
    /// Whether somebody has decided.
    pub is_decided: bool,
    /// Who looks at it.
    pub looked_by: Option<AccountId>,
    /// The name of that person.
    pub looked_name: Option<String>,
}

/// Locks a tip that is not joined to another.
pub async fn lock(db: &mut Connection, id: TipId) -> sqlx::Result<Option<LockedTip>> {
    sqlx::query_as!(
        LockedTip,
        r#"select t.body, t.url, t.language, t.outcome is not null as "is_decided!", t.looked_by as "looked_by: AccountId",
            a.name as "looked_name?"
        from reader_tips t
        left join accounts a on a.id = t.looked_by
        where t.id = $1 and t.same_as is null
        for update of t"#,
        id as _
    )
    .fetch_optional(db)
    .await
}

/// Writes who looks at a tip.
pub async fn look(db: &mut Connection, id: TipId, by: AccountId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update reader_tips set looked_by = $2, looked_at = $3 where id = $1", id as _, by as _, now)
        .execute(db)
        .await?;
    Ok(())
}

/// Writes the decision about a tip.
pub async fn decide(
    db: &mut Connection,
    id: TipId,
    outcome: TipOutcome,
    answer: Option<&str>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (name, article, claim, reason) = match outcome {
        TipOutcome::Article(article) => ("article", Some(article), None, None),
        TipOutcome::Claim(claim) => ("claim", None, Some(claim), None),
        TipOutcome::Declined(reason) => ("declined", None, None, Some(reason)),
    };
    sqlx::query!(
        "update reader_tips
        set outcome = $2, article_id = $3, claim_id = $4, reason = $5, answer = $6, decided_by = $7, decided_at = $8
        where id = $1",
        id as _,
        name,
        article as Option<ArticleId>,
        claim as Option<ClaimId>,
        reason as Option<TipReason>,
        answer,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Opens the tips that became an article, or were linked to its claims, because the article is removed.
pub async fn reopen(db: &mut Connection, article: ArticleId) -> sqlx::Result<()> {
    sqlx::query!(
        "update reader_tips
        set outcome = null, article_id = null, claim_id = null, answer = null, decided_by = null, decided_at = null
        where article_id = $1 or claim_id in (select id from claims where article_id = $1)",
        article as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ids of tips, newest first. `before` is the exclusive position of the last tip seen; `stage` leaves out all others.
pub async fn newest(
    db: impl PgExecutor<'_>,
    stage: Option<TipStage>,
    before: Option<(DateTime<Utc>, TipId)>,
    limit: i64,
) -> sqlx::Result<Vec<TipId>> {
    let (at, id) = before.unzip();
    sqlx::query_scalar!(
        r#"select id as "id!: TipId"
        from reader_tip_stages
        where ($1::text is null or stage = $1) and ($2::timestamptz is null or (received_at, id) < ($2, $3::uuid))
        order by received_at desc, id desc
        limit $4"#,
        stage as Option<TipStage>,
        at,
        id as Option<TipId>,
        limit
    )
    .fetch_all(db)
    .await
}

/// Ids of tips, most asked first. `before` is the exclusive position of the last tip seen; `stage` leaves out all others.
pub async fn most_asked(
    db: impl PgExecutor<'_>,
    stage: Option<TipStage>,
    before: Option<(i32, TipId)>,
    limit: i64,
) -> sqlx::Result<Vec<TipId>> {
    let (asked, id) = before.unzip();
    sqlx::query_scalar!(
        r#"select id as "id!: TipId"
        from reader_tip_stages
        where ($1::text is null or stage = $1) and ($2::integer is null or (asked, id) < ($2, $3::uuid))
        order by asked desc, id desc
        limit $4"#,
        stage as Option<TipStage>,
        asked,
        id as Option<TipId>,
        limit
    )
    .fetch_all(db)
    .await
}

/// The tips with these ids, in their order.
pub async fn by_ids(db: impl PgExecutor<'_>, ids: &[TipId]) -> sqlx::Result<Vec<ReaderTip>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select t.id as "id: TipId", t.body, t.url, t.question, t.language, t.asked, t.received_at,
            case when f.tip_id is not null
                then jsonb_build_object('name', f.name, 'type', f.media_type, 'size', f.size) end as "file: Json<TipFile>",
            s.stage as "stage!: TipStage", t.looked_by as "looked_by: AccountId", l.name as "looked_name?",
            t.article_id as "article_id: ArticleId", t.claim_id as "claim_id: ClaimId", t.reason as "reason: TipReason",
            t.answer, t.decided_by as "decided_by: AccountId", d.name as "decided_name?", t.decided_at,
            verdicts.list as "verdicts!: Json<Vec<TipVerdict>>"
        from unnest($1::uuid[]) with ordinality as wanted (id, place)
        join reader_tips t on t.id = wanted.id
        join reader_tip_stages s on s.id = t.id
        cross join lateral (
            select coalesce(jsonb_agg(jsonb_build_object('statement', p.document -> 'statement', 'slug', v.slug,
                'rating', p.document -> 'rating' -> 'label') order by v.first_id), '[]') as list
            from tip_verdicts(t.article_id, t.claim_id) v
            join publications p on p.id = v.publication_id
        ) verdicts
        left join reader_tip_files f on f.tip_id = t.id
        left join accounts l on l.id = t.looked_by
        left join accounts d on d.id = t.decided_by
        order by wanted.place"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::into_tip).collect())
}

struct Row {
    id: TipId,
    body: Option<String>,
    url: Option<String>,
    question: Option<String>,
    language: Option<String>,
    asked: i32,
    received_at: DateTime<Utc>,
    file: Option<Json<TipFile>>,
    stage: TipStage,
    looked_by: Option<AccountId>,
    looked_name: Option<String>,
    article_id: Option<ArticleId>,
    claim_id: Option<ClaimId>,
    reason: Option<TipReason>,
    answer: Option<String>,
    decided_by: Option<AccountId>,
    decided_name: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    verdicts: Json<Vec<TipVerdict>>,
}

impl Row {
    fn into_tip(self) -> ReaderTip {
        let person = |id: Option<AccountId>, name| id.zip(name).map(|(id, name)| PersonRef { id, name });
        ReaderTip {
            id: self.id,
            text: self.body,
            url: self.url,
            file: self.file.map(|file| file.0),
            question: self.question,
            language: self.language,
            asked: self.asked,
            received_at: self.received_at,
            stage: self.stage,
            looked_by: person(self.looked_by, self.looked_name),
            article_id: self.article_id,
            claim_id: self.claim_id,
            reason: self.reason,
            answer: self.answer,
            decided_by: person(self.decided_by, self.decided_name),
            decided_at: self.decided_at,
            verdicts: self.verdicts.0,
        }
    }
}

/// The tip that the bearer of a link has asked, or the one that it was joined to, and when the bearer asked.
pub async fn of_secret(
    db: impl PgExecutor<'_>,
    secret_hash: &[u8; 32],
) -> sqlx::Result<Option<(TipId, DateTime<Utc>)>> {
    let found = sqlx::query!(
        r#"select coalesce(same_as, id) as "id!: TipId", received_at from reader_tips where secret_hash = $1"#,
        &secret_hash[..]
    )
    .fetch_optional(db)
    .await?;
    Ok(found.map(|found| (found.id, found.received_at)))
}

/// Deletes what readers typed in tips that were decided before `before`, or that came before it and that nobody decided about:
/// those are declined. Returns their number.
pub async fn forget(db: &mut Connection, before: DateTime<Utc>, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update reader_tips
        set body = null, url = null, question = null, url_key = null, bands = null, outcome = coalesce(outcome, 'declined'),
            reason = case when outcome is null then 'expired' else reason end, decided_at = coalesce(decided_at, $2)
        where coalesce(decided_at, received_at) < $1 and same_as is null
            and (outcome is null or body is not null or url is not null or question is not null)",
        before,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
