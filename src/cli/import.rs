//! Import command: files become articles; a bad file does not stop the others.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use private_postgres::Mode;

use crate::app;
use crate::app::articles::article::Intake;
use crate::app::context::App;
use crate::app::error::Error;
use crate::cli::database::Database;
use crate::cli::manifest::{self, Found};
use crate::config::Settings;
use crate::domain::articles::article::{AnalysisState, Source};
use crate::domain::people::actor::Actor;
use crate::jobs::worker;

/// Minimum number of imported articles for an update of the planner statistics.
const MANY: usize = 100;

/// Imports every file and extracts its claims. Continues after a bad file and then returns the exit code 1.
pub(super) async fn run(settings: &Settings, files: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;

    let (mut intakes, mut failed) = (Vec::new(), 0_usize);
    for Found { file, source } in manifest::find(files) {
        match import(&app, &file, source).await {
            Ok(intake) => intakes.push((file, intake)),
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", file.display());
            }
        }
    }
    // A running server may take some of these jobs; each job is taken once.
    while worker::step(&app).await? {}
    if intakes.len() >= MANY
        && let Err(error) = app::articles::article::settle(&app).await
    {
        tracing::warn!(error = &error as &dyn std::error::Error, "lists are slow until autovacuum has been by");
    }
    for (file, intake) in &intakes {
        crate::cli::output::print(&report(&app, file, *intake).await?)?;
    }
    database.close().await?;

    crate::cli::output::print(&format!("{} imported, {failed} failed", intakes.len()))?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn import(app: &App, file: &Path, source: anyhow::Result<Source>) -> anyhow::Result<Intake> {
    let (source, text) = (source?, manifest::text(file)?);
    match app::articles::article::ingest(app, &Actor::system(), &source, &text).await {
        Ok(intake) => Ok(intake),
        Err(Error::Invalid(faults)) => {
            let faults: Vec<String> = faults.into_iter().map(|fault| fault.fault.to_string()).collect();
            anyhow::bail!("{}", faults.join("; "))
        }
        Err(error) => Err(error.into()),
    }
}

async fn report(app: &App, file: &Path, intake: Intake) -> anyhow::Result<String> {
    let what = match intake {
        Intake::New(_) => "new article",
        Intake::Changed(_) => "new version of article",
        Intake::Known(_) => "here already, article",
    };
    let article = app::articles::article::by_id(app, intake.article()).await?;
    let claims = match article.analysis_state {
        AnalysisState::Done => format!("{} claims, {} to be checked", article.claims, article.must_check),
        AnalysisState::Pending | AnalysisState::Running => "its claims are being found".to_owned(),
        AnalysisState::Failed => "its claims could not be found".to_owned(),
    };
    Ok(format!("{}: {what} {}, {claims}", file.display(), article.id))
}
