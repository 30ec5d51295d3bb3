//! Mentions of people and records: what a sentence adds to the known speakers.

use super::known_speakers::{KnownSpeakers, MAX_KNOWN, Person};
use super::proper_names::{DEPARTMENTS, name_end, person_start};
use crate::claimant::agents::is_agent;
use crate::claimant::speaker_bounds::is_finite;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before, phrase};

/// Maximum number of tokens of a subject that a later pronoun may mean.
const MAX_SUBJECT: usize = 8;

impl KnownSpeakers {
    /// Adds the full names of people in a sentence, with their roles.
    pub fn learn(&mut self, tokens: &[Token<'_>]) {
        let mut at = 0;
        while at < tokens.len() {
            let capital = tokens.get(at).is_some_and(Token::is_capital);
            let Some(end) = capital.then(|| name_end(tokens, at)).flatten() else {
                at += 1;
                continue;
            };
            self.learn_name(tokens, at, end);
            at = end;
        }
    }

    /// Adds the person named by a run of capitalised words, if the run names one.
    fn learn_name(&mut self, tokens: &[Token<'_>], from: usize, to: usize) {
        let (from, start, to) = name_bounds(tokens, from, to);
        let words = tokens.get(start..to).unwrap_or(&[]);
        // "General Besk": one name behind a title.
        let titled = words.len() == 1
            && tokens.get(from..start).unwrap_or(&[]).iter().any(|t| {
                // "Dockers Union Canada" is no person.
                t.is(Class::ROLE) && !t.is(Class::ORGANISATION) && !t.is_possessive()
            });
        let plain = (words.len() >= 2 || titled)
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
            && let Some(known) = self.people.iter_mut().find(|p| only.stem.eq_ignore_ascii_case(&p.surname))
        {
            known.mentions += 1;
        }
        let thing = start == from && (is_introduced(tokens, from) || is_modifier(tokens, to));
        if !plain || thing || self.people.len() >= MAX_KNOWN {
            return;
        }
        let Some(surname) = words.last().map(|t| t.stem.to_lowercase()) else {
            return;
        };
        self.learn_title(tokens, from, start, &phrase(words));
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
            let aside = aside.take_while(|t| t.mark() != ',' && !t.any(&["of", "for", "to", "said"]));
            roles.extend(aside.filter(|t| t.is(Class::ROLE)).map(|t| t.stem.to_lowercase()));
        }
        if let Some(known) = self.people.iter_mut().find(|p| p.surname == surname) {
            known.roles.extend(roles);
            known.mentions += 1;
            if !known.name.contains(' ') && words.len() > 1 {
                known.name = phrase(words);
            }
            return;
        }
        self.people.push(Person { name: phrase(words), surname, roles, mentions: 1 });
    }

    /// "Mrs Velk", "Sir Anil Mehta": the title tells "he" from "she".
    fn learn_title(&mut self, tokens: &[Token<'_>], from: usize, start: usize, name: &str) {
        let titles = tokens.get(from..start + 1).unwrap_or(&[]);
        let any = |words: &[&str]| titles.iter().any(|t| t.any(words));
        if any(&["mrs", "ms", "dame", "miss", "lady", "mme", "spokeswoman"]) {
            self.note_gender(name.to_owned(), true);
        } else if any(&["mr", "sir", "lord", "messrs"]) {
            self.note_gender(name.to_owned(), false);
        }
    }

    /// The author of "the statement" or "that report".
    pub fn recorded(&self, words: &[Token<'_>]) -> Option<String> {
        let [article, noun] = words else { return None };
        let points = article.any(&["the", "that", "this", "same"]) && noun.is(Class::RECORD);
        let mut known = self.records.iter().rev();
        let known = known.find(|(known, _)| points && noun.eq(known))?;
        Some(known.1.clone())
    }

    /// Notes the records that a sentence names with its speaker: "the army said in a statement", "a report by …".
    pub fn note_records(&mut self, tokens: &[Token<'_>], speaker: &str) {
        for (at, token) in tokens.iter().enumerate() {
            let led = before(tokens, at, 1).is_some_and(|t| t.is(Class::DETERMINER) || t.shape == Shape::Lower);
            let named = led && token.shape == Shape::Lower && !token.quoted && token.is(Class::RECORD);
            if named && self.records.len() < MAX_KNOWN {
                self.records.push((token.stem.to_owned(), speaker.to_owned()));
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
        let (from, to) = if word.eq("latter") { (and + 1, second) } else { (first, and) };
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
            if let Some(at) = self.people.iter().position(|p| token.stem.eq_ignore_ascii_case(&p.surname))
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
            self.recent.get_or_insert_default().clone_from(&last.name);
        }
    }

    /// Makes the person who is the subject of a sentence the referent of "he" and "she".
    pub fn note_subject(&mut self, tokens: &[Token<'_>]) {
        self.note_people(tokens);
        let Some((from, end)) = subject_name(tokens) else {
            self.note_group(tokens);
            return;
        };
        let surname = before(tokens, end, 1).filter(|_| person_start(tokens, from, end) < end);
        if let Some(known) = surname.and_then(|t| self.person(t)) {
            self.note_owner(tokens, end, &known);
            self.he = Some(known);
        } else if acts(tokens, end) {
            self.note_group(tokens);
        }
    }

    /// "Hari Velk painted a number on his door": the only person of the sentence and his pronoun.
    fn note_owner(&mut self, tokens: &[Token<'_>], end: usize, name: &str) {
        let rest = tokens.get(end..).unwrap_or(&[]);
        let pronoun = rest.iter().find(|t| t.is(Class::PRONOUN) && t.any(&["his", "her", "he", "she"]) && !t.quoted);
        if let Some(pronoun) = pronoun
            && self.people_in(tokens.iter()).len() == 1
        {
            self.note_gender(name.to_owned(), pronoun.any(&["her", "she"]));
        }
    }

    /// Makes the body or the people at the start of a sentence the referent of "it" or "they".
    fn note_group(&mut self, tokens: &[Token<'_>]) {
        let Some(verb) = tokens.iter().take(MAX_SUBJECT).position(is_finite).filter(|verb| *verb > 0) else {
            return;
        };
        let words = tokens.get(..verb).unwrap_or(&[]);
        let Some(head) = words.last() else { return };
        let plain = words.iter().all(|t| t.is_word() && !t.is(Class::PREPOSITION.or(Class::PRONOUN)));
        // "Companies that sold it": a capital at the start of a sentence makes no name.
        let several = head.stem.ends_with('s') && is_agent(head);
        let anyone = head.any(&["anyone", "anybody", "everyone", "everybody", "someone", "somebody"]);
        let name = head.is_capital() && words.len() == 1 && !head.is(Class::STARTER) && !several && !anyone;
        let body = head.is(Class::ORGANISATION) || name;
        let people = several && !head.is(Class::ORGANISATION);
        if plain && !head.is_possessive() && (body || people) {
            self.resolve(tokens, 0, verb);
        }
    }
}

/// True for a name behind an article: "at the Sorrin Royal Infirmary" is no person.
fn is_introduced(tokens: &[Token<'_>], from: usize) -> bool {
    before(tokens, from, 1).is_some_and(|t| t.any(&["the", "a", "an"]))
}

/// True for a name that only says which: "Ardel Highland rights would be kept".
fn is_modifier(tokens: &[Token<'_>], to: usize) -> bool {
    let other = Class::ADVERB.or(Class::PREPOSITION).or(Class::PRONOUN).or(Class::FUNCTION).or(Class::CLAUSE_OPENER);
    let noun = |t: &Token<'_>| {
        t.shape == Shape::Lower && t.stem.len() > 4 && t.stem.ends_with('s') && !is_finite(t) && !t.is(other)
    };
    tokens.get(to).is_some_and(noun) && tokens.get(to + 1).is_some_and(is_finite)
}

/// True if a verb follows a name, so that the name is the subject.
fn acts(tokens: &[Token<'_>], end: usize) -> bool {
    tokens.get(end).is_some_and(is_finite)
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
    let comma = tokens.iter().take(14).position(|t| t.mark() == ',').filter(|_| led)?;
    let end = name_end(tokens, comma + 1)?;
    Some((comma + 1, end))
}

/// The capitalised words of a person without a department before and an honour after: "Secretary of State Mark Rubin",
/// "Fiona Garrick QC". Start of the titles, start of the name, and end.
fn name_bounds(tokens: &[Token<'_>], from: usize, to: usize) -> (usize, usize, usize) {
    const HONOURS: &[&str] = &["qc", "kc", "mp", "cbe", "obe", "mbe", "md", "phd"];
    let office = before(tokens, from, 1).is_some_and(|t| t.eq("of"))
        && tokens.get(from).is_some_and(|t| t.any(DEPARTMENTS))
        && to > from + 2;
    let from = from + usize::from(office);
    let start = person_start(tokens, from, to);
    let honour = to > start + 1
        && before(tokens, to, 1).is_some_and(|t| t.shape == Shape::Upper && t.any(HONOURS))
        && tokens.get(start).is_some_and(|t| t.shape == Shape::Capital);
    (from, start, to - usize::from(honour))
}
