//! What speaks for and against a sentence? Named signals, each with the words that made it.

use crate::claim::Value;
use crate::lexicon::Class;
use crate::quotes;
pub(crate) use crate::signals::{COUNT, SIGNALS, Signal};
use crate::tokens::{Shape, Token};
use crate::values::measures;
use crate::words::{self, Words};

/// What the text around a sentence adds to it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Around {
    /// Somebody is said to assert it.
    pub attributed: bool,
    /// It stands in a quotation that began before it.
    pub running: bool,
    /// It opens its paragraph.
    pub first: bool,
    /// The classes of the verb with which somebody says it.
    pub verb: Class,
}

/// The signals of one sentence.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    pub values: [f32; COUNT],
    /// First and last token that made the signal.
    pub from: [(u16, u16); COUNT],
    /// What has no name: the words themselves.
    pub words: Words,
}

impl Features {
    fn new() -> Self {
        Features {
            values: [0.0; COUNT],
            from: [(u16::MAX, u16::MAX); COUNT],
            words: Words::default(),
        }
    }

    pub fn get(&self, signal: Signal) -> f32 {
        self.values.get(signal.0).copied().unwrap_or(0.0)
    }

    pub fn has(&self, signal: Signal) -> bool {
        self.get(signal) > 0.0
    }

    fn set(&mut self, signal: Signal, value: f32) {
        if let Some(slot) = self.values.get_mut(signal.0) {
            *slot = value;
        }
    }

    fn when(&mut self, signal: Signal, holds: bool) {
        if holds {
            self.set(signal, 1.0);
        }
    }

    /// Notes the signal with the token that shows it.
    fn note(&mut self, signal: Signal, at: usize) {
        self.set(signal, 1.0);
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        if let Some((from, to)) = self.from.get_mut(signal.0) {
            if *from == u16::MAX {
                *from = at;
            }
            *to = at;
        }
    }

    fn borrow(&mut self, signal: Signal, from: Signal) {
        self.set(signal, 1.0);
        let source = self.from.get(from.0).copied();
        if let (Some(slot), Some(source)) = (self.from.get_mut(signal.0), source) {
            *slot = source;
        }
    }
}

/// Signals that one word class gives on its own.
const BY_CLASS: &[(Class, Signal)] = &[
    (Class::CASUALTY, Signal::CASUALTY),
    (Class::VAGUE, Signal::VAGUE),
    (Class::STIPULATION, Signal::STIPULATION),
    (Class::STIPULATES, Signal::STIPULATES),
    (Class::ROLE, Signal::ROLE),
    (Class::ORGANISATION, Signal::ORGANISATION),
    (Class::ACT, Signal::ACT),
    (Class::ACCUSE, Signal::ACCUSATION),
    (Class::SPEECH, Signal::SPEECH),
    (Class::ATTITUDE, Signal::ATTITUDE),
    (Class::BELIEF, Signal::BELIEF),
    (Class::HEDGE, Signal::HEDGE),
    (Class::FORECAST, Signal::FORECAST),
    (Class::FIRST, Signal::FIRST_PERSON),
    (Class::SECOND, Signal::SECOND_PERSON),
    (Class::OPINION, Signal::OPINION),
    (Class::COMPARE, Signal::COMPARISON),
    (Class::CAUSE, Signal::CAUSE),
    (Class::SOURCE, Signal::SOURCE),
    (Class::NEGATION, Signal::NEGATION),
    (Class::GENERAL, Signal::GENERAL),
    (Class::OBLIGATION, Signal::OBLIGATION),
    (Class::CONDITION, Signal::CONDITION),
    (Class::WOULD, Signal::WOULD),
    (Class::STIPULATES_STRONG, Signal::STIPULATES_STRONG),
    (Class::PAST, Signal::PAST),
];

/// Every class that gives a signal: most words have none and are passed over.
const ANY: Class = {
    let mut any = Class::NONE;
    let mut at = 0;
    while at < BY_CLASS.len() {
        #[expect(
            clippy::indexing_slicing,
            reason = "checked by the loop, at compile time"
        )]
        let (class, _) = BY_CLASS[at];
        any = any.or(class);
        at += 1;
    }
    any
};

