//! What is a claim? The nouns that the analysis hands out.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::date::DateValue;
use crate::text::Span;

/// What is known about an article beside its text. Everything is optional.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The headline, when it is known apart from the text.
    pub title: Option<&'a str>,
    /// BCP 47 tag of the text's language; detected when absent.
    pub language: Option<&'a str>,
    /// Day of publication, against which "on Monday" is resolved.
    pub published_on: Option<NaiveDate>,
}

/// All that was found in one text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// What was read and is not offered as a claim, with the reason, in the order of the text.
    pub left_out: Vec<LeftOut>,
    /// Every sentence, in order; together they cover all that is not white space.
    pub sentences: Vec<Span>,
    /// How well the text's language is served.
    pub support: Support,
}

/// One checkable assertion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Where its words stand.
    pub span: Span,
    /// A self-contained wording; what was inserted stands in square brackets.
    pub statement: String,
    /// What a checker would open first.
    pub kind: Kind,
    /// How much it is worth a checker's time, 0 to 1.
    pub check_worthiness: f64,
    /// Why, strongest first, at most six.
    pub reasons: Vec<Reason>,
    /// Who asserts it.
    pub attribution: Attribution,
    /// The figures and dates in it, in the order of the text.
    pub values: Vec<Value>,
    /// What a reader of the statement alone could not know, in plain words.
    pub ambiguities: Vec<String>,
}

/// One reason for a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// In human words: "casualty figure".
    pub signal: String,
    /// The words of the sentence that made it; empty when there are none.
    pub text: String,
    /// What it added to the score, in log-odds; negative reasons speak against.
    pub weight: f64,
}

/// Who is said to have said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The person or body, in the article's words; `None` is the article itself.
    pub claimant: Option<String>,
    /// How the words are given.
    pub voice: Voice,
    /// The reporting verb, as written.
    pub verb: Option<String>,
}

/// A typed figure or date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Where the figure's words stand.
    pub span: Span,
    /// The figure's words.
    pub text: String,
    /// What is counted or dated: "people killed", "date", "money", "share", …
    pub measures: String,
    /// Lowest number that the words allow, in `unit`.
    pub low: Option<f64>,
    /// Highest number that the words allow, in `unit`.
    pub high: Option<f64>,
    /// The words' own reservation.
    pub qualifier: Qualifier,
    /// "people", "km", "EUR", "percent"; `None` when nothing is named.
    pub unit: Option<String>,
    /// The days meant; `None` for figures and for dates that cannot be resolved.
    pub date: Option<DateValue>,
}

/// What is not offered as a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Where.
    pub span: Span,
    /// Why.
    pub reason: LeftOutReason,
}

/// An enum whose every member has one word, used in JSON and in the database.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $member,)* }

        impl $name {
            /// Every member, in order.
            pub const ALL: &[$name] = &[$($name::$member,)*];

            /// The word used in JSON.
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

/// The word names no member of the enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord;

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the known words")
    }
}

impl std::error::Error for UnknownWord {}

words! {
    /// What a checker would open first to check a claim.
    Kind {
        /// People killed, wounded, missing, displaced or detained; strikes with victims.
        Casualties = "casualties",
        /// Any other number.
        Quantity = "quantity",
        /// When, how long, since when, in what order.
        Date = "date",
        /// What a treaty, law, sanction or rule says, or that it was kept or broken.
        Agreement = "agreement",
        /// That something was done, happened or exists.
        Event = "event",
        /// That somebody said something.
        Quote = "quote",
        /// That one thing led to another.
        Causal = "causal",
        /// A plan, promise or forecast with a checkable core.
        Prediction = "prediction",
    }
}

words! {
    /// How a claim's words are given.
    Voice {
        /// The article asserts it itself.
        Article = "article",
        /// Somebody's words, retold.
        Reported = "reported",
        /// Somebody's words, quoted.
        Direct = "direct",
    }
}

words! {
    /// The reservation that the words make about a figure.
    Qualifier {
        /// None.
        Exactly = "exactly",
        /// Around, roughly, dozens of.
        About = "about",
        /// Strictly more.
        MoreThan = "more than",
        /// Strictly less.
        LessThan = "less than",
        /// No less.
        AtLeast = "at least",
        /// No more.
        AtMost = "at most",
        /// From one figure to another.
        Between = "between",
    }
}

words! {
    /// Why a sentence is not offered as a claim.
    LeftOutReason {
        /// A headline or heading, or a piece of one.
        Headline = "headline",
        /// What a picture shows.
        Caption = "caption",
        /// Who made a picture.
        Credit = "credit",
        /// Who wrote the article, and about the author.
        Byline = "byline",
        /// When or where the article was published.
        Dateline = "dateline",
        /// Links, buttons, adverts and other parts of the page.
        Navigation = "navigation",
        /// Leads to another story.
        Teaser = "teaser",
        /// A note by the editors about the article itself.
        EditorialNote = "editorial_note",
        /// Says again what stands elsewhere in the text, word for word.
        Repeated = "repeated",
        /// Asks.
        Question = "question",
        /// A judgement, wish or feeling with nothing to check.
        Opinion = "opinion",
        /// Too broken, short or long to be a sentence.
        Fragment = "fragment",
        /// Says nothing that is worth checking.
        NotCheckable = "not_checkable",
    }
}

words! {
    /// How well a language is served.
    Support {
        /// Everything works.
        Full = "full",
        /// Sentences, figures and dates only.
        Basic = "basic",
    }
}
