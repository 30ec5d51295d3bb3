//! Who is said to have said it? Speakers, through quotations that run over sentences.

mod names;
mod phrase;
mod speech;

use crate::atoms;
use crate::claim::{Attribution, LeftOutReason, Voice};
use crate::lexicon::Class;
use crate::quotes::{self, Open};
use crate::segment::Sentence;
use crate::tokens::{self, Token};

use names::Names;
pub(crate) use names::phrase;
pub(crate) use phrase::is_specified;

/// The article's own voice.
pub(crate) const ARTICLE: Attribution = Attribution {
    claimant: None,
    voice: Voice::Article,
    verb: None,
};

/// What is known of one sentence's voice.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub attribution: Attribution,
    /// The quotation that is open where the sentence begins.
    pub open: Open,
    /// Bytes of the words that name the speaker in the sentence itself.
    pub speaker: Option<(usize, usize)>,
    /// One past the byte of "their" in "their report", when those words say who speaks.
    pub whose: Option<usize>,
    /// Nobody else named nearby could be meant by those words.
    pub sure: bool,
    /// Who the "he" or "she" is with which a sentence of the article's own begins, if only one person can be meant.
    pub opening: Option<String>,
    /// The two voices of "A says …, while B denies …", in the order of the text.
    pub voices: Option<[OneVoice; 2]>,
}

/// One of two voices in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct OneVoice {
    /// Byte at which its words begin.
    pub from: usize,
    pub attribution: Attribution,
    /// Bytes of the words that name the speaker.
    pub speaker: (usize, usize),
}

impl Said {
    /// What is known of the part of the sentence that begins at this byte.
    pub fn of_part(&self, start: usize) -> Said {
        let mut said = self.clone();
        let voices = said.voices.take();
        let mine = voices.and_then(|voices| voices.into_iter().rfind(|voice| voice.from <= start));
        if let Some(voice) = mine {
            said.attribution = voice.attribution;
            said.speaker = Some(voice.speaker);
            said.whose = None;
            said.sure = true;
        }
        said
    }
}

/// Who says "I" or "we" in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FirstPerson {
    Nobody,
    /// Words inside quotation marks do.
    Quoted,
    /// The sentence itself does.
    Own,
}

/// One sentence on the way to its speaker.
struct Draft {
    claimant: Option<String>,
    verb: Option<String>,
    speaker: Option<(usize, usize)>,
    whose: Option<usize>,
    sure: bool,
    opening: Option<String>,
    voices: Option<[OneVoice; 2]>,
    paragraph: u32,
    /// Share of words inside quotation marks.
    quoted: f32,
    /// Belongs to the quotation of the sentence before.
    continues: bool,
    open: Open,
    left_out: bool,
    first_person: FirstPerson,
}

/// The speaker of every sentence.
pub(crate) fn read(
    text: &str,
    sentences: &[Sentence],
    page: &[Option<LeftOutReason>],
) -> Vec<Said> {
    let mut names = Names::default();
    let mut tokens = Vec::new();
    let mut previous = Vec::new();
    for (sentence, _) in sentences.iter().zip(page).filter(|(_, out)| out.is_none()) {
        tokens::read(text, sentence.start, sentence.end, &mut tokens);
        names.learn(&tokens);
    }
    let mut drafts = Vec::with_capacity(sentences.len());
    let mut open = Open::default();
    let mut paragraph = None;
    for (sentence, left_out) in sentences.iter().zip(page) {
        let first = paragraph != Some(sentence.paragraph);
        paragraph = Some(sentence.paragraph);
        let mut draft = Draft {
            claimant: None,
            verb: None,
            speaker: None,
            whose: None,
            sure: true,
            opening: None,
            voices: None,
            paragraph: sentence.paragraph,
            quoted: 0.0,
            continues: false,
            open: Open::default(),
            left_out: left_out.is_some(),
            first_person: FirstPerson::Nobody,
        };
        if !draft.left_out {
            tokens::read(text, sentence.start, sentence.end, &mut tokens);
            // A quotation left open goes on in the next paragraph only if that opens one too.
            let reopens = tokens
                .first()
                .is_some_and(|t| matches!(t.mark(), '“' | '"' | '‘' | '«' | '„' | '\''));
            draft.continues = open.closer.is_some() && (!first || reopens);
            if first {
                open = Open::default();
            }
            draft.open = open;
            open = quotes::mark(&mut tokens, open);
            draft.quoted = quotes::share(&tokens);
            // “…,” said somebody with a long title: the quotation is still the point.
            if reopens && draft.quoted > 0.3 {
                draft.quoted = draft.quoted.max(0.6);
            }
            for token in tokens.iter().filter(|t| t.is(Class::FIRST)) {
                match (token.quoted, draft.first_person) {
                    (false, _) => draft.first_person = FirstPerson::Own,
                    (true, FirstPerson::Nobody) => draft.first_person = FirstPerson::Quoted,
                    (true, _) => {}
                }
            }
            speaker(&mut names, &previous, &tokens, &mut draft);
            draft.voices = voices(&mut names, &tokens);
            std::mem::swap(&mut previous, &mut tokens);
        }
        drafts.push(draft);
    }
    settle(&mut drafts);
    block(&mut drafts);
    drafts.into_iter().map(finish).collect()
}

