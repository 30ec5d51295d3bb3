//! Related claims: claims of other articles that say the same or speak of the same, with their figures compared.

use std::collections::HashMap;
use std::sync::Arc;

use claim_matching::{CompactVector, Match, Query};

use super::index::Among;
use super::search::{Except, LEAST_SHARE, like};
use super::vectors;
use crate::app::articles::analyser::Analyser;
use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::appearance::TypedValue;
use crate::domain::claims::claim::{Claim, Kind};
use crate::domain::claims::matches::{MatchDecision, MatchReason, MatchState};
use crate::domain::claims::related::{Related, agreement, compare};
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::claims::vector::IndexedClaim;

/// Code points of a text that is one sentence or post.
const SENTENCE: usize = 400;

/// Likeness from which a stranger is told that a sentence is a claim that the newsroom knows; see `search::like`.
const SAME: f64 = 0.5;

/// Probability from which the stranger is told so of a claim that is less alike.
const LIKELY: f64 = 0.5;

/// What is public: all that strangers search, and first for the newsroom.
const PUBLIC: Except<'_> = Except { among: Among::Public, article: None, claims: &[] };

/// Maximum number of suggested claims.
const SUGGESTED: usize = 20;

/// Claims of other articles that say the same as this claim or speak of the same: confirmed matches first, then most probable
/// first. Rejected matches are left out. At most 20.
pub async fn of_claim(app: &App, actor: &Actor, id: ClaimId) -> Result<Vec<Related>> {
    let found = app.claim_reads.related.read(&app.pool, id, || related(app, id)).await?;
    let mut found = Arc::unwrap_or_clone(found);
    let is_rated = found.iter().any(|related| related.claim.rating.is_some());
    let withheld = if is_rated { Withheld::from(&app.pool, actor).await? } else { Withheld::default() };
    for related in &mut found {
        withheld.cut(std::slice::from_mut(&mut related.claim));
    }
    Ok(found)
}

/// The related claims, the same for every reader.
async fn related(app: &App, id: ClaimId) -> Result<Vec<Related>> {
    let (asked, decided) = asked(app, id).await?;
    let with = |state| move |(id, decision): (&ClaimId, &MatchDecision)| (decision.state == state).then_some(*id);
    let mut except: Vec<ClaimId> = decided.iter().filter_map(with(MatchState::Rejected)).collect();
    except.push(id);

    let query = Query { text: asked.statement.clone(), claimant: asked.claimant.clone(), day: asked.day };
    let vector = asked.vector.as_deref().and_then(CompactVector::from_bytes);
    let except = Except { among: Among::All, article: Some(asked.article), claims: &except };
    let mut found = like(app, query, vector, except, SUGGESTED).await?;
    found.retain(is_plausible);
    for confirmed in decided.iter().filter_map(with(MatchState::Confirmed)) {
        if !found.iter().any(|found| found.id == confirmed) {
            found.push(Match { id: confirmed, score: 0.0, share: 0.0, likeness: 0.0, reasons: Vec::new() });
        }
    }
    found.sort_by_key(|found| !decided.contains_key(&found.id));

    let Shown { kind, mut claims, mut values } = shown(app, id, &found).await?;
    let ours = values.remove(&id).unwrap_or_default();
    // A claim may have been removed with its article since it was found.
    let found = found.into_iter().filter_map(|found| Some((claims.remove(&found.id)?, found)));
    let related = found.map(|(claim, found)| {
        let theirs = values.remove(&found.id).unwrap_or_default();
        let decision = decided.get(&found.id).cloned();
        let reasons: Vec<MatchReason> = found.reasons.into_iter().map(MatchReason::from).collect();
        // Days and figures of different subjects are no conflict.
        let is_comparable = decision.is_some() || reasons.iter().any(|reason| reason.is_of_one_subject());
        let values = compare((kind, if is_comparable { ours.as_slice() } else { &[] }), (claim.kind, theirs));
        Related {
            agreement: agreement(&values, &reasons),
            likeness: found.likeness,
            share: found.share,
            reasons,
            decision,
            values,
            claim,
        }
    });
    Ok(related.collect())
}

/// The claim as the search reads it, and what was decided about pairs with it.
async fn asked(app: &App, id: ClaimId) -> Result<(IndexedClaim, HashMap<ClaimId, MatchDecision>)> {
    let mut db = app.pool.acquire().await?;
    let asked = store::claims::vector::some(&mut *db, &[id], app.analyser.matching_model()).await?;
    let asked = asked.into_iter().next().ok_or(Error::NotFound("claim"))?;
    Ok((asked, store::claims::matches::of_claim(&mut *db, id).await?.into_iter().collect()))
}

/// What is shown of matches, and compared.
struct Shown {
    /// Kind of the claim that the matches are of.
    kind: Kind,
    /// The matches.
    claims: HashMap<ClaimId, Claim>,
    /// Figures and dates of all of them.
    values: HashMap<ClaimId, Vec<TypedValue>>,
}

