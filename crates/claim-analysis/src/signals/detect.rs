//! Detection of the signals of one sentence.

use super::combined::{Counts, SentenceContext, combined, from_values, opening, shape};
use super::features::Features;
use super::names::Signal;
use super::{harm, words};
use crate::claim::Value;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, WordList, before};

/// Signals that a single word of a class triggers.
const BY_CLASS: &[(Class, Signal)] = &[
    (Class::CASUALTY, Signal::CASUALTY),
    (Class::VAGUE_COUNT, Signal::VAGUE_COUNT),
    (Class::STIPULATION, Signal::STIPULATION),
    (Class::STIPULATION_VERB, Signal::STIPULATES),
    (Class::ROLE, Signal::ROLE),
    (Class::ORGANISATION, Signal::ORGANISATION),
    (Class::ACT, Signal::ACT),
    (Class::ACCUSATION, Signal::ACCUSATION),
    (Class::SPEECH, Signal::SPEECH),
    (Class::ATTITUDE, Signal::ATTITUDE),
    (Class::BELIEF, Signal::BELIEF),
    (Class::HEDGE, Signal::HEDGE),
    (Class::FORECAST, Signal::FORECAST),
    (Class::FIRST_PERSON, Signal::FIRST_PERSON),
    (Class::SECOND_PERSON, Signal::SECOND_PERSON),
    (Class::OPINION, Signal::OPINION),
    (Class::COMPARATIVE, Signal::COMPARISON),
    (Class::CAUSE, Signal::CAUSE),
    (Class::SOURCE, Signal::SOURCE),
    (Class::NEGATION, Signal::NEGATION),
    (Class::GENERALITY, Signal::GENERAL),
    (Class::OBLIGATION, Signal::OBLIGATION),
    (Class::CONDITION, Signal::CONDITION),
    (Class::FUTURE_MODAL, Signal::WOULD),
    (Class::STRONG_STIPULATION, Signal::STIPULATES_STRONG),
    (Class::PAST, Signal::PAST),
];

/// Union of the classes in `BY_CLASS`, to skip the many words without one.
const ANY: Class = {
    let mut any = Class::NONE;
    let mut at = 0;
    while at < BY_CLASS.len() {
        #[expect(clippy::indexing_slicing, reason = "checked by the loop, at compile time")]
        let (class, _) = BY_CLASS[at];
        any = any.or(class);
        at += 1;
    }
    any
};

/// Classes of the words that may say that persons were killed, hurt or held. "Life" and "lives" have one of them.
const HARMFUL: Class = Class::CASUALTY.or(Class::HARM).or(Class::BODY).or(Class::GENERALITY);

/// Classes of all words that [`by_class`] reads.
const RULED: Class = ANY
    .or(HARMFUL)
    .or(Class::STRONG_CAUSE)
    .or(Class::COMPARED)
    .or(Class::PREPOSITION)
    .or(Class::RELATIVE_DATE)
    .or(Class::AUXILIARY);

/// The signal of each class, by the position of the class.
const SIGNAL_OF: [Option<Signal>; 128] = {
    let mut signals = [None; 128];
    let mut at = 0;
    while at < BY_CLASS.len() {
        #[expect(clippy::indexing_slicing, reason = "checked by the loop, at compile time")]
        let (class, signal) = BY_CLASS[at];
        #[expect(clippy::indexing_slicing, reason = "a class is one of 128 bits")]
        let slot = &mut signals[class.position()];
        *slot = Some(signal);
        at += 1;
    }
    signals
};

/// Word classes that can be the verb of a sentence.
const VERBAL: Class = Class::VERB
    .or(Class::AUXILIARY)
    .or(Class::SPEECH)
    .or(Class::ACT)
    .or(Class::ATTITUDE)
    .or(Class::BELIEF)
    .or(Class::STIPULATION_VERB)
    .or(Class::CAUSE);

/// Prepositions before the name of a place.
const TO_PLACE: &[&str] = &["in", "at", "near", "outside", "from", "off", "across"];

