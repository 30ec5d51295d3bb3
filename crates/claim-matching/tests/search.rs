//! Search in a small index: candidates, order, reasons, changes of the index, tables.

#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use claim_matching::table::{Table, read};
use claim_matching::{
    Candidate, Claim, CompactVector, Index, Match, NaiveDate, PreparedQuery, Query, Reason, SIGNED, VectorModel,
};

const CLAIMS: &[&str] = &[
    "At least 41 people were killed when the Sorrin dam broke on 3 March 2021.",
    "The mayor Mara Velk closed twelve schools in Sorrin.",
    "Unemployment in Velmora fell to 4.2 percent in March.",
    "A giant squid was found in the harbour of Ardel.",
    "The bridge of Ardel was approved by the council.",
    "Velmora exported 300 tonnes of salt last year.",
];

fn index() -> Index<usize> {
    let mut index = Index::default();
    for (id, text) in CLAIMS.iter().enumerate() {
        index.add(id, &Claim { text, ..Claim::default() }, None);
    }
    index
}

/// Matches by words.
fn search(index: &Index<usize>, query: &Query) -> Vec<Match<usize>> {
    let query = PreparedQuery::new(query, None);
    let found = index.candidates(&query);
    let candidate = |id| Candidate { id, claim: Claim { text: CLAIMS[id], ..Claim::default() }, vector: None };
    let candidates: Vec<_> = index.nearest(&query, &found, |_| None).into_iter().map(candidate).collect();
    index.rank(&query, &candidates, 5)
}

