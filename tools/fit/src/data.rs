//! Labelled sentences of articles and debates.

use std::error::Error;
use std::path::Path;

use claim_analysis::{Context, Kind, NaiveDate, SentenceSignals, signals, signals_alone};
use sentence_vectors::Model;
use serde_json::Value;

/// A folder of labelled articles.
pub struct Set {
    pub folder: &'static str,
    /// Weight of a sentence in the fit, relative to a sentence of `claims`.
    pub weight: f64,
    /// Real articles are held out in turn; invented ones are only fitted.
    pub is_real: bool,
}

/// The folders, in the order of their indices.
pub const SETS: &[Set] = &[
    Set { folder: "claims", weight: 1.0, is_real: true },
    Set { folder: "claims-single", weight: 1.0, is_real: true },
    Set { folder: "claims-invented", weight: 0.5, is_real: false },
];

/// A labelled sentence.
#[derive(Clone)]
pub struct Example {
    /// Index in [`SETS`]; `None` for a sentence of a debate.
    pub set: Option<usize>,
    /// Index of the article, or of the sentence in the debates.
    pub group: usize,
    pub read: SentenceSignals,
    pub text: String,
    /// The sentence embedding; empty without the model file.
    pub vector: Vec<f32>,
    /// The page rules leave the sentence out.
    pub is_left_out: bool,
    /// Grades 0 to 2 by two people.
    pub grades: [usize; 2],
    /// Kinds by two people.
    pub kinds: [Option<Kind>; 2],
}

impl Example {
    /// True if both people say "must check".
    pub fn is_must_check(&self) -> bool {
        self.grades == [2, 2]
    }
}

/// An article by set and name.
pub struct Article {
    pub set: usize,
    pub name: String,
}

/// All labelled data.
pub struct Data {
    pub articles: Vec<Article>,
    pub news: Vec<Example>,
    pub debates: Vec<Example>,
}

impl Data {
    /// Embeds every sentence.
    pub fn embed(&mut self, model: &Model) {
        let mut all: Vec<&mut Example> = self.news.iter_mut().chain(&mut self.debates).collect();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let part = all.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            for part in all.chunks_mut(part) {
                scope.spawn(move || {
                    for example in part {
                        example.vector = model.embed(&example.text).values().to_vec();
                    }
                });
            }
        });
    }
}

/// Reads the labelled data of the folder.
pub fn read(folder: &Path) -> Result<Data, Box<dyn Error>> {
    let (mut articles, mut news) = (Vec::new(), Vec::new());
    for (at, set) in SETS.iter().enumerate() {
        let folder = folder.join(set.folder);
        let manifest: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(folder.join("manifest.json"))?)?;
        for name in names(&folder)? {
            let examples = article(&folder, &name, &manifest)?;
            let group = articles.len();
            news.extend(examples.into_iter().map(|example| Example { set: Some(at), group, ..example }));
            articles.push(Article { set: at, name });
        }
    }
    Ok(Data { articles, news, debates: debates(folder)? })
}

/// Names of the labelled articles of a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(".tsv").map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// The labelled sentences of an article.
fn article(folder: &Path, name: &str, manifest: &[Value]) -> Result<Vec<Example>, Box<dyn Error>> {
    let file = format!("{name}.txt");
    let text = std::fs::read_to_string(folder.join(&file))?;
    let entry = manifest.iter().find(|entry| entry["file"] == *file);
    let field = |key: &str| entry.and_then(|entry| entry[key].as_str());
    let day = field("published_at").and_then(|at| at.get(..10));
    let context = Context {
        title: field("title"),
        language: field("language"),
        published_on: day.and_then(|day| day.parse::<NaiveDate>().ok()),
        ..Context::default()
    };
    let found = signals(&text, &context);
    let letters: Vec<char> = text.chars().collect();
    let labels = std::fs::read_to_string(folder.join(format!("{name}.tsv")))?;
    let lines = labels.lines().skip(1);
    Ok(lines.filter_map(|line| example(line, &found, &letters)).collect())
}

/// The labelled sentence of a line: start, end, two grades, two kinds.
fn example(line: &str, found: &[SentenceSignals], letters: &[char]) -> Option<Example> {
    let columns: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| columns.get(at)?.parse::<usize>().ok();
    let kind = |at: usize| columns.get(at)?.parse::<Kind>().ok();
    let (start, end) = (number(0)?, number(1)?);
    let shared = |s: &SentenceSignals| s.span.end.min(end).saturating_sub(s.span.start.max(start));
    let best = found.iter().max_by_key(|s| shared(s))?;
    let is_found = shared(best) * 2 >= best.span.len().min(end - start);
    Some(Example {
        set: None,
        group: 0,
        read: best.clone(),
        text: letters.get(start..end)?.iter().collect(),
        vector: Vec::new(),
        is_left_out: best.left_out.is_some() || !is_found,
        grades: [number(2)?, number(3)?],
        kinds: [kind(4), kind(5)],
    })
}

/// The labelled sentences of debates: grade 2 for a checkable one.
fn debates(folder: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let path = folder.join("checkworthiness/claimbuster-train.json");
    let sentences: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let labelled = sentences.iter().filter_map(|sentence| {
        let text = sentence.get("text")?.as_str()?;
        Some((text, sentence.get("label")?.as_u64()? == 1))
    });
    let examples = labelled.enumerate().map(|(at, (text, checkable))| Example {
        set: None,
        group: at,
        read: signals_alone(text),
        text: text.to_owned(),
        vector: Vec::new(),
        is_left_out: false,
        grades: [usize::from(checkable) * 2; 2],
        kinds: [None, None],
    });
    Ok(examples.collect())
}

/// A count as a floating-point number.
pub fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// The share of a part in the whole; 0 if there is nothing.
pub fn ratio(part: usize, whole: usize) -> f64 {
    count(part) / count(whole.max(1))
}