/// The signals of a sentence.
pub(crate) fn detect(tokens: &[Token<'_>], values: &[Value], context: SentenceContext) -> Features {
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
            counts.quoted = counts.quoted.saturating_add(u16::from(token.quoted));
            if token.is_capital() {
                capital(&mut f, &mut counts, previous, token, at);
            }
            if token.is(RULED) {
                by_class(&mut f, &mut counts, tokens, at);
            }
            if token.shape == Shape::Lower {
                let past = token.stem.len() > 4 && token.stem.ends_with("ed");
                if past {
                    f.note(Signal::PAST, at);
                }
                counts.verbs += u16::from(past || token.is(VERBAL));
            }
        }
        f.seen = f.seen.or(token.class);
        previous = Some(token);
    }
    let compared = f.seen.has(Class::MEASURABLE) && f.seen.has(Class::COMPARED);
    f.when(Signal::MEASURED, compared);
    if let Some(duty) = duty_of_parties(tokens) {
        for signal in [Signal::STIPULATION, Signal::STIPULATES, Signal::OBLIGATION] {
            f.note(signal, duty);
        }
    }
    from_values(&mut f, tokens, values);
    combined(&mut f, &counts, context);
    shape(&mut f, tokens, &counts);
    opening(&mut f, tokens);
    f.words = words::weigh(tokens);
    f
}

/// Notes names and places.
fn capital(f: &mut Features, counts: &mut Counts, previous: Option<&Token<'_>>, token: &Token<'_>, at: usize) {
    counts.capitals = counts.capitals.saturating_add(1);
    let opens = previous.is_none_or(|p| p.shape == Shape::Mark && !matches!(p.mark(), ',' | '-'));
    let common = Class::PRONOUN.or(Class::WEEKDAY).or(Class::FIRST_PERSON);
    let month = token.is(Class::MONTH) && token.stem != "May";
    if token.is(common) || month || opens && token.is(Class::STARTER.or(Class::FUNCTION)) {
        return;
    }
    if !opens || token.class.is_plain() {
        f.note(Signal::NAMES, at);
        counts.names = counts.names.saturating_add(1);
    }
    if previous.is_some_and(|p| p.is(Class::PREPOSITION) && p.any(TO_PLACE)) {
        f.note(Signal::PLACE, at);
    }
}

