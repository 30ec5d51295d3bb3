//! Exports: stream all rows of a collection.

use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::export::{Key, Range, Row, Sheet};
use crate::store;

/// Ranges that are found at a time.
const RANGES: usize = 20;

/// The next ranges of a sheet after a key, which can be read at the same time. The last of all goes to [`Key::LAST`].
pub async fn ranges(app: &App, sheet: Sheet, after: Key) -> Result<Vec<Range>> {
    let mut db = app.pool.acquire().await?;
    let ends = match sheet {
        Sheet::Claims => store::publishing::export::ends_of_claims(&mut *db, after).await?,
        Sheet::Evidence => store::publishing::export::ends_of_evidence(&mut *db, after).await?,
        Sheet::Verdicts => store::publishing::export::ends_of_verdicts(&mut *db, after).await?,
    };
    Ok(Range::between(after, &ends, RANGES))
}

/// The rows of a range. Verdicts that the actor reviews blind are left out.
pub async fn rows(app: &App, actor: &Actor, sheet: Sheet, range: Range) -> Result<Vec<Row>> {
    let mut db = app.pool.acquire().await?;
    let mut rows = Vec::new();
    let mut rest = range;
    // A range has one page of rows, and more if some were written since it was cut.
    loop {
        let page = match sheet {
            Sheet::Claims => store::publishing::export::claims(&mut *db, rest).await?,
            Sheet::Evidence => store::publishing::export::evidence(&mut *db, rest).await?,
            Sheet::Verdicts => {
                let withheld = Withheld::from(&mut *db, actor).await?;
                store::publishing::export::verdicts(&mut *db, rest, withheld.claims()).await?
            }
        };
        let Some(last) = page.last() else { return Ok(rows) };
        rest.after = last.key;
        let is_over = page.len() < store::publishing::export::PAGE || rest.after >= rest.to;
        rows.extend(page);
        if is_over {
            return Ok(rows);
        }
    }
}
