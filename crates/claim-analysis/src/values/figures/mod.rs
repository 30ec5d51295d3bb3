//! Figures in a sentence.

mod checks;
mod further;
mod known;
mod lengths;
mod mentions;
mod reader;

use self::checks::{is_part_of_people, is_pronoun, negative};
use self::mentions::is_mention;
use self::reader::{Draft, Known};
use super::labels::{is_label, is_name, is_year};
use super::measures::{self, Figure, Measure};
use super::numbers::{self, Certainty, Number};
use super::qualifiers::{self, bounds};
use super::ranges::{joined, range_end, tally};
use super::source::{is_free, value};
use super::{fates, ordinals, roles, shares};
use crate::claim::{Qualifier, Value};
use crate::language::Language;
use crate::lexicon::fates::{Form, fate_word};
use crate::text::span::Text;
use crate::text::tokens::{Token, before};

pub(super) use self::reader::Reader;

/// A figure, or `None` for a number that is no figure, and its end in tokens, exclusive.
type Found = (Option<Value>, usize);

impl<'r, 'a> Reader<'r, 'a> {
    pub fn new(text: &'r Text<'a>, tokens: &'r [Token<'a>], language: Option<Language>) -> Self {
        Reader { text, tokens, language, known: None }
    }

    fn is_english(&self) -> bool {
        self.language == Some(Language::ENGLISH)
    }

    /// The qualifier before token `at`, and its first token.
    fn qualifier(&self, at: usize) -> (Qualifier, usize) {
        if self.is_english() { qualifiers::qualifier(self.tokens, at) } else { qualifiers::foreign(self.tokens, at) }
    }

    /// The figure at token `at` and its end in tokens, exclusive; no value if the number is a name or a time.
    pub fn read(&mut self, at: usize, earlier: &[Value]) -> Option<Found> {
        let found = self
            .nobody(at, earlier)
            .or_else(|| self.person(at, earlier))
            .or_else(|| self.ordinal(at, earlier))
            .or_else(|| self.points(at, earlier))
            .or_else(|| self.share(at, earlier));
        match found {
            Some((value, end)) => Some((Some(value), end)),
            None => self.figure(at, earlier),
        }
    }

    /// "a quarter of a point", "half a percentage point"
    fn points(&self, at: usize, earlier: &[Value]) -> Option<(Value, usize)> {
        let (part, end) = numbers::part_of_point(self.tokens, at).filter(|_| self.is_english())?;
        let mut value = value(self.text, self.tokens, at, end, "percentage points")?;
        if !is_free(earlier, &value) {
            return None;
        }
        value.unit = Some("percentage points".to_owned());
        (value.low, value.high) = (Some(part), Some(part));
        Some((value, end))
    }

    /// A share in words: "a third of", "one in five".
    fn share(&self, at: usize, earlier: &[Value]) -> Option<(Value, usize)> {
        let (share, end) = shares::read(self.tokens, at, self.language)?;
        let (qualifier, lead) = self.qualifier(at);
        let mut value = value(self.text, self.tokens, lead, end, "share")?;
        if !is_free(earlier, &value) {
            return None;
        }
        let percent = (share * 1e4).round() / 1e2;
        (value.low, value.high) = bounds(qualifier, percent, percent, 0.0);
        value.qualifier = qualifier;
        value.unit = Some("percent".to_owned());
        Some((value, end))
    }

    /// "the seventh straight session", "for the fourth time"
    fn ordinal(&self, at: usize, earlier: &[Value]) -> Option<(Value, usize)> {
        let (number, noun, end) = ordinals::read(self.tokens, at).filter(|_| self.is_english())?;
        let mut value = value(self.text, self.tokens, at, end, &noun)?;
        if !is_free(earlier, &value) {
            return None;
        }
        value.unit = Some(noun);
        (value.low, value.high) = (Some(number), Some(number));
        Some((value, end))
    }

    /// "killed a passenger", "a man was stabbed to death": one person.
    fn person(&mut self, at: usize, earlier: &[Value]) -> Option<(Value, usize)> {
        let person = || measures::person(self.tokens, at);
        let measure = further::read(self.tokens, at, self.known.as_ref()).or_else(person);
        let measure = measure.filter(|_| self.is_english())?;
        let end = measure.end;
        let mut value = value(self.text, self.tokens, at, end, &measure.measures)?;
        if !is_free(earlier, &value) {
            return None;
        }
        value.unit = Some("person".to_owned());
        // "not a single soldier was killed"
        let none = before(self.tokens, at, 1).is_some_and(|t| t.eq("not"));
        let count = if none { 0.0 } else { 1.0 };
        (value.low, value.high) = (Some(count), Some(count));
        self.known =
            Some(Known { is_object: fates::is_object(self.tokens, at), measure, qualifier: Qualifier::Exactly, end });
        Some((value, end))
    }

    /// "No one was killed", "no injuries": zero people.
    fn nobody(&self, at: usize, earlier: &[Value]) -> Option<(Value, usize)> {
        let (fate, end) = fates::nobody(self.tokens, at)?;
        let mut value = value(self.text, self.tokens, at, end, "")?;
        if !is_free(earlier, &value) {
            return None;
        }
        value.measures = format!("people {}", fate.words());
        value.unit = Some("people".to_owned());
        (value.low, value.high) = (Some(0.0), Some(0.0));
        Some((value, end))
    }

    /// A number with its unit.
    fn figure(&mut self, at: usize, earlier: &[Value]) -> Option<Found> {
        let first = numbers::read(self.tokens, at, self.language)?;
        if is_label(self.tokens, at, first.end) {
            return Some((None, first.end));
        }
        let currency = measures::currency(self.tokens, at);
        if currency.is_none()
            && let Some((value, end)) = tally(self.text, self.tokens, at, &first, self.language)
        {
            return Some((Some(value), end));
        }
        let draft = self.draft(at, first, currency);
        let measure = self.own_measure(&draft)?;
        let exact = draft.qualifier == Qualifier::Exactly && !draft.between;
        let name = exact && is_name(self.tokens, at, &draft.number, &measure, self.is_english());
        let year = is_year(self.tokens, at, &draft.number, &measure);
        let mention = self.is_english() && is_mention(self.tokens, &draft, &measure);
        if draft.currency.is_none() && (name || year || mention) {
            return Some((None, draft.number.end));
        }
        if let Some((number, measure)) = lengths::compound(self.tokens, &draft, &measure, self.language) {
            return self.value(&Draft { number, ..draft }, measure, earlier);
        }
        let measure = self.remembered(&draft, measure);
        self.value(&draft, measure, earlier)
    }

    /// The number at `at`, or the range that starts there, with the qualifiers.
    fn draft(&self, at: usize, first: Number<'a>, currency: Option<(&'static str, usize)>) -> Draft<'a> {
        let lead = currency.map_or(at, |(_, lead)| lead);
        let (mut qualifier, start) = self.qualifier(lead);
        let range = range_end(self.tokens, lead, &first, self.language);
        let between = range.is_some();
        let mut number = match range {
            Some(next) => joined(&first, &next),
            None => negative(self.tokens, at, first),
        };
        // "250 or more houses": the noun follows the qualifier.
        if !between
            && self.is_english()
            && let Some((found, end)) = qualifiers::near(self.tokens, number.end)
        {
            qualifier = found;
            number.end = end;
        }
        Draft { at, lead, start, number, qualifier, between, currency: currency.map(|(name, _)| name) }
    }

    /// What the words around the figure say that the figure measures; `None` if it is part of a date or a pronoun.
    fn own_measure(&self, draft: &Draft<'a>) -> Option<Measure> {
        let number = draft.number;
        let mut measure = measures::read(Figure {
            tokens: self.tokens,
            start: draft.start,
            at: draft.at,
            number,
            currency: draft.currency,
            language: self.language,
        })?;
        if !draft.between && measure.end == number.end && draft.currency.is_none() {
            self.look_ahead(&mut measure, draft.at, number.end);
        }
        // "none of the 19 guards was hurt", but "none of the 19 injured"
        let next = self.tokens.get(number.end);
        let tells = |t: &Token<'_>| fate_word(t.stem).is_some();
        // "one of the 31 monks killed there"
        let verb = |t: &Token<'_>| fate_word(t.stem).is_some_and(|w| w.form(Form::Verb).is_some());
        let participle = self.tokens.get(measure.end).is_some_and(|t| verb(t) && t.stem.ends_with("ed"));
        let state = next.is_some_and(tells) || participle;
        if roles::is_whole(self.tokens, draft.start) && !state {
            measure.measures = measure.unit.clone().unwrap_or(measure.measures);
        }
        (!is_pronoun(self.tokens, draft.at, &number, &measure)).then_some(measure)
    }

    /// A value from a number and its measure.
    fn value(&mut self, draft: &Draft<'_>, measure: Measure, earlier: &[Value]) -> Option<Found> {
        let (qualifier, end) = self.last_qualifier(draft, &measure);
        let number = &draft.number;
        let from = draft.start.min(draft.lead);
        let mut value = value(self.text, self.tokens, from, end, &measure.measures)?;
        if !is_free(earlier, &value) {
            return None;
        }
        value.qualifier = qualifier;
        if number.certainty == Certainty::Doubtful || is_part_of_people(self.tokens, number, &measure, self.language) {
            // No bounds: the marks do not fit the language of the text.
            value.unit.clone_from(&measure.unit);
            return Some((Some(value), end));
        }
        let half = numbers::trailing_half(self.tokens, measure.end).filter(|_| measure.measures == "duration");
        let add = if half.is_some() { 0.5 } else { 0.0 };
        let step = if measure.whole && !number.fractional { 1.0 } else { 0.0 };
        let low = (number.low + add) * measure.factor;
        let high = (number.high + add) * measure.factor;
        (value.low, value.high) = bounds(qualifier, low, high, step);
        value.role = roles::role(self.tokens, draft.start, draft.lead, measure.end);
        value.unit = measure.agreeing_unit(value.low, value.high);
        let passing = matches!(measure.measures.as_str(), "age" | "share" | "change");
        if !measure.is_bare() && !passing {
            let is_object = fates::is_object(self.tokens, from) || self.is_next_object(&measure, from);
            self.known = Some(Known { measure, qualifier, is_object, end });
        }
        Some((Some(value), half.unwrap_or(end)))
    }

    /// The qualifier with what follows the figure or its noun, and the end of the figure.
    fn last_qualifier(&self, draft: &Draft<'_>, measure: &Measure) -> (Qualifier, usize) {
        let (tokens, end) = (self.tokens, measure.end);
        let qualifier = match draft.qualifier {
            _ if draft.between => return (Qualifier::Between, end),
            Qualifier::Exactly | Qualifier::About if draft.number.certainty == Certainty::Open => Qualifier::AtLeast,
            Qualifier::Exactly if draft.number.is_vague() => Qualifier::About,
            other => other,
        };
        if !self.is_english() {
            return (qualifier, end);
        }
        if matches!(qualifier, Qualifier::Exactly | Qualifier::About) {
            let near = qualifiers::after(tokens, draft.number.end);
            if let Some((found, after)) = near.or_else(|| qualifiers::after(tokens, end)) {
                return (found, end.max(after));
            }
        }
        if qualifier != Qualifier::Exactly {
            return (qualifier, end);
        }
        let is = |back: usize, words: &[&str]| before(tokens, draft.start, back).is_some_and(|t| t.any(words));
        // "a maximum sentence of five years"
        let sentence = is(1, &["of"]) && is(2, &["sentence", "penalty", "term"]) && is(3, &["maximum"]);
        if measure.measures == "duration" && sentence {
            return (Qualifier::AtMost, end);
        }
        (self.converted(draft.start, measure).unwrap_or(qualifier), end)
    }
}
