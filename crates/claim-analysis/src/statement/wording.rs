//! Self-contained wording: insertions in square brackets where only one reading is possible, ambiguities otherwise.

use chrono::Datelike;

use super::back_references::BackReference;
use crate::claim::{Ambiguity, Kind, Precision, Support, Value, Voice};
use crate::claimant::attribution::SentenceAttribution;
use crate::lexicon::{self, Class};
use crate::signals::features::Features;
use crate::signals::names::Signal;
use crate::text::span::Text;
use crate::text::tokens::{self, Token};

/// Result of [`compose`].
pub(crate) struct Wording {
    pub statement: String,
    /// English descriptions of what the statement leaves unclear.
    pub ambiguities: Vec<Ambiguity>,
}

/// A replacement in the text.
struct Edit {
    /// Start in bytes of the whole text.
    from: usize,
    /// End in bytes, exclusive; equal to `from` for an insertion.
    to: usize,
    words: String,
}

#[derive(Default)]
struct Edits(Vec<Edit>);

impl Edits {
    fn replace(&mut self, from: usize, to: usize, words: String) {
        self.0.push(Edit { from, to, words });
    }

    fn insert(&mut self, at: usize, words: String) {
        self.replace(at, at, words);
    }
}

/// A sentence, or a part of one, with the results of the analysis.
pub(crate) struct WordingInput<'r, 'a> {
    /// The whole text.
    pub text: &'r Text<'a>,
    /// Start in bytes.
    pub start: usize,
    /// End in bytes, exclusive.
    pub end: usize,
    pub tokens: &'r [Token<'a>],
    pub values: &'r [Value],
    pub features: &'r Features,
    pub attribution: Option<&'r SentenceAttribution>,
    pub voice: Voice,
    pub kind: Kind,
    pub support: Support,
    /// The only event of the sentence before that cost lives.
    pub event: Option<&'r str>,
    /// Back references, with token indices in the whole sentence.
    pub back_references: &'r [BackReference],
    /// Number of tokens of the whole sentence before `tokens`.
    pub skipped: usize,
    /// The words that the "which" or "who" at the start refers to.
    pub antecedent: Option<&'r str>,
    /// True for a whole sentence, false for a part.
    pub is_whole: bool,
}

/// Composes a statement that can be understood on its own.
pub(crate) fn compose(sentence: &WordingInput<'_, '_>) -> Wording {
    let mut edits = Edits::default();
    let mut ambiguities = Vec::new();
    unpaired_marks(sentence, &mut edits);
    antecedent(sentence, &mut edits);
    speaker(sentence, &mut edits, &mut ambiguities);
    opening(sentence, &mut edits, &mut ambiguities);
    back_references(sentence, &mut edits, &mut ambiguities);
    dates(sentence, &mut edits, &mut ambiguities);
    if sentence.kind == Kind::Casualties
        && !sentence.values.iter().any(|v| v.measures == "date")
        && !sentence.features.has(Signal::PLACE)
    {
        match (sentence.event, sentence.full_stop()) {
            (Some(event), Some(at)) => edits.insert(at, format!(" [in the {event}]")),
            _ => ambiguities.push(Ambiguity::NoTimeOrPlace),
        }
    }
    let mut statement = apply(sentence, edits);
    if !sentence.is_whole {
        statement = as_sentence(&statement);
    }
    if let Some(name) = unnamed_speaker(sentence) {
        statement = format!("[{name}:] {statement}");
    }
    Wording { statement, ambiguities }
}

impl WordingInput<'_, '_> {
    /// Byte offset of the final full stop.
    fn full_stop(&self) -> Option<usize> {
        let last = self.tokens.last().filter(|t| t.mark() == '.')?;
        Some(last.start)
    }

    /// The noun of a back reference, if inside this part of the sentence.
    fn noun(&self, reference: &BackReference) -> Option<&Token<'_>> {
        self.tokens.get(reference.at.checked_sub(self.skipped)?)
    }

    /// True if the words for the speaker are inside this part of the sentence.
    fn contains(&self, (from, to): (usize, usize)) -> bool {
        self.start <= from && to <= self.end
    }
}

/// Replaces "which" or "who" at the start.
fn antecedent(sentence: &WordingInput<'_, '_>, edits: &mut Edits) {
    if let (Some(words), Some(which)) = (sentence.antecedent, sentence.tokens.first()) {
        edits.replace(which.start, which.end(), format!("[{words}]"));
    }
}

/// Gives a part of a sentence a capital and a full stop.
fn as_sentence(part: &str) -> String {
    // Skip an opening bracket or quotation mark.
    let first = part.find(char::is_alphanumeric).unwrap_or(0);
    let (marks, words) = part.split_at(first);
    let mut letters = words.chars();
    let head = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut out: String = marks.chars().chain(head).chain(letters).collect();
    if !out.ends_with(['.', '!', '?', '”', '"', '’', '»']) {
        out.push('.');
    }
    out
}

