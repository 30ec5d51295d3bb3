//! What can the newsroom take with it, however much that is?

use super::App;
use super::claims::blind;
use super::error::Result;
use crate::domain::actor::Actor;
use crate::domain::export::{Key, Row, Sheet};
use crate::store;

/// Rows that are read at a time.
pub const BATCH: i64 = 500;

/// The next rows of a sheet behind a place. Verdicts that the actor is to read blind are left out.
pub async fn rows(app: &App, actor: &Actor, sheet: Sheet, after: Key) -> Result<Vec<Row>> {
    let mut db = app.pool.acquire().await?;
    let rows = match sheet {
        Sheet::Claims => store::exports::claims(&mut *db, after, BATCH).await?,
        Sheet::Evidence => store::exports::evidence(&mut *db, after, BATCH).await?,
        Sheet::Verdicts => {
            let hidden: Vec<_> = blind(&mut *db, actor).await?.into_iter().collect();
            store::exports::verdicts(&mut *db, after, &hidden, BATCH).await?
        }
    };
    Ok(rows)
}
