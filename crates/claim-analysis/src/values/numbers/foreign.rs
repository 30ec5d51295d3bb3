//! Numbers in words of other languages.

use super::number::{Certainty, Number, same};
use crate::language::Language;
use crate::lexicon::foreign_numbers::{self, NumberWord};
use crate::text::tokens::Token;

/// Languages that write numbers as one word: "zweihundertfünfzig".
const COMPOUNDS: &[&str] = &["de", "nl", "it"];

/// What a word may do in numbers.
fn number_word(language: Language, word: &str) -> &'static [NumberWord] {
    foreign_numbers::number_word(language.code(), word)
}

/// The number word that starts at token `at`: "zwölf", "trois cent vingt", "Zehntausende", "medio millón".
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize, language: Language) -> Option<Number<'a>> {
    if let Some(found) = vague(tokens, at, language) {
        return Some(found);
    }
    let mut sum = Sum::default();
    let mut end = at;
    while let Some(token) = tokens.get(end).filter(|t| t.is_word()) {
        // "cent vingt et un": a joint counts only before another number word.
        let joint = end > at && number_word(language, token.stem).contains(&NumberWord::Joins);
        let next = end + usize::from(joint);
        let Some(word) = tokens.get(next).filter(|t| t.is_word()) else {
            break;
        };
        if !sum.add_word(word.stem, language) {
            break;
        }
        end = next + 1;
    }
    let value = sum.value();
    // "on binlerce": tens of thousands
    if let Some(factor) = large_vague(tokens, end, language)
        && value >= 10.0
    {
        return Some(Number {
            high: value * factor * 10.0 - 1.0,
            certainty: Certainty::Vague,
            scaled: true,
            ..Number::exact(value * factor, end + 1)
        });
    }
    // "un", "eine" and the like are articles.
    (end > at && (value >= 2.0 || sum.scaled || value.fract() != 0.0) && !sum.waits).then(|| Number {
        fractional: value.fract() != 0.0,
        scaled: sum.scaled,
        ..Number::exact(value, after_dot(tokens, end))
    })
}

/// A number in digits with the scale words after: "2,3 Mio.", "40 тысяч", "2 millions et demi".
pub(super) fn scaled<'a>(tokens: &[Token<'a>], number: Number<'a>, language: Language) -> Number<'a> {
    let mut number = number;
    let scale = |word: &str| {
        number_word(language, word).iter().find_map(|entry| match entry {
            NumberWord::Times(factor) | NumberWord::Scale(factor) => Some(*factor),
            _ => None,
        })
    };
    if let Some(rest) = number.rest {
        let times = rest.chars().next().and_then(|c| scale(c.encode_utf8(&mut [0; 4])));
        return times.map_or(number, |times| Number { rest: None, ..number.times(times) });
    }
    let mut last = 1.0;
    while let Some(factor) = tokens.get(number.end).and_then(|t| scale(t.stem)) {
        number = number.times(factor);
        number.end += 1;
        last = factor;
    }
    if number.scaled {
        number.end = after_dot(tokens, number.end);
        if let Some(end) = half(tokens, number.end, language) {
            number.low += last / 2.0;
            number.high += last / 2.0;
            number.end = end;
        }
    }
    number
}

/// The end of "et demi", "y medio" at `at`, exclusive.
fn half(tokens: &[Token<'_>], at: usize, language: Language) -> Option<usize> {
    let has = |at: usize, entry| tokens.get(at).is_some_and(|t| number_word(language, t.stem).contains(&entry));
    (has(at, NumberWord::Joins) && has(at + 1, NumberWord::Half)).then_some(at + 2)
}

/// The end after the full stop of an abbreviation inside the sentence: "Mio. Haushalte", "млн. человек".
fn after_dot(tokens: &[Token<'_>], end: usize) -> usize {
    let dot = tokens.get(end).is_some_and(|t| t.mark() == '.' && !t.gap);
    end + usize::from(dot && tokens.get(end + 1).is_some())
}

/// Factor of a vague number word from a thousand on, after a number: "on binlerce".
fn large_vague(tokens: &[Token<'_>], at: usize, language: Language) -> Option<f64> {
    let entries = number_word(language, tokens.get(at)?.stem);
    entries.iter().find_map(|entry| match entry {
        NumberWord::Vague(factor) if *factor >= 1e3 => Some(*factor),
        _ => None,
    })
}

/// "Zehntausende", "decenas de miles", "сотни тысяч", "millones".
fn vague<'a>(tokens: &[Token<'a>], at: usize, language: Language) -> Option<Number<'a>> {
    let factor = |at: usize| {
        let entries = number_word(language, tokens.get(at)?.stem);
        entries.iter().find_map(|entry| match entry {
            NumberWord::Vague(value) | NumberWord::Scale(value) => Some(*value),
            _ => None,
        })
    };
    let first = factor(at)?;
    let of = tokens.get(at + 1).is_some_and(|t| t.any(&["de", "di", "von", "van", "d’", "d"]));
    let next = at + 1 + usize::from(of);
    let (value, end) = match factor(next).filter(|next| *next >= 1e3) {
        Some(next_factor) => (first * next_factor, next + 1),
        None => (first, at + 1),
    };
    Some(Number { high: value * 10.0 - 1.0, certainty: Certainty::Vague, ..Number::exact(value * 2.0, end) })
}

