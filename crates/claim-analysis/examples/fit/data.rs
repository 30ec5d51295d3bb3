//! Labelled sentences of articles and debates.

use std::error::Error;
use std::path::{Path, PathBuf};

use claim_analysis::{Context, SentenceSignals, signals, signals_alone};

/// Weight of a sentence of an article, relative to a sentence of a debate: articles are few, and they are the purpose.
pub const ARTICLE_WEIGHT: f64 = 4.0;
/// Target of grade 0, 1 and 2.
pub const TARGETS: [f64; 3] = [0.0, 0.45, 1.0];
/// Number of parts of the debates, each held out in turn.
pub const FOLDS: usize = 5;

/// A labelled sentence.
pub struct Example {
    /// Index of the article; index of the part for a sentence of a debate.
    pub group: usize,
    pub debate: bool,
    pub signals: Vec<f64>,
    /// Indices in the table of words, with repetitions.
    pub words: Vec<u32>,
    /// Expected probability from 0 to 1.
    pub target: f64,
    /// Grades 0 to 2 by two people.
    pub grades: [usize; 2],
    /// Start and end in the article, in code points.
    pub place: (usize, usize),
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

    /// True if both people say "must check".
    pub fn is_must_check(&self) -> bool {
        self.grades == [2, 2]
    }

    /// Weight of the example in the fit.
    pub fn weight(&self) -> f64 {
        if self.debate { 1.0 } else { ARTICLE_WEIGHT }
    }

    /// Value of each word, so that the vector of all words has length 1.
    pub fn word_value(&self) -> f64 {
        1.0 / count(self.words.len().max(1)).sqrt()
    }
}

/// Number of articles, keys of the signals, labelled sentences.
pub type News = (usize, Vec<&'static str>, Vec<Example>);

/// The labelled sentences of the articles in `folder/claims`.
pub fn news(folder: &Path) -> Result<News, Box<dyn Error>> {
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

/// The labelled sentences of debates in `folder/checkworthiness`.
pub fn debates(folder: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let path = folder.join("checkworthiness/claimbuster-train.json");
    let sentences: Vec<serde_json::Value> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let labelled = sentences.iter().filter_map(|sentence| {
        let text = sentence.get("text")?.as_str()?;
        Some((text, sentence.get("label")?.as_u64()? == 1))
    });
    Ok(labelled
        .enumerate()
        .map(|(at, (text, checkable))| {
            // The file is shuffled, so that every fifth sentence is a fair part.
            let mut example = Example::new(at % FOLDS, &signals_alone(text));
            example.debate = true;
            example.target = f64::from(u8::from(checkable));
            example
        })
        .collect())
}

/// A labelled sentence from a line of an article's `.tsv` file; `None` if the page rules leave the sentence out.
fn example(article: usize, line: &str, found: &[SentenceSignals]) -> Option<Example> {
    let columns: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| columns.get(at)?.parse::<usize>().ok();
    let (start, end) = (number(0)?, number(1)?);
    let shared = |s: &SentenceSignals| s.span.end.min(end).saturating_sub(s.span.start.max(start));
    let best = found.iter().max_by_key(|s| shared(s))?;
    let kept = best.left_out.is_none() && shared(best) * 2 >= best.span.len().min(end - start);
    let mut example = Example::new(article, best);
    example.grades = [number(2)?, number(3)?];
    example.target = example.grades.iter().map(|&g| TARGETS[g]).sum::<f64>() / 2.0;
    kept.then_some(example)
}

/// A count as a floating-point number.
pub fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
