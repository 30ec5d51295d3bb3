//! Findings: the analyser's result as claims and appearances.

use std::collections::{HashMap, HashSet};
use std::iter;

use super::analyser::Analyser;
use super::conversion::{NewPlace, narrow, new_appearance, new_claim};
use super::versions::alignment::{Home, Previous};
use crate::app::claims::selection::Selection;
use crate::app::work::Work;
use crate::domain::articles::article::{Article, ArticleVersion};
use crate::domain::claims::appearance::Span;
use crate::domain::claims::staleness::Mark;
use crate::domain::kernel::id::ClaimId;
use crate::store::claims::appearance::{Copied, Place};
use crate::store::claims::claim::{NewAppearance, NewClaim};

#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) claims: Vec<NewClaim>,
    pub(crate) appearances: Vec<NewAppearance>,
    /// Known claims with a new appearance; the caller increments their versions.
    pub(crate) moved: Vec<ClaimId>,
    /// Known claims at their known places, as this analysis reads them.
    pub(crate) again: Vec<NewClaim>,
    /// The places of `again`.
    pub(crate) again_places: Vec<NewAppearance>,
    /// Number of new claims that are not offered yet.
    pub(crate) held_back: usize,
}

/// The places in `found` of the `offered` claims with the highest check-worthiness.
fn best(found: &[claim_analysis::Claim], offered: i32) -> HashSet<usize> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    let worth = |at: &usize| found.get(*at).map_or(0.0, |claim| claim.check_worthiness);
    order.sort_by(|one, other| worth(other).total_cmp(&worth(one)));
    order.into_iter().take(usize::try_from(offered).unwrap_or(0)).collect()
}

/// Known claims that have no place in this version yet, of this article and of its copies, by their words.
struct Homeless<'a> {
    claims: HashMap<&'a str, Vec<Known<'a>>>,
}

/// A known claim with its place in the text of the version before.
struct Known<'a> {
    id: ClaimId,
    claimant: Option<&'a str>,
    home: Home,
}

impl<'a> Homeless<'a> {
    fn of(version: &ArticleVersion, known: &'a [Place], copies: &'a [Copied], previous: &Previous) -> Self {
        let here = known.iter().filter(|place| place.number == version.number);
        let placed: HashSet<ClaimId> = here.map(|place| place.claim_id).collect();
        let mut claims: HashMap<&str, Vec<Known<'_>>> = HashMap::new();
        // A claim that a person made of the same words comes after the analyser's, which is what is looked for.
        let (by_hand, found): (Vec<&Place>, Vec<&Place>) =
            known.iter().filter(|old| !placed.contains(&old.claim_id)).partition(|old| old.is_by_hand);
        for old in found.into_iter().chain(by_hand) {
            let candidates = claims.entry(&old.quote).or_default();
            let home = previous.home(old);
            // Places of the previous version come last and decide.
            if home != Home::Anywhere {
                candidates.retain(|known| known.id != old.claim_id || known.home != Home::Anywhere);
            }
            if !candidates.iter().any(|known| known.id == old.claim_id && known.home == home) {
                candidates.push(Known { id: old.claim_id, claimant: old.claimant.as_deref(), home });
            }
        }
        for copied in copies {
            let known = Known { id: copied.claim_id, claimant: copied.claimant.as_deref(), home: Home::Anywhere };
            claims.entry(&copied.quote).or_default().push(known);
        }
        Self { claims }
    }

    /// Takes the claim whose words are now at one of these places: of several, the one of the same claimant.
    fn take(&mut self, spots: &[NewPlace], claimant: Option<&str>) -> Option<ClaimId> {
        let at = |spot: &NewPlace| self.find(spot, Home::At(spot.span), claimant);
        let anywhere = |spot: &NewPlace| self.find(spot, Home::Anywhere, claimant);
        let id = spots.iter().find_map(at).or_else(|| spots.iter().find_map(anywhere))?;
        for spot in spots {
            if let Some(candidates) = self.claims.get_mut(spot.quote.as_str()) {
                candidates.retain(|candidate| candidate.id != id);
            }
        }
        Some(id)
    }

    fn find(&self, spot: &NewPlace, home: Home, claimant: Option<&str>) -> Option<ClaimId> {
        let candidates =
            || self.claims.get(spot.quote.as_str()).into_iter().flatten().filter(|known| known.home == home);
        candidates().find(|known| known.claimant == claimant).or_else(|| candidates().next()).map(|known| known.id)
    }
}

