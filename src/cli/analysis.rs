//! The claim analysis that the settings choose.

use std::path::Path;

use anyhow::Context;
use sentence_vectors::Model;

use crate::app::articles::analyser::Analyser;
use crate::config::Settings;

/// The claim analysis of the settings.
pub(super) fn analyser(settings: &Settings) -> anyhow::Result<Analyser> {
    Ok(Analyser::new(english(settings)?, multilingual(settings)?))
}

/// The model that compares claims, if there is one.
pub(super) fn matching(settings: &Settings) -> anyhow::Result<Option<Model>> {
    Ok(multilingual(settings)?.or(english(settings)?))
}

fn english(settings: &Settings) -> anyhow::Result<Option<Model>> {
    let Some(file) = &settings.analysis.model else { return Ok(None) };
    let model = load("analysis.model", file, "make model")?;
    anyhow::ensure!(
        !model.is_multilingual(),
        "analysis.model: {} is the multilingual model; use it as `matching.model`",
        file.display()
    );
    Ok(Some(model))
}

fn multilingual(settings: &Settings) -> anyhow::Result<Option<Model>> {
    let Some(file) = &settings.matching.model else { return Ok(None) };
    let model = load("matching.model", file, "make model ARGS=multilingual")?;
    anyhow::ensure!(
        model.is_multilingual(),
        "matching.model: {} is a model for English; use it as `analysis.model`",
        file.display()
    );
    Ok(Some(model))
}

fn load(setting: &str, file: &Path, command: &str) -> anyhow::Result<Model> {
    Model::load(file).with_context(|| {
        format!("{setting}: cannot use {}; make it with `{command}`, or leave the setting out", file.display())
    })
}
