//! Traces: what a claim says of where, who, what and when, reduced to terms, days and figures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claim_analysis::NaiveDate;

use super::setting::{Setting, name, thing};
use super::terms::{Terms, as_written, is_happening, is_pact, of, of_name};
use crate::text::classes::class;
use crate::text::words::{Word, words};

/// The longest period that still tells one occurrence from another: a month.
const FINE: i64 = 31;

/// The longest period that says anything: a year.
const COARSE: i64 = 366;

/// Words that report; a day next to one is the day of the report.
const REPORTING: &str =
    "said says told added announced stated reported confirmed warned claimed declared sagte teilte berichtete";

/// A time as an inclusive range of seconds since 1970: a day when no more is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// First second.
    pub from: i64,
    /// Last second.
    pub to: i64,
}

impl Time {
    /// A whole day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        let from = day.and_hms_opt(0, 0, 0).map_or(0, |start| start.and_utc().timestamp());
        Self { from, to: from + 86_399 }
    }

    /// Whether this time is after all of `other`.
    #[must_use]
    pub const fn is_after(self, other: Self) -> bool {
        self.from > other.to
    }

    /// Whole days between two times; 0 if they overlap.
    pub(super) const fn days_from(self, other: Self) -> i64 {
        let gap = if self.from > other.to { self.from - other.to } else { other.from - self.to };
        if gap > 0 { gap.div_euclid(86_400) + 1 } else { 0 }
    }
}

/// What a figure is in a running count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A count as of the time of the text.
    Total,
    /// A number that is added: "another 12".
    Increment,
    /// A count of an earlier time: "up from 29".
    Former,
    /// Denied, asked, conditional or unconfirmed.
    Unasserted,
}

/// A figure or date of a claim, as stored with the claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Position in the quote, in code points.
    pub at: usize,
    /// The words of the figure or date.
    pub text: String,
    /// What is counted: "people killed". Dates: "date".
    pub measures: String,
    /// "people", "EUR".
    pub unit: Option<String>,
    /// Smallest possible number, inclusive.
    pub low: Option<f64>,
    /// Largest possible number, inclusive.
    pub high: Option<f64>,
    /// First and last day, if both are known.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What the figure is in a running count.
    pub part: Part,
}

/// A claim in its article, as loaded by the caller.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The claim in a self-contained wording.
    pub statement: &'a str,
    /// The words of the article.
    pub quote: &'a str,
    /// Who says so.
    pub claimant: Option<&'a str>,
    /// The claim is that somebody said something: the speaker is part of what happened.
    pub is_quote: bool,
    /// The claim is about the terms of a treaty, ceasefire, law or rule.
    pub is_agreement: bool,
    /// When the article was published.
    pub told: Option<Time>,
    /// Figures and dates of the quote.
    pub values: &'a [Datum],
    /// What the article is about.
    pub setting: Arc<Setting>,
}

/// A figure as the rules compare it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Index of the value in [`Source::values`].
    pub index: usize,
    /// What is counted.
    pub measures: String,
    /// The unit, without "people" and the like.
    pub unit: Option<String>,
    /// Smallest possible number, inclusive.
    pub low: Option<f64>,
    /// Largest possible number, inclusive.
    pub high: Option<f64>,
    /// What the figure is in a running count.
    pub part: Part,
    /// The time for which the number is said to hold.
    pub as_of: Option<Time>,
}

/// A period that a claim names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The date belongs to a thing that is named: "the November 2020 ceasefire".
    pub is_of_thing: bool,
}

impl Period {
    pub(super) fn is_fine(self) -> bool {
        (self.to - self.from).num_days() < FINE
    }

    pub(super) fn time(self) -> Time {
        Time { from: Time::day(self.from).from, to: Time::day(self.to).to }
    }
}

/// What a claim says of where, who, what and when.
#[derive(Debug, Clone)]
pub struct Trace {
    pub(super) names: Terms,
    pub(super) things: Terms,
    /// Things that happened, by their keys; all agreements are one.
    pub(super) happenings: BTreeSet<String>,
    /// Periods of what happened, without days of reports.
    pub(super) periods: Vec<Period>,
    /// Who did what: a verb with the names of its subject.
    pub(super) acts: BTreeMap<String, BTreeSet<String>>,
    pub(super) is_agreement: bool,
    /// An odd number of negations.
    pub(super) is_negated: bool,
    /// Denied, asked or conditional.
    pub(super) is_doubtful: bool,
    pub(super) setting: Arc<Setting>,
    pub(super) told: Option<Time>,
    /// Figures with at least one bound.
    pub figures: Vec<Figure>,
}

