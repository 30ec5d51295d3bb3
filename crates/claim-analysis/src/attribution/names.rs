//! Who is meant by "he", "the ministry" or a surname? What the article named before.

use crate::lexicon::Class;
use crate::tokens::{Shape, Token};

/// Remembers at most this many of each.
const MOST: usize = 400;

/// Somebody or something that can speak.
#[derive(Debug, Clone)]
struct Known {
    /// Shortest full form, as written.
    name: String,
    /// Small letters; the last word of a person, every word of a body.
    keys: Vec<String>,
    /// "president", "minister": small letters.
    roles: Vec<String>,
}

/// The people and bodies named so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    people: Vec<Known>,
    bodies: Vec<Known>,
    /// Who a "he" or "she" would be.
    he: Option<String>,
    it: Option<String>,
    they: Option<String>,
}

impl Names {
    /// Learns the full names in a sentence, with the roles beside them.
    pub fn learn(&mut self, tokens: &[Token<'_>]) {
        let mut at = 0;
        while at < tokens.len() {
            let Some(end) = run(tokens, at) else {
                at += 1;
                continue;
            };
            self.learn_run(tokens, at, end);
            at = end;
        }
    }

    fn learn_run(&mut self, tokens: &[Token<'_>], from: usize, to: usize) {
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
        if !plain || self.people.len() >= MOST {
            return;
        }
        let Some(last) = words.last().map(|t| t.stem.to_lowercase()) else {
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
            if let Some(token) = from.checked_sub(back).and_then(|b| tokens.get(b))
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
        if let Some(known) = self
            .people
            .iter_mut()
            .find(|p| p.keys.first() == Some(&last))
        {
            known
                .roles
                .extend(roles.into_iter().filter(|_| known_len(&known.keys)));
            return;
        }
        self.people.push(Known {
            name: phrase(words),
            keys: vec![last],
            roles,
        });
    }

    /// Whose words these tokens name, after resolving pronouns, surnames and roles.
    pub fn resolve(&mut self, tokens: &[Token<'_>], from: usize, to: usize) -> Option<String> {
        let mut words = tokens.get(from..to)?;
        // "the ministry's statement": the ministry speaks.
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
            self.body(&name);
            return Some(name);
        }
        let first = words.first()?;
        if words.len() == 1 && first.is(Class::PRONOUN) {
            return if first.eq("they") {
                self.they.clone()
            } else if first.eq("it") {
                self.it.clone().or_else(|| self.he.clone())
            } else {
                self.he.clone().or_else(|| self.it.clone())
            };
        }
        if words.iter().any(|t| t.eq("and")) && words.iter().filter(|t| t.is_capital()).count() >= 2
        {
            let pair = phrase(without_article(words));
            let both = words.iter().position(|t| t.eq("and")).unwrap_or(0);
            // "co-founder and CEO John M." is one person.
            let after = words.get(both + 1).is_some_and(|t| !t.is(Class::ROLE));
            if after {
                self.they = Some(pair.clone());
                return Some(pair);
            }
        }
        if let Some(name) = self.placed(words) {
            return Some(name);
        }
        if words.last()?.is_capital() && !words.last()?.is(Class::ROLE) {
            return Some(self.named(words));
        }
        let specified = super::phrase::is_specified(tokens, to);
        Some(self.described(words, specified))
    }

    /// Whose record "her analysis", "their first report" is; `None` when these are other words.
    pub fn owned(
        &mut self,
        previous: &[Token<'_>],
        tokens: &[Token<'_>],
        from: usize,
        to: usize,
    ) -> Option<Owner> {
        let words = tokens.get(from..to)?;
        let (first, last) = (words.first()?, words.last()?);
        if !is_record(last) || words.len() > 5 || words.len() < 2 {
            return None;
        }
        let sure = |name| Some(Owner { name, sure: true });
        let open = || {
            let name = last.stem.to_lowercase();
            Some(Owner { name, sure: false })
        };
        if first.any(&["his", "her"]) {
            return self.he.clone().map_or_else(open, sure);
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
                    return open();
                }
                found.get_or_insert((near, from, to));
            }
        }
        match found {
            Some((near, from, to)) => {
                let name = self.resolve(near, from, to)?;
                let plain = near.get(from..to).is_some_and(|w| from == 0 && is_plain(w));
                sure(if plain { uncapitalised(&name) } else { name })
            }
            None if several => self.they.clone().map_or_else(open, sure),
            None => self.it.clone().map_or_else(open, sure),
        }
    }

    /// "Fishers in Ardel", "a spokesman for the ministry": the head stands first.
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
        let known = self
            .people
            .iter()
            .find(|p| p.keys.first().is_some_and(|key| last.eq(key)));
        if let Some(name) = known.map(|known| known.name.clone()) {
            self.he = Some(name.clone());
            return Some(name);
        }
        let name = phrase(without_article(words));
        if last.stem.ends_with('s') {
            self.they = Some(name.clone());
        } else {
            self.he = Some(name.clone());
        }
        Some(name)
    }

    /// Words that end in a name.
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
        if let Some(known) = tail.last().filter(|_| !body).and_then(|last| {
            self.people
                .iter()
                .find(|p| p.keys.first().is_some_and(|k| last.eq(k)))
        }) {
            let name = known.name.clone();
            self.he = Some(name.clone());
            return name;
        }
        let all = words.get(start..).unwrap_or(&[]);
        if body || all.len() == 1 && tail.len() == 1 {
            let name = phrase(without_article(if body { all } else { tail }));
            self.body(&name);
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
                self.body(&name);
                self.it = None;
            }
        } else if head.is(Class::ROLE) {
            self.he = Some(name.clone());
            if named {
                self.body(&name);
            }
        } else {
            self.body(&name);
        }
        name
    }

