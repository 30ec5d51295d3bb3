//! Publications: public verdict pages, the preview before publishing, and the publication itself.

use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};

use crate::app::claims::claim_lock::ClaimLock;
use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::byline;
use crate::domain::claims::appearance::{Appearance, ArticleRef};
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::Topic;
use crate::domain::people::actor::Actor;
use crate::domain::people::name::{self, SaidBy};
use crate::domain::publishing::publication::{
    ArticleChange, FurtherClaimant, PublicAppearance, PublicEvidence, PublicFile, PublicVerdict, slug,
};
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::checks::earlier_check::Place;
use crate::domain::verdicts::correction::Correction;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::verdict::Revision;
use crate::store;
use crate::store::kit::connection::Connection;

/// The current published verdict with this slug, or [`Error::NotFound`].
pub async fn by_slug(app: &App, slug: &str) -> Result<PublicVerdict> {
    // PostgreSQL rejects U+0000, and no slug contains it.
    if slug.contains('\0') {
        return Err(Error::NotFound("published verdict"));
    }
    store::publishing::publication::by_slug(&app.pool, slug).await?.ok_or(Error::NotFound("published verdict"))
}

/// All published revisions with this slug, oldest first, or [`Error::NotFound`].
pub async fn revisions(app: &App, slug: &str) -> Result<Vec<PublicVerdict>> {
    if slug.contains('\0') {
        return Err(Error::NotFound("published verdict"));
    }
    let revisions = store::publishing::publication::all_by_slug(&app.pool, slug).await?;
    if revisions.is_empty() {
        return Err(Error::NotFound("published verdict"));
    }
    Ok(revisions)
}

/// How the article was changed after the newest publication with this slug, if the newsroom tells its readers.
pub async fn changed_since(app: &App, slug: &str) -> Result<Option<ArticleChange>> {
    if !app.publisher().rules.tell_article_changes {
        return Ok(None);
    }
    Ok(store::publishing::publication::changed_since(&app.pool, slug).await?)
}

/// Number of the newest publication. A feed rendered at the same number is up to date. All later reads of this server
/// show this publication: the primary is asked, and replicas that lack the publication are not used.
pub async fn newest_number(app: &App) -> Result<Option<i64>> {
    let number = store::publishing::publication::newest_number(&app.pool.fresh()).await?;
    if app.pool.has_replicas() && app.newest.load(Ordering::SeqCst) < number.unwrap_or(0) {
        if let Some(position) = app.pool.position().await? {
            app.pool.require(position);
        }
        app.newest.fetch_max(number.unwrap_or(0), Ordering::SeqCst);
    }
    Ok(number)
}

/// A number that every publication raises, every import of earlier checks, and every name that is taken back: lists that were
/// rendered at the same number are up to date.
pub async fn edition(app: &App) -> Result<i64> {
    let newest = newest_number(app).await?.unwrap_or(0);
    Ok(newest + store::publishing::publication::other_changes(&app.pool.fresh()).await?)
}

/// The public verdict as it would be published now, from the draft or else from the newest revision.
///
/// # Errors
/// [`Error::Forbidden`] for the blind second reviewer; [`Error::NotFound`] without draft and revision.
pub async fn preview(app: &App, actor: &Actor, id: ClaimId) -> Result<PublicVerdict> {
    let mut db = app.pool.acquire().await?;
    Withheld::from(&mut *db, actor).await?.refuse(id)?;
    let now = app.clock.now();
    let newest = store::verdicts::verdict::revisions(&mut *db, id).await?.into_iter().next();
    let revision = match store::verdicts::verdict::draft(&mut *db, id).await? {
        Some(draft) => {
            let rating = match &draft.rating {
                Some(key) => store::verdicts::rating::by_key(&mut *db, key).await?,
                None => None,
            };
            let number = newest.map_or(0, |newest| newest.number) + 1;
            draft.into_revision(number, rating.map(RatingRef::from), now)
        }
        None => newest.ok_or(Error::NotFound("verdict"))?,
    };
    document(&mut db, &app.publisher(), id, revision, now).await
}

