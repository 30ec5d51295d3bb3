//! Acts: who did what, as a claim tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::setting::name;
use super::terms::{of, of_name};
use crate::text::classes::class;
use crate::text::report::is_reporting;
use crate::text::words::Word;

/// Words that say something between a verb and the name of its subject: "was attacked by the army of Dask".
const NEAR: usize = 3;

/// Words with which a place, a time or a reason starts.
const ENDS: &str =
    "in on at near off during after before while when where amid despite because into to along outside inside under";

/// Who did something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Party {
    /// Keys of names.
    pub names: BTreeSet<String>,
    /// Keys of other words: "army".
    pub words: BTreeSet<String>,
}

/// Verbs in "-ed" with the names directly before ("Korvale's army shelled") or after "by" ("was shelled by the army of
/// Korvale").
pub(super) fn acts(words: &[Word], known: &BTreeSet<String>, left_out: &BTreeSet<String>) -> BTreeMap<String, Party> {
    let words: Vec<&Word> = words.iter().filter(|word| !word.is_part).collect();
    let is_passive = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before
            .is_some_and(|word| matches!(word.plain.as_str(), "was" | "were" | "been" | "being" | "is" | "are" | "be"))
    };
    let mut acts: BTreeMap<String, Party> = BTreeMap::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| is_verb(word)) {
        let subject: Vec<&Word> = if is_passive(at) {
            let rest = words.get(at + 1..).unwrap_or_default();
            let by = rest.iter().take(NEAR).position(|word| word.plain == "by");
            near(by.map_or(&[][..], |by| rest.get(by + 1..).unwrap_or_default()).iter().copied())
        } else {
            near(words.get(..at).unwrap_or_default().iter().rev().copied())
        };
        let mut party = Party::default();
        for word in subject.into_iter().filter(|word| !left_out.contains(&word.plain)) {
            if name(word, known).is_some() {
                party.names.insert(of_name(&word.plain));
            } else {
                party.words.insert(of(&word.plain));
            }
        }
        if !party.names.is_empty() {
            let act = acts.entry(of(&word.plain)).or_default();
            act.names.extend(party.names);
            act.words.extend(party.words);
        }
    }
    acts
}

/// The next words that say something, up to a place, a time or a reason.
fn near<'w>(words: impl Iterator<Item = &'w Word>) -> Vec<&'w Word> {
    let goes_on =
        |word: &&Word| !is_reporting(&word.plain) && !ENDS.split_ascii_whitespace().any(|known| known == word.plain);
    words.take_while(goes_on).filter(|word| !class(&word.plain).is_function).take(NEAR).collect()
}

fn is_verb(word: &Word) -> bool {
    !word.is_name && word.plain.len() > 4 && word.plain.ends_with("ed") && !is_reporting(&word.plain)
}
