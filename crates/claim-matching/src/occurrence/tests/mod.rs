//! Tables of kinship and conflicts: sentences as an article has them.

mod kit;
mod order;
mod stories;

use kit::trace;

use super::conflict::{Conflict, conflicts};
use super::kin::kinship;

#[test]
fn claims_are_kin_by_place_act_and_day() {
    const FLOOD: &str = "A flood in Sorrin killed 14 people on 1 March 2026.";
    for (text, is_kin) in [
        ("At least 12 people died in the flood in Sorrin, the governor said.", true),
        ("The flood of 1 March 2026 destroyed 230 homes in Sorrin.", true),
        // Another place, another thing, another time.
        ("A flood in Ardel killed 14 people on 1 March 2026.", false),
        ("A fire in Sorrin killed 14 people on 1 March 2026.", false),
        ("A flood in Sorrin killed 14 people on 1 March 2021.", false),
        ("The council of Sorrin raised the price of water by 12 percent on 1 March 2026.", false),
        // A slip of one day may be an error about the same.
        ("A flood in Sorrin killed 14 people on 28 February 2026.", true),
    ] {
        let (one, other) = (trace("2026-03-02", "Storm in the north", FLOOD), trace("2026-03-03", "Rain", text));
        assert_eq!(kinship(&one, &other).is_some(), is_kin, "{text}");
        assert_eq!(kinship(&one, &other), kinship(&other, &one), "{text}");
    }
}

#[test]
fn a_claim_without_a_place_has_that_of_its_headline() {
    let known = trace("2026-03-02", "Flood in Sorrin kills 14", "The flood in Sorrin killed 14 people on Sunday.");
    let toll = "The number of people killed has risen to 17, rescuers said.";
    assert!(kinship(&known, &trace("2026-03-03", "More dead after flood in Sorrin", toll)).is_some());
    assert!(kinship(&known, &trace("2026-03-03", "More dead after fire in Ardel", toll)).is_none());
}

/// A sentence of an article of this day.
type Told<'a> = (&'a str, &'a str);

#[test]
fn figures_conflict_by_what_they_count_and_when() {
    const TOLD: &str = "The flood in Sorrin killed 14 people, the governor said.";
    let day = "2026-03-02";
    let table: &[(Told<'_>, Told<'_>, &[Conflict])] = &[
        ((day, TOLD), (day, "The flood in Sorrin killed 12 people, the police said."), &[Conflict::OtherFigure]),
        ((day, TOLD), (day, "The flood in Sorrin killed at least 12 people, the police said."), &[]),
        // A later, higher toll is a development; a later, lower one cannot be.
        ((day, TOLD), ("2026-03-04", "The flood in Sorrin killed 17 people, the police said."), &[]),
        ((day, TOLD), ("2026-03-04", "The flood in Sorrin killed 9 people, the police said."), &[Conflict::LowerLater]),
        ((day, TOLD), ("2026-03-04", "As of 28 February, the flood in Sorrin had killed 9 people."), &[]),
        // Increments, former totals, combined and other categories.
        ((day, TOLD), (day, "The flood in Sorrin killed another 3 people, the police said."), &[]),
        ((day, TOLD), ("2026-03-04", "The toll of the flood in Sorrin rose to 17 people killed, up from 9."), &[]),
        ((day, TOLD), (day, "The flood in Sorrin left 40 people killed or injured, the police said."), &[]),
        ((day, TOLD), (day, "The flood in Sorrin injured 40 people, the police said."), &[]),
        // Denied, asked, conditional.
        ((day, TOLD), (day, "The governor denied that the flood in Sorrin had killed 30 people."), &[]),
        (
            (day, TOLD),
            (day, "If the flood in Sorrin killed 30 people, it was the worst in years, the police said."),
            &[],
        ),
        (
            (day, "Exactly 37 people were killed when the Ostrel dam broke on 2 February 2026, the ministry said."),
            (day, "The ministry said that 52 people were killed when the dam at Ostrel broke on 2 February 2026."),
            &[Conflict::OtherFigure],
        ),
        // A part of the whole.
        ((day, TOLD), (day, "The flood killed 3 people in the village of Lirova near Sorrin, the police said."), &[]),
        // What is missing may be found.
        (
            (day, "The flood in Sorrin left 20 people missing, the police said."),
            ("2026-03-04", "The flood in Sorrin left 4 people missing, the police said."),
            &[],
        ),
    ];
    for ((one_day, one), (other_day, other), expected) in table {
        let (one_trace, other_trace) = (trace(one_day, "News", one), trace(other_day, "News", other));
        let found: Vec<Conflict> = conflicts(&one_trace, &other_trace).into_iter().collect();
        assert_eq!(&found, expected, "{one} / {other}");
        assert_eq!(conflicts(&other_trace, &one_trace), conflicts(&one_trace, &other_trace), "{one} / {other}");
    }
}

#[test]
fn acts_conflict_by_day_and_party() {
    const OPENED: &str = "The new harbour bridge in Sorrin collapsed on 1 March 2026 during a storm.";
    const SHELLED: &str = "Troops of Korvale shelled the cattle market in Sorrin on 1 March 2026.";
    let table: &[(&str, &str, &[Conflict])] = &[
        (
            OPENED,
            "The new harbour bridge in Sorrin collapsed on 28 February 2026 during a storm.",
            &[Conflict::OtherDay],
        ),
        (OPENED, "The new harbour bridge in Sorrin collapsed during a storm, the mayor said on Monday.", &[]),
        (OPENED, "The new harbour bridge in Sorrin collapsed in March 2026 during a storm.", &[]),
        (OPENED, "The governor visited the market in Sorrin on 28 February 2026.", &[]),
        (
            SHELLED,
            "The cattle market in Sorrin was shelled by rebels from Tovar on 1 March 2026.",
            &[Conflict::OtherParty],
        ),
        (
            "The market in Sorrin was attacked by the army of Dask on 1 March 2026.",
            "The market in Sorrin was attacked by rebels of Vorn on 1 March 2026.",
            &[Conflict::OtherParty],
        ),
        (
            "The town of Sorrin was attacked by the army of Dask on 1 March 2026.",
            "The town of Sorrin was attacked by rebels of Vorn on 1 March 2026.",
            &[Conflict::OtherParty],
        ),
        (
            "The town of Sorrin was attacked by the army of Dask on 1 March 2026.",
            "The town of Sorrin was attacked by rebels on the road to Vorn on 1 March 2026.",
            &[],
        ),
        (SHELLED, "The cattle market in Sorrin was shelled by troops of Korvale on 1 March 2026.", &[]),
        (SHELLED, "Rebels from Tovar had not shelled the cattle market in Sorrin on 1 March 2026.", &[]),
    ];
    for (one, other, expected) in table {
        let (one_trace, other_trace) = (trace("2026-03-03", "News", one), trace("2026-03-03", "News", other));
        let found: Vec<Conflict> = conflicts(&one_trace, &other_trace).into_iter().collect();
        assert_eq!(&found, expected, "{one} / {other}");
    }
}
