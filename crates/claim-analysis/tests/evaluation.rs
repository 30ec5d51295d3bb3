//! Recall and precision on labelled articles. Skipped without evaluation data.

use std::path::PathBuf;

use claim_analysis::{Context, Kind, Span, extract};

struct Label {
    span: Span,
    /// Grades by two people: 0 no claim, 1 checkable, 2 must check.
    grades: (u8, u8),
    /// Kinds by two people; `None` for no claim.
    kinds: [Option<Kind>; 2],
}

/// Labelled articles in `shared/eval`, next to the repository.
fn folder() -> Option<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/eval/claims");
    Some(PathBuf::from(folder)).filter(|folder| folder.is_dir())
}

fn label(line: &str) -> Option<Label> {
    let mut columns = line.split('\t');
    let mut number = || columns.next()?.parse::<u32>().ok();
    let mut place = || usize::try_from(number()?).ok();
    let span = Span { start: place()?, end: place()? };
    let mut grade = || u8::try_from(number()?).ok();
    let grades = (grade()?, grade()?);
    let mut kind = || columns.next()?.parse().ok();
    Some(Label { span, grades, kinds: [kind(), kind()] })
}

/// True if the spans share at least half of the shorter one.
fn overlaps(a: Span, b: Span) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared * 2 >= a.len().min(b.len())
}

#[test]
fn labelled_articles_reach_recall_and_precision() {
    let Some(folder) = folder() else {
        println!("skipped: no evaluation data");
        return;
    };
    let (mut must, mut found, mut good, mut offered) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut named = 0_u32;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let labels: Vec<Label> = std::fs::read_to_string(&path).unwrap().lines().skip(1).filter_map(label).collect();
        let claims = extract(&text, &Context::default()).claims;
        for label in labels.iter().filter(|l| l.grades == (2, 2)) {
            must += 1;
            let mut on = claims.iter().filter(|c| overlaps(c.span, label.span)).peekable();
            found += u32::from(on.peek().is_some());
            named += u32::from(on.any(|c| label.kinds.contains(&Some(c.kind))));
        }
        for claim in &claims {
            let on: Vec<&Label> = labels.iter().filter(|l| overlaps(claim.span, l.span)).collect();
            let right = on.iter().any(|l| l.grades.0 > 0 && l.grades.1 > 0);
            let wrong = on.iter().all(|l| l.grades == (0, 0));
            offered += u32::from(right || wrong);
            good += u32::from(right);
        }
    }
    assert!(must > 0, "no labels were read");
    let (recall, precision) = (f64::from(found) / f64::from(must), f64::from(good) / f64::from(offered));
    let kind = f64::from(named) / f64::from(found);
    println!("recall of must-check {recall:.3}, precision {precision:.3}, kind {kind:.3}");
    // What models reach on articles that they have not seen.
    assert!(recall >= 0.98, "recall of must-check fell to {recall:.3}");
    assert!(precision >= 0.92, "precision fell to {precision:.3}");
    assert!(kind >= 0.78, "accuracy of kinds fell to {kind:.3}");
}
