//! People and bodies named in an article: the referents of "he", "the ministry" or a surname.

use super::proper_names::{person_start, published, without_article};
use crate::claimant::speaker_bounds::joins_name;
use crate::lexicon::{self, Class};
use crate::text::tokens::{Shape, Token, before, is_specified, phrase};

/// Maximum number of people and of bodies, to bound time and memory.
pub(super) const MAX_KNOWN: usize = 400;

#[derive(Debug)]
pub(super) struct Person {
    /// Full name as written at the first mention.
    pub name: String,
    /// Last word of the name in lower case.
    pub surname: String,
    /// Roles in lower case: "president", "minister".
    pub roles: Vec<String>,
    /// Number of times the surname is written in the text.
    pub mentions: u32,
}

#[derive(Debug)]
struct Body {
    name: String,
    /// Words of the name in lower case.
    words: Vec<String>,
}

/// True for a capitalised name without a word for a body: nobody says "he" of a ministry.
fn is_person_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && !name.split_whitespace().any(|word| lexicon::class(word).has(Class::ORGANISATION))
}

/// True for a body that is spoken of as several people.
fn is_collective(name: &str) -> bool {
    const GROUPS: &[&str] = &["team", "group", "police", "crew", "union", "committee", "panel", "family"];
    name.rsplit(' ').next().is_some_and(|last| GROUPS.contains(&last.to_lowercase().as_str()))
}

/// True for people and for bodies of the state: nobody calls them "the company".
fn is_public(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "inspectorate",
        "ministry",
        "government",
        "court",
        "tribunal",
        "parliament",
        "police",
        "council",
        "commission",
        "senate",
        "authority",
        "union",
        "regulator",
        "watchdog",
        "prosecutor",
        "bureau",
        "department",
        "congress",
    ];
    let last = name.rsplit(' ').next().unwrap_or(name);
    let lower = last.to_lowercase();
    BODIES.contains(&lower.as_str())
        || name.split(' ').any(|word| word.starts_with(char::is_lowercase) && lexicon::class(word).has(Class::PEOPLE))
}

/// The people and bodies named so far.
#[derive(Debug, Default)]
pub(in crate::claimant) struct KnownSpeakers {
    pub(super) people: Vec<Person>,
    bodies: Vec<Body>,
    /// Current referent of "he" and "she".
    pub(in crate::claimant) he: Option<String>,
    /// Current referent of "it".
    pub(in crate::claimant) it: Option<String>,
    /// Current referent of "they".
    pub(in crate::claimant) they: Option<String>,
    /// The person named last.
    pub(in crate::claimant) recent: Option<String>,
    /// Authors of records by noun: who issued "the statement".
    pub(super) records: Vec<(String, String)>,
    /// Names that were told by "he" or a title for men.
    men: Vec<String>,
    /// Names that were told by "she" or a title for women.
    women: Vec<String>,
}

