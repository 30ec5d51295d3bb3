//! Article analysis: run the analyser on a version and store its claims.

use std::sync::Arc;

use claim_matching::Shingles;

use super::analyser::Analyser;
use super::archiving::shelve_new;
use super::conversion::{days, left_out, without_captions, without_layers};
use super::findings::{Findings, carry_over, gone, sort_out};
use super::subscription::queue_rules;
use super::versions::alignment::Previous;
use super::versions::copies;
use crate::app::claims::staleness::mark;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::wake_ups::Written;
use crate::app::work::Work;
use crate::domain::articles::article::{Article, ArticleVersion};
use crate::domain::claims::staleness::StaleReason;
use crate::domain::kernel::id::{ArticleId, ClaimId, JobId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::articles::analysis::Outcome;

/// Analyses one version of an article and stores its claims. A second run finds the same claims and adds none.
pub async fn run(app: &App, id: ArticleId, number: i32) -> Result<()> {
    let article = super::article::by_id(app, id).await?;
    let version = super::article::version(app, id, number).await?;
    store::articles::analysis::set_running(&app.pool, id, number).await?;
    let before = version_before(app, id, number).await?;
    let Read { article, version, found, previous, shingles } =
        read(Arc::clone(&app.analyser), article, version, before).await?;

    let mut work = Work::open(app, &Actor::system()).await?;
    // Two versions of an article may be read at once, but the claims of one are known to the other.
    store::articles::article::hold(work.db(), id).await?;
    let standing = store::articles::analysis::lock(work.db(), id, number).await?.ok_or(Error::NotFound("article"))?;
    let known = store::claims::appearance::of_article(work.db(), id).await?;

    let copies = match copies::original(&mut work, &article, &shingles).await? {
        // Claims that have been found already stay apart.
        Some(original) if known.is_empty() && version.number == article.current_version => {
            store::articles::copies::set_original(work.db(), id, original).await?;
            store::claims::appearance::of_copies(&mut *work.db(), original).await?
        }
        _ => Vec::new(),
    };
    let mut findings = sort_out(&work, &version, &found.claims, &known, &copies, &previous, standing.offered);
    if standing.analyser.as_deref() == Some(app.analyser.version()) {
        findings.again.clear();
    }
    carry_over(&app.analyser, &work, &article, &version, &known, &previous, &mut findings);

    let now = work.now();
    store::claims::claim::insert(work.db(), &findings.claims, &findings.appearances, now).await?;
    store::claims::review::raise_versions(work.db(), &findings.moved, now).await?;
    let reread = store::claims::new_reading::replace(work.db(), &findings.again, &findings.again_places, now).await?;
    if version.number == article.current_version {
        let gone = gone(&version, &known, &previous, &findings);
        mark(&mut work, &gone, StaleReason::WordsChanged).await?;
        let gone: Vec<ClaimId> = gone.into_iter().map(|mark| mark.claim).collect();
        store::claims::review::set_words_changed(work.db(), id, &gone, &findings.moved, version.created_at).await?;
    }
    let outcome = Outcome {
        analyser: app.analyser.version(),
        full_support: found.support == claim_analysis::Support::Full,
        left_out: &left_out(&found),
        held_back: findings.held_back,
    };
    store::articles::analysis::set_done(work.db(), id, number, &outcome, now).await?;

    record(app, &mut work, id, &findings, reread, found.claims.len());
    queue_rules::judge(&mut work, id, &findings).await?;
    let new: Vec<ClaimId> = findings.claims.iter().map(|claim| claim.id).collect();
    shelve_new(&mut work, id, &new).await?;
    work.behind(Job::Compare { article: id });
    if app.analyser.matching_model().is_some() {
        work.behind(Job::Vectors { again: false });
    }
    work.commit().await
}

/// Records what was found: new claims, claims that were read again, the analysis itself.
fn record(app: &App, work: &mut Work, id: ArticleId, findings: &Findings, reread: Vec<ClaimId>, found: usize) {
    for claim in &findings.claims {
        let statement = claim.machine_statement.as_deref().unwrap_or_default();
        let event = Event::of_claim(Kind::ClaimExtracted, claim.id, id).with(Change::set(Field::Statement, statement));
        work.record(event);
    }
    for claim in reread {
        let event = Event::of_claim(Kind::ClaimReadAgain, claim, id);
        work.record(event.with(Change::set(Field::Analyser, app.analyser.version())));
    }
    let event = Event::of_article(Kind::ArticleAnalysed, id)
        .with(Change::set(Field::ClaimsFound, found))
        .with(Change::set(Field::Analyser, app.analyser.version()));
    work.record(event);
}

/// Records that the analysis of a version has failed permanently; `problem` is the reason.
pub async fn give_up(app: &App, id: ArticleId, number: i32, problem: &str) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    store::articles::analysis::set_failed(work.db(), id, number, problem, now).await?;
    work.record(Event::of_article(Kind::AnalysisFailed, id).because(Some(problem)));
    work.commit().await
}

async fn version_before(app: &App, id: ArticleId, number: i32) -> Result<Option<ArticleVersion>> {
    match number {
        ..=1 => Ok(None),
        _ => Ok(store::articles::article::version(&app.pool, id, number - 1).await?),
    }
}

/// What was read of a version.
struct Read {
    article: Article,
    version: ArticleVersion,
    found: claim_analysis::Extraction,
    previous: Previous,
    shingles: Shingles,
}

/// Runs the analyser, and the comparison with the version before, on the blocking thread pool.
async fn read(
    analyser: Arc<Analyser>,
    article: Article,
    version: ArticleVersion,
    before: Option<ArticleVersion>,
) -> Result<Read> {
    tokio::task::spawn_blocking(move || {
        let (text, days) = (without_captions(&version.text, &version.layers), days(&version.layers));
        let found = without_layers(analyser.read(&article, &text, &days), &version.layers);
        let previous = before.map(|before| Previous::of(&before, &version.text)).unwrap_or_default();
        let shingles = Shingles::new(&text);
        Read { article, version, found, previous, shingles }
    })
    .await
    .map_err(|error| Error::Unexpected(error.into()))
}

/// Queues a new analysis of every article whose newest version was read by another version of the analyser, behind all other
/// work. Returns their number. Claims that people touched stay as they are.
pub async fn read_all_again(app: &App, actor: &Actor) -> Result<usize> {
    let mut work = Work::open(app, actor).await?;
    let outdated = store::articles::analysis::reset_outdated(work.db(), app.analyser.version()).await?;

    let now = work.now();
    let jobs: Vec<(JobId, Job)> =
        outdated.iter().map(|&(article, number)| (work.id(), Job::Analyse { article, number })).collect();
    store::newsroom::job::enqueue_behind(work.db(), &jobs, now).await?;

    let event = Event::of_newsroom(Kind::ArticlesReadAgain)
        .with(Change::set(Field::Articles, outdated.len()))
        .with(Change::set(Field::Analyser, app.analyser.version()));
    work.record(event);
    work.commit().await?;
    app.waker().written(Written { jobs: true, ..Written::default() });
    Ok(outdated.len())
}
