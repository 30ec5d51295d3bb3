//! By-line: who signs a verdict, and whether a person agrees to be named.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::byline::{BylineRule, Signer, Signs, Task};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::account::PersonRef;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::verdicts::verdict::{Outcome, Revision};
use crate::store;
use crate::store::kit::connection::Connection;

/// Whether the person agreed to be named on published verdicts.
pub async fn of(app: &App, account: AccountId) -> Result<bool> {
    Ok(store::newsroom::byline::is_named(&app.pool, account).await?)
}

/// Sets whether the person of an account is named on verdicts that are published from now on. A person who no longer agrees also
/// disappears from what is published already.
pub async fn choose(app: &App, actor: &Actor, account: AccountId, named: bool) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    store::people::account::lock(work.db(), account).await?.ok_or(Error::NotFound("account"))?;
    if !store::newsroom::byline::set_named(work.db(), account, named).await? {
        return Ok(());
    }
    if !named {
        store::newsroom::byline::delete(work.db(), account).await?;
    }
    let change = Change::new(Field::NamedInPublic, Some(&(!named).to_string()), Some(&named.to_string()));
    work.record(Event::of_account(Kind::AccountChanged, account).with(change));
    work.commit().await
}

/// Who signs this revision under the rule; empty if the newsroom does.
pub(crate) async fn signers(db: &mut Connection, rule: &BylineRule, revision: &Revision) -> Result<Vec<Signer>> {
    match (rule.signs, &rule.desk, &revision.author) {
        (Signs::Desk, Some(desk), _) => {
            Ok(vec![Signer { name: Text::clone(desk).into_string(), task: Task::Desk, account: None }])
        }
        (Signs::Person, _, Some(author)) => people(db, author, revision).await,
        _ => Ok(Vec::new()),
    }
}

async fn people(db: &mut Connection, author: &PersonRef, revision: &Revision) -> Result<Vec<Signer>> {
    let approvals = revision.decisions.iter().filter(|decision| decision.decision == Outcome::Approved);
    let approvers = approvals.map(|decision| (&decision.by, Task::Approver));
    let people: Vec<(&PersonRef, Task)> = [(author, Task::Author)].into_iter().chain(approvers).collect();
    let ids: Vec<AccountId> = people.iter().map(|(person, _)| person.id).collect();
    let agreed = store::newsroom::byline::agreed(db, &ids).await?;
    if !agreed.contains(&author.id) {
        return Ok(Vec::new());
    }
    let signer =
        |(person, task): (&PersonRef, Task)| Signer { name: person.name.clone(), task, account: Some(person.id) };
    Ok(people.into_iter().filter(|(person, _)| agreed.contains(&person.id)).map(signer).collect())
}

/// The verdict as it would be signed under another rule.
pub async fn previewed(app: &App, verdict: PublicVerdict, rule: &BylineRule) -> Result<PublicVerdict> {
    let (claim, number): (ClaimId, i32) = (verdict.claim_id, verdict.revision);
    let mut db = app.pool.acquire().await?;
    let revisions = store::verdicts::verdict::revisions(&mut *db, claim).await?;
    let signed_by = match revisions.iter().find(|revision| revision.number == number) {
        Some(revision) => signers(&mut db, rule, revision).await?,
        None => Vec::new(),
    };
    Ok(PublicVerdict { signed_by, ..verdict })
}