    /// Who "the president" or "the ministry" is, when the article named one.
    fn recalled(&mut self, own: &[Token<'_>], head: &Token<'_>) -> Option<String> {
        let key = head.stem.to_lowercase();
        if head.is(Class::ROLE)
            && let Some(known) = self.people.iter().rev().find(|p| p.roles.contains(&key))
        {
            self.he = Some(known.name.clone());
            return self.he.clone();
        }
        if own.iter().any(|t| t.is_capital() && !t.is(Class::ROLE)) {
            return None;
        }
        // "the provincial ministry" is another one than "the health ministry".
        let fits = |b: &&Known| {
            b.keys.contains(&key)
                && own
                    .iter()
                    .all(|t| t.is(Class::ROLE) || b.keys.contains(&t.stem.to_lowercase()))
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
        let recent = self.it.clone().or_else(|| self.he.clone());
        recent.filter(|_| head.any(&vague))
    }

    fn body(&mut self, name: &str) {
        self.it = Some(name.to_owned());
        let keys: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        if self.bodies.len() < MOST && !self.bodies.iter().any(|b| b.name == name) {
            self.bodies.push(Known {
                name: name.to_owned(),
                keys,
                roles: Vec::new(),
            });
        }
    }

    /// The person whom these tokens name, when they name one.
    pub fn only(&self, tokens: &[Token<'_>]) -> Option<String> {
        match self.people_in(tokens.iter()).as_slice() {
            [one] => self.people.get(*one).map(|known| known.name.clone()),
            _ => None,
        }
    }

    /// How many different people these tokens name.
    pub fn mentioned<'t, 'a: 't>(&self, tokens: impl Iterator<Item = &'t Token<'a>>) -> usize {
        self.people_in(tokens).len()
    }

    fn people_in<'t, 'a: 't>(&self, tokens: impl Iterator<Item = &'t Token<'a>>) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for token in tokens.filter(|t| t.is_capital() && !t.is_possessive()) {
            let is = |p: &Known| p.keys.first().is_some_and(|key| token.eq(key));
            if let Some(at) = self.people.iter().position(is)
                && !found.contains(&at)
            {
                found.push(at);
            }
        }
        found
    }

    /// Whoever acts as the subject of a sentence of the article's own is who "he" may be next.
    pub fn subject(&mut self, tokens: &[Token<'_>]) {
        let Some(end) = run(tokens, 0) else { return };
        let start = person_start(tokens, 0, end);
        let Some(last) = end.checked_sub(1).and_then(|e| tokens.get(e)) else {
            return;
        };
        if start >= end {
            return;
        }
        if let Some(known) = self
            .people
            .iter()
            .find(|p| p.keys.first().is_some_and(|k| last.eq(k)))
        {
            self.he = Some(known.name.clone());
        }
    }
}

/// Whose words a record gives.
pub(super) struct Owner {
    pub name: String,
    /// Nobody else near could be meant.
    pub sure: bool,
}

fn is_record(token: &Token<'_>) -> bool {
    token.is(Class::SPEECH_NOUN.or(Class::SOURCE))
        || token.any(&["analysis", "research", "findings"])
}

/// "a Red Hill Watch report": the body before "report", when it is a name.
pub(super) fn published<'t, 'a>(words: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    let (last, body) = without_article(words).split_last()?;
    let record = last.any(&["report", "study", "survey", "poll"]) && !last.is_capital();
    let capital = |t: &Token<'_>| {
        t.is_capital() && !t.is_possessive() && !t.is(Class::MONTH.or(Class::WEEKDAY))
    };
    let short = body.len() >= 2 || body.iter().all(|t| t.shape == Shape::Upper);
    (record && short && !body.is_empty() && body.iter().all(capital)).then_some(body)
}

