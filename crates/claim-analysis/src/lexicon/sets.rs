//! Word sets: word lists that only one rule uses.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::{MAX_WORD, WordHasher, lower, words};

/// Lower-case words.
pub(crate) type WordSet = LazyLock<HashSet<&'static str, BuildHasherDefault<WordHasher>>>;

macro_rules! sets {
    ($($name:ident = $file:literal,)*) => {
        $(pub(crate) static $name: WordSet =
            LazyLock::new(|| words(include_str!(concat!($file, ".txt"))).collect());)*

        #[cfg(test)]
        static ALL: &[&WordSet] = &[$(&$name,)*];
    };
}

sets! {
    CLAUSE_OPENERS = "grammar/clause_openers",
    DEADLY_EVENTS = "events/deadly",
    INVESTIGATORS = "actors/investigators",
    NOUN_VERBS = "speech/noun_verbs",
    PAST_FORMS = "time/past_forms",
    RECORDS = "speech/records",
    REPORT_VERBS = "speech/report_verbs",
    SCHEDULED = "time/scheduled",
    SINGULAR_UNITS = "numbers/units_singular",
}

/// True if the set contains the word, ignoring ASCII case.
pub(crate) fn contains(set: &WordSet, word: &str) -> bool {
    let mut low = [0_u8; MAX_WORD];
    word.is_ascii() && lower(word, &mut low).is_some_and(|low| set.contains(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_found() {
        for set in ALL {
            assert!(!set.is_empty());
            for word in set.iter() {
                assert!(contains(set, &word.to_uppercase()), "{word}");
            }
        }
    }
}