fn speaker(names: &mut Names, previous: &[Token<'_>], tokens: &[Token<'_>], draft: &mut Draft) {
    match speech::find(tokens) {
        Some(speech) => {
            let owned = names.owned(previous, tokens, speech.from, speech.to);
            if let Some(owned) = owned {
                draft.sure = owned.sure;
                draft.claimant = Some(owned.name);
                draft.whose = tokens.get(speech.from).map(Token::end);
            } else {
                draft.claimant = names.resolve(tokens, speech.from, speech.to);
            }
            draft.verb = tokens.get(speech.verb).map(|t| t.text.to_owned());
            let words = tokens.get(speech.from..speech.to).unwrap_or(&[]);
            let ends = words.first().zip(words.last());
            draft.speaker = ends.map(|(first, last)| (first.start, last.start + last.stem.len()));
            if words.len() == 1 && words.iter().any(|t| t.any(&["he", "she"])) {
                let before = tokens.get(..speech.from).unwrap_or(&[]);
                draft.sure = names.mentioned(previous.iter().chain(before)) <= 1;
            }
        }
        None => {
            if draft.quoted < 0.5 {
                if tokens.first().is_some_and(|t| t.any(&["he", "she"])) {
                    draft.opening = names.only(previous);
                }
                names.subject(tokens);
            }
        }
    }
}