/// The public verdict of a revision that is published at `now`.
pub(crate) async fn document(
    db: &mut Connection,
    publisher: &Publisher,
    id: ClaimId,
    revision: Revision,
    now: DateTime<Utc>,
) -> Result<PublicVerdict> {
    let claim = store::claims::claim::by_id(&mut *db, id).await?.ok_or(Error::NotFound("claim"))?;
    let appearances = store::claims::appearance::of_claim(&mut *db, id).await?;
    let evidence = store::verdicts::evidence::of_claim(&mut *db, id).await?;
    let last = store::publishing::publication::of_claim(&mut *db, id).await?.pop();
    let origin = store::verdicts::checks::earlier_check::origin(&mut *db, id).await?;
    let article = store::articles::article::by_ids(&mut *db, &[claim.article.id], 1.0).await?.pop();
    let signed_by = byline::signers(&mut *db, &publisher.rules.byline, &revision).await?;
    let mut corrections = last.as_ref().map_or_else(Vec::new, |last| last.corrections.clone());
    // The preview of a revision that is public has the revision's notice already.
    corrections.retain(|notice| notice.revision != revision.number);
    corrections.extend(revision.correction.map(|notice| Correction {
        class: notice.class,
        notice: notice.text,
        revision: revision.number,
        at: now,
    }));
    let standing = Standing::after(corrections.last().map(|last| last.class));
    let (slug, first_published_at) =
        last.map_or_else(|| (slug(claim.statement(), id), now), |last| (last.slug, last.first_published_at));
    let statement = claim.statement().to_owned();
    let address = publisher.at(&format!("/verdicts/{slug}"));
    let mut claimants = Vec::new();
    for SaidBy { name, .. } in name::claimants(store::verdicts::claimant_name::of_claim(&mut *db, id).await?) {
        let record = store::verdicts::claimant_name::public(&mut *db, &name).await?;
        claimants.push(FurtherClaimant { name, record });
    }
    let mut claimants = claimants.into_iter();
    let first = claimants.next();
    Ok(PublicVerdict {
        slug,
        claim_id: id,
        revision: revision.number,
        statement,
        kind: claim.kind,
        topics: claim.topics,
        claimant: first.as_ref().map(|first| first.name.clone()),
        claimant_record: first.and_then(|first| first.record),
        further_claimants: claimants.collect(),
        appearances: one_an_article(appearances)
            .flat_map(|place| match &origin {
                Some(origin) => elsewhere(&place, &origin.places),
                None => vec![PublicAppearance { article: place.article, quote: place.quote, span: place.span }],
            })
            .collect(),
        imported: origin.as_ref().map(|origin| origin.from.clone()),
        rating: revision.rating,
        summary: revision.summary,
        rationale: revision.rationale,
        // A retracted verdict says nothing about a picture, video or sound.
        media: revision.media.filter(|_| standing != Standing::Retracted),
        evidence: evidence.into_iter().filter(Evidence::is_public).map(|source| public(source, &address)).collect(),
        as_of: revision.as_of,
        recheck_at: revision.recheck_at,
        language: article.and_then(|article| article.language),
        first_published_at,
        published_at: now,
        corrections,
        signed_by,
    })
}

/// Publishes a revision of the locked claim as an immutable document, and ends its schedule and its embargo.
/// `due` is the time for which the publication was scheduled, if it was.
pub(crate) async fn go_out(
    app: &App,
    lock: &mut ClaimLock,
    revision: Revision,
    due: Option<DateTime<Utc>>,
) -> Result<()> {
    let (id, author) = (lock.claim, lock.review.author);
    let embargo = store::publishing::schedule::clear(lock.db(), id).await?;
    // The database's clock has decided; this server's may be behind.
    let now = due.into_iter().chain(embargo).fold(lock.now(), Ord::max);
    let document = document(lock.db(), &app.publisher(), id, revision, now).await?;

    let recheck_at = document.recheck_at.filter(|_| document.standing() != Standing::Retracted);
    store::claims::review::set_fresh(lock.db(), id, recheck_at).await?;
    lock.transition(None).await?;

    let kind = match document.standing() {
        Standing::Published => Kind::VerdictPublished,
        Standing::Corrected => Kind::VerdictCorrected,
        Standing::Retracted => Kind::VerdictRetracted,
    };
    let notice = document.corrections.last().map(|last| last.notice.clone());
    let event = Event::of_claim(kind, id, lock.article)
        .because(notice.as_deref())
        .with(Change::set(Field::Revision, document.revision))
        .with(Change::set(Field::Rating, &document.rating.label))
        .with(Change::set(Field::Slug, &document.slug));
    lock.publish(document);
    lock.record(event);
    if let Some(author) = author {
        lock.inform(author, Topic::Published);
    }
    Ok(())
}

/// One appearance per article, from the newest version that has one; earliest published article first.
fn one_an_article(mut appearances: Vec<Appearance>) -> impl Iterator<Item = Appearance> {
    appearances.sort_by(|one, other| {
        let place = |at: &Appearance| (at.article.id, std::cmp::Reverse(at.article.version));
        place(one).cmp(&place(other))
    });
    appearances.dedup_by_key(|place| place.article.id);
    appearances.sort_by_key(|place| {
        let published = place.article.published_at.map(|moment| moment.to_string());
        (published.is_none(), published, place.article.id)
    });
    appearances.into_iter()
}

/// The appearance of an imported claim at the places that the archive names; its own article only has the words.
fn elsewhere(place: &Appearance, known: &[Place]) -> Vec<PublicAppearance> {
    let at = |known: &Place| PublicAppearance {
        article: ArticleRef {
            title: known.title.clone(),
            outlet: known.outlet.clone(),
            url: known.url.clone(),
            published_at: known.published_at,
            ..place.article.clone()
        },
        quote: place.quote.clone(),
        span: place.span,
    };
    known.iter().map(at).collect()
}

fn public(evidence: Evidence, verdict: &str) -> PublicEvidence {
    let id = evidence.id;
    let file = evidence.file.map(|file| PublicFile {
        id,
        name: file.name,
        media_type: file.media_type,
        size: file.size,
        sha256: file.sha256,
        alt: file.alt,
        url: format!("{verdict}/files/{id}"),
    });
    let url = evidence.url.or_else(|| file.as_ref().map(|file| file.url.clone()));
    PublicEvidence {
        url: url.unwrap_or_default(),
        publisher: evidence.publisher,
        title: evidence.title,
        published_at: evidence.published_at,
        accessed_at: evidence.accessed_at,
        stance: evidence.stance,
        excerpt: evidence.excerpt,
        offline: evidence.offline,
        file,
    }
}
