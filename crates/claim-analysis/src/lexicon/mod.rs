//! Word classes: one list of English words per class, indexed at first use.

pub(crate) mod fates;
pub(crate) mod foreign_numbers;
pub(crate) mod foreign_qualifiers;
pub(crate) mod months;
pub(crate) mod word;

use std::ops::Range;
use std::sync::LazyLock;

use self::word::{Word, WordTable};

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Class(u128);

impl Class {
    /// Harm to persons.
    pub const HARM: Class = Class::DEATH.or(Class::HURT).or(Class::HELD);
    /// Rules and agreements.
    pub const RULE: Class = Class::PACT.or(Class::LAW);
    /// Classes that only one rule uses each.
    const SINGLE_RULE: Class = Class::CLAUSE_OPENER
        .or(Class::DEADLY_EVENT)
        .or(Class::INVESTIGATOR)
        .or(Class::NOUN_VERB)
        .or(Class::PAST_FORM)
        .or(Class::RECORD)
        .or(Class::REPORT_VERB)
        .or(Class::SCHEDULED)
        .or(Class::SINGULAR_UNIT)
        .or(Class::COUNT_START)
        .or(Class::ATTRIBUTING)
        .or(Class::ACCOUNT)
        .or(Class::FATE_HELPER)
        .or(Class::FATE_LEAD)
        .or(Class::NOUN_END)
        .or(Class::IRREGULAR_PLURAL)
        .or(Class::TOPIC_LINK)
        .or(Class::JOINT)
        .or(Class::STATING)
        .or(Class::AFTER_ARTICLE)
        .or(Class::ACCOUNT_LEAD)
        .or(Class::RELATIVE)
        .or(Class::ENACT)
        .or(Class::STANCE)
        .or(Class::DUTY)
        .or(Class::BODY);
    pub const NONE: Class = Class(0);

    /// True if the sets share a class.
    pub const fn has(self, classes: Class) -> bool {
        self.0 & classes.0 != 0
    }

    /// True if the set has no class apart from those that only one rule uses.
    pub const fn is_plain(self) -> bool {
        self.0 & !Class::SINGLE_RULE.0 == 0
    }

    /// Position of the first class of the set.
    pub const fn position(self) -> usize {
        self.0.trailing_zeros() as usize
    }

    /// The positions of the classes of the set.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        #[expect(clippy::cast_possible_truncation, reason = "the halves of the bits")]
        let (mut low, mut high) = (self.0 as u64, (self.0 >> 64) as u64);
        std::iter::from_fn(move || {
            let (rest, from) = if low == 0 { (&mut high, 64) } else { (&mut low, 0) };
            let first = (*rest != 0).then_some(from + rest.trailing_zeros() as usize);
            *rest &= rest.wrapping_sub(1);
            first
        })
    }

    /// The classes that are in both sets.
    pub const fn and(self, other: Class) -> Class {
        Class(self.0 & other.0)
    }

    /// The union of both sets.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Classes of punctuation marks, from the highest bit down.
impl Class {
    /// Quotation marks and the apostrophe.
    pub const QUOTE_MARK: Class = Class(1 << 127);
    /// Marks with which an attribution may start: "— Ilka Warran", "(source: police)", "UN: …".
    pub const ASIDE_MARK: Class = Class(1 << 126);
    pub const SEMICOLON: Class = Class(1 << 125);

    /// The classes of a mark.
    pub const fn of_mark(mark: char) -> Class {
        match mark {
            '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '‚' | '‘' | '’' => {
                Class::QUOTE_MARK
            }
            '(' | '—' | '–' | '-' | ':' => Class::ASIDE_MARK,
            ';' => Class::SEMICOLON,
            _ => Class::NONE,
        }
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

