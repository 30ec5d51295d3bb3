//! Attribution of all sentences of a text.

use std::ops::Range;

use super::agents::is_agent;
use super::attribution::{ClauseAttribution, SentenceAttribution};
use super::draft::{DraftAttribution, Quotation};
use super::names::known_speakers::KnownSpeakers;
use super::shared::lists;
use super::shared::quotations::{attribute_block_quotation, share_speakers};
use super::speech;
use crate::claim::{Attribution, LeftOutReason, Voice};
use crate::lexicon::Class;
use crate::page::rows::Row;
use crate::text::clauses;
use crate::text::quotes::{self, OpenQuotation};
use crate::text::sentence_tokens::SentenceTokens;
use crate::text::sentences::{Extent, Sentence};
use crate::text::tokens::{Token, before};

/// The attribution of every sentence, with the marks for quoted tokens. `left_out` holds the results of the page rules for
/// the same sentences, `rows` the rows of lists among them.
pub(crate) fn attribute(
    text: &str,
    tokens: &mut SentenceTokens<'_>,
    sentences: &[Sentence],
    left_out: &[Option<LeftOutReason>],
    rows: &[Option<Row>],
) -> Vec<SentenceAttribution> {
    let mut speakers = KnownSpeakers::default();
    for at in 0..sentences.len() {
        speakers.learn(tokens.get(at));
    }
    let mut drafts = Vec::with_capacity(sentences.len());
    let mut open = OpenQuotation::default();
    let mut paragraph = None;
    let mut previous = None;
    for (at, (sentence, left_out)) in sentences.iter().zip(left_out).enumerate() {
        let first = paragraph != Some(sentence.paragraph);
        paragraph = Some(sentence.paragraph);
        let mut draft = DraftAttribution::new(sentence.paragraph, left_out.is_some());
        draft.extent = sentence.extent;
        if !draft.left_out {
            let last = sentences.get(at + 1).is_none_or(|next| next.paragraph != sentence.paragraph);
            let seen = tokens.seen(at);
            let closed = quotation(tokens.get_mut(at), seen, &mut draft, &mut open, first, last);
            let before = previous.map_or(&[][..], |before| tokens.get(before));
            find_speaker(&mut speakers, before, tokens.get(at), seen, &mut draft);
            draft.clauses = clause_speakers(&mut speakers, tokens.get(at), seen);
            if closed {
                quotes::mark(tokens.get_mut(at), draft.open);
            }
            previous = Some(at);
        }
        drafts.push(draft);
    }
    share_speakers(&mut drafts);
    continue_parts(&mut drafts);
    attribute_block_quotation(&mut drafts);
    lists::share(text, sentences, rows, &mut speakers, &mut drafts);
    drafts.into_iter().map(DraftAttribution::finish).collect()
}