impl Trace {
    /// Reads a claim.
    #[must_use]
    pub fn new(source: &Source<'_>) -> Self {
        let known = &source.setting.known;
        let words = words(source.statement);
        let claimant = if source.is_quote { None } else { source.claimant };
        let dates = source.values.iter().filter(|value| value.days.is_some());
        let office = claimant.and_then(|claimant| office(source.statement, claimant));
        let left_out = claimant.into_iter().chain(office).chain(dates.map(|value| value.text.as_str()));
        let left_out: BTreeSet<String> = left_out.flat_map(self::words).map(|word| word.plain).collect();
        let kept = || words.iter().filter(|word| !word.is_part && !left_out.contains(&word.plain));
        let mut names = Terms::new();
        let mut things = Terms::new();
        for word in kept() {
            if let Some(key) = name(word, known) {
                names.entry(key).or_insert_with(|| word.plain.clone());
            } else if let Some(key) = thing(word, known) {
                things.entry(key).or_insert_with(|| word.plain.clone());
            }
        }
        as_written(source.statement, [&mut names, &mut things]);
        let negations = words.iter().filter(|word| class(&word.plain).is_negation).count();
        let unasserted = source.values.iter().any(|value| value.part == Part::Unasserted);
        Self {
            happenings: happenings(things.keys().chain(names.keys())),
            periods: source.values.iter().filter_map(|value| period(value, source)).collect(),
            acts: acts(&words, known, &left_out),
            is_agreement: source.is_agreement,
            is_negated: negations % 2 == 1,
            is_doubtful: unasserted || source.statement.trim_end().ends_with('?'),
            told: source.told,
            figures: figures(source),
            setting: Arc::clone(&source.setting),
            names,
            things,
        }
    }

    /// Whether the claim names nobody and no place: then the setting of its article counts.
    #[must_use]
    pub fn inherits(&self) -> bool {
        self.names.is_empty()
    }

    /// When the article was published.
    #[must_use]
    pub const fn told(&self) -> Option<Time> {
        self.told
    }

    /// Names of the claim, or of its article.
    pub(super) fn who(&self) -> &Terms {
        if self.inherits() { &self.setting.names } else { &self.names }
    }

    /// Whether the claim or, if it names nobody and no place, its article has a thing.
    pub(super) fn tells(&self, key: &str) -> bool {
        self.things.contains_key(key) || self.inherits() && self.setting.things.contains_key(key)
    }

    /// The first and last day that the claim names, for a label.
    #[must_use]
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let fine = || self.periods.iter().filter(|period| period.is_fine() && !period.is_of_thing);
        Some((fine().map(|period| period.from).min()?, fine().map(|period| period.to).max()?))
    }
}

fn happenings<'t>(keys: impl Iterator<Item = &'t String>) -> BTreeSet<String> {
    /// The key of all agreements.
    const PACT: &str = "pact";
    let named = keys.filter(|key| is_happening(key));
    named.map(|key| if is_pact(key) { PACT.to_owned() } else { key.clone() }).collect()
}

/// The office of a claimant: "the governor of Tovaria" in "…, the governor of Tovaria, Ansel Dorne, said".
fn office<'t>(statement: &'t str, claimant: &str) -> Option<&'t str> {
    /// Words of an office.
    const LONGEST: usize = 8;
    let parts: Vec<&str> = statement.split(", ").collect();
    let named = parts.iter().position(|part| part.trim_end_matches('.') == claimant)?;
    let near = [named.checked_sub(1), Some(named + 1)].into_iter().flatten().filter_map(|at| parts.get(at).copied());
    let is_office = |part: &&str| {
        let article = ["the ", "The ", "a ", "an "].iter().any(|article| part.starts_with(article));
        article && part.split(' ').count() <= LONGEST
    };
    near.into_iter().find(is_office)
}

/// The period of a date of what happened; `None` for figures, for longer periods, and for the day of a report.
fn period(value: &Datum, source: &Source<'_>) -> Option<Period> {
    let (from, to) = value.days?;
    let is_short = (to - from).num_days() <= COARSE;
    let is_asserted = value.part != Part::Unasserted;
    let is_of_thing = is_of_thing(value, source.quote);
    (is_short && is_asserted && !is_of_report(value, source)).then_some(Period { from, to, is_of_thing })
}

