//! Clause joints: places where a sentence may be split into two assertions.
//!
//! English joins independent clauses as in "…, which killed 40", "…, and the police counted 19", "…; the police counted
//! 19", "…, adding that 12 were missing". The caller decides whether both sides are worth a check.

use crate::lexicon::{self, Class};
use crate::text::tokens::{Shape, Token};

/// A joint between two clauses, in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClauseJoint {
    /// End of the first clause, exclusive.
    pub end: usize,
    /// Start of the second clause.
    pub start: usize,
    /// Tokens that the "which" or "who" at `start` refers to, end exclusive.
    pub antecedent: Option<(usize, usize)>,
}

/// Word classes that can be the verb of a clause.
const VERBAL: Class = Class::VERB
    .or(Class::AUXILIARY)
    .or(Class::SPEECH)
    .or(Class::ATTITUDE)
    .or(Class::ACT)
    .or(Class::PAST)
    .or(Class::STIPULATION_VERB);

/// Maximum distance in tokens from the start of a clause to its verb.
const MAX_SUBJECT: usize = 9;
/// Maximum length of an antecedent in tokens.
const MAX_ANTECEDENT: usize = 7;

/// All joints of a sentence in order. `seen` is the union of the classes of its tokens.
pub(crate) fn joints(tokens: &[Token<'_>], seen: Class) -> Vec<ClauseJoint> {
    if !seen.has(Class::JOINT.or(Class::RELATIVE).or(Class::SEMICOLON)) {
        return Vec::new();
    }
    let may_join = |token: &Token<'_>| matches!(token.mark(), ';' | ',') || token.is(Class::JOINT);
    let inner = tokens.get(..tokens.len().saturating_sub(2)).unwrap_or(&[]).iter().enumerate().skip(1);
    inner.filter(|(_, token)| may_join(token)).filter_map(|(at, _)| joint(tokens, at)).collect()
}

fn joint(tokens: &[Token<'_>], at: usize) -> Option<ClauseJoint> {
    let (token, next) = (tokens.get(at)?, tokens.get(at + 1)?);
    if token.quoted != next.quoted {
        return None;
    }
    let found = |start: usize, antecedent| Some(ClauseJoint { end: at, start, antecedent });
    match token.mark() {
        ';' if has_verb(tokens, at + 1) => found(at + 1, None),
        ',' if next.any(&["which", "who"]) => {
            let antecedent = antecedent(tokens, at)?;
            let verb = tokens.get(at + 2).is_some_and(is_verb);
            verb.then(|| found(at + 1, Some(antecedent))).flatten()
        }
        ',' if next.eq("adding") => {
            let that = tokens.get(at + 2).is_some_and(|t| t.eq("that"));
            that.then(|| found(at + 3, None)).flatten()
        }
        ',' if next.is(Class::JOINT) => {
            let that = tokens.get(at + 2).is_some_and(|t| t.eq("that"));
            let start = at + 2 + usize::from(that);
            let acts = has_verb(tokens, start) || speaks(tokens, start);
            (opens_clause(tokens, start) && acts && !is_list(tokens, at)).then(|| found(start, None)).flatten()
        }
        // "The hospital said 14 had died, though the governor put the toll at 9."
        ',' if next.any(&["though", "although"]) => {
            let spoken = tokens.get(..at)?.iter().any(says);
            (spoken && opens_clause(tokens, at + 2) && speaks(tokens, at + 2)).then(|| found(at + 2, None)).flatten()
        }
        // "While the firm says 4 were dismissed, the union says 40."
        ',' if tokens.first().is_some_and(|t| t.any(&["while", "whereas"])) => {
            let spoken = tokens.get(..at)?.iter().any(says);
            (spoken && opens_clause(tokens, at + 1) && speaks(tokens, at + 1)).then(|| found(at + 1, None)).flatten()
        }
        // "The union says 40 were dismissed and the firm says 4."
        ' ' if token.is(Class::JOINT) => {
            // After a comma, the rule above decides; "and that …" continues the first speech.
            let free = tokens.get(at - 1).is_some_and(|t| t.mark() != ',') && !next.eq("that");
            let spoken = free && tokens.get(..at)?.iter().any(says);
            (spoken && opens_clause(tokens, at + 1) && speaks(tokens, at + 1)).then(|| found(at + 1, None)).flatten()
        }
        _ => None,
    }
}

fn says(token: &Token<'_>) -> bool {
    let speech = token.is(Class::SPEECH) && !token.stem.ends_with("ing") || token.any(&["counts", "counted"]);
    token.shape == Shape::Lower && speech && !token.quoted
}

/// True if the clause at `at` is a short subject with a verb of speech.
fn speaks(tokens: &[Token<'_>], at: usize) -> bool {
    const SUBJECT: usize = 5;
    let words = tokens.get(at + 1..).unwrap_or(&[]).iter().take(SUBJECT).enumerate();
    let mut words = words.take_while(|(_, t)| {
        let inside = !t.is(Class::PREPOSITION) || t.eq("of");
        t.is_word() && inside && !t.any(&["that", "and", "or"])
    });
    words.any(|(place, token)| says(token) || counts(tokens, at + 1 + place))
}

/// True for a verb at `at` that gives a figure: "put the toll at", "gave a figure of", "spoke of".
fn counts(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(verb) = tokens.get(at).filter(|t| t.shape == Shape::Lower && !t.quoted) else {
        return false;
    };
    let ahead = tokens.get(at + 1..).unwrap_or(&[]);
    let near = |words: &[&str]| ahead.iter().take(7).any(|t| t.any(words));
    verb.any(&["put", "puts"]) && near(&["at"])
        || verb.any(&["gave", "gives"]) && near(&["figure", "toll", "number", "total", "estimate", "count"])
        || verb.any(&["spoke", "speaks"]) && ahead.first().is_some_and(|t| t.eq("of"))
}

/// True if the "which" or "who" at `at` opens what its antecedent says: "the union, which counted 21".
pub(crate) fn opens_voice(tokens: &[Token<'_>], at: usize) -> bool {
    let verb = tokens.get(at + 1).is_some_and(says) || counts(tokens, at + 1);
    let ahead = tokens.get(at + 2..).unwrap_or(&[]).iter().take(6);
    verb && ahead.into_iter().any(|t| t.is_number() || t.is(Class::NUMBER))
}

/// True if a subject can start at `at`.
fn opens_clause(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        let open = Class::DETERMINER.or(Class::PRONOUN).or(Class::NUMBER);
        let counted = t.stem.split_once('-').map_or(Class::NONE, |(ten, _)| lexicon::class(ten));
        let body = Class::ORGANISATION.or(Class::ROLE).or(Class::PEOPLE);
        let open = t.is(open.or(body)) || counted.has(Class::NUMBER);
        t.is_capital()
            || t.is_number()
            || open
            || t.any(&["more", "at", "about", "some"])
            || t.shape == Shape::Lower && t.stem.ends_with('s') && speaks(tokens, at)
    })
}

/// True if there is no verb between the comma at `at` and the comma before, as in "12 soldiers, 3 policemen, and".
fn is_list(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens.get(..at).unwrap_or(&[]);
    match before.iter().rposition(|t| t.mark() == ',') {
        Some(comma) => !before.iter().skip(comma + 1).any(is_verb),
        None => false,
    }
}

/// True if the clause that starts at `at` has a verb before another clause is joined.
fn has_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let subject = rest
        .iter()
        .take(MAX_SUBJECT)
        .take_while(|t| t.shape != Shape::Mark && !t.any(&["that", "which", "who", "and", "or", "where", "when"]));
    subject.into_iter().any(is_verb)
}

fn is_verb(token: &Token<'_>) -> bool {
    token.shape == Shape::Lower
        && (token.is(VERBAL) && !token.stem.ends_with("ing") || token.stem.len() > 4 && token.stem.ends_with("ed"))
}

/// The noun phrase that ends at `end`, which a relative clause describes; `None` if the phrase starts the clause and so
/// is the subject of the main verb.
fn antecedent(tokens: &[Token<'_>], end: usize) -> Option<(usize, usize)> {
    let mut from = end;
    while let Some(token) = from.checked_sub(1).and_then(|before| tokens.get(before)) {
        let after = || tokens.get(from).is_some_and(|t| t.is_word() && from < end);
        // "the miners' union"
        let apostrophe = matches!(token.mark(), '\'' | '’') && !token.gap && after();
        let joins = token.is_word() || token.is_number() || apostrophe;
        // "18 of these strikes" is one antecedent; of "a violation of the agreement" only "the agreement" is.
        let counted = || {
            let before = from.checked_sub(2).and_then(|before| tokens.get(before));
            before.is_some_and(|t| t.is_number() || t.is(Class::NUMBER.or(Class::VAGUE_COUNT)))
        };
        let other = is_verb(token)
            || token.is(Class::PREPOSITION) && !(token.eq("of") && counted())
            || token.any(&["and", "that", "as", "than"]);
        if !joins || other || end - from >= MAX_ANTECEDENT {
            break;
        }
        from -= 1;
    }
    let before = from.checked_sub(1).and_then(|before| tokens.get(before))?;
    (from < end && before.shape != Shape::Mark).then_some((from, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn parts(text: &str) -> Vec<String> {
        let mut read = Vec::new();
        let seen = tokens::read(text, 0, text.len(), &mut read);
        let words = |from: usize, to: usize| {
            let (from, to) = (read[from].start, read[to - 1].end());
            text.get(from..to).unwrap().to_owned()
        };
        joints(&read, seen)
            .iter()
            .flat_map(|joint| {
                let stands_for = joint.antecedent.map(|(from, to)| format!("= {}", words(from, to)));
                std::iter::once(words(joint.start, read.len())).chain(stands_for)
            })
            .collect()
    }

    #[test]
    fn joints_separate_clauses_that_can_stand_alone() {
        for (text, expected) in [
            (
                "The group examined 18 of these strikes, which killed 40.",
                &["which killed 40.", "= 18 of these strikes"][..],
            ),
            ("Ana counted 14 dead; the police counted 19.", &["the police counted 19."]),
            ("Forces shelled Velsk, and the ministry recorded 40 wounded.", &["the ministry recorded 40 wounded."]),
            ("She said that 3 had died, and that 12 were missing.", &["12 were missing."]),
            ("“We lost 300 houses,” she said, adding that 12 bridges were destroyed.", &["12 bridges were destroyed."]),
            ("Half of them fled, and forty-four villages were emptied.", &["forty-four villages were emptied."]),
            ("Ana says 40 men left and the firm says 4.", &["the firm says 4."]),
            ("The army counts 40 dead and the mission counts 61.", &["the mission counts 61."]),
            ("While the firm says 4 men left, the union says 40.", &["the union says 40."]),
            ("While the firm says 4 men left, 40 were dismissed.", &[]),
            ("Ana and the firm say 40 men left.", &[]),
            // One assertion despite the commas.
            ("The bridge, which was opened in 2019, collapsed.", &[]),
            ("They sent bread, water, and tents.", &[]),
            ("On Monday, the army shelled Velsk.", &[]),
            ("She said 12 soldiers, 3 policemen, and a civilian were killed.", &[]),
            ("Ana Petrova, the mayor, and the governor said 12 had died.", &[]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
