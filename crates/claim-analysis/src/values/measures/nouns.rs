//! The counted noun after a number.

use crate::lexicon::{self, Class};
use crate::text::tokens::{Shape, Token, WordList};
use crate::values::fates::THEM;

/// Maximum number of tokens between a number and the end of its noun phrase.
const MAX_PHRASE: usize = 9;

/// The head noun of the phrase after a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    /// Token of the head noun; `None` for a pronoun such as "of them" or "others".
    pub at: Option<usize>,
    /// End of the phrase in tokens, exclusive.
    pub end: usize,
}

/// Words between a number and its noun that are no nouns.
const IDLE: WordList = WordList::new(&[
    "such",
    "more",
    "other",
    "of",
    "new",
    "additional",
    "further",
    "extra",
    "different",
    "separate",
    "straight",
    "consecutive",
    "possible",
    "confirmed",
    "suspected",
]);

/// The noun of a number that ends at `from`; `one` if the number is 1.
pub(super) fn read(tokens: &[Token<'_>], from: usize, one: bool) -> Option<Noun> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.eq(word));
    // "400 head of cattle"
    if is(from, "head") && is(from + 1, "of") && tokens.get(from + 2).is_some_and(Token::is_word) {
        return Some(Noun { at: Some(from + 2), end: from + 3 });
    }
    let mut head = None;
    let mut last = None;
    let mut of = false;
    // "three of the 12 bridges": the second number counts too.
    let mut nested = false;
    let mut at = from;
    while at < from + MAX_PHRASE {
        let Some(token) = tokens.get(at) else { break };
        if let Some(next) = skipped(tokens, at, from, of) {
            nested |= of && (token.is_number() || token.is(Class::NUMBER));
            at = next;
            continue;
        }
        if !token.is_word() {
            break;
        }
        if head.is_none() && (token.any(THEM) || token.eq("others")) && (of || token.eq("others")) {
            // "162 people, 4 of them infants"
            let named = tokens.get(at + 1).is_some_and(|t| is_plural(t) && !stops(t, false));
            return Some(Noun { at: named.then_some(at + 1).filter(|_| of), end: at + 1 + usize::from(named && of) });
        }
        if token.eq("of") && head.is_none() && last.is_none() && !of {
            of = true;
            at += 1;
            continue;
        }
        let owner = of && last.is_none() && (token.is(Class::DETERMINER) || token.is_possessive());
        if owner || head.is_none() && IDLE.has(token) && !token.eq("of") {
            at += 1;
            continue;
        }
        if !one && is_inner_and(tokens, at) && head.is_none() && last.is_some() {
            at += 1;
            continue;
        }
        if stops(token, head.is_some()) {
            break;
        }
        let person = |at: usize| tokens.get(at).is_some_and(|t| t.is(Class::PEOPLE));
        if head.is_some_and(person) && !person(at) {
            break; // "the 40 refugees closes"
        }
        // "one person died", "one grazed by glass"
        let object = Class::PREPOSITION.or(Class::DETERMINER);
        let verb = || tokens.get(at + 1).is_none_or(|t| !t.is_word() || t.is(object));
        if one && is_told(token) && (last.is_some_and(person) || last.is_none() && at == from && verb()) {
            break;
        }
        // "two explosions minutes apart"
        let apart = head.is_some() && token.is(Class::DURATION);
        if is_plural(token) && !apart {
            head = Some(at);
        } else if head.is_some() {
            break;
        }
        last = Some(at);
        at += 1;
    }
    let head = head.or(last.filter(|_| one && !of))?;
    // "one of the planes" counts planes, "12 passenger trains" trains.
    Some(Noun { at: Some(head), end: if nested { from } else { head + 1 } })
}

/// True for a verb that says what happened to one person: "died", "drowned", "arrested".
fn is_told(token: &Token<'_>) -> bool {
    let fated = token.is(Class::FATE) && !is_plural(token);
    token.shape == Shape::Lower && (fated || token.stem.len() > 4 && token.stem.ends_with("ed"))
}

/// True for "and" between two adjectives: "18 northern and central counties".
fn is_inner_and(tokens: &[Token<'_>], at: usize) -> bool {
    let and = tokens.get(at).is_some_and(|t| t.eq("and"));
    let mut next = tokens.get(at + 1..at + 4).unwrap_or(&[]).iter();
    let first = tokens.get(at + 1);
    and && first
        .is_some_and(|t| t.is_word() && !stops(t, false) && !is_plural(t) && !t.is(Class::NUMBER.or(Class::SCALE)))
        && next.by_ref().take_while(|t| t.is_word()).any(is_plural)
}

/// The place after tokens that are skipped at `at`: quotation marks, model numbers, "17-year-old".
fn skipped(tokens: &[Token<'_>], at: usize, from: usize, of: bool) -> Option<usize> {
    let token = tokens.get(at)?;
    if matches!(token.mark(), '“' | '”' | '"' | '‘' | '’') && at < from + 5 && at + 1 < tokens.len() {
        return Some(at + 1);
    }
    if token.stem.contains("year-old") {
        return Some(at + 1);
    }
    let aged = tokens.get(at + 1).is_some_and(|t| t.mark() == '-')
        && tokens.get(at + 2).is_some_and(|t| t.is_number() || t.stem.contains("year-old"));
    if token.is_number() && aged {
        return Some(at + 3);
    }
    // "400 737 Max jets", "three of the 12 bridges", "two of Boeing's 787s"
    let number = token.is_number() || token.is(Class::NUMBER) && of;
    let named = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(Token::is_capital);
    (number && (of || at == from || named && at > from)).then_some(at + 1)
}

/// True for a word that ends the noun phrase.
fn stops(token: &Token<'_>, has_head: bool) -> bool {
    let closed = Class::PREPOSITION
        .or(Class::AUXILIARY)
        .or(Class::PRONOUN)
        .or(Class::NEGATION)
        .or(Class::WEEKDAY)
        .or(Class::RELATIVE_DATE)
        .or(Class::DETERMINER);
    let weekday = token.is(Class::WEEKDAY) && !token.is_capital();
    if token.is(closed) && !weekday {
        return true;
    }
    if token.is(Class::NOUN_END) {
        return true;
    }
    let plural = is_plural(token);
    if token.is(Class::SPEECH.or(Class::VERB)) && !plural && token.shape == Shape::Lower {
        return true;
    }
    if token.is(Class::ADVERB) && !token.any(&["first", "all"]) {
        return true;
    }
    let participle = token.stem.len() > 4 && ["ed", "ing"].iter().any(|end| token.stem.ends_with(end));
    let fate = lexicon::fates::fate_word(token.stem).is_some() && !plural;
    has_head && (participle || fate || token.is_capital() && !plural)
}

/// Adverbs that end like a noun in the plural.
const WAYS: WordList = WordList::new(&[
    "towards",
    "upwards",
    "downwards",
    "forwards",
    "backwards",
    "inwards",
    "outwards",
    "onwards",
    "afterwards",
    "northwards",
    "southwards",
    "eastwards",
    "westwards",
]);

/// True for a noun in the plural, regular or not.
pub(crate) fn is_plural(token: &Token<'_>) -> bool {
    let word = token.stem;
    let regular = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end))
        && !token.any(&["this", "always", "perhaps", "series"])
        && !WAYS.has(token);
    // "MPs"
    let initials =
        word.strip_suffix('s').is_some_and(|rest| rest.len() > 1 && rest.bytes().all(|b| b.is_ascii_uppercase()));
    initials
        || regular && !token.is(Class::AUXILIARY.or(Class::PREPOSITION))
        || word.ends_with("men") && word.len() > 2 && !token.any(&["specimen", "regimen", "omen"])
        || ["children", "people"].iter().any(|end| word.len() > end.len() && word.ends_with(end))
        || token.is(Class::IRREGULAR_PLURAL)
}

/// Nouns for animals and things whose death is no casualty.
const ANIMALS: &[&str] = &[
    "animals",
    "bees",
    "birds",
    "bulls",
    "calves",
    "camels",
    "cats",
    "cattle",
    "chickens",
    "cows",
    "crabs",
    "deer",
    "dogs",
    "dolphins",
    "ducks",
    "elephants",
    "fish",
    "flies",
    "goats",
    "hens",
    "horses",
    "insects",
    "jobs",
    "kittens",
    "lambs",
    "lions",
    "livestock",
    "monkeys",
    "pigs",
    "plants",
    "poultry",
    "puppies",
    "rats",
    "seals",
    "sharks",
    "sheep",
    "snakes",
    "tigers",
    "trees",
    "turtles",
    "whales",
    "wolves",
    "bills",
    "proposals",
    "phones",
    "batteries",
    "bears",
    "rhinos",
    "pets",
    "salmon",
    "times",
];

/// True for nouns for people, as far as lists and endings tell.
pub(super) fn is_person(token: &Token<'_>) -> bool {
    let endings = [
        "girls", "boys", "children", "ists", "men", "women", "ees", "ians", "eers", "ers", "ors", "ans", "ants", "ist",
        "man",
    ];
    token.is(Class::PEOPLE.or(Class::ROLE))
        || endings.iter().any(|end| token.stem.ends_with(end))
        || token.any(&[
            "dead",
            "wounded",
            "injured",
            "kids",
            "conscripts",
            "nuns",
            "priests",
            "aides",
            "clerks",
            "cooks",
            "guides",
            "teens",
            "youths",
            "spies",
            "envoys",
            "generals",
            "judges",
            "babies",
            "cadets",
            "pilgrims",
            "athletes",
            "guests",
            "students",
            "residents",
            "agents",
            "monks",
            "guards",
            "medics",
            "scouts",
            "recruits",
        ])
}

/// True for nouns that may be killed or injured.
pub(crate) fn may_be_hurt(noun: &str) -> bool {
    !ANIMALS.contains(&noun)
}
