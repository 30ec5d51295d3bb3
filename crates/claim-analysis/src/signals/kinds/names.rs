//! Names of the facts that tell the kinds apart: keys in the table of weights.

macro_rules! facts {
    ($($name:ident = $key:literal;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "the variants only count")]
        #[derive(Clone, Copy)]
        enum Place { $($name,)* }

        /// Index of a fact in `Facts`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) struct Fact(pub usize);

        impl Fact {
            $(pub const $name: Fact = Fact(Place::$name as usize);)*
        }

        /// Key of each fact.
        pub const FACTS: &[&str] = &[$($key,)*];
    };
}

facts! {
    FATE = "fate";
    MONEY = "value_money";
    SHARE = "value_share";
    SCORE = "value_score";
    AGE = "value_age";
    DURATION = "value_duration";
    BARE = "value_bare";
    COUNT_PEOPLE = "value_people";
    COUNT_THINGS = "value_things";
    MEASURE = "value_measure";
    TINY = "value_tiny";
    LARGE = "value_large";
    QUALIFIED = "value_qualified";
    NONE = "no_values";
    ONLY_DATES = "only_dates";
    MANY = "many_figures";
    DAY = "date_day";
    MONTH = "date_month";
    YEAR = "date_year";
    LONG = "date_long";
    RELATIVE = "date_relative";
    OPENING_DATE = "date_opens";
    CLOSING_DATE = "date_closes";
    DATE_BY = "date_in_passing";
    OPENING_FIGURE = "figure_opens";
    QUOTED_FIGURE = "figure_quoted";
    RULE_CASUALTIES = "rule_casualties";
    RULE_QUANTITY = "rule_quantity";
    RULE_DATE = "rule_date";
    RULE_AGREEMENT = "rule_agreement";
    RULE_EVENT = "rule_event";
    RULE_QUOTE = "rule_quote";
    RULE_CAUSAL = "rule_causal";
    RULE_PREDICTION = "rule_prediction";
    TOPIC = "topic_rule";
    DIRECT = "direct_speech";
    REPORTED = "reported_speech";
    FRONT = "attribution_first";
    MAIN_SPEECH = "main_speech";
    MAIN_ATTITUDE = "main_attitude";
    MAIN_BELIEF = "main_belief";
    MAIN_BE = "main_be";
    MAIN_MODAL = "main_modal";
    MAIN_ACT = "main_act";
    MAIN_CASUALTY = "main_casualty";
    MAIN_RULE = "main_rule";
    MAIN_CAUSE = "main_cause";
    MAIN_OTHER = "main_other";
    SUBJECT_RULE = "subject_rule";
    SUBJECT_PEOPLE = "subject_people";
    SUBJECT_NAME = "subject_name";
    DEATH = "death";
    DEATH_PERSON = "death_person";
    DEATH_MAIN = "death_main";
    HURT = "hurt";
    HURT_PERSON = "hurt_person";
    HURT_MAIN = "hurt_main";
    HELD = "held";
    HELD_PERSON = "held_person";
    HELD_MAIN = "held_main";
    VICTIM = "victim";
    PERSON = "person";
    PACT = "pact";
    LAW = "law";
    COURT = "court";
    BINDING = "binding";
    BINDING_MAIN = "binding_main";
    KEPT = "kept";
    COMMIT = "commit";
    BOUND = "rule_binds";
    RULE_KEPT = "rule_kept";
    RULE_COMMITS = "rule_commits";
    COURT_BINDS = "court_binds";
    RANK = "rank";
    COMPARED = "compared";
    FIRST = "first";
    RANKED = "ranked";
    VAGUE = "value_vague";
    DISTANCE = "distance_by";
    FIGURE_MAIN = "figure_after_verb";
    FIGURE_SUBJECT = "figure_before_verb";
    FIGURE_ASIDE = "figure_after_comma";
    DATE_ASIDE = "date_after_comma";
    DATE_MAIN = "date_after_verb";
    RULE_HEAD = "rule_is_subject";
    UNDER_RULE = "under_rule";
    HAPPENS = "happens";
    HAPPENS_DATED = "happens_dated";
    DATE_SHARE = "date_share";
    FIGURE_SHARE = "figure_share";
    CLOCK = "clock";
    BEFORE_AFTER = "order";
    AROUND_CASUALTIES = "around_casualties";
    AROUND_QUANTITY = "around_quantity";
    AROUND_DATE = "around_date";
    AROUND_AGREEMENT = "around_agreement";
    AROUND_EVENT = "around_event";
    AROUND_QUOTE = "around_quote";
    AROUND_CAUSAL = "around_causal";
    AROUND_PREDICTION = "around_prediction";
    AROUND_HARM = "around_harm";
    AROUND_RULES = "around_rules";
    BINDS = "binds";
    BINDS_FRAMED = "binds_in_frame";
    WILL_FRAMED = "will_in_frame";
    LIMIT_FRAMED = "limit_in_frame";
    ENACTS = "enacts";
    GOVERNED = "governed";
    FRAME = "frame";
    SPEECH_ACT = "speech_act";
    SPEECH_FRAGMENT = "speech_fragment";
}

/// Number of facts.
pub(crate) const COUNT: usize = FACTS.len();
