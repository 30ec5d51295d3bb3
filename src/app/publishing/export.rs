//! Exports: stream all rows of a collection.

use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::export::{Key, Row, Sheet};
use crate::store;

/// The next rows of a sheet after a key (exclusive). Verdicts that the actor reviews blind are left out.
pub async fn rows(app: &App, actor: &Actor, sheet: Sheet, after: Key) -> Result<Vec<Row>> {
    let mut db = app.pool.acquire().await?;
    let rows = match sheet {
        Sheet::Claims => store::publishing::export::claims(&mut *db, after).await?,
        Sheet::Evidence => store::publishing::export::evidence(&mut *db, after).await?,
        Sheet::Verdicts => {
            let withheld = Withheld::from(&mut *db, actor).await?;
            store::publishing::export::verdicts(&mut *db, after, withheld.claims()).await?
        }
    };
    Ok(rows)
}
