//! Articles and article versions: lookup, pages, insertion, deduplication.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::articles::address_key::address_key;
use crate::domain::articles::article::{AnalysisState, Article, ArticleText, ArticleVersion, Language, Source};
use crate::domain::articles::fetch::FetchState;
use crate::domain::articles::metadata::Metadata;
use crate::domain::kernel::id::{AccountId, ArticleId};
use crate::domain::kernel::text::WebAddress;
use crate::store::kit::connection::Connection;

/// Articles by id, in the order of `ids`. `must_check` is the lowest check-worthiness, inclusive, of a claim
/// that counts as must-check. Unknown ids are skipped.
pub async fn by_ids(db: impl PgExecutor<'_>, ids: &[ArticleId], must_check: f64) -> sqlx::Result<Vec<Article>> {
    sqlx::query_as!(
        Article,
        r#"select a.id, a.title, a.outlet, a.url, a.byline, a.language, a.published_at, a.created_at, a.archived_at,
            a.current_version, coalesce(left(t.text, 160), a.url, '') as "opening!",
            coalesce(n.state, 'pending') as "analysis_state!: AnalysisState", n.finished_at as "analysis_finished_at?", n.analyser as "analyser?",
            n.full_support as "full_support?", n.problem as "analysis_problem?", coalesce(n.held_back, 0) as "held_back!",
            f.state as "fetch_state?: FetchState", f.problem as "fetch_problem?", f.status as "fetch_status?",
            f.finished_at as "fetch_finished_at?", f.same_as as "fetch_same_as?: ArticleId", a.copy_of,
            c.claims as "claims!", c.must_check as "must_check!", c.open as "open!",
            c.published as "published!", e.earlier as "earlier!"
        from unnest((select $1::uuid[])) with ordinality as wanted (id, position)
        join articles a on a.id = wanted.id
        left join article_versions t on t.article_id = a.id and t.number = a.current_version
        left join analyses n on n.article_id = a.id and n.number = a.current_version
        left join fetches f on f.article_id = a.id
        join lateral (
            select count(*) as claims,
                count(*) filter (where c.check_worthiness >= $2) as must_check,
                count(*) filter (where r.state not in ('published', 'dismissed')) as open,
                count(*) filter (where r.state = 'published') as published
            from (
                select distinct claim_id from appearances where article_id = a.id and number = a.current_version
            ) told
            join claims c on c.id = told.claim_id
            join reviews r on r.claim_id = c.id
        ) c on true
        join lateral (
            select count(*) as earlier
            from claims c
            where c.article_id = a.id and c.merged_into is null and not exists (
                select from appearances
                where claim_id = c.id and article_id = a.id and number = a.current_version
            )
        ) e on true
        order by wanted.position"#,
        ids as _,
        must_check
    )
    .fetch_all(db)
    .await
}

/// Ids of a page of articles, newest first, strictly after the key `after`: those in the archive, or those outside it. `like` is a
/// pattern for title, outlet and address; articles of `found` match whatever it is. Articles whose address leads to the page of another one are left out.
pub async fn page(
    db: impl PgExecutor<'_>,
    (like, found): (Option<&str>, &[ArticleId]),
    archived: bool,
    after: Option<(DateTime<Utc>, ArticleId)>,
    limit: i64,
) -> sqlx::Result<Vec<(ArticleId, DateTime<Utc>)>> {
    let (after_at, after_id) = after.unzip();
    let rows = sqlx::query!(
        "select id, created_at
        from articles
        where ($1::text is null
                or coalesce(title, '') || ' ' || coalesce(outlet, '') || ' ' || coalesce(url, '') ilike $1
                or id = any ($6))
            and not exists (select from fetches f where f.article_id = articles.id and f.same_as is not null)
            and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
            and (archived_at is not null) = $5
        order by created_at desc, id desc
        limit $4",
        like,
        after_at,
        after_id as Option<ArticleId>,
        limit,
        archived,
        found as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.created_at)).collect())
}

/// The text of one article version, with the passages that the analyser left out.
pub async fn version(db: impl PgExecutor<'_>, id: ArticleId, number: i32) -> sqlx::Result<Option<ArticleVersion>> {
    let row = sqlx::query!(
        r#"select v.article_id, v.number, v.text, v.sha256, v.length, v.created_at, n.left_out, r.layers as "layers?"
        from article_versions v
        join analyses n on n.article_id = v.article_id and n.number = v.number
        left join article_readings r on r.article_id = v.article_id and r.number = v.number
        where v.article_id = $1 and v.number = $2"#,
        id as _,
        number
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| ArticleVersion {
        article_id: row.article_id,
        number: row.number,
        text: row.text,
        sha256: row.sha256,
        length: row.length,
        created_at: row.created_at,
        left_out: row.left_out.0,
        layers: row.layers.map(|layers| layers.0).unwrap_or_default(),
    }))
}

/// The article without a URL that already has this text from this source. Takes no lock: of two concurrent
/// inserts, the constraint `article_versions_source_key` refuses one.
pub async fn by_source(
    db: impl PgExecutor<'_>,
    source_key: &str,
    sha256: &[u8; 32],
) -> sqlx::Result<Option<ArticleId>> {
    sqlx::query_scalar!(
        "select article_id from article_versions
        where source_key = $1 and sha256 = $2 and source_key not like 'url:%'",
        source_key,
        &sha256[..]
    )
    .fetch_optional(db)
    .await
}

