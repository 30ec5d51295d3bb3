//! Figures of a ranking: MAP@5, precision at 1, recall at 20 and of the candidates.

use claim_matching::PreparedQuery;

use crate::data::{Data, Query};
use crate::newton::{List, score};

/// Ranks of the right candidates, from 1; `None` if the right claim is no candidate.
pub fn ranks<'l>(lists: impl IntoIterator<Item = &'l List>, weights: &[f64]) -> Vec<Option<usize>> {
    lists.into_iter().map(|list| rank(list, weights)).collect()
}

/// Prints the figures of these ranks.
pub fn print(name: &str, ranks: &[Option<usize>]) {
    let mean = |value: &dyn Fn(usize) -> f64| {
        let sum: f64 = ranks.iter().flatten().map(|rank| value(*rank)).sum();
        sum / number(ranks.len())
    };
    let within = |most: usize| move |rank: usize| f64::from(u8::from(rank <= most));
    println!(
        "{name:26} {} queries: MAP@5 {:.3}, P@1 {:.3}, recall@20 {:.3}, in candidates {:.3}",
        ranks.len(),
        mean(&|rank| if rank <= 5 { 1.0 / number(rank) } else { 0.0 }),
        mean(&within(1)),
        mean(&within(20)),
        mean(&within(usize::MAX)),
    );
}

/// Rank of the right candidate, from 1.
fn rank(list: &List, weights: &[f64]) -> Option<usize> {
    let scores: Vec<f64> = list.rows.iter().map(|row| score(row, weights)).collect();
    let right = *scores.get(list.target?)?;
    Some(1 + scores.iter().filter(|score| **score > right).count())
}

/// A small count as a number.
pub fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Prints how many of the claims with the 30 highest cosines the signs find.
pub fn print_signs(data: &Data, queries: &[Query]) {
    const BEST: usize = 30;
    let found = queries.iter().map(|query| {
        let cosine = |(at, theirs)| (query.vector.cosine(theirs), at);
        let mut best: Vec<(f64, usize)> =
            data.vectors.iter().enumerate().map(|(at, theirs)| cosine((at, theirs))).collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0));
        let prepared = PreparedQuery::new(&claim_matching::Query::default(), Some(query.vector.clone()));
        let signed = data.table.index().candidates(&prepared).by_signs;
        best.iter().take(BEST).filter(|(_, at)| signed.contains(at)).count()
    });
    let (found, all) = (found.sum::<usize>(), BEST * queries.len());
    println!(
        "signs: {found} of {all} claims with the {BEST} highest cosines are candidates ({:.3})",
        number(found) / number(all)
    );
}
