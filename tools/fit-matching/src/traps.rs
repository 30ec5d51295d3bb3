//! Traps: claims with another number or negated. A ranking must prefer the true claim, and the reasons must tell.

use claim_matching::{Candidate, Claim, PreparedQuery, Reason};

use crate::data::{Data, Query};
use crate::newton::score;

/// Words after which "not" negates a sentence.
const AUXILIARIES: [&str; 10] =
    [" is ", " was ", " are ", " were ", " has ", " have ", " had ", " will ", " can ", " did "];

/// Words that a text without a negation does not have.
const NEGATIONS: [&str; 16] = [
    "no", "not", "none", "never", "nobody", "nothing", "neither", "nor", "without", "cannot", "deny", "denies",
    "denied", "false", "fake", "hoax",
];

/// Prints how many traps are told apart.
pub fn print(data: &Data, name: &str, with_vectors: bool, weights: &[f64]) {
    for (trap, change, reason) in [
        ("number", other_number as fn(&str) -> Option<(String, String)>, Reason::OtherFigure),
        ("negation", negated, Reason::MayBeOpposite),
    ] {
        let texts = || data.texts.iter().filter_map(|text| Some((text, change(text)?.0)));
        let told = texts().filter(|(text, changed)| has_reason(data, changed, text, reason)).count();
        let wrong = texts().filter(|(text, _)| has_reason(data, text, text, reason)).count();
        if !with_vectors {
            println!(
                "{trap} traps: {told} of {} have the reason {}, unchanged {wrong}",
                texts().count(),
                reason.as_str()
            );
        }
        let queries = data.train.iter().chain(&data.dev);
        let pairs = queries.filter_map(|query| Some((query, change(&data.texts[query.claim])?)));
        let pairs = pairs.filter(|(query, (_, word))| query.text.contains(word));
        let pairs = pairs.filter(|(query, _)| !is_negated(&query.text) && !is_negated(&data.texts[query.claim]));
        let pairs: Vec<[f64; 2]> =
            pairs.map(|(query, (changed, _))| scores(data, query, &changed, with_vectors, weights)).collect();
        let better = pairs.iter().filter(|[right, changed]| right > changed).count();
        let worse = pairs.iter().filter(|[right, changed]| right < changed).count();
        println!(
            "{trap} traps, {name}: of {} queries without a negation {better} prefer the claim, {worse} the trap",
            pairs.len()
        );
    }
}

/// The text as a query has this reason for the claim.
fn has_reason(data: &Data, query: &str, claim: &str, reason: Reason) -> bool {
    let query = claim_matching::Query { text: query.to_owned(), ..claim_matching::Query::default() };
    let candidate = Candidate { id: 0, claim: Claim { text: claim, ..Claim::default() }, vector: None };
    let found = data.table.index().rank(&PreparedQuery::new(&query, None), &[candidate], 1);
    found.iter().any(|found| found.reasons.contains(&reason))
}

/// Scores of the claim of a query and of the changed claim, without titles, with the same vector.
fn scores(data: &Data, query: &Query, changed: &str, with_vectors: bool, weights: &[f64]) -> [f64; 2] {
    let asked = claim_matching::Query::of_post(&query.text);
    let vector = with_vectors.then(|| query.vector.clone());
    let prepared = PreparedQuery::new(&asked, vector.clone());
    let claim = |text| Candidate { id: 0, claim: Claim { text, ..Claim::default() }, vector: vector.clone() };
    let rows = data.table.index().features(&prepared, &[claim(&data.texts[query.claim]), claim(changed)]);
    [score(&rows[0], weights), score(&rows[1], weights)]
}

/// The text with another first digit of its first number that is no year, and this number.
fn other_number(text: &str) -> Option<(String, String)> {
    let mut at = 0;
    for run in text.split(|c: char| !c.is_ascii_digit()) {
        let is_year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
        if let Some(first) = run.bytes().next().filter(|_| !is_year) {
            let (before, after) = text.split_at_checked(at)?;
            let other = char::from(b'1' + (first - b'0' + 3) % 9);
            return Some((format!("{before}{other}{}", after.get(1..)?), run.to_owned()));
        }
        at += run.len() + text.get(at + run.len()..)?.chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// The text with "not" after its first auxiliary verb, and no word.
fn negated(text: &str) -> Option<(String, String)> {
    let (at, auxiliary) = AUXILIARIES.iter().filter_map(|word| Some((text.find(word)?, word))).min()?;
    let (before, after) = text.split_at_checked(at + auxiliary.len())?;
    Some((format!("{before}not {after}"), String::new()))
}

/// The text has a word that the reasons may take for a negation.
fn is_negated(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic() && !"'’".contains(c));
    words.any(|word| word.ends_with("n't") || word.ends_with("n’t") || NEGATIONS.contains(&word))
}
