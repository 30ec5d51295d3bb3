//! Page rules that need the grammar of a sentence: headings, fragments, questions.

use crate::claim::LeftOutReason;
use crate::lexicon::Class;
use crate::signals::features::Features;
use crate::signals::names::Signal;
use crate::text::tokens::Token;

/// Words that open a question.
const ASKING: &[&str] = &["how", "why", "what", "who", "where", "when", "which", "whose"];

/// The reason for leaving a sentence out, if any. `early` means before the first full sentence of the article.
pub(crate) fn left_out(tokens: &[Token<'_>], features: &Features, early: bool) -> Option<LeftOutReason> {
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let open = features.has(Signal::OPEN_END);
    let no_verb = features.has(Signal::NO_VERB);
    let figure = features.has(Signal::FIGURE) || features.has(Signal::CASUALTY);
    if open && (no_verb || features.has(Signal::TITLE_CASE)) && !(early && figure && !no_verb) {
        return Some(LeftOutReason::Headline);
    }
    if open && words <= 11 && !figure && !early && tokens.iter().all(|t| !t.quoted) {
        return Some(LeftOutReason::Headline);
    }
    if features.has(Signal::COLON_END) && words <= 12 && !figure {
        return Some(LeftOutReason::Fragment);
    }
    if no_verb && words <= 16 && !figure && !features.has(Signal::RUNNING) && features.get(Signal::QUOTED) < 0.5 {
        return Some(if open { LeftOutReason::Headline } else { LeftOutReason::Fragment });
    }
    let asks = || tokens.first().is_some_and(|t| t.is(Class::AUXILIARY) || t.any(ASKING));
    if features.has(Signal::QUESTION) && !features.has(Signal::ATTRIBUTED) && (!figure || asks()) {
        return Some(LeftOutReason::Question);
    }
    // "Prices rose 12%."
    let amount = words == 2 && tokens.iter().filter(|t| t.is_number()).count() == 1;
    if words < 3 && !amount {
        return Some(LeftOutReason::Fragment);
    }
    None
}
