//! Zero people: "No one was killed", "none of the guards was hurt", "no injuries".

use super::after;
use super::counted::{Counted, word};
use crate::lexicon::fates::{Fate, Form};
use crate::text::tokens::Token;

/// The fate that nobody has, and the end in tokens, exclusive, of the words that say nobody.
pub(crate) fn nobody(tokens: &[Token<'_>], at: usize) -> Option<(Fate, usize)> {
    let first = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if first.eq("no") {
        // "no more than 40", "No. 3"
        if is(
            at + 1,
            &["more", "fewer", "less", "longer", "later", "matter", "doubt", "evidence", "proof", "truth", "sign"],
        ) {
            return None;
        }
        // "no deaths", "no further casualties", "no loss of life"
        let counted = (at + 1..at + 4).find_map(|noun| {
            let fate = word(tokens, noun)?.form(Form::Noun)?;
            Some((fate, noun + 1))
        });
        if counted.is_some() {
            return counted.filter(|(_, end)| *end <= at + 3 && tokens.get(end - 1).is_some_and(Token::is_word));
        }
        if is(at + 1, &["loss"]) && is(at + 3, &["life"]) {
            return Some((Fate::KILLED, at + 4));
        }
    }
    let end = if first.any(&["nobody", "none"]) || first.eq("neither") && is(at + 1, &["of"]) {
        at + 1
    } else if first.eq("no") {
        at + 2
    } else {
        return None;
    };
    let of = usize::from(is(end, &["of"]));
    // "None of the three guards was killed": the noun phrase is skipped.
    let mut verb = end + of;
    let limit = verb + 6;
    if of > 0 || first.eq("neither") || first.eq("no") {
        while verb < limit && tokens.get(verb).is_some_and(|t| !is_be(t)) {
            // "No official confirmed that 9 people had died"
            if tokens.get(verb)?.mark() != ' ' || is(verb, &["that", "who", "which"]) {
                return None;
            }
            verb += 1;
        }
    }
    let counted = Counted { start: at, number: end, noun: None, end: verb };
    let be = tokens.get(verb).is_some_and(is_be) || !first.eq("no");
    after::next(tokens, counted).filter(|_| be).map(|fate| (fate, end))
}

fn is_be(token: &Token<'_>) -> bool {
    token.any(&["was", "were", "is", "are", "had", "has", "have", "died", "would"])
}
