//! What a number without a noun measures: the toll, "the number of …", the subject of the verb before.

use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, Form, fate_word};
use crate::text::tokens::{Shape, Token};

/// Maximum distance in tokens from a number back to its topic.
const MAX_DISTANCE: usize = 18;

/// The topic of a number.
#[derive(Debug, Clone)]
pub(super) enum Topic {
    /// People with a fate.
    People(Fate),
    /// Another noun, as written in lower case.
    Noun(String),
}

/// The topic of the number whose first token is `start`.
pub(super) fn read(tokens: &[Token<'_>], start: usize) -> Option<Topic> {
    let low = start.saturating_sub(MAX_DISTANCE);
    let mut from = start;
    while from > low {
        let token = tokens.get(from - 1)?;
        let ends = matches!(token.mark(), ';' | '.' | '?' | '!' | '—')
            || token.any(&["while", "whereas", "when", "after", "because"]);
        if ends {
            break;
        }
        from -= 1;
    }
    let near = tokens.get(from..start)?;
    let named = casualties(near).or_else(|| number_of(near));
    if named.is_none() && is_given(near) {
        return None;
    }
    // "a stadium that holds 38,000"
    if near.last().is_some_and(|t| t.any(&["holds", "seats", "accommodates"])) {
        return Some(Topic::Noun("people".to_owned()));
    }
    named.or_else(|| group(near)).or_else(|| object(near)).or_else(|| subject(near))
}

/// "the port authority put the number at", "residents spoke of", "…, the government of": a figure for what was told before.
fn is_given(near: &[Token<'_>]) -> bool {
    let at = |back: usize| near.len().checked_sub(back).and_then(|at| near.get(at));
    let link = near.iter().rposition(|t| t.any(&["at", "of"])).filter(|link| near.len() - link <= 3);
    let Some(link) = link else { return false };
    let before = near.get(link.saturating_sub(5)..link).unwrap_or(&[]);
    let figure = before.last().is_some_and(|t| t.any(&["figure", "number", "toll", "total", "count", "tally", "it"]));
    let given = before.iter().any(|t| t.any(&["put", "puts", "putting", "gave", "gives", "giving"])) && figure;
    let spoke = before.last().is_some_and(|t| t.any(&["spoke", "speaks", "speaking"]));
    let elided = at(1).is_some_and(|t| t.eq("of"))
        && before.last().is_some_and(|t| t.is(Class::ORGANISATION))
        && before.iter().rev().skip(1).any(|t| t.mark() == ',')
        && before.iter().rev().skip(1).take_while(|t| t.mark() != ',').all(|t| t.is_word() && !t.is(Class::VERB));
    given || spoke || elided
}

/// The toll or a count of people: "the death toll rose to", "the number of injured climbed to", "fatalities:".
fn casualties(near: &[Token<'_>]) -> Option<Topic> {
    for at in (0..near.len()).rev() {
        let token = near.get(at)?;
        let count = token.any(&["count", "tally"])
            && at.checked_sub(1).and_then(|b| near.get(b)).is_some_and(|t| t.any(&["death", "body", "casualty"]));
        if token.eq("toll") || count {
            let road = near.get(at + 1).is_some_and(|t| t.any(&["road", "booth", "plaza", "bridge"]));
            return (!road).then_some(Topic::People(toll(near, at)));
        }
        // "…, and 12 houses": another subject.
        if token.eq("and") && near.len() - at < 3 {
            return None;
        }
        let Some(word) = Some(token).filter(|t| t.is(Class::FATE)).and_then(|t| fate_word(t.stem)) else {
            continue;
        };
        let back = near.get(at.saturating_sub(4)..at)?;
        let counted =
            back.iter().any(|t| t.any(&["number", "count", "tally", "total", "estimate", "figure", "numbers"]));
        let colon = near.last().is_some_and(|t| t.mark() == ':');
        let noun = word.form(Form::Noun).filter(|_| token.stem.ends_with('s') || counted || colon);
        let the = back.last().is_some_and(|t| t.any(&["the", "confirmed"]));
        let state = word.form(Form::State).filter(|_| counted || colon || the && token.eq("dead"));
        let people = word.any().filter(|_| counted || colon);
        if let Some(fate) = noun.or(state).or(people) {
            let linked = colon || near.get(at + 1..)?.iter().any(is_link) || at + 1 == near.len();
            return linked.then_some(Topic::People(fate));
        }
    }
    None
}

/// The fate of a toll: "injury toll", otherwise the dead.
fn toll(near: &[Token<'_>], at: usize) -> Fate {
    let kind = at.checked_sub(1).and_then(|b| near.get(b)).filter(|t| !t.eq("body"));
    kind.and_then(|t| fate_word(t.stem)?.any()).unwrap_or(Fate::KILLED)
}

/// "the number of measles cases doubled to", "the number of Americans out of work to".
fn number_of(near: &[Token<'_>]) -> Option<Topic> {
    let at = near.windows(2).rposition(
        |pair| matches!(pair, [number, of] if number.any(&["number", "count", "total", "tally"]) && of.eq("of")),
    )?;
    let phrase = near.get(at + 2..)?;
    let length = phrase.iter().position(|t| ends_phrase(t)).unwrap_or(phrase.len());
    let phrase = phrase.get(..length)?;
    phrase.iter().rev().find(|t| super::nouns::is_plural(t)).map(|t| Topic::Noun(t.stem.to_lowercase()))
}

/// "a community of 50,000", "a team of 15"
fn group(near: &[Token<'_>]) -> Option<Topic> {
    let of = near.len().checked_sub(1)?;
    let noun = near.get(of.checked_sub(1)?).filter(|_| near.get(of).is_some_and(|t| t.eq("of")))?;
    let amount = noun.any(&[
        "total", "average", "maximum", "minimum", "record", "high", "low", "rate", "price", "one", "some", "out",
        "value", "cost", "level", "index", "sentence", "sum", "speed", "result", "score", "age", "each",
    ]);
    let person =
        noun.any(&["team", "crew", "group", "crowd", "family", "force", "squad", "panel", "jury", "party", "staff"]);
    let word = if person { "people".to_owned() } else { noun.stem.to_lowercase() };
    (!amount && noun.shape == Shape::Lower && !noun.is(Class::DURATION)).then_some(Topic::Noun(word))
}

/// The object of a verb of change: "reducing the world population from", "cut its staff to".
fn object(near: &[Token<'_>]) -> Option<Topic> {
    let link = near.iter().rposition(|t| t.any(&["from", "to", "at", "by"]))?;
    if near.len() - link > 5 || near.get(link + 1..)?.iter().any(|t| t.is_word() && super::is_plural(t)) {
        return None;
    }
    let low = link.saturating_sub(7);
    let verb = low + near.get(low..link)?.iter().rposition(|t| t.is(Class::CHANGE))?;
    let phrase = near.get(verb + 1..link)?;
    let length = phrase.iter().position(ends_phrase).unwrap_or(phrase.len());
    let head = phrase.get(..length)?.last()?;
    let other = Class::DETERMINER.or(Class::ADVERB).or(Class::NUMBER);
    (!head.is(other) && head.shape == Shape::Lower && !head.stem.ends_with("ly"))
        .then(|| Topic::Noun(head.stem.to_lowercase()))
}

/// The subject of a verb that gives its amount: "The population was estimated at", "Unemployment claims topped".
fn subject(near: &[Token<'_>]) -> Option<Topic> {
    let verb = near.iter().rposition(is_link)?;
    let idle = near.get(verb + 1..)?.iter().all(is_idle);
    if !idle {
        return None;
    }
    let mut end = verb;
    while near.get(end.checked_sub(1)?).is_some_and(|t| {
        t.is(Class::AUXILIARY.or(Class::ADVERB)) || is_link(t) || t.stem.ends_with("ly") || t.any(&["right", "now"])
    }) {
        end -= 1;
    }
    let before = near.get(..end)?;
    let start = before
        .iter()
        .rposition(|t| {
            matches!(t.mark(), ',' | ':' | '“' | '"')
                || t.any(&["that", "and", "but", "as", "with"])
                || t.is(Class::SPEECH) && !t.stem.ends_with('s')
                || t.eq("says")
        })
        .map_or(0, |at| at + 1);
    let phrase = before.get(start..)?;
    let length = phrase.iter().skip(1).position(ends_phrase).map_or(phrase.len(), |at| at + 1);
    let head = phrase.get(..length)?.iter().rev().find(|t| t.is_word())?;
    let other = Class::PRONOUN.or(Class::DETERMINER).or(Class::PREPOSITION).or(Class::FUNCTION);
    // "Troop numbers peaked at 130,000"
    if phrase.get(length).is_some_and(|t| t.eq("numbers")) && !head.is(other) {
        return Some(Topic::Noun(super::units::plural(head.stem)));
    }
    // "the count stands at 73": the count of what was told before
    if head.any(&["count", "total", "tally", "figure", "number"]) {
        return None;
    }
    let name = head.shape == Shape::Capital && length == 1;
    (!head.is(other) && !name).then(|| Topic::Noun(head.stem.to_lowercase()))
}

/// True for a word between a verb and its number: "rose slightly to".
fn is_idle(t: &Token<'_>) -> bool {
    !t.is_word()
        || t.is(Class::PREPOSITION.or(Class::ADVERB).or(Class::AUXILIARY).or(Class::DETERMINER))
        || t.is(Class::CHANGE)
        || t.any(&[
            "slightly",
            "just",
            "sharply",
            "estimated",
            "nearly",
            "more",
            "than",
            "likely",
            "record",
            "high",
            "now",
            "currently",
            "points",
            "percent",
            "or",
        ])
}

fn ends_phrase(token: &Token<'_>) -> bool {
    let stop = Class::PREPOSITION.or(Class::AUXILIARY).or(Class::VERB).or(Class::PRONOUN);
    // "The rand traded at"
    let past = token.shape == Shape::Lower && token.stem.len() > 5 && token.stem.ends_with("ed");
    !token.is_word()
        || past
        || token.is(stop)
        || token.is(Class::CHANGE)
        || token.any(&["who", "which", "that", "and"])
        || is_link(token)
}

/// True for a verb between a topic and its number.
fn is_link(token: &Token<'_>) -> bool {
    token.is(Class::CHANGE.or(Class::TOPIC_LINK))
}