/// Sums over a sentence.
#[derive(Default)]
struct Counts {
    words: u16,
    names: u16,
    capitals: u16,
    opinions: u16,
    verbs: u16,
    /// Every class met so far.
    seen: Class,
}

/// Words that can be the verb of a sentence.
const VERBAL: Class = Class::VERB
    .or(Class::AUXILIARY)
    .or(Class::SPEECH)
    .or(Class::ACT)
    .or(Class::ATTITUDE)
    .or(Class::BELIEF)
    .or(Class::STIPULATES)
    .or(Class::CAUSE);

/// Words after which a capitalised word is a place.
const TO_PLACE: &[&str] = &["in", "at", "near", "outside", "from", "off", "across"];

/// Reads the signals of a sentence.
pub(crate) fn read(tokens: &[Token<'_>], values: &[Value], around: Around) -> Features {
    let mut f = Features::new();
    let mut counts = Counts::default();
    let mut previous: Option<&Token<'_>> = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.shape == Shape::Mark {
            match token.mark() {
                '!' => f.note(Signal::EXCLAMATION, at),
                '{' | '}' | '|' | '@' | '•' | '=' | '_' | '©' => f.note(Signal::LISTING, at),
                _ => {}
            }
        } else {
            counts.words = counts.words.saturating_add(1);
            if token.is_capital() {
                capital(&mut f, &mut counts, previous, token, at);
            }
            by_class(&mut f, &mut counts, tokens, at);
            counts.seen = counts.seen.or(token.class);
        }
        previous = Some(token);
    }
    let compared = counts.seen.has(Class::MEASURABLE) && counts.seen.has(Class::COMPARED);
    f.when(Signal::MEASURED, compared);
    from_values(&mut f, tokens, values);
    combined(&mut f, &counts, around);
    whole(&mut f, tokens, &counts);
    opening(&mut f, tokens);
    f.words = words::weigh(tokens);
    f
}

/// Names and places.
fn capital(
    f: &mut Features,
    counts: &mut Counts,
    previous: Option<&Token<'_>>,
    token: &Token<'_>,
    at: usize,
) {
    counts.capitals = counts.capitals.saturating_add(1);
    let opens = previous.is_none_or(|p| p.shape == Shape::Mark && !matches!(p.mark(), ',' | '-'));
    let common = Class::PRONOUN.or(Class::WEEKDAY).or(Class::FIRST);
    let month = token.is(Class::MONTH) && token.stem != "May";
    if token.is(common) || month || opens && token.is(Class::STARTER.or(Class::FUNCTION)) {
        return;
    }
    if !opens || token.class == Class::NONE {
        f.note(Signal::NAMES, at);
        counts.names = counts.names.saturating_add(1);
    }
    if previous.is_some_and(|p| p.is(Class::PREPOSITION) && p.any(TO_PLACE)) {
        f.note(Signal::PLACE, at);
    }
}