/// Notes the signals of the word at `at`.
fn by_class(f: &mut Features, counts: &mut Counts, tokens: &[Token<'_>], at: usize) {
    let Some(token) = tokens.get(at) else { return };
    let next = tokens.get(at + 1);
    if token.is(ANY) {
        for signal in token.class.and(ANY).positions().filter_map(|class| SIGNAL_OF.get(class).copied().flatten()) {
            f.note(signal, at);
        }
        counts.opinions += u16::from(token.is(Class::OPINION));
    }
    if token.is(HARMFUL) {
        casualty(f, tokens, at);
    }
    if token.is(Class::STRONG_CAUSE) {
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
    if token.is(Class::RELATIVE_DATE) && !token.any(&["since", "last", "next", "now"]) {
        f.note(Signal::RELATIVE_DATE, at);
    }
    if at == 0 && token.is(Class::AUXILIARY) {
        counts.verbs += 1;
    }
}

/// "Both armies must hand over maps", "Neither side may bring in troops": the place of the modal in a term that names its parties.
fn duty_of_parties(tokens: &[Token<'_>]) -> Option<usize> {
    const PARTIES: WordList = WordList::new(&[
        "side",
        "sides",
        "party",
        "parties",
        "army",
        "armies",
        "forces",
        "government",
        "governments",
        "signatory",
        "signatories",
        "country",
        "countries",
        "state",
        "states",
        "militias",
        "factions",
        "faction",
        "belligerents",
    ]);
    let first = tokens.first().filter(|t| t.any(&["both", "neither", "each", "the"]))?;
    let party = (1..=3).find(|at| tokens.get(*at).is_some_and(|t| PARTIES.has(t)))?;
    // "The government must": whose duty it is says nothing of an agreement.
    let plural = tokens.get(party).is_some_and(|t| t.stem.ends_with('s') && !t.any(&["forces", "countries", "states"]));
    if first.eq("the") && !plural {
        return None;
    }
    let modal = party + 1;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let binds = is(modal, &["must", "shall"])
        || is(modal, &["are", "is", "have", "has", "undertake"])
            && is(modal + 1, &["to"])
            && !is(modal + 2, &["blame"])
        || is(modal, &["may"]) && first.eq("neither") && !is(modal + 1, &["be", "have", "reach", "get"]);
    binds.then_some(modal)
}

/// Notes persons killed, hurt or held.
fn casualty(f: &mut Features, tokens: &[Token<'_>], at: usize) {
    let Some(token) = tokens.get(at) else { return };
    if token.is(Class::CASUALTY) && token.stem.ends_with('d') {
        let hurt = Class::PEOPLE.or(Class::ROLE).or(Class::NUMBER);
        let next = tokens.get(at + 1);
        let object = next.is_some_and(|t| t.is(hurt) || t.is_number());
        let previous = before(tokens, at, 1);
        let suffered = previous.is_some_and(|t| t.any(&["was", "were", "been", "being"]));
        let near = tokens.get(at.saturating_sub(9)..at).unwrap_or(&[]);
        let who = near.iter().any(|t| t.is(Class::PEOPLE));
        if object || suffered && who && !token.eq("captured") {
            f.note(Signal::CASUALTY_ACT, at);
        }
    }
    if harm::is_life(tokens, at) {
        f.note(Signal::CASUALTY, at);
        f.note(Signal::CASUALTY_ACT, at);
    }
    if token.is(Class::HARM.or(Class::BODY)) && harm::is_suffered(tokens, at) {
        f.note(Signal::CASUALTY_ACT, at);
    }
}

/// Notes a verb or phrase that links a cause to its effect.
fn causes(f: &mut Features, tokens: &[Token<'_>], at: usize) {
    let Some(token) = tokens.get(at) else { return };
    let next = |words: &[&str]| tokens.get(at + 1).is_some_and(|t| t.any(words));
    let strong = if token.any(&["due", "owing", "because"]) {
        let previous = before(tokens, at, 1);
        previous.is_some_and(|t| t.any(&["is", "was", "are", "were", "be", "been"]))
            && (token.eq("because") || next(&["to"]) && !is_scheduled(tokens, at))
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

/// "is due to reopen": "due" of a plan, before a verb; a cause is a noun ("is due to rain").
fn is_scheduled(tokens: &[Token<'_>], at: usize) -> bool {
    let adverb = usize::from(tokens.get(at + 2).is_some_and(|t| t.is(Class::ADVERB)));
    tokens.get(at).is_some_and(|t| t.eq("due")) && tokens.get(at + 2 + adverb).is_some_and(|t| SCHEDULED.has(t))
}

/// Verbs of what is due to happen; those that are nouns as well ("a change", "a visit") are left out.
const SCHEDULED: WordList = WordList::new(&[
    "appear", "arrive", "attend", "be", "become", "begin", "bring", "close", "come", "complete", "continue", "convene",
    "decide", "deliver", "depart", "discuss", "end", "enter", "expire", "finish", "follow", "get", "give", "go",
    "have", "hear", "hold", "host", "join", "keep", "launch", "leave", "lose", "make", "meet", "move", "open", "pay",
    "play", "present", "publish", "receive", "release", "reopen", "replace", "report", "restart", "resume", "retire",
    "return", "run", "send", "serve", "sign", "speak", "stand", "start", "step", "take", "testify", "undergo",
    "unveil", "vote",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class;

    #[test]
    fn words_for_lives_have_a_class_that_is_read() {
        assert!(["life", "lives"].iter().all(|word| class(word).has(HARMFUL)));
    }
}
