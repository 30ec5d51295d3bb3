//! Figures and dates of two texts: shared and conflicting ones.

use claim_analysis::{NaiveDate, Precision, Value};

use crate::reading::Reading;
use crate::text::words::Word;

/// What the values of a query and of a claim have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Figures of the claim that the query may mean as well.
    pub same_figures: u32,
    /// Figures of the claim that measure what a figure of the query measures, with other bounds.
    pub other_figures: u32,
    /// Days, months or years of the claim that the query names as well.
    pub same_dates: u32,
    /// Dates of the claim that no date of the query can be, although the query has dates.
    pub other_dates: u32,
    /// The same day is named by both.
    pub is_same_day: bool,
    /// Both name days, but no day is the same.
    pub is_other_day: bool,
}

/// Compares the values of a query with those of a claim.
pub fn compare(query: &Reading, claim: &Reading) -> Comparison {
    let mut out = Comparison::default();
    let free: Vec<&Value> =
        query.figures().filter(|ours| claim.figures().all(|theirs| !is_same(ours, theirs))).collect();
    for theirs in claim.figures() {
        if query.figures().any(|ours| is_same(ours, theirs)) {
            out.same_figures += 1;
        } else if free.iter().any(|ours| is_same_measure(ours, theirs)) {
            out.other_figures += 1;
        }
    }
    for theirs in claim.dates() {
        if query.dates().any(|ours| overlaps(ours, theirs)) {
            out.same_dates += 1;
        } else if query.dates().next().is_some() {
            out.other_dates += 1;
        }
    }
    let days = |reading: &Reading| -> Vec<NaiveDate> {
        reading.dates().filter(|date| date.2 == Precision::Day && date.0 == date.1).map(|date| date.0).collect()
    };
    let (ours, theirs) = (days(query), days(claim));
    if query.is_in_other_language(claim) {
        (out.same_figures, out.other_figures) = compare_numbers(&query.numbers, &claim.numbers);
    }
    out.is_same_day = ours.iter().any(|day| theirs.contains(day));
    if out.other_figures == 0 && out.other_dates == 0 && !query.is_in_other_language(claim) {
        out.other_figures = u32::from(has_other_number(query, claim));
    }
    out.is_other_day = !out.is_same_day && !ours.is_empty() && !theirs.is_empty();
    out
}

/// Numbers of the claim that the query has as well, and whether (1 or 0) each has a number that the other does not have. Words
/// and units of different languages cannot be compared.
fn compare_numbers(query: &[f64], claim: &[f64]) -> (u32, u32) {
    let has = |numbers: &[f64], number: &f64| numbers.iter().any(|other| other.to_bits() == number.to_bits());
    let same = claim.iter().filter(|number| has(query, number)).count();
    let differ = query.iter().any(|number| !has(claim, number)) && claim.iter().any(|number| !has(query, number));
    (u32::try_from(same).unwrap_or(u32::MAX), u32::from(differ))
}

/// Both texts have a number in digits that the other one does not have, before or after the same word: numbers of names
/// are no figures, but may differ as well. Those who travel and those who were killed are different people.
fn has_other_number(query: &Reading, claim: &Reading) -> bool {
    let (ours, theirs) = (numbers(query), numbers(claim));
    let lacks = |numbers: &[Number<'_>], key: u32| numbers.iter().all(|other| other.key != key);
    let theirs_alone = || theirs.iter().filter(|number| lacks(&ours, number.key));
    let mut alone = ours.iter().filter(|number| lacks(&theirs, number.key));
    alone.any(|number| theirs_alone().any(|other| number.may_be(other)))
}

/// A number in digits.
struct Number<'v> {
    key: u32,
    /// The words before and after, without function words.
    words: [Option<u32>; 2],
    /// The figure that the number belongs to.
    figure: Option<&'v Value>,
}

impl Number<'_> {
    /// Whether both numbers may say the same thing.
    fn may_be(&self, other: &Self) -> bool {
        let [before, after] = self.words;
        let has_place = before.is_some() && before == other.words[0] || after.is_some() && after == other.words[1];
        let counts_others =
            |(ours, theirs): (&Value, &Value)| ours.unit == theirs.unit && !is_same_measure(ours, theirs);
        has_place && !self.figure.zip(other.figure).is_some_and(counts_others)
    }
}

fn numbers(text: &Reading) -> Vec<Number<'_>> {
    let words = text.words.iter().filter(|(word, class)| !class.is_function && !word.is_part);
    let words: Vec<&Word> = words.map(|(word, _)| word).collect();
    let key = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| word.key);
    let figure = |word: &Word| {
        let mut places = text.figures().zip(&text.places);
        places.find(|(_, (from, to))| (*from..*to).contains(&word.at)).map(|(figure, _)| figure)
    };
    let numbers = words.iter().enumerate().filter(|(_, word)| word.is_number());
    let number = |(at, word): (usize, &&Word)| Number {
        key: word.key,
        words: [key(at.checked_sub(1)), key(Some(at + 1))],
        figure: figure(word),
    };
    numbers.map(number).collect()
}

