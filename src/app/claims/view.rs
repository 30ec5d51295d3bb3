//! Saved views: named queue filters of one account.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::view::{MOST_VIEWS, SavedView};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{AccountId, ViewId};
use crate::domain::kernel::text::Text;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::constraint;

/// All saved views of an account, sorted by name.
pub async fn of(app: &App, account: AccountId) -> Result<Vec<SavedView>> {
    Ok(store::claims::view::of(&app.pool, account).await?)
}

/// Saves a view; `query` is the query string of the queue's filter.
///
/// # Errors
/// [`Error::Conflict`] when the account has a view of that name or the maximum number of views.
pub async fn keep(app: &App, actor: &Actor, account: AccountId, name: &Text<60>, query: &str) -> Result<SavedView> {
    let mut work = Work::open(app, actor).await?;
    if store::claims::view::of(work.db(), account).await?.len() >= MOST_VIEWS {
        return Err(Error::conflict(Conflict::ViewsFull { max: MOST_VIEWS }));
    }
    let view = SavedView { id: work.id(), name: (**name).to_owned(), query: query.to_owned(), created_at: work.now() };
    match store::claims::view::insert(work.db(), account, &view).await {
        Ok(()) => {
            work.commit().await?;
            Ok(view)
        }
        Err(error) if constraint::violated(&error) == Some("saved_views_name_key") => {
            Err(Error::conflict(Conflict::ViewExists))
        }
        Err(error) => Err(error.into()),
    }
}

/// Deletes a saved view of the account, or [`Error::NotFound`].
pub async fn remove(app: &App, actor: &Actor, account: AccountId, id: ViewId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    if !store::claims::view::delete(work.db(), account, id).await? {
        return Err(Error::NotFound("view"));
    }
    work.commit().await
}
