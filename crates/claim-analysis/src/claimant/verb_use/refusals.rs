//! Verbs of refusing, which answer a statement or decide a matter: "rejected the criticism", "rejected the appeal".

use super::complements::ends;
use crate::lexicon::CLAIMS;
use crate::text::tokens::Token;

/// Verbs of refusing, whose object tells whether somebody speaks.
pub(super) const REFUSALS: &[&str] =
    &["refuse", "refused", "refuses", "dismissed", "dismisses", "dismissing", "rejected", "rejects", "rejecting"];

/// True if a verb of refusing answers what was said. A body that votes and an employer that dismisses staff act.
pub(super) fn refuses(tokens: &[Token<'_>], subject: &[Token<'_>], verb: usize) -> bool {
    let ahead = tokens.get(verb + 1..).unwrap_or(&[]);
    let Some(token) = tokens.get(verb) else { return false };
    if token.stem.starts_with("refuse") {
        return ends(ahead);
    }
    if decides(subject, ahead) {
        return false;
    }
    answers(ahead) || token.stem.starts_with("reject") && !votes(tokens, subject, verb)
}

/// "The commission rejected all but five of the complaints": a body that decides.
fn decides(subject: &[Token<'_>], ahead: &[Token<'_>]) -> bool {
    const DECIDERS: &[&str] = &[
        "commission",
        "board",
        "panel",
        "regulator",
        "ombudsman",
        "tribunal",
        "court",
        "judge",
        "judges",
        "committee",
    ];
    const MATTERS: &[&str] = &[
        "complaint",
        "complaints",
        "appeal",
        "appeals",
        "bid",
        "bids",
        "petition",
        "petitions",
        "application",
        "applications",
        "challenge",
        "challenges",
        "motion",
        "motions",
        "lawsuit",
        "suit",
        "case",
        "request",
        "requests",
        "objection",
        "objections",
    ];
    let near = ahead.iter().take(10).take_while(|t| !matches!(t.mark(), ';' | '.') && !t.eq("that"));
    subject.last().is_some_and(|t| t.any(DECIDERS)) && near.into_iter().any(|t| t.any(MATTERS))
}

/// True if what is dismissed or rejected was said: "dismissed claims that …", "rejected the criticism", "dismissed it as".
fn answers(ahead: &[Token<'_>]) -> bool {
    const SAID: &[&str] = &[
        "criticism",
        "criticisms",
        "concerns",
        "concern",
        "fears",
        "warnings",
        "warning",
        "complaints",
        "talk",
        "comments",
        "remarks",
        "argument",
        "arguments",
        "account",
        "calls",
        "threat",
        "threats",
        "figures",
        "findings",
        "link",
        "links",
        "possibility",
        "that",
        "as",
        "any",
    ];
    let near = ahead.iter().take(8).take_while(|t| !matches!(t.mark(), ';' | '.'));
    ends(ahead) || near.into_iter().any(|t| t.any(CLAIMS) || t.any(SAID) || t.quoted)
}

/// True if a vote is told: "The senate rejected the budget", "rejected by 41 votes to 30".
fn votes(tokens: &[Token<'_>], subject: &[Token<'_>], verb: usize) -> bool {
    const BODIES: &[&str] = &[
        "parliament",
        "senate",
        "assembly",
        "congress",
        "voters",
        "lawmakers",
        "deputies",
        "court",
        "courts",
        "judge",
        "judges",
        "tribunal",
        "shareholders",
        "jury",
        "legislature",
        "legislators",
        "senators",
        "mps",
        "house",
        "chamber",
        "bench",
        "electorate",
        "councillors",
    ];
    let votes = tokens.get(verb..).unwrap_or(&[]).iter().take(20).any(|t| t.any(&["votes", "vote"]));
    votes || subject.last().is_some_and(|t| t.any(BODIES))
}
