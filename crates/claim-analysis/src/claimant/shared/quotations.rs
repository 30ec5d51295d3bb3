//! Speakers of quotations that run over several sentences.

use crate::claimant::draft::{DraftAttribution, FirstPerson, Quotation};

/// Assigns one speaker to all sentences of a quotation.
pub(crate) fn share_speakers(drafts: &mut [DraftAttribution]) {
    let mut at = 0;
    // The last draft with a claimant.
    let mut last: Option<usize> = None;
    let claimant = |drafts: &[DraftAttribution], at: usize| drafts.get(at).and_then(|draft| draft.claimant.clone());
    while at < drafts.len() {
        let end = run_end(drafts, at);
        let run = drafts.get(at..end).unwrap_or(&[]);
        let quoted = run.iter().any(|d| d.quoted > 0.55 || d.continues());
        if quoted {
            let own = run.iter().find_map(|d| d.claimant.clone());
            let paragraph = run.first().map(|d| d.paragraph);
            let neighbour = |at: usize| {
                let draft = drafts.get(at).filter(|d| Some(d.paragraph) == paragraph);
                draft.and_then(|d| d.claimant.clone())
            };
            let before = at.checked_sub(1).and_then(neighbour);
            let after = neighbour(end);
            let speaker = own.or(before).or(after).or_else(|| claimant(drafts, last?));
            for draft in drafts.get_mut(at..end).unwrap_or(&mut []) {
                if draft.claimant.is_none() && (draft.quoted > 0.55 || draft.continues()) {
                    draft.claimant.clone_from(&speaker);
                }
            }
        }
        if let Some(last) = last.filter(|_| !quoted) {
            // A short quotation in the first person, "as low as I've ever seen", without a reporting verb.
            for at in at..end {
                let open = |d: &DraftAttribution| {
                    d.claimant.is_none() && d.first_person == FirstPerson::Quoted && d.quoted > 0.2
                };
                let speaker = drafts.get(at).is_some_and(open).then(|| claimant(drafts, last)).flatten();
                if let Some(draft) = drafts.get_mut(at).filter(|_| speaker.is_some()) {
                    draft.claimant = speaker;
                }
            }
        }
        let run = drafts.get(at..end).unwrap_or(&[]);
        last = run.iter().rposition(|d| d.claimant.is_some()).map(|place| at + place).or(last);
        at = end;
    }
}

/// Attributes a text quoted without marks: after somebody "wrote", paragraphs that say "I" and name no other speaker, in
/// an article that does not say "I" before.
pub(crate) fn attribute_block_quotation(drafts: &mut [DraftAttribution]) {
    let wrote = |d: &DraftAttribution| {
        d.claimant.is_some()
            && d.verb.as_deref().is_some_and(|verb| matches!(verb, "wrote" | "writes" | "posted" | "blogged"))
    };
    let Some(writer) = drafts.iter().position(wrote) else {
        return;
    };
    let own = |d: &DraftAttribution| d.first_person == FirstPerson::Unquoted && d.claimant.is_none() && !d.left_out;
    if drafts.iter().take(writer).any(own) {
        return;
    }
    let Some(first) = drafts.iter().skip(writer).position(own).map(|at| at + writer) else {
        return;
    };
    let paragraph = drafts.get(first).map(|d| d.paragraph);
    let start = drafts.iter().position(|d| Some(d.paragraph) == paragraph).unwrap_or(first);
    let stop = drafts.iter().skip(start).position(|d| d.claimant.is_some());
    let stop = stop.map_or(drafts.len(), |at| at + start);
    let Some(last) = drafts.get(start..stop).and_then(|d| d.iter().rposition(own)) else {
        return;
    };
    let block = drafts.get(start..=start + last).unwrap_or(&[]);
    if block.iter().filter(|d| own(d)).count() < 3 {
        return;
    }
    let (name, verb) = drafts.get(writer).map_or((None, None), |d| (d.claimant.clone(), d.verb.clone()));
    for draft in drafts.get_mut(start..=start + last).unwrap_or(&mut []) {
        draft.claimant.clone_from(&name);
        draft.verb.clone_from(&verb);
        draft.quotation = Quotation::Continued;
        draft.speaker = None;
        draft.possessive_end = None;
    }
}

/// End, exclusive, of the sentences of the quotation that starts at `at`.
fn run_end(drafts: &[DraftAttribution], at: usize) -> usize {
    let mut end = at + 1;
    while let (Some(before), Some(next)) = (drafts.get(end - 1), drafts.get(end)) {
        let follows = next.quoted > 0.55 && before.quoted > 0.3 && next.paragraph == before.paragraph;
        let other = next.claimant.is_some() && before.claimant.is_some() && next.claimant != before.claimant;
        if next.left_out || other || !(next.continues() || follows) {
            break;
        }
        end += 1;
    }
    end
}
