//! Rules of subscriptions for the queue: which kinds of claims get a place, and how long unchecked articles stay.

use crate::app::articles::findings::Findings;
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::claims::review::{DismissalReason, State};
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;

/// Maximum number of articles whose claims leave the queue in one transaction.
const BATCH: i64 = 50;

/// Applies the kinds that the article's subscription wants to new claims. In an article that a person added, claims come back
/// that the rules for another article have dismissed.
pub(crate) async fn judge(work: &mut Work, article: ArticleId, findings: &Findings) -> Result<()> {
    let Some(wanted) = store::articles::queue_rules::wanted(&mut *work.db(), article).await? else {
        return give_back(work, &findings.moved, Some(article)).await;
    };
    if !findings.claims.is_empty() {
        store::articles::queue_rules::await_again(work.db(), article).await?;
    }
    let is_wanted = |kind| wanted.kinds.is_empty() || wanted.kinds.contains(&kind);
    let others =
        findings.claims.iter().filter(|claim| !is_wanted(claim.kind) && !claim.second_kind.is_some_and(is_wanted));
    let others: Vec<ClaimId> = others.map(|claim| claim.id).collect();
    dismiss(work, article, &others, DismissalReason::OtherKind, &wanted.url).await
}

/// Ends the rules for an article because a person adds it, too. Claims that the rules have dismissed come back.
pub(crate) async fn lift(work: &mut Work, article: ArticleId) -> Result<()> {
    if store::articles::queue_rules::end(work.db(), article).await? {
        let places = store::claims::appearance::of_article(work.db(), article).await?;
        let own: Vec<ClaimId> = places.iter().filter(|place| place.is_own).map(|place| place.claim_id).collect();
        give_back(work, &own, None).await?;
    }
    Ok(())
}

/// Takes the claims of articles that nobody touched out of the queue when the days of their subscription are over. Returns the
/// number of claims.
pub async fn sweep(app: &App) -> Result<usize> {
    let mut dismissed = 0;
    loop {
        let mut work = Work::open(app, &Actor::system()).await?;
        let now = work.now();
        let aged = store::articles::queue_rules::take_aged(work.db(), now, BATCH).await?;
        if aged.is_empty() {
            return Ok(dismissed);
        }
        for article in &aged {
            let claims = store::articles::queue_rules::lock_untouched(work.db(), article.article).await?;
            dismiss(&mut work, article.article, &claims, DismissalReason::Unchecked, &article.url).await?;
            dismissed += claims.len();
        }
        let articles: Vec<ArticleId> = aged.iter().map(|article| article.article).collect();
        store::articles::queue_rules::set_aged(work.db(), &articles).await?;
        work.commit().await?;
    }
}

async fn dismiss(
    work: &mut Work,
    article: ArticleId,
    claims: &[ClaimId],
    reason: DismissalReason,
    subscription: &str,
) -> Result<()> {
    if claims.is_empty() {
        return Ok(());
    }
    let now = work.now();
    store::articles::queue_rules::dismiss(work.db(), claims, reason, now).await?;
    for claim in claims {
        let event = Event::of_claim(Kind::ClaimDismissed, *claim, article)
            .with(Change::new(Field::State, Some(State::Unassigned.words()), Some(State::Dismissed.words())))
            .with(Change::set(Field::Reason, reason.words()))
            .with(Change::set(Field::Address, subscription));
        work.record(event);
    }
    Ok(())
}

async fn give_back(work: &mut Work, claims: &[ClaimId], except: Option<ArticleId>) -> Result<()> {
    if claims.is_empty() {
        return Ok(());
    }
    let now = work.now();
    let back = store::articles::queue_rules::give_back(work.db(), claims, except, now).await?;
    for (claim, article) in back {
        let change = Change::new(Field::State, Some(State::Dismissed.words()), Some(State::Unassigned.words()));
        work.record(Event::of_claim(Kind::ClaimReopened, claim, article).with(change));
    }
    Ok(())
}
