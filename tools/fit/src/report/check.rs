//! Figures of check-worthiness: recall, precision and ranking of articles, accuracy on debates.

use crate::data::{Data, Example, SETS, count, ratio};

/// Share of the must-check sentences of held-out articles that score above the threshold.
const KEEP: f64 = 0.975;

/// The score that keeps `KEEP` of the must-check sentences of held-out articles.
pub fn threshold(examples: &[&Example], scores: &[Option<f64>]) -> f64 {
    let must = examples.iter().zip(scores).filter(|(e, _)| e.set.is_some() && e.is_must_check());
    let mut scores: Vec<f64> = must.filter_map(|(_, score)| *score).collect();
    scores.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
    let lost = (count(scores.len()) * (1.0 - KEEP)).floor() as usize;
    scores.get(lost).copied().unwrap_or(0.0) - 0.005
}

/// Counts of one or more articles.
#[derive(Default, Clone, Copy)]
struct Counts {
    must: usize,
    found: usize,
    offered: usize,
    good: usize,
    /// Sum of the nDCG of articles that have a claim, and their number.
    gain: (f64, usize),
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.must += other.must;
        self.found += other.found;
        self.offered += other.offered;
        self.good += other.good;
        self.gain.0 += other.gain.0;
        self.gain.1 += other.gain.1;
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<45} must {:>3}  recall {:.3}  precision {:.3}  nDCG {:.3}",
            self.must,
            ratio(self.found, self.must),
            ratio(self.good, self.offered),
            self.gain.0 / count(self.gain.1.max(1))
        );
    }
}

/// Prints recall, precision and ranking of every held-out article. Sentences that the page rules leave out count as missed.
pub fn articles(data: &Data, examples: &[&Example], scores: &[Option<f64>], threshold: f64) {
    println!("# Check-worthiness of articles held out in turn, threshold {threshold:.4}");
    let mut sums = vec![Counts::default(); SETS.len()];
    for (group, article) in data.articles.iter().enumerate() {
        if !SETS[article.set].is_real {
            continue;
        }
        let of = |e: &&Example| e.set.is_some() && e.group == group;
        let kept = examples.iter().zip(scores).filter(|(e, _)| of(e));
        let kept = kept.map(|(e, score)| (*e, score.unwrap_or(0.0)));
        let out = data.news.iter().filter(|e| of(e) && e.is_left_out);
        let counts = counts(kept.chain(out.map(|e| (e, -1.0))).collect(), threshold);
        counts.print(&article.name);
        sums[article.set].add(counts);
    }
    for (set, counts) in SETS.iter().zip(&sums).filter(|(set, _)| set.is_real) {
        counts.print(&format!("all of {}", set.folder));
    }
}

/// Counts of one article, as `score_claims.py` counts: sentences that only one person calls a claim are ignored.
fn counts(mut scored: Vec<(&Example, f64)>, threshold: f64) -> Counts {
    let mut counts = Counts::default();
    for (example, score) in &scored {
        let is_offered = *score >= threshold;
        counts.must += usize::from(example.is_must_check());
        counts.found += usize::from(example.is_must_check() && is_offered);
        let is_good = example.grades.iter().all(|&grade| grade > 0);
        if is_offered && (is_good || example.grades == [0, 0]) {
            counts.offered += 1;
            counts.good += usize::from(is_good);
        }
    }
    let worth = |e: &Example| 2f64.powf(count(e.grades[0] + e.grades[1]) / 2.0) - 1.0;
    let gain = |order: &[(&Example, f64)]| -> f64 {
        let ranks = order.iter().enumerate();
        ranks.map(|(at, (e, _))| worth(e) / (count(at) + 2.0).log2()).sum()
    };
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    let got = gain(&scored);
    scored.sort_by(|a, b| worth(b.0).total_cmp(&worth(a.0)));
    let best = gain(&scored);
    if best > 0.0 {
        counts.gain = (got / best, 1);
    }
    counts
}

/// Prints accuracy and average precision of held-out sentences of debates.
pub fn debates(examples: &[&Example], scores: &[Option<f64>]) {
    let all = examples.iter().zip(scores).filter(|(e, _)| e.set.is_none());
    let mut ranked: Vec<(f64, bool)> = all.map(|(e, score)| (score.unwrap_or(0.0), e.is_must_check())).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positive = ranked.iter().filter(|(_, label)| *label).count();
    let (mut seen, mut area, mut right) = (0, 0.0, ranked.len() - positive);
    let mut best = right;
    for (at, (_, label)) in ranked.iter().enumerate() {
        if *label {
            seen += 1;
            right += 1;
            area += ratio(seen, at + 1);
        } else {
            right -= 1;
        }
        best = best.max(right);
    }
    println!(
        "\n# Debates, sentences held out in turn\naverage precision {:.4}, accuracy {:.4} at the best threshold",
        area / count(positive.max(1)),
        ratio(best, ranked.len())
    );
}

/// Prints the ten sentences with the largest error where both people agree.
pub fn worst(data: &Data, examples: &[&Example], scores: &[Option<f64>]) {
    println!("\n# Largest errors of check-worthiness");
    let mut ranked: Vec<(f64, f64, &Example)> = Vec::new();
    for (example, score) in examples.iter().zip(scores).filter(|(e, _)| e.set.is_some()) {
        let Some(score) = *score else { continue };
        let error = match example.grades {
            [2, 2] => 1.0 - score,
            [0, 0] => score,
            _ => continue,
        };
        ranked.push((error, score, example));
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, score, example) in ranked.into_iter().take(10) {
        println!(
            "{score:.2} for grade {} in {}: {}",
            example.grades[0], data.articles[example.group].name, example.text
        );
    }
}
