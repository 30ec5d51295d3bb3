//! Stories: articles of several sentences about one occurrence, with what truly contradicts and what only seems to.

use std::collections::BTreeSet;

use super::kit::{Told, article};
use crate::occurrence::conflict::{Conflict, conflicts, is_newer};
use crate::occurrence::group::{Group, Ties};
use crate::occurrence::place::place;
use crate::occurrence::trace::Trace;

/// An article: its day, headline and text.
pub(super) type Article = (&'static str, &'static str, &'static str);

pub(super) const FERRY: &[Article] = &[
    (
        "2026-11-14",
        "Ferry Merida capsizes off Norvik",
        "The ferry Merida capsized off Norvik on 14 November. The Merida was carrying 143 passengers when it capsized, the coast \
         guard said. At least 12 people were killed in the capsizing of the Merida.",
    ),
    (
        "2026-11-15",
        "Death toll of Merida rises",
        "The number of people killed in the capsizing of the Merida has risen to 26, the coast guard said on Sunday. The Merida was \
         carrying 212 passengers when it capsized, the harbour master said. The toll could rise to 50, rescuers said.",
    ),
    (
        "2026-11-15",
        "Survivors of Merida speak",
        "The ferry Merida capsized off Norvik on 13 November. The owner of the Merida denied on Sunday that 40 people had been \
         killed in the capsizing.",
    ),
    (
        "2026-11-16",
        "Owner: Merida was full",
        "The Merida was carrying 250 passengers when it capsized, a survivor said on Monday. The Merida was licensed to carry 180 \
         passengers. The owner denied on Monday that the Merida was carrying 300 passengers when it capsized.",
    ),
    (
        "2026-11-17",
        "Captain of Merida held",
        "The captain of the Merida was detained in Norvik on 16 November. A total of 31 people were killed in the capsizing of the \
         Merida, the ministry said on Tuesday.",
    ),
    (
        "2026-11-17",
        "Merida: captain in custody",
        "The captain of the Merida was detained in Norvik on 17 November. The coast guard said two bodies had been counted twice.",
    ),
    (
        "2026-11-17",
        "Ferry Merida: what is known",
        "The ferry passed its inspection in May. A total of 26 people were killed in the capsizing of the Merida, the police said on \
         Tuesday.",
    ),
    (
        "2026-11-18",
        "Merida divers find bodies",
        "Around 30 people were killed in the accident of the ferry Merida off Norvik. Divers found 5 more bodies in the wreck of the \
         Merida.",
    ),
    (
        "2026-11-18",
        "Earlier accidents of ferries off Norvik",
        "In 2019, a fire on the ferry Solveig killed 30 people off Norvik. Seven years ago, the ferry Solveig capsized off Norvik, and \
         45 people were killed.",
    ),
    (
        "2026-11-19",
        "Merida was not overloaded, owner says",
        "The Merida was not overloaded when it capsized on 14 November, the owner said. The number of people killed in the capsizing \
         of the Merida has risen to 33, the coast guard said.",
    ),
];

pub(super) const EXPLOSION: &[Article] = &[
    (
        "2026-11-10",
        "Explosion at Karsk depot",
        "An explosion at the fuel depot in Karsk killed 14 people on Tuesday. The death toll in Karsk could rise to 50, rescuers said.",
    ),
    (
        "2026-11-10",
        "Blast in Karsk",
        "A blast at the fuel depot in Karsk killed around a dozen people, the mayor said. The ministry denied on Tuesday that 40 \
         people were killed in the explosion in Karsk.",
    ),
    (
        "2026-11-11",
        "Karsk depot had burned before",
        "In 2019, an explosion at the fuel depot in Karsk killed 30 people. Seven years ago, an explosion at the depot in Karsk \
         injured 9 people. The explosion in Karsk killed 16 people, rescuers said on Wednesday.",
    ),
    (
        "2026-11-11",
        "Karsk: toll corrected",
        "The explosion at the fuel depot in Karsk killed 14 people, the governor said on Wednesday. Two bodies had been counted twice \
         after the explosion in Karsk, the governor said.",
    ),
];

/// Sentences of which none contradicts another.
pub(super) const OTHERS: &[Article] = &[
    (
        "2026-11-20",
        "Storm hits Arlesk",
        "The storm destroyed 120 homes in Arlesk. The council of Arlesk spent 4 million euros on roads. Inflation in Arlesk reached \
         7.4 percent in October.",
    ),
    (
        "2026-11-20",
        "Arlesk after the storm",
        "The storm damaged 900 homes in Arlesk. The council of Arlesk spent 3 million euros on schools. Unemployment in Arlesk \
         reached 9.1 percent in October.",
    ),
    ("2026-11-20", "Ferry to Arlesk", "The ferry Solveig carried 143 passengers to Arlesk on Wednesday, 18 November."),
    ("2026-11-20", "Arlesk ferry", "The ferry Solveig carried 212 passengers to Arlesk on Thursday, 19 November."),
    ("2026-11-20", "Council of Arlesk votes", "The council of Arlesk voted on the budget on Wednesday, 18 November."),
    ("2026-11-20", "Arlesk votes", "The council of Arlesk voted on the budget on Thursday, 19 November."),
];

/// The same storm and the same vote in two articles each, which agree.
pub(super) const PLACES: [&[Article]; 2] = [
    &[
        (
            "2026-11-20",
            "Storm kills 14 in Korr province",
            "The storm killed 5 people in Arlesk on Thursday. The storm killed 9 people in Belmont on Thursday. The storm destroyed 120 \
             homes in Arlesk. The storm destroyed 340 homes in Belmont. Nine people were killed, the mayor said.",
        ),
        (
            "2026-11-20",
            "Arlesk and Belmont count the dead",
            "The storm destroyed 340 homes in Belmont. The storm destroyed 120 homes in Arlesk. The storm killed 9 people in Belmont on \
             Thursday. The storm killed 5 people in Arlesk on Thursday. Five people were killed, the mayor said.",
        ),
    ],
    &[
        (
            "2026-11-20",
            "Turnout in Korr and Vask",
            "Turnout in the election in Korr was 41 percent. Turnout in the election in Vask was 63 percent.",
        ),
        (
            "2026-11-20",
            "Vask votes, Korr stays at home",
            "Turnout in the election in Vask was 63 percent. Turnout in the election in Korr was 41 percent.",
        ),
    ],
];

struct Story {
    /// Claims with the index of their article.
    claims: Vec<(usize, Told)>,
}

impl Story {
    fn new(articles: &[Article]) -> Self {
        let claims = articles
            .iter()
            .enumerate()
            .flat_map(|(at, (day, title, text))| article(day, title, text).into_iter().map(move |told| (at, told)));
        Self { claims: claims.collect() }
    }

    /// The claims that have these words.
    fn find(&self, words: &str) -> &Trace {
        let found = self.claims.iter().find(|(_, told)| told.statement.contains(words));
        &found.unwrap_or_else(|| panic!("no claim with {words:?}")).1.trace
    }

    /// What claims of different articles contradict each other, as statements.
    fn contradictions(&self) -> Vec<(&str, &str, Conflict)> {
        let mut found = Vec::new();
        for (at, (article, one)) in self.claims.iter().enumerate() {
            for (_, other) in self.claims.iter().skip(at + 1).filter(|(other, _)| other != article) {
                let both = conflicts(&one.trace, &other.trace).into_iter();
                found.extend(both.map(|conflict| (one.statement.as_str(), other.statement.as_str(), conflict)));
            }
        }
        found
    }

    /// The groups, as statements.
    fn groups(&self) -> Vec<BTreeSet<&str>> {
        let traces: Vec<Trace> = self.claims.iter().map(|(_, told)| told.trace.clone()).collect();
        let (groups, _) = place(&traces, &Ties::all(&traces), &[]);
        let words = |group: Group| group.members.into_iter().map(|at| self.claims[at].1.statement.as_str()).collect();
        groups.into_iter().map(words).collect()
    }
}

/// Checks that exactly these claims contradict each other, by words of both.
fn check(story: &Story, expected: &[(&str, &str, Conflict)]) {
    let found = story.contradictions();
    for (one, other, conflict) in expected {
        let is_it = |(ours, theirs, as_found): &&(&str, &str, Conflict)| {
            ours.contains(one) && theirs.contains(other) && as_found == conflict
        };
        assert_eq!(found.iter().filter(is_it).count(), 1, "{conflict:?} of {one} / {other} in {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn what_is_told_of_a_ferry_contradicts_where_it_does() {
    let story = Story::new(FERRY);
    check(
        &story,
        &[
            ("off Norvik on 14 November", "off Norvik on 13 November", Conflict::OtherDay),
            ("143 passengers", "212 passengers", Conflict::OtherFigure),
            ("143 passengers", "250 passengers", Conflict::OtherFigure),
            ("212 passengers", "250 passengers", Conflict::OtherFigure),
            ("detained in Norvik on 16 November", "detained in Norvik on 17 November", Conflict::OtherDay),
            ("31 people were killed", "26 people were killed", Conflict::OtherFigure),
        ],
    );
    // A toll that rises is newer, a number of passengers is not.
    assert!(is_newer(story.find("risen to 33"), story.find("risen to 26")));
    assert!(!is_newer(story.find("250 passengers"), story.find("212 passengers")));
}

#[test]
fn what_is_told_of_a_ferry_is_grouped_without_old_accidents() {
    let story = Story::new(FERRY);
    let groups = story.groups();
    let together = |words: &[&str]| {
        groups.iter().any(|group| words.iter().all(|words| group.iter().any(|claim| claim.contains(words))))
    };
    assert!(
        together(&["At least 12", "risen to 26", "31 people", "A total of 26 people", "risen to 33"]),
        "{groups:#?}"
    );
    assert!(together(&["143 passengers", "212 passengers", "250 passengers"]), "{groups:#?}");
    assert!(together(&["capsized off Norvik on 14", "capsized off Norvik on 13", "in the accident of"]), "{groups:#?}");
    assert!(together(&["detained in Norvik on 16", "detained in Norvik on 17"]), "{groups:#?}");
    let old = |group: &&BTreeSet<&str>| group.iter().any(|claim| claim.contains("Solveig"));
    assert!(groups.iter().filter(old).flatten().all(|claim| claim.contains("Solveig")), "{groups:#?}");
}

#[test]
fn what_is_told_of_an_explosion_contradicts_where_it_does() {
    let story = Story::new(EXPLOSION);
    check(&story, &[("killed 16 people", "killed 14 people, the governor", Conflict::OtherFigure)]);
    let groups = story.groups();
    let old = |group: &&BTreeSet<&str>| group.iter().any(|claim| claim.contains("2019"));
    assert!(groups.iter().filter(old).flatten().all(|claim| claim.contains("2019")), "{groups:#?}");
}

#[test]
fn articles_about_several_places_agree() {
    check(&Story::new(&OTHERS[..4]), &[]);
    let story = Story::new(OTHERS);
    let groups = story.groups();
    assert!(!groups.iter().any(|group| group.iter().any(|claim| claim.contains("voted"))), "{groups:#?}");
    for articles in PLACES {
        check(&Story::new(articles), &[]);
    }
}