/// Divides the analyser's claims into new claims and new appearances of known claims: the same words in another
/// version of the article are the same claim, unless their own passage has gone, and a sentence that the article repeats is
/// one claim that appears twice. New claims are offered if they are among the best of this version.
pub(crate) fn sort_out(
    work: &Work,
    version: &ArticleVersion,
    found: &[claim_analysis::Claim],
    known: &[Place],
    copies: &[Copied],
    previous: &Previous,
    offered: i32,
) -> Findings {
    let text: Vec<char> = version.text.chars().collect();
    let here = known.iter().filter(|place| place.number == version.number);
    // Of two claims with the same words, the analyser's comes last and counts.
    let (by_hand, machine): (Vec<&Place>, Vec<&Place>) = here.partition(|place| place.is_by_hand);
    let here: HashMap<(i32, i32), ClaimId> =
        by_hand.into_iter().chain(machine).map(|place| ((place.span_start, place.span_end), place.claim_id)).collect();
    let mut homeless = Homeless::of(version, known, copies, previous);
    let own: HashSet<ClaimId> = known.iter().filter(|place| place.is_own).map(|place| place.claim_id).collect();
    let mut findings = Findings::default();
    let best = best(found, offered);
    for (index, claim) in found.iter().enumerate() {
        let spans = iter::once(claim.span).chain(claim.appearances.iter().copied());
        let spots: Vec<NewPlace> = spans.filter_map(|span| NewPlace::of(&text, span)).collect();
        let at = |spot: &NewPlace| here.get(&(spot.span.start, spot.span.end)).copied();
        let missing = spots.iter().any(|spot| at(spot).is_none());
        if !missing {
            if let Some(id) = spots.first().and_then(at).filter(|id| own.contains(id)) {
                findings.again.push(new_claim(id, version.article_id, claim));
                let reread = spots.into_iter().map(|spot| new_appearance(work, id, version, claim, spot));
                findings.again_places.extend(reread);
            }
            continue;
        }
        let known_claim =
            spots.iter().find_map(at).or_else(|| homeless.take(&spots, claim.attribution.claimant.as_deref()));
        if known_claim.is_none() && !best.contains(&index) {
            findings.held_back += 1;
            continue;
        }
        let id = known_claim.unwrap_or_else(|| work.id());
        match known_claim {
            Some(id) => findings.moved.push(id),
            None => findings.claims.push(new_claim(id, version.article_id, claim)),
        }
        let spots = spots.into_iter().filter(|spot| at(spot).is_none());
        let appearances = spots.map(|spot| new_appearance(work, id, version, claim, spot));
        findings.appearances.extend(appearances);
    }
    findings
}

/// Adds appearances for claims made by hand whose passage is still there; the analyser does not find these claims. A passage
/// without a known place must have words that occur exactly once; others are left to a person.
pub(crate) fn carry_over(
    analyser: &Analyser,
    work: &Work,
    article: &Article,
    version: &ArticleVersion,
    known: &[Place],
    previous: &Previous,
    findings: &mut Findings,
) {
    let mut placed: HashSet<ClaimId> = findings.moved.iter().copied().collect();
    let here = known.iter().filter(|place| place.number == version.number);
    placed.extend(here.map(|place| place.claim_id));
    // The newest words of each claim come last in `known`.
    for old in known.iter().rev().filter(|old| old.is_by_hand) {
        if !placed.insert(old.claim_id) {
            continue;
        }
        let span = match previous.home(old) {
            Home::At(span) => Some(span),
            Home::Gone => None,
            Home::Anywhere => only_place(&version.text, &old.quote),
        };
        let selection = span.and_then(|span| Selection::of(analyser, article, version, span).ok());
        if let Some(Selection { claim, place }) = selection {
            let appearance = new_appearance(work, old.claim_id, version, &claim, place);
            findings.appearances.push(appearance);
            findings.moved.push(old.claim_id);
        }
    }
}

/// The place of words that occur exactly once.
fn only_place(text: &str, words: &str) -> Option<Span> {
    let mut met = text.match_indices(words);
    let (Some((byte, _)), None) = (met.next(), met.next()) else {
        return None;
    };
    let start = text.get(..byte)?.chars().count();
    narrow(claim_analysis::Span { start, end: start + words.chars().count() })
}

/// Claims whose words, or whose own passage, are in the previous version and not in this one; each with the words that are
/// now in its place.
pub(crate) fn gone(version: &ArticleVersion, known: &[Place], previous: &Previous, findings: &Findings) -> Vec<Mark> {
    let mut placed: HashSet<ClaimId> = findings.moved.iter().copied().collect();
    let here = known.iter().filter(|place| place.number == version.number);
    placed.extend(here.map(|place| place.claim_id));
    // What a copy says no longer, its original still says.
    let before = known.iter().filter(|place| place.is_own && place.number + 1 == version.number);
    let is_gone = |place: &&Place| match previous.home(place) {
        Home::At(_) => false,
        Home::Gone => true,
        Home::Anywhere => !version.text.contains(&place.quote),
    };
    before
        .filter(|place| !placed.contains(&place.claim_id))
        .filter(is_gone)
        .map(|place| (place.claim_id, previous.instead(place, &version.text)))
        .collect::<HashMap<_, _>>()
        .into_iter()
        .map(|(claim, words)| Mark::with(claim, words))
        .collect()
}
