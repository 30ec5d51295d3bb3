//! Memory and time of an index of a million claims, recall of the signs, time of signatures of articles.
//!
//! `cargo bench -p claim-matching [-- CLAIMS]`. Claims are made of invented words whose frequencies follow Zipf's law;
//! vectors are made of topics and events, because those of sentences are not spread evenly either.

#![expect(clippy::indexing_slicing, reason = "arrays of one known size")]
#![expect(clippy::unwrap_used, reason = "a benchmark may stop")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use claim_matching::{Candidate, Claim, CompactVector, Index, PreparedQuery, Query, Shingles};

/// Number of different words.
const WORDS: u64 = 300_000;
/// Words of a claim.
const LENGTH: usize = 18;
/// Texts and vectors kept for the ranking, as PostgreSQL would.
const QUERIES: usize = 100;
/// Topics and events that vectors are made of: 20 claims of a million share an event.
const TOPICS: u64 = 500;
const EVENTS: u64 = 50_000;

/// Random numbers that are the same in every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal, by the sum of four.
    #[expect(clippy::cast_possible_truncation, reason = "between -2 and 2")]
    fn normal(&mut self) -> f32 {
        ((0..4).map(|_| self.share()).sum::<f64>() - 2.0) as f32
    }

    /// A word: the probability of the word at place `n` is proportional to `1 / n`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "below WORDS"
    )]
    fn word(&mut self) -> String {
        let place = (WORDS as f64).powf(self.share()) as u64;
        let mut rest = Random(place).next() >> 16;
        let mut word = String::new();
        while rest > 40_000_000 || word.len() < 4 {
            word.push(char::from(b"bdfgklmnprstvz"[(rest % 14) as usize]));
            word.push(char::from(b"aeiou"[(rest / 14 % 5) as usize]));
            rest /= 70;
        }
        word
    }

    fn sentence(&mut self) -> String {
        let mut words: Vec<String> = (0..LENGTH).map(|_| self.word()).collect();
        words.push(format!("{} people", self.next() % 5000));
        words.join(" ")
    }
}

/// The vector of a claim: as much of its topic as of its event and its own. `away` moves it further. Claims of one topic
/// have a cosine of about 0.33, of one event 0.67.
fn vector(claim: u64, away: f32) -> CompactVector {
    let parts = [claim % TOPICS, TOPICS + claim % EVENTS, TOPICS + EVENTS + claim, !claim];
    let [mut topic, mut event, mut own, mut noise] = parts.map(Random);
    let mut values = [0.0; CompactVector::LEN];
    for value in &mut values {
        *value = topic.normal() + event.normal() + own.normal() + away * noise.normal();
    }
    CompactVector::new(&values)
}

fn text(claim: u64) -> String {
    Random(claim.wrapping_mul(31)).sentence()
}