/// Loads matches of a claim, and the claim.
async fn shown(app: &App, id: ClaimId, found: &[Match<ClaimId>]) -> Result<Shown> {
    let ids: Vec<ClaimId> = found.iter().map(|found| found.id).chain([id]).collect();
    let mut db = app.pool.acquire().await?;
    let claims = store::claims::claim::by_ids(&mut *db, &ids, false, None).await?;
    let mut values: HashMap<ClaimId, Vec<TypedValue>> = HashMap::new();
    for (claim, found) in store::claims::vector::values(&mut *db, &ids).await? {
        values.entry(claim).or_default().extend(found);
    }
    let mut claims: HashMap<ClaimId, Claim> = claims.into_iter().map(|claim| (claim.id, claim)).collect();
    let kind = claims.remove(&id).ok_or(Error::NotFound("claim"))?.kind;
    Ok(Shown { kind, claims, values })
}

/// Whether a claim is worth a look: probable, or with something in common that can be named.
fn is_plausible(found: &Match<ClaimId>) -> bool {
    let is_of_one_subject = |reason: &claim_matching::Reason| MatchReason::from(*reason).is_of_one_subject();
    found.share >= LEAST_SHARE || found.reasons.iter().any(is_of_one_subject)
}

/// A claim that says the same as a text, with the reasons.
#[derive(Debug)]
pub struct Known {
    /// The claim.
    pub claim: Claim,
    /// Similarity of the two texts, from 0 to 1.
    pub likeness: f64,
    /// Probability that this is the same claim, if one of the candidates is.
    pub share: f64,
    /// What the texts have in common, and what differs.
    pub reasons: Vec<MatchReason>,
}

/// Claims with a public verdict that say the same as a question of a stranger, most probable first, at most `count`.
pub async fn ids_of_question(app: &App, question: &str, count: usize) -> Result<Vec<ClaimId>> {
    let query = Query::of_post(question);
    let vector = vectors::of_text_if_idle(app, query.vector_text()).await?;
    let found = like(app, query, vector, PUBLIC, count).await?;
    Ok(found.into_iter().map(|found| found.id).collect())
}

/// Claims with a public verdict that most probably say the same as a sentence of a stranger, most probable first.
pub async fn ids_of_same(app: &App, sentence: &str) -> Result<Vec<ClaimId>> {
    let query = Query::of_post(sentence);
    let vector = vectors::of_text_if_idle(app, query.vector_text()).await?;
    let mut found = like(app, query, vector, PUBLIC, SUGGESTED).await?;
    found.retain(is_same);
    Ok(found.into_iter().map(|found| found.id).collect())
}

/// Whether a claim most probably says the same as what was searched for.
fn is_same(found: &Match<ClaimId>) -> bool {
    found.likeness >= SAME || found.share >= LIKELY && is_plausible(found)
}

/// The passages of a text to search for: the claims of a longer text, in its order, or a short text as it is.
pub async fn passages(text: &str, most: usize) -> Result<Vec<String>> {
    if text.chars().count() <= SENTENCE {
        return Ok(vec![text.to_owned()]);
    }
    let owned = text.to_owned();
    let found = tokio::task::spawn_blocking(move || Analyser::extract_by_words(&owned)).await;
    let found = found.map_err(|error| Error::Unexpected(error.into()))?;
    let mut claims = found.claims;
    claims.sort_by(|a, b| b.check_worthiness.total_cmp(&a.check_worthiness));
    claims.truncate(most);
    claims.sort_by_key(|claim| claim.span.start);
    Ok(claims.into_iter().map(|claim| claim.statement).collect())
}

/// Claims that say the same as a pasted text, most probable first; before them those that have a public verdict and most probably say the
/// same. Many articles may make a claim that is checked already.
pub async fn of_text(app: &App, actor: &Actor, text: &str, count: usize) -> Result<Vec<Known>> {
    let query = Query::of_post(text);
    let vector = vectors::of_text(app, query.vector_text()).await?;
    let mut found = like(app, query.clone(), vector.clone(), PUBLIC, count).await?;
    found.retain(is_same);
    for other in like(app, query, vector, Except::default(), count).await? {
        if !found.iter().any(|known| known.id == other.id) {
            found.push(other);
        }
    }
    found.truncate(count);
    let known = with_claims(app, actor, found).await?.into_iter().map(|(claim, found)| Known {
        claim,
        likeness: found.likeness,
        share: found.share,
        reasons: found.reasons.into_iter().map(MatchReason::from).collect(),
    });
    Ok(known.collect())
}

/// Loads the claims of matches, in their order.
async fn with_claims(app: &App, actor: &Actor, found: Vec<Match<ClaimId>>) -> Result<Vec<(Claim, Match<ClaimId>)>> {
    let ids: Vec<ClaimId> = found.iter().map(|found| found.id).collect();
    let mut db = app.pool.acquire().await?;
    let mut claims = store::claims::claim::by_ids(&mut *db, &ids, false, None).await?;
    Withheld::of(&mut *db, actor, &claims).await?.cut(&mut claims);
    let mut found: HashMap<ClaimId, Match<ClaimId>> = found.into_iter().map(|found| (found.id, found)).collect();
    // A claim may have been removed with its article since it was found.
    Ok(claims.into_iter().filter_map(|claim| found.remove(&claim.id).map(|found| (claim, found))).collect())
}
