//! Speed of the analysis in MB/s and sentences per second, on ordinary and on hostile texts.
//!
//! `cargo bench -p claim-analysis` prints the best of several runs on one core. `cargo bench -p claim-analysis -- FILE...`
//! reads texts of your own instead, with absolute paths.

use std::hint::black_box;
use std::time::{Duration, Instant};

use claim_analysis::{Context, NaiveDate, extract};

/// News prose with everything that the analysis reads.
const STORY: &[&str] = &[
    "The storm killed at least 41 people and injured more than 200 in the coastal province of Ardel on Monday, officials said.",
    "“We have lost our homes,” said Mara Velk, a teacher in the town of Sorrin.",
    "“Nobody came to help us. We waited for two days.”",
    "The Ministry of the Interior announced that 3,500 soldiers had been sent to the region since March 2021.",
    "Under the agreement signed in the capital last year, both sides must withdraw their troops from the valley.",
    "The river rose by 2.5 metres in six hours and flooded some 12,000 hectares of farmland.",
    "Analysts expect the repairs to cost between $300 million and $450 million.",
    "He added that the government would present a plan next week.",
    "Many residents have complained about the slow response.",
    "Is that enough?",
];

fn story(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    for (at, sentence) in STORY.iter().cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(sentence);
        text.push_str(if at % 3 == 2 { "\n\n" } else { " " });
    }
    text
}

fn measure(name: &str, text: &str) {
    print(name, &best(text, Duration::from_millis(600)));
}

/// Size of a text and the time of its analysis.
#[derive(Default)]
struct Run {
    bytes: usize,
    sentences: usize,
    claims: usize,
    time: Duration,
}

/// The fastest of the runs in a span of time; at least one run.
fn best(text: &str, limit: Duration) -> Run {
    let context = Context { published_on: NaiveDate::from_ymd_opt(2024, 5, 3), ..Context::default() };
    let mut best = Run { time: Duration::MAX, ..Run::default() };
    let mut spent = Duration::ZERO;
    loop {
        let start = Instant::now();
        let found = black_box(extract(black_box(text), &context));
        let time = start.elapsed();
        spent += time;
        let (sentences, claims) = (found.sentences.len(), found.claims.len());
        best = Run { bytes: text.len(), sentences, claims, time: time.min(best.time) };
        if spent >= limit {
            return best;
        }
    }
}

fn print(name: &str, run: &Run) {
    #[expect(clippy::cast_precision_loss, reason = "a few million bytes")]
    let per_second = |count: usize| count as f64 / run.time.as_secs_f64();
    let (rate, spoken) = (per_second(run.bytes) / 1e6, per_second(run.sentences));
    let Run { bytes, claims, .. } = run;
    println!("{name:<34} {bytes:>9} bytes {rate:>7.1} MB/s {spoken:>9.0} sentences/s {claims:>7} claims");
}

/// All texts together, each by the fastest of its runs. The texts take turns, so that no text is read twice in a row.
fn measure_files(paths: &[String]) {
    let read = |path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let texts: Vec<String> = paths.iter().map(read).collect();
    let mut fastest: Vec<Run> = texts.iter().map(|text| best(text, Duration::ZERO)).collect();
    for _ in 0..20 {
        for (text, fastest) in texts.iter().zip(&mut fastest) {
            fastest.time = best(text, Duration::ZERO).time.min(fastest.time);
        }
    }
    let mut all = Run::default();
    for run in fastest {
        all.bytes += run.bytes;
        all.sentences += run.sentences;
        all.claims += run.claims;
        all.time += run.time;
    }
    print("texts", &all);
}

fn main() {
    // Cargo adds "--bench".
    let paths: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if !paths.is_empty() {
        measure_files(&paths);
        return;
    }
    let size = 2 << 20;
    for bytes in [1_000, 10_000, 100_000, 1_000_000, size] {
        measure("news prose", &story(bytes));
    }
    let line = |unit: &str| unit.repeat(size / unit.len());
    measure("one sentence of 2 MiB", &line("and the long river ran on "));
    measure("only digits", &line("1"));
    measure("digits and spaces", &line("12 "));
    measure("a million quotes", &line("\""));
    measure("curly quotes that never close", &line("“a "));
    measure("full stops", &line(". "));
    measure("full stops without spaces", &line("."));
    measure("abbreviations", &line("Mr. A. "));
    measure("abbreviations without spaces", &line("U.S."));
    measure("deep nesting", &line("([{«“"));
    measure("short lines", &line("said he,\n"));
    measure("names that speak", &line("Ann Bell said Carl Dorn said "));
    measure("a new name in every sentence", &names(size));
    measure("not Latin", &line("დღეს წვიმს და ქარია. "));
}

/// A text with a new person in every sentence. The time must stay linear.
fn names(bytes: usize) -> String {
    let mut text = String::new();
    let letters: Vec<char> = ('a'..='z').collect();
    let mut at = 0_usize;
    while text.len() < bytes {
        let mut name = String::from("X");
        let mut rest = at;
        for _ in 0..5 {
            name.extend(letters.get(rest % 26));
            rest /= 26;
        }
        text.push_str("Jon ");
        text.push_str(&name);
        text.push_str(" said the bridge of the ministry was opened. ");
        at += 1;
    }
    text
}