/// The id of the article with this URL, or with another address of the same page.
pub async fn by_url(db: impl PgExecutor<'_>, url: &str) -> sqlx::Result<Option<ArticleId>> {
    // An article without a key has its address as key.
    let found = sqlx::query_scalar!(
        r#"select coalesce(f.same_as, found.id) as "id!: ArticleId"
        from (
            (select id from articles where coalesce(url_key, url) in ($1, $2)
            order by coalesce(url_key, url) = $1 desc
            limit 1)
            union all
            select article_id from article_addresses where url_key = $1
        ) found
        left join fetches f on f.article_id = found.id
        limit 1"#,
        address_key(url),
        url
    );
    found.fetch_optional(db).await
}

/// The same, and locks the row until the transaction ends.
pub async fn lock_by_url(db: &mut Connection, url: &str) -> sqlx::Result<Option<ArticleId>> {
    let Some(id) = by_url(&mut *db, url).await? else {
        return Ok(None);
    };
    let locked = sqlx::query_scalar!(r#"select id as "id: ArticleId" from articles where id = $1 for update"#, id as _);
    locked.fetch_optional(db).await
}

/// Locks the article until the transaction ends.
pub async fn hold(db: &mut Connection, id: ArticleId) -> sqlx::Result<()> {
    sqlx::query!("select from articles where id = $1 for update", id as _).execute(db).await?;
    Ok(())
}

/// The article's current metadata and text hash. Locks the row until the transaction ends.
pub async fn lock(db: &mut Connection, id: ArticleId) -> sqlx::Result<Option<Locked>> {
    // Lock first, then read: a single statement that waits for the lock would join the previous version.
    hold(db, id).await?;
    let row = sqlx::query!(
        r#"select a.title, a.outlet, a.url, a.byline, a.language, a.published_at, a.current_version, v.sha256 as "sha256?"
        from articles a
        left join article_versions v on v.article_id = a.id and v.number = a.current_version
        where a.id = $1"#,
        id as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Locked {
        metadata: Metadata {
            title: row.title,
            outlet: row.outlet,
            url: row.url,
            byline: row.byline,
            language: row.language,
            published_at: row.published_at,
        },
        current_version: row.current_version,
        sha256: row.sha256,
    }))
}

/// The current metadata and text hash of an article, for comparison with an incoming text.
#[derive(Debug)]
pub struct Locked {
    /// What is known of the article.
    pub metadata: Metadata,
    /// Number of the newest version, from 1; 0 for an article without a text.
    pub current_version: i32,
    /// SHA-256 of the newest version's text, 32 bytes.
    pub sha256: Option<Vec<u8>>,
}

/// Overwrites an article's metadata. Violates `articles_url_key_key` if another article has the address.
pub async fn set_metadata(db: &mut Connection, id: ArticleId, metadata: &Metadata) -> sqlx::Result<()> {
    sqlx::query!(
        "update articles
        set title = $2, outlet = $3, byline = $4, language = $5, published_at = $6::text, url = $7,
            url_key = case when url is not distinct from $7 then url_key else $8 end
        where id = $1",
        id as _,
        metadata.title,
        metadata.outlet,
        metadata.byline,
        metadata.language,
        metadata.published_at as _,
        metadata.url,
        metadata.url.as_deref().map(address_key)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Inserts an article. `version` is 1 if its text follows with [`insert_version`], 0 for an article without a text.
pub async fn insert(
    db: &mut Connection,
    id: ArticleId,
    source: &Source,
    version: i32,
    created_by: Option<AccountId>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into articles
            (id, title, outlet, url, byline, language, published_at, current_version, created_at, created_by, url_key)
        values ($1, $2, $3, $4, $5, $6, $7::text, $10, $8, $9, $11)",
        id as _,
        source.title.as_deref(),
        source.outlet.as_deref(),
        source.url.clone().map(WebAddress::into_string),
        source.byline.as_deref(),
        source.language.as_ref().map(Language::as_str),
        source.published_at as _,
        now,
        created_by as _,
        version,
        source.url.as_ref().map(|url| address_key(url.as_str()))
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Inserts an article version and its pending analysis. Violates `article_versions_source_key` when an article
/// without a URL already has this text from this source.
pub async fn insert_version(
    db: &mut Connection,
    id: ArticleId,
    number: i32,
    source_key: &str,
    text: &ArticleText,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "with version as (
            insert into article_versions (article_id, number, source_key, text, sha256, length, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
        )
        insert into analyses (article_id, number, state) values ($1, $2, $8)",
        id as _,
        number,
        source_key,
        text.as_str(),
        &text.sha256()[..],
        i32::try_from(text.length()).unwrap_or(i32::MAX),
        now,
        AnalysisState::Pending as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Makes `number` the current version of the article.
pub async fn set_current_version(db: &mut Connection, id: ArticleId, number: i32) -> sqlx::Result<()> {
    sqlx::query!("update articles set current_version = $2 where id = $1", id as _, number).execute(db).await?;
    Ok(())
}
