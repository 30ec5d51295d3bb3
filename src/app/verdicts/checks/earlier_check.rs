//! Earlier checks: import of the newsroom's own archive, and redirects from its addresses.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use claim_analysis::Context;
use url::Url;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::publication::document;
use crate::app::work::Work;
use crate::domain::articles::article::ArticleText;
use crate::domain::claims::appearance::Voice;
use crate::domain::claims::claim;
use crate::domain::claims::review::State;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publisher::site_of;
use crate::domain::verdicts::checks::earlier_check::{ArchiveImport, EarlierCheck, Row, Waiting};
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::verdict::Revision;
use crate::store;
use crate::store::claims::claim::{NewAppearance, NewClaim};
use crate::store::verdicts::checks::earlier_check::NewEarlier;
use crate::store::verdicts::verdict::NewRevision;

/// Maximum number of rows per transaction.
pub const BATCH: usize = 100;
/// Maximum number of different ratings that one import lists.
const MOST_RATINGS: usize = 1000;
/// Maximum length of an address in bytes, so that it fits an index.
const LONGEST: usize = 2000;

/// How an archive is imported.
#[derive(Debug)]
pub struct Archive {
    /// Hosts of the newsroom, in lower case: checks of other hosts are refused.
    pub hosts: Vec<String>,
    /// First day of the checks that feeds show; `None` for none.
    pub feeds_from: Option<NaiveDate>,
    /// Whether to roll back everything.
    pub dry_run: bool,
}

impl Archive {
    /// Host and path of the check's address.
    fn address(&self, check: &EarlierCheck, now: DateTime<Utc>) -> std::result::Result<(String, String), String> {
        let url = Url::parse(&check.url).map_err(|error| error.to_string())?;
        let host = url.host_str().unwrap_or_default().trim_end_matches('.').to_owned();
        if !self.hosts.contains(&host) {
            return Err(format!("{host} is not a host of this newsroom; name it with --host"));
        }
        if check.url.len() > LONGEST {
            return Err("the address is longer than 2,000 bytes".to_owned());
        }
        if check.published_at > now {
            return Err(format!("{} is in the future", check.published_at.format("%Y-%m-%d")));
        }
        let path = path_of(&url);
        if path == "/" {
            return Err("the address is that of the whole site".to_owned());
        }
        Ok((host, path))
    }
}

