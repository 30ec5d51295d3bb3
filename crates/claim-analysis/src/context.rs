//! Can the claim be understood on its own? What can be filled in is; the rest is listed.
//!
//! Everything inserted stands in square brackets, and only what has one reading is inserted.

use chrono::Datelike;

use crate::attribution::{self, Said};
use crate::claim::{Kind, Support, Value, Voice};
use crate::date::Precision;
use crate::features::{Features, Signal};
use crate::lexicon::{self, Class};
use crate::mentions::Mention;
use crate::text::Text;
use crate::tokens::Token;

/// The statement of a claim with what remains unclear.
pub(crate) struct Stated {
    pub statement: String,
    pub ambiguities: Vec<String>,
}

/// One change to the words: bytes of the whole text, and what to write there.
struct Edit {
    from: usize,
    to: usize,
    words: String,
}

/// What `state` needs to know of a sentence.
pub(crate) struct Sentence<'r, 'a> {
    pub text: &'r Text<'a>,
    pub start: usize,
    pub end: usize,
    pub tokens: &'r [Token<'a>],
    pub values: &'r [Value],
    pub features: &'r Features,
    pub said: Option<&'r Said>,
    pub voice: Voice,
    pub kind: Kind,
    pub support: Support,
    /// What the sentence before told of, if it is one thing that costs lives.
    pub event: Option<&'r str>,
    /// Nouns that point back, by their tokens in the whole sentence.
    pub mentions: &'r [Mention],
    /// Tokens of the whole sentence before the first of these.
    pub skipped: usize,
    /// What its first word, "which" or "who", stands for.
    pub antecedent: Option<&'r str>,
    /// Whether it is all of a sentence.
    pub whole: bool,
}

/// A self-contained wording of a sentence.
pub(crate) fn state(sentence: &Sentence<'_, '_>) -> Stated {
    let mut edits = Vec::new();
    let mut ambiguities = Vec::new();
    marks(sentence, &mut edits);
    antecedent(sentence, &mut edits);
    speaker(sentence, &mut edits, &mut ambiguities);
    opening(sentence, &mut edits, &mut ambiguities);
    mentions(sentence, &mut edits, &mut ambiguities);
    dates(sentence, &mut edits, &mut ambiguities);
    if sentence.kind == Kind::Casualties
        && !sentence.values.iter().any(|v| v.measures == "date")
        && !sentence.features.has(Signal::PLACE)
    {
        match (sentence.event, sentence.full_stop()) {
            (Some(event), Some(at)) => edits.push(Edit {
                from: at,
                to: at,
                words: format!(" [in the {event}]"),
            }),
            _ => ambiguities.push("the sentence names neither time nor place".to_owned()),
        }
    }
    let mut statement = apply(sentence, edits);
    if !sentence.whole {
        statement = alone(&statement);
    }
    if let Some(name) = unnamed_speaker(sentence) {
        statement = format!("[{name}:] {statement}");
    }
    Stated {
        statement,
        ambiguities,
    }
}

impl Sentence<'_, '_> {
    /// The byte of the full stop that ends it.
    fn full_stop(&self) -> Option<usize> {
        let last = self.tokens.last().filter(|t| t.mark() == '.')?;
        Some(last.start)
    }

    /// The token of a noun that points back, if it stands here.
    fn noun(&self, mention: &Mention) -> Option<&Token<'_>> {
        self.tokens.get(mention.at.checked_sub(self.skipped)?)
    }

    /// Whether it names the speaker itself, and not another part of its sentence.
    fn holds(&self, speaker: Option<(usize, usize)>) -> bool {
        speaker.is_some_and(|(from, to)| self.start <= from && to <= self.end)
    }
}

/// Writes what "which" stands for.
fn antecedent(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>) {
    if let (Some(words), Some(which)) = (sentence.antecedent, sentence.tokens.first()) {
        edits.push(Edit {
            from: which.start,
            to: which.end(),
            words: format!("[{words}]"),
        });
    }
}

/// A part of a sentence as one of its own: with a capital and a full stop.
fn alone(part: &str) -> String {
    // Behind the bracket or quotation mark with which it may begin.
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

/// Somebody's words with nobody named in the sentence itself.
fn unnamed_speaker<'r>(sentence: &'r Sentence<'_, '_>) -> Option<&'r str> {
    let said = sentence.said?;
    let quoted = sentence.voice == Voice::Direct && !sentence.holds(said.speaker);
    said.attribution.claimant.as_deref().filter(|_| quoted)
}

/// Drops a quotation mark whose other half stands in another sentence.
fn marks(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>) {
    let mut open: Vec<&Token<'_>> = Vec::new();
    let mut drop = |token: &Token<'_>| {
        edits.push(Edit {
            from: token.start,
            to: token.end(),
            words: String::new(),
        });
    };
    for (at, token) in sentence.tokens.iter().enumerate() {
        let tight = at > 0 && !token.gap;
        match token.mark() {
            '“' | '«' | '„' => open.push(token),
            '‘' if !tight => open.push(token),
            '”' | '»' if open.is_empty() => drop(token),
            '”' | '»' => {
                open.pop();
            }
            '’' if open.last().is_some_and(|t| t.mark() == '‘') => {
                open.pop();
            }
            '’' if at + 1 == sentence.tokens.len() && open.is_empty() => drop(token),
            '"' => {
                if open.last().is_some_and(|t| t.mark() == '"') {
                    open.pop();
                } else {
                    open.push(token);
                }
            }
            _ => {}
        }
    }
    for token in open {
        drop(token);
    }
}

