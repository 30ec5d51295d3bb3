//! Word classes: one list of English words per class, indexed at first use.

pub(crate) mod fates;
pub(crate) mod foreign_numbers;
pub(crate) mod foreign_qualifiers;
pub(crate) mod months;
pub(crate) mod sets;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Maximum length of a listed word in bytes.
const MAX_WORD: usize = 24;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Class(u128);

impl Class {
    /// Harm to persons.
    pub const HARM: Class = Class::DEATH.or(Class::HURT).or(Class::HELD);
    /// Rules and agreements.
    pub const RULE: Class = Class::PACT.or(Class::LAW);
    pub const NONE: Class = Class(0);

    /// True if the sets share a class.
    pub const fn has(self, classes: Class) -> bool {
        self.0 & classes.0 != 0
    }

    /// The union of both sets.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Declares each class with its word list; the position in the declaration is the bit of the class.
macro_rules! classes {
    ($($name:ident = $file:literal,)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only counts bits")]
        #[derive(Clone, Copy)]
        enum Bit { $($name,)* }

        impl Class {
            $(pub const $name: Class = Class(1 << Bit::$name as u128);)*
        }

        const FILES: &[(Class, &str)] = &[$((Class::$name, include_str!(concat!($file, ".txt"))),)*];
    };
}

classes! {
    STARTER = "grammar/starters",
    TITLE_ABBREVIATION = "abbreviations/titles",
    NUMBER_ABBREVIATION = "abbreviations/before_numbers",
    ABBREVIATION = "abbreviations/general",
    MONTH = "time/months",
    WEEKDAY = "time/weekdays",
    NUMBER = "numbers/cardinals",
    SCALE = "numbers/scales",
    VAGUE_COUNT = "numbers/vague_counts",
    PEOPLE = "actors/people",
    UNIT = "numbers/units",
    MONEY = "numbers/money",
    DURATION = "time/durations",
    RELATIVE_DATE = "time/relative_dates",
    CASUALTY = "events/casualties",
    VICTIM = "events/victims",
    STIPULATION = "events/stipulation",
    STIPULATION_VERB = "events/stipulation_verbs",
    SPEECH = "speech/verbs",
    ATTITUDE = "speech/attitudes",
    SPEECH_NOUN = "speech/nouns",
    BELIEF = "speech/beliefs",
    HEDGE = "speech/hedges",
    OPINION = "speech/opinion",
    FORECAST = "time/forecast",
    FIRST_PERSON = "grammar/first_person",
    SECOND_PERSON = "grammar/second_person",
    COMMON = "grammar/common",
    CAUSE = "events/causes",
    ACT = "events/acts",
    ACCUSATION = "speech/accusations",
    ROLE = "actors/roles",
    ORGANISATION = "actors/organisations",
    COMPARATIVE = "numbers/comparatives",
    FUNCTION = "grammar/function_words",
    DETERMINER = "grammar/determiners",
    PREPOSITION = "grammar/prepositions",
    AUXILIARY = "grammar/auxiliaries",
    PRONOUN = "grammar/pronouns",
    NEGATION = "grammar/negations",
    SOURCE = "speech/sources",
    PICTURE = "page/pictures",
    GENERALITY = "speech/generalities",
    ADVERB = "grammar/adverbs",
    ORDINAL = "numbers/ordinals",
    VERB = "grammar/verbs",
    OBLIGATION = "grammar/obligations",
    CONDITION = "grammar/conditions",
    FUTURE_MODAL = "grammar/modals_future",
    STRONG_STIPULATION = "events/stipulation_strong",
    MEASURABLE = "numbers/measurable",
    COMPARED = "numbers/compared",
    STRONG_CAUSE = "events/causes_strong",
    PAST = "time/past",
    DATE_START = "time/date_starts",
    OTHER_MONTH = "time/months_other",
    PLACE = "actors/places",
    REFERENT = "actors/referents",
    REPORTING = "speech/reporting",
    CHANGE = "numbers/changes",
    NUMBERED = "numbers/numbered",
    UNASSERTED = "speech/unasserted",
    FATE = "events/fates",
    DEATH = "kinds/death",
    HURT = "kinds/hurt",
    HELD = "kinds/held",
    PERSON = "kinds/persons",
    PACT = "kinds/pacts",
    LAW = "kinds/laws",
    COURT = "kinds/courts",
    BINDING = "kinds/binding",
    KEPT = "kinds/kept",
    COMMIT = "kinds/commits",
    HAPPENS = "kinds/happens",
    CLOCK = "kinds/clock",
    ORDER = "kinds/order",
    RANK = "kinds/ranks",
}

/// Multiplicative hash for short words. The keys are the lists of this crate, so nobody can choose collisions.
#[derive(Debug, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
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

impl WordHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    }
}

type Table = HashMap<&'static str, Class, BuildHasherDefault<WordHasher>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for &(class, list) in FILES {
        for word in words(list) {
            let entry = table.entry(word).or_default();
            *entry = entry.or(class);
        }
    }
    table
});

/// The words of a list, without the comment lines.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// The classes of a word, ignoring case. A word longer than any listed one has none.
pub(crate) fn class(word: &str) -> Class {
    let mut low = [0_u8; MAX_WORD];
    match lower(word, &mut low) {
        Some(low) => TABLE.get(low).copied().unwrap_or_default(),
        None => Class::NONE,
    }
}

/// Writes the word into `buffer` in lower case with straight apostrophes; `None` if the word does not fit.
pub(crate) fn lower<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let mut used = 0;
    if word.is_ascii() {
        for (to, from) in buffer.get_mut(..word.len())?.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        used = word.len();
    } else {
        if word.len() > buffer.len() * 2 {
            return None;
        }
        // Turkish "İ" becomes "i" with a combining dot.
        let letters = word.chars().flat_map(char::to_lowercase);
        for letter in letters.filter(|letter| *letter != '\u{307}') {
            let letter = if letter == '’' { '\'' } else { letter };
            let end = used + letter.len_utf8();
            letter.encode_utf8(buffer.get_mut(used..end)?);
            used = end;
        }
    }
    std::str::from_utf8(buffer.get(..used)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_lower_case_and_short_enough() {
        for (_, list) in FILES {
            for word in words(list) {
                assert!(word.len() <= MAX_WORD, "{word} is too long");
                assert_eq!(word, word.to_lowercase());
            }
        }
        assert!(class("SAID").has(Class::SPEECH));
        assert!(class("don’t").has(Class::NEGATION));
    }
}
