//! Import command: files and addresses become articles; a bad one does not stop the others.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use article_reader::DocumentType;
use private_postgres::Mode;

use crate::app;
use crate::app::articles::document::{self, Document};
use crate::app::articles::fetching;
use crate::app::articles::intake::{self, Incoming, Intake};
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::work::Work;
use crate::cli::database::Database;
use crate::cli::manifest::{self, Found};
use crate::config::Settings;
use crate::domain::articles::article::{AnalysisState, Article, Source};
use crate::domain::articles::fetch::{FetchProblem, FetchState};
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::job::Lane;
use crate::domain::people::actor::Actor;
use crate::jobs::worker;

/// Minimum number of imported articles for an update of the planner statistics.
const MANY: usize = 100;

/// Imports every file, fetches every address, and extracts the claims. Continues after a bad file and then returns the exit code 1.
pub(super) async fn run(settings: &Settings, files: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;

    let (mut intakes, mut failed) = (Vec::new(), 0_usize);
    let (addresses, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().flat_map(|word| listed(word)).partition(|word| address(word).is_some());
    for word in addresses {
        match ask(&app, &word).await {
            Ok(intake) => intakes.push((word, intake)),
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", word.display());
            }
        }
    }
    for Found { file, source } in manifest::find(&files) {
        match import(&app, &file, source).await {
            Ok(intake) => intakes.push((file, intake)),
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", file.display());
            }
        }
    }
    let refused = failed;
    // A running server may take some of these jobs; each job is taken once.
    for lane in [Lane::Pages, Lane::Own] {
        while worker::step(&app, lane).await? {}
    }
    if intakes.len() >= MANY
        && let Err(error) = app::articles::article::settle(&app).await
    {
        tracing::warn!(error = &error as &dyn std::error::Error, "lists are slow until autovacuum has been by");
    }
    for (file, intake) in &intakes {
        let article = app::articles::article::by_id(&app, intake.article()).await?;
        failed += usize::from(unread(&article).is_some());
        crate::cli::output::print(&report(file, *intake, &article))?;
    }
    database.close().await?;

    let imported = intakes.len() + refused - failed;
    crate::cli::output::print(&format!("{imported} imported, {failed} failed"))?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The addresses in a file that has one on each line and nothing else; otherwise the word itself.
fn listed(word: &Path) -> Vec<PathBuf> {
    let lines = || -> Option<Vec<PathBuf>> {
        let text = manifest::text(word).ok()?;
        let lines: Vec<PathBuf> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(PathBuf::from).collect();
        (!lines.is_empty() && lines.iter().all(|line| address(line).is_some())).then_some(lines)
    };
    lines().unwrap_or_else(|| vec![word.to_owned()])
}

/// The address, if the word is one.
fn address(word: &Path) -> Option<&str> {
    word.to_str().filter(|word| word.starts_with("https://") || word.starts_with("http://"))
}

async fn ask(app: &App, word: &Path) -> anyhow::Result<Intake> {
    let url =
        WebAddress::new(address(word).unwrap_or_default()).map_err(|fault| anyhow::anyhow!("the address {fault}"))?;
    let source = Source { url: Some(url.clone()), ..Source::default() };
    Ok(fetching::ask(app, &Actor::system(), &source, &url, None, Work::later).await?)
}

async fn import(app: &App, file: &Path, source: anyhow::Result<Source>) -> anyhow::Result<Intake> {
    let (source, bytes) = (source?, std::fs::read(file)?);
    let name = file.to_str().map(str::to_owned);
    let taken_in = match article_reader::document_type(&bytes, name.as_deref(), None) {
        None | Some(DocumentType::Text) if std::str::from_utf8(&bytes).is_ok() => {
            intake::ingest(app, &Actor::system(), Incoming::given(&source, &manifest::text(file)?)).await
        }
        _ => {
            let address = source.url.as_ref().map(|url| url.as_str().to_owned());
            document::take_in(app, &Actor::system(), source, Document { bytes, name, content_type: None, address })
                .await
        }
    };
    match taken_in {
        Ok(intake) => Ok(intake),
        Err(Error::Invalid(faults)) => {
            let faults: Vec<String> = faults.into_iter().map(|fault| fault.fault.to_string()).collect();
            anyhow::bail!("{}", faults.join("; "))
        }
        Err(Error::Unreadable(problem)) => anyhow::bail!("the file cannot be read ({})", problem.code()),
        Err(error) => Err(error.into()),
    }
}

/// Why the page of an article could not be read.
fn unread(article: &Article) -> Option<FetchProblem> {
    article.fetch().filter(|fetch| fetch.state == FetchState::Failed && fetch.same_as.is_none())?.problem
}

fn report(file: &Path, intake: Intake, article: &Article) -> String {
    let (file, id) = (file.display(), article.id);
    if let Some(problem) = unread(article) {
        return format!("{file}: the page cannot be read ({}), article {id}", problem.code());
    }
    if let Some(original) = article.fetch().and_then(|fetch| fetch.same_as) {
        return format!("{file}: leads to the page of article {original}");
    }
    let what = match intake {
        Intake::New(_) => "new article",
        Intake::Changed(_) => "new version of article",
        Intake::Described(_) | Intake::Known(_) => "here already, article",
    };
    let claims = match article.analysis_state {
        AnalysisState::Done => format!("{} claims, {} to be checked", article.claims, article.must_check),
        AnalysisState::Pending | AnalysisState::Running => "its claims are being found".to_owned(),
        AnalysisState::Failed => "its claims could not be found".to_owned(),
    };
    format!("{file}: {what} {id}, {claims}")
}
