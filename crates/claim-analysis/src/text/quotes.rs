//! Quotation marks, followed from sentence to sentence.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token};

/// State at the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct OpenQuotation {
    /// Mark that closes the open quotation; `None` if no quotation is open.
    pub closer: Option<char>,
}

/// Sets `quoted` to whether the token is inside single or double quotation marks and returns the state at the end.
///
/// Scare quotes around a word or two count as quotation; callers check [`share`].
pub(crate) fn mark(tokens: &mut [Token<'_>], before: OpenQuotation) -> OpenQuotation {
    if before.closer.is_none() && !tokens.iter().any(may_open) {
        // Most sentences.
        for token in tokens {
            token.quoted = false;
        }
        return before;
    }
    let mut closer = before.closer;
    let mut curly_left = tokens.iter().filter(|t| t.mark() == '’').count();
    let mut previous: Option<(bool, bool)> = None; // (is a word, ends in s)
    let mut at = 0;
    let len = tokens.len();
    while at < len {
        // Most tokens are no marks.
        if let Some(token) = tokens.get_mut(at).filter(|t| t.mark() == ' ') {
            token.quoted = closer.is_some() && token.shape != Shape::Mark;
            previous = Some((token.is_word(), token.text.ends_with('s')));
            at += 1;
            continue;
        }
        let (next, second) = (tokens.get(at + 1), tokens.get(at + 2));
        let gap_after = next.is_none_or(|t| t.gap);
        let next_small = next.is_some_and(|t| t.gap && t.text.starts_with(char::is_lowercase));
        // "the ‘60s"
        let decade = next.is_some_and(|t| t.text.len() == 3 && t.text.ends_with('s') && t.is_number());
        // "Ardel 's mayor", where a link around the name has left a blank
        let possessive = next.is_some_and(|t| t.text == "s" && !t.gap)
            && second.is_some_and(|t| t.gap && (t.is_word() || t.is_number()));
        let Some(token) = tokens.get_mut(at) else {
            break;
        };
        let mark = token.mark();
        if mark == '’' {
            curly_left -= 1;
        }
        let tight = previous.is_some() && !token.gap;
        token.quoted = false;
        match closer {
            Some(end) => {
                // "the sources’ names" inside ‘…’: an apostrophe if another ’ follows.
                let apostrophe =
                    end == '’' && curly_left > 0 && next_small && previous.is_some_and(|(word, s)| word && s);
                let fits = mark == end || matches!(end, '“' | '"') && mark == '”';
                if fits && !apostrophe && (!matches!(end, '"' | '\'') || tight || gap_after) {
                    closer = None;
                } else {
                    token.quoted = token.shape != Shape::Mark;
                }
            }
            None => closer = closing(mark, tight, gap_after, decade || possessive),
        }
        previous = Some((token.is_word(), token.text.ends_with('s')));
        at += 1;
    }
    OpenQuotation { closer }
}

/// The mark that closes the quotation which this mark opens; `None` if it opens none.
fn closing(mark: char, tight: bool, gap_after: bool, apostrophe: bool) -> Option<char> {
    match mark {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '»' if !tight && !gap_after => Some('«'),
        '‹' => Some('›'),
        '「' => Some('」'),
        '『' => Some('』'),
        '”' if !tight && !gap_after => Some('”'),
        '‚' if !tight && !gap_after => Some('‘'),
        '‘' if !tight && !apostrophe => Some('’'),
        '"' if !gap_after => Some('"'),
        '\'' if !tight && !gap_after && !apostrophe => Some('\''),
        _ => None,
    }
}

/// True for a mark that can open a quotation.
fn may_open(token: &Token<'_>) -> bool {
    matches!(token.mark(), '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‹' | '「' | '『' | '‚' | '‘')
}

/// True if a whole statement is quoted, however long the words around it: “…,” said … or …: “…”.
pub(crate) fn is_statement(tokens: &[Token<'_>]) -> bool {
    let Some(first) = tokens.iter().position(|t| t.quoted) else {
        return false;
    };
    let inside = tokens.get(first..).unwrap_or(&[]);
    let length = inside.iter().position(|t| !t.quoted && t.shape == Shape::Mark && is_mark(t)).unwrap_or(inside.len());
    let words = inside.get(..length).unwrap_or(&[]);
    let ends = words.last().is_some_and(|t| matches!(t.mark(), ',' | '.' | '?' | '!' | '…'));
    let after = inside.get(length + 1);
    let led = first.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|t| matches!(t.mark(), ',' | ':'));
    let full = words.len() >= 4;
    let opens = first <= 1 && (ends || after.is_some_and(|t| t.mark() == ','));
    let closes = led && (ends || after.is_none_or(|t| t.mark() == '.')) && inside.len() <= length + 2;
    full && (opens || closes)
}

/// Ends a quotation without a closing mark before the reporting clause: “We lost 300 houses, said Mara Velk.
pub(crate) fn close_early(tokens: &mut [Token<'_>]) -> bool {
    let said = |t: &Token<'_>| t.shape == Shape::Lower && t.is(Class::SPEECH);
    let end = tokens.len();
    // "…, complained Peter Okello"
    let attitude = |rest: &[Token<'_>]| {
        let verb = rest.first().is_some_and(|t| t.shape == Shape::Lower && t.is(Class::ATTITUDE.or(Class::REPORTING)));
        verb && rest.get(1).is_some_and(Token::is_capital)
    };
    let comma = tokens.iter().enumerate().rposition(|(at, t)| {
        let rest = tokens.get(at + 1..).unwrap_or(&[]);
        let before = rest.iter().rev().find(|t| t.is_word());
        t.mark() == ','
            && (rest.first().is_some_and(said) || attitude(rest) || end - at <= 7 && before.is_some_and(said))
    });
    let Some(comma) = comma.filter(|&at| at > 3) else {
        return false;
    };
    for token in tokens.iter_mut().skip(comma + 1) {
        token.quoted = false;
    }
    true
}

fn is_mark(token: &Token<'_>) -> bool {
    matches!(token.mark(), '"' | '“' | '”' | '„' | '«' | '»' | '’' | '‘' | '\'' | '›' | '」' | '』')
}

/// Share of words and numbers inside quotation marks, from 0 to 1.
pub(crate) fn share(tokens: &[Token<'_>]) -> f32 {
    let (mut words, mut quoted) = (0_u16, 0_u16);
    for token in tokens.iter().filter(|t| t.shape != Shape::Mark) {
        words = words.saturating_add(1);
        quoted = quoted.saturating_add(u16::from(token.quoted));
    }
    if words == 0 { 0.0 } else { f32::from(quoted) / f32::from(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn quoted(text: &str) -> (String, OpenQuotation) {
        let mut out = Vec::new();
        tokens::read(text, 0, text.len(), &mut out);
        let open = mark(&mut out, OpenQuotation::default());
        let words: Vec<&str> = out.iter().filter(|t| t.quoted).map(|t| t.text).collect();
        (words.join(" "), open)
    }

    #[test]
    fn words_are_quoted_in_every_style_of_mark() {
        assert_eq!(quoted("“We don’t know,” he said.").0, "We don’t know");
        assert_eq!(quoted("‘We don’t know’, he said.").0, "We don’t know");
        assert_eq!(quoted("\"We know,\" he said. \"Go.\"").0, "We know Go");
        assert_eq!(quoted("»Wir gehen«, sagte er.").0, "Wir gehen");
        assert_eq!(quoted("„We go”, he said.").0, "We go");
        assert_eq!(quoted("built in the ‘60s, and").0, "");
        assert_eq!(quoted("«Wir gehen», sagte er.").0, "Wir gehen");
        assert_eq!(quoted("The ministry’s ‘lesson’ failed.").0, "lesson");
        assert_eq!(quoted("‘The sources’ names are safe’, she said.").0, "The sources names are safe");
        assert_eq!(quoted("“It began.").1, OpenQuotation { closer: Some('”') });
    }
}