/// Two who speak on either side of a joint.
fn voices(names: &mut Names, tokens: &[Token<'_>]) -> Option<[OneVoice; 2]> {
    let joint = atoms::joints(tokens).into_iter().find(|joint| {
        let side = |range: std::ops::Range<usize>| {
            tokens.get(range).is_some_and(|t| speech::find(t).is_some())
        };
        joint.antecedent.is_none() && side(0..joint.end) && side(joint.start..tokens.len())
    })?;
    let mut voice = |range: std::ops::Range<usize>| {
        let side = tokens.get(range)?;
        let speech = speech::find(side)?;
        let words = side.get(speech.from..speech.to)?;
        let (first, last) = words.first().zip(words.last())?;
        Some(OneVoice {
            from: side.first()?.start,
            attribution: Attribution {
                claimant: names.resolve(side, speech.from, speech.to),
                voice: Voice::Reported,
                verb: side.get(speech.verb).map(|t| t.text.to_owned()),
            },
            speaker: (first.start, last.start + last.stem.len()),
        })
    };
    let voices = [voice(0..joint.end)?, voice(joint.start..tokens.len())?];
    let [one, other] = &voices;
    (one.attribution.claimant != other.attribution.claimant).then_some(voices)
}

/// Gives the sentences of one quotation one speaker.
fn settle(drafts: &mut [Draft]) {
    let mut at = 0;
    let mut last: Option<String> = None;
    while at < drafts.len() {
        let end = run_end(drafts, at);
        let run = drafts.get(at..end).unwrap_or(&[]);
        let own = run.iter().find_map(|d| d.claimant.clone());
        let quoted = run.iter().any(|d| d.quoted > 0.55 || d.continues);
        if quoted {
            let paragraph = run.first().map(|d| d.paragraph);
            let near = |d: &&Draft| Some(d.paragraph) == paragraph;
            let before = drafts.get(..at).and_then(|b| {
                b.iter()
                    .rev()
                    .take(1)
                    .filter(near)
                    .find_map(|d| d.claimant.clone())
            });
            let after = drafts.get(end..).and_then(|a| {
                a.iter()
                    .take(1)
                    .filter(near)
                    .find_map(|d| d.claimant.clone())
            });
            let whose = own.or(before).or(after).or_else(|| last.clone());
            for draft in drafts.get_mut(at..end).unwrap_or(&mut []) {
                if draft.claimant.is_none() && (draft.quoted > 0.55 || draft.continues) {
                    draft.claimant.clone_from(&whose);
                }
            }
        }
        if !quoted && last.is_some() {
            // A piece of somebody's own words, "as low as I've ever seen", with no verb of speech.
            for draft in drafts.get_mut(at..end).unwrap_or(&mut []) {
                if draft.claimant.is_none()
                    && draft.first_person == FirstPerson::Quoted
                    && draft.quoted > 0.2
                {
                    draft.claimant.clone_from(&last);
                }
            }
        }
        if let Some(found) = drafts
            .get(at..end)
            .and_then(|r| r.iter().rev().find_map(|d| d.claimant.clone()))
        {
            last = Some(found);
        }
        at = end;
    }
}

/// A text quoted without marks: after somebody "wrote", paragraphs that say "I" and name no other
/// speaker, in an article that does not say "I" itself.
fn block(drafts: &mut [Draft]) {
    let wrote = |d: &Draft| {
        d.claimant.is_some()
            && d.verb
                .as_deref()
                .is_some_and(|verb| matches!(verb, "wrote" | "writes" | "posted" | "blogged"))
    };
    let Some(writer) = drafts.iter().position(wrote) else {
        return;
    };
    let own = |d: &Draft| d.first_person == FirstPerson::Own && d.claimant.is_none() && !d.left_out;
    if drafts.iter().take(writer).any(own) {
        return;
    }
    let Some(first) = drafts
        .iter()
        .skip(writer)
        .position(own)
        .map(|at| at + writer)
    else {
        return;
    };
    let paragraph = drafts.get(first).map(|d| d.paragraph);
    let start = drafts
        .iter()
        .position(|d| Some(d.paragraph) == paragraph)
        .unwrap_or(first);
    let stop = drafts.iter().skip(start).position(|d| d.claimant.is_some());
    let stop = stop.map_or(drafts.len(), |at| at + start);
    let Some(last) = drafts
        .get(start..stop)
        .and_then(|d| d.iter().rposition(own))
    else {
        return;
    };
    let block = drafts.get(start..=start + last).unwrap_or(&[]);
    if block.iter().filter(|d| own(d)).count() < 3 {
        return;
    }
    let (name, verb) = drafts
        .get(writer)
        .map_or((None, None), |d| (d.claimant.clone(), d.verb.clone()));
    for draft in drafts.get_mut(start..=start + last).unwrap_or(&mut []) {
        draft.claimant.clone_from(&name);
        draft.verb.clone_from(&verb);
        draft.continues = true;
        draft.speaker = None;
        draft.whose = None;
    }
}

/// One past the sentences that belong to one stretch of quotation.
fn run_end(drafts: &[Draft], at: usize) -> usize {
    let mut end = at + 1;
    while let (Some(before), Some(next)) = (drafts.get(end - 1), drafts.get(end)) {
        let follows =
            next.quoted > 0.55 && before.quoted > 0.3 && next.paragraph == before.paragraph;
        let other = next.claimant.is_some()
            && before.claimant.is_some()
            && next.claimant != before.claimant;
        if next.left_out || other || !(next.continues || follows) {
            break;
        }
        end += 1;
    }
    end
}

fn finish(draft: Draft) -> Said {
    let direct = draft.quoted > 0.5 || draft.continues;
    let attribution = match draft.claimant {
        None => ARTICLE,
        Some(name) => Attribution {
            claimant: Some(name),
            voice: if direct {
                Voice::Direct
            } else {
                Voice::Reported
            },
            verb: draft.verb,
        },
    };
    Said {
        attribution,
        open: draft.open,
        speaker: draft.speaker,
        whose: draft.whose,
        sure: draft.sure,
        opening: draft.opening,
        voices: draft.voices,
    }
}