/// Path and query of an address.
fn path_of(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

/// Imports rows in one transaction and adds the outcomes to `summary`. Returns the places of the rows that cannot be used, or whose
/// MediaReview cannot, each with the reason.
pub async fn take_in(
    app: &App,
    actor: &Actor,
    archive: &Archive,
    rows: Vec<Row>,
    summary: &mut ArchiveImport,
) -> Result<Vec<String>> {
    let (mut refused, mut without_media) = (Vec::new(), Vec::new());
    let mut work = Work::open(app, actor).await?;
    store::verdicts::checks::earlier_check::lock(work.db()).await?;
    let before = summary.imported;
    let together = Together::of(&rows);
    for row in rows {
        let usable = row.check.and_then(|check| {
            let address = archive.address(&check, work.now())?;
            Ok((check, address))
        });
        match usable {
            Ok((check, (host, path))) => {
                if let Err(reason) = &check.media {
                    without_media.push(format!("{}: imported without its MediaReview: {reason}", row.place));
                }
                let known = together.is_known(&mut work, &check).await?;
                if known {
                    summary.known += 1;
                } else if let Err(reason) = one(app, &mut work, archive, &check, (&host, &path), summary).await? {
                    refused.push(format!("{}: {reason}", row.place));
                }
            }
            Err(reason) => refused.push(format!("{}: {reason}", row.place)),
        }
    }
    summary.refused += u64::try_from(refused.len()).unwrap_or(u64::MAX);
    summary.media_refused += u64::try_from(without_media.len()).unwrap_or(u64::MAX);
    refused.append(&mut without_media);
    if summary.imported > before && app.analyser.matching_model().is_some() {
        work.behind(Job::Vectors { again: false });
    }
    // A dry run drops the transaction, which rolls it back.
    if !archive.dry_run {
        work.commit().await?;
    }
    Ok(refused)
}

/// The first claimants of the checks of one page with the same words.
struct Together(HashMap<(String, String), Vec<String>>);

impl Together {
    fn of(rows: &[Row]) -> Self {
        let mut claimants: HashMap<_, Vec<String>> = HashMap::new();
        for check in rows.iter().filter_map(|row| row.check.as_ref().ok()) {
            let names = claimants.entry((check.url.clone(), check.statement.clone())).or_default();
            names.push(check.claimant().unwrap_or_default().to_owned());
        }
        Self(claimants)
    }

    /// Whether the check was imported: under its claimant, or under a name that the page does not have any more because the archive
    /// has corrected it.
    async fn is_known(&self, work: &mut Work, check: &EarlierCheck) -> Result<bool> {
        let names = self.0.get(&(check.url.clone(), check.statement.clone())).map_or(&[][..], Vec::as_slice);
        let name = check.claimant().unwrap_or_default();
        let known =
            store::verdicts::checks::earlier_check::is_known(work.db(), &check.url, &check.statement, name, names);
        Ok(known.await?)
    }
}

/// Imports one check, unless nobody has said what its rating means.
async fn one(
    app: &App,
    work: &mut Work,
    archive: &Archive,
    check: &EarlierCheck,
    address: (&str, &str),
    summary: &mut ArchiveImport,
) -> Result<std::result::Result<(), String>> {
    let (site, words) = (site_of(&check.url), &check.rating.words);
    let Some(rating) = store::verdicts::checks::publisher_rating::meaning(work.db(), site, words).await? else {
        let key = (site.to_owned(), words.clone());
        if summary.waiting.len() >= MOST_RATINGS && !summary.waiting.contains_key(&key) {
            return Ok(Err(format!("more than {MOST_RATINGS} different ratings; this one is \"{words}\"")));
        }
        let id = work.id();
        store::verdicts::checks::publisher_rating::note(work.db(), id, site, &check.rating).await?;
        *summary.waiting.entry(key).or_default() += 1;
        return Ok(Ok(()));
    };
    let in_feeds = archive.feeds_from.is_some_and(|day| check.published_at.date_naive() >= day);
    insert(app, work, check, rating.into(), (address, in_feeds)).await?;
    summary.imported += 1;
    summary.in_feeds += u64::from(in_feeds);
    Ok(Ok(()))
}

/// Inserts article, claim, verdict and publication, all of them of the date of the check.
async fn insert(
    app: &App,
    work: &mut Work,
    check: &EarlierCheck,
    rating: RatingRef,
    (address, in_feeds): ((&str, &str), bool),
) -> Result<()> {
    let (article, id, now) = (work.id::<ArticleId>(), work.id::<ClaimId>(), work.now());
    let text = ArticleText::new(&check.statement).map_err(|refusal| Error::Unexpected(refusal.into()))?;
    store::verdicts::checks::earlier_check::insert_article(work.db(), article, check, &text, now).await?;
    let (claim, appearance) = claim_of(app, work, (article, id), check, &text);
    store::claims::claim::insert(work.db(), &[claim], &[appearance], now).await?;
    let new = NewEarlier { claim: id, check, address, in_feeds };
    store::verdicts::checks::earlier_check::insert(work.db(), &new, now).await?;

    let at = check.published_at;
    let revision = NewRevision {
        number: 1,
        author: None,
        rating: rating.clone(),
        summary: check.summary.clone(),
        rationale: check.rationale.clone(),
        as_of: at,
        recheck_at: None,
        correction: None,
        checklist: Vec::new(),
        // A medium that cannot be used is in the report.
        media: check.media.clone().unwrap_or_default(),
    };
    store::verdicts::verdict::insert_revision(work.db(), id, &revision, at).await?;
    let revision = Revision {
        number: 1,
        rating,
        summary: revision.summary,
        rationale: revision.rationale,
        as_of: at,
        recheck_at: None,
        correction: None,
        author: None,
        submitted_at: at,
        checklist: Vec::new(),
        media: revision.media,
        decisions: Vec::new(),
    };
    let public = document(work.db(), &app.publisher(), id, revision, at).await?;
    store::claims::review::set(work.db(), id, State::Published, None, now).await?;
    store::verdicts::checks::earlier_check::insert_publication(work.db(), &public).await?;
    let event = Event::of_claim(Kind::VerdictImported, id, article)
        .with(Change::set(Field::Revision, 1))
        .with(Change::set(Field::Rating, &public.rating.label))
        .with(Change::set(Field::Slug, &public.slug))
        .with(Change::set(Field::Address, &check.url));
    work.record(event);
    Ok(())
}

/// The claim, of the kind that the analyser reads in its words, and its place in its own article.
fn claim_of(
    app: &App,
    work: &Work,
    (article_id, id): (ArticleId, ClaimId),
    check: &EarlierCheck,
    text: &ArticleText,
) -> (NewClaim, NewAppearance) {
    let statement = text.as_str().to_owned();
    let context = Context { language: check.language.as_deref(), ..Context::default() };
    let found = app.analyser.extract(&statement, &context).claims.into_iter().next();
    let kind = found.map_or(claim::Kind::Event, |found| found.kind.into());
    let voice = if check.claimant().is_some() { Voice::Reported } else { Voice::Article };
    let appearance = NewAppearance {
        id: work.id(),
        claim_id: id,
        article_id,
        number: 1,
        span_start: 0,
        span_end: i32::try_from(text.length()).unwrap_or(i32::MAX),
        quote: statement.clone(),
        prefix: String::new(),
        suffix: String::new(),
        claimant: check.claimant().map(str::to_owned),
        voice,
        verb: None,
        figures: Vec::new(),
    };
    let claim = NewClaim {
        id,
        article_id,
        machine_statement: Some(statement),
        wording: None,
        wording_by: None,
        kind,
        machine_kind: Some(kind),
        second_kind: None,
        check_worthiness: 0.0,
        reasons: Vec::new(),
        ambiguities: Vec::new(),
        claimant: check.claimant().map(str::to_owned),
        further_claimants: check.claimants.get(1..).unwrap_or_default().to_vec(),
        voice,
        verb: None,
        priority: 0,
    };
    (claim, appearance)
}

/// Records the import of a file.
pub async fn finish(app: &App, actor: &Actor, file: &str, summary: &ArchiveImport) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let event = Event::of_newsroom(Kind::ArchiveImported)
        .with(Change::set(Field::File, file))
        .with(Change::set(Field::Checks, summary.imported));
    work.record(event);
    work.commit().await
}