/// The speaker of direct speech that does not name the speaker.
fn unnamed_speaker<'r>(sentence: &'r WordingInput<'_, '_>) -> Option<&'r str> {
    let attribution = sentence.attribution?;
    let named = attribution.speaker.is_some_and(|s| sentence.contains(s));
    let claimant = attribution.attribution.claimant.as_deref();
    claimant.filter(|_| sentence.voice == Voice::Direct && !named)
}

/// Deletes quotation marks without a counterpart in the sentence.
fn unpaired_marks(sentence: &WordingInput<'_, '_>, edits: &mut Edits) {
    if !sentence.features.seen.has(Class::QUOTE_MARK) {
        return;
    }
    let mut open: Vec<&Token<'_>> = Vec::new();
    let mut delete = |token: &Token<'_>| edits.replace(token.start, token.end(), String::new());
    for (at, token) in sentence.tokens.iter().enumerate() {
        let mark = token.mark();
        if mark == ' ' {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| sentence.tokens.get(before));
        let next = sentence.tokens.get(at + 1);
        let tight = before.is_some() && !token.gap;
        // A closing mark: the last open one fits.
        let closes = open.last().is_some_and(|t| match t.mark() {
            '“' => mark == '”',
            '„' => matches!(mark, '“' | '”'),
            '«' => mark == '»',
            '»' => mark == '«',
            '‘' => mark == '’',
            '‚' => mark == '‘',
            other => matches!(other, '"' | '”') && mark == other,
        });
        let inches = tight && before.is_some_and(Token::is_number);
        let decade = next.is_some_and(|t| t.is_number() && t.text.ends_with('s'));
        let opens = next.is_some_and(|t| !t.gap);
        match mark {
            _ if closes => {
                open.pop();
            }
            '"' | '”' if inches => {}
            '"' | '“' | '«' | '„' => open.push(token),
            '»' | '”' | '‚' if !tight && opens => open.push(token),
            '‘' if !tight && !decade => open.push(token),
            '”' | '»' => delete(token),
            '’' if at + 1 == sentence.tokens.len() && open.is_empty() => delete(token),
            _ => {}
        }
    }
    for token in open {
        delete(token);
    }
}

/// Inserts the name for "he", "the ministry" or a surname.
fn speaker(sentence: &WordingInput<'_, '_>, edits: &mut Edits, ambiguities: &mut Vec<Ambiguity>) {
    let Some(attribution) = sentence.attribution else {
        return;
    };
    let Some((from, to)) = attribution.speaker.filter(|&s| sentence.contains(s)) else {
        return;
    };
    let words = sentence.text.as_str().get(from..to).unwrap_or("");
    let Some(name) = attribution.attribution.claimant.as_deref() else {
        return;
    };
    if let Some(possessive_end) = attribution.possessive_end {
        if attribution.is_certain {
            edits.replace(from, possessive_end, format!("[{}]", possessive(name)));
        } else {
            ambiguities.push(Ambiguity::Whose { words: words.to_owned() });
        }
        return;
    }
    if is_specified(sentence.tokens, to) {
        return;
    }
    if words.contains(name) || is_apposed(sentence.tokens, (from, to), name) || name.split_whitespace().count() > 8 {
        return;
    }
    if !attribution.is_certain {
        ambiguities.push(Ambiguity::SeveralPeople { words: words.to_owned(), name: name.to_owned() });
        return;
    }
    let ascii = name.is_ascii() && words.is_ascii();
    if name.eq_ignore_ascii_case(words) || !ascii && name.to_lowercase() == words.to_lowercase() {
        ambiguities.push(Ambiguity::Who { words: words.to_owned() });
        return;
    }
    edits.replace(from, to, ["[", name, "]"].concat());
}

fn possessive(name: &str) -> String {
    let tail = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{tail}")
}

