//! Score command: check-worthiness of each input line, one number per line.

use std::io::{BufRead, BufWriter, Write};

use crate::app::articles::analyser::Analyser;

/// Prints the check-worthiness (0 to 1, six decimals) of each line of standard input. Bytes that are not UTF-8 are
/// read as U+FFFD.
pub(super) fn run(analyser: &Analyser) -> anyhow::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line?;
        let sentence = String::from_utf8_lossy(&line);
        writeln!(out, "{:.6}", analyser.score(sentence.trim_end_matches('\r')))?;
    }
    out.flush()?;
    Ok(())
}