/// Both figures may be the same: their units do not differ and their bounds have a number in common. An open end does not
/// count: "at least 41" may be 41, but is not "52" or "at least 52".
fn is_same(one: &Value, other: &Value) -> bool {
    /// "More than 200" starts at 201.
    const STEP: f64 = 1.0;
    let bounds = |value: &Value| Some((value.low.or(value.high)?, value.high.or(value.low)?));
    let is_open = |value: &Value| value.low.is_none() || value.high.is_none();
    let (Some(ours), Some(theirs)) = (bounds(one), bounds(other)) else { return false };
    let step = if is_open(one) == is_open(other) { 0.0 } else { STEP };
    units_fit(one, other) && ours.0 - step <= theirs.1 && theirs.0 - step <= ours.1
}

/// Both figures count the same thing. People are counted in many ways: those who travel are not those who were killed.
fn is_same_measure(one: &Value, other: &Value) -> bool {
    let is_telling = |unit: &String| unit != "people";
    one.unit == other.unit && (one.measures == other.measures || one.unit.as_ref().is_some_and(is_telling))
}

/// Whether the units may be one: "212 passengers" are 212 people.
fn units_fit(one: &Value, other: &Value) -> bool {
    const PEOPLE: &str = "people passengers persons travellers residents inhabitants civilians workers employees students pupils \
        patients children women men soldiers voters survivors victims bodies";
    let is_people = |unit: &str| PEOPLE.split_ascii_whitespace().any(|known| known == unit);
    match (one.unit.as_deref(), other.unit.as_deref()) {
        (Some("people"), Some(unit)) | (Some(unit), Some("people")) => is_people(unit),
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => true,
    }
}

type Date = (NaiveDate, NaiveDate, Precision);

fn overlaps(one: Date, other: Date) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_dates_are_compared_by_their_meaning() {
        for (query, claim, figures, dates) in [
            ("At least 41 people were killed.", "41 people were killed.", (1, 0), (0, 0)),
            ("Forty-one people were killed.", "41 people were killed.", (1, 0), (0, 0)),
            ("At least 41 people were killed.", "At least 52 people were killed.", (0, 1), (0, 0)),
            ("More than 200 people were killed.", "200 people were killed.", (1, 0), (0, 0)),
            ("At least 41 people were killed.", "52 people were killed.", (0, 1), (0, 0)),
            ("41 people were killed.", "52 people were killed.", (0, 1), (0, 0)),
            ("212 people were travelling on the ferry.", "The ferry had 212 passengers.", (1, 0), (0, 0)),
            (
                "Did 52 people die as the dam broke?",
                "At least 37 people were killed when the dam broke.",
                (0, 1),
                (0, 0),
            ),
            ("212 people were travelling on the ferry.", "At least 12 people were killed.", (0, 0), (0, 0)),
            ("Some 20 000 homes have no power.", "20,000 homes are without power.", (1, 0), (0, 0)),
            (
                "The Merida did not capsize on 14 November 2026.",
                "The Merida was not overloaded when it capsized on 14 November 2026, he said on 16 November 2026.",
                (0, 0),
                (1, 0),
            ),
            ("It opened, the mayor said on 4 March 2021.", "It opened on 3 March 2021.", (0, 0), (0, 0)),
            (
                "It opened, he said on Monday [1 March 2021].",
                "It opened, he said on Sunday [7 March 2021].",
                (0, 0),
                (0, 0),
            ),
            ("The dam cost 3 million euros.", "The dam cost EUR 3,000,000.", (1, 0), (0, 0)),
            ("It opened on 3 March 2021.", "It opened in March 2021.", (0, 0), (1, 0)),
            ("It opened on 3 March 2021.", "It opened on 4 March 2021.", (0, 0), (0, 1)),
            ("A 13-year-old boy won.", "A 14-year-old boy won.", (0, 1), (0, 0)),
            ("Boeing 737 jets were grounded.", "Boeing 757 jets were grounded.", (0, 1), (0, 0)),
            ("Boeing 737 jets were grounded.", "757 people saw Boeing jets.", (0, 0), (0, 0)),
            ("It opened.", "It opened on 4 March 2021.", (0, 0), (0, 0)),
            ("Murieron 41 personas en la riada.", "41 people were killed in the flood.", (1, 0), (0, 0)),
            ("Murieron 52 personas en la riada.", "41 people were killed in the flood.", (0, 1), (0, 0)),
            ("Murieron 52 personas en la riada.", "Many people were killed in the flood.", (0, 0), (0, 0)),
            ("El embalse costó 8.000 millones de euros.", "The dam has cost 8 billion euros.", (1, 0), (0, 0)),
            (
                "Seit 2021 wurden nicht 12.000 Häuser gebaut.",
                "They have built 12,000 homes since 2021.",
                (1, 0),
                (1, 0),
            ),
        ] {
            let found = compare(&Reading::new(query, None), &Reading::new(claim, None));
            assert_eq!((found.same_figures, found.other_figures), figures, "figures of {query} / {claim}");
            assert_eq!((found.same_dates, found.other_dates), dates, "dates of {query} / {claim}");
        }
    }
}