impl KnownSpeakers {
    /// The speaker named by the tokens from `from` to `to` (exclusive), with pronouns, surnames and roles resolved.
    pub fn resolve(&mut self, tokens: &[Token<'_>], from: usize, to: usize) -> Option<String> {
        let mut words = tokens.get(from..to)?;
        // "the ministry's statement": the ministry is the speaker.
        let owned = words.last().is_some_and(|t| t.is(Class::SPEECH_NOUN.or(Class::SOURCE)));
        if let Some(owner) = words.iter().rposition(Token::is_possessive).filter(|_| owned) {
            words = words.get(..=owner)?;
        }
        if let Some(body) = published(words) {
            let name = phrase(body);
            self.add_body(&name);
            return Some(name);
        }
        let first = words.first()?;
        // "The 61-year-old said"
        if words.last().is_some_and(|t| t.eq("year-old"))
            && let Some(name) = self.he.clone().or_else(|| self.recent.clone())
        {
            return Some(name);
        }
        if words.len() == 1 && first.is(Class::PRONOUN) {
            return self.pronoun(first);
        }
        if words.iter().any(|t| t.eq("and")) && words.iter().filter(|t| t.is_capital()).count() >= 2 {
            let pair = phrase(without_article(words));
            let both = words.iter().position(|t| t.eq("and")).unwrap_or(0);
            // "co-founder and CEO John M." is one person.
            let role = |at: usize| words.get(at).is_some_and(|t| t.is(Class::ROLE));
            if !(role(both + 1) && both > 0 && role(both - 1)) {
                self.they = Some(pair.clone());
                return Some(pair);
            }
        }
        // "Rebels said": a capital at the start of a sentence makes no name.
        if from == 0 && words.len() == 1 && first.is(Class::PEOPLE) && first.stem.ends_with('s') {
            self.they = Some(first.stem.to_owned());
            return self.they.clone();
        }
        if let Some(name) = self.placed(words) {
            return Some(name);
        }
        if words.last()?.is_capital() && !words.last()?.is(Class::ROLE) {
            let name = self.named(words);
            // "The abbot, Luen, said": a person.
            let described = before(tokens, from, 1).is_some_and(|t| t.mark() == ',')
                && before(tokens, from, 2).is_some_and(|t| t.shape == Shape::Lower && !t.is(Class::ORGANISATION));
            if described && words.len() == 1 {
                self.he = Some(name.clone());
            }
            return Some(name);
        }
        let specified = is_specified(tokens, to);
        Some(self.described(words, specified))
    }

    /// The speaker behind "he", "she", "it" or "they".
    fn pronoun(&mut self, word: &Token<'_>) -> Option<String> {
        if word.eq("they") {
            return self.they.clone().or_else(|| self.it.clone().filter(|name| is_collective(name)));
        }
        if word.eq("it") {
            let thing = |name: &String| !self.people.iter().any(|p| p.name == *name);
            return self.it.clone().or_else(|| self.he.clone().filter(thing));
        }
        let woman = word.any(&["she", "her"]);
        let fits = |name: &String| !(if woman { &self.men } else { &self.women }).contains(name);
        let body = || self.it.clone().filter(|name| is_person_name(name));
        let found = self.he.clone().filter(fits).or_else(|| self.recent.clone().filter(fits)).or_else(body);
        if let Some(name) = &found {
            self.note_gender(name.clone(), woman);
        }
        found
    }

    /// Remembers that "she" or "he" was said of somebody.
    pub(super) fn note_gender(&mut self, name: String, woman: bool) {
        if self.men.len() + self.women.len() < MAX_KNOWN && !self.men.contains(&name) && !self.women.contains(&name) {
            if woman { self.women.push(name) } else { self.men.push(name) }
        }
    }

    /// "Fishers in Ardel", "a spokesman for the ministry": a noun before a preposition.
    fn placed(&mut self, words: &[Token<'_>]) -> Option<String> {
        let at = words.iter().position(|t| t.is(Class::PREPOSITION) && !t.is_capital())?;
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
        // "people aware of the talks"
        if last.stem.ends_with('s') || head.iter().any(|t| t.eq("people")) {
            self.they = Some(name.clone());
        } else if last.is(Class::ORGANISATION) {
            self.add_body(&name);
        } else if last.is(Class::ROLE.or(Class::PEOPLE)) || last.is_capital() {
            // "The Monitor for Civilian Harm" is a body too.
            if last.is_capital() && !last.is(Class::ROLE.or(Class::PEOPLE)) {
                self.it = Some(name.clone());
            }
            self.he = Some(name.clone());
        }
        Some(name)
    }

    /// Words that end in a name: "the mayor Mara Velk".
    fn named(&mut self, words: &[Token<'_>]) -> String {
        let mut start = words.len();
        while start > 0
            && (joins_name(words, start - 1)
                || words.get(start - 1).is_some_and(|t| {
                    t.is_capital()
                        || matches!(t.mark(), '\'' | '’')
                        || t.any(&["of", "and", "for", "de", "al", "bin", "von", "van"])
                }))
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
        let body = tail.iter().any(|t| t.is(Class::ORGANISATION) || t.any(&["of"]));
        // "Union Canada" is not "Statistics Canada".
        let same = |known: &String| {
            let letter = |word: &str| word.chars().next();
            let first = tail.first().map_or("", |t| t.stem);
            tail.len() == 1 || letter(first) == letter(known) || known.split(' ').any(|word| word == first)
        };
        if let Some(known) = tail.last().filter(|_| !body).and_then(|t| self.person(t)).filter(same) {
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
        let definite = words.first().is_some_and(|t| t.any(&["the", "its", "his", "her", "their"]));
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
        // "Mr Justice Ormerod" is "the judge".
        let same = |role: &String| *role == key || key == "judge" && role == "justice";
        if head.is(Class::ROLE)
            && !head.is(Class::ORGANISATION)
            && let Some(known) = self.people.iter().filter(|p| p.roles.iter().any(same)).max_by_key(|p| p.mentions)
        {
            self.he = Some(known.name.clone());
            return self.he.clone();
        }
        if own.iter().any(|t| t.is_capital() && !t.is(Class::ROLE)) {
            return None;
        }
        // "the provincial ministry" is not "the health ministry".
        let fits = |b: &&Body| {
            b.words.contains(&key) && own.iter().all(|t| t.is(Class::ROLE) || b.words.contains(&t.stem.to_lowercase()))
        };
        if let Some(known) = self.bodies.iter().rev().find(fits) {
            self.it = Some(known.name.clone());
            return self.it.clone();
        }
        let vague = ["company", "firm", "group", "organisation", "organization", "agency", "body"];
        // "the company" is neither the inspectorate nor "two people familiar".
        let business = head.any(&["company", "firm"]);
        self.it.clone().filter(|name| head.any(&vague) && !(business && is_public(name)))
    }

    /// Adds a body and makes it the referent of "it".
    fn add_body(&mut self, name: &str) {
        self.it = Some(name.to_owned());
        if self.bodies.len() < MAX_KNOWN && !self.bodies.iter().any(|b| b.name == name) {
            self.bodies
                .push(Body { name: name.to_owned(), words: name.split_whitespace().map(str::to_lowercase).collect() });
        }
    }

    /// Full name of the person with this surname.
    pub(super) fn person(&self, surname: &Token<'_>) -> Option<String> {
        let mut people = self.people.iter();
        let known = people.find(|p| surname.stem.eq_ignore_ascii_case(&p.surname))?;
        Some(known.name.clone())
    }
}
