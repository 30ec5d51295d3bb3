//! Refits `src/weights.txt` from labelled articles and prints cross-validated figures.
//!
//! `CLAIMDESK_EVAL=FOLDER cargo run --release -p claim-analysis --example fit > crates/claim-analysis/src/weights.txt`
//!
//! `FOLDER/claims` holds pairs of `NAME.txt` and `NAME.tsv` (start, end in code points, the grades
//! 0 to 2 of two people). The same input gives the same file. Figures go to standard error.

#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns of one known size"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use claim_analysis::{Context, SentenceSignals, signals};

/// Ridge: how strongly a weight is pulled to nothing.
const RIDGE: f64 = 4.0;
/// What a sentence of grade 0, 1 or 2 is worth.
const WORTH: [f64; 3] = [0.0, 0.45, 1.0];
/// Must-check sentences that the threshold keeps.
const KEEP: f64 = 0.985;

struct Example {
    article: usize,
    signals: Vec<f64>,
    grades: [usize; 2],
}

impl Example {
    fn target(&self) -> f64 {
        self.grades.iter().map(|&g| WORTH[g]).sum::<f64>() / 2.0
    }

    fn must(&self) -> bool {
        self.grades == [2, 2]
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(folder) = std::env::var_os("CLAIMDESK_EVAL") else {
        eprintln!("skipped: no evaluation data (set CLAIMDESK_EVAL)");
        return Ok(());
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(Path::new(&folder).join("claims"))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "tsv"));
    files.sort();
    let mut names: Vec<&'static str> = Vec::new();
    let mut examples = Vec::new();
    for (article, path) in files.iter().enumerate() {
        let text = std::fs::read_to_string(path.with_extension("txt"))?;
        let found = signals(&text, &Context::default());
        if let Some(full) = found.iter().find(|s| !s.signals.is_empty()) {
            names = full.signals.iter().map(|(name, _)| *name).collect();
        }
        for line in std::fs::read_to_string(path)?.lines().skip(1) {
            examples.extend(example(article, line, &found));
        }
    }
    cross_validate(&examples, files.len());
    let all: Vec<&Example> = examples.iter().collect();
    let model = fit(&all);
    let mut out = String::new();
    writeln!(
        out,
        "# Weights of the named signals, in log-odds. Fitted by examples/fit.rs on {} news articles",
        files.len()
    )?;
    writeln!(
        out,
        "# ({} sentences graded by two people); ridge {RIDGE}, worth of the grades {WORTH:?}.",
        examples.len()
    )?;
    writeln!(out, "threshold {:.4}", threshold(&model, &all))?;
    writeln!(out, "bias {:.4}", model[0])?;
    for (name, weight) in names.iter().zip(&model[1..]) {
        writeln!(out, "{name} {weight:.4}")?;
    }
    print!("{out}");
    Ok(())
}

/// Fits on all articles but one and measures on that one, in turn.
fn cross_validate(examples: &[Example], articles: usize) {
    let (mut recall, mut good, mut counted, mut gains) = ((0, 0), 0, 0, 0.0);
    for held in 0..articles {
        let train: Vec<&Example> = examples.iter().filter(|e| e.article != held).collect();
        let model = fit(&train);
        let threshold = threshold(&model, &train);
        let test: Vec<&Example> = examples.iter().filter(|e| e.article == held).collect();
        for e in &test {
            let offered = probability(&model, &e.signals) >= threshold;
            if e.must() {
                recall = (recall.0 + usize::from(offered), recall.1 + 1);
            }
            if offered && (e.grades == [0, 0] || e.grades.iter().all(|&g| g > 0)) {
                counted += 1;
                good += usize::from(e.grades != [0, 0]);
            }
        }
        gains += ndcg(&model, &test);
    }
    eprintln!(
        "cross-validated by article: recall of must-check {:.3}, precision {:.3}, nDCG {:.3} (of sentences kept by the page rules)",
        ratio(recall.0, recall.1),
        ratio(good, counted),
        gains / count(articles)
    );
}

