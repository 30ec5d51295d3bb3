//! Arrival of claims: the claims of a new text are compared with all others.

use super::comparison::load;
use super::{conflicts, grouping};
use crate::app::articles::article::by_id;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::store;

/// Compares the claims of an article with all others: published verdicts with other figures are marked as stale, and claims about
/// one occurrence are grouped.
pub async fn run(app: &App, article: ArticleId) -> Result<()> {
    let number = by_id(app, article).await?.current_version;
    let places = store::claims::list::in_text_order(&app.pool, article, number, None, i64::MAX).await?;
    let ids: Vec<ClaimId> = places.into_iter().map(|(_, _, id)| id).collect();
    let Some(comparison) = load(app, article, &ids).await? else {
        return Ok(());
    };
    conflicts::mark_published(app, &comparison).await?;
    grouping::group(app, comparison).await
}