        const _: () = assert!([$(Bit::$name),*].len() < 125, "the highest bits are those of marks");

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
    FIRST_PERSON = "grammar/pronouns/first_person",
    SECOND_PERSON = "grammar/pronouns/second_person",
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
    PRONOUN = "grammar/pronouns/all",
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
    BODY = "kinds/bodies",
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
    CLAUSE_OPENER = "grammar/clause_openers",
    DEADLY_EVENT = "events/deadly",
    INVESTIGATOR = "actors/investigators",
    NOUN_VERB = "speech/noun_verbs",
    PAST_FORM = "time/past_forms",
    RECORD = "speech/records",
    REPORT_VERB = "speech/report_verbs",
    SCHEDULED = "time/scheduled",
    SINGULAR_UNIT = "numbers/units_singular",
    COUNT_START = "numbers/count_starts",
    ATTRIBUTING = "speech/attributing",
    ACCOUNT = "actors/accounts",
    FATE_HELPER = "events/fate_helpers",
    FATE_LEAD = "events/fate_leads",
    NOUN_END = "grammar/phrases/noun_ends",
    IRREGULAR_PLURAL = "grammar/phrases/plurals",
    TOPIC_LINK = "grammar/phrases/topic_links",
    JOINT = "grammar/phrases/joints",
    STATING = "grammar/phrases/statements",
    AFTER_ARTICLE = "grammar/phrases/after_articles",
    ACCOUNT_LEAD = "grammar/phrases/account_leads",
    RELATIVE = "grammar/phrases/relatives",
    ENACT = "events/enacts",
    STANCE = "grammar/phrases/stances",
    DUTY = "grammar/phrases/duties",
}

/// Nouns for what somebody says.
pub(crate) const CLAIMS: &[&str] = &[
    "claim",
    "claims",
    "report",
    "reports",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "suggestion",
    "suggestions",
    "assertion",
    "assertions",
    "statement",
    "statements",
    "story",
    "stories",
    "posts",
    "post",
    "message",
    "messages",
    "notion",
    "idea",
    "speculation",
    "news",
    "figure",
    "video",
    "videos",
    "footage",
    "photo",
    "photos",
    "picture",
    "pictures",
];

/// The classes of each listed word, as an index in `sets`, which is smaller than the set.
struct Classes {
    words: WordTable<u16>,
    /// The different sets. The first is empty.
    sets: Vec<Class>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut all = Classes { words: WordTable::new(), sets: vec![Class::NONE] };
    for &(class, list) in FILES {
        for word in words(list).filter_map(Word::new) {
            all.add(word, class);
        }
    }
    all
});

impl Classes {
    fn add(&mut self, word: Word, class: Class) {
        let Some(entry) = self.words.entry(word) else { return };
        let set = self.sets.get(usize::from(*entry)).map_or(class, |set| set.or(class));
        let place = self.sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        *entry = u16::try_from(place).unwrap_or_default();
    }

    fn get(&self, word: Word, hash: u64) -> Class {
        let set = self.words.get_hashed(word, hash).and_then(|place| self.sets.get(usize::from(place)));
        set.copied().unwrap_or_default()
    }
}

/// The words of a list, without the comment lines.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// The classes of a word, ignoring case. A word longer than any listed one has none.
pub(crate) fn class(word: &str) -> Class {
    Word::new(word).map_or(Class::NONE, class_of)
}

/// The classes of the word at a byte range of a text, ignoring case.
pub(crate) fn class_at(text: &str, range: Range<usize>) -> Class {
    Word::at(text, range).map_or(Class::NONE, class_of)
}

/// The classes of a word.
pub(crate) fn class_of(word: Word) -> Class {
    class_of_hashed(word, word.hash())
}

/// The classes of a word whose hash is known.
#[inline]
pub(crate) fn class_of_hashed(word: Word, hash: u64) -> Class {
    CLASSES.get(word, hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_lower_case_and_short_enough() {
        for (_, list) in FILES {
            for word in words(list) {
                assert!(Word::new(word).is_some(), "{word} is too long");
                assert_eq!(word, word.to_lowercase());
            }
        }
        assert!(class("SAID").has(Class::SPEECH));
        assert!(class("don’t").has(Class::NEGATION));
    }
}