/// Keeps how many rows of all files wait for the meaning of which words. Words of the newsroom's hosts that are not named have none.
pub async fn keep_waiting(app: &App, actor: &Actor, archive: &Archive, waiting: &Waiting) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let sites: BTreeSet<&str> = archive.hosts.iter().map(|host| site_of(host)).collect();
    for site in sites {
        let of_site = waiting.iter().filter(|((known, _), _)| known == site);
        let (words, rows): (Vec<String>, Vec<i32>) = of_site.map(|((_, words), rows)| (words.clone(), *rows)).unzip();
        store::verdicts::checks::publisher_rating::set_waiting(work.db(), site, &words, &rows).await?;
    }
    work.commit().await
}

/// The slug of the verdict that was published under this address before Claimdesk. `target` is path and query of a request.
pub async fn moved(app: &App, host: &str, target: &str) -> Result<Option<String>> {
    if target.len() > LONGEST || target == "/" {
        return Ok(None);
    }
    // The same normal form as that of the stored addresses.
    let Ok(url) = Url::parse(&format!("http://host.invalid{target}")) else { return Ok(None) };
    let host = host.to_ascii_lowercase();
    let host = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
    Ok(store::verdicts::checks::earlier_check::slug_at(&app.pool, host, &path_of(&url)).await?)
}
