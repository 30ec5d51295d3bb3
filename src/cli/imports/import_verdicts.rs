//! Import of the newsroom's own checks from before Claimdesk, from files of any size.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use chrono::NaiveDate;
use clap::Args;
use private_postgres::Mode;
use tokio::sync::mpsc;
use url::Url;

use crate::app::context::App;
use crate::app::verdicts::checks::earlier_check::{self, Archive, BATCH};
use crate::cli::database::Database;
use crate::cli::imports::whole_pages;
use crate::cli::output::print;
use crate::config::Settings;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publisher::publisher_host;
use crate::domain::verdicts::checks::earlier_check::{ArchiveImport, Row, Waiting};
use crate::formats::earlier::claim_review::{self, Page};
use crate::formats::earlier::input::{Format, Input, ROW};
use crate::formats::earlier::wordpress::FieldNames;
use crate::formats::earlier::{table, wordpress};
use crate::formats::markup::claim_review_import::{each_item, in_page};
use crate::formats::markup::media_review_import::{Found, reviews_with_media};
use crate::formats::markup::page_items::Together;

/// Bytes at the start of a file that tell its format.
const START: usize = 512;

/// What is imported, and how.
#[derive(Debug, Args)]
pub struct ImportVerdicts {
    /// ClaimReview (JSON-LD of any size, an HTML page), CSV with a header, or a WordPress export (WXR).
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A host of the newsroom; checks of other hosts are refused. Default: the host of the setting `public_url`.
    #[arg(long = "host", value_name = "HOST")]
    hosts: Vec<String>,
    /// First day of the checks that feeds show. Default: feeds show none of them.
    #[arg(long, value_name = "DATE")]
    feeds_from: Option<NaiveDate>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// WordPress: name of the custom field with the claim.
    #[arg(long, value_name = "NAME", default_value = "claim")]
    claim_field: String,
    /// WordPress: name of the custom field with the rating.
    #[arg(long, value_name = "NAME", default_value = "rating")]
    rating_field: String,
    /// WordPress: name of the custom field with the claimant.
    #[arg(long, value_name = "NAME", default_value = "claimant")]
    claimant_field: String,
    /// WordPress: name of the custom field with the day of the claim.
    #[arg(long, value_name = "NAME", default_value = "claim_date")]
    claim_date_field: String,
    /// WordPress: name of the custom field with the address at which the claim was made.
    #[arg(long, value_name = "NAME", default_value = "claim_url")]
    claim_url_field: String,
}

impl ImportVerdicts {
    fn archive(&self, public_url: &str) -> anyhow::Result<Archive> {
        let own = || Some(vec![Url::parse(public_url).ok()?.host_str()?.to_owned()]);
        let named = self.hosts.iter().map(|name| {
            let host = publisher_host(name).with_context(|| format!("{name} is not the name of a host"))?;
            Ok(host.to_ascii_lowercase())
        });
        let hosts: Vec<String> = named.collect::<anyhow::Result<_>>()?;
        let hosts = if hosts.is_empty() { own().context("name the hosts of the newsroom with --host")? } else { hosts };
        Ok(Archive { hosts, feeds_from: self.feeds_from, dry_run: self.dry_run })
    }

    fn names(&self) -> FieldNames {
        FieldNames {
            claim: self.claim_field.clone(),
            rating: self.rating_field.clone(),
            claimant: self.claimant_field.clone(),
            claim_date: self.claim_date_field.clone(),
            claim_url: self.claim_url_field.clone(),
        }
    }
}

/// Imports the files. Returns the exit code 1 if a row was refused or waits, or a file could not be read to its end.
pub(crate) async fn run(settings: &Settings, what: &ImportVerdicts) -> anyhow::Result<ExitCode> {
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;
    crate::app::newsroom::setting::start(&app).await?;
    let archive = what.archive(&app.publisher().public_url)?;
    let (mut outcome, mut waiting) = (ExitCode::SUCCESS, Waiting::new());
    for file in &what.files {
        let mut summary = ArchiveImport::default();
        let read = import(&app, &archive, file, &what.names(), &mut summary).await;
        let name = file.display();
        if let Err(error) = &read {
            eprintln!("{name}: {error:#}");
        }
        report(&name.to_string(), &summary, what.dry_run)?;
        if !what.dry_run {
            earlier_check::finish(&app, &Actor::system(), &name.to_string(), &summary).await?;
        }
        if read.is_err() || summary.refused > 0 || !summary.waiting.is_empty() {
            outcome = ExitCode::FAILURE;
        }
        for (words, rows) in summary.waiting {
            *waiting.entry(words).or_default() += rows;
        }
    }
    if !what.dry_run {
        earlier_check::keep_waiting(&app, &Actor::system(), &archive, &waiting).await?;
    }
    database.close().await?;
    Ok(outcome)
}

