//! Figures of models on held-out examples.

use crate::data::{Example, FOLDS, count};
use crate::regression::{Columns, fit, sigmoid};

/// Share of must-check sentences of held-out articles that score above the threshold.
const KEEP: f64 = 0.97;

/// Probability of each sentence of an article, by a model fitted without that article.
pub fn hold_out<'e>(
    examples: &[&'e Example],
    columns: &Columns,
    articles: usize,
) -> Vec<(&'e Example, f64)> {
    let mut out = Vec::new();
    for held in 0..articles {
        let test = |e: &Example| !e.debate && e.group == held;
        let train: Vec<&Example> = examples.iter().copied().filter(|e| !test(e)).collect();
        let model = fit(&train, columns);
        let held = examples.iter().copied().filter(|e| test(e));
        out.extend(held.map(|e| (e, sigmoid(columns.dot(&model, e)))));
    }
    out
}

/// Prints recall, precision and ranking of held-out articles.
pub fn report(held_out: &[(&Example, f64)], threshold: f64, articles: usize) {
    let must: Vec<_> = held_out.iter().filter(|(e, _)| e.is_must_check()).collect();
    let found = must.iter().filter(|(_, p)| *p >= threshold).count();
    let offered = held_out.iter().filter(|(_, p)| *p >= threshold);
    // As in score_claims.py: sentences that only one person calls a claim are ignored.
    let counted: Vec<_> = offered
        .filter(|(e, _)| e.grades == [0, 0] || e.grades.iter().all(|&g| g > 0))
        .collect();
    let good = counted.iter().filter(|(e, _)| e.grades != [0, 0]).count();
    let gains: f64 = (0..articles)
        .map(|article| {
            let mut one: Vec<_> = held_out
                .iter()
                .filter(|(e, _)| e.group == article)
                .collect();
            ndcg(&mut one)
        })
        .sum();
    eprintln!(
        "articles held out in turn: recall of must-check {:.3}, precision {:.3}, nDCG {:.3} (of sentences kept by the \
         page rules; one threshold for all)",
        ratio(found, must.len()),
        ratio(good, counted.len()),
        gains / count(articles)
    );
    worst(held_out);
}

/// Prints the ten sentences with the largest error where both people agree.
fn worst(held_out: &[(&Example, f64)]) {
    let error = |(e, p): &(&Example, f64)| match e.grades {
        [2, 2] => 1.0 - p,
        [0, 0] => *p,
        _ => 0.0,
    };
    let mut ranked: Vec<_> = held_out.iter().collect();
    ranked.sort_by(|a, b| error(b).total_cmp(&error(a)));
    for (e, p) in ranked.into_iter().take(10) {
        let (start, end) = e.place;
        eprintln!(
            "  article {} at {start}..{end}: {p:.2}, grades {:?}",
            e.group, e.grades
        );
    }
}

/// Prints precision and accuracy of held-out parts of the debates.
pub fn report_debates(examples: &[&Example], columns: &Columns) {
    let mut scored: Vec<(f64, bool)> = Vec::new();
    for held in 0..FOLDS {
        let test = |e: &Example| e.debate && e.group == held;
        let train: Vec<&Example> = examples.iter().copied().filter(|e| !test(e)).collect();
        let model = fit(&train, columns);
        let held = examples.iter().filter(|e| test(e));
        scored.extend(held.map(|e| (sigmoid(columns.dot(&model, e)), e.target > 0.5)));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positive = scored.iter().filter(|(_, label)| *label).count();
    let (mut seen, mut area) = (0, 0.0);
    let mut right = scored.len() - positive;
    let mut best = right;
    for (at, (_, label)) in scored.iter().enumerate() {
        if *label {
            seen += 1;
            area += ratio(seen, at + 1);
            right += 1;
        } else {
            right -= 1;
        }
        best = best.max(right);
    }
    let even = scored
        .iter()
        .filter(|(p, label)| (*p >= 0.5) == *label)
        .count();
    eprintln!(
        "debates, {FOLDS} parts held out in turn: average precision {:.4}, accuracy {:.4} at one half, {:.4} at the best \
         threshold",
        area / count(positive),
        ratio(even, scored.len()),
        ratio(best, scored.len())
    );
}

/// The score that keeps `KEEP` of the must-check sentences of held-out articles.
pub fn threshold(held_out: &[(&Example, f64)]) -> f64 {
    let must = held_out.iter().filter(|(e, _)| e.is_must_check());
    let mut scores: Vec<f64> = must.map(|(_, p)| *p).collect();
    scores.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small and positive"
    )]
    let lost = (count(scores.len()) * (1.0 - KEEP)).floor() as usize;
    scores.get(lost).copied().unwrap_or(0.0) - 0.005
}

/// Normalised discounted cumulative gain of one article.
fn ndcg(scored: &mut [&(&Example, f64)]) -> f64 {
    let gain = |order: &[&(&Example, f64)]| -> f64 {
        let worth = |e: &Example| 2f64.powf(count(e.grades[0] + e.grades[1]) / 2.0) - 1.0;
        order
            .iter()
            .enumerate()
            .map(|(i, (e, _))| worth(e) / (count(i) + 2.0).log2())
            .sum()
    };
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    let got = gain(scored);
    scored.sort_by_key(|(e, _)| std::cmp::Reverse(e.grades[0] + e.grades[1]));
    let top = gain(scored);
    if top > 0.0 { got / top } else { 1.0 }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        count(part) / count(whole)
    }
}
