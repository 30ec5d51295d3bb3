//! Import of other newsrooms' fact checks from files of any size.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use private_postgres::Mode;
use tokio::sync::mpsc;

use crate::app::context::App;
use crate::app::verdicts::checks::external_check::{BATCH, take_in};
use crate::cli::database::Database;
use crate::cli::imports::whole_pages;
use crate::config::Settings;
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::checks::external_check::{Imported, Review};
use crate::formats::markup::claim_review_import;
use crate::formats::markup::media_review_import::reviews;
use crate::formats::markup::page_items::Together;

/// Imports the ClaimReviews of trusted publishers from files: a DataFeed, a list, a single review or a page.
pub(crate) async fn run(settings: &Settings, files: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;
    crate::app::newsroom::setting::start(&app).await?;
    let mut outcome = ExitCode::SUCCESS;
    for file in files {
        let name = file.display();
        match import(&app, file).await {
            Ok(summary) => {
                crate::cli::output::print(&format!(
                    "{name}: {} imported, {} known, {} refused",
                    summary.imported, summary.known, summary.refused
                ))?;
                if summary.media_refused > 0 {
                    let unused = summary.media_refused;
                    crate::cli::output::print(&format!("  MediaReviews that cannot be used: {unused}"))?;
                }
                for reason in &summary.reasons {
                    crate::cli::output::print(&format!("  {reason}"))?;
                }
            }
            Err(error) => {
                eprintln!("{name}: {error:#}");
                outcome = ExitCode::FAILURE;
            }
        }
    }
    database.close().await?;
    Ok(outcome)
}

/// Imports a file. A blocking thread reads the file into a bounded channel, so that memory use stays constant.
async fn import(app: &App, file: &Path) -> anyhow::Result<Imported> {
    let (send, mut receive) = mpsc::channel::<Result<Review, String>>(2 * BATCH);
    let path = file.to_owned();
    let reading = tokio::task::spawn_blocking(move || read(&path, &send));
    let (mut summary, mut batch) = (Imported::default(), Vec::new());
    loop {
        let is_end = receive.recv_many(&mut batch, BATCH).await == 0;
        let found = whole_pages(&mut batch, is_end, |review| review.as_ref().ok().map(|review| review.url.as_str()));
        if !found.is_empty() {
            take_in(app, &Actor::system(), found, &mut summary).await?;
        }
        if is_end {
            break;
        }
    }
    summary.add(reading.await??);
    Ok(summary)
}

/// Sends every ClaimReview of a file. Returns the count of the MediaReviews that belong to none.
fn read(file: &Path, send: &mpsc::Sender<Result<Review, String>>) -> anyhow::Result<Imported> {
    let mut unused = Imported::default();
    let mut pass = |document: &serde_json::Value| {
        for review in reviews(document, &mut unused) {
            // The channel is closed after a failed import, and the import reports its error.
            let _ = send.blocking_send(review);
        }
    };
    let ending = file.extension().and_then(|ending| ending.to_str());
    if matches!(ending, Some("html" | "htm")) {
        let html = std::fs::read_to_string(file)?;
        pass(&claim_review_import::in_page(&html));
        return Ok(unused);
    }
    let reader = BufReader::new(File::open(file)?);
    let mut together = Together::default();
    let read = claim_review_import::each_item(reader, &mut |item| {
        if let Some((_, items)) = together.next((), item) {
            pass(&items);
        }
    });
    if let Some((_, items)) = together.end() {
        pass(&items);
    }
    read.context("not JSON from here on")?;
    Ok(unused)
}
