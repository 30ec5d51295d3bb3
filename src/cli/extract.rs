//! Extract command: the claims of text files, one JSON object per line.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claim_analysis::{Claim, Context};
use serde::Serialize;

use crate::app::articles::analyser::Analyser;
use crate::cli::manifest::{self, Found};
use crate::domain::articles::article::{Language, Source};
use crate::domain::kernel::moment::Moment;

/// One claim. Offsets are in code points of the file; `end` is exclusive.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    score: f64,
    kind: claim_analysis::Kind,
    kind_certainty: f64,
    second_kind: Option<claim_analysis::Kind>,
    claimant: Option<&'a str>,
    voice: claim_analysis::Voice,
    statement: &'a str,
    reasons: &'a [claim_analysis::Reason],
    values: &'a [claim_analysis::Value],
    ambiguities: Vec<String>,
}

/// Prints the claims of every file. Continues after an unreadable file and then returns the exit code 1.
pub(super) fn run(analyser: &Analyser, files: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for Found { file, source } in manifest::find(files) {
        if let Err(error) = extract(analyser, &file, source, &mut out) {
            eprintln!("{}: {error:#}", file.display());
            code = ExitCode::FAILURE;
        }
    }
    out.flush()?;
    Ok(code)
}

fn extract(
    analyser: &Analyser,
    file: &Path,
    source: anyhow::Result<Source>,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let (source, text) = (source?, manifest::text(file)?);
    let context = Context {
        title: source.title.as_deref(),
        language: source.language.as_ref().map(Language::as_str),
        published_on: source.published_at.map(Moment::day),
        ..Context::default()
    };
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    for claim in &analyser.extract(&text, &context).claims {
        serde_json::to_writer(&mut *out, &line(&name, claim))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn line<'a>(article: &'a str, claim: &'a Claim) -> Line<'a> {
    Line {
        article,
        start: claim.span.start,
        end: claim.span.end,
        score: claim.check_worthiness,
        kind: claim.kind,
        kind_certainty: claim.kind_certainty,
        second_kind: claim.second_kind,
        claimant: claim.attribution.claimant.as_deref(),
        voice: claim.attribution.voice,
        statement: &claim.statement,
        reasons: &claim.reasons,
        values: &claim.values,
        ambiguities: claim.ambiguities.iter().map(ToString::to_string).collect(),
    }
}