/// Longest compound number in bytes.
const MAX_COMPOUND: usize = 60;
/// Maximum number of parts of a compound number.
const MAX_PARTS: usize = 9;

/// The sum with the parts of a compound word added; `None` if some part is no number word.
fn parts(word: &str, language: Language, sum: Sum, left: usize) -> Option<Sum> {
    if word.is_empty() {
        return Some(sum);
    }
    let left = left.checked_sub(1)?;
    let mut ends = [0; 16];
    let letters = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let count = ends.iter_mut().zip(letters.skip(1)).map(|(to, end)| *to = end).count();
    ends.get(..count)?.iter().rev().find_map(|end| {
        let (part, after) = word.split_at_checked(*end)?;
        let entry = *number_word(language, part).first()?;
        let mut sum = sum;
        let fits = entry == NumberWord::Joins || sum.add(entry, true);
        fits.then(|| parts(after, language, sum, left))?
    })
}

/// A number in the making.
#[derive(Debug, Clone, Copy)]
struct Sum {
    total: f64,
    part: Option<f64>,
    last: f64,
    scaled: bool,
    /// A half waits for its scale: "medio".
    waits: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Sum { total: 0.0, part: None, last: f64::INFINITY, scaled: false, waits: false }
    }
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.part.unwrap_or(0.0)
    }

    /// Adds a word, which may have several parts; false if the word does not continue the number.
    fn add_word(&mut self, word: &str, language: Language) -> bool {
        let entries = number_word(language, word);
        if entries.iter().any(|entry| self.add(*entry, false)) {
            return true;
        }
        if !entries.is_empty() {
            return false;
        }
        if word.contains('-') {
            return self.add_parts(word, language);
        }
        COMPOUNDS.contains(&language.code())
            && word.len() <= MAX_COMPOUND
            && self.value() == 0.0
            && self.compound(word, language)
    }

    /// "quatre-vingt-trois", "trente-deux"
    fn add_parts(&mut self, word: &str, language: Language) -> bool {
        word.split('-').all(|part| {
            let entries = number_word(language, part);
            let score = part.starts_with("vingt") && self.part.is_some_and(|p| same(p % 100.0, 4.0));
            if score {
                self.part = self.part.map(|part| part + 76.0);
            }
            score || entries.iter().any(|entry| *entry == NumberWord::Joins || self.add(*entry, true))
        })
    }

    /// "zweihundertfünfzig": listed words one after another, the longest first.
    fn compound(&mut self, word: &str, language: Language) -> bool {
        let found = parts(word, language, *self, MAX_PARTS);
        if let Some(sum) = found {
            *self = sum;
        }
        found.is_some()
    }

    /// Adds what a word does; `tied` inside one word, where ones may precede tens: "dreiundzwanzig".
    fn add(&mut self, entry: NumberWord, tied: bool) -> bool {
        if self.waits && !matches!(entry, NumberWord::Times(_) | NumberWord::Scale(_)) {
            return false;
        }
        match entry {
            NumberWord::Adds(value) => self.add_value(value, tied),
            NumberWord::Times(factor) | NumberWord::Scale(factor) => self.add_scale(factor),
            NumberWord::Half => {
                let unit = if self.part.is_some() { 1.0 } else { self.last };
                let follows = self.part.is_some() || self.scaled;
                if follows {
                    *self.part.get_or_insert(0.0) += unit / 2.0;
                }
                follows
            }
            NumberWord::HalfOf(value) => {
                let first = self.part.is_none_or(|part| same(part, 1.0)) && !self.scaled;
                if first {
                    self.part = Some(value);
                    self.waits = value < 1.0;
                }
                first
            }
            // "deux douzaines"
            NumberWord::Vague(factor) => {
                let counted = self.part.is_some_and(|part| part >= 2.0) && factor < 1e3;
                counted && self.add_scale(factor)
            }
            NumberWord::Joins => false,
        }
    }

    fn add_value(&mut self, value: f64, tied: bool) -> bool {
        let part = self.part.unwrap_or(0.0);
        let (hundreds, small) = (part % 1000.0, part % 100.0);
        let fits = part == 0.0
            || value < 100.0 && (small == 0.0 || small >= 20.0 && value < 20.0)
            || tied && small < 10.0 && (20.0..100.0).contains(&value)
            || value >= 100.0 && hundreds == 0.0;
        if fits {
            self.part = Some(part + value);
        }
        fits
    }

    fn add_scale(&mut self, factor: f64) -> bool {
        if factor >= self.last {
            return false;
        }
        let part = self.part.filter(|part| *part > 0.0).unwrap_or(1.0);
        self.scaled = true;
        self.waits = false;
        if factor < 1e3 {
            self.part = Some(part * factor);
        } else {
            self.total += part * factor;
            self.part = None;
            self.last = factor;
        }
        true
    }
}