/// Marks the quoted tokens of a sentence, which may be the first or last of its paragraph, and notes its quotations. `open`
/// is the state before and after, `seen` the union of the classes. True if a quotation without a closing mark ends before the reporting clause.
fn quotation(
    tokens: &mut [Token<'_>],
    seen: Class,
    draft: &mut DraftAttribution,
    open: &mut OpenQuotation,
    first: bool,
    last: bool,
) -> bool {
    // An open quotation continues in the next paragraph only if that starts with a mark too.
    let reopens = tokens.first().is_some_and(|t| matches!(t.mark(), '“' | '"' | '‘' | '«' | '„' | '\''));
    if open.closer.is_some() && (!first || reopens) {
        draft.quotation = Quotation::Continued;
    }
    if first {
        *open = OpenQuotation::default();
    }
    draft.open = *open;
    if open.closer.is_none() && !seen.has(Class::QUOTE_MARK) {
        if seen.has(Class::FIRST_PERSON) {
            draft.note_first_person(tokens);
        }
        return false;
    }
    *open = quotes::mark(tokens, *open);
    let closed = open.closer.is_some() && last && quotes::close_early(tokens);
    if closed {
        *open = OpenQuotation::default();
    }
    draft.quoted = quotes::share(tokens);
    // “…,” said somebody with a long title: still a quotation.
    if reopens && draft.quoted > 0.3 {
        draft.quoted = draft.quoted.max(0.6);
    }
    if !draft.continues() && quotes::is_statement(tokens) {
        draft.quotation = Quotation::Statement;
    }
    draft.note_first_person(tokens);
    closed
}

/// Gives the later parts of a long sentence the speaker of the part before.
fn continue_parts(drafts: &mut [DraftAttribution]) {
    if drafts.iter().all(|draft| draft.extent != Extent::LaterPart) {
        return;
    }
    let mut last: Option<(String, Option<String>)> = None;
    for draft in drafts {
        if let Some(name) = &draft.claimant {
            last = Some((name.clone(), draft.verb.clone()));
        } else if draft.extent != Extent::LaterPart {
            last = None;
        } else if let Some((name, verb)) = &last {
            draft.claimant = Some(name.clone());
            draft.verb.clone_from(verb);
        }
    }
}

/// Writes the speaker of one sentence into `draft`. `previous` is the sentence before.
fn find_speaker(
    speakers: &mut KnownSpeakers,
    previous: &[Token<'_>],
    tokens: &[Token<'_>],
    seen: Class,
    draft: &mut DraftAttribution,
) {
    match speech::find(tokens, seen) {
        Some(speech) => {
            let owner = speakers.record_owner(previous, tokens, speech.from, speech.to);
            if let Some(owner) = owner {
                draft.is_certain = owner.is_certain;
                draft.claimant = Some(owner.name);
                draft.possessive_end = tokens.get(speech.from).map(Token::end);
            } else {
                let words = tokens.get(speech.from..speech.to).unwrap_or(&[]);
                if speech.from > 0 && words.iter().all(|t| t.any(&["he", "she", "it", "they"])) {
                    speakers.note_subject(tokens.get(..speech.from).unwrap_or(&[]));
                }
                draft.claimant = speakers
                    .recorded(words)
                    .or_else(|| speakers.one_of_two(previous, tokens, speech.from, speech.to))
                    .or_else(|| speakers.resolve(tokens, speech.from, speech.to));
            }
            if let Some(name) = draft.claimant.as_ref().filter(|_| seen.has(Class::RECORD)) {
                speakers.note_records(tokens, name);
            }
            speakers.note_people(tokens);
            let verb = tokens.get(speech.verb).filter(|t| t.is_word());
            draft.verb = verb.map(|t| t.text.to_owned());
            let words = tokens.get(speech.from..speech.to).unwrap_or(&[]);
            let ends = words.first().zip(words.last());
            draft.speaker = ends.map(|(first, last)| (first.start, last.start + last.stem.len()));
            if words.len() == 1 && words.iter().any(|t| t.any(&["he", "she"])) {
                let before = tokens.get(..speech.from).unwrap_or(&[]);
                draft.is_certain = speakers.count_in(previous.iter().chain(before)) <= 1;
            }
        }
        None => {
            if draft.quoted < 0.5 {
                if tokens.first().is_some_and(|t| t.any(&["he", "she"])) {
                    draft.opening_pronoun = speakers.only_person(previous);
                }
                speakers.note_subject(tokens);
            }
        }
    }
}

/// The two speakers on either side of a clause joint, if they differ.
fn clause_speakers(speakers: &mut KnownSpeakers, tokens: &[Token<'_>], seen: Class) -> Option<[ClauseAttribution; 2]> {
    if !speech::may_report(seen) {
        return None;
    }
    // "While the firm says 4 were dismissed, the union says 40."
    let opening = usize::from(tokens.first()?.any(&["while", "whereas"]));
    let joint = clauses::joints(tokens, seen).into_iter().find(|joint| {
        let side = |range: Range<usize>| tokens.get(range).is_some_and(|t| speech::find(t, seen).is_some());
        // "A said 5 were hurt, a figure disputed by B, which counted 21."
        if let Some((_, to)) = joint.antecedent {
            let body = before(tokens, to, 1).is_some_and(is_agent);
            return body && clauses::opens_voice(tokens, joint.start) && side(opening..joint.end);
        }
        // "A said that …, and that B …": A still speaks.
        let reported = before(tokens, joint.start, 1).is_some_and(|t| t.eq("that"));
        !reported && side(opening..joint.end) && side(joint.start..tokens.len())
    })?;
    let mut attribution = |from: usize, range: Range<usize>| {
        let side = tokens.get(range)?;
        let speech = speech::find(side, seen)?;
        let words = side.get(speech.from..speech.to)?;
        let (first, last) = words.first().zip(words.last())?;
        Some(ClauseAttribution {
            start: tokens.get(from)?.start,
            attribution: Attribution {
                claimant: speakers.resolve(side, speech.from, speech.to),
                voice: Voice::Reported,
                verb: side.get(speech.verb).map(|t| t.text.to_owned()),
            },
            speaker: (first.start, last.start + last.stem.len()),
        })
    };
    let first = attribution(0, opening..joint.end)?;
    let second = match joint.antecedent {
        None => attribution(joint.start, joint.start..tokens.len())?,
        Some((from, to)) => {
            let words = tokens.get(from..to)?;
            let (open, last) = words.first().zip(words.last())?;
            let verb = tokens.get(joint.start + 1).map(|t| t.text.to_owned());
            let claimant = speakers.resolve(tokens, from, to);
            ClauseAttribution {
                start: tokens.get(joint.start)?.start,
                attribution: Attribution { claimant, voice: Voice::Reported, verb },
                speaker: (open.start, last.start + last.stem.len()),
            }
        }
    };
    let both = [first, second];
    let [first, second] = &both;
    (first.attribution.claimant != second.attribution.claimant).then_some(both)
}
