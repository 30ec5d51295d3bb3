//! Outcome: the groups of a neighbourhood, and which occurrences they continue.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use claim_matching::{Group, Setting, Ties, Trace, place};

use super::super::traces::{setting, trace};
use super::changes::Outcome;
use super::pairs::Pair;
use crate::domain::claims::matches::occurrence::OccurrenceDecision;
use crate::domain::claims::matches::regrouping::{Former, Members, succession};
use crate::domain::kernel::id::{ArticleId, ClaimId, OccurrenceId};
use crate::store::claims::occurrence::grouping::Place;
use crate::store::claims::setting::ClaimInArticle;

/// A neighbourhood as it is stored.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stored {
    /// All claims of the neighbourhood; of one that is too large, the claims to group.
    pub claims: BTreeSet<ClaimId>,
    /// Whether the neighbourhood is grouped as a whole.
    pub is_whole: bool,
    /// The occurrences of the claims.
    pub places: Vec<Place>,
}

impl Stored {
    /// The claims, and all that are in an occurrence with them; in order.
    pub(super) fn wanted(&self) -> Vec<ClaimId> {
        let all: BTreeSet<ClaimId> =
            self.claims.iter().copied().chain(self.places.iter().map(|place| place.claim)).collect();
        all.into_iter().collect()
    }
}

/// Which claims are compared with each other.
#[derive(Debug)]
pub(super) enum Compared {
    /// All.
    All,
    /// Only some.
    Some {
        /// Claims in pairs.
        pairs: Vec<Pair>,
        /// Claims that are compared with all.
        with_all: BTreeSet<ClaimId>,
    },
}

/// Groups the open ones of these claims, and decides which occurrences the groups continue. Of a neighbourhood that is too large, only
/// its claims to group are placed.
pub(super) fn outcome(stored: Stored, mut claims: Vec<ClaimInArticle>, compared: Compared) -> (Stored, Outcome) {
    claims.retain(|claim| claim.is_open);
    let traces = in_order(&mut claims);
    let at: HashMap<ClaimId, usize> = claims.iter().enumerate().map(|(at, claim)| (claim.id, at)).collect();
    let ties = ties(&traces, &at, compared);
    let mut old: BTreeMap<OccurrenceId, (Group, bool)> = BTreeMap::new();
    for place in &stored.places {
        let (group, is_decided) = old.entry(place.occurrence).or_default();
        *is_decided = place.is_decided;
        let Some(at) = at.get(&place.claim).copied() else { continue };
        match place.decision {
            Some(OccurrenceDecision::Out) => _ = group.barred.insert(at),
            // The rule places it as well.
            Some(OccurrenceDecision::In) if stored.claims.contains(&place.claim) => {
                _ = (group.members.insert(at), group.put_in.insert(at));
            }
            Some(OccurrenceDecision::In) | None => _ = group.members.insert(at),
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
    (stored, Outcome { claims, traces, formers, groups, succession })
}

/// The pairs of kin among the claims that are compared.
fn ties(traces: &[Trace], at: &HashMap<ClaimId, usize>, compared: Compared) -> Ties {
    let Compared::Some { pairs, with_all } = compared else { return Ties::all(traces) };
    let new = with_all.iter().filter_map(|claim| at.get(claim).copied());
    let with_all =
        new.flat_map(|one| (0..traces.len()).filter(move |other| *other != one).map(move |other| (one, other)));
    let known = pairs.iter().filter_map(|[one, other]| Some((*at.get(one)?, *at.get(other)?)));
    let ordered = known.chain(with_all).map(|(one, other)| (one.min(other), one.max(other)));
    Ties::among(traces, ordered.collect::<BTreeSet<_>>())
}

/// What claims say, in an order that does not depend on when they were found: earliest article first, and in the order of the text.
fn in_order(claims: &mut Vec<ClaimInArticle>) -> Vec<Trace> {
    let mut settings: HashMap<ArticleId, Arc<Setting>> = HashMap::new();
    let read = claims.drain(..).map(|claim| {
        let setting = settings.entry(claim.article).or_insert_with(|| Arc::new(setting(&claim)));
        (trace(&claim, setting), claim)
    });
    let mut pairs: Vec<(Trace, ClaimInArticle)> = read.collect();
    pairs.sort_by(|(one, ours), (other, theirs)| {
        fn key<'a>(trace: &Trace, claim: &'a ClaimInArticle) -> impl Ord + use<'a> {
            let told = trace.told();
            (told.is_none(), told, claim.title.as_deref(), claim.start, claim.statement.as_str(), claim.id)
        }
        key(one, ours).cmp(&key(other, theirs))
    });
    let (traces, ordered): (Vec<Trace>, Vec<ClaimInArticle>) = pairs.into_iter().unzip();
    claims.extend(ordered);
    traces
}