/// Writes the name for "he", "the ministry" or a bare surname.
fn speaker(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>, unclear: &mut Vec<String>) {
    let Some(said) = sentence.said else { return };
    let Some((from, to)) = said.speaker.filter(|_| sentence.holds(said.speaker)) else {
        return;
    };
    let words = sentence.text.as_str().get(from..to).unwrap_or("");
    let Some(name) = said.attribution.claimant.as_deref() else {
        return;
    };
    if let Some(whose) = said.whose {
        if said.sure {
            edits.push(Edit {
                from,
                to: whose,
                words: format!("[{}]", possessive(name)),
            });
        } else {
            unclear.push(format!("whose “{words}” is meant"));
        }
        return;
    }
    if is_specified(sentence.tokens, to) {
        return;
    }
    if words.contains(name) || name.split_whitespace().count() > 8 {
        return;
    }
    if !said.sure {
        unclear.push(format!(
            "“{words}” may be {name} or somebody else named nearby"
        ));
        return;
    }
    if name.to_lowercase() == words.to_lowercase() {
        unclear.push(format!("who “{words}” is"));
        return;
    }
    edits.push(Edit {
        from,
        to,
        words: format!("[{name}]"),
    });
}

fn possessive(name: &str) -> String {
    let tail = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{tail}")
}

/// "the government in Ardel": what follows says already which one is meant.
fn is_specified(tokens: &[Token<'_>], end: usize) -> bool {
    let next = tokens.partition_point(|t| t.start < end);
    attribution::is_specified(tokens, next)
}

/// A first word that points back to another sentence.
fn opening(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>, unclear: &mut Vec<String>) {
    let mut words = sentence.tokens.iter().filter(|t| t.is_word());
    let Some(mut head) = words.next() else { return };
    if head.any(&["but", "and", "so", "yet", "then", "still", "however"])
        && let Some(next) = words.next()
    {
        head = next;
    }
    let named = sentence
        .said
        .and_then(|s| s.speaker)
        .is_some_and(|(from, _)| from == head.start);
    let next = words.next();
    if let Some(name) = sentence.said.and_then(|said| said.opening.as_deref())
        && head.any(&["he", "she"])
        && !named
    {
        edits.push(Edit {
            from: head.start,
            to: head.end(),
            words: format!("[{name}]"),
        });
        return;
    }
    let points = head.any(&["he", "she", "they", "it", "his", "her", "their", "its"])
        || head.any(&["this", "that", "these", "those", "such"]);
    let idle = head.any(&["it", "that"])
        && next.is_some_and(|t| t.is(Class::AUXILIARY))
        && sentence.tokens.iter().take(8).any(|t| t.eq("that"));
    if points && !named && !idle {
        unclear.push(format!("who or what “{}” is", head.stem));
    }
}

/// Writes the full name behind "the corridor".
fn mentions(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>, unclear: &mut Vec<String>) {
    let speaker = sentence.said.and_then(|said| said.speaker);
    for mention in sentence.mentions {
        let Some(noun) = sentence.noun(mention) else {
            continue;
        };
        // Who speaks has been named already.
        if speaker.is_some_and(|(from, to)| from <= noun.start && noun.end() <= to) {
            continue;
        }
        match &mention.name {
            Some(name) => edits.push(Edit {
                from: noun.end(),
                to: noun.end(),
                words: format!(" [{name}]"),
            }),
            None => unclear.push(format!("which “{}” is meant", noun.stem)),
        }
    }
}

/// Writes the day for "on Monday" and the year for "23 April".
fn dates(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>, unclear: &mut Vec<String>) {
    for value in sentence.values.iter().filter(|v| v.measures == "date") {
        let complete = value
            .text
            .split(|c: char| !c.is_ascii_digit())
            .any(|d| d.len() == 4);
        if complete {
            continue;
        }
        let Some(date) = &value.date else {
            unclear.push(format!("when “{}” was", value.text));
            continue;
        };
        // "4 March" and "March" lack only the year.
        let named = value
            .text
            .split_whitespace()
            .next_back()
            .is_some_and(|word| lexicon::class(word.trim_end_matches('.')).has(Class::MONTH));
        let numbered = value.text.bytes().any(|b| b.is_ascii_digit());
        let words = match date.precision {
            Precision::Day if numbered => date.earliest.year().to_string(),
            Precision::Month if named => date.earliest.year().to_string(),
            Precision::Season => continue,
            _ if sentence.support == Support::Full => date.english(),
            _ => date.iso(),
        };
        if let Some(at) = sentence.text.byte(value.span.end) {
            edits.push(Edit {
                from: at,
                to: at,
                words: format!(" [{words}]"),
            });
        }
    }
}

/// The sentence with the edits made and white space made plain.
fn apply(sentence: &Sentence<'_, '_>, mut edits: Vec<Edit>) -> String {
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
    let mut plain = String::with_capacity(out.len());
    for word in out.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}
