//! Labels: kind, voice, qualifier, assertion and role of a value, reason for leaving out, support, precision.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Declares an enum whose members each have one word, which is used in JSON and in the database.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $member,)* }

        impl $name {
            /// All members in order of declaration.
            pub const ALL: &[$name] = &[$($name::$member,)*];

            /// The word in JSON and in the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$member => $word,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word { $($word => Ok($name::$member),)* _ => Err(UnknownWord) }
            }
        }
    };
}

/// Error: the word names no member of the enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord;

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the known words")
    }
}

impl std::error::Error for UnknownWord {}

labels! {
    /// Kind of a claim: what a checker looks up first.
    Kind {
        /// People killed, wounded, missing, displaced or detained; strikes with victims.
        Casualties = "casualties",
        /// Any other number.
        Quantity = "quantity",
        /// Time, duration or order of events.
        Date = "date",
        /// Content of a treaty, law, sanction or rule, or compliance with one.
        Agreement = "agreement",
        /// An action, occurrence or state.
        Event = "event",
        /// The fact that somebody said something.
        Quote = "quote",
        /// A cause and an effect.
        Causal = "causal",
        /// A plan, promise or forecast with a checkable core.
        Prediction = "prediction",
    }
}

labels! {
    /// Form of an attribution.
    Voice {
        /// The article makes the assertion in its own voice.
        Article = "article",
        /// Indirect speech.
        Reported = "reported",
        /// Direct speech in quotation marks.
        Direct = "direct",
    }
}

labels! {
    /// Qualification of a figure by the words around the figure.
    Qualifier {
        /// No qualification.
        Exactly = "exactly",
        /// "around", "roughly", "dozens of".
        About = "about",
        /// Strictly more.
        MoreThan = "more than",
        /// Strictly less.
        LessThan = "less than",
        /// The figure or more.
        AtLeast = "at least",
        /// The figure or less.
        AtMost = "at most",
        /// A range with both ends included.
        Between = "between",
    }
}

labels! {
    /// Reason why a sentence names a value without asserting the value.
    NotAsserted {
        /// Somebody denies the figure: "denied that 40 died", "claims that 40 died are false".
        Denied = "denied",
        /// Part of a question: "Were 40 killed?", "asked whether 40 had died".
        Asked = "asked",
        /// Part of a condition, of what follows from one, or foreseen: "if 40 villages are cut off", "is expected to rise to 50".
        Conditional = "conditional",
        /// Reported without confirmation: "could not be verified", "feared dead".
        Unverified = "unverified",
    }
}

labels! {
    /// Part of a figure in a running count.
    Role {
        /// Added to earlier figures: "another 12", "12 more".
        Increment = "increment",
        /// The count at the time of the text: "raising the toll to 34".
        Total = "total",
        /// The count at an earlier time: "up from 29".
        Former = "former",
    }
}

labels! {
    /// Reason why a sentence is not offered as a claim.
    LeftOutReason {
        /// A headline, a heading or a piece of one.
        Headline = "headline",
        /// A picture caption.
        Caption = "caption",
        /// A picture credit.
        Credit = "credit",
        /// The author of the article, or a note about the author.
        Byline = "byline",
        /// Time or place of publication.
        Dateline = "dateline",
        /// Links, buttons, advertisements and other parts of the page.
        Navigation = "navigation",
        /// A link to another article.
        Teaser = "teaser",
        /// A note by the editors about the article.
        EditorialNote = "editorial_note",
        /// A verbatim repetition of another passage of the text.
        Repeated = "repeated",
        /// A question.
        Question = "question",
        /// A judgement, wish or feeling without a checkable core.
        Opinion = "opinion",
        /// Text too incomplete, short or long to be a sentence.
        Fragment = "fragment",
        /// Nothing worth checking.
        NotCheckable = "not_checkable",
    }
}

labels! {
    /// Depth of the analysis for a language.
    Support {
        /// Full analysis.
        Full = "full",
        /// Sentences, figures and dates only.
        Basic = "basic",
    }
}

labels! {
    /// Precision of a date.
    Precision {
        /// One day.
        Day = "day",
        /// Monday to Sunday, or the seven days up to publication.
        Week = "week",
        /// A calendar month, or the 30 days up to publication.
        Month = "month",
        /// A part of the year: a season by the northern calendar, a quarter, a half.
        Season = "season",
        /// One or more calendar years, or the 365 days up to publication.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
    }
}
