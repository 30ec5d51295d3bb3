//! Speakers of the rows of a list: "Figures from the ministry: …", "… – 17 missing, according to the mayor", "Source: …".

use crate::claimant::agents::is_agent;
use crate::claimant::draft::DraftAttribution;
use crate::claimant::names::known_speakers::KnownSpeakers;
use crate::claimant::speaker_bounds::{left, right};
use crate::claimant::speech;
use crate::page::rows::Row;
use crate::text::sentences::Sentence;
use crate::text::tokens::{self, Token, before};

/// Nouns and participles for what a list holds, before "from" and "by".
const HELD: &[&str] = &[
    "figures",
    "figure",
    "toll",
    "count",
    "counted",
    "tally",
    "losses",
    "data",
    "numbers",
    "update",
    "statistics",
    "compiled",
    "issued",
    "released",
    "published",
    "reported",
    "given",
    "provided",
];

/// Verbs whose subject gives a list.
const GIVES: &[&str] =
    &["gave", "gives", "released", "published", "issued", "announced", "reported", "listed", "lists", "confirmed"];

/// Gives the rows of each list without a speaker of their own the speaker of the line above, of the last row or of a line
/// below that names the source.
pub(crate) fn share(
    text: &str,
    sentences: &[Sentence],
    rows: &[Option<Row>],
    speakers: &mut KnownSpeakers,
    drafts: &mut [DraftAttribution],
) {
    for (at, row) in rows.iter().enumerate() {
        let Some(row) = row.filter(|row| row.first == at) else {
            continue;
        };
        let told = |at: usize| drafts.get(at).and_then(|draft| draft.claimant.clone());
        let above = at.checked_sub(1).filter(|above| row.intro == Some(*above));
        let name = above.and_then(told).or_else(|| introduced(text, sentences.get(above?)?, speakers));
        let name = name.or_else(|| told(row.last));
        let name = name.or_else(|| source(text, sentences.get(row.last + 1)?, speakers));
        let list = drafts.get_mut(row.first..=row.last).unwrap_or(&mut []);
        for draft in list.iter_mut().filter(|draft| draft.claimant.is_none()) {
            draft.claimant.clone_from(&name);
        }
    }
}

/// The speaker that the line above a list names.
fn introduced(text: &str, line: &Sentence, speakers: &mut KnownSpeakers) -> Option<String> {
    let mut words = Vec::new();
    let seen = tokens::read(text, line.start, line.end, &mut words);
    if let Some(speech) = speech::find(&words, seen) {
        return speakers.resolve(&words, speech.from, speech.to);
    }
    let (from, to) = (0..words.len()).find_map(|at| {
        let token = words.get(at)?;
        if token.any(&["from", "by"]) && before(&words, at, 1).is_some_and(|t| t.any(HELD)) {
            return right(&words, at + 1);
        }
        token.any(GIVES).then(|| left(&words, at)).flatten()
    })?;
    let body = words.get(from..to)?.iter().any(is_body);
    body.then(|| speakers.resolve(&words, from, to)).flatten()
}

/// The body of a line such as "Source: Ostova police".
fn source(text: &str, line: &Sentence, speakers: &mut KnownSpeakers) -> Option<String> {
    let mut words = Vec::new();
    tokens::read(text, line.start, line.end, &mut words);
    let labelled = words.first()?.any(&["source", "sources"]) && words.get(1)?.mark() == ':';
    let (from, to) = right(&words, 2).filter(|_| labelled)?;
    speakers.resolve(&words, from, to)
}

fn is_body(token: &Token<'_>) -> bool {
    is_agent(token) || token.is_capital()
}
