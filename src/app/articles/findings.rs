//! Findings: the analyser's result as claims and appearances.

use std::collections::{HashMap, HashSet, VecDeque};
use std::iter;

use super::analyser::Analyser;
use super::conversion::{NewPlace, narrow, new_appearance, new_claim};
use crate::app::claims::selection::Selection;
use crate::app::work::Work;
use crate::domain::articles::article::{Article, ArticleVersion};
use crate::domain::kernel::id::ClaimId;
use crate::store::claims::appearance::Place;
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
}

/// Divides the analyser's claims into new claims and new appearances of known claims: the same words in another
/// version of the article are the same claim, and a sentence that the article repeats is one claim that appears twice.
pub(crate) fn sort_out(
    work: &Work,
    version: &ArticleVersion,
    found: &[claim_analysis::Claim],
    known: &[Place],
) -> Findings {
    let text: Vec<char> = version.text.chars().collect();
    let here: HashMap<(i32, i32), ClaimId> = known
        .iter()
        .filter(|place| place.number == version.number)
        .map(|place| ((place.span_start, place.span_end), place.claim_id))
        .collect();
    // Claims without an appearance in this version, by their words. A hash map, because an article may have thousands.
    let placed: HashSet<ClaimId> =
        known.iter().filter(|place| place.number == version.number).map(|place| place.claim_id).collect();
    let mut elsewhere: HashMap<&str, VecDeque<ClaimId>> = HashMap::new();
    let mut queued = HashSet::new();
    for old in known.iter().filter(|old| !placed.contains(&old.claim_id)) {
        if queued.insert((old.claim_id, &old.quote)) {
            elsewhere.entry(&old.quote).or_default().push_back(old.claim_id);
        }
    }
    let mut findings = Findings::default();
    for claim in found {
        let spans = iter::once(claim.span).chain(claim.appearances.iter().copied());
        let spots: Vec<NewPlace> = spans.filter_map(|span| NewPlace::of(&text, span)).collect();
        let at = |spot: &NewPlace| here.get(&(spot.span.start, spot.span.end)).copied();
        let missing = spots.iter().any(|spot| at(spot).is_none());
        if !missing {
            if let Some(id) = spots.first().and_then(at) {
                findings.again.push(new_claim(id, version.article_id, claim));
                let reread = spots.into_iter().map(|spot| new_appearance(work, id, version, claim, spot));
                findings.again_places.extend(reread);
            }
            continue;
        }
        let known_claim = spots.iter().find_map(at).or_else(|| {
            let words = |spot: &NewPlace| elsewhere.get_mut(spot.quote.as_str())?.pop_front();
            spots.iter().find_map(words)
        });
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

/// Adds appearances for claims made by hand whose words occur exactly once in this version; the analyser does not
/// find these claims. Words that occur twice are ambiguous and are left to a person.
pub(crate) fn carry_over(
    analyser: &Analyser,
    work: &Work,
    article: &Article,
    version: &ArticleVersion,
    known: &[Place],
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
        let mut met = version.text.match_indices(&old.quote);
        let (Some((byte, _)), None) = (met.next(), met.next()) else {
            continue;
        };
        let before = version.text.get(..byte).map_or(0, |text| text.chars().count());
        let span = claim_analysis::Span { start: before, end: before + old.quote.chars().count() };
        let selection = narrow(span).and_then(|span| Selection::of(analyser, article, version, span).ok());
        if let Some(Selection { claim, place }) = selection {
            let appearance = new_appearance(work, old.claim_id, version, &claim, place);
            findings.appearances.push(appearance);
            findings.moved.push(old.claim_id);
        }
    }
}

/// Claims whose words are in the previous version and not in this one.
pub(crate) fn gone(version: &ArticleVersion, known: &[Place], findings: &Findings) -> Vec<ClaimId> {
    let mut placed: HashSet<ClaimId> = findings.moved.iter().copied().collect();
    let here = known.iter().filter(|place| place.number == version.number);
    placed.extend(here.map(|place| place.claim_id));
    let before = known.iter().filter(|place| place.number + 1 == version.number);
    before
        .filter(|place| !placed.contains(&place.claim_id) && !version.text.contains(&place.quote))
        .map(|place| place.claim_id)
        .collect::<HashSet<_>>()
        .into_iter()
        .collect()
}
