//! Time of loading each model and of the vectors of short and long texts, on one core.
//!
//! `cargo bench -p sentence-vectors` prints the best of several runs. Needs `make model`.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use sentence_vectors::Model;

const SENTENCE: &str = "The ministry announced on Monday that at least 41 people were killed and more than 200 \
    injured when heavy rain flooded the northern coastal province of Ardel";

/// Time of one run, in time on the processor: other programs do not count. The best of five measurements.
fn best<T>(runs: u32, mut work: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let (start, before) = (Instant::now(), on_processor());
        for _ in 0..runs {
            black_box(work());
        }
        // The system counts in steps of some milliseconds, and only when the thread gives up the processor.
        std::thread::yield_now();
        let wall = start.elapsed();
        let counted = on_processor().zip(before);
        counted.map_or(wall, |(after, before)| after.saturating_sub(before)) / runs
    };
    (0..5).map(time).min().unwrap_or_default()
}

/// How long this thread has run, where Linux says it.
fn on_processor() -> Option<Duration> {
    let figures = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    figures.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// A figure of this process in /proc, for example `VmHWM`, its largest memory so far.
fn memory(name: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}

fn main() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    for name in ["minilm.bin", "multilingual.bin"] {
        let path = models.join(name);
        match Model::load(&path) {
            Ok(model) => measure(&model, &path),
            Err(_) => eprintln!("skipped: no model file {name} (run `make model`)"),
        }
    }
}

fn measure(model: &Model, path: &Path) {
    black_box(model.embed(&SENTENCE.repeat(10)));
    println!("{}; memory of the process at peak: {}", model.name(), memory("VmHWM"));
    println!("load                {:>9.2?}", best(5, || Model::load(path)));
    let texts = [
        ("5 words", "The river rose on Monday".to_owned()),
        ("25 words", SENTENCE.to_owned()),
        ("250 words, cut", SENTENCE.repeat(10)),
        ("hostile, 1 MB", "x1".repeat(500_000)),
        ("hostile words, 1 MB", format!("{} ", "q".repeat(99)).repeat(10_000)),
    ];
    for (name, text) in texts {
        println!("{name:19} {:>9.2?}", best(20, || model.embed(&text)));
    }
}