/// "Armed observers": a capital only because the sentence begins there.
fn is_plain(words: &[Token<'_>]) -> bool {
    const PEOPLES: &[&str] = &[
        "ish", "ese", "ian", "ean", "can", "rman", "utch", "ench", "i",
    ];
    matches!(words, [first, next, ..]
        if !next.is_capital() && first.shape == Shape::Capital
            && !PEOPLES.iter().any(|tail| first.stem.ends_with(tail)))
}

fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Words for people who look into things, beside roles and organisations.
const AGENTS: &[&str] = &[
    "monitors",
    "observers",
    "inspectors",
    "investigators",
    "auditors",
    "researchers",
    "rapporteurs",
];

/// The bodies named here that could publish a report: several people, or one organisation.
fn bodies(tokens: &[Token<'_>], several: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let plural = token.stem.ends_with('s') && !token.stem.ends_with("ss");
        let people = plural && (token.is(Class::ROLE) || token.any(AGENTS));
        let body = token.is(Class::ORGANISATION);
        let more = tokens
            .get(at + 1)
            .is_some_and(|t| t.is(Class::ORGANISATION.or(Class::ROLE)) || t.any(AGENTS));
        if !(body || several && people) || more || token.is_possessive() || !token.is_word() {
            continue;
        }
        let mut from = at;
        while let Some(token) = from.checked_sub(1).and_then(|b| tokens.get(b)) {
            let other = Class::FUNCTION
                .or(Class::VERB)
                .or(Class::PREPOSITION)
                .or(Class::DETERMINER)
                .or(Class::PRONOUN);
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

fn known_len(keys: &[String]) -> bool {
    keys.len() < 8
}

/// One past a run of capitalised words that starts at `at`; initials keep their full stop.
fn run(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at)?;
    let opens = at == 0
        || at
            .checked_sub(1)
            .and_then(|b| tokens.get(b))
            .is_some_and(|t| matches!(t.mark(), '“' | '"' | '‘' | '.'));
    if !first.is_capital()
        || first.is(Class::PRONOUN.or(Class::WEEKDAY).or(Class::MONTH))
        || opens && first.is(Class::STARTER.or(Class::FUNCTION))
    {
        return None;
    }
    let mut end = at;
    while let Some(token) = tokens.get(end) {
        let initial = token.mark() == '.'
            && end > at
            && tokens
                .get(end - 1)
                .is_some_and(|t| t.text.len() <= 3 && t.is_capital())
            && tokens.get(end + 1).is_some_and(Token::is_capital);
        if !(token.is_capital() && !token.is(Class::WEEKDAY.or(Class::MONTH).or(Class::PRONOUN))
            || initial)
        {
            break;
        }
        end += 1;
        if token.is_possessive() && tokens.get(end).is_none_or(|t| !t.is(Class::ROLE)) {
            break;
        }
    }
    Some(end)
}

/// Where the person begins in a run: after countries, possessives and roles.
fn person_start(tokens: &[Token<'_>], from: usize, to: usize) -> usize {
    let mut start = from;
    for at in from..to {
        let Some(token) = tokens.get(at) else { break };
        let last = at + 1 == to;
        // "Ministry of Foreign Affairs": a role only by its letters.
        if at > from && tokens.get(at - 1).is_some_and(|t| t.any(&["of", "for"])) {
            continue;
        }
        let titled = token.is(Class::ROLE.or(Class::TITLE_ABBREVIATION))
            || token.is_possessive()
            || token.mark() == '.'
                && at > from
                && tokens
                    .get(at - 1)
                    .is_some_and(|t| t.is(Class::TITLE_ABBREVIATION));
        if titled && !last {
            start = at + 1;
        }
    }
    start
}

fn without_article<'t, 'a>(words: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let skip = words
        .iter()
        .take_while(|t| t.is(Class::DETERMINER) && !t.is_possessive())
        .count();
    words.get(skip..).unwrap_or(words)
}

/// The tokens as words, with the possessive of the last one dropped.
pub(crate) fn phrase(words: &[Token<'_>]) -> String {
    let mut out = String::new();
    for (at, token) in words.iter().enumerate() {
        if token.gap && at > 0 {
            out.push(' ');
        }
        out.push_str(if at + 1 == words.len() {
            token.stem
        } else {
            token.text
        });
    }
    out
}