/// Memory of this process in KiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// How long this thread has run, where Linux says it.
fn on_processor() -> Option<Duration> {
    let figures = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    figures.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// The median time of a run on the processor, so that other programs do not count.
fn median<T>(runs: usize, mut work: impl FnMut(usize) -> T) -> Duration {
    let time = |at| {
        let (start, before) = (Instant::now(), on_processor());
        black_box(work(at));
        let wall = start.elapsed();
        // The system counts only when the thread gives up the processor.
        std::thread::yield_now();
        let counted = on_processor().zip(before);
        counted.map_or(wall, |(after, before)| after.saturating_sub(before))
    };
    let mut times: Vec<Duration> = (0..runs).map(time).collect();
    times.sort_unstable();
    times[runs / 2]
}

fn main() {
    let claims: u64 = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let (start, before) = (Instant::now(), memory());
    let mut index = Index::default();
    for claim in 0..claims {
        index.add(u128::from(claim), &Claim { text: &text(claim), ..Claim::default() }, Some(&vector(claim, 0.0)));
    }
    println!(
        "{} claims in {:.0?}, {} bytes per claim",
        index.len(),
        start.elapsed(),
        (memory() - before) * 1024 / claims
    );
    let asked: Vec<u64> = (0..QUERIES).map(|at| Random(at as u64).next() % claims).collect();
    // Half of the words of the claim, in another sentence; a vector nearby.
    let query = |claim: u64| {
        let (own, other) = (text(claim), text(claim + claims));
        let words = own.split(' ').step_by(2).chain(other.split(' ').skip(1).step_by(2));
        Query { text: words.collect::<Vec<_>>().join(" "), ..Query::default() }
    };
    let words: Vec<PreparedQuery> = asked.iter().map(|claim| PreparedQuery::new(&query(*claim), None)).collect();
    let full: Vec<PreparedQuery> =
        asked.iter().map(|claim| PreparedQuery::new(&query(*claim), Some(vector(*claim, 0.7)))).collect();
    report(&index, &words, &full);
    recall(&index, &full, claims, &asked);
    println!("prepare a query         {:>9.2?}", median(QUERIES, |at| PreparedQuery::new(&query(asked[at]), None)));
    println!(
        "add and remove a claim  {:>9.2?}",
        median(QUERIES, |at| {
            let id = u128::from(claims) + at as u128;
            index.add(
                id,
                &Claim { text: "a new claim of ten words about the lake of Sorrin", ..Claim::default() },
                None,
            );
            index.remove(id)
        })
    );
    let article = (0..50).map(text).collect::<Vec<_>>().join(". ");
    println!("signature, 1,000 words  {:>9.2?}", median(QUERIES, |_| Shingles::new(&article)));
}

/// Prints the times of the steps.
fn report(index: &Index<u128>, words: &[PreparedQuery], full: &[PreparedQuery]) {
    println!("candidates by words     {:>9.2?}", median(QUERIES, |at| index.candidates(&words[at])));
    println!("candidates with signs   {:>9.2?}", median(QUERIES, |at| index.candidates(&full[at])));
    for (name, queries) in [("by words", words), ("by both", full)] {
        let kept: Vec<Vec<(u128, String, Option<CompactVector>)>> =
            queries.iter().map(|query| load(index, query)).collect();
        let time = median(QUERIES, |at| {
            let candidates = kept[at].iter().map(|(id, text, vector)| Candidate {
                id: *id,
                claim: Claim { text, ..Claim::default() },
                vector: vector.clone(),
            });
            index.rank(&queries[at], &candidates.collect::<Vec<_>>(), 20)
        });
        let mean = kept.iter().map(Vec::len).sum::<usize>() / kept.len();
        println!("rank {mean} {name:14} {time:>9.2?}");
    }
}

/// What the database gives for a query.
fn load(index: &Index<u128>, query: &PreparedQuery) -> Vec<(u128, String, Option<CompactVector>)> {
    let number = |id: u128| u64::try_from(id).unwrap();
    let candidates = index.candidates(query);
    let near = index.nearest(query, &candidates, |id| Some(vector(number(id), 0.0)));
    near.into_iter().map(|id| (id, text(number(id)), Some(vector(number(id), 0.0)))).collect()
}

/// Prints how many of the claims with the highest cosines are among the candidates by signs: those of the event, and those
/// of the topic, which are all about equally near.
fn recall(index: &Index<u128>, queries: &[PreparedQuery], claims: u64, asked: &[u64]) {
    const BEST: [usize; 2] = [20, 100];
    const ASKED: usize = 10;
    let ours: Vec<CompactVector> = asked.iter().take(ASKED).map(|claim| vector(*claim, 0.7)).collect();
    let mut best: Vec<Vec<(f64, u128)>> = vec![Vec::new(); ASKED];
    for claim in 0..claims {
        let theirs = vector(claim, 0.0);
        for (best, ours) in best.iter_mut().zip(&ours) {
            best.push((ours.cosine(&theirs), u128::from(claim)));
            if best.len() == 1000 {
                best.sort_by(|a, b| b.0.total_cmp(&a.0));
                best.truncate(BEST[1]);
            }
        }
    }
    let is_named =
        |(claim, query): &(&u64, &PreparedQuery)| index.candidates(query).by_words.contains(&u128::from(**claim));
    let named = asked.iter().zip(queries).filter(is_named).count();
    println!("recall of words         {named} of {QUERIES} claims are among 30");
    let mut found = [0; 2];
    for (best, query) in best.iter_mut().zip(queries) {
        best.sort_by(|a, b| b.0.total_cmp(&a.0));
        let candidates = index.candidates(query).by_signs;
        for (found, count) in found.iter_mut().zip(BEST) {
            *found += best.iter().take(count).filter(|(_, id)| candidates.contains(id)).count();
        }
    }
    for (found, count) in found.iter().zip(BEST) {
        let all = count * ASKED;
        println!("recall of signs         {found} of {all} claims with the {count} highest cosines are among 300");
    }
}
