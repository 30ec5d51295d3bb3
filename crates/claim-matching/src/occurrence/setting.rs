//! Settings: what a whole article is about, for its claims that name nothing themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::terms::{Terms, as_written, is_general, is_telling, of, of_name};
use crate::text::classes::class;
use crate::text::words::{Word, plain, words};

/// One in so many claims of an article has a term of its setting.
const SHARE: usize = 4;

/// The smallest number of claims that have a name of the setting.
const NAMED: usize = 2;

/// The smallest number of claims that have a thing of the setting.
const MENTIONED: usize = 3;

/// What an article is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// Names of the headline and names that many claims have.
    pub(super) names: Terms,
    /// Other telling words of the headline and of many claims.
    pub(super) things: Terms,
    /// Keys of all names of the article: they tell names at the start of a sentence.
    pub(super) known: BTreeSet<String>,
    /// The article counts the same in several places: a claim of it that names no place may be about any of them.
    pub(super) has_places: bool,
}

/// In [`Setting::known`]: the article counts the same in several places. No name has this key.
const PLACES: &str = "*";

impl Setting {
    /// Reads the headline and the statements of all claims of an article.
    #[must_use]
    pub fn new<'a>(title: Option<&str>, statements: impl Iterator<Item = &'a str>) -> Self {
        let statements: Vec<&str> = statements.collect();
        let claims: Vec<Vec<Word>> = statements.iter().map(|statement| words(statement)).collect();
        let headline = title.unwrap_or_default();
        let title = words(headline);
        let names = claims.iter().flatten().filter(|word| is_name(word));
        let mut known: BTreeSet<String> = names.map(|word| of_name(&word.plain)).collect();
        // In a headline of capitals, capitals say nothing.
        if title.iter().filter(|word| word.is_name).count() * 2 < title.len() {
            known.extend(title.iter().filter(|word| is_name(word)).map(|word| of_name(&word.plain)));
        }
        let (names_of, things_of) = (|word: &Word| name(word, &known), |word: &Word| thing(word, &known));
        let least = |floor: usize| (claims.len() / SHARE).max(floor);
        let mut setting = Self {
            names: frequent(&claims, least(NAMED), names_of),
            things: frequent(&claims, least(MENTIONED), things_of),
            known: BTreeSet::new(),
            has_places: has_places(&claims, &known),
        };
        for word in &title {
            setting.names.extend(names_of(word).map(|key| (key, word.plain.clone())));
            setting.things.extend(things_of(word).map(|key| (key, word.plain.clone())));
        }
        for text in statements.into_iter().chain([headline]) {
            as_written(text, [&mut setting.names, &mut setting.things]);
        }
        setting.known = known;
        setting
    }

    /// A setting as stored: the words of [`Setting::names`] and [`Setting::things`], the keys of [`Setting::known`].
    #[must_use]
    pub fn restore(names: &[String], things: &[String], known: Vec<String>) -> Self {
        Self {
            names: names.iter().map(|name| (of_name(&plain(name)), name.clone())).collect(),
            things: things.iter().map(|thing| (of(&plain(thing)), thing.clone())).collect(),
            has_places: known.iter().any(|key| key == PLACES),
            known: known.into_iter().filter(|key| key != PLACES).collect(),
        }
    }

    /// Names that many claims have, or the headline.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.names.values().cloned().collect()
    }

    /// Telling words that many claims have, or the headline.
    #[must_use]
    pub fn things(&self) -> Vec<String> {
        self.things.values().cloned().collect()
    }

    /// Keys of all names of the article, and whether it counts the same in several places.
    #[must_use]
    pub fn known(&self) -> Vec<String> {
        let places = self.has_places.then(|| PLACES.to_owned());
        self.known.iter().cloned().chain(places).collect()
    }
}

/// Whether a capitalised word is a name: "I", initials and "Prime Minister" are none.
pub(super) fn is_name(word: &Word) -> bool {
    may_be_name(word) && !is_general(word)
}

fn may_be_name(word: &Word) -> bool {
    word.is_name && word.plain.chars().count() > 2 && !word.is_number()
}

/// The key of a word as a name, if the word is one.
pub(super) fn name(word: &Word, known: &BTreeSet<String>) -> Option<String> {
    if is_general(word) {
        return None;
    }
    let key = of_name(&word.plain);
    (may_be_name(word) || known.contains(&key)).then_some(key)
}

/// The key of a word that says what happened, if the word does.
pub(super) fn thing(word: &Word, known: &BTreeSet<String>) -> Option<String> {
    (name(word, known).is_none() && is_telling(word)).then(|| of(&word.plain))
}

/// Whether two claims count the same in different places: "5 killed in Arlesk", "9 killed in Belmont".
fn has_places(claims: &[Vec<Word>], known: &BTreeSet<String>) -> bool {
    let counts = claims.iter().filter(|claim| claim.iter().any(is_count));
    let counts: Vec<(BTreeSet<String>, BTreeSet<u32>)> = counts
        .map(|claim| (places(claim, known), words_of(claim, known)))
        .filter(|(places, _)| !places.is_empty())
        .collect();
    let rest = |at: usize| counts.get(at + 1..).unwrap_or_default();
    let mut pairs = counts.iter().enumerate().flat_map(|(at, one)| rest(at).iter().map(move |other| (one, other)));
    pairs.any(|((here, ours), (there, theirs))| {
        here != there && 2 * ours.intersection(theirs).count() >= ours.len().min(theirs.len()).max(1)
    })
}

/// Keys of the names after a word for a place: "in Arlesk", "near Mount Belm".
fn places(claim: &[Word], known: &BTreeSet<String>) -> BTreeSet<String> {
    const LEADS: &str = "in near at off outside around from across";
    let mut found = BTreeSet::new();
    let mut is_led = false;
    for word in claim {
        let key = name(word, known).filter(|_| is_led);
        is_led = key.is_some() || LEADS.split_ascii_whitespace().any(|lead| lead == word.plain);
        found.extend(key);
    }
    found
}

/// Whether a word is a number, but no year.
fn is_count(word: &Word) -> bool {
    const NUMBERS: &str = "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands";
    let is_year = word.plain.len() == 4 && (word.plain.starts_with("19") || word.plain.starts_with("20"));
    word.is_number() && !is_year || NUMBERS.split_ascii_whitespace().any(|number| number == word.plain)
}

/// Keys of the words that say what is counted: all that are no names, numbers or function words.
fn words_of(claim: &[Word], known: &BTreeSet<String>) -> BTreeSet<u32> {
    let meant = |word: &&Word| {
        !is_count(word) && !word.is_name && !class(&word.plain).is_function && name(word, known).is_none()
    };
    claim.iter().filter(meant).map(|word| word.key).collect()
}

/// The terms that at least `least` claims have.
fn frequent(claims: &[Vec<Word>], least: usize, key: impl Fn(&Word) -> Option<String>) -> Terms {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for claim in claims {
        let mut seen = Terms::new();
        for word in claim {
            if let Some(key) = key(word) {
                seen.entry(key).or_insert_with(|| word.plain.clone());
            }
        }
        for (key, word) in seen {
            counts.entry(key).or_insert((0, word)).0 += 1;
        }
    }
    counts.into_iter().filter(|(_, (count, _))| *count >= least).map(|(key, (_, word))| (key, word)).collect()
}
