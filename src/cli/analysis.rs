//! The claim analysis that the settings choose.

use std::path::PathBuf;

use anyhow::Context;
use sentence_vectors::Model;

use crate::app::articles::analyser::Analyser;
use crate::config::Settings;

/// The claim analysis of the settings.
pub(super) fn analyser(settings: &Settings) -> anyhow::Result<Analyser> {
    Ok(Analyser::new(model(settings)?))
}

/// The model of sentence embeddings of the settings, if there is one.
pub(super) fn model(settings: &Settings) -> anyhow::Result<Option<Model>> {
    let load = |file: &PathBuf| {
        Model::load(file).with_context(|| {
            format!(
                "analysis.model: cannot use {}; make it with `make model`, or leave the setting out",
                file.display()
            )
        })
    };
    settings.analysis.model.as_ref().map(load).transpose()
}
