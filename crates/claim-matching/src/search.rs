//! Search: candidates by words and by vectors, then the ranking.

use std::collections::HashSet;
use std::hash::Hash;

use crate::claim::{Claim, Query};
use crate::index::Index;
use crate::rank::features::features;
use crate::rank::model::score;
use crate::rank::pair::{Pair, WeighedQuery};
use crate::rank::reasons::{Reason, reasons};
use crate::reading::{ClaimReading, QueryReading};
use crate::vectors::compact::CompactVector;

/// Candidates of each source that are ranked.
pub const RANKED: usize = 30;
/// Candidates by signs whose vectors are compared.
pub const SIGNED: usize = 300;

/// A query that is read once, with the vector of its text if there is a model.
#[derive(Debug, Clone)]
pub struct PreparedQuery {
    reading: QueryReading,
    vector: Option<CompactVector>,
}

impl PreparedQuery {
    /// Reads a query. `vector` is the vector of [`Query::vector_text`].
    #[must_use]
    pub fn new(query: &Query, vector: Option<CompactVector>) -> Self {
        Self { reading: QueryReading::new(query), vector }
    }
}

/// Claims that may match: what the caller loads for [`Index::rank`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates<Id> {
    /// At most [`RANKED`] claims by their words, best first.
    pub by_words: Vec<Id>,
    /// At most [`SIGNED`] claims by the signs of their vectors, nearest first. Empty without a vector of the query.
    pub by_signs: Vec<Id>,
}

/// A candidate as loaded by the caller.
#[derive(Debug, Clone)]
pub struct Candidate<'a, Id> {
    pub id: Id,
    pub claim: Claim<'a>,
    pub vector: Option<CompactVector>,
}

/// A claim that may check the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<Id> {
    pub id: Id,
    /// Log-odds against the other candidates of the query: only comparable within one query.
    pub score: f64,
    /// Probability that this candidate is the right one if one of the candidates is, from 0 to 1.
    pub share: f64,
    /// How alike the two texts are, from 0 to 1: the cosine of their vectors, or how much of their words they share, whichever
    /// is higher. Comparable between queries.
    pub likeness: f64,
    /// What query and claim have in common and what differs, in a fixed order.
    pub reasons: Vec<Reason>,
}

impl<Id: Copy + Eq + Hash> Index<Id> {
    /// The first step of a search.
    #[must_use]
    pub fn candidates(&self, query: &PreparedQuery) -> Candidates<Id> {
        let signed = query.vector.as_ref();
        Candidates {
            by_words: self.by_words(&query.reading, RANKED),
            by_signs: signed.map_or(Vec::new(), |vector| self.by_signs(vector, SIGNED)),
        }
    }

    /// The claims that share the most telling words with a query, best first, at most `count`: for rules that read the claims
    /// themselves.
    #[must_use]
    pub fn similar(&self, query: &PreparedQuery, count: usize) -> Vec<Id> {
        self.by_words(&query.reading, count)
    }

    /// The second step of a search: the claims to load and rank, without repetition. `vector` gives the vectors of
    /// [`Candidates::by_signs`].
    #[must_use]
    pub fn nearest(
        &self,
        query: &PreparedQuery,
        candidates: &Candidates<Id>,
        vector: impl Fn(Id) -> Option<CompactVector>,
    ) -> Vec<Id> {
        let mut near: Vec<(f64, Id)> = Vec::new();
        if let Some(ours) = &query.vector {
            let cosine = |id: &Id| Some((vector(*id)?.cosine(ours), *id));
            near = candidates.by_signs.iter().filter_map(cosine).collect();
            near.sort_by(|a, b| b.0.total_cmp(&a.0));
        }
        let near = near.into_iter().take(RANKED).map(|(_, id)| id);
        let mut seen = HashSet::new();
        candidates.by_words.iter().copied().chain(near).filter(|id| seen.insert(*id)).collect()
    }

    /// The last step of a search: the best `count` candidates, best first.
    #[must_use]
    pub fn rank(&self, query: &PreparedQuery, candidates: &[Candidate<'_, Id>], count: usize) -> Vec<Match<Id>> {
        let (pairs, claims) = self.pairs(query, candidates);
        let model = query.vector.as_ref().map(|_| self.model);
        let scores: Vec<f64> = features(&pairs).iter().map(|features| score(features, model)).collect();
        let most = scores.iter().copied().fold(f64::MIN, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - most).exp()).sum();
        let mut order: Vec<(f64, &Candidate<'_, Id>, &Pair, &ClaimReading)> = scores
            .into_iter()
            .zip(candidates)
            .zip(pairs.iter().zip(&claims))
            .map(|((score, candidate), (pair, claim))| (score, candidate, pair, claim))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let best = order.into_iter().take(count).map(|(score, candidate, pair, claim)| Match {
            id: candidate.id,
            score,
            share: (score - most).exp() / sum,
            likeness: pair.likeness(),
            reasons: reasons(pair, &query.reading.text, &claim.text),
        });
        best.collect()
    }

    /// Features of the candidates, for fitting the weights.
    #[must_use]
    pub fn features(&self, query: &PreparedQuery, candidates: &[Candidate<'_, Id>]) -> Vec<Vec<f64>> {
        features(&self.pairs(query, candidates).0).into_iter().map(|features| features.to_vec()).collect()
    }

    fn pairs(&self, query: &PreparedQuery, candidates: &[Candidate<'_, Id>]) -> (Vec<Pair>, Vec<ClaimReading>) {
        let weighed = WeighedQuery::new(&query.reading, &self.words);
        let claims: Vec<ClaimReading> =
            candidates.iter().map(|candidate| ClaimReading::new(&candidate.claim)).collect();
        let pair = |(candidate, claim): (&Candidate<'_, Id>, &ClaimReading)| {
            let cosine = query.vector.as_ref().zip(candidate.vector.as_ref()).map(|(ours, theirs)| ours.cosine(theirs));
            Pair::new(&weighed, claim, cosine, &self.words)
        };
        let pairs = candidates.iter().zip(&claims).map(pair).collect();
        (pairs, claims)
    }
}
