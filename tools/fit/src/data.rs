//! Labelled sentences of articles and debates.

use std::error::Error;
use std::path::Path;

use claim_analysis::{Context, Kind, NaiveDate, SentenceSignals, signals, signals_alone};
use serde_json::Value;

/// A folder of labelled articles.
pub struct Set {
    pub folder: &'static str,
    /// Weight of a sentence in the fit, relative to a sentence that two people labelled.
    pub weight: f64,
    /// Real articles are held out in turn; invented ones are only fitted.
    pub is_real: bool,
}

pub const SETS: &[Set] = &[
    Set { folder: "claims", weight: 1.0, is_real: true },
    Set { folder: "claims-single", weight: 1.0, is_real: true },
    Set { folder: "claims-invented", weight: 0.5, is_real: false },
];

/// A labelled sentence.
pub struct Example {
    /// Index in [`SETS`]; `None` for a sentence of a debate.
    pub set: Option<usize>,
    /// Index of the article, or of the sentence in the debates.
    pub group: usize,
    pub read: SentenceSignals,
    pub text: String,
    /// The page rules leave the sentence out.
    pub is_left_out: bool,
    /// Grades 0 to 2 by two people.
    pub grades: [usize; 2],
    pub kinds: [Option<Kind>; 2],
}

impl Example {
    /// True if both people say "must check".
    pub fn is_must_check(&self) -> bool {
        self.grades == [2, 2]
    }
}

/// All labelled data.
pub struct Data {
    /// Set and name of every article.
    pub articles: Vec<(usize, String)>,
    pub news: Vec<Example>,
    pub debates: Vec<Example>,
}

/// Reads the labelled data of the folder.
pub fn read(folder: &Path) -> Result<Data, Box<dyn Error>> {
    let (mut articles, mut news) = (Vec::new(), Vec::new());
    for (at, set) in SETS.iter().enumerate() {
        set_of(&folder.join(set.folder), at, &mut articles, &mut news)?;
    }
    Ok(Data { articles, news, debates: debates(folder)? })
}

fn set_of(
    folder: &Path,
    set: usize,
    articles: &mut Vec<(usize, String)>,
    news: &mut Vec<Example>,
) -> Result<(), Box<dyn Error>> {
    let manifest: Vec<Value> = std::fs::read_to_string(folder.join("manifest.json"))
        .ok()
        .map_or(Ok(Vec::new()), |json| serde_json::from_str(&json))?;
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".tsv").map(str::to_owned));
    }
    names.sort();
    for name in names {
        let file = format!("{name}.txt");
        let text = std::fs::read_to_string(folder.join(&file))?;
        let entry = manifest.iter().find(|e| e["file"] == *file);
        let field = |key: &str| entry.and_then(|e| e[key].as_str());
        let day = field("published_at").and_then(|at| at.get(..10));
        let context = Context {
            title: field("title"),
            language: field("language"),
            published_on: day.and_then(|day| day.parse::<NaiveDate>().ok()),
        };
        let found = signals(&text, &context);
        let letters: Vec<char> = text.chars().collect();
        let labels = std::fs::read_to_string(folder.join(format!("{name}.tsv")))?;
        let examples = labels.lines().skip(1);
        news.extend(examples.filter_map(|line| example(line, &found, &letters)).map(|mut e| {
            e.set = Some(set);
            e.group = articles.len();
            e
        }));
        articles.push((set, name));
    }
    Ok(())
}

/// A labelled sentence from a line of a `.tsv` file; `None` if the analysis has no such sentence.
fn example(line: &str, found: &[SentenceSignals], letters: &[char]) -> Option<Example> {
    let columns: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| columns.get(at)?.parse::<usize>().ok();
    let kind = |at: usize| columns.get(at)?.parse::<Kind>().ok();
    let (start, end) = (number(0)?, number(1)?);
    let shared = |s: &SentenceSignals| s.span.end.min(end).saturating_sub(s.span.start.max(start));
    let best = found.iter().max_by_key(|s| shared(s))?;
    let found = shared(best) * 2 >= best.span.len().min(end - start);
    Some(Example {
        set: None,
        group: 0,
        read: best.clone(),
        text: letters.get(start..end)?.iter().collect(),
        is_left_out: best.left_out.is_some() || !found,
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
