//! The author of a record as its speaker.

use super::speaker_bounds::right;
use crate::lexicon::Class;
use crate::text::tokens::Token;

/// Participles between a record and its author. Who commissioned or leaked a record did not write it.
const MADE: &[&str] =
    &["published", "released", "issued", "compiled", "prepared", "written", "produced", "conducted", "drafted", "made"];

/// The author of a record: the audit court of "a report by the audit court"; the speaker's own words otherwise.
///
/// `verb` ends the author if it follows.
pub(super) fn author(tokens: &[Token<'_>], (from, to): (usize, usize), verb: usize) -> (usize, usize) {
    let found = (from..to).find_map(|at| {
        let token =
            tokens.get(at).filter(|t| t.is(Class::RECORD) && !t.is(Class::ROLE) && (at == 0 || !t.is_capital()))?;
        let mut link = at + 1;
        let made = |t: &Token<'_>| t.any(MADE) || t.is(Class::WEEKDAY) || t.eq("on");
        while tokens.get(link).is_some_and(made) {
            link += 1;
        }
        // "The report, by the audit court, says"
        let aside =
            tokens.get(link).is_some_and(|t| t.mark() == ',') && tokens.get(link + 1).is_some_and(|t| t.eq("by"));
        link += usize::from(aside);
        let word = tokens.get(link).filter(|t| t.any(&["by", "from", "of", "at"]))?;
        if token.is_possessive() {
            return None;
        }
        let (start, end) = right(tokens, link + 1)?;
        let end = if verb > start { end.min(verb) } else { end };
        let words = tokens.get(start..end)?;
        let skip = words.iter().take_while(|t| t.is(Class::DETERMINER)).count();
        let body = words.iter().any(|t| t.is(Class::ORGANISATION));
        let named = words.get(skip)?.is_capital();
        let people = words.iter().any(|t| t.is(Class::ROLE));
        let definite = word.eq("by") && skip > 0;
        let fits = body || definite || !word.eq("of") && (named || people);
        (fits && !words.get(skip)?.is_number()).then_some((start, end))
    });
    found.unwrap_or((from, to))
}
