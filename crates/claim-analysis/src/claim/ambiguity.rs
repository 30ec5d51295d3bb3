//! Ambiguities: what a statement alone leaves unclear.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a statement alone leaves unclear. `Display` writes the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Ambiguity {
    /// A casualty figure without time and place.
    NoTimeOrPlace,
    /// "her brother": whose.
    Whose {
        /// The words in question.
        words: String,
    },
    /// The words may mean somebody else who is named nearby.
    SeveralPeople {
        /// The words in question.
        words: String,
        /// The likeliest person.
        name: String,
    },
    /// Nobody is named for these words.
    Who {
        /// The words in question.
        words: String,
    },
    /// A pronoun at the start without a name.
    WhoOrWhat {
        /// The pronoun.
        words: String,
    },
    /// A noun such as "the dam" without its name.
    Which {
        /// The noun.
        words: String,
    },
    /// A day that cannot be computed.
    When {
        /// The words in question.
        words: String,
    },
    /// The sentence is too long to read whole; the claim is one of the parts that were read alone.
    ReadInParts,
    /// A number whose marks do not fit the language of the text: "18.400 people", "58,6 percent".
    HowMuch {
        /// The words in question.
        words: String,
    },
    /// The language is read for figures and dates only.
    LanguageLimited,
}

impl fmt::Display for Ambiguity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTimeOrPlace => f.write_str("the sentence names neither time nor place"),
            Self::Whose { words } => write!(f, "whose “{words}” is meant"),
            Self::SeveralPeople { words, name } => {
                write!(f, "“{words}” may be {name} or somebody else named nearby")
            }
            Self::Who { words } => write!(f, "who “{words}” is"),
            Self::WhoOrWhat { words } => write!(f, "who or what “{words}” is"),
            Self::Which { words } => write!(f, "which “{words}” is meant"),
            Self::When { words } => write!(f, "when “{words}” was"),
            Self::ReadInParts => f.write_str("the sentence is too long to read whole; this is one part"),
            Self::HowMuch { words } => write!(f, "how much “{words}” is"),
            Self::LanguageLimited => f.write_str("the language is read for figures and dates only"),
        }
    }
}