/// True for "the mayor, Mara Velk" and "Velk, the mayor": the name in apposition before or after the bytes of the speaker.
fn is_apposed(tokens: &[Token<'_>], (from, to): (usize, usize), name: &str) -> bool {
    const REACH: usize = 5;
    let Some(surname) = name.split_whitespace().next_back() else {
        return false;
    };
    let is_mark = |t: &Token<'_>| matches!(t.mark(), ',' | '(' | '–' | '—' | '-');
    let ends = |t: &Token<'_>| t.is_capital() && t.eq(surname);
    let next = tokens.partition_point(|t| t.start < to);
    let behind = tokens.get(next..).and_then(<[_]>::split_first).is_some_and(|(mark, rest)| {
        let words = rest.iter().take_while(|t| !is_mark(t)).take(REACH);
        is_mark(mark) && words.into_iter().any(ends)
    });
    let first = tokens.partition_point(|t| t.start < from);
    let ahead = tokens.get(..first).and_then(<[_]>::split_last).is_some_and(|(mark, rest)| {
        let words = rest.iter().rev().take_while(|t| !is_mark(t)).take(REACH);
        is_mark(mark) && words.into_iter().any(ends)
    });
    behind || ahead
}

/// True for "the government in Ardel": the words after `end` specify the noun.
fn is_specified(tokens: &[Token<'_>], end: usize) -> bool {
    let next = tokens.partition_point(|t| t.start < end);
    tokens::is_specified(tokens, next)
}

/// Inserts the name for a pronoun at the start, or lists the pronoun as ambiguous.
fn opening(sentence: &WordingInput<'_, '_>, edits: &mut Edits, ambiguities: &mut Vec<Ambiguity>) {
    let mut words = sentence.tokens.iter().filter(|t| t.is_word());
    let Some(mut head) = words.next() else { return };
    if head.any(&["but", "and", "so", "yet", "then", "still", "however"])
        && let Some(next) = words.next()
    {
        head = next;
    }
    let named = sentence.attribution.and_then(|a| a.speaker).is_some_and(|(from, _)| from == head.start);
    let next = words.next();
    if let Some(name) = sentence.attribution.and_then(|attribution| attribution.opening_pronoun.as_deref())
        && head.any(&["he", "she"])
        && !named
    {
        edits.replace(head.start, head.end(), format!("[{name}]"));
        return;
    }
    // "That evening", "This week": the value tells the day.
    let dates = head.any(&["this", "that"]) && next.is_some_and(|t| t.is(Class::RELATIVE_DATE.or(Class::DURATION)));
    let points = head.any(&["he", "she", "they", "it", "his", "her", "their", "its"])
        || head.any(&["this", "that", "these", "those", "such"]);
    let idle = head.any(&["it", "that"])
        && next.is_some_and(|t| t.is(Class::AUXILIARY))
        && sentence.tokens.iter().take(8).any(|t| t.eq("that"));
    if points && !named && !idle && !dates {
        ambiguities.push(Ambiguity::WhoOrWhat { words: head.stem.to_string() });
    }
}

/// Inserts the full name after "the corridor".
fn back_references(sentence: &WordingInput<'_, '_>, edits: &mut Edits, ambiguities: &mut Vec<Ambiguity>) {
    let speaker = sentence.attribution.and_then(|attribution| attribution.speaker);
    for reference in sentence.back_references {
        let Some(noun) = sentence.noun(reference) else {
            continue;
        };
        // The speaker is already named.
        if speaker.is_some_and(|(from, to)| from <= noun.start && noun.end() <= to) {
            continue;
        }
        match &reference.name {
            Some(name) => edits.insert(noun.end(), format!(" [{name}]")),
            None => ambiguities.push(Ambiguity::Which { words: noun.stem.to_string() }),
        }
    }
}

/// Inserts the day after "on Monday" and the year after "23 April".
fn dates(sentence: &WordingInput<'_, '_>, edits: &mut Edits, ambiguities: &mut Vec<Ambiguity>) {
    for value in sentence.values.iter().filter(|v| v.measures == "date") {
        let Some(date) = &value.date else {
            ambiguities.push(Ambiguity::When { words: value.text.clone() });
            continue;
        };
        let complete = value.text.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4);
        let Some(start) = date.start().filter(|_| !complete) else {
            continue;
        };
        // "4 March" and "March" lack only the year.
        let named = value
            .text
            .split_whitespace()
            .next_back()
            .is_some_and(|word| lexicon::class(word.trim_end_matches('.')).has(Class::MONTH));
        let numbered = value.text.bytes().any(|b| b.is_ascii_digit());
        // "28 December to 3 January" needs both years.
        let one_year = date.latest.is_none_or(|latest| latest.year() == start.year());
        let words = match date.precision {
            Precision::Day if numbered && one_year => start.year().to_string(),
            Precision::Month if named && one_year => start.year().to_string(),
            Precision::Century => continue,
            _ if sentence.support == Support::Full => date.english(),
            _ => date.iso(),
        };
        if let Some(at) = sentence.text.byte(value.span.end) {
            edits.insert(at, [" [", &words, "]"].concat());
        }
    }
}

/// True if all white space is single blanks between words. May be false for control characters.
fn is_plain(text: &str) -> bool {
    // Without a branch for each byte, so that many are compared at once.
    let bytes = text.as_bytes();
    let mut odd = text.is_empty() || text.starts_with(' ') || text.ends_with(' ');
    for byte in bytes {
        odd |= *byte < b' ';
    }
    !odd && !text.contains("  ") && (text.is_ascii() || !text.chars().any(|c| !c.is_ascii() && c.is_whitespace()))
}

/// Applies the edits in order, skips overlapping ones and collapses white space.
fn apply(sentence: &WordingInput<'_, '_>, Edits(mut edits): Edits) -> String {
    edits.sort_by_key(|edit| (edit.from, edit.to));
    let text = sentence.text.as_str();
    let mut out = String::with_capacity(sentence.end - sentence.start + 32);
    let mut at = sentence.start;
    for edit in &edits {
        if edit.from < at || edit.to > sentence.end {
            continue;
        }
        out.push_str(text.get(at..edit.from).unwrap_or(""));
        out.push_str(&edit.words);
        at = edit.to;
    }
    out.push_str(text.get(at..sentence.end).unwrap_or(""));
    if is_plain(&out) {
        return out;
    }
    let mut plain = String::with_capacity(out.len());
    for word in out.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}
