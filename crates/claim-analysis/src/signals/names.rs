//! Names of the signals: key in the table of weights and English label.

macro_rules! signals {
    ($($name:ident = $key:literal, $words:literal;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "the variants only count")]
        #[derive(Clone, Copy)]
        enum Place { $($name,)* }

        /// Index of a signal in `Features`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) struct Signal(pub usize);

        impl Signal {
            $(pub const $name: Signal = Signal(Place::$name as usize);)*
        }

        /// Code and English label of each signal. The code is also the key in the table of weights.
        pub const SIGNALS: &[(&str, &str)] = &[$(($key, $words),)*];

        /// Code of each signal.
        pub(crate) const KEYS: &[&str] = &[$($key,)*];
    };
}

signals! {
    FIGURE = "figure", "figure";
    FIGURES = "figures", "several figures";
    BIG_FIGURE = "big_figure", "large or exact figure";
    MONEY = "money", "sum of money";
    SHARE = "share", "share";
    DURATION = "duration", "duration";
    DATE = "date", "date";
    RELATIVE_DATE = "relative_date", "time given";
    YEAR = "year", "calendar date or year";
    CASUALTY = "casualty", "casualty term";
    CASUALTY_FIGURE = "casualty_figure", "casualty figure";
    VAGUE_COUNT = "vague_count", "vague count";
    STIPULATION = "stipulation", "agreement, law or rule";
    STIPULATES = "stipulates", "what a rule says or that it was kept";
    STIPULATION_BOTH = "stipulation_both", "a rule and what it says";
    NAMES = "names", "named actor";
    NO_NAME = "no_name", "names nobody";
    ROLE = "role", "person in a role";
    ORGANISATION = "organisation", "organisation";
    ACT = "act", "concrete act";
    ACT_NAMED = "act_named", "concrete act by a named actor";
    ACT_DATED = "act_dated", "concrete act with a time or figure";
    PAST = "past", "told as past";
    ACCUSATION = "accusation", "accusation";
    SPEECH = "speech", "reported speech";
    ATTITUDE = "attitude", "condemnation, offer or demand";
    BELIEF = "belief", "belief or wish";
    ATTRIBUTED = "attributed", "attributed";
    SPEECH_BARE = "speech_bare", "speech without figure or date";
    SPEECH_FACT = "speech_fact", "speech with a figure or date";
    QUOTED = "quoted", "quoted words";
    RUNNING = "running", "inside a longer quotation";
    QUOTED_OPINION = "quoted_opinion", "opinion in a quotation";
    HEDGE = "hedge", "hedge";
    FORECAST = "forecast", "forecast or plan";
    FIRST_PERSON = "first_person", "first person";
    SECOND_PERSON = "second_person", "speaks to the reader";
    QUESTION = "question", "question";
    OPINION = "opinion", "word of judgement";
    OPINIONS = "opinions", "several words of judgement";
    OBLIGATION = "obligation", "should or must";
    EXCLAMATION = "exclamation", "exclamation";
    COMPARISON = "comparison", "comparison or rank";
    CAUSE = "cause", "cause and effect";
    SOURCE = "source", "names a record";
    NEGATION = "negation", "denial";
    GENERAL = "general", "general statement";
    IMPERATIVE = "imperative", "instruction";
    CONDITION = "condition", "condition";
    VAGUE_START = "vague_start", "begins with “this” or “it”";
    PRONOUN_START = "pronoun_start", "begins with a pronoun";
    BUT_START = "but_start", "begins with “and” or “but”";
    SHORT = "short", "short";
    LENGTH = "length", "length";
    OPEN_END = "open_end", "no full stop";
    TITLE_CASE = "title_case", "looks like a heading";
    NO_VERB = "no_verb", "no verb";
    COLON_END = "colon_end", "leads to what follows";
    PLACE = "place", "place given";
    FIRST_OF_PARAGRAPH = "first_of_paragraph", "opens a paragraph";
    CASUALTY_ACT = "casualty_act", "people hurt or held";
    CAUSE_STRONG = "cause_strong", "says what led to what";
    SINCE = "since", "since when or how long";
    WOULD = "would", "what would or will be";
    STIPULATES_STRONG = "stipulates_strong", "says what is allowed or forbidden";
    MEASURED = "measured", "a level, rate or rank compared";
    FULL_QUOTE = "full_quote", "wholly quoted";
    ATTITUDE_MAIN = "attitude_main", "somebody condemns, offers or demands";
    BELIEF_MAIN = "belief_main", "somebody believes or wants";
    SCHEDULED = "scheduled", "still to come";
    STANDING = "standing", "a standing state of things";
    ONLY_TIME = "only_time", "time is the only figure";
    QUOTED_SELF = "quoted_self", "speaks of oneself in a quotation";
    ORDINAL = "ordinal", "first, second, third";
    LISTING = "listing", "sign, code or list";
}

/// Number of signals.
pub(crate) const COUNT: usize = SIGNALS.len();
