//! Comparison of new claims with those of other articles: one search in memory, one query for what was found.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use claim_matching::{PreparedQuery, Query, Setting, Trace};

use super::index::Among;
use super::index::following::catch_up;
use super::traces::{setting, trace};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::moment::Moment;
use crate::store;
use crate::store::claims::setting::ClaimInArticle;

/// Claims of other articles that a claim is compared with: those that share the most telling words.
const CANDIDATES: usize = 80;

/// New claims of one article, and what they are compared with.
#[derive(Debug)]
pub(super) struct Comparison {
    /// The article.
    pub article: ArticleId,
    /// What the article is about.
    pub setting: Arc<Setting>,
    /// The new claims in text order, then claims of other articles.
    pub claims: Vec<ClaimInArticle>,
    /// What the claims say, in the same order.
    pub traces: Vec<Trace>,
    /// Number of new claims.
    pub new: usize,
    /// For each new claim the claims of other articles with words in common, as indices.
    pub near: Vec<Vec<usize>>,
}

/// Loads these claims of an article and what to compare them with; `None` without claims. Claims that the article has as a copy
/// belong to the original.
pub(super) async fn load(app: &App, article: ArticleId, ids: &[ClaimId]) -> Result<Option<Comparison>> {
    let mut ours = store::claims::setting::claims(&app.pool, ids).await?;
    ours.retain(|claim| claim.article == article && claim.is_open);
    let place: HashMap<ClaimId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    ours.sort_by_key(|claim| place.get(&claim.id).copied());
    let Some(first) = ours.first() else {
        return Ok(None);
    };
    let setting = Arc::new(setting_of(app, article, first.title.as_deref()).await?);
    // Stored before the search: of two articles that are compared at once, at least one finds the other with its setting.
    let mut db = app.pool.acquire().await?;
    store::claims::setting::set(&mut db, article, &setting.names(), &setting.things(), &setting.known()).await?;
    drop(db);

    catch_up(app).await?;
    let about = Arc::clone(&setting);
    let read = blocking(move || {
        let traces: Vec<Trace> = ours.iter().map(|claim| trace(claim, &about)).collect();
        let queries: Vec<PreparedQuery> = ours.iter().zip(&traces).map(|(claim, trace)| query(claim, trace)).collect();
        (ours, traces, queries)
    });
    let (ours, traces, queries) = read.await?;
    let found = app.claim_index.search(Among::All, move |index| {
        queries.iter().map(|query| index.similar(query, CANDIDATES)).collect::<Vec<Vec<ClaimId>>>()
    });
    let found = found.await?;
    let others: BTreeSet<ClaimId> = found.iter().flatten().copied().collect();
    let others: Vec<ClaimId> = others.into_iter().collect();
    let mut others = store::claims::setting::claims(&app.pool, &others).await?;
    others.retain(|claim| claim.article != article && claim.is_open);

    let mut comparison = Comparison { article, setting, new: ours.len(), claims: ours, traces, near: Vec::new() };
    // A long article meets tens of thousands of claims.
    let mut comparison = blocking(move || {
        comparison.extend(others);
        comparison
    })
    .await?;
    let at: HashMap<ClaimId, usize> =
        comparison.claims.iter().enumerate().skip(comparison.new).map(|(at, claim)| (claim.id, at)).collect();
    comparison.near = found.iter().map(|found| found.iter().filter_map(|id| at.get(id).copied()).collect()).collect();
    Ok(Some(comparison))
}

/// Runs work that takes long on the threads for blocking work.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Unexpected(error.into()))
}

impl Comparison {
    /// Adds claims of other articles.
    pub(super) fn extend(&mut self, others: Vec<ClaimInArticle>) {
        let mut settings: HashMap<ArticleId, Arc<Setting>> = HashMap::from([(self.article, Arc::clone(&self.setting))]);
        for claim in others {
            let setting = settings.entry(claim.article).or_insert_with(|| Arc::new(setting(&claim)));
            self.traces.push(trace(&claim, setting));
            self.claims.push(claim);
        }
    }
}

/// What an article is about, by its headline and all its open claims.
async fn setting_of(app: &App, article: ArticleId, title: Option<&str>) -> Result<Setting> {
    let statements = store::claims::setting::statements(&app.pool, article).await?;
    Ok(Setting::new(title, statements.iter().map(String::as_str)))
}

/// The words to search for: those of the headline as well, if the claim names nobody and no place.
fn query(claim: &ClaimInArticle, trace: &Trace) -> PreparedQuery {
    let headline = claim.title.as_deref().filter(|_| trace.inherits()).unwrap_or_default();
    let text = format!("{headline} {}", claim.statement);
    PreparedQuery::new(&Query { text, claimant: None, day: claim.told.map(Moment::day) }, None)
}
