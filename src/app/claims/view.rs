//! Saved views: named queue filters of one account.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::view::{MOST_VIEWS, SavedView};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{AccountId, ViewId};
use crate::domain::kernel::text::Text;
use crate::store;
use crate::store::kit::constraint;

/// One's own, by name.
pub async fn of(app: &App, account: AccountId) -> Result<Vec<SavedView>> {
    Ok(store::claims::view::of(&app.pool, account).await?)
}

/// Keeps a view.
///
/// # Errors
/// [`Error::Conflict`] when one of that name is there, or too many are.
pub async fn keep(
    app: &App,
    account: AccountId,
    name: &Text<60>,
    query: &str,
) -> Result<SavedView> {
    if store::claims::view::of(&app.pool, account).await?.len() >= MOST_VIEWS {
        return Err(Error::conflict(Conflict::ViewsFull { max: MOST_VIEWS }));
    }
    let now = app.clock.now();
    let view = SavedView {
        id: app.random.id(now),
        name: (**name).to_owned(),
        query: query.to_owned(),
        created_at: now,
    };
    match store::claims::view::insert(&app.pool, account, &view).await {
        Ok(()) => Ok(view),
        Err(error) if constraint::violated(&error) == Some("saved_views_name_key") => {
            Err(Error::conflict(Conflict::ViewExists))
        }
        Err(error) => Err(error.into()),
    }
}

/// Removes one of one's own.
pub async fn remove(app: &App, account: AccountId, id: ViewId) -> Result<()> {
    if store::claims::view::delete(&app.pool, account, id).await? {
        Ok(())
    } else {
        Err(Error::NotFound("view"))
    }
}
