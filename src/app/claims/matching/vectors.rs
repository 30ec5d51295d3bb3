//! Sentence vectors of claims: made in the background, stored, counted.

use std::sync::Arc;

use claim_matching::{Claim, CompactVector};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;

/// Claims whose vectors are made by one job: a second of work.
const BATCH: i64 = 64;

/// Vectors of an older model that one transaction forgets.
const FORGOTTEN: i64 = 10_000;

/// Queues the job if there is a model and a claim without a vector by it. Vectors of another model are forgotten.
pub async fn sweep(app: &App) -> Result<()> {
    let Some(model) = app.analyser.matching_model() else {
        return Ok(());
    };
    loop {
        let mut work = Work::open(app, &Actor::system()).await?;
        let forgotten = store::claims::vector::forget_others(work.db(), model, FORGOTTEN).await?;
        if forgotten == 0 {
            break;
        }
        work.commit().await?;
    }
    queue(app).await
}

/// Makes the vectors of some claims, and queues the next job if others remain.
pub async fn run(app: &App, again: bool) -> Result<()> {
    let Some(model) = app.analyser.matching_model() else {
        return Ok(());
    };
    let missing = store::claims::vector::missing(&app.pool, BATCH).await?;
    let analyser = Arc::clone(&app.analyser);
    let made = tokio::task::spawn_blocking(move || {
        let vector = |text: &str, claimant: Option<&str>| {
            let claim = Claim { text, claimant, ..Claim::default() };
            analyser.vector(&claim.vector_text()).map(|vector| vector.to_bytes())
        };
        missing
            .into_iter()
            .filter_map(|(id, text, claimant)| Some((id, vector(&text, claimant.as_deref())?, text)))
            .collect::<Vec<(ClaimId, Vec<u8>, String)>>()
    });
    let made = made.await.map_err(|error| Error::Unexpected(error.into()))?;
    if made.is_empty() {
        return Ok(());
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    let ids: Vec<ClaimId> = made.iter().map(|(id, ..)| *id).collect();
    let (vectors, statements): (Vec<_>, Vec<_>) = made.into_iter().map(|(_, vector, text)| (vector, text)).unzip();
    store::claims::vector::set(work.db(), model, &ids, &statements, &vectors).await?;
    work.behind(Job::Vectors { again: !again });
    work.commit().await
}

/// Queues the job behind all other work, if a claim has no vector.
async fn queue(app: &App) -> Result<()> {
    if store::claims::vector::missing(&app.pool, 1).await?.is_empty() {
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
