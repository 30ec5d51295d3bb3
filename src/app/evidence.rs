//! How are sources attached to a claim, and taken back?

use super::App;
use super::error::{Error, Result};
use super::reviews::Desk;
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::event::{Change, Event, Kind};
use crate::domain::evidence::{Evidence, Stance, Visibility};
use crate::domain::id::{ClaimId, EvidenceId};
use crate::domain::moment::Moment;
use crate::domain::text::{Text, WebAddress};
use crate::store;
use crate::store::evidence::NewEvidence;

/// A source, as somebody describes it.
#[derive(Debug)]
pub struct Description {
    /// Where it stands.
    pub url: WebAddress,
    /// Who published it.
    pub publisher: Option<Text<200>>,
    /// Its title.
    pub title: Option<Text<500>>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// When it was read; now unless said.
    pub accessed_at: Option<chrono::DateTime<chrono::Utc>>,
    /// What it does to the claim.
    pub stance: Stance,
    /// The words that matter, verbatim.
    pub excerpt: Option<Text<10_000>>,
    /// What the newsroom makes of it.
    pub note: Option<Text<10_000>>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// All evidence of a claim, oldest first, withdrawn or not.
pub async fn of_claim(app: &App, claim: ClaimId) -> Result<Vec<Evidence>> {
    if store::claims::by_id(&app.pool, claim).await?.is_none() {
        return Err(Error::NotFound("claim"));
    }
    Ok(store::evidence::of_claim(&app.pool, claim).await?)
}

/// Adds a source. Returns it with the claim's new version.
pub async fn add(
    app: &App,
    actor: &Actor,
    claim: ClaimId,
    expected: i64,
    description: Description,
) -> Result<(Evidence, i64)> {
    let mut desk = Desk::open(app, actor, claim, expected, Action::AddEvidence).await?;
    let now = desk.now();
    let accessed_at = description.accessed_at.unwrap_or(now);
    if accessed_at > now {
        return Err(Error::invalid("/accessed_at", "must not lie in the future"));
    }

    let new = NewEvidence {
        id: desk.id(),
        claim_id: claim,
        url: description.url.into_string(),
        publisher: description.publisher.map(Text::into_string),
        title: description.title.map(Text::into_string),
        published_at: description.published_at,
        accessed_at,
        stance: description.stance,
        excerpt: description.excerpt.map(Text::into_string),
        note: description.note.map(Text::into_string),
        visibility: description.visibility,
        created_by: desk.person()?,
        created_at: now,
    };
    store::evidence::insert(desk.db(), &new).await?;
    desk.stay().await?;

    let event = Event::of_claim(Kind::EvidenceAdded, claim, desk.article)
        .with(Change::set("source", &new.url));
    desk.record(event);
    desk.commit().await?;
    Ok((read(app, claim, new.id).await?, expected + 1))
}

/// Takes a source back, with the reason; it stays on record. Returns it with the claim's new version.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: EvidenceId,
    expected: impl FnOnce(ClaimId) -> i64,
    reason: &Text<1000>,
) -> Result<(Evidence, i64)> {
    let claim = store::evidence::owner(&app.pool, id)
        .await?
        .ok_or(Error::NotFound("evidence"))?;
    let expected = expected(claim);
    let mut desk = Desk::open(app, actor, claim, expected, Action::WithdrawEvidence).await?;
    let by = desk.person()?;

    let withdrawn = find(store::evidence::of_claim(desk.db(), claim).await?, id)?;

    let now = desk.now();
    if !store::evidence::withdraw(desk.db(), id, by, reason, now).await? {
        return Err(Error::conflict("This evidence was withdrawn already."));
    }
    desk.stay().await?;

    let event = Event::of_claim(Kind::EvidenceWithdrawn, claim, desk.article)
        .with(Change::new("source", Some(withdrawn.url), None::<String>))
        .because(Some(reason));
    desk.record(event);
    desk.commit().await?;
    Ok((read(app, claim, id).await?, expected + 1))
}

async fn read(app: &App, claim: ClaimId, id: EvidenceId) -> Result<Evidence> {
    find(store::evidence::of_claim(&app.pool, claim).await?, id)
}

fn find(all: Vec<Evidence>, id: EvidenceId) -> Result<Evidence> {
    all.into_iter()
        .find(|evidence| evidence.id == id)
        .ok_or(Error::NotFound("evidence"))
}
