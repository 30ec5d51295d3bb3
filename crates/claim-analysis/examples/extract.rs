//! Claims of text files, one JSON object per line: `extract FILE...`

use std::path::Path;

use claim_analysis::{Context, extract};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let article = Path::new(&path)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for claim in extract(&text, &Context::default()).claims {
            let line = serde_json::json!({
                "article": article,
                "start": claim.span.start,
                "end": claim.span.end,
                "score": claim.check_worthiness,
                "kind": claim.kind,
                "claimant": claim.attribution.claimant,
            });
            println!("{line}");
        }
    }
    Ok(())
}
