//! Owners of records: "her analysis", "their first report".

use super::known_speakers::KnownSpeakers;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// The owner of a record.
pub(in crate::claimant) struct RecordOwner {
    /// Name of the owner; the noun of the record if the owner is not known.
    pub name: String,
    /// Nobody else who is named nearby can be meant.
    pub is_certain: bool,
}

fn is_record(token: &Token<'_>) -> bool {
    token.is(Class::SPEECH_NOUN.or(Class::SOURCE).or(Class::RECORD)) || token.any(&["analysis", "research", "findings"])
}

impl KnownSpeakers {
    /// The owner of a record such as "her analysis" or "their first report"; `None` for other words.
    pub fn record_owner(
        &mut self,
        previous: &[Token<'_>],
        tokens: &[Token<'_>],
        from: usize,
        to: usize,
    ) -> Option<RecordOwner> {
        let words = tokens.get(from..to)?;
        let (first, last) = (words.first()?, words.last()?);
        if !is_record(last) || words.len() > 5 || words.len() < 2 {
            return None;
        }
        let certain = |name| Some(RecordOwner { name, is_certain: true });
        let unknown = || {
            let name = last.stem.to_lowercase();
            Some(RecordOwner { name, is_certain: false })
        };
        if first.any(&["his", "her"]) {
            return self.he.clone().map_or_else(unknown, certain);
        }
        if !first.any(&["their", "its"]) {
            return None;
        }
        let several = first.eq("their");
        let before = tokens.get(..from).unwrap_or(&[]);
        let mut found: Option<(&[Token<'_>], usize, usize)> = None;
        for near in [before, previous] {
            for (from, to) in bodies(near, several) {
                let same = |known: &(&[Token<'_>], usize, usize)| {
                    let head = known.0.get(known.2 - 1).map(|t| t.stem);
                    head == near.get(to - 1).map(|t| t.stem)
                };
                if found.as_ref().is_some_and(|known| !same(known)) {
                    return unknown();
                }
                found.get_or_insert((near, from, to));
            }
        }
        match found {
            Some((near, from, to)) => {
                let name = self.resolve(near, from, to)?;
                let plain = near.get(from..to).is_some_and(|w| from == 0 && is_plain(w));
                certain(if plain { uncapitalised(&name) } else { name })
            }
            None if several => self.they.clone().map_or_else(unknown, certain),
            None => self.it.clone().map_or_else(unknown, certain),
        }
    }
}

/// True if the first word has a capital only because it starts the sentence: "Armed observers".
fn is_plain(words: &[Token<'_>]) -> bool {
    const PEOPLES: &[&str] = &["ish", "ese", "ian", "ean", "can", "rman", "utch", "ench", "i"];
    matches!(words, [first, next, ..]
        if !next.is_capital() && first.shape == Shape::Capital
            && !PEOPLES.iter().any(|tail| first.stem.ends_with(tail)))
}

fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Token ranges, end exclusive, of possible authors of a report: organisations, and groups of people if `several`.
fn bodies(tokens: &[Token<'_>], several: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let plural = token.stem.ends_with('s') && !token.stem.ends_with("ss");
        let people = plural && (token.is(Class::ROLE) || token.is(Class::INVESTIGATOR));
        let body = token.is(Class::ORGANISATION);
        let more =
            tokens.get(at + 1).is_some_and(|t| t.is(Class::ORGANISATION.or(Class::ROLE)) || t.is(Class::INVESTIGATOR));
        if !(body || several && people) || more || token.is_possessive() || !token.is_word() {
            continue;
        }
        let mut from = at;
        while let Some(token) = before(tokens, from, 1) {
            let other = Class::FUNCTION.or(Class::VERB).or(Class::PREPOSITION).or(Class::DETERMINER).or(Class::PRONOUN);
            let joins = token.is_word() && (token.is_capital() && from > 1 || !token.is(other));
            if !joins || token.any(&["and", "or"]) || at - from >= 4 {
                break;
            }
            from -= 1;
        }
        while from < at && tokens.get(from).is_some_and(|t| t.is(Class::DETERMINER)) {
            from += 1;
        }
        found.push((from, at + 1));
    }
    found
}
