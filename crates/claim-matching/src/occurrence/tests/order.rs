//! Order of arrival: neighbourhoods that are grouped again as their articles arrive end as if all claims had been grouped at once.

use std::collections::BTreeSet;

use super::kit::article;
use super::stories::{Article, EXPLOSION, FERRY, OTHERS, PLACES};
use crate::occurrence::group::{Group, Ties};
use crate::occurrence::kin::kinship;
use crate::occurrence::place::place;
use crate::occurrence::trace::Trace;

/// One flood, told with and without the word until an article tells both, and a later one in the same town.
const FLOODS: &[Article] = &[
    ("2026-03-02", "Fourteen dead in Sorrin", "A flood in Sorrin killed 14 people, the governor said."),
    ("2026-03-02", "Sorrin mourns", "At least 14 people were killed by the flood in Sorrin, the hospital said."),
    (
        "2026-03-02",
        "River Ard bursts its banks",
        "The river Ard burst its banks near Sorrin on 1 March 2026 and destroyed 230 homes, the fire brigade said.",
    ),
    (
        "2026-03-03",
        "Homes lost at the Ard",
        "The river Ard destroyed 230 homes near Sorrin when it burst its banks on 1 March 2026, the council said.",
    ),
    (
        "2026-03-04",
        "The night of the flood",
        "The flood of 1 March 2026 in Sorrin destroyed 230 homes when the river Ard burst its banks, the ministry said.",
    ),
    (
        "2026-04-21",
        "Sorrin under water",
        "A flood in Sorrin on 20 April 2026 destroyed 90 homes, the fire brigade said.",
    ),
    ("2026-04-22", "Second flood", "The flood in Sorrin on 20 April 2026 destroyed 110 homes, the governor said."),
];

/// A claim in canonical order, with the number of its article.
struct Claim {
    article: usize,
    statement: String,
    trace: Trace,
}

fn claims(articles: &[Article]) -> Vec<Claim> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|at| articles[*at]);
    let claims = order.into_iter().flat_map(|at| {
        let (day, title, text) = articles[at];
        let told = article(day, title, text).into_iter();
        told.map(move |told| Claim { article: at, statement: told.statement, trace: told.trace })
    });
    claims.collect()
}

/// The groups of some claims, as indices of all claims.
fn groups(claims: &[Claim], some: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let some: Vec<usize> = some.iter().copied().collect();
    let traces: Vec<Trace> = some.iter().map(|at| claims[*at].trace.clone()).collect();
    let (groups, _) = place(&traces, &Ties::all(&traces), &[]);
    groups.into_iter().map(|group| group.members.into_iter().map(|at| some[at]).collect()).collect()
}

/// Groups claims article by article: only the neighbourhoods of each article are grouped again.
fn live(claims: &[Claim], order: &[usize]) -> BTreeSet<BTreeSet<usize>> {
    let mut neighbourhoods: Vec<(BTreeSet<usize>, Vec<BTreeSet<usize>>)> = Vec::new();
    for article in order {
        for new in (0..claims.len()).filter(|at| claims[*at].article == *article) {
            let is_kin = |other: &usize| kinship(&claims[new].trace, &claims[*other].trace).is_some();
            let (near, rest): (Vec<_>, Vec<_>) =
                neighbourhoods.into_iter().partition(|(members, _)| members.iter().any(is_kin));
            let mut members: BTreeSet<usize> = near.into_iter().flat_map(|(members, _)| members).collect();
            members.insert(new);
            let found = groups(claims, &members);
            neighbourhoods = rest;
            neighbourhoods.push((members, found));
        }
    }
    neighbourhoods.into_iter().flat_map(|(_, groups)| groups).collect()
}

/// Numbers up to `count` in an order that follows from a seed.
fn shuffled(count: usize, mut seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, usize::try_from(seed >> 33).unwrap() % (at + 1));
    }
    order
}

#[test]
fn articles_in_any_order_give_the_groups_of_all_at_once() {
    let mixed: Vec<Article> =
        [FERRY, EXPLOSION, OTHERS, PLACES[0], PLACES[1], FLOODS].into_iter().flatten().copied().collect();
    for (number, story) in [FERRY, EXPLOSION, OTHERS, FLOODS, &mixed].into_iter().enumerate() {
        let claims = claims(story);
        let at_once: BTreeSet<BTreeSet<usize>> = groups(&claims, &(0..claims.len()).collect()).into_iter().collect();
        assert!(story.len() < 5 || !at_once.is_empty());
        for seed in 0..40 {
            let order = shuffled(story.len(), seed * 7 + u64::try_from(number).unwrap());
            assert_eq!(live(&claims, &order), at_once, "{order:?}");
        }
    }
}

#[test]
fn two_groups_become_one_when_a_claim_tells_both() {
    let told = |articles: &[Article]| -> Vec<BTreeSet<String>> {
        let claims = claims(articles);
        let all = groups(&claims, &(0..claims.len()).collect());
        all.into_iter().map(|group| group.into_iter().map(|at| claims[at].statement.clone()).collect()).collect()
    };
    assert_eq!(told(&FLOODS[..4]).len(), 2, "{:#?}", told(&FLOODS[..4]));
    let merged = told(&FLOODS[..5]);
    assert_eq!(merged.iter().map(BTreeSet::len).collect::<Vec<_>>(), [5], "{merged:#?}");
    let all = told(FLOODS);
    assert_eq!(all.len(), 2, "a flood seven weeks later is another: {all:#?}");
}

#[test]
fn kept_groups_keep_their_members_and_what_was_taken_out_stays_out() {
    let claims = claims(&FLOODS[..5]);
    let traces: Vec<Trace> = claims.iter().map(|claim| claim.trace.clone()).collect();
    let ties = Ties::all(&traces);
    let group = |members: &[usize], barred: &[usize]| Group {
        members: members.iter().copied().collect(),
        barred: barred.iter().copied().collect(),
        ..Group::default()
    };
    let (groups, kept) = place(&traces, &ties, &[group(&[0, 1], &[]), group(&[2, 3], &[])]);
    assert_eq!((groups, kept), (vec![group(&[0, 1, 2, 3, 4], &[])], vec![0, 0]));
    let (groups, kept) = place(&traces, &ties, &[group(&[0, 1], &[]), group(&[2, 3], &[1])]);
    assert_eq!(kept, [0, 1], "claim 1 was taken out of what the other group is about: {groups:#?}");
}

#[test]
fn a_claim_that_a_person_has_put_into_a_group_stays_in_its_own_as_well() {
    let claims = claims(FLOODS);
    let traces: Vec<Trace> = claims.iter().map(|claim| claim.trace.clone()).collect();
    let ties = Ties::all(&traces);
    let own = BTreeSet::from([5, 6]);
    let kept = Group { members: (0..=5).collect(), put_in: BTreeSet::from([5]), ..Group::default() };
    let (groups, _) = place(&traces, &ties, std::slice::from_ref(&kept));
    let members: Vec<BTreeSet<usize>> = groups.into_iter().map(|group| group.members).collect();
    assert_eq!(members, [kept.members, own]);
}
