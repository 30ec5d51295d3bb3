//! People and bodies named in an article: the referents of "he", "the ministry" or a surname.

use super::proper_names::{name_end, person_start, published, without_article};
use crate::lexicon::Class;
use crate::lexicon::sets::RECORDS;
use crate::text::tokens::{Shape, Token, before, is_specified, phrase};

/// Maximum number of people and of bodies, to bound time and memory.
const MAX_KNOWN: usize = 400;

#[derive(Debug)]
struct Person {
    /// Full name as written at the first mention.
    name: String,
    /// Last word of the name in lower case.
    surname: String,
    /// Roles in lower case: "president", "minister".
    roles: Vec<String>,
    /// Number of times the surname is written in the text.
    mentions: u32,
}

#[derive(Debug)]
struct Body {
    name: String,
    /// Words of the name in lower case.
    words: Vec<String>,
}

/// The people and bodies named so far.
#[derive(Debug, Default)]
pub(super) struct KnownSpeakers {
    people: Vec<Person>,
    bodies: Vec<Body>,
    /// Current referent of "he" and "she".
    pub(super) he: Option<String>,
    /// Current referent of "it".
    pub(super) it: Option<String>,
    /// Current referent of "they".
    pub(super) they: Option<String>,
    /// The person named last.
    pub(super) recent: Option<String>,
    /// Authors of records by noun: who issued "the statement".
    records: Vec<(String, String)>,
}