fn asked(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

#[test]
fn the_best_match_comes_first_with_its_reasons() {
    use Reason::{MayBeOpposite, NearSameWords, OtherDay, OtherFigure, SameDay, SameFigure, SameNames, SameWords};
    let index = index();
    for (text, best, reasons) in [
        (CLAIMS[0], 0, &[SameWords, SameFigure, SameDay, SameNames][..]),
        (
            "At least 52 people were killed when the Sorrin dam broke on 3 March 2021.",
            0,
            &[OtherFigure, SameDay, SameNames],
        ),
        ("Forty-one people died as a dam in Sorrin broke on 4 March 2021", 0, &[SameFigure, OtherDay]),
        ("Mayor Mara Velk closed twelve schools in Sorrin!", 1, &[NearSameWords, SameFigure, SameNames]),
        (
            "Unemployment in Velmora rose to 4.2 percent in March",
            2,
            &[NearSameWords, SameFigure, SameNames, MayBeOpposite],
        ),
        ("A giant squid was not found in the Ardel harbour", 3, &[SameNames, MayBeOpposite]),
        ("Council rejected the Ardel bridge", 4, &[MayBeOpposite]),
        ("Salt exports of Velmora", 5, &[]),
    ] {
        let found = search(&index, &asked(text));
        let first = found.first().unwrap();
        assert_eq!(first.id, best, "{text}");
        for reason in Reason::ALL {
            let expected = reasons.contains(reason);
            let is_open = *reason == SameNames && !expected;
            assert!(is_open || first.reasons.contains(reason) == expected, "{text}: {:?}", first.reasons);
        }
        assert!(found.is_sorted_by(|a, b| a.score >= b.score), "{text}");
        let shares: f64 = found.iter().map(|found| found.share).sum();
        assert!(shares > 0.0 && shares < 1.0 + 1e-9, "{text}: {shares}");
    }
    for nothing in ["", "the of and", "xylophone"] {
        assert_eq!(search(&index, &asked(nothing)), [], "{nothing}");
    }
}

#[test]
fn the_day_of_a_report_does_not_decide() {
    const CLAIMS: [&str; 2] = [
        "Inflation in Velmora reached 7.4 percent in October 2026, the statistics office said on Thursday [19 November 2026].",
        "Unemployment in Velmora reached 9.1 percent in October 2026, the statistics office said on Monday [23 November 2026].",
    ];
    let mut index = Index::default();
    for (id, text) in CLAIMS.iter().enumerate() {
        index.add(id, &Claim { text, ..Claim::default() }, None);
    }
    let day = NaiveDate::from_ymd_opt(2026, 11, 23);
    for said in ["on Monday [23 November 2026]", "late on Monday", "in a statement on Monday"] {
        let text =
            format!("Inflation in Velmora reached 7.4 percent in October 2026, the statistics office said {said}.");
        let query = PreparedQuery::new(&Query { text, day, ..Query::default() }, None);
        let candidate =
            |id: usize| Candidate { id, claim: Claim { text: CLAIMS[id], ..Claim::default() }, vector: None };
        let found = index.rank(&query, &[candidate(0), candidate(1)], 2);
        assert_eq!(found[0].id, 0, "{said}");
        assert!(found[0].share > 0.9, "{said}: {found:?}");
        for found in found {
            assert!(
                !found.reasons.iter().any(|reason| [Reason::SameDay, Reason::OtherDay].contains(reason)),
                "{found:?}"
            );
        }
    }
}

#[test]
fn the_claimant_and_the_day_of_a_post_count() {
    let query = Query::of_post("We close the schools https://x.example/1 — Mara Velk (@maravelk) March 5, 2021");
    assert_eq!(
        (query.claimant.as_deref(), query.day),
        (Some("Mara Velk (@maravelk)"), NaiveDate::from_ymd_opt(2021, 3, 5))
    );
    let found = search(&index(), &query);
    assert_eq!(found[0].id, 1);
    assert!(found[0].reasons.contains(&Reason::SameClaimant), "{:?}", found[0].reasons);
}

#[test]
fn claims_are_replaced_and_removed() {
    let mut index = index();
    assert!(index.remove(3) && !index.remove(3) && !index.contains(3));
    assert_eq!(search(&index, &asked("giant squid")), []);
    index.add(1, &Claim { text: "A giant squid ate a boat.", ..Claim::default() }, None);
    assert_eq!((search(&index, &asked("giant squid"))[0].id, index.len()), (1, 5));
    assert_eq!(search(&index, &asked("twelve schools closed")), []);
    // More changes than the index keeps gaps for.
    for _ in 0..3000 {
        index.add(3, &Claim { text: CLAIMS[3], ..Claim::default() }, None);
    }
    assert_eq!(index.len(), 6);
    for (text, best) in [(CLAIMS[3], 3), (CLAIMS[2], 2), (CLAIMS[5], 5)] {
        assert_eq!(search(&index, &asked(text))[0].id, best);
    }
}

#[test]
fn vectors_find_what_words_do_not() {
    let vector = |seed: f32| {
        let mut values = [0.0; CompactVector::LEN];
        for (at, value) in (0_u16..).zip(&mut values) {
            *value = (f32::from(at) * seed).sin();
        }
        CompactVector::new(&values)
    };
    let mut index = Index::default();
    let vectors: Vec<CompactVector> = (1_u16..=1000).map(|id| vector(f32::from(id))).collect();
    for (id, vector) in vectors.iter().enumerate() {
        index.add(id, &Claim { text: "salt", ..Claim::default() }, Some(vector));
    }
    index.remove(500);
    let query = PreparedQuery::new(&asked("sodium chloride"), Some(vectors[700].clone()));
    let found = index.candidates(&query);
    assert_eq!((found.by_words.len(), found.by_signs.len(), found.by_signs[0]), (0, SIGNED, 700));
    assert!(!found.by_signs.contains(&500));
    let near = index.nearest(&query, &found, |id| vectors.get(id).cloned());
    assert_eq!((near.len(), near[0]), (30, 700));
    let candidate = |id: usize| Candidate {
        id,
        claim: Claim { text: "salt", ..Claim::default() },
        vector: Some(vectors[id].clone()),
    };
    let candidates: Vec<_> = near.into_iter().map(candidate).collect();
    assert_eq!(index.rank(&query, &candidates, 3)[0].id, 700);
}

#[test]
fn tables_are_read_and_matches_printed() {
    let claims =
        "\tvclaim\ttitle\na1\t\"The \"\"dam\"\" of\nSorrin broke.\"\tDid the dam break?\nb2\tSquid in Ardel.\n";
    let rows = read(claims.as_bytes()).unwrap();
    assert_eq!(
        (rows[0].text.as_str(), rows[0].title.as_deref()),
        ("The \"dam\" of\nSorrin broke.", Some("Did the dam break?"))
    );
    let table = Table::new(rows, VectorModel::default(), |_| None);
    let queries = read("id\ttext\nq\tA dam broke in Sorrin\nr\tnothing else\n".as_bytes()).unwrap();
    let mut out = Vec::new();
    table.print(&queries, |_| None, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let cells: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(cells.iter().map(|line| line[..3].to_vec()).collect::<Vec<_>>(), [["q", "a1", "1"]]);
    assert!(cells[0][3].parse::<f64>().is_ok());
    let rows = read("\u{feff}id\ttext\n\"q\tr\"\tA dam broke in \"Sorrin\u{fffd}\" (5\")\n".as_bytes()).unwrap();
    let mut out = Vec::new();
    table.print(&rows, |_| None, &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().starts_with("\"q\tr\"\ta1\t1\t"));
}

#[test]
fn a_file_that_is_no_table_is_refused_with_the_line() {
    let utf_16: Vec<u8> = "id\ttext\nq\tA dam".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], utf_16.as_slice()].concat();
    for (bytes, expected) in [
        (&b""[..], "line 1: the file is empty"),
        (b"id\nq\n", "line 1: there is only one column"),
        (b"id,text\nq,A dam\n", "line 1: there is only one column"),
        (b"id\ttext\nq\tA dam\n\nr\n", "line 4: there is only one column"),
        (b"id\ttext\nq\t\xff\n", "line 2: the text is not UTF-8"),
        (&utf_16, "line 1: the text is not UTF-8"),
        (&marked, "line 1: the text is not UTF-8"),
        (b"id\ttext\nq\t\"A dam\nr\tA squid\n", "line 2: a quotation mark opens a cell"),
        (b"id\ttext\nq\tA dam\nr\t\"A squid\ns\t\"A dam\"\n", "line 3: a quotation mark opens a cell"),
    ] {
        let error = read(bytes).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}
