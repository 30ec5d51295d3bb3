//! Do the figures in README.md still hold? Skipped when there is no evaluation data.

use std::path::PathBuf;

use claim_analysis::{Context, Span, extract};

struct Label {
    span: Span,
    grades: (u8, u8),
}

/// Where the labelled articles are: `EVALUATION`, or beside the project.
fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/eval");
    let root = std::env::var_os("EVALUATION").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    Some(root.join("claims")).filter(|claims| claims.is_dir())
}

fn label(line: &str) -> Option<Label> {
    let mut columns = line.split('\t');
    let mut number = || columns.next()?.parse::<usize>().ok();
    let span = Span {
        start: number()?,
        end: number()?,
    };
    let mut grade = || u8::try_from(number()?).ok();
    Some(Label {
        span,
        grades: (grade()?, grade()?),
    })
}

fn hits(a: Span, b: Span) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared * 2 >= a.len().min(b.len())
}

#[test]
fn labelled_articles() {
    let Some(folder) = folder() else {
        println!("skipped: no evaluation data");
        return;
    };
    let (mut must, mut found, mut good, mut offered) = (0_u32, 0_u32, 0_u32, 0_u32);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let labels: Vec<Label> = std::fs::read_to_string(&path)
            .unwrap()
            .lines()
            .skip(1)
            .filter_map(label)
            .collect();
        let claims = extract(&text, &Context::default()).claims;
        for label in labels.iter().filter(|l| l.grades == (2, 2)) {
            must += 1;
            found += u32::from(claims.iter().any(|c| hits(c.span, label.span)));
        }
        for claim in &claims {
            let on: Vec<&Label> = labels.iter().filter(|l| hits(claim.span, l.span)).collect();
            let right = on.iter().any(|l| l.grades.0 > 0 && l.grades.1 > 0);
            let wrong = on.iter().all(|l| l.grades == (0, 0));
            offered += u32::from(right || wrong);
            good += u32::from(right);
        }
    }
    assert!(must > 0, "no labels were read");
    let (recall, precision) = (
        f64::from(found) / f64::from(must),
        f64::from(good) / f64::from(offered),
    );
    println!("recall of must-check {recall:.3}, precision {precision:.3}");
    assert!(recall >= 0.97, "recall of must-check fell to {recall:.3}");
    assert!(precision >= 0.91, "precision fell to {precision:.3}");
}
