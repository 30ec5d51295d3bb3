//! What the figure before measures, for a figure that names nothing itself.

use super::reader::{Draft, Reader};
use crate::claim::Qualifier;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};
use crate::values::measures::{self, Figure, Measure};
use crate::values::{numbers, roles};

impl<'a> Reader<'_, 'a> {
    /// The measure with what the figure before tells.
    pub(super) fn remembered(&self, draft: &Draft<'a>, measure: Measure) -> Measure {
        let start = draft.start;
        let mut measure = measure;
        self.share_object(&mut measure, start);
        let tied = measure.end == draft.number.end;
        let to = before(self.tokens, start, 1).is_some_and(|t| t.eq("to"));
        // "by 34 votes to 12"
        if let Some(known) = &self.known
            && (tied && to && known.end + 1 == start)
        {
            measure = Measure { end: measure.end, ..known.measure.clone() };
        }
        if measure.is_bare() || roles::is_compared(self.tokens, start) {
            self.recall(&mut measure, start);
        }
        if roles::is_change(self.tokens, start) && measure.whole {
            "change".clone_into(&mut measure.measures);
        }
        measure
    }

    /// The qualifier of a conversion in brackets: "up to $12.9bn (£10bn)".
    pub(super) fn converted(&self, start: usize, measure: &Measure) -> Option<Qualifier> {
        let known = self.known.as_ref()?;
        let bracket = before(self.tokens, start, 1)?.mark() == '(';
        let same = known.measure.measures == measure.measures && !measure.whole;
        (bracket && same && known.end + 1 == start).then_some(known.qualifier)
    }

    /// Gives the first figure of a change the measure of the second: "from 120 to 360 soldiers".
    pub(super) fn look_ahead(&self, measure: &mut Measure, at: usize, end: usize) {
        let from = before(self.tokens, at, 1).is_some_and(|t| t.eq("from"));
        if !from || !self.tokens.get(end).is_some_and(|t| t.eq("to")) {
            return;
        }
        let Some(number) = numbers::read(self.tokens, end + 1, self.language) else {
            return;
        };
        let next = measures::read(Figure {
            tokens: self.tokens,
            start: end + 1,
            at: end + 1,
            number,
            currency: None,
            language: self.language,
        });
        if let Some(next) = next.filter(|next| next.end > number.end) {
            *measure = Measure { end: measure.end, ..next };
        }
    }

    /// True for a later object in a list of people with one fate: "killed 5 gunmen, 3 guards".
    pub(super) fn is_next_object(&self, measure: &Measure, start: usize) -> bool {
        let mut known = self.known.iter();
        known.any(|k| {
            k.is_object && k.end + 2 >= start && measure.fate().is_some() && k.measure.fate() == measure.fate()
        })
    }

    /// Gives the second object of a verb the fate of the first: "killed 5 gunmen and 3 guards".
    fn share_object(&self, measure: &mut Measure, start: usize) {
        let Some(known) = &self.known else { return };
        let joint = self.tokens.get(known.end..start).unwrap_or(&[]);
        let tied = match joint {
            [one] => one.any(&["and", "or"]) || one.mark() == ',',
            [comma, and] => comma.mark() == ',' && and.any(&["and", "or"]) || comma.eq("as") && and.eq("well"),
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
        let time = matches!(known.measure.measures.as_str(), "duration" | "age" | "share");
        let further =
            before(self.tokens, start, 1).is_some_and(|t| t.any(&["any", "further", "another", "other", "remaining"]));
        if time && !compared && !further || measure.measures == "money" || measure.measures == "share" {
            return;
        }
        // "97 a day earlier": the comparison is not counted in days.
        let other = !measure.is_bare() && measure.measures != "duration";
        if other {
            return;
        }
        let end = if measure.measures == "duration" { measure.end - 1 } else { measure.end };
        let verb = |t: &Token<'_>| t.is(Class::VERB.or(Class::AUXILIARY)) || t.is_word() && t.stem.ends_with("ed");
        let between = self.tokens.get(known.end..start).unwrap_or(&[]);
        let moved = compared || before(self.tokens, start, 1).is_some_and(|t| t.any(&["to", "at"]));
        let own = !moved && tells_otherwise(self.tokens, end);
        let fated = moved || !own && (!between.iter().any(verb) || is_elided(self.tokens, between, end));
        *measure = Measure { end, ..known.measure.clone() };
        // "killed 90 and sickened 1,400": only the people are the same.
        if !fated && measure.fate().is_some() {
            measure.measures = measure.unit.clone().unwrap_or_default();
        }
    }
}

/// The place after "others" and "more" behind a number.
fn predicate(tokens: &[Token<'_>], end: usize) -> usize {
    let others = tokens.get(end..).unwrap_or(&[]).iter().take(2);
    end + others.take_while(|t| t.any(&["others", "other", "more", "people"])).count()
}

/// True if the words behind a number without noun say what happened to these people instead: "17 dead and 2,300 stranded",
/// "9 with severe burns", "four others taken to hospital".
fn tells_otherwise(tokens: &[Token<'_>], end: usize) -> bool {
    const STATES: &[&str] = &[
        "with", "without", "stranded", "taken", "left", "unhurt", "alive", "safe", "swept", "cut", "stuck", "ill",
        "sick",
    ];
    const NEEDS: &[&str] =
        &["critical", "serious", "stable", "intensive", "need", "shelters", "tents", "camps", "schools", "treatment"];
    let at = predicate(tokens, end);
    let Some(token) = tokens.get(at).filter(|t| t.shape == Shape::Lower) else {
        return false;
    };
    let needs = token.eq("in") && tokens.get(at + 1).is_some_and(|t| t.any(NEEDS));
    token.any(STATES) || needs || token.stem.len() > 4 && token.stem.ends_with("ed")
}

/// True if the verb of the figure before is left out: "Three died on the spot and two others at the hospital". `between` are
/// the tokens from the figure before.
fn is_elided(tokens: &[Token<'_>], between: &[Token<'_>], end: usize) -> bool {
    const PLACES: &[&str] = &["at", "in", "on", "near", "outside", "inside", "along", "during", "later"];
    let joined = between.last().is_some_and(|t| t.eq("and") || t.mark() == ',');
    let fate = |t: &Token<'_>| t.is(Class::FATE);
    let be = |t: &Token<'_>| t.any(&["was", "were", "been", "being", "have", "had"]);
    let other = |t: &Token<'_>| {
        !fate(t) && !be(t) && t.is_word() && (t.is(Class::VERB.or(Class::AUXILIARY)) || t.stem.ends_with("ed"))
    };
    let at = predicate(tokens, end);
    let placed = tokens.get(at).is_some_and(|t| t.any(PLACES));
    let rest = tokens.get(at..).unwrap_or(&[]).iter().take(8).take_while(|t| !matches!(t.mark(), ',' | ';' | '.'));
    let acts = |t: &Token<'_>| t.is(Class::VERB.or(Class::AUXILIARY));
    joined && placed && between.iter().any(fate) && !between.iter().any(other) && !rest.into_iter().any(acts)
}
