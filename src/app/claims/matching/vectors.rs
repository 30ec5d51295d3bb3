//! Sentence vectors of claims and of other newsrooms' checks: made in the background, stored, counted.

use std::sync::Arc;

use claim_matching::{Claim, CompactVector};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;

/// Claims and checks whose vectors are made by one job: a second of work for each.
const BATCH: i64 = 64;

/// Vectors of an older model that one transaction forgets.
const FORGOTTEN: i64 = 10_000;

/// Makes the model of this server, if it has one, the one whose vectors the newsroom keeps: the server that started last decides.
pub async fn declare(app: &App) -> Result<()> {
    if let Some(model) = app.analyser.matching_model() {
        let mut work = Work::open(app, &Actor::system()).await?;
        store::claims::vector::declare(work.db(), model).await?;
        work.commit().await?;
    }
    Ok(())
}

/// The model of this server, if the newsroom keeps its vectors. Two servers with different models would otherwise replace each other's
/// vectors for ever.
async fn model_of_the_newsroom(app: &App) -> Result<Option<&str>> {
    let Some(model) = app.analyser.matching_model() else {
        return Ok(None);
    };
    match store::claims::vector::declared(&app.pool).await? {
        Some(declared) if declared != model => {
            tracing::warn!(
                model,
                declared,
                "a server that started later compares claims by another model; this one searches by words until \
                 analysis.model and matching.model are the same"
            );
            Ok(None)
        }
        _ => Ok(Some(model)),
    }
}

/// Queues the job if there is a model and something without a vector by it. Vectors of another model are forgotten.
pub async fn sweep(app: &App) -> Result<()> {
    let Some(model) = model_of_the_newsroom(app).await? else {
        return Ok(());
    };
    loop {
        let mut work = Work::open(app, &Actor::system()).await?;
        let forgotten = store::claims::vector::forget_others(work.db(), model, FORGOTTEN).await?
            + store::verdicts::checks::external_check::forget_other_vectors(work.db(), model, FORGOTTEN).await?;
        if forgotten == 0 {
            break;
        }
        work.commit().await?;
    }
    queue(app).await
}

/// Makes the vectors of some claims and checks, and queues the next job if others may remain.
pub async fn run(app: &App, again: bool) -> Result<()> {
    let Some(model) = model_of_the_newsroom(app).await? else {
        return Ok(());
    };
    let claims = embed(app, store::claims::vector::missing(&app.pool, BATCH).await?).await?;
    let checks = embed(app, store::verdicts::checks::external_check::without_vector(&app.pool, BATCH).await?).await?;
    if claims.ids.is_empty() && checks.ids.is_empty() {
        return Ok(());
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::vector::set(work.db(), model, &claims.ids, &claims.texts, &claims.vectors).await?;
    store::verdicts::checks::external_check::set_vectors(
        work.db(),
        model,
        &checks.ids,
        &checks.claimants,
        &checks.vectors,
    )
    .await?;
    work.behind(Job::Vectors { again: !again });
    work.commit().await
}

/// Vectors with what they were made of, column by column.
struct Made<Id> {
    ids: Vec<Id>,
    texts: Vec<String>,
    claimants: Vec<Option<String>>,
    vectors: Vec<Vec<u8>>,
}

/// The vectors of texts with their claimants.
async fn embed<Id: Send + 'static>(app: &App, wanted: Vec<(Id, String, Option<String>)>) -> Result<Made<Id>> {
    let analyser = Arc::clone(&app.analyser);
    let embedding = move || {
        let mut made = Made { ids: Vec::new(), texts: Vec::new(), claimants: Vec::new(), vectors: Vec::new() };
        for (id, text, claimant) in wanted {
            let claim = Claim { text: &text, claimant: claimant.as_deref(), ..Claim::default() };
            if let Some(vector) = analyser.vector(&claim.vector_text()) {
                made.ids.push(id);
                made.texts.push(text);
                made.claimants.push(claimant);
                made.vectors.push(vector.to_bytes());
            }
        }
        made
    };
    tokio::task::spawn_blocking(embedding).await.map_err(|error| Error::Unexpected(error.into()))
}

/// Queues the job behind all other work, if a claim or a check has no vector.
async fn queue(app: &App) -> Result<()> {
    if store::claims::vector::missing(&app.pool, 1).await?.is_empty()
        && store::verdicts::checks::external_check::without_vector(&app.pool, 1).await?.is_empty()
    {
        return Ok(());
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    work.behind(Job::Vectors { again: false });
    work.commit().await
}

/// The vector of a text by the model that is in force; `None` without a model.
pub(super) async fn of_text(app: &App, text: String) -> Result<Option<CompactVector>> {
    if app.analyser.matching_model().is_none() {
        return Ok(None);
    }
    let permit = app.claim_index.models.acquire().await.map_err(|error| Error::Unexpected(error.into()))?;
    let made = make(app, text).await;
    drop(permit);
    made
}

/// The same for strangers, who must not keep the newsroom waiting: `None` while other vectors are being made.
pub(super) async fn of_text_if_idle(app: &App, text: String) -> Result<Option<CompactVector>> {
    match app.claim_index.models.try_acquire() {
        Ok(_permit) if app.analyser.matching_model().is_some() => make(app, text).await,
        _ => Ok(None),
    }
}

async fn make(app: &App, text: String) -> Result<Option<CompactVector>> {
    let analyser = Arc::clone(&app.analyser);
    let made = tokio::task::spawn_blocking(move || analyser.vector(&text)).await;
    made.map_err(|error| Error::Unexpected(error.into()))
}
