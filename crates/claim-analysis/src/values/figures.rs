//! Figures in a sentence.

use super::labels::{is_label, is_name, is_year};
use super::measures::{self, Figure, Measure};
use super::numbers::{self, Number};
use super::qualifiers::{self, bounds};
use super::ranges::{joined, range_end, tally};
use super::source::{is_free, value};
use super::{fates, ordinals, roles, shares};
use crate::claim::{Qualifier, Role, Value};
use crate::language::Language;
use crate::lexicon::Class;
use crate::lexicon::fates::fate_word;
use crate::text::span::Text;
use crate::text::tokens::{Token, before};

/// What the figure before measures, for a figure that names nothing: "34, up from 29".
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub measure: Measure,
    pub qualifier: Qualifier,
    /// True for the object of the verb that tells the fate: "killed 5 gunmen".
    pub is_object: bool,
    /// End in tokens, exclusive.
    pub end: usize,
}

/// Reader of the figures of one sentence.
#[derive(Debug)]
pub(super) struct Reader<'r, 'a> {
    pub text: &'r Text<'a>,
    pub tokens: &'r [Token<'a>],
    pub language: Option<Language>,
    pub known: Option<Known>,
}

impl<'a> Reader<'_, 'a> {
    fn is_english(&self) -> bool {
        self.language == Some(Language::ENGLISH)
    }

    /// The qualifier before token `at`, and its first token.
    fn qualifier(&self, at: usize) -> (Qualifier, usize) {
        if self.is_english() {
            qualifiers::qualifier(self.tokens, at)
        } else {
            qualifiers::foreign(self.tokens, at)
        }
    }

    /// The figure at token `at` and its end in tokens, exclusive; no value if the figure is a name or a time.
    pub fn read(&mut self, at: usize, earlier: &[Value]) -> Option<(Option<Value>, usize)> {
        if let Some((value, end)) = self.nobody(at, earlier) {
            return Some((Some(value), end));
        }
        if let Some((value, end)) = self.ordinal(at, earlier) {
            return Some((Some(value), end));
        }
        if let Some((value, end)) = self.share(at, earlier) {
            return Some((Some(value), end));
        }
        self.figure(at, earlier)
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

    /// A figure with its unit, and its end in tokens, exclusive.
    fn figure(&mut self, at: usize, earlier: &[Value]) -> Option<(Option<Value>, usize)> {
        let tokens = self.tokens;
        let first = numbers::read(tokens, at, self.language)?;
        if is_label(tokens, at, first.end) {
            return Some((None, first.end));
        }
        let currency = measures::currency(tokens, at);
        if currency.is_none()
            && let Some((value, end)) = tally(self.text, tokens, at, &first, self.language)
        {
            return Some((Some(value), end));
        }
        let lead = currency.map_or(at, |(_, lead)| lead);
        let (mut qualifier, start) = self.qualifier(lead);
        let range = range_end(tokens, lead, &first, self.language);
        let (number, between) = match range {
            Some(next) => (joined(&first, &next), true),
            None => (negative(tokens, at, first), false),
        };
        // "250 or more houses": the noun follows the qualifier.
        let near = qualifiers::near(tokens, number.end).filter(|_| self.is_english());
        let number = match near {
            Some((found, end)) if !between => {
                qualifier = found;
                Number { end, ..number }
            }
            _ => number,
        };
        let figure = Figure {
            tokens,
            start,
            at,
            number,
            currency: currency.map(|(name, _)| name),
            language: self.language,
        };
        let mut measure = measures::read(figure)?;
        let state = tokens
            .get(number.end)
            .is_some_and(|t| fate_word(t.stem).is_some());
        if roles::is_of_nobody(tokens, start) && !state {
            measure.measures = measure.unit.clone().unwrap_or(measure.measures);
        }
        if is_pronoun(tokens, at, &number, &measure) {
            return None;
        }
        let qualified = qualifier != Qualifier::Exactly || between || currency.is_some();
        if is_year(tokens, at, &number, &measure) && currency.is_none()
            || !qualified && is_name(tokens, at, &number, &measure, self.is_english())
        {
            return Some((None, number.end));
        }
        self.share_object(&mut measure, start);
        if measure.is_bare() || roles::is_compared(tokens, start) {
            self.recall(&mut measure, start);
        }
        let role = roles::role(tokens, start, lead, measure.end);
        if roles::is_change(tokens, start) && measure.whole {
            "change".clone_into(&mut measure.measures);
        }
        if between {
            qualifier = Qualifier::Between;
        } else if number.vague && qualifier == Qualifier::Exactly {
            qualifier = Qualifier::About;
        }
        let (qualifier, end) = self.after(qualifier, &number, &measure, start);
        self.value(
            start.min(lead),
            &number,
            measure,
            (qualifier, end),
            role,
            earlier,
        )
    }

    /// The qualifier after the figure or its noun, with the end of the figure.
    fn after(
        &self,
        qualifier: Qualifier,
        number: &Number<'_>,
        measure: &Measure,
        start: usize,
    ) -> (Qualifier, usize) {
        let tokens = self.tokens;
        let end = measure.end;
        if !self.is_english() || qualifier == Qualifier::Between {
            return (qualifier, end);
        }
        let open = qualifier == Qualifier::Exactly || qualifier == Qualifier::About;
        if open {
            let near = qualifiers::after(tokens, number.end);
            if let Some((found, after)) = near.or_else(|| qualifiers::after(tokens, end)) {
                return (found, end.max(after));
            }
        }
        // "within 24 hours"
        let within = before(tokens, start, 1).is_some_and(|t| t.eq("within"));
        let sentence = before(tokens, start, 1).is_some_and(|t| t.eq("of"))
            && before(tokens, start, 2).is_some_and(|t| t.any(&["sentence", "penalty", "term"]))
            && before(tokens, start, 3).is_some_and(|t| t.eq("maximum"));
        if qualifier == Qualifier::Exactly && measure.measures == "duration" && (within || sentence)
        {
            return (Qualifier::AtMost, end);
        }
        // "up to $12.9bn (£10bn)": the conversion has the same qualifier.
        let bracket = before(tokens, start, 1).is_some_and(|t| t.mark() == '(');
        match &self.known {
            Some(known)
                if bracket
                    && qualifier == Qualifier::Exactly
                    && known.end + 1 == start
                    && known.measure.measures == measure.measures
                    && !measure.whole =>
            {
                (known.qualifier, end)
            }
            _ => (qualifier, end),
        }
    }

    /// Gives the second object of a verb the fate of the first: "killed 5 gunmen and 3 guards".
    fn share_object(&self, measure: &mut Measure, start: usize) {
        let Some(known) = &self.known else { return };
        let joint = self.tokens.get(known.end..start).unwrap_or(&[]);
        let tied = match joint {
            [one] => one.any(&["and", "or"]) || one.mark() == ',',
            [comma, and] => {
                comma.mark() == ',' && and.any(&["and", "or"]) || comma.eq("as") && and.eq("well")
            }
            _ => false,
        };
        let plain = measure.whole && measure.unit.as_deref() == Some(measure.measures.as_str());
        let people = measure.unit.as_deref().is_some_and(measures::may_be_hurt);
        if tied && plain && people && known.is_object {
            let fate = known.measure.fate();
            measure.measures.extend(fate.map(|fate| format!(" {fate}")));
        }
    }

    /// Gives a figure without noun the noun of the figure before: "34, up from 29", "six firms, three of which".
    fn recall(&self, measure: &mut Measure, start: usize) {
        let Some(known) = &self.known else { return };
        let compared = roles::is_compared(self.tokens, start);
        let time = matches!(
            known.measure.measures.as_str(),
            "duration" | "age" | "share"
        );
        let further = before(self.tokens, start, 1)
            .is_some_and(|t| t.any(&["any", "further", "another", "other", "remaining"]));
        if time && !compared && !further
            || measure.measures == "money"
            || measure.measures == "share"
        {
            return;
        }
        // "97 a day earlier": the comparison is not counted in days.
        let other = !measure.is_bare() && measure.measures != "duration";
        if other {
            return;
        }
        let end = if measure.measures == "duration" {
            measure.end - 1
        } else {
            measure.end
        };
        *measure = Measure {
            end,
            ..known.measure.clone()
        };
    }

    fn value(
        &mut self,
        from: usize,
        number: &Number<'_>,
        measure: Measure,
        (qualifier, end): (Qualifier, usize),
        role: Option<Role>,
        earlier: &[Value],
    ) -> Option<(Option<Value>, usize)> {
        let mut value = value(self.text, self.tokens, from, end, &measure.measures)?;
        if !is_free(earlier, &value) {
            return None;
        }
        let doubtful =
            number.doubtful || is_part_of_people(self.tokens, number, &measure, self.language);
        if doubtful {
            // No bounds: the marks do not fit the language of the text.
            value.qualifier = qualifier;
            value.unit.clone_from(&measure.unit);
            return Some((Some(value), end));
        }
        let whole = measure.whole && !number.fractional;
        let step = if whole { 1.0 } else { 0.0 };
        let half = numbers::trailing_half(self.tokens, measure.end)
            .filter(|_| measure.measures == "duration");
        let add = if half.is_some() { 0.5 } else { 0.0 };
        let (low, high) = (
            (number.low + add) * measure.factor,
            (number.high + add) * measure.factor,
        );
        (value.low, value.high) = bounds(qualifier, low, high, step);
        value.qualifier = qualifier;
        value.role = role;
        let one =
            value.low.or(value.high) == Some(1.0) && value.high.is_none_or(|high| high <= 1.0);
        let unit = measure.unit.as_deref();
        value.unit =
            unit.map(|unit| measures::units::agreeing(unit, one && !unit.contains(" per ")));
        let passing = matches!(measure.measures.as_str(), "age" | "share" | "change");
        if !measure.is_bare() && !passing {
            self.known = Some(Known {
                is_object: fates::is_object(self.tokens, from),
                measure,
                qualifier,
                end,
            });
        }
        Some((Some(value), half.unwrap_or(end)))
    }
}

