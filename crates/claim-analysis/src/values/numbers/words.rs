//! Cardinal numbers in English words, of any length.

use super::cursor::Cursor;
use super::fractions;
use super::number::{Number, same};
use super::small::{factor, small};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// "threefold", "tenfold".
pub(super) fn fold<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let number = small(tokens.get(at)?.stem.strip_suffix("fold")?)?;
    Some(Number { rest: Some("fold"), ..Number::exact(number, at + 1) })
}

/// The cardinal that starts at token `at`: "forty-four", "a hundred and six", "one and a half million", "two-year-old".
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let mut cursor = Cursor::new(tokens, at);
    let mut sum = Sum::default();
    if cursor.any(&["a", "an"]) {
        let scale = cursor.next();
        factor(scale.part()).filter(|_| !scale.is("millions"))?;
        sum.part = Some(1.0);
        cursor = scale;
    } else {
        small(cursor.part())?;
    }
    let between = [1, 2].iter().any(|&back| before(tokens, at, back).is_some_and(|t| t.eq("between")));
    cursor = sum.read(cursor, between);
    let (mut end, rest) = cursor.end();
    // "fifty-one thousand, two hundred and six"
    if sum.part.is_none()
        && sum.scaled
        && tokens.get(end).is_some_and(|t| t.mark() == ',')
        && let Some((small, after)) = tail(tokens, end + 1, sum.last)
    {
        sum.total += small;
        end = after;
        cursor = Cursor::new(tokens, end);
    }
    let mut number = Number { rest, scaled: sum.scaled, ..Number::exact(sum.value(), end) };
    if let Some((part, after)) = fractions::mixed(cursor) {
        number = mixed(number, part, after, &sum);
    }
    Some(number)
}

/// A number with "and a half" and the scale after: "one and a half million", "a million and a half".
fn mixed<'a>(number: Number<'a>, part: f64, after: Cursor<'_, 'a>, sum: &Sum) -> Number<'a> {
    let scale = factor(after.part()).filter(|_| !sum.scaled);
    let cursor = if scale.is_some() { after.next() } else { after };
    let (end, rest) = cursor.end();
    let unit = if sum.scaled { sum.last } else { 1.0 };
    let value = (number.low + part * unit) * scale.unwrap_or(1.0);
    Number { rest, fractional: true, scaled: sum.scaled || scale.is_some(), ..Number::exact(value, end) }
}

/// What follows a scale and adds to the number, in words, and its end: "1 million four hundred thousand", "3 thousand and
/// fifty". Everything is less than `limit`.
pub(super) fn tail(tokens: &[Token<'_>], at: usize, limit: f64) -> Option<(f64, usize)> {
    let mut cursor = Cursor::new(tokens, at);
    if cursor.is("and") {
        cursor = cursor.next();
    }
    small(cursor.part())?;
    let mut sum = Sum { last: limit, ..Sum::default() };
    let cursor = sum.read(cursor, false);
    let (end, rest) = cursor.end();
    (sum.scaled && sum.value() < limit && rest.is_none()).then(|| (sum.value(), end))
}

/// A cardinal in the making: the sum of the parts so far.
#[derive(Debug)]
struct Sum {
    /// Sum of the parts with a scale: "two thousand".
    total: f64,
    /// The part that has no scale yet: "six hundred".
    part: Option<f64>,
    /// The last scale. The next one must be smaller.
    last: f64,
    scaled: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Sum { total: 0.0, part: None, last: f64::INFINITY, scaled: false }
    }
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.part.unwrap_or(0.0)
    }

    /// Reads as many parts as fit, and returns the place after the last one.
    fn read<'t, 'a>(&mut self, from: Cursor<'t, 'a>, between: bool) -> Cursor<'t, 'a> {
        let mut cursor = from;
        loop {
            let after = if cursor.is("and") && self.may_add(cursor.next(), between) { cursor.next() } else { cursor };
            if !self.add(after) {
                return cursor;
            }
            cursor = after.next();
        }
    }

    /// Adds the part at the cursor; false if the part does not continue the number.
    fn add(&mut self, cursor: Cursor<'_, '_>) -> bool {
        let word = cursor.part();
        if let Some(value) = small(word) {
            // After "twenty" come one to nine, after "hundred" and scales one to ninety.
            let room = match self.part {
                None => self.last,
                Some(part) if part % 100.0 == 0.0 && part > 0.0 => 100.0,
                Some(part) if part % 100.0 >= 20.0 && part % 10.0 == 0.0 => 10.0,
                Some(_) => 0.0,
            };
            let fits = value < room && (self.part.is_none() || value > 0.0);
            if fits {
                self.part = Some(self.part.unwrap_or(0.0) + value);
            }
            return fits;
        }
        let Some(scale) = factor(word).filter(|_| !word.ends_with("ns")) else {
            return false;
        };
        let Some(part) = self.part.filter(|part| *part > 0.0) else {
            return false;
        };
        self.scaled = true;
        if same(scale, 100.0) {
            let fits = part < 100.0;
            if fits {
                self.part = Some(part * 100.0);
            }
            return fits;
        }
        if scale >= self.last {
            // "a hundred thousand million": the later scale multiplies everything.
            return false;
        }
        self.total += part * scale;
        self.part = None;
        self.last = scale;
        true
    }

    /// True if the number after "and" is part of this one: "two hundred and five", not "two hundred and three hundred".
    fn may_add(&self, next: Cursor<'_, '_>, between: bool) -> bool {
        let open = match self.part {
            Some(part) => part >= 100.0 && part % 100.0 == 0.0,
            None => self.scaled,
        };
        let Some(value) = small(next.part()).filter(|_| open) else {
            return false;
        };
        let mut after = next.next();
        if value >= 20.0 && small(after.part()).is_some_and(|ones| ones < 10.0) {
            after = after.next();
        }
        let scale = factor(after.part());
        let smaller = scale.is_none_or(|scale| {
            if self.part.is_some() {
                scale < self.last && scale > 100.0
            } else {
                // "one million and fifty thousand"
                !between && scale < self.last
            }
        });
        // "between one hundred and two hundred": a second "and" is the joint of the range.
        let joint = !between || has_and(after);
        smaller && joint
    }
}

/// True if "and" follows within four parts.
fn has_and(cursor: Cursor<'_, '_>) -> bool {
    let mut cursor = cursor;
    for _ in 0..4 {
        if cursor.is("and") {
            return true;
        }
        let counts = cursor.token().is_some_and(|t| t.is(Class::NUMBER.or(Class::SCALE)) || t.hyphenated);
        if !counts {
            return false;
        }
        cursor = cursor.next();
    }
    false
}