/// The signals of a labelled sentence; `None` when the page rules leave it out.
fn example(article: usize, line: &str, found: &[SentenceSignals]) -> Option<Example> {
    let columns: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| columns.get(at)?.parse::<usize>().ok();
    let (start, end) = (number(0)?, number(1)?);
    let shared = |s: &SentenceSignals| s.span.end.min(end).saturating_sub(s.span.start.max(start));
    let best = found.iter().max_by_key(|s| shared(s))?;
    let kept = best.left_out.is_none() && shared(best) * 2 >= best.span.len().min(end - start);
    let signals = best.signals.iter().map(|(_, value)| *value).collect();
    kept.then_some(Example {
        article,
        signals,
        grades: [number(2)?, number(3)?],
    })
}

/// Logistic regression with soft targets: Newton steps until they stop mattering.
fn fit(examples: &[&Example]) -> Vec<f64> {
    let width = examples.first().map_or(1, |e| e.signals.len() + 1);
    let mut model = vec![0.0; width];
    for _ in 0..30 {
        let mut slope = vec![0.0; width];
        let mut bend = vec![vec![0.0; width]; width];
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] = if at == 0 { 1e-6 } else { RIDGE };
            slope[at] = if at == 0 { 0.0 } else { -RIDGE * model[at] };
        }
        for e in examples {
            let p = probability(&model, &e.signals);
            let x: Vec<f64> = std::iter::once(1.0)
                .chain(e.signals.iter().copied())
                .collect();
            for (i, xi) in x.iter().enumerate().filter(|(_, xi)| **xi != 0.0) {
                slope[i] += (e.target() - p) * xi;
                for (j, xj) in x.iter().enumerate() {
                    bend[i][j] += p * (1.0 - p) * xi * xj;
                }
            }
        }
        let step = solve(bend, slope);
        for (weight, by) in model.iter_mut().zip(&step) {
            *weight += by;
        }
        if step.iter().all(|by| by.abs() < 1e-9) {
            break;
        }
    }
    model
}

/// Gauss with pivots.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for at in 0..n {
        let pivot = (at..n)
            .max_by(|&i, &j| a[i][at].abs().total_cmp(&a[j][at].abs()))
            .unwrap_or(at);
        a.swap(at, pivot);
        b.swap(at, pivot);
        let head = a[at].clone();
        for below in at + 1..n {
            let factor = a[below][at] / head[at];
            if factor != 0.0 {
                for (cell, top) in a[below].iter_mut().zip(&head).skip(at) {
                    *cell -= factor * top;
                }
                b[below] -= factor * b[at];
            }
        }
    }
    for at in (0..n).rev() {
        let known: f64 = (at + 1..n).map(|j| a[at][j] * b[j]).sum();
        b[at] = (b[at] - known) / a[at][at];
    }
    b
}

fn probability(model: &[f64], signals: &[f64]) -> f64 {
    let sum: f64 = model[0]
        + model[1..]
            .iter()
            .zip(signals)
            .map(|(w, x)| w * x)
            .sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}

/// The score that keeps nearly all must-check sentences.
fn threshold(model: &[f64], examples: &[&Example]) -> f64 {
    let mut scores: Vec<f64> = examples
        .iter()
        .filter(|e| e.must())
        .map(|e| probability(model, &e.signals))
        .collect();
    scores.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small and positive"
    )]
    let lost = (count(scores.len()) * (1.0 - KEEP)).floor() as usize;
    scores.get(lost).copied().unwrap_or(0.0) - 0.02
}

fn ndcg(model: &[f64], examples: &[&Example]) -> f64 {
    let gain = |order: &[&Example]| -> f64 {
        let worth = |e: &Example| 2f64.powf(count(e.grades[0] + e.grades[1]) / 2.0) - 1.0;
        order
            .iter()
            .enumerate()
            .map(|(i, e)| worth(e) / (count(i) + 2.0).log2())
            .sum()
    };
    let mut ranked = examples.to_vec();
    ranked
        .sort_by(|a, b| probability(model, &b.signals).total_cmp(&probability(model, &a.signals)));
    let mut best = examples.to_vec();
    best.sort_by_key(|e| std::cmp::Reverse(e.grades[0] + e.grades[1]));
    let top = gain(&best);
    if top > 0.0 { gain(&ranked) / top } else { 1.0 }
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        count(part) / count(whole)
    }
}
