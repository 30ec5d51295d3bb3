//! Back references: "the corridor" for the only corridor that the article named before.

use std::collections::HashMap;

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before, is_specified, phrase};

/// Maximum number of names per noun.
const MAX_NAMES: usize = 8;
/// Maximum length of a name in tokens.
const MAX_NAME: usize = 6;
/// Maximum number of nouns.
const MAX_NOUNS: usize = 400;

/// Full names so far, by noun in lower case.
#[derive(Debug, Default)]
pub(crate) struct NamedThings {
    names: HashMap<String, Vec<String>>,
    event: Option<String>,
}

/// A noun that refers to a name in an earlier sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BackReference {
    /// Token index of the noun.
    pub at: usize,
    /// The name, if there is only one candidate.
    pub name: Option<String>,
}

impl NamedThings {
    /// Returns the back references of a sentence, then adds the names in that sentence. `seen` is the union of the classes of
    /// its words.
    pub fn read(&mut self, tokens: &[Token<'_>], seen: Class) -> Vec<BackReference> {
        self.event = if seen.has(Class::DEADLY_EVENT) { only_event(tokens) } else { None };
        if !seen.has(Class::REFERENT) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut names = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if !token.is(Class::REFERENT) {
                continue;
            }
            if let Some(name) = name(tokens, at) {
                names.push((token.stem.to_lowercase(), name));
            } else if points_back(tokens, at) {
                let noun = token.stem.to_lowercase();
                // A name earlier in the same sentence needs no insertion.
                let known = self.names.get(&noun).filter(|_| !names.iter().any(|(n, _)| *n == noun));
                if let Some(known) = known {
                    let name = known.first().filter(|_| known.len() == 1).cloned();
                    found.push(BackReference { at, name });
                }
            }
        }
        for (noun, name) in names {
            self.learn(noun, name);
        }
        found
    }

    /// The event of the last sentence, "44-day conflict", if the sentence names exactly one.
    pub fn event(&self) -> Option<&str> {
        self.event.as_deref()
    }

    fn learn(&mut self, noun: String, name: String) {
        if self.names.len() >= MAX_NOUNS && !self.names.contains_key(&noun) {
            return;
        }
        let known = self.names.entry(noun).or_default();
        // "The Lachin Corridor" and "the strategic Lachin corridor" are one.
        let same = |other: &String| {
            let (one, other) = (name.to_lowercase(), other.to_lowercase());
            one.ends_with(&other) || other.ends_with(&one)
        };
        if known.len() < MAX_NAMES && !known.iter().any(same) {
            known.push(name);
        }
    }
}