/// "18.400 people" in a language with a decimal point: parts of people are not counted.
fn is_part_of_people(
    tokens: &[Token<'_>],
    number: &Number<'_>,
    measure: &Measure,
    language: Option<Language>,
) -> bool {
    if language != Some(Language::ENGLISH)
        || !number.fractional
        || number.scaled
        || !measure.whole
        || measure.is_bare()
    {
        return false;
    }
    let digits = tokens.get(number.end.saturating_sub(1));
    digits.is_some_and(|t| {
        t.text
            .split_once('.')
            .is_some_and(|(_, after)| after.len() == 3)
    })
}

/// A number after a minus sign or "minus".
fn negative<'a>(tokens: &[Token<'a>], at: usize, number: Number<'a>) -> Number<'a> {
    let sign = before(tokens, at, 1).is_some_and(|t| {
        let tied = tokens.get(at).is_some_and(|n| !n.gap);
        matches!(t.mark(), '-' | '−' | '–') && t.gap && tied || t.eq("minus") && at > 1
    });
    let from = before(tokens, at, 2);
    if sign && !from.is_some_and(Token::is_number) {
        Number {
            low: -number.high,
            high: -number.low,
            ..number
        }
    } else {
        number
    }
}

/// True for "one" as a pronoun, for "a", "an" and "half" alone, and for "the two" of something named before.
fn is_pronoun(tokens: &[Token<'_>], at: usize, number: &Number<'_>, measure: &Measure) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    if token.is_number() || number.vague || number.end > at + 1 || number.rest.is_some() {
        return false;
    }
    let after = tokens.get(at + 1);
    let fated = measure.measures.contains(' ');
    if token.eq("one") {
        let other = Class::ADVERB
            .or(Class::AUXILIARY)
            .or(Class::PREPOSITION)
            .or(Class::VERB)
            .or(Class::PRONOUN);
        let alone = measure.unit.is_none() || measure.end == at + 1;
        let next = after.is_some_and(|t| {
            t.is(other)
                || t.any(&[
                    "of", "last", "that", "who", "and", "or", "another", "point", "time", "way",
                    "thing", "side", "hand", "reason",
                ])
                || t.is_capital()
        });
        let which = before(tokens, at, 1).is_some_and(|t| {
            t.any(&[
                "the",
                "this",
                "that",
                "no",
                "any",
                "every",
                "each",
                "another",
                "old",
                "new",
                "unsolicited",
                "only",
                "other",
            ]) || t.any(&["number"])
        });
        // "One relative said": a first word introduces somebody.
        let opens = at == 0 && !fated && measure.whole;
        return alone || next || which || opens;
    }
    let definite = before(tokens, at, 1).is_some_and(|t| t.any(&["the", "these", "those"]));
    let of = before(tokens, at, 2).is_some_and(|t| t.any(&["of", "all"]));
    if token.eq("two")
        && definite
        && !of
        && !fated
        && measure.whole
        && !after.is_some_and(|t| t.is(Class::PEOPLE))
    {
        return true;
    }
    token.any(&["a", "an", "half"]) && number.end == at + 1 && measure.measures != "duration"
}
