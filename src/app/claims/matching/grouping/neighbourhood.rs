//! A neighbourhood: loaded as it is stored, grouped as a whole, and written where the groups differ.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use claim_matching::{Group, Setting, Ties, Trace, place};

use super::super::comparison::blocking;
use super::super::traces::{setting, trace};
use super::changes::{self, Changes, Outcome};
use super::pairs::Pair;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::claims::matches::occurrence::OccurrenceDecision;
use crate::domain::claims::matches::regrouping::{Former, Members, succession};
use crate::domain::kernel::id::{ArticleId, ClaimId, OccurrenceId};
use crate::store;
use crate::store::claims::occurrence::grouping::Place;
use crate::store::claims::setting::ClaimInArticle;

/// Claims of a neighbourhood that is grouped as a whole, all of its claims compared in pairs, each time that a claim is found.
pub(super) const WHOLE: usize = 400;

/// Claims of a neighbourhood that is grouped as a whole when all claims are grouped again.
const LARGEST: usize = 20_000;

/// Claims to group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area<'a> {
    /// Claims that kin pairs connect.
    pub claims: &'a BTreeSet<ClaimId>,
    /// What they have been compared with: for neighbourhoods that are too large to be grouped as a whole.
    pub near: &'a BTreeSet<ClaimId>,
    /// The pairs of kin among all claims, when all are grouped again.
    pub pairs: Option<&'a Known<'a>>,
}

/// Pairs of kin among all claims that were there when grouping again began.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// The pairs.
    pub pairs: &'a [Pair],
    /// The newest claim.
    pub newest: ClaimId,
}

/// Groups the neighbourhood of claims in one transaction, which holds the lock of grouping. Returns its claims.
pub(super) async fn regroup(work: &mut Work, area: Area<'_>, changes: &mut Changes) -> Result<BTreeSet<ClaimId>> {
    let most = if area.pairs.is_some() { LARGEST } else { WHOLE };
    let all = whole(work, area.claims, most).await?;
    let is_whole = all.len() <= most;
    let claims: Vec<ClaimId> =
        if is_whole { all.iter().copied().collect() } else { area.claims.union(area.near).copied().collect() };
    let kin: Vec<ClaimId> = if is_whole { claims.clone() } else { area.claims.iter().copied().collect() };
    if kin.len() > 1 {
        store::claims::occurrence::grouping::unite(work.db(), &kin).await?;
    }
    let places = if is_whole {
        store::claims::occurrence::grouping::places(work.db(), &claims).await?
    } else {
        store::claims::occurrence::grouping::oldest_places(work.db(), &claims).await?
    };
    let wanted: BTreeSet<ClaimId> = claims.into_iter().chain(places.iter().map(|place| place.claim)).collect();
    let wanted: Vec<ClaimId> = wanted.into_iter().collect();
    let mut claims = store::claims::setting::claims(work.db(), &wanted).await?;
    claims.retain(|claim| claim.is_open);
    let pairs = area.pairs.filter(|_| wanted.len() > WHOLE).map(|known| (known.among(&wanted), known.newest));
    let outcome = blocking(move || outcome(claims, places, pairs)).await?;
    changes::write(work, &outcome, changes).await?;
    Ok(if is_whole { all } else { area.claims.clone() })
}

/// All claims that share a neighbourhood or an occurrence with these, directly or through others; more than `most` are not complete.
async fn whole(work: &mut Work, claims: &BTreeSet<ClaimId>, most: usize) -> Result<BTreeSet<ClaimId>> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let mut all = claims.clone();
    let mut new: Vec<ClaimId> = all.iter().copied().collect();
    while !new.is_empty() && all.len() <= most {
        let near = store::claims::occurrence::grouping::neighbours(work.db(), &new, limit).await?;
        new = near.into_iter().filter(|claim| all.insert(*claim)).collect();
    }
    Ok(all)
}

