//! Signals from values, other signals, the shape of the sentence and its context.

use super::features::Features;
use super::names::Signal;
use crate::claim::Value;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, WordList};

/// Context of a sentence in its article.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SentenceContext {
    /// The sentence is attributed to somebody.
    pub attributed: bool,
    /// The sentence continues a quotation.
    pub running: bool,
    /// The sentence is the first of its paragraph.
    pub is_first: bool,
    /// Classes of the reporting verb.
    pub verb: Class,
}

/// Counts over a sentence.
#[derive(Default)]
pub(super) struct Counts {
    pub words: u16,
    pub names: u16,
    pub capitals: u16,
    pub opinions: u16,
    pub verbs: u16,
    /// Words and numbers inside quotation marks.
    pub quoted: u16,
}

/// Notes the signals of figures and dates.
pub(super) fn from_values(f: &mut Features, tokens: &[Token<'_>], values: &[Value]) {
    let mut figures = 0_u16;
    let mut at = 0;
    for value in values {
        let signal = match value.measures.as_str() {
            "date" => Signal::DATE,
            "duration" => Signal::DURATION,
            "money" => Signal::MONEY,
            "share" => Signal::SHARE,
            _ => Signal::FIGURE,
        };
        // Values and tokens have the same order.
        let rest = tokens.get(at..).unwrap_or(&[]);
        at += rest.iter().position(|t| t.opens(&value.text)).unwrap_or(0);
        let last = at + value.text.split_whitespace().count().saturating_sub(1);
        let last = last.min(tokens.len().saturating_sub(1));
        f.note(signal, at);
        f.note(signal, last);
        if signal == Signal::DATE {
            if value.text.bytes().any(|b| b.is_ascii_digit()) {
                f.note(Signal::YEAR, at);
                f.note(Signal::YEAR, last);
            }
        } else {
            f.note(Signal::FIGURE, at);
            f.note(Signal::FIGURE, last);
            figures += 1;
            let size = value.low.or(value.high).unwrap_or(0.0);
            if signal != Signal::DURATION && (size >= 10.0 && size.fract() != 0.0 || size >= 20.0) {
                f.note(Signal::BIG_FIGURE, at);
            }
        }
        at = last;
    }
    f.when(Signal::FIGURES, figures >= 2);
}

/// Sets the signals that combine others.
pub(super) fn combined(f: &mut Features, counts: &Counts, context: SentenceContext) {
    f.set(Signal::NAMES, f32::from(counts.names.min(6)) / 3.0);
    f.when(Signal::NO_NAME, counts.names == 0);
    let dated = f.has(Signal::DATE) || f.has(Signal::RELATIVE_DATE) || f.has(Signal::DURATION);
    let figure = f.has(Signal::FIGURE);
    if figure && f.has(Signal::CASUALTY) {
        f.copy(Signal::CASUALTY_FIGURE, Signal::FIGURE);
    }
    if f.has(Signal::STIPULATION) && f.has(Signal::STIPULATES) {
        f.copy(Signal::STIPULATION_BOTH, Signal::STIPULATES);
    }
    if f.has(Signal::ACT) && counts.names > 0 {
        f.copy(Signal::ACT_NAMED, Signal::ACT);
    }
    if f.has(Signal::ACT) && (dated || figure) {
        f.copy(Signal::ACT_DATED, Signal::ACT);
    }
    f.when(Signal::ATTRIBUTED, context.attributed);
    f.when(Signal::SPEECH_BARE, context.attributed && !figure && !f.has(Signal::DATE));
    f.when(Signal::SPEECH_FACT, context.attributed && (figure || f.has(Signal::DATE)));
    f.when(Signal::RUNNING, context.running);
    f.when(Signal::ATTITUDE_MAIN, context.verb.has(Class::ATTITUDE));
    f.when(Signal::BELIEF_MAIN, context.verb.has(Class::BELIEF));
    f.when(Signal::SCHEDULED, f.has(Signal::FORECAST) && !f.has(Signal::PAST));
    f.when(Signal::STANDING, !f.has(Signal::PAST) && !f.has(Signal::ACT) && !figure);
    f.when(Signal::ONLY_TIME, f.has(Signal::DATE) && !figure && !f.has(Signal::YEAR));
    f.when(Signal::ORDINAL, f.seen.has(Class::ORDINAL));
    f.when(Signal::OPINIONS, counts.opinions >= 2);
    f.when(Signal::FIRST_OF_PARAGRAPH, context.is_first);
}

/// Sets the signals of length, ending, capitals and quotation marks.
pub(super) fn shape(f: &mut Features, tokens: &[Token<'_>], counts: &Counts) {
    let share = if counts.words == 0 { 0.0 } else { f32::from(counts.quoted) / f32::from(counts.words) };
    f.set(Signal::QUOTED, share);
    let own = || f.seen.has(Class::FIRST_PERSON) && tokens.iter().any(|t| t.quoted && t.is(Class::FIRST_PERSON));
    let own = share > 0.4 && own();
    f.when(Signal::QUOTED_SELF, own);
    f.when(Signal::FULL_QUOTE, share > 0.9);
    f.when(Signal::QUOTED_OPINION, share > 0.6 && counts.opinions > 0);
    f.set(Signal::LENGTH, (1.0 + f32::from(counts.words.min(50))).ln() / 4.0);
    f.when(Signal::SHORT, counts.words < 7);
    f.when(Signal::NO_VERB, counts.verbs == 0);
    f.when(Signal::TITLE_CASE, counts.words >= 3 && counts.capitals * 10 >= counts.words * 7);
    let mut ends = tokens.iter().rev().take(3).map(Token::mark);
    let end = ends.find(|c| !matches!(c, '"' | '”' | '’' | '\'' | ')' | ']'));
    f.when(Signal::OPEN_END, !matches!(end, Some('.' | '!' | '?' | '…')));
    f.when(Signal::COLON_END, end == Some(':'));
    f.when(Signal::QUESTION, end == Some('?'));
}

/// Verbs with which a page asks its reader to do something.
const BARE: WordList =
    WordList::new(&["see", "read", "follow", "click", "sign", "subscribe", "note", "remember", "let", "get"]);

/// Sets the signals of the first words.
pub(super) fn opening(f: &mut Features, tokens: &[Token<'_>]) {
    let mut heads = tokens.iter().filter(|t| t.is_word());
    let (Some(head), second) = (heads.next(), heads.next()) else {
        return;
    };
    let vague = head.any(&["this", "that", "it", "these", "there", "those"]);
    f.when(Signal::VAGUE_START, vague);
    f.when(Signal::PRONOUN_START, head.is(Class::PRONOUN));
    f.when(Signal::BUT_START, head.any(&["but", "and", "so", "or", "yet"]));
    f.when(Signal::IMPERATIVE, BARE.has(head) && second.is_some_and(|t| t.shape == Shape::Lower));
}
