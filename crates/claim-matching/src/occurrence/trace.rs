//! Traces: what a claim says of where, who, what and when, reduced to terms, days and figures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claim_analysis::NaiveDate;

use super::acts::{Party, acts};
use super::figures::{Figure, figures};
use super::periods::{Period, period};
use super::setting::{Setting, name, thing};
use super::source::{Part, Source};
use super::terms::{Terms, as_written, event, is_calamity, is_happening};
use super::time::Time;
use crate::text::classes::class;
use crate::text::words::words;

/// What a claim says of where, who, what and when.
#[derive(Debug, Clone)]
pub struct Trace {
    pub(super) names: Terms,
    pub(super) things: Terms,
    /// Things that happened, whatever they are called; all agreements are one.
    pub(super) happenings: BTreeSet<String>,
    /// Periods of what happened, without days of reports.
    pub(super) periods: Vec<Period>,
    /// Who did what, by the keys of verbs.
    pub(super) acts: BTreeMap<String, Party>,
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
        let periods: Vec<Period> = source.values.iter().filter_map(|value| period(value, source)).collect();
        let unasserted = source.values.iter().any(|value| value.part == Part::Unasserted);
        Self {
            happenings: happenings(things.keys().chain(names.keys())),
            acts: acts(&words, known, &left_out),
            is_agreement: source.is_agreement,
            is_negated: negations % 2 == 1,
            is_doubtful: unasserted || source.statement.trim_end().ends_with('?'),
            told: source.told,
            figures: figures(source, &periods),
            periods,
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

    /// Whether the claim has a word for any event that happens to people: "the accident".
    pub(super) fn has_calamity(&self) -> bool {
        self.things.keys().any(|key| is_calamity(key))
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
    keys.filter(|key| is_happening(key) && !is_calamity(key)).map(|key| event(key).to_owned()).collect()
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
