//! What kind of word is this? Word lists, read once, looked up in constant time.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Longest word in any list, in bytes.
const LONGEST: usize = 24;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Class(u64);

impl Class {
    pub const NONE: Class = Class(0);

    /// Whether any of the asked classes is there.
    pub const fn has(self, asked: Class) -> bool {
        self.0 & asked.0 != 0
    }

    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Declares each class with its file; the position in the list is its bit.
macro_rules! classes {
    ($($name:ident = $file:literal,)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only counts bits")]
        #[derive(Clone, Copy)]
        enum Bit { $($name,)* }

        impl Class {
            $(pub const $name: Class = Class(1 << Bit::$name as u64);)*
        }

        const FILES: &[(Class, &str)] = &[$((Class::$name, include_str!(concat!("lexicon/", $file, ".txt"))),)*];
    };
}

classes! {
    STARTER = "starters",
    TITLE_ABBREVIATION = "abbreviations_title",
    NUMBER_ABBREVIATION = "abbreviations_number",
    ABBREVIATION = "abbreviations",
    MONTH = "months",
    WEEKDAY = "weekdays",
    NUMBER = "numbers",
    SCALE = "scales",
    VAGUE = "vague_counts",
    PEOPLE = "people",
    UNIT = "units",
    MONEY = "money",
    DURATION = "durations",
    RELATIVE = "relative_dates",
    CASUALTY = "casualties",
    VICTIM = "casualties_people",
    STIPULATION = "stipulation",
    STIPULATES = "stipulation_verbs",
    SPEECH = "speech",
    ATTITUDE = "speech_attitude",
    SPEECH_NOUN = "speech_nouns",
    BELIEF = "speech_belief",
    HEDGE = "hedges",
    OPINION = "opinion",
    FORECAST = "forecast",
    FIRST = "first_person",
    SECOND = "second_person",
    QUESTION = "questions",
    CAUSE = "causes",
    ACT = "acts",
    ACCUSE = "accusations",
    ROLE = "roles",
    ORGANISATION = "organisations",
    COMPARE = "comparatives",
    FUNCTION = "function_words",
    DETERMINER = "determiners",
    PREPOSITION = "prepositions",
    AUXILIARY = "auxiliaries",
    PRONOUN = "pronouns",
    NEGATION = "negations",
    SOURCE = "sources",
    PICTURE = "pictures",
    NAVIGATION = "navigation",
    GENERAL = "generalities",
    ADVERB = "adverbs",
    SHARE = "shares",
    ORDER = "orders",
    VERB = "verbs",
    OBLIGATION = "obligations",
    CONDITION = "conditions",
    WOULD = "modals_future",
    STIPULATES_STRONG = "stipulation_strong",
    MEASURABLE = "measurable",
    COMPARED = "compared",
    CAUSE_STRONG = "causes_strong",
    PAST = "past",
    PLACE = "places",
    REFERENT = "referents",
}

/// A short multiplicative hash: the keys are our own lists, so nobody can choose collisions.
#[derive(Debug, Default)]
pub(crate) struct Fast(u64);

impl Hasher for Fast {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(<[u8; 8]>::try_from(chunk).map_or(0, u64::from_le_bytes));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            let mut last = [0_u8; 8];
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
            self.add(u64::from_le_bytes(last));
        }
    }
}

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    }
}

type Table = HashMap<&'static str, Class, BuildHasherDefault<Fast>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for &(class, list) in FILES {
        for word in list
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
        {
            let entry = table.entry(word).or_default();
            *entry = entry.or(class);
        }
    }
    table
});

/// The classes of a word, whatever its case. Never looks at more than a short word.
pub(crate) fn class(word: &str) -> Class {
    let mut low = [0_u8; LONGEST];
    match lower(word, &mut low) {
        Some(low) => TABLE.get(low).copied().unwrap_or_default(),
        None => Class::NONE,
    }
}

/// The word in lower case and with a straight apostrophe, in the room given.
pub(crate) fn lower<'b>(word: &str, room: &'b mut [u8]) -> Option<&'b str> {
    let mut used = 0;
    if word.is_ascii() {
        for (to, from) in room.get_mut(..word.len())?.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        used = word.len();
    } else {
        if word.len() > room.len() * 2 {
            return None;
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            let letter = if letter == '’' { '\'' } else { letter };
            let end = used + letter.len_utf8();
            letter.encode_utf8(room.get_mut(used..end)?);
            used = end;
        }
    }
    std::str::from_utf8(room.get(..used)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_lower_case_and_short_enough() {
        for (_, list) in FILES {
            for word in list
                .lines()
                .filter(|l| !l.starts_with('#'))
                .flat_map(str::split_whitespace)
            {
                assert!(
                    word.len() <= LONGEST,
                    "{word} is longer than the table looks"
                );
                assert_eq!(word, word.to_lowercase());
            }
        }
        assert!(class("SAID").has(Class::SPEECH));
        assert!(class("don’t").has(Class::NEGATION));
    }
}