/// True if "the" precedes the noun and no specification follows.
fn points_back(tokens: &[Token<'_>], at: usize) -> bool {
    let article = before(tokens, at, 1);
    let plain = tokens.get(at).is_some_and(|t| t.shape == Shape::Lower);
    let said = tokens.get(at + 1).is_some_and(|t| {
        t.any(&["of", "that", "which", "between", "on", "at", "with", "from"])
            || t.shape == Shape::Lower && t.is(Class::REFERENT)
    });
    plain && article.is_some_and(|t| t.eq("the")) && !said && !is_specified(tokens, at + 1)
}

/// The full name around the noun: "Lachin Corridor", "Havel peace agreement", "Ministry of Health".
fn name(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let noun = tokens.get(at)?;
    let mut from = at;
    let mut named = false;
    while let Some(token) = before(tokens, from, 1) {
        let capital = token.is_capital()
            && !token.is(Class::DETERMINER.or(Class::WEEKDAY).or(Class::PRONOUN).or(Class::PREPOSITION))
            && !(from == 1 && token.is(Class::STARTER.or(Class::FUNCTION)));
        let year = token.is_number() && token.text.len() == 4;
        // One lower-case word may separate the name from its noun: "the Havel peace agreement".
        let between = token.shape == Shape::Lower && from == at && is_noun(token);
        if !(capital || year || between) || at - from >= MAX_NAME {
            break;
        }
        named = named || capital || year;
        from -= 1;
        if token.is_possessive() {
            break;
        }
    }
    let mut to = at + 1;
    if noun.is_capital() && tokens.get(to).is_some_and(|t| t.any(&["of", "for", "on"])) {
        let rest = tokens.get(to + 1..).unwrap_or(&[]).iter().take(MAX_NAME);
        let capitals = rest.take_while(|t| t.is_capital() || t.any(&["and", "the"])).count();
        let end = to + 1 + capitals;
        let ends_well = tokens.get(end - 1).is_some_and(Token::is_capital);
        if capitals > 0 && ends_well {
            to = end;
            named = true;
        }
    }
    while from < at && tokens.get(from).is_some_and(|t| t.shape == Shape::Lower) {
        from += 1;
    }
    named.then(|| phrase(tokens.get(from..to).unwrap_or(&[])))
}

/// The only event of a sentence, if "the", "a", "an" or "this" precedes.
fn only_event(tokens: &[Token<'_>]) -> Option<String> {
    let is_event = |t: &Token<'_>| t.shape == Shape::Lower && t.is(Class::DEADLY_EVENT);
    let mut events = tokens.iter().enumerate().filter(|(_, t)| is_event(t));
    let (at, _) = events.next()?;
    if events.next().is_some() {
        return None;
    }
    let mut from = at;
    while let Some(token) = before(tokens, from, 1) {
        let modifies = token.is_number() || token.mark() == '-' || token.is_capital() || is_noun(token);
        if token.is(Class::DETERMINER) || !modifies || at - from >= MAX_NAME {
            break;
        }
        from -= 1;
    }
    let led = before(tokens, from, 1);
    let led = led.is_some_and(|t| t.any(&["the", "a", "an", "this"]));
    led.then(|| phrase(tokens.get(from..=at).unwrap_or(&[])))
}

/// True for a lower-case word that can be part of a compound noun.
fn is_noun(token: &Token<'_>) -> bool {
    let other = Class::FUNCTION
        .or(Class::PREPOSITION)
        .or(Class::DETERMINER)
        .or(Class::AUXILIARY)
        .or(Class::PRONOUN)
        .or(Class::SPEECH);
    !token.is(other) && !token.stem.ends_with("ed") && !token.stem.ends_with("ly")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn seen(tokens: &[Token<'_>]) -> Class {
        tokens.iter().fold(Class::NONE, |seen, token| seen.or(token.class))
    }

    fn read(sentences: &[&str]) -> Vec<(String, Option<String>)> {
        let (mut mentions, mut read, mut out) = (NamedThings::default(), Vec::new(), Vec::new());
        for text in sentences {
            read.clear();
            tokens::read(text, 0, text.len(), &mut read);
            for mention in mentions.read(&read, seen(&read)) {
                out.push((read.get(mention.at).unwrap().text.to_owned(), mention.name));
            }
        }
        out
    }

    #[test]
    fn a_noun_refers_to_the_only_earlier_name_with_that_noun() {
        for (before, noun, name) in [
            ("The Lachin Corridor was closed.", "corridor", "Lachin Corridor"),
            ("Troops hold the Ostrel dam.", "dam", "Ostrel dam"),
            ("The Ministry of Health spoke.", "ministry", "Ministry of Health"),
            ("They broke the November 2020 ceasefire agreement.", "agreement", "November 2020 ceasefire agreement"),
        ] {
            let behind = format!("On Monday, the {noun} was mentioned.");
            let expected = (noun.to_owned(), Some(name.to_owned()));
            assert_eq!(read(&[before, &behind]), [expected], "{before}");
        }
    }

    #[test]
    fn the_event_of_the_sentence_before_is_known_if_there_is_only_one() {
        for (text, event) in [
            ("Karvia won the 44-day conflict.", Some("44-day conflict")),
            ("In 2020, a war broke out.", Some("war")),
            ("The war ended before the siege did.", None),
            ("Everybody was glad.", None),
        ] {
            let (mut mentions, mut read) = (NamedThings::default(), Vec::new());
            tokens::read(text, 0, text.len(), &mut read);
            mentions.read(&read, seen(&read));
            assert_eq!(mentions.event(), event, "{text}");
        }
    }

    #[test]
    fn two_candidates_give_no_name_and_a_specified_noun_is_no_back_reference() {
        let two = ["The Ostrel dam held.", "The Velsk dam broke.", "They mended the dam."];
        assert_eq!(read(&two), [("dam".to_owned(), None)]);
        for text in [
            "They mended the dam of Sorrin.",
            "They mended a dam.",
            "They mended the old dam.",
            "They mended the Sorrin dam.",
        ] {
            assert_eq!(read(&["The Ostrel dam held.", text]), [], "{text}");
        }
        assert_eq!(read(&["They mended the dam."]), [], "no name before");
    }
}