/// Whether a date stands between an article or a possessive and a noun: "the November 2020 ceasefire", "Velk's May 28 remarks".
fn is_of_thing(value: &Datum, quote: &str) -> bool {
    let before: String = quote.chars().take(value.at).collect();
    let before = before.trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_led = matches!(last, "the" | "The" | "a" | "their" | "his" | "her" | "its" | "this")
        || last.ends_with("'s")
        || last.ends_with("’s");
    let after: String = quote.chars().skip(value.at + value.text.chars().count()).collect();
    let noun = after.strip_prefix(' ').and_then(|after| after.split(' ').next()).unwrap_or_default();
    is_led && noun.starts_with(char::is_alphabetic) && !is_function(&noun.to_lowercase())
}

/// Whether a date says when something was said: "the mayor said on Monday", "On Monday the mayor said".
fn is_of_report(value: &Datum, source: &Source<'_>) -> bool {
    let before = before(value, source.quote);
    let mut last = before.iter().rev().filter(|word| !is_function(word) && word.as_str() != "late");
    let is_reporting = |word: &String| REPORTING.split_ascii_whitespace().any(|known| known == word);
    last.next().map_or_else(|| source.claimant.is_some(), is_reporting)
}

fn is_function(word: &str) -> bool {
    class(word).is_function
}

/// Plain words of the quote before a value.
fn before(value: &Datum, quote: &str) -> Vec<String> {
    let text: String = quote.chars().take(value.at).collect();
    words(&text).into_iter().map(|word| word.plain).collect()
}

fn figures(source: &Source<'_>) -> Vec<Figure> {
    let as_of = source.values.iter().find_map(|value| as_of(value, source.quote)).or(source.told);
    let counted =
        source.values.iter().enumerate().filter(|(_, value)| value.days.is_none() && value.measures != "date");
    let counted = counted.filter(|(_, value)| value.low.is_some() || value.high.is_some());
    let figure = |(index, value): (usize, &Datum)| Figure {
        index,
        measures: value.measures.clone(),
        unit: value.unit.clone().filter(|unit| !matches!(unit.as_str(), "people" | "persons" | "number")),
        low: value.low,
        high: value.high,
        part: value.part,
        as_of,
    };
    counted.map(figure).collect()
}

/// The day in "as of Monday", "by Monday evening".
fn as_of(value: &Datum, quote: &str) -> Option<Time> {
    let (_, to) = value.days?;
    let before = before(value, quote);
    let mut last = before.iter().rev().map(String::as_str);
    let is_as_of = match last.next()? {
        "of" => last.next() == Some("as"),
        "by" => true,
        _ => false,
    };
    is_as_of.then(|| Time::day(to))
}

/// Verbs in "-ed" with the names directly before ("Korvale's army shelled") or after "by" ("was shelled by the army of
/// Korvale").
fn acts(words: &[Word], known: &BTreeSet<String>, left_out: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<String>> {
    /// Words between a verb and the name of its subject.
    const NEAR: usize = 3;
    let words: Vec<&Word> = words.iter().filter(|word| !word.is_part).collect();
    let is_passive = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before
            .is_some_and(|word| matches!(word.plain.as_str(), "was" | "were" | "been" | "being" | "is" | "are" | "be"))
    };
    let named = |word: &&&Word| name(word, known).is_some() && !left_out.contains(&word.plain);
    let mut acts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| is_verb(word)) {
        let party: BTreeSet<String> = if is_passive(at) {
            let rest = words.get(at + 1..).unwrap_or_default();
            let by = rest.iter().take(NEAR).position(|word| word.plain == "by");
            let after = by.map_or(&[][..], |by| rest.get(by + 1..).unwrap_or_default());
            after.iter().take(NEAR).filter(named).map(|word| of_name(&word.plain)).collect()
        } else {
            let before = words.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
            before.iter().filter(named).map(|word| of_name(&word.plain)).collect()
        };
        if !party.is_empty() {
            acts.entry(of(&word.plain)).or_default().extend(party);
        }
    }
    acts
}

fn is_verb(word: &Word) -> bool {
    let is_reporting = REPORTING.split_ascii_whitespace().any(|known| known == word.plain);
    !word.is_name && word.plain.len() > 4 && word.plain.ends_with("ed") && !is_reporting
}
