//! Golden tests: short texts with the expected claims.

mod claims;
mod counts;
mod date_grammar;
mod dates;
mod kinds;
mod layout;
mod mentions;
mod numbers;
mod sources;
mod speakers;
mod statements;
mod story_dates;
mod text;
mod values;

use claim_analysis::{
    Claim, Context, Extraction, Kind, LeftOutReason, NaiveDate, Precision, Qualifier, Text, Value, extract,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}

/// Analysis of a text published on Friday, 3 May 2024.
fn read(text: &str) -> Extraction {
    extract(text, &Context { published_on: Some(day("2024-05-03")), ..Context::default() })
}

fn sentences(text: &str) -> Vec<&str> {
    let places = Text::new(text);
    read(text).sentences.iter().filter_map(|s| places.slice(*s)).collect()
}

/// The claim whose source words start with `start`.
fn claim(text: &str, start: &str) -> Claim {
    let places = Text::new(text);
    let found = read(text);
    let claim = found.claims.iter().find(|c| places.slice(c.span).is_some_and(|w| w.starts_with(start)));
    claim.cloned().unwrap_or_else(|| panic!("no claim “{start}” in {found:#?}"))
}

fn left_out(text: &str, words: &str) -> Option<LeftOutReason> {
    let places = Text::new(text);
    read(text).left_out.iter().find(|l| places.slice(l.span) == Some(words)).map(|l| l.reason)
}

fn speaker(text: &str, start: &str) -> Option<String> {
    claim(text, start).attribution.claimant
}

fn value(text: &str, words: &str) -> Value {
    let found = read(text);
    let values: Vec<Value> = found.claims.into_iter().flat_map(|c| c.values).collect();
    values.iter().find(|v| v.text == words).cloned().unwrap_or_else(|| panic!("no “{words}” in {values:#?}"))
}

fn bounds(text: &str, words: &str) -> (Option<f64>, Option<f64>, Qualifier) {
    let value = value(text, words);
    (value.low, value.high, value.qualifier)
}

fn end(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "..".to_owned(), |day| day.to_string())
}

fn days(text: &str, words: &str) -> (String, String, Precision) {
    let Some(date) = value(text, words).date else { panic!("“{words}” was not resolved") };
    (end(date.earliest), end(date.latest), date.precision)
}

/// Source words of the dates in the claim that starts with `start`.
fn dates(text: &str, start: &str) -> Vec<String> {
    let values = claim(text, start).values;
    let dates = values.into_iter().filter(|v| v.measures == "date");
    dates.map(|v| v.text).collect()
}

/// Kind and statement of every claim.
fn statements(text: &str) -> Vec<(Kind, String)> {
    let found = read(text).claims.into_iter();
    found.map(|c| (c.kind, c.statement)).collect()
}
