//! Refits `src/weights.txt` and `src/words.bin` from labelled texts and prints cross-validated figures.
//!
//! `EVALUATION=FOLDER cargo run --release -p claim-analysis --example fit -- crates/claim-analysis/src`
//!
//! `FOLDER/claims` holds pairs of `NAME.txt` and `NAME.tsv` (start, end in code points, the grades 0 to 2 of two
//! people); `FOLDER/checkworthiness/claimbuster-train.json` holds sentences of debates with the label 0 or 1. One
//! model is fitted to both at once: they share every weight but the bias, for a debate holds fewer claims than an
//! article. The same input gives the same files. Figures go to standard error.

#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns of one known size"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use claim_analysis::{Context, SentenceSignals, signals, signals_alone};

/// Ridge: how strongly the weight of a signal is pulled to nothing.
const RIDGE: f64 = 4.0;
/// The same for the weight of a word.
const WORD_RIDGE: f64 = 0.25;
/// What a sentence of an article counts beside one of a debate: there are few, and they are what we are for.
const ARTICLE_COUNTS: f64 = 4.0;
/// Words that stand in fewer sentences of the debates weigh nothing.
const RARE: usize = 3;
/// What a sentence of grade 0, 1 or 2 is worth.
const WORTH: [f64; 3] = [0.0, 0.45, 1.0];
/// Must-check sentences of articles held out that the threshold keeps.
const KEEP: f64 = 0.97;
/// Parts into which the debates are cut to be held out in turn.
const FOLDS: usize = 5;

struct Example {
    /// Number of its article; of its part for a sentence of a debate.
    group: usize,
    debate: bool,
    signals: Vec<f64>,
    /// Columns of the word weights, each once for every time it stands there.
    words: Vec<u32>,
    target: f64,
    grades: [usize; 2],
    /// Where it stands in its article, in code points.
    place: (usize, usize),
}

impl Example {
    fn must(&self) -> bool {
        self.grades == [2, 2]
    }

    fn counts(&self) -> f64 {
        if self.debate { 1.0 } else { ARTICLE_COUNTS }
    }

    /// What each word adds: all of them together have the length one.
    fn share(&self) -> f64 {
        1.0 / count(self.words.len().max(1)).sqrt()
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(folder) = std::env::var_os("EVALUATION") else {
        eprintln!("skipped: no evaluation data (set EVALUATION)");
        return Ok(());
    };
    let out = std::env::args_os()
        .nth(1)
        .ok_or("where are the files to be written?")?;
    let (articles, names, news) = news(Path::new(&folder))?;
    let debates = debates(Path::new(&folder))?;
    let examples: Vec<&Example> = news.iter().chain(&debates).collect();
    let columns = Columns::of(&debates, names.len());

    let held_out = hold_out(&examples, &columns, articles);
    let threshold = threshold(&held_out);
    report(&held_out, threshold, articles);
    debates_held_out(&examples, &columns);

    let model = fit(&examples, &columns);
    let (step, table) = columns.table(&model);
    let mut text = String::new();
    writeln!(
        text,
        "# Weights of the named signals, in log-odds, and of one step in the table of words (words.bin). Fitted by\n\
         # examples/fit.rs on {articles} news articles ({} sentences graded by two people) and {} sentences of debates\n\
         # (ClaimBuster, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0) at once; ridge {RIDGE} for a\n\
         # signal, {WORD_RIDGE} for a word; a sentence of an article counts {ARTICLE_COUNTS}; worth of the grades {WORTH:?}.",
        news.len(),
        debates.len()
    )?;
    writeln!(
        text,
        "threshold {threshold:.4}\nwords {step:.6}\nbias {:.4}",
        model[0]
    )?;
    for (name, weight) in names.iter().zip(&model[columns.signals..]) {
        writeln!(text, "{name} {weight:.4}")?;
    }
    std::fs::write(Path::new(&out).join("weights.txt"), text)?;
    std::fs::write(Path::new(&out).join("words.bin"), table)?;
    Ok(())
}

type News = (usize, Vec<&'static str>, Vec<Example>);

/// The labelled sentences of articles.
fn news(folder: &Path) -> Result<News, Box<dyn std::error::Error>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join("claims"))?
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
    Ok((files.len(), names, examples))
}