fn by_class(f: &mut Features, counts: &mut Counts, tokens: &[Token<'_>], at: usize) {
    let Some(token) = tokens.get(at) else { return };
    let next = tokens.get(at + 1);
    if token.is(ANY) {
        for &(class, signal) in BY_CLASS {
            if token.is(class) {
                f.note(signal, at);
            }
        }
        counts.opinions += u16::from(token.is(Class::OPINION));
        if token.is(Class::CASUALTY) && token.stem.ends_with('d') {
            let hurt = Class::PEOPLE.or(Class::ROLE).or(Class::NUMBER);
            let object = next.is_some_and(|t| t.is(hurt) || t.is_number());
            let before = at.checked_sub(1).and_then(|b| tokens.get(b));
            let suffered = before.is_some_and(|t| t.any(&["was", "were", "been", "being"]));
            let near = tokens.get(at.saturating_sub(9)..at).unwrap_or(&[]);
            let who = near.iter().any(|t| t.is(Class::PEOPLE));
            if object || suffered && who && !token.eq("captured") {
                f.note(Signal::CASUALTY_ACT, at);
            }
        }
    }
    if token.any(&["life", "lives"])
        && at
            .checked_sub(2)
            .and_then(|b| tokens.get(b..at))
            .is_some_and(measures::is_loss)
    {
        f.note(Signal::CASUALTY, at);
        f.note(Signal::CASUALTY_ACT, at);
    }
    if token.is(Class::CAUSE_STRONG) {
        causes(f, tokens, at);
    }
    if token.is(Class::COMPARED)
        && token.any(&["half", "double", "twice", "tripled", "doubled", "halved"])
        && next.is_some_and(|t| t.is(Class::DETERMINER) || t.eq("of"))
    {
        f.note(Signal::MEASURED, at);
    }
    if token.is(Class::PREPOSITION) {
        let soon = tokens.get(at + 1..tokens.len().min(at + 4)).unwrap_or(&[]);
        let long = || soon.iter().any(|t| t.is(Class::DURATION));
        if token.any(&["since", "until"]) || token.any(&["for", "over", "during"]) && long() {
            f.note(Signal::SINCE, at);
        }
    }
    if token.is(Class::RELATIVE) && !token.any(&["since", "last", "next", "now"]) {
        f.note(Signal::RELATIVE, at);
    }
    if at == 0 && token.is(Class::AUXILIARY) {
        counts.verbs += 1;
    }
    if token.shape == Shape::Lower {
        let past = token.stem.len() > 4 && token.stem.ends_with("ed");
        if past {
            f.note(Signal::PAST, at);
        }
        counts.verbs += u16::from(past || token.is(VERBAL));
    }
}

/// Notes when the token says what led to what.
fn causes(f: &mut Features, tokens: &[Token<'_>], at: usize) {
    let Some(token) = tokens.get(at) else { return };
    let next = |words: &[&str]| tokens.get(at + 1).is_some_and(|t| t.any(words));
    let strong = if token.any(&["due", "owing", "because"]) {
        let before = at.checked_sub(1).and_then(|b| tokens.get(b));
        before.is_some_and(|t| t.any(&["is", "was", "are", "were", "be", "been"]))
            && (token.eq("because") || next(&["to"]))
    } else if token.any(&["led", "leads", "contributes", "contributed", "contribute"]) {
        next(&["to"])
    } else if token.any(&["result", "results", "resulted"]) {
        next(&["in", "from"])
    } else {
        true
    };
    if strong {
        f.note(Signal::CAUSE_STRONG, at);
    }
}

fn from_values(f: &mut Features, tokens: &[Token<'_>], values: &[Value]) {
    let mut figures = 0_u16;
    let mut at = 0;
    for value in values {
        let signal = match value.measures.as_str() {
            "date" => Signal::DATE,
            "duration" => Signal::DURATION,
            "money" => Signal::MONEY,
            "share" => Signal::SHARE,
            _ => Signal::FIGURE,
        };
        // Values and tokens come in the same order.
        let rest = tokens.get(at..).unwrap_or(&[]);
        at += rest
            .iter()
            .position(|t| value.text.starts_with(t.text))
            .unwrap_or(0);
        let last = at + value.text.split_whitespace().count().saturating_sub(1);
        let last = last.min(tokens.len().saturating_sub(1));
        f.note(signal, at);
        f.note(signal, last);
        if signal == Signal::DATE {
            if value.text.bytes().any(|b| b.is_ascii_digit()) {
                f.note(Signal::YEAR, at);
                f.note(Signal::YEAR, last);
            }
        } else {
            f.note(Signal::FIGURE, at);
            f.note(Signal::FIGURE, last);
            figures += 1;
            let size = value.low.or(value.high).unwrap_or(0.0);
            if signal != Signal::DURATION && (size >= 10.0 && size.fract() != 0.0 || size >= 20.0) {
                f.note(Signal::BIG, at);
            }
        }
        at = last;
    }
    f.when(Signal::FIGURES, figures >= 2);
}

/// Signals that others make together.
fn combined(f: &mut Features, counts: &Counts, around: Around) {
    f.set(Signal::NAMES, f32::from(counts.names.min(6)) / 3.0);
    f.when(Signal::NO_NAME, counts.names == 0);
    let dated = f.has(Signal::DATE) || f.has(Signal::RELATIVE) || f.has(Signal::DURATION);
    let figure = f.has(Signal::FIGURE);
    if figure && f.has(Signal::CASUALTY) {
        f.borrow(Signal::CASUALTY_FIGURE, Signal::FIGURE);
    }
    if f.has(Signal::STIPULATION) && f.has(Signal::STIPULATES) {
        f.borrow(Signal::STIPULATION_BOTH, Signal::STIPULATES);
    }
    if f.has(Signal::ACT) && counts.names > 0 {
        f.borrow(Signal::ACT_NAMED, Signal::ACT);
    }
    if f.has(Signal::ACT) && (dated || figure) {
        f.borrow(Signal::ACT_DATED, Signal::ACT);
    }
    f.when(Signal::ATTRIBUTED, around.attributed);
    f.when(
        Signal::SPEECH_BARE,
        around.attributed && !figure && !f.has(Signal::DATE),
    );
    f.when(
        Signal::SPEECH_FACT,
        around.attributed && (figure || f.has(Signal::DATE)),
    );
    f.when(Signal::RUNNING, around.running);
    f.when(Signal::ATTITUDE_MAIN, around.verb.has(Class::ATTITUDE));
    f.when(Signal::BELIEF_MAIN, around.verb.has(Class::BELIEF));
    f.when(
        Signal::SCHEDULED,
        f.has(Signal::FORECAST) && !f.has(Signal::PAST),
    );
    f.when(
        Signal::STANDING,
        !f.has(Signal::PAST) && !f.has(Signal::ACT) && !figure,
    );
    f.when(
        Signal::ONLY_TIME,
        f.has(Signal::DATE) && !figure && !f.has(Signal::YEAR),
    );
    f.when(Signal::ORDINAL, counts.seen.has(Class::ORDER));
    f.when(Signal::OPINIONS, counts.opinions >= 2);
    f.when(Signal::FIRST, around.first);
}

/// Shape of the whole sentence.
fn whole(f: &mut Features, tokens: &[Token<'_>], counts: &Counts) {
    let share = quotes::share(tokens);
    f.set(Signal::QUOTED, share);
    let own = tokens.iter().any(|t| t.quoted && t.is(Class::FIRST));
    f.when(Signal::QUOTED_SELF, own && share > 0.4);
    f.when(Signal::FULL_QUOTE, share > 0.9);
    f.when(Signal::QUOTED_OPINION, share > 0.6 && counts.opinions > 0);
    f.set(
        Signal::LENGTH,
        (1.0 + f32::from(counts.words.min(50))).ln() / 4.0,
    );
    f.when(Signal::SHORT, counts.words < 7);
    f.when(Signal::NO_VERB, counts.verbs == 0);
    f.when(
        Signal::TITLE_CASE,
        counts.words >= 3 && counts.capitals * 10 >= counts.words * 7,
    );
    let mut ends = tokens.iter().rev().take(3).map(Token::mark);
    let end = ends.find(|c| !matches!(c, '"' | '”' | '’' | '\'' | ')' | ']'));
    f.when(
        Signal::OPEN_END,
        !matches!(end, Some('.' | '!' | '?' | '…')),
    );
    f.when(Signal::COLON_END, end == Some(':'));
    f.when(Signal::QUESTION, end == Some('?'));
}

/// How the sentence begins.
fn opening(f: &mut Features, tokens: &[Token<'_>]) {
    let mut heads = tokens.iter().filter(|t| t.is_word());
    let (Some(head), second) = (heads.next(), heads.next()) else {
        return;
    };
    let vague = head.any(&["this", "that", "it", "these", "there", "those"]);
    f.when(Signal::VAGUE_START, vague);
    f.when(Signal::PRONOUN_START, head.is(Class::PRONOUN));
    f.when(
        Signal::BUT_START,
        head.any(&["but", "and", "so", "or", "yet"]),
    );
    let bare = head.any(&[
        "see",
        "read",
        "follow",
        "click",
        "sign",
        "subscribe",
        "note",
        "remember",
        "let",
        "get",
    ]);
    f.when(
        Signal::IMPERATIVE,
        bare && second.is_some_and(|t| t.shape == Shape::Lower),
    );
}