impl Known<'_> {
    /// The pairs among these claims, which are in order.
    fn among(&self, claims: &[ClaimId]) -> Vec<Pair> {
        let is_one = |claim: &ClaimId| claims.binary_search(claim).is_ok();
        self.pairs.iter().filter(|pair| pair.iter().all(is_one)).copied().collect()
    }
}

/// Groups claims, and decides which occurrences the groups continue. Without `pairs`, all claims are compared.
fn outcome(mut claims: Vec<ClaimInArticle>, places: Vec<Place>, pairs: Option<(Vec<Pair>, ClaimId)>) -> Outcome {
    let traces = in_order(&mut claims);
    let at: HashMap<ClaimId, usize> = claims.iter().enumerate().map(|(at, claim)| (claim.id, at)).collect();
    let ties = match pairs {
        None => Ties::all(&traces),
        Some((pairs, newest)) => {
            // Claims that were found in the meantime are compared with all.
            let since = |index: usize| claims.get(index).is_some_and(|claim| claim.id > newest);
            let new = (0..claims.len()).filter(|one| since(*one));
            let with_all =
                new.flat_map(|one| (0..claims.len()).filter(move |other| *other != one).map(move |other| (one, other)));
            let known = pairs.iter().filter_map(|[one, other]| Some((*at.get(one)?, *at.get(other)?)));
            let ordered = known.chain(with_all).map(|(one, other)| (one.min(other), one.max(other)));
            Ties::among(&traces, ordered.collect::<BTreeSet<_>>())
        }
    };
    let mut old: BTreeMap<OccurrenceId, (Group, bool)> = BTreeMap::new();
    for place in places {
        let (group, is_decided) = old.entry(place.occurrence).or_default();
        *is_decided = place.is_decided;
        let Some(at) = at.get(&place.claim).copied() else { continue };
        match place.decision {
            Some(OccurrenceDecision::Out) => _ = group.barred.insert(at),
            Some(OccurrenceDecision::In) => _ = (group.members.insert(at), group.put_in.insert(at)),
            None => _ = group.members.insert(at),
        }
    }
    let kept: Vec<Group> = old.values().filter(|(_, is_decided)| *is_decided).map(|(group, _)| group.clone()).collect();
    let (groups, kept) = place(&traces, &ties, &kept);

    let members =
        |group: &Group| -> Members { group.members.iter().filter_map(|at| Some(claims.get(*at)?.id)).collect() };
    let mut kept = kept.into_iter();
    let formers = old.iter().map(|(id, (group, is_decided))| Former {
        id: *id,
        members: members(group),
        kept: if *is_decided { kept.next() } else { None },
    });
    let formers: Vec<Former> = formers.collect();
    let groups: Vec<Members> = groups.iter().map(members).collect();
    let succession = succession(&formers, &groups);
    Outcome { claims, traces, formers, groups, succession }
}

/// What claims say, in an order that does not depend on when they were found: earliest article first, and in the order of the text.
fn in_order(claims: &mut Vec<ClaimInArticle>) -> Vec<Trace> {
    let mut settings: HashMap<ArticleId, Arc<Setting>> = HashMap::new();
    let traced = claims.drain(..).map(|claim| {
        let setting = settings.entry(claim.article).or_insert_with(|| Arc::new(setting(&claim)));
        (trace(&claim, setting), claim)
    });
    let mut traced: Vec<(Trace, ClaimInArticle)> = traced.collect();
    traced.sort_by(|(one, ours), (other, theirs)| {
        fn key<'a>(trace: &Trace, claim: &'a ClaimInArticle) -> impl Ord + use<'a> {
            let told = trace.told();
            (told.is_none(), told, claim.title.as_deref(), claim.start, claim.statement.as_str(), claim.id)
        }
        key(one, ours).cmp(&key(other, theirs))
    });
    let (traces, ordered): (Vec<Trace>, Vec<ClaimInArticle>) = traced.into_iter().unzip();
    claims.extend(ordered);
    traces
}
