//! Fractions: "half a million", "two and a half", "3½", "a third of".

use super::cursor::Cursor;
use super::number::Number;
use super::small::{factor, small};
use crate::lexicon::Class;
use crate::text::tokens::Token;

/// Value of a fraction character.
pub(super) fn sign(letter: char) -> Option<f64> {
    Some(match letter {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅕' => 0.2,
        '⅛' => 0.125,
        _ => return None,
    })
}

/// Value of a fraction in digits, "3/4", or of a fraction character; not "24/7" or "9/11".
pub(crate) fn plain_fraction(text: &str) -> Option<f64> {
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return sign(letter);
    }
    let (over, under) = text.split_once('/')?;
    let number = |text: &str| text.parse::<u8>().ok().map(f64::from);
    let (over, under) = (number(over)?, number(under)?);
    let usual = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0].contains(&under);
    (usual && over > 0.0 && over < under).then_some(over / under)
}

/// Denominators of fraction words in the singular.
pub(super) const NAMES: [(&str, f64); 11] = [
    ("half", 2.0),
    ("halve", 2.0),
    ("third", 3.0),
    ("quarter", 4.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
];

/// Denominator of a fraction word: "half", "thirds".
fn denominator(word: &str) -> Option<f64> {
    let single = word.strip_suffix('s').unwrap_or(word);
    let mut names = NAMES.iter();
    let (_, value) = names.find(|(name, _)| single.eq_ignore_ascii_case(name))?;
    Some(*value)
}

/// A fraction in words and the place after: "half", "a quarter", "three quarters", "two-thirds".
fn in_words<'t, 'a>(cursor: Cursor<'t, 'a>) -> Option<(f64, Cursor<'t, 'a>)> {
    if cursor.is("half") {
        return Some((0.5, cursor.next()));
    }
    if cursor.is("quarter") && cursor.next().is("of") {
        return Some((0.25, cursor.next()));
    }
    let count = if cursor.any(&["a", "an"]) { 1.0 } else { small(cursor.part())? };
    let under = cursor.next();
    let value = denominator(under.part())?;
    (count < value).then(|| (count / value, under.next()))
}

/// The fraction after "and" in a mixed number and the place after: "… and a half", "… and three quarters".
pub(super) fn mixed<'t, 'a>(cursor: Cursor<'t, 'a>) -> Option<(f64, Cursor<'t, 'a>)> {
    let next = cursor.is("and").then(|| cursor.next())?;
    let (value, after) = in_words(next)?;
    // "two tanks and a quarter of its trucks" has a share instead.
    (!after.is("of") && !next.is("half")).then_some((value, after))
}

/// The end of "and a half" after a unit: "a year and a half".
pub(crate) fn trailing_half(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let half = tokens.get(at)?.eq("and") && tokens.get(at + 1)?.eq("a");
    (half && tokens.get(at + 2)?.eq("half")).then_some(at + 3)
}

/// "a quarter of a point", "half a percentage point": the part of a point and the end in tokens.
pub(crate) fn part_of_point(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let first = tokens.get(at)?;
    if !first.any(&["a", "half", "three", "three-quarters"]) {
        return None;
    }
    let (value, after) = in_words(Cursor::new(tokens, at))?;
    let (mut end, rest) = after.end();
    end += usize::from(tokens.get(end)?.eq("of"));
    let article = rest.is_none() && tokens.get(end)?.any(&["a", "one"]);
    end += 1 + usize::from(tokens.get(end + 1)?.any(&["percentage", "full"]));
    let point = tokens.get(end)?.eq("point") && !tokens.get(end + 1).is_some_and(|t| t.any(&["of", "in"]));
    (article && point).then_some((value, end + 1))
}

/// True for "quarter" without an article inside a sentence: "the second quarter of 2025".
fn is_period(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0 && tokens.get(at).is_some_and(|t| t.eq("quarter"))
}

/// A fraction of a scale: "half a dozen", "half a million", "a quarter of a million", "three quarters of a billion".
pub(super) fn of_scale<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    if is_period(tokens, at) {
        return None;
    }
    let (value, after) = in_words(Cursor::new(tokens, at))?;
    let article = if after.is("of") { after.next() } else { after };
    let scale = if article.any(&["a", "an", "one"]) {
        article.next()
    } else if after.is("of") {
        return None;
    } else {
        article // "half million"
    };
    let factor = factor(scale.part()).filter(|_| !scale.part().ends_with("ns"))?;
    let (end, rest) = scale.next().end();
    Some(Number { rest, scaled: true, ..Number::exact(value * factor, end) })
}

/// A fraction of a whole in percent over 100 and its end in tokens, exclusive: "a third of", "two-thirds of the", "half of",
/// "half the", "3/4 of". Not "half a mile", "a quarter of a century" or "the third of May".
pub(crate) fn part(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let first = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let whose = ["the", "its", "their", "his", "her", "all", "those", "these"];
    if first.eq("half") {
        let of = is(at + 1, &["of"]) || is(at + 1, &whose);
        // "fallen by half since May", but not "by half a point"
        let by = at.checked_sub(1).is_some_and(|lead| is(lead, &["by"])) && !is(at + 1, &["a", "an", "past"]);
        let noun = tokens.get(at + 1).is_some_and(|t| t.is_word() && !t.is(Class::PREPOSITION.or(Class::FUNCTION)));
        if by && !noun {
            return Some((0.5, at + 1));
        }
        let described = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| {
            let free = Class::PREPOSITION.or(Class::VERB).or(Class::AUXILIARY).or(Class::ADVERB).or(Class::STARTER);
            let joins = t.any(&["and", "or", "than", "that", "almost", "nearly", "least", "but"]);
            let verb = ["ed", "ing"].iter().any(|end| t.stem.ends_with(end));
            let part = t.any(&["first", "second", "other", "latter"]);
            part || t.is_word() && !joins && !t.is(free) && (!verb || t.hyphenated)
        });
        return (of && !described).then_some((0.5, at + 1));
    }
    if first.is_number() {
        let value = plain_fraction(first.text)?;
        return is(at + 1, &["of"]).then_some((value, at + 1));
    }
    if is_period(tokens, at) {
        return None;
    }
    let (value, after) = in_words(Cursor::new(tokens, at))?;
    let (end, rest) = after.end();
    let of = is(end, &["of", "majority"]) && !is(end + 1, &["a", "an"]) && rest.is_none();
    // "about one third, or 240, of the seats"
    let counted = !first.any(&["a", "an", "quarter"]) && rest.is_none();
    let closed = tokens.get(end).is_none_or(|t| matches!(t.mark(), ',' | '.' | ';'));
    // "cut the list by a fifth", "fell a quarter"
    let lead = at.checked_sub(1).and_then(|lead| tokens.get(lead));
    let by = lead.is_some_and(|t| t.eq("by")) && first.any(&["a", "one", "two", "three"]) && rest.is_none();
    let noun =
        tokens.get(end).is_some_and(|t| t.is_word() && !t.is(Class::PREPOSITION.or(Class::FUNCTION).or(Class::VERB)));
    (of || counted && closed || by && !noun).then_some((value, end))
}
