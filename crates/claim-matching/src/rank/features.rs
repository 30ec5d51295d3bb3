//! Features of the candidates of one query: the input of the linear ranking.

use super::pair::Pair;

/// Number of features.
pub const COUNT: usize = NAMES.len();

/// Names of the features, in order.
pub const NAMES: [&str; 33] = [
    "bm25",
    "bm25_z",
    "bm25_rank",
    "grams",
    "grams_ratio",
    "grams_z",
    "grams_rank",
    "title_grams",
    "title_grams_ratio",
    "title_grams_z",
    "cosine",
    "cosine_ratio",
    "cosine_z",
    "cosine_rank",
    "query_covered",
    "text_covered",
    "title_covered",
    "rarest",
    "claim_names",
    "query_names",
    "claimant",
    "claimant_share",
    "shared_numbers",
    "missing_numbers",
    "same_figures",
    "other_figures",
    "same_dates",
    "other_dates",
    "other_day",
    "negation",
    "opposites",
    "length",
    "near_day",
];

/// Features of one candidate.
pub type Features = [f64; COUNT];

/// A score among those of all candidates.
struct Place {
    score: f64,
    /// Share of the highest score.
    ratio: f64,
    /// Standard deviations above the mean.
    z: f64,
    /// 1 for the best candidate, 1/2 for the second.
    rank: f64,
}

/// Features of all candidates of one query, in their order.
pub fn features(pairs: &[Pair]) -> Vec<Features> {
    let bm25 = places(pairs, |pair| pair.bm25);
    let grams = places(pairs, |pair| pair.grams);
    let titles = places(pairs, |pair| pair.title_grams);
    let cosines = places(pairs, |pair| pair.cosine.unwrap_or(0.0));
    let sources = bm25.zip(grams).zip(titles.zip(cosines));
    pairs
        .iter()
        .zip(sources)
        .map(|(pair, ((bm25, grams), (title, cosine)))| of(pair, &bm25, &grams, &title, &cosine))
        .collect()
}

fn of(pair: &Pair, bm25: &Place, grams: &Place, title: &Place, cosine: &Place) -> Features {
    let [shared_numbers, missing_numbers] = pair.numbers;
    [
        bm25.score,
        bm25.z,
        bm25.rank,
        grams.score,
        grams.ratio,
        grams.z,
        grams.rank,
        title.score,
        title.ratio,
        title.z,
        cosine.score,
        cosine.ratio,
        cosine.z,
        cosine.rank,
        pair.query_covered,
        pair.text_covered,
        pair.title_covered,
        pair.rarest,
        pair.claim_names,
        pair.query_names,
        pair.claimant,
        pair.claimant_share,
        shared_numbers,
        missing_numbers,
        f64::from(pair.values.same_figures),
        f64::from(pair.values.other_figures),
        f64::from(pair.values.same_dates),
        f64::from(pair.values.other_dates),
        f64::from(u8::from(pair.values.is_other_day)),
        f64::from(u8::from(pair.negation)),
        f64::from(pair.opposites),
        pair.length.ln_1p(),
        f64::from(u8::from(pair.is_near_day)),
    ]
}

/// The place of every candidate by one score.
fn places(pairs: &[Pair], score: impl Fn(&Pair) -> f64) -> impl Iterator<Item = Place> {
    let scores: Vec<f64> = pairs.iter().map(score).collect();
    let count = f64::from(u32::try_from(scores.len().max(1)).unwrap_or(u32::MAX));
    let mean = scores.iter().sum::<f64>() / count;
    let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / count;
    let most = scores.iter().copied().fold(0.0, f64::max);
    let mut sorted = scores.clone();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let place = move |score: f64| {
        let better = sorted.partition_point(|other| *other > score);
        Place {
            score,
            ratio: if most > 0.0 { score / most } else { 0.0 },
            z: if variance > 0.0 { (score - mean) / variance.sqrt() } else { 0.0 },
            rank: 1.0 / f64::from(u32::try_from(better + 1).unwrap_or(u32::MAX)),
        }
    };
    scores.into_iter().map(place)
}
