//! Claims in English and the same claims in Spanish, German, Russian, Arabic and French, with other numbers and negated.
//!
//! `fixtures/languages.tsv` has 60 invented claims, 12 for each language: language, claim, paraphrase, paraphrase with
//! another number, negated paraphrase.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::Path;

use claim_analysis::{Context, find_values};
use claim_matching::{Candidate, Claim, CompactVector, Index, Match, PreparedQuery, Query, Reason, Value, VectorModel};
use sentence_vectors::Model;

struct Row {
    language: &'static str,
    claim: &'static str,
    /// Figures and dates of the claim.
    values: Vec<Value>,
    paraphrase: &'static str,
    other_number: &'static str,
    negated: &'static str,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("fixtures/languages.tsv").lines().skip(1);
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [language, claim, paraphrase, other_number, negated] = cells.try_into().unwrap();
        Row { language, claim, values: find_values(claim, &Context::default()), paraphrase, other_number, negated }
    };
    lines.map(row).collect()
}

impl Row {
    fn claim(&self) -> Claim<'_> {
        Claim { text: self.claim, values: Some(&self.values), ..Claim::default() }
    }
}

fn query(text: &str, vector: Option<CompactVector>) -> PreparedQuery {
    PreparedQuery::new(&Query { text: text.to_owned(), ..Query::default() }, vector)
}

/// Whether a text has this reason for a claim.
fn has(index: &Index<usize>, text: &str, row: &Row, reason: Reason) -> bool {
    let candidate = Candidate { id: 0, claim: row.claim(), vector: None };
    index.rank(&query(text, None), &[candidate], 1)[0].reasons.contains(&reason)
}

fn index(rows: &[Row], vectors: &[Option<CompactVector>]) -> Index<usize> {
    let mut index = Index::new(VectorModel::Multilingual);
    for (at, (row, vector)) in rows.iter().zip(vectors).enumerate() {
        index.add(at, &row.claim(), vector.as_ref());
    }
    index
}

#[test]
fn other_numbers_and_negations_are_told() {
    let rows = rows();
    let index = index(&rows, &vec![None; rows.len()]);
    let mut told = [0; 4];
    for row in &rows {
        let texts = [
            (row.other_number, Reason::OtherFigure),
            (row.paraphrase, Reason::OtherFigure),
            (row.negated, Reason::MayBeOpposite),
            (row.paraphrase, Reason::MayBeOpposite),
        ];
        for ((text, reason), (told, is_trap)) in texts.into_iter().zip(told.iter_mut().zip([true, false, true, false]))
        {
            let has = has(&index, text, row, reason);
            *told += usize::from(has);
            if has != is_trap {
                eprintln!("{}: {} {text:?}", row.language, if has { "wrong" } else { "missed" });
            }
        }
    }
    eprintln!(
        "other number: {} of 60, the claim itself {}; negated: {} of 60, the claim itself {}",
        told[0], told[1], told[2], told[3]
    );
    assert!(told[0] >= 59 && told[1] == 0 && told[2] >= 59 && told[3] <= 1, "{told:?}");
}

#[test]
fn paraphrases_in_other_languages_find_the_claim() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/multilingual.bin");
    if !path.exists() {
        eprintln!("skipped: no model file (run `make model ARGS=multilingual`)");
        return;
    }
    let model = Model::load(path).unwrap();
    let vector = |text: &str| Some(CompactVector::new(model.embed(text).values()));
    let rows = rows();
    let vectors: Vec<_> = rows.iter().map(|row| vector(row.claim)).collect();
    let index = index(&rows, &vectors);
    let best = |text: &str| -> Match<usize> {
        let query = query(text, vector(text));
        let candidates = index.candidates(&query);
        let ids = index.nearest(&query, &candidates, |id| vectors[id].clone());
        let loaded: Vec<_> =
            ids.into_iter().map(|id| Candidate { id, claim: rows[id].claim(), vector: vectors[id].clone() }).collect();
        index.rank(&query, &loaded, 1).remove(0)
    };
    let mut first = 0;
    for (at, row) in rows.iter().enumerate() {
        let found = best(row.paraphrase);
        first += usize::from(found.id == at);
        if found.id != at {
            eprintln!("{}: {:?} finds {:?}", row.language, row.paraphrase, rows[found.id].claim);
        }
    }
    eprintln!("the claim comes first for {first} of 60 paraphrases");
    assert_eq!(first, 60);

    let paraphrases: Vec<_> = rows.iter().filter_map(|row| vector(row.paraphrase)).collect();
    let (mut translations, mut others) = (Vec::new(), Vec::new());
    for (at, paraphrase) in paraphrases.iter().enumerate() {
        for (other, claim) in vectors.iter().flatten().enumerate() {
            if at == other { &mut translations } else { &mut others }.push(claim.cosine(paraphrase));
        }
    }
    translations.sort_by(f64::total_cmp);
    others.sort_by(f64::total_cmp);
    let (least, middle) = (translations[0], others[others.len() / 2]);
    eprintln!("translations are at least {least:.2} alike, half of all other pairs {middle:.2}");
    assert!(least > 0.45 && middle < 0.2, "{least} {middle}");
}