fn report(name: &str, summary: &ArchiveImport, dry_run: bool) -> anyhow::Result<()> {
    let waiting: i32 = summary.waiting.values().sum();
    let (imported, known, refused) = (summary.imported, summary.known, summary.refused);
    let would = if dry_run { "would be " } else { "" };
    print(&format!(
        "{name}: {imported} {would}imported ({} in feeds), {known} known, {refused} refused, {waiting} with unmapped ratings",
        summary.in_feeds
    ))?;
    if summary.media_refused > 0 {
        print(&format!("  MediaReviews that cannot be used: {}", summary.media_refused))?;
    }
    for ((site, words), rows) in &summary.waiting {
        print(&format!("  {rows} × \"{words}\" of {site}"))?;
    }
    if waiting > 0 {
        print("Map these ratings on the page Publishers' ratings of the dashboard, then run the import again.")?;
    }
    Ok(())
}

/// Imports a file. A blocking thread reads the file into a bounded channel, so that memory use stays constant.
async fn import(
    app: &App,
    archive: &Archive,
    file: &Path,
    names: &FieldNames,
    summary: &mut ArchiveImport,
) -> anyhow::Result<()> {
    let (send, mut receive) = mpsc::channel::<Row>(BATCH);
    let (path, names) = (file.to_owned(), names.clone());
    let reading = tokio::task::spawn_blocking(move || {
        let mut unused = 0;
        // The channel is closed after a failed import, and the import reports its error.
        let read = read(&path, &names, &mut |row| drop(send.blocking_send(row)), &mut |media| {
            eprintln!("{}: {media}", path.display());
            unused += 1;
        });
        (read, unused)
    });
    let mut rows = Vec::new();
    loop {
        let is_end = receive.recv_many(&mut rows, BATCH).await == 0;
        let batch = whole_pages(&mut rows, is_end, |row| row.check.as_ref().ok().map(|check| check.url.as_str()));
        let refused = earlier_check::take_in(app, &Actor::system(), archive, batch, summary).await?;
        for row in refused {
            eprintln!("{}: {row}", file.display());
        }
        if is_end {
            break;
        }
    }
    let (read, unused) = reading.await?;
    summary.media_refused += unused;
    read
}

/// Passes on every row of a file, and every MediaReview that belongs to none: its place and the reason.
fn read(
    file: &Path,
    names: &FieldNames,
    each: &mut dyn FnMut(Row),
    unused: &mut dyn FnMut(String),
) -> anyhow::Result<()> {
    let mut reader = BufReader::new(File::open(file)?);
    let start = reader.fill_buf()?;
    let format = Format::guess(start.get(..START).unwrap_or(start));
    let (mut input, progress) = Input::new(reader);
    match format {
        Format::ClaimReview => {
            let mut together = Together::default();
            let read = each_item(input, &mut |item| {
                progress.next_row();
                if let Some((lines, items)) = together.next(progress.line(), item) {
                    reviews(&items, &lines, each, unused);
                }
            });
            if let Some((lines, items)) = together.end() {
                reviews(&items, &lines, each, unused);
            }
            read.map_err(|error| anyhow!("line {}: {error}", progress.line()))
        }
        Format::Page => {
            let mut html = String::new();
            input.by_ref().take(ROW).read_to_string(&mut html)?;
            reviews(&in_page(&html), &[progress.line()], each, unused);
            Ok(())
        }
        Format::Csv => table::each(input, &progress, each).map_err(|error| anyhow!(error)),
        Format::Wordpress => wordpress::each(input, names, &progress, each, unused).map_err(|error| anyhow!(error)),
    }
}

/// The reviews of a list of items, of which each ends at its line; the items of a page end at one.
fn reviews(items: &serde_json::Value, lines: &[u64], each: &mut dyn FnMut(Row), unused: &mut dyn FnMut(String)) {
    let place = |item: usize| format!("line {}", lines.get(item).or(lines.last()).copied().unwrap_or(1));
    let Found { reviews, unused: media } = reviews_with_media(items);
    for review in reviews {
        each(Row { place: place(review.item), check: claim_review::check(review, &Page::default()) });
    }
    for media in media {
        unused(format!("{}: {media}", place(media.item)));
    }
}
