//! Words for what happened to people.

use std::sync::LazyLock;

use super::word::{Word, WordTable};

/// What happened to people; one bit each, because words such as "killed or injured" name several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fate(u8);

/// Names of the fates in the order of their bits.
const NAMES: [&str; 7] = ["killed", "injured", "missing", "displaced", "detained", "held captive", "casualties"];

impl Fate {
    pub const KILLED: Fate = Fate(1);
    pub const INJURED: Fate = Fate(2);
    pub const MISSING: Fate = Fate(4);
    pub const DISPLACED: Fate = Fate(8);
    pub const DETAINED: Fate = Fate(16);
    pub const CAPTIVE: Fate = Fate(32);
    /// Dead or injured, which of both is open.
    pub const CASUALTIES: Fate = Fate(64);

    pub const fn or(self, other: Fate) -> Fate {
        Fate(self.0 | other.0)
    }

    /// True if animals and things have the fate as well: whales are killed, tents go missing.
    pub fn is_bodily(self) -> bool {
        self.0 & (Fate::KILLED.0 | Fate::INJURED.0) != 0
    }

    /// True if somebody is dead, hurt, missing or held captive.
    pub fn is_harm(self) -> bool {
        self.0 & !(Fate::DISPLACED.0 | Fate::DETAINED.0) != 0
    }

    /// The fate in words: "killed", "killed or injured".
    pub fn words(self) -> String {
        let names = NAMES.iter().enumerate();
        let names = names.filter(|(bit, _)| self.0 & (1 << bit) != 0);
        names.map(|(_, name)| *name).collect::<Vec<_>>().join(" or ")
    }
}

/// Grammar of a word for a fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A verb with the people as object, and its participle: "killed".
    Verb,
    /// A verb with the people as subject: "died".
    Fell,
    /// A state of the people: "dead".
    State,
    /// A noun that is counted itself: "deaths".
    Noun,
}

/// The forms of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FateWord {
    verb: Option<Fate>,
    fell: Option<Fate>,
    state: Option<Fate>,
    noun: Option<Fate>,
}

impl FateWord {
    /// The fate that the word names in this form.
    pub fn form(self, form: Form) -> Option<Fate> {
        match form {
            Form::Verb => self.verb,
            Form::Fell => self.fell,
            Form::State => self.state,
            Form::Noun => self.noun,
        }
    }

    /// The fate that the word names in any form.
    pub fn any(self) -> Option<Fate> {
        self.verb.or(self.fell).or(self.state).or(self.noun)
    }
}

static WORDS: LazyLock<WordTable<FateWord>> = LazyLock::new(|| {
    let mut all = WordTable::<FateWord>::new();
    let lines = include_str!("events/fates.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let (Some(fate), Some(form)) = (parts.next().and_then(named), parts.next()) else {
            continue;
        };
        for word in parts.filter_map(Word::new) {
            let Some(entry) = all.entry(word) else { continue };
            match form {
                "verb" => entry.verb = Some(fate),
                "fell" => entry.fell = Some(fate),
                "state" => entry.state = Some(fate),
                _ => entry.noun = Some(fate),
            }
        }
    }
    all
});

fn named(name: &str) -> Option<Fate> {
    let bit = NAMES.iter().position(|known| known.ends_with(name))?;
    Some(Fate(1 << bit))
}

/// The fates that a word names; `None` for other words.
pub(crate) fn fate_word(word: &str) -> Option<FateWord> {
    WORDS.get(Word::new(word)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_fates_and_forms() {
        let form = |word, form| fate_word(word).and_then(|w| w.form(form));
        assert_eq!(form("Killed", Form::Verb), Some(Fate::KILLED));
        assert_eq!(form("kidnapped", Form::Verb), Some(Fate::CAPTIVE));
        assert_eq!(form("dead", Form::State), Some(Fate::KILLED));
        assert_eq!(form("dead", Form::Verb), None);
        assert!(fate_word("house").is_none());
        assert_eq!(Fate::KILLED.or(Fate::INJURED).words(), "killed or injured");
    }
}
