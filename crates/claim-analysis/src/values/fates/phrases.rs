//! Fates in several words: "lost their lives", "claimed 12 lives", "driven from their homes".

use super::counted::Counted;
use crate::lexicon::fates::Fate;
use crate::text::tokens::{Shape, Token, WordList};

/// Pronouns for a group that was named before: "9 of them".
pub(crate) const THEM: &[&str] = &["them", "whom", "us", "those"];

/// Pronouns of a clause about a group: "five pupils were hurt, one of whom died".
pub(crate) const OF_WHICH: &[&str] = &["whom", "which"];

/// Verbs with "lives" as object.
const TAKES: &[&str] =
    &["claimed", "claims", "claim", "claiming", "cost", "costs", "costing", "took", "taken", "taking"];

/// The end, exclusive, of "lives" in "claimed 12 lives", "12 lives were lost".
pub(crate) fn lives(tokens: &[Token<'_>], at: usize, first: usize) -> Option<usize> {
    let more = tokens.get(first).is_some_and(|t| t.any(&["more", "human", "civilian", "innocent"]));
    let end = first + usize::from(more) + 1;
    tokens.get(end - 1).filter(|t| t.any(&["lives", "life"]))?;
    let before = tokens.get(at.saturating_sub(5)..at).unwrap_or(&[]);
    let taken = before.iter().any(|t| t.any(TAKES));
    let after = tokens.get(end..tokens.len().min(end + 4)).unwrap_or(&[]);
    let gone = after.iter().any(|t| t.eq("lost"));
    (taken || gone).then_some(end)
}

/// True for "lost their" and "claimed the", the words before "lives".
pub(crate) fn is_loss(before: &[Token<'_>]) -> bool {
    let [verb, owner] = before else { return false };
    let lost = verb.any(&["lost", "lose", "loses", "losing"]);
    let taken = verb.any(&["claimed", "claims", "claiming", "took", "takes", "cost", "costs", "costing"]);
    lost && owner.any(&["their", "his", "her"]) || (lost || taken) && owner.eq("the")
}

/// Those who arrest.
const OFFICERS: &[&str] = &["police", "officers", "soldiers", "troops", "gendarmes", "agents", "army", "constables"];

/// Those who hold people captive.
const CAPTORS: &[&str] = &[
    "bandits",
    "kidnappers",
    "abductors",
    "gunmen",
    "militants",
    "rebels",
    "insurgents",
    "jihadists",
    "pirates",
    "terrorists",
];

/// True for a verb with one of these endings that tells how somebody died, before "to death": "mauled", "burnt", "stoning".
fn kills(token: &Token<'_>, endings: &[&str]) -> bool {
    const IRREGULAR: WordList = WordList::new(&[
        "burnt", "beaten", "beat", "shot", "frozen", "froze", "bled", "torn", "bitten", "stung", "hit", "struck",
    ]);
    const OTHERS: &[&str] =
        &["sentenced", "condemned", "sentencing", "condemning", "bored", "scared", "devoted", "doomed"];
    let regular = token.shape == Shape::Lower && endings.iter().any(|end| token.stem.ends_with(end));
    IRREGULAR.has(token) || regular && !token.any(OTHERS)
}

/// "suffered burns", "in a critical condition", "fighting for their lives".
fn is_hurt(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |back: usize, words: &[&str]| tokens.get(at + back).is_some_and(|t| t.any(words));
    let harm = ["burns", "injuries", "wounds", "fractures"];
    let hurt = ["suffered", "sustained", "received", "nursing", "nursed", "with"];
    if is(0, &hurt) && (1..4).any(|n| is(n, &harm)) {
        return true;
    }
    // "in a critical condition", "in intensive care", "on life support", "fighting for their lives"
    let grave = ["critical", "serious", "grave", "stable"];
    let condition = is(0, &["in"]) && (1..3).any(|n| is(n, &grave) && is(n + 1, &["condition"]));
    let care = is(0, &["in"]) && is(1, &["intensive"]) || is(0, &["on"]) && is(1, &["life"]) && is(2, &["support"]);
    condition || care || is(0, &["fighting"]) && is(1, &["for"]) && is(3, &["life", "lives"])
}

/// "laid down their lives", "breathed his last", "met their deaths", "embraced martyrdom".
fn gave_life(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |back: usize, words: &[&str]| tokens.get(at + back).is_some_and(|t| t.any(words));
    let own = |n: usize| is(n, &["their", "his", "her"]);
    let laid = is(0, &["laid", "lay", "laying"]) && is(1, &["down"]) && own(2) && is(3, &["lives", "life"])
        || is(0, &["gave", "sacrificed"]) && own(1) && is(2, &["lives", "life"]);
    let last = is(0, &["breathed", "breathes"]) && own(1) && is(2, &["last"]);
    let met = is(0, &["met", "meet", "meets"]) && own(1) && is(2, &["death", "deaths", "end"]);
    laid || last || met || is(0, &["embraced", "attained", "achieved"]) && is(1, &["martyrdom"])
}

/// A fate in several words at `at`, told of a subject: "lost their lives", "suffered burns", "went missing".
pub(super) fn of_subject(tokens: &[Token<'_>], at: usize) -> Option<Fate> {
    let is = |back: usize, words: &[&str]| tokens.get(at + back).is_some_and(|t| t.any(words));
    if is(0, &["lost", "lose", "losing"]) && is(2, &["lives", "life"]) {
        return Some(Fate::KILLED);
    }
    if is_hurt(tokens, at) {
        return Some(Fate::INJURED);
    }
    let kills = tokens.get(at).is_some_and(|t| kills(t, &["ed"]));
    let ways = ["stabbed", "shot"];
    if kills && is(1, &["to"]) && is(2, &["death"]) || is(0, &ways) && is(1, &["dead"]) {
        return Some(Fate::KILLED);
    }
    if gave_life(tokens, at) {
        return Some(Fate::KILLED);
    }
    if is(0, &["without"]) && (1..4).any(|n| is(n, &["home", "homes", "shelter", "roof"])) {
        return Some(Fate::DISPLACED);
    }
    if is(0, &["gunned", "mowed", "cut"]) && is(1, &["down"]) || is(0, &["put"]) && is(1, &["to"]) && is(2, &["death"])
    {
        return Some(Fate::KILLED);
    }
    // "swept to their deaths", "drank themselves to death"
    let theirs = is(0, &["to"]) && is(1, &["their", "his", "her"]) && is(2, &["death", "deaths"]);
    if theirs || is(1, &["themselves", "himself", "herself"]) && is(2, &["to"]) && is(3, &["death"]) {
        return Some(Fate::KILLED);
    }
    if is(0, &["burned", "burnt", "roasted", "flayed", "skinned"]) && is(1, &["alive"]) {
        return Some(Fate::KILLED);
    }
    if is(0, &["made", "left", "rendered"]) && is(1, &["homeless"]) {
        return Some(Fate::DISPLACED);
    }
    // "fell in the battle for Ostrel"
    let combat = ["battle", "battles", "fighting", "war", "combat", "action", "siege", "assault", "offensive"];
    if is(0, &["fell", "fallen"]) && is(1, &["in", "during"]) && (2..4).any(|n| is(n, &combat)) {
        return Some(Fate::KILLED);
    }
    if is(0, &["in"]) && is(1, &["hospital"]) {
        return Some(Fate::INJURED);
    }
    let homes = ["home", "homes", "houses"];
    let out = ["driven", "forced", "displaced", "expelled", "uprooted", "left", "drove"];
    if is(0, &out) && (1..5).any(|n| is(n, &homes)) && (1..3).any(|n| is(n, &["from", "out", "their"])) {
        return Some(Fate::DISPLACED);
    }
    if is(0, &["rounded"]) && is(1, &["up"])
        || is(0, &["taken", "remanded", "kept", "held"]) && (1..4).any(|n| is(n, &["custody", "detention"]))
        || is(0, &["in", "under"]) && (1..3).any(|n| is(n, &["custody", "detention", "arrest"]))
        || is(0, &["behind"]) && is(1, &["bars"])
    {
        return Some(Fate::DETAINED);
    }
    (is(0, &["taken", "held"]) && is(1, &["hostage", "captive", "prisoner"])).then_some(Fate::CAPTIVE)
}

/// A fate in several words that ends before the figure, told of an object: "rounded up 130 students", "shot dead 8".
pub(super) fn of_object(tokens: &[Token<'_>], counted: Counted, end: usize) -> Option<Fate> {
    let is =
        |back: usize, words: &[&str]| end.checked_sub(back).and_then(|at| tokens.get(at)).is_some_and(|t| t.any(words));
    if is(1, &["death"]) && is(2, &["to"]) && is(3, &["put", "puts", "putting"]) {
        return Some(Fate::KILLED);
    }
    if is(1, &["dead", "death"])
        && (2..4).any(|n| is(n, &["shot", "stabbed", "beat", "beaten", "shooting", "hacked", "burned", "struck"]))
    {
        return Some(Fate::KILLED);
    }
    if is(1, &["down"]) && is(2, &["gunned", "gunning", "mowed", "mowing"])
        || is(1, &["off"]) && is(2, &["carried", "carrying", "finished", "killed"])
        || is(1, &["out"]) && is(2, &["wiped", "wiping"])
    {
        return Some(Fate::KILLED);
    }
    if is(1, &["up"]) && is(2, &["rounded", "rounding", "round", "rounds"]) {
        return Some(Fate::DETAINED);
    }
    if is(1, &["hostage", "captive", "prisoner"]) && is(2, &["took", "taking", "taken", "hold", "holding", "held"]) {
        return Some(Fate::CAPTIVE);
    }
    let rest = tokens.get(counted.end..).unwrap_or(&[]);
    // "stabbed 3 people to death"
    let to_death = matches!(rest, [to, death, ..] if to.eq("to") && death.eq("death"));
    let struck = end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| kills(t, &["ed", "ing"]));
    if to_death && struck {
        return Some(Fate::KILLED);
    }
    // "Police picked up 63 youths", "Bandits are still holding 58 schoolgirls"
    let by = |words: &[&str]| tokens.get(end.saturating_sub(8)..end).unwrap_or(&[]).iter().any(|t| t.any(words));
    if is(1, &["up"]) && is(2, &["picked", "picking"]) && by(OFFICERS) {
        return Some(Fate::DETAINED);
    }
    if is(1, &["holding"]) && by(CAPTORS) {
        return Some(Fate::CAPTIVE);
    }
    let taken = is(1, &["took", "taking", "take", "holding", "held", "hold"]);
    let after = |words: &[&str]| {
        let rest = tokens.get(counted.end..).unwrap_or(&[]);
        rest.iter().take(2).any(|t| t.any(words))
    };
    if taken && after(&["hostage", "captive", "prisoner"]) {
        return Some(Fate::CAPTIVE);
    }
    if taken && after(&["custody", "detention"]) {
        return Some(Fate::DETAINED);
    }
    let homes = ["home", "homes", "houses"];
    let drove = is(1, &["drove", "driving", "driven", "forced", "forcing", "drives", "forces", "expelled"]);
    let after = tokens.get(counted.end..).unwrap_or(&[]).iter().take(4);
    let mut after = after.skip_while(|t| !t.any(&["from", "out"]));
    let expelled = is(1, &["driven", "expelled", "forced"]);
    let from = after.clone().next().is_some();
    (drove && after.any(|t| t.any(&homes)) || expelled && from).then_some(Fate::DISPLACED)
}
