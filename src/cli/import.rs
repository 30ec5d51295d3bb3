//! How do files become articles, one bad file keeping none of the others out?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use private_postgres::Mode;

use super::database::Database;
use super::manifest::{self, Found};
use crate::app::articles::Intake;
use crate::app::error::Error;
use crate::app::{self, App};
use crate::config::Settings;
use crate::domain::actor::Actor;
use crate::domain::article::{AnalysisState, Source};
use crate::jobs::worker;

/// From so many articles on the database is told to look at its tables again.
const MANY: usize = 100;

/// Takes in every file and finds its claims; fails in the end if one of them could not be taken in.
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
    // A server beside us may take some of these jobs; both get each done once.
    while worker::step(&app).await? {}
    if intakes.len() >= MANY
        && let Err(error) = app::articles::settle(&app).await
    {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "lists are slow until autovacuum has been by"
        );
    }
    for (file, intake) in &intakes {
        super::print(&report(&app, file, *intake).await?)?;
    }
    database.close().await?;

    super::print(&format!("{} imported, {failed} failed", intakes.len()))?;
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn import(app: &App, file: &Path, source: anyhow::Result<Source>) -> anyhow::Result<Intake> {
    let (source, text) = (source?, manifest::text(file)?);
    match app::articles::ingest(app, &Actor::system(), &source, &text).await {
        Ok(intake) => Ok(intake),
        Err(Error::Invalid(faults)) => {
            let faults: Vec<String> = faults.into_iter().map(|fault| fault.detail).collect();
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
    let article = app::articles::by_id(app, intake.article()).await?;
    let claims = match article.analysis_state {
        AnalysisState::Done => format!(
            "{} claims, {} to be checked",
            article.claims, article.must_check
        ),
        AnalysisState::Pending | AnalysisState::Running => "its claims are being found".to_owned(),
        AnalysisState::Failed => "its claims could not be found".to_owned(),
    };
    Ok(format!(
        "{}: {what} {}, {claims}",
        file.display(),
        article.id
    ))
}