impl KnownSpeakers {
    /// Adds the full names of people in a sentence, with their roles.
    pub fn learn(&mut self, tokens: &[Token<'_>]) {
        let mut at = 0;
        while at < tokens.len() {
            let Some(end) = name_end(tokens, at) else {
                at += 1;
                continue;
            };
            self.learn_name(tokens, at, end);
            at = end;
        }
    }

    /// Adds the person named by a run of capitalised words, if the run names one.
    fn learn_name(&mut self, tokens: &[Token<'_>], from: usize, to: usize) {
        let start = person_start(tokens, from, to);
        let words = tokens.get(start..to).unwrap_or(&[]);
        let plain = words.len() >= 2
            && words.len() <= 4
            && !words.iter().any(|t| {
                t.is(Class::ORGANISATION
                    .or(Class::PLACE)
                    .or(Class::STIPULATION)
                    .or(Class::WEEKDAY)
                    .or(Class::FUNCTION)
                    .or(Class::DURATION))
                    || t.shape == Shape::Upper && t.text.len() > 3
            });
        if let [only] = words
            && let Some(known) = self.people.iter_mut().find(|p| only.eq(&p.surname))
        {
            known.mentions += 1;
        }
        if !plain || self.people.len() >= MAX_KNOWN {
            return;
        }
        let Some(surname) = words.last().map(|t| t.stem.to_lowercase()) else {
            return;
        };
        let mut roles: Vec<String> = tokens
            .get(from..start)
            .unwrap_or(&[])
            .iter()
            .filter(|t| t.is(Class::ROLE) && !t.is_possessive())
            .map(|t| t.stem.to_lowercase())
            .collect();
        // "president David W." and "David W., head of …"
        for back in 1..=3 {
            if let Some(token) = before(tokens, from, back)
                && token.is(Class::ROLE)
            {
                roles.push(token.stem.to_lowercase());
            }
        }
        if tokens.get(to).is_some_and(|t| t.mark() == ',') {
            let aside = tokens.get(to + 1..).unwrap_or(&[]).iter().take(8);
            let aside =
                aside.take_while(|t| t.mark() != ',' && !t.any(&["of", "for", "to", "said"]));
            roles.extend(
                aside
                    .filter(|t| t.is(Class::ROLE))
                    .map(|t| t.stem.to_lowercase()),
            );
        }
        if let Some(known) = self.people.iter_mut().find(|p| p.surname == surname) {
            known.roles.extend(roles);
            known.mentions += 1;
            return;
        }
        self.people.push(Person {
            name: phrase(words),
            surname,
            roles,
            mentions: 1,
        });
    }

    /// The speaker named by the tokens from `from` to `to` (exclusive), with pronouns, surnames and roles resolved.
    pub fn resolve(&mut self, tokens: &[Token<'_>], from: usize, to: usize) -> Option<String> {
        let mut words = tokens.get(from..to)?;
        // "the ministry's statement": the ministry is the speaker.
        let owned = words
            .last()
            .is_some_and(|t| t.is(Class::SPEECH_NOUN.or(Class::SOURCE)));
        if let Some(owner) = words
            .iter()
            .rposition(Token::is_possessive)
            .filter(|_| owned)
        {
            words = words.get(..=owner)?;
        }
        if let Some(body) = published(words) {
            let name = phrase(body);
            self.add_body(&name);
            return Some(name);
        }
        let first = words.first()?;
        if words.len() == 1 && first.is(Class::PRONOUN) {
            let recent = self.recent.clone();
            return if first.eq("they") {
                self.they.clone()
            } else if first.eq("it") {
                self.it.clone().or_else(|| self.he.clone())
            } else {
                self.he.clone().or(recent).or_else(|| self.it.clone())
            };
        }
        if words.iter().any(|t| t.eq("and")) && words.iter().filter(|t| t.is_capital()).count() >= 2
        {
            let pair = phrase(without_article(words));
            let both = words.iter().position(|t| t.eq("and")).unwrap_or(0);
            // "co-founder and CEO John M." is one person.
            let role = |at: usize| words.get(at).is_some_and(|t| t.is(Class::ROLE));
            if !(role(both + 1) && both > 0 && role(both - 1)) {
                self.they = Some(pair.clone());
                return Some(pair);
            }
        }
        if let Some(name) = self.placed(words) {
            return Some(name);
        }
        if words.last()?.is_capital() && !words.last()?.is(Class::ROLE) {
            let name = self.named(words);
            // "The abbot, Luen, said": a person.
            let described = before(tokens, from, 1).is_some_and(|t| t.mark() == ',')
                && before(tokens, from, 2)
                    .is_some_and(|t| t.shape == Shape::Lower && !t.is(Class::ORGANISATION));
            if described && words.len() == 1 {
                self.he = Some(name.clone());
            }
            return Some(name);
        }
        let specified = is_specified(tokens, to);
        Some(self.described(words, specified))
    }

    /// "Fishers in Ardel", "a spokesman for the ministry": a noun before a preposition.
    fn placed(&mut self, words: &[Token<'_>]) -> Option<String> {
        let at = words
            .iter()
            .position(|t| t.is(Class::PREPOSITION) && !t.is_capital())?;
        let head = words.get(..at)?;
        let last = head.last()?;
        let of = words.get(at).is_some_and(|t| t.any(&["of", "for", "on"]));
        if of && last.is_capital() && last.is(Class::ORGANISATION.or(Class::ROLE)) {
            return None; // "Ministry of …": one name
        }
        if let Some(known) = self.person(last) {
            self.he = Some(known.clone());
            return Some(known);
        }
        let name = phrase(without_article(words));
        if last.stem.ends_with('s') {
            self.they = Some(name.clone());
        } else if last.is(Class::ORGANISATION) {
            self.add_body(&name);
        } else if last.is(Class::ROLE.or(Class::PEOPLE)) || last.is_capital() {
            self.he = Some(name.clone());
        }
        Some(name)
    }

    /// Words that end in a name: "the mayor Mara Velk".
    fn named(&mut self, words: &[Token<'_>]) -> String {
        let mut start = words.len();
        while start > 0
            && words.get(start - 1).is_some_and(|t| {
                t.is_capital() || t.any(&["of", "and", "for", "de", "al", "bin", "von", "van"])
            })
        {
            start -= 1;
        }
        while words.get(start).is_some_and(|t| !t.is_capital()) {
            start += 1;
        }
        if start > 0 && words.get(start - 1).is_some_and(|t| t.mark() == '.') && start >= 2 {
            start -= 2; // an abbreviated title: "Mr."
        }
        let person = person_start(words, start, words.len());
        let tail = words.get(person..).unwrap_or(&[]);
        let body = tail
            .iter()
            .any(|t| t.is(Class::ORGANISATION) || t.any(&["of"]));
        if let Some(known) = tail.last().filter(|_| !body).and_then(|t| self.person(t)) {
            self.he = Some(known.clone());
            return known;
        }
        let all = words.get(start..).unwrap_or(&[]);
        if body || all.len() == 1 && tail.len() == 1 {
            let name = phrase(without_article(if body { all } else { tail }));
            self.add_body(&name);
            if !body {
                self.he.get_or_insert_with(|| name.clone());
            }
            return name;
        }
        let name = phrase(tail);
        self.he = Some(name.clone());
        name
    }

    /// Words that end in a common noun: "the ministry", "a Red Hill spokeswoman".
    fn described(&mut self, words: &[Token<'_>], specified: bool) -> String {
        let definite = words
            .first()
            .is_some_and(|t| t.any(&["the", "its", "his", "her", "their"]));
        let own = without_article(words);
        let Some(head) = own.iter().rev().find(|t| t.is_word()) else {
            return phrase(own);
        };
        if definite
            && (!specified || head.is(Class::ROLE))
            && own.len() <= 4
            && let Some(known) = self.recalled(own, head)
        {
            return known;
        }
        let named = own.iter().any(|t| t.is_capital() && !t.is(Class::ROLE));
        let name = phrase(own);
        let several = head.stem.ends_with('s') && !head.is(Class::ORGANISATION);
        if several || head.eq("people") {
            self.they = Some(name.clone());
            if named {
                self.add_body(&name);
                self.it = None;
            }
        } else if head.is(Class::ROLE) {
            self.he = Some(name.clone());
            if named {
                self.add_body(&name);
            }
        } else {
            self.add_body(&name);
        }
        name
    }

    /// The known speaker behind "the president" or "the ministry".
    fn recalled(&mut self, own: &[Token<'_>], head: &Token<'_>) -> Option<String> {
        let key = head.stem.to_lowercase();
        if head.is(Class::ROLE)
            && let Some(known) = self
                .people
                .iter()
                .filter(|p| p.roles.contains(&key))
                .max_by_key(|p| p.mentions)
        {
            self.he = Some(known.name.clone());
            return self.he.clone();
        }
        if own.iter().any(|t| t.is_capital() && !t.is(Class::ROLE)) {
            return None;
        }
        // "the provincial ministry" is not "the health ministry".
        let fits = |b: &&Body| {
            b.words.contains(&key)
                && own
                    .iter()
                    .all(|t| t.is(Class::ROLE) || b.words.contains(&t.stem.to_lowercase()))
        };
        if let Some(known) = self.bodies.iter().rev().find(fits) {
            self.it = Some(known.name.clone());
            return self.it.clone();
        }
        let vague = [
            "company",
            "firm",
            "group",
            "organisation",
            "organization",
            "agency",
            "body",
        ];
        self.it.clone().filter(|_| head.any(&vague))
    }

    /// Adds a body and makes it the referent of "it".
    fn add_body(&mut self, name: &str) {
        self.it = Some(name.to_owned());
        if self.bodies.len() < MAX_KNOWN && !self.bodies.iter().any(|b| b.name == name) {
            self.bodies.push(Body {
                name: name.to_owned(),
                words: name.split_whitespace().map(str::to_lowercase).collect(),
            });
        }
    }

    /// Full name of the person with this surname.
    fn person(&self, surname: &Token<'_>) -> Option<String> {
        let mut people = self.people.iter();
        let known = people.find(|p| surname.eq(&p.surname))?;
        Some(known.name.clone())
    }

    /// The author of "the statement" or "that report".
    pub fn recorded(&self, words: &[Token<'_>]) -> Option<String> {
        let [article, noun] = words else { return None };
        let points = article.any(&["the", "that", "this", "same"]) && noun.is_in(&RECORDS);
        let mut known = self.records.iter().rev();
        let known = known.find(|(known, _)| points && noun.eq(known))?;
        Some(known.1.clone())
    }

    /// Notes the records that a sentence names beside its speaker: "the army said in a statement", "a report by …".
    pub fn note_records(&mut self, tokens: &[Token<'_>], speaker: &str) {
        for (at, token) in tokens.iter().enumerate() {
            let led = before(tokens, at, 1)
                .is_some_and(|t| t.is(Class::DETERMINER) || t.shape == Shape::Lower);
            let named =
                led && token.shape == Shape::Lower && !token.quoted && token.is_in(&RECORDS);
            if named && self.records.len() < MAX_KNOWN {
                self.records
                    .push((token.stem.to_owned(), speaker.to_owned()));
            }
        }
    }

    /// The person or body behind "the latter" or "the former".
    pub fn one_of_two(
        &mut self,
        previous: &[Token<'_>],
        tokens: &[Token<'_>],
        from: usize,
        to: usize,
    ) -> Option<String> {
        let word = tokens.get(from..to)?.last()?;
        if !word.any(&["latter", "former"]) || word.is_capital() {
            return None;
        }
        let and = previous.iter().rposition(|t| t.eq("and"))?;
        let second = name_end(previous, and + 1)?;
        let first = (0..and).find(|&at| name_end(previous, at) == Some(and))?;
        let (from, to) = if word.eq("latter") {
            (and + 1, second)
        } else {
            (first, and)
        };
        self.resolve(previous, from, to)
    }

    /// The person named in the tokens, if there is exactly one.
    pub fn only_person(&self, tokens: &[Token<'_>]) -> Option<String> {
        match self.people_in(tokens.iter()).as_slice() {
            [one] => self.people.get(*one).map(|known| known.name.clone()),
            _ => None,
        }
    }

    /// Number of different people named in the tokens.
    pub fn count_in<'t, 'a: 't>(&self, tokens: impl Iterator<Item = &'t Token<'a>>) -> usize {
        self.people_in(tokens).len()
    }

    /// Indices of the people named in the tokens, without duplicates.
    fn people_in<'t, 'a: 't>(&self, tokens: impl Iterator<Item = &'t Token<'a>>) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for token in tokens.filter(|t| t.is_capital() && !t.is_possessive()) {
            if let Some(at) = self.people.iter().position(|p| token.eq(&p.surname))
                && !found.contains(&at)
            {
                found.push(at);
            }
        }
        found
    }

    /// Remembers the person named last.
    pub fn note_people(&mut self, tokens: &[Token<'_>]) {
        let people = self.people_in(tokens.iter());
        if let Some(last) = people.last().and_then(|at| self.people.get(*at)) {
            self.recent = Some(last.name.clone());
        }
    }

    /// Makes the person who is the subject of a sentence the referent of "he" and "she".
    pub fn note_subject(&mut self, tokens: &[Token<'_>]) {
        self.note_people(tokens);
        let Some((from, end)) = subject_name(tokens) else {
            return;
        };
        let surname = before(tokens, end, 1).filter(|_| person_start(tokens, from, end) < end);
        if let Some(known) = surname.and_then(|t| self.person(t)) {
            self.he = Some(known);
        }
    }
}

/// The name at the start of a sentence, after "But" or an adverbial with a comma.
fn subject_name(tokens: &[Token<'_>]) -> Option<(usize, usize)> {
    if let Some(end) = name_end(tokens, 0) {
        return Some((0, end));
    }
    let first = tokens.first()?;
    if first.any(&["but", "and", "later", "then", "meanwhile", "so", "yet"])
        && let Some(end) = name_end(tokens, 1)
    {
        return Some((1, end));
    }
    let led = first.is(Class::PREPOSITION.or(Class::ADVERB).or(Class::STARTER));
    let comma = tokens
        .iter()
        .take(14)
        .position(|t| t.mark() == ',')
        .filter(|_| led)?;
    let end = name_end(tokens, comma + 1)?;
    Some((comma + 1, end))
}
