//! Fates told before a figure: "killed 40", "deaths of 12", "bodies of 4", "among them nine nurses".

use super::counted::{Counted, word};
use super::phrases;
use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, Form};
use crate::text::tokens::{Token, before};

/// The fate of which the figure is the object or the complement: "killed 40", "killing of 40", "the lives of 12".
pub(super) fn object(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    let end = verb_end(tokens, counted.start);
    if let Some(fate) = phrases::of_object(tokens, counted, end) {
        return Some(fate);
    }
    if let Some(fate) = member(tokens, end) {
        return Some(fate);
    }
    let last = end.checked_sub(1)?;
    // "fatal for 11 workers"
    let deadly = before(tokens, last, 1).is_some_and(|t| t.any(&["fatal", "deadly", "lethal"]));
    if tokens.get(last)?.any(&["for", "to"]) && deadly {
        return Some(Fate::KILLED);
    }
    if tokens.get(last)?.any(&["of", "to"]) {
        return complement(tokens, last);
    }
    // "arrested or expelled 33", "detained and questioned 33"
    let joined = before(tokens, end, 2).is_some_and(|t| t.any(&["or", "and"]));
    let last = if joined && word(tokens, last).is_none() && tokens.get(last)?.stem.ends_with("ed") {
        last.checked_sub(2)?
    } else {
        last
    };
    let verb = word(tokens, last)?;
    // "the flood drowned 16 people"
    let ends = tokens.get(last)?.any(&["drowned", "drowning", "suffocated", "suffocating", "starved", "starving"]);
    let fate = verb.form(Form::Verb).or_else(|| verb.form(Form::Fell).filter(|_| ends))?;
    // "were killed on 12 May": a passive verb has no object.
    let helper = before(tokens, last, 1);
    let passive = helper.is_some_and(|t| t.any(&["was", "were", "been", "being", "be", "is", "are"]));
    if passive {
        return None;
    }
    // "killed or detained 33", "killed and wounded 33"
    let tied = helper.is_some_and(|t| t.any(&["or", "and"]));
    let other = before(tokens, last, 2).filter(|_| tied);
    let other = other.and_then(|_| word(tokens, last - 2)?.form(Form::Verb));
    Some(other.map_or(fate, |other| fate.or(other)))
}

/// "the dead include 4 doctors", "among the wounded were 3 nurses"
fn member(tokens: &[Token<'_>], end: usize) -> Option<Fate> {
    let is = |back: usize, words: &[&str]| before(tokens, end, back).is_some_and(|t| t.any(words));
    let listed = is(1, &["include", "includes", "included"]);
    let among = is(1, &["were", "are", "was", "is"]) && is(4, &["among"]);
    // "the dead are 9 miners"
    let be = is(1, &["were", "are"]);
    let group = word(tokens, end.checked_sub(2)?).filter(|_| (listed || among || be) && is(3, &["the"]))?;
    group.form(Form::State).or(group.form(Form::Noun))
}

/// Pronouns that share the verb with a figure: "killed himself and 14 others".
const PRONOUNS: &[&str] = &["himself", "herself", "itself", "themselves", "him", "her", "them"];

/// The end of the verb before a figure: articles and adverbs between are skipped.
fn verb_end(tokens: &[Token<'_>], start: usize) -> usize {
    let idle = |t: &Token<'_>| t.is(Class::FATE_LEAD);
    let mut end = start;
    for _ in 0..4 {
        let of_total = end
            .checked_sub(2)
            .and_then(|from| tokens.get(from..end))
            .is_some_and(|pair| matches!(pair, [total, of] if total.any(&["total", "number"]) && of.eq("of")));
        let oneself = end
            .checked_sub(2)
            .and_then(|from| tokens.get(from..end))
            .is_some_and(|pair| matches!(pair, [one, and] if and.eq("and") && one.any(PRONOUNS)));
        if of_total || oneself {
            end -= 2;
        } else if before(tokens, end, 1).is_some_and(idle) {
            end -= 1;
        } else {
            break;
        }
    }
    end
}

/// "the deaths of 12", "the killing of 40", "injuries to 5", "the bodies of 4", "the lives of 12".
fn complement(tokens: &[Token<'_>], of: usize) -> Option<Fate> {
    let noun = of.checked_sub(1)?;
    let token = tokens.get(noun)?;
    if token.any(&["bodies", "remains", "corpses", "body"]) && tokens.get(of)?.eq("of") {
        return Some(Fate::KILLED);
    }
    if token.any(&["lives", "life"]) {
        let before = tokens.get(noun.checked_sub(2)?..noun)?;
        return (phrases::is_loss(before)
            || before
                .iter()
                .any(|t| t.any(&["claimed", "lost", "cost", "took", "taken", "ended", "ending", "claiming"])))
        .then_some(Fate::KILLED);
    }
    if token.any(&["disappearance", "disappearances"]) {
        return Some(Fate::MISSING);
    }
    if token.any(&["abduction", "kidnapping", "capture"]) {
        return Some(Fate::CAPTIVE);
    }
    if token.any(&["execution", "assassination", "murder", "massacre", "slaughter"]) {
        return Some(Fate::KILLED);
    }
    if token.any(&["displacement", "evacuation"]) {
        return Some(Fate::DISPLACED);
    }
    if token.any(&["arrest", "arrests", "detention", "imprisonment", "jailing"]) {
        return Some(Fate::DETAINED);
    }
    let found = word(tokens, noun)?;
    let process = token.stem.ends_with("ing");
    found.form(Form::Noun).or_else(|| found.form(Form::Verb).filter(|_| process))
}

/// The fate of a larger group of which the figure tells a part: "84 people lost their lives, among them nine nurses".
pub(super) fn group(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    let low = counted.start.saturating_sub(30);
    let near = tokens.get(low..counted.start)?;
    let comma = low + near.iter().rposition(|t| matches!(t.mark(), ',' | '—' | '–' | '('))?;
    let part = tokens.get(comma + 1..counted.start)?;
    let after = tokens.get(counted.number..)?;
    let of_them = matches!(after, [of, them, ..] if of.eq("of") && them.any(phrases::THEM));
    let opened = part.first().is_some_and(|t| t.any(&["among", "including"]) && part.len() <= 6);
    let short = of_them && part.len() <= 2;
    if !(opened || short) {
        return None;
    }
    (low..comma).rev().find_map(|at| {
        let token = tokens.get(at)?;
        if token.is(Class::SPEECH) {
            return None;
        }
        phrases::of_subject(tokens, at).or_else(|| {
            let found = word(tokens, at)?;
            [Form::Verb, Form::Fell, Form::State].iter().find_map(|form| found.form(*form))
        })
    })
}