/// The labelled sentences of debates.
fn debates(folder: &Path) -> Result<Vec<Example>, Box<dyn std::error::Error>> {
    let path = folder.join("checkworthiness/claimbuster-train.json");
    let sentences: Vec<serde_json::Value> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let labelled = sentences.iter().filter_map(|sentence| {
        let text = sentence.get("text")?.as_str()?;
        Some((text, sentence.get("label")?.as_u64()? == 1))
    });
    Ok(labelled
        .enumerate()
        .map(|(at, (text, checkable))| {
            // The file is in the order of no debate, so that every fifth sentence is a fair part.
            let mut example = Example::new(at % FOLDS, &signals_alone(text));
            example.debate = true;
            example.target = f64::from(u8::from(checkable));
            example
        })
        .collect())
}

impl Example {
    fn new(group: usize, read: &SentenceSignals) -> Self {
        Example {
            group,
            debate: false,
            signals: read.signals.iter().map(|(_, value)| *value).collect(),
            words: read.words.iter().map(|&word| u32::from(word)).collect(),
            target: 0.0,
            grades: [0, 0],
            place: (read.span.start, read.span.end),
        }
    }
}

/// The signals of a labelled sentence; `None` when the page rules leave it out.
fn example(article: usize, line: &str, found: &[SentenceSignals]) -> Option<Example> {
    let columns: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| columns.get(at)?.parse::<usize>().ok();
    let (start, end) = (number(0)?, number(1)?);
    let shared = |s: &SentenceSignals| s.span.end.min(end).saturating_sub(s.span.start.max(start));
    let best = found.iter().max_by_key(|s| shared(s))?;
    let kept = best.left_out.is_none() && shared(best) * 2 >= best.span.len().min(end - start);
    let mut example = Example::new(article, best);
    example.grades = [number(2)?, number(3)?];
    example.target = example.grades.iter().map(|&g| WORTH[g]).sum::<f64>() / 2.0;
    kept.then_some(example)
}

/// What stands in which place of a model: the bias, what debates add to it, the signals, the words.
struct Columns {
    signals: usize,
    words: usize,
    /// Place of each bucket; `None` for words that are rare.
    place: Vec<Option<usize>>,
    width: usize,
}

impl Columns {
    fn of(debates: &[Example], signals: usize) -> Self {
        let mut seen = vec![0_usize; 1 << 16];
        for example in debates {
            let mut words = example.words.clone();
            words.sort_unstable();
            words.dedup();
            for word in words {
                seen[index(word)] += 1;
            }
        }
        let words = 2 + signals;
        let mut width = words;
        let place = seen
            .iter()
            .map(|&times| {
                (times >= RARE).then(|| {
                    width += 1;
                    width - 1
                })
            })
            .collect();
        Columns {
            signals: 2,
            words,
            place,
            width,
        }
    }

    /// Calls `each` with every place that an example fills, and what stands there.
    fn each(&self, example: &Example, mut each: impl FnMut(usize, f64)) {
        each(0, 1.0);
        if example.debate {
            each(1, 1.0);
        }
        for (at, &value) in example.signals.iter().enumerate() {
            if value != 0.0 {
                each(self.signals + at, value);
            }
        }
        let share = example.share();
        for &word in &example.words {
            if let Some(at) = self.place[index(word)] {
                each(at, share);
            }
        }
    }

    fn dot(&self, model: &[f64], example: &Example) -> f64 {
        let mut sum = 0.0;
        self.each(example, |at, value| sum += model[at] * value);
        sum
    }

    fn ridge(&self, at: usize) -> f64 {
        match at {
            0 | 1 => 1e-3,
            at if at < self.words => RIDGE,
            _ => WORD_RIDGE,
        }
    }

    /// The weights of the words in steps of the first.
    fn table(&self, model: &[f64]) -> (f64, Vec<u8>) {
        let most = model[self.words..]
            .iter()
            .fold(0.0_f64, |most, w| most.max(w.abs()));
        let step = (most / 127.0).max(1e-9);
        let byte = |place: &Option<usize>| {
            let steps = place.map_or(0.0, |at| (model[at] / step).round());
            #[expect(clippy::cast_possible_truncation, reason = "at most 127 either way")]
            let steps = steps as i8;
            steps.cast_unsigned()
        };
        (step, self.place.iter().map(byte).collect())
    }
}

fn index(word: u32) -> usize {
    usize::try_from(word).unwrap_or(0)
}

/// The probability of every sentence of an article by a model that has not seen its article.
fn hold_out<'e>(
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

fn report(held_out: &[(&Example, f64)], threshold: f64, articles: usize) {
    let must: Vec<_> = held_out.iter().filter(|(e, _)| e.must()).collect();
    let found = must.iter().filter(|(_, p)| *p >= threshold).count();
    let offered = held_out.iter().filter(|(_, p)| *p >= threshold);
    // As the scorer counts: what one of two people calls a claim counts neither way.
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

/// The places where the model is furthest from both people.
fn worst(held_out: &[(&Example, f64)]) {
    let far = |(e, p): &(&Example, f64)| match e.grades {
        [2, 2] => 1.0 - p,
        [0, 0] => *p,
        _ => 0.0,
    };
    let mut ranked: Vec<_> = held_out.iter().collect();
    ranked.sort_by(|a, b| far(b).total_cmp(&far(a)));
    for (e, p) in ranked.into_iter().take(10) {
        let (start, end) = e.place;
        eprintln!(
            "  article {} at {start}..{end}: {p:.2}, grades {:?}",
            e.group, e.grades
        );
    }
}

/// Fits without each fifth of the debates and measures on it, in turn.
fn debates_held_out(examples: &[&Example], columns: &Columns) {
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

/// Logistic regression with soft targets: Newton steps, each solved by conjugate gradients.
fn fit(examples: &[&Example], columns: &Columns) -> Vec<f64> {
    let mut model = vec![0.0; columns.width];
    for _ in 0..12 {
        let mut slope: Vec<f64> = (0..columns.width)
            .map(|at| -columns.ridge(at) * model[at])
            .collect();
        let mut bends = Vec::with_capacity(examples.len());
        for example in examples {
            let p = sigmoid(columns.dot(&model, example));
            let miss = (example.target - p) * example.counts();
            columns.each(example, |at, value| slope[at] += miss * value);
            bends.push(p * (1.0 - p) * example.counts());
        }
        let step = solve(examples, columns, &bends, slope);
        for (weight, by) in model.iter_mut().zip(&step) {
            *weight += by;
        }
        if step.iter().all(|by| by.abs() < 1e-5) {
            break;
        }
    }
    model
}

/// The step for which the bends make up the slope.
fn solve(examples: &[&Example], columns: &Columns, bends: &[f64], slope: Vec<f64>) -> Vec<f64> {
    let mut step = vec![0.0; slope.len()];
    let (mut rest, mut way) = (slope.clone(), slope);
    let mut size: f64 = rest.iter().map(|r| r * r).sum();
    let enough = size * 1e-10;
    for _ in 0..120 {
        if size <= enough {
            break;
        }
        let mut bent: Vec<f64> = (0..way.len())
            .map(|at| columns.ridge(at) * way[at])
            .collect();
        for (example, bend) in examples.iter().zip(bends) {
            let along = columns.dot(&way, example) * bend;
            columns.each(example, |at, value| bent[at] += along * value);
        }
        let across: f64 = way.iter().zip(&bent).map(|(w, b)| w * b).sum();
        let far = size / across;
        for at in 0..step.len() {
            step[at] += far * way[at];
            rest[at] -= far * bent[at];
        }
        let left: f64 = rest.iter().map(|r| r * r).sum();
        for at in 0..way.len() {
            way[at] = rest[at] + left / size * way[at];
        }
        size = left;
    }
    step
}

fn sigmoid(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The score that keeps nearly all must-check sentences of articles that the model has not seen.
fn threshold(held_out: &[(&Example, f64)]) -> f64 {
    let must = held_out.iter().filter(|(e, _)| e.must());
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
